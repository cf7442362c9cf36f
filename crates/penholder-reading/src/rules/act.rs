//! Acts, stances and relations by their verbs; acts by their nouns ("the Maltese veto"); gatherings that are planned.

use std::ops::Range;

use super::{Seen, certainty, cover, means, with_verb};
use crate::clause::Line;
use crate::lexicon::Class;
use crate::mention::{Mention, Sort};
use crate::proposal::{Certainty, Kind, Proposal};
use crate::verb::{Meaning, Mood};

/// Whether a mention is what an act of this list is done to.
fn fits(mention: &Mention, of: &[String]) -> bool {
    of.iter().any(|sort| match sort.as_str() {
        "text" => mention.sort == Sort::Text,
        "measure" => matches!(mention.sort, Sort::Measure | Sort::Aid | Sort::Text),
        "gathering" => mention.sort == Sort::Gathering,
        "treaty" => mention.sort == Sort::Treaty,
        "organisation" => matches!(mention.sort, Sort::Organisation | Sort::Organ),
        "weapon" => mention.sort == Sort::Weapon,
        "aid" => matches!(mention.sort, Sort::Aid | Sort::Weapon),
        "place" => mention.sort == Sort::State,
        "party" => matches!(mention.sort, Sort::Party | Sort::State | Sort::Part | Sort::Organisation),
        "actor" => mention.sort.acts() && mention.sort != Sort::Agency,
        "any" => true,
        _ => false,
    })
}

/// Everything the verbs of a sentence are proposed to say. `taken` are the places of stronger proposals.
#[must_use]
pub fn verbs(line: &Line<'_>, taken: &[(Kind, Range<usize>)]) -> Vec<Proposal> {
    let is_taken = |at: usize| {
        let place = line.span(line.verbs[at].tokens.clone());
        let strong = |kind: Kind| matches!(kind, Kind::NoComment | Kind::Invitation);
        taken.iter().any(|(kind, span)| strong(*kind) && span.start <= place.start && place.end <= span.end)
    };
    (0..line.verbs.len()).filter(|at| !is_taken(*at)).filter_map(|at| verb(line, at)).collect()
}

struct Parts {
    actors: Vec<usize>,
    near: bool,
    objects: Vec<usize>,
}

fn parts(line: &Line<'_>, at: usize) -> Parts {
    let (subject, near) = line.subject(at);
    if line.verbs[at].passive {
        let mut objects = subject;
        objects.extend(line.objects(at).into_iter().filter(|object| !line.agents(at).contains(object)));
        Parts { actors: line.agents(at), near, objects }
    } else {
        Parts { actors: subject, near, objects: line.objects(at) }
    }
}

fn verb(line: &Line<'_>, at: usize) -> Option<Proposal> {
    let found = &line.verbs[at];
    let parts = parts(line, at);
    let text_speaks =
        !found.passive && parts.actors.first().is_some_and(|first| line.mentions[*first].sort == Sort::Text);
    if text_speaks {
        return content(line, at, &parts);
    }
    let acting: Vec<usize> = parts
        .actors
        .iter()
        .copied()
        .filter(|at| line.mentions[*at].sort.acts() && line.mentions[*at].sort != Sort::Agency)
        .collect();
    let parts = Parts { actors: acting, ..parts };
    let said = found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Says));
    relation(line, at, &parts)
        .or_else(|| stance(line, at, &parts))
        .or_else(|| if said { None } else { act(line, at, &parts) })
        .or_else(|| {
            if said {
                act(line, at, &parts).filter(|act| act.objects.iter().any(|object| object.sort == Sort::Text))
            } else {
                None
            }
        })
}

fn span(line: &Line<'_>, at: usize, parts: &Parts, objects: &[usize]) -> Range<usize> {
    let found = &line.verbs[at];
    let place = |at: &usize| line.mentions[*at].tokens.clone();
    let near = |range: &Range<usize>| range.start.abs_diff(found.tokens.start) < 40;
    let others = parts.actors.iter().chain(objects).map(place).filter(near);
    cover(line, std::iter::once(found.group..found.tokens.end).chain(others))
}

