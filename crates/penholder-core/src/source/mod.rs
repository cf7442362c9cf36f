//! Reading what people write in files, with every fault at once and at its place.
//!
//! A file (charter, cases, ballots, positions, dossier, script) is TOML. [`Source::read`] parses it, the reader walks it
//! through [`Table`]s, and whatever is wrong is collected as a [`Fault`] with its span and a hint; nothing stops at the
//! first mistake. Keys nobody asked for are faults too, with the nearest known key as the hint.
//! Always: either the caller gets a value and no fault exists, or it gets [`Faults`] and no value.
//! Not here: opening files (the program does that), what the keys mean (each module reads its own).

mod exact;
mod fault;

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use exact::{Exact, exact_from};
pub use fault::{Fault, Faults, line_and_column, nearest};

/// The longest file that is read, in bytes. Beyond it the file is refused unread, so that memory stays bounded.
pub const LONGEST_FILE_BYTES: usize = 4 << 20;

/// The most faults of one file that are listed, so that time and memory stay bounded.
pub const MOST_FAULTS: usize = 500;

/// A file under reading: its text and the faults found so far.
pub struct Source<'i> {
    name: &'i str,
    text: &'i str,
    faults: RefCell<Vec<Fault>>,
}

impl<'i> Source<'i> {
    /// Reads `text`, a TOML file called `name`, with `read`, which reports faults through the tables it is given.
    ///
    /// # Errors
    /// [`Faults`], all of them at once, if the file is no TOML or `read` found anything wrong.
    pub fn read<T>(
        name: &'i str,
        text: &'i str,
        read: impl FnOnce(Table<'_, 'i>) -> Option<T>,
    ) -> Result<T, Box<Faults>> {
        let source = Source { name, text, faults: RefCell::default() };
        if text.len() > LONGEST_FILE_BYTES {
            source.fault(
                0..0,
                format!("the file has {} bytes; at most {LONGEST_FILE_BYTES} are read", text.len()),
                "the file starts here",
                Some("split it, or leave out what is not part of it".to_owned()),
            );
            return Err(source.into_faults());
        }
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            source.fault(error.span().unwrap_or(0..0), first_line_lower(error.message()), "not TOML here", None);
        }
        if !errors.is_empty() {
            return Err(source.into_faults());
        }
        let root = Table::new(&source, document.get_ref(), 0..text.len().min(1), "file");
        let value = read(root);
        match value {
            Some(value) if source.faults.borrow().is_empty() => Ok(value),
            _ => Err(source.into_faults()),
        }
    }

    fn into_faults(self) -> Box<Faults> {
        let mut faults = self.faults.into_inner();
        if faults.is_empty() {
            faults.push(Fault {
                says: "the file could not be read".to_owned(),
                at: (0, 0).into(),
                label: "here".to_owned(),
                hint: None,
            });
        }
        Box::new(Faults::new(self.name, self.text, faults))
    }

    fn fault(&self, at: Range<usize>, says: String, label: &str, hint: Option<String>) {
        let fault = Fault { says, at: at.into(), label: label.to_owned(), hint };
        let mut faults = self.faults.borrow_mut();
        if faults.len() == MOST_FAULTS {
            faults.push(Fault {
                says: format!("there are more than {MOST_FAULTS} faults; the others are not listed"),
                at: (0, 0).into(),
                label: "in this file".to_owned(),
                hint: Some("correct these first".to_owned()),
            });
        }
        if faults.len() < MOST_FAULTS && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
}

fn first_line_lower(message: &str) -> String {
    message.lines().next().unwrap_or("not readable").to_owned()
}

/// A value with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place, in bytes.
    pub at: Range<usize>,
}

/// One table of the file being read. Ask for its keys, then [`close`](Table::close) it.
pub struct Table<'s, 'i> {
    source: &'s Source<'i>,
    entries: &'s DeTable<'i>,
    at: Range<usize>,
    what: &'s str,
    asked: RefCell<Vec<&'static str>>,
}

impl<'s, 'i> Table<'s, 'i> {
    fn new(source: &'s Source<'i>, entries: &'s DeTable<'i>, at: Range<usize>, what: &'s str) -> Self {
        Self { source, entries, at, what, asked: RefCell::default() }
    }

