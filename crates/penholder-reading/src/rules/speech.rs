//! Who said it, and through whom: "X said", "X told Y", "according to X", "on condition of anonymity", and what was not said.

use std::ops::Range;

use super::{certainty, cover};
use crate::clause::Line;
use crate::mention::Sort;
use crate::proposal::{Certainty, Kind, Named, Proposal};
use crate::verb::{Meaning, Mood, Verb};
use crate::words::phrase_at;

/// Who speaks in a sentence, through whom, and where the sentence says so.
pub struct Speaker {
    who: Named,
    via: Vec<Named>,
    at: Range<usize>,
    /// The bytes of what is said.
    content: Range<usize>,
}

struct Saying {
    who: Vec<usize>,
    near: bool,
    via: Vec<usize>,
    verb: Option<usize>,
    rule: &'static str,
    tokens: Range<usize>,
}

impl Saying {
    /// The tokens of what is said: after the saying, or before it where it closes the sentence, or both around an aside.
    fn content(&self, line: &Line<'_>) -> Range<usize> {
        let all = line.tokens().len();
        let words_after = line.tokens()[self.tokens.end.min(all)..].iter().filter(|token| token.is_word()).count();
        let comma = self.tokens.start > 0 && matches!(line.low(self.tokens.start - 1), "," | "\"" | "”");
        match (words_after > 3, comma) {
            (true, true) if self.tokens.start > 3 => 0..all,
            (true, _) => self.tokens.end..all,
            _ => 0..self.tokens.start,
        }
    }
}

fn is_saying(verb: &Verb) -> bool {
    verb.meanings.iter().any(|meaning| matches!(meaning, Meaning::Says | Meaning::Reports)) && !verb.passive
}

fn sayings(line: &Line<'_>) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    for (at, verb) in line.verbs.iter().enumerate().filter(|(_, verb)| is_saying(verb)) {
        let (mut who, mut near) = line.subject(at);
        // "..., said Joe Borg": the speaker after the verb, at the end of a quotation
        let next = line.mentions.iter().position(|m| {
            m.tokens.start >= verb.tokens.end
                && m.tokens.start <= verb.tokens.end + 1
                && m.sort.acts()
                && m.sort != Sort::Pronoun
        });
        let before = verb.group.checked_sub(1).and_then(|before| line.tokens().get(before));
        let inverted = before.is_some_and(|before| before.is_quote() || before.word == ",")
            && line.low(verb.tokens.start) != "told";
        if let Some(next) = next.filter(|_| inverted) {
            (who, near) = (vec![next], true);
        }
        who.retain(|at| line.mentions[*at].sort.acts());
        if who.is_empty() {
            continue;
        }
        let told =
            |m: &crate::mention::Mention| m.tokens.start >= verb.tokens.end && m.tokens.start <= verb.tokens.end + 4;
        let via: Vec<usize> = line
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, m)| m.sort == Sort::Agency && told(m))
            .map(|(at, _)| at)
            .collect();
        let ends = via.iter().map(|at| line.mentions[*at].tokens.end).max().unwrap_or(verb.tokens.end);
        let begin = who.iter().map(|at| line.mentions[*at].tokens.start).min().unwrap_or(verb.group);
        found.push(Saying {
            near,
            via,
            verb: Some(at),
            rule: "said",
            tokens: begin.min(verb.tokens.start)
                ..ends.max(who.iter().map(|at| line.mentions[*at].tokens.end).max().unwrap_or(ends)),
            who,
        });
    }
    for start in 0..line.tokens().len() {
        let Some((_, length)) = phrase_at(&line.words.according, line.tokens(), start) else { continue };
        let near =
            line.mentions.iter().position(|m| m.tokens.start >= start + length && m.tokens.start <= start + length + 3);
        if let Some(who) =
            near.filter(|near| line.mentions[*near].sort.acts() || line.mentions[*near].sort == Sort::Text)
        {
            let tokens = start..line.mentions[who].tokens.end;
            found.push(Saying {
                who: vec![who],
                near: true,
                via: Vec::new(),
                verb: None,
                rule: "according-to",
                tokens,
            });
        }
    }
    found
}

/// Where the sentence says that its speaker will not be named.
fn anonymity(line: &Line<'_>) -> Option<Range<usize>> {
    let phrase = (0..line.tokens().len())
        .find_map(|at| phrase_at(&line.words.anonymous, line.tokens(), at).map(|(_, long)| at..at + long));
    phrase.or_else(|| {
        (0..line.tokens().len())
            .find(|at| line.words.unnamed.iter().any(|word| word == line.low(*at)))
            .map(|at| at..at + 1)
    })
}

/// Where the sentence says that somebody said nothing.
fn silence(line: &Line<'_>) -> Option<Range<usize>> {
    (0..line.tokens().len())
        .find_map(|at| phrase_at(&line.words.no_comment, line.tokens(), at).map(|(_, long)| at..at + long))
}

/// Who speaks in the sentence, if exactly one saying carries it.
#[must_use]
pub fn speaker(line: &Line<'_>) -> Option<Speaker> {
    let all = sayings(line);
    let main = all.iter().find(|saying| line.mentions[saying.who[0]].sort != Sort::Agency).or_else(|| all.first())?;
    let mut via = line.all_named(&main.via);
    via.extend(
        all.iter()
            .filter(|other| line.mentions[other.who[0]].sort == Sort::Agency)
            .filter_map(|other| line.named(other.who[0])),
    );
    let who = line.named(main.who[0])?;
    via.retain(|one| one.id != who.id);
    via.dedup_by(|a, b| a.id == b.id);
    let content = line.span(main.content(line));
    Some(Speaker { who, via, at: line.span(main.tokens.clone()), content })
}

