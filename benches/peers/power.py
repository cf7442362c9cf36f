#!/usr/bin/env python3
"""Voting power: ours beside the Python packages that carry the same games, in one table.

    python3 -m venv target/peers && target/peers/bin/pip install numpy powerindices power-bdd powerindex
    target/peers/bin/python benches/peers/power.py

Each peer runs in a process of its own, by its documented calls, for as many seconds as `--most` allows (600), so that its
memory can be told; the clock starts after the imports. The fastest of some runs where one takes less than a second. Votes
and inhabitants are read from our charters. The first value beside each figure shows that the same game was counted.
`--peers-only` leaves out ours (`cargo bench -p penholder-analysis --bench power`), `--only WORD` all games but some.
"""

import argparse
import multiprocessing
import pathlib
import re
import resource
import subprocess
import time
import tomllib

TOP = pathlib.Path(__file__).resolve().parents[2]
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def weights(body, measure):
    charter = tomllib.loads((TOP / "charters" / body / "charter.toml").read_text())
    return [seat["weights"][measure] for seat in charter["seat"]]


def council_powerindices():
    from powerindices import compute_csi, compute_pbi, compute_ssi

    quota, votes = 39, [7] * 5 + [1] * 10
    return lambda: [compute(quota, votes) for compute in (compute_pbi, compute_csi, compute_ssi)][2][0]


def council_power_bdd():
    from power_bdd.bdd import BDD, WeightedGame

    def run():
        game = BDD(WeightedGame(39, [7] * 5 + [1] * 10))
        game.calc_banzhaf()
        return game.calc_shapley()[0]

    return run


def union_power_bdd():
    from power_bdd.bdd import BDD, WeightedGame

    inhabitants = weights("eu-council-2017", "population")
    heads = [1] * len(inhabitants)

    def run():
        quota = -(-sum(inhabitants) * 65 // 100)
        game = BDD(WeightedGame(15, heads)) & BDD(WeightedGame(quota, inhabitants)) | BDD(WeightedGame(24, heads))
        game.calc_banzhaf()
        return game.calc_shapley()[0]

    return run


def federal_power_bdd():
    from power_bdd.bdd import BDD, WeightedGame

    def of(quota, president=0, vice_president=0, senators=0, representatives=0):
        return BDD(WeightedGame(quota, [president, vice_president] + [senators] * 100 + [representatives] * 435))

    def run():
        house, senate, president = of(218, representatives=1), of(51, senators=1), of(1, president=1)
        tied, tie_break = of(50, senators=1), of(1, vice_president=1)
        overridden = of(290, representatives=1) & of(67, senators=1)
        game = house & senate & president | house & tied & tie_break & president | overridden
        game.calc_banzhaf()
        return game.calc_shapley()[0]

    return run


def fund_powerindex():
    import powerindex

    votes = weights("imf-governors", "votes")

    def run():
        game = powerindex.Game(sum(votes) // 2 + 1, votes)
        game.calc_banzhaf()
        return game.banzhaf[0]

    return run


GAMES = (
    ("Council, all indices", "security_council_all_indices", "shapley-shubik of a permanent member",
     (("powerindices (3 of 8)", council_powerindices), ("power_bdd (2 of 8)", council_power_bdd))),
    ("EU-27, both", "european_union_27_both", "shapley-shubik of the first", (("power_bdd", union_power_bdd),)),
    ("US federal system, both", "united_states_congress_both", "shapley-shubik of the President",
     (("power_bdd", federal_power_bdd),)),
    ("IMF, Banzhaf", "monetary_fund_banzhaf", "banzhaf of the first", (("powerindex", fund_powerindex),)),
    ("IMF, Shapley-Shubik", "monetary_fund_shapley_shubik", "", ()),
)


def timed(prepare, answers):
    run = prepare()
    times = []
    while not times or (sum(times) < 1 and len(times) < 1000):
        start = time.perf_counter()
        value = run()
        times.append(time.perf_counter() - start)
    answers.put((min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, value))


def peer(prepare, most):
    """Seconds, megabytes and the first value; nothing if it takes longer."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=timed, args=(prepare, answers))
    process.start()
    process.join(most)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return answers.get(timeout=5) if process.exitcode == 0 else None


def ours():
    """Seconds of each bench, the fastest run."""
    out = subprocess.run(["cargo", "bench", "-p", "penholder-analysis", "--bench", "power"], cwd=TOP, check=True,
                         capture_output=True, text=True).stdout
    rows = re.findall(r"─ (\w+)\s+([\d.]+) (ns|µs|ms|s) ", out)
    return {name: float(number) * UNITS[unit] for name, number, unit in rows}


def says(seconds):
    unit = next((unit for unit in ("s", "ms", "µs") if seconds >= UNITS[unit]), "ns")
    return f"{seconds / UNITS[unit]:.3g} {unit}"


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("--peers-only", action="store_true")
    read.add_argument("--most", type=float, default=600, help="seconds for each peer")
    read.add_argument("--only", default="", help="games with this word")
    args = read.parse_args()
    measured = {} if args.peers_only else ours()
    print(f"{'game':<25}{'by':<24}{'time':>9}{'times ours':>12}{'memory':>10}  first value")
    for game, bench, what, peers in GAMES:
        if args.only not in game:
            continue
        mine = measured.get(bench)
        if mine:
            print(f"{game:<25}{'Penholder':<24}{says(mine):>9}{1:>12}", flush=True)
        for name, prepare in peers:
            found = peer(prepare, args.most)
            if found is None:
                print(f"{game:<25}{name:<24}  not done in {args.most:.0f} s, or failed", flush=True)
                continue
            seconds, memory, value = found
            times = f"{seconds / mine:,.0f}" if mine else ""
            print(f"{game:<25}{name:<24}{says(seconds):>9}{times:>12}{memory:>7.0f} MB  {value:.6f} {what}", flush=True)


if __name__ == "__main__":
    main()
