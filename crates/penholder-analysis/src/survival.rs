//! How long things last when some are still going on.
//!
//! Implements: the product-limit estimate of Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations",
//! with the variance of Greenwood (1926) and intervals on the scale of log(-log S) (Kalbfleisch and Prentice 1980), which stay
//! within 0..=1; the median with the interval of Brookmeyer and Crowley (1982) on that scale.
//! Always: what ended without the event (a censored observation) counts as at risk up to and with its last day.
//!
//! ```
//! use penholder_analysis::survival::{Lasted, curve};
//!
//! let seen = [Lasted { time: 3.0, ended: true }, Lasted { time: 5.0, ended: false }, Lasted { time: 8.0, ended: true }];
//! let curve = curve(&seen);
//! assert_eq!(curve.steps.iter().map(|step| step.at_risk).collect::<Vec<_>>(), [3, 1]);
//! assert!((curve.steps[0].share.value - 2.0 / 3.0).abs() < 1e-12);
//! ```

use crate::count::number;
use crate::interval::{Interval, NORMAL_95};

/// One observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lasted {
    /// How long it was seen to last, at least 0.
    pub time: f64,
    /// Whether it ended then; if not, it was only seen so long.
    pub ended: bool,
}

/// What is left after a time at which something ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// How many were still going on just before.
    pub at_risk: usize,
    /// How many ended then.
    pub ended: usize,
    /// The share that lasts longer, with its 95% interval; once nothing is left there is none, and its ends are no numbers.
    pub share: Interval,
}

/// How many last how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The times at which something ended, in order.
    pub steps: Vec<Step>,
    /// The times at which something was last seen going on, in order.
    pub censored: Vec<f64>,
    /// How many observations there are.
    pub count: usize,
}

/// The curve of these observations; those whose time is no number are left out.
#[must_use]
pub fn curve(seen: &[Lasted]) -> Curve {
    let mut sorted: Vec<Lasted> = seen.iter().copied().filter(|one| one.time.is_finite()).collect();
    // at one time, those that end come before those that are only seen so long
    sorted.sort_by(|a, b| a.time.total_cmp(&b.time).then(b.ended.cmp(&a.ended)));
    let mut steps: Vec<Step> = Vec::new();
    let (mut share, mut variance) = (1.0, 0.0);
    let mut at = 0;
    while at < sorted.len() {
        let time = sorted[at].time;
        let here = sorted[at..].iter().take_while(|one| one.time <= time).count();
        let ended = sorted[at..at + here].iter().filter(|one| one.ended).count();
        let at_risk = sorted.len() - at;
        if ended > 0 {
            let (risk, gone) = (number(at_risk), number(ended));
            share *= 1.0 - gone / risk;
            variance += gone / (risk * (risk - gone));
            steps.push(Step { time, at_risk, ended, share: interval(share, variance) });
        }
        at += here;
    }
    let censored = sorted.iter().filter(|one| !one.ended).map(|one| one.time).collect();
    Curve { steps, censored, count: sorted.len() }
}

fn interval(share: f64, variance: f64) -> Interval {
    if share <= 0.0 {
        // nothing is left, and Greenwood's formula has no width to offer
        return Interval { value: 0.0, low: f64::NAN, high: f64::NAN };
    }
    if share >= 1.0 {
        return Interval { value: 1.0, low: 1.0, high: 1.0 };
    }
    let half = NORMAL_95 * variance.sqrt() / share.ln().abs();
    Interval { value: share, low: share.powf(half.exp()), high: share.powf((-half).exp()) }
}

impl Curve {
    /// The share that lasts longer than `time`.
    #[must_use]
    pub fn after(&self, time: f64) -> Interval {
        let all = Interval { value: 1.0, low: 1.0, high: 1.0 };
        self.steps.iter().rev().find(|step| step.time <= time).map_or(all, |step| step.share)
    }

    /// The time after which at most half go on, and the ends of its 95% interval; none where the curve does not come down
    /// so far.
    #[must_use]
    pub fn median(&self) -> (Option<f64>, Option<f64>, Option<f64>) {
        let first = |of: &dyn Fn(&Interval) -> f64| {
            self.steps.iter().find(|step| of(&step.share) <= 0.5 + 1e-12).map(|step| step.time)
        };
        (first(&|share| share.value), first(&|share| share.low), first(&|share| share.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(words: &str) -> Vec<Lasted> {
        let one =
            |word: &str| Lasted { time: word.trim_end_matches('+').parse().unwrap(), ended: !word.ends_with('+') };
        words.split_whitespace().map(one).collect()
    }

    /// Times of remission in weeks of the 21 patients on 6-MP (Freireich and others 1963), with the estimates and standard
    /// errors as in Kleinbaum and Klein, "Survival analysis", chapter 2.
    #[test]
    fn remissions_as_published() {
        let curve = curve(&seen("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"));
        let expected = [
            (6.0, 21, 3, 0.8571),
            (7.0, 17, 1, 0.8067),
            (10.0, 15, 1, 0.7529),
            (13.0, 12, 1, 0.6902),
            (16.0, 11, 1, 0.6275),
            (22.0, 7, 1, 0.5378),
            (23.0, 6, 1, 0.4482),
        ];
        assert_eq!(curve.steps.len(), expected.len());
        for (step, (time, at_risk, ended, share)) in curve.steps.iter().zip(expected) {
            assert_eq!((step.time, step.at_risk, step.ended), (time, at_risk, ended));
            assert!((step.share.value - share).abs() < 5e-5, "{step:?}");
            assert!(step.share.low < share && share < step.share.high);
        }
        assert_eq!(curve.median().0, Some(23.0));
        // R: survfit(..., conf.type = "log-log") gives 0.6197 to 0.9516 at week 6 and a median of 23 from 13 on
        let first = curve.steps[0].share;
        assert!((first.low - 0.6197).abs() < 5e-4 && (first.high - 0.9516).abs() < 5e-4, "{first:?}");
        assert_eq!(curve.median().2, None);
        assert_eq!((curve.censored.len(), curve.count), (12, 21));
    }

    #[test]
    fn without_censoring_it_is_the_share_itself() {
        let curve = curve(&seen("1 2 2 5"));
        let shares: Vec<f64> = curve.steps.iter().map(|step| step.share.value).collect();
        assert_eq!(shares, [0.75, 0.25, 0.0]);
        assert_eq!((curve.after(0.5).value, curve.after(2.0).value, curve.after(9.0).value), (1.0, 0.25, 0.0));
    }

    #[test]
    fn nothing_and_nothing_ended() {
        assert_eq!(curve(&[]).median(), (None, None, None));
        let open = curve(&seen("3+ 4+"));
        assert_eq!((open.steps.len(), open.after(5.0).value), (0, 1.0));
        assert_eq!(curve(&[Lasted { time: f64::NAN, ended: true }]).count, 0);
    }
}
