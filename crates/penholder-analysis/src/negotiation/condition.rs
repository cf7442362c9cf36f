//! Conditions on a text: what a demand, a wish or a package asks of it.
//!
//! A text takes one alternative of each element. A condition is an *and* of clauses; a clause is an *or* of literals "this
//! element stands in one of these alternatives". That covers *must have*, *cannot accept*, *if ... then ...*, *at most one
//! of* and *only together*.
//! Always: elements and alternatives are numbers from 0; an element has at most [`MOST_ALTERNATIVES`].

/// The most alternatives of one element, counting "as drafted" and "without it".
pub const MOST_ALTERNATIVES: usize = 16;

/// A text: the number of the chosen alternative for each element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice(pub Vec<u8>);

/// Some alternatives of one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The element.
    pub element: usize,
    /// The alternatives, one bit each.
    pub alternatives: u16,
}

impl Literal {
    /// Whether the text takes one of the alternatives.
    #[must_use]
    pub fn holds(self, text: &Choice) -> bool {
        self.alternatives & (1 << text.0[self.element]) != 0
    }

    /// The other alternatives of an element that has `count` of them.
    #[must_use]
    pub fn negated(self, count: usize) -> Self {
        let all = u16::try_from((1_u32 << count) - 1).unwrap_or(u16::MAX);
        Self { element: self.element, alternatives: all & !self.alternatives }
    }
}

/// An *and* of *or*s of literals.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Condition {
    /// The clauses; every one has to hold.
    pub clauses: Vec<Vec<Literal>>,
}

impl Condition {
    /// One of these literals.
    #[must_use]
    pub fn any(literals: Vec<Literal>) -> Self {
        Self { clauses: vec![literals] }
    }

    /// Whether the text meets the condition.
    #[must_use]
    pub fn holds(&self, text: &Choice) -> bool {
        self.clauses.iter().all(|clause| clause.iter().any(|literal| literal.holds(text)))
    }

    /// The elements it speaks of, each once, in order.
    #[must_use]
    pub fn elements(&self) -> Vec<usize> {
        let mut elements: Vec<usize> = self.clauses.iter().flatten().map(|literal| literal.element).collect();
        elements.sort_unstable();
        elements.dedup();
        elements
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(element: usize, alternatives: u16) -> Literal {
        Literal { element, alternatives }
    }

    #[test]
    fn clauses_are_anded_and_literals_ored() {
        let check = |clauses: &[&[(usize, u16)]], text: &[u8], expected: bool| {
            let clauses = clauses.iter().map(|clause| clause.iter().map(|(e, a)| literal(*e, *a)).collect()).collect();
            assert_eq!(Condition { clauses }.holds(&Choice(text.to_vec())), expected);
        };
        check(&[], &[0], true);
        check(&[&[]], &[0], false);
        check(&[&[(0, 0b01)]], &[0], true);
        check(&[&[(0, 0b01)]], &[1], false);
        check(&[&[(0, 0b01), (1, 0b10)]], &[1, 1], true);
        check(&[&[(0, 0b01)], &[(1, 0b10)]], &[0, 0], false);
        check(&[&[(0, 0b110)]], &[2], true);
    }

    #[test]
    fn negation_takes_the_other_alternatives() {
        assert_eq!(literal(3, 0b010).negated(3), literal(3, 0b101));
        assert_eq!(literal(3, 0).negated(16), literal(3, u16::MAX));
    }
}
