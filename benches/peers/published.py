#!/usr/bin/env python3
"""Scales of ours beside published ones, from files that anybody can fetch. `published.py FOLDER`; Python 3 and nothing else.

In FOLDER, as far as they are there:

    sen109kh.ord        the 109th Senate in the columns of Poole and Rosenthal (voteview.com), or written from `data(s109)` of
                        the R package pscl
    unvotes.csv         the roll calls of the General Assembly, a line for each ballot: `un_votes` of the R package unvotes, or
                        UNVotes.csv of Voeten, Strezhnev and Bailey (Harvard Dataverse, doi:10.7910/DVN/LEJUQZ)
    roll_calls.csv      `un_roll_calls` of unvotes: rcid, session, date
    Idealpoint*.csv     the points those authors publish: columns session, IdealPoint, Countryname (same place, or
                        github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points, folder Output)

What is asked of each: the log posterior of the Senate with N(0, 1) for points, N(0, 25) for votes and unanimous votes left out is no
worse than -12,319.5 (without the constants of the priors); the points of the Assembly by session correlate with the published ones:
the pooled r, that of each session with at least ten members in common, and the members that are furthest off. What is behind
`--` goes to `penholder map` in place of the settings below.
"""

import csv
import glob
import json
import pathlib
import statistics
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
SETTINGS = "--walk 0.1 --draw-back 0.3 --prior-votes 1 --prior-cuts 25 --smaller-side 0.000001 --tolerance 1e-3".split()
NAMES = {"United States of America": "United States", "Cabo Verde": "Cape Verde"}


def penholder(*words):
    command = ["cargo", "run", "-q", "--release", "-p", "penholder-cli", "--", "map", *map(str, words)]
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout


def senate(file):
    found = json.loads(penholder("--kh", file, "--smaller-side", "0.000001", "--errors", "none", "--format", "json"))
    log, votes = found["log_posterior"], len(found["votes"])
    print(f"Senate 109: {votes} votes that are not unanimous, log posterior {log:.2f}: {'met' if log >= -12319.5 else 'MISSED'} (-12,319.5)")
    fit = found["fit"]
    print(f"  {100 * fit['share_correct']:.1f} % right, APRE {fit['apre']:.3f}, GMP {fit['gmp']:.3f}")


def correlation(pairs):
    return statistics.correlation([own for own, _ in pairs], [other for _, other in pairs])


def assembly(folder, points):
    words = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else SETTINGS
    out = penholder("--votes", folder / "unvotes.csv", "--calls", folder / "roll_calls.csv", "--abstaining", "own",
                    "--towards", "United States", "--format", "csv", *words)
    ours = {(row["member"], int(row["period"])): float(row["point"]) for row in csv.DictReader(out.splitlines())}
    pairs = {}
    for row in csv.DictReader(open(points, encoding="utf-8-sig")):
        key = (NAMES.get(row["Countryname"], row["Countryname"]), int(row["session"]))
        if key in ours:
            pairs[key] = (ours[key], float(row["IdealPoint"]))
    print(f"General Assembly: {len(pairs)} points of members in sessions in common; pooled r {correlation(list(pairs.values())):.4f}")
    for session in sorted({session for _, session in pairs}):
        own = [pair for (_, at), pair in pairs.items() if at == session]
        if len(own) >= 10:
            print(f"  session {session}: r {correlation(own):.4f} over {len(own)} members")
    off = sorted(pairs, key=lambda key: -abs(pairs[key][0] - pairs[key][1]))[:10]
    print("  furthest off:", "; ".join(f"{name} {session}: {pairs[name, session][0]:.2f}, published {pairs[name, session][1]:.2f}" for name, session in off))


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    if (folder / "sen109kh.ord").exists():
        senate(folder / "sen109kh.ord")
    points = sorted(glob.glob(str(folder / "Idealpoint*.csv")))
    if points and (folder / "unvotes.csv").exists():
        assembly(folder, points[-1])


main()
