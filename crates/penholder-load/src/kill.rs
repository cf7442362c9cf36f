//! The server is killed in the middle of a vote, again and again; what it had acknowledged has to be there.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::ensure;
use indicatif::ProgressBar;

use crate::burst::{CONNECTIONS, burst};
use crate::hall::Hall;
use crate::program::Program;

/// What came of the kills.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kills {
    /// How often the server was killed.
    pub rounds: usize,
    /// Ballots that were acknowledged before the server was killed.
    pub acknowledged: usize,
    /// Ballots that were sent and not answered; they were sent again.
    pub unanswered: usize,
    /// Acknowledged ballots that were not there afterwards, or under another receipt.
    pub lost: usize,
    /// Ballots too many or too few when all had voted.
    pub miscounted: usize,
    /// The longest time from the start of the program to the first answer of the chamber.
    pub longest_return: Duration,
}

/// All vote; when a part of them, another in each round, has its answer, the server is killed with SIGKILL and started again.
///
/// # Errors
/// The program does not come back, or refuses what it should take.
pub async fn kills(program: &mut Program, hall: &Hall, rounds: usize, bar: &ProgressBar) -> anyhow::Result<Kills> {
    let voters: Vec<usize> = (0..hall.delegates.len()).collect();
    let mut found = Kills::default();
    bar.set_length(rounds as u64);
    for round in 0..rounds {
        let (on, key) = (format!("kill-{round}"), format!("ballot {round}"));
        hall.open_vote(&on).await?;
        let answered = ProgressBar::hidden();
        let enough = (voters.len() * (round + 1) / (rounds + 1)).max(1) as u64;
        let sending = burst(hall, &on, &key, &voters, CONNECTIONS, &answered);
        let killing = async {
            while answered.position() < enough {
                tokio::time::sleep(Duration::from_micros(200)).await;
            }
            program.kill()
        };
        let (first, killed) = tokio::join!(sending, killing);
        let first = first?;
        killed?;
        ensure!(first.refused.is_empty(), "ballots were refused: {:?}", first.refused.first());
        let start = std::time::Instant::now();
        program.restart()?;
        // the count as everybody sees it, before anything is sent again
        let there = hall.voted(first.acknowledged.len()).await?;
        found.longest_return = found.longest_return.max(start.elapsed());
        found.lost += first.acknowledged.len().saturating_sub(there);
        // sent again under the same key: the acknowledged are answered with the receipt they have, the others count once
        let again = burst(hall, &on, &key, &voters, CONNECTIONS, &ProgressBar::hidden()).await?;
        ensure!(again.unanswered.is_empty(), "{} got no answer after the restart", again.unanswered.len());
        let receipts: BTreeMap<usize, String> = again.acknowledged.into_iter().collect();
        found.lost += first.acknowledged.iter().filter(|(voter, receipt)| receipts.get(voter) != Some(receipt)).count();
        found.miscounted += voters.len().abs_diff(hall.voted(voters.len()).await?) + again.refused.len();
        hall.close_vote(&on).await?;
        found.rounds += 1;
        found.acknowledged += first.acknowledged.len();
        found.unanswered += first.unanswered.len();
        bar.inc(1);
    }
    Ok(found)
}
