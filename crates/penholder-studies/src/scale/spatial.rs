//! A map by W-NOMINATE or optimal classification, as sentences, rows, JSON and picture.
//!
//! Not here: the ways themselves (`penholder_analysis::ideal`).

use penholder_analysis::figure::Figure;
use penholder_analysis::ideal::{MOST_BETA, Method, Spatial, SpatialRequest, SpatialVote, spatial};
use serde_json::{Value, json};

use super::basis::{Basis, MARKS, Mapped, numbers};
use super::picture::{CUTS, MOST_CUTS};
use super::{Asked, Source, Weighed, rounded, towards};
use crate::{GoesOn, Sheet, Unanswered};

/// A map by one of the two older ways.
pub struct Placed {
    /// What every map has.
    pub basis: Basis,
    /// The votes that count.
    pub votes: Vec<SpatialVote>,
    /// For W-NOMINATE, the weight of what is known against the errors, and that of each dimension.
    pub weights: Option<(f64, Vec<f64>)>,
    /// For W-NOMINATE, the log likelihood.
    pub log_likelihood: Option<f64>,
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
    let Spatial { points, votes, ended, fit, weights, log_likelihood, draws } = map;
    let basis = Basis { asked, source, ballots, carries, points, fit, ended, draws, stopped };
    Ok(Placed { basis, votes, weights, log_likelihood })
}

impl Mapped for Placed {
    fn basis(&self) -> &Basis {
        &self.basis
    }

    /// By how many ballots the map gets right that guessing the larger side gets wrong.
    fn telling(&self) -> Vec<usize> {
        let gained = |at: &usize| {
            let vote = &self.votes[*at];
            let larger = vote.in_favour.max(vote.against);
            vote.correct.saturating_sub(larger)
        };
        let mut order: Vec<usize> = (0..self.votes.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(gained(at)));
        order
    }

    fn sentence(&self) -> String {
        self.basis.sentence("map")
    }

    fn model(&self) -> String {
        let side = self.basis.side();
        match &self.weights {
            Some((beta, weights)) => {
                let weights: Vec<String> = weights.iter().map(|weight| format!("{weight:.3}")).collect();
                let limit = if *beta < MOST_BETA { "" } else { " (its limit: utilities as good as straight)" };
                let errors = match self.basis.draws {
                    (0, _) => "`--errors simulated` gives errors".to_owned(),
                    (made, _) => {
                        format!(
                            "95 % intervals from {made} fits to ballots drawn from the map (seed {})",
                            self.basis.asked.seed
                        )
                    }
                };
                format!(
                    "W-NOMINATE: utility β exp(-½ w²d²), normal errors; β = {beta:.2}{limit}, w = {}; members within 1 of the middle; {side}. {errors}.",
                    weights.join(", ")
                )
            }
            None if self.basis.asked.dimensions == 1 => format!(
                "Optimal classification: as few ballots as possible on the wrong side of their cuts; places are ranks from -1 to 1, with no \
                 distances and no errors; {side}."
            ),
            None => format!(
                "Optimal classification: as few ballots as possible on the wrong side of their cut lines, with no errors; a place says no \
                 more than between which lines it lies; {side}."
            ),
        }
    }

    fn data(&self) -> String {
        let fit = &self.basis.fit;
        let probable = self.log_likelihood.map_or(String::new(), |log| {
            format!(", mean probability {:.3}, log likelihood {log:.2}", fit.mean_probability)
        });
        format!(
            "{}. Fit: APRE {:.3}{probable}; {} votes have no ballot on the wrong side of their cut; {}.",
            self.basis.counted(),
            fit.reduction(),
            fit.separated,
            self.basis.turns(),
        )
    }

    fn members(&self, text: bool, shown: &[usize]) -> Sheet {
        if !text {
            return self.basis.lines(shown, &[], |_| Vec::new());
        }
        let errors = self.basis.draws.1 > 0;
        let mut columns = vec!["member", "ballots", "point"];
        columns.extend(["error", "low", "high"].iter().filter(|_| errors));
        columns.extend((self.basis.asked.dimensions > 1).then_some("second"));
        let mut sheet = Sheet::new(&columns);
        for member in shown {
            let estimates = &self.basis.points[*member];
            let mut row = vec![json!(self.basis.name(*member)), json!(self.basis.cast(*member))];
            row.extend(numbers(&estimates[0], true).into_iter().take(if errors { 4 } else { 1 }));
            row.extend(estimates[1..].iter().map(|estimate| rounded(estimate.value, true)));
            sheet.push(row);
        }
        sheet
    }

    fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let dimensions = usize::from(self.basis.asked.dimensions);
        let mut names = vec!["vote", "date", "in favour", "against", "correct", "cut"];
        names.extend(&["normal", "second"][..dimensions]);
        if !text {
            names.extend(&["yes", "yes second"][..dimensions]);
            names.extend(&["no", "no second"][..dimensions]);
            names.extend(MARKS);
        }
        let mut sheet = Sheet::new(&names);
        for at in shown {
            let vote = &self.votes[*at];
            let mut row = self.basis.vote_cells(*at, [vote.in_favour, vote.against, vote.correct]);
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
                row.extend(self.basis.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    fn json(&self) -> Value {
        let vote = |(at, vote): (usize, &SpatialVote)| {
            let own = json!({
                "cut": vote.cut.as_ref().map(|cut| json!({ "normal": cut.normal, "at": cut.at })),
                "yes": vote.outcomes.as_ref().map(|both| &both.0), "no": vote.outcomes.as_ref().map(|both| &both.1),
            });
            self.basis.vote_json(at, [vote.in_favour, vote.against, vote.correct], own)
        };
        let own = json!({
            "model": self.model(),
            "beta": self.weights.as_ref().map(|(beta, _)| beta),
            "weights": self.weights.as_ref().map(|(_, weights)| weights),
            "log_likelihood": self.log_likelihood,
            "faults": self.basis.carries.faults(),
            "votes": self.votes.iter().enumerate().map(vote).collect::<Value>(),
        });
        self.basis.json(|_| Value::Null, own)
    }
}

impl Placed {
    /// Rows of points on one dimension, places in the plane on two, with the cuts of votes.
    #[must_use]
    pub fn picture(&self) -> Figure {
        let cuts = || self.telling().into_iter().take(MOST_CUTS).filter_map(|at| self.votes[at].cut.clone());
        let plot = if self.basis.asked.dimensions == 1 {
            let says = if self.weights.is_some() { "place on the scale" } else { "rank, from -1 to 1" };
            self.basis.row(says, cuts().map(|cut| cut.at * cut.normal[0]).filter(|at| at.abs() < 1.0).collect())
        } else {
            self.basis.plane(cuts().map(|cut| ((cut.normal[0], cut.normal[1]), cut.at)))
        };
        let note = format!("{} {CUTS} The votes do not say which side is which, nor what the map means.", self.model());
        Figure { title: self.sentence(), note, plot }
    }
}
