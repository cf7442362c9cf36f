//! One pass over all rows of ballots: slope and curvature of the log posterior in the values of each row, and Newton's step.
//!
//! Rows are votes (values: difficulty and discriminations) or members (values: the point); the ballots of a row stand in the
//! order of the columns as 1 (in favour), -1 (against) and 0 (nothing to count).
//! Always: a row depends on its own values and on the columns alone, so the order of rows does not matter.
//! Not here: what the columns are (`mode`, `posterior`).

use pulp::{Simd, WithSimd};

use super::normal::{Real, log_phi};
use crate::linear::solve;

/// Columns are read so many at a time.
const BLOCK: usize = 512;
/// Rows are as long as a multiple of this.
const PAD: usize = 16;

/// The ballots, row by row.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    signs: Vec<i8>,
    stride: usize,
    rows: usize,
    /// The columns of each row between which all of its ballots are.
    spans: Vec<(usize, usize)>,
}

impl Cells {
    /// The ballots as `sign` gives them.
    pub(super) fn new(rows: usize, columns: usize, mut sign: impl FnMut(usize, usize) -> i8) -> Self {
        let stride = padded(columns);
        let mut signs = vec![0; rows * stride];
        let mut spans = Vec::with_capacity(rows);
        for row in 0..rows {
            let own = &mut signs[row * stride..][..stride];
            (0..columns).for_each(|column| own[column] = sign(row, column));
            let first = own.iter().position(|sign| *sign != 0).unwrap_or(0);
            let last = own.iter().rposition(|sign| *sign != 0).map_or(first, |last| last + 1);
            spans.push((first / PAD * PAD, padded(last)));
        }
        Self { signs, stride, rows, spans }
    }

    /// The same ballots with rows and columns changed over.
    pub(super) fn transposed(&self, columns: usize) -> Self {
        Self::new(columns, self.rows, |row, column| self.signs[column * self.stride + row])
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The signs of a row, with zeros at the end.
    pub(super) fn row(&self, row: usize) -> &[i8] {
        &self.signs[row * self.stride..][..self.stride]
    }
}

/// How long a row of so many columns is.
pub(super) fn padded(columns: usize) -> usize {
    columns.next_multiple_of(PAD)
}

/// What the columns say: in row r and column c the log odds are `offset[c] + Σ values[r][k] · design[k][c]`.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a, R, const K: usize> {
    pub(super) offset: &'a [R],
    pub(super) design: [&'a [R]; K],
}

/// Slope and curvature (with the sign changed) of the log likelihood of one row.
#[derive(Clone, Copy)]
pub(super) struct Sums<const K: usize> {
    pub(super) slope: [f64; K],
    pub(super) curve: [[f64; K]; K],
}

impl<const K: usize> Sums<K> {
    /// The same for the posterior with the prior N(0, 1/precision) of each value.
    #[inline(always)]
    pub(super) fn with_prior(mut self, at: &[f64; K], precision: f64) -> Self {
        for (k, at) in at.iter().enumerate() {
            self.slope[k] -= precision * at;
            self.curve[k][k] += precision;
        }
        self
    }
}

/// Slope and curvature of one row at `at`.
#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "two and three lists by the same number")]
pub(super) fn sums<R: Real, S: Simd, const K: usize>(
    simd: S,
    cells: &Cells,
    row: usize,
    columns: &Columns<'_, R, K>,
    at: &[f64; K],
) -> Sums<K> {
    let signs = cells.row(row);
    let (from, until) = cells.spans[row];
    let values = at.map(|value| R::splat(simd, R::of(value)));
    let mut total = Sums { slope: [0.0; K], curve: [[0.0; K]; K] };
    let mut buffer = [R::default(); BLOCK];
    let mut begin = from;
    while begin < until {
        let end = (begin + BLOCK).min(until);
        let buffer = &mut buffer[..end - begin];
        R::signs(&signs[begin..end], buffer);
        let (mut slope, mut curve) = ([R::splat(simd, R::default()); K], [[R::splat(simd, R::default()); K]; K]);
        let offset = R::lanes::<S>(&columns.offset[begin..end]);
        let design = columns.design.map(|column| R::lanes::<S>(&column[begin..end]));
        for (lane, sign) in R::lanes::<S>(buffer).iter().enumerate() {
            let mut odds = offset[lane];
            for k in 0..K {
                odds = R::mul_add(simd, values[k], design[k][lane], odds);
            }
            let (mills, bend) = R::mills(simd, R::mul(simd, *sign, odds));
            let (mills, bend) = (R::mul(simd, *sign, mills), R::mul(simd, R::mul(simd, *sign, *sign), bend));
            for k in 0..K {
                slope[k] = R::mul_add(simd, mills, design[k][lane], slope[k]);
                let bent = R::mul(simd, bend, design[k][lane]);
                for l in 0..=k {
                    curve[k][l] = R::mul_add(simd, bent, design[l][lane], curve[k][l]);
                }
            }
        }
        for k in 0..K {
            total.slope[k] += R::sum(simd, slope[k]);
            for l in 0..=k {
                total.curve[k][l] += R::sum(simd, curve[k][l]);
            }
        }
        begin = end;
    }
    for k in 0..K {
        for l in 0..k {
            total.curve[l][k] = total.curve[k][l];
        }
    }
    total
}

/// The log likelihood of one row at two places.
#[inline(always)]
pub(super) fn log_likelihoods<S: Simd, const K: usize, const N: usize>(
    simd: S,
    cells: &Cells,
    row: usize,
    columns: &Columns<'_, f64, K>,
    at: [&[f64; K]; N],
) -> [f64; N] {
    let signs = cells.row(row);
    let (from, until) = cells.spans[row];
    let values = at.map(|at| at.map(|value| simd.splat_f64s(value)));
    let mut total = [simd.splat_f64s(0.0); N];
    let mut buffer = [0.0; BLOCK];
    let mut begin = from;
    while begin < until {
        let end = (begin + BLOCK).min(until);
        let buffer = &mut buffer[..end - begin];
        f64::signs(&signs[begin..end], buffer);
        let offset = f64::lanes::<S>(&columns.offset[begin..end]);
        let design = columns.design.map(|column| f64::lanes::<S>(&column[begin..end]));
        for (lane, sign) in f64::lanes::<S>(buffer).iter().enumerate() {
            let counts = simd.mul_f64s(*sign, *sign);
            for (total, values) in total.iter_mut().zip(&values) {
                let mut odds = offset[lane];
                for k in 0..K {
                    odds = simd.mul_add_e_f64s(values[k], design[k][lane], odds);
                }
                *total = simd.mul_add_e_f64s(counts, log_phi(simd, simd.mul_f64s(*sign, odds)), *total);
            }
        }
        begin = end;
    }
    total.map(|total| simd.reduce_sum_f64s(total))
}

/// One of Newton's steps for every row.
pub(super) struct Step<'a, R, const K: usize> {
    pub(super) cells: &'a Cells,
    pub(super) columns: Columns<'a, R, K>,
    /// The prior of each value is normal around 0 with this precision.
    pub(super) precision: f64,
    pub(super) values: &'a mut [[f64; K]],
}

