#!/usr/bin/env python3
"""Scales of ours beside published ones, from files that anybody can fetch. `published.py FOLDER [-- OPTIONS OF penholder map]`; Python 3
and nothing else. From an empty folder:

    mkdir votes && cd votes
    curl -LO https://github.com/dgrtwo/unvotes/raw/7eb7034314ff79c49c9e0785fcd9d216fa04cf14/data/un_votes.rda
    curl -LO https://github.com/dgrtwo/unvotes/raw/7eb7034314ff79c49c9e0785fcd9d216fa04cf14/data/un_roll_calls.rda
    curl -LO https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points/raw/0348475673253b6b9d74b1baac58940bb3b39c39/Output/IdealpointestimatesAll_Apr2020.csv
    curl -LO https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points/raw/ce6ce6553dc44a58f09ef5740794d3662977e93e/Data/Matches.csv
    curl -LO https://voteview.com/static/data/out/members/S109_members.csv
    cd ..
    sudo apt-get install r-base-core r-cran-pscl
    Rscript benches/peers/published.R votes
    benches/peers/published.py votes

`published.R` writes the tables that are read here:

    sen109kh.ord        the 109th Senate in the columns of Poole and Rosenthal; the file of that name of voteview.com will do too
    unvotes.csv         the roll calls of the General Assembly, a line for each ballot: rcid, country, vote
    roll_calls.csv      rcid, session, date, amend, para

and beside them, as published:

    Idealpoint*.csv     the points of Bailey, Strezhnev and Voeten by session: columns session, IdealPoint, Countryname
    Matches.csv         which votes they tie together as being on the same text: rcid1, rcid2
    S109_members.csv    the coordinates of Voteview: icpsr, nominate_dim1, nokken_poole_dim1 and so on

What is not there is left out, and that is said. What is asked: the log posterior of the Senate with N(0, 1) for points, N(0, 25) for
votes and unanimous votes left out is no worse than -12,319.5 (without the constants of the priors); W-NOMINATE on two dimensions
beside Voteview's DW-NOMINATE (all Congresses in one) and Nokken-Poole (members of one Congress, votes as DW-NOMINATE has them); the
points of the Assembly by session correlate with the published ones at 0.98, over all sessions together and within each. As those
authors do, unanimous votes are left out and, from 1990 on, votes on paragraphs and amendments. Nothing is fitted to the
published numbers. What stands behind `--` takes the place of SETTINGS. PENHOLDER=PATH runs that program; else one is built.
"""

import csv
import glob
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
SETTINGS = "--walk 0.1 --draw-back 0.3 --prior-votes 1 --prior-cuts 25 --smaller-side 0.000001 --tolerance 1e-3".split()
NAMES = {"United States of America": "United States", "Cabo Verde": "Cape Verde"}
FEWEST = 4


def penholder(*words):
    build = ["cargo", "run", "-q", "--release", "-p", "penholder-cli", "--"]
    command = [*([os.environ["PENHOLDER"]] if "PENHOLDER" in os.environ else build), "map", *map(str, words)]
    done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"`penholder map {' '.join(map(str, words))}` ended with {done.returncode}")
    return done.stdout


def correlation(pairs):
    own, other = zip(*pairs)
    return statistics.correlation(own, other)


def senate(file):
    found = json.loads(penholder("--kh", file, "--smaller-side", "0.000001", "--errors", "none", "--format", "json"))
    log, votes = found["log_posterior"], len(found["votes"])
    print(f"Senate 109: {votes} votes that are not unanimous, log posterior {log:.2f}: {'met' if log >= -12319.5 else 'MISSED'} (-12,319.5)")
    print(f"  {said(found['fit'])}")


def said(fit):
    return f"{100 * fit['share_correct']:.2f} % right, APRE {fit['apre']:.3f}, GMP {fit['gmp']:.3f}"


def numbers_of(file):
    """The ICPSR number of each member of a file in the columns of Poole and Rosenthal, by the name that `penholder` gives it."""
    lines = [line for line in open(file, encoding="latin-1") if len(line) > 36]
    return {f"{line[25:36].strip()} ({line[12:20].strip()})": int(line[3:8]) for line in lines}


def both(pairs):
    """Multiple correlation of a published coordinate with our two: r after the turn and stretch of the plane that suits it best."""
    ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    mean = [statistics.fmean(point[at] for point in ours) for at in (0, 1)]
    off = [(point[0] - mean[0], point[1] - mean[1]) for point in ours]
    target = [value - statistics.fmean(theirs) for value in theirs]
    a, b, c = (sum(point[i] * point[j] for point in off) for i, j in ((0, 0), (0, 1), (1, 1)))
    d, e = (sum(point[i] * value for point, value in zip(off, target)) for i in (0, 1))
    slopes = ((c * d - b * e) / (a * c - b * b), (a * e - b * d) / (a * c - b * b))
    return correlation([(slopes[0] * point[0] + slopes[1] * point[1], value) for point, value in zip(off, target)])


