//! Logistic regression with a ridge penalty, by Newton's method.

use crate::linear::solve_in_place;

/// What is fitted: rows of features and whether the event came.
#[derive(Clone, Debug, Default)]
pub struct Logistic {
    width: usize,
    features: Vec<f64>,
    came: Vec<bool>,
}

/// Coefficients, and how they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// One for each feature; the first feature is the constant.
    pub weights: Vec<f64>,
    /// How many steps Newton's method took.
    pub steps: u32,
    /// The largest change of a coefficient in the last step.
    pub change: f64,
}

/// The chance whose log odds are `score`.
#[must_use]
pub fn chance(score: f64) -> f64 {
    if score >= 0.0 { 1.0 / (1.0 + (-score).exp()) } else { score.exp() / (1.0 + score.exp()) }
}

/// The log odds of a chance, which is kept off 0 and 1.
#[must_use]
pub fn odds(chance: f64) -> f64 {
    let chance = chance.clamp(1e-6, 1.0 - 1e-6);
    (chance / (1.0 - chance)).ln()
}

const MOST_STEPS: u32 = 60;

impl Logistic {
    /// Nothing to fit yet; each row will have so many features, the first of them 1.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// One more row; features beyond the width are left out, missing ones are 0.
    pub fn push(&mut self, features: &[f64], came: bool) {
        self.features.extend(features.iter().copied().chain(std::iter::repeat(0.0)).take(self.width));
        self.came.push(came);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.came.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.came.is_empty()
    }

    /// The coefficients that maximise the log likelihood less `ridge / 2` times the sum of their squares, the constant left
    /// free but for a hair, so that there is a maximum whatever the rows are.
    #[must_use]
    pub fn fit(&self, ridge: f64, start: &Fit) -> Fit {
        let width = self.width;
        let mut weights = start.weights.clone();
        weights.resize(width, 0.0);
        let penalty = |at: usize| if at == 0 { 1e-6 } else { ridge.max(1e-9) };
        let (mut steps, mut change) = (0, f64::INFINITY);
        let mut best = self.value(&weights, &penalty);
        while change > 1e-8 && steps < MOST_STEPS {
            let mut slope: Vec<f64> = weights.iter().enumerate().map(|(at, weight)| -penalty(at) * weight).collect();
            let mut curve = vec![0.0; width * width];
            for (row, came) in self.features.chunks_exact(width.max(1)).zip(&self.came) {
                let chance = chance(dot(row, &weights));
                let rest = f64::from(u8::from(*came)) - chance;
                let weight = (chance * (1.0 - chance)).max(1e-12);
                for (one, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                    slope[one] += rest * value;
                    let scaled = weight * value;
                    let line = &mut curve[one * width..one * width + one + 1];
                    line.iter_mut().zip(row).for_each(|(cell, other)| *cell += scaled * other);
                }
            }
            (0..width).for_each(|at| curve[at * width + at] += penalty(at));
            if !solve_in_place(&mut curve, &mut slope) {
                break;
            }
            // halve the step until it does not make things worse
            let (mut share, mut next) = (1.0, weights.clone());
            for _ in 0..30 {
                next = weights.iter().zip(&slope).map(|(weight, step)| weight + share * step).collect();
                let value = self.value(&next, &penalty);
                if value >= best - 1e-12 * best.abs() {
                    best = value;
                    break;
                }
                share *= 0.5;
            }
            change = weights.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            weights = next;
            steps += 1;
        }
        Fit { weights, steps, change }
    }

    fn value(&self, weights: &[f64], penalty: &impl Fn(usize) -> f64) -> f64 {
        let likelihood: f64 = self
            .features
            .chunks_exact(self.width.max(1))
            .zip(&self.came)
            .map(|(row, came)| {
                let score = dot(row, weights);
                let sign = if *came { -score } else { score };
                // log(1 + e^sign) without overflow
                -(sign.max(0.0) + (-sign.abs()).exp().ln_1p())
            })
            .sum();
        likelihood - 0.5 * weights.iter().enumerate().map(|(at, weight)| penalty(at) * weight * weight).sum::<f64>()
    }
}

impl Fit {
    /// The chance of the event for these features.
    #[must_use]
    pub fn chance(&self, features: &[f64]) -> f64 {
        chance(dot(features, &self.weights))
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeded::Seeded;

    #[test]
    fn a_constant_is_the_share() {
        let mut rows = Logistic::new(1);
        (0..40).for_each(|at| rows.push(&[1.0], at < 10));
        let fit = rows.fit(1.0, &Fit::default());
        assert!((fit.chance(&[1.0]) - 0.25).abs() < 1e-6, "{fit:?}");
    }

    /// Hours of study and passing (Wikipedia, "Logistic regression"): 1.5046 for an hour, -4.0777 without.
    #[test]
    fn hours_of_study_as_published() {
        let hours = [
            0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0, 3.25, 3.5, 4.0, 4.25, 4.5, 4.75, 5.0, 5.5,
        ];
        let passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
        let mut rows = Logistic::new(2);
        hours.iter().zip(passed).for_each(|(hours, passed)| rows.push(&[1.0, *hours], passed == 1));
        let fit = rows.fit(0.0, &Fit::default());
        assert!((fit.weights[0] + 4.0777).abs() < 1e-3 && (fit.weights[1] - 1.5046).abs() < 1e-3, "{fit:?}");
    }

    #[test]
    fn what_a_line_parts_stays_bounded() {
        let mut rows = Logistic::new(2);
        (0..20).for_each(|at| rows.push(&[1.0, f64::from(at) - 9.5], at >= 10));
        let fit = rows.fit(1.0, &Fit::default());
        assert!(fit.weights.iter().all(|weight| weight.is_finite() && weight.abs() < 10.0), "{fit:?}");
        assert!(Logistic::new(3).fit(1.0, &Fit::default()).weights.iter().all(|weight| *weight == 0.0));
    }

    #[test]
    fn truth_is_recovered() {
        let truth = [0.4, -1.2, 0.7];
        let mut random = Seeded::at(3, &[]);
        let mut rows = Logistic::new(3);
        for _ in 0..20_000 {
            let row = [1.0, random.normal(), random.normal()];
            rows.push(&row, random.unit() < chance(dot(&row, &truth)));
        }
        let fit = rows.fit(1.0, &Fit::default());
        assert!(fit.weights.iter().zip(truth).all(|(found, truth)| (found - truth).abs() < 0.08), "{fit:?}");
    }
}
