//! The positions a seat may take in one vote, and sets of them.
//!
//! Implements: the union of the positions that the bodies of the shipped charters know (Security Council practice keeps
//! abstaining, not participating and absence apart; consensus bodies know objections, holds and silence).
//! Always: what a position *counts for* is said by the rule (through [`PositionSet`]s and readings), never here.

use std::fmt;

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $says:literal, [$($alias:literal),*];)*) => {
        /// What one seat did in one vote.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Position { $($(#[$doc])* $name),* }

        impl Position {
            /// Every position, in the order of declaration.
            pub const ALL: [Position; [$($word),*].len()] = [$(Position::$name),*];

            /// The word for it in files: `yes`, `no_objection`.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Position::$name => $word),* } }

            /// The words for it in a sentence: `in favour`, `not participating`.
            #[must_use]
            pub fn says(self) -> &'static str { match self { $(Position::$name => $says),* } }

            /// The position a person means by a word: its own word, the words of a sentence, or a usual short form.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Position> {
                let word = word.trim().to_lowercase().replace(['-', ' '], "_");
                match word.as_str() { $($word $(| $alias)* => Some(Position::$name),)* _ => None }
            }
        }
    };
}

positions! {
    /// Voted in favour.
    Yes = "yes", "in favour", ["y", "for", "in_favour", "aye", "yea", "+1", "encourage"];
    /// Voted against.
    No = "no", "against", ["n", "against", "nay", "_1", "discourage"];
    /// Abstained.
    Abstain = "abstain", "abstaining", ["a", "abstaining", "abstention", "0", "no_opinion"];
    /// Abstained and declared not to be bound by the decision.
    AbstainNotBound = "abstain_not_bound", "abstaining and not bound", ["constructive_abstention"];
    /// Present, and recorded as not taking part in the vote.
    NotParticipating = "not_participating", "not participating", ["np"];
    /// Not at the meeting.
    Absent = "absent", "absent", ["abs"];
    /// Absent or not participating; the source does not say which.
    NotVoting = "not_voting", "not voting", ["nv"];
    /// Nobody held the seat.
    Vacant = "vacant", "vacant", [];
    /// Bound to stay out as a party to the dispute.
    Barred = "barred", "barred as a party", ["barred_party", "party"];
    /// Stood aside because of an interest.
    Recused = "recused", "recused", ["recuse"];
    /// Without a vote for the time being.
    Suspended = "suspended", "suspended", [];
    /// Cast a ballot that does not count.
    Invalid = "invalid", "invalid", ["void", "spoilt"];
    /// Raised no objection.
    NoObjection = "no_objection", "without objection", ["no_objections"];
    /// Objected to a consensus or broke silence.
    Objection = "objection", "objecting", ["object", "objects", "block"];
    /// Asked for time: pending, neither yes nor no.
    Hold = "hold", "on hold", [];
    /// Holds a reasoned, clearable block.
    Discuss = "discuss", "holding a discuss", [];
    /// Said nothing by the deadline.
    Silent = "silent", "silent", ["silence"];
    /// Took a position that the record does not give.
    Unknown = "unknown", "not recorded", ["?"];
    /// Has not taken a position yet.
    Open = "open", "still open", ["pending", "missing"];
}

impl Position {
    /// Whether the position is still to come or not known: it may turn out to be any that the rule allows.
    #[must_use]
    pub fn is_open(self) -> bool {
        PositionSet::OPEN.contains(self)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A set of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct PositionSet(u32);

impl PositionSet {
    /// Votes in favour.
    pub const FOR: Self = Self::of(&[Position::Yes]);
    /// Votes, objections and blocks against.
    pub const AGAINST: Self = Self::of(&[Position::No, Position::Objection, Position::Discuss]);
    /// Votes for or against: "present and voting" where abstainers count as not voting.
    pub const YES_AND_NO: Self = Self::of(&[Position::Yes, Position::No]);
    /// Votes for, against or abstaining.
    pub const CAST: Self = Self::of(&[Position::Yes, Position::No, Position::Abstain, Position::AbstainNotBound]);
    /// Everybody who is at the meeting and may take part.
    pub const PRESENT: Self = Self::CAST.and(Self::of(&[
        Position::NotParticipating,
        Position::Invalid,
        Position::NoObjection,
        Position::Objection,
        Position::Hold,
        Position::Discuss,
        Position::Silent,
    ]));
    /// Not yet known: open, on hold or not recorded.
    pub const OPEN: Self = Self::of(&[Position::Open, Position::Hold, Position::Unknown]);
    /// Kept out of the count of those taking part: barred, recused, suspended; and the vacant seat.
    pub const NOT_TAKING_PART: Self =
        Self::of(&[Position::Barred, Position::Recused, Position::Suspended, Position::Vacant]);
    /// Every position.
    pub const ALL: Self = Self::of(&Position::ALL);

    /// The set of these positions.
    #[must_use]
    pub const fn of(positions: &[Position]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < positions.len() {
            bits |= 1 << positions[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// Whether the position is in the set.
    #[must_use]
    pub const fn contains(self, position: Position) -> bool {
        self.0 & (1 << position as u32) != 0
    }

    /// The positions in either set.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The positions in this set and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The positions of the set, in the order of [`Position::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Position> {
        Position::ALL.into_iter().filter(move |position| self.contains(*position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_their_position() {
        for position in Position::ALL {
            assert_eq!(Position::from_word(position.word()), Some(position));
        }
        assert_eq!(Position::from_word("In favour"), Some(Position::Yes));
        assert_eq!(Position::from_word("-1"), Some(Position::No));
        assert_eq!(Position::from_word("maybe"), None);
    }

    #[test]
    fn sets() {
        assert!(PositionSet::PRESENT.contains(Position::NotParticipating));
        assert!(!PositionSet::PRESENT.contains(Position::Absent));
        assert!(!PositionSet::CAST.contains(Position::NotParticipating));
        assert_eq!(PositionSet::ALL.iter().count(), Position::ALL.len());
        assert!(Position::Hold.is_open() && !Position::Silent.is_open());
    }
}
