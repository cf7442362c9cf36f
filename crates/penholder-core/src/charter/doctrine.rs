//! Which rule a question falls under, when that is disputed.
//!
//! Implements: doctrines as data. A *preliminary question* is put to the vote under a rule of its own and settles the
//! question by its outcome; a *ruling* by the chair settles it unless a vote overrules the chair (for the Security Council:
//! the statement of 7 June 1945 of the four sponsoring powers, and rule 30 of its Provisional Rules of Procedure).
//! Always: a dispute whose vote is not finished leaves the question unsettled; it is never guessed.

use super::Mark;
use crate::decide::Outcome;

/// One way to settle under which rule a disputed question falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doctrine {
    /// `statement-1945`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its source.
    pub cite: String,
    /// Its sense in our own words.
    pub sense: String,
    /// How far it is checked.
    pub mark: Mark,
    /// How it settles.
    pub way: Way,
}

/// How a doctrine settles a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A vote on the preliminary question, under the rule on `under`.
    PreliminaryQuestion {
        /// The question whose rule decides the vote.
        under: String,
        /// What the question is if that vote carries.
        carried: String,
        /// What it is if not.
        lost: String,
    },
    /// The chair rules; the ruling stands unless a vote under the rule on `overruled_under` carries.
    Ruling {
        /// The question whose rule decides whether the chair is overruled.
        overruled_under: String,
        /// The two things the question may be.
        between: [String; 2],
    },
}

/// What was done about a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dispute {
    /// The outcome of the vote on the preliminary question.
    Preliminary(Outcome),
    /// The chair's ruling, and the outcome of the vote to overrule it, if it was challenged.
    Ruled {
        /// What the chair ruled the question to be.
        as_question: String,
        /// The outcome of the vote to overrule.
        challenge: Option<Outcome>,
    },
}

/// What a doctrine makes of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The question is this one.
    As(String),
    /// Still open.
    Not,
    /// This doctrine does not settle disputes that way.
    NotThisWay,
}

impl Doctrine {
    /// What the question is, after what was done about it.
    #[must_use]
    pub fn settles(&self, dispute: &Dispute) -> Settled {
        match (&self.way, dispute) {
            (Way::PreliminaryQuestion { carried, lost, .. }, Dispute::Preliminary(outcome)) => match outcome {
                Outcome::Adopted => Settled::As(carried.clone()),
                Outcome::NotAdopted => Settled::As(lost.clone()),
                Outcome::Undetermined { .. } => Settled::Not,
            },
            (Way::Ruling { between, .. }, Dispute::Ruled { as_question, challenge }) => {
                let Some(other) = other_of(between, as_question) else { return Settled::NotThisWay };
                match challenge {
                    None | Some(Outcome::NotAdopted) => Settled::As(as_question.clone()),
                    Some(Outcome::Adopted) => Settled::As(other),
                    Some(Outcome::Undetermined { .. }) => Settled::Not,
                }
            }
            _ => Settled::NotThisWay,
        }
    }
}

fn other_of(between: &[String; 2], one: &str) -> Option<String> {
    match between {
        [a, b] if a == one => Some(b.clone()),
        [a, b] if b == one => Some(a.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doctrine(way: Way) -> Doctrine {
        let text = || "x".to_owned();
        Doctrine { id: text(), name: text(), cite: text(), sense: text(), mark: Mark::Known, way }
    }

    #[test]
    fn a_ruling_stands_unless_overruled() {
        let between = ["procedural".to_owned(), "substantive".to_owned()];
        let ruling = doctrine(Way::Ruling { overruled_under: "overruling".into(), between });
        let check = |challenge, expected: Settled| {
            let dispute = Dispute::Ruled { as_question: "procedural".into(), challenge };
            assert_eq!(ruling.settles(&dispute), expected);
        };
        check(None, Settled::As("procedural".into()));
        check(Some(Outcome::NotAdopted), Settled::As("procedural".into()));
        check(Some(Outcome::Adopted), Settled::As("substantive".into()));
        check(Some(Outcome::Undetermined { missing: vec![] }), Settled::Not);
        assert_eq!(ruling.settles(&Dispute::Preliminary(Outcome::Adopted)), Settled::NotThisWay);
    }

    #[test]
    fn a_preliminary_question_settles_by_its_outcome() {
        let way = Way::PreliminaryQuestion {
            under: "substantive".into(),
            carried: "procedural".into(),
            lost: "substantive".into(),
        };
        let doctrine = doctrine(way);
        assert_eq!(doctrine.settles(&Dispute::Preliminary(Outcome::Adopted)), Settled::As("procedural".into()));
        assert_eq!(doctrine.settles(&Dispute::Preliminary(Outcome::NotAdopted)), Settled::As("substantive".into()));
    }
}
