//! How the positions of the seats are written in bits.
//!
//! A vote takes a few bits for each seat. The first two positions of a layout have a plane of their own, so that the usual
//! questions ("in favour?", "against?") read one plane; the others are numbered in binary on the planes that follow; whether
//! a reason was given has the last plane, if the layout carries reasons.
//! Always: every symbol has exactly one code; codes that stand for nothing are never written.

use penholder_core::{Position, Seated};

/// What one seat did, as far as a layout carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    pub(super) position: Position,
    pub(super) reasoned: bool,
}

/// How many seats there are, which positions they may take, and whether reasons are carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    seats: usize,
    positions: Vec<Position>,
    reasons: bool,
    codes: [Option<u8>; Position::ALL.len()],
}

impl Layout {
    /// A layout for so many seats and these positions; the two that are asked for most should come first.
    #[must_use]
    pub fn new(seats: usize, positions: &[Position]) -> Self {
        let mut layout = Self { seats, positions: Vec::new(), reasons: false, codes: [None; Position::ALL.len()] };
        for position in positions {
            if !layout.positions.contains(position) {
                layout.positions.push(*position);
            }
        }
        for (at, position) in layout.positions.iter().enumerate() {
            let code = match at {
                0 => 1,
                1 if layout.positions.len() == 2 => 0,
                1 => 2,
                other => (other - 2) << 2,
            };
            layout.codes[*position as usize] = u8::try_from(code).ok();
        }
        layout
    }

    /// The layout of a rule's seats, with the positions it allows and those of `more`.
    #[must_use]
    pub fn of(seated: &Seated<'_>, more: &[Position]) -> Self {
        let positions: Vec<Position> = seated.rule.positions.iter().chain(more).copied().collect();
        Self::new(seated.roster.len(), &positions)
    }

    /// The same layout, with one more plane for each seat that says whether a reason was given.
    #[must_use]
    pub fn with_reasons(mut self) -> Self {
        self.reasons = true;
        self
    }

    /// How many seats there are.
    #[must_use]
    pub fn seats(&self) -> usize {
        self.seats
    }

    /// The positions that can be written, in the order of their codes.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Whether reasons are carried.
    #[must_use]
    pub fn has_reasons(&self) -> bool {
        self.reasons
    }

    /// How many bits a vote takes.
    #[must_use]
    pub fn planes(&self) -> usize {
        self.seats * self.bits()
    }

    /// How many bits a seat takes.
    pub(super) fn bits(&self) -> usize {
        self.position_bits() + usize::from(self.reasons)
    }

    fn position_bits(&self) -> usize {
        match self.positions.len() {
            0..=2 => 1,
            3 => 2,
            more => 2 + (more - 3).ilog2() as usize + 1,
        }
    }

    /// The plane of one bit of a seat. Planes go bit by bit, within a bit seat by seat.
    pub(super) fn plane(&self, seat: usize, bit: usize) -> usize {
        bit * self.seats + seat
    }

    /// The bits of a symbol; `None` if the layout cannot write it.
    pub(super) fn code(&self, symbol: Symbol) -> Option<u8> {
        let code = self.codes[symbol.position as usize]?;
        Some(if self.reasons && symbol.reasoned { code | 1 << self.position_bits() } else { code })
    }

    /// What bits stand for; `None` for nothing.
    pub(super) fn symbol(&self, code: u8) -> Option<Symbol> {
        self.symbols().find(|(_, known)| *known == code).map(|(symbol, _)| symbol)
    }

    /// Every symbol with its code.
    pub(super) fn symbols(&self) -> impl Iterator<Item = (Symbol, u8)> + '_ {
        let reasons: &[bool] = if self.reasons { &[false, true] } else { &[true] };
        self.positions.iter().flat_map(move |position| {
            reasons.iter().filter_map(move |reasoned| {
                let symbol = Symbol { position: *position, reasoned: *reasoned };
                self.code(symbol).map(|code| (symbol, code))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(positions: &[Position], reasons: bool, bits: usize, codes: &[u8]) {
        let layout = Layout::new(3, positions);
        let layout = if reasons { layout.with_reasons() } else { layout };
        assert_eq!((layout.bits(), layout.planes()), (bits, 3 * bits));
        assert_eq!(layout.symbols().map(|(_, code)| code).collect::<Vec<_>>(), codes);
        for (symbol, code) in layout.symbols() {
            assert_eq!(layout.symbol(code), Some(symbol));
            assert!(usize::from(code) < 1 << bits);
        }
    }

    #[test]
    fn codes_are_unique_and_fit() {
        use Position::{Absent, Abstain, No, Open, Yes};
        check(&[Yes, No], false, 1, &[1, 0]);
        check(&[Yes, No, Abstain], false, 2, &[1, 2, 0]);
        check(&[Yes, No, Abstain, Absent], false, 3, &[1, 2, 0, 4]);
        check(&[Yes, No, Abstain, Absent, Open], false, 4, &[1, 2, 0, 4, 8]);
        check(&[Yes, Yes, No], true, 2, &[1, 3, 0, 2]);
        let all = Layout::new(1, &Position::ALL);
        assert_eq!((all.bits(), all.symbols().count()), (7, Position::ALL.len()));
    }
}
