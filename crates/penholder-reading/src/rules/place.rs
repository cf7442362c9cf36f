//! Who holds which office, dates with their reading, and who is whose ally.

use super::Seen;
use crate::clause::Line;
use crate::mention::Sort;
use crate::proposal::{Certainty, Kind, Named, Proposal};

/// Offices with the names of those who hold them, each person once.
#[must_use]
pub fn offices(line: &Line<'_>, seen: &mut Seen) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (at, mention) in line.mentions.iter().enumerate() {
        let (Some(person), Some(office)) =
            (&mention.person, mention.office.as_ref().or(appositive(line, at).as_ref()).cloned())
        else {
            continue;
        };
        if seen.offices.contains(person) {
            continue;
        }
        seen.offices.insert(person.clone());
        let span = line.span(mention.tokens.clone());
        let mut proposal = Proposal::new(Kind::Office, person.clone(), span.clone(), "office-holder");
        proposal.actors = line.all_named(&[at]);
        proposal.objects = vec![Named {
            id: office.clone(),
            words: office.clone(),
            sort: Sort::Person,
            office: None,
            of: mention.of.clone(),
            number: None,
            span,
        }];
        proposal.certainty = if mention.office.is_some() { Certainty::Firm } else { Certainty::Likely };
        found.push(proposal);
    }
    found
}

/// "Joe Borg, the foreign minister of Malta,": the office after the name.
fn appositive(line: &Line<'_>, at: usize) -> Option<String> {
    let mention = &line.mentions[at];
    let next = line.mentions.get(at + 1)?;
    let comma = line.low(mention.tokens.end) == ",";
    let near = next.tokens.start <= mention.tokens.end + 3;
    (comma && near && next.person.is_none()).then(|| next.office.clone()).flatten()
}

/// Every date, with how it is read.
#[must_use]
pub fn dates(line: &Line<'_>) -> Vec<Proposal> {
    let all = (0..line.whens.len()).filter_map(|at| Some((line.dated(at)?, line.reading(at)?)));
    all.map(|(dated, reading)| {
        let mut proposal = Proposal::new(Kind::Date, reading.says(), dated.span.clone(), "date");
        proposal.certainty = if reading.sure { Certainty::Firm } else { Certainty::Likely };
        proposal.when = Some(dated);
        proposal
    })
    .collect()
}

/// "Malta, a close Chadian ally", "an ally of Chad": who stands with whom.
#[must_use]
pub fn standings(line: &Line<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (at, mention) in line.mentions.iter().enumerate().filter(|(_, mention)| mention.sort == Sort::Standing) {
        let of_after = line.mentions.get(at + 1).filter(|next| {
            line.low(mention.tokens.end) == "of" && next.tokens.start <= mention.tokens.end + 2 && next.sort.acts()
        });
        // "Assad ally", "Chad's main backer", "Chadian ally": whose it is stands before, in the same phrase
        let before = at.checked_sub(1).filter(|before| {
            line.mentions[*before].sort.acts()
                && words_between(line, line.mentions[*before].tokens.end, mention.tokens.start)
        });
        let whose = match (of_after, mention.of.first(), before) {
            (Some(_), _, _) => line.named(at + 1),
            (None, Some(code), _) => {
                let span = line.span(mention.tokens.clone());
                Some(Named {
                    id: code.clone(),
                    words: line.words_at(span.clone()),
                    sort: Sort::State,
                    office: None,
                    of: vec![],
                    number: None,
                    span,
                })
            }
            (None, None, Some(before)) => line.named(before),
            _ => None,
        };
        let Some(whose) = whose else { continue };
        let earlier = (0..at).rev().find(|who| {
            Some(*who) != before
                && line.mentions[*who].sort.acts()
                && line.mentions[*who].tokens.end <= mention.tokens.start
        });
        let Some(who) = earlier.and_then(|who| line.named(who)).filter(|who| who.id != whose.id) else { continue };
        let end = of_after.map_or(mention.tokens.end, |next| next.tokens.end);
        let span = who.span.start..line.span(mention.tokens.start..end).end;
        let mut proposal = Proposal::new(Kind::Relation, mention.id.clone(), span, "standing");
        (proposal.actors, proposal.objects) = (vec![who], vec![whose]);
        proposal.certainty = Certainty::Likely;
        found.push(proposal);
    }
    found
}

fn words_between(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| line.low(at) == "'s" || line.words.standing_before.iter().any(|word| word == line.low(at)))
}
