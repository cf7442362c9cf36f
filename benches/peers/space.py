#!/usr/bin/env python3
"""The chain of winning proposals on 6,561 places: ours beside gridvoting, in one table.

    python3 -m venv target/peers && target/peers/bin/pip install numpy scipy matplotlib gridvoting
    target/peers/bin/python benches/peers/space.py

The three voters of Brewer, Juybari and Moberly (2023), a grid of 81 by 81, proposals drawn among the winset and the status
quo. The clock starts after the imports and the grid; one run of the peer, which takes about a minute. The mean place and the
entropy beside each figure show that the same chain was solved; ours are checked against the paper by a test.
`--threads N` sets the threads of the peer's linear algebra (1).
"""

import os
import pathlib
import re
import subprocess
import sys
import time

threads = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv else "1"
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = threads

TOP = pathlib.Path(__file__).resolve().parents[2]
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def ours():
    command = ["cargo", "bench", "-q", "-p", "penholder-analysis", "--bench", "space", "--", "winset_chain"]
    out = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout
    figures = re.search(r"winset_chain_of_6561_places\s+([\d.]+) (\S+)\s+│\s+[\d.]+ \S+\s+│\s+([\d.]+) (\S+)", out)
    return [float(figures[at]) * UNITS[figures[at + 1]] for at in (1, 3)]


def peer():
    import gridvoting
    import numpy

    grid = gridvoting.Grid(x0=-40, x1=40, y0=-40, y1=40)
    start = time.perf_counter()
    utilities = grid.spatial_utilities(voter_ideal_points=[[-15, -9], [0, 17], [15, -9]])
    model = gridvoting.VotingModel(
        utility_functions=utilities, number_of_voters=3, number_of_feasible_alternatives=len(grid.x), majority=2, zi=False
    )
    model.analyze()
    seconds = time.perf_counter() - start
    shares = model.stationary_distribution
    entropy = -(shares[shares > 0] * numpy.log2(shares[shares > 0])).sum()
    return seconds, f"mean {shares @ grid.x:.4f}, {shares @ grid.y:.4f}; {entropy:.2f} bits"


def main():
    fastest, median = ours()
    print(f"Penholder    fastest {fastest * 1e3:9.1f} ms, median {median * 1e3:.1f} ms", flush=True)
    seconds, says = peer()
    print(f"gridvoting           {seconds * 1e3:9.1f} ms   {seconds / fastest:.0f} times ours, {seconds / median:.0f} the median   ({says})")


main()
