//! A map by W-NOMINATE or optimal classification, as sentences, rows, JSON and picture.
//!
//! Not here: the ways themselves (`penholder_analysis::ideal`).

use penholder_analysis::figure::plane::Plane;
use penholder_analysis::figure::points::Points;
use penholder_analysis::figure::{Axis, Figure, Look, Plot, Row, Unit};
use penholder_analysis::ideal::{
    Ballots, Carries, Estimate, MOST_BETA, Method, Spatial, SpatialRequest, SpatialVote, spatial,
};
use serde_json::{Value, json};

use super::made::numbers;
use super::picture::{CUTS, MOST_CUTS, cuts_layer, members_layer};
use super::{Asked, Source, Weighed, rounded, towards};
use crate::{GoesOn, Sheet, Unanswered};

/// A map with all that it was made of.
pub struct Placed {
    /// What was asked; of priors and errors nothing counts.
    pub asked: Asked,
    /// The votes.
    pub source: Source,
    /// The ballots that count.
    pub ballots: Ballots,
    /// What there is to carry the map.
    pub carries: Carries,
    /// The points.
    pub map: Spatial,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// Makes the map, with errors from so many fits for W-NOMINATE; whether the votes carry it is for the caller to ask first
/// ([`super::weighed`]).
///
/// # Errors
/// Says which member nobody knows, or that nothing is left to count.
pub fn placed(
    source: Source,
    weighed: Weighed,
    asked: Asked,
    (method, draws): (Method, u64),
    goes_on: GoesOn<'_>,
) -> Result<Placed, Unanswered> {
    let Weighed { ballots, carries } = weighed;
    let request = SpatialRequest {
        method,
        dimensions: usize::from(asked.dimensions),
        towards: towards(&source, &ballots, &asked)?,
        until: asked.until,
        draws,
        seed: asked.seed,
    };
    let mut stopped = false;
    let map = spatial(&ballots, &request, &mut |share| {
        stopped = !goes_on(share);
        !stopped
    });
    let map = map.map_err(|error| {
        Unanswered::new(error.to_string())
            .hint("`--dimensions` 1 or 2; a smaller `--smaller-side` or `--ballots` keeps more")
    })?;
    Ok(Placed { asked, source, ballots, carries, map, stopped })
}

impl Placed {
    /// The name of a member.
    #[must_use]
    pub fn name(&self, member: usize) -> &str {
        &self.source.table.members()[self.ballots.members[member]].name
    }

    fn group(&self, member: usize) -> Option<&str> {
        self.source.table.members()[self.ballots.members[member]].group.as_deref()
    }

    fn cast(&self, member: usize) -> usize {
        (0..self.ballots.votes.len()).filter(|vote| self.ballots.sign(*vote, member) != 0).count()
    }

    /// The members, those on the positive side first.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.map.points.len()).collect();
        order.sort_by(|a, b| self.map.points[*b][0].value.total_cmp(&self.map.points[*a][0].value));
        order
    }

    /// The votes of which the map tells most, first: by how many ballots it gets right that guessing the larger side gets wrong.
    #[must_use]
    pub fn telling(&self) -> Vec<usize> {
        let gained = |at: &usize| {
            let vote = &self.map.votes[*at];
            let larger = vote.in_favour.max(vote.against);
            vote.correct.saturating_sub(larger)
        };
        let mut order: Vec<usize> = (0..self.map.votes.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(gained(at)));
        order
    }

    /// The sentence that comes first.
    #[must_use]
    pub fn sentence(&self) -> String {
        let order = self.order();
        let fit = &self.map.fit;
        format!(
            "{} stands furthest to one side, {} to the other; the map gets {:.1} % of {} ballots right.",
            self.name(order[0]),
            self.name(order[order.len() - 1]),
            fit.share_correct() * 100.0,
            fit.ballots
        )
    }

