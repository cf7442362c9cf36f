//! What is known of the past on a day, and the features of a vote from it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::logistic::odds;
use super::{Kind, Past, Tabled, Voter};
use crate::agreement::Stand;
use crate::count::number;

/// How many features a ballot has.
pub const WIDTH: usize = 21;

/// After how many days a vote counts half as much, where recent votes are meant.
const HALF_LIFE_DAYS: f64 = 730.0;

/// Votes in favour among votes, all of them and the recent ones.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    yes: f64,
    all: f64,
    recent_yes: f64,
    recent_all: f64,
    on: Option<Date>,
}

fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

fn fade(from: Option<Date>, to: Date) -> f64 {
    from.map_or(1.0, |from| 0.5_f64.powf(days(from, to) / HALF_LIFE_DAYS))
}

impl Share {
    fn add(&mut self, on: Date, yes: f64, all: f64) {
        let fade = fade(self.on, on);
        self.recent_yes = self.recent_yes * fade + yes;
        self.recent_all = self.recent_all * fade + all;
        self.yes += yes;
        self.all += all;
        self.on = Some(on);
    }

    /// The share of all, drawn to `prior` as if that had been seen `weight` times.
    fn all(&self, prior: f64, weight: f64) -> f64 {
        (self.yes + weight * prior) / (self.all + weight)
    }

    /// The same of the recent ones.
    fn recent(&self, prior: f64, weight: f64, on: Date) -> f64 {
        let fade = fade(self.on, on);
        (self.recent_yes * fade + weight * prior) / (self.recent_all * fade + weight)
    }
}

/// The last vote on an item.
#[derive(Clone, Debug)]
struct Last {
    on: Date,
    adopted: bool,
    share: f64,
    cast: HashMap<usize, bool>,
}

/// What is known of the past.
#[derive(Clone, Debug, Default)]
pub struct History {
    all: Share,
    members: HashMap<usize, Share>,
    items: HashMap<usize, Share>,
    under: HashMap<(usize, usize), Share>,
    sponsored: HashMap<(usize, usize), Share>,
    last: HashMap<usize, Last>,
    failed: HashMap<usize, Share>,
}

impl History {
    /// Adds a vote.
    pub fn add(&mut self, past: &Past) {
        let tabled = &past.tabled;
        let on = tabled.date;
        let mut cast = HashMap::new();
        for (voter, stand) in tabled.voters.iter().zip(&past.cast) {
            let Some(stand) = stand else { continue };
            let is_yes = *stand == Stand::For;
            let yes = f64::from(u8::from(is_yes));
            cast.insert(voter.member, is_yes);
            self.all.add(on, yes, 1.0);
            self.members.entry(voter.member).or_default().add(on, yes, 1.0);
            if let Some(item) = tabled.item {
                self.items.entry(item).or_default().add(on, yes, 1.0);
                self.under.entry((voter.member, item)).or_default().add(on, yes, 1.0);
            }
            for sponsor in tabled.sponsors.iter().flatten() {
                self.sponsored.entry((*sponsor, voter.member)).or_default().add(on, yes, 1.0);
            }
        }
        let Some(item) = tabled.item else { return };
        let failed = f64::from(u8::from(!past.adopted));
        self.failed.entry(item).or_default().add(on, failed, 1.0);
        if !cast.is_empty() {
            let yes = cast.values().filter(|yes| **yes).count();
            let share = number(yes) / number(cast.len());
            self.last.insert(item, Last { on, adopted: past.adopted, share, cast });
        }
    }

    /// The share of ballots in favour so far.
    pub fn base(&self) -> f64 {
        self.all.all(0.9, 1.0)
    }

    /// The chance that a member votes in favour if everybody votes as last time under the item: what it cast then, or the
    /// share that was in favour if it did not vote; in favour if there was no such vote.
    pub fn as_last_time(&self, tabled: &Tabled, voter: &Voter) -> f64 {
        let Some(last) = tabled.item.and_then(|item| self.last.get(&item)) else { return 1.0 };
        last.cast.get(&voter.member).map_or(last.share, |yes| f64::from(u8::from(*yes)))
    }

