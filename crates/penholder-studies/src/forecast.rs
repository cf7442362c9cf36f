//! Who will vote how, from what is known the day before; never without how good such forecasts were.
//!
//! Not here: the model and its back-test (`penholder_analysis::forecast`).

use std::collections::HashMap;

use jiff::civil::Date;
use penholder_analysis::agreement::Stand;
use penholder_analysis::figure::lines::{At, Guide, Lines, Series};
use penholder_analysis::figure::{Axis, Figure, Plot, Unit};
use penholder_analysis::forecast::{
    Backtest, Baseline, Forecast, Kind, Past, Score, Tabled, Voter, backtest, forecast,
};
use penholder_record::{Class, Declared, Place, Record, Subject, Vote};
use serde_json::{Value, json};

use crate::source::{digest, item, state};
use crate::{GoesOn, Sheet, Unanswered, number};

/// Which vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One of the past, by symbol, number or id.
    Vote(String),
    /// One to come.
    ToCome {
        /// The agenda item.
        item: String,
        /// Who brings the text; unknown if nobody.
        sponsors: Vec<String>,
        /// The day.
        date: Date,
        /// What is voted on.
        kind: Kind,
    },
}

/// The record as votes that can be forecast.
pub struct Known {
    record: &'static Record<'static>,
    votes: Vec<&'static Vote<'static>>,
    past: Vec<Past>,
    members: Vec<&'static str>,
}

/// One forecast with its vote.
pub struct Told {
    /// What is voted on.
    pub title: String,
    /// Who votes and what is known.
    pub tabled: Tabled,
    /// The names of the voters.
    pub names: Vec<String>,
    /// The chances.
    pub forecast: Forecast,
    /// The vote, if it came.
    pub came: Option<&'static Vote<'static>>,
}

/// How good forecasts were.
pub struct Tested {
    /// With all that is known.
    pub tested: Backtest,
    /// As if nobody knew who brings a text.
    pub blind: Backtest,
    draws: u64,
    seed: u64,
}

/// The same votes as if nobody knew who brings a text.
fn without_sponsors(past: &[Past]) -> Vec<Past> {
    let blind = |past: &Past| {
        let mut past = past.clone();
        past.tabled.sponsors = None;
        past.tabled.joint = false;
        past
    };
    past.iter().map(blind).collect()
}