/// Says of a proposal who says so, unless it is about the saying itself or about the speaker's own act.
pub fn attribute(proposal: &mut Proposal, speaker: &Speaker) {
    let own =
        matches!(proposal.kind, Kind::Source | Kind::Office | Kind::Date | Kind::NoComment) || proposal.label == "said";
    let same = proposal.actors.first().is_some_and(|actor| actor.id == speaker.who.id);
    let inside = proposal.span.start >= speaker.at.start && proposal.span.end <= speaker.at.end;
    let outside = proposal.span.start < speaker.content.start || proposal.span.end > speaker.content.end;
    if own || same || inside || outside || proposal.holder.is_some() {
        return;
    }
    proposal.holder = Some(speaker.who.clone());
    proposal.via = speaker.via.clone();
}

/// Claims that something was said, sources, and "no comment".
#[must_use]
pub fn claims_and_sources(line: &Line<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    let hidden = anonymity(line);
    let silent = silence(line);
    if let Some(place) = &silent {
        found.extend(no_comment(line, place));
    }
    let all = sayings(line);
    for saying in &all {
        if silent
            .as_ref()
            .is_some_and(|place| saying.verb.is_some_and(|verb| place.contains(&line.verbs[verb].tokens.start)))
        {
            continue;
        }
        let first = &line.mentions[saying.who[0]];
        if first.sort == Sort::Agency {
            let mut source = Proposal::new(Kind::Source, "agency", line.span(saying.tokens.clone()), "reported-by");
            source.actors = line.all_named(&saying.who);
            source.when = saying.verb.and_then(|verb| line.day_of(verb));
            source.certainty = if saying.near { Certainty::Firm } else { Certainty::Likely };
            found.push(source);
            continue;
        }
        found.push(claim(line, saying));
        found.extend(possible_role(line, saying));
        let anonymous = first.sort == Sort::Role && first.person.is_none();
        if anonymous || !saying.via.is_empty() || saying.rule == "according-to" {
            let label = if anonymous { "anonymous" } else { "named" };
            let tokens = hidden
                .iter()
                .filter(|_| anonymous)
                .fold(saying.tokens.clone(), |whole, part| whole.start.min(part.start)..whole.end.max(part.end));
            let mut source = Proposal::new(
                Kind::Source,
                label,
                line.span(tokens),
                if anonymous { "unnamed-source" } else { "named-source" },
            );
            source.actors = line.all_named(&saying.who);
            source.via = line.all_named(&saying.via);
            source.certainty =
                certainty(saying.near, !anonymous || hidden.is_some() || first.sort == Sort::Role, &source.actors);
            found.push(source);
        }
    }
    found
}

fn claim(line: &Line<'_>, saying: &Saying) -> Proposal {
    let whole = cover(line, [saying.tokens.clone(), saying.content(line)]);
    let mut claim = Proposal::new(Kind::Claim, "said", whole, saying.rule);
    claim.actors = line.all_named(&saying.who);
    claim.via = line.all_named(&saying.via);
    claim.certainty = certainty(saying.near, true, &claim.actors);
    // the mood is that of what is said, not of the saying
    claim.mood = mood_of(line, saying.content(line));
    claim.negated = saying.verb.is_some_and(|verb| line.verbs[verb].negated);
    claim
}

/// The mood of what is said: that of its first helper.
fn mood_of(line: &Line<'_>, content: Range<usize>) -> Mood {
    let around = &line.words.around;
    let helpers = [
        (&around.would, Mood::Would),
        (&around.could, Mood::Could),
        (&around.should, Mood::Should),
        (&around.will, Mood::Planned),
    ];
    let is = |list: &[String], at: usize| list.iter().any(|word| word == line.low(at));
    content
        .into_iter()
        .find_map(|at| helpers.iter().find(|(list, _)| is(list, at)).map(|(_, mood)| *mood))
        .unwrap_or_default()
}

/// "X said that Y could take part": X stands for it on a condition, or half.
fn possible_role(line: &Line<'_>, saying: &Saying) -> Option<Proposal> {
    let content = saying.content(line);
    if mood_of(line, content.clone()) != Mood::Could {
        return None;
    }
    let gathering =
        line.mentions.iter().position(|m| m.sort == Sort::Gathering && content.contains(&m.tokens.start))?;
    let part = content.clone().any(|at| {
        matches!(line.low(at), "role" | "part" | "participate" | "attend" | "join" | "participation" | "attendance")
    });
    let mut stance =
        Proposal::new(Kind::Stance, "conditional", cover(line, [saying.tokens.clone(), content]), "possible-part");
    stance.actors = line.all_named(&saying.who);
    stance.objects = line.all_named(&[gathering]);
    stance.mood = Mood::Could;
    stance.certainty = Certainty::Guess;
    part.then_some(stance)
}

fn no_comment(line: &Line<'_>, place: &Range<usize>) -> Option<Proposal> {
    let verb = line.verbs.iter().position(|verb| place.contains(&verb.tokens.start));
    let (mut who, mut near) = verb.map_or((Vec::new(), false), |verb| line.subject(verb));
    if who.is_empty() {
        let before = line.mentions.iter().rposition(|m| m.tokens.end <= place.start && m.sort.acts());
        near = before.is_some_and(|at| line.mentions[at].tokens.end == place.start);
        who = before.into_iter().collect();
    }
    who.retain(|at| line.mentions[*at].sort.acts());
    let first = *who.first()?;
    let span = cover(line, [line.mentions[first].tokens.clone(), place.clone()]);
    let mut found = Proposal::new(Kind::NoComment, "no-comment", span, "declined-to-comment");
    found.actors = line.all_named(&who);
    found.certainty = certainty(near, true, &found.actors);
    found.mood = Mood::Asserted;
    Some(found)
}
