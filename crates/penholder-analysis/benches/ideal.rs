//! Scales of votes. `cargo bench -p penholder-analysis --bench ideal`; the ballots are drawn from a known scale with a fixed seed, in the
//! sizes of a Senate, the General Assembly and a large parliament.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use penholder_analysis::ideal::{Ballots, Errors, GradedRequest, Priors, Request, Rule, Sampling, Until, graded, map};
use penholder_analysis::rollcalls::{Member, RollCall, RollCalls};
use penholder_analysis::seeded::Seeded;
use penholder_core::Position;

fn main() {
    divan::main();
}

fn table(members: usize, votes: usize) -> RollCalls {
    let mut random = Seeded::at(1, &[]);
    let points: Vec<f64> = (0..members).map(|_| random.normal()).collect();
    let named = (0..members).map(|at| Member { name: at.to_string(), group: None }).collect();
    let calls =
        (0..votes).map(|at| RollCall { id: at.to_string(), date: None, period: Some((at * 70 / votes) as i32) });
    let mut table = RollCalls::new(named, calls.collect());
    for vote in 0..votes {
        let (difficulty, sharp) = (random.normal(), 1.5 * random.normal());
        for (member, point) in points.iter().enumerate() {
            let latent = difficulty + sharp * point + random.normal();
            let position = match latent {
                _ if random.unit() < 0.1 => Position::Absent,
                latent if latent.abs() < 0.2 => Position::Abstain,
                latent if latent > 0.0 => Position::Yes,
                _ => Position::No,
            };
            table.set(vote, member, Some(position));
        }
    }
    table
}

const SIZES: [(usize, usize); 3] = [(102, 645), (199, 6_119), (500, 20_000)];

#[divan::bench(args = SIZES, sample_count = 5)]
fn mode(bencher: Bencher<'_, '_>, (members, votes): (usize, usize)) {
    let ballots = Ballots::of(&table(members, votes), &Rule::default());
    let request = Request { errors: Errors::None, ..Request::default() };
    bencher.bench_local(|| map(black_box(&ballots), &request, &mut |_| true).unwrap());
}

#[divan::bench(args = SIZES[..2].to_vec(), sample_count = 3)]
fn mode_and_curvature(bencher: Bencher<'_, '_>, (members, votes): (usize, usize)) {
    let ballots = Ballots::of(&table(members, votes), &Rule::default());
    bencher.bench_local(|| map(black_box(&ballots), &Request::default(), &mut |_| true).unwrap());
}

/// A hundred sweeps of one chain.
#[divan::bench(args = SIZES[..2].to_vec(), sample_count = 3)]
fn hundred_sweeps(bencher: Bencher<'_, '_>, (members, votes): (usize, usize)) {
    let ballots = Ballots::of(&table(members, votes), &Rule::default());
    let sampling = Sampling { chains: 1, burn_in: 0, draws: 100, seed: 1, threads: 1 };
    let request = Request { errors: Errors::Posterior(sampling), ..Request::default() };
    bencher.bench_local(|| map(black_box(&ballots), &request, &mut |_| true).unwrap());
}

#[divan::bench(args = SIZES[..2].to_vec(), sample_count = 1)]
fn graded_walk(bencher: Bencher<'_, '_>, (members, votes): (usize, usize)) {
    let table = table(members, votes);
    let until = Until { tolerance: 1e-3, turns: 500 };
    let request = GradedRequest {
        priors: Priors::default(),
        until,
        walk: Some(0.05),
        towards: None,
        cuts: 25.0,
        back: None,
        draws: None,
    };
    bencher.bench_local(|| graded(black_box(&table), &Rule::default(), &request, &mut |_| true).unwrap());
}
