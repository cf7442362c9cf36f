//! `penholder map --method wnominate | oc`: the two older ways of the field, for those who compare.

use std::process::ExitCode;

use penholder_analysis::ideal::{self, Until};
use penholder_studies::scale::{Asked, Source, Weighed, placed};

use super::print::{Told, print};
use super::{Args, Method, Way};
use crate::bar::Bar;
use crate::interrupt::{Interrupt, STOPPED};
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
    let far = match made.basis.draws {
        (_, 0) => format!("{} turns", made.basis.ended.turns),
        (drawn, wanted) => format!("{drawn} of {wanted} draws"),
    };
    print(args, &made, &Told { far, votes: first, more: "more" })?;
    Ok(if made.basis.stopped { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

/// The first of the votes, as many as both ends together would be.
fn first(all: &[usize], limit: usize) -> (Vec<usize>, usize) {
    let shown = all.len().min(2 * limit);
    (all[..shown].to_vec(), all.len() - shown)
}
