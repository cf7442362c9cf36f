//! A grid of places and the winset of each: in each row of the grid a few runs of places.
//!
//! Always: a run is found from the circle of a seat through the status quo, and its ends are then checked place by place, so
//! that runs hold exactly the places that are strictly nearer by more than a hair (1e-12 of the square of the extent).

use super::{Chamber, MOST_PLACES, Place, SpaceError};
use crate::count::number;
use crate::power::Game;

/// A grid of places, row after row from below, each from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    from: Place,
    step: f64,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// The grid from one corner to the other.
    ///
    /// # Errors
    /// [`SpaceError::NoGrid`] without ends or step, [`SpaceError::GridSize`] for more than [`MOST_PLACES`].
    pub fn new(from: Place, to: Place, step: f64) -> Result<Self, SpaceError> {
        let finite = [from.0, from.1, to.0, to.1, step].into_iter().all(f64::is_finite);
        if !finite || from.0 > to.0 || from.1 > to.1 || step <= 0.0 {
            return Err(SpaceError::NoGrid);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut at 2^32")]
        let count = |low: f64, high: f64| ((high - low) / step + 1e-9).floor().clamp(0.0, 4e9) as u64 + 1;
        let (columns, rows) = (count(from.0, to.0), count(from.1, to.1));
        let all = columns.saturating_mul(rows);
        match (usize::try_from(columns), usize::try_from(rows)) {
            (Ok(columns), Ok(rows)) if all <= number_of(MOST_PLACES) => Ok(Self { from, step, columns, rows }),
            _ => Err(SpaceError::GridSize(all)),
        }
    }

    /// How many places it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns * self.rows
    }

    /// Whether it has none; it never has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How far its places are apart.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.step
    }

    /// The place of this number.
    #[must_use]
    pub fn place(&self, at: usize) -> Place {
        (self.from.0 + self.step * number(at % self.columns), self.from.1 + self.step * number(at / self.columns))
    }

    /// The number of the place that is nearest.
    #[must_use]
    pub fn nearest(&self, place: Place) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the grid")]
        let at = |value: f64, low: f64, count: usize| {
            (((value - low) / self.step).round().max(0.0) as usize).min(count.saturating_sub(1))
        };
        at(place.1, self.from.1, self.rows) * self.columns + at(place.0, self.from.0, self.columns)
    }

    /// Whether the place of this number lies on the edge.
    #[must_use]
    pub fn is_edge(&self, at: usize) -> bool {
        let (row, column) = (at / self.columns, at % self.columns);
        row == 0 || column == 0 || row + 1 == self.rows || column + 1 == self.columns
    }
}

fn number_of(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The places that beat one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Winset<'w> {
    runs: &'w [[u32; 2]],
    size: u32,
}

impl<'w> Winset<'w> {
    /// Runs of numbers of places, from the first to before the second, in order.
    #[must_use]
    pub fn runs(&self) -> &'w [[u32; 2]] {
        self.runs
    }

    /// How many places beat it.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.size
    }

    /// The numbers of the places.
    pub fn iter(&self) -> impl Iterator<Item = usize> + 'w {
        self.runs.iter().flat_map(|[from, to]| *from as usize..*to as usize)
    }
}

/// The winset of every place of a grid.
#[derive(Clone, Debug)]
pub struct Winsets {
    grid: Grid,
    runs: Vec<[u32; 2]>,
    /// Where the runs of each place begin; one more at the end.
    starts: Vec<usize>,
    sizes: Vec<u32>,
}

impl Winsets {
    /// Finds the winset of every place; `goes_on` is told the share that is done and may stop it, then there are none.
    #[must_use]
    pub fn of(chamber: &Chamber, grid: Grid, goes_on: &mut dyn FnMut(f64) -> bool) -> Option<Self> {
        let mut finder = Finder::new(chamber, grid);
        let count = grid.len();
        let mut sets =
            Self { grid, runs: Vec::new(), starts: Vec::with_capacity(count + 1), sizes: Vec::with_capacity(count) };
        for at in 0..count {
            if at % 256 == 0 && !goes_on(number(at) / number(count)) {
                return None;
            }
            sets.starts.push(sets.runs.len());
            let size = finder.winset(grid.place(at), &mut sets.runs);
            sets.sizes.push(size);
        }
        sets.starts.push(sets.runs.len());
        Some(sets)
    }

