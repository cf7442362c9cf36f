//! A map: points, votes, errors and fit of a scale of one to three dimensions.
//!
//! ```
//! use penholder_analysis::ideal::{Ballots, Request, Rule, map};
//! use penholder_analysis::rollcalls::read;
//!
//! let table = "vote,A,B,C,D\n1,yes,yes,no,no\n2,yes,no,no,no\n3,yes,yes,yes,no\n4,no,no,yes,yes\n";
//! let (table, _) = read(table.as_bytes(), None)?;
//! let ballots = Ballots::of(&table, &Rule { fewest_ballots: 1, ..Rule::default() });
//! let found = map(&ballots, &Request::default(), &mut |_| true)?;
//! let places: Vec<f64> = found.points.iter().map(|point| point[0].value).collect();
//! assert!(places[0] < places[1] && places[1] < places[2] || places[0] > places[1] && places[1] > places[2]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::ballots::Ballots;
use super::diagnostics::{Diagnosis, diagnosis};
use super::errors::{Again, fitted_again, from_information};
use super::fit::{Fit, of_all, of_votes};
use super::identify::identified;
use super::mode::{Ended, Priors, State, Until, mode};
use super::normal::phi;
use super::posterior::{Sampling, draw};
use crate::interval::{NORMAL_95, middle_95};

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// One to three.
    pub dimensions: usize,
    /// The priors.
    pub priors: Priors,
    /// When the search for the mode stops.
    pub until: Until,
    /// A member for each dimension, as its place among those that count, that is to stand on the positive side; where there is
    /// none, the member that stands furthest out.
    pub towards: Vec<usize>,
    /// How errors are found.
    pub errors: Errors,
}

impl Default for Request {
    /// One dimension, the usual priors, errors from the curvature.
    fn default() -> Self {
        Self {
            dimensions: 1,
            priors: Priors::default(),
            until: Until::default(),
            towards: Vec::new(),
            errors: Errors::Information,
        }
    }
}

/// How errors are found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Errors {
    /// Not at all.
    None,
    /// From the observed information: 1.96 standard errors to each side.
    Information,
    /// From fits to other ballots: the middle 95 % of them.
    Bootstrap {
        /// Which other ballots.
        again: Again,
        /// How many fits.
        draws: u64,
        /// The seed.
        seed: u64,
    },
    /// From draws of the posterior: the middle 95 % of them; points are their means.
    Posterior(Sampling),
}

/// One coordinate with its error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Where.
    pub value: f64,
    /// The standard error, if it was asked for and can be told.
    pub error: Option<f64>,
    /// The ends of the 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// What the chains say, where there are any.
    pub diagnosis: Option<Diagnosis>,
}

/// A vote on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct VoteOnMap {
    /// α: how likely a member in the middle votes in favour is Φ(α).
    pub difficulty: f64,
    /// β, one for each dimension.
    pub discrimination: Vec<f64>,
    /// Ballots in favour.
    pub in_favour: usize,
    /// Ballots against.
    pub against: usize,
    /// Those that the map holds for more likely than the opposite.
    pub correct: usize,
}

impl VoteOnMap {
    /// On one dimension, the place where both are as likely; on more, the distance of the cut line from the middle in the
    /// direction of the discriminations. Nothing if the vote does not discriminate.
    #[must_use]
    pub fn cut(&self) -> Option<f64> {
        let length = self.discrimination.iter().map(|value| value * value).sum::<f64>().sqrt();
        let along = if let [own] = self.discrimination[..] { own } else { length };
        (length > 1e-9).then(|| -self.difficulty / along)
    }

    /// The probability that a member at this point votes in favour.
    #[must_use]
    pub fn in_favour_at(&self, point: &[f64]) -> f64 {
        phi(self.difficulty + self.discrimination.iter().zip(point).map(|(a, b)| a * b).sum::<f64>())
    }
}

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The coordinates of each member that counts.
    pub points: Vec<Vec<Estimate>>,
    /// The votes that count.
    pub votes: Vec<VoteOnMap>,
    /// The log likelihood of the mode.
    pub log_likelihood: f64,
    /// The log posterior of the mode, but for the constants of the priors.
    pub log_posterior: f64,
    /// How the search for the mode ended.
    pub ended: Ended,
    /// How well it fits.
    pub fit: Fit,
    /// How many draws or fits the errors are from, and how many were asked for.
    pub draws: (u64, u64),
    /// The share of proposals accepted, where there were any.
    pub accepted: Option<f64>,
}

