//! A good text and a bound where nothing can be proved in time: many members, many demands.
//!
//! Implements: the Lagrangian dual of "a member counts only if no topic's text hits it" (Held and Karp 1971; Fisher 1981),
//! climbed by subgradients with Polyak's step. Its optimum is the linear bound over the topics' convex hulls. Each step
//! suggests whom to win, and that is a text; from the best one members are swapped while that helps.
//! Always: the text passes; no text that passes is worth more than the bound; sums are rounded towards safety.

use penholder_core::normal::Formula;

use super::coalition::{Best, Chamber, Goal, Refusal};
use super::rule::{Rule, Stance};
use super::solver::Stop;
use super::topics::set_bits;

/// The most steps of the dual.
const MOST_STEPS: usize = 400;
/// How many steps without a better bound before the step is halved.
const PATIENCE: usize = 10;

/// What one seat's refusal of one topic costs at present: that it is not for the text, that it is against it.
#[derive(Clone, Copy, Default)]
struct Price {
    support: f64,
    tolerance: f64,
}

struct Dual<'d, 'p> {
    chamber: &'d Chamber<'p>,
    goal: &'d Goal,
    order: &'d [Vec<u32>],
    whole: &'d [u64],
    /// For each seat, what it refuses.
    refusals: Vec<Vec<Refusal>>,
    /// For each seat and each of its refusals.
    prices: Vec<Vec<Price>>,
    /// For each topic, what each of its texts is worth at these prices.
    scores: Vec<Vec<f64>>,
    best: Option<(Vec<Stance>, u64)>,
}

/// Whom to win.
struct Winners {
    supports: Vec<bool>,
    tolerates: Vec<bool>,
}

/// A good text that passes and the bound; stops when `stop` says so, but looks at least once.
pub fn relaxed(chamber: &Chamber<'_>, goal: &Goal, order: &[Vec<u32>], whole: &[u64], stop: &Stop) -> Best {
    let refusals = chamber.refusals();
    let prices = refusals.iter().map(|of_seat| vec![Price::default(); of_seat.len()]).collect();
    let scores = goal.values.iter().map(|values| vec![0.0; values.len()]).collect();
    let mut dual = Dual { chamber, goal, order, whole, refusals, prices, scores, best: None };
    let mut bound = f64::INFINITY;
    let (mut scale, mut waited) = (1.0, 0);
    for step in 0..MOST_STEPS {
        let (chosen, topics_worth) = dual.choose();
        let winners = dual.win();
        let value = topics_worth + dual.all_prices() - dual.cost() + dual.most_rewards();
        if value < bound - 1e-9 {
            (bound, waited) = (value, 0);
        } else {
            waited += 1;
            if waited >= PATIENCE {
                (scale, waited) = (scale / 2.0, 0);
            }
        }
        if step % 8 == 0 || step + 1 == MOST_STEPS {
            dual.try_winners(&winners);
        }
        let found = dual.best.as_ref().map_or(0.0, |(_, worth)| to_f64(*worth));
        if bound - found < 1.0 - 1e-6 || stop.now() || scale < 1e-4 {
            break;
        }
        dual.step(&chosen, &winners, scale * (value - found));
    }
    dual.improve(stop);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bound is not negative and fits")]
    let at_most = (bound * (1.0 + 1e-12) + 1e-6).floor() as u64;
    let text = dual
        .best
        .as_ref()
        .and_then(|(floor, _)| dual.text(floor))
        .map(|(texts, worth)| (chamber.text(texts.iter().map(|text| *text as usize)), worth));
    let worth = text.as_ref().map_or(0, |(_, worth)| *worth);
    Best { proved: text.is_some() && at_most <= worth, at_most: at_most.max(worth), text }
}

#[expect(clippy::cast_precision_loss, reason = "worths are far below 2^53")]
fn to_f64(worth: u64) -> f64 {
    worth as f64
}

