//! Which votes are meant.

use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use penholder_core::Position;
use penholder_core::source::nearest;
use penholder_record::{Class, Declared, Record, Subject, Vote};

use crate::stop::Stop;

/// Conditions on votes; all of them have to hold.
#[derive(clap::Args)]
pub struct Filter {
    /// From this day or year on.
    #[arg(long, value_parser = first_day)]
    since: Option<Date>,
    /// Up to and with this day or year.
    #[arg(long, value_parser = last_day)]
    until: Option<Date>,
    /// On this agenda item (`penholder record stats items` lists them).
    #[arg(long)]
    item: Option<String>,
    /// With this outcome.
    #[arg(long, value_parser = PossibleValuesParser::new(Declared::WORDS))]
    outcome: Option<String>,
    /// On a question of this class.
    #[arg(long, value_parser = PossibleValuesParser::new(Class::WORDS))]
    class: Option<String>,
    /// On this kind of text.
    #[arg(long, value_parser = PossibleValuesParser::new(Subject::WORDS))]
    text: Option<String>,
    /// In which a member took a position: FRA=abstain, "Malta=yes".
    #[arg(long, value_name = "MEMBER=POSITION")]
    voted: Vec<String>,
    /// That failed by the negative vote of this permanent member; several: of all of them.
    #[arg(long, value_name = "MEMBER")]
    vetoed_by: Vec<String>,
    /// On a text submitted by this state (from 1994, where a source says so).
    #[arg(long, value_name = "STATE")]
    sponsor: Vec<String>,
}

/// The first day that `2014` or `2014-05-22` means.
pub fn first_day(words: &str) -> Result<Date, String> {
    day(words, 1, 1)
}

/// The last day that `2014` or `2014-05-22` means.
pub fn last_day(words: &str) -> Result<Date, String> {
    day(words, 12, 31)
}

fn day(words: &str, month: i8, day: i8) -> Result<Date, String> {
    let year =
        (words.len() == 4).then(|| words.parse().ok()).flatten().and_then(|year| Date::new(year, month, day).ok());
    year.or_else(|| words.parse().ok()).ok_or_else(|| format!("`{words}` is no day like 2014-05-22 and no year"))
}

/// The code of a state, however it is called.
///
/// # Errors
/// Says which state may be meant.
pub fn state<'a>(record: &Record<'a>, name: &str) -> Result<&'a str, Stop> {
    let seats = record.seats()?;
    if let Some(state) = seats.find(name) {
        return Ok(state.code);
    }
    let names =
        seats.states().iter().flat_map(|state| state.names().filter(|known| known.len() > 3 || name.len() <= 3));
    let stop = Stop::input(format!("no state in the record is called `{name}`"));
    Err(match nearest(name, names) {
        Some(near) => stop.hint(format!("did you mean `{near}`?")),
        None => stop.hint("use its English name or its ISO 3166 code of three letters, like FRA"),
    })
}

/// The id of an agenda item.
///
/// # Errors
/// Says which item may be meant.
pub fn item<'a>(record: &Record<'a>, name: &str) -> Result<&'a str, Stop> {
    let items = record.items()?;
    if let Some(item) = items.iter().find(|item| item.id == name || item.name.eq_ignore_ascii_case(name)) {
        return Ok(item.id);
    }
    let lower = name.to_lowercase();
    let aliases = record.tables().aliases.lines().skip(1).filter_map(|line| line.split_once(','));
    let alias = aliases.filter(|(from, _)| from.split('-').any(|word| word == lower)).map(|(_, to)| to).next();
    let within = items.iter().filter(|item| item.id.contains(&lower)).max_by_key(|item| item.meetings);
    let near = alias.or_else(|| within.map(|item| item.id)).or_else(|| nearest(name, items.iter().map(|item| item.id)));
    let stop = Stop::input(format!("no agenda item is called `{name}`"));
    Err(match near {
        Some(near) => stop.hint(format!("did you mean `{near}`?")),
        None => stop.hint("`penholder record stats items` lists them"),
    })
}

/// A condition on one vote.
type Condition<'a> = Box<dyn Fn(&Vote<'a>) -> bool + 'a>;

impl Filter {
    /// Whether there is any condition.
    pub fn given(&self) -> bool {
        self.since.is_some()
            || self.until.is_some()
            || self.item.is_some()
            || self.outcome.is_some()
            || self.class.is_some()
            || self.text.is_some()
            || [&self.voted, &self.vetoed_by, &self.sponsor].iter().any(|list| !list.is_empty())
    }

    /// The votes that meet every condition, in order of date.
    ///
    /// # Errors
    /// A name nobody knows, a position that is none, or a broken table.
    pub fn votes<'r, 'a>(&self, record: &'r Record<'a>) -> Result<Vec<&'r Vote<'a>>, Stop> {
        let conditions = self.conditions(record)?;
        Ok(record.votes()?.iter().filter(|vote| conditions.iter().all(|holds| holds(vote))).collect())
    }

    fn conditions<'a>(&self, record: &Record<'a>) -> Result<Vec<Condition<'a>>, Stop> {
        let mut all: Vec<Condition<'a>> = Vec::new();
        let (since, until) = (self.since.unwrap_or(Date::MIN), self.until.unwrap_or(Date::MAX));
        all.push(Box::new(move |vote| since <= vote.date && vote.date <= until));
        if let Some(name) = &self.item {
            let item = item(record, name)?;
            all.push(Box::new(move |vote| vote.item == Some(item)));
        }
        if let Some(outcome) = self.outcome.as_deref().and_then(Declared::from_word) {
            all.push(Box::new(move |vote| vote.declared == outcome));
        }
        if let Some(class) = self.class.as_deref().and_then(Class::from_word) {
            all.push(Box::new(move |vote| vote.class == class));
        }
        if let Some(text) = self.text.as_deref().and_then(Subject::from_word) {
            all.push(Box::new(move |vote| vote.on == text));
        }
        for words in &self.voted {
            let (member, position) = ballot(record, words)?;
            all.push(Box::new(move |vote| vote.position_of(member) == Some(position)));
        }
        for name in &self.vetoed_by {
            let member = state(record, name)?;
            all.push(Box::new(move |vote| vote.vetoes().any(|by| by == member)));
        }
        for name in &self.sponsor {
            let sponsor = state(record, name)?;
            let votes: std::collections::HashSet<&str> = record
                .sponsors()?
                .iter()
                .filter(|text| text.by().any(|by| by == sponsor))
                .map(|text| text.vote)
                .collect();
            all.push(Box::new(move |vote| votes.contains(vote.id)));
        }
        Ok(all)
    }
}

fn ballot<'a>(record: &Record<'a>, words: &str) -> Result<(&'a str, Position), Stop> {
    let Some((member, position)) = words.split_once('=') else {
        return Err(Stop::input(format!("`{words}` is no ballot")).hint("write it as MEMBER=POSITION, like FRA=no"));
    };
    let wanted = Position::from_word(position).ok_or_else(|| {
        Stop::input(format!("`{position}` is no position"))
            .hint("yes, no, abstain, absent, not_participating or not_voting")
    })?;
    Ok((state(record, member)?, wanted))
}
