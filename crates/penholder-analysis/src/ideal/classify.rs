//! Optimal classification: as few ballots as possible on the wrong side of their cut lines.
//!
//! Implements: Poole (2000), "Nonparametric unfolding of binary choice data", Political Analysis 8. In turn the best cut of every vote
//! given the points, and the best place of every member given the cuts. A cut is the best there is: on one dimension all places are
//! tried, on two every line that two members span (any other divides them like one of these). A member moves along lines through
//! its place: on one dimension to the best of all places, on two along some directions in each turn. At the end on one dimension every
//! member is also tried in every place together with the cuts that are best then.
//! Always: no turn classifies fewer ballots correctly. Places on one dimension are given out as ranks from -1 to 1, members that no
//! vote divides with the same; nothing is said of how far apart they are, nor how sure.
//! Not here: which votes and members count (`ballots`).

use super::ballots::Ballots;
use super::fit::{VoteFit, of_all};
use super::map::Estimate;
use super::mode::Ended;
use super::similar::by_agreement;
use super::spatial::{Cut, Spatial, SpatialRequest, SpatialVote, sides};
use crate::seeded::Seeded;

/// In so many directions a member moves in a turn on two dimensions.
const DIRECTIONS: usize = 8;
/// The search ends after so many turns that bring nothing: the more the less a turn costs.
fn patience(ballots: &Ballots) -> usize {
    let turn = ballots.votes.len() * ballots.members.len().pow(2);
    (30_000_000 / turn.max(1)).clamp(20, 300)
}

/// A vote's cut: in favour where the normal points to.
#[derive(Clone, Copy, Debug)]
struct Line<const D: usize> {
    normal: [f64; D],
    at: f64,
}

impl<const D: usize> Line<D> {
    fn side(&self, point: &[f64; D]) -> f64 {
        dot(&self.normal, point) - self.at
    }
}

fn dot<const D: usize>(a: &[f64; D], b: &[f64; D]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[derive(Clone)]
struct State<const D: usize> {
    points: Vec<[f64; D]>,
    lines: Vec<Line<D>>,
}

/// What is chosen of places that are as good: the one with most room, or any.
enum Tie<'a> {
    Room,
    Any(&'a mut Seeded),
}

impl Tie<'_> {
    /// How much a place with so much room is to be preferred.
    fn worth(&mut self, room: f64) -> f64 {
        match self {
            Tie::Room => room,
            Tie::Any(random) => random.unit(),
        }
    }

    /// A place in a room: the middle, or any.
    fn within(&mut self, from: f64, to: f64) -> f64 {
        let share = match self {
            Tie::Room => 0.5,
            Tie::Any(random) => 0.05 + 0.9 * random.unit(),
        };
        from + share * (to - from)
    }
}

/// The best cut along one direction: how many are right, where, and whether those beyond are in favour.
fn along(places: &mut [(f64, i8)], tie: &mut Tie<'_>) -> (usize, f64, bool) {
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let yes = places.iter().filter(|(_, sign)| *sign > 0).count();
    let all = places.len();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return (0, 0.0, true) };
    // everybody on one side
    let (mut best, mut at, mut beyond, mut worth) =
        if yes * 2 >= all { (yes, first.0 - 1.0, true, 0.0) } else { (all - yes, last.0 + 1.0, true, 0.0) };
    let mut yes_before = 0;
    for split in 1..all {
        yes_before += usize::from(places[split - 1].1 > 0);
        let gap = places[split].0 - places[split - 1].0;
        if gap <= 1e-12 {
            continue;
        }
        let right = (split - yes_before) + (yes - yes_before);
        for (right, up) in [(right, true), (all - right, false)] {
            let own = if right < best { 0.0 } else { tie.worth(gap) };
            if right > best || (right == best && own > worth) {
                (best, at, beyond, worth) = (right, 0.5 * (places[split].0 + places[split - 1].0), up, own);
            }
        }
    }
    (best, at, beyond)
}

