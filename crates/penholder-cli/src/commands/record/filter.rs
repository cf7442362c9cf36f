//! Which votes are meant.

use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use penholder_core::Position;
use penholder_record::{Class, Declared, Record, Subject, Vote};
use penholder_studies::source::{first_day, item, last_day, state};

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
        within_days(self.since, self.until)?;
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
            let mut places = record.votes()?.iter().flat_map(|vote| &vote.council().places);
            if !places.any(|place| place.permanent && place.state == Some(member)) {
                let name = record.seats()?.find(member).map_or(member, |state| state.name);
                return Err(Stop::input(format!("{name} never was a permanent member, and has no veto"))
                    .hint(format!("`--voted {member}=no` finds its votes against")));
            }
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

/// Refuses days of which none can be meant.
///
/// # Errors
/// If the first comes after the last.
pub fn within_days(since: Option<Date>, until: Option<Date>) -> Result<(), Stop> {
    match (since, until) {
        (Some(since), Some(until)) if since > until => {
            Err(Stop::input(format!("no day is both from {since} on and up to {until}"))
                .hint("`--since` is the earlier of the two"))
        }
        _ => Ok(()),
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
