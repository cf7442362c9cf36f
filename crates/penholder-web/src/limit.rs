//! How often somebody may try: guesses at passwords, links and codes, by the address they come from.
//!
//! Always: voting is not slowed down, nor is a hall that comes in by good links from one address. What is counted is kept in
//! memory only.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// What is counted.
pub struct Limits {
    guesses: DefaultKeyedRateLimiter<IpAddr>,
    screens: DefaultKeyedRateLimiter<IpAddr>,
}

/// A hall full of people may come from one address.
const GUESSES: NonZeroU32 = at_most(120);

/// A screen that keeps no cookies asks for a code every five seconds.
const SCREENS: NonZeroU32 = at_most(15);

const fn at_most(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        let a_minute = |number| RateLimiter::keyed(Quota::per_minute(number));
        Self { guesses: a_minute(GUESSES), screens: a_minute(SCREENS) }
    }
}

impl Limits {
    /// Whether one more guess from this address is one too many.
    pub fn is_one_guess_too_many(&self, from: IpAddr) -> bool {
        self.guesses.retain_recent();
        self.guesses.check_key(&from).is_err()
    }

    /// Whether one more screen that asks for a code from this address is one too many.
    pub fn is_one_screen_too_many(&self, from: IpAddr) -> bool {
        self.screens.retain_recent();
        self.screens.check_key(&from).is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_counted_for_each_address() {
        let limits = Limits::default();
        let [one, other]: [IpAddr; 2] = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        let tries = (0..500).take_while(|_| !limits.is_one_guess_too_many(one)).count();
        assert!((120..140).contains(&tries), "{tries}");
        assert!(!limits.is_one_guess_too_many(other));
    }
}
