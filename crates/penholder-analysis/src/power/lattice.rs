//! Counting by classes: seats that are alike are counted together, so that 537 voters in four classes cost 404 steps.
//!
//! Implements: for every number of supporters in each class but the longest, the least number of supporters of the longest
//! class with which the coalition wins ([`Lattice::least`]); swings are the gaps between neighbours of that table.
//! Source: the counting by types of voters in Lucas (1983), "Measuring power in weighted voting systems".

use super::counts::Counts;
use super::exact::{Natural, binomials};
use super::game::{Game, least};

/// The least numbers of supporters of the longest class, for every profile of the others.
pub(super) struct Lattice {
    /// How many seats each class has.
    sizes: Vec<usize>,
    /// The class counted along.
    long: usize,
    /// For each class, how far apart neighbouring profiles are; nothing for the longest.
    strides: Vec<usize>,
    /// For each profile, the least number of the longest class that wins; one more than there are if none does.
    least: Vec<usize>,
}

/// How many profiles a lattice has: the product of the sizes of all classes but the longest, each plus one.
pub(super) fn profiles(game: &Game) -> u128 {
    let longest = game.classes().iter().map(Vec::len).max().unwrap_or(0) as u128;
    let all = game.classes().iter().try_fold(1_u128, |states, class| states.checked_mul(class.len() as u128 + 1));
    all.map_or(u128::MAX, |all| all / (longest + 1))
}

impl Lattice {
    pub(super) fn of(game: &Game) -> Self {
        let sizes: Vec<usize> = game.classes().iter().map(Vec::len).collect();
        let long = (0..sizes.len()).rev().max_by_key(|class| sizes[*class]).unwrap_or(0);
        let mut strides = vec![0; sizes.len()];
        let mut states = 1;
        for (class, size) in sizes.iter().enumerate().filter(|(class, _)| *class != long) {
            strides[class] = states;
            states *= size + 1;
        }
        let weights: Vec<Vec<u128>> =
            game.measures().iter().map(|seats| game.classes().iter().map(|class| seats[class[0]]).collect()).collect();
        let mut lattice = Self { sizes, long, strides, least: Vec::with_capacity(states) };
        let mut profile = vec![0_u64; lattice.sizes.len()];
        let beyond = lattice.sizes[long] as u128 + 1;
        for _ in 0..states {
            let need = least(game.rule(), &|quota| {
                let of = &weights[quota.measure];
                let there: u128 = of.iter().zip(&profile).map(|(weight, count)| weight * u128::from(*count)).sum();
                match quota.at_least.saturating_sub(there) {
                    0 => 0,
                    _ if of[long] == 0 => beyond,
                    lacking => lacking.div_ceil(of[long]).min(beyond),
                }
            });
            lattice.least.push(usize::try_from(need).unwrap_or(usize::MAX));
            lattice.step(&mut profile);
        }
        lattice
    }

    /// The next profile in the order of the table.
    fn step(&self, profile: &mut [u64]) {
        for (class, size) in self.sizes.iter().enumerate().filter(|(class, _)| *class != self.long) {
            if profile[class] < *size as u64 {
                profile[class] += 1;
                return;
            }
            profile[class] = 0;
        }
    }

    /// Calls `visit` with each profile, its place in the table and the supporters in it.
    fn each(&self, mut visit: impl FnMut(&[u64], usize, usize)) {
        let mut profile = vec![0_u64; self.sizes.len()];
        for at in 0..self.least.len() {
            let supporters: u64 = profile.iter().sum();
            visit(&profile, at, usize::try_from(supporters).unwrap_or(usize::MAX));
            self.step(&mut profile);
        }
    }

    /// The class whose swings have the most terms, if that is worth leaving to the remainder.
    fn left_over(&self) -> Option<usize> {
        let mut terms = vec![0_usize; self.sizes.len()];
        self.each(|profile, at, _| {
            for class in (0..terms.len()).filter(|class| *class != self.long) {
                if profile[class] < self.sizes[class] as u64 {
                    terms[class] += self.least[at] - self.least[at + self.strides[class]];
                }
            }
        });
        let costly = (0..terms.len()).max_by_key(|class| terms[*class])?;
        (terms[costly] > WORTH_LEAVING).then_some(costly)
    }

