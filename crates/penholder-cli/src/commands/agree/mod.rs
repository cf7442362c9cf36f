//! `penholder agree`: who stood with whom in the record, with counts and intervals; blocs; who voted alone.

mod over_time;

use std::process::ExitCode;

use anstream::println;
use clap::ValueEnum;
use penholder_analysis::agreement::{Abstaining, Bloc, Pair};
use penholder_record::security_council;
use penholder_studies::blocs::{self, Counted};
use penholder_studies::course;
use penholder_studies::source::state;
use serde_json::json;

use super::record::filter::Filter;
use crate::bar::Bar;
use crate::interrupt::{Interrupt, STOPPED};
use crate::picture::Files;
use crate::screen::{ERROR, MUTED, SENTENCE, many, number, paint, say};
use crate::sheet::{Format, Printed as _, Sheet};
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
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(..=1_000_000))]
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

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = security_council();
    let votes = args.filter.votes(record)?;
    let of = args.of.as_deref().map(|name| state(record, name)).transpose()?;
    let cast = blocs::cast(record, &votes)?;
    let abstaining = match args.abstaining {
        Reading::Own => Abstaining::Own,
        Reading::Against => Abstaining::Against,
        Reading::LeftOut => Abstaining::LeftOut,
    };
    let (bar, interrupt) = (Bar::over_shares(), Interrupt::listen());
    if let (true, Some(of)) = (args.over_time, of) {
        let with = args.with.as_deref().map(|name| cast.place(state(record, name)?)).transpose()?;
        let how = course::How {
            abstaining,
            unanimous: args.unanimous,
            common: args.common,
            penalty: args.penalty,
            orders: args.orders,
            seed: args.seed,
        };
        let course = course::course(&cast, &votes, (cast.place(of)?, with), how, &mut |share| {
            bar.share(share);
            !interrupt.pressed()
        });
        bar.end();
        args.files.write(|| course.figure())?;
        args.format.show(|| over_time::print(&course), || course.years_sheet(), || course.json())?;
        return Ok(if course.is_partial() { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS });
    }
    let of = of.map(|of| cast.place(of)).transpose()?;
    let how = blocs::How {
        abstaining,
        unanimous: args.unanimous,
        common: args.common,
        together: args.together,
        draws: args.draws,
        seed: args.seed,
    };
    let counted = blocs::counted(cast, &votes, how, &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    args.files.write(|| match args.picture {
        Picture::Heat => counted.heat(),
        Picture::Network => counted.network(),
    })?;
    args.format.show(|| print(args, &counted, of), || counted.pairs_sheet(&counted.pairs(of)), || counted.json(of))?;
    Ok(if counted.is_partial() { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

fn share(words: &str) -> Result<f64, String> {
    let share: Option<f64> = words.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("`{words}` is no share from 0 to 1"))
}

fn penalty(words: &str) -> Result<f64, String> {
    let value: Option<f64> = words.parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0);
    value.ok_or_else(|| format!("`{words}` is no number from 0 on"))
}

fn print(args: &Args, counted: &Counted, of: Option<usize>) -> Result<(), Stop> {
    let pairs = counted.pairs(of);
    say(SENTENCE, &counted.sentence(&pairs));
    if counted.is_partial() {
        let says = "Stopped before the end; how firm blocs are is partial";
        say(ERROR, &format!("{says}: {} of {} draws.", counted.drawn, args.draws));
    }
    say(MUTED, &counted.note());
    let limit = args.limit;
    if of.is_some() || pairs.len() <= 2 * limit {
        let lines = if of.is_some() { usize::MAX } else { 2 * limit };
        pairs_sheet(counted, &pairs).print(Format::Text, lines)?;
    } else {
        println!("{}", paint(SENTENCE, "Most agreed"));
        pairs_sheet(counted, &pairs).print(Format::Text, limit)?;
        println!("{}", paint(SENTENCE, "Least agreed"));
        let least: Vec<_> = pairs.into_iter().rev().take(limit).collect();
        pairs_sheet(counted, &least).print(Format::Text, limit)?;
    }
    if of.is_none() {
        print_blocs(args, counted);
        println!("{}", paint(SENTENCE, "Alone (the only one to vote so)"));
        counted.alone_sheet().print(Format::Text, limit)?;
    }
    Ok(())
}

/// The pairs for people.
fn pairs_sheet(counted: &Counted, pairs: &[(usize, usize, Pair)]) -> Sheet {
    let mut sheet = Sheet::new(&["member", "with", "same", "of", "share", "low", "high"]);
    for (one, other, pair) in pairs {
        let share = pair.share();
        let shown = |value: f64| json!(format!("{:.1} %", value * 100.0));
        sheet.push(vec![
            json!(counted.names[*one]),
            json!(counted.names[*other]),
            json!(pair.same),
            json!(pair.both),
            shown(share.value),
            shown(share.low),
            shown(share.high),
        ]);
    }
    sheet
}

fn print_blocs(args: &Args, counted: &Counted) {
    let blocs: Vec<&Bloc> = counted.blocs.iter().filter(|bloc| bloc.members.len() > 1).collect();
    say(SENTENCE, &format!("Blocs that agree in {:.0} % or more of their common votes", args.together * 100.0));
    if blocs.is_empty() {
        say(MUTED, "none");
    }
    for bloc in blocs.iter().take(args.limit) {
        let mut names: Vec<&str> = bloc.members.iter().map(|member| counted.names[*member]).collect();
        names.sort_unstable();
        say(anstyle::Style::new(), &format!("● {}", names.join(", ")));
        let firm = bloc.firm.map(|firm| format!("; firm: {:.0} % of {} draws", firm * 100.0, counted.drawn));
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
    if blocs.len() > args.limit {
        say(MUTED, &many(blocs.len() - args.limit, "more bloc"));
    }
    let alone = counted.blocs.iter().filter(|bloc| bloc.members.len() == 1).count();
    say(MUTED, &format!("{} in none", many(alone, "member")));
}
