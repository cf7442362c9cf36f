//! W-NOMINATE.
//!
//! Implements: Poole and Rosenthal (1985), "A spatial model for legislative roll call analysis", AJPS 29, with the settings of
//! Poole, Lewis, Lo and Carroll (2011), "Scaling roll call votes with wnominate in R", Journal of Statistical Software 42(14): a member at
//! x prefers what a vote leads to at z by β exp(-½ Σ w²(x - z)²), with normal errors; the first w is ½, β begins at 15 and is
//! fitted like the other w; members and the middles of yes and no stay within distance 1 of the middle of the map. Votes, members and
//! weights in turn, each by steps of Levenberg and Marquardt; errors by the parametric bootstrap of Lewis and Poole (2004).
//! Always: no turn lowers the likelihood. The published program searches in other steps and stops earlier, so its values are not met to
//! the last digit.
//! Not here: which votes and members count (`ballots`; the usual rule is a smaller side of 2.5 % and 20 ballots).

use super::ballots::Ballots;
use super::fit::{VoteFit, of_all};
use super::identify::aligned;
use super::map::{Estimate, summed_up};
use super::mode::{Ended, Until};
use super::normal::{of_one, phi};
use super::similar::{by_agreement, norm};
use super::spatial::{Cut, Spatial, SpatialRequest, SpatialVote, sides};
use super::terms::{Terms, climbed};
use crate::seeded::Seeded;

/// The fixed weight of the first dimension, where the others begin too.
const WEIGHT: f64 = 0.5;
/// Where β begins.
const BETA: f64 = 15.0;
/// β goes no further: the utilities are then as good as straight lines where members stand, and β and the distances between yes and no
/// say the same.
pub const MOST_BETA: f64 = 100.0;
/// Steps of each row in a turn.
const STEPS: usize = 4;

/// A map with D dimensions; a vote has K = 2 D coordinates: where yes leads to, then where no does.
#[derive(Clone)]
struct State<const D: usize, const K: usize> {
    points: Vec<[f64; D]>,
    votes: Vec<[f64; K]>,
    beta: f64,
    weights: [f64; D],
}

/// What a ballot in favour is worth against one opposed, and how that changes.
struct Odds<const D: usize> {
    /// The difference of the utilities without β.
    apart: f64,
    /// Each utility without β.
    utilities: [f64; 2],
    /// From the member to each of the outcomes.
    way: [[f64; D]; 2],
}

impl<const D: usize, const K: usize> State<D, K> {
    fn start(ballots: &Ballots) -> Self {
        let points = by_agreement::<D>(ballots);
        let mut state = Self { points, votes: vec![[0.0; K]; ballots.votes.len()], beta: BETA, weights: [WEIGHT; D] };
        for row in 0..state.votes.len() {
            let (mut sums, mut counts) = ([[0.0; D]; 2], [0.0_f64; 2]);
            for (sign, point) in ballots.by_vote.row(row).iter().zip(&state.points) {
                let side = match sign {
                    1 => 0,
                    -1 => 1,
                    _ => continue,
                };
                (0..D).for_each(|k| sums[side][k] += point[k]);
                counts[side] += 1.0;
            }
            let of_side = |at: usize| sums[at / D][at % D] / counts[at / D].max(1.0);
            let near: [f64; K] = std::array::from_fn(of_side);
            // the outcomes may lie well beyond the members on their sides
            let wide = std::array::from_fn(|at| {
                let (own, other) = (near[at], near[(at + D) % K]);
                own + 0.75 * (own - other)
            });
            let best = |from: [f64; K]| state.of_vote(ballots, row, &state.climbed_vote(ballots, row, from, 8)).log;
            let from = if best(wide) > best(near) { wide } else { near };
            state.votes[row] = state.climbed_vote(ballots, row, from, 8);
        }
        state
    }

    fn odds(&self, point: &[f64; D], vote: &[f64; K], weights: &[f64; D]) -> Odds<D> {
        let way: [[f64; D]; 2] = std::array::from_fn(|side| std::array::from_fn(|k| point[k] - vote[side * D + k]));
        let utilities = way.map(|way| (-0.5 * (0..D).map(|k| (weights[k] * way[k]).powi(2)).sum::<f64>()).exp());
        Odds { apart: utilities[0] - utilities[1], utilities, way }
    }

