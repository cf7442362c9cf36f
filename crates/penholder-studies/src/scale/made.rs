//! A scale as sentences, rows and JSON.

use penholder_analysis::ideal::{Again, Diagnosis, Errors, Estimate, VoteOnMap};
use serde_json::{Value, json};

use super::Made;
use crate::Sheet;

/// A number for people: two places; for programs as it is.
#[must_use]
pub fn rounded(value: f64, text: bool) -> Value {
    // no minus before a zero
    let shown = if text && value.abs() < 0.005 { 0.0 } else { value };
    if text { json!(format!("{shown:.2}")) } else { json!(value) }
}

/// How sound draws are.
#[must_use]
pub fn chains(all: impl Iterator<Item = Diagnosis>, accepted: f64) -> String {
    let (mut worst, mut least) = (0.0_f64, f64::INFINITY);
    for diagnosis in all {
        (worst, least) = (worst.max(diagnosis.r_hat), least.min(diagnosis.effective));
    }
    let met = if worst < 1.05 { "" } else { "; the chains have not met: draw more" };
    format!(
        "Chains: largest split R-hat {worst:.3}, smallest effective number of draws {least:.0}, {:.0} % of proposals accepted{met}.",
        accepted * 100.0
    )
}

/// Rows for people: those of both ends where there are too many.
pub fn ends<T: Copy>(all: &[T], limit: usize) -> (Vec<T>, usize) {
    if all.len() <= 2 * limit {
        return (all.to_vec(), 0);
    }
    ([&all[..limit], &all[all.len() - limit..]].concat(), all.len() - 2 * limit)
}

impl Made {
    /// The name of a member.
    #[must_use]
    pub fn name(&self, member: usize) -> &str {
        &self.source.table.members()[self.ballots.members[member]].name
    }

    /// The members, those on the positive side first.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.map.points.len()).collect();
        order.sort_by(|a, b| self.map.points[*b][0].value.total_cmp(&self.map.points[*a][0].value));
        order
    }

    /// The sentence that comes first.
    #[must_use]
    pub fn sentence(&self) -> String {
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
    #[must_use]
    pub fn model(&self) -> String {
        let abstaining = if self.asked.abstaining_is_against {
            "abstaining counts as against"
        } else {
            "abstaining, absent and not a member count for nothing"
        };
        let fixed = if self.asked.dimensions == 1 {
            "mean 0 and mean square 1 over the members"
        } else {
            "mean 0, principal axes, mean square 1 on the first"
        };
        let side = match self.asked.towards.as_slice() {
            [] => "the positive side is that of the member furthest out; which side is which the votes do not say"
                .to_owned(),
            names => format!("positive is the side of {}", names.join(", ")),
        };
        format!(
            "Probit model, P(in favour) = Φ(α + βx); {abstaining}. Priors: points N(0, {}), α and β N(0, {}). Scale: {fixed}; {side}. {}.",
            self.asked.priors.points,
            self.asked.priors.votes,
            self.errors_say(),
        )
    }

    /// What was counted, and how the scale fits.
    #[must_use]
    pub fn data(&self) -> String {
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
            self.asked.smaller_side * 100.0,
            self.asked.ballots,
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

    /// How errors were found.
    #[must_use]
    pub fn errors_say(&self) -> String {
        let seed = self.asked.seed;
        match &self.asked.errors {
            Errors::None => "No errors were asked for".to_owned(),
            Errors::Information => "95 % intervals from the curvature of the posterior".to_owned(),
            Errors::Bootstrap { again: Again::VotesDrawn, draws, .. } => {
                format!("95 % intervals from {draws} fits to votes drawn again (seed {seed})")
            }
            Errors::Bootstrap { again: Again::BallotsDrawn, draws, .. } => {
                format!("95 % intervals from {draws} fits to ballots drawn from the scale (seed {seed})")
            }
            Errors::Posterior(sampling) => format!(
                "means and 95 % intervals of {} draws from the posterior in {} chains (seed {seed})",
                sampling.chains * sampling.draws,
                sampling.chains,
            ),
        }
    }

    /// How sound the draws are, where there are any.
    #[must_use]
    pub fn chains(&self) -> Option<String> {
        let all = self.map.points.iter().flatten().filter_map(|estimate| estimate.diagnosis);
        Some(chains(all, self.map.accepted?))
    }

    /// The votes that tell members apart most sharply, first.
    #[must_use]
    pub fn sharpest(&self) -> Vec<usize> {
        // to six places, so that votes that are alike stand in the order of the table on every machine
        let sharp = |at: &usize| {
            let square = self.map.votes[*at].discrimination.iter().map(|value| value * value).sum::<f64>();
            (square * 1e6).round()
        };
        let mut order: Vec<usize> = (0..self.map.votes.len()).collect();
        order.sort_by(|a, b| sharp(b).total_cmp(&sharp(a)));
        order
    }

    /// A row for each of these members, rounded for people.
    #[must_use]
    pub fn members(&self, text: bool, shown: &[usize]) -> Sheet {
        let mut columns = vec!["member"];
        if text {
            columns.extend(
                ["point", "error", "low", "high", "second", "third"]
                    .iter()
                    .take(4 + usize::from(self.asked.dimensions) - 1),
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
                row.extend(estimates[1..].iter().map(|estimate| rounded(estimate.value, true)));
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
                let of = |value: fn(&Diagnosis) -> f64| json!(estimate.diagnosis.as_ref().map(value));
                row.extend([of(|found| found.r_hat), of(|found| found.effective)]);
                row.extend(self.marks());
                sheet.push(row);
            }
        }
        sheet
    }

    /// The group of a member.
    #[must_use]
    pub fn group(&self, member: usize) -> Option<&str> {
        self.source.table.members()[self.ballots.members[member]].group.as_deref()
    }

    fn cast(&self, member: usize) -> usize {
        (0..self.ballots.votes.len()).filter(|vote| self.ballots.sign(*vote, member) != 0).count()
    }

    fn marks(&self) -> [Value; 6] {
        [
            json!(self.source.hash),
            json!(env!("CARGO_PKG_VERSION")),
            json!(self.asked.seed),
            json!(self.asked.until.tolerance),
            json!(self.map.ended.turns),
            json!(!self.stopped && self.map.ended.converged),
        ]
    }

    /// A row for each of these votes, rounded for people.
    #[must_use]
    pub fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let dimensions = usize::from(self.asked.dimensions);
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
            row.extend(vote.discrimination.iter().map(|value| rounded(*value, text)));
            row.push(vote.cut().map_or(Value::Null, |cut| rounded(cut, text)));
            if !text {
                row.extend(self.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self) -> Value {
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
            "dimensions": self.asked.dimensions,
            "priors": { "points": self.asked.priors.points, "votes": self.asked.priors.votes },
            "smaller_side": self.asked.smaller_side,
            "fewest_ballots": self.asked.ballots,
            "seed": self.asked.seed,
            "tolerance": self.asked.until.tolerance,
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
pub(super) fn numbers(estimate: &Estimate, text: bool) -> [Value; 4] {
    let shown = |value: Option<f64>| value.map_or(Value::Null, |value| rounded(value, text));
    [
        rounded(estimate.value, text),
        shown(estimate.error),
        shown(estimate.interval.map(|ends| ends.0)),
        shown(estimate.interval.map(|ends| ends.1)),
    ]
}
