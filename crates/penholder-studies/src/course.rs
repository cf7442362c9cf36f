//! A member's agreement over time: year by year, and when it turned.

use std::collections::BTreeMap;

use jiff::civil::Date;
use penholder_analysis::agreement::{Abstaining, Stand};
use penholder_analysis::figure::lines::{At, Guide, Lines, Series};
use penholder_analysis::figure::timeline::years;
use penholder_analysis::figure::{Axis, Figure, Plot, Unit};
use penholder_analysis::interval::wilson;
use penholder_analysis::turning::{Day, Turn, parts, sum, turns, usual_penalty};
use penholder_record::Vote;
use serde_json::{Value, json};

use crate::blocs::Cast;
use crate::{GoesOn, Sheet, number};

/// A turning point that random orders match in more than this share is not beyond chance.
pub const CHANCE: f64 = 0.05;

/// How to count and when to see a turn.
#[derive(Clone, Debug, PartialEq)]
pub struct How {
    /// How abstaining counts.
    pub abstaining: Abstaining,
    /// Count unanimous votes too.
    pub unanimous: bool,
    /// The fewest votes between two turns.
    pub common: u32,
    /// What the log likelihood has to gain for a turn; the usual penalty if none.
    pub penalty: Option<f64>,
    /// In how many random orders turning points are checked.
    pub orders: u64,
    /// The seed of the orders.
    pub seed: u64,
}

/// Agreement day by day.
pub struct Course {
    how: How,
    member: String,
    /// With whom.
    pub with: String,
    days: Vec<(Date, Day)>,
    /// The turning points, those within chance too.
    pub turns: Vec<Turn>,
    penalty: f64,
    data: String,
}

