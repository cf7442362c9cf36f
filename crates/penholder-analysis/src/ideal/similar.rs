//! Where members stand by how often they voted alike, as a beginning.
//!
//! Implements: classical scaling (Torgerson 1952) of the shares of common votes in which two members voted differently. Where everybody
//! votes by its place on a line and nobody misses a vote, these shares are distances on that line, so that the order is exact
//! (Poole 2005, *Spatial models of parliamentary voting*, chapter 2).

use super::ballots::Ballots;

/// So many steps of power iteration for each dimension.
const STEPS: usize = 300;

/// Coordinates with mean 0, the furthest member at distance 1.
#[expect(clippy::cast_precision_loss, reason = "counts of ballots and members")]
pub(super) fn by_agreement<const D: usize>(ballots: &Ballots) -> Vec<[f64; D]> {
    let count = ballots.members.len();
    let mut centred = vec![0.0; count * count];
    for one in 0..count {
        for other in 0..one {
            let (mut both, mut apart) = (0_usize, 0_usize);
            for (a, b) in ballots.by_member.row(one).iter().zip(ballots.by_member.row(other)) {
                both += usize::from(a * b != 0);
                apart += usize::from(a * b < 0);
            }
            // of two who never voted together nothing is known
            let share = if both == 0 { 0.5 } else { apart as f64 / both as f64 };
            centred[one * count + other] = share * share;
            centred[other * count + one] = share * share;
        }
    }
    let means: Vec<f64> = centred.chunks(count).map(|row| row.iter().sum::<f64>() / count as f64).collect();
    let all = means.iter().sum::<f64>() / count as f64;
    for one in 0..count {
        for other in 0..count {
            let square = centred[one * count + other];
            centred[one * count + other] = -0.5 * (square - means[one] - means[other] + all);
        }
    }
    let mut points = vec![[0.0; D]; count];
    let mut found: Vec<Vec<f64>> = Vec::new();
    for dimension in 0..D {
        let mut vector: Vec<f64> =
            (0..count).map(|at| if (at * 7 + dimension) % 11 < 5 { 1.0 } else { -1.0 }).collect();
        let mut length = 0.0;
        for _ in 0..STEPS {
            let mut next: Vec<f64> =
                centred.chunks(count).map(|row| row.iter().zip(&vector).map(|(a, b)| a * b).sum()).collect();
            for other in &found {
                let along: f64 = next.iter().zip(other).map(|(a, b)| a * b).sum();
                next.iter_mut().zip(other).for_each(|(a, b)| *a -= along * b);
            }
            length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
            vector = next.into_iter().map(|value| value / length.max(1e-300)).collect();
        }
        points.iter_mut().zip(&vector).for_each(|(point, value)| point[dimension] = value * length.sqrt());
        found.push(vector);
    }
    let furthest = points.iter().map(norm).fold(1e-300, f64::max);
    points.iter_mut().flatten().for_each(|value| *value /= furthest);
    points
}

/// The length of a vector.
pub(super) fn norm<const D: usize>(point: &[f64; D]) -> f64 {
    point.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_perfect_voting_is_exact() {
        // member m votes in favour of the votes below its place, every second time the other way round
        let perfect = Ballots::chosen((0..9).collect(), (0..40).collect(), |vote, member| {
            let side = if vote * 9 / 40 < member { 1 } else { -1 };
            if vote % 2 == 0 { side } else { -side }
        });
        let points = by_agreement::<1>(&perfect);
        let up = points.windows(2).all(|pair| pair[0][0] < pair[1][0]);
        let down = points.windows(2).all(|pair| pair[0][0] > pair[1][0]);
        assert!(up || down, "{points:?}");
        assert!((points.iter().map(norm).fold(0.0, f64::max) - 1.0).abs() < 1e-12);
    }
}
