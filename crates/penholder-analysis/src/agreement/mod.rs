//! Who stands with whom: agreement of pairs, blocs, and who votes alone.
//!
//! Implements: for every pair the share of the votes cast by both in which both cast the same, with the interval of Wilson
//! (1927); blocs by joining the two groups whose members agree most with each other, all their common votes pooled
//! (Sokal and Michener 1958, weighted by common votes); how firm a bloc is, by drawing the votes again (Efron 1979).
//! Always: a vote counts for a pair only if both were members and cast a ballot; an absent member agrees with nobody.
//! Not here: positions on a scale.
//!
//! ```
//! use penholder_analysis::agreement::{Abstaining, Stand, VoteTable, agreement};
//!
//! let mut table = VoteTable::new(["A", "B"].map(str::to_owned).to_vec(), 3);
//! for vote in 0..3 {
//!     table.cast(0, vote, Stand::For);
//! }
//! table.cast(1, 0, Stand::For);
//! table.cast(1, 1, Stand::Abstaining);
//! let found = agreement(&table, Abstaining::Own);
//! assert_eq!((found.pair(0, 1).both, found.pair(0, 1).same), (2, 1));
//! assert_eq!(agreement(&table, Abstaining::LeftOut).pair(0, 1).both, 1);
//! ```

mod count;

use penholder_core::Position;

use crate::interval::{Interval, wilson};
use crate::seeded::Seeded;

/// A ballot that was cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// In favour.
    For,
    /// Against.
    Against,
    /// Abstaining.
    Abstaining,
}

impl Stand {
    /// All of them.
    pub const ALL: [Stand; 3] = [Stand::For, Stand::Against, Stand::Abstaining];

    /// The ballot that a position is, if it was cast.
    #[must_use]
    pub fn of(position: Position) -> Option<Self> {
        match position {
            Position::Yes => Some(Stand::For),
            Position::No => Some(Stand::Against),
            Position::Abstain => Some(Stand::Abstaining),
            _ => None,
        }
    }
}

/// How abstaining counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abstaining {
    /// As a position of its own.
    Own,
    /// As if it were a vote against.
    Against,
    /// Not at all: as if the member had been absent.
    LeftOut,
}

/// The ballots of members in votes; what is not cast is absent, not a member, or not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteTable {
    members: Vec<String>,
    votes: usize,
    words: usize,
    /// For each member, a plane of bits for each stand.
    planes: Vec<u64>,
}

impl VoteTable {
    /// A table in which nobody has voted yet.
    #[must_use]
    pub fn new(members: Vec<String>, votes: usize) -> Self {
        let words = votes.div_ceil(64);
        Self { planes: vec![0; members.len() * 3 * words], members, votes, words }
    }

