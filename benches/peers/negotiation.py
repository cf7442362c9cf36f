"""The negotiation solver beside the solvers a user would take instead: one command, one table.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install python-sat ortools highspy z3-solver
    /tmp/peers/bin/python benches/peers/negotiation.py

Builds and runs our side (`cargo run --release --example negotiation_instances`), which writes the instances from their
seeds as JSON; the peers read the same files. Each peer gets the model its own users would write; every answer is checked
against the instance and against ours. --limit S bounds each call (10 s), --long gives HiGHS 100 s on the assembly.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def ours(folder):
    command = ["cargo", "run", "--quiet", "--release", "-p", "penholder-analysis", "--example", "negotiation_instances", "--", folder]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def median(ask, limit):
    """The answer and the median time of as many calls as fit into a second; one call at least."""
    times, answer, end = [], None, time.perf_counter() + min(1.0, limit)
    while not times or (time.perf_counter() < end and len(times) < 51):
        start = time.perf_counter()
        answer = ask()
        times.append(time.perf_counter() - start)
    return answer, statistics.median(times) * 1000


def check(case, text):
    """The worth of a text (a set of the elements that stand), or None if it does not pass."""
    met = lambda clause: any((abs(l) in text) == (l > 0) for l in clause)
    against = {seat for seat, clause in case["demands"] if not met(clause)}
    if case["seats"] - len(against) < case["quota"] or any(seat < case["permanent"] for seat in against):
        return None
    return sum(weight for weight, clause in case["wishes"] if met(clause))


def formula(case):
    """Hard clauses, the literal of each seat's vote, and the soft literals, as DIMACS numbers."""
    from pysat.card import CardEnc, EncType

    votes = [case["elements"] + 1 + seat for seat in range(case["seats"])]
    hard = [clause + [-votes[seat]] for seat, clause in case["demands"]]
    hard += [[votes[seat]] for seat in range(case["permanent"])]
    card = CardEnc.atleast(votes, case["quota"], top_id=votes[-1], encoding=EncType.totalizer)
    top = max(votes[-1], card.nv)
    return hard + card.clauses, votes, top


def text_of(model, case):
    return {l for l in model[: case["elements"]] if l > 0}


def rc2(case, limit):
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    def ask():
        wcnf = WCNF()
        hard, _, _ = formula(case)
        wcnf.extend(hard)
        for weight, clause in case["wishes"]:
            wcnf.append(clause, weight=weight)
        with RC2(wcnf) as solver:
            return solver.compute()

    model, ms = median(ask, limit)
    return (check(case, text_of(model, case)) if model else None), ms


def cp_sat(case, limit):
    from ortools.sat.python import cp_model

    def ask():
        model = cp_model.CpModel()
        stands = [None] + [model.new_bool_var("") for _ in range(case["elements"])]
        votes = [model.new_bool_var("") for _ in range(case["seats"])]
        literal = lambda l: stands[l] if l > 0 else stands[-l].negated()
        for seat, clause in case["demands"]:
            model.add_bool_or([literal(l) for l in clause] + [votes[seat].negated()])
        for seat in range(case["permanent"]):
            model.add(votes[seat] == 1)
        model.add(sum(votes) >= case["quota"])
        gains = []
        for weight, clause in case["wishes"]:
            gain = model.new_bool_var("")
            model.add_bool_or([literal(l) for l in clause] + [gain.negated()])
            gains.append(weight * gain)
        model.maximize(sum(gains))
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = limit
        solver.parameters.num_workers = 1
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, None
        return {at for at in range(1, case["elements"] + 1) if solver.value(stands[at])}, solver.best_objective_bound

    (text, bound), ms = median(ask, limit)
    return (check(case, text), bound) if text is not None else (None, bound), ms


