//! Chains of draws on several threads, that can be stopped.
//!
//! Always: a chain depends on its number alone, so the number of threads changes nothing; where the work was stopped, the chains are
//! cut to the same length.
//! Not here: what a sweep is (`posterior`, `graded`).

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use super::posterior::Sampling;

/// What was drawn.
pub(super) struct Chains<T> {
    /// What was kept of each sweep, chain by chain.
    pub(super) kept: Vec<Vec<T>>,
    /// The share of proposals that were accepted.
    pub(super) accepted: f64,
}

/// How a chain begins, what a sweep does to it (given chain and sweep; it says how many proposals were accepted), and what is kept of
/// it after a sweep.
pub(super) struct Chain<Start, Sweep, Keep> {
    pub(super) start: Start,
    pub(super) sweep: Sweep,
    pub(super) keep: Keep,
    /// The proposals of a sweep.
    pub(super) proposals: u64,
}

/// Draws. `goes_on` is told how many sweeps are made and may stop it; what was kept by then is given.
#[expect(clippy::cast_precision_loss, reason = "counts of proposals")]
pub(super) fn in_chains<S, T: Send>(
    sampling: &Sampling,
    chain: &Chain<impl Fn(u64) -> S + Sync, impl Fn(&mut S, u64, u64) -> u64 + Sync, impl Fn(&S) -> T + Sync>,
    goes_on: &mut dyn FnMut(u64) -> bool,
) -> Chains<T> {
    let (next, made, stop) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let accepted = AtomicU64::new(0);
    let workers = sampling.threads.clamp(1, sampling.chains.max(1));
    let running = AtomicUsize::new(workers);
    let one = |at: usize| {
        let mut kept = Vec::with_capacity(sampling.draws);
        let mut state = (chain.start)(at as u64);
        for sweep in 0..sampling.burn_in + sampling.draws {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            accepted.fetch_add((chain.sweep)(&mut state, at as u64, sweep as u64), Ordering::Relaxed);
            made.fetch_add(1, Ordering::Relaxed);
            if sweep >= sampling.burn_in {
                kept.push((chain.keep)(&state));
            }
        }
        kept
    };
    let mut chains: Vec<(usize, Vec<T>)> = std::thread::scope(|scope| {
        let work = || {
            let mut own = Vec::new();
            loop {
                let chain = next.fetch_add(1, Ordering::Relaxed);
                if chain >= sampling.chains {
                    break;
                }
                own.push((chain, one(chain)));
            }
            running.fetch_sub(1, Ordering::Release);
            own
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        while running.load(Ordering::Acquire) > 0 {
            if !goes_on(made.load(Ordering::Relaxed)) {
                stop.store(true, Ordering::Relaxed);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    chains.sort_by_key(|(chain, _)| *chain);
    let mut kept: Vec<_> = chains.into_iter().map(|(_, kept)| kept).collect();
    if stop.load(Ordering::Relaxed) {
        kept.retain(|chain| !chain.is_empty());
        let shortest = kept.iter().map(Vec::len).min().unwrap_or(0);
        kept.iter_mut().for_each(|chain| chain.truncate(shortest));
    }
    let proposals = made.load(Ordering::Relaxed) * chain.proposals;
    Chains { kept, accepted: accepted.load(Ordering::Relaxed) as f64 / proposals.max(1) as f64 }
}
