//! A vote as it stands: who took which position, what is still needed and of whom, and the sentence at its end.
//!
//! Always: everything comes from `penholder_core::decide` and the vote's own facts; a secret vote shows who has voted and
//! never how.
//! Not here: drawing (`figure`), who may see it (`penholder-chamber`).

use penholder_core::charter::amount_says;
use penholder_core::procedure::vote::{State, Verdict};
use penholder_core::procedure::{Refusal, Vote};
use penholder_core::say::Reason;
use penholder_core::{Ballots, Charter, Position, ReadBy, Roster, Saying, decide};

/// A vote as it stands.
pub struct Standing {
    /// The seats that may vote.
    pub roster: Roster,
    /// Their positions so far.
    pub ballots: Ballots,
    /// The seats whose negative vote stopped it.
    pub vetoes: Vec<usize>,
    /// How many have voted.
    pub cast: usize,
    /// How many may.
    pub of: usize,
    /// The names of those that have not voted.
    pub missing: Vec<String>,
    /// Whether ballots are taken.
    pub open: bool,
    /// Whether it was announced.
    pub decided: bool,
    /// What the rule asks and what was counted so far.
    pub needs: Vec<Need>,
    /// The outcome as a sentence, once announced.
    pub sentence: Option<String>,
    /// Why, once announced.
    pub reasons: Vec<Reason>,
}

/// One thing the rule asks, and what there is of it so far.
pub struct Need {
    /// What is asked: `at least 9 members vote in favour`.
    pub asks: String,
    /// What was counted so far.
    pub so_far: String,
    /// Whether that is settled, and how.
    pub met: Option<bool>,
    /// The article.
    pub cite: String,
}

/// How a vote stands.
///
/// # Errors
/// [`Refusal::Law`] if the charter has no such rule for it.
pub fn standing(charter: &Charter, vote: &Vote) -> Result<Standing, Refusal> {
    let roster = vote.roster()?;
    let ballots = vote.positions();
    let may = vote.opened.electors.iter().filter(|elector| elector.aside.is_none()).count();
    let missing = if vote.is_open() { vote.missing() } else { Vec::new() };
    let mut shown = Standing {
        vetoes: Vec::new(),
        cast: vote.ballots.len(),
        of: may,
        missing: missing.into_iter().map(|elector| elector.name.clone()).collect(),
        open: vote.is_open(),
        decided: matches!(vote.state, State::Decided(_)),
        needs: Vec::new(),
        sentence: None,
        reasons: Vec::new(),
        ballots,
        roster,
    };
    // of choices that the viewer does not see, no count can be made
    let hidden = vote.ballots.values().any(|ballot| ballot.choice.is_none());
    if vote.is_secret() || hidden || vote.opened.places.is_some() {
        shown.sentence = match &vote.state {
            State::Decided(verdicts) => Some(verdicts.iter().map(told).collect::<Vec<_>>().join(" ")),
            _ => None,
        };
        return Ok(shown);
    }
    let kind = charter.kind(&vote.opened.kind)?;
    let roster = shown.roster.clone();
    let seated = charter.seated(&vote.opened.question, Some(kind), vote.opened.on, &roster, ReadBy::Practice)?;
    let decision = decide(&seated, &shown.ballots);
    let saying = Saying::new(&seated);
    shown.needs = decision
        .findings
        .iter()
        .map(|finding| Need {
            asks: saying.asked(finding),
            so_far: amount_says(finding.counted()),
            met: finding.met,
            cite: finding.requirement.cite.to_owned(),
        })
        .collect();
    if shown.decided {
        shown.vetoes = decision.vetoes();
        shown.sentence = Some(saying.sentence(&decision));
        shown.reasons = saying.reasons(&decision);
    }
    Ok(shown)
}

/// A verdict of which only the counts are known.
fn told(verdict: &Verdict) -> String {
    let count = |position| verdict.tally.iter().filter(|part| part.position == position).map(|part| part.count).sum();
    let (yes, no, abstain): (usize, usize, usize) =
        (count(Position::Yes), count(Position::No), count(Position::Abstain));
    let says = verdict.says.clone().or_else(|| verdict.of.clone()).unwrap_or_default();
    format!("{says}: {yes} in favour, {no} against, {abstain} abstaining.")
}

#[cfg(test)]
mod tests {
    use penholder_chamber::demo::Demo;

    use super::*;

    #[test]
    fn what_the_viewer_does_not_see_is_not_counted() {
        let mut seen = 0;
        for (name, _) in penholder_scripts::SHIPPED {
            let mut demo = Demo::new(name).unwrap();
            demo.go(usize::MAX).unwrap();
            let (charter, matters) = (&demo.state().law().unwrap().charter, demo.state().matters());
            for vote in matters.values().flat_map(|matter| &matter.votes).filter(|vote| !vote.is_secret()) {
                let Ok(Standing { needs, .. }) = standing(charter, vote) else { continue };
                let mut hidden = vote.clone();
                let Some(ballot) = hidden.ballots.values_mut().next().filter(|_| !needs.is_empty()) else { continue };
                (ballot.choice, hidden.state) = (None, State::Open);
                let shown = standing(charter, &hidden).unwrap();
                assert!(shown.needs.is_empty() && shown.sentence.is_none(), "{name}: {}", vote.opened.vote);
                assert_eq!(shown.cast, vote.ballots.len());
                seen += 1;
            }
        }
        assert!(seen > 10, "{seen}");
    }
}
