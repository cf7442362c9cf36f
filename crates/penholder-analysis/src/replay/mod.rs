//! Replay: recorded votes decided again, under the charter of their day or under another.
//!
//! Under the charter of the day the record is the oracle: [`compared`] says for each vote whether the outcome and its label
//! are those that were declared. Under another charter the difference is a *mechanical flip* ([`flips`]): the rule alone is
//! changed, the votes and the choice of what to put to the vote are not, although they would have moved too.
//! Always: seats that a charter adds are open, as nobody ever voted from them; an outcome is given only if it is the same
//! whatever they had done, else the flip is a possible one. Amendments flip by themselves: the text that followed is not
//! amended.
//! Not here: where votes come from (`penholder-record`), the picture ([`picture`]).

pub mod picture;

use std::sync::Arc;

use crate::bulk::Verdict;
use jiff::civil::Date;
use penholder_core::{Ballots, Charter, Outcome, Position, ReadBy, Roster, SeatError, Seated, decide};

/// One vote as it was recorded.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    /// The id by which it is found again.
    pub id: &'a str,
    /// The day of the vote.
    pub date: Date,
    /// The kind of matter, as the charter calls it.
    pub kind: &'a str,
    /// The seats of that day; votes of one roster should share it.
    pub roster: Arc<Roster>,
    /// How they voted.
    pub ballots: Ballots,
    /// Whether adoption was declared.
    pub adopted: bool,
    /// The label of a declared failure, as the charter calls it before the kind of matter calls it otherwise.
    pub label: Option<&'a str>,
}

/// How the outcome of a vote compares with what was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The same, label included.
    Same,
    /// It cannot be told: ballots are missing.
    Undetermined,
    /// It comes out otherwise.
    Differs {
        /// The outcome, in a word, with its label.
        found: String,
        /// What was declared.
        declared: String,
    },
}

/// How a vote came out under the charter of the day and under another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// Under the charter of the day.
    pub was: Verdict,
    /// Under the other: undetermined if that depends on seats that are added or on ballots that are not recorded.
    pub would_be: Verdict,
}

impl Flip {
    /// Whether the outcome changes for certain.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.was != self.would_be && self.was != Verdict::Undetermined && self.would_be != Verdict::Undetermined
    }

    /// Whether the outcome may change: it depends on what seats that are added would have done.
    #[must_use]
    pub fn is_possible(self) -> bool {
        self.was != Verdict::Undetermined && self.would_be == Verdict::Undetermined
    }
}

