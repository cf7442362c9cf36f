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

#[cfg(test)]
mod tests {
    use super::*;

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
