//! Power under every quota that the rule might ask for instead.

use penholder_analysis::figure::lines::{At, Guide, Lines, Series};
use penholder_analysis::figure::{Axis, Figure, Plot, Unit};
use penholder_analysis::power::{Game, Index, Limits, Value, Way, power};
use penholder_core::normal::Formula;
use serde_json::json;

use super::grouped::grouped;
use super::words::leading;
use super::{Measured, Place};
use crate::{GoesOn, Sheet};

/// How many quotas are tried at most, evenly spread.
const MOST: u128 = 40;

/// How many groups have a line of their own.
const LINES: usize = 6;

/// The largest body that is swept: each quota is a count of its own.
const SEATS: usize = 60;

/// The power of seats that are alike under each of several quotas.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// Which index.
    pub index: Index,
    /// What the seats are called.
    pub groups: Vec<String>,
    /// Each quota with the power of one seat of each group.
    pub quotas: Vec<(u128, Vec<f64>)>,
    /// The quota of the rule.
    pub now: u128,
    /// The greatest sum there is.
    pub total: u128,
}

/// Counts the leading index under other quotas; nothing if the body is too large or its rule takes long to
/// count, or if it is stopped before the end.
///
/// Of several quotas the one with most room between nothing and all is moved, the others stay: in the Council the number of
/// affirmative votes, not the veto.
#[must_use]
pub fn sweep(measured: &Measured, goes_on: GoesOn<'_>) -> Option<Sweep> {
    let (game, index) = (&measured.game, leading(&measured.power)?.index);
    // a count for each quota: only where one takes no time
    let is_quick = matches!(measured.power.way, Way::Classes { .. }) || game.one_quota().is_some();
    if game.seats().len() > SEATS || !is_quick {
        return None;
    }
    let (moved, now) = moved(game)?;
    let total: u128 = game.measures()[moved].iter().sum();
    let step = total.div_ceil(MOST).max(1);
    let mut quotas: Vec<u128> = (1..=total).filter(|quota| quota % step == 0).chain([now, total]).collect();
    quotas.sort_unstable();
    quotas.dedup();
    let table = measured.power.of(index)?;
    let alike = |places: &[Place]| {
        let mut groups = grouped(places, |a, b| game.class_of()[a] == game.class_of()[b]);
        groups.sort_by(|a, b| table.seat(b.members[0]).number().total_cmp(&table.seat(a.members[0]).number()));
        groups
    };
    let groups = alike(&measured.places);
    let shown: Vec<usize> = if groups.len() <= LINES {
        (0..groups.len()).collect()
    } else {
        (0..LINES).map(|at| at * (groups.len() - 1) / (LINES - 1)).collect()
    };
    let mut swept = Vec::new();
    let limits = Limits { bytes: 50_000_000, samples: 100, ..Limits::default() };
    for quota in quotas {
        if !goes_on(0.0) {
            return None;
        }
        let Ok(other) = with(game, moved, quota) else { continue };
        let found = power(&other, &[index], &limits, goes_on);
        let Some(table) = found.of(index) else { continue };
        if table.seats().any(|value| matches!(value, Value::Estimated(_))) {
            return None;
        }
        swept.push((quota, shown.iter().map(|at| table.seat(groups[*at].members[0]).number()).collect()));
    }
    let groups = shown.iter().map(|at| groups[*at].says.clone()).collect();
    (swept.len() > 1).then_some(Sweep { index, groups, quotas: swept, now, total })
}

/// The measure whose quota is moved, with that quota.
fn moved(game: &Game) -> Option<(usize, u128)> {
    let mut found: Option<(u128, usize, u128)> = None;
    for quota in game.rule().tests() {
        let total: u128 = game.measures()[quota.measure].iter().sum();
        let room = quota.at_least.min(total.saturating_sub(quota.at_least));
        if room > 0 && found.is_none_or(|(most, ..)| room > most) {
            found = Some((room, quota.measure, quota.at_least));
        }
    }
    found.map(|(_, measure, quota)| (measure, quota))
}