/// For every member the others in the order in which a line that turns round it meets them.
fn turning(points: &[[f64; 2]]) -> Vec<Vec<(f64, usize)>> {
    let round = |one: usize| {
        let mut others: Vec<(f64, usize)> = (0..points.len())
            .filter(|other| *other != one)
            .map(|other| {
                let way = [points[other][0] - points[one][0], points[other][1] - points[one][1]];
                (way[1].atan2(way[0]).rem_euclid(std::f64::consts::PI), other)
            })
            .collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    };
    (0..points.len()).map(round).collect()
}

/// The direction of the best line through any member in a vote, and how many it gets right at least.
fn best_direction(points: &[[f64; 2]], turning: &[Vec<(f64, usize)>], signs: &[i8]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (one, others) in turning.iter().enumerate() {
        let own = usize::from(signs[one] != 0);
        // left of the line that points along the first axis
        let (mut left, mut all) = ([0_usize; 2], [0_usize; 2]);
        let is_left = |other: usize| {
            let up = points[other][1] - points[one][1];
            up > 0.0 || (up == 0.0 && points[other][0] < points[one][0])
        };
        for (_, other) in others {
            let side = match signs[*other] {
                1 => 0,
                -1 => 1,
                _ => continue,
            };
            all[side] += 1;
            left[side] += usize::from(is_left(*other));
        }
        let mut now_left: Vec<bool> = (0..points.len()).map(is_left).collect();
        for (place, (angle, other)) in others.iter().enumerate() {
            let next = others.get(place + 1).map_or(std::f64::consts::PI, |(angle, _)| *angle);
            let side = usize::from(signs[*other] < 0);
            if signs[*other] != 0 {
                if now_left[*other] {
                    left[side] -= 1;
                } else {
                    left[side] += 1;
                }
                now_left[*other] = !now_left[*other];
            }
            if next - angle <= 1e-12 {
                continue;
            }
            let right = left[0] + all[1] - left[1];
            let right = right.max(all[0] + all[1] - right) + own;
            if best.is_none_or(|(most, _)| right > most) {
                best = Some((right, 0.5 * (angle + next)));
            }
        }
    }
    best
}

/// For each gap between the others, how many ballots are right in the votes of a member that is put there, the cuts where they are
/// best then.
fn right_by_gap(ballots: &Ballots, member: usize, others: &[usize]) -> Vec<usize> {
    let mut right = vec![0; others.len() + 1];
    let mut by_split = vec![0; others.len() + 1];
    for (row, own) in ballots.by_member.row(member).iter().enumerate().take(ballots.votes.len()) {
        if *own == 0 {
            continue;
        }
        let signs = ballots.by_vote.row(row);
        let mut best = vec![0; others.len() + 1];
        // those beyond the cut in favour, then those before it
        for up in [1_i8, -1] {
            let mut now = others.iter().filter(|other| signs[**other] == up).count();
            for (split, by_split) in by_split.iter_mut().enumerate() {
                *by_split = now;
                match others.get(split).map(|other| signs[*other] * up) {
                    Some(1) => now -= 1,
                    Some(-1) => now += 1,
                    _ => {}
                }
            }
            let (beyond, before) = (usize::from(*own == up), usize::from(*own != up));
            let mut most = 0;
            for (gap, best) in best.iter_mut().enumerate() {
                most = most.max(by_split[gap]);
                *best = (*best).max(most + beyond);
            }
            most = 0;
            for gap in (0..best.len()).rev() {
                most = most.max(by_split[gap]);
                best[gap] = best[gap].max(most + before);
            }
        }
        right.iter_mut().zip(best).for_each(|(right, best)| *right += best);
    }
    right
}

impl<const D: usize> State<D> {
    fn start(ballots: &Ballots) -> Self {
        let lines =
            vec![Line { normal: std::array::from_fn(|k| f64::from(u8::from(k == 0))), at: 0.0 }; ballots.votes.len()];
        Self { points: by_agreement::<D>(ballots), lines }
    }

