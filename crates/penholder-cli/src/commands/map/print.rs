//! A map as a table for people, as CSV and as JSON.

use anstream::println;
use penholder_analysis::ideal::{Estimate, VoteOnMap};
use serde_json::{Value, json};

use super::{Made, Reading, Table};
use crate::screen::{ERROR, MUTED, SENTENCE, say};
use crate::sheet::{Format, Sheet};
use crate::stop::Stop;

/// A number for people: two places; for programs as it is.
pub(super) fn number(value: f64, text: bool) -> Value {
    // no minus before a zero
    let shown = if text && value.abs() < 0.005 { 0.0 } else { value };
    if text { json!(format!("{shown:.2}")) } else { json!(value) }
}

/// Rows for people: those of both ends where there are too many.
pub(super) fn ends<T: Copy>(all: &[T], limit: usize) -> (Vec<T>, usize) {
    if all.len() <= 2 * limit {
        return (all.to_vec(), 0);
    }
    ([&all[..limit], &all[all.len() - limit..]].concat(), all.len() - 2 * limit)
}

impl Made<'_> {
    pub(super) fn name(&self, member: usize) -> &str {
        &self.source.table.members()[self.ballots.members[member]].name
    }

    /// The members, those on the positive side first.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.map.points.len()).collect();
        order.sort_by(|a, b| self.map.points[*b][0].value.total_cmp(&self.map.points[*a][0].value));
        order
    }

    /// The sentence that comes first.
    pub(super) fn sentence(&self) -> String {
        let order = self.order();
        let (first, last) = (self.name(order[0]), self.name(order[order.len() - 1]));
        let fit = &self.map.fit;
        format!(
            "{first} stands furthest to one side, {last} to the other; the scale gets {:.1} % of {} ballots right.",
            fit.share_correct() * 100.0,
            fit.ballots
        )
    }

    /// What the scale is and how it is fixed.
    fn model(&self) -> String {
        let abstaining = match self.args.abstaining {
            Reading::Against => "abstaining counts as against",
            _ => "abstaining, absent and not a member count for nothing",
        };
        let fixed = if self.args.dimensions == 1 {
            "mean 0 and mean square 1 over the members"
        } else {
            "mean 0, principal axes, mean square 1 on the first"
        };
        let side = match self.args.towards.as_slice() {
            [] => "the positive side is that of the member furthest out; which side is which the votes do not say"
                .to_owned(),
            names => format!("positive is the side of {}", names.join(", ")),
        };
        format!(
            "Probit model, P(in favour) = Φ(α + βx); {abstaining}. Priors: points N(0, {}), α and β N(0, {}). Scale: {fixed}; {side}. {}.",
            self.args.prior_points,
            self.args.prior_votes,
            self.args.errors_say(),
        )
    }

    fn data(&self) -> String {
        let (carries, map) = (&self.carries, &self.map);
        let (members, votes) = (self.ballots.members.len(), self.ballots.votes.len());
        format!(
            "{}: {} of {} members and {} of {} votes count (smaller side at least {} %, {} ballots); median member {} ballots, {:.0} % of pairs \
             with 10 in common. Fit: APRE {:.3}, mean probability {:.3}; {} votes have no ballot on the wrong side of their cut. Log likelihood \
             {:.2}, log posterior {:.2} without the priors' constants; {} turns{}.",
            self.source.says,
            members,
            carries.members.0,
            votes,
            carries.votes.0,
            self.args.smaller_side * 100.0,
            self.args.ballots,
            carries.ballots,
            carries.overlap * 100.0,
            map.fit.reduction(),
            map.fit.mean_probability,
            map.fit.separated,
            map.log_likelihood,
            map.log_posterior,
            map.ended.turns,
            if map.ended.converged { "" } else { ", not converged" },
        )
    }

    /// How sound the draws are, where there are any.
    fn chains(&self) -> Option<String> {
        let all = self.map.points.iter().flatten().filter_map(|estimate| estimate.diagnosis);
        let (mut worst, mut least) = (0.0_f64, f64::INFINITY);
        for diagnosis in all {
            (worst, least) = (worst.max(diagnosis.r_hat), least.min(diagnosis.effective));
        }
        let accepted = self.map.accepted?;
        let met = if worst < 1.05 { "" } else { "; the chains have not met: draw more" };
        Some(format!(
            "Chains: largest split R-hat {worst:.3}, smallest effective number of draws {least:.0}, {:.0} % of proposals accepted{met}.",
            accepted * 100.0
        ))
    }

    pub(super) fn print(&self) -> Result<(), Stop> {
        match (self.args.format, self.args.table) {
            (Format::Json, _) => println!("{:#}", self.json()),
            (Format::Csv, Table::Members) => self.members(false, &self.order()).print(Format::Csv, usize::MAX)?,
            (Format::Csv, Table::Votes) => {
                let all: Vec<usize> = (0..self.map.votes.len()).collect();
                self.votes(false, &all).print(Format::Csv, usize::MAX)?;
            }
            (Format::Text, table) => {
                say(SENTENCE, &self.sentence());
                for fault in self.carries.faults() {
                    say(ERROR, &format!("These votes cannot carry a scale: {fault}."));
                }
                if self.stopped {
                    let (made, wanted) = self.map.draws;
                    say(ERROR, &format!("Stopped before the end: {made} of {wanted} draws; what follows is partial."));
                }
                say(MUTED, &self.model());
                say(MUTED, &self.data());
                if let Some(chains) = self.chains() {
                    say(MUTED, &chains);
                }
                let (shown, more) = match table {
                    Table::Members => ends(&self.order(), self.args.limit),
                    Table::Votes => ends(&self.sharpest(), self.args.limit),
                };
                match table {
                    Table::Members => self.members(true, &shown).print(Format::Text, usize::MAX)?,
                    Table::Votes => self.votes(true, &shown).print(Format::Text, usize::MAX)?,
                }
                if more > 0 {
                    say(MUTED, &format!("{more} more between; `--limit` or `--format csv` shows them"));
                }
            }
        }
        Ok(())
    }

    /// The votes that tell members apart most sharply, first.
    fn sharpest(&self) -> Vec<usize> {
        // to six places, so that votes that are alike stand in the order of the table on every machine
        let sharp = |at: &usize| {
            let square = self.map.votes[*at].discrimination.iter().map(|value| value * value).sum::<f64>();
            (square * 1e6).round()
        };
        let mut order: Vec<usize> = (0..self.map.votes.len()).collect();
        order.sort_by(|a, b| sharp(b).total_cmp(&sharp(a)));
        order
    }

    fn members(&self, text: bool, shown: &[usize]) -> Sheet {
        let mut columns = vec!["member"];
        if text {
            columns.extend(
                ["point", "error", "low", "high", "second", "third"]
                    .iter()
                    .take(4 + usize::from(self.args.dimensions) - 1),
            );
        } else {
            columns.extend(["group", "ballots", "dimension", "point", "error", "low", "high", "r_hat", "effective"]);
            columns.extend(["data", "version", "seed", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&columns);
        for member in shown {
            let estimates = &self.map.points[*member];
            if text {
                let mut row = vec![json!(self.name(*member))];
                row.extend(numbers(&estimates[0], true));
                row.extend(estimates[1..].iter().map(|estimate| number(estimate.value, true)));
                sheet.push(row);
                continue;
            }
            for (dimension, estimate) in (1..).zip(estimates) {
                let mut row = vec![
                    json!(self.name(*member)),
                    json!(self.group(*member)),
                    json!(self.cast(*member)),
                    json!(dimension),
                ];
                row.extend(numbers(estimate, false));
                let of = |value: fn(&penholder_analysis::ideal::Diagnosis) -> f64| {
                    json!(estimate.diagnosis.as_ref().map(value))
                };
                row.extend([of(|found| found.r_hat), of(|found| found.effective)]);
                row.extend(self.marks());
                sheet.push(row);
            }
        }
        sheet
    }

    pub(super) fn group(&self, member: usize) -> Option<&str> {
        self.source.table.members()[self.ballots.members[member]].group.as_deref()
    }

    fn cast(&self, member: usize) -> usize {
        (0..self.ballots.votes.len()).filter(|vote| self.ballots.sign(*vote, member) != 0).count()
    }

    fn marks(&self) -> [Value; 6] {
        [
            json!(self.source.hash),
            json!(env!("CARGO_PKG_VERSION")),
            json!(self.args.seed),
            json!(self.args.tolerance),
            json!(self.map.ended.turns),
            json!(!self.stopped && self.map.ended.converged),
        ]
    }

    fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let dimensions = usize::from(self.args.dimensions);
        let mut names = vec!["vote", "date", "in favour", "against", "correct"];
        if !text {
            names.push("difficulty");
        }
        names.extend(&["discrimination", "second", "third"][..dimensions]);
        names.push("cut");
        if !text {
            names.extend(["data", "version", "seed", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&names);
        for at in shown {
            let (call, vote) = (&self.source.table.votes()[self.ballots.votes[*at]], &self.map.votes[*at]);
            let mut row = vec![json!(call.id), json!(call.date.map(|date| date.to_string()))];
            row.extend([vote.in_favour, vote.against, vote.correct].map(|count| json!(count)));
            if !text {
                row.push(json!(vote.difficulty));
            }
            row.extend(vote.discrimination.iter().map(|value| number(*value, text)));
            row.push(vote.cut().map_or(Value::Null, |cut| number(cut, text)));
            if !text {
                row.extend(self.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    fn json(&self) -> Value {
        let estimate = |estimate: &Estimate| {
            json!({
                "value": estimate.value, "error": estimate.error, "low": estimate.interval.map(|ends| ends.0),
                "high": estimate.interval.map(|ends| ends.1), "r_hat": estimate.diagnosis.map(|found| found.r_hat),
                "effective": estimate.diagnosis.map(|found| found.effective),
            })
        };
        let member = |member: usize| {
            json!({
                "name": self.name(member), "group": self.group(member), "ballots": self.cast(member),
                "point": self.map.points[member].iter().map(estimate).collect::<Value>(),
            })
        };
        let vote = |(at, vote): (usize, &VoteOnMap)| {
            let call = &self.source.table.votes()[self.ballots.votes[at]];
            json!({
                "id": call.id, "date": call.date.map(|date| date.to_string()), "period": call.period,
                "in_favour": vote.in_favour, "against": vote.against, "correct": vote.correct,
                "difficulty": vote.difficulty, "discrimination": vote.discrimination, "cut": vote.cut(),
            })
        };
        let (map, carries) = (&self.map, &self.carries);
        let left_out = (0..self.source.table.members().len()).filter(|member| !self.ballots.members.contains(member));
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data": self.source.hash,
            "source": self.source.says,
            "model": self.model(),
            "dimensions": self.args.dimensions,
            "priors": { "points": self.args.prior_points, "votes": self.args.prior_votes },
            "smaller_side": self.args.smaller_side,
            "fewest_ballots": self.args.ballots,
            "seed": self.args.seed,
            "tolerance": self.args.tolerance,
            "turns": map.ended.turns,
            "converged": map.ended.converged,
            "complete": !self.stopped,
            "draws": map.draws.0,
            "draws_wanted": map.draws.1,
            "accepted": map.accepted,
            "log_likelihood": map.log_likelihood,
            "log_posterior": map.log_posterior,
            "fit": {
                "ballots": map.fit.ballots, "correct": map.fit.correct, "share_correct": map.fit.share_correct(),
                "apre": map.fit.reduction(), "gmp": map.fit.mean_probability, "separated": map.fit.separated,
            },
            "carries": {
                "members": carries.members.0, "votes": carries.votes.0, "contested": carries.votes.1,
                "median_ballots": carries.ballots, "pairs_in_common": carries.overlap, "groups": carries.groups,
                "faults": carries.faults(),
            },
            "left_out": left_out.map(|member| self.source.table.members()[member].name.clone()).collect::<Value>(),
            "members": self.order().into_iter().map(member).collect::<Value>(),
            "votes": map.votes.iter().enumerate().map(vote).collect::<Value>(),
        })
    }
}

/// Value, error, low and high.
fn numbers(estimate: &Estimate, text: bool) -> [Value; 4] {
    let shown = |value: Option<f64>| value.map_or(Value::Null, |value| number(value, text));
    [
        number(estimate.value, text),
        shown(estimate.error),
        shown(estimate.interval.map(|ends| ends.0)),
        shown(estimate.interval.map(|ends| ends.1)),
    ]
}
