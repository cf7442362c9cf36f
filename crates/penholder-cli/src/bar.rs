//! A bar for work that takes longer than a moment; only on a terminal, and on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// In how many steps a share of the work is shown.
const SHARES: u64 = 1_000;

/// How far long work has come.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar over this many steps (or bytes).
    pub fn over(steps: u64) -> Bar {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent:>3} % {eta:>4}") {
            bar.set_style(style);
        }
        Bar(bar)
    }

    /// A bar over work that says what share of it is done: see [`Bar::share`].
    pub fn over_shares() -> Bar {
        Bar::over(SHARES)
    }

    /// Begins again, over shares: another part of the work, of which the time so far says nothing.
    pub fn restart(&self) {
        self.0.reset();
        self.0.set_length(SHARES);
    }

    /// Says which share is done, from 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share from 0 to 1"
    )]
    pub fn share(&self, share: f64) {
        self.at((share * SHARES as f64) as u64);
    }

    /// Says how far it is.
    pub fn at(&self, step: u64) {
        self.0.set_position(step);
    }

    /// Says how far it is and how far there is to go.
    pub fn at_of(&self, step: u64, steps: u64) {
        self.0.set_length(steps);
        self.0.set_position(step);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
