//! Whether chains of draws have met and how much they are worth.
//!
//! Implements: split R-hat and the effective number of draws from the initial monotone sequence over several chains, as in Gelman et
//! al. (2013), *Bayesian Data Analysis*, 3rd edition, sections 11.4 and 11.5, after Geyer (1992).
//! Not here: drawing.

/// What the chains of one number say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diagnosis {
    /// Split R-hat: near 1 where the chains have met.
    pub r_hat: f64,
    /// The number of independent draws that would tell the mean as well.
    pub effective: f64,
}

/// The diagnosis of chains of the same length; not a number where nothing moves or a chain has fewer than four draws.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
pub fn diagnosis(chains: &[Vec<f64>]) -> Diagnosis {
    let halves: Vec<&[f64]> = chains
        .iter()
        .flat_map(|chain| {
            let half = chain.len() / 2;
            [&chain[..half], &chain[chain.len() - half..]]
        })
        .collect();
    let (count, length) = (halves.len(), halves.first().map_or(0, |half| half.len()));
    if length < 2 {
        return Diagnosis { r_hat: f64::NAN, effective: f64::NAN };
    }
    let (m, n) = (count as f64, length as f64);
    let means: Vec<f64> = halves.iter().map(|half| half.iter().sum::<f64>() / n).collect();
    let covariance = |lag: usize| -> f64 {
        let of = |(half, mean): (&&[f64], &f64)| {
            half.iter().zip(&half[lag..]).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / n
        };
        halves.iter().zip(&means).map(of).sum::<f64>() / m
    };
    let within = covariance(0) * n / (n - 1.0);
    let grand = means.iter().sum::<f64>() / m;
    let between = means.iter().map(|mean| (mean - grand).powi(2)).sum::<f64>() / (m - 1.0);
    let total = within * (n - 1.0) / n + between;
    if total <= 0.0 || total.is_nan() {
        return Diagnosis { r_hat: f64::NAN, effective: f64::NAN };
    }
    let correlation = |lag: usize| 1.0 - (within - covariance(lag) * n / (n - 1.0)) / total;
    let (mut sum, mut last) = (0.0, f64::INFINITY);
    for lag in (0..length - 1).step_by(2) {
        let pair = (correlation(lag) + correlation(lag + 1)).min(last);
        if pair <= 0.0 {
            break;
        }
        (sum, last) = (sum + pair, pair);
    }
    let time = (2.0 * sum - 1.0).max(1.0 / (m * n).log10().max(1.0));
    Diagnosis { r_hat: (total / within).sqrt(), effective: m * n / time }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeded::Seeded;

    fn chains(keep: f64, apart: f64) -> Vec<Vec<f64>> {
        let chain = |at: u64| {
            let mut random = Seeded::at(3, &[at]);
            let mut value = random.normal();
            let mut next = || {
                value = keep * value + (1.0 - keep * keep).sqrt() * random.normal();
                value + apart * at as f64
            };
            (0..2_000).map(|_| next()).collect()
        };
        (0..4).map(chain).collect()
    }

    #[test]
    fn known_chains() {
        // an autoregressive chain is worth (1 - r) / (1 + r) of its draws
        for (keep, worth) in [(0.0, 1.0), (0.5, 1.0 / 3.0), (0.9, 0.1 / 1.9)] {
            let found = diagnosis(&chains(keep, 0.0));
            assert!((found.effective / 8_000.0 / worth - 1.0).abs() < 0.25, "{keep}: {found:?}");
            assert!(found.r_hat < 1.02, "{found:?}");
        }
        let apart = diagnosis(&chains(0.0, 2.0));
        assert!(apart.r_hat > 1.5 && apart.effective < 100.0, "{apart:?}");
        assert!(diagnosis(&[vec![1.0; 10], vec![1.0; 10]]).r_hat.is_nan());
        assert!(diagnosis(&[]).effective.is_nan());
    }
}