    /// The ballots that were cast in votes, each vote as names with their positions; the members are those who cast one, in
    /// the order of their names.
    #[must_use]
    pub fn of<'a, V>(votes: impl IntoIterator<Item = V>) -> Self
    where
        V: IntoIterator<Item = (&'a str, Position)>,
    {
        let (mut cast, mut count) = (Vec::new(), 0);
        for (at, vote) in votes.into_iter().enumerate() {
            count = at + 1;
            cast.extend(vote.into_iter().filter_map(|(name, position)| Some((name, at, Stand::of(position)?))));
        }
        let mut names: Vec<&str> = cast.iter().map(|(name, ..)| *name).collect();
        names.sort_unstable();
        names.dedup();
        let mut table = Self::new(names.iter().map(|&name| name.to_owned()).collect(), count);
        for (name, vote, stand) in cast {
            if let Ok(member) = names.binary_search(&name) {
                table.cast(member, vote, stand);
            }
        }
        table
    }

    /// The names of the members.
    #[must_use]
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// How many votes there are.
    #[must_use]
    pub fn votes(&self) -> usize {
        self.votes
    }

    /// Enters a ballot, in place of what the member cast before in the same vote.
    pub fn cast(&mut self, member: usize, vote: usize, stand: Stand) {
        for other in Stand::ALL {
            let bit = 1 << (vote % 64);
            let word = &mut self.planes[(member * 3 + other as usize) * self.words + vote / 64];
            *word = if other == stand { *word | bit } else { *word & !bit };
        }
    }

    /// What a member cast in a vote.
    #[must_use]
    pub fn stand(&self, member: usize, vote: usize) -> Option<Stand> {
        Stand::ALL.into_iter().find(|stand| self.plane(member, *stand)[vote / 64] >> (vote % 64) & 1 == 1)
    }

    fn plane(&self, member: usize, stand: Stand) -> &[u64] {
        &self.planes[(member * 3 + stand as usize) * self.words..][..self.words]
    }

    /// The table without the votes in which all who voted cast the same, and how many these were.
    #[must_use]
    pub fn contested(&self) -> (Self, usize) {
        let differs = |vote: &usize| {
            let mut cast = (0..self.members.len()).filter_map(|member| self.stand(member, *vote));
            let first = cast.next();
            cast.any(|stand| Some(stand) != first)
        };
        let kept: Vec<usize> = (0..self.votes).filter(differs).collect();
        (self.with_votes(&kept), self.votes - kept.len())
    }

    /// The table of these votes of this one, some perhaps more than once.
    fn with_votes(&self, votes: &[usize]) -> Self {
        let mut table = Self::new(self.members.clone(), votes.len());
        for member in 0..self.members.len() {
            for (to, from) in votes.iter().enumerate() {
                if let Some(stand) = self.stand(member, *from) {
                    table.cast(member, to, stand);
                }
            }
        }
        table
    }
}

/// Two members: in how many votes both cast a ballot, and in how many of them the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Votes in which both cast a ballot.
    pub both: u32,
    /// Those in which they cast the same.
    pub same: u32,
}

impl Pair {
    /// The share of common votes in which they agreed, with its 95% interval.
    #[must_use]
    pub fn share(self) -> Interval {
        wilson(self.same.into(), self.both.into())
    }
}

/// The agreement of every pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    members: usize,
    pairs: Vec<Pair>,
}

impl Agreement {
    /// How many members there are.
    #[must_use]
    pub fn members(&self) -> usize {
        self.members
    }

    /// The agreement of two members; of one with itself, its ballots.
    #[must_use]
    pub fn pair(&self, one: usize, other: usize) -> Pair {
        self.pairs[one * self.members + other]
    }
}

/// Counts the agreement of every pair.
#[must_use]
pub fn agreement(table: &VoteTable, abstaining: Abstaining) -> Agreement {
    Agreement { members: table.members.len(), pairs: count::every_pair(table, abstaining) }
}

/// How often a member was the only one to cast what it cast, at least two others having voted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// Alone in favour.
    pub for_: u32,
    /// Alone against.
    pub against: u32,
    /// Alone abstaining.
    pub abstaining: u32,
    /// In how many votes it cast a ballot.
    pub cast: u32,
}

impl Alone {
    /// How often in all.
    #[must_use]
    pub fn times(self) -> u32 {
        self.for_ + self.against + self.abstaining
    }
}

/// For each member, how often it voted alone.
#[must_use]
pub fn alone(table: &VoteTable) -> Vec<Alone> {
    let mut found = vec![Alone::default(); table.members.len()];
    for vote in 0..table.votes {
        let cast: Vec<(usize, Stand)> = (0..table.members.len())
            .filter_map(|member| table.stand(member, vote).map(|stand| (member, stand)))
            .collect();
        for (member, _) in &cast {
            found[*member].cast += 1;
        }
        for stand in Stand::ALL {
            let mut of_stand = cast.iter().filter(|(_, other)| *other == stand);
            if let (Some((member, _)), None, true) = (of_stand.next(), of_stand.next(), cast.len() > 2) {
                let alone = &mut found[*member];
                match stand {
                    Stand::For => alone.for_ += 1,
                    Stand::Against => alone.against += 1,
                    Stand::Abstaining => alone.abstaining += 1,
                }
            }
        }
    }
    found
}