/// The same game with another quota on one measure.
fn with(game: &Game, measure: usize, quota: u128) -> Result<Game, penholder_analysis::power::GameError> {
    let rule: Result<Formula<(usize, i128)>, std::convert::Infallible> = game.rule().try_map(&mut |test| {
        let at_least = if test.measure == measure { quota } else { test.at_least };
        Ok((test.measure, i128::try_from(at_least).unwrap_or(i128::MAX)))
    });
    let Ok(rule) = rule;
    Game::new(game.seats().to_vec(), game.measures().to_vec(), &rule)
}

impl Sweep {
    /// A row for each quota and group.
    #[must_use]
    pub fn rows(&self, measured: &Measured) -> Sheet {
        let mut sheet = Sheet::new(&[
            "charter",
            "charter_sha256",
            "on",
            "date",
            "quota",
            "rule",
            "seats",
            "index",
            "value",
            "version",
        ]);
        for (quota, power) in &self.quotas {
            for (group, value) in self.groups.iter().zip(power) {
                sheet.push(vec![
                    json!(measured.charter),
                    json!(measured.hash),
                    json!(measured.on),
                    json!(measured.date.to_string()),
                    json!(quota.to_string()),
                    json!(if *quota == self.now { "yes" } else { "no" }),
                    json!(group),
                    json!(self.index.word()),
                    json!(value),
                    json!(env!("CARGO_PKG_VERSION")),
                ]);
            }
        }
        sheet
    }

    /// A line for each group over the quotas, with the quota of the rule upright.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "quotas on an axis")]
    pub fn figure(&self, measured: &Measured) -> Figure {
        let series = |(at, name): (usize, &String)| Series {
            name: name.clone(),
            places: self
                .quotas
                .iter()
                .map(|(quota, power)| At { x: *quota as f64, y: power[at], band: None })
                .collect(),
            steps: false,
            marked: self.quotas.len() <= 20,
            ticks: Vec::new(),
        };
        let most = self.quotas.iter().flat_map(|(_, power)| power).copied().fold(0.0, f64::max);
        let lines = Lines {
            x: Axis::new("quota", Unit::Number).over(0.0, self.total as f64),
            y: Axis::new(self.index.name(), Unit::Number).over(0.0, most.max(1e-9)),
            series: self.groups.iter().enumerate().map(series).collect(),
            guides: vec![Guide::Upright(self.now as f64, format!("the rule: {}", crate::number(self.now)))],
            square: false,
        };
        Figure {
            title: format!("{} under other quotas than {}.", self.index.name(), crate::number(self.now)),
            note: format!(
                "{}, {} ({}), {}; every other condition of the rule stays.",
                measured.body, measured.on, measured.cite, measured.date
            ),
            plot: Plot::Lines(lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use penholder_core::ReadBy;

    use super::*;
    use crate::power::{Asked, measured};

    #[test]
    fn the_quota_of_the_council_moves_and_the_veto_stays() {
        let (charter, hash) = crate::source::shipped("un-security-council").unwrap();
        let asked = Asked {
            on: None,
            date: Some("2020-01-01".parse().unwrap()),
            today: "2020-01-01".parse().unwrap(),
            read_by: ReadBy::Practice,
            seats: Vec::new(),
            blocs: Vec::new(),
            abstention: false,
            indices: vec![Index::ShapleyShubik],
            limits: Limits::default(),
        };
        let found = measured(charter, hash, &asked, &mut |_| true).unwrap();
        let swept = sweep(&found, &mut |_| true).unwrap();
        let at = |quota: u128| swept.quotas.iter().find(|(at, _)| *at == quota).unwrap().1.clone();
        assert_eq!((swept.now, swept.total), (9, 15));
        let check = |quota: u128, permanent: f64, elected: f64| {
            let power = at(quota);
            assert!((power[0] - permanent).abs() < 1e-9 && (power[1] - elected).abs() < 1e-9, "{quota}: {power:?}");
        };
        check(9, 421.0 / 2145.0, 4.0 / 2145.0);
        // five permanent members alone, and all fifteen
        check(5, 0.2, 0.0);
        check(15, 1.0 / 15.0, 1.0 / 15.0);
    }
}