    /// The grid.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The winset of the place of this number.
    #[must_use]
    pub fn winset(&self, at: usize) -> Winset<'_> {
        Winset { runs: &self.runs[self.starts[at]..self.starts[at + 1]], size: self.sizes[at] }
    }

    /// The places that nothing on the grid beats.
    #[must_use]
    pub fn unbeaten(&self) -> Vec<usize> {
        (0..self.grid.len()).filter(|at| self.sizes[*at] == 0).collect()
    }
}

/// Whether a set of seats wins: from a table if there are few seats, else by sums.
enum Wins<'g> {
    Table(Vec<bool>),
    Game(&'g Game),
}

const TABLE_SEATS: usize = 16;

impl<'g> Wins<'g> {
    fn of(game: &'g Game) -> Self {
        let seats = game.seats().len();
        if seats > TABLE_SEATS {
            return Wins::Game(game);
        }
        let supports = |mask: usize| (0..seats).map(|seat| mask >> seat & 1 == 1).collect::<Vec<_>>();
        Wins::Table((0..1_usize << seats).map(|mask| game.wins(&supports(mask))).collect())
    }

    fn wins(&self, mask: u64) -> bool {
        match self {
            Wins::Table(table) => usize::try_from(mask).ok().and_then(|mask| table.get(mask)).copied().unwrap_or(false),
            Wins::Game(game) => {
                let supports: Vec<bool> = (0..game.seats().len()).map(|seat| mask >> seat & 1 == 1).collect();
                game.wins(&supports)
            }
        }
    }
}

/// Finds winsets one by one.
struct Finder<'c> {
    chamber: &'c Chamber,
    grid: Grid,
    wins: Wins<'c>,
    /// For each seat, the squares of its distance to every column and to every row.
    across: Vec<Vec<f64>>,
    upward: Vec<Vec<f64>>,
    hair: f64,
    changes: Vec<(u32, u64)>,
}

impl<'c> Finder<'c> {
    fn new(chamber: &'c Chamber, grid: Grid) -> Self {
        let squares = |ideal: f64, from: f64, count: usize| -> Vec<f64> {
            (0..count).map(|at| (from + grid.step * number(at) - ideal).powi(2)).collect()
        };
        let across: Vec<Vec<f64>> =
            chamber.places().iter().map(|ideal| squares(ideal.0, grid.from.0, grid.columns)).collect();
        let upward: Vec<Vec<f64>> =
            chamber.places().iter().map(|ideal| squares(ideal.1, grid.from.1, grid.rows)).collect();
        let most = across.iter().chain(&upward).flatten().copied().fold(0.0, f64::max);
        let wins = Wins::of(chamber.game());
        Self { chamber, grid, wins, across, upward, hair: 1e-12 * most, changes: Vec::new() }
    }

    /// Adds the runs of places that beat this one, and gives how many places they hold.
    fn winset(&mut self, status_quo: Place, runs: &mut Vec<[u32; 2]>) -> u32 {
        let limits: Vec<f64> = self
            .chamber
            .places()
            .iter()
            .map(|ideal| (status_quo.0 - ideal.0).powi(2) + (status_quo.1 - ideal.1).powi(2) - self.hair)
            .collect();
        let mut size = 0;
        for row in 0..self.grid.rows {
            self.changes.clear();
            for (seat, limit) in limits.iter().enumerate() {
                let room = limit - self.upward[seat][row];
                if room > 0.0
                    && let Some((from, to)) = self.nearer(seat, room)
                {
                    self.changes.push((from, 1 << seat));
                    self.changes.push((to, 1 << seat));
                }
            }
            if !self.changes.is_empty() {
                size += self.sweep(row, runs);
            }
        }
        size
    }

    /// The columns whose square of distance to a seat is below `room`, from the first to before the second.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the columns")]
    fn nearer(&self, seat: usize, room: f64) -> Option<(u32, u32)> {
        let squares = &self.across[seat];
        let (middle, half) =
            ((self.chamber.places()[seat].0 - self.grid.from.0) / self.grid.step, room.sqrt() / self.grid.step);
        let last = number(squares.len() - 1);
        let mut from = (middle - half).ceil().clamp(0.0, last) as usize;
        let mut to = (middle + half).floor().clamp(0.0, last) as usize;
        // the root may be off by a hair
        while from > 0 && squares[from - 1] < room {
            from -= 1;
        }
        while from <= to && squares[from] >= room {
            from += 1;
        }
        while to + 1 < squares.len() && squares[to + 1] < room {
            to += 1;
        }
        while to > from && squares[to] >= room {
            to -= 1;
        }
        (from <= to).then(|| (from as u32, to as u32 + 1))
    }

