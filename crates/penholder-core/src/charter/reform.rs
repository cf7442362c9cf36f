//! A charter that changes another: it states what it changes, the rest stands as in the charter it reforms.
//!
//! Implements: `reforms = "un-security-council"` in `[body]`. Classes, measures, seats, labels, kinds and doctrines with the
//! same id take the place of the old ones, new ones stand behind them. The rules on a question stand from their first day
//! on; until then the old rules on it stay in force.
//! Always: the old charter is a value that was read before; nothing is looked up here.

use super::{Charter, Rule};
use crate::interval::InForce;

/// The old list with the new entries laid over it by id.
pub(super) fn laid_over<T: Clone>(old: &[T], new: Vec<T>, id: fn(&T) -> &str) -> Vec<T> {
    let mut laid: Vec<T> = old.to_vec();
    for entry in new {
        match laid[..old.len()].iter_mut().find(|known| id(known) == id(&entry)) {
            Some(known) => *known = entry,
            None => laid.push(entry),
        }
    }
    laid
}

/// The new rules, and the old ones as far as they stay in force.
pub(super) fn rules_laid_over(old: &[Rule], mut new: Vec<Rule>) -> Vec<Rule> {
    let kept: Vec<Rule> = old.iter().filter_map(|rule| kept(rule, &new)).collect();
    new.extend(kept);
    new
}

/// The old rule up to the day from which a new rule answers its question; none if there is no such day.
fn kept(old: &Rule, new: &[Rule]) -> Option<Rule> {
    let mut answers = new.iter().filter(|rule| rule.on == old.on).map(|rule| rule.in_force.from).peekable();
    if answers.peek().is_none() {
        return Some(old.clone());
    }
    let first_day = answers.min()??;
    if old.in_force.from.is_some_and(|from| from >= first_day) {
        return None;
    }
    let until = old.in_force.until.map_or(first_day, |until| until.min(first_day));
    Some(Rule { in_force: InForce { until: Some(until), ..old.in_force }, ..old.clone() })
}

impl Charter {
    /// Whether the rule stands as in the charter that this one reforms.
    #[must_use]
    pub fn keeps(&self, rule: &Rule, base: &Charter) -> bool {
        let same = |other: &&Rule| other.cite == rule.cite && other.on == rule.on && other.requires == rule.requires;
        self.reforms.as_deref() == Some(base.id.as_str()) && base.rules.iter().any(|other| same(&other))
    }
}

#[cfg(test)]
mod tests {
    use crate::Charter;
    use crate::charter::ReadBy;

    const OLD: &str = r#"
        [body]
        id = "old"
        name = "Council"
        about = "A council."
        [[class]]
        id = "member"
        name = "member"
        plural = "members"
        seats = 5
        [[label]]
        id = "carried"
        says = "carried"
        outcome = "adopted"
        [[label]]
        id = "lost"
        says = "lost"
        outcome = "not_adopted"
        [[kind]]
        id = "motion"
        name = "motion"
        question = "motion"
        cite = "rule 2"
        [[rule]]
        cite = "rule 1 of 1950"
        on = "resolution"
        in_force = { until = 1960-01-01 }
        sense = "Three."
        adopted = "carried"
        not_adopted = "lost"
        requires = [{ affirmative_votes = 3 }]
        [[rule]]
        cite = "rule 1"
        on = "resolution"
        in_force = { from = 1960-01-01 }
        sense = "Four."
        adopted = "carried"
        not_adopted = "lost"
        requires = [{ affirmative_votes = 4 }]
        [[rule]]
        cite = "rule 2"
        on = "motion"
        sense = "One."
        adopted = "carried"
        not_adopted = "lost"
        requires = [{ affirmative_votes = 1 }]
    "#;

    const HEAD: &str = "[body]\nid = \"new\"\nname = \"Reform\"\nabout = \"A reform.\"\nreforms = \"old\"\n";

    fn check(changes: &str, expected: &[&str]) {
        let old = Charter::read("old.toml", OLD).unwrap();
        let text = format!("{HEAD}{changes}");
        let read = Charter::read_with("new.toml", &text, |id| (id == "old").then_some(&old));
        let charter = match read {
            Ok(charter) => charter,
            Err(faults) => return assert_eq!(faults.lines(), expected),
        };
        let line = |rule: &crate::charter::Rule| {
            format!("{} {}: {}", rule.on, rule.in_force, rule.says(&charter.names(), date(), ReadBy::Practice))
        };
        assert_eq!(charter.rules.iter().map(line).collect::<Vec<_>>(), expected);
        assert_eq!(charter.kinds.len(), 1);
    }

    fn date() -> jiff::civil::Date {
        jiff::civil::date(2026, 1, 1)
    }

    #[test]
    fn what_is_not_changed_stands() {
        check(
            "[[rule]]\ncite = \"draft\"\non = \"resolution\"\nsense = \"Two.\"\nadopted = \"carried\"\nnot_adopted = \"lost\"\nrequires = [{ affirmative_votes = 2 }]\n",
            &[
                "resolution always: It is adopted if at least 2 members vote in favour.",
                "motion always: It is adopted if at least one member votes in favour.",
            ],
        );
        check(
            "[[rule]]\ncite = \"draft\"\non = \"resolution\"\nin_force = { from = 1970-01-01 }\nsense = \"Two.\"\nadopted = \"carried\"\nnot_adopted = \"lost\"\nrequires = [{ affirmative_votes = 2 }]\n",
            &[
                "resolution from 1970-01-01: It is adopted if at least 2 members vote in favour.",
                "resolution until 1960-01-01: It is adopted if at least 3 members vote in favour.",
                "resolution from 1960-01-01 until 1970-01-01: It is adopted if at least 4 members vote in favour.",
                "motion always: It is adopted if at least one member votes in favour.",
            ],
        );
    }

    #[test]
    fn a_class_with_the_same_id_takes_the_place_of_the_old_one() {
        let old = Charter::read("old.toml", OLD).unwrap();
        let text = format!(
            "{HEAD}[[class]]\nid = \"member\"\nname = \"member\"\nplural = \"members\"\nseats = 7\n\
             [[class]]\nid = \"new\"\nname = \"new member\"\nplural = \"new members\"\nseats = 2\nadded = true\n"
        );
        let charter = Charter::read_with("new.toml", &text, |_| Some(&old)).unwrap();
        assert_eq!(charter.roster_on(date()).len(), 9);
        assert!(charter.rules.iter().all(|rule| charter.keeps(rule, &old)));
    }

    #[test]
    fn the_old_charter_has_to_be_at_hand() {
        let lines = Charter::read("new.toml", HEAD).unwrap_err().lines();
        assert_eq!(
            lines[0],
            "new.toml:5:11: the charter changes `old`, which is not at hand (hint: read it together with the charter of that id)"
        );
    }
}