    fn of_vote(&self, ballots: &Ballots, row: usize, vote: &[f64; K]) -> Terms<K> {
        let mut terms = Terms::none();
        for (sign, point) in ballots.by_vote.row(row).iter().zip(&self.points) {
            if *sign != 0 {
                let (side, odds) = (f64::from(*sign), self.odds(point, vote, &self.weights));
                let pull = |at: usize| {
                    let (outcome, k) = (at / D, at % D);
                    let towards = if outcome == 0 { 1.0 } else { -1.0 };
                    side * towards
                        * self.beta
                        * odds.utilities[outcome]
                        * self.weights[k].powi(2)
                        * odds.way[outcome][k]
                };
                terms.add(of_one(side * self.beta * odds.apart), &std::array::from_fn(pull));
            }
        }
        terms
    }

    fn climbed_vote(&self, ballots: &Ballots, row: usize, from: [f64; K], steps: usize) -> [f64; K] {
        let keep = |vote: &mut [f64; K]| {
            let middle: [f64; D] = std::array::from_fn(|k| 0.5 * (vote[k] + vote[D + k]));
            let beyond = 1.0 - 1.0 / norm(&middle).max(1.0);
            (0..K).for_each(|at| vote[at] -= beyond * middle[at % D]);
        };
        climbed(from, steps, keep, |vote| self.of_vote(ballots, row, vote))
    }

    fn climbed_point(&self, ballots: &Ballots, member: usize) -> [f64; D] {
        let of = |point: &[f64; D]| {
            let mut terms = Terms::none();
            for (sign, vote) in ballots.by_member.row(member).iter().zip(&self.votes) {
                if *sign != 0 {
                    let (side, odds) = (f64::from(*sign), self.odds(point, vote, &self.weights));
                    let pull = |k: usize| {
                        let [yes, no] = [0, 1].map(|outcome| odds.utilities[outcome] * odds.way[outcome][k]);
                        -side * self.beta * self.weights[k].powi(2) * (yes - no)
                    };
                    terms.add(of_one(side * self.beta * odds.apart), &std::array::from_fn(pull));
                }
            }
            terms
        };
        let keep = |point: &mut [f64; D]| {
            let by = norm(point).max(1.0);
            point.iter_mut().for_each(|value| *value /= by);
        };
        climbed(self.points[member], STEPS, keep, of)
    }

    /// β and the weights but the first, which stays.
    fn climb_weights(&mut self, ballots: &Ballots) {
        let from = std::array::from_fn(|at| if at == 0 { self.beta } else { self.weights[at] });
        let of = |values: &[f64; D]| {
            let mut terms = Terms::none();
            let weights: [f64; D] = std::array::from_fn(|at| if at == 0 { WEIGHT } else { values[at] });
            for (row, vote) in self.votes.iter().enumerate() {
                for (sign, point) in ballots.by_vote.row(row).iter().zip(&self.points) {
                    if *sign != 0 {
                        let (side, odds) = (f64::from(*sign), self.odds(point, vote, &weights));
                        let pull = |at: usize| {
                            let [yes, no] =
                                [0, 1].map(|outcome| odds.utilities[outcome] * odds.way[outcome][at].powi(2));
                            let own = if at == 0 { odds.apart } else { -values[0] * weights[at] * (yes - no) };
                            side * own
                        };
                        terms.add(of_one(side * values[0] * odds.apart), &std::array::from_fn(pull));
                    }
                }
            }
            terms
        };
        let keep = |values: &mut [f64; D]| {
            values[0] = values[0].clamp(0.1, MOST_BETA);
            values[1..].iter_mut().for_each(|weight| *weight = weight.clamp(0.01, 5.0));
        };
        let found = climbed(from, STEPS, keep, of);
        self.beta = found[0];
        self.weights[1..].copy_from_slice(&found[1..]);
    }

    /// Turns until no point moves further than the tolerance.
    fn climb(&mut self, ballots: &Ballots, until: &Until, goes_on: &mut dyn FnMut() -> bool) -> Ended {
        let mut ended = Ended { turns: 0, moved: f64::INFINITY, converged: false };
        while ended.turns < until.turns && goes_on() {
            for row in 0..self.votes.len() {
                self.votes[row] = self.climbed_vote(ballots, row, self.votes[row], STEPS);
            }
            ended.moved = 0.0;
            for member in 0..self.points.len() {
                let point = self.climbed_point(ballots, member);
                let way: [f64; D] = std::array::from_fn(|k| point[k] - self.points[member][k]);
                ended.moved = ended.moved.max(norm(&way));
                self.points[member] = point;
            }
            self.climb_weights(ballots);
            ended.turns += 1;
            if ended.moved <= until.tolerance {
                ended.converged = true;
                break;
            }
        }
        ended
    }