    /// Goes through the changes of one row and adds the runs on which those who support win.
    #[expect(clippy::cast_possible_truncation, reason = "a grid has fewer places than 2^32")]
    fn sweep(&mut self, row: usize, runs: &mut Vec<[u32; 2]>) -> u32 {
        self.changes.sort_unstable();
        let base = (row * self.grid.columns) as u32;
        let (mut mask, mut began, mut size, mut at) = (0_u64, None, 0, 0);
        while at < self.changes.len() {
            let column = self.changes[at].0;
            while at < self.changes.len() && self.changes[at].0 == column {
                mask ^= self.changes[at].1;
                at += 1;
            }
            match (began, self.wins.wins(mask)) {
                (None, true) => began = Some(column),
                (Some(from), false) => {
                    runs.push([base + from, base + column]);
                    size += column - from;
                    began = None;
                }
                _ => {}
            }
        }
        size
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::majority;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn grids_have_a_size() {
        let grid = Grid::new((-20.0, -20.0), (20.0, 20.0), 1.0).unwrap();
        assert_eq!((grid.len(), grid.place(0), grid.place(42)), (1681, (-20.0, -20.0), (-19.0, -19.0)));
        assert_eq!(grid.place(grid.nearest((3.2, -0.7))), (3.0, -1.0));
        assert_eq!(grid.place(grid.nearest((99.0, -99.0))), (20.0, -20.0));
        assert!(grid.is_edge(0) && !grid.is_edge(grid.nearest((0.0, 0.0))));
        assert_eq!(Grid::new((0.0, 0.0), (0.3, 0.0), 0.1).unwrap().len(), 4);
        assert_eq!(Grid::new((0.0, 0.0), (-1.0, 0.0), 0.1), Err(SpaceError::NoGrid));
        assert_eq!(Grid::new((0.0, 0.0), (1.0, 1.0), 0.0), Err(SpaceError::NoGrid));
        assert_eq!(Grid::new((0.0, 0.0), (1000.0, 1000.0), 1.0), Err(SpaceError::GridSize(1_002_001)));
        assert!(matches!(Grid::new((0.0, 0.0), (1e300, 1e300), 1e-300), Err(SpaceError::GridSize(_))));
    }

    fn check(chamber: &Chamber, grid: Grid) {
        let sets = Winsets::of(chamber, grid, &mut |_| true).unwrap();
        for at in 0..grid.len() {
            let expected: Vec<usize> =
                (0..grid.len()).filter(|other| chamber.beats(grid.place(*other), grid.place(at))).collect();
            let winset = sets.winset(at);
            assert_eq!(winset.iter().collect::<Vec<_>>(), expected, "{:?}", grid.place(at));
            assert_eq!(winset.size() as usize, expected.len());
        }
    }

    #[test]
    fn it_may_be_stopped() {
        let grid = Grid::new((0.0, 0.0), (30.0, 30.0), 1.0).unwrap();
        assert!(Winsets::of(&majority(&[(0.0, 0.0)]), grid, &mut |share| share < 0.1).is_none());
    }

    #[test]
    fn more_seats_than_a_table_holds() {
        let places: Vec<Place> = (0..19).map(|at| (f64::from(at * 7 % 13), f64::from(at * 5 % 11))).collect();
        check(&majority(&places), Grid::new((0.0, 0.0), (12.0, 10.0), 1.0).unwrap());
    }

    proptest! {
        #[test]
        fn winsets_are_those_of_looking_at_every_pair(
            places in prop::collection::vec((-6_i32..7, -6_i32..7), 1..8),
            weights in prop::collection::vec(0_u128..4, 8),
            quota in 1_u128..8,
            half in any::<bool>(),
        ) {
            let by = if half { 0.5 } else { 1.0 };
            let places: Vec<Place> = places.into_iter().map(|(x, y)| (by * f64::from(x), by * f64::from(y))).collect();
            let seats = (0..places.len()).map(|at| at.to_string()).collect();
            if let Ok(game) = Game::weighted(seats, weights[..places.len()].to_vec(), quota) {
                check(&Chamber::new(game, places).unwrap(), Grid::new((-4.0, -4.0), (4.0, 3.0), 0.5).unwrap());
            }
        }
    }
}