    /// What the map is and how it is fixed.
    #[must_use]
    pub fn model(&self) -> String {
        let side = match self.asked.towards.as_slice() {
            [] => "the positive side is that of the member furthest out; which side is which the votes do not say"
                .to_owned(),
            names => format!("positive is the side of {}", names.join(", ")),
        };
        match &self.map.weights {
            Some((beta, weights)) => {
                let weights: Vec<String> = weights.iter().map(|weight| format!("{weight:.3}")).collect();
                let limit = if *beta < MOST_BETA { "" } else { " (its limit: utilities as good as straight)" };
                let errors = match self.map.draws {
                    (0, _) => "`--errors simulated` gives errors".to_owned(),
                    (made, _) => {
                        format!(
                            "95 % intervals from {made} fits to ballots drawn from the map (seed {})",
                            self.asked.seed
                        )
                    }
                };
                format!(
                    "W-NOMINATE: utility β exp(-½ w²d²), normal errors; β = {beta:.2}{limit}, w = {}; members within 1 of the middle; {side}. {errors}.",
                    weights.join(", ")
                )
            }
            None if self.asked.dimensions == 1 => format!(
                "Optimal classification: as few ballots as possible on the wrong side of their cuts; places are ranks from -1 to 1, with no \
                 distances and no errors; {side}."
            ),
            None => format!(
                "Optimal classification: as few ballots as possible on the wrong side of their cut lines, with no errors; a place says no \
                 more than between which lines it lies; {side}."
            ),
        }
    }

