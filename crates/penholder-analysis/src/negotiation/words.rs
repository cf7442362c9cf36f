//! Words that the answers share: lists, concessions, changes to the draft.

use penholder_core::say::listed;
use penholder_core::seat::with_the;

use super::condition::Choice;
use super::problem::{Asks, Demand, OUT, Problem};

/// What it takes of the member to concede a demand: `the United Kingdom can do without ...`.
#[must_use]
pub fn lets_go(problem: &Problem, demand: &Demand) -> String {
    let who = with_the(&problem.roster.seats()[demand.seat].name);
    match demand.asks {
        Asks::Must => format!("{who} can do without {}", demand.says),
        Asks::Refuses => format!("{who} can live with {}", demand.says),
        Asks::Package => format!("{who} no longer ties {}", demand.says),
    }
}

/// How a text differs from the draft: `the call on all parties in place of the outrage`, `without the toll`.
#[must_use]
pub fn changed(problem: &Problem, text: &Choice) -> Vec<String> {
    let change = |(at, form): (usize, &super::problem::Alternative)| {
        let element = &problem.elements[at];
        if form.id == OUT { form.says.clone() } else { format!("{} in place of {}", form.says, element.says) }
    };
    problem.changes(text).into_iter().map(change).collect()
}

/// A text in words: by its name if the file names it, else by what it changes in the draft.
#[must_use]
pub fn told(problem: &Problem, text: &Choice) -> String {
    let named = problem.texts.iter().find(|named| named.choice == *text);
    let by_changes = || match problem.changes(text).as_slice() {
        [_, _, _, ..] => format!("the draft {}", by_forms(problem, text)),
        _ => format!("the draft with {}", listed(&changed(problem, text))),
    };
    named.map_or_else(by_changes, |named| named.name.clone())
}

/// The changes by the names of the forms: `with BEL-1 (strikes) and NOV-1 (convoys) and without measures`.
fn by_forms(problem: &Problem, text: &Choice) -> String {
    let (mut taken, mut out) = (Vec::new(), Vec::new());
    for (at, form) in problem.changes(text) {
        let element = &problem.elements[at].id;
        if form.id == OUT { out.push(element.clone()) } else { taken.push(format!("{} ({element})", form.id)) }
    }
    let parts = [("with", taken), ("without", out)].into_iter().filter(|(_, list)| !list.is_empty());
    parts.map(|(word, list)| format!("{word} {}", listed(&list))).collect::<Vec<_>>().join(" and ")
}

/// `a press statement`, `an act`.
#[must_use]
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles() {
        assert_eq!(with_article("act"), "an act");
        assert_eq!(with_article("draft resolution"), "a draft resolution");
    }
}
