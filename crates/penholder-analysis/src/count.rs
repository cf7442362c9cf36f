//! Counts as numbers.

/// A count as a number; what is beyond `u32` as its largest.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