#[expect(clippy::cast_precision_loss, reason = "prices are divided by weights only to sort and to bound from below")]
fn weight_f64(weight: i128) -> f64 {
    weight as f64
}

impl Dual<'_, '_> {
    /// The best text of each topic at the present prices, and their worth.
    fn choose(&mut self) -> (Vec<u32>, f64) {
        for (scores, values) in self.scores.iter_mut().zip(&self.goal.values) {
            scores.iter_mut().zip(values).for_each(|(score, value)| *score = to_f64(*value));
        }
        for (refusals, prices) in self.refusals.iter().zip(&self.prices) {
            for (refusal, price) in refusals.iter().zip(prices) {
                let scores = &mut self.scores[refusal.topic];
                if price.support > 0.0 {
                    set_bits(&refusal.any).for_each(|text| scores[text] -= price.support);
                }
                if price.tolerance > 0.0 {
                    set_bits(&refusal.hard).for_each(|text| scores[text] -= price.tolerance);
                }
            }
        }
        let mut worth = 0.0;
        let mut chosen = Vec::with_capacity(self.scores.len());
        for (topic, scores) in self.chamber.topics.topics.iter().zip(&self.scores) {
            let there = set_bits(&self.whole[topic.start..topic.start + topic.words]);
            let (best, score) = there
                .map(|text| (text, scores[text]))
                .fold((0, f64::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best });
            worth += score;
            chosen.push(u32::try_from(best).unwrap_or(0));
        }
        (chosen, worth)
    }

    fn all_prices(&self) -> f64 {
        self.prices.iter().flatten().map(|price| price.support + price.tolerance).sum()
    }

    fn most_rewards(&self) -> f64 {
        self.goal.rewards.iter().map(|of_seat| to_f64(of_seat[0])).sum()
    }

    /// What it costs at present to win each seat's support, and its tolerance.
    fn costs(&self) -> Vec<(f64, f64)> {
        let sum = |prices: &Vec<Price>| {
            prices
                .iter()
                .fold((0.0, 0.0), |(support, tolerance), price| (support + price.support, tolerance + price.tolerance))
        };
        self.prices.iter().map(sum).collect()
    }

    /// Whom to win so that the rule is met, as cheaply as a sum with fractions allows.
    fn win(&self) -> Winners {
        let costs = self.costs();
        let mut winners = Winners { supports: vec![false; costs.len()], tolerates: vec![false; costs.len()] };
        for asked in &self.chamber.rule.requirements {
            self.win_for(asked, &costs, &mut winners);
        }
        for (seat, (support, tolerance)) in costs.iter().enumerate() {
            winners.supports[seat] |= *support == 0.0;
            winners.tolerates[seat] |= *tolerance == 0.0;
        }
        winners
    }

    fn win_for(&self, formula: &Formula<usize>, costs: &[(f64, f64)], winners: &mut Winners) {
        match formula {
            Formula::All(parts) => parts.iter().for_each(|part| self.win_for(part, costs, winners)),
            Formula::Any(parts) => {
                let cheapest = parts.iter().min_by(|a, b| self.least(a, costs).total_cmp(&self.least(b, costs)));
                if let Some(part) = cheapest {
                    self.win_for(part, costs, winners);
                }
            }
            Formula::Test(test) => {
                for (seat, supports, _, _) in needed(self.chamber.rule, *test, costs) {
                    if supports { winners.supports[seat] = true } else { winners.tolerates[seat] = true }
                }
            }
        }
    }

    /// The least cost of meeting a formula, fractions allowed: never more than what it costs.
    fn least(&self, formula: &Formula<usize>, costs: &[(f64, f64)]) -> f64 {
        match formula {
            Formula::All(parts) => parts.iter().map(|part| self.least(part, costs)).fold(0.0, f64::max),
            Formula::Any(parts) => parts.iter().map(|part| self.least(part, costs)).fold(f64::INFINITY, f64::min),
            Formula::Test(test) => {
                needed(self.chamber.rule, *test, costs).iter().map(|(_, _, share, cost)| share * cost).sum()
            }
        }
    }

