//! Who is asked to come, and what became of it.

use super::cover;
use crate::clause::Line;
use crate::mention::Sort;
use crate::proposal::{Certainty, Kind, Proposal};
use crate::words::phrase_at;

/// Every invitation of a sentence.
#[must_use]
pub fn all(line: &Line<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.tokens().len() {
        let Some((id, length)) = phrase_at(&line.words.invitations, line.tokens(), at) else {
            at += 1;
            continue;
        };
        found.extend(one(line, id, at, length));
        at += length;
    }
    found
}

fn one(line: &Line<'_>, id: &str, at: usize, length: usize) -> Option<Proposal> {
    let first = line.clause_start(at);
    let end = line.clause_end(at + length);
    let acts = |nth: &usize| line.mentions[*nth].sort.acts() && line.mentions[*nth].sort != Sort::Agency;
    let before: Vec<usize> = (0..line.mentions.len())
        .filter(acts)
        .filter(|nth| line.mentions[*nth].tokens.end <= at && line.mentions[*nth].tokens.start >= first)
        .collect();
    let after: Vec<usize> = (0..line.mentions.len())
        .filter(acts)
        .filter(|nth| {
            line.mentions[*nth].tokens.start >= at + length
                && line.mentions[*nth].tokens.start < end.min(at + length + 8)
        })
        .collect();
    let to = (0..line.mentions.len()).find(|nth| {
        line.mentions[*nth].sort == Sort::Gathering && line.mentions[*nth].tokens.start >= at.saturating_sub(12)
    });
    let passive = (at.saturating_sub(3)..at).any(|at| line.words.around.be.iter().any(|word| word == line.low(at)));
    let verb_past = matches!(line.low(at), "invited");
    let who_comes = match id {
        "invited" if verb_past && passive => before.last().copied(),
        "invited" => after.first().copied(),
        "not-invited" | "accepted" | "declined" => before.last().copied().or(after.first().copied()),
        _ => after.first().copied(),
    };
    let who_asks = match id {
        "invited" if !(verb_past && passive) => before.last().copied(),
        "invitation-withdrawn" => before.last().copied(),
        _ => None,
    };
    if who_comes.is_none() && who_asks.is_none() {
        return None;
    }
    // "sent out invitations": nobody is named who is invited
    let id = if id == "invited" && who_comes.is_none() { "sent-out" } else { id };
    let places = who_comes.iter().chain(&who_asks).chain(&to).map(|nth| line.mentions[*nth].tokens.clone());
    let near = places.filter(|place| place.start.abs_diff(at) < 24);
    let mut proposal =
        Proposal::new(Kind::Invitation, id, cover(line, std::iter::once(at..at + length).chain(near)), "invitation");
    proposal.actors = line.all_named(&who_asks.into_iter().collect::<Vec<_>>());
    proposal.objects = line.all_named(&who_comes.into_iter().chain(to).collect::<Vec<_>>());
    proposal.certainty =
        if to.is_some() && (who_comes.is_some() || id == "sent-out") { Certainty::Likely } else { Certainty::Guess };
    let verb =
        line.verbs.iter().position(|verb| verb.tokens.start >= at.saturating_sub(3) && verb.tokens.start < at + length);
    proposal.when = verb.and_then(|verb| line.day_of(verb)).or_else(|| line.dated(0));
    Some(proposal)
}
