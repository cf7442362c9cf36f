//! A scale as sentences, rows and JSON.

use penholder_analysis::ideal::{Again, Diagnosis, Errors, Estimate, VoteOnMap};
use serde_json::{Value, json};

use super::Made;
use super::basis::{Basis, MARKS, Mapped, numbers};
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

impl Mapped for Made {
    fn basis(&self) -> &Basis {
        &self.basis
    }

    fn sentence(&self) -> String {
        self.basis.sentence("scale")
    }

    fn model(&self) -> String {
        let abstaining = if self.basis.asked.abstaining_is_against {
            "abstaining counts as against"
        } else {
            "abstaining, absent and not a member count for nothing"
        };
        let fixed = if self.basis.asked.dimensions == 1 {
            "mean 0 and mean square 1 over the members"
        } else {
            "mean 0, principal axes, mean square 1 on the first"
        };
        format!(
            "Probit model, P(in favour) = Φ(α + βx); {abstaining}. Priors: points N(0, {}), α and β N(0, {}). Scale: {fixed}; {}. {}.",
            self.basis.asked.priors.points,
            self.basis.asked.priors.votes,
            self.basis.side(),
            self.errors_say(),
        )
    }

    fn data(&self) -> String {
        let (carries, fit) = (&self.basis.carries, &self.basis.fit);
        format!(
            "{}; median member {} ballots, {:.0} % of pairs with 10 in common. Fit: APRE {:.3}, mean probability {:.3}; {} votes have no \
             ballot on the wrong side of their cut. Log likelihood {:.2}, log posterior {:.2} without the priors' constants; {}.",
            self.basis.counted(),
            carries.ballots,
            carries.overlap * 100.0,
            fit.reduction(),
            fit.mean_probability,
            fit.separated,
            self.log_likelihood,
            self.log_posterior,
            self.basis.turns(),
        )
    }

    fn chains(&self) -> Option<String> {
        let all = self.basis.points.iter().flatten().filter_map(|estimate| estimate.diagnosis);
        Some(chains(all, self.accepted?))
    }

    /// By how sharply they tell members apart.
    fn telling(&self) -> Vec<usize> {
        // to six places, so that votes that are alike stand in the order of the table on every machine
        let sharp = |at: &usize| {
            let square = self.votes[*at].discrimination.iter().map(|value| value * value).sum::<f64>();
            (square * 1e6).round()
        };
        let mut order: Vec<usize> = (0..self.votes.len()).collect();
        order.sort_by(|a, b| sharp(b).total_cmp(&sharp(a)));
        order
    }

    fn members(&self, text: bool, shown: &[usize]) -> Sheet {
        if !text {
            return self.basis.lines(shown, &["r_hat", "effective"], |estimate| {
                let of = |value: fn(&Diagnosis) -> f64| json!(estimate.diagnosis.as_ref().map(value));
                vec![of(|found| found.r_hat), of(|found| found.effective)]
            });
        }
        let columns = ["member", "point", "error", "low", "high", "second", "third"];
        let mut sheet = Sheet::new(&columns[..4 + usize::from(self.basis.asked.dimensions)]);
        for member in shown {
            let estimates = &self.basis.points[*member];
            let mut row = vec![json!(self.basis.name(*member))];
            row.extend(numbers(&estimates[0], true));
            row.extend(estimates[1..].iter().map(|estimate| rounded(estimate.value, true)));
            sheet.push(row);
        }
        sheet
    }

    fn votes(&self, text: bool, shown: &[usize]) -> Sheet {
        let dimensions = usize::from(self.basis.asked.dimensions);
        let mut names = vec!["vote", "date", "in favour", "against", "correct"];
        if !text {
            names.push("difficulty");
        }
        names.extend(&["discrimination", "second", "third"][..dimensions]);
        names.push("cut");
        if !text {
            names.extend(MARKS);
        }
        let mut sheet = Sheet::new(&names);
        for at in shown {
            let vote = &self.votes[*at];
            let mut row = self.basis.vote_cells(*at, [vote.in_favour, vote.against, vote.correct]);
            if !text {
                row.push(json!(vote.difficulty));
            }
            row.extend(vote.discrimination.iter().map(|value| rounded(*value, text)));
            row.push(vote.cut().map_or(Value::Null, |cut| rounded(cut, text)));
            if !text {
                row.extend(self.basis.marks());
            }
            sheet.push(row);
        }
        sheet
    }

    fn json(&self) -> Value {
        let chains = |estimate: &Estimate| {
            json!({
                "r_hat": estimate.diagnosis.map(|found| found.r_hat),
                "effective": estimate.diagnosis.map(|found| found.effective),
            })
        };
        let vote = |(at, vote): (usize, &VoteOnMap)| {
            let own = json!({
                "difficulty": vote.difficulty, "discrimination": vote.discrimination, "cut": vote.cut(),
            });
            self.basis.vote_json(at, [vote.in_favour, vote.against, vote.correct], own)
        };
        let (priors, carries) = (&self.basis.asked.priors, &self.basis.carries);
        let own = json!({
            "model": self.model(),
            "priors": { "points": priors.points, "votes": priors.votes },
            "accepted": self.accepted,
            "log_likelihood": self.log_likelihood,
            "log_posterior": self.log_posterior,
            "carries": {
                "members": carries.members.0, "votes": carries.votes.0, "contested": carries.votes.1,
                "median_ballots": carries.ballots, "pairs_in_common": carries.overlap, "groups": carries.groups,
                "faults": carries.faults(),
            },
            "votes": self.votes.iter().enumerate().map(vote).collect::<Value>(),
        });
        self.basis.json(chains, own)
    }
}

impl Made {
    /// How errors were found.
    pub(super) fn errors_say(&self) -> String {
        let seed = self.basis.asked.seed;
        match &self.basis.asked.errors {
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
}