/// No value goes further in one step.
const LONGEST: f64 = 2.0;

impl<R: Real, const K: usize> WithSimd for Step<'_, R, K> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        for (row, at) in self.values.iter_mut().enumerate() {
            let sums = sums(simd, self.cells, row, &self.columns, at).with_prior(at, self.precision);
            let Some(step) = solve(sums.curve, sums.slope) else { continue };
            for (value, step) in at.iter_mut().zip(step) {
                *value += step.clamp(-LONGEST, LONGEST);
            }
        }
    }
}

/// The log likelihood of all rows.
pub(super) struct LogLikelihood<'a, const K: usize> {
    pub(super) cells: &'a Cells,
    pub(super) columns: Columns<'a, f64, K>,
    pub(super) values: &'a [[f64; K]],
}

impl<const K: usize> WithSimd for LogLikelihood<'_, K> {
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        let rows = self.values.iter().enumerate();
        rows.map(|(row, at)| log_likelihoods(simd, self.cells, row, &self.columns, [at])[0]).sum()
    }
}

/// For every row the sum of one column over its ballots, each with its sign, and without.
pub(super) struct Dots<'a> {
    pub(super) cells: &'a Cells,
    pub(super) column: &'a [f32],
    pub(super) into: &'a mut [(f64, f64)],
}

impl WithSimd for Dots<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut buffer = [0.0; BLOCK];
        for (row, into) in self.into.iter_mut().enumerate() {
            let (mut begin, until) = self.cells.spans[row];
            *into = (0.0, 0.0);
            while begin < until {
                let end = (begin + BLOCK).min(until);
                let buffer = &mut buffer[..end - begin];
                f32::signs(&self.cells.row(row)[begin..end], buffer);
                let (mut signed, mut plain) = (simd.splat_f32s(0.0), simd.splat_f32s(0.0));
                let column = f32::lanes::<S>(&self.column[begin..end]);
                for (sign, value) in f32::lanes::<S>(buffer).iter().zip(column) {
                    let own = simd.mul_f32s(*sign, *value);
                    signed = simd.add_f32s(signed, own);
                    plain = simd.mul_add_e_f32s(*sign, own, plain);
                }
                into.0 += f64::from(simd.reduce_sum_f32s(signed));
                into.1 += f64::from(simd.reduce_sum_f32s(plain));
                begin = end;
            }
        }
    }
}
