//! How long agenda items went without a text after a draft failed, and what ended that.
//!
//! Not here: what a spell is (`penholder_analysis::spells`), the curve (`penholder_analysis::survival`).

mod picture;

use jiff::civil::Date;
use penholder_analysis::spells::{End, Event, Spell, What, spells};
use penholder_analysis::survival::{Curve, Lasted, curve};
use penholder_core::source::nearest;
use penholder_record::{Class, Declared, Item, Record, Subject};
use serde_json::{Value, json};

use crate::source::digest;
use crate::{Sheet, Unanswered, many};

/// Which spells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only items whose name or id has all these words.
    pub item: Option<String>,
    /// Only spells that began on this day or later.
    pub since: Option<Date>,
    /// As if the record ended on this day.
    pub until: Option<Date>,
    /// One curve, or several.
    pub by: By,
}

/// How spells are split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Not at all.
    #[default]
    None,
    /// Begun up to 1990, or later.
    Era,
    /// With a veto, or for want of votes alone.
    Cause,
}

/// The first year of the second era: after the end of the Cold War.
const ERA: i16 = 1991;

/// How long before the end of the tables of meetings an item counts as alive, in years.
const ALIVE_YEARS: i64 = 2;

/// Spells with their curves.
pub struct Found {
    items: Vec<&'static Item<'static>>,
    /// The spells, by item and time.
    pub spells: Vec<Spell>,
    /// The curve of each group, with its name; no name for all of them.
    pub curves: Vec<(String, Curve)>,
    /// The last day that counts.
    pub end: Date,
    /// An item without a meeting since then counts as off the agenda.
    pub alive_since: Date,
    /// The last day the tables of meetings and statements reach.
    pub meetings_end: Date,
    data: String,
}

/// Finds the spells.
///
/// # Errors
/// No item has the words.
pub fn found(asked: &Asked, record: &'static Record<'static>) -> Result<Found, Unanswered> {
    let items = items(record, asked.item.as_deref())?;
    let votes = record.votes()?;
    let last_vote = votes.last().map_or(Date::MIN, |vote| vote.date);
    let end = asked.until.unwrap_or(last_vote).min(last_vote);
    let meetings_end = record.meetings()?.last().map_or(end, |meeting| meeting.date).min(end);
    let alive_since = meetings_end.checked_sub(jiff::Span::new().years(ALIVE_YEARS)).unwrap_or(meetings_end);
    let events = events(record)?;
    let wanted = |spell: &Spell| {
        items.iter().any(|item| item.id == spell.item) && asked.since.is_none_or(|since| since <= spell.from)
    };
    let spells: Vec<Spell> = spells(&events, alive_since, end).into_iter().filter(wanted).collect();
    let group = |spell: &Spell| match asked.by {
        By::None => String::new(),
        By::Era if spell.from.year() < ERA => format!("begun 1946 to {}", ERA - 1),
        By::Era => format!("begun {ERA} or later"),
        By::Cause if spell.is_vetoed() => "with a veto".to_owned(),
        By::Cause => "for want of votes alone".to_owned(),
    };
    let mut names: Vec<String> = spells.iter().map(group).collect();
    names.sort_unstable();
    names.dedup();
    let of = |name: String| {
        let seen: Vec<Lasted> = spells
            .iter()
            .filter(|spell| group(spell) == name)
            .map(|spell| Lasted { time: f64::from(spell.days()), ended: spell.end.is_product() })
            .collect();
        (name, curve(&seen))
    };
    let curves = names.into_iter().map(of).collect();
    let tables = record.tables();
    let data = digest(&[tables.votes, tables.meetings, tables.statements, tables.items]);
    Ok(Found { items, spells, curves, end, alive_since, meetings_end, data })
}

