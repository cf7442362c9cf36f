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
        let short = self.told(decision);
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
        for finding in self.told(decision) {
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

    /// The findings in a few words each, for the sentence; requirements that come to the same are told once.
    fn told(&self, decision: &Decision<'_>) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for says in decision.findings.iter().filter_map(|finding| self.short(finding)) {
            if !told.contains(&says) {
                told.push(says);
            }
        }
        told
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
            What::PresentConcurring if who.is_empty() => {
                Some(format!("every {} present in favour", self.names().one(&asked.within)))
            }
            What::Concurring | What::PresentConcurring => Some(format!("{}{class} not in favour", named(roster, &who))),
            What::All(_) | What::Any(_) => {
                // an either-or that is met is told by what met it
                let only_met = matches!(asked.what, What::Any(_)) && finding.met == Some(true);
                let told = finding.parts.iter().filter(|part| !only_met || part.met == Some(true));
                let parts: Vec<String> = told.filter_map(|part| self.short(part)).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            }
            What::MoreForThanAgainst | What::CastingVote { .. } | What::UnlessConsensusAgainst => {
                Some(self.both_sides(finding, true))
            }
            What::Counted { .. } => Some(self.arithmetic(finding)),
        }
    }

    /// A finding that sets one side against the other: `2 directors in favour and 2 against, and the casting vote ...`.
    fn both_sides(&self, finding: &Finding<'_>, with_class: bool) -> String {
        let asked = finding.requirement.asked;
        let nothing = Exact::from_integer(0);
        let (counted, against) = (finding.counted(), finding.base().unwrap_or(nothing));
        let in_favour = format!("{} in favour", self.counted(finding, with_class));
        match (&asked.what, finding.met) {
            (What::UnlessConsensusAgainst, Some(true)) if counted == nothing => "nobody against".to_owned(),
            (What::UnlessConsensusAgainst, Some(false)) => "nobody in favour, and somebody against".to_owned(),
            (What::UnlessConsensusAgainst, _) => format!("{} in favour", amount_says(counted)),
            (What::CastingVote { class }, met) if counted == against => {
                let does = match met {
                    Some(true) => "in favour",
                    Some(false) => "not in favour",
                    None => "open",
                };
                let casting = self.names().one(std::slice::from_ref(class));
                format!("{in_favour} and {} against, the {casting} {does}", amount_says(against))
            }
            _ => format!("{in_favour} and {} against", amount_says(against)),
        }
    }

    /// What was counted, with its unit and whose it is: `2 directors`, `1 director`, `12,000 shares`.
    fn counted(&self, finding: &Finding<'_>, with_class: bool) -> String {
        let asked = finding.requirement.asked;
        let counted = amount_says(finding.counted());
        let heads = asked.measure == HEADS;
        let unit = if heads { String::new() } else { format!(" {}", self.names().unit(&asked.measure)) };
        let class = match asked.within.as_slice() {
            within if within.is_empty() || !with_class => String::new(),
            within if heads && finding.counted() == Exact::from_integer(1) => format!(" {}", self.names().one(within)),
            within if heads => format!(" {}", self.names().many(within)),
            within => format!(" of {}", self.names().many(within)),
        };
        format!("{counted}{unit}{class}")
    }

    fn arithmetic(&self, finding: &Finding<'_>) -> String {
        let Some((compare, needed)) = needed(finding) else { return String::new() };
        let side = match &finding.requirement.asked.what {
            What::Counted { side, .. } => side.tail(),
            _ => "in favour",
        };
        let counted = self.counted(finding, true);
        match compare {
            Compare::AtLeast if needed.is_integer() => {
                format!("{counted} {side}, {} needed", amount_says(needed))
            }
            Compare::AtMost | Compare::FewerThan => {
                format!("{counted} {side}, {} {} allowed", compare.says(), decimal(needed))
            }
            compare => format!("{counted} {side}, {} {} needed", compare.says(), decimal(needed)),
        }
    }

    /// What a requirement found, for the list of reasons: `13 of 9`.
    fn found(&self, finding: &Finding<'_>) -> String {
        let roster = self.seated.roster;
        let Some((compare, needed)) = needed(finding) else { return String::new() };
        let who: Vec<usize> = finding.who.iter().map(|seat| *seat as usize).collect();
        match &finding.requirement.asked.what {
            What::NoneAgainst | What::NoObjection | What::Concurring | What::PresentConcurring if who.is_empty() => {
                "none".to_owned()
            }
            What::NoObjection => format!("{} objecting", named(roster, &who)),
            What::NoneAgainst => format!("{} against", named(roster, &who)),
            What::Concurring | What::PresentConcurring => format!("{} not in favour", named(roster, &who)),
            What::MoreForThanAgainst | What::CastingVote { .. } | What::UnlessConsensusAgainst => {
                self.both_sides(finding, false)
            }
            _ => {
                let base = finding.base().map(|base| format!(" of {}", amount_says(base))).unwrap_or_default();
                let share = matches!(finding.test().map(|test| &test.bound), Some(SeatedBound::Share(..)));
                let base = if share { base } else { String::new() };
                format!("{}{base}; {} {} needed", amount_says(finding.counted()), compare.says(), decimal(needed))
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

/// What was needed and how the count is compared with it. A share of heads that is no whole number is told as the number of
/// members that meets it: 55% of 27 are met by 15 and no fewer. Weights stay as they are.
fn needed(finding: &Finding<'_>) -> Option<(Compare, Exact)> {
    let (compare, needed) = (finding.compare()?, finding.needed()?);
    if finding.requirement.asked.measure != HEADS || needed.is_integer() || !finding.counted().is_integer() {
        return Some((compare, needed));
    }
    Some(match compare {
        Compare::AtLeast | Compare::MoreThan => (Compare::AtLeast, needed.ceil()),
        Compare::AtMost => (compare, needed.floor()),
        Compare::FewerThan => (compare, needed.ceil()),
    })
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
    if names.is_empty() { "nobody".to_owned() } else { listed(&names) }
}

/// `a, b and c`; `nothing` where there is none.
#[must_use]
pub fn listed(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The words with a capital first letter.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballots::Ballots;
    use crate::decide::decide;
    use crate::seat::Seat;
    use crate::{Charter, ReadBy};

    const BODY: &str = "
        [body]
        id = 'board'
        name = 'Board'
        about = 'A board.'
        [[measure]]
        id = 'shares'
        unit = 'shares'
        [[class]]
        id = 'director'
        name = 'director'
        plural = 'directors'
        [[class]]
        id = 'chair'
        name = 'casting vote'
        plural = 'casting votes'
        seats = 1
        [[label]]
        id = 'carried'
        says = 'carried'
        outcome = 'adopted'
        [[label]]
        id = 'lost'
        says = 'lost'
        outcome = 'not_adopted'
        [[rule]]
        cite = 'Article 1'
        on = 'casting'
        sense = 'More for than against, or the casting vote.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ casting_vote = 'chair', within = 'director' }]
        [[rule]]
        cite = 'Article 2'
        on = 'more'
        sense = 'More for than against.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ more_for_than_against = true, within = 'director' }]
        [[rule]]
        cite = 'Article 3'
        on = 'either'
        sense = 'Three in favour, or nobody against.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ any = [
            { affirmative_votes = 3, within = 'director' },
            { at_most = 0, counting = 'against', within = 'director' },
        ] }]
        [[rule]]
        cite = 'Article 4'
        on = 'reverse'
        sense = 'Adopted unless everybody is against it.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ unless_consensus_against = true, within = 'director' }]
        [[rule]]
        cite = 'Article 5'
        on = 'present'
        sense = 'Everybody present agrees.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ present_concurring = 'director' }]
        [[rule]]
        cite = 'Article 6'
        on = 'shares'
        sense = 'A share of the directors.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [
            { affirmative_share = '55%', of = 'all_seats', within = 'director' },
            { affirmative_votes = 3, within = 'director' },
        ]
        [[rule]]
        cite = 'Article 7'
        on = 'limits'
        sense = 'Shares that must not be reached.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [
            { affirmative_more_than = '3/8', of = 'all_seats', within = 'director' },
            { at_most = '1/3', counting = 'against', of = 'cast', within = 'director' },
        ]
        [[rule]]
        cite = 'Article 8'
        on = 'shared'
        sense = 'A share of the shares.'
        adopted = 'carried'
        not_adopted = 'lost'
        requires = [{ affirmative_share = '55%', of = 'all_seats', within = 'director', measure = 'shares' }]
    ";

    /// Four directors and the casting vote, in that order.
    fn check(on: &str, words: &str, sentence: &str) {
        let charter = Charter::read("board", BODY).unwrap();
        let date = jiff::civil::date(2026, 1, 1);
        let directors = ["Ann", "Ben", "Cem", "Dora"].map(|name| {
            let mut seat = Seat::new(name, name, "director");
            seat.weights.insert("shares".to_owned(), Exact::from_integer(1));
            seat
        });
        let weighed = charter.filled_up(directors.to_vec(), date).seats().to_vec().into_iter().map(|mut seat| {
            seat.weights.entry("shares".to_owned()).or_insert(Exact::from_integer(0));
            seat
        });
        let roster = Roster::new(weighed.collect()).unwrap();
        let seated = charter.seated(on, None, date, &roster, ReadBy::Practice).unwrap();
        let words = roster.seats().iter().map(|seat| seat.id.as_str()).zip(words.split(' '));
        let ballots = Ballots::named(&roster, crate::Position::Open, words).unwrap();
        assert_eq!(Saying::new(&seated).sentence(&decide(&seated, &ballots)), sentence);
    }

    #[test]
    fn a_tie_is_told_with_the_casting_vote() {
        check(
            "casting",
            "yes yes no no yes",
            "Carried: 2 directors in favour and 2 against, the casting vote in favour.",
        );
        check(
            "casting",
            "yes yes no no no",
            "Lost: 2 directors in favour and 2 against, the casting vote not in favour.",
        );
        check("casting", "yes yes yes no no", "Carried: 3 directors in favour and 1 against.");
        check("casting", "yes no no no yes", "Lost: 1 director in favour and 3 against.");
        let open = "Undetermined: casting vote still open; 2 directors in favour and 2 against, the casting vote open.";
        check("casting", "yes yes no no open", open);
    }

    #[test]
    fn sides_are_set_against_each_other() {
        check("more", "yes yes abstain no no", "Carried: 2 directors in favour and 1 against.");
        check("more", "yes abstain abstain no no", "Lost: 1 director in favour and 1 against.");
        check("more", "yes yes yes yes no", "Carried: 4 directors in favour and 0 against.");
    }

    #[test]
    fn an_either_or_is_told_by_what_met_it() {
        check("either", "yes yes yes no no", "Carried: 3 directors in favour, 3 needed.");
        check("either", "yes abstain abstain abstain no", "Carried: 0 directors against, at most 0 allowed.");
        let lost = "Lost: 2 directors in favour, 3 needed, 1 director against, at most 0 allowed.";
        check("either", "yes yes abstain no no", lost);
    }

    #[test]
    fn lists_and_capitals() {
        let check = |names: &[&str], expected: &str| assert_eq!(listed(names), expected);
        check(&[], "nothing");
        check(&["a"], "a");
        check(&["a", "b", "c"], "a, b and c");
        assert_eq!(capital("état"), "État");
        assert_eq!(capital(""), "");
    }

    #[test]
    fn members_are_counted_whole_and_requirements_that_come_to_the_same_are_told_once() {
        check("shares", "yes yes yes no no", "Carried: 3 directors in favour, 3 needed.");
        check("shares", "yes yes no no no", "Lost: 2 directors in favour, 3 needed.");
        check(
            "limits",
            "yes yes yes no no",
            "Carried: 3 directors in favour, 2 needed; 1 director against, at most 1 allowed.",
        );
        check(
            "limits",
            "yes yes no no no",
            "Lost: 2 directors in favour, 2 needed; 2 directors against, at most 1 allowed.",
        );
        check(
            "limits",
            "yes no absent absent no",
            "Lost: 1 director in favour, 2 needed; 1 director against, at most 0 allowed.",
        );
        check("shared", "yes yes no no no", "Lost: 2 shares of directors in favour, at least 2.2 needed.");
    }

    #[test]
    fn reverse_consensus_and_those_present() {
        check("reverse", "abstain abstain no abstain no", "Lost: nobody in favour, and somebody against.");
        check("reverse", "yes no no no no", "Carried: 1 in favour.");
        check("reverse", "abstain abstain abstain abstain no", "Carried: nobody against.");
        check("present", "yes yes absent yes no", "Carried: every director present in favour.");
        check("present", "yes yes abstain no no", "Lost: Cem and Dora, directors, not in favour.");
    }
}
