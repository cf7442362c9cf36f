//! Deadlock spells: from a draft that fails to the next text that the body agrees on under the same agenda item.
//!
//! Always: a spell begins on the day of the first failed draft after a product (or after nothing) and ends on the day of the
//! next product; what failed in between belongs to it. Without a product it is censored: at the end of the record if the item
//! is alive, else on the day the item was last before the body.
//! Not here: what the texts say. A product under a wide item may be about another matter of that item.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What happened under an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The item was before the body.
    Discussed,
    /// A draft failed; `by` lists those whose veto stopped it, nobody if votes were lacking.
    Failed {
        /// Who vetoed it.
        by: Vec<String>,
    },
    /// A text was agreed on.
    Product,
}

/// Something that happened under an item on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// The item.
    pub item: String,
    /// The text, by its symbol.
    pub symbol: String,
    /// What happened.
    pub what: What,
}

/// How a spell ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// By a text that was agreed on.
    Product(String),
    /// Not yet: the item is alive at the end of the record.
    Open,
    /// The item was not before the body any more.
    Left,
}

impl End {
    /// Whether the spell was seen to end.
    #[must_use]
    pub fn is_product(&self) -> bool {
        matches!(self, End::Product(_))
    }

    /// A word for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            End::Product(_) => "product",
            End::Open => "open",
            End::Left => "left-agenda",
        }
    }
}

/// A draft that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The day.
    pub on: Date,
    /// Its symbol.
    pub symbol: String,
    /// Who vetoed it; nobody if votes were lacking.
    pub by: Vec<String>,
}

/// One spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The item.
    pub item: String,
    /// The last product before, if there was one: its day.
    pub before: Option<Date>,
    /// The drafts that failed, in order; never none.
    pub failed: Vec<Failed>,
    /// The day of the first of them.
    pub from: Date,
    /// The day it ended or was last seen.
    pub to: Date,
    /// How it ended.
    pub end: End,
}

impl Spell {
    /// How many days it lasted, or was seen to last.
    #[must_use]
    pub fn days(&self) -> i32 {
        days(self.from, self.to)
    }

    /// How many days the item went without a product: from the last one before the spell to its end; none if there was none.
    #[must_use]
    pub fn days_without(&self) -> Option<i32> {
        self.before.map(|before| days(before, self.to))
    }

    /// Whether any of its drafts was vetoed.
    #[must_use]
    pub fn is_vetoed(&self) -> bool {
        self.failed.iter().any(|draft| !draft.by.is_empty())
    }