/// Members that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Bloc {
    /// The members, in the order of the table.
    pub members: Vec<usize>,
    /// All pairs of them pooled; nothing in common for a bloc of one.
    pub within: Pair,
    /// The share of the draws of the votes in which a pair of the bloc is in one bloc, the mean over its pairs; none for a
    /// bloc of one or without draws.
    pub firm: Option<f64>,
}

/// Joins members into blocs as long as two blocs agree with each other in at least `share` of at least `common` pooled
/// votes, the two that agree most first; the largest bloc comes first.
#[must_use]
pub fn blocs(agreement: &Agreement, share: f64, common: u32) -> Vec<Bloc> {
    let bloc = |mut members: Vec<usize>| {
        members.sort_unstable();
        Bloc { within: pooled(agreement, &members), members, firm: None }
    };
    let mut blocs: Vec<Bloc> = joined(agreement, share, common).into_iter().map(bloc).collect();
    blocs.sort_by_key(|bloc| (std::cmp::Reverse(bloc.members.len()), bloc.members[0]));
    blocs
}

/// The members in the order in which they are joined, so that every bloc of whatever share stands together and those at
/// the seam of two blocs are the ones that agree most; the largest group comes first.
#[must_use]
pub fn in_order(agreement: &Agreement, common: u32) -> Vec<usize> {
    let mut groups = joined(agreement, 0.0, common);
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.iter().min().copied()));
    groups.concat()
}

