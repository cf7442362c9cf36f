//! The normal distribution, many numbers at a time.
//!
//! Implements: the inverse Mills ratio φ/Φ and log Φ as ratios of polynomials over the range where a vote can tell something
//! (fitted by reweighted least squares to the functions themselves).
//! Always: beyond the left end log Φ goes on as the parabola that touches it there, so that it stays concave and smooth;
//! beyond the right end both are 0 to the stated error. In `f64` the ratio is within 4e-9 (relative where it is above 1) from
//! -12 to 8 and log Φ within 3e-8; in `f32` the ratio is within 5e-5 from -9 to 6.
//! Not here: random numbers (`seeded`).

use pulp::Simd;

/// `f32` or `f64`, as many at a time as the machine has lanes for.
pub(super) trait Real: Copy + Default + 'static {
    type Lanes<S: Simd>: Copy;

    fn of(value: f64) -> Self;
    fn lanes<S: Simd>(values: &[Self]) -> &[Self::Lanes<S>];
    fn splat<S: Simd>(simd: S, value: Self) -> Self::Lanes<S>;
    fn mul<S: Simd>(simd: S, a: Self::Lanes<S>, b: Self::Lanes<S>) -> Self::Lanes<S>;
    fn mul_add<S: Simd>(simd: S, a: Self::Lanes<S>, b: Self::Lanes<S>, c: Self::Lanes<S>) -> Self::Lanes<S>;
    fn sum<S: Simd>(simd: S, a: Self::Lanes<S>) -> f64;
    fn signs(from: &[i8], to: &mut [Self]);

    /// φ(z) / Φ(z), which is the slope of log Φ, and the curvature of log Φ with the sign changed, in 0..=1.
    fn mills<S: Simd>(simd: S, z: Self::Lanes<S>) -> (Self::Lanes<S>, Self::Lanes<S>);
}

/// What log Φ is at the left end of a range: its place, slope and curvature with the sign changed.
struct End<R> {
    at: R,
    slope: R,
    curve: R,
}

#[rustfmt::skip]
const LEFT_32: End<f32> = End { at: -9.0, slope: 9.108_523, curve: 0.988_485_2 };
const RIGHT_32: f32 = 6.0;
const LEFT_64: End<f64> = End { at: -12.0, slope: 12.082_214_175_254_284, curve: 0.993_329_273_664_154 };
const RIGHT_64: f64 = 8.0;

/// Numerator and denominator in (z + 1.5) / 7.5, the constant first.
const MILLS_32: ([f32; 7], [f32; 6]) = (
    [0.242_709_4, -1.783_49, 5.471_954_3, -8.964_262, 8.262_979, -4.060_159_7, 0.830_271_54],
    [0.125_194_7, -0.508_115_8, 1.0, -0.976_820_1, 0.539_513_05, -0.101_688_95],
);

/// Numerator and denominator in (z + 2) / 10.
const MILLS_64: ([f64; 12], [f64; 11]) = (
    [
        0.008033805604340027,
        -0.10678901021358131,
        0.646654107401249,
        -2.35410507342342,
        5.723193874346444,
        -9.75420415108871,
        11.889211690654346,
        -10.36135506903624,
        6.3256465958757,
        -2.5758951591147983,
        0.6295520025848429,
        -0.0699436135939621,
    ],
    [
        0.003385198487702641,
        -0.03236351649851638,
        0.14746115462827025,
        -0.410499749168999,
        0.7674282074202335,
        -1.0,
        0.917382461336328,
        -0.582724055691289,
        0.24541163919938588,
        -0.06142189295544915,
        0.007033043717752745,
    ],
);

/// The same for log Φ.
const LOG_64: ([f64; 12], [f64; 10]) = (
    [
        -0.040146528138649024,
        0.5500834209036708,
        -3.4389506214963914,
        12.94556530507393,
        -32.59597882692319,
        57.62656290611543,
        -72.96856660514199,
        66.15395505672615,
        -42.06791468411048,
        17.86349648735895,
        -4.556951128586981,
        0.5288452185352612,
    ],
    [
        0.010611834864054235,
        -0.0788335052614238,
        0.290259561168765,
        -0.650478578906915,
        0.9776748174310875,
        -1.0,
        0.703967711862889,
        -0.31803464731884695,
        0.08854673118786542,
        -0.010146266066334063,
    ],
);

#[inline(always)]
fn polynomial<R: Real, S: Simd, const N: usize>(simd: S, at: R::Lanes<S>, terms: &[R; N]) -> R::Lanes<S> {
    let mut value = R::splat(simd, terms[N - 1]);
    for term in terms[..N - 1].iter().rev() {
        value = R::mul_add(simd, value, at, R::splat(simd, *term));
    }
    value
}