/// Decides each vote under the charter of its day and compares it with what was declared.
///
/// # Errors
/// [`SeatError`] if the charter has no rule for a vote, or a roster does not fit it.
pub fn compared(charter: &Charter, votes: &[Recorded<'_>]) -> Result<Vec<Compared>, SeatError> {
    each(charter, votes, |vote, seated, ballots| {
        let decision = decide(seated, ballots);
        let label = decision.label.map(|label| label.id.as_str());
        let kind = charter.kind(vote.kind).ok();
        let wanted = vote.label.map(|id| kind.and_then(|kind| kind.relabel.get(id)).map_or(id, String::as_str));
        let adopted = decision.outcome == Outcome::Adopted;
        if matches!(decision.outcome, Outcome::Undetermined { .. }) {
            Compared::Undetermined
        } else if adopted == vote.adopted && (wanted.is_none() || wanted == label) {
            Compared::Same
        } else {
            let found = label.unwrap_or(decision.outcome.word()).to_owned();
            Compared::Differs { found, declared: wanted.unwrap_or("adopted").to_owned() }
        }
    })
}

/// Decides each vote under the charter of its day and under another.
///
/// # Errors
/// [`SeatError`] if one of the charters has no rule for a vote, or a roster does not fit it.
pub fn flips(charter: &Charter, other: &Charter, votes: &[Recorded<'_>]) -> Result<Vec<Flip>, SeatError> {
    let came =
        |charter: &Charter| each(charter, votes, |_, seated, ballots| Verdict::of(&decide(seated, ballots).outcome));
    let (was, would_be) = (came(charter)?, came(other)?);
    Ok(was.into_iter().zip(would_be).map(|(was, would_be)| Flip { was, would_be }).collect())
}

/// Decides runs of votes that have the roster, the kind of matter and the rule in common with rules seated once.
fn each<T>(
    charter: &Charter,
    votes: &[Recorded<'_>],
    mut decided: impl FnMut(&Recorded<'_>, &Seated<'_>, &Ballots) -> T,
) -> Result<Vec<T>, SeatError> {
    let mut all = Vec::with_capacity(votes.len());
    for sitting in votes.chunk_by(|one, next| Arc::ptr_eq(&one.roster, &next.roster)) {
        let Some(first) = sitting.first() else { continue };
        let filled = charter.filled_up(first.roster.seats().to_vec(), first.date);
        let mut seated: Vec<(&str, Seated<'_>)> = Vec::new();
        for vote in sitting {
            let kind = charter.kind(vote.kind)?;
            let on = kind.question.as_deref().unwrap_or(vote.kind);
            let holds = |(kind, seated): &(&str, Seated<'_>)| {
                *kind == vote.kind && charter.rule(on, vote.date).is_ok_and(|rule| is_still(seated, rule, vote.date))
            };
            let at = match seated.iter().position(holds) {
                Some(at) => at,
                None => {
                    let rule = charter.seated(on, Some(kind), vote.date, &filled, ReadBy::Practice)?;
                    seated.push((vote.kind, rule));
                    seated.len() - 1
                }
            };
            let added = filled.len().saturating_sub(vote.ballots.positions().len());
            let ballots = if added == 0 { vote.ballots.clone() } else { with_open(&vote.ballots, added) };
            all.push(decided(vote, &seated[at].1, &ballots));
        }
    }
    Ok(all)
}

/// Whether a rule seated for an earlier vote is read on this day as it was on that.
fn is_still(seated: &Seated<'_>, rule: &penholder_core::charter::Rule, date: Date) -> bool {
    std::ptr::eq(seated.rule, rule)
        && rule
            .asks(date, ReadBy::Practice)
            .iter()
            .zip(&seated.requirements)
            .all(|((asked, _), before)| std::ptr::eq(*asked, before.asked))
}

fn with_open(ballots: &Ballots, added: usize) -> Ballots {
    let mut positions = ballots.positions().to_vec();
    positions.resize(positions.len() + added, Position::Open);
    Ballots::of(positions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_core::Seat;

    fn vote<'a>(date: &str, votes: &str, adopted: bool, label: Option<&'a str>) -> Recorded<'a> {
        let date: Date = date.parse().unwrap();
        let council = penholder_charters::charter("un-security-council").unwrap();
        let seats: Vec<Seat> = council.roster_on(date).seats().to_vec();
        let positions = votes.chars().map(|letter| match letter {
            'Y' => Position::Yes,
            'N' => Position::No,
            'A' => Position::Abstain,
            _ => Position::Unknown,
        });
        let (ballots, roster) = (Ballots::of(positions.collect()), Arc::new(Roster::new(seats).unwrap()));
        Recorded { id: "x", date, kind: "resolution", roster, ballots, adopted, label }
    }

    #[test]
    fn the_record_is_the_oracle() {
        let check = |vote: Recorded<'_>, same: bool| {
            let council = penholder_charters::charter("un-security-council").unwrap();
            let compared = compared(council, &[vote]).unwrap();
            assert_eq!(compared[0] == Compared::Same, same, "{compared:?}");
        };
        check(vote("2020-01-01", "YYYYYYYYYAAAAAA", true, None), true);
        check(vote("2020-01-01", "YYYYYYYYAAAAAAA", true, None), false);
        check(vote("2020-01-01", "YYYYNYYYYYAAAAA", false, Some("not_adopted_veto")), true);
        check(vote("2020-01-01", "YYYYNYYYYYAAAAA", false, Some("not_adopted_votes")), false);
        check(vote("2020-01-01", "YYYYNYYYAAAAAAA", false, Some("not_adopted_votes")), true);
        check(vote("1964-01-01", "YYYYYYYAAAA", true, None), true);
    }

    #[test]
    fn flips_are_mechanical_and_bounded() {
        let check = |other: &str, votes: &str, was: Verdict, would_be: Verdict| {
            let charter = |id| penholder_charters::charter(id).unwrap();
            let vote = vote("2020-01-01", votes, false, None);
            let flips = flips(charter("un-security-council"), charter(other), &[vote]).unwrap();
            assert_eq!(flips, [Flip { was, would_be }], "{other} {votes}");
        };
        use Verdict::{Adopted, NotAdopted, Undetermined};
        check("reform-two-vetoes", "YYYYNYYYYYAAAAA", NotAdopted, Adopted);
        check("reform-two-vetoes", "YYYNNYYYYYYAAAA", NotAdopted, NotAdopted);
        check("reform-two-vetoes", "YYYYYYYYAAAAAAA", NotAdopted, NotAdopted);
        // 14 of 25: fifteen votes are enough whatever the ten new seats do, nine are not without them
        check("reform-g4-2005", "YYYYYYYYYYYYYYY", Adopted, Adopted);
        check("reform-g4-2005", "YYYYYYYYYAAAAAA", Adopted, Undetermined);
        check("reform-g4-2005", "YYYAAAAAAAAAAAA", NotAdopted, NotAdopted);
        check("reform-g4-2005", "YYYYNYYYYYYYYYY", NotAdopted, NotAdopted);
    }
}