    /// Who vetoed any of its drafts, in order of the alphabet.
    #[must_use]
    pub fn vetoed_by(&self) -> Vec<&str> {
        let mut by: Vec<&str> = self.failed.iter().flat_map(|draft| &draft.by).map(String::as_str).collect();
        by.sort_unstable();
        by.dedup();
        by
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The spells of every item, in order of their first days.
///
/// `events` in any order; those of one day under one item count in the order given. An item is alive if it was before the
/// body on `alive_since` or later; the record ends on `end`, and what is later is left out.
#[must_use]
pub fn spells(events: &[Event], alive_since: Date, end: Date) -> Vec<Spell> {
    let mut items: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.on <= end) {
        items.entry(&event.item).or_default().push(event);
    }
    let mut found = Vec::new();
    for (item, mut events) in items {
        events.sort_by_key(|event| event.on);
        let Some(last) = events.last().map(|event| event.on) else { continue };
        let mut before = None;
        let mut failed: Vec<Failed> = Vec::new();
        let mut close = |before: Option<Date>, failed: Vec<Failed>, to: Date, end: End| {
            if let Some(from) = failed.first().map(|draft| draft.on) {
                found.push(Spell { item: item.to_owned(), before, failed, from, to, end });
            }
        };
        for event in events {
            match &event.what {
                What::Discussed => {}
                What::Failed { by } => {
                    failed.push(Failed { on: event.on, symbol: event.symbol.clone(), by: by.clone() });
                }
                What::Product => {
                    close(before, std::mem::take(&mut failed), event.on, End::Product(event.symbol.clone()));
                    before = Some(event.on);
                }
            }
        }
        let (to, how) = if last >= alive_since { (end, End::Open) } else { (last, End::Left) };
        close(before, failed, to, how);
    }
    found.sort_by(|a, b| a.from.cmp(&b.from).then_with(|| a.item.cmp(&b.item)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `2001-05-03 item what`: `fail`, `veto:RUS+CHN`, `text`, `met`.
    fn events(lines: &[&str]) -> Vec<Event> {
        let one = |(at, line): (usize, &&str)| {
            let mut words = line.split(' ');
            let mut next = || words.next().unwrap();
            let (on, item, what) = (next().parse().unwrap(), next().to_owned(), next());
            let what = match what.split_once(':') {
                Some((_, by)) => What::Failed { by: by.split('+').map(str::to_owned).collect() },
                None if what == "fail" => What::Failed { by: Vec::new() },
                None if what == "text" => What::Product,
                None => What::Discussed,
            };
            Event { on, item, symbol: format!("S/{at}"), what }
        };
        lines.iter().enumerate().map(one).collect()
    }

    fn check(lines: &[&str], expected: &[&str]) {
        let date = |words: &str| words.parse().unwrap();
        let found = spells(&events(lines), date("2018-01-01"), date("2020-12-31"));
        let says = |spell: &Spell| {
            let days = spell.days_without().map_or("-".to_owned(), |days| days.to_string());
            let (item, vetoed) = (&spell.item, spell.vetoed_by().join("+"));
            format!("{item} {} {} {days} {} {vetoed}", spell.from, spell.days(), spell.end.word()).trim_end().to_owned()
        };
        assert_eq!(found.iter().map(says).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn from_the_first_failure_to_the_next_text() {
        check(
            &[
                "2001-01-01 a text",
                "2001-03-01 a veto:USA",
                "2001-04-01 a veto:CHN+RUS",
                "2001-05-01 a text",
                "2001-06-01 a text",
            ],
            &["a 2001-03-01 61 120 product CHN+RUS+USA"],
        );
        // two drafts on one day, the second one agreed
        check(&["2001-01-01 a fail", "2001-01-01 a text"], &["a 2001-01-01 0 - product"]);
        // the text came first: the failure opens a new spell
        check(&["2001-01-01 a text", "2001-01-01 a fail", "2001-01-11 a text"], &["a 2001-01-01 10 10 product"]);
    }

    #[test]
    fn without_a_text_it_is_censored() {
        check(&["2001-01-01 a fail", "2001-02-01 a met"], &["a 2001-01-01 31 - left-agenda"]);
        check(&["2019-01-01 a fail"], &["a 2019-01-01 730 - open"]);
        check(&["2001-01-01 a fail", "2018-01-01 a met"], &["a 2001-01-01 7304 - open"]);
        check(&["2001-01-01 a met", "2001-01-01 b text"], &[]);
        // what is after the end of the record is not known
        check(&["2019-01-01 a fail", "2021-01-01 a text"], &["a 2019-01-01 730 - open"]);
    }

    #[test]
    fn items_do_not_touch_each_other() {
        check(
            &["2001-02-01 b fail", "2001-01-01 a fail", "2001-03-01 a text", "2001-02-11 b text"],
            &["a 2001-01-01 59 - product", "b 2001-02-01 10 - product"],
        );
    }

    proptest! {
        #[test]
        fn every_failure_is_in_one_spell_that_holds_no_text(kinds in prop::collection::vec((0_u8..3, 0_u8..2, 1_i16..400), 0..40)) {
            let start: Date = "2000-01-01".parse().unwrap();
            let events: Vec<Event> = kinds.iter().map(|(kind, item, day)| Event {
                on: start.checked_add(jiff::Span::new().days(*day)).unwrap(),
                item: item.to_string(),
                symbol: String::new(),
                what: match kind { 0 => What::Discussed, 1 => What::Failed { by: Vec::new() }, _ => What::Product },
            }).collect();
            let found = spells(&events, start, "2020-12-31".parse().unwrap());
            let failures = kinds.iter().filter(|(kind, ..)| *kind == 1).count();
            prop_assert_eq!(found.iter().map(|spell| spell.failed.len()).sum::<usize>(), failures);
            for spell in &found {
                prop_assert!(spell.days() >= 0 && spell.before.is_none_or(|before| before <= spell.from));
                let inside = events.iter().filter(|event| {
                    event.what == What::Product && event.item == spell.item && spell.from < event.on && event.on < spell.to
                });
                prop_assert_eq!(inside.count(), 0);
            }
        }
    }
}
