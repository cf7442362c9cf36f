//! Forecasts of the past from what was known then, their scores, and the forecast of a vote to come.

use jiff::civil::Date;

use super::history::{History, OUTCOME_WIDTH, WIDTH, outcome_features};
use super::logistic::{Fit, Logistic};
use super::{Past, Tabled};
use crate::agreement::Stand;
use crate::count::number;
use crate::interval::{Interval, middle_95, wilson};
use crate::seeded::Seeded;

/// How strongly coefficients are drawn to zero.
pub const RIDGE: f64 = 2.0;

/// What a forecast is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// Everybody votes in favour, and what is voted on is adopted.
    EveryoneYes,
    /// Everybody votes as in the last vote under the item.
    LastVote,
    /// Everybody votes in favour with the share of all votes so far.
    Share,
}

impl Baseline {
    /// All of them.
    pub const ALL: [Baseline; 3] = [Baseline::EveryoneYes, Baseline::LastVote, Baseline::Share];

    /// What it says.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Baseline::EveryoneYes => "everyone in favour",
            Baseline::LastVote => "as in the last vote on the item",
            Baseline::Share => "the share so far",
        }
    }
}

/// The forecast of one vote.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// For each voter the chance to vote in favour.
    pub yes: Vec<f64>,
    /// The chance that it is adopted.
    pub adopted: f64,
}

/// How good forecasts of one thing were.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// How many were made.
    pub count: usize,
    /// The mean square of what they missed by (Brier 1950); 0 is perfect.
    pub brier: f64,
    /// The same of each baseline, in the order of [`Baseline::ALL`].
    pub baselines: [f64; 3],
    /// By how much the best baseline is worse, with the 95% interval from drawing the days again.
    pub gain: Interval,
    /// Forecasts by how sure they were.
    pub bins: Vec<Bin>,
}

impl Score {
    /// The best baseline.
    #[must_use]
    pub fn best(&self) -> Baseline {
        let mut all = Baseline::ALL.into_iter().zip(self.baselines);
        let first = (Baseline::EveryoneYes, f64::INFINITY);
        all.by_ref().fold(first, |best, next| if next.1 < best.1 { next } else { best }).0
    }

    /// Whether the forecasts are better than every baseline, beyond chance.
    #[must_use]
    pub fn beats_all(&self) -> bool {
        self.gain.low > 0.0
    }
}

/// Forecasts that were about as sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The mean of the chances.
    pub chance: f64,
    /// How often the event came, with the 95% interval.
    pub came: Interval,
    /// How many forecasts.
    pub count: usize,
}

/// Forecasts of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// The first day that was forecast.
    pub from: Date,
    /// The number of each vote that was forecast, and its forecast.
    pub forecasts: Vec<(usize, Forecast)>,
    /// How good the chances of members' ballots were.
    pub ballots: Score,
    /// How good the chances of adoption were.
    pub outcomes: Score,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// What is fitted up to a day.
#[derive(Clone, Debug)]
struct Model {
    history: History,
    rows: Logistic,
    fit: Fit,
    outcome_fit: Fit,
    /// For each vote so far: its features for the outcome need the chances under the present fit.
    seen: Vec<Seen>,
}

#[derive(Clone, Debug)]
struct Seen {
    rows: Vec<[f64; WIDTH]>,
    tabled: Tabled,
    /// The features that do not depend on the fit are taken when the vote is seen.
    outcome: [f64; OUTCOME_WIDTH],
    adopted: bool,
}

impl Model {
    fn new() -> Self {
        Self {
            history: History::default(),
            rows: Logistic::new(WIDTH),
            fit: Fit::default(),
            outcome_fit: Fit::default(),
            seen: Vec::new(),
        }
    }

    /// Takes in the votes of one day, all with what was known before that day.
    fn learn(&mut self, day: &[Past]) {
        for past in day {
            let rows: Vec<[f64; WIDTH]> =
                past.tabled.voters.iter().map(|voter| self.history.features(&past.tabled, voter)).collect();
            for (row, stand) in rows.iter().zip(&past.cast) {
                if let Some(stand) = stand {
                    self.rows.push(row, *stand == Stand::For);
                }
            }
            let outcome = outcome_features(&self.history, &past.tabled, &[]);
            self.seen.push(Seen { rows, tabled: past.tabled.clone(), outcome, adopted: past.adopted });
        }
        day.iter().for_each(|past| self.history.add(past));
    }

