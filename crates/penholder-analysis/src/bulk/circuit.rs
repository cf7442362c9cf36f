//! A circuit over bit planes: ands, adders and comparisons, each made once however often it is asked for.
//!
//! Always: a gate comes after the gates it reads; two gates never do the same (so charters that count the same thing share
//! the count).

use std::collections::HashMap;

/// A wire, straight or inverted; or a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Signal(u32);

impl Signal {
    pub(super) const FALSE: Self = Self(0);
    pub(super) const TRUE: Self = Self(1);

    pub(super) fn wire(self) -> u32 {
        self.0 >> 1
    }

    pub(super) fn is_inverted(self) -> bool {
        self.0 & 1 == 1
    }

    pub(super) fn is_constant(self) -> bool {
        self.wire() == 0
    }

    fn straight(self) -> Self {
        Self(self.0 & !1)
    }
}

impl std::ops::Not for Signal {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// One gate; it drives one wire, an adder several.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gate {
    /// The constant wire.
    False,
    /// A plane of the ballots.
    Plane(u32),
    /// Every one of these.
    And(Vec<Signal>),
    /// The inverse of a wire, for adders, which read straight wires only.
    Not(Signal),
    /// How many of 2, 3, 7 or 15 wires are set, in binary.
    Add(Vec<Signal>),
    /// Whether a number, lowest bit first, is at least the bound.
    AtLeast(Vec<Signal>, u128),
}

impl Gate {
    /// How many wires it drives.
    pub(super) fn width(&self) -> u32 {
        match self {
            Gate::Add(inputs) => (inputs.len() + 1).next_power_of_two().ilog2(),
            _ => 1,
        }
    }

    /// What it reads.
    pub(super) fn inputs(&self) -> &[Signal] {
        match self {
            Gate::And(inputs) | Gate::Add(inputs) | Gate::AtLeast(inputs, _) => inputs,
            Gate::Not(input) => std::slice::from_ref(input),
            Gate::False | Gate::Plane(_) => &[],
        }
    }
}

/// Gates in an order in which they can be worked.
#[derive(Clone, Debug)]
pub(super) struct Circuit {
    gates: Vec<(Gate, u32)>,
    made: HashMap<Gate, u32>,
    wires: u32,
}

impl Circuit {
    pub(super) fn new() -> Self {
        let mut circuit = Self { gates: Vec::new(), made: HashMap::new(), wires: 0 };
        circuit.make(Gate::False);
        circuit
    }

    /// The gates, each with the first wire it drives.
    pub(super) fn gates(&self) -> &[(Gate, u32)] {
        &self.gates
    }

    pub(super) fn wires(&self) -> usize {
        self.wires as usize
    }

    fn make(&mut self, gate: Gate) -> u32 {
        if let Some(wire) = self.made.get(&gate) {
            return *wire;
        }
        let first = self.wires;
        self.wires += gate.width();
        self.made.insert(gate.clone(), first);
        self.gates.push((gate, first));
        first
    }

    fn signal(&mut self, gate: Gate) -> Signal {
        Signal(self.make(gate) << 1)
    }

    pub(super) fn plane(&mut self, plane: usize) -> Signal {
        let plane = u32::try_from(plane).unwrap_or(u32::MAX);
        self.signal(Gate::Plane(plane))
    }

    pub(super) fn and(&mut self, inputs: impl IntoIterator<Item = Signal>) -> Signal {
        let mut inputs: Vec<Signal> = inputs.into_iter().filter(|input| *input != Signal::TRUE).collect();
        inputs.sort_unstable();
        inputs.dedup();
        if inputs.contains(&Signal::FALSE) || inputs.windows(2).any(|pair| pair[0] == !pair[1]) {
            return Signal::FALSE;
        }
        match inputs.as_slice() {
            [] => Signal::TRUE,
            [one] => *one,
            _ => self.signal(Gate::And(inputs)),
        }
    }

    pub(super) fn or(&mut self, inputs: impl IntoIterator<Item = Signal>) -> Signal {
        let inverted: Vec<Signal> = inputs.into_iter().map(|input| !input).collect();
        !self.and(inverted)
    }

