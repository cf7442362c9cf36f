//! Counts as people write them.

use penholder_core::Exact;
use penholder_core::charter::amount_says;

/// A count as people write it: `1,884`.
#[must_use]
pub fn number(count: impl TryInto<i128>) -> String {
    amount_says(Exact::from_integer(count.try_into().unwrap_or(i128::MAX)))
}

/// A count with its thing: `1 vote`, `1,884 votes`.
#[must_use]
pub fn many(count: usize, thing: &str) -> String {
    format!("{} {thing}{}", number(count), if count == 1 { "" } else { "s" })
}
