//! A circuit as a straight run of instructions over blocks, and the loop that runs it.
//!
//! Always: an instruction works one block's worth of a plane ([`Chunk`]) at once, so that its inner loop is one the compiler
//! turns into vector code; the registers of a program fit a first-level cache.

use std::ops::Range;

use super::circuit::{Circuit, Gate, Signal};
use super::columns::{Chunk, WORDS};

/// Where an operand is: a plane of the block or a register; and whether to invert it.
#[derive(Clone, Copy, Debug, Default)]
struct Operand {
    at: u32,
    in_register: bool,
    inverted: bool,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    False,
    And,
    Add2,
    Add3,
    Add7,
    Add15,
    AtLeast(u128),
}

#[derive(Clone, Debug)]
struct Instruction {
    kind: Kind,
    inputs: Range<usize>,
    outputs: [u32; 4],
}

/// The instructions.
#[derive(Clone, Debug)]
pub(super) struct Code {
    registers: usize,
    operands: Vec<Operand>,
    instructions: Vec<Instruction>,
    outputs: Vec<Operand>,
    /// How many planes are read.
    pub(super) read: usize,
}

impl Code {
    /// The instructions that work out `outputs`.
    pub(super) fn new(circuit: &Circuit, outputs: &[Signal]) -> Self {
        let last_use = last_use(circuit, outputs);
        let mut code =
            Self { registers: 0, operands: Vec::new(), instructions: Vec::new(), outputs: Vec::new(), read: 0 };
        let mut at = vec![Operand::default(); circuit.wires()];
        let mut free: Vec<u32> = Vec::new();
        let mut frees_after: Vec<Vec<u32>> = vec![Vec::new(); circuit.gates().len()];
        for (step, (gate, first)) in circuit.gates().iter().enumerate() {
            let wires = *first..first + gate.width();
            if wires.clone().all(|wire| last_use[wire as usize].is_none()) {
                continue;
            }
            if let Gate::Plane(plane) = gate {
                at[*first as usize].at = *plane;
                code.read += 1;
                continue;
            }
            let mut outputs = [0; 4];
            for (place, wire) in wires.enumerate() {
                let register = free.pop().unwrap_or_else(|| {
                    code.registers += 1;
                    u32::try_from(code.registers - 1).unwrap_or(u32::MAX)
                });
                at[wire as usize] = Operand { at: register, in_register: true, inverted: false };
                outputs[place] = register;
                if let Some(frees) = frees_after.get_mut(last_use[wire as usize].unwrap_or(step)) {
                    frees.push(register);
                }
            }
            code.push(gate, &at, outputs);
            free.append(&mut frees_after[step]);
        }
        code.outputs = outputs.iter().map(|signal| operand(&at, *signal)).collect();
        code
    }

    fn push(&mut self, gate: &Gate, at: &[Operand], outputs: [u32; 4]) {
        let kind = match gate {
            Gate::False => Kind::False,
            Gate::AtLeast(_, bound) => Kind::AtLeast(*bound),
            Gate::Add(inputs) => match inputs.len() {
                15 => Kind::Add15,
                7 => Kind::Add7,
                3 => Kind::Add3,
                _ => Kind::Add2,
            },
            _ => Kind::And,
        };
        let from = self.operands.len();
        // an inverter is an and of one inverted wire
        let inverter = matches!(gate, Gate::Not(_));
        self.operands.extend(gate.inputs().iter().map(|signal| {
            let operand = operand(at, *signal);
            Operand { inverted: operand.inverted != inverter, ..operand }
        }));
        self.instructions.push(Instruction { kind, inputs: from..self.operands.len(), outputs });
    }

    /// Registers for one thread.
    pub(super) fn registers(&self) -> Vec<Chunk> {
        vec![[0; WORDS]; self.registers]
    }

    /// Works one block: its planes in, one chunk for each output out.
    #[inline(always)]
    pub(super) fn work(&self, planes: &[Chunk], registers: &mut [Chunk], out: &mut [Chunk]) {
        for instruction in &self.instructions {
            let inputs = &self.operands[instruction.inputs.clone()];
            let [a, b, c, d] = instruction.outputs.map(|at| at as usize);
            match instruction.kind {
                Kind::False => registers[a] = [0; WORDS],
                Kind::And => registers[a] = self.and(inputs, planes, registers),
                Kind::AtLeast(bound) => registers[a] = self.at_least(inputs, bound, planes, registers),
                Kind::Add2 => [registers[a], registers[b]] = add2(self.chunks(inputs, planes, registers)),
                Kind::Add3 => [registers[a], registers[b]] = add3(self.chunks(inputs, planes, registers)),
                Kind::Add7 => {
                    [registers[a], registers[b], registers[c]] = add7(self.chunks(inputs, planes, registers));
                }
                Kind::Add15 => {
                    [registers[a], registers[b], registers[c], registers[d]] =
                        add15(self.chunks(inputs, planes, registers));
                }
            }
        }
        for (out, operand) in out.iter_mut().zip(&self.outputs) {
            *out = self.and(std::slice::from_ref(operand), planes, registers);
        }
    }

