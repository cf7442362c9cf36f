//! Exact numbers: coalition counts and the fractions made of them.
//!
//! Counts of coalitions are [`Natural`]s: 128-bit integers where they suffice, integers of any length else. A [`Fraction`]
//! keeps numerator and denominator as they were counted and is reduced only when it is shown.

use std::fmt;

use num_bigint::BigUint;
use num_integer::Integer;

/// A non-negative whole number that counts coalitions.
pub(super) trait Natural: Clone {
    fn of(value: u128) -> Self;
    fn add(&mut self, other: &Self);
    fn sub(&mut self, other: &Self);
    fn times(&self, other: &Self) -> Self;
    /// `self * by / over`, where that is a whole number.
    fn scaled(&self, by: u64, over: u64) -> Self;
    fn is_none(&self) -> bool;
    fn big(&self) -> BigUint;

    fn add_times(&mut self, a: &Self, b: &Self) {
        self.add(&a.times(b));
    }
}

impl Natural for u128 {
    fn of(value: u128) -> Self {
        value
    }
    fn add(&mut self, other: &Self) {
        *self += other;
    }
    fn sub(&mut self, other: &Self) {
        *self -= other;
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn scaled(&self, by: u64, over: u64) -> Self {
        let common = self.gcd(&u128::from(over));
        let (rest, by) = (u128::from(over) / common, u128::from(by));
        self / common * (by / rest)
    }
    fn is_none(&self) -> bool {
        *self == 0
    }
    fn big(&self) -> BigUint {
        BigUint::from(*self)
    }
}

impl Natural for BigUint {
    fn of(value: u128) -> Self {
        Self::from(value)
    }
    fn add(&mut self, other: &Self) {
        *self += other;
    }
    fn sub(&mut self, other: &Self) {
        *self -= other;
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn scaled(&self, by: u64, over: u64) -> Self {
        self * by / over
    }
    fn is_none(&self) -> bool {
        *self == Self::ZERO
    }
    fn big(&self) -> BigUint {
        self.clone()
    }
}

/// The most seats for which every number of a count fits into 128 bits: the least common multiple of 1 to 80 has 115 bits,
/// and no sum exceeds it or 2^80.
pub(super) const SEATS_IN_128_BITS: usize = 80;

/// The binomial coefficients of `n`, from 0 to `n` of them.
pub(super) fn binomials<N: Natural>(n: usize) -> Vec<N> {
    let mut row = Vec::with_capacity(n + 1);
    row.push(N::of(1));
    for k in 0..n {
        let next = row[k].scaled((n - k) as u64, k as u64 + 1);
        row.push(next);
    }
    row
}

/// The least common multiple of the numbers from 1 to `n`.
pub(super) fn common_multiple<N: Natural>(n: usize) -> N {
    let mut whole = N::of(1);
    for prime in (2..=n as u64).filter(|candidate| (2..*candidate).all(|d| candidate % d != 0)) {
        let mut power = prime;
        while power <= n as u64 {
            whole = whole.scaled(prime, 1);
            power *= prime;
        }
    }
    whole
}

/// For each size `s` of a coalition that a seat joins, how many of `lcm(1..=n)` equal parts the orders weigh in which just
/// these `s` come before it: `s! (n-1-s)! / n!`. The last value is `lcm(1..=n)` itself.
pub(super) fn order_weights<N: Natural>(n: usize) -> (Vec<N>, N) {
    let whole = common_multiple::<N>(n);
    let mut weights = Vec::with_capacity(n);
    let mut weight = whole.scaled(1, n as u64);
    for size in 0..n {
        weights.push(weight.clone());
        if size + 1 < n {
            weight = weight.scaled(size as u64 + 1, (n - 1 - size) as u64);
        }
    }
    (weights, whole)
}

/// An exact fraction of two non-negative whole numbers.
#[derive(Clone, Debug)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

impl Fraction {
    /// The fraction; 0 of 1 if the denominator is 0.
    #[must_use]
    pub fn new(numerator: BigUint, denominator: BigUint) -> Self {
        if denominator == BigUint::ZERO {
            return Self { numerator: BigUint::ZERO, denominator: BigUint::from(1_u8) };
        }
        Self { numerator, denominator }
    }