    /// The best cut along a direction, and how many it gets right.
    fn cut_along(&self, signs: &[i8], normal: [f64; D], tie: &mut Tie<'_>) -> (usize, Line<D>) {
        let cast = self.points.iter().zip(signs).filter(|(_, sign)| **sign != 0);
        let mut places: Vec<(f64, i8)> = cast.map(|(point, sign)| (dot(&normal, point), *sign)).collect();
        let (right, at, beyond) = along(&mut places, tie);
        let line = if beyond { Line { normal, at } } else { Line { normal: normal.map(|value| -value), at: -at } };
        (right, line)
    }

    fn right(&self, signs: &[i8], line: &Line<D>) -> usize {
        let right = |(point, sign): &(&[f64; D], &i8)| f64::from(**sign) * line.side(point) > 0.0;
        self.points.iter().zip(signs).filter(right).count()
    }

    /// The best cut of every vote; how many ballots are right.
    fn cut(&mut self, ballots: &Ballots, tie: &mut Tie<'_>) -> usize {
        let plane: Vec<[f64; 2]> = self.points.iter().map(|point| [point[0], point[D - 1]]).collect();
        let turning = if D == 2 { turning(&plane) } else { Vec::new() };
        let mut all = 0;
        for row in 0..self.lines.len() {
            let signs = &ballots.by_vote.row(row)[..self.points.len()];
            let kept = self.lines[row];
            let mut best = self.cut_along(signs, kept.normal, tie);
            if let Some((_, angle)) = best_direction(&plane, &turning, signs) {
                let (sine, cosine) = angle.sin_cos();
                let normal = std::array::from_fn(|k| if k == 0 { -sine } else { cosine });
                let found = self.cut_along(signs, normal, tie);
                if found.0 > best.0 {
                    best = found;
                }
            }
            if best.0 < self.right(signs, &kept) {
                best = (self.right(signs, &kept), kept);
            }
            self.lines[row] = best.1;
            all += best.0;
        }
        all
    }

