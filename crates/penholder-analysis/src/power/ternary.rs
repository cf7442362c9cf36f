//! Voting power where seats may abstain.
//!
//! Implements: Felsenthal and Machover (1997), "Ternary voting games": the Shapley-Shubik index of roll calls (all orders,
//! all 3^n ways to vote, the seat after whose vote the outcome is settled), and the Banzhaf measure, its swings from yes to
//! no split into those from yes to abstaining and from abstaining to no (Freixas 2005).
//! Always: exact fractions, counted by classes of seats that are alike.
//! Not here: rules under which abstaining is not between opposing and supporting.

use num_bigint::BigUint;
use penholder_core::normal::Formula;
use penholder_core::{Position, Seated};

use super::exact::{Fraction, Natural, binomials, order_weights};
use super::game::{GameError, coefficient, sides};

/// Why power with abstention cannot be counted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TernaryError {
    /// Nobody can support and oppose.
    #[error(transparent)]
    Game(#[from] GameError),
    /// No seat may abstain.
    #[error("nobody can abstain under `{0}`; count without abstention")]
    NoAbstention(String),
    /// Abstaining is not between the two sides.
    #[error("abstaining is not between opposing and supporting for `{seat}` under `{cite}`")]
    NotBetween {
        /// The seat.
        seat: String,
        /// The rule.
        cite: String,
    },
    /// Too many profiles.
    #[error("with abstention there are {profiles:.3e} profiles of votes; up to {most} are counted")]
    TooMany {
        /// How many there are.
        profiles: f64,
        /// How many are counted at most.
        most: usize,
    },
}

/// The power of every seat where seats may abstain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ternary {
    /// The names of the seats, in the order of the roster.
    pub seats: Vec<String>,
    /// For each seat, the chance that its vote settles a roll call. They sum to one.
    pub roll_call: Vec<Fraction>,
    /// For each seat, the chance that yes instead of no changes the outcome, if all others choose among three at random.
    pub yes_no: Vec<Fraction>,
    /// The part of it that is a change from yes to abstaining.
    pub yes_abstain: Vec<Fraction>,
    /// The part of it that is a change from abstaining to no.
    pub abstain_no: Vec<Fraction>,
    /// The share of the 3^n ways to vote that adopt.
    pub to_act: Fraction,
    /// How many profiles were looked at.
    pub profiles: usize,
}

/// The most profiles that are counted: their table takes 64 MB.
const MOST_PROFILES: usize = 1 << 26;

/// The most seats whose ways to vote are counted in 128 bits: twice 3^79 is below 2^127.
const SEATS_IN_128_BITS: usize = 79;

/// The power of every seat under a rule that lets seats abstain.
///
/// # Errors
/// [`TernaryError`] if nobody may abstain, abstaining is not between the sides, or there are too many profiles.
pub fn ternary(seated: &Seated<'_>) -> Result<Ternary, TernaryError> {
    let game = Threefold::of(seated)?;
    if seated.roster.len() <= SEATS_IN_128_BITS { Ok(game.counted::<u128>()) } else { Ok(game.counted::<BigUint>()) }
}

/// Seats that are alike: what each of them adds to every test by abstaining and by supporting instead of opposing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Class {
    seats: Vec<usize>,
    abstaining: Vec<u128>,
    supporting: Vec<u128>,
}

struct Threefold {
    names: Vec<String>,
    classes: Vec<Class>,
    strides: Vec<usize>,
    /// For each profile (numbers of supporting and abstaining seats by class), whether it adopts.
    adopts: Vec<bool>,
}

/// The place of a class with so many seats supporting and abstaining, among all of `size` seats.
fn place(size: usize, supporting: usize, abstaining: usize) -> usize {
    supporting * (2 * size + 3 - supporting) / 2 + abstaining
}

fn places(size: usize) -> usize {
    (size + 1) * (size + 2) / 2
}

impl Threefold {
    fn of(seated: &Seated<'_>) -> Result<Self, TernaryError> {
        if seated.roster.is_empty() {
            return Err(GameError::NoSeats.into());
        }
        let (classes, rule) = classes(seated)?;
        #[expect(clippy::cast_precision_loss, reason = "an order of magnitude")]
        let profiles: f64 = classes.iter().map(|class| places(class.seats.len()) as f64).product();
        if profiles > f64::from(u32::try_from(MOST_PROFILES).unwrap_or(u32::MAX)) {
            return Err(TernaryError::TooMany { profiles, most: MOST_PROFILES });
        }
        let mut strides = Vec::with_capacity(classes.len());
        let mut states = 1;
        for class in &classes {
            strides.push(states);
            states *= places(class.seats.len());
        }
        let names = seated.roster.seats().iter().map(|seat| seat.name.clone()).collect();
        let mut game = Self { names, classes, strides, adopts: vec![false; states] };
        let tests = rule.tests().len();
        game.fill(0, 0, &vec![0; tests], &rule);
        Ok(game)
    }

