#!/usr/bin/env python3
"""Agreement of every pair of 200 members in 6,203 votes: ours beside NumPy's matrix product, in one table.

    python3 -m venv target/peers && target/peers/bin/pip install numpy
    target/peers/bin/python benches/peers/agreement.py

The peer's way is the usual one: a matrix of zeros and ones for each position, float32, one product for each; their sum is the
number of votes cast the same, the product of the matrix of cast ballots the number cast by both. The matrices are made before the
clock starts. One thread each, the fastest and the median of a hundred runs.
"""

import os
import pathlib
import re
import statistics
import subprocess
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy

TOP = pathlib.Path(__file__).resolve().parents[2]
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def ours():
    command = ["cargo", "bench", "-q", "-p", "penholder-analysis", "--bench", "agreement"]
    out = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout
    figures = re.search(r"agreement_of_200\S*\s+([\d.]+) (\S+)\s+│\s+[\d.]+ \S+\s+│\s+([\d.]+) (\S+)", out)
    return [float(figures[at]) * UNITS[figures[at + 1]] for at in (1, 3)]


def peer():
    ballots = numpy.random.default_rng(1).choice(4, size=(200, 6203), p=[0.1, 0.1, 0.2, 0.6])
    planes = [(ballots == position).astype(numpy.float32) for position in (1, 2, 3)]
    cast = (ballots > 0).astype(numpy.float32)
    times = []
    for _ in range(100):
        start = time.perf_counter()
        same = sum(plane @ plane.T for plane in planes)
        both = cast @ cast.T
        times.append(time.perf_counter() - start)
    assert (same <= both).all()
    return min(times), statistics.median(times)


def main():
    times = peer()
    figures = ours()
    print(f"Penholder    fastest {figures[0] * 1e3:8.3f} ms, median {figures[1] * 1e3:8.3f} ms")
    print(f"NumPy BLAS   fastest {times[0] * 1e3:8.3f} ms, median {times[1] * 1e3:8.3f} ms")
    print(f"times ours   fastest {times[0] / figures[0]:8.1f},    median {times[1] / figures[1]:8.1f}")


main()
