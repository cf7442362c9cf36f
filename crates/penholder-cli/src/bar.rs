//! A bar for work that takes longer than a moment; only on a terminal, and on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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
