//! Shapley-Shubik indices of large weighted games by integrating the multilinear extension.
//!
//! Implements: Owen (1972), "Multilinear extensions of games": the index is the integral over p of the probability that a
//! seat swings when everybody else joins with probability p; that is a polynomial of degree n-1, so that Gauss-Legendre
//! with n/2 nodes is exact up to rounding. Fewer nodes are taken if the indices then sum to one already.
//! Always: how far the sum of all indices is from one is given beside the result.

use super::one_quota::OneQuota;

/// Indices by class, and how far their sum is from one.
pub(super) struct Integrated {
    pub(super) of_class: Vec<f64>,
    pub(super) within: f64,
    pub(super) nodes: usize,
}

/// Share of the probability that is cut off at the far end of a table, at each step.
const NEGLIGIBLE: f64 = 1e-20;

/// How near to one the sum of the indices has to be before fewer nodes than the degree needs are enough.
const NEAR_ENOUGH: f64 = 1e-11;

impl OneQuota {
    /// The indices by integration; `None` if `goes_on` (told the share done) says to stop.
    pub(super) fn integrated(&self, goes_on: &mut dyn FnMut(f64) -> bool) -> Option<Integrated> {
        let enough = self.seats.div_ceil(2).max(1);
        let mut attempts: Vec<usize> = [28, 48].into_iter().filter(|nodes| *nodes < enough).collect();
        attempts.push(enough);
        let mut best = None;
        for nodes in attempts {
            let found = self.with_nodes(nodes, goes_on)?;
            let near = found.within <= NEAR_ENOUGH;
            best = Some(found);
            if near {
                break;
            }
        }
        best
    }

    fn with_nodes(&self, nodes: usize, goes_on: &mut dyn FnMut(f64) -> bool) -> Option<Integrated> {
        let mut of_class = vec![0.0; self.classes.len()];
        let rule = gauss_legendre(nodes);
        let mut table = Vec::new();
        for (done, (node, weight)) in rule.iter().enumerate().filter(|(_, (node, _))| *node <= 0.5) {
            #[expect(clippy::cast_precision_loss, reason = "a share for the progress bar")]
            if !goes_on(done as f64 * 2.0 / nodes as f64) {
                return None;
            }
            self.fill(&mut table, *node);
            // joining with 1-p is the dual game with p
            for (quota, used) in [(self.quota, true), (self.total + 1 - self.quota, *node < 0.5)] {
                for (seat_weight, class, _) in self.classes.iter().filter(|_| used) {
                    of_class[*class] += weight * swing_probability(&table, quota, *seat_weight, *node);
                }
            }
        }
        let sum: f64 = self.classes.iter().map(|(_, class, size)| of_class[*class] * size_as_f64(*size)).sum();
        Some(Integrated { of_class, within: (sum - 1.0).abs(), nodes })
    }

    /// The probability that the sum of the weights of those who join is at most so much, for each sum below either quota.
    fn fill(&self, table: &mut Vec<f64>, p: f64) {
        let most = self.quota.max(self.total + 1 - self.quota);
        table.clear();
        table.resize(most, 0.0);
        table[0] = 1.0;
        let mut filled = 1;
        for weight in self.classes.iter().flat_map(|(weight, _, size)| std::iter::repeat_n(*weight, *size)) {
            let end = (filled + weight).min(most);
            add_shifted(&mut table[..end], weight, p);
            filled = end;
            let mut tail = 0.0;
            while end < most && filled > 1 && tail + table[filled - 1] < NEGLIGIBLE {
                tail += table[filled - 1];
                filled -= 1;
                table[filled] = 0.0;
            }
        }
        let mut sum = 0.0;
        for probability in table.iter_mut() {
            sum += *probability;
            *probability = sum;
        }
    }
}

fn size_as_f64(size: usize) -> f64 {
    f64::from(u32::try_from(size).unwrap_or(u32::MAX))
}

/// One more seat of weight `shift` that joins with probability `p`.
fn add_shifted(table: &mut [f64], shift: usize, p: f64) {
    if shift == 0 {
        return;
    }
    let stays = 1.0 - p;
    let mut end = table.len();
    while end > shift {
        let start = end.saturating_sub(shift).max(shift);
        let (before, block) = table.split_at_mut(start);
        for (value, earlier) in block[..end - start].iter_mut().zip(&before[start - shift..end - shift]) {
            *value = *value * stays + earlier * p;
        }
        end = start;
    }
    table[..shift.min(end)].iter_mut().for_each(|value| *value *= stays);
}

/// The probability that the others lose by less than `weight`, the seat taken out again of the prefix sums `table`.
fn swing_probability(table: &[f64], quota: usize, weight: usize, p: f64) -> f64 {
    if weight == 0 {
        return 0.0;
    }
    let ratio = p / (1.0 - p);
    let (mut probability, mut factor) = (0.0, 1.0 / (1.0 - p));
    let mut sum = quota - 1;
    loop {
        let Some(next) = sum.checked_sub(weight) else {
            return probability + factor * table[sum];
        };
        probability += factor * (table[sum] - table[next]);
        factor *= -ratio;
        if factor.abs() < 1e-18 {
            return probability;
        }
        sum = next;
    }
}

/// Nodes in 0..1 and weights of the Gauss-Legendre rule with so many nodes, in ascending order.
fn gauss_legendre(nodes: usize) -> Vec<(f64, f64)> {
    let n = size_as_f64(nodes);
    let rule = |at: usize| {
        let mut x = (std::f64::consts::PI * (size_as_f64(at) + 0.75) / (n + 0.5)).cos();
        let mut slope = 1.0;
        for _ in 0..100 {
            let (mut before, mut here) = (1.0, x);
            for k in 2..=nodes {
                let k = size_as_f64(k);
                (before, here) = (here, ((2.0 * k - 1.0) * x * here - (k - 1.0) * before) / k);
            }
            slope = if nodes == 1 { 1.0 } else { n * (x * here - before) / (x * x - 1.0) };
            let step = here / slope;
            x -= step;
            if step.abs() < 1e-16 {
                break;
            }
        }
        ((1.0 - x) / 2.0, 1.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..nodes).map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_integrates_powers() {
        for nodes in [1, 2, 5, 24, 95] {
            let rule = gauss_legendre(nodes);
            assert!(rule.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for degree in [0, 1, 2 * nodes - 1] {
                let exponent = i32::try_from(degree).unwrap();
                let sum: f64 = rule.iter().map(|(node, weight)| weight * node.powi(exponent)).sum();
                let expected = 1.0 / (f64::from(exponent) + 1.0);
                assert!((sum - expected).abs() < 1e-13, "{nodes} nodes, degree {degree}: {sum}");
            }
        }
    }
}
