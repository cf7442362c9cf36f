//! `penholder map`: where members stand on a scale, by how they voted; never without what the scale is worth.

mod graded;
mod print;
mod source;
mod spatial;

use std::process::ExitCode;

use clap::ValueEnum;
use penholder_analysis::ideal::{Again, Errors, Priors, Rule, Sampling, Until};
use penholder_studies::scale::{self, Asked, FEWEST_BALLOTS, SMALLER_SIDE, ends, member};

use super::record::filter::Filter;
use crate::bar::Bar;
use crate::interrupt::{Interrupt, STOPPED};
use crate::picture::Files;
use crate::sheet::Format;
use crate::stop::Stop;
use print::{Told, print};
use source::source;

/// Which votes, and how to make a scale of them.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder map --kh examples/senate.ord
  penholder map --kh examples/senate.ord --method wnominate --dimensions 2 --svg map.svg
  penholder map --since 2014     # the Security Council: says why its record carries no scale

With tables of your own:
  penholder map --kh sen109kh.ord --errors draws --threads 2 --svg senate.svg
  penholder map --votes unvotes.csv --calls roll_calls.csv --abstaining own --walk 0.05 --towards \"United States\"
  penholder map --votes unvotes.csv --calls roll_calls.csv --ties Matches.csv --abstaining own --walk 0.05
  penholder map --votes matrix.csv --dimensions 2 --table votes --format csv
  penholder map --kh sen109kh.ord --method wnominate --dimensions 2 --towards SESSIONS --svg senate.svg

Files: Poole and Rosenthal's .ord from voteview.com; a matrix with a line for each member (name, then 1, 0, NA, 9), a line for each vote
(vote, then a column for each member), or a line for each ballot (vote, seat, position; rcid, country, vote; undl_id, ms_name, ms_vote).")]
pub struct Args {
    /// A table of votes; its form is told by its first line. Without one, the record of the Security Council.
    #[arg(long, value_name = "FILE")]
    votes: Option<String>,
    /// A table of votes in the fixed columns of Poole and Rosenthal.
    #[arg(long, value_name = "FILE", conflicts_with = "votes")]
    kh: Option<String>,
    /// A second table with the day, year or session of each vote.
    #[arg(long, value_name = "FILE", requires = "votes")]
    calls: Option<String>,
    /// A table of votes on the same text, which get the same cuts and discrimination: rcid1 and rcid2 (or vote1 and vote2), or vote and
    /// text. Goes with `--abstaining own`.
    #[arg(long, value_name = "FILE")]
    ties: Option<String>,
    #[command(flatten)]
    filter: Filter,
    /// How the scale is made.
    #[arg(long, value_enum, default_value_t = Method::Probit)]
    method: Method,
    /// How many dimensions: 1 to 3; 1 or 2 for W-NOMINATE and optimal classification.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    dimensions: u8,
    /// How abstaining counts.
    #[arg(long, value_enum, default_value_t = Reading::LeftOut)]
    abstaining: Reading,
    /// Members may move: the variance of a step from one session or year to the next. Goes with `--abstaining own`.
    #[arg(long, value_name = "VARIANCE", value_parser = positive)]
    walk: Option<f64>,
    /// Members that walk are drawn back to the middle of the scale: the variance of their places; without it they walk freely.
    #[arg(long, value_name = "VARIANCE", requires = "walk", value_parser = positive)]
    draw_back: Option<f64>,
    /// Leave out votes with a smaller share than this on the smaller side; 0 keeps unanimous votes too.
    #[arg(long, default_value_t = SMALLER_SIDE, value_parser = share)]
    smaller_side: f64,
    /// Leave out members with fewer ballots than this; if not given 10, and 20 for W-NOMINATE and optimal classification.
    #[arg(long)]
    ballots: Option<usize>,
    /// The prior variance of points.
    #[arg(long, default_value_t = 1.0, value_parser = positive)]
    prior_points: f64,
    /// The prior variance of the difficulty and discrimination of votes.
    #[arg(long, default_value_t = 25.0, value_parser = positive)]
    prior_votes: f64,
    /// The prior variance of the cuts of votes on a scale with `--abstaining own`; that of votes if not given.
    #[arg(long, value_parser = positive)]
    prior_cuts: Option<f64>,
    /// The member that is to stand on the positive side; once for each dimension. The furthest out if not given.
    #[arg(long, value_name = "MEMBER")]
    towards: Vec<String>,
    /// How errors are found.
    #[arg(long, value_enum, default_value_t = Way::Curvature)]
    errors: Way,
    /// Fits of a bootstrap, or sweeps kept of each chain; 200 and 500 if not given.
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    draws: Option<u32>,
    /// Chains of draws.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=64))]
    chains: u8,
    /// Sweeps at the start of each chain that are not kept.
    #[arg(long, default_value_t = 100)]
    burn_in: u32,
    /// Chains at the same time; changes nothing in the result.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,
    /// The seed of what is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The search ends when no point moves further than this in a turn.
    #[arg(long, default_value_t = 1e-5, value_parser = positive)]
    tolerance: f64,
    /// The search ends after so many turns.
    #[arg(long, default_value_t = 2_000)]
    turns: usize,
    /// Give the table even if the votes cannot carry a scale; never a picture.
    #[arg(long)]
    anyway: bool,
    /// Members, or votes with their cut lines.
    #[arg(long, value_enum, default_value_t = Table::Members)]
    table: Table,
    /// How many lines are shown of each end.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// A table for people, every line as CSV, everything as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
}