/// The items that have all the words; all of them if there are none.
fn items(record: &'static Record<'static>, words: Option<&str>) -> Result<Vec<&'static Item<'static>>, Unanswered> {
    let items = record.items()?;
    let Some(words) = words else { return Ok(items.iter().collect()) };
    let lower = words.to_lowercase();
    let has = |item: &&Item<'_>| {
        let name = item.name.to_lowercase();
        item.id == lower || lower.split_whitespace().all(|word| name.contains(word) || item.id.contains(word))
    };
    let found: Vec<&Item<'_>> = items.iter().filter(has).collect();
    if !found.is_empty() && !lower.trim().is_empty() {
        return Ok(found);
    }
    let no = Unanswered::new(format!("no agenda item has the words `{words}`"));
    Err(match nearest(&lower, items.iter().map(|item| item.id)) {
        Some(near) => no.hint(format!("did you mean `{near}`?")),
        None => no.hint("`penholder record stats items` lists them"),
    })
}

/// What happened under every item: meetings, failed drafts, resolutions, presidential statements.
fn events(record: &Record<'_>) -> Result<Vec<Event>, Unanswered> {
    let event = |on: Date, item: &str, symbol: &str, what: What| Event {
        on,
        item: item.to_owned(),
        symbol: symbol.to_owned(),
        what,
    };
    let mut events = Vec::new();
    for meeting in record.meetings()? {
        events.extend(meeting.items().map(|item| event(meeting.date, item, meeting.symbol, What::Discussed)));
    }
    for vote in record.votes()?.iter().filter(|vote| vote.same_as.is_none()) {
        let Some(item) = vote.item else { continue };
        let is_draft = vote.on == Subject::Whole && vote.class == Class::Substantive;
        let what = match vote.declared {
            _ if !is_draft => What::Discussed,
            Declared::Adopted => What::Product,
            _ => What::Failed { by: vote.vetoes().map(str::to_owned).collect() },
        };
        events.push(event(vote.date, item, vote.symbol, what));
    }
    let statements = record.statements()?.iter();
    events.extend(statements.map(|text| event(text.date, text.item, text.symbol, What::Product)));
    Ok(events)
}

/// Days as people say them.
#[must_use]
pub fn days_says(days: f64) -> String {
    if days < 120.0 { format!("{days:.0} days") } else { format!("{:.1} years", days / 365.25) }
}

impl Found {
    /// The name of an item.
    #[must_use]
    pub fn name(&self, id: &str) -> &str {
        self.items.iter().find(|item| item.id == id).map_or("", |item| item.name)
    }

    /// The curve of all of them.
    #[must_use]
    pub fn all(&self) -> Curve {
        let lasted = |spell: &Spell| Lasted { time: f64::from(spell.days()), ended: spell.end.is_product() };
        curve(&self.spells.iter().map(lasted).collect::<Vec<_>>())
    }

    /// The spells, the longest first.
    #[must_use]
    pub fn longest(&self) -> Vec<&Spell> {
        let mut longest: Vec<&Spell> = self.spells.iter().collect();
        longest.sort_by_key(|spell| std::cmp::Reverse(spell.days()));
        longest
    }