impl Known {
    /// Reads the votes.
    ///
    /// # Errors
    /// The record is damaged.
    pub fn of(record: &'static Record<'static>) -> Result<Self, Unanswered> {
        let mut numbers: HashMap<&'static str, usize> = HashMap::new();
        let mut members: Vec<&'static str> = Vec::new();
        let mut number = |state: &'static str| {
            *numbers.entry(state).or_insert_with(|| {
                members.push(state);
                members.len() - 1
            })
        };
        let items: HashMap<&str, usize> = record.items()?.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
        let sponsors: HashMap<&str, Vec<&'static str>> =
            record.sponsors()?.iter().map(|text| (text.vote, text.by().collect())).collect();
        let is_forecast = |vote: &&Vote<'static>| {
            vote.class == Class::Substantive && !vote.letters().is_empty() && vote.same_as.is_none()
        };
        let votes: Vec<&Vote<'static>> = record.votes()?.iter().filter(is_forecast).collect();
        let mut past = Vec::with_capacity(votes.len());
        for vote in &votes {
            let by = sponsors.get(vote.id);
            let joint = by.is_some_and(|by| by.iter().any(|one| ["president", "committee"].contains(one)));
            let (voters, cast) = vote
                .ballots()
                .filter_map(|(place, position)| {
                    let voter = Voter { member: number(place.state?), permanent: place.permanent };
                    Some((voter, Stand::of(position)))
                })
                .unzip();
            let kind = match vote.on {
                Subject::Whole => Kind::Draft,
                Subject::Part | Subject::Amendment | Subject::PartOrAmendment => Kind::Part,
                _ => Kind::Other,
            };
            let sponsors = by.map(|by| by.iter().map(|state| number(state)).collect());
            let item = vote.item.and_then(|item| items.get(item)).copied();
            let tabled = Tabled { date: vote.date, item, kind, sponsors, joint, voters };
            past.push(Past { tabled, cast, adopted: vote.declared == Declared::Adopted });
        }
        Ok(Self { record, votes, past, members })
    }

    /// Tries the forecasts out from a day on, with sponsors and without.
    ///
    /// # Errors
    /// No vote is recorded from that day on.
    pub fn tested(&self, from: Date, (draws, seed): (u64, u64), goes_on: GoesOn<'_>) -> Result<Tested, Unanswered> {
        let mut test =
            |past: &[Past], done: f64| backtest(past, from, (draws, seed), &mut |share| goes_on((done + share) / 2.0));
        let tested = test(&self.past, 0.0);
        let blind = test(&without_sponsors(&self.past), 1.0);
        if tested.stopped && tested.forecasts.is_empty() {
            return Err(Unanswered::new(
                "stopped before a vote was forecast: there is no forecast without its back-test",
            ));
        }
        if tested.forecasts.is_empty() {
            return Err(Unanswered::new(format!("no vote is recorded from {from} on to try the forecasts on"))
                .hint("choose an earlier `--tested-from`"));
        }
        Ok(Tested { tested, blind, draws, seed })
    }

    /// The forecast of a vote.
    ///
    /// # Errors
    /// Says which name nobody knows, or that this vote or day cannot be forecast.
    pub fn told(&self, asked: &Asked) -> Result<Told, Unanswered> {
        let (title, tabled, came) = match asked {
            Asked::Vote(text) => {
                let vote = self.record.vote(text).map_err(|error| Unanswered::new(error.to_string()))?;
                let Some(at) = self.votes.iter().position(|known| known.id == vote.id) else {
                    return Err(Unanswered::new(format!("{} was no vote on substance with a roll call", vote.symbol))
                        .hint("procedural votes and adoptions without a vote are not forecast"));
                };
                (format!("{}, {}", vote.symbol, vote.date), self.past[at].tabled.clone(), Some(self.votes[at]))
            }
            Asked::ToCome { item: name, sponsors, date, kind } => {
                let id = item(self.record, name)?;
                (format!("A vote on {id}"), self.to_come(id, sponsors, *date, *kind)?, None)
            }
        };
        let seats = self.record.seats()?;
        let names = tabled.voters.iter().map(|voter| seats.name(self.code(voter)).to_owned()).collect();
        let forecast = forecast(&self.past, &tabled);
        Ok(Told { title, tabled, names, forecast, came })
    }

    /// The code of a voter.
    #[must_use]
    pub fn code(&self, voter: &Voter) -> &'static str {
        self.members.get(voter.member).copied().unwrap_or("")
    }

    /// A vote that is not in the record.
    fn to_come(&self, id: &str, sponsors: &[String], date: Date, kind: Kind) -> Result<Tabled, Unanswered> {
        let council = self.record.seats()?.council_on(date).ok_or_else(|| {
            Unanswered::new(format!("the roster of the record has nothing for {date}")).hint("choose another `--date`")
        })?;
        // who never voted has a number of its own, which no history knows
        let number = |state: &str| self.members.iter().position(|known| *known == state).unwrap_or(usize::MAX);
        let voter = |place: &Place<'static>| Some(Voter { member: number(place.state?), permanent: place.permanent });
        let codes: Vec<&str> = sponsors.iter().map(|name| state(self.record, name)).collect::<Result<_, _>>()?;
        Ok(Tabled {
            date,
            item: self.record.items()?.iter().position(|item| item.id == id),
            kind,
            sponsors: (!codes.is_empty()).then(|| codes.iter().map(|code| number(code)).collect()),
            joint: false,
            voters: council.places.iter().filter_map(voter).collect(),
        })
    }

    fn data(&self) -> String {
        let tables = self.record.tables();
        digest(&[tables.votes, tables.roster, tables.items, tables.sponsors])
    }

    /// A row for each ballot that the back-test forecasts.
    #[must_use]
    pub fn rows(&self, tested: &Tested) -> Sheet {
        let mut sheet = Sheet::new(&[
            "vote",
            "date",
            "symbol",
            "state",
            "chance_in_favour",
            "cast",
            "chance_adopted",
            "declared",
            "data_sha256",
            "version",
        ]);
        let data = self.data();
        for (at, forecast) in &tested.tested.forecasts {
            let (vote, past) = (self.votes[*at], &self.past[*at]);
            for ((voter, chance), cast) in past.tabled.voters.iter().zip(&forecast.yes).zip(&past.cast) {
                sheet.push(vec![
                    json!(vote.id),
                    json!(vote.date.to_string()),
                    json!(vote.symbol),
                    json!(self.code(voter)),
                    json!(chance),
                    json!(cast.map(word)),
                    json!(forecast.adopted),
                    json!(vote.declared.word()),
                    json!(data),
                    json!(env!("CARGO_PKG_VERSION")),
                ]);
            }
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self, told: Option<&Told>, tested: &Tested) -> Value {
        let Tested { tested, blind, draws, seed } = tested;
        let score = |score: &Score| {
            let bins = score.bins.iter().map(|bin| {
                json!({ "chance": bin.chance, "came": bin.came.value, "low": bin.came.low, "high": bin.came.high, "count": bin.count })
            });
            let baselines = Baseline::ALL.iter().zip(score.baselines);
            json!({
                "count": score.count, "brier": score.brier,
                "baselines": baselines.map(|(baseline, brier)| json!({ "what": baseline.says(), "brier": brier })).collect::<Value>(),
                "gain_on_best": score.gain.value, "gain_low": score.gain.low, "gain_high": score.gain.high,
                "beats_all": score.beats_all(), "calibration": bins.collect::<Value>(),
            })
        };
        let told = told.map(|told| {
            let ballot = |((voter, name), chance): ((&Voter, &String), &f64)| {
                json!({ "state": self.code(voter), "name": name, "permanent": voter.permanent, "chance_in_favour": chance })
            };
            let ballots = told.tabled.voters.iter().zip(&told.names).zip(&told.forecast.yes).map(ballot);
            json!({
                "what": told.title, "date": told.tabled.date.to_string(), "chance_adopted": told.forecast.adopted,
                "ballots": ballots.collect::<Value>(), "declared": told.came.map(|vote| vote.declared.word()),
            })
        });
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_sha256": self.data(),
            "method": "logistic regression with a ridge penalty of 2, fitted anew each year on all earlier votes",
            "seed": seed,
            "draws": draws,
            "forecast": told,
            "backtest": {
                "from": tested.from.to_string(), "votes": tested.forecasts.len(), "complete": !tested.stopped && !blind.stopped,
                "ballots": score(&tested.ballots), "outcomes": score(&tested.outcomes),
                "without_sponsors": { "ballots": score(&blind.ballots), "outcomes": score(&blind.outcomes) },
            },
        })
    }
}