    /// Fits both regressions on all that was seen.
    fn fit(&mut self) {
        self.fit = self.rows.fit(RIDGE, &self.fit);
        let mut outcomes = Logistic::new(OUTCOME_WIDTH);
        for seen in &self.seen {
            let chances: Vec<f64> = seen.rows.iter().map(|row| self.fit.chance(row)).collect();
            let mut row = outcome_features(&self.history, &seen.tabled, &chances);
            // whether the last vote failed is as it was known then
            row[OUTCOME_WIDTH - 1] = seen.outcome[OUTCOME_WIDTH - 1];
            outcomes.push(&row, seen.adopted);
        }
        self.outcome_fit = outcomes.fit(RIDGE, &self.outcome_fit);
    }

    fn forecast(&self, tabled: &Tabled) -> Forecast {
        let yes: Vec<f64> =
            tabled.voters.iter().map(|voter| self.fit.chance(&self.history.features(tabled, voter))).collect();
        let adopted = self.outcome_fit.chance(&outcome_features(&self.history, tabled, &yes));
        Forecast { yes, adopted }
    }
}

/// What one forecast gave and what the baselines would have, with what came.
struct Told {
    day: Date,
    chance: f64,
    baselines: [f64; 3],
    came: bool,
}

/// Forecasts every vote from `from` on by a model fitted on the votes before its year, and scores it; `votes` in order of date.
///
/// `goes_on` is told the share that is done and may stop it; the scores are then of what was forecast by then, and marked.
#[must_use]
pub fn backtest(
    votes: &[Past],
    from: Date,
    (draws, seed): (u64, u64),
    goes_on: &mut dyn FnMut(f64) -> bool,
) -> Backtest {
    let mut model = Model::new();
    let (mut ballots, mut outcomes, mut forecasts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut fitted, mut stopped, mut adopted, mut at) = (None, false, 0, 0);
    while at < votes.len() {
        let day = votes[at].tabled.date;
        let count = votes[at..].iter().take_while(|past| past.tabled.date == day).count();
        let today = &votes[at..at + count];
        if day >= from {
            if fitted != Some(day.year()) {
                if !goes_on(number(at) / number(votes.len())) {
                    stopped = true;
                    break;
                }
                model.fit();
                fitted = Some(day.year());
            }
            for (shift, past) in today.iter().enumerate() {
                let forecast = model.forecast(&past.tabled);
                let history = &model.history;
                for ((voter, chance), stand) in past.tabled.voters.iter().zip(&forecast.yes).zip(&past.cast) {
                    if let Some(stand) = stand {
                        let baselines = [1.0, history.as_last_time(&past.tabled, voter), history.base()];
                        ballots.push(Told { day, chance: *chance, baselines, came: *stand == Stand::For });
                    }
                }
                let so_far = (number(adopted) + 1.0) / (number(at) + 1.0);
                let last = f64::from(u8::from(history.adopted_last_time(&past.tabled)));
                let told = Told { day, chance: forecast.adopted, baselines: [1.0, last, so_far], came: past.adopted };
                outcomes.push(told);
                forecasts.push((at + shift, forecast));
            }
        }
        model.learn(today);
        adopted += today.iter().filter(|past| past.adopted).count();
        at += count;
    }
    Backtest {
        from,
        forecasts,
        ballots: score(&ballots, draws, Seeded::at(seed, &[1])),
        outcomes: score(&outcomes, draws, Seeded::at(seed, &[2])),
        stopped,
    }
}

/// The forecast of a vote from all votes of earlier days.
#[must_use]
pub fn forecast(votes: &[Past], tabled: &Tabled) -> Forecast {
    let mut model = Model::new();
    let known = votes.iter().take_while(|past| past.tabled.date < tabled.date).count();
    votes[..known].chunk_by(|one, other| one.tabled.date == other.tabled.date).for_each(|day| model.learn(day));
    model.fit();
    model.forecast(tabled)
}

fn score(told: &[Told], draws: u64, mut random: Seeded) -> Score {
    let miss = |chance: f64, came: bool| (chance - f64::from(u8::from(came))).powi(2);
    let mean = |of: &dyn Fn(&Told) -> f64| told.iter().map(of).sum::<f64>() / number(told.len().max(1));
    let brier = mean(&|one| miss(one.chance, one.came));
    let baselines = [0, 1, 2].map(|at| mean(&|one| miss(one.baselines[at], one.came)));
    let best = (0..3).min_by(|a, b| baselines[*a].total_cmp(&baselines[*b])).unwrap_or(0);
    // what is voted on the same day goes together
    let days: Vec<(f64, f64)> = told
        .chunk_by(|one, other| one.day == other.day)
        .map(|day| {
            let gain = |one: &Told| miss(one.baselines[best], one.came) - miss(one.chance, one.came);
            (day.iter().map(gain).sum(), number(day.len()))
        })
        .collect();
    let mut drawn: Vec<f64> = (0..draws)
        .map(|_| {
            let sums = (0..days.len()).map(|_| days[random.below(days.len())]);
            let (gain, count) = sums.fold((0.0, 0.0), |sum, day| (sum.0 + day.0, sum.1 + day.1));
            gain / f64::max(count, 1.0)
        })
        .collect();
    let (low, high) = middle_95(&mut drawn).unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let gain = Interval { value: baselines[best] - brier, low, high };
    Score { count: told.len(), brier, baselines, gain, bins: bins(told) }
}

