//! A scale on which abstaining lies between against and in favour, and on which members may move from year to year.
//!
//! Implements: the graded response model (Samejima 1969) in its probit form on one dimension, P(against) = Φ(low − βx), P(against or
//! abstaining) = Φ(high − βx); with a random walk of each member from period to period as in Bailey, Strezhnev and Voeten (2017),
//! "Estimating dynamic state preferences from United Nations voting data", JCR 61. First the posterior
//! mode: Newton's steps for all votes and for all paths of members in turn (each path a tridiagonal system), and after each
//! turn the shift of every period (one linear system) and its stretch, which the likelihood does not see. Votes that are known to be on
//! the same text (`RollCalls::first_on_text`) have the same cuts and discrimination, as those authors tie them: then it sees how wide
//! one period is beside another.
//! Always: a position that nobody took in a vote is no choice in it; points are given out with mean 0 and mean square 1 over
//! all members and periods; errors are those of the paths given the votes, so rather too small, unless draws are asked for: where they
//! give the points, these are their means and the errors their spreads.
//! Not here: more dimensions.

mod alone;
mod draws;
mod model;
mod settle;
mod vote;

use self::draws::draw;
use self::model::Model;
use super::ballots::Rule;
use super::diagnostics::{Diagnosis, diagnosis};
use super::map::{Cannot, Estimate, summed_up};
use super::mode::{Ended, Priors, Until};
use super::normal::phi;
use super::posterior::Sampling;
use crate::interval::NORMAL_95;
use crate::rollcalls::RollCalls;

/// What is wanted of a graded scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedRequest {
    /// The priors; that of points is for the first period of a member.
    pub priors: Priors,
    /// When the search stops.
    pub until: Until,
    /// The variance of a member's step from one period to the next; nothing if members stay where they are.
    pub walk: Option<f64>,
    /// The member, as its place in the table, that is to stand on the positive side most of the time.
    pub towards: Option<usize>,
    /// The prior variance of the cuts of a vote; that of discriminations is among the priors.
    pub cuts: f64,
    /// The prior variance of a member's points after its first, with which they are drawn back to the middle of the scale besides
    /// their walk; nothing if they walk freely.
    pub back: Option<f64>,
    /// Draws from the posterior, whose means and spreads take the place of the mode and the errors given the votes.
    pub draws: Option<Sampling>,
}

/// Where a member stood in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedPoint {
    /// The member, as its place in the table.
    pub member: usize,
    /// The session or year; nothing where votes have none or members stay.
    pub period: Option<i32>,
    /// Where.
    pub value: f64,
    /// The standard error: given the votes, or of the draws.
    pub error: f64,
    /// The ends of the 95 % interval.
    pub interval: (f64, f64),
    /// What the chains say, where there are any.
    pub diagnosis: Option<Diagnosis>,
    /// The ballots of the member in the period.
    pub ballots: usize,
}

/// A vote on a graded scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedVote {
    /// The vote, as its place in the table.
    pub vote: usize,
    /// The first vote on the same text that counts, as its place in the table; this one itself where it stands alone.
    pub first_on_text: usize,
    /// The session or year.
    pub period: Option<i32>,
    /// Where against ends; nothing if nobody stood against.
    pub low: Option<f64>,
    /// Where in favour begins; nothing if nobody stood in favour.
    pub high: Option<f64>,
    /// How sharply it tells members apart, and in which direction.
    pub discrimination: f64,
    /// Ballots against, abstaining and in favour.
    pub cast: [usize; 3],
}

impl GradedVote {
    /// How likely a member at this point is against, abstains, is in favour.
    #[must_use]
    pub fn chances(&self, point: f64) -> [f64; 3] {
        let at = |cut: Option<f64>, without: f64| cut.map_or(without, |cut| phi(cut - self.discrimination * point));
        let low = at(self.low, 0.0);
        let high = at(self.high, 1.0);
        [low, high - low, 1.0 - high]
    }
}