/// The act of a verb, if somebody does it and it is done to what it is done to.
fn act(line: &Line<'_>, at: usize, parts: &Parts) -> Option<Proposal> {
    let found = &line.verbs[at];
    let wanted = found.meanings.iter().find_map(|meaning| {
        let Meaning::Act(id) = meaning else { return None };
        let act = line.words.acts.get(id)?;
        let objects: Vec<usize> =
            parts.objects.iter().copied().filter(|object| fits(&line.mentions[*object], &act.of)).collect();
        let free = act.of.iter().any(|of| of == "any" || of == "none");
        (free || !objects.is_empty()).then_some((id, act, objects))
    });
    let (id, act, mut objects) = wanted?;
    if parts.actors.is_empty()
        && !(found.passive && objects.iter().any(|object| line.mentions[*object].sort == Sort::Text))
    {
        return None;
    }
    let any = act.of.iter().any(|of| of == "any" || of == "none");
    let joined = |object: &usize| {
        let start = line.mentions[*object].tokens.start;
        (start.saturating_sub(2)..start).any(|at| line.low(at) == "and")
    };
    let first = objects.first().copied();
    objects.retain(|object| Some(*object) == first || joined(object));
    objects.truncate(3);
    let mut proposal =
        with_verb(Proposal::new(Kind::Event, id.clone(), span(line, at, parts, &objects), "act-of-verb"), line, at);
    proposal.actors = line.all_named(&parts.actors);
    if proposal.actors.is_empty() && !parts.actors.is_empty() {
        return None;
    }
    let close = objects.first().is_some_and(|object| line.mentions[*object].tokens.start < found.tokens.end + 6);
    proposal.certainty = certainty(
        parts.near && !parts.actors.is_empty(),
        close && !any || objects.is_empty() && any || close && parts.near,
        &proposal.actors,
    );
    if found.bare && !found.passive && proposal.certainty == Certainty::Firm {
        proposal.certainty = Certainty::Likely;
    }
    proposal.objects = line.all_named(&objects);
    if proposal.when.is_none() {
        proposal.when = objects.first().and_then(|object| line.day_of_mention(*object));
    }
    Some(proposal)
}

/// What a text says, when the text is the subject.
fn content(line: &Line<'_>, at: usize, parts: &Parts) -> Option<Proposal> {
    let makes = means(line, at, &Meaning::TextMakes)
        && line.objects(at).iter().any(|object| line.mentions[*object].sort.acts());
    let says =
        |meaning: &Meaning| matches!(meaning, Meaning::TextSays | Meaning::Act(_) | Meaning::For | Meaning::Against);
    if !makes && !line.verbs[at].meanings.iter().any(says) {
        return None;
    }
    let end = line.clause_end(line.verbs[at].tokens.end);
    let stop = line
        .verbs
        .get(at + 1)
        .filter(|next| next.group > 0 && line.low(next.group - 1) == "and")
        .map_or(end, |next| next.group - 1);
    let place = cover(
        line,
        parts
            .actors
            .iter()
            .map(|actor| line.mentions[*actor].tokens.clone())
            .chain(std::iter::once(line.verbs[at].group..stop.max(line.verbs[at].tokens.end))),
    );
    let mut proposal = with_verb(Proposal::new(Kind::Claim, "content", place, "text-says"), line, at);
    proposal.actors = line.all_named(&parts.actors);
    proposal.objects = line.all_named(&parts.objects.iter().copied().take(2).collect::<Vec<_>>());
    proposal.when = parts.actors.first().and_then(|actor| line.day_of_mention(*actor));
    proposal.certainty = certainty(parts.near, true, &proposal.actors);
    Some(proposal)
}