    /// The best place of a member on a line through where it stands, not further than 1 from the middle: how many are right there, and
    /// how far to go.
    fn way(&self, signs: &[i8], point: &[f64; D], direction: &[f64; D], tie: &mut Tie<'_>) -> (usize, f64) {
        let (along, square) = (dot(point, direction), dot(point, point));
        let reach = (along * along + 1.0 - square).max(0.0).sqrt();
        let (first, last) = (-along - reach, -along + reach);
        let mut right = 0_i64;
        // where a cut is met, and what the member gains there
        let mut met: Vec<(f64, i64)> = Vec::new();
        for (line, sign) in self.lines.iter().zip(signs).filter(|(_, sign)| **sign != 0) {
            let (here, slope) = (line.side(point), dot(&line.normal, direction));
            let right_at = |place: f64| f64::from(*sign) * (here + place * slope) > 0.0;
            let place = -here / slope;
            right += i64::from(right_at(first));
            if slope.abs() > 1e-12 && place > first && place < last {
                met.push((place, if f64::from(*sign) * slope > 0.0 { 1 } else { -1 }));
            }
        }
        met.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut best, mut from) = ((right, 0.0, 0.0), first);
        let mut begun = false;
        for (place, gain) in met.iter().copied().chain([(last, 0)]) {
            let room = place - from;
            if room > 1e-9 && (!begun || right >= best.0) {
                let worth = tie.worth(room);
                if !begun || right > best.0 || worth > best.2 {
                    (best, begun) = ((right, tie.within(from, place), worth), true);
                }
            }
            (right, from) = (right + gain, place);
        }
        (usize::try_from(best.0).unwrap_or(0), best.1)
    }

    /// Moves every member along some directions; how many ballots are right before the cuts follow.
    fn place(&mut self, ballots: &Ballots, random: &mut Seeded, tie: &mut Tie<'_>) -> usize {
        let mut all = 0;
        for member in 0..self.points.len() {
            let signs = &ballots.by_member.row(member)[..self.lines.len()];
            let mut own = signs
                .iter()
                .zip(&self.lines)
                .filter(|(sign, line)| f64::from(**sign) * line.side(&self.points[member]) > 0.0)
                .count();
            for _ in 0..if D == 1 { 1 } else { DIRECTIONS } {
                let angle = std::f64::consts::PI * random.unit();
                let direction = std::array::from_fn(|k| {
                    if D == 1 {
                        1.0
                    } else if k == 0 {
                        angle.cos()
                    } else {
                        angle.sin()
                    }
                });
                let point = self.points[member];
                let (right, by) = self.way(signs, &point, &direction, tie);
                if right >= own {
                    own = right;
                    self.points[member] = std::array::from_fn(|k| point[k] + by * direction[k]);
                }
            }
            all += own;
        }
        all
    }

    /// On one dimension, takes every member out in turn and puts it where most ballots are right once the cuts have followed, until
    /// nothing is gained.
    fn reinsert(&mut self, ballots: &Ballots) {
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        order.sort_by(|a, b| self.points[*a][0].total_cmp(&self.points[*b][0]));
        let mut gained = true;
        while gained {
            gained = false;
            for member in 0..order.len() {
                let Some(now) = order.iter().position(|own| *own == member) else { continue };
                let others: Vec<usize> = order.iter().copied().filter(|own| *own != member).collect();
                let right = right_by_gap(ballots, member, &others);
                let best = (0..right.len()).max_by_key(|gap| (right[*gap], std::cmp::Reverse(gap.abs_diff(now))));
                if let Some(gap) = best.filter(|gap| right[*gap] > right[now]) {
                    order.remove(now);
                    order.insert(gap, member);
                    gained = true;
                }
            }
        }
        let step = 2.0 / f64::from(u32::try_from(order.len().max(2) - 1).unwrap_or(u32::MAX));
        let mut place = -1.0;
        for member in order {
            self.points[member][0] = place;
            place += step;
        }
    }

    /// On one dimension, ranks in place of places; the cuts go with them.
    #[expect(clippy::cast_precision_loss, reason = "counts of members")]
    fn ranked(&mut self) {
        // members between whom no cut falls stand in the same place: that of so many cuts
        let mut cuts: Vec<f64> = self.lines.iter().map(|line| line.at * line.normal[0]).collect();
        cuts.sort_by(f64::total_cmp);
        let below = |place: f64| cuts.partition_point(|cut| *cut < place) as f64;
        self.points.iter_mut().for_each(|point| point[0] = below(point[0]));
        self.lines.iter_mut().for_each(|line| line.at = (below(line.at * line.normal[0]) + 0.5) * line.normal[0]);
        let mut places: Vec<f64> = self.points.iter().map(|point| point[0]).collect();
        places.sort_by(f64::total_cmp);
        let last = (places.len().max(2) - 1) as f64;
        // members before a place, as a rank from -1 to 1
        let before = |place: f64| places.partition_point(|own| *own < place) as f64;
        let rank = |place: f64| {
            let same = places.partition_point(|own| *own <= place) as f64 - before(place);
            (before(place) + 0.5 * (same - 1.0)) / last * 2.0 - 1.0
        };
        let cut = |place: f64| (before(place) - 0.5) / last * 2.0 - 1.0;
        let points: Vec<f64> = self.points.iter().map(|point| rank(point[0])).collect();
        for line in &mut self.lines {
            let place = line.at * line.normal[0];
            line.at = cut(place) * line.normal[0];
        }
        self.points.iter_mut().zip(points).for_each(|(point, rank)| point[0] = rank);
    }
}