/// A graded scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedMap {
    /// The points, member by member, each in the order of periods.
    pub points: Vec<GradedPoint>,
    /// The votes that count.
    pub votes: Vec<GradedVote>,
    /// The log likelihood of the mode.
    pub log_likelihood: f64,
    /// The log posterior of the mode, but for the constants of the priors.
    pub log_posterior: f64,
    /// How the search ended.
    pub ended: Ended,
    /// How many draws were made and how many were asked for.
    pub draws: (u64, u64),
    /// The share of proposals accepted, where there were any.
    pub accepted: Option<f64>,
    /// Ballots, and those that the scale holds for the likeliest of the choices.
    pub ballots: usize,
    /// Those that the scale holds for the likeliest of the choices.
    pub correct: usize,
    /// Those that naming the most frequent choice of each vote gets right.
    pub most_frequent: usize,
}

impl GradedMap {
    /// How many votes are tied to another one on the same text that stands before them in the table.
    #[must_use]
    pub fn tied(&self) -> usize {
        self.votes.iter().filter(|vote| vote.first_on_text != vote.vote).count()
    }

    /// The geometric mean of the probabilities of all ballots.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count of ballots")]
    pub fn mean_probability(&self) -> f64 {
        (self.log_likelihood / self.ballots.max(1) as f64).exp()
    }
}

/// How far a graded scale is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Done {
    /// Turns of the search for the mode.
    Turns(usize),
    /// The share of the draws.
    Draws(f64),
}

/// Makes a graded scale. `goes_on` is told the turn, or the share of the draws that are made, and may stop the work; the answer then
/// says how far it came.
///
/// # Errors
/// [`Cannot`] if there are too few members or votes.
#[expect(clippy::cast_precision_loss, reason = "counts of points")]
pub fn graded(
    table: &RollCalls,
    rule: &Rule,
    request: &GradedRequest,
    goes_on: &mut dyn FnMut(Done) -> bool,
) -> Result<GradedMap, Cannot> {
    let mut model = Model::new(table, rule, request);
    if model.votes.is_empty() {
        return Err(Cannot::Votes);
    }
    if model.paths.len() < 3 {
        return Err(Cannot::Members(model.paths.len()));
    }
    model.start();
    (0..3).for_each(|_| model.step_of_votes());
    let mut ended = Ended { turns: 0, moved: f64::INFINITY, converged: false };
    while ended.turns < request.until.turns && goes_on(Done::Turns(ended.turns)) {
        ended.moved = model.turn();
        ended.turns += 1;
        if ended.moved <= request.until.tolerance {
            ended.converged = true;
            break;
        }
    }
    let (log_likelihood, log_prior) = (model.log_likelihood(), model.log_prior());
    let count = model.units.len() as f64;
    let mean = model.units.iter().map(|unit| unit.point).sum::<f64>() / count;
    let square = model.units.iter().map(|unit| (unit.point - mean).powi(2)).sum::<f64>() / count;
    let of_member = |member: usize| {
        let own = model.units.iter().filter(|unit| unit.member == member);
        own.map(|unit| unit.point - mean).sum::<f64>()
    };
    let furthest = |model: &Model| {
        let ends = model.units.iter().max_by(|a, b| (a.point - mean).abs().total_cmp(&(b.point - mean).abs()));
        ends.map_or(0.0, |unit| unit.point - mean)
    };
    let side = request.towards.map_or_else(|| furthest(&model), of_member);
    let width = square.sqrt().max(1e-300) * if side < 0.0 { -1.0 } else { 1.0 };
    let mut points = Vec::with_capacity(model.units.len());
    for path in &model.paths {
        for (at, variance) in path.clone().zip(model.variances(path)) {
            let unit = &model.units[at];
            let (value, error) = ((unit.point - mean) / width, variance.sqrt() / width.abs());
            points.push(GradedPoint {
                member: unit.member,
                period: model.periods[unit.period],
                value,
                error,
                interval: (value - NORMAL_95 * error, value + NORMAL_95 * error),
                diagnosis: None,
                ballots: unit.cast.len(),
            });
        }
    }
    let (mut draws, mut accepted) = ((0, 0), None);
    if let Some(sampling) = &request.draws {
        let all = (sampling.chains * (sampling.burn_in + sampling.draws)).max(1) as f64;
        let side: Vec<f64> = points.iter().map(|point| point.value).collect();
        let drawn = draw(&model, &side, sampling, &mut |sweeps| goes_on(Done::Draws(sweeps as f64 / all)));
        draws = (drawn.kept.iter().map(Vec::len).sum::<usize>() as u64, (sampling.chains * sampling.draws) as u64);
        accepted = Some(drawn.accepted);
        for (at, point) in points.iter_mut().enumerate() {
            let of_chain = |chain: &Vec<Vec<f64>>| chain.iter().map(|points| points[at]).collect::<Vec<f64>>();
            let chains: Vec<Vec<f64>> = drawn.kept.iter().map(of_chain).collect();
            let Estimate { value, error: Some(error), interval: Some(interval), .. } = summed_up(&chains) else {
                break;
            };
            *point = GradedPoint { value, error, interval, diagnosis: Some(diagnosis(&chains)), ..*point };
        }
    }
    let (mut ballots, mut correct, mut most_frequent) = (0, 0, 0);
    let mut votes = Vec::with_capacity(model.votes.len());
    for vote in &model.votes {
        let [low, high, sharp] = vote.values;
        let counts = vote.counts();
        let mut cast = [0_usize; 3];
        vote.cast.iter().for_each(|(_, choice)| cast[usize::from(*choice)] += 1);
        let (low, high) = match vote.taken {
            [true, false, true] => (Some(low), Some(low)),
            _ => (counts[0].then_some(low), counts[1].then_some(high)),
        };
        let raw = GradedVote {
            vote: vote.table,
            first_on_text: model.first_on(&model.texts[vote.text]).table,
            period: model.periods[vote.period],
            low,
            high,
            discrimination: sharp,
            cast,
        };
        for (unit, choice) in &vote.cast {
            let chances = raw.chances(model.units[*unit as usize].point);
            let likeliest = (0..3_u8).max_by(|a, b| chances[usize::from(*a)].total_cmp(&chances[usize::from(*b)]));
            correct += usize::from(likeliest == Some(*choice));
        }
        ballots += vote.cast.len();
        most_frequent += cast.iter().max().copied().unwrap_or(0);
        let moved = |cut: Option<f64>| cut.map(|cut| cut - sharp * mean);
        votes.push(GradedVote { low: moved(low), high: moved(high), discrimination: sharp * width, ..raw });
    }
    Ok(GradedMap {
        points,
        votes,
        log_likelihood,
        log_posterior: log_likelihood + log_prior,
        ended,
        draws,
        accepted,
        ballots,
        correct,
        most_frequent,
    })
}