    /// Winning coalitions and swings; the sizes of the swings of one costly class may be left out, since Shapley-Shubik
    /// indices sum to one.
    pub(super) fn counts<N: Natural>(&self) -> Counts<N> {
        let players: usize = self.sizes.iter().sum();
        let left_over = self.left_over();
        let choose: Vec<Vec<N>> = self.sizes.iter().map(|size| binomials(*size)).collect();
        let choose_less: Vec<Vec<N>> = self.sizes.iter().map(|size| binomials(size - 1)).collect();
        let (long, row) = (self.long, &choose[self.long]);
        let mut at_least: Vec<N> = vec![N::of(0); row.len() + 1];
        for count in (0..row.len()).rev() {
            at_least[count] = at_least[count + 1].clone();
            at_least[count].add(&row[count]);
        }
        let none = || vec![N::of(0); players];
        let mut by_size: Vec<Option<Vec<N>>> =
            (0..self.sizes.len()).map(|class| (Some(class) != left_over).then(none)).collect();
        let mut winning = N::of(0);
        let mut swings = vec![N::of(0); self.sizes.len()];
        // the ways to pick a profile, each class but `without` from all its seats, that one from one seat fewer
        let ways = |profile: &[u64], without: Option<usize>| {
            let mut ways = N::of(1);
            for (class, count) in profile.iter().enumerate().filter(|(class, _)| *class != long) {
                let row = if without == Some(class) { &choose_less[class] } else { &choose[class] };
                ways = ways.times(&row[usize::try_from(*count).unwrap_or(usize::MAX)]);
            }
            ways
        };
        self.each(|profile, at, supporters| {
            let need = self.least[at];
            let all_ways = ways(profile, None);
            winning.add_times(&all_ways, &at_least[need]);
            if need >= 1 && need <= self.sizes[long] {
                let pivots = all_ways.times(&choose_less[long][need - 1]);
                swings[long].add(&pivots);
                if let Some(sizes) = &mut by_size[long] {
                    sizes[supporters + need - 1].add(&pivots);
                }
            }
            for class in 0..self.sizes.len() {
                if class == long || profile[class] == self.sizes[class] as u64 {
                    continue;
                }
                let with = self.least[at + self.strides[class]];
                if with == need {
                    continue;
                }
                let ways = ways(profile, Some(class));
                let mut between = at_least[with].clone();
                between.sub(&at_least[need]);
                swings[class].add_times(&ways, &between);
                if let Some(sizes) = &mut by_size[class] {
                    for count in with..need {
                        sizes[supporters + count].add_times(&ways, &row[count]);
                    }
                }
            }
        });
        Counts { winning, swings, by_size }
    }
}

/// From how many terms on a class is left to the remainder.
const WORTH_LEAVING: usize = 4096;

/// What counts coalitions by how many of their members are critical.
pub(super) struct Vulnerable<N> {
    /// Minimal winning coalitions.
    pub(super) minimal: N,
    /// For each class and size, the minimal winning coalitions of that size with a given seat of the class.
    pub(super) minimal_with: Vec<Vec<N>>,
    /// For each class and number of critical members, the winning coalitions in which a given seat of the class is critical.
    pub(super) critical_with: Vec<Vec<N>>,
}

impl Lattice {
    /// How many profiles there are.
    pub(super) fn profiles(&self) -> usize {
        self.least.len()
    }

    /// How many steps [`Lattice::vulnerable`] takes at most.
    pub(super) fn vulnerable_steps(&self) -> u128 {
        self.least.len() as u128 * (self.sizes[self.long] as u128 + 1)
    }

    /// Coalitions by how many of their members are critical: for the indices of Johnston, Deegan-Packel and Holler.
    pub(super) fn vulnerable<N: Natural>(&self) -> Vulnerable<N> {
        let players: usize = self.sizes.iter().sum();
        let choose: Vec<Vec<N>> = self.sizes.iter().map(|size| binomials(*size)).collect();
        let none = || vec![vec![N::of(0); players + 1]; self.sizes.len()];
        let mut found = Vulnerable { minimal: N::of(0), minimal_with: none(), critical_with: none() };
        let mut critical = vec![false; self.sizes.len()];
        self.each(|profile, at, supporters| {
            let of = |class: usize, count: usize| -> usize {
                if class == self.long { count } else { usize::try_from(profile[class]).unwrap_or(usize::MAX) }
            };
            for count in self.least[at]..=self.sizes[self.long] {
                for (class, critical) in critical.iter_mut().enumerate() {
                    *critical = if class == self.long {
                        count > 0 && count == self.least[at]
                    } else {
                        profile[class] > 0 && count < self.least[at - self.strides[class]]
                    };
                }
                let members: usize =
                    (0..critical.len()).filter(|class| critical[*class]).map(|class| of(class, count)).sum();
                if members == 0 {
                    break;
                }
                let mut ways = N::of(1);
                for (class, row) in choose.iter().enumerate() {
                    ways = ways.times(&row[of(class, count)]);
                }
                let size = supporters + count;
                let minimal = members == size;
                if minimal {
                    found.minimal.add(&ways);
                }
                for class in (0..critical.len()).filter(|class| critical[*class]) {
                    let with = ways.scaled(of(class, count) as u64, self.sizes[class] as u64);
                    found.critical_with[class][members].add(&with);
                    if minimal {
                        found.minimal_with[class][size].add(&with);
                    }
                }
            }
        });
        found
    }
}
