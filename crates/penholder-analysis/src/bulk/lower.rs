//! From a rule with its seats to a circuit over the planes of a layout.
//!
//! A test is linear, so each seat adds a number that depends on its symbol alone; the differences between these numbers are
//! weights on sets of symbols. An open position adds the least or the most that the rule allows, which gives two sums: what
//! is certain and what is possible. Where a layout carries no open position the two are one.

use penholder_core::normal::Formula;
use penholder_core::seated::SeatedTest;
use penholder_core::{Position, Seated};

use super::BulkError;
use super::circuit::{Circuit, Signal};
use super::cover::cover;
use super::layout::{Layout, Symbol};

/// The wires that tell the verdict of one rule.
#[derive(Clone, Debug)]
pub(super) struct Wires {
    pub(super) adopted: Signal,
    pub(super) possible: Signal,
    pub(super) unanimous: Signal,
    /// For each requirement: it is the first that is not met, for certain.
    pub(super) failed: Vec<Signal>,
}

/// What one reader of a test takes for the positions that are open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Worst,
    Best,
}

/// The largest sum of weights a circuit may add up.
const LARGEST: i128 = 1 << 120;

pub(super) fn lower(
    circuit: &mut Circuit,
    layout: &Layout,
    seated: &Seated<'_>,
    detailed: bool,
) -> Result<Wires, BulkError> {
    let mut lowering = Lowering { circuit, layout, seated };
    let mut certain = Vec::new();
    let mut possible = Vec::new();
    for requirement in &seated.requirements {
        certain.push(lowering.formula(&requirement.formula, Open::Worst)?);
        possible.push(lowering.formula(&requirement.formula, Open::Best)?);
    }
    let adopted = lowering.circuit.and(certain.iter().copied());
    let mut wires = Wires {
        adopted,
        possible: lowering.circuit.and(possible.iter().copied()),
        unanimous: Signal::FALSE,
        failed: Vec::new(),
    };
    if detailed {
        wires.unanimous = lowering.unanimous();
        for (at, possible) in possible.iter().enumerate() {
            let before = certain[..at].iter().copied();
            wires.failed.push(lowering.circuit.and(before.chain([!*possible])));
        }
    }
    Ok(wires)
}

struct Lowering<'a> {
    circuit: &'a mut Circuit,
    layout: &'a Layout,
    seated: &'a Seated<'a>,
}

impl Lowering<'_> {
    fn formula(&mut self, formula: &Formula<SeatedTest>, open: Open) -> Result<Signal, BulkError> {
        match formula {
            Formula::All(parts) => {
                let parts = parts.iter().map(|part| self.formula(part, open)).collect::<Result<Vec<_>, _>>()?;
                Ok(self.circuit.and(parts))
            }
            Formula::Any(parts) => {
                let parts = parts.iter().map(|part| self.formula(part, open)).collect::<Result<Vec<_>, _>>()?;
                Ok(self.circuit.or(parts))
            }
            Formula::Test(test) => self.test(test, open),
        }
    }

    fn test(&mut self, test: &SeatedTest, open: Open) -> Result<Signal, BulkError> {
        let mut terms = Vec::new();
        let mut bound = test.linear.at_least;
        let mut total = 0_i128;
        for (seat, of_seat) in test.linear.coefficients.iter().enumerate() {
            let adds: Vec<(i128, u8)> =
                self.layout.symbols().map(|(symbol, code)| (self.adds(seat, symbol, of_seat, open), code)).collect();
            let mut steps: Vec<i128> = adds.iter().map(|(adds, _)| *adds).collect();
            steps.sort_unstable();
            steps.dedup();
            bound = bound.saturating_sub(steps.first().copied().unwrap_or(0));
            for pair in steps.windows(2) {
                let weight = pair[1].checked_sub(pair[0]).ok_or(BulkError::TooLarge)?;
                total = total.checked_add(weight).filter(|total| *total < LARGEST).ok_or(BulkError::TooLarge)?;
                let signal = self.symbol_in(seat, &adds, |adds| adds >= pair[1]);
                terms.push((signal, weight));
            }
        }
        Ok(self.circuit.at_least(&terms, bound.clamp(-LARGEST, LARGEST)))
    }

    /// What a seat adds to a test by its symbol.
    fn adds(&self, seat: usize, symbol: Symbol, of_seat: &[i128], open: Open) -> i128 {
        let class = &self.seated.roster.seats()[seat].class;
        let rule = self.seated.rule;
        let position = rule.read(symbol.position, class, symbol.reasoned);
        if !position.is_open() {
            return of_seat[position as usize];
        }
        let may_be = rule.positions.iter().map(|may| of_seat[rule.read(*may, class, true) as usize]);
        let extreme = if open == Open::Worst { may_be.min() } else { may_be.max() };
        extreme.unwrap_or(0)
    }

    /// Whether what the seat's symbol stands for is wanted.
    fn symbol_in<T: Copy>(&mut self, seat: usize, symbols: &[(T, u8)], is_wanted: impl Fn(T) -> bool) -> Signal {
        let codes = |wanted: bool| -> Vec<u8> {
            symbols.iter().filter(|(what, _)| is_wanted(*what) == wanted).map(|(_, code)| *code).collect()
        };
        let bits = self.layout.bits();
        let cover = cover(&codes(true), &codes(false), bits);
        let mut cubes = Vec::new();
        for cube in &cover.cubes {
            let cared = (0..bits).filter(|bit| cube.cared >> bit & 1 == 1);
            let literals: Vec<Signal> = cared
                .map(|bit| {
                    let plane = self.circuit.plane(self.layout.plane(seat, bit));
                    if cube.value >> bit & 1 == 1 { plane } else { !plane }
                })
                .collect();
            cubes.push(self.circuit.and(literals));
        }
        let any = self.circuit.or(cubes);
        if cover.inverted { !any } else { any }
    }

    /// Whether every seat that has a head votes in favour.
    fn unanimous(&mut self) -> Signal {
        let mut all = Vec::new();
        for (seat, of) in self.seated.roster.seats().iter().enumerate() {
            if self.seated.is_headless(seat) {
                continue;
            }
            let read = |symbol: Symbol| self.seated.rule.read(symbol.position, &of.class, symbol.reasoned);
            let symbols: Vec<(Position, u8)> =
                self.layout.symbols().map(|(symbol, code)| (read(symbol), code)).collect();
            all.push(self.symbol_in(seat, &symbols, |position| position == Position::Yes));
        }
        self.circuit.and(all)
    }
}
