#!/usr/bin/env python3
"""Scales of votes: ours beside the packages of the field, in one table.

    sudo apt-get install r-base-core r-cran-pscl r-cran-mcmcpack
    python3 -m venv target/peers && target/peers/bin/pip install numpy scipy
    target/peers/bin/python benches/peers/ideal.py [--quick]

The Senate of 2005-06 comes with pscl (`data(s109)`), unanimous votes left out; the other two tables are drawn from a known scale in
the sizes of the General Assembly and of a large parliament. All have the priors N(0, 1) for points and N(0, 25) for votes.

Mode: the peer is the method of emIRT (Imai, Lo and Olmsted 2016, "Fast estimation of ideal points with massive data", APSR 110:
expectation-maximisation with variational covariances), written here in NumPy and SciPy, because emIRT itself is on CRAN only, which
our machine does not reach; stopped where emIRT stops as shipped (points of two turns correlate to 1 - 1e-6), and when it is as near
the optimum as ours by the log posterior (within 0.5). Its variances left out, it climbs the same log posterior as ours.

Draws: pscl's `ideal` and MCMCpack's `MCMCirt1d`, one chain each; every draw is given mean 0 and mean square 1, and the effective
numbers of all three are by one estimator (Geyer's initial monotone sequence over split chains). One thread each.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy
from scipy import special

TOP = pathlib.Path(__file__).resolve().parents[2]
QUICK = "--quick" in sys.argv

EXPORT = """
suppressMessages(library(pscl)); data(s109)
v <- s109$votes
write.csv(data.frame(name = rownames(v), v, check.names = FALSE), FILE, row.names = FALSE, quote = FALSE)
"""

DRAWS = r"""
suppressMessages({library(pscl); library(MCMCpack)}); data(s109); set.seed(1)
s <- dropRollCall(s109, dropList = list(codes = "notInLegis", lop = 0))
t <- system.time(d <- ideal(s, d = 1, maxiter = 2000 + 500, thin = 1, burnin = 500, priors = list(xpv = 1, bpv = 1 / 25)))
cat("pscl", t[["elapsed"]], "\n"); write.csv(d$x[, , 1], "pscl.csv", row.names = FALSE)
v <- convertCodes(s)
m <- 4000
t <- system.time(d <- MCMCirt1d(v, theta.constraints = list("KENNEDY (D MA)" = "+", "DEMINT (R SC)" = "-"), burnin = 500, mcmc = m,
                                T0 = 1, AB0 = 1 / 25, store.item = FALSE))
cat("MCMCpack", t[["elapsed"]], "\n"); write.csv(as.matrix(d), "mcmcpack.csv", row.names = FALSE)
"""


def ours(file, smaller_side, draws=None):
    command = ["cargo", "run", "-q", "--release", "-p", "penholder-analysis", "--example", "scale_speed", "--", str(file), str(smaller_side)]
    out = subprocess.run(command + ([str(draws)] if draws else []), cwd=TOP, capture_output=True, text=True, check=True).stdout
    words = out.split()
    return {name: float(value) for name, value in zip(words[::2], words[1::2])}


def drawn(members, votes):
    random = numpy.random.default_rng(1)
    points = random.normal(size=members)
    latent = random.normal(size=votes) * 0.7 + 1.5 * random.normal(size=votes) * points[:, None] + random.normal(size=(members, votes))
    return numpy.where(random.random((members, votes)) < 0.1, 0, numpy.where(latent > 0, 1, -1)).astype(numpy.int8)


def write(signs, file):
    code = {1: "1", -1: "6", 0: "9"}
    with open(file, "w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["name"] + [f"v{at}" for at in range(signs.shape[1])])
        for at, row in enumerate(signs):
            table.writerow([f"m{at}"] + [code[int(sign)] for sign in row])


def contested(signs):
    return signs[:, ((signs == 1).any(axis=0)) & ((signs == -1).any(axis=0))]


def log_posterior(signs, x, design, values):
    odds = design @ values.T
    log = special.log_ndtr(signs * odds)[signs != 0].sum()
    return log - 0.5 * (x**2).sum() - 0.5 * (values**2).sum() / 25.0


def settled(x, values):
    """Shift and stretch as the priors like them best, which the likelihood does not see."""
    beta = values[:, 1]
    shift = ((values[:, 0] * beta).sum() / 25 - x.sum()) / (len(x) + (beta**2).sum() / 25)
    x, values = x + shift, numpy.column_stack([values[:, 0] - beta * shift, beta])
    by = ((values[:, 1] ** 2).sum() / 25 / (x**2).sum()) ** 0.25
    return x * by, numpy.column_stack([values[:, 0], values[:, 1] / by])


def em(signs, limit, enough=None):
    """Seconds, turns and log posterior of the method of emIRT: as shipped, or until the log posterior is `enough`."""
    start = time.perf_counter()
    given = (signs != 0).astype(float)
    centred = signs - (signs.sum(axis=0) / numpy.maximum(given.sum(axis=0), 1)) * given
    x = numpy.linalg.svd(centred, full_matrices=False)[0][:, 0]
    x = (x - x.mean()) / x.std()
    values = numpy.zeros((signs.shape[1], 2))
    variance_x, variance_values = 0.0, numpy.zeros((2, 2))
    measured, left_out = float("-inf"), 0.0
    for turn in range(1, 100_000):
        before = x
        design = numpy.column_stack([numpy.ones_like(x), x])
        odds = design @ values.T
        signed = signs * odds
        latent = odds + signs * numpy.exp(-0.5 * signed**2 - 0.9189385332046727 - special.log_ndtr(signed))
        moments = design.T @ design
        moments[1, 1] += len(x) * variance_x
        variance_values = numpy.linalg.inv(moments + numpy.eye(2) / 25)
        values = latent.T @ design @ variance_values
        spread = (values[:, 1] ** 2).sum()
        across = values[:, 0] @ values[:, 1]
        if enough is None:
            spread += signs.shape[1] * variance_values[1, 1]
            across += signs.shape[1] * variance_values[0, 1]
        x = (latent @ values[:, 1] - across) / (1 + spread)
        variance_x = 1 / (1 + spread) if enough is None else 0.0
        if enough is None and numpy.corrcoef(before, x)[0, 1] > 1 - 1e-6:
            break
        if enough is not None and turn % 50 == 0:
            pause = time.perf_counter()
            measured = log_posterior(signs, *(lambda x, v: (x, numpy.column_stack([numpy.ones_like(x), x]), v))(*settled(x, values)))
            left_out += time.perf_counter() - pause
            if measured >= enough:
                break
        if time.perf_counter() - start - left_out > limit:
            break
    seconds = time.perf_counter() - start - left_out
    x, values = settled(x, values)
    return seconds, turn, log_posterior(signs, x, numpy.column_stack([numpy.ones_like(x), x]), values)


def effective(chain):
    """The effective number of draws by Geyer's initial monotone sequence over the two halves, as our own."""
    half = len(chain) // 2
    halves = numpy.stack([chain[:half], chain[-half:]])
    off = halves - halves.mean(axis=1, keepdims=True)
    covariance = lambda lag: (off[:, : half - lag] * off[:, lag:]).sum(axis=1).mean() / half
    within = covariance(0) * half / (half - 1)
    total = within * (half - 1) / half + halves.mean(axis=1).var(ddof=1)
    correlation = lambda lag: 1 - (within - covariance(lag) * half / (half - 1)) / total
    found, last = 0.0, float("inf")
    for lag in range(0, half - 1, 2):
        pair = min(correlation(lag) + correlation(lag + 1), last)
        if pair <= 0:
            break
        found, last = found + pair, pair
    return 2 * half / max(2 * found - 1, 1 / max(numpy.log10(2 * half), 1))