    /// How many are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.spells.iter().filter(|spell| spell.end == End::Open).count()
    }

    /// How many there are, how they ended and how long they last.
    #[must_use]
    pub fn sentence(&self) -> String {
        let ended = self.spells.iter().filter(|spell| spell.end.is_product()).count();
        let left = self.spells.len() - ended - self.open();
        if self.spells.is_empty() {
            return "No draft failed under these items in this time.".to_owned();
        }
        let half = match self.all().median() {
            (Some(median), ..) => format!("half of them last longer than {}", days_says(median)),
            _ => "more than half have not been seen to end".to_owned(),
        };
        format!(
            "{}: {ended} ended with a text, {left} when the item left the agenda, {} still open; {half}.",
            many(self.spells.len(), "deadlock spell"),
            self.open(),
        )
    }

    /// What a spell is, and what the record does not tell.
    #[must_use]
    pub fn how(&self) -> Vec<String> {
        vec![
            format!(
                "A spell begins with a draft resolution that failed and ends with the next resolution or presidential statement \
                 under the same agenda item. Votes on parts, amendments, admissions and procedure neither begin nor end one; \
                 what a text says is not judged, and a wide item holds several matters. Record to {}.",
                self.end
            ),
            format!(
                "Censored: open at the end if the item was before the Council since {}, else seen up to its last meeting. \
                 Meetings and statements are recorded to {}: a spell that a statement ended later still counts as going on.",
                self.alive_since, self.meetings_end
            ),
        ]
    }

    /// A row for each spell.
    #[must_use]
    pub fn rows(&self) -> Sheet {
        let mut sheet = Sheet::new(&[
            "item",
            "name",
            "last_product",
            "from",
            "to",
            "days",
            "days_without_product",
            "failed",
            "vetoed",
            "vetoed_by",
            "drafts",
            "end",
            "ended_by",
            "censored",
            "data_sha256",
            "version",
        ]);
        for spell in &self.spells {
            let vetoed = spell.failed.iter().filter(|draft| !draft.by.is_empty()).count();
            let drafts: Vec<&str> = spell.failed.iter().map(|draft| draft.symbol.as_str()).collect();
            sheet.push(vec![
                json!(spell.item),
                json!(self.name(&spell.item)),
                json!(spell.before.map(|before| before.to_string())),
                json!(spell.from.to_string()),
                json!(spell.to.to_string()),
                json!(spell.days()),
                json!(spell.days_without()),
                json!(spell.failed.len()),
                json!(vetoed),
                json!(spell.vetoed_by().join(" ")),
                json!(drafts.join(" ")),
                json!(spell.end.word()),
                json!(ended_by(spell)),
                json!(if spell.end.is_product() { "no" } else { "yes" }),
                json!(self.data),
                json!(env!("CARGO_PKG_VERSION")),
            ]);
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self) -> Value {
        let failed = |draft: &penholder_analysis::spells::Failed| json!({ "on": draft.on.to_string(), "symbol": draft.symbol, "vetoed_by": draft.by });
        let spell = |spell: &Spell| {
            json!({
                "item": spell.item, "name": self.name(&spell.item),
                "last_product": spell.before.map(|before| before.to_string()),
                "from": spell.from.to_string(), "to": spell.to.to_string(),
                "days": spell.days(), "days_without_product": spell.days_without(),
                "failed": spell.failed.iter().map(failed).collect::<Value>(),
                "end": spell.end.word(), "ended_by": ended_by(spell), "censored": !spell.end.is_product(),
            })
        };
        let curve = |(name, curve): &(String, Curve)| {
            let (median, low, high) = curve.median();
            let steps = curve.steps.iter().map(|step| {
                json!({
                    "days": step.time, "at_risk": step.at_risk, "ended": step.ended,
                    "share": step.share.value, "low": step.share.low, "high": step.share.high,
                })
            });
            json!({
                "of": if name.is_empty() { "all" } else { name }, "number": curve.count,
                "median_days": median, "median_low": low, "median_high": high,
                "steps": steps.collect::<Value>(), "censored_days": curve.censored,
            })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_sha256": self.data,
            "record_end": self.end.to_string(),
            "alive_since": self.alive_since.to_string(),
            "meetings_end": self.meetings_end.to_string(),
            "method": "Kaplan-Meier; Greenwood's variance; 95% intervals on log(-log S)",
            "curves": self.curves.iter().map(curve).collect::<Value>(),
            "spells": self.spells.iter().map(spell).collect::<Value>(),
        })
    }
}

/// The text that ended a spell.
#[must_use]
pub fn ended_by(spell: &Spell) -> Option<&str> {
    match &spell.end {
        End::Product(symbol) => Some(symbol),
        _ => None,
    }
}

/// What ended a spell, in words.
#[must_use]
pub fn ended_says(spell: &Spell) -> &str {
    match &spell.end {
        End::Product(symbol) => symbol,
        End::Open => "open",
        End::Left => "left the agenda",
    }
}