    /// The ballots of a bootstrap: drawn from the map where one was cast.
    fn drawn(&self, ballots: &Ballots, random: &mut Seeded) -> Ballots {
        let columns = self.points.len();
        let mut signs = vec![0_i8; self.votes.len() * columns];
        for (row, vote) in self.votes.iter().enumerate() {
            for (at, point) in self.points.iter().enumerate() {
                if ballots.sign(row, at) != 0 {
                    let chance = phi(self.beta * self.odds(point, vote, &self.weights).apart);
                    signs[row * columns + at] = if random.unit() < chance { 1 } else { -1 };
                }
            }
        }
        Ballots::chosen((0..columns).collect(), (0..self.votes.len()).collect(), |vote, member| {
            signs[vote * columns + member]
        })
    }

    /// Where a vote divides the map: what is as far, by the weights, from where yes and where no leads to.
    fn cut(&self, vote: &[f64; K]) -> Option<Cut> {
        let normal: [f64; D] = std::array::from_fn(|k| self.weights[k].powi(2) * (vote[k] - vote[D + k]));
        let at: f64 = (0..D).map(|k| 0.5 * normal[k] * (vote[k] + vote[D + k])).sum();
        let length = norm(&normal);
        (length > 1e-9).then(|| Cut { normal: normal.iter().map(|value| value / length).collect(), at: at / length })
    }

    fn turned(&mut self, sides: [f64; D]) {
        self.points.iter_mut().for_each(|point| (0..D).for_each(|k| point[k] *= sides[k]));
        self.votes.iter_mut().for_each(|vote| (0..K).for_each(|at| vote[at] *= sides[at % D]));
    }
}

