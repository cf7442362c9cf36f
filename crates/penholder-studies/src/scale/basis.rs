//! What every map has, whichever way it is made: what was asked, the ballots that count, where members stand, how well it fits.
//!
//! Not here: votes on the map and the sentences about the way, which differ ([`super::Made`], [`super::Placed`]).

use penholder_analysis::ideal::{Ballots, Carries, Ended, Estimate, Fit};
use penholder_analysis::rollcalls::RollCall;
use serde_json::{Map, Value, json};

use super::{Asked, Source, rounded};
use crate::Sheet;

/// What every map has.
pub struct Basis {
    /// What was asked; of priors and errors only the probit model takes notice.
    pub asked: Asked,
    /// The votes.
    pub source: Source,
    /// The ballots that count.
    pub ballots: Ballots,
    /// What there is to carry the scale.
    pub carries: Carries,
    /// The coordinates of each member that counts.
    pub points: Vec<Vec<Estimate>>,
    /// How well it fits.
    pub fit: Fit,
    /// How the search ended.
    pub ended: Ended,
    /// How many draws or fits the errors are from, and how many were asked for.
    pub draws: (u64, u64),
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// A map, whichever way it was made, as sentences, rows and JSON.
pub trait Mapped {
    /// What every map has.
    fn basis(&self) -> &Basis;

    /// The sentence that comes first.
    fn sentence(&self) -> String;

    /// What the map is and how it is fixed.
    fn model(&self) -> String;

    /// What was counted, and how the map fits.
    fn data(&self) -> String;

    /// How sound the draws are, where there are any.
    fn chains(&self) -> Option<String> {
        None
    }

    /// The votes of which the map tells most, first.
    fn telling(&self) -> Vec<usize>;

    /// A row for each of these members, rounded for people.
    fn members(&self, text: bool, shown: &[usize]) -> Sheet;

    /// A row for each of these votes, rounded for people.
    fn votes(&self, text: bool, shown: &[usize]) -> Sheet;

    /// Everything.
    fn json(&self) -> Value;
}

/// The columns by which a line of a table can be made again; [`Basis::marks`] fills them.
pub(super) const MARKS: [&str; 6] = ["data", "version", "seed", "tolerance", "turns", "complete"];

impl Basis {
    /// The name of a member.
    #[must_use]
    pub fn name(&self, member: usize) -> &str {
        &self.source.table.members()[self.ballots.members[member]].name
    }

    /// The group of a member.
    #[must_use]
    pub fn group(&self, member: usize) -> Option<&str> {
        self.source.table.members()[self.ballots.members[member]].group.as_deref()
    }

    /// How many of a member's ballots count.
    pub(super) fn cast(&self, member: usize) -> usize {
        (0..self.ballots.votes.len()).filter(|vote| self.ballots.sign(*vote, member) != 0).count()
    }

    /// The members, those on the positive side first.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        order.sort_by(|a, b| self.points[*b][0].value.total_cmp(&self.points[*a][0].value));
        order
    }

    /// The sentence that comes first; `what` gets so many ballots right.
    pub(super) fn sentence(&self, what: &str) -> String {
        let order = self.order();
        format!(
            "{} stands furthest to one side, {} to the other; the {what} gets {:.1} % of {} ballots right.",
            self.name(order[0]),
            self.name(order[order.len() - 1]),
            self.fit.share_correct() * 100.0,
            self.fit.ballots
        )
    }

    /// Which side is which.
    pub(super) fn side(&self) -> String {
        match self.asked.towards.as_slice() {
            [] => "the positive side is that of the member furthest out; which side is which the votes do not say"
                .to_owned(),
            names => format!("positive is the side of {}", names.join(", ")),
        }
    }

    /// What was counted, up to the rule by which.
    pub(super) fn counted(&self) -> String {
        format!(
            "{}: {} of {} members and {} of {} votes count (smaller side at least {} %, {} ballots)",
            self.source.says,
            self.ballots.members.len(),
            self.carries.members.0,
            self.ballots.votes.len(),
            self.carries.votes.0,
            self.asked.smaller_side * 100.0,
            self.asked.ballots,
        )
    }

    /// How long the search took.
    pub(super) fn turns(&self) -> String {
        format!("{} turns{}", self.ended.turns, if self.ended.converged { "" } else { ", not converged" })
    }

