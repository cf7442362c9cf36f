//! Estimates with their intervals.

/// An estimate and the interval it lies in with 95% confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The estimate.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The two-sided 95% point of the standard normal distribution.
pub const NORMAL_95: f64 = 1.959_963_984_540_054;

/// The share `hits` of `of` with the interval of Wilson (1927), "Probable inference, the law of succession, and statistical
/// inference"; the whole of 0..=1 if there is nothing to count.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of votes and samples")]
pub fn wilson(hits: u64, of: u64) -> Interval {
    if of == 0 {
        return Interval { value: f64::NAN, low: 0.0, high: 1.0 };
    }
    let (n, square) = (of as f64, NORMAL_95 * NORMAL_95);
    let value = hits as f64 / n;
    let centre = (value + square / (2.0 * n)) / (1.0 + square / n);
    let half = NORMAL_95 / (1.0 + square / n) * (value * (1.0 - value) / n + square / (4.0 * n * n)).sqrt();
    Interval { value, low: (centre - half).max(0.0).min(value), high: (centre + half).min(1.0).max(value) }
}

/// The ends of the middle 95 % of draws, which are put in order: between two draws on a straight line (the seventh way of Hyndman
/// and Fan 1996, "Sample quantiles in statistical packages"); nothing without draws.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of draws and places among them"
)]
pub fn middle_95(draws: &mut [f64]) -> Option<(f64, f64)> {
    draws.sort_by(f64::total_cmp);
    let last = draws.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let (low, part) = (place.floor() as usize, place.fract());
        draws[low] + part * (draws[(low + 1).min(last)] - draws[low])
    };
    Some((at(0.025), at(0.975)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_draws() {
        // R: quantile(c(0:40), c(0.025, 0.975)) and quantile(c(3, 1, 2), ...)
        let mut draws: Vec<f64> = (0..=40).rev().map(f64::from).collect();
        assert_eq!(middle_95(&mut draws), Some((1.0, 39.0)));
        let (low, high) = middle_95(&mut [3.0, 1.0, 2.0]).unwrap();
        assert!((low - 1.05).abs() < 1e-12 && (high - 2.95).abs() < 1e-12);
        assert_eq!(middle_95(&mut [7.0]), Some((7.0, 7.0)));
        assert_eq!(middle_95(&mut []), None);
    }

    #[test]
    fn wilson_as_published() {
        let check = |hits, of, low: f64, high: f64| {
            let interval = wilson(hits, of);
            assert!((interval.low - low).abs() < 5e-5 && (interval.high - high).abs() < 5e-5, "{interval:?}");
        };
        // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I
        check(81, 263, 0.2553, 0.3662);
        check(15, 148, 0.0624, 0.1605);
        check(0, 20, 0.0, 0.1611);
        check(1, 29, 0.0061, 0.1718);
        assert!(wilson(0, 0).value.is_nan());
    }
}
