//! `penholder agree`: who stood with whom in the record, with counts and intervals; blocs; who voted alone.

mod over_time;
mod picture;

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use penholder_analysis::agreement::{
    Abstaining, Agreement, Alone, Bloc, Pair, VoteTable, agreement, alone, firm_blocs,
};
use penholder_record::{Record, Vote, security_council};
use serde_json::{Value, json};

use super::record::filter::{Filter, state};
use crate::bar::Bar;
use crate::body;
use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, many, number, paint, say};
use crate::sheet::{Format, Sheet};
use crate::stop::Stop;

/// Which votes, and how to count.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder agree --since 2014
  penholder agree --of FRA --since 1991
  penholder agree --of USA --over-time --svg usa.svg
  penholder agree --of CHN --with RUS --over-time
  penholder agree --item middle-east --abstaining against
  penholder agree --since 2020 --together 0.9 --format json
  penholder agree --since 2014 --svg heat.svg
  penholder agree --since 2014 --picture network --png blocs.png")]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
    /// This member with each of the others.
    #[arg(long, value_name = "MEMBER")]
    of: Option<String>,
    /// How that member's agreement changed over time, and when it turned.
    #[arg(long, requires = "of")]
    over_time: bool,
    /// Over time with this other member; with what most of the others cast if not given.
    #[arg(long, value_name = "MEMBER", requires = "over_time")]
    with: Option<String>,
    /// What the log likelihood has to gain for a turning point; three halves of the logarithm of the number of votes if not
    /// given.
    #[arg(long, requires = "over_time", value_parser = penalty)]
    penalty: Option<f64>,
    /// In how many random orders turning points are checked.
    #[arg(long, default_value_t = 999, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    orders: u64,
    /// How abstaining counts.
    #[arg(long, value_enum, default_value_t = Reading::Own)]
    abstaining: Reading,
    /// Count unanimous votes too; they say little about who stands with whom.
    #[arg(long)]
    unanimous: bool,
    /// Pairs with fewer votes in common are not shown and join no bloc.
    #[arg(long, default_value_t = 20)]
    common: u32,
    /// From which share of common votes on blocs stand together.
    #[arg(long, default_value_t = 0.8, value_parser = share)]
    together: f64,
    /// How often the votes are drawn again to tell how firm blocs are.
    #[arg(long, default_value_t = 100)]
    draws: u64,
    /// The seed of the draws.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many lines a table has at most.
    #[arg(long, default_value_t = 8)]
    limit: usize,
    /// Tables for people, every pair as CSV, everything as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
    /// Which picture.
    #[arg(long, value_enum, default_value_t = Picture::Heat)]
    picture: Picture,
}

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Picture {
    /// A shade for each pair, ordered by blocs.
    Heat,
    /// Members near those they agree with.
    Network,
}

/// How abstaining counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reading {
    /// As a position of its own.
    Own,
    /// As a vote against.
    Against,
    /// Not at all.
    LeftOut,
}

/// What was counted.
struct Counted<'a> {
    args: &'a Args,
    names: Vec<&'a str>,
    span: String,
    votes: usize,
    unanimous: usize,
    data: &'a str,
    agreement: Agreement,
    blocs: Vec<Bloc>,
    alone: Vec<Alone>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = security_council();
    let votes = args.filter.votes(record)?;
    let of = args.of.as_deref().map(|name| state(record, name)).transpose()?;
    let cast = votes.iter().map(|vote| vote.ballots().filter_map(|(place, position)| Some((place.state?, position))));
    let all = VoteTable::of(cast);
    let codes = all.members().to_vec();
    let tables = record.tables();
    let data = body::digest(&[tables.votes, tables.roster, tables.states]);
    let place = |code: &str| {
        codes.iter().position(|known| known == code).ok_or_else(|| {
            Stop::input(format!("`{code}` cast no ballot in these votes")).hint("choose other votes, or another member")
        })
    };
    let names = names(record, &codes)?;
    if let (true, Some(of)) = (args.over_time, of) {
        let with = args.with.as_deref().map(|name| place(state(record, name)?)).transpose()?;
        let course = over_time::course(args, (&names, &data), (&all, &votes), (place(of)?, with))?;
        args.files.write(|| course.figure())?;
        course.print()?;
        return Ok(ExitCode::SUCCESS);
    }
    let (table, unanimous) = if args.unanimous { (all, 0) } else { all.contested() };
    let reading = match args.abstaining {
        Reading::Own => Abstaining::Own,
        Reading::Against => Abstaining::Against,
        Reading::LeftOut => Abstaining::LeftOut,
    };
    let bar = Bar::over_shares();
    let blocs = firm_blocs(&table, reading, (args.together, args.common), (args.draws, args.seed), &mut |share| {
        bar.share(share);
        true
    });
    bar.end();
    let counted = Counted {
        args,
        names,
        span: span(&votes),
        votes: table.votes(),
        unanimous,
        data: &data,
        agreement: agreement(&table, reading),
        blocs,
        alone: alone(&table),
    };
    let of = of.map(place).transpose()?;
    args.files.write(|| counted.picture())?;
    args.format.show(|| counted.print(of), || counted.pairs_sheet(&counted.pairs(of)), || counted.json(of))?;
    Ok(ExitCode::SUCCESS)
}