    #[inline(always)]
    fn chunk<'a>(&self, operand: Operand, planes: &'a [Chunk], registers: &'a [Chunk]) -> &'a Chunk {
        // indexed, not branched on: which of the two it is follows no pattern a processor could foresee
        &[planes, registers][usize::from(operand.in_register)][operand.at as usize]
    }

    #[inline(always)]
    fn chunks<'a, const N: usize>(
        &self,
        operands: &[Operand],
        planes: &'a [Chunk],
        registers: &'a [Chunk],
    ) -> [&'a Chunk; N] {
        std::array::from_fn(|at| self.chunk(operands[at], planes, registers))
    }

    #[inline(always)]
    fn and(&self, operands: &[Operand], planes: &[Chunk], registers: &[Chunk]) -> Chunk {
        let mut all = [u64::MAX; WORDS];
        for operand in operands {
            let (chunk, inverted) = (self.chunk(*operand, planes, registers), mask(*operand));
            for (word, other) in all.iter_mut().zip(chunk) {
                *word &= other ^ inverted;
            }
        }
        all
    }

    #[inline(always)]
    fn at_least(&self, operands: &[Operand], bound: u128, planes: &[Chunk], registers: &[Chunk]) -> Chunk {
        let mut reached = [u64::MAX; WORDS];
        for (place, operand) in operands.iter().enumerate() {
            let chunk = self.chunk(*operand, planes, registers);
            if bound >> place & 1 == 1 {
                reached.iter_mut().zip(chunk).for_each(|(word, other)| *word &= other);
            } else {
                reached.iter_mut().zip(chunk).for_each(|(word, other)| *word |= other);
            }
        }
        reached
    }
}

fn operand(at: &[Operand], signal: Signal) -> Operand {
    Operand { inverted: signal.is_inverted(), ..at[signal.wire() as usize] }
}

fn mask(operand: Operand) -> u64 {
    if operand.inverted { u64::MAX } else { 0 }
}

/// For each wire the last gate that reads it, beyond the last gate if it is an output; `None` if nobody needs it.
fn last_use(circuit: &Circuit, outputs: &[Signal]) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = vec![None; circuit.wires()];
    for signal in outputs {
        last[signal.wire() as usize] = Some(circuit.gates().len());
    }
    for (step, (gate, first)) in circuit.gates().iter().enumerate().rev() {
        if (*first..first + gate.width()).any(|wire| last[wire as usize].is_some()) {
            for input in gate.inputs() {
                last[input.wire() as usize].get_or_insert(step);
            }
        }
    }
    last
}

#[inline(always)]
fn full(a: u64, b: u64, c: u64) -> (u64, u64) {
    let half = a ^ b;
    (half ^ c, (a & b) | (half & c))
}

#[inline(always)]
fn add2([x, y]: [&Chunk; 2]) -> [Chunk; 2] {
    let (mut sum, mut carry) = ([0; WORDS], [0; WORDS]);
    for at in 0..WORDS {
        sum[at] = x[at] ^ y[at];
        carry[at] = x[at] & y[at];
    }
    [sum, carry]
}

#[inline(always)]
fn add3([x, y, z]: [&Chunk; 3]) -> [Chunk; 2] {
    let (mut sum, mut carry) = ([0; WORDS], [0; WORDS]);
    for at in 0..WORDS {
        (sum[at], carry[at]) = full(x[at], y[at], z[at]);
    }
    [sum, carry]
}

#[inline(always)]
fn seven(x: [u64; 7]) -> (u64, u64, u64) {
    let (s1, c1) = full(x[0], x[1], x[2]);
    let (s2, c2) = full(x[3], x[4], x[5]);
    let (ones, c3) = full(s1, s2, x[6]);
    let (twos, fours) = full(c1, c2, c3);
    (ones, twos, fours)
}

#[inline(always)]
fn add7(x: [&Chunk; 7]) -> [Chunk; 3] {
    let mut sums = [[0; WORDS]; 3];
    for at in 0..WORDS {
        (sums[0][at], sums[1][at], sums[2][at]) = seven(x.map(|chunk| chunk[at]));
    }
    sums
}

#[inline(always)]
fn add15(x: [&Chunk; 15]) -> [Chunk; 4] {
    let mut sums = [[0; WORDS]; 4];
    for at in 0..WORDS {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = x.map(|chunk| chunk[at]);
        let (one, two, four) = seven([a, b, c, d, e, f, g]);
        let (one_more, two_more, four_more) = seven([h, i, j, k, l, m, n]);
        let (ones, carry) = full(one, one_more, o);
        let (twos, carry) = full(two, two_more, carry);
        let (fours, eights) = full(four, four_more, carry);
        (sums[0][at], sums[1][at], sums[2][at], sums[3][at]) = (ones, twos, fours, eights);
    }
    sums
}