#[cfg(test)]
mod tests {
    use penholder_core::Position;

    use super::super::test_data::correlation;
    use super::*;
    use crate::rollcalls::{Member, RollCall, read_ties};
    use crate::seeded::Seeded;

    /// Ballots of a known scale on which members walk; the points by member and period.
    fn drawn(members: usize, periods: usize, votes: usize, walk: f64, seed: u64) -> (RollCalls, Vec<Vec<f64>>) {
        let mut random = Seeded::at(seed, &[]);
        let named = (0..members).map(|at| Member { name: at.to_string(), group: None }).collect();
        let calls = (0..periods * votes)
            .map(|at| RollCall { id: at.to_string(), date: None, period: Some((at / votes) as i32) })
            .collect();
        let mut table = RollCalls::new(named, calls);
        let mut points: Vec<Vec<f64>> = (0..members).map(|_| vec![random.normal()]).collect();
        for path in &mut points {
            for _ in 1..periods {
                path.push(path[path.len() - 1] + walk.sqrt() * random.normal());
            }
        }
        for vote in 0..periods * votes {
            let text = some_text(&mut random);
            for (member, path) in points.iter().enumerate() {
                table.set(vote, member, Some(position(text, path[vote / votes], &mut random)));
            }
        }
        (table, points)
    }

    /// The middle of a text, half of how far its cuts are apart, and its discrimination.
    fn some_text(random: &mut Seeded) -> [f64; 3] {
        [random.normal(), 0.2 + 0.5 * random.unit(), 1.5 * random.normal()]
    }

    fn position([middle, half, sharp]: [f64; 3], point: f64, random: &mut Seeded) -> Position {
        let latent = sharp * point + random.normal() - middle;
        match latent {
            _ if random.unit() < 0.1 => Position::Absent,
            _ if latent < -half => Position::No,
            _ if latent < half => Position::Abstain,
            _ => Position::Yes,
        }
    }