/// The map.
#[expect(clippy::cast_precision_loss, reason = "counts of fits, for the progress")]
pub(super) fn nominate<const D: usize, const K: usize>(
    ballots: &Ballots,
    request: &SpatialRequest,
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Spatial {
    let mut state = State::<D, K>::start(ballots);
    let ended = state.climb(ballots, &request.until, &mut || goes_on(0.0));
    state.turned(sides(&state.points, &request.towards));
    let plain = |value: &f64| Estimate { value: *value, error: None, interval: None, diagnosis: None };
    let mut points: Vec<Vec<Estimate>> = state.points.iter().map(|point| point.iter().map(plain).collect()).collect();
    let mut fits: Vec<Vec<[f64; D]>> = Vec::new();
    for draw in 0..request.draws {
        if !goes_on(draw as f64 / request.draws as f64) {
            break;
        }
        let again = state.drawn(ballots, &mut Seeded::at(request.seed, &[draw]));
        let mut own = state.clone();
        own.climb(&again, &request.until, &mut || true);
        fits.push(aligned(&own.points, &state.points));
    }
    if fits.len() > 1 {
        for (member, estimates) in points.iter_mut().enumerate() {
            for (at, estimate) in estimates.iter_mut().enumerate() {
                let values = fits.iter().map(|points| points[member][at]).collect();
                *estimate = Estimate { value: estimate.value, ..summed_up(&[values]) };
            }
        }
    }
    let (mut votes, mut of_votes, mut log_likelihood) = (Vec::new(), Vec::new(), 0.0);
    for (row, vote) in state.votes.iter().enumerate() {
        let mut fit = VoteFit::default();
        for (sign, point) in ballots.by_vote.row(row).iter().zip(&state.points) {
            let odds = state.odds(point, vote, &state.weights).apart;
            match sign {
                1 => fit.in_favour += 1,
                -1 => fit.against += 1,
                _ => continue,
            }
            fit.correct += usize::from(odds * f64::from(*sign) > 0.0);
            log_likelihood += of_one(f64::from(*sign) * state.beta * odds).2;
        }
        votes.push(SpatialVote {
            in_favour: fit.in_favour,
            against: fit.against,
            correct: fit.correct,
            cut: state.cut(vote),
            outcomes: Some((vote[..D].to_vec(), vote[D..].to_vec())),
        });
        of_votes.push(fit);
    }
    Spatial {
        points,
        votes,
        ended,
        fit: of_all(&of_votes, log_likelihood),
        weights: Some((state.beta, state.weights.to_vec())),
        log_likelihood: Some(log_likelihood),
        draws: (fits.len() as u64, request.draws),
    }
}

#[cfg(test)]
mod tests {
    use super::super::spatial::{Method, spatial};
    use super::super::test_data::correlation;
    use super::*;

    /// Ballots drawn from a known map, and its points.
    fn synthetic<const D: usize, const K: usize>(members: usize, votes: usize, seed: u64) -> (Ballots, State<D, K>) {
        let mut random = Seeded::at(seed, &[]);
        let inside = |random: &mut Seeded, within: f64| loop {
            let point: [f64; D] = std::array::from_fn(|_| within * (2.0 * random.unit() - 1.0));
            if norm(&point) <= within {
                break point;
            }
        };
        let points: Vec<[f64; D]> = (0..members).map(|_| inside(&mut random, 1.0)).collect();
        let vote = |random: &mut Seeded| {
            let (middle, half) = (inside(random, 0.8), inside(random, 0.8));
            std::array::from_fn(|at| if at < D { middle[at] + half[at] } else { middle[at - D] - half[at - D] })
        };
        let state = State::<D, K> {
            points,
            votes: (0..votes).map(|_| vote(&mut random)).collect(),
            beta: BETA,
            weights: [WEIGHT; D],
        };
        let all = Ballots::chosen((0..members).collect(), (0..votes).collect(), |vote, member| {
            i8::from((vote * 7 + member) % 11 != 0)
        });
        (state.drawn(&all, &mut random), state)
    }

    #[test]
    fn a_known_map_is_found_again() {
        let (ballots, truth) = synthetic::<1, 2>(30, 120, 3);
        let right = (0..30).max_by(|a, b| truth.points[*a][0].total_cmp(&truth.points[*b][0])).unwrap();
        let request = SpatialRequest { towards: vec![right], draws: 4, ..SpatialRequest::new(Method::Nominate) };
        let found = spatial(&ballots, &request, &mut |_| true).unwrap();
        let values: Vec<f64> = found.points.iter().map(|point| point[0].value).collect();
        let known: Vec<f64> = truth.points.iter().map(|point| point[0]).collect();
        assert!(correlation(&values, &known) > 0.98, "{}", correlation(&values, &known));
        assert!(values.iter().all(|value| value.abs() <= 1.0 + 1e-12) && found.ended.converged, "{:?}", found.ended);
        assert!(found.fit.reduction() > 0.3 && found.fit.mean_probability > 0.55, "{:?}", found.fit);
        let errors = found.points.iter().map(|point| point[0].error.unwrap());
        assert!(errors.sum::<f64>() / 30.0 < 0.2 && found.draws == (4, 4));
        // a cut stands half way between yes and no, and the sides are those of the chances
        let vote = &found.votes[5];
        let (yes, no) = vote.outcomes.clone().unwrap();
        let cut = vote.cut.clone().unwrap();
        assert!((cut.at * cut.normal[0] - 0.5 * (yes[0] + no[0])).abs() < 1e-9);
        let right_side = (0..30)
            .filter(|member| f64::from(ballots.sign(5, *member)) * (cut.normal[0] * values[*member] - cut.at) > 0.0);
        assert_eq!(right_side.count(), vote.correct);
    }

    #[test]
    fn two_dimensions_are_found_again() {
        let (ballots, truth) = synthetic::<2, 4>(40, 150, 5);
        let request = SpatialRequest { dimensions: 2, ..SpatialRequest::new(Method::Nominate) };
        let found = spatial(&ballots, &request, &mut |_| true).unwrap();
        let values: Vec<[f64; 2]> = found.points.iter().map(|point| [point[0].value, point[1].value]).collect();
        let near = aligned(&values, &truth.points);
        for at in 0..2 {
            let (a, b): (Vec<f64>, Vec<f64>) = near.iter().zip(&truth.points).map(|(a, b)| (a[at], b[at])).unzip();
            assert!(correlation(&a, &b) > 0.95, "{}", correlation(&a, &b));
        }
        assert!(found.weights.unwrap().1[1] > 0.1);
    }

    /// The slopes of the likelihood are those that small moves show.
    #[test]
    fn the_slopes_are_slopes() {
        let (ballots, state) = synthetic::<2, 4>(12, 6, 2);
        let terms = state.of_vote(&ballots, 1, &state.votes[1]);
        for at in 0..4 {
            let log = |by: f64| {
                let mut vote = state.votes[1];
                vote[at] += by;
                state.of_vote(&ballots, 1, &vote).log
            };
            let slope = (log(1e-5) - log(-1e-5)) / 2e-5;
            assert!((slope - terms.slope[at]).abs() < 1e-3 * slope.abs().max(1.0), "{at}: {slope} {}", terms.slope[at]);
        }
    }

    #[test]
    fn no_turn_lowers_the_likelihood() {
        let (ballots, _) = synthetic::<2, 4>(20, 60, 9);
        let mut state = State::<2, 4>::start(&ballots);
        let log =
            |state: &State<2, 4>| (0..60).map(|row| state.of_vote(&ballots, row, &state.votes[row]).log).sum::<f64>();
        let mut last = log(&state);
        for _ in 0..6 {
            state.climb(&ballots, &Until { tolerance: 0.0, turns: 1 }, &mut || true);
            let now = log(&state);
            assert!(now >= last - 1e-9, "{now} {last}");
            last = now;
        }
    }
}