/// Where somebody stands, by a verb that names no single act.
fn stance(line: &Line<'_>, at: usize, parts: &Parts) -> Option<Proposal> {
    let found = &line.verbs[at];
    let side = if means(line, at, &Meaning::For) {
        "for"
    } else if means(line, at, &Meaning::Against) {
        "against"
    } else {
        return None;
    };
    let also_act = found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Act(_)));
    if parts.actors.is_empty() || (also_act && found.past && found.mood == Mood::Asserted) {
        return None;
    }
    let conditional = found.mood == Mood::Could || condition(line, found.tokens.end);
    let label = if conditional { "conditional" } else { side };
    let end = line.clause_end(found.tokens.end);
    let objects: Vec<usize> = parts.objects.iter().copied().take(2).collect();
    let place = cover(
        line,
        parts
            .actors
            .iter()
            .map(|actor| line.mentions[*actor].tokens.clone())
            .chain(std::iter::once(found.group..end.min(found.tokens.end + 12).max(found.tokens.end))),
    );
    let mut proposal = with_verb(Proposal::new(Kind::Stance, label, place, "stance-of-verb"), line, at);
    proposal.actors = line.all_named(&parts.actors);
    if proposal.actors.is_empty() {
        return None;
    }
    proposal.objects = line.all_named(&objects);
    proposal.certainty = certainty(parts.near, !objects.is_empty(), &proposal.actors);
    Some(proposal)
}

fn condition(line: &Line<'_>, from: usize) -> bool {
    let words: Vec<&str> =
        line.tokens()[from.min(line.tokens().len())..].iter().map(|token| token.low.as_str()).collect();
    let text = format!(" {} ", words.join(" "));
    line.words
        .conditional
        .iter()
        .filter(|words| words.contains(' ') || matches!(words.as_str(), "if" | "unless" | "provided"))
        .any(|words| text.contains(&format!(" {words} ")))
}

/// A relation, if the verb has its object.
fn relation(line: &Line<'_>, at: usize, parts: &Parts) -> Option<Proposal> {
    let found = &line.verbs[at];
    let (id, objects) = found.meanings.iter().find_map(|meaning| {
        let Meaning::Relation(id) = meaning else { return None };
        let of = line.words.relations.get(id)?;
        let objects: Vec<usize> =
            parts.objects.iter().copied().filter(|object| fits(&line.mentions[*object], of)).collect();
        (!objects.is_empty()).then_some((id, objects))
    })?;
    if parts.actors.is_empty() {
        return None;
    }
    // who gets it stands between the verb and the goods
    let to = parts.objects.iter().copied().find(|object| line.mentions[*object].sort.acts());
    let mut named = to.into_iter().chain(objects).collect::<Vec<_>>();
    let first = named.first().copied();
    named.retain(|object| Some(*object) == first || id == "supplies");
    named.sort_unstable();
    named.dedup();
    let mut proposal = with_verb(
        Proposal::new(Kind::Relation, id.clone(), span(line, at, parts, &named), "relation-of-verb"),
        line,
        at,
    );
    proposal.actors = line.all_named(&parts.actors);
    proposal.objects = line.all_named(&named);
    proposal.certainty = certainty(parts.near, id == "supplies" || !named.is_empty(), &proposal.actors);
    (!proposal.actors.is_empty()).then_some(proposal)
}

/// Acts by their nouns: somebody's adjective or genitive before, or "by" after.
#[must_use]
pub fn nouns(line: &Line<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.tokens().len() {
        let Some((length, acts)) = line.words.act_nouns.at(line.tokens(), at) else {
            at += 1;
            continue;
        };
        let verb_here = line.verbs.iter().any(|verb| verb.tokens.contains(&at));
        if let Some(owner) = owner(line, at, at + length).filter(|_| !verb_here) {
            let place = line.span(owner.0.start.min(at)..owner.0.end.max(at + length));
            let mut proposal = Proposal::new(Kind::Event, acts[0].clone(), place, "act-of-noun");
            proposal.actors = vec![owner.1];
            proposal.certainty = if owner.2 { Certainty::Likely } else { Certainty::Guess };
            proposal.mood = mood_of_noun(line, at);
            let of = line.words.acts.get(acts[0].as_str()).map(|act| act.of.as_slice());
            let end = at + length;
            let after = line.mentions.iter().position(|m| {
                m.tokens.start > end
                    && m.tokens.start <= end + 3
                    && leads_to(line, end)
                    && of.is_none_or(|of| fits(m, of))
            });
            proposal.objects = line.all_named(&after.into_iter().collect::<Vec<_>>());
            proposal.objects.retain(|object| object.id != proposal.actors[0].id);
            found.push(proposal);
        }
        at += length;
    }
    found
}