macro_rules! real {
    ($real:ident, $lanes:ident, $as:ident, $splat:ident, $mul:ident, $mul_add:ident, $add:ident, $sub:ident, $div:ident,
     $max:ident, $min:ident, $sum:ident, $left:ident, $right:ident, $mills:ident) => {
        impl Real for $real {
            type Lanes<S: Simd> = S::$lanes;

            #[inline(always)]
            #[allow(
                clippy::cast_possible_truncation,
                clippy::unnecessary_cast,
                trivial_numeric_casts,
                reason = "one of the two is narrower"
            )]
            fn of(value: f64) -> Self {
                value as $real
            }

            #[inline(always)]
            fn lanes<S: Simd>(values: &[Self]) -> &[S::$lanes] {
                S::$as(values).0
            }

            #[inline(always)]
            fn splat<S: Simd>(simd: S, value: Self) -> S::$lanes {
                simd.$splat(value)
            }

            #[inline(always)]
            fn mul<S: Simd>(simd: S, a: S::$lanes, b: S::$lanes) -> S::$lanes {
                simd.$mul(a, b)
            }

            #[inline(always)]
            fn mul_add<S: Simd>(simd: S, a: S::$lanes, b: S::$lanes, c: S::$lanes) -> S::$lanes {
                simd.$mul_add(a, b, c)
            }

            #[inline(always)]
            fn sum<S: Simd>(simd: S, a: S::$lanes) -> f64 {
                f64::from(simd.$sum(a))
            }

            #[inline(always)]
            fn signs(from: &[i8], to: &mut [Self]) {
                for (to, from) in to.iter_mut().zip(from) {
                    *to = Self::from(*from);
                }
            }

            #[inline(always)]
            fn mills<S: Simd>(simd: S, z: S::$lanes) -> (S::$lanes, S::$lanes) {
                let end = simd.$max(z, simd.$splat($left.at));
                let at = simd.$min(end, simd.$splat($right));
                let (middle, half) = (($left.at + $right) / 2.0, ($right - $left.at) / 2.0);
                let scaled = simd.$mul_add(at, simd.$splat(1.0 / half), simd.$splat(-middle / half));
                let above = polynomial::<$real, S, _>(simd, scaled, &$mills.0);
                let inside = simd.$div(above, polynomial::<$real, S, _>(simd, scaled, &$mills.1));
                let curve = simd.$mul(inside, simd.$add(inside, at));
                (simd.$mul_add(simd.$sub(end, z), simd.$splat($left.curve), inside), curve)
            }
        }
    };
}

real!(
    f32,
    f32s,
    as_simd_f32s,
    splat_f32s,
    mul_f32s,
    mul_add_e_f32s,
    add_f32s,
    sub_f32s,
    div_f32s,
    max_f32s,
    min_f32s,
    reduce_sum_f32s,
    LEFT_32,
    RIGHT_32,
    MILLS_32
);
real!(
    f64,
    f64s,
    as_simd_f64s,
    splat_f64s,
    mul_f64s,
    mul_add_e_f64s,
    add_f64s,
    sub_f64s,
    div_f64s,
    max_f64s,
    min_f64s,
    reduce_sum_f64s,
    LEFT_64,
    RIGHT_64,
    MILLS_64
);

/// log Φ(z).
#[inline(always)]
pub(super) fn log_phi<S: Simd>(simd: S, z: S::f64s) -> S::f64s {
    let end = simd.max_f64s(z, simd.splat_f64s(LEFT_64.at));
    let at = simd.min_f64s(end, simd.splat_f64s(RIGHT_64));
    let scaled = simd.mul_add_e_f64s(at, simd.splat_f64s(0.1), simd.splat_f64s(0.2));
    let above = polynomial::<f64, S, _>(simd, scaled, &LOG_64.0);
    let inside = simd.div_f64s(above, polynomial::<f64, S, _>(simd, scaled, &LOG_64.1));
    let beyond = simd.sub_f64s(end, z);
    let slope = simd.mul_add_e_f64s(beyond, simd.splat_f64s(-0.5 * LEFT_64.curve), simd.splat_f64s(-LEFT_64.slope));
    simd.mul_add_e_f64s(beyond, slope, inside)
}

/// φ(z)/Φ(z), the curvature of log Φ with the sign changed, and log Φ(z), of one number.
pub(super) fn of_one(z: f64) -> (f64, f64, f64) {
    let (slope, curve) = f64::mills(pulp::Scalar, z);
    (slope, curve, log_phi(pulp::Scalar, z))
}

/// The probability Φ(z), to the precision of the number.
pub(super) fn phi(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The density φ(z).
pub(super) fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() * 0.398_942_280_401_432_7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_precisions_keep_their_word() {
        for step in -1_200..=800 {
            let z = f64::from(step) / 100.0;
            let exact = density(z) / phi(z);
            let (slope, curve, log) = of_one(z);
            assert!((slope - exact).abs() < 4e-9 * exact.max(1.0), "{z}: {slope} {exact}");
            assert!((curve - exact * (exact + z)).abs() < 1e-6, "{z}: {curve}");
            assert!((log - phi(z).ln()).abs() < 3e-8 * log.abs().max(1.0), "{z}: {log}");
            let narrow = step as f32 / 100.0;
            if (-900..=600).contains(&step) {
                let slope = f64::from(f32::mills(pulp::Scalar, narrow).0);
                assert!((slope - exact).abs() < 6e-5 * exact.max(1.0), "{z}: {slope} {exact}");
            }
        }
    }

    #[test]
    fn beyond_the_ends_nothing_jumps() {
        let (inside, outside) = (of_one(-11.999_999), of_one(-12.000_001));
        assert!((inside.0 - outside.0).abs() < 1e-5 && (inside.2 - outside.2).abs() < 1e-4);
        assert!(of_one(-40.0).2 < of_one(-30.0).2 && of_one(-1e9).2.is_finite());
        assert!(of_one(50.0).0.abs() < 1e-8 && of_one(50.0).2.abs() < 1e-7);
        assert!((of_one(-20.0).2 - -203.917_155).abs() < 0.3);
    }
}