fn share(words: &str) -> Result<f64, String> {
    let share: Option<f64> = words.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("`{words}` is no share from 0 to 1"))
}

fn penalty(words: &str) -> Result<f64, String> {
    let value: Option<f64> = words.parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0);
    value.ok_or_else(|| format!("`{words}` is no number from 0 on"))
}

fn names<'c>(record: &Record<'static>, codes: &'c [String]) -> Result<Vec<&'c str>, Stop> {
    let seats = record.seats()?;
    Ok(codes.iter().map(|code| seats.name(code)).collect())
}

fn span(votes: &[&Vote<'_>]) -> String {
    match (votes.first(), votes.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.date, last.date),
        _ => "no day".to_owned(),
    }
}

impl Counted<'_> {
    /// The pairs with enough votes in common, those that agree most first.
    fn pairs(&self, of: Option<usize>) -> Vec<(usize, usize, Pair)> {
        let members = 0..self.agreement.members();
        let all = members.flat_map(|one| (0..one).map(move |other| (other, one)));
        let meant = all.filter(|(one, other)| of.is_none_or(|of| *one == of || *other == of));
        let placed = meant.map(|(one, other)| if of == Some(other) { (other, one) } else { (one, other) });
        let mut pairs: Vec<(usize, usize, Pair)> = placed
            .map(|(one, other)| (one, other, self.agreement.pair(one, other)))
            .filter(|(_, _, pair)| pair.both >= self.args.common.max(1))
            .collect();
        let value = |pair: &Pair| pair.share().value;
        pairs.sort_by(|a, b| value(&b.2).total_cmp(&value(&a.2)).then(b.2.both.cmp(&a.2.both)));
        pairs
    }

    fn print(&self, of: Option<usize>) -> Result<(), Stop> {
        let pairs = self.pairs(of);
        say(SENTENCE, &self.sentence(&pairs));
        say(MUTED, &self.how());
        let limit = self.args.limit;
        if of.is_some() || pairs.len() <= 2 * limit {
            let lines = if of.is_some() { usize::MAX } else { 2 * limit };
            self.pairs_sheet(&pairs).print(Format::Text, lines)?;
        } else {
            println!("{}", paint(SENTENCE, "Most agreed"));
            self.pairs_sheet(&pairs).print(Format::Text, limit)?;
            println!("{}", paint(SENTENCE, "Least agreed"));
            let least: Vec<_> = pairs.into_iter().rev().take(limit).collect();
            self.pairs_sheet(&least).print(Format::Text, limit)?;
        }
        if of.is_none() {
            self.print_blocs();
            println!("{}", paint(SENTENCE, "Alone (the only one to vote so)"));
            self.alone_sheet().print(Format::Text, limit)?;
        }
        Ok(())
    }

    /// What was counted, and how.
    fn how(&self) -> String {
        let left_out = if self.args.unanimous {
            "unanimous votes are counted too".to_owned()
        } else {
            let are = if self.unanimous == 1 { "is" } else { "are" };
            format!("{} {are} left out", many(self.unanimous, "unanimous vote"))
        };
        let abstaining = match self.args.abstaining {
            Reading::Own => "abstaining is a position of its own",
            Reading::Against => "abstaining counts as a vote against",
            Reading::LeftOut => "who abstains is left out",
        };
        format!(
            "{}, {}; {left_out}; {abstaining}; who was absent or not a member counts for no pair; pairs with fewer \
                 than {} votes in common are left out; 95% intervals (Wilson)",
            many(self.votes, "vote"),
            self.span,
            self.args.common,
        )
    }

    fn sentence(&self, pairs: &[(usize, usize, Pair)]) -> String {
        let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
            return "No two members have enough votes in common.".to_owned();
        };
        let says = |(one, other, pair): &(usize, usize, Pair)| {
            let names = format!("{} and {}", self.names[*one], self.names[*other]);
            (names, format!("{} of {}", pair.same, pair.both))
        };
        let ((most, much), (least, little)) = (says(first), says(last));
        format!("{most} agreed most, in {much} votes; {least} least, in {little}.")
    }

    fn pairs_sheet(&self, pairs: &[(usize, usize, Pair)]) -> Sheet {
        let text = self.args.format == Format::Text;
        let columns = ["member", "with", "same", "of", "share", "low", "high", "data_sha256", "version"];
        let mut sheet = Sheet::new(&columns[..if text { 7 } else { 9 }]);
        for (one, other, pair) in pairs {
            let share = pair.share();
            let shown = |value: f64| if text { json!(format!("{:.1} %", value * 100.0)) } else { json!(value) };
            let mut row = vec![
                json!(self.names[*one]),
                json!(self.names[*other]),
                json!(pair.same),
                json!(pair.both),
                shown(share.value),
                shown(share.low),
                shown(share.high),
            ];
            if !text {
                row.extend([json!(self.data), json!(env!("CARGO_PKG_VERSION"))]);
            }
            sheet.push(row);
        }
        sheet
    }

    fn print_blocs(&self) {
        let blocs: Vec<&Bloc> = self.blocs.iter().filter(|bloc| bloc.members.len() > 1).collect();
        println!(
            "{}",
            paint(
                SENTENCE,
                format!("Blocs that agree in {:.0} % or more of their common votes", self.args.together * 100.0)
            )
        );
        if blocs.is_empty() {
            say(MUTED, "none");
        }
        for bloc in blocs.iter().take(self.args.limit) {
            let mut names: Vec<&str> = bloc.members.iter().map(|member| self.names[*member]).collect();
            names.sort_unstable();
            say(anstyle::Style::new(), &format!("● {}", names.join(", ")));
            let firm = bloc.firm.map(|firm| format!("; firm: {:.0} % of {} draws", firm * 100.0, self.args.draws));
            say(
                MUTED,
                &format!(
                    "{}, agreeing in {:.1} % of {} common votes{}",
                    many(bloc.members.len(), "member"),
                    bloc.within.share().value * 100.0,
                    number(bloc.within.both),
                    firm.unwrap_or_default(),
                ),
            );
        }
        if blocs.len() > self.args.limit {
            say(MUTED, &many(blocs.len() - self.args.limit, "more bloc"));
        }
        let alone = self.blocs.iter().filter(|bloc| bloc.members.len() == 1).count();
        say(MUTED, &format!("{} in none", many(alone, "member")));
    }

    fn alone_sheet(&self) -> Sheet {
        let mut members: Vec<usize> = (0..self.alone.len()).filter(|at| self.alone[*at].times() > 0).collect();
        members.sort_by_key(|at| std::cmp::Reverse(self.alone[*at].times()));
        let mut sheet = Sheet::new(&["member", "alone", "for", "against", "abstaining", "of votes"]);
        for at in members {
            let alone = self.alone[at];
            let counts = [alone.times(), alone.for_, alone.against, alone.abstaining, alone.cast];
            sheet.push(std::iter::once(json!(self.names[at])).chain(counts.map(|count| json!(count))).collect());
        }
        sheet
    }

    fn json(&self, of: Option<usize>) -> Value {
        let pair = |(one, other, pair): &(usize, usize, Pair)| {
            let share = pair.share();
            json!({
                "member": self.names[*one], "with": self.names[*other], "same": pair.same, "of": pair.both,
                "share": share.value, "low": share.low, "high": share.high,
            })
        };
        let bloc = |bloc: &Bloc| {
            json!({
                "members": bloc.members.iter().map(|member| self.names[*member]).collect::<Vec<_>>(),
                "same": bloc.within.same, "of": bloc.within.both, "firm": bloc.firm,
            })
        };
        let alone = |(name, alone): (&&str, &Alone)| {
            json!({
                "member": name, "for": alone.for_, "against": alone.against, "abstaining": alone.abstaining,
                "of": alone.cast,
            })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_sha256": self.data,
            "votes": self.votes,
            "unanimous_left_out": self.unanimous,
            "span": self.span,
            "abstaining": self.args.abstaining.to_possible_value().map(|value| value.get_name().to_owned()),
            "common": self.args.common,
            "together": self.args.together,
            "draws": self.args.draws,
            "seed": self.args.seed,
            "pairs": self.pairs(of).iter().map(pair).collect::<Value>(),
            "blocs": self.blocs.iter().map(bloc).collect::<Value>(),
            "alone": self.names.iter().zip(&self.alone).map(alone).collect::<Value>(),
        })
    }
}
