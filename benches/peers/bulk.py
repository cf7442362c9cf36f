#!/usr/bin/env python3
"""Bulk decisions: ours beside NumPy, pandas and Polars, in one table.

    python3 -m venv target/peers && target/peers/bin/pip install numpy pandas polars
    target/peers/bin/python benches/peers/bulk.py

The peers are written as somebody writes them who knows them: data in the type and order that suits the library, nothing
converted inside the clock, the same votes as ours (seven of ten in favour). Each figure is the fastest of some runs, on one
thread. `--peers-only` leaves out ours (`cargo bench -p penholder-analysis --bench bulk`).
"""

import os
import re
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import polars as pl  # noqa: E402

VOTES = 1 << 21
RUNS = 7
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def fastest(run, votes=VOTES):
    """Nanoseconds a vote."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times) / votes * 1e9


def positions(seats, votes=VOTES):
    """1 in favour, 2 against, 0 abstaining."""
    return np.random.default_rng(1).choice(np.array([1, 2, 0], np.int8), p=[0.7, 0.15, 0.15], size=(votes, seats))


def council():
    rows = positions(15)
    columns = np.asfortranarray(rows)
    yes = (rows == 1) @ (1 << np.arange(15)).astype(np.uint16)
    no = (rows == 2) @ (1 << np.arange(15)).astype(np.uint16)
    frame = pd.DataFrame(columns, columns=[f"s{seat}" for seat in range(15)])
    lazy = pl.DataFrame({f"s{seat}": columns[:, seat] for seat in range(15)})
    passes = (pl.sum_horizontal([(pl.col(f"s{seat}") == 1).cast(pl.UInt8) for seat in range(15)]) >= 9) & ~pl.any_horizontal(
        [pl.col(f"s{seat}") == 2 for seat in range(5)]
    )
    yield "NumPy, int8 matrix", lambda: ((rows == 1).sum(1) >= 9) & ~(rows[:, :5] == 2).any(1)
    yield "NumPy, int8 columns", lambda: (
        ((columns == 1).sum(1, dtype=np.int8) >= 9) & ~(columns[:, :5] == 2).any(1)
    )
    yield "NumPy, packed masks", lambda: (np.bitwise_count(yes) >= 9) & ((no & 31) == 0)
    yield "pandas", lambda: (frame.eq(1).sum(axis=1) >= 9) & ~frame.iloc[:, :5].eq(2).any(axis=1)
    yield "Polars", lambda: lazy.select(passes)


def eu():
    rows = positions(27)
    people = (475_701 + 82_374_299 // np.arange(1, 28)).astype(np.float64)
    lazy = pl.DataFrame({f"s{seat}": np.ascontiguousarray(rows[:, seat]) for seat in range(27)})
    in_favour = [pl.col(f"s{seat}") == 1 for seat in range(27)]
    states = pl.sum_horizontal([yes.cast(pl.UInt8) for yes in in_favour])
    inhabitants = pl.sum_horizontal([yes.cast(pl.Int64) * int(people[seat]) for seat, yes in enumerate(in_favour)])
    passes = (states >= 15) & ((inhabitants >= 0.65 * people.sum()) | (states > 23))

    def run():
        yes = rows == 1
        heads = yes.sum(1)
        return (heads >= 15) & ((yes @ people >= 0.65 * people.sum()) | (heads > 23))

    yield "NumPy", run
    yield "Polars", lambda: lazy.select(passes)


def imf():
    yes = positions(190, VOTES >> 3) == 1
    weights = 1_478 + 829_923 // np.arange(1, 191)
    exact, small = yes.astype(np.float64), yes.astype(np.float32)
    half = weights.sum() / 2
    of_exact, of_small, of_int = weights.astype(np.float64), weights.astype(np.float32), weights.astype(np.int64)
    yield "NumPy, bool matrix @ int64", lambda: yes @ of_int > half
    yield "NumPy, float64 dot (BLAS)", lambda: exact @ of_exact > half
    yield "NumPy, float32 dot (BLAS)", lambda: small @ of_small > half


def ours():
    """Nanoseconds a vote of each of our benches, from what divan prints (fastest)."""
    command = ["cargo", "bench", "--quiet", "-p", "penholder-analysis", "--bench", "bulk"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found, name = {}, None
    for line in told.splitlines():
        if match := re.match(r"[├╰]─ (\S+)\s+([\d.]+) (ns|µs|ms|s) ", line):
            name = match[1]
        elif name and (match := re.match(r"[│ ]\s+([\d.]+) ([KMGT]?)item/s", line)):
            found[name] = 1e9 / (float(match[1]) * {"": 1, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}[match[2]])
        elif name == "memory" and (match := re.match(r"[│ ]\s+([\d.]+) GB/s", line)):
            found[name] = float(match[1])
    return found


def main():
    measured = {} if "--peers-only" in sys.argv else ours()
    if measured:
        print(f"memory, one core: {measured['memory']:.1f} GB/s; sixteen charters in one pass: "
              f"{measured['sixteen_charters'] / 16:.3f} ns a charter and vote\n")
    print(f"{'rule':<22}{'by':<30}{'ns a vote':>10}{'times ours':>12}")
    for rule, bench, peers in (
        ("Security Council", "council_rule", council),
        ("EU double majority", "eu_double_majority", eu),
        ("190 weights", "imf_190_weights", imf),
    ):
        mine = measured.get(bench)
        if mine:
            print(f"{rule:<22}{'Penholder':<30}{mine:>10.3f}{1:>12}")
        for name, run in peers():
            slow = fastest(run, VOTES >> 3 if peers is imf else VOTES)
            print(f"{rule:<22}{name:<30}{slow:>10.2f}{slow / mine if mine else float('nan'):>12.0f}")


if __name__ == "__main__":
    main()
