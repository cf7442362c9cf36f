//! `penholder map --abstaining own`: a scale on which abstaining lies between, with members that may walk.

use std::process::ExitCode;

use anstream::println;
use penholder_analysis::figure::lines::{At, Lines, Series};
use penholder_analysis::figure::points::Points;
use penholder_analysis::figure::{Axis, Figure, Plot, Row, Unit};
use penholder_analysis::ideal::{
    Carries, Done, Errors, GradedMap, GradedPoint, GradedRequest, Priors, Rule, Until, graded,
};
use serde_json::{Value, json};

use super::{Args, Table};
use crate::bar::Bar;
use crate::interrupt::{Interrupt, STOPPED};
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;
use penholder_studies::scale::{Source, chains, ends, member, rounded};

/// How many members a picture of paths shows.
const PATHS: usize = 6;

struct Made<'a> {
    args: &'a Args,
    source: &'a Source,
    carries: &'a Carries,
    map: GradedMap,
    stopped: bool,
}

pub(super) fn run(
    args: &Args,
    source: &Source,
    rule: &Rule,
    carries: &Carries,
    towards: Option<usize>,
) -> Result<ExitCode, Stop> {
    if args.dimensions > 1 {
        return Err(Stop::input("a scale with abstaining as a choice of its own has one dimension")
            .hint("leave out `--dimensions`, or `--abstaining own`"));
    }
    if args.walk.is_some() && source.table.votes().iter().any(|vote| vote.period.is_none() && vote.date.is_none()) {
        return Err(Stop::input("members cannot walk: the votes have no session, year or day")
            .hint("`--calls FILE` gives them: columns rcid or vote, and session, year or date"));
    }
    let request = GradedRequest {
        priors: Priors { points: args.prior_points, votes: args.prior_votes },
        until: Until { tolerance: args.tolerance, turns: args.turns },
        walk: args.walk,
        towards,
        cuts: args.prior_cuts.unwrap_or(args.prior_votes),
        back: args.draw_back,
        draws: match args.errors() {
            Errors::Posterior(sampling) => Some(sampling),
            Errors::Information => None,
            Errors::None | Errors::Bootstrap { .. } => {
                return Err(Stop::input(
                    "a scale with abstaining as a choice of its own has errors by the curvature or by draws",
                )
                .hint("leave out `--errors`, or `--errors draws`"));
            }
        },
    };
    let (bar, interrupt) = (Bar::over(args.turns as u64), Interrupt::listen());
    let mut drawing = false;
    let map = graded(&source.table, rule, &request, &mut |done| {
        match done {
            Done::Turns(turn) => bar.at(turn as u64),
            Done::Draws(share) => {
                if !drawing {
                    bar.restart();
                    drawing = true;
                }
                bar.share(share);
            }
        }
        !interrupt.pressed()
    });
    bar.end();
    let map = map
        .map_err(|error| Stop::input(error.to_string()).hint("a smaller `--smaller-side` or `--ballots` keeps more"))?;
    let made = Made { args, source, carries, map, stopped: interrupt.pressed() };
    if carries.faults().is_empty() {
        args.files.write(|| made.picture())?;
    }
    made.print()?;
    Ok(if made.stopped { ExitCode::from(STOPPED) } else { ExitCode::SUCCESS })
}