/// Whether what an act is done to follows its noun: "veto of the draft", not "veto comes days before she goes".
fn leads_to(line: &Line<'_>, end: usize) -> bool {
    matches!(line.low(end), "of" | "on" | "over" | "against" | "to" | "at" | "in" | "with")
}

/// How an act stands that a noun names: wanted or refused by the verb before it, else as a fact.
fn mood_of_noun(line: &Line<'_>, at: usize) -> Mood {
    let before = line.verbs.iter().rfind(|verb| verb.tokens.end <= at && verb.tokens.start >= line.clause_start(at));
    let means = |wanted: &Meaning| before.is_some_and(|verb| verb.meanings.contains(wanted));
    if means(&Meaning::For) {
        Mood::Should
    } else if means(&Meaning::Against) {
        Mood::Could
    } else {
        Mood::Asserted
    }
}

/// Whose act a noun names: the tokens, who, and whether right beside it.
fn owner(line: &Line<'_>, start: usize, end: usize) -> Option<(Range<usize>, crate::proposal::Named, bool)> {
    let before = line.low(start.wrapping_sub(1));
    let at = if before == "'s" { start.checked_sub(2)? } else { start.checked_sub(1)? };
    // "Malta's veto": the mention ends at the genitive; "Maltese veto": the adjective stands before
    if before == "'s"
        && let Some(owner) = line.mentions.iter().position(|m| m.tokens.end == at + 1 && m.sort.acts())
    {
        return Some((line.mentions[owner].tokens.clone(), line.named(owner)?, true));
    }
    for width in 1..=3 {
        let Some(first) = (at + 1).checked_sub(width) else { break };
        if let Some((length, senses)) = line.words.nouns.at(line.tokens(), first)
            && first + length == at + 1
            && before != "'s"
        {
            let sense =
                senses.iter().find(|sense| matches!(sense.class, Class::Adjective | Class::State | Class::Seat))?;
            let span = line.span(first..first + length);
            let words = line.words_at(span.clone());
            let named = crate::proposal::Named {
                id: sense.id.clone(),
                words,
                sort: Sort::State,
                office: None,
                of: vec![],
                number: None,
                span,
            };
            return Some((first..first + length, named, true));
        }
    }
    let by = (end..end + 2).find(|at| line.low(*at) == "by")?;
    let owner = line.mentions.iter().position(|m| m.tokens.start > by && m.tokens.start <= by + 2 && m.sort.acts())?;
    Some((line.mentions[owner].tokens.clone(), line.named(owner)?, true))
}

/// Gatherings with a name of their own, or planned: each once a report.
#[must_use]
pub fn gatherings(line: &Line<'_>, seen: &mut Seen) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (at, mention) in line.mentions.iter().enumerate().filter(|(_, mention)| mention.sort == Sort::Gathering) {
        let day = line.day_of_mention(at);
        let ahead = day.as_ref().is_some_and(|day| day.after);
        let named = mention.number.is_some();
        let key = format!("{} {}", mention.id, mention.number.as_deref().unwrap_or(""));
        if !(named || mention.planned || day.is_some()) || seen.gatherings.contains(&key) {
            continue;
        }
        seen.gatherings.insert(key);
        let mut proposal = Proposal::new(Kind::Event, "gathering", line.span(mention.tokens.clone()), "gathering");
        proposal.mood = if mention.planned || ahead { Mood::Planned } else { Mood::Asserted };
        proposal.objects = line.all_named(&[at]);
        proposal.certainty = if mention.planned && named { Certainty::Firm } else { Certainty::Likely };
        proposal.when = day;
        found.push(proposal);
    }
    found
}