    fn fill(&mut self, class: usize, at: usize, sums: &[u128], rule: &Formula<(usize, i128)>) {
        let Some(Class { seats, abstaining: abstain, supporting: support }) = self.classes.get(class).cloned() else {
            let reached =
                |(test, at_least): &(usize, i128)| i128::try_from(sums[*test]).is_ok_and(|sum| sum >= *at_least);
            self.adopts[at] = rule.holds(&mut |test| Some(reached(test))) == Some(true);
            return;
        };
        let size = seats.len();
        for supporting in 0..=size {
            for abstaining in 0..=size - supporting {
                let add = |(test, sum): (usize, &u128)| {
                    sum + support[test] * supporting as u128 + abstain[test] * abstaining as u128
                };
                let sums: Vec<u128> = sums.iter().enumerate().map(add).collect();
                self.fill(class + 1, at + self.strides[class] * place(size, supporting, abstaining), &sums, rule);
            }
        }
    }

    fn counted<N: Natural>(&self) -> Ternary {
        let seats = self.names.len();
        let mut ways_to_adopt = N::of(0);
        self.each(None, &mut |at, _, _, ways: &N| {
            if self.adopts[at] {
                ways_to_adopt.add(ways);
            }
        });
        let three = |power: usize| BigUint::from(3_u8).pow(u32::try_from(power).unwrap_or(u32::MAX));
        let (settles, whole) = settling(seats);
        let mut of_class = Vec::with_capacity(self.classes.len());
        for class in 0..self.classes.len() {
            let swings = self.swings::<N>(class);
            let roll_call: BigUint =
                swings.roll_call.iter().zip(&settles).map(|(count, parts)| count.big() * parts).sum();
            let share = |count: &N| Fraction::new(count.big(), three(seats - 1));
            let mut yes_no = swings.yes_abstain.clone();
            yes_no.add(&swings.abstain_no);
            let fraction = Fraction::new(roll_call, whole.clone());
            of_class.push([fraction, share(&yes_no), share(&swings.yes_abstain), share(&swings.abstain_no)]);
        }
        let of_seat = |index: usize| {
            let class = |seat: usize| self.classes.iter().position(|class| class.seats.contains(&seat)).unwrap_or(0);
            (0..seats).map(|seat| of_class[class(seat)][index].clone()).collect()
        };
        Ternary {
            seats: self.names.clone(),
            roll_call: of_seat(0),
            yes_no: of_seat(1),
            yes_abstain: of_seat(2),
            abstain_no: of_seat(3),
            to_act: Fraction::new(ways_to_adopt.big(), three(seats)),
            profiles: self.adopts.len(),
        }
    }

    fn swings<N: Natural>(&self, class: usize) -> Swings<N> {
        let seats = self.names.len();
        let size = self.classes[class].seats.len();
        let stride = self.strides[class];
        let none = N::of(0);
        let mut found = Swings { yes_abstain: none.clone(), abstain_no: none.clone(), roll_call: vec![none; seats] };
        self.each(Some(class), &mut |at, all, own, ways: &N| {
            let with = |supporting, abstaining| {
                self.adopts[at + stride * place(size, own.supporting + supporting, own.abstaining + abstaining)]
            };
            let (yes, abstain, no) = (with(1, 0), with(0, 1), with(0, 0));
            if yes == no {
                return;
            }
            let swing = if yes == abstain { &mut found.abstain_no } else { &mut found.yes_abstain };
            swing.add(ways);
            // a roll call is settled for adoption if it adopts with everybody not yet called opposing, and likewise against
            let opposing = seats - 1 - all.supporting - all.abstaining;
            for (settled, by_abstaining) in
                [(all.supporting + all.abstaining, abstain), (opposing + all.abstaining, !abstain)]
            {
                found.roll_call[settled].add(ways);
                if by_abstaining {
                    found.roll_call[settled].add(ways);
                }
            }
        });
        found
    }

    /// Calls `visit` with the place of each profile of all seats, or of all but one of class `without` (then its own class
    /// is not in the place), the numbers in it, those of its own class, and how many ways to vote give it.
    fn each<N: Natural>(&self, without: Option<usize>, visit: &mut impl FnMut(usize, Numbers, Numbers, &N)) {
        let sizes: Vec<usize> = self
            .classes
            .iter()
            .enumerate()
            .map(|(class, of)| of.seats.len() - usize::from(without == Some(class)))
            .collect();
        let ways: Vec<Vec<Vec<N>>> = sizes.iter().map(|size| trinomials(*size)).collect();
        let walk = Walk { game: self, without, sizes: &sizes, ways: &ways };
        walk.from(0, 0, Numbers::default(), Numbers::default(), &N::of(1), visit);
    }
}

