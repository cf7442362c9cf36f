//! How long a scale of a table of votes takes, and what it is worth: for `benches/peers/ideal.py`.
//!
//! `scale_speed FILE SMALLER_SIDE` prints the fastest and the median seconds of the mode over some runs and its log posterior;
//! with a number of draws behind it also the seconds of so many draws of one chain on one thread and the smallest and the median
//! effective number of draws over the members.

#![expect(clippy::unwrap_used, reason = "an example for developers that stops at the first fault")]

use std::time::Instant;

use penholder_analysis::ideal::{Ballots, Errors, Request, Rule, Sampling, map};
use penholder_analysis::rollcalls::read;

/// So many runs of the mode at most, and so many seconds.
const RUNS: usize = 30;
const SECONDS: f64 = 20.0;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (table, _) = read(&std::fs::read(&words[0]).unwrap(), None).unwrap();
    let rule = Rule { smaller_side: words[1].parse().unwrap(), ..Rule::default() };
    let ballots = Ballots::of(&table, &rule);
    let request = Request { errors: Errors::None, ..Request::default() };
    let (begun, mut times, mut found) = (Instant::now(), Vec::new(), None);
    while times.len() < RUNS && begun.elapsed().as_secs_f64() < SECONDS {
        let start = Instant::now();
        found = Some(map(&ballots, &request, &mut |_| true).unwrap());
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let found = found.unwrap();
    println!("members {} votes {} ballots {}", ballots.members.len(), ballots.votes.len(), ballots.cast);
    println!("fastest {} median {} log_posterior {}", times[0], times[times.len() / 2], found.log_posterior);
    let Some(draws) = words.get(2) else { return };
    let sampling = Sampling { chains: 1, burn_in: 100, draws: draws.parse().unwrap(), seed: 1, threads: 1 };
    let start = Instant::now();
    let drawn = map(&ballots, &Request { errors: Errors::Posterior(sampling), ..Request::default() }, &mut |_| true);
    let seconds = start.elapsed().as_secs_f64();
    let drawn = drawn.unwrap();
    let mut worth: Vec<f64> = drawn.points.iter().map(|point| point[0].diagnosis.unwrap().effective).collect();
    worth.sort_by(f64::total_cmp);
    println!("seconds {seconds} smallest {} median {}", worth[0], worth[worth.len() / 2]);
}