/// The fewest ballots with which a member counts in W-NOMINATE and optimal classification, as their programs have it.
const FEWEST_IN_SPACE: usize = 20;

/// How a scale is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Method {
    /// The probit model of item response theory.
    Probit,
    /// W-NOMINATE, after Poole and Rosenthal.
    Wnominate,
    /// Optimal classification, after Poole.
    Oc,
}

/// How abstaining counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reading {
    /// Not at all.
    LeftOut,
    /// As a vote against.
    Against,
    /// As a choice of its own between against and in favour (one dimension).
    Own,
}

/// How errors are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Way {
    /// Not at all.
    None,
    /// From the curvature of the posterior at its mode.
    Curvature,
    /// Votes drawn again with replacement.
    Bootstrap,
    /// Ballots drawn anew from the fitted scale.
    Simulated,
    /// Draws from the posterior; points are their means.
    Draws,
}

/// What a table has a line for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Table {
    /// A line for each member.
    Members,
    /// A line for each vote.
    Votes,
}

fn positive(words: &str) -> Result<f64, String> {
    let value: Option<f64> = words.parse().ok().filter(|value: &f64| value.is_finite() && *value > 0.0);
    value.ok_or_else(|| format!("`{words}` is no number above 0"))
}

fn share(words: &str) -> Result<f64, String> {
    let share: Option<f64> = words.parse().ok().filter(|share| (0.0..=0.5).contains(share));
    share.ok_or_else(|| format!("`{words}` is no share from 0 to 0.5"))
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let source = source(args)?;
    let asked = Asked {
        dimensions: args.dimensions,
        abstaining_is_against: args.abstaining == Reading::Against,
        smaller_side: args.smaller_side,
        ballots: args.fewest_ballots(),
        priors: Priors { points: args.prior_points, votes: args.prior_votes },
        until: Until { tolerance: args.tolerance, turns: args.turns },
        towards: args.towards.clone(),
        errors: args.errors(),
        seed: args.seed,
    };
    let weighed = scale::weighed(&source, &asked);
    let carries = &weighed.carries;
    let faults = carries.faults();
    if !faults.is_empty() && !args.anyway {
        return Err(Stop::input(format!(
            "these votes cannot carry a scale; places on it would be the prior's work:\n  {}\n  {}",
            faults.join("\n  "),
            carries.says()
        ))
        .hint("other votes or members may; `penholder agree` needs no scale; `--anyway` gives the table, without a picture"));
    }
    if !faults.is_empty() && args.files.wanted() {
        return Err(
            Stop::input("no picture is drawn of a scale that the votes cannot carry").hint("leave out --svg and --png")
        );
    }
    if args.method != Method::Probit {
        if args.abstaining == Reading::Own || args.walk.is_some() || args.ties.is_some() {
            return Err(Stop::input(
                "W-NOMINATE and optimal classification know yes and no only, nobody moves and no votes are tied",
            )
            .hint("leave out `--abstaining own`, `--walk` and `--ties`, or `--method`"));
        }
        return spatial::run(args, source, weighed, asked);
    }
    if args.abstaining == Reading::Own {
        let towards = args.towards.first().map(|name| member(&source, name)).transpose()?;
        let rule = Rule {
            smaller_side: args.smaller_side,
            fewest_ballots: args.fewest_ballots(),
            abstaining_is_against: false,
        };
        return graded::run(args, &source, &rule, carries, towards);
    }
    if args.ties.is_some() {
        return Err(Stop::input("votes are tied on a graded scale only").hint("add `--abstaining own`"));
    }
    if args.walk.is_some() {
        return Err(Stop::input("members move on a graded scale only").hint("add `--abstaining own`"));
    }
    let (bar, interrupt) = (Bar::over_shares(), Interrupt::listen());
    let made = scale::made(source, weighed, asked, &mut |share| {
        bar.share(share);
        !interrupt.pressed()
    });
    bar.end();
    let mut made = made?;
    made.basis.stopped = interrupt.pressed();
    if made.basis.carries.faults().is_empty() {
        args.files.write(|| made.picture())?;
    }
    let far = format!("{} of {} draws", made.basis.draws.0, made.basis.draws.1);
    print(args, &made, &Told { far, votes: ends, more: "more between" })?;
    Ok(if made.basis.stopped { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

impl Args {
    fn fewest_ballots(&self) -> usize {
        self.ballots.unwrap_or(if self.method == Method::Probit { FEWEST_BALLOTS } else { FEWEST_IN_SPACE })
    }

    fn errors(&self) -> Errors {
        let draws = u64::from(self.draws.unwrap_or(200));
        match self.errors {
            Way::None => Errors::None,
            Way::Curvature => Errors::Information,
            Way::Bootstrap => Errors::Bootstrap { again: Again::VotesDrawn, draws, seed: self.seed },
            Way::Simulated => Errors::Bootstrap { again: Again::BallotsDrawn, draws, seed: self.seed },
            Way::Draws => Errors::Posterior(Sampling {
                chains: usize::from(self.chains),
                burn_in: usize::try_from(self.burn_in).unwrap_or(usize::MAX),
                draws: usize::try_from(self.draws.unwrap_or(500)).unwrap_or(usize::MAX),
                seed: self.seed,
                threads: usize::from(self.threads),
            }),
        }
    }
}
