//! What the charter of the body asks of a text of some form, with the seats of a day.
//!
//! Always: who can stop a text is worked out by deciding it once for every seat: all agree but that one.
//! Not here: what came of a text (`case`).

use jiff::civil::Date;
use penholder_core::decide::passes;
use penholder_core::dossier::Form;
use penholder_core::seat::Roster;
use penholder_core::{Position, ReadBy};

/// What a form needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where that is laid down: of the kind of text, then of the rule.
    pub cites: [String; 2],
    /// The rule as one sentence.
    pub says: String,
    /// The seats of which each can stop the text alone, in the order of the roster.
    pub stoppers: Vec<usize>,
    /// How many seats there are.
    pub seats: usize,
}

impl Asked {
    /// Whether every seat has to agree.
    #[must_use]
    pub fn is_consensus(&self) -> bool {
        self.stoppers.len() == self.seats
    }
}

/// What the body asks of a text of this form; `None` if its charter has no such kind, or no rule for it on that day.
#[must_use]
pub fn asked(body: &str, form: Form, day: Date, roster: &Roster) -> Option<Asked> {
    let charter = penholder_charters::charter(body)?;
    let kind = charter.kind(form.word()).or_else(|_| charter.kind(form.says())).ok()?;
    let seated = charter.seated(kind.question.as_deref()?, Some(kind), day, roster, ReadBy::Practice).ok()?;
    let rule = seated.rule;
    let (agrees, refuses) = if rule.positions.contains(&Position::Objection) {
        (Position::NoObjection, Position::Objection)
    } else {
        (Position::Yes, Position::No)
    };
    let stops = |seat: &usize| {
        let mut positions = vec![agrees; roster.len()];
        positions[*seat] = refuses;
        !passes(&seated, &positions)
    };
    Some(Asked {
        cites: [kind.cite.clone(), rule.cite.clone()],
        says: rule.says(&charter.names(), day, ReadBy::Practice),
        stoppers: (0..roster.len()).filter(stops).collect(),
        seats: roster.len(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn who_can_stop_what() {
        let day = date(2014, 1, 8);
        let roster = penholder_record::security_council().roster_on(day).unwrap();
        let check = |form: Form, expected: Option<usize>| {
            let asked = asked("un-security-council", form, day, &roster);
            assert_eq!(asked.map(|asked| asked.stoppers.len()), expected, "{form:?}");
        };
        check(Form::PressStatement, Some(15));
        check(Form::PresidentialStatement, Some(15));
        check(Form::DraftResolution, Some(5));
        check(Form::Letter, None);
        assert_eq!(asked("nobody", Form::PressStatement, day, &roster), None);
    }
}