def highs(case, limit):
    import highspy

    def ask():
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("time_limit", float(limit))
        solver.setOptionValue("threads", 1)
        stands = [None] + [solver.addBinary() for _ in range(case["elements"])]
        votes = [solver.addBinary() for _ in range(case["seats"])]
        met = lambda clause: sum(stands[l] if l > 0 else 1 - stands[-l] for l in clause)
        for seat, clause in case["demands"]:
            solver.addConstr(met(clause) >= votes[seat])
        for seat in range(case["permanent"]):
            solver.addConstr(votes[seat] == 1)
        solver.addConstr(sum(votes) >= case["quota"])
        gains = []
        for weight, clause in case["wishes"]:
            gain = solver.addBinary()
            solver.addConstr(met(clause) >= gain)
            gains.append(weight * gain)
        solver.maximize(sum(gains))
        info, values = solver.getInfo(), solver.getSolution().col_value
        if info.primal_solution_status != 2:
            return None, info.mip_dual_bound
        return {at for at in range(1, case["elements"] + 1) if values[at - 1] > 0.5}, info.mip_dual_bound

    (text, bound), ms = median(ask, limit)
    return (check(case, text), bound) if text is not None else (None, bound), ms


def z3(case, limit):
    import z3 as z

    def ask():
        solver = z.Optimize()
        solver.set("timeout", int(limit * 1000))
        stands = [None] + [z.Bool(f"e{at}") for at in range(case["elements"])]
        votes = [z.Bool(f"v{seat}") for seat in range(case["seats"])]
        literal = lambda l: stands[l] if l > 0 else z.Not(stands[-l])
        for seat, clause in case["demands"]:
            solver.add(z.Or([literal(l) for l in clause] + [z.Not(votes[seat])]))
        for seat in range(case["permanent"]):
            solver.add(votes[seat])
        solver.add(z.AtLeast(*votes, case["quota"]))
        for weight, clause in case["wishes"]:
            solver.add_soft(z.Or([literal(l) for l in clause]), weight)
        if solver.check() != z.sat:
            return None
        model = solver.model()
        return {at for at in range(1, case["elements"] + 1) if z.is_true(model[stands[at]])}

    text, ms = median(ask, limit)
    return (check(case, text) if text is not None else None), ms


def selected(case):
    """Each demand as one soft unit that switches it on; the rule is hard, as ours keeps it in every deadlock."""
    from pysat.formula import WCNF

    hard, votes, top = formula(case)
    wcnf = WCNF()
    wcnf.extend(hard[len(case["demands"]) :])
    for seat, clause in case["demands"]:
        top += 1
        wcnf.append(clause + [-votes[seat], -top])
        wcnf.append([top], weight=1)
    return wcnf


def musx(case, limit):
    from pysat.examples.musx import MUSX

    def ask():
        with MUSX(selected(case), solver="m22", verbosity=0) as solver:
            return len(solver.compute())

    return median(ask, limit)


def optux(case, limit):
    from pysat.examples.optux import OptUx

    def ask():
        with OptUx(selected(case)) as solver:
            return len(solver.compute())

    return median(ask, limit)


def row(instance, question, who, ms, answer):
    print(f"| {instance:15} | {question:38} | {who:14} | {ms:12.3f} | {answer} |", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--limit", type=float, default=10.0)
    arguments.add_argument("--long", action="store_true")
    given = arguments.parse_args()
    print(f"| {'instance':15} | {'question':38} | {'solver':14} | {'ms':>12} | answer |")
    print("|---|---|---|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        lines = ours(folder)
        best = {}
        for line in lines:
            row(line["instance"], line["question"], "penholder", line["ms"], json.dumps(line["answer"]))
            if line["question"] == "best":
                best[line["instance"]] = line["answer"]
        for name in ("council-topics", "council-whole"):
            case = json.loads(Path(folder, f"{name}.json").read_text())
            for who, peer in (("RC2", rc2), ("CP-SAT", cp_sat), ("HiGHS", highs), ("Z3", z3)):
                answer, ms = peer(case, given.limit)
                worth = answer[0] if isinstance(answer, tuple) else answer
                row(name, "best", who, ms, worth)
                if worth != best[name]["worth"]:
                    sys.exit(f"{who} finds {worth} on {name}, we find {best[name]}")
        case = json.loads(Path(folder, "council-blocked.json").read_text())
        for who, peer in (("MUSX", musx), ("OptUx", optux)):
            size, ms = peer(case, given.limit)
            row("council-blocked", "one deadlock", who, ms, size)
        case = json.loads(Path(folder, "assembly.json").read_text())
        for who, peer in (("CP-SAT", cp_sat), ("HiGHS", highs)):
            limit = 100.0 if given.long and who == "HiGHS" else given.limit
            (worth, bound), ms = peer(case, limit)
            row("assembly", f"best, {limit:.0f} s", who, ms, f"{worth}, at most {bound}")


main()