    /// The same value on a straight wire.
    fn straight(&mut self, signal: Signal) -> Signal {
        if signal.is_inverted() { self.signal(Gate::Not(signal.straight())) } else { signal }
    }

    /// Whether the weighted sum of the signals that are set is at least the bound.
    ///
    /// The absolute weights sum to less than 2^120.
    pub(super) fn at_least(&mut self, terms: &[(Signal, i128)], bound: i128) -> Signal {
        let (terms, bound) = normalised(terms, bound);
        let (least, most) =
            terms.iter().fold((0, 0), |(least, most), (_, weight)| (least + (*weight).min(0), most + (*weight).max(0)));
        let smallest = terms.iter().map(|(_, weight)| weight.abs()).min().unwrap_or(0);
        let best = |(signal, weight): &(Signal, i128)| if *weight > 0 { *signal } else { !*signal };
        if bound <= least {
            Signal::TRUE
        } else if bound > most {
            Signal::FALSE
        } else if bound > most - smallest {
            self.and(terms.iter().map(best))
        } else if bound <= least + smallest {
            self.or(terms.iter().map(best))
        } else {
            self.summed(terms, bound)
        }
    }

    fn summed(&mut self, mut terms: Vec<(Signal, i128)>, mut bound: i128) -> Signal {
        terms.sort_unstable_by_key(|(signal, weight)| (*weight, *signal));
        let (mut columns, mut less): (Vec<Vec<Signal>>, Vec<Vec<Signal>>) = (Vec::new(), Vec::new());
        for group in terms.chunk_by(|one, other| one.1 == other.1) {
            let weight = group[0].1;
            let mut count: Vec<Vec<Signal>> = vec![group.iter().map(|(signal, _)| *signal).collect()];
            let bits = if group.len() == 1 { vec![group[0].0] } else { self.compressed(&mut count) };
            for (place, bit) in bits.into_iter().enumerate() {
                for (column, negative) in digits(weight) {
                    push(if negative { &mut less } else { &mut columns }, column + place, bit);
                }
            }
        }
        // what is taken away is added up by itself; then -b is (1 - b) - 1 for each of its bits
        let less = self.compressed(&mut less).into_iter().enumerate();
        for (column, bit) in less.filter(|(_, bit)| !bit.is_constant()) {
            let inverted = self.straight(!bit);
            bound += 1 << column;
            push(&mut columns, column, inverted);
        }
        let bits = self.compressed(&mut columns);
        self.signal(Gate::AtLeast(bits, bound.unsigned_abs()))
    }

    /// Adds up columns of straight wires (column `c` counts `2^c` each) to one number, lowest bit first.
    fn compressed(&mut self, columns: &mut Vec<Vec<Signal>>) -> Vec<Signal> {
        let mut bits = Vec::new();
        let mut at = 0;
        while at < columns.len() {
            let mut column = std::mem::take(&mut columns[at]);
            let mut next = 0;
            while column.len() - next > 1 {
                let take = match column.len() - next {
                    15.. => 15,
                    7.. => 7,
                    3.. => 3,
                    _ => 2,
                };
                let gate = Gate::Add(column[next..next + take].to_vec());
                next += take;
                let width = gate.width();
                let first = self.make(gate);
                column.push(Signal(first << 1));
                for carry in 1..width {
                    push(columns, at + carry as usize, Signal((first + carry) << 1));
                }
            }
            bits.push(column.get(next).copied().unwrap_or(Signal::FALSE));
            at += 1;
        }
        bits
    }
}

fn push(columns: &mut Vec<Vec<Signal>>, column: usize, bit: Signal) {
    columns.resize(columns.len().max(column + 1), Vec::new());
    columns[column].push(bit);
}

