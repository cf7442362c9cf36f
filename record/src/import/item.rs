//! Agenda items: short ids for names that are printed in many forms.
//!
//! `The situation in Somalia`, `Somalia` and `Somalia (S/2012/74)` are one item, `somalia`; a letter that became an item is
//! known by its date and sender (`letter-2014-02-28-ukraine`). What this cannot bring together is in `aliases.csv`.

use penholder_core::say::capital;
use std::collections::BTreeMap;

use super::library::day_in;

/// What a printed item is called in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name, without commas and without what stands in brackets.
    pub name: String,
}

const LEADS: &[&str] = &[
    "the ",
    "situation in ",
    "situation concerning ",
    "situation relating to ",
    "situation regarding ",
    "situation between ",
    "question concerning ",
    "question of ",
    "consideration of ",
    "reports of the secretary-general on ",
    "report of the secretary-general on ",
    "report of the secretary-general in ",
    "items relating to ",
];

const LETTERS: &[&str] = &["letter", "letters", "telegram", "telegrams", "cablegram", "identical notifications"];
const LONGEST_ID: usize = 60;
const LONGEST_NAME: usize = 90;

/// The id and name of a printed item.
#[must_use]
pub fn named(printed: &str) -> Named {
    let plain = without_brackets(&printed.replace(['—', '–', '‑'], "-").replace(['’', '‘'], "'"));
    let plain = plain.replace([',', '"', '“', '”', ';'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = plain.to_lowercase();
    if lower.contains("troop") && lower.contains("contributing") && lower.contains("meeting") {
        return Named {
            id: "troop-contributing-countries".to_owned(),
            name: "Meetings with troop- and police-contributing countries".to_owned(),
        };
    }
    if let Some(letter) = letter(&plain) {
        return letter;
    }
    let mut core = lower.as_str();
    while let Some(rest) = LEADS.iter().find_map(|lead| core.strip_prefix(lead)) {
        core = rest;
    }
    let mut name = plain.trim_end_matches(['.', '-', ' ', ':']).to_owned();
    if name.len() > LONGEST_NAME {
        let end = name.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_NAME).last().unwrap_or(0);
        name.truncate(name[..end].rfind(' ').unwrap_or(end));
        name.push('…');
    }
    Named { id: id(core), name }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// A letter, telegram or notification that is an item, by its date and sender.
fn letter(plain: &str) -> Option<Named> {
    let lower = plain.to_lowercase();
    LETTERS.iter().find(|word| lower.split_whitespace().next() == word.split_whitespace().next())?;
    let date = day_in(&lower)?;
    let after = &lower[lower.find(" from ")? + 6..];
    let end =
        [" to ", " addressed", " concerning", " and ", " s/", " on "].iter().filter_map(|stop| after.find(stop)).min();
    let mut sender = &after[..end.unwrap_or(after.len())];
    for title in [
        "permanent representatives of ",
        "permanent representative of ",
        "representative of ",
        "permanent mission of ",
        "minister for foreign affairs of ",
        "government of ",
        "the ",
    ] {
        sender = sender.find(title).map_or(sender, |at| &sender[at + title.len()..]);
    }
    let sender = id(&sender.split_whitespace().take(3).collect::<Vec<_>>().join(" "));
    let name = format!("Letter of {date}: {}", capitals(&sender.replace('-', " ")));
    Some(Named { id: format!("letter-{date}-{sender}"), name })
}

/// Every word with a capital letter.
fn capitals(text: &str) -> String {
    text.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// Lower-case words joined by hyphens, accents dropped, cut at a word.
fn id(text: &str) -> String {
    let ascii = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'í' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ô' | 'ö' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    let plain: String = text.chars().filter(|letter| *letter != '\'').map(ascii).collect();
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() >= LONGEST_ID {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    id
}

/// The items seen, brought together by the aliases.
#[derive(Debug, Default)]
pub struct Items {
    aliases: Vec<(String, String)>,
    /// By id: how often each name was printed, how many meetings, first and last day.
    seen: BTreeMap<String, Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    names: BTreeMap<String, u32>,
    meetings: u32,
    days: Option<(jiff::civil::Date, jiff::civil::Date)>,
}

impl Items {
    /// No item seen yet; `aliases` leads from an id, or from the beginning of ids if it ends in `*`, to the one id that
    /// stands for it.
    #[must_use]
    pub fn new(aliases: &[(&str, &str)]) -> Self {
        let aliases = aliases.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        Self { aliases, seen: BTreeMap::new() }
    }

    /// The id of a printed item, which was before the body on that day; `meeting` if this row is a meeting of its own.
    pub fn see(&mut self, printed: &str, date: jiff::civil::Date, meeting: bool) -> String {
        let Named { id, name } = named(printed);
        let stands = |from: &str| from.strip_suffix('*').map_or(from == id, |begins| id.starts_with(begins));
        let id = self.aliases.iter().find(|(from, _)| stands(from)).map_or_else(|| id.clone(), |(_, to)| to.clone());
        let seen = self.seen.entry(id.clone()).or_default();
        *seen.names.entry(name).or_default() += 1;
        if meeting {
            seen.meetings += 1;
        }
        seen.days = Some(seen.days.map_or((date, date), |(from, to)| (from.min(date), to.max(date))));
        id
    }

    /// Whether an item with that id has been seen.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.seen.contains_key(id)
    }

    /// Marks an item, already called by its id, as before the body on that day.
    ///
    /// # Errors
    /// The id, if no such item has been seen.
    pub fn see_id(&mut self, id: &str, date: jiff::civil::Date) -> Result<(), String> {
        let seen = self.seen.get_mut(id).ok_or_else(|| format!("no agenda item `{id}`"))?;
        seen.days = Some(seen.days.map_or((date, date), |(from, to)| (from.min(date), to.max(date))));
        Ok(())
    }

    /// `items.csv`; the name of an item is the form printed most often.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = crate::meeting::ITEMS.join(",") + "\n";
        for (id, Seen { names, meetings, days }) in &self.seen {
            let name =
                names.iter().max_by_key(|(name, times)| (**times, std::cmp::Reverse(name.len()))).map(|(name, _)| name);
            if let (Some(name), Some((from, to))) = (name, days) {
                table.push_str(&format!("{id},{name},{meetings},{from},{to}\n"));
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, id: &str, name: &str) {
        assert_eq!(named(printed), Named { id: id.to_owned(), name: name.to_owned() });
    }

    #[test]
    fn one_item_in_many_forms() {
        check("The situation in Somalia", "somalia", "The situation in Somalia");
        check("Somalia (S/2012/74)", "somalia", "Somalia");
        check("Côte d'Ivoire", "cote-divoire", "Côte d'Ivoire");
        check(
            "The situation in the Middle East, including the Palestinian question",
            "middle-east-including-the-palestinian-question",
            "The situation in the Middle East including the Palestinian question",
        );
        check(
            "Meeting of the Security Council with the troop- and police-contributing countries pursuant to resolution 1353 (2001), annex II, sections A and B - Cyprus",
            "troop-contributing-countries",
            "Meetings with troop- and police-contributing countries",
        );
    }

    #[test]
    fn letters_are_known_by_date_and_sender() {
        check(
            "Letter dated 28 February 2014 from the Permanent Representative of Ukraine to the United Nations addressed to the President of the Security Council (S/2014/136)",
            "letter-2014-02-28-ukraine",
            "Letter of 2014-02-28: Ukraine",
        );
        check(
            "Letter, 27 November 1989, from El Salvador ( S/20991)",
            "letter-1989-11-27-el-salvador",
            "Letter of 1989-11-27: El Salvador",
        );
    }
}