impl Made<'_> {
    fn name(&self, point: &GradedPoint) -> &str {
        &self.source.table.members()[point.member].name
    }

    /// The points of the last period, those on the positive side first.
    fn last(&self) -> Vec<&GradedPoint> {
        let last = self.map.points.iter().filter_map(|point| point.period).max();
        let mut points: Vec<&GradedPoint> = self.map.points.iter().filter(|point| point.period == last).collect();
        points.sort_by(|a, b| b.value.total_cmp(&a.value));
        points
    }

    fn sentence(&self) -> String {
        let last = self.last();
        let when = last.first().and_then(|point| point.period).map_or(String::new(), |period| format!("In {period}, "));
        let (first, other) =
            (last.first().map_or("", |point| self.name(point)), last.last().map_or("", |point| self.name(point)));
        #[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
        let share = |count: usize| count as f64 / self.map.ballots.max(1) as f64 * 100.0;
        format!(
            "{when}{first} stood furthest to one side, {other} to the other; the scale gets {:.1} % of {} ballots right, naming each vote's most \
             frequent choice {:.1} %.",
            share(self.map.correct),
            self.map.ballots,
            share(self.map.most_frequent),
        )
    }

    fn model(&self) -> String {
        let walk = match self.args.walk {
            Some(walk) => {
                let back = self.args.draw_back.map_or(String::new(), |back| format!(", drawn back to N(0, {back})"));
                format!("members walk from period to period with variance {walk}{back}")
            }
            None => "members stay where they are".to_owned(),
        };
        let side = match self.args.towards.first() {
            Some(name) => format!("positive is the side of {name}"),
            None => "the positive side is that of the point furthest out; which side is which the votes do not say"
                .to_owned(),
        };
        let errors = match self.args.errors() {
            Errors::Posterior(sampling) => format!(
                "means and 95 % intervals of {} draws from the posterior in {} chains (seed {})",
                sampling.chains * sampling.draws,
                sampling.chains,
                sampling.seed
            ),
            _ => "Errors are those of the points given the votes, so rather too small".to_owned(),
        };
        format!(
            "Graded probit model: against, abstaining, in favour in this order; {walk}. Priors: points N(0, {}), cuts N(0, {}), \
             discriminations N(0, {}). Scale: mean 0 and mean square 1 over members and periods; {side}. {errors}.",
            self.args.prior_points,
            self.args.prior_cuts.unwrap_or(self.args.prior_votes),
            self.args.prior_votes,
        )
    }

    fn data(&self) -> String {
        let map = &self.map;
        format!(
            "{}: {} points of members in {} votes that count{}. Mean probability {:.3}; log likelihood {:.2}, log posterior {:.2} without the \
             priors' constants; {} turns{}.",
            self.source.says,
            map.points.len(),
            map.votes.len(),
            if map.tied() == 0 {
                String::new()
            } else {
                format!(", {} tied to an earlier one on the same text", map.tied())
            },
            map.mean_probability(),
            map.log_likelihood,
            map.log_posterior,
            map.ended.turns,
            if map.ended.converged { "" } else { ", not converged" },
        )
    }

    fn print(&self) -> Result<(), Stop> {
        match (self.args.format, self.args.table) {
            (Format::Json, _) => println!("{:#}", self.json()),
            (Format::Csv, Table::Members) => {
                self.members(false, &self.map.points.iter().collect::<Vec<_>>()).print(Format::Csv, usize::MAX)?;
            }
            (Format::Csv, Table::Votes) => {
                self.votes(false, &(0..self.map.votes.len()).collect::<Vec<_>>()).print(Format::Csv, usize::MAX)?;
            }
            (Format::Text, table) => {
                for fault in self.carries.faults() {
                    say(ERROR, &format!("These votes cannot carry a scale: {fault}."));
                }
                say(SENTENCE, &self.sentence());
                if self.stopped {
                    let far = match self.map.draws {
                        (_, 0) => format!("{} turns", self.map.ended.turns),
                        (made, wanted) => format!("{made} of {wanted} draws"),
                    };
                    say(ERROR, &format!("Stopped before the end; partial: {far}."));
                }
                say(MUTED, &self.model());
                say(MUTED, &self.data());
                if let Some(accepted) = self.map.accepted {
                    say(MUTED, &chains(self.map.points.iter().filter_map(|point| point.diagnosis), accepted));
                }
                let more = if table == Table::Members {
                    let (shown, more) = ends(&self.last(), self.args.limit);
                    self.members(true, &shown).print(Format::Text, usize::MAX)?;
                    more
                } else {
                    let mut order: Vec<usize> = (0..self.map.votes.len()).collect();
                    let sharp = |at: &usize| self.map.votes[*at].discrimination.abs();
                    order.sort_by(|a, b| sharp(b).total_cmp(&sharp(a)));
                    let (shown, more) = ends(&order, self.args.limit);
                    self.votes(true, &shown).print(Format::Text, usize::MAX)?;
                    more
                };
                if more > 0 {
                    say(MUTED, &format!("{more} more between; `--limit` or `--format csv` shows them"));
                }
                if table == Table::Members && self.args.walk.is_some() {
                    say(MUTED, "The points of the last period; `--format csv` has those of every period.");
                }
            }
        }
        Ok(())
    }

    fn marks(&self) -> [Value; 5] {
        [
            json!(self.source.hash),
            json!(env!("CARGO_PKG_VERSION")),
            json!(self.args.tolerance),
            json!(self.map.ended.turns),
            json!(!self.stopped && self.map.ended.converged),
        ]
    }

    fn members(&self, text: bool, shown: &[&GradedPoint]) -> Sheet {
        let mut columns = vec!["member", "period", "ballots", "point", "error", "low", "high"];
        if !text {
            columns.extend(["data", "version", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&columns);
        for point in shown {
            let mut row = vec![json!(self.name(point)), json!(point.period), json!(point.ballots)];
            row.extend(
                [point.value, point.error, point.interval.0, point.interval.1].map(|value| rounded(value, text)),
            );
            if !text {
                row.extend(self.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let mut columns =
            vec!["vote", "period", "against", "abstaining", "in favour", "low cut", "high cut", "discrimination"];
        let tied = self.map.tied() > 0;
        if tied {
            columns.push("text of");
        }
        if !text {
            columns.extend(["data", "version", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&columns);
        for at in shown {
            let vote = &self.map.votes[*at];
            let call = &self.source.table.votes()[vote.vote];
            let mut row = vec![json!(call.id), json!(call.period)];
            row.extend(vote.cast.map(|count| json!(count)));
            // cuts as places on the scale
            let place = |cut: Option<f64>| {
                let there = cut.filter(|_| vote.discrimination.abs() > 1e-9);
                there.map_or(Value::Null, |cut| rounded(cut / vote.discrimination, text))
            };
            row.extend([place(vote.low), place(vote.high), rounded(vote.discrimination, text)]);
            if tied {
                row.push(json!(self.source.table.votes()[vote.first_on_text].id));
            }
            if !text {
                row.extend(self.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    fn json(&self) -> Value {
        let point = |point: &GradedPoint| {
            json!({
                "member": self.name(point), "period": point.period, "ballots": point.ballots, "value": point.value,
                "error": point.error, "low": point.interval.0, "high": point.interval.1,
                "r_hat": point.diagnosis.map(|found| found.r_hat), "effective": point.diagnosis.map(|found| found.effective),
            })
        };
        let vote = |vote: &penholder_analysis::ideal::GradedVote| {
            json!({
                "id": self.source.table.votes()[vote.vote].id, "period": vote.period, "low": vote.low, "high": vote.high,
                "discrimination": vote.discrimination, "against": vote.cast[0], "abstaining": vote.cast[1],
                "in_favour": vote.cast[2], "text_of": self.source.table.votes()[vote.first_on_text].id,
            })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data": self.source.hash,
            "source": self.source.says,
            "model": self.model(),
            "walk": self.args.walk,
            "draw_back": self.args.draw_back,
            "priors": {
                "points": self.args.prior_points, "votes": self.args.prior_votes,
                "cuts": self.args.prior_cuts.unwrap_or(self.args.prior_votes),
            },
            "smaller_side": self.args.smaller_side,
            "fewest_ballots": self.args.fewest_ballots(),
            "tolerance": self.args.tolerance,
            "turns": self.map.ended.turns,
            "converged": self.map.ended.converged,
            "complete": !self.stopped,
            "seed": self.args.seed,
            "draws": self.map.draws.0,
            "draws_wanted": self.map.draws.1,
            "accepted": self.map.accepted,
            "log_likelihood": self.map.log_likelihood,
            "log_posterior": self.map.log_posterior,
            "fit": {
                "ballots": self.map.ballots, "correct": self.map.correct, "most_frequent": self.map.most_frequent,
                "gmp": self.map.mean_probability(),
            },
            "faults": self.carries.faults(),
            "points": self.map.points.iter().map(point).collect::<Value>(),
            "votes": self.map.votes.iter().map(vote).collect::<Value>(),
        })
    }

    fn picture(&self) -> Figure {
        let plot = if self.args.walk.is_some() { Plot::Lines(self.paths()) } else { Plot::Points(self.rows()) };
        let note = format!("{} The votes do not say what the scale means.", self.model());
        Figure { title: self.sentence(), note, plot }
    }

    fn rows(&self) -> Points {
        let row = |point: &&GradedPoint| Row::new(self.name(point), vec![Some((point.value, Some(point.interval)))]);
        Points {
            axis: Axis::new("place on the scale", Unit::Number),
            series: vec!["place".to_owned()],
            rows: self.last().iter().map(row).collect(),
            joined: false,
            marks: Vec::new(),
        }
    }

    /// The paths of the members named by `--towards`, or else of some spread over the last period.
    fn paths(&self) -> Lines {
        let last = self.last();
        let shown: Vec<usize> = if self.args.towards.len() > 1 {
            let named = self.args.towards.iter().filter_map(|name| member(self.source, name).ok());
            named.take(PATHS).collect()
        } else {
            let spread = (0..PATHS).map(|at| at * last.len().saturating_sub(1) / (PATHS - 1));
            spread.filter_map(|at| last.get(at)).map(|point| point.member).collect()
        };
        let path = |member: &usize| {
            let own = self.map.points.iter().filter(|point| point.member == *member);
            let place = |point: &GradedPoint| At {
                x: f64::from(point.period.unwrap_or(0)),
                y: point.value,
                band: Some(point.interval),
            };
            Series {
                name: self.source.table.members()[*member].name.clone(),
                places: own.map(place).collect(),
                steps: false,
                marked: false,
                ticks: Vec::new(),
            }
        };
        Lines {
            x: Axis::new("session or year", Unit::Year),
            y: Axis::new("place on the scale", Unit::Number),
            series: shown.iter().map(path).collect(),
            guides: Vec::new(),
            square: false,
        }
    }
}