/// How many seats support and abstain.
#[derive(Clone, Copy, Default)]
struct Numbers {
    supporting: usize,
    abstaining: usize,
}

struct Walk<'w, N> {
    game: &'w Threefold,
    without: Option<usize>,
    sizes: &'w [usize],
    ways: &'w [Vec<Vec<N>>],
}

impl<N: Natural> Walk<'_, N> {
    fn from(
        &self,
        class: usize,
        at: usize,
        all: Numbers,
        own: Numbers,
        ways: &N,
        visit: &mut impl FnMut(usize, Numbers, Numbers, &N),
    ) {
        let Some(size) = self.sizes.get(class) else { return visit(at, all, own, ways) };
        let is_own = self.without == Some(class);
        for supporting in 0..=*size {
            for abstaining in 0..=size - supporting {
                let here = Numbers { supporting, abstaining };
                let step = if is_own { 0 } else { self.game.strides[class] * place(*size, supporting, abstaining) };
                let all = Numbers { supporting: all.supporting + supporting, abstaining: all.abstaining + abstaining };
                let ways = ways.times(&self.ways[class][supporting][abstaining]);
                self.from(class + 1, at + step, all, if is_own { here } else { own }, &ways, visit);
            }
        }
    }
}

struct Swings<N> {
    yes_abstain: N,
    abstain_no: N,
    /// By the number of others whose votes count towards the outcome that the seat settles.
    roll_call: Vec<N>,
}

/// In how many ways so many of `size` seats support and so many abstain.
fn trinomials<N: Natural>(size: usize) -> Vec<Vec<N>> {
    let support = binomials::<N>(size);
    let of = |(supporting, ways): (usize, &N)| {
        binomials::<N>(size - supporting).iter().map(|abstain| ways.times(abstain)).collect()
    };
    support.iter().enumerate().map(of).collect()
}

/// For each number of others whose votes have to be cast before a seat's vote settles the outcome: how many of so many equal
/// parts of all roll calls do so, one way to vote of the others and one vote of the seat given.
fn settling(seats: usize) -> (Vec<BigUint>, BigUint) {
    let (orders, whole) = order_weights::<BigUint>(seats);
    let three = |power: usize| BigUint::from(3_u8).pow(u32::try_from(power).unwrap_or(u32::MAX));
    let of = |needed: usize| -> BigUint {
        let others = binomials::<BigUint>(seats - 1 - needed);
        let part =
            |(more, choose): (usize, &BigUint)| choose * &orders[needed + more] * three(seats - 1 - needed - more);
        others.iter().enumerate().map(part).sum()
    };
    ((0..seats).map(of).collect(), whole * three(seats))
}

type Lowered = (Vec<Class>, Formula<(usize, i128)>);

fn classes(seated: &Seated<'_>) -> Result<Lowered, TernaryError> {
    let (support, opposition) = sides(seated)?;
    let abstention = Position::Abstain;
    if !seated.rule.positions.contains(&abstention) {
        return Err(TernaryError::NoAbstention(seated.rule.cite.clone()));
    }
    let tests = seated.tests();
    let mut classes: Vec<Class> = Vec::new();
    let mut bounds: Vec<i128> = tests.iter().map(|test| test.linear.at_least).collect();
    for (seat, named) in seated.roster.seats().iter().enumerate() {
        let mut new = Class { seats: vec![seat], abstaining: Vec::new(), supporting: Vec::new() };
        for (test, bound) in tests.iter().zip(&mut bounds) {
            let of = |position| coefficient(seated, test, seat, position);
            let (opposed, abstaining, supporting) = (of(opposition), of(abstention), of(support));
            if opposed > abstaining || abstaining > supporting {
                return Err(TernaryError::NotBetween { seat: named.name.clone(), cite: seated.rule.cite.clone() });
            }
            *bound = bound.checked_sub(opposed).ok_or(GameError::TooLarge)?;
            new.abstaining.push((abstaining - opposed).unsigned_abs());
            new.supporting.push((supporting - opposed).unsigned_abs());
        }
        let alike = |class: &&mut Class| class.abstaining == new.abstaining && class.supporting == new.supporting;
        match classes.iter_mut().find(alike) {
            Some(class) => class.seats.push(seat),
            None => classes.push(new),
        }
    }
    let mut numbers = 0..;
    let mut number = |_: &_| {
        let test: usize = numbers.next().ok_or(GameError::TooLarge)?;
        Ok::<_, TernaryError>((test, bounds[test]))
    };
    let parts = seated.requirements.iter().map(|asked| asked.formula.try_map(&mut number));
    Ok((classes, Formula::All(parts.collect::<Result<_, _>>()?)))
}

