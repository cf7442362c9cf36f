//! How long a body produced nothing on a matter, and what broke it.
//!
//! Implements: a product is a resolution adopted or a presidential statement; a spell is the time from one to the next. The
//! products are those the dossier names and the record confirms, because an agenda item of the record may hold several matters.
//! Not here: spells of every item of a record (`penholder-analysis`).

use jiff::civil::Date;
use penholder_core::dossier::{Dossier, Outcome};
use penholder_record::{Fault, Record};
use serde::Serialize;

/// The time between two products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// The last product before it.
    pub after: String,
    /// Its day.
    pub from: Date,
    /// The product that ended it; none if it had not ended when the days looked at end.
    pub broken_by: Option<String>,
    /// That day.
    pub to: Date,
    /// How many days.
    pub days: i32,
}

/// The products of a matter that the record confirms, by day, each with its symbol.
///
/// # Errors
/// The fault of a broken table.
pub fn products(dossier: &Dossier, record: &Record<'_>) -> Result<Vec<(Date, String)>, Fault> {
    let mut found = Vec::new();
    let agreed = |outcome: Outcome| matches!(outcome, Outcome::AdoptedByVote | Outcome::AdoptedByConsensus);
    for text in dossier.texts.iter().filter(|text| text.outcome.is_some_and(agreed)) {
        let Some(symbol) = &text.symbol else { continue };
        if let Some(statement) = record.statements()?.iter().find(|statement| statement.symbol == *symbol) {
            found.push((statement.date, text.name.clone()));
        } else if let Ok(vote) = record.vote(symbol) {
            found.push((vote.date, text.name.clone()));
        }
    }
    found.sort();
    Ok(found)
}

/// The spells between products, in order of time; the one still open at the end of the days looked at comes last.
#[must_use]
pub fn spells(products: &[(Date, String)], end: Option<Date>) -> Vec<Spell> {
    let between = products.windows(2).map(|pair| Spell {
        after: pair[0].1.clone(),
        from: pair[0].0,
        broken_by: Some(pair[1].1.clone()),
        to: pair[1].0,
        days: (pair[1].0 - pair[0].0).get_days(),
    });
    let open = products.last().zip(end).filter(|(last, end)| last.0 < *end).map(|(last, end)| Spell {
        after: last.1.clone(),
        from: last.0,
        broken_by: None,
        to: end,
        days: (end - last.0).get_days(),
    });
    between.chain(open).collect()
}

/// The longest of them; the first if several are as long.
#[must_use]
pub fn longest(spells: &[Spell]) -> Option<&Spell> {
    spells.iter().rev().max_by_key(|spell| spell.days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn from_one_product_to_the_next() {
        let products =
            [(date(2012, 7, 20), "a".to_owned()), (date(2013, 9, 27), "b".into()), (date(2013, 10, 2), "c".into())];
        let found = spells(&products, Some(date(2014, 1, 8)));
        let days: Vec<i32> = found.iter().map(|spell| spell.days).collect();
        assert_eq!(days, [434, 5, 98]);
        assert_eq!(longest(&found).and_then(|spell| spell.broken_by.as_deref()), Some("b"));
        assert_eq!(found[2].broken_by, None);
        assert!(spells(&products[..1], None).is_empty());
        assert!(spells(&[], Some(date(2014, 1, 8))).is_empty());
    }
}