/// Follows a member's agreement with another, or with what most of the others cast.
#[must_use]
pub fn course(
    cast: &Cast,
    votes: &[&Vote<'_>],
    (member, with): (usize, Option<usize>),
    how: How,
    goes_on: GoesOn<'_>,
) -> Course {
    let (table, names) = (&cast.table, &cast.names);
    let read = |stand: Option<Stand>| match (stand, how.abstaining) {
        (Some(Stand::Abstaining), Abstaining::Against) => Some(Stand::Against),
        (Some(Stand::Abstaining), Abstaining::LeftOut) => None,
        (stand, _) => stand,
    };
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for (at, vote) in votes.iter().enumerate() {
        let stand = |member: usize| read(table.stand(member, at));
        let others: Vec<Stand> = (0..names.len()).filter(|other| *other != member).filter_map(stand).collect();
        let Some(own) = stand(member) else { continue };
        let is_contested = how.unanimous
            || others.iter().any(|other| *other != own)
            || with.is_some() && {
                let first = others.first();
                others.iter().any(|other| Some(other) != first)
            };
        let other = match with {
            Some(with) => stand(with),
            None => most(&others),
        };
        if let (true, Some(other)) = (is_contested, other) {
            let day = days.entry(vote.date).or_default();
            day.of += 1;
            day.hits += u32::from(own == other);
        }
    }
    let days: Vec<(Date, Day)> = days.into_iter().collect();
    let counts: Vec<Day> = days.iter().map(|(_, day)| *day).collect();
    let penalty = how.penalty.unwrap_or_else(|| usual_penalty(&counts));
    let draws = u32::try_from(how.orders).unwrap_or(u32::MAX);
    let turns = turns(&counts, (penalty, how.common), (draws, how.seed), goes_on);
    let with = with.map_or_else(|| "most of the others".to_owned(), |with| names[with].to_owned());
    Course { member: names[member].to_owned(), with, days, turns, penalty, data: cast.data.clone(), how }
}

/// What most cast, if one position has more than any other.
fn most(others: &[Stand]) -> Option<Stand> {
    let mut counts = Stand::ALL.map(|stand| (others.iter().filter(|other| **other == stand).count(), stand));
    counts.sort_unstable();
    (counts[2].0 > counts[1].0).then_some(counts[2].1)
}

impl Course {
    /// The votes of each year.
    #[must_use]
    pub fn years(&self) -> BTreeMap<i16, Day> {
        let mut years: BTreeMap<i16, Day> = BTreeMap::new();
        for (date, day) in &self.days {
            let year = years.entry(date.year()).or_default();
            year.hits += day.hits;
            year.of += day.of;
        }
        years
    }

    /// Whether the work was stopped before all turning points were checked against chance.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.checked() < self.turns.len()
    }

    /// How many of the turning points were checked in all the orders asked for.
    #[must_use]
    pub fn checked(&self) -> usize {
        let wanted = u32::try_from(self.how.orders).unwrap_or(u32::MAX);
        self.turns.iter().filter(|turn| turn.orders >= wanted).count()
    }

    /// How far the work came, where it was stopped.
    #[must_use]
    pub fn far(&self) -> Option<String> {
        let (checked, all) = (self.checked(), self.turns.len());
        self.is_partial().then(|| format!("{checked} of {all} turning points checked against chance in all the orders"))
    }

    /// All of its votes.
    #[must_use]
    pub fn all(&self) -> Day {
        let all: Vec<Day> = self.days.iter().map(|(_, day)| *day).collect();
        sum(&all)
    }

    /// How often it agreed, and how often it turned.
    #[must_use]
    pub fn sentence(&self) -> String {
        let all = self.all();
        let firm = self.turns.iter().filter(|turn| turn.chance <= CHANCE).count();
        let turned = match firm {
            0 => "no turning point is beyond chance".to_owned(),
            1 => "it turned once".to_owned(),
            times => format!("it turned {times} times"),
        };
        format!("{} voted as {} in {} of {} votes; {turned}.", self.member, self.with, all.hits, all.of)
    }

    /// How it was counted.
    #[must_use]
    pub fn note(&self) -> String {
        let unanimous = if self.how.unanimous {
            "Unanimous votes are counted; votes in which either cast nothing are not"
        } else {
            "Unanimous votes are left out, and so are votes in which either cast nothing"
        };
        let partial = self.far().map_or(String::new(), |far| format!(" Stopped before the end; partial: {far}."));
        format!(
            "{unanimous}. Turning points: the split of the votes into \
             parts of at least {} with the highest likelihood, less {:.2} for each turn; \"by chance\": the share of {} random \
             orders of the days on both sides that have a turn as sharp (seed {}). 95% intervals (Wilson).{partial}",
            self.how.common,
            self.penalty,
            number(self.how.orders),
            self.how.seed
        )
    }

    /// The day of a turn.
    #[must_use]
    pub fn date(&self, at: usize) -> Date {
        self.days.get(at).map_or(Date::MIN, |(date, _)| *date)
    }

    /// A row for each year.
    #[must_use]
    pub fn years_sheet(&self) -> Sheet {
        let mut sheet =
            Sheet::new(&["member", "with", "year", "same", "of", "share", "low", "high", "data_sha256", "version"]);
        for (year, day) in self.years() {
            let share = wilson(day.hits.into(), day.of.into());
            sheet.push(vec![
                json!(self.member),
                json!(self.with),
                json!(year),
                json!(day.hits),
                json!(day.of),
                json!(share.value),
                json!(share.low),
                json!(share.high),
                json!(self.data),
                json!(env!("CARGO_PKG_VERSION")),
            ]);
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self) -> Value {
        let year = |(year, day): (i16, Day)| {
            let share = wilson(day.hits.into(), day.of.into());
            json!({ "year": year, "same": day.hits, "of": day.of, "share": share.value, "low": share.low, "high": share.high })
        };
        let part = |day: Day| json!({ "same": day.hits, "of": day.of });
        let turn = |turn: &Turn| {
            json!({
                "from": self.date(turn.at).to_string(), "before": part(turn.before), "after": part(turn.after),
                "gain": turn.gain, "by_chance": (turn.orders > 0).then_some(turn.chance), "beyond_chance": turn.chance <= CHANCE, "orders": turn.orders,
            })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_sha256": self.data,
            "member": self.member,
            "with": self.with,
            "penalty": self.penalty,
            "least_votes": self.how.common,
            "orders": self.how.orders,
            "seed": self.how.seed,
            "complete": !self.is_partial(),
            "turns": self.turns.iter().map(turn).collect::<Value>(),
            "years": self.years().into_iter().map(year).collect::<Value>(),
        })
    }

    /// Years as points, parts as steps, turning points as upright lines.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let yearly = self.years().into_iter().map(|(year, day)| {
            let share = wilson(day.hits.into(), day.of.into());
            At { x: f64::from(year) + 0.5, y: share.value, band: Some((share.low, share.high)) }
        });
        let counts: Vec<Day> = self.days.iter().map(|(_, day)| *day).collect();
        let mut levels = Vec::new();
        for part in parts(&counts, self.penalty, self.how.common) {
            let day = sum(&counts[part.clone()]);
            let at = |place: usize| At {
                x: years(self.date(place)),
                y: f64::from(day.hits) / f64::from(day.of.max(1)),
                band: None,
            };
            levels.push(at(part.start));
            levels.push(at(part.end.saturating_sub(1)));
        }
        let series = |name: &str, places: Vec<At>, marked: bool| Series {
            name: name.to_owned(),
            places,
            steps: !marked,
            marked,
            ticks: Vec::new(),
        };
        let guide = |turn: &Turn| {
            let doubt = if turn.chance <= CHANCE { "" } else { "?" };
            Guide::Upright(years(self.date(turn.at)), format!("{}{doubt}", self.date(turn.at)))
        };
        let lines = Lines {
            x: Axis::new("year", Unit::Year),
            y: Axis::new(&format!("share of votes as {}", self.with), Unit::Percent).over(0.0, 1.0),
            series: vec![series("a year", yearly.collect(), true), series("between turning points", levels, false)],
            guides: self.turns.iter().map(guide).collect(),
            square: false,
        };
        Figure { title: self.sentence(), note: self.note(), plot: Plot::Lines(lines) }
    }
}