/// The map.
pub(super) fn classify<const D: usize>(
    ballots: &Ballots,
    request: &SpatialRequest,
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Spatial {
    let mut state = State::<D>::start(ballots);
    let mut random = Seeded::at(request.seed, &[]);
    let mut ended = Ended { turns: 0, moved: 0.0, converged: false };
    let (mut most, mut in_vain) = (state.cut(ballots, &mut Tie::Room), 0);
    while ended.turns < request.until.turns && goes_on(0.0) {
        if most == ballots.cast || in_vain == patience(ballots) {
            ended.converged = true;
            break;
        }
        // every second turn takes any of the places that are as good: that leads out of where most room leads into
        let mut any = Seeded::at(request.seed, &[1, ended.turns as u64]);
        let mut tie = if ended.turns.is_multiple_of(2) { Tie::Room } else { Tie::Any(&mut any) };
        state.place(ballots, &mut random, &mut tie);
        let right = state.cut(ballots, &mut tie);
        in_vain = if right > most { 0 } else { in_vain + 1 };
        most = most.max(right);
        ended.turns += 1;
    }
    if D == 1 {
        if most < ballots.cast {
            state.reinsert(ballots);
            state.cut(ballots, &mut Tie::Room);
        }
        state.ranked();
    }
    let sides = sides(&state.points, &request.towards);
    state.points.iter_mut().for_each(|point| (0..D).for_each(|k| point[k] *= sides[k]));
    state.lines.iter_mut().for_each(|line| (0..D).for_each(|k| line.normal[k] *= sides[k]));
    let (mut votes, mut fits) = (Vec::new(), Vec::new());
    for (row, line) in state.lines.iter().enumerate() {
        let signs = &ballots.by_vote.row(row)[..state.points.len()];
        let count = |side: i8| signs.iter().filter(|sign| **sign == side).count();
        let fit = VoteFit { in_favour: count(1), against: count(-1), correct: state.right(signs, line) };
        let sees = state.points.iter().any(|point| line.side(point) > 0.0)
            && state.points.iter().any(|point| line.side(point) < 0.0);
        votes.push(SpatialVote {
            in_favour: fit.in_favour,
            against: fit.against,
            correct: fit.correct,
            cut: sees.then(|| Cut { normal: line.normal.to_vec(), at: line.at }),
            outcomes: None,
        });
        fits.push(fit);
    }
    let plain = |value: &f64| Estimate { value: *value, error: None, interval: None, diagnosis: None };
    Spatial {
        points: state.points.iter().map(|point| point.iter().map(plain).collect()).collect(),
        votes,
        ended,
        fit: of_all(&fits, f64::NAN),
        weights: None,
        log_likelihood: None,
        draws: (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::mode::Until;
    use super::super::similar::norm;
    use super::super::spatial::{Method, spatial};
    use super::super::test_data::correlation;
    use super::*;

    /// Everybody votes by its place in the disc; some ballots are missing. The places.
    fn perfect<const D: usize>(members: usize, votes: usize, missing: f64, seed: u64) -> (Ballots, Vec<[f64; D]>) {
        let mut random = Seeded::at(seed, &[]);
        let mut inside = |within: f64| loop {
            let point: [f64; D] = std::array::from_fn(|_| within * (2.0 * random.unit() - 1.0));
            if norm(&point) <= within {
                break point;
            }
        };
        let points: Vec<[f64; D]> = (0..members).map(|_| inside(1.0)).collect();
        let lines: Vec<([f64; D], [f64; D])> = (0..votes).map(|_| (inside(0.7), inside(1.0))).collect();
        let mut random = Seeded::at(seed, &[1]);
        let absent: Vec<bool> = (0..members * votes).map(|_| random.unit() < missing).collect();
        let ballots = Ballots::chosen((0..members).collect(), (0..votes).collect(), |vote, member| {
            let (through, normal) = &lines[vote];
            let way: [f64; D] = std::array::from_fn(|k| points[member][k] - through[k]);
            match absent[vote * members + member] {
                true => 0,
                false if dot(&way, normal) > 0.0 => 1,
                false => -1,
            }
        });
        (ballots, points)
    }

    fn found<const D: usize>(ballots: &Ballots) -> Spatial {
        let until = Until { tolerance: 1e-3, turns: 2_000 };
        let request = SpatialRequest { dimensions: D, until, ..SpatialRequest::new(Method::Classification) };
        spatial(ballots, &request, &mut |_| true).unwrap()
    }

    #[test]
    fn perfect_voting_on_a_line_is_classified_without_error() {
        for seed in 0..6 {
            let (ballots, points) = perfect::<1>(30, 120, 0.1, seed);
            let map = found::<1>(&ballots);
            assert_eq!(map.fit.correct, map.fit.ballots, "{seed}");
            // the order is the true one, or its reverse, up to neighbours that no vote with both divides
            let (known, ranks): (Vec<f64>, Vec<f64>) =
                points.iter().zip(&map.points).map(|(point, found)| (point[0], found[0].value)).unzip();
            assert!(correlation(&known, &ranks).abs() > 0.95, "{seed} {ranks:?}");
        }
    }

    #[test]
    fn perfect_voting_in_the_plane_is_classified_without_error() {
        let mut wrong = Vec::new();
        for seed in 0..4 {
            let (ballots, _) = perfect::<2>(25, 60, 0.05, seed);
            let map = found::<2>(&ballots);
            wrong.push(map.fit.ballots - map.fit.correct);
        }
        assert_eq!(wrong, [0; 4]);
    }

    /// All lines through two members, moved a little to each side, tried one after the other.
    fn slowly(points: &[[f64; 2]], signs: &[i8]) -> usize {
        let state = State::<2> { points: points.to_vec(), lines: Vec::new() };
        let mut best = 0;
        for one in points {
            for other in points {
                let way = [other[0] - one[0], other[1] - one[1]];
                for turn in [-1e-6, 1e-6] {
                    let angle = way[1].atan2(way[0]) + turn;
                    best = best.max(state.cut_along(signs, [-angle.sin(), angle.cos()], &mut Tie::Room).0);
                }
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_best_line_is_the_best(seed in 0_u64..500) {
            let mut random = Seeded::at(seed, &[]);
            let points: Vec<[f64; 2]> = (0..12).map(|_| [random.normal(), random.normal()]).collect();
            let signs: Vec<i8> = (0..12).map(|_| [1, -1, 0][random.below(3)]).collect();
            prop_assume!(signs.iter().any(|sign| *sign != 0));
            let state = State::<2> { points: points.clone(), lines: Vec::new() };
            let (_, angle) = best_direction(&points, &turning(&points), &signs).unwrap();
            let fast = state.cut_along(&signs, [-angle.sin(), angle.cos()], &mut Tie::Room).0;
            prop_assert_eq!(fast, slowly(&points, &signs));
        }

        #[test]
        fn a_member_is_put_where_most_is_right(seed in 0_u64..200) {
            let mut random = Seeded::at(seed, &[3]);
            let signs: Vec<i8> = (0..7 * 9).map(|_| [1, -1, 0][random.below(3)]).collect();
            let ballots = Ballots::chosen((0..7).collect(), (0..9).collect(), |vote, member| signs[vote * 7 + member]);
            let others: Vec<usize> = (1..7).collect();
            let right = right_by_gap(&ballots, 0, &others);
            for (gap, right) in right.iter().enumerate() {
                let mut order = others.clone();
                order.insert(gap, 0);
                let mut slow = 0;
                for vote in (0..9).filter(|vote| ballots.sign(*vote, 0) != 0) {
                    let places = order.iter().zip(0_u8..).map(|(member, at)| (f64::from(at), ballots.sign(vote, *member)));
                    slow += along(&mut places.filter(|(_, sign)| *sign != 0).collect::<Vec<_>>(), &mut Tie::Room).0;
                }
                prop_assert_eq!(*right, slow);
            }
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        /// However members voted, at least the larger side of every vote is right, and what is said of a vote is so.
        #[test]
        fn never_worse_than_the_larger_sides(seed in 0_u64..60) {
            let mut random = Seeded::at(seed, &[7]);
            let signs: Vec<i8> = (0..8 * 15).map(|_| [1, -1, 0, 1][random.below(4)]).collect();
            let ballots = Ballots::chosen((0..8).collect(), (0..15).collect(), |vote, member| signs[vote * 8 + member]);
            for map in [found::<1>(&ballots), found::<2>(&ballots)] {
                for vote in &map.votes {
                    prop_assert!(vote.correct >= vote.in_favour.max(vote.against), "{:?}", vote);
                }
            }
        }
    }
}