    /// The least cost of meeting the rule. The requirements share no credit: the dearest alone is a safe bound.
    fn cost(&self) -> f64 {
        let costs = self.costs();
        self.chamber.rule.requirements.iter().map(|asked| self.least(asked, &costs)).fold(0.0, f64::max)
    }

    /// Moves the prices along the subgradient: dearer where a winner is hit, cheaper where nobody is won or hit.
    fn step(&mut self, chosen: &[u32], winners: &Winners, gap: f64) {
        let is_hit = |bits: &[u64], text: u32| bits[text as usize / 64] & (1 << (text % 64)) != 0;
        let slack = |won: bool, hit: bool| f64::from(i8::from(won) + i8::from(hit) - 1);
        let mut norm = 0.0;
        for (seat, refusals) in self.refusals.iter().enumerate() {
            for (refusal, price) in refusals.iter().zip(&self.prices[seat]) {
                let text = chosen[refusal.topic];
                let support = slack(winners.supports[seat], is_hit(&refusal.any, text));
                let tolerance = slack(winners.tolerates[seat], is_hit(&refusal.hard, text));
                norm += if support > 0.0 || price.support > 0.0 { support * support } else { 0.0 };
                norm += if tolerance > 0.0 || price.tolerance > 0.0 { tolerance * tolerance } else { 0.0 };
            }
        }
        if norm == 0.0 {
            return;
        }
        let length = gap / norm;
        for (seat, refusals) in self.refusals.iter().enumerate() {
            for (refusal, price) in refusals.iter().zip(&mut self.prices[seat]) {
                let text = chosen[refusal.topic];
                let support = slack(winners.supports[seat], is_hit(&refusal.any, text));
                let tolerance = slack(winners.tolerates[seat], is_hit(&refusal.hard, text));
                price.support = (price.support + length * support).max(0.0);
                price.tolerance = (price.tolerance + length * tolerance).max(0.0);
            }
        }
    }

    /// The best text on which every seat stands at least as its floor says, and its worth; none if there is none.
    fn text(&self, floor: &[Stance]) -> Option<(Vec<u32>, u64)> {
        let mut allowed = self.whole.to_vec();
        for (refusals, stance) in self.refusals.iter().zip(floor) {
            if *stance == Stance::Against {
                continue;
            }
            for refusal in refusals {
                let refused = if *stance == Stance::For { &refusal.any } else { &refusal.hard };
                let start = self.chamber.topics.topics[refusal.topic].start;
                allowed[start..].iter_mut().zip(refused).for_each(|(allowed, refused)| *allowed &= !refused);
            }
        }
        let mut texts = Vec::with_capacity(self.order.len());
        let mut worth: u64 =
            self.goal.rewards.iter().zip(floor).map(|(of_seat, stance)| of_seat[*stance as usize]).sum();
        for (topic, order) in self.order.iter().enumerate() {
            let start = self.chamber.topics.topics[topic].start;
            let is_allowed = |text: &&u32| allowed[start + **text as usize / 64] & (1 << (**text % 64)) != 0;
            let text = *order.iter().find(is_allowed)?;
            worth += self.goal.values[topic][text as usize];
            texts.push(text);
        }
        Some((texts, worth))
    }

    /// Tries the text of a set of winners; drops those that the rule does not need, the dearest first.
    fn try_winners(&mut self, winners: &Winners) {
        let costs = self.costs();
        let stance = |seat: usize| match (winners.supports[seat], winners.tolerates[seat]) {
            (true, _) => Stance::For,
            (false, true) => Stance::Abstains,
            (false, false) => Stance::Against,
        };
        let mut floor: Vec<Stance> = (0..costs.len()).map(stance).collect();
        let mut by_cost: Vec<usize> = (0..floor.len()).collect();
        by_cost.sort_by(|a, b| (costs[*a].0 + costs[*a].1).total_cmp(&(costs[*b].0 + costs[*b].1)));
        for seat in &by_cost {
            if self.chamber.rule.passes(&floor) {
                break;
            }
            floor[*seat] = Stance::For;
        }
        self.trim(&mut floor, by_cost.into_iter().rev());
        self.keep(floor);
    }