/// Why there is no map.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Cannot {
    /// Too few members.
    #[error("{0} members count; a scale needs three")]
    Members(usize),
    /// Too few votes.
    #[error("no vote counts: in none did enough members stand on the smaller side")]
    Votes,
    /// More dimensions than there are.
    #[error("a map has one to three dimensions, not {0}")]
    Dimensions(usize),
    /// More dimensions than these ways have.
    #[error("W-NOMINATE and optimal classification have one or two dimensions here, not {0}")]
    Plane(usize),
}

/// Makes a map. `goes_on` is told the share that is done and may stop it; the answer then says how far it came.
///
/// # Errors
/// [`Cannot`] if there are too few members or votes, or too many dimensions.
pub fn map(ballots: &Ballots, request: &Request, goes_on: &mut dyn FnMut(f64) -> bool) -> Result<Map, Cannot> {
    if ballots.members.len() < 3 {
        return Err(Cannot::Members(ballots.members.len()));
    }
    if ballots.votes.is_empty() {
        return Err(Cannot::Votes);
    }
    match request.dimensions {
        1 => Ok(of::<1, 2>(ballots, request, goes_on)),
        2 => Ok(of::<2, 3>(ballots, request, goes_on)),
        3 => Ok(of::<3, 4>(ballots, request, goes_on)),
        other => Err(Cannot::Dimensions(other)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of draws, for the progress")]
fn of<const D: usize, const K: usize>(
    ballots: &Ballots,
    request: &Request,
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Map {
    let Request { priors, until, .. } = request;
    let mut state = State::<D, K>::start(ballots);
    let ended = mode(&mut state, ballots, priors, until, &mut |_| goes_on(0.0));
    let log_likelihood = state.log_likelihood(ballots);
    let log_posterior = log_likelihood + state.log_prior(priors);
    let given = identified(&state, &request.towards);
    let plain = |value: f64| Estimate { value, error: None, interval: None, diagnosis: None };
    let mut points: Vec<Vec<Estimate>> =
        given.points.iter().map(|point| point.iter().map(|value| plain(*value)).collect()).collect();
    let (mut draws, mut accepted) = ((0, 0), None);
    match request.errors {
        Errors::None => {}
        Errors::Information => {
            if let Some(errors) = from_information(&state, &given.points, ballots, priors) {
                for (estimates, errors) in points.iter_mut().zip(errors) {
                    for (estimate, error) in estimates.iter_mut().zip(errors) {
                        estimate.error = Some(error);
                        let half = NORMAL_95 * error;
                        estimate.interval = Some((estimate.value - half, estimate.value + half));
                    }
                }
            }
        }
        Errors::Bootstrap { again, draws: wanted, seed } => {
            let fits =
                fitted_again(&state, &given.points, (ballots, priors, until), again, (wanted, seed), &mut |draw| {
                    goes_on(draw as f64 / wanted.max(1) as f64)
                });
            draws = (fits.len() as u64, wanted);
            for (member, estimates) in points.iter_mut().enumerate() {
                for (at, estimate) in estimates.iter_mut().enumerate() {
                    let values: Vec<f64> = fits.iter().map(|points| points[member][at]).collect();
                    *estimate = Estimate { value: estimate.value, ..summed_up(&[values]) };
                }
            }
        }
        Errors::Posterior(sampling) => {
            let all = (sampling.chains * (sampling.burn_in + sampling.draws)).max(1) as f64;
            let drawn =
                draw(&state, &given.points, (ballots, priors), &sampling, &mut |sweeps| goes_on(sweeps as f64 / all));
            accepted = Some(drawn.accepted);
            draws = (drawn.kept.iter().map(Vec::len).sum::<usize>() as u64, (sampling.chains * sampling.draws) as u64);
            if draws.0 > 0 {
                for (member, estimates) in points.iter_mut().enumerate() {
                    for (at, estimate) in estimates.iter_mut().enumerate() {
                        let of_chain =
                            |chain: &Vec<Vec<[f64; D]>>| chain.iter().map(|points| points[member][at]).collect();
                        let chains: Vec<Vec<f64>> = drawn.kept.iter().map(of_chain).collect();
                        *estimate = Estimate { diagnosis: Some(diagnosis(&chains)), ..summed_up(&chains) };
                    }
                }
            }
        }
    }
    let fits = of_votes(&given, ballots);
    let votes = given.votes.iter().zip(&fits).map(|(vote, fit)| VoteOnMap {
        difficulty: vote[0],
        discrimination: vote[1..].to_vec(),
        in_favour: fit.in_favour,
        against: fit.against,
        correct: fit.correct,
    });
    Map {
        points,
        votes: votes.collect(),
        log_likelihood,
        log_posterior,
        ended,
        fit: of_all(&fits, log_likelihood),
        draws,
        accepted,
    }
}

/// Mean, spread and the middle 95 % of draws; of one draw only itself.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
pub(super) fn summed_up(chains: &[Vec<f64>]) -> Estimate {
    let mut values = chains.concat();
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    if values.len() < 2 {
        return Estimate { value, error: None, interval: None, diagnosis: None };
    }
    let variance = values.iter().map(|own| (own - value).powi(2)).sum::<f64>() / (count - 1.0);
    Estimate { value, error: Some(variance.sqrt()), interval: middle_95(&mut values), diagnosis: None }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::{correlation, synthetic};
    use super::*;

    fn places(map: &Map, at: usize) -> Vec<f64> {
        map.points.iter().map(|point| point[at].value).collect()
    }

    #[test]
    fn a_known_scale_is_found_again() {
        let (ballots, truth) = synthetic::<1, 2>(40, 300, 11);
        let right = (0..40).max_by(|a, b| truth.points[*a][0].total_cmp(&truth.points[*b][0])).unwrap();
        let request = Request { towards: vec![right], ..Request::default() };
        let found = map(&ballots, &request, &mut |_| true).unwrap();
        let points: Vec<f64> = truth.points.iter().map(|point| point[0]).collect();
        assert!(found.ended.converged, "{:?}", found.ended);
        assert!(correlation(&places(&found, 0), &points) > 0.99);
        let sharp: Vec<f64> = found.votes.iter().map(|vote| vote.discrimination[0]).collect();
        let known: Vec<f64> = truth.votes.iter().map(|vote| vote[1]).collect();
        assert!(correlation(&sharp, &known) > 0.9);
        // 95 % intervals hold the truth about as often as they say
        let mean = points.iter().sum::<f64>() / 40.0;
        let width = (points.iter().map(|point| (point - mean).powi(2)).sum::<f64>() / 40.0).sqrt();
        let held = |(estimate, truth): (&Vec<Estimate>, &f64)| {
            let (low, high) = estimate[0].interval.unwrap();
            (low..=high).contains(&((truth - mean) / width))
        };
        let held = found.points.iter().zip(&points).filter(|pair| held(*pair)).count();
        assert!(held >= 34, "{held} of 40");
        assert!(found.fit.share_correct() > 0.75 && found.fit.reduction() > 0.3 && found.fit.mean_probability > 0.6);
        let cut = found.votes[0].cut().unwrap();
        assert!((found.votes[0].in_favour_at(&[cut]) - 0.5).abs() < 1e-9);
    }

    /// No step in any direction raises the log posterior.
    #[test]
    fn the_mode_is_a_mode() {
        let ballots = synthetic::<2, 3>(25, 120, 2).0;
        let priors = Priors::default();
        let mut state = State::<2, 3>::start(&ballots);
        mode(&mut state, &ballots, &priors, &Until { tolerance: 1e-8, turns: 5_000 }, &mut |_| true);
        let value = |state: &State<2, 3>| state.log_likelihood(&ballots) + state.log_prior(&priors);
        let best = value(&state);
        let mut random = crate::seeded::Seeded::at(1, &[]);
        for size in [1e-3, 1e-2, 0.1] {
            for _ in 0..20 {
                let mut moved = state.clone();
                moved.points.iter_mut().flatten().for_each(|value| *value += size * random.normal());
                moved.votes.iter_mut().flatten().for_each(|value| *value += size * random.normal());
                assert!(value(&moved) < best, "{size}");
            }
        }
    }

    #[test]
    fn two_dimensions_are_found_again() {
        let (ballots, truth) = synthetic::<2, 3>(60, 400, 4);
        let request = Request { dimensions: 2, ..Request::default() };
        let found = map(&ballots, &request, &mut |_| true).unwrap();
        let found_points: Vec<[f64; 2]> = found.points.iter().map(|point| [point[0].value, point[1].value]).collect();
        let near = super::super::identify::aligned(&found_points, &truth.points);
        for at in 0..2 {
            let (a, b): (Vec<f64>, Vec<f64>) = near.iter().zip(&truth.points).map(|(a, b)| (a[at], b[at])).unzip();
            assert!(correlation(&a, &b) > 0.97);
        }
        assert!(found.points.iter().flatten().all(|estimate| estimate.error.is_some_and(|error| error < 0.5)));
    }

    #[test]
    fn curvature_bootstrap_and_draws_agree_on_errors() {
        let ballots = synthetic::<1, 2>(20, 120, 9).0;
        let errors = |errors| {
            let request = Request { errors, towards: vec![3], ..Request::default() };
            let found = map(&ballots, &request, &mut |_| true).unwrap();
            let errors: Vec<f64> = found.points.iter().map(|point| point[0].error.unwrap()).collect();
            (places(&found, 0), errors.iter().sum::<f64>() / 20.0, found)
        };
        let (places, information, _) = errors(Errors::Information);
        let sampling = Sampling { chains: 2, burn_in: 60, draws: 250, seed: 5, threads: 2 };
        let (means, posterior, drawn) = errors(Errors::Posterior(sampling));
        assert!(correlation(&places, &means) > 0.99);
        assert!((posterior / information - 1.0).abs() < 0.25, "{posterior} {information}");
        assert!(drawn.accepted.unwrap() > 0.7, "{:?}", drawn.accepted);
        let diagnoses: Vec<Diagnosis> = drawn.points.iter().map(|point| point[0].diagnosis.unwrap()).collect();
        assert!(diagnoses.iter().all(|diagnosis| diagnosis.r_hat < 1.2), "{diagnoses:?}");
        let one = errors(Errors::Posterior(Sampling { threads: 1, ..sampling })).2;
        assert_eq!(one.points, drawn.points);
        for again in [Again::VotesDrawn, Again::BallotsDrawn] {
            let (_, bootstrap, found) = errors(Errors::Bootstrap { again, draws: 24, seed: 2 });
            assert!((bootstrap / information - 1.0).abs() < 0.5, "{again:?}: {bootstrap} {information}");
            assert_eq!(found.draws, (24, 24));
        }
    }

    #[test]
    fn separable_and_unanimous_ballots_have_a_mode_by_the_prior() {
        // a perfect scale: member m votes in favour of every vote below its place
        let perfect =
            Ballots::chosen((0..6).collect(), (0..12).collect(), |vote, member| if vote / 2 < member { 1 } else { -1 });
        let found = map(&perfect, &Request::default(), &mut |_| true).unwrap();
        assert_eq!((found.fit.separated, found.fit.correct), (12, 72));
        assert!(found.ended.converged && found.points.iter().all(|point| point[0].value.is_finite()));
        let unanimous = Ballots::chosen((0..4).collect(), (0..3).collect(), |_, _| 1);
        let found = map(&unanimous, &Request::default(), &mut |_| true).unwrap();
        assert!(found.points.iter().all(|point| point[0].value.is_finite()));
        assert_eq!(found.fit.smaller_side, 0);
        let nobody = Ballots::chosen(vec![0], vec![0], |_, _| 1);
        assert_eq!(map(&nobody, &Request::default(), &mut |_| true), Err(Cannot::Members(1)));
        let none = Ballots::chosen(vec![0, 1, 2], vec![], |_, _| 1);
        assert_eq!(map(&none, &Request::default(), &mut |_| true), Err(Cannot::Votes));
        let much = Request { dimensions: 4, ..Request::default() };
        assert_eq!(map(&perfect, &much, &mut |_| true), Err(Cannot::Dimensions(4)));
    }

    #[test]
    fn stopped_work_says_how_far_it_came() {
        let ballots = synthetic::<1, 2>(10, 40, 1).0;
        let mut calls = 0;
        let errors = Errors::Bootstrap { again: Again::VotesDrawn, draws: 50, seed: 1 };
        let request = Request { errors, ..Request::default() };
        let found = map(&ballots, &request, &mut |share| {
            calls += usize::from(share > 0.0);
            calls < 10
        });
        assert_eq!(found.unwrap().draws, (10, 50));
    }
}
