//! `penholder forecast`: who will vote how, from what is known the day before; never without how good such forecasts were.

use std::collections::HashMap;
use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use jiff::civil::Date;
use penholder_analysis::agreement::Stand;
use penholder_analysis::figure::lines::{At, Guide, Lines, Series};
use penholder_analysis::figure::{Axis, Figure, Plot, Unit};
use penholder_analysis::forecast::{
    Backtest, Baseline, Forecast, Kind, Past, Score, Tabled, Voter, backtest, forecast,
};
use penholder_record::{Class, Declared, Place, Record, Subject, Vote, security_council};
use serde_json::{Value, json};

use super::record::filter::{first_day, item, state};
use crate::bar::Bar;
use crate::body;
use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, number, paint, say};
use crate::sheet::{Format, Sheet};
use crate::stop::Stop;

/// Which vote, and how the forecasts are tried out.
#[derive(clap::Args)]
#[command(after_help = "\
Without a vote or an item only the back-test is shown.

Examples:
  penholder forecast
  penholder forecast --item middle-east --sponsor FRA,GBR
  penholder forecast --vote S/2016/846
  penholder forecast --svg calibration.svg")]
pub struct Args {
    /// A vote of the past, by symbol, number or id: what could have been said the day before, and what came.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["item", "sponsor", "date", "kind"])]
    vote: Option<String>,
    /// The agenda item of a vote to come (`penholder record stats items` lists them).
    #[arg(long)]
    item: Option<String>,
    /// Who brings the text.
    #[arg(long, value_delimiter = ',', value_name = "STATE", requires = "item")]
    sponsor: Vec<String>,
    /// The day of the vote; today if not given.
    #[arg(long, value_parser = body::date, requires = "item")]
    date: Option<Date>,
    /// What is voted on.
    #[arg(long, value_enum, default_value_t = OnWhat::Draft)]
    kind: OnWhat,
    /// The first day or year that the back-test forecasts.
    #[arg(long, value_parser = first_day, default_value = "1994")]
    tested_from: Date,
    /// How often days are drawn again for the interval of the gain.
    #[arg(long, default_value_t = 1_000)]
    draws: u64,
    /// The seed of the draws.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tables for people, every forecast as CSV, everything as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
}

/// What is voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OnWhat {
    /// A draft as a whole.
    Draft,
    /// An amendment or a part of a draft.
    Amendment,
}

/// The record as votes that can be forecast.
struct Known<'r> {
    record: &'r Record<'static>,
    votes: Vec<&'r Vote<'static>>,
    past: Vec<Past>,
    members: Vec<&'static str>,
}

/// One forecast with its vote.
struct Told<'r> {
    title: String,
    tabled: Tabled,
    names: Vec<String>,
    forecast: Forecast,
    came: Option<&'r Vote<'static>>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let known = Known::of(security_council())?;
    let told = known.told(args)?;
    let bar = Bar::over_shares();
    let test = |past: &[Past], done: f64| {
        backtest(past, args.tested_from, (args.draws, args.seed), &mut |share| {
            bar.share((done + share) / 2.0);
            true
        })
    };
    let tested = test(&known.past, 0.0);
    let blind = test(&without_sponsors(&known.past), 1.0);
    bar.end();
    if tested.forecasts.is_empty() {
        return Err(Stop::input(format!("no vote is recorded from {} on to try the forecasts on", args.tested_from))
            .hint("choose an earlier `--tested-from`"));
    }
    args.files.write(|| figure(&tested, &blind))?;
    args.format.show(
        || print(&known, told.as_ref(), &tested, &blind),
        || known.rows(&tested),
        || known.json(args, told.as_ref(), &tested, &blind),
    )?;
    Ok(ExitCode::SUCCESS)
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