    /// What was counted, and how the map fits.
    #[must_use]
    pub fn data(&self) -> String {
        let (carries, map) = (&self.carries, &self.map);
        let probable = map.log_likelihood.map_or(String::new(), |log| {
            format!(", mean probability {:.3}, log likelihood {log:.2}", map.fit.mean_probability)
        });
        format!(
            "{}: {} of {} members and {} of {} votes count (smaller side at least {} %, {} ballots). Fit: APRE {:.3}{probable}; {} votes have \
             no ballot on the wrong side of their cut; {} turns{}.",
            self.source.says,
            self.ballots.members.len(),
            carries.members.0,
            self.ballots.votes.len(),
            carries.votes.0,
            self.asked.smaller_side * 100.0,
            self.asked.ballots,
            map.fit.reduction(),
            map.fit.separated,
            map.ended.turns,
            if map.ended.converged { "" } else { ", not converged" },
        )
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

    /// A row for each of these members, rounded for people.
    #[must_use]
    pub fn members(&self, text: bool, shown: &[usize]) -> Sheet {
        let plane = self.asked.dimensions > 1;
        let errors = self.map.draws.1 > 0;
        let mut columns = vec!["member"];
        if text {
            columns.push("ballots");
            columns.push("point");
            columns.extend(["error", "low", "high"].iter().filter(|_| errors));
            columns.extend(plane.then_some("second"));
        } else {
            columns.extend(["group", "ballots", "dimension", "point", "error", "low", "high"]);
            columns.extend(["data", "version", "seed", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&columns);
        for member in shown {
            let estimates = &self.map.points[*member];
            if text {
                let mut row = vec![json!(self.name(*member)), json!(self.cast(*member))];
                row.extend(numbers(&estimates[0], true).into_iter().take(if errors { 4 } else { 1 }));
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
                row.extend(self.marks());
                sheet.push(row);
            }
        }
        sheet
    }

    /// A row for each of these votes, rounded for people.
    #[must_use]
    pub fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let dimensions = usize::from(self.asked.dimensions);
        let mut names = vec!["vote", "date", "in favour", "against", "correct", "cut"];
        names.extend(&["normal", "second"][..dimensions]);
        if !text {
            names.extend(&["yes", "yes second"][..dimensions]);
            names.extend(&["no", "no second"][..dimensions]);
            names.extend(["data", "version", "seed", "tolerance", "turns", "complete"]);
        }
        let mut sheet = Sheet::new(&names);
        for at in shown {
            let (call, vote) = (&self.source.table.votes()[self.ballots.votes[*at]], &self.map.votes[*at]);
            let mut row = vec![json!(call.id), json!(call.date.map(|date| date.to_string()))];
            row.extend([vote.in_favour, vote.against, vote.correct].map(|count| json!(count)));
            row.push(vote.cut.as_ref().map_or(Value::Null, |cut| rounded(cut.at, text)));
            row.extend(
                (0..dimensions).map(|k| vote.cut.as_ref().map_or(Value::Null, |cut| rounded(cut.normal[k], text))),
            );
            if !text {
                let coordinate = |at: usize| {
                    let of = |(yes, no): &(Vec<f64>, Vec<f64>)| {
                        json!(if at < dimensions { yes[at] } else { no[at - dimensions] })
                    };
                    vote.outcomes.as_ref().map_or(Value::Null, of)
                };
                row.extend((0..2 * dimensions).map(coordinate));
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
                "high": estimate.interval.map(|ends| ends.1),
            })
        };
        let member = |member: usize| {
            json!({
                "name": self.name(member), "group": self.group(member), "ballots": self.cast(member),
                "point": self.map.points[member].iter().map(estimate).collect::<Value>(),
            })
        };
        let vote = |(at, vote): (usize, &SpatialVote)| {
            let call = &self.source.table.votes()[self.ballots.votes[at]];
            json!({
                "id": call.id, "date": call.date.map(|date| date.to_string()), "period": call.period,
                "in_favour": vote.in_favour, "against": vote.against, "correct": vote.correct,
                "cut": vote.cut.as_ref().map(|cut| json!({ "normal": cut.normal, "at": cut.at })),
                "yes": vote.outcomes.as_ref().map(|both| &both.0), "no": vote.outcomes.as_ref().map(|both| &both.1),
            })
        };
        let map = &self.map;
        let gmp = map.log_likelihood.map(|_| map.fit.mean_probability);
        let left_out = (0..self.source.table.members().len()).filter(|member| !self.ballots.members.contains(member));
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data": self.source.hash,
            "source": self.source.says,
            "model": self.model(),
            "dimensions": self.asked.dimensions,
            "beta": map.weights.as_ref().map(|(beta, _)| beta),
            "weights": map.weights.as_ref().map(|(_, weights)| weights),
            "smaller_side": self.asked.smaller_side,
            "fewest_ballots": self.asked.ballots,
            "seed": self.asked.seed,
            "tolerance": self.asked.until.tolerance,
            "turns": map.ended.turns,
            "converged": map.ended.converged,
            "complete": !self.stopped,
            "draws": map.draws.0,
            "draws_wanted": map.draws.1,
            "log_likelihood": map.log_likelihood,
            "fit": {
                "ballots": map.fit.ballots, "correct": map.fit.correct, "share_correct": map.fit.share_correct(),
                "apre": map.fit.reduction(), "gmp": gmp, "separated": map.fit.separated,
            },
            "faults": self.carries.faults(),
            "left_out": left_out.map(|member| self.source.table.members()[member].name.clone()).collect::<Value>(),
            "members": self.order().into_iter().map(member).collect::<Value>(),
            "votes": map.votes.iter().enumerate().map(vote).collect::<Value>(),
        })
    }

    /// Rows of points on one dimension, places in the plane on two, with the cuts of votes.
    #[must_use]
    pub fn picture(&self) -> Figure {
        let order = self.order();
        let cuts = || self.telling().into_iter().take(MOST_CUTS).filter_map(|at| self.map.votes[at].cut.clone());
        let plot = if self.asked.dimensions == 1 {
            let row = |member: &usize| {
                let estimate = &self.map.points[*member][0];
                Row::new(self.name(*member), vec![Some((estimate.value, estimate.interval))])
            };
            Plot::Points(Points {
                axis: Axis::new(
                    if self.map.weights.is_some() { "place on the scale" } else { "rank, from -1 to 1" },
                    Unit::Number,
                ),
                series: vec!["place".to_owned()],
                rows: order.iter().map(row).collect(),
                joined: false,
                marks: cuts().map(|cut| cut.at * cut.normal[0]).filter(|at| at.abs() < 1.0).collect(),
            })
        } else {
            let mut groups: Vec<Option<&str>> = order.iter().map(|member| self.group(*member)).collect();
            groups.sort_unstable();
            groups.dedup();
            let place = |member: &usize| {
                let point = &self.map.points[*member];
                ((point[0].value, point[1].value), self.name(*member).to_owned())
            };
            let layer = |(at, group): (usize, &Option<&str>)| {
                let own = order.iter().filter(|member| self.group(**member) == *group);
                members_layer(group, own.map(place).collect(), Look::of(at))
            };
            let points = self.map.points.iter().map(|point| (point[0].value, point[1].value));
            let lines = cuts_layer(cuts().map(|cut| ((cut.normal[0], cut.normal[1]), cut.at)), points);
            Plot::Plane(Plane {
                x: Axis::new("first dimension", Unit::Number),
                y: Axis::new("second dimension", Unit::Number),
                layers: std::iter::once(lines).chain(groups.iter().enumerate().map(layer)).collect(),
            })
        };
        let note = format!("{} {CUTS} The votes do not say which side is which, nor what the map means.", self.model());
        Figure { title: self.sentence(), note, plot }
    }
}
