//! Saying a decision: the outcome as one sentence, each finding with its arithmetic, each flip in words.
//!
//! Implements: the order of a page and a screen (the sentence, then the reasons with their articles).
//! Always: numbers stand with what was needed; members are named; nothing is parsed back out of these words.

use crate::charter::{Names, What, amount_says};
use crate::decide::{Decision, Finding, Missing, Outcome};
use crate::flip::{Change, Flips};
use crate::normal::{Compare, HEADS};
use crate::seat::Roster;
use crate::seated::{Seated, SeatedBound};
use crate::source::Exact;

/// The most members that a sentence names; beyond that it gives their number.
const MOST_NAMED: usize = 6;

/// Says decisions of one seated rule.
#[derive(Clone, Copy)]
pub struct Saying<'s> {
    seated: &'s Seated<'s>,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was asked: `at least 9 members vote in favour`.
    pub asked: String,
    /// What was found: `13, 9 needed`.
    pub found: String,
    /// The article.
    pub cite: String,
    /// Whether it is met; `None` if not to be told.
    pub met: Option<bool>,
    /// How deep it stands under a joining requirement: 0, 1, 2.
    pub depth: usize,
}

impl<'s> Saying<'s> {
    /// Says decisions made with this.
    #[must_use]
    pub fn new(seated: &'s Seated<'s>) -> Self {
        Self { seated }
    }