impl<'r> Known<'r> {
    fn of(record: &'r Record<'static>) -> Result<Self, Stop> {
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

    fn told(&self, args: &Args) -> Result<Option<Told<'r>>, Stop> {
        let (title, tabled, came) = if let Some(text) = &args.vote {
            let vote = self.record.vote(text).map_err(|error| Stop::input(error.to_string()))?;
            let Some(at) = self.votes.iter().position(|known| known.id == vote.id) else {
                return Err(Stop::input(format!("{} was no vote on substance with a roll call", vote.symbol))
                    .hint("procedural votes and adoptions without a vote are not forecast"));
            };
            (format!("{}, {}", vote.symbol, vote.date), self.past[at].tabled.clone(), Some(self.votes[at]))
        } else if let Some(name) = &args.item {
            let tabled = self.to_come(args, name)?;
            (format!("A vote on {}", item(self.record, name)?), tabled, None)
        } else {
            return Ok(None);
        };
        let seats = self.record.seats()?;
        let names = tabled.voters.iter().map(|voter| seats.name(self.code(voter)).to_owned()).collect();
        let forecast = forecast(&self.past, &tabled);
        Ok(Some(Told { title, tabled, names, forecast, came }))
    }

    fn code(&self, voter: &Voter) -> &'static str {
        self.members.get(voter.member).copied().unwrap_or("")
    }

    /// A vote that is not in the record.
    fn to_come(&self, args: &Args, name: &str) -> Result<Tabled, Stop> {
        let id = item(self.record, name)?;
        let date = args.date.unwrap_or_else(body::today);
        let council = self.record.seats()?.council_on(date).ok_or_else(|| {
            Stop::input(format!("the roster of the record has nothing for {date}")).hint("choose another `--date`")
        })?;
        // who never voted has a number of its own, which no history knows
        let number = |state: &str| self.members.iter().position(|known| *known == state).unwrap_or(usize::MAX);
        let voter = |place: &Place<'static>| Some(Voter { member: number(place.state?), permanent: place.permanent });
        let codes: Vec<&str> = args.sponsor.iter().map(|name| state(self.record, name)).collect::<Result<_, _>>()?;
        Ok(Tabled {
            date,
            item: self.record.items()?.iter().position(|item| item.id == id),
            kind: if args.kind == OnWhat::Draft { Kind::Draft } else { Kind::Part },
            sponsors: (!codes.is_empty()).then(|| codes.iter().map(|code| number(code)).collect()),
            joint: false,
            voters: council.places.iter().filter_map(voter).collect(),
        })
    }

    fn data(&self) -> String {
        let tables = self.record.tables();
        body::digest(&[tables.votes, tables.roster, tables.items, tables.sponsors])
    }

    fn rows(&self, tested: &Backtest) -> Sheet {
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
        for (at, forecast) in &tested.forecasts {
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

    fn json(&self, args: &Args, told: Option<&Told<'_>>, tested: &Backtest, blind: &Backtest) -> Value {
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
            "seed": args.seed,
            "draws": args.draws,
            "forecast": told,
            "backtest": {
                "from": tested.from.to_string(), "votes": tested.forecasts.len(), "stopped": tested.stopped,
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

fn percent(share: f64) -> String {
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

fn sentence(tested: &Backtest) -> String {
    format!("{}. {}.", verdict("Ballots", &tested.ballots), verdict("Outcomes", &tested.outcomes))
}

/// What is left if nobody knows who brings a text.
fn blind_sentence(blind: &Backtest) -> String {
    format!(
        "Without the sponsors (a text is the President's only once all agree). {}. {}.",
        verdict("Ballots", &blind.ballots),
        verdict("Outcomes", &blind.outcomes)
    )
}

fn how(tested: &Backtest) -> String {
    format!(
        "Back-test: {} votes on substance from {} on, {} ballots, each forecast from votes of earlier days by a model fitted on the \
         years before. Brier score: the mean square of the miss, 0 is perfect. Sponsors are known from 1994, and some may have \
         joined on the day. What was said in the corridors is in no table.{}",
        number(tested.forecasts.len()),
        tested.from,
        number(tested.ballots.count),
        if tested.stopped { " Stopped before its end." } else { "" }
    )
}

fn print(known: &Known<'_>, told: Option<&Told<'_>>, tested: &Backtest, blind: &Backtest) -> Result<(), Stop> {
    if let Some(told) = told {
        let came = told.came.map_or(String::new(), |vote| format!("; it was {}", says(vote.declared)));
        say(SENTENCE, &format!("{}: adopted with a chance of {}{came}.", told.title, percent(told.forecast.adopted)));
        let mut order: Vec<usize> = (0..told.names.len()).collect();
        order.sort_by(|a, b| told.forecast.yes[*a].total_cmp(&told.forecast.yes[*b]).then(a.cmp(b)));
        let columns = ["member", "", "in favour", "voted"];
        let mut sheet = Sheet::new(&columns[..if told.came.is_some() { 4 } else { 3 }]);
        for at in order {
            let voter = &told.tabled.voters[at];
            let position = told.came.and_then(|vote| vote.position_of(known.code(voter)));
            let cells = [
                json!(told.names[at]),
                json!(if voter.permanent { "permanent" } else { "" }),
                json!(percent(told.forecast.yes[at])),
                json!(position.map_or("", |position| position.word())),
            ];
            sheet.push(cells.into_iter().take(if told.came.is_some() { 4 } else { 3 }).collect());
        }
        sheet.print(Format::Text, usize::MAX)?;
        say(SENTENCE, "How good such forecasts were");
    }
    say(if told.is_some() { anstyle::Style::new() } else { SENTENCE }, &sentence(tested));
    say(anstyle::Style::new(), &blind_sentence(blind));
    say(MUTED, &how(tested));
    let mut sheet =
        Sheet::new(&["Brier score", "ballots", "outcomes", "ballots, no sponsors", "outcomes, no sponsors"]);
    let scores = [&tested.ballots, &tested.outcomes, &blind.ballots, &blind.outcomes];
    let mut row = |what: &str, of: &dyn Fn(&Score) -> String| {
        sheet.push(std::iter::once(what.to_owned()).chain(scores.map(of)).map(|cell| json!(cell)).collect());
    };
    row("forecast", &|score| format!("{:.4}", score.brier));
    for (at, baseline) in Baseline::ALL.into_iter().enumerate() {
        row(baseline.says(), &|score| format!("{:.4}", score.baselines[at]));
    }
    row("gain on the best of these", &|score| format!("{:+.4}", score.gain.value));
    row("at least (95 %)", &|score| format!("{:+.4}", score.gain.low));
    row("at most (95 %)", &|score| format!("{:+.4}", score.gain.high));
    sheet.print(Format::Text, usize::MAX)?;
    println!("{}", paint(SENTENCE, "Calibration: of ballots given this chance to be in favour, so many were"));
    let mut sheet = Sheet::new(&["chance", "were", "from", "to", "ballots"]);
    for bin in &tested.ballots.bins {
        let short = |share: f64| json!(format!("{:.1} %", share * 100.0));
        let came = bin.came;
        sheet.push(vec![short(bin.chance), short(came.value), short(came.low), short(came.high), json!(bin.count)]);
    }
    sheet.print(Format::Text, usize::MAX)?;
    say(
        MUTED,
        "95% intervals (Wilson) as if ballots were independent; those of one vote are not, so they are too narrow.",
    );
    Ok(())
}

fn says(declared: Declared) -> &'static str {
    match declared {
        Declared::Adopted => "adopted",
        Declared::Vetoed => "vetoed",
        Declared::LackingVotes => "not adopted for want of votes",
    }
}

/// The calibration of both kinds of forecasts.
fn figure(tested: &Backtest, blind: &Backtest) -> Figure {
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
        title: sentence(tested),
        note: format!(
            "95% intervals (Wilson), as if ballots were independent. {} {}",
            blind_sentence(blind),
            how(tested)
        ),
        plot: Plot::Lines(lines),
    }
}
