//! Millions of votes at once: a rule compiled to word logic over bit-sliced columns.
//!
//! [`Columns`] hold the votes, a few bits for each seat in planes of 64 votes a word. [`Program::compile`] takes rules with
//! their seats ([`Seated`]) and gives one program for all of them: counts are carry-save adders over planes, weights are
//! added in their non-adjacent form, thresholds are compared bit by bit, and what several rules count alike is counted once.
//! Always: the verdicts are those of [`penholder_core::decide()`], open positions included (tested on random charters and
//! ballots). Nothing is rounded.
//! Not here: which rule applies to which vote ([`crate::replay`]).
//!
//! ```
//! use penholder_analysis::bulk::{Columns, Layout, Program, Verdict};
//! use penholder_core::{Position, ReadBy};
//!
//! let council = penholder_charters::charter("un-security-council").ok_or("it is shipped")?;
//! let today = jiff::civil::date(2026, 5, 12);
//! let roster = council.roster_on(today);
//! let seated = council.seated("substantive", None, today, &roster, ReadBy::Practice)?;
//!
//! let mut votes = Columns::new(Layout::of(&seated, &[]));
//! votes.push(&[Position::Yes; 15])?;
//! let verdicts = Program::compile(votes.layout(), &[&seated])?.run(&votes, 1)?;
//! assert_eq!(verdicts.verdict(0, 0), Some(Verdict::Adopted));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod circuit;
mod columns;
mod cover;
mod layout;
mod lower;
mod program;
mod verdicts;

use penholder_core::{Position, Seated};

pub use columns::{BLOCK, Columns};
pub use layout::Layout;
use verdicts::Places;
pub use verdicts::{Turned, Verdict, Verdicts};

use circuit::{Circuit, Signal};
use columns::Chunk;
use program::Code;

/// Why votes or rules are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BulkError {
    /// A vote has another number of positions than there are seats.
    #[error("{given} positions for {seats} seats")]
    Seats {
        /// The number of positions.
        given: usize,
        /// The number of seats.
        seats: usize,
    },
    /// The layout cannot write a position.
    #[error("the position `{0}` is not in the layout of these columns")]
    NotInLayout(Position),
    /// Votes or rules of one layout meet those of another.
    #[error("the layouts differ")]
    OtherLayout,
    /// The weights are so large or so fine that their sums take more than 120 bits.
    #[error("the weights are too large or too fine to be added up in bulk")]
    TooLarge,
}

/// One or several rules, ready to decide columns of one layout.
#[derive(Clone, Debug)]
pub struct Program {
    layout: Layout,
    rules: Vec<Places>,
    outputs: usize,
    code: Code,
}

impl Program {
    /// A program that tells the outcome under each of these rules.
    ///
    /// # Errors
    /// [`BulkError::Seats`] if a rule has another number of seats than the layout; [`BulkError::TooLarge`] if weights add up
    /// to more than 120 bits.
    pub fn compile(layout: &Layout, rules: &[&Seated<'_>]) -> Result<Self, BulkError> {
        Self::with(layout, rules, false)
    }

    /// The same; the verdicts also tell on which requirement a failure turned, and whether an adoption was unanimous.
    ///
    /// # Errors
    /// As [`Program::compile`].
    pub fn with_reasons(layout: &Layout, rules: &[&Seated<'_>]) -> Result<Self, BulkError> {
        Self::with(layout, rules, true)
    }

    fn with(layout: &Layout, rules: &[&Seated<'_>], reasons: bool) -> Result<Self, BulkError> {
        let mut circuit = Circuit::new();
        let mut outputs: Vec<Signal> = Vec::new();
        let mut places = Vec::new();
        for seated in rules {
            let (given, seats) = (layout.seats(), seated.roster.len());
            if given != seats {
                return Err(BulkError::Seats { given, seats });
            }
            let wires = lower::lower(&mut circuit, layout, seated, reasons)?;
            let mut place = |signal: Signal| {
                outputs.iter().position(|output| *output == signal).unwrap_or_else(|| {
                    outputs.push(signal);
                    outputs.len() - 1
                })
            };
            let (adopted, possible) = (place(wires.adopted), place(wires.possible));
            let reasons =
                reasons.then(|| (place(wires.unanimous), wires.failed.into_iter().map(&mut place).collect::<Vec<_>>()));
            places.push(Places { adopted, possible, reasons });
        }
        let code = Code::new(&circuit, &outputs);
        Ok(Self { layout: layout.clone(), rules: places, outputs: outputs.len(), code })
    }

    /// How many bits of each vote the program reads: its share of the memory's bandwidth.
    #[must_use]
    pub fn bits_read(&self) -> usize {
        self.code.read
    }

    /// Decides every vote, on so many threads.
    ///
    /// # Errors
    /// [`BulkError::OtherLayout`] if the columns are written in another layout.
    pub fn run(&self, columns: &Columns, threads: usize) -> Result<Verdicts, BulkError> {
        let mut verdicts = Verdicts::default();
        self.run_into(columns, threads, &mut verdicts)?;
        Ok(verdicts)
    }

    /// The same, into verdicts of an earlier run, whose room is used again.
    ///
    /// # Errors
    /// [`BulkError::OtherLayout`] if the columns are written in another layout.
    pub fn run_into(&self, columns: &Columns, threads: usize, verdicts: &mut Verdicts) -> Result<(), BulkError> {
        if self.layout != *columns.layout() {
            return Err(BulkError::OtherLayout);
        }
        verdicts.reset(&self.rules, self.outputs, columns.len());
        let (planes, outputs) = (self.layout.planes(), self.outputs);
        if outputs == 0 {
            return Ok(());
        }
        let blocks = columns.len().div_ceil(BLOCK);
        let share = blocks.div_ceil(threads.max(1)).max(1);
        let parts = verdicts.chunks_mut().chunks_mut(share * outputs).enumerate();
        let work = parts.map(|(part, to)| (&columns.blocks()[part * share * planes..], to));
        if threads <= 1 {
            work.for_each(|(from, to)| self.work(from, to, planes, outputs));
        } else {
            std::thread::scope(|scope| {
                for (from, to) in work {
                    scope.spawn(move || self.work(from, to, planes, outputs));
                }
            });
        }
        Ok(())
    }

    /// Works blocks with the widest vector instructions the processor has.
    fn work(&self, from: &[Chunk], to: &mut [Chunk], planes: usize, outputs: usize) {
        pulp::Arch::new().dispatch(Work { code: &self.code, from, to, planes, outputs });
    }
}

/// Blocks to be worked, as `pulp` wants it: what is inlined here is compiled once for each set of vector instructions.
struct Work<'a> {
    code: &'a Code,
    from: &'a [Chunk],
    to: &'a mut [Chunk],
    planes: usize,
    outputs: usize,
}

impl pulp::WithSimd for Work<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let mut registers = self.code.registers();
        for (block, out) in self.to.chunks_exact_mut(self.outputs).enumerate() {
            self.code.work(&self.from[block * self.planes..][..self.planes], &mut registers, out);
        }
    }
}
