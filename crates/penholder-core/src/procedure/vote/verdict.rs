//! What came of a vote: its ballots decided by the charter.
//!
//! Always: needs nothing but the charter and the vote, so that an auditor comes to the same verdict from the record alone.

use super::{Boxed, Choice, Counted, Elector, Found, State, Subject, Verdict, Vote};
use crate::ballots::Ballots;
use crate::charter::Charter;
use crate::decide::{Outcome, decide};
use crate::position::Position;
use crate::procedure::Refusal;
use crate::seat::Roster;

/// What came of a closed vote, from its ballots and the charter alone. An auditor calls this to decide it again.
///
/// # Errors
/// [`Refusal::Law`] if the charter has no such rule, [`Refusal::Undetermined`] if a position is open.
pub fn verdicts(charter: &Charter, vote: &Vote) -> Result<Vec<Verdict>, Refusal> {
    let roster = vote.roster()?;
    let boxed = match &vote.state {
        State::Closed(boxed) => boxed.as_slice(),
        _ => &[],
    };
    if vote.opened.places.is_some() {
        let named = |name: &String| Box::new(named_by(vote, boxed, name));
        return vote
            .opened
            .candidates
            .iter()
            .map(|name| verdict(charter, vote, &roster, &named(name), Some(name)))
            .collect();
    }
    Ok(vec![verdict(charter, vote, &roster, boxed, None)?])
}

/// How often a candidate was named, as a box of ballots for and against.
fn named_by(vote: &Vote, boxed: &[Boxed], name: &str) -> Vec<Boxed> {
    let names = |choice: &Choice| matches!(choice, Choice::Names(names) if names.contains(name));
    let from_box: usize = boxed.iter().filter(|part| names(&part.choice)).map(|part| part.count).sum();
    let open = vote.ballots.values().filter(|ballot| ballot.choice.as_ref().is_some_and(names)).count();
    let count = (from_box + open).min(vote.opened.electors.len());
    let rest = vote.opened.electors.len() - count;
    let part = |position, count| Boxed { choice: Choice::Position(position), class: None, count };
    vec![part(Position::Yes, count), part(Position::No, rest)]
}

fn verdict(
    charter: &Charter,
    vote: &Vote,
    roster: &Roster,
    boxed: &[Boxed],
    of: Option<&String>,
) -> Result<Verdict, Refusal> {
    let opened = &vote.opened;
    let open_ballots = boxed.is_empty() && !vote.is_secret();
    let ballots = if open_ballots { vote.positions() } else { spread(vote, boxed) };
    let tally = if open_ballots { tally_of(vote, &ballots) } else { tally_of_box(boxed) };
    if matches!(opened.subject, Subject::Straw(_)) {
        return Ok(Verdict { of: of.cloned(), adopted: None, label: None, says: None, tally, findings: Vec::new() });
    }
    let kind = charter.kind(&opened.kind)?;
    let seated = charter.seated(&opened.question, Some(kind), opened.on, roster, crate::ReadBy::Practice)?;
    let decision = decide(&seated, &ballots);
    let adopted = match &decision.outcome {
        Outcome::Adopted => true,
        Outcome::NotAdopted => false,
        Outcome::Undetermined { missing } => {
            let name = |missing: &crate::Missing| match missing {
                crate::Missing::Position(seat) => opened.electors[*seat].name.clone(),
                crate::Missing::Question(questions) => questions.join(" or "),
            };
            let missing = missing.iter().map(name).collect::<Vec<_>>().join(", ");
            return Err(Refusal::Undetermined { missing, cite: seated.rule.cite.clone() });
        }
    };
    let found = |finding: &crate::Finding<'_>| Found {
        cite: finding.requirement.cite.to_owned(),
        says: finding.requirement.asked.says(&charter.names()),
        counted: crate::charter::amount_says(finding.counted()),
        met: finding.met == Some(true),
        seats: if open_ballots {
            finding.who.iter().map(|seat| opened.electors[*seat as usize].seat.clone()).collect()
        } else {
            Vec::new()
        },
    };
    Ok(Verdict {
        of: of.cloned(),
        adopted: Some(adopted),
        label: decision.label.map(|label| label.id.clone()),
        says: decision.label.map(|label| label.says.clone()),
        tally,
        findings: decision.findings.iter().map(found).collect(),
    })
}

impl Vote {
    /// The positions taken so far, in the order of its electors; open where none was taken, or where the vote is secret.
    #[must_use]
    pub fn positions(&self) -> Ballots {
        let ballots = Ballots::of(self.opened.electors.iter().map(|elector| position_of(self, elector)).collect());
        let reasoned = |seat: &usize| {
            let ballot = self.ballots.get(&self.opened.electors[*seat].seat);
            ballot.is_some_and(|ballot| ballot.reason.is_some())
        };
        (0..self.opened.electors.len()).filter(reasoned).fold(ballots, Ballots::with_reason)
    }
}

fn position_of(vote: &Vote, elector: &Elector) -> Position {
    match vote.ballots.get(&elector.seat).and_then(|ballot| ballot.choice.as_ref()) {
        Some(Choice::Position(position)) => *position,
        // whoever was absent at the roll can still come in and vote
        _ => elector.aside.filter(|aside| *aside != Position::Absent || !vote.is_open()).unwrap_or(Position::Open),
    }
}

/// What a box held, spread over seats of the right class: the seats are nobody's, only the counts mean something.
fn spread(vote: &Vote, boxed: &[Boxed]) -> Ballots {
    let mut positions: Vec<Option<Position>> = vec![None; vote.opened.electors.len()];
    let (with_class, without): (Vec<&Boxed>, Vec<&Boxed>) = boxed.iter().partition(|part| part.class.is_some());
    for part in with_class.into_iter().chain(without) {
        let Choice::Position(position) = part.choice else { continue };
        let free = |(seat, elector): (usize, &Elector)| {
            let fits = part.class.as_ref().is_none_or(|class| *class == elector.class);
            (fits && positions[seat].is_none()).then_some(seat)
        };
        let seats: Vec<usize> = vote.opened.electors.iter().enumerate().filter_map(free).take(part.count).collect();
        for seat in seats {
            positions[seat] = Some(position);
        }
    }
    Ballots::of(positions.into_iter().map(|position| position.unwrap_or(Position::Invalid)).collect())
}

fn tally_of(vote: &Vote, ballots: &Ballots) -> Vec<Counted> {
    let count = |position: Position| {
        let there = ballots.positions().iter().zip(&vote.opened.electors).filter(|(other, _)| **other == position);
        let seats: Vec<String> = there.map(|(_, elector)| elector.seat.clone()).collect();
        let count = seats.len();
        (count > 0).then_some(Counted { position, count, class: None, seats })
    };
    Position::ALL.into_iter().filter_map(count).collect()
}

fn tally_of_box(boxed: &[Boxed]) -> Vec<Counted> {
    let count = |part: &Boxed| match part.choice {
        Choice::Position(position) => {
            Some(Counted { position, count: part.count, class: part.class.clone(), seats: Vec::new() })
        }
        Choice::Names(_) => None,
    };
    boxed.iter().filter_map(count).collect()
}