fn word(stand: Stand) -> &'static str {
    match stand {
        Stand::For => "yes",
        Stand::Against => "no",
        Stand::Abstaining => "abstain",
    }
}

/// A chance in words.
#[must_use]
pub fn percent(share: f64) -> String {
    match share {
        ..0.01 => "under 1 %".to_owned(),
        0.99.. => "over 99 %".to_owned(),
        share => format!("{:.0} %", share * 100.0),
    }
}

/// Whether the forecasts of one thing are worth having.
fn verdict(what: &str, score: &Score) -> String {
    let of = |baseline: Baseline| {
        Baseline::ALL
            .iter()
            .zip(score.baselines)
            .find(|(one, _)| **one == baseline)
            .map_or(f64::NAN, |(_, brier)| brier)
    };
    let best = score.best();
    if score.beats_all() {
        let less = (1.0 - score.brier / of(best)) * 100.0;
        format!(
            "{what}: better than every baseline; the mean square of the miss is {less:.0} % less than that of \"{}\"",
            best.says()
        )
    } else {
        format!("{what}: NOT better than \"{}\", beyond chance; do not rely on these", best.says())
    }
}

impl Tested {
    /// Whether it was stopped before all votes were tried.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.tested.stopped || self.blind.stopped
    }

    /// Whether the forecasts are worth having.
    #[must_use]
    pub fn sentence(&self) -> String {
        let tested = &self.tested;
        format!("{}. {}.", verdict("Ballots", &tested.ballots), verdict("Outcomes", &tested.outcomes))
    }

    /// What is left if nobody knows who brings a text.
    #[must_use]
    pub fn blind_sentence(&self) -> String {
        let blind = &self.blind;
        format!(
            "Without the sponsors (a text is the President's only once all agree). {}. {}.",
            verdict("Ballots", &blind.ballots),
            verdict("Outcomes", &blind.outcomes)
        )
    }

    /// What was tried, and what the numbers mean.
    #[must_use]
    pub fn how(&self) -> String {
        let tested = &self.tested;
        format!(
            "Back-test: {} votes on substance from {} on, {} ballots, each forecast from votes of earlier days by a model fitted on the \
         years before. Brier score: the mean square of the miss, 0 is perfect. Sponsors are known from 1994, and some may have \
         joined on the day. What was said in the corridors is in no table.{}",
            number(tested.forecasts.len()),
            tested.from,
            number(tested.ballots.count),
            if tested.stopped { " Stopped before its end: all figures are partial." } else { "" }
        )
    }

    /// The calibration of both kinds of forecasts.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let tested = &self.tested;
        let series = |name: &str, score: &Score| Series {
            name: format!("{name} (Brier {:.3}; best baseline {:.3})", score.brier, score.brier + score.gain.value),
            places: score
                .bins
                .iter()
                .map(|bin| At { x: bin.chance, y: bin.came.value, band: Some((bin.came.low, bin.came.high)) })
                .collect(),
            steps: false,
            marked: true,
            ticks: Vec::new(),
        };
        let lines = Lines {
            x: Axis::new("chance that was forecast", Unit::Percent).over(0.0, 1.0),
            y: Axis::new("share that came", Unit::Percent).over(0.0, 1.0),
            series: vec![series("ballots in favour", &tested.ballots), series("adopted", &tested.outcomes)],
            guides: vec![Guide::Line((0.0, 0.0), (1.0, 1.0), "as forecast".to_owned())],
            square: true,
        };
        Figure {
            title: self.sentence(),
            note: format!(
                "95% intervals (Wilson), as if ballots were independent. {} {}",
                self.blind_sentence(),
                self.how()
            ),
            plot: Plot::Lines(lines),
        }
    }
}