#[cfg(test)]
mod tests {
    use penholder_core::{Ballots, Charter, Outcome, ReadBy, decide};

    use super::*;

    fn charter(permanent: usize, others: usize, quota: usize) -> Charter {
        let text = format!(
            r#"
            [body]
            id = "small"
            name = "A small council"
            about = "For comparison."
            [[class]]
            id = "permanent"
            name = "permanent member"
            plural = "permanent members"
            seats = {permanent}
            [[class]]
            id = "elected"
            name = "elected member"
            plural = "elected members"
            seats = {others}
            [[label]]
            id = "yes"
            says = "adopted"
            outcome = "adopted"
            [[label]]
            id = "no"
            says = "not adopted"
            outcome = "not_adopted"
            [[rule]]
            cite = "Article 1"
            on = "matter"
            sense = "So many for, and no permanent member against."
            adopted = "yes"
            not_adopted = "no"
            requires = [{{ affirmative_votes = {quota} }}, {{ none_against = "permanent" }}]
            "#
        );
        Charter::read("small.toml", &text).unwrap_or_else(|faults| panic!("{:?}", faults.lines()))
    }

    fn orders(seats: usize) -> Vec<Vec<usize>> {
        let mut all = vec![vec![]];
        for seat in 0..seats {
            all = all
                .iter()
                .flat_map(|order: &Vec<usize>| {
                    (0..=order.len()).map(move |at| {
                        let mut longer = order.clone();
                        longer.insert(at, seat);
                        longer
                    })
                })
                .collect();
        }
        all
    }

    /// The chance of every seat to settle a roll call, by looking at all of them with `decide`.
    fn brute(seated: &Seated<'_>) -> Vec<Fraction> {
        let seats = seated.roster.len();
        let three = [Position::Yes, Position::Abstain, Position::No];
        let mut pivots = vec![0_u64; seats];
        for order in orders(seats) {
            for vote in 0..3_usize.pow(seats as u32) {
                let mut ballots = vec![Position::Open; seats];
                for (called, seat) in order.iter().enumerate() {
                    ballots[*seat] = three[vote / 3_usize.pow(called as u32) % 3];
                    if !matches!(decide(seated, &Ballots::of(ballots.clone())).outcome, Outcome::Undetermined { .. }) {
                        pivots[*seat] += 1;
                        break;
                    }
                }
            }
        }
        let all: u64 = pivots.iter().sum();
        pivots.into_iter().map(|count| Fraction::new(count.into(), all.into())).collect()
    }

    #[test]
    fn roll_calls_agree_with_looking_at_each() {
        let today = jiff::civil::date(2026, 1, 1);
        for (permanent, others, quota) in [(1, 3, 2), (2, 2, 3), (0, 4, 3), (2, 3, 3), (1, 2, 1)] {
            let charter = charter(permanent, others, quota);
            let roster = charter.roster_on(today);
            let seated = charter.seated("matter", None, today, &roster, ReadBy::Practice).unwrap();
            assert_eq!(ternary(&seated).unwrap().roll_call, brute(&seated), "{permanent} + {others}, {quota}");
        }
    }

    #[test]
    fn the_security_council_with_abstention() {
        let charter = penholder_charters::charter("un-security-council").unwrap();
        let today = jiff::civil::date(2026, 1, 1);
        let roster = charter.roster_on(today);
        let seated = charter.seated("substantive", None, today, &roster, ReadBy::Practice).unwrap();
        let found = ternary(&seated).unwrap();
        assert_eq!(found.profiles, 21 * 66);
        let sum: f64 = found.roll_call.iter().map(Fraction::value).sum();
        assert!((sum - 1.0).abs() < 1e-14);
        let permanent = found.seats.iter().position(|seat| seat == "France").unwrap();
        let elected = found.seats.iter().position(|seat| seat.contains("elected")).unwrap();
        // for an elected member abstaining is as good as opposing
        assert_eq!(found.abstain_no[elected].value(), 0.0);
        assert_eq!(found.yes_no[elected], found.yes_abstain[elected]);
        assert!(found.abstain_no[permanent].value() > 0.0);
        assert!(found.roll_call[permanent].value() > found.roll_call[elected].value());
    }
}