/// The groups that are left when no two agree enough, each in the order in which it was joined.
fn joined(agreement: &Agreement, share: f64, common: u32) -> Vec<Vec<usize>> {
    let members = agreement.members;
    let mut groups: Vec<Vec<usize>> = (0..members).map(|member| vec![member]).collect();
    let mut between: Vec<Vec<Pair>> =
        (0..members).map(|one| (0..members).map(|other| agreement.pair(one, other)).collect()).collect();
    loop {
        let pairs = (0..groups.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        let enough = pairs.filter(|(one, other)| between[*one][*other].both >= common.max(1));
        let value = |(one, other): &(usize, usize)| ratio(between[*one][*other]);
        let best = enough.max_by(|a, b| value(a).total_cmp(&value(b)).then(b.cmp(a)));
        let Some((one, other)) = best.filter(|best| value(best) >= share) else { break };
        let moved = groups.swap_remove(one);
        let first = std::mem::take(&mut groups[other]);
        groups[other] = end_to_end(agreement, first, moved);
        let sums: Vec<Pair> = between[one].iter().zip(&between[other]).map(|(a, b)| added(*a, *b)).collect();
        between.iter_mut().zip(&sums).for_each(|(row, sum)| row[other] = *sum);
        between[other] = sums;
        between.swap_remove(one);
        for row in &mut between {
            row.swap_remove(one);
        }
    }
    groups
}

/// One group after the other, each turned so that the ends that meet agree most.
fn end_to_end(agreement: &Agreement, mut first: Vec<usize>, mut second: Vec<usize>) -> Vec<usize> {
    let seam = |one: Option<&usize>, other: Option<&usize>| match (one, other) {
        (Some(one), Some(other)) => ratio(agreement.pair(*one, *other)),
        _ => 0.0,
    };
    let ways = [(false, false), (true, false), (false, true), (true, true)];
    let value = |(turned, other_turned): (bool, bool)| {
        seam(
            if turned { first.first() } else { first.last() },
            if other_turned { second.last() } else { second.first() },
        )
    };
    let best = ways.into_iter().rev().max_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap_or_default();
    if best.0 {
        first.reverse();
    }
    if best.1 {
        second.reverse();
    }
    first.extend(second);
    first
}

fn ratio(pair: Pair) -> f64 {
    f64::from(pair.same) / f64::from(pair.both.max(1))
}

fn added(one: Pair, other: Pair) -> Pair {
    Pair { both: one.both + other.both, same: one.same + other.same }
}

fn pooled(agreement: &Agreement, members: &[usize]) -> Pair {
    pairs(members).map(|(one, other)| agreement.pair(one, other)).fold(Pair::default(), added)
}

fn pairs(members: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    members.iter().enumerate().flat_map(|(at, one)| members[..at].iter().map(move |other| (*one, *other)))
}

/// The blocs of a table, and how firm each of them is over so many draws of its votes with replacement.
///
/// `goes_on` is told the share that is done and may stop it; what was drawn by then counts.
#[must_use]
pub fn firm_blocs(
    table: &VoteTable,
    abstaining: Abstaining,
    (share, common): (f64, u32),
    (draws, seed): (u64, u64),
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Vec<Bloc> {
    let mut found = blocs(&agreement(table, abstaining), share, common);
    let mut together = vec![0_u32; found.len()];
    let mut drawn = 0_u32;
    for draw in 0..draws {
        #[expect(clippy::cast_precision_loss, reason = "a share for the progress bar")]
        if !goes_on(draw as f64 / draws as f64) {
            break;
        }
        let mut random = Seeded::at(seed, &[draw]);
        let votes: Vec<usize> = (0..table.votes).map(|_| random.below(table.votes)).collect();
        let again = blocs(&agreement(&table.with_votes(&votes), abstaining), share, common);
        let mut bloc_of = vec![0; table.members.len()];
        for (at, bloc) in again.iter().enumerate() {
            bloc.members.iter().for_each(|member| bloc_of[*member] = at);
        }
        for (count, bloc) in together.iter_mut().zip(&found) {
            let same = pairs(&bloc.members).filter(|(one, other)| bloc_of[*one] == bloc_of[*other]).count();
            *count += u32::try_from(same).unwrap_or(u32::MAX);
        }
        drawn += 1;
    }
    for (bloc, together) in found.iter_mut().zip(together) {
        let pairs = u32::try_from(pairs(&bloc.members).count()).unwrap_or(u32::MAX);
        bloc.firm = (pairs > 0 && drawn > 0).then(|| f64::from(together) / f64::from(pairs) / f64::from(drawn));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A table from one word a member: `y`, `n`, `a`, anything else not cast.
    fn table(rows: &[&str]) -> VoteTable {
        let mut table = VoteTable::new(rows.iter().map(|row| (*row).to_owned()).collect(), rows[0].len());
        for (member, row) in rows.iter().enumerate() {
            for (vote, letter) in row.bytes().enumerate() {
                match letter {
                    b'y' => table.cast(member, vote, Stand::For),
                    b'n' => table.cast(member, vote, Stand::Against),
                    b'a' => table.cast(member, vote, Stand::Abstaining),
                    _ => {}
                }
            }
        }
        table
    }

    #[test]
    fn members_are_those_who_cast_a_ballot() {
        let votes = [
            vec![("b", Position::Yes), ("c", Position::Absent)],
            vec![("b", Position::No), ("a", Position::Abstain)],
            vec![("c", Position::NotVoting)],
        ];
        let mut expected = VoteTable::new(vec!["a".to_owned(), "b".to_owned()], 3);
        expected.cast(1, 0, Stand::For);
        expected.cast(1, 1, Stand::Against);
        expected.cast(0, 1, Stand::Abstaining);
        assert_eq!(VoteTable::of(votes), expected);
    }

    #[test]
    fn abstaining_counts_as_asked() {
        let check = |abstaining, both, same| {
            let found = agreement(&table(&["yyna-y", "ynaay-"]), abstaining);
            assert_eq!(found.pair(0, 1), Pair { both, same }, "{abstaining:?}");
            assert_eq!(found.pair(1, 0), found.pair(0, 1));
        };
        check(Abstaining::Own, 4, 2);
        check(Abstaining::Against, 4, 3);
        check(Abstaining::LeftOut, 2, 1);
    }

    #[test]
    fn who_votes_alone() {
        let found = alone(&table(&["ynaay", "yyyyn", "yyyy-", "yyyan"]));
        assert_eq!(found[0], Alone { for_: 1, against: 1, abstaining: 1, cast: 5 });
        assert_eq!((found[1].times(), found[2].times(), found[3].times()), (0, 0, 0));
        // of two, neither is alone
        assert_eq!(alone(&table(&["y", "n", "-"]))[0].times(), 0);
    }

    #[test]
    fn unanimous_votes_are_told_apart() {
        let (kept, left_out) = table(&["yyn-", "yn--", "y-n-"]).contested();
        assert_eq!((kept.votes(), left_out), (1, 3));
        assert_eq!(
            (kept.stand(0, 0), kept.stand(1, 0), kept.stand(2, 0)),
            (Some(Stand::For), Some(Stand::Against), None)
        );
    }

    #[test]
    fn blocs_are_found_and_firm() {
        let rows = ["yynnyynnyy", "yynnyynnyn", "nnyynnyynn", "nnyynnyyny", "----------"];
        let table = table(&rows);
        let members = |share| -> Vec<Vec<usize>> {
            blocs(&agreement(&table, Abstaining::Own), share, 1).into_iter().map(|bloc| bloc.members).collect()
        };
        assert_eq!(members(0.8), [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(members(0.0), [vec![0, 1, 2, 3], vec![4]]);
        assert_eq!(members(0.95), [vec![0], vec![1], vec![2], vec![3], vec![4]]);
        let found = firm_blocs(&table, Abstaining::Own, (0.6, 1), (50, 1), &mut |_| true);
        assert_eq!(found[0].within, Pair { both: 10, same: 9 });
        assert!(found[0].firm.unwrap() > 0.9 && found[2].firm.is_none());
        assert_eq!(found, firm_blocs(&table, Abstaining::Own, (0.6, 1), (50, 1), &mut |_| true));
        assert_eq!(firm_blocs(&table, Abstaining::Own, (0.6, 1), (50, 1), &mut |_| false)[0].firm, None);
    }

    #[test]
    fn blocs_stand_together_in_the_order() {
        let rows = ["yynnyynnyy", "nnyynnyynn", "yynnyynnyn", "nnyynnyyny", "yynnyynnnn"];
        let order = in_order(&agreement(&table(&rows), Abstaining::Own), 1);
        let at = |member: usize| order.iter().position(|other| *other == member).unwrap();
        assert_eq!(at(1).abs_diff(at(3)), 1);
        // who agrees with both of the others stands between them
        assert_eq!([at(0).abs_diff(at(2)), at(2).abs_diff(at(4))], [1, 1]);
        let mut all = order;
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn nothing_is_nobody() {
        let empty = VoteTable::new(Vec::new(), 0);
        assert_eq!((agreement(&empty, Abstaining::Against).members(), alone(&empty).len()), (0, 0));
        assert_eq!(firm_blocs(&empty, Abstaining::Own, (0.5, 1), (3, 1), &mut |_| true), []);
        assert!(Pair::default().share().value.is_nan());
    }

    proptest! {
        #[test]
        fn counts_are_those_of_looking_at_every_ballot(
            rows in (1_usize..700).prop_flat_map(|votes| proptest::collection::vec(proptest::collection::vec(0_u8..4, votes), 2..12)),
            reading in prop_oneof![Just(Abstaining::Own), Just(Abstaining::Against), Just(Abstaining::LeftOut)],
        ) {
            let words: Vec<String> =
                rows.iter().map(|row| row.iter().map(|ballot| char::from(b"yna-"[usize::from(*ballot)])).collect()).collect();
            let table = table(&words.iter().map(String::as_str).collect::<Vec<_>>());
            let found = agreement(&table, reading);
            let read = |letter: char| match (letter, reading) {
                ('a', Abstaining::Against) => Some('n'),
                ('a', Abstaining::LeftOut) | ('-', _) => None,
                (letter, _) => Some(letter),
            };
            for one in 0..words.len() {
                for other in 0..words.len() {
                    let both: Vec<(char, char)> = words[one]
                        .chars()
                        .zip(words[other].chars())
                        .filter_map(|(one, other)| Some((read(one)?, read(other)?)))
                        .collect();
                    let same = both.iter().filter(|(one, other)| one == other).count();
                    let expected = Pair { both: both.len() as u32, same: same as u32 };
                    prop_assert_eq!(found.pair(one, other), expected);
                }
            }
        }
    }
}