    fn names(&self) -> Names<'s> {
        self.seated.charter.names()
    }

    /// The outcome as one sentence: `Not adopted, owing to ...: 13 in favour, 9 needed; China against.`
    #[must_use]
    pub fn sentence(&self, decision: &Decision<'_>) -> String {
        let outcome = match (&decision.outcome, decision.label) {
            (Outcome::Undetermined { missing }, _) => return self.undetermined(decision, missing),
            (_, Some(label)) => capital(&label.says),
            (Outcome::Adopted, None) => "Adopted".to_owned(),
            (Outcome::NotAdopted, None) => "Not adopted".to_owned(),
        };
        let short: Vec<String> = decision.findings.iter().filter_map(|finding| self.short(finding)).collect();
        if short.is_empty() { format!("{outcome}.") } else { format!("{outcome}: {}.", short.join("; ")) }
    }

    fn undetermined(&self, decision: &Decision<'_>, missing: &[Missing]) -> String {
        let open: Vec<usize> = missing
            .iter()
            .filter_map(|missing| match missing {
                Missing::Position(seat) => Some(*seat),
                Missing::Question(_) => None,
            })
            .collect();
        let question = missing.iter().find_map(|missing| match missing {
            Missing::Question(questions) => Some(questions.join(" or ")),
            Missing::Position(_) => None,
        });
        let mut says = match question {
            Some(question) => format!("Undetermined: it is not settled whether the question is {question}"),
            None => format!("Undetermined: {} still open", named(self.seated.roster, &open)),
        };
        for finding in decision.findings.iter().filter_map(|finding| self.short(finding)) {
            says.push_str("; ");
            says.push_str(&finding);
        }
        says.push('.');
        says
    }

    /// What a finding's requirement asks, in words.
    #[must_use]
    pub fn asked(&self, finding: &Finding<'_>) -> String {
        finding.requirement.asked.says(&self.names())
    }

    /// The reasons, in the order of evaluation; what a requirement joins stands under it.
    #[must_use]
    pub fn reasons(&self, decision: &Decision<'_>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for finding in &decision.findings {
            self.collect(finding, 0, &mut reasons);
        }
        reasons
    }

    fn collect(&self, finding: &Finding<'_>, depth: usize, reasons: &mut Vec<Reason>) {
        reasons.push(Reason {
            asked: self.asked(finding),
            found: self.found(finding),
            cite: finding.requirement.cite.to_owned(),
            met: finding.met,
            depth,
        });
        for part in &finding.parts {
            self.collect(part, depth + 1, reasons);
        }
    }

    /// A finding in a few words, for the sentence.
    fn short(&self, finding: &Finding<'_>) -> Option<String> {
        let asked = finding.requirement.asked;
        let roster = self.seated.roster;
        let who: Vec<usize> = finding.who.iter().map(|seat| *seat as usize).collect();
        let class = if asked.within.is_empty() {
            String::new()
        } else if who.len() == 1 {
            format!(", {},", self.names().one(&asked.within))
        } else {
            format!(", {},", self.names().many(&asked.within))
        };
        match &asked.what {
            What::NoneAgainst if who.is_empty() => Some(format!("no {} against", self.names().one(&asked.within))),
            What::NoneAgainst => Some(format!("{}{class} against", named(roster, &who))),
            What::NoObjection if who.is_empty() => Some(format!("no {} objecting", self.names().one(&asked.within))),
            What::NoObjection => Some(format!("{}{class} objecting", named(roster, &who))),
            What::Concurring if who.is_empty() => Some(format!("every {} in favour", self.names().one(&asked.within))),
            What::Concurring => Some(format!("{}{class} not in favour", named(roster, &who))),
            What::All(_) | What::Any(_) => {
                let parts: Vec<String> = finding.parts.iter().filter_map(|part| self.short(part)).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            }
            _ => Some(self.arithmetic(finding)),
        }
    }

    fn arithmetic(&self, finding: &Finding<'_>) -> String {
        let Some(needed) = finding.needed() else { return String::new() };
        let asked = finding.requirement.asked;
        let counted = amount_says(finding.counted());
        let side = match &asked.what {
            What::Counted { side, .. } => side.tail(),
            _ => "in favour",
        };
        let unit =
            if asked.measure == HEADS { String::new() } else { format!(" {}", self.names().unit(&asked.measure)) };
        let class =
            if asked.within.is_empty() { String::new() } else { format!(" {}", self.names().many(&asked.within)) };
        if matches!(asked.what, What::CastingVote { .. }) {
            let casting = match finding.met {
                _ if finding.counted() != needed => "",
                Some(true) => ", the casting vote in favour",
                Some(false) => ", the casting vote not in favour",
                None => ", the casting vote open",
            };
            let against = if needed == Exact::from_integer(0) { "none".to_owned() } else { amount_says(needed) };
            return format!("{counted}{unit}{class} in favour, {against} against{casting}");
        }
        let against = matches!(asked.what, What::MoreForThanAgainst);
        match finding.compare() {
            Some(compare) if against => {
                format!("{counted}{unit}{class} in favour, {} {} needed", compare.says(), amount_says(needed))
            }
            Some(Compare::AtLeast) if needed.is_integer() => {
                format!("{counted}{unit}{class} {side}, {} needed", amount_says(needed))
            }
            Some(compare @ (Compare::AtMost | Compare::FewerThan)) => {
                format!("{counted}{unit}{class} {side}, {} {} allowed", compare.says(), decimal(needed))
            }
            Some(compare) => format!("{counted}{unit}{class} {side}, {} {} needed", compare.says(), decimal(needed)),
            None => String::new(),
        }
    }

    /// What a requirement found, for the list of reasons: `13 of 9`.
    fn found(&self, finding: &Finding<'_>) -> String {
        let roster = self.seated.roster;
        let Some(needed) = finding.needed() else { return String::new() };
        let who: Vec<usize> = finding.who.iter().map(|seat| *seat as usize).collect();
        match &finding.requirement.asked.what {
            What::NoneAgainst | What::NoObjection | What::Concurring if who.is_empty() => "none".to_owned(),
            What::NoObjection => format!("{} objecting", named(roster, &who)),
            What::NoneAgainst => format!("{} against", named(roster, &who)),
            What::Concurring => format!("{} not in favour", named(roster, &who)),
            What::CastingVote { .. } => self.arithmetic(finding),
            _ => {
                let base = finding.base().map(|base| format!(" of {}", amount_says(base))).unwrap_or_default();
                let compare = finding.compare().map_or("", Compare::says);
                let share = matches!(finding.test().map(|test| &test.bound), Some(SeatedBound::Share(..)));
                let base = if share { base } else { String::new() };
                format!("{}{base}; {compare} {} needed", amount_says(finding.counted()), decimal(needed))
            }
        }
    }

    /// The smallest flips in a sentence each: `if China voted in favour or abstained ...`.
    #[must_use]
    pub fn flips(&self, flips: &Flips) -> Vec<String> {
        let mut says: Vec<String> = Vec::new();
        for way in &flips.ways {
            let changes: Vec<String> = way.iter().map(|change| self.change(change)).collect();
            says.push(changes.join(" and "));
        }
        says
    }

    fn change(&self, change: &Change) -> String {
        let roster = self.seated.roster;
        let who = if change.count == change.of.len() {
            named(roster, &change.of)
        } else if change.of.len() <= MOST_NAMED {
            let ids: Vec<&str> = change.of.iter().map(|seat| roster.seats()[*seat].name.as_str()).collect();
            format!("{} of {}", change.count, ids.join(", "))
        } else {
            let class = &roster.seats()[change.of[0]].class;
            let same = change.of.iter().all(|seat| roster.seats()[*seat].class == *class);
            let what = if same { self.names().many(std::slice::from_ref(class)) } else { "members".to_owned() };
            format!("{} of the {} {what} {}", change.count, change.of.len(), change.from.says())
        };
        format!("{who} had been {}", change.to.says())
    }
}

fn decimal(number: Exact) -> String {
    if number.is_integer() {
        return amount_says(number);
    }
    let tenths = (number * Exact::from_integer(100)).round().to_integer();
    let whole = amount_says(Exact::from_integer(tenths / 100));
    let part = format!("{:02}", (tenths % 100).abs());
    format!("{whole}.{}", part.trim_end_matches('0')).trim_end_matches('.').to_owned()
}

/// Names of seats as a list; beyond six their number.
fn named(roster: &Roster, seats: &[usize]) -> String {
    if seats.len() > MOST_NAMED {
        return format!("{} members", seats.len());
    }
    let names: Vec<&str> = seats.iter().filter_map(|seat| roster.seats().get(*seat)).map(|seat| &*seat.name).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