    /// Periods with so many votes each, in which members stand so wide apart; the first of them on texts that come back in every
    /// period, as the second table says; the points.
    fn returning(
        members: usize,
        periods: &[(usize, f64)],
        common: usize,
        seed: u64,
    ) -> (RollCalls, Vec<u8>, Vec<Vec<f64>>) {
        let mut random = Seeded::at(seed, &[]);
        let named = (0..members).map(|at| Member { name: at.to_string(), group: None }).collect();
        let (mut calls, mut texts, mut ties) = (Vec::new(), Vec::new(), String::from("vote,text\n"));
        let again: Vec<[f64; 3]> = (0..common).map(|_| some_text(&mut random)).collect();
        for (period, (votes, _)) in periods.iter().enumerate() {
            for (vote, text) in again.iter().map(Some).chain(std::iter::repeat(None)).take(*votes).enumerate() {
                let id = format!("{period}-{vote}");
                if text.is_some() {
                    ties.push_str(&format!("{id},text {vote}\n"));
                }
                calls.push(RollCall { id, date: None, period: Some(period as i32) });
                texts.push(text.copied().unwrap_or_else(|| some_text(&mut random)));
            }
        }
        let start: Vec<f64> = (0..members).map(|_| random.normal()).collect();
        let path = |start: &f64| periods.iter().map(|(_, width)| width * start).collect();
        let points: Vec<Vec<f64>> = start.iter().map(path).collect();
        let mut table = RollCalls::new(named, calls);
        for (vote, text) in texts.into_iter().enumerate() {
            let period = table.votes()[vote].period.unwrap_or(0) as usize;
            for (member, path) in points.iter().enumerate() {
                table.set(vote, member, Some(position(text, path[period], &mut random)));
            }
        }
        (table, ties.into_bytes(), points)
    }

    /// Long and short sessions, close together and far apart.
    const UNEVEN: [(usize, f64); 6] = [(90, 0.6), (20, 0.8), (90, 1.1), (20, 1.3), (60, 1.0), (20, 0.6)];

    fn request(walk: Option<f64>) -> GradedRequest {
        GradedRequest {
            priors: Priors::default(),
            until: Until { tolerance: 1e-5, turns: 2_000 },
            walk,
            towards: None,
            cuts: 25.0,
            back: None,
            draws: None,
        }
    }

    fn against(table: &RollCalls, truth: &[Vec<f64>], request: &GradedRequest) -> (f64, GradedMap) {
        let found = graded(table, &Rule::default(), request, &mut |_| true).unwrap();
        let (values, known) = beside(truth, &found);
        (correlation(&values, &known).abs(), found)
    }

    /// Where the points were found, and where they are known to be.
    fn beside(truth: &[Vec<f64>], found: &GradedMap) -> (Vec<f64>, Vec<f64>) {
        let known = |point: &GradedPoint| truth[point.member][point.period.unwrap_or(0) as usize];
        found.points.iter().map(|point| (point.value, known(point))).unzip()
    }

    /// The share of points that hold the truth, put on the scale that was found: mean 0, mean square 1, on the same side.
    fn share_held(truth: &[Vec<f64>], found: &GradedMap, holds: impl Fn(&GradedPoint, f64) -> bool) -> f64 {
        let (values, known) = beside(truth, found);
        let count = known.len() as f64;
        let mean = known.iter().sum::<f64>() / count;
        let width = (known.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
        let width = width * correlation(&values, &known).signum();
        let scaled = known.iter().map(|known| (known - mean) / width);
        found.points.iter().zip(scaled).filter(|(point, known)| holds(point, *known)).count() as f64 / count
    }

    #[test]
    fn a_known_scale_with_abstentions_is_found_again() {
        let (table, truth) = drawn(30, 1, 200, 0.0, 3);
        let (r, found) = against(&table, &truth, &request(None));
        assert!(found.ended.converged && r > 0.98, "{r} {:?}", found.ended);
        assert!(found.correct > found.most_frequent && found.mean_probability() > 0.4);
        let chances = found.votes[0].chances(0.3);
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12 && chances.iter().all(|chance| *chance >= 0.0));
        let square = found.points.iter().map(|point| point.value.powi(2)).sum::<f64>() / 30.0;
        assert!((square - 1.0).abs() < 1e-9);
    }

    #[test]
    fn members_that_walk_are_followed() {
        let (table, truth) = drawn(25, 8, 40, 0.1, 5);
        let (r, found) = against(&table, &truth, &request(Some(0.1)));
        assert!(found.ended.converged && r > 0.95, "{r} {:?}", found.ended);
        let still = against(&table, &truth, &request(None)).0;
        assert!(r > still, "{r} {still}");
        // an error is about as large as it says, if rather too small
        let held = share_held(&truth, &found, |point, known| (point.value - known).abs() / point.error < 1.96);
        assert!(held > 0.85, "{held}");
    }