/// The terms with straight signals, each once, none constant, and weights divided by their greatest common divisor.
fn normalised(terms: &[(Signal, i128)], mut bound: i128) -> (Vec<(Signal, i128)>, i128) {
    let mut weights: std::collections::BTreeMap<Signal, i128> = std::collections::BTreeMap::new();
    for (signal, weight) in terms {
        if signal.is_inverted() {
            bound -= weight;
            *weights.entry(!*signal).or_default() -= weight;
        } else {
            *weights.entry(*signal).or_default() += weight;
        }
    }
    let mut terms: Vec<(Signal, i128)> =
        weights.into_iter().filter(|(signal, weight)| *weight != 0 && !signal.is_constant()).collect();
    let divisor = terms.iter().fold(0, |divisor, (_, weight)| gcd(divisor, weight.abs()));
    if divisor > 1 {
        terms.iter_mut().for_each(|(_, weight)| *weight /= divisor);
        bound = bound.div_euclid(divisor) + i128::from(bound.rem_euclid(divisor) != 0);
    }
    (terms, bound)
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The non-adjacent form of a weight: places and whether the digit there is -1; a third of the places on average.
fn digits(weight: i128) -> Vec<(usize, bool)> {
    let mut digits = Vec::new();
    let (mut left, mut place) = (weight, 0);
    while left != 0 {
        if left & 1 == 1 {
            let negative = left & 3 == 3;
            digits.push((place, negative));
            left += if negative { 1 } else { -1 };
        }
        left /= 2;
        place += 1;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Works the circuit for one vote, gate by gate.
    fn value(circuit: &Circuit, signal: Signal, planes: &[bool]) -> bool {
        let mut wires = vec![false; circuit.wires()];
        let of = |wires: &[bool], signal: &Signal| wires[signal.wire() as usize] != signal.is_inverted();
        for (gate, first) in circuit.gates() {
            let set = gate.inputs().iter().map(|input| of(&wires, input)).collect::<Vec<_>>();
            let number = match gate {
                Gate::False => 0,
                Gate::Plane(plane) => u128::from(planes[*plane as usize]),
                Gate::And(_) => u128::from(set.iter().all(|set| *set)),
                Gate::Not(_) => u128::from(!set[0]),
                Gate::Add(_) => set.iter().map(|set| u128::from(*set)).sum(),
                Gate::AtLeast(_, bound) => {
                    let sum: u128 = set.iter().enumerate().map(|(place, set)| u128::from(*set) << place).sum();
                    u128::from(sum >= *bound)
                }
            };
            for place in 0..gate.width() {
                wires[(*first + place) as usize] = number >> place & 1 == 1;
            }
        }
        of(&wires, &signal)
    }

    fn check(weights: &[i128]) {
        let most: i128 = weights.iter().filter(|weight| **weight > 0).sum();
        let least: i128 = weights.iter().filter(|weight| **weight < 0).sum();
        for bound in least - 1..=most + 1 {
            let mut circuit = Circuit::new();
            let terms: Vec<_> = weights.iter().enumerate().map(|(at, weight)| (circuit.plane(at), *weight)).collect();
            let signal = circuit.at_least(&terms, bound);
            for vote in 0_u32..1 << weights.len() {
                let planes: Vec<bool> = (0..weights.len()).map(|at| vote >> at & 1 == 1).collect();
                let sum: i128 = weights.iter().zip(&planes).filter(|(_, set)| **set).map(|(weight, _)| weight).sum();
                assert_eq!(value(&circuit, signal, &planes), sum >= bound, "{weights:?} {planes:?} >= {bound}");
            }
        }
    }

    #[test]
    fn sums_are_compared_exactly() {
        check(&[]);
        check(&[3]);
        check(&[1, 1, 1, 1, 1]);
        check(&[1, 1, -1, -1, 2]);
        check(&[5, 5, 4, 3, -3, -2, 1]);
        check(&[7, 6, 14, -21, 3]);
        check(&[2, 4, 6, 8]);
        check(&[1; 9]);
    }

    #[test]
    fn the_same_count_is_made_once() {
        let mut circuit = Circuit::new();
        let terms: Vec<_> = (0..15).map(|at| (circuit.plane(at), 1)).collect();
        circuit.at_least(&terms, 9);
        let gates = circuit.gates().len();
        circuit.at_least(&terms, 10);
        circuit.at_least(&terms, 9);
        assert_eq!(circuit.gates().len(), gates + 1);
    }

    #[test]
    fn digits_make_the_weight() {
        for weight in (-300..300).chain([i128::from(u64::MAX), -1 << 100]) {
            let digits = digits(weight);
            assert_eq!(digits.iter().map(|(at, minus)| if *minus { -1 << at } else { 1 << at }).sum::<i128>(), weight);
        }
    }
}