    fn trim(&self, floor: &mut [Stance], seats: impl Iterator<Item = usize>) {
        for seat in seats {
            let before = floor[seat];
            for lower in [Stance::Against, Stance::Abstains] {
                if lower > before {
                    floor[seat] = lower;
                    if self.chamber.rule.passes(floor) {
                        break;
                    }
                    floor[seat] = before;
                }
            }
        }
    }

    /// Keeps the floor if its text is the best so far; whether it was.
    fn keep(&mut self, floor: Vec<Stance>) -> bool {
        if !self.chamber.rule.passes(&floor) {
            return false;
        }
        let Some((_, worth)) = self.text(&floor) else { return false };
        let better = self.best.as_ref().is_none_or(|(_, best)| worth > *best);
        if better {
            self.best = Some((floor, worth));
        }
        better
    }

    /// Swaps members in and out while the text gets better.
    fn improve(&mut self, stop: &Stop) {
        let Some((mut floor, _)) = self.best.clone() else { return };
        let mut better = true;
        while better && !stop.now() {
            better = false;
            for out in 0..floor.len() {
                if floor[out] == Stance::Against || stop.now() {
                    continue;
                }
                let mut without = floor.clone();
                without[out] = Stance::Against;
                if !self.chamber.rule.passes(&without) {
                    let Some(next) = self.best_addition(&without, out) else { continue };
                    without[next] = Stance::For;
                }
                if self.keep(without.clone()) {
                    floor = without;
                    better = true;
                }
            }
        }
    }

    /// The seat other than `out` whose support meets the rule at the least loss.
    fn best_addition(&self, floor: &[Stance], out: usize) -> Option<usize> {
        let mut tried = floor.to_vec();
        let mut best: Option<(u64, usize)> = None;
        for seat in 0..floor.len() {
            if seat == out || floor[seat] == Stance::For {
                continue;
            }
            tried[seat] = Stance::For;
            if self.chamber.rule.passes(&tried)
                && let Some((_, worth)) = self.text(&tried)
                && best.is_none_or(|(most, _)| worth > most)
            {
                best = Some((worth, seat));
            }
            tried[seat] = floor[seat];
        }
        best.map(|(_, seat)| seat)
    }
}

/// What has to be won for a test, the cheapest first: the seat, whether its support or its tolerance, the share of it that
/// is needed and its cost. Everything, at an infinite cost, if that is not enough.
fn needed(rule: &Rule, test: usize, costs: &[(f64, f64)]) -> Vec<(usize, bool, f64, f64)> {
    let test = &rule.tests[test];
    let mut missing = test.at_least;
    let mut items: Vec<(f64, usize, bool, i128, f64)> = Vec::with_capacity(costs.len() * 2);
    for (seat, ([support, mild, against], (to_support, to_tolerate))) in test.adds.iter().zip(costs).enumerate() {
        missing -= against;
        for (supports, gain, cost) in [(true, support - mild, to_support), (false, mild - against, to_tolerate)] {
            if gain > 0 {
                items.push((cost / weight_f64(gain), seat, supports, gain, *cost));
            }
        }
    }
    items.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut won = Vec::new();
    for (_, seat, supports, gain, cost) in items {
        if missing <= 0 {
            return won;
        }
        let share = (weight_f64(missing) / weight_f64(gain)).min(1.0);
        won.push((seat, supports, share, cost));
        missing -= gain;
    }
    if missing > 0 {
        won.push((0, true, 1.0, f64::INFINITY));
    }
    won
}
