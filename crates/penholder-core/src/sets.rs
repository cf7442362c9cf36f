//! Disjoint sets that grow together (union-find with path halving; Tarjan and van Leeuwen 1984).
//!
//! Always: the smallest member stands for its set.

/// The numbers from 0 on, each in one set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets(Vec<usize>);

impl Sets {
    /// So many numbers, each in a set of its own.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The smallest member of the set of a number, which has to be one of them.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Makes one set of the sets of two numbers.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }

    /// For every number the smallest member of its set.
    #[must_use]
    pub fn roots(mut self) -> Vec<usize> {
        (0..self.0.len()).map(|at| self.root(at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_is_one_set() {
        let mut sets = Sets::new(7);
        for (one, other) in [(5, 3), (3, 5), (6, 1), (1, 5), (4, 4)] {
            sets.join(one, other);
        }
        assert_eq!(sets.root(6), 1);
        assert_eq!(sets.roots(), [0, 1, 2, 1, 4, 1, 1]);
    }
}
