//! Votes in bit-sliced columns: blocks of votes, in each block one run of words for each plane.
//!
//! Always: a plane of a block is one cache line or more, so a rule that does not look at a plane does not read it; the last
//! block is filled up with votes that are never shown.

use penholder_core::{Ballots, Position};

use super::BulkError;
use super::layout::{Layout, Symbol};

/// How many words of 64 votes a plane has in a block.
pub(super) const WORDS: usize = 16;

/// The words of one plane in one block.
pub(super) type Chunk = [u64; WORDS];

/// How many votes a block holds.
pub const BLOCK: usize = 64 * WORDS;

/// Many votes of one layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    layout: Layout,
    votes: usize,
    chunks: Vec<Chunk>,
}

impl Columns {
    /// No votes yet.
    #[must_use]
    pub fn new(layout: Layout) -> Self {
        Self { layout, votes: 0, chunks: Vec::new() }
    }

    /// How the votes are written.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How many votes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.votes
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.votes == 0
    }

    /// How many bytes the planes take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(self.chunks.as_slice())
    }

    /// Forgets the votes and keeps the room.
    pub fn clear(&mut self) {
        self.votes = 0;
        self.chunks.clear();
    }

    /// Adds one vote: a position for each seat, in the order of the roster; every one given with a reason.
    ///
    /// # Errors
    /// [`BulkError::Seats`] if it is not one for each seat, [`BulkError::NotInLayout`] if the layout cannot write one of
    /// them; the vote is then not added.
    pub fn push(&mut self, positions: &[Position]) -> Result<(), BulkError> {
        self.push_symbols(positions.iter().map(|position| Symbol { position: *position, reasoned: true }))
    }

    /// Adds one vote with its reasons.
    ///
    /// # Errors
    /// As [`Columns::push`].
    pub fn push_ballots(&mut self, ballots: &Ballots) -> Result<(), BulkError> {
        let positions = ballots.positions();
        let reasoned: Vec<bool> = (0..positions.len()).map(|seat| ballots.is_reasoned(seat)).collect();
        self.push_with(positions, &reasoned)
    }

    /// Adds one vote, with a word for each seat whether it gave a reason.
    ///
    /// # Errors
    /// As [`Columns::push`].
    pub fn push_with(&mut self, positions: &[Position], reasoned: &[bool]) -> Result<(), BulkError> {
        let symbol = |(seat, position): (usize, &Position)| Symbol {
            position: *position,
            reasoned: reasoned.get(seat).copied().unwrap_or(true),
        };
        self.push_symbols(positions.iter().enumerate().map(symbol))
    }

    fn push_symbols(&mut self, symbols: impl ExactSizeIterator<Item = Symbol> + Clone) -> Result<(), BulkError> {
        let (given, seats) = (symbols.len(), self.layout.seats());
        if given != seats {
            return Err(BulkError::Seats { given, seats });
        }
        if let Some(wrong) = symbols.clone().find(|symbol| self.layout.code(*symbol).is_none()) {
            return Err(BulkError::NotInLayout(wrong.position));
        }
        let planes = self.layout.planes();
        if self.votes.is_multiple_of(BLOCK) {
            self.chunks.resize(self.chunks.len() + planes, [0; WORDS]);
        }
        let first = self.votes / BLOCK * planes;
        let (word, bit) = (self.votes % BLOCK / 64, self.votes % 64);
        for (seat, symbol) in symbols.enumerate() {
            let code = self.layout.code(symbol).unwrap_or(0);
            for plane in (0..self.layout.bits()).filter(|plane| code >> plane & 1 == 1) {
                self.chunks[first + self.layout.plane(seat, plane)][word] |= 1 << bit;
            }
        }
        self.votes += 1;
        Ok(())
    }

    /// Adds the votes of other columns of the same layout.
    ///
    /// # Errors
    /// [`BulkError::OtherLayout`] if the layouts differ.
    pub fn append(&mut self, other: &Columns) -> Result<(), BulkError> {
        if self.layout != other.layout {
            return Err(BulkError::OtherLayout);
        }
        if self.votes.is_multiple_of(BLOCK) {
            self.chunks.extend_from_slice(&other.chunks);
            self.votes += other.votes;
            return Ok(());
        }
        (0..other.votes).try_for_each(|vote| self.push_symbols(other.symbols(vote).into_iter()))
    }

    /// The positions of one vote; none if there is no such vote.
    #[must_use]
    pub fn vote(&self, vote: usize) -> Option<Vec<Position>> {
        (vote < self.votes).then(|| self.symbols(vote).into_iter().map(|symbol| symbol.position).collect())
    }

    fn symbols(&self, vote: usize) -> Vec<Symbol> {
        let first = vote / BLOCK * self.layout.planes();
        let (word, bit) = (vote % BLOCK / 64, vote % 64);
        let set = |seat, plane| self.chunks[first + self.layout.plane(seat, plane)][word] >> bit & 1;
        let open = Symbol { position: Position::Open, reasoned: false };
        (0..self.layout.seats())
            .map(|seat| {
                let code = (0..self.layout.bits()).fold(0, |code, plane| code | set(seat, plane) << plane);
                u8::try_from(code).ok().and_then(|code| self.layout.symbol(code)).unwrap_or(open)
            })
            .collect()
    }

    /// The planes of each block.
    pub(super) fn blocks(&self) -> &[Chunk] {
        &self.chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Position::{Absent, Abstain, No, Yes};

    #[test]
    fn votes_come_back_as_they_went_in() {
        let mut columns = Columns::new(Layout::new(3, &[Yes, No, Abstain, Absent]));
        let votes = [[Yes, No, Abstain], [Absent, Absent, Yes], [No, No, No]];
        for at in 0..BLOCK + 7 {
            columns.push(&votes[at % 3]).unwrap();
        }
        assert_eq!(columns.len(), BLOCK + 7);
        for at in 0..columns.len() {
            assert_eq!(columns.vote(at).unwrap(), votes[at % 3]);
        }
        assert_eq!(columns.vote(BLOCK + 7), None);
        let mut twice = columns.clone();
        twice.append(&columns).unwrap();
        assert_eq!(twice.len(), 2 * columns.len());
        assert_eq!(twice.vote(BLOCK + 7).unwrap(), votes[0]);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        let mut columns = Columns::new(Layout::new(2, &[Yes, No]));
        assert_eq!(columns.push(&[Yes]), Err(BulkError::Seats { given: 1, seats: 2 }));
        assert_eq!(columns.push(&[Yes, Absent]), Err(BulkError::NotInLayout(Absent)));
        assert!(columns.is_empty() && columns.bytes() == 0);
        let other = Columns::new(Layout::new(2, &[Yes, No, Absent]));
        assert_eq!(columns.append(&other), Err(BulkError::OtherLayout));
    }
}