    /// Numerator and denominator without a common divisor.
    #[must_use]
    pub fn reduced(&self) -> (BigUint, BigUint) {
        let common = self.numerator.gcd(&self.denominator);
        (&self.numerator / &common, &self.denominator / &common)
    }

    /// The nearest `f64`, to one unit in the last place.
    #[must_use]
    pub fn value(&self) -> f64 {
        if self.numerator == BigUint::ZERO {
            return 0.0;
        }
        let (upper, lower) = (self.numerator.bits(), self.denominator.bits());
        let up = (lower + 64).saturating_sub(upper);
        let quotient: BigUint = (&self.numerator << up) / &self.denominator;
        let exponent = i32::try_from(up).unwrap_or(i32::MAX);
        leading(&quotient) * (-f64::from(exponent)).exp2()
    }

    /// The value with this many decimals, rounded half up: exact, however many.
    #[must_use]
    pub fn decimal(&self, places: usize) -> String {
        let ten = BigUint::from(10_u8).pow(u32::try_from(places).unwrap_or(u32::MAX));
        let scaled = (&self.numerator * &ten * 2_u8 + &self.denominator) / (&self.denominator * 2_u8);
        let (whole, rest) = scaled.div_rem(&ten);
        if places == 0 { whole.to_string() } else { format!("{whole}.{:0>places$}", rest.to_string()) }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        &self.numerator * &other.denominator == &other.numerator * &self.denominator
    }
}

impl Eq for Fraction {}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (upper, lower) = self.reduced();
        if lower == BigUint::from(1_u8) { write!(f, "{upper}") } else { write!(f, "{upper}/{lower}") }
    }
}

/// A whole number as an `f64` (infinite if it is too large).
pub(super) fn leading(number: &BigUint) -> f64 {
    let digits = number.to_u64_digits();
    let above = digits.len().saturating_sub(2);
    #[expect(clippy::cast_precision_loss, reason = "the nearest value is wanted")]
    let top = digits[above..].iter().rev().fold(0_u128, |sum, digit| (sum << 64) | u128::from(*digit)) as f64;
    top * f64::from(u32::try_from(above * 64).unwrap_or(u32::MAX)).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomials_and_orders() {
        assert_eq!(binomials::<u128>(5), [1, 5, 10, 10, 5, 1]);
        let row = binomials::<BigUint>(100);
        assert_eq!(row[50].to_string(), "100891344545564193334812497256");
        assert_eq!([0, 1, 6, 10].map(common_multiple::<u128>), [1, 1, 60, 2520]);
        let (weights, whole) = order_weights::<u128>(4);
        assert_eq!((weights, whole), (vec![3, 1, 1, 3], 12));
        let (weights, whole) = order_weights::<u128>(SEATS_IN_128_BITS);
        let orders: u128 = weights.iter().zip(binomials::<u128>(SEATS_IN_128_BITS - 1)).map(|(w, c)| w * c).sum();
        assert_eq!(orders, whole);
    }

    #[test]
    fn fractions_show_themselves() {
        let check = |upper: u128, lower: u128, says: &str, decimal: &str| {
            let fraction = Fraction::new(BigUint::from(upper), BigUint::from(lower));
            assert_eq!(fraction.to_string(), says);
            assert_eq!(fraction.decimal(4), decimal);
            assert!((fraction.value() - upper as f64 / (lower as f64).max(1.0)).abs() < 1e-15);
        };
        check(842, 4290, "421/2145", "0.1963");
        check(6, 3, "2", "2.0000");
        check(0, 7, "0", "0.0000");
        check(2, 3, "2/3", "0.6667");
        check(0, 0, "0", "0.0000");
        let huge = Fraction::new(BigUint::from(3_u8) << 3000_u32, BigUint::from(1_u8) << 3002_u32);
        assert_eq!(huge.value(), 0.75);
    }
}
