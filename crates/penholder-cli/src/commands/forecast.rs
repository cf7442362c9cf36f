//! `penholder forecast`: who will vote how, from what is known the day before; never without how good such forecasts were.

use std::process::ExitCode;

use clap::ValueEnum;
use jiff::civil::Date;
use penholder_analysis::forecast::{Baseline, Kind, Score};
use penholder_record::{Declared, security_council};
use penholder_studies::forecast::{Asked, Known, Tested, Told, percent};
use penholder_studies::source::first_day;
use serde_json::json;

use crate::bar::Bar;
use crate::body;
use crate::interrupt::{Interrupt, STOPPED};
use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, say};
use crate::sheet::{Format, Printed as _, Sheet};
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
    /// The day of the vote; today if not given, or the last day known.
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

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let known = Known::of(security_council())?;
    let to_come = |item: &String| Asked::ToCome {
        item: item.clone(),
        sponsors: args.sponsor.clone(),
        date: body::day_on_record(args.date),
        kind: if args.kind == OnWhat::Draft { Kind::Draft } else { Kind::Part },
    };
    let asked = args.vote.clone().map(Asked::Vote).or_else(|| args.item.as_ref().map(to_come));
    let told = asked.map(|asked| known.told(&asked)).transpose()?;
    let (bar, interrupt) = (Bar::over_shares(), Interrupt::listen());
    let tested = known.tested(args.tested_from, (args.draws, args.seed), &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    let tested = tested?;
    args.files.write(|| tested.figure())?;
    args.format.show(
        || print(&known, told.as_ref(), &tested),
        || known.rows(&tested),
        || known.json(told.as_ref(), &tested),
    )?;
    Ok(if tested.is_partial() { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

fn print(known: &Known, told: Option<&Told>, tested: &Tested) -> Result<(), Stop> {
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
    say(if told.is_some() { anstyle::Style::new() } else { SENTENCE }, &tested.sentence());
    say(anstyle::Style::new(), &tested.blind_sentence());
    say(MUTED, &tested.how());
    let mut sheet =
        Sheet::new(&["Brier score", "ballots", "outcomes", "ballots, no sponsors", "outcomes, no sponsors"]);
    let scores = [&tested.tested.ballots, &tested.tested.outcomes, &tested.blind.ballots, &tested.blind.outcomes];
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
    say(SENTENCE, "Calibration: of ballots given this chance to be in favour, so many were");
    let mut sheet = Sheet::new(&["chance", "were", "from", "to", "ballots"]);
    for bin in &tested.tested.ballots.bins {
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