def coordinates(file, published):
    number_of = numbers_of(file)
    rows = {int(row["icpsr"]): row for row in csv.DictReader(open(published, encoding="utf-8-sig")) if row["chamber"] == "Senate"}
    words = ("--kh", file, "--method", "wnominate", "--dimensions", 2, "--towards", "SESSIONS", "--towards", "BYRD", "--format", "json")
    found = json.loads(penholder(*words))
    points = {number_of[member["name"]]: [place["value"] for place in member["point"]] for member in found["members"]}
    common = [number for number in points if number in rows]
    print(f"  W-NOMINATE on two dimensions: {len(found['votes'])} votes, {said(found['fit'])}; {len(common)} members in common")
    for name in ("nominate", "nokken_poole"):
        firsts = [(points[at], float(rows[at][f"{name}_dim1"])) for at in common]
        seconds = [(points[at], float(rows[at][f"{name}_dim2"])) for at in common]
        print(f"    {name}: first r {correlation([(own[0], other) for own, other in firsts]):.4f} (both of ours {both(firsts):.4f}), "
              f"second r {correlation([(own[1], other) for own, other in seconds]):.4f} (both of ours {both(seconds):.4f})")
    cast = sum(int(row["nominate_number_of_votes"]) for row in rows.values())
    wrong = sum(int(row["nominate_number_of_errors"]) for row in rows.values())
    log = sum(int(row["nominate_number_of_votes"]) * math.log(float(row["nominate_geo_mean_probability"])) for row in rows.values())
    print(f"  as published, DW-NOMINATE: {cast} ballots, {100 - 100 * wrong / cast:.2f} % right, GMP {math.exp(log / cast):.3f}")


def kept(folder, calls):
    """The ballots without those on paragraphs and amendments from 1990 on, as a file in `folder`."""
    left_out = set()
    for row in csv.DictReader(open(calls, encoding="utf-8-sig")):
        part = any(row.get(name, "").removesuffix(".0") == "1" for name in ("para", "amend"))
        if part and int(row["date"][:4]) >= 1990:
            left_out.add(row["rcid"])
    file = folder / "kept.csv"
    with open(calls.parent / "unvotes.csv", encoding="utf-8-sig") as read, open(file, "w", newline="") as write:
        lines = csv.reader(read)
        header = next(lines)
        at = header.index("rcid")
        table = csv.writer(write)
        table.writerow(header)
        table.writerows(line for line in lines if line[at] not in left_out)
    return file, len(left_out)


def assembly(folder, points):
    words = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else SETTINGS
    published = {}
    for row in csv.DictReader(open(points, encoding="utf-8-sig")):
        published[NAMES.get(row["Countryname"], row["Countryname"]), int(row["session"])] = float(row["IdealPoint"])
    ties = folder / "Matches.csv"
    with tempfile.TemporaryDirectory() as place:
        votes, left_out = kept(pathlib.Path(place), folder / "roll_calls.csv")
        print(f"General Assembly: {left_out} votes on paragraphs and amendments from 1990 on left out")
        common = ("--votes", votes, "--calls", folder / "roll_calls.csv", "--abstaining", "own", "--towards", "United States")
        beside("votes not tied", penholder(*common, "--format", "csv", *words), published)
        if ties.exists():
            beside("votes tied as in Matches.csv", penholder(*common, "--ties", ties, "--format", "csv", *words), published)
        else:
            print("  Matches.csv is not there: no votes are tied")


def beside(what, out, published):
    ours = {(row["member"], int(row["period"])): float(row["point"]) for row in csv.DictReader(out.splitlines())}
    pairs = {key: (ours[key], value) for key, value in published.items() if key in ours}
    lost = sorted({name for name, _ in published.keys() - pairs.keys()})
    r = correlation(pairs.values())
    print(f"  {what}: {len(pairs)} points of {len({name for name, _ in pairs})} members in common, pooled r {r:.4f}: {'met' if r >= 0.98 else 'MISSED'} (0.98)")
    if lost:
        print(f"    in some session without a point of ours: {', '.join(lost)}")
    within = {}
    for (_, session), pair in pairs.items():
        within.setdefault(session, []).append(pair)
    for session, own in sorted(within.items()):
        if len(own) >= FEWEST:
            wide = statistics.stdev(other for _, other in own) / statistics.stdev(value for value, _ in own)
            print(f"    session {session}: r {correlation(own):.4f} over {len(own)} members; theirs {wide:.2f} times as wide as ours")
    off = sorted(pairs, key=lambda key: -abs(pairs[key][0] - pairs[key][1]))[:10]
    print("    furthest off:", "; ".join(f"{name} {session}: {pairs[name, session][0]:.2f}, published {pairs[name, session][1]:.2f}" for name, session in off))


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    there = lambda *names: all((folder / name).exists() for name in names)
    if there("sen109kh.ord"):
        senate(folder / "sen109kh.ord")
        if there("S109_members.csv"):
            coordinates(folder / "sen109kh.ord", folder / "S109_members.csv")
        else:
            print("S109_members.csv is not there: no coordinates are compared")
    else:
        print("sen109kh.ord is not there: the Senate is left out")
    points = sorted(glob.glob(str(folder / "Idealpoint*.csv")))
    if points and there("unvotes.csv", "roll_calls.csv"):
        assembly(folder, points[-1])
    else:
        print("unvotes.csv, roll_calls.csv or Idealpoint*.csv is not there: the Assembly is left out")


if len(sys.argv) < 2:
    sys.exit(__doc__)
main()