/// Ten bins of a tenth each; those without a forecast are left out.
fn bins(told: &[Told]) -> Vec<Bin> {
    (0..10)
        .filter_map(|bin| {
            let (low, high) = (0.1 * f64::from(bin), 0.1 * f64::from(bin + 1));
            let inside = |one: &&Told| low <= one.chance && (one.chance < high || bin == 9);
            let of: Vec<&Told> = told.iter().filter(inside).collect();
            let came = of.iter().filter(|one| one.came).count();
            let chance = of.iter().map(|one| one.chance).sum::<f64>() / number(of.len().max(1));
            (!of.is_empty()).then(|| Bin { chance, came: wilson(came as u64, of.len() as u64), count: of.len() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Voter};
    use super::*;

    /// A world in which ten members vote by a stated chance: five of them seldom in favour under item 1.
    fn world(years: i16, chance: impl Fn(usize, usize) -> f64) -> Vec<Past> {
        let mut random = Seeded::at(5, &[]);
        let mut votes = Vec::new();
        for year in 0..years {
            for day in 1..=25 {
                let item = random.below(3);
                let voters: Vec<Voter> = (0..10).map(|member| Voter { member, permanent: member < 2 }).collect();
                let cast: Vec<Option<Stand>> = voters
                    .iter()
                    .map(|voter| {
                        Some(if random.unit() < chance(voter.member, item) { Stand::For } else { Stand::Against })
                    })
                    .collect();
                let adopted = cast.iter().filter(|stand| **stand == Some(Stand::For)).count() >= 6;
                let date = jiff::civil::date(2000 + year, 1, day);
                let tabled = Tabled { date, item: Some(item), kind: Kind::Draft, sponsors: None, joint: false, voters };
                votes.push(Past { tabled, cast, adopted });
            }
        }
        votes
    }

    #[test]
    fn what_can_be_known_is_learnt_and_calibrated() {
        let votes = world(12, |member, item| if item == 1 && member % 2 == 0 { 0.2 } else { 0.9 });
        let found = backtest(&votes, jiff::civil::date(2004, 1, 1), (200, 1), &mut |_| true);
        // the chances themselves would score 0.09 and 0.16 in the parts they hold for
        assert!(found.ballots.beats_all() && found.ballots.brier < 0.115, "{:?}", found.ballots);
        let off = |bin: &Bin| bin.chance < bin.came.low - 0.05 || bin.chance > bin.came.high + 0.05;
        assert!(!found.ballots.bins.iter().filter(|bin| bin.count > 100).any(off), "{:?}", found.ballots.bins);
        assert_eq!(found.forecasts.len(), 8 * 25);
        assert_eq!(found, backtest(&votes, jiff::civil::date(2004, 1, 1), (200, 1), &mut |_| true));
    }

    #[test]
    fn where_there_is_nothing_to_know_nothing_is_won() {
        let found = backtest(&world(8, |_, _| 0.7), jiff::civil::date(2002, 1, 1), (400, 1), &mut |_| true);
        assert_eq!(found.ballots.best(), Baseline::Share);
        assert!(!found.ballots.beats_all(), "{:?}", found.ballots);
        assert!((found.ballots.brier - 0.21).abs() < 0.03);
    }

    #[test]
    fn the_forecast_of_a_day_knows_nothing_of_it() {
        let mut votes = world(6, |member, _| if member == 0 { 0.1 } else { 0.95 });
        let tabled = votes[100].tabled.clone();
        let before = forecast(&votes, &tabled);
        assert!(before.yes[0] < 0.35 && before.yes[1] > 0.8, "{before:?}");
        for past in &mut votes[100..] {
            past.cast = vec![Some(Stand::Against); 10];
            past.adopted = false;
        }
        assert_eq!(forecast(&votes, &tabled), before);
    }

    #[test]
    fn nothing_known_is_still_a_forecast() {
        let tabled = world(1, |_, _| 1.0)[0].tabled.clone();
        let found = forecast(&[], &tabled);
        assert!(found.yes.iter().all(|chance| (0.0..=1.0).contains(chance)) && found.adopted.is_finite());
        let empty = backtest(&[], jiff::civil::date(2000, 1, 1), (10, 1), &mut |_| true);
        assert!(empty.ballots.count == 0 && !empty.ballots.beats_all());
    }
}