    /// Whether the last vote under the item was adopted; so it is if there was none.
    pub fn adopted_last_time(&self, tabled: &Tabled) -> bool {
        tabled.item.and_then(|item| self.last.get(&item)).is_none_or(|last| last.adopted)
    }

    /// The features of one ballot.
    pub fn features(&self, tabled: &Tabled, voter: &Voter) -> [f64; WIDTH] {
        let on = tabled.date;
        let flag = |holds: bool| f64::from(u8::from(holds));
        let now = self.all.recent(self.base(), 50.0, on);
        let nothing = Share::default();
        let member = self.members.get(&voter.member).unwrap_or(&nothing);
        let of_member = member.all(now, 10.0);
        let of_late = member.recent(of_member, 5.0, on);
        let item = tabled.item.and_then(|item| self.items.get(&item)).unwrap_or(&nothing);
        let of_item = item.all(now, 30.0);
        let item_of_late = item.recent(of_item, 15.0, on);
        let under = tabled.item.and_then(|item| self.under.get(&(voter.member, item))).unwrap_or(&nothing);
        let last = tabled.item.and_then(|item| self.last.get(&item));
        let failed = tabled
            .item
            .and_then(|item| self.failed.get(&item))
            .map_or(0.0, |failed| failed.recent_yes * fade(failed.on, on));
        let sponsors = tabled.sponsors.as_deref().unwrap_or(&[]);
        let with_sponsors: f64 = sponsors
            .iter()
            .map(|sponsor| {
                let share = self.sponsored.get(&(*sponsor, voter.member)).unwrap_or(&nothing);
                odds(share.recent(of_late, 3.0, on)) - odds(of_late)
            })
            .sum();
        let permanent =
            |sponsor: &&usize| tabled.voters.iter().any(|other| other.permanent && other.member == **sponsor);
        let count = number(sponsors.len());
        let last_of_mine =
            last.and_then(|last| last.cast.get(&voter.member)).map_or(0.0, |yes| if *yes { 0.5 } else { -0.5 });
        [
            1.0,
            flag(voter.permanent),
            odds(now),
            odds(of_member) - odds(now),
            odds(of_late) - odds(of_member),
            odds(of_item) - odds(now),
            odds(item_of_late) - odds(of_item),
            odds(under.recent(of_late, 3.0, on)) - odds(of_late),
            last.map_or(0.0, |last| last.share - 0.9),
            flag(last.is_some()),
            last.map_or(0.0, |last| flag(!last.adopted)),
            last_of_mine,
            last.map_or(0.0, |last| days(last.on, on).max(0.0).ln_1p() / 5.0),
            failed.ln_1p(),
            flag(tabled.kind == Kind::Part),
            flag(tabled.kind == Kind::Other),
            flag(tabled.sponsors.is_some()),
            flag(sponsors.contains(&voter.member)),
            flag(tabled.joint),
            if count > 0.0 { with_sponsors / count } else { 0.0 },
            flag(sponsors.iter().any(|sponsor| permanent(&sponsor))),
        ]
    }
}

/// How many features an outcome has.
pub const OUTCOME_WIDTH: usize = 8;

/// The features of an outcome from the chances of the voters to vote in favour.
pub fn outcome_features(history: &History, tabled: &Tabled, chances: &[f64]) -> [f64; OUTCOME_WIDTH] {
    let flag = |holds: bool| f64::from(u8::from(holds));
    let count = number(chances.len().max(1));
    let mean = chances.iter().sum::<f64>() / count;
    let mut permanent: Vec<f64> =
        tabled.voters.iter().zip(chances).filter(|(voter, _)| voter.permanent).map(|(_, chance)| *chance).collect();
    permanent.sort_by(f64::total_cmp);
    let of = |at: usize| permanent.get(at).copied().unwrap_or(mean);
    [
        1.0,
        odds(mean),
        odds(of(0)),
        odds(of(1)),
        flag(tabled.kind == Kind::Part),
        flag(tabled.kind == Kind::Other),
        flag(tabled.joint),
        flag(!history.adopted_last_time(tabled)),
    ]
}