    /// How much wider than the truth each period was found, the mean over some tables; and the mean correlation with the truth.
    fn widths(tied: bool) -> (Vec<f64>, f64) {
        let seeds = 1..=4;
        let share = 1.0 / seeds.clone().count() as f64;
        let (mut wide, mut met) = (vec![0.0; UNEVEN.len()], 0.0);
        for seed in seeds {
            let (mut table, ties, truth) = returning(30, &UNEVEN, 15, seed);
            if tied {
                assert_eq!(read_ties(&mut table, &ties).unwrap().votes, 75);
            }
            let (r, found) = against(&table, &truth, &request(Some(0.5)));
            assert!(found.ended.converged && (found.tied() > 50) == tied, "{:?} {}", found.ended, found.tied());
            met += share * r;
            for (period, wide) in wide.iter_mut().enumerate() {
                let own = found.points.iter().filter(|point| point.period == Some(period as i32));
                let pairs: Vec<(f64, f64)> = own.map(|point| (point.value, truth[point.member][period])).collect();
                let along: f64 = pairs.iter().map(|(value, known)| value * known).sum();
                *wide += share * along.abs() / pairs.iter().map(|(_, known)| known * known).sum::<f64>();
            }
        }
        (wide, met)
    }

    #[test]
    fn texts_that_come_back_hold_the_width() {
        let apart = |wide: &[f64]| {
            let ends =
                wide.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), wide| (low.min(*wide), high.max(*wide)));
            ends.1 / ends.0
        };
        let ((tied, r), (untied, without)) = (widths(true), widths(false));
        assert!(apart(&tied) < 1.35 && apart(&untied) > 1.7, "{tied:?} {untied:?}");
        assert!(r > 0.96 && r > without + 0.02, "{r} {without}");
    }

    #[test]
    fn votes_on_one_text_have_one_pair_of_cuts() {
        let (mut table, ties, truth) = returning(12, &[(15, 1.0), (12, 0.7)], 5, 3);
        read_ties(&mut table, &ties).unwrap();
        let found = against(&table, &truth, &request(Some(0.1))).1;
        let second = found.votes.iter().find(|vote| vote.first_on_text != vote.vote).unwrap();
        let first = found.votes.iter().find(|vote| vote.vote == second.first_on_text).unwrap();
        assert_eq!((first.low, first.high, first.discrimination), (second.low, second.high, second.discrimination));
        assert_ne!((first.cast, first.period), (second.cast, second.period));
    }

    #[test]
    fn a_table_that_ties_nothing_changes_nothing() {
        let (mut table, _) = drawn(10, 3, 15, 0.1, 7);
        let sampling = Sampling { chains: 1, burn_in: 5, draws: 10, seed: 4, threads: 1 };
        let wanted = GradedRequest { draws: Some(sampling), ..request(Some(0.1)) };
        let untied = graded(&table, &Rule::default(), &wanted, &mut |_| true).unwrap();
        read_ties(&mut table, b"vote,text\n0,one\n1,two\n").unwrap();
        assert_eq!(graded(&table, &Rule::default(), &wanted, &mut |_| true).unwrap(), untied);
    }

    #[test]
    fn draws_hold_the_width_of_texts_that_come_back() {
        let (mut table, ties, truth) = returning(15, &[(40, 1.0), (15, 0.9), (40, 1.1)], 12, 5);
        read_ties(&mut table, &ties).unwrap();
        let sampling = Sampling { chains: 2, burn_in: 100, draws: 200, seed: 4, threads: 2 };
        let wanted = GradedRequest { draws: Some(sampling), ..request(Some(0.1)) };
        let (r, found) = against(&table, &truth, &wanted);
        assert!(r > 0.95, "{r}");
        let held = share_held(&truth, &found, |point, known| (point.interval.0..=point.interval.1).contains(&known));
        assert!(held > 0.85, "{held}");
    }

    #[test]
    fn the_slopes_of_a_period_are_slopes() {
        let (mut table, ties, _) = returning(8, &UNEVEN[..3], 5, 2);
        read_ties(&mut table, &ties).unwrap();
        let wanted = GradedRequest { back: Some(0.5), cuts: 9.0, ..request(Some(0.1)) };
        let mut model = Model::new(&table, &Rule { fewest_ballots: 1, ..Rule::default() }, &wanted);
        model.start();
        (0..20).for_each(|_| {
            model.turn();
        });
        let value = |model: &Model| model.log_likelihood() + model.log_prior();
        assert_eq!((model.alone.len(), model.blocks), (3, 1));
        for own in model.alone.clone() {
            let at = [0.1, -0.2];
            let there = |by: [f64; 2]| model.of_period(&own, by, own.more());
            for part in 0..2 {
                let moved = |by: f64| std::array::from_fn(|k| if k == part { at[k] + by } else { at[k] });
                let slope = (there(moved(1e-5)).log - there(moved(-1e-5)).log) / 2e-5;
                let said = there(at).slope[part];
                assert!((slope - said).abs() < 1e-4 * (1.0 + said.abs()), "{part}: {slope} {said}");
            }
            // what the move changes is the log posterior
            let says = model.of_period(&own, at, 0.0).log - model.of_period(&own, [0.0; 2], 0.0).log;
            let mut moved = model.clone();
            moved.move_alone(&own, at);
            let found = value(&moved) - value(&model);
            assert!((says - found).abs() < 1e-8 * found.abs().max(1.0), "{says} {found}");
        }
    }

    #[test]
    fn the_mode_is_a_mode() {
        let (table, _) = drawn(8, 3, 12, 0.1, 2);
        let (mut tied, ties, _) = returning(8, &[(12, 1.0), (9, 0.7), (12, 1.2)], 4, 2);
        read_ties(&mut tied, &ties).unwrap();
        for back in [None, Some(0.5)] {
            for table in [&table, &tied] {
                is_a_mode(table, &GradedRequest { back, cuts: 9.0, ..request(Some(0.1)) });
            }
        }
    }

    fn is_a_mode(table: &RollCalls, request: &GradedRequest) {
        let mut model = Model::new(table, &Rule { fewest_ballots: 1, ..Rule::default() }, request);
        model.start();
        (0..3_000).for_each(|_| {
            model.turn();
        });
        let value = |model: &Model| model.log_likelihood() + model.log_prior();
        let best = value(&model);
        for at in 0..model.units.len() {
            for by in [-0.01, 0.01] {
                model.units[at].point += by;
                assert!(value(&model) <= best + 1e-6);
                model.units[at].point -= by;
            }
        }
        for at in 0..model.texts.len() {
            let values = model.first_on(&model.texts[at]).values;
            for part in 0..3 {
                for by in [-0.01, 0.01] {
                    let mut other = values;
                    other[part] += by;
                    model.set_values(at, other);
                    assert!(value(&model) <= best + 1e-6, "{at} {part}");
                }
            }
            model.set_values(at, values);
        }
    }

    #[test]
    fn draws_follow_those_who_walk_and_know_how_sure_they_are() {
        let (table, truth) = drawn(20, 5, 30, 0.1, 5);
        let sampling = Sampling { chains: 2, burn_in: 60, draws: 120, seed: 4, threads: 2 };
        let wanted = GradedRequest { draws: Some(sampling), ..request(Some(0.1)) };
        let (r, found) = against(&table, &truth, &wanted);
        assert!(r > 0.95 && found.draws == (240, 240), "{r} {:?}", found.draws);
        assert!(found.accepted.unwrap() > 0.6, "{:?}", found.accepted);
        // 95 % intervals hold the truth about as often as they say
        let held = share_held(&truth, &found, |point, known| (point.interval.0..=point.interval.1).contains(&known));
        assert!(held > 0.85, "{held}");
        let one = GradedRequest { draws: Some(Sampling { threads: 1, ..sampling }), ..wanted };
        assert_eq!(graded(&table, &Rule::default(), &one, &mut |_| true).unwrap().points, found.points);
    }

    #[test]
    fn too_little_is_no_scale() {
        let (table, _) = drawn(2, 1, 30, 0.0, 1);
        let found = graded(&table, &Rule::default(), &request(None), &mut |_| true);
        assert!(matches!(found, Err(Cannot::Members(2))));
        let empty = RollCalls::default();
        assert_eq!(graded(&empty, &Rule::default(), &request(None), &mut |_| true), Err(Cannot::Votes));
    }
}
