//! What is said of a text as such: its form where it can be told from others, and who wrote or carries it.

use super::Seen;
use crate::clause::Line;
use crate::mention::Sort;
use crate::proposal::{Certainty, Kind, Proposal};
use crate::verb::Meaning;

/// Claims about the form and the drafter of texts.
#[must_use]
pub fn all(line: &Line<'_>, seen: &mut Seen) -> Vec<Proposal> {
    let texts = line.mentions.iter().enumerate().filter(|(_, mention)| mention.sort == Sort::Text);
    let mut found: Vec<Proposal> = Vec::new();
    for (at, mention) in texts {
        let day = line.day_of_mention(at);
        let place = day.as_ref().map_or(0, |day| day.span.end);
        let own = line.span(mention.tokens.clone());
        let span = own.start..own.end.max(place);
        if let Some((drafter, word)) = &mention.drafter {
            let label = if line.words.drafted.contains(word) { "drafter" } else { "sponsor" };
            let mut claim = Proposal::new(Kind::Claim, label, span.clone(), "drafted-by-adjective");
            claim.actors = line.all_named(&[at]);
            claim.objects = vec![crate::proposal::Named {
                id: drafter.clone(),
                words: drafter.clone(),
                sort: Sort::State,
                office: None,
                of: vec![],
                number: None,
                span: own.clone(),
            }];
            claim.certainty = Certainty::Firm;
            found.push(claim);
        }
        let key = format!("{} {:?} {:?}", mention.id, mention.number, day.as_ref().map(|day| day.from));
        if (day.is_some() || mention.number.is_some()) && !seen.texts.contains(&key) {
            seen.texts.insert(key);
            let mut claim = Proposal::new(Kind::Claim, "form", span, "form-of-text");
            claim.actors = line.all_named(&[at]);
            claim.certainty = if mention.number.is_some() { Certainty::Firm } else { Certainty::Likely };
            claim.when = day;
            found.push(claim);
        }
    }
    found.extend((0..line.verbs.len()).filter_map(|at| drafted_by(line, at)));
    found
}

/// "drafted by Malta": a claim about the text beside the event.
fn drafted_by(line: &Line<'_>, at: usize) -> Option<Proposal> {
    let verb = line.verbs.get(at)?;
    let drafts = verb.meanings.contains(&Meaning::Act("draft".to_owned()));
    if !drafts || !verb.passive {
        return None;
    }
    let (subject, near) = line.subject(at);
    let text = *subject.first().filter(|subject| line.mentions[**subject].sort == Sort::Text)?;
    let agents = line.agents(at);
    let last = line.mentions.get(*agents.last()?)?.tokens.end;
    let span = line.span(line.mentions[text].tokens.start..last);
    let mut claim = Proposal::new(Kind::Claim, "drafter", span, "drafted-by");
    claim.actors = line.all_named(&[text]);
    claim.objects = line.all_named(&agents);
    claim.when = line.day_of_mention(text);
    claim.certainty = if near { Certainty::Firm } else { Certainty::Likely };
    Some(claim)
}