    /// The place of the table.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The keys of the table, in alphabetical order; asking for a key here does not count as knowing it.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &**key.get_ref())
    }

    /// Whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Reports a fault at a place of this file.
    pub fn fault(&self, at: Range<usize>, says: impl Into<String>, hint: Option<String>) {
        self.source.fault(at, says.into(), "here", hint);
    }

    /// Whether one more fault would still be listed; if not, a hint need not be looked for.
    #[must_use]
    pub(crate) fn lists_more_faults(&self) -> bool {
        self.source.faults.borrow().len() < MOST_FAULTS
    }

    /// Reports that this key of the table is wrong; the whole table is marked if the key is not there.
    pub fn fault_at(&self, key: &str, says: impl Into<String>, hint: Option<String>) {
        let at = self.entries.get(key).map_or_else(|| self.at(), Spanned::span);
        self.fault(at, says, hint);
    }

    fn ask(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().push(key);
        self.entries.get(key)
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let says = format!("`{key}` is a {}, not {wanted}", value.get_ref().type_str());
        self.source.fault(value.span(), says, &format!("{wanted} is needed here"), None);
    }

    fn needed<T>(&self, key: &'static str, found: Option<T>) -> Option<T> {
        if found.is_none() && !self.has(key) {
            let says = format!("`{key}` is missing in this {}", self.what);
            self.source.fault(self.at(), says, &format!("this {} needs `{key}`", self.what), None);
        }
        found
    }

    /// The text under `key`, if it is there.
    pub fn text_if_any(&self, key: &'static str) -> Option<String> {
        self.placed_text_if_any(key).map(|placed| placed.value)
    }

    /// The text under `key` with its place, if it is there.
    pub fn placed_text_if_any(&self, key: &'static str) -> Option<Placed<String>> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.source.fault(value.span(), format!("`{key}` is empty"), "words are needed here", None);
                None
            }
            DeValue::String(text) => Some(Placed { value: text.to_string(), at: value.span() }),
            _ => {
                self.wrong_type(value, key, "text in quotes");
                None
            }
        }
    }

    /// The text under `key`; its absence is a fault.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.needed(key, self.text_if_any(key))
    }

    /// The text under `key` with its place; its absence is a fault.
    pub fn placed_text(&self, key: &'static str) -> Option<Placed<String>> {
        self.needed(key, self.placed_text_if_any(key))
    }

    /// One of the known words under `key`, if it is there; another word is a fault with the nearest known as the hint.
    pub fn choice_if_any<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.placed_text_if_any(key)?;
        self.one_of(&word, key, known)
    }

    /// One of the known words under `key`; its absence is a fault.
    pub fn choice<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        self.needed(key, self.choice_if_any(key, known))
    }

    fn one_of<T: Copy>(&self, word: &Placed<String>, key: &str, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let hint = nearest(&word.value, names.iter().copied())
                .map_or_else(|| format!("one of: {}", names.join(", ")), |near| format!("did you mean `{near}`?"));
            self.fault(word.at.clone(), format!("`{}` is no known {key}", word.value), Some(hint));
        }
        found
    }

    /// The list of texts under `key`; empty if it is not there.
    pub fn texts(&self, key: &'static str) -> Vec<Placed<String>> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(text) => vec![Placed { value: text.to_string(), at: value.span() }],
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| match item.get_ref() {
                    DeValue::String(text) => Some(Placed { value: text.to_string(), at: item.span() }),
                    _ => {
                        self.wrong_type(item, key, "text in quotes");
                        None
                    }
                })
                .collect(),
            _ => {
                self.wrong_type(value, key, "a list of texts");
                Vec::new()
            }
        }
    }

    /// The known words listed under `key`; empty if it is not there.
    pub fn choices<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Vec<T> {
        let one = key.strip_suffix('s').unwrap_or(key);
        self.texts(key).iter().filter_map(|word| self.one_of(word, one, known)).collect()
    }

    /// The yes or no under `key`, if it is there.
    pub fn flag_if_any(&self, key: &'static str) -> Option<bool> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong_type(value, key, "true or false");
                None
            }
        }
    }

    /// The whole number under `key`, if it is there; outside of `range` is a fault.
    pub fn integer_if_any(&self, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.ask(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong_type(value, key, "a whole number");
            return None;
        };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) if range.contains(&number) => Some(number),
            _ => {
                let says = format!("`{key}` is {number}, outside of {} to {}", range.start(), range.end());
                self.fault(value.span(), says, None);
                None
            }
        }
    }

    /// The whole number under `key`; its absence is a fault.
    pub fn integer(&self, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        self.needed(key, self.integer_if_any(key, range))
    }

    /// The whole numbers listed under `key`, each inside of `range`; empty if it is not there or one is wrong.
    pub fn integers(&self, key: &'static str, range: std::ops::RangeInclusive<i64>) -> Vec<i64> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(value, key, "a list of whole numbers");
            return Vec::new();
        };
        let read = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let mut found = Vec::new();
        for item in items.iter() {
            match read(item) {
                Some(number) if range.contains(&number) => found.push(number),
                _ => {
                    let says = format!("`{key}` holds no whole number from {} to {} here", range.start(), range.end());
                    self.fault(item.span(), says, None);
                    return Vec::new();
                }
            }
        }
        found
    }

    /// The exact number under `key`, if it is there: `9`, `0.55`, `"2/3"` or `"55%"`.
    pub fn exact_if_any(&self, key: &'static str) -> Option<Placed<Exact>> {
        let value = self.ask(key)?;
        let words = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong_type(value, key, "a number, a fraction like \"2/3\" or a share like \"55%\"");
                return None;
            }
        };
        match exact_from(&words) {
            Ok(exact) => Some(Placed { value: exact, at: value.span() }),
            Err(why) => {
                let hint = "write 9, 0.55, \"2/3\" or \"55%\"".to_owned();
                self.fault(value.span(), format!("`{words}` is no exact number: {why}"), Some(hint));
                None
            }
        }
    }

    /// The date under `key`, if it is there.
    pub fn date_if_any(&self, key: &'static str) -> Option<Placed<Date>> {
        let value = self.ask(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(when) if when.time.is_none() => when.date.and_then(|date| {
                Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
                    .ok()
            }),
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(value, key, "a date like 1965-08-31");
        }
        date.map(|date| Placed { value: date, at: value.span() })
    }

    /// The table under `key`, if it is there. `what` names it in messages.
    pub fn table_if_any(&self, key: &'static str, what: &'s str) -> Option<Table<'s, 'i>> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(self.source, entries, value.span(), what)),
            _ => {
                self.wrong_type(value, key, "a table");
                None
            }
        }
    }

    /// The table under `key`; its absence is a fault.
    pub fn table(&self, key: &'static str, what: &'s str) -> Option<Table<'s, 'i>> {
        self.needed(key, self.table_if_any(key, what))
    }

    /// The table under a key that the file itself names (a class, a seat), if it is there.
    pub fn sub_table(&self, key: &str, what: &'s str) -> Option<Table<'s, 'i>> {
        let value = self.entries.get(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(self.source, entries, value.span(), what)),
            _ => {
                self.wrong_type(value, key, "a table");
                None
            }
        }
    }

    /// The tables of the list under `key`; empty if it is not there. A single table counts as a list of one.
    pub fn tables(&self, key: &'static str, what: &'s str) -> Vec<Table<'s, 'i>> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Table(entries) => vec![Table::new(self.source, entries, value.span(), what)],
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| match item.get_ref() {
                    DeValue::Table(entries) => Some(Table::new(self.source, entries, item.span(), what)),
                    _ => {
                        self.wrong_type(item, key, "a table");
                        None
                    }
                })
                .collect(),
            _ => {
                self.wrong_type(value, key, "a list of tables");
                Vec::new()
            }
        }
    }

    /// Every key with an exact number: a table of weights. Knows all of its keys.
    pub fn all_exact(&self) -> Vec<(Placed<String>, Placed<Exact>)> {
        let mut found = Vec::new();
        for (key, value) in self.entries.iter() {
            let words = match value.get_ref() {
                DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
                DeValue::Float(number) => number.as_str().to_owned(),
                DeValue::String(text) => text.to_string(),
                _ => {
                    self.wrong_type(value, key.get_ref(), "a number");
                    continue;
                }
            };
            match exact_from(&words) {
                Ok(exact) => found.push((
                    Placed { value: key.get_ref().to_string(), at: key.span() },
                    Placed { value: exact, at: value.span() },
                )),
                Err(why) => self.fault(value.span(), format!("`{words}` is no exact number: {why}"), None),
            }
        }
        found
    }

    /// Every key with a text. Knows all of its keys.
    pub fn all_texts(&self) -> Vec<(Placed<String>, Placed<String>)> {
        let mut found = Vec::new();
        for (key, value) in self.entries.iter() {
            match value.get_ref() {
                DeValue::String(text) => found.push((
                    Placed { value: key.get_ref().to_string(), at: key.span() },
                    Placed { value: text.to_string(), at: value.span() },
                )),
                _ => self.wrong_type(value, key.get_ref(), "text in quotes"),
            }
        }
        found
    }

    /// Whether a key is there that nobody has asked for so far: [`close`](Table::close) reports it.
    #[must_use]
    pub(crate) fn has_unknown(&self) -> bool {
        let asked = self.asked.borrow();
        self.entries.iter().any(|(key, _)| !asked.iter().any(|known| *known == &**key.get_ref()))
    }

    /// Ends the reading of this table: keys nobody asked for are faults.
    pub fn close(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.entries.iter() {
            if asked.iter().any(|known| *known == &**key.get_ref()) {
                continue;
            }
            let hint = nearest(key.get_ref(), asked.iter().copied()).map_or_else(
                || {
                    let mut known = asked.clone();
                    known.sort_unstable();
                    known.dedup();
                    format!("a {} may hold: {}", self.what, known.join(", "))
                },
                |near| format!("did you mean `{near}`?"),
            );
            self.source.fault(
                key.span(),
                format!("`{}` is not known in a {}", key.get_ref(), self.what),
                "not known",
                Some(hint),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_at_once() {
        let text = "name = 3\ncolour = \"red\"\nfrom = \"yesterday\"\n";
        let result = Source::read("x.toml", text, |table| {
            let name = table.text("name");
            table.date_if_any("from");
            table.text("color");
            table.close();
            name
        });
        let lines = result.unwrap_err().lines();
        assert_eq!(
            lines,
            [
                "x.toml:1:1: `color` is missing in this file",
                "x.toml:1:8: `name` is a integer, not text in quotes",
                "x.toml:2:1: `colour` is not known in a file (hint: did you mean `color`?)",
                "x.toml:3:8: `from` is a string, not a date like 1965-08-31",
            ]
        );
    }

    #[test]
    fn too_long_is_refused_unread() {
        let text = "# \n".repeat(LONGEST_FILE_BYTES / 2);
        let faults = Source::read("x.toml", &text, |_| Some(())).unwrap_err();
        assert!(faults.faults[0].says.contains("bytes"));
    }
}
