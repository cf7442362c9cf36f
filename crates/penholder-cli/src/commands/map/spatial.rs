//! `penholder map --method wnominate | oc`: the two older ways of the field, for those who compare.

use std::process::ExitCode;

use anstream::println;
use penholder_analysis::ideal::{self, Until};
use penholder_studies::scale::{Asked, Placed, Source, Weighed, ends, placed};

use super::{Args, Method, Table, Way};
use crate::bar::Bar;
use crate::interrupt::{Interrupt, STOPPED};
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::{Format, Printed as _};
use crate::stop::Stop;

/// W-NOMINATE ends when no point moves further than this, unless something coarser is asked for: the likelihood is flat there.
const TOLERANCE: f64 = 1e-3;
/// Fits of its bootstrap, unless another number is asked for.
const DRAWS: u32 = 100;

pub(super) fn run(args: &Args, source: Source, weighed: Weighed, asked: Asked) -> Result<ExitCode, Stop> {
    let nominate = args.method == Method::Wnominate;
    let draws = match args.errors {
        Way::None | Way::Curvature => 0,
        Way::Simulated if nominate => u64::from(args.draws.unwrap_or(DRAWS)),
        _ if nominate => {
            return Err(
                Stop::input("errors of W-NOMINATE are by ballots drawn from the map").hint("`--errors simulated`")
            );
        }
        _ => return Err(Stop::input("optimal classification has no errors").hint("leave out `--errors`")),
    };
    let method = if nominate { ideal::Method::Nominate } else { ideal::Method::Classification };
    let until = Until { tolerance: args.tolerance.max(TOLERANCE), turns: args.turns };
    let (bar, interrupt) = (Bar::over_shares(), Interrupt::listen());
    let made = placed(source, weighed, Asked { until, ..asked }, (method, draws), &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    let mut made = made?;
    made.basis.stopped = interrupt.pressed();
    if made.basis.carries.faults().is_empty() {
        args.files.write(|| made.picture())?;
    }
    print(args, &made)?;
    Ok(if made.basis.stopped { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

fn print(args: &Args, made: &Placed) -> Result<(), Stop> {
    match (args.format, args.table) {
        (Format::Json, _) => println!("{:#}", made.json()),
        (Format::Csv, Table::Members) => made.members(false, &made.basis.order()).print(Format::Csv, usize::MAX)?,
        (Format::Csv, Table::Votes) => {
            let all: Vec<usize> = (0..made.votes.len()).collect();
            made.votes(false, &all).print(Format::Csv, usize::MAX)?;
        }
        (Format::Text, table) => {
            for fault in made.basis.carries.faults() {
                say(ERROR, &format!("These votes cannot carry a scale: {fault}."));
            }
            say(SENTENCE, &made.sentence());
            if made.basis.stopped {
                let far = match made.basis.draws {
                    (_, 0) => format!("{} turns", made.basis.ended.turns),
                    (drawn, wanted) => format!("{drawn} of {wanted} draws"),
                };
                say(ERROR, &format!("Stopped before the end; partial: {far}."));
            }
            say(MUTED, &made.model());
            say(MUTED, &made.data());
            let (shown, more) = match table {
                Table::Members => ends(&made.basis.order(), args.limit),
                Table::Votes => {
                    let mut all = made.telling();
                    let more = all.len().saturating_sub(2 * args.limit);
                    all.truncate(2 * args.limit);
                    (all, more)
                }
            };
            match table {
                Table::Members => made.members(true, &shown).print(Format::Text, usize::MAX)?,
                Table::Votes => made.votes(true, &shown).print(Format::Text, usize::MAX)?,
            }
            if more > 0 {
                say(MUTED, &format!("{more} more; `--limit` or `--format csv` shows them"));
            }
        }
    }
    Ok(())
}