def worth(file):
    draws = numpy.genfromtxt(file, delimiter=",", skip_header=1)
    draws = draws - draws.mean(axis=1, keepdims=True)
    draws /= draws.std(axis=1, keepdims=True)
    draws *= numpy.sign(draws @ draws[0])[:, None]
    numbers = sorted(effective(draws[:, at]) for at in range(draws.shape[1]))
    return numbers[0], numbers[len(numbers) // 2]


def modes(folder):
    subprocess.run(["Rscript", "-e", EXPORT.replace("FILE", json.dumps(str(folder / "senate.csv")))], check=True)
    rows = list(csv.reader(open(folder / "senate.csv")))
    code = lambda cell: 1 if cell in "123" else -1 if cell in "456" else 0
    senate = numpy.array([[code(cell) for cell in row[1:]] for row in rows[1:]], dtype=numpy.int8)
    tables = [("Senate 109", contested(senate), folder / "senate.csv")]
    for name, members, votes in [("as the Assembly", 199, 6_119), ("a large parliament", 500, 20_000)][: 0 if QUICK else None]:
        signs = drawn(members, votes)
        write(signs, folder / f"{members}.csv")
        tables.append((name, contested(signs), folder / f"{members}.csv"))
    for name, signs, file in tables:
        found = ours(file, 1e-9)
        print(f"{name}: {signs.shape[0]} members, {signs.shape[1]} votes")
        print(f"  Penholder            {found['fastest'] * 1e3:10.2f} ms (median {found['median'] * 1e3:.2f})   log posterior {found['log_posterior']:.2f}", flush=True)
        for says, enough in (("as shipped", None), ("same optimum", found["log_posterior"] - 0.5)):
            seconds, turns, log = em(signs, 60 if QUICK else 300, enough)
            reached = "" if enough is None or log >= enough else ", not reached"
            print(f"  EM, {says:16} {seconds * 1e3:10.2f} ms, {turns} turns{reached}   log posterior {log:.2f}   {seconds / found['fastest']:.0f} times ours", flush=True)


def posteriors(folder):
    found = ours(folder / "senate.csv", 1e-9, 2_000)
    rates = found["smallest"] / found["seconds"], found["median"] / found["seconds"]
    print("Senate 109, effective draws a second: of the member with the fewest, of the median member")
    print(f"  Penholder  {rates[0]:9.1f} {rates[1]:9.1f}", flush=True)
    out = subprocess.run(["Rscript", "-e", DRAWS], cwd=folder, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        words = line.split()
        if words and words[0] in ("pscl", "MCMCpack"):
            least, median = (number / float(words[1]) for number in worth(folder / f"{words[0].lower()}.csv"))
            print(f"  {words[0]:10} {least:9.1f} {median:9.1f}   {rates[0] / least:.0f} and {rates[1] / median:.0f} times less")


def main():
    with tempfile.TemporaryDirectory() as folder:
        modes(pathlib.Path(folder))
        posteriors(pathlib.Path(folder))


main()