    /// By what a line of a table can be made again.
    pub(super) fn marks(&self) -> [Value; 6] {
        [
            json!(self.source.hash),
            json!(env!("CARGO_PKG_VERSION")),
            json!(self.asked.seed),
            json!(self.asked.until.tolerance),
            json!(self.ended.turns),
            json!(!self.stopped && self.ended.converged),
        ]
    }

    /// A line for programs for each of these members and dimensions; with what the way adds to each estimate.
    pub(super) fn lines(&self, shown: &[usize], added: &[&'static str], of: impl Fn(&Estimate) -> Vec<Value>) -> Sheet {
        let own = ["member", "group", "ballots", "dimension", "point", "error", "low", "high"];
        let mut sheet = Sheet::new(&[&own, added, &MARKS].concat());
        for member in shown {
            for (dimension, estimate) in (1..).zip(&self.points[*member]) {
                let mut row = vec![
                    json!(self.name(*member)),
                    json!(self.group(*member)),
                    json!(self.cast(*member)),
                    json!(dimension),
                ];
                row.extend(numbers(estimate, false));
                row.extend(of(estimate));
                row.extend(self.marks());
                sheet.push(row);
            }
        }
        sheet
    }

    /// A vote that counts.
    fn call(&self, at: usize) -> &RollCall {
        &self.source.table.votes()[self.ballots.votes[at]]
    }

    /// The first cells of the line of a vote: which, when, and the ballots in favour, against and on the right side.
    pub(super) fn vote_cells(&self, at: usize, counts: [usize; 3]) -> Vec<Value> {
        let call = self.call(at);
        let mut row = vec![json!(call.id), json!(call.date.map(|date| date.to_string()))];
        row.extend(counts.map(|count| json!(count)));
        row
    }

    /// A vote as JSON, with what the way says of it.
    pub(super) fn vote_json(&self, at: usize, [in_favour, against, correct]: [usize; 3], own: Value) -> Value {
        let call = self.call(at);
        let vote = json!({
            "id": call.id, "date": call.date.map(|date| date.to_string()), "period": call.period,
            "in_favour": in_favour, "against": against, "correct": correct,
        });
        joined(vote, own)
    }

    /// Everything but the votes, with what the way says of each estimate and of the whole.
    pub(super) fn json(&self, of: impl Fn(&Estimate) -> Value, own: Value) -> Value {
        let estimate = |estimate: &Estimate| {
            let value = json!({
                "value": estimate.value, "error": estimate.error, "low": estimate.interval.map(|ends| ends.0),
                "high": estimate.interval.map(|ends| ends.1),
            });
            joined(value, of(estimate))
        };
        let member = |member: usize| {
            json!({
                "name": self.name(member), "group": self.group(member), "ballots": self.cast(member),
                "point": self.points[member].iter().map(estimate).collect::<Value>(),
            })
        };
        let left_out = (0..self.source.table.members().len()).filter(|member| !self.ballots.members.contains(member));
        let all = json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data": self.source.hash,
            "source": self.source.says,
            "dimensions": self.asked.dimensions,
            "smaller_side": self.asked.smaller_side,
            "fewest_ballots": self.asked.ballots,
            "seed": self.asked.seed,
            "tolerance": self.asked.until.tolerance,
            "turns": self.ended.turns,
            "converged": self.ended.converged,
            "complete": !self.stopped,
            "draws": self.draws.0,
            "draws_wanted": self.draws.1,
            // a mean probability that is not a number (optimal classification has none) is null
            "fit": {
                "ballots": self.fit.ballots, "correct": self.fit.correct, "share_correct": self.fit.share_correct(),
                "apre": self.fit.reduction(), "gmp": self.fit.mean_probability, "separated": self.fit.separated,
            },
            "left_out": left_out.map(|member| self.source.table.members()[member].name.clone()).collect::<Value>(),
            "members": self.order().into_iter().map(member).collect::<Value>(),
        });
        joined(all, own)
    }
}

/// The members of both objects; those of the second where both have one.
fn joined(one: Value, other: Value) -> Value {
    let members = |value: Value| match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    members(one).into_iter().chain(members(other)).collect()
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
