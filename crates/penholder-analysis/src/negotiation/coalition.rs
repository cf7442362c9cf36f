//! The best text by branching on who is for it.
//!
//! Implements: branch and bound over acceptance sets. Given the members that have to be for the text, every topic is decided
//! by itself: its best text that none of them refuses. So a node is a set of members, its bound is a sum over topics, and
//! only members that the best text so far would lose are ever branched on.
//! Always: exact for monotone rules; what it returns passes, and `proved` says whether nothing better exists.

use super::condition::Choice;
use super::rule::{Rule, Stance};
use super::solver::Stop;
use super::topics::{Bits, MOST_TEXTS, Topic, Topics, has};

/// No text is worth more: a worth and the number of a topic's text (of at most [`MOST_TEXTS`]) fit into one word.
const MOST_WORTH: u64 = u64::MAX / MOST_TEXTS as u64;

/// What a search looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// For each topic, what each of its texts is worth.
    pub values: Vec<Vec<u64>>,
    /// For each seat, what it is worth that it is for, abstains, is against; never rising.
    pub rewards: Vec<[u64; 3]>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The best text that passes, and its worth.
    pub text: Option<(Choice, u64)>,
    /// No text that passes is worth more.
    pub at_most: u64,
    /// Whether the search ended: the text is the best, or none passes.
    pub proved: bool,
}

/// What one seat refuses of one topic.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// The topic.
    pub topic: usize,
    /// The texts it is not for.
    pub any: Bits,
    /// The texts it is against.
    pub hard: Bits,
}

/// A problem prepared for the search.
#[derive(Clone, Debug)]
pub struct Chamber<'p> {
    pub(super) topics: &'p Topics,
    pub(super) rule: &'p Rule,
    /// For each seat the texts that it is not for, over all topics.
    any: Vec<u64>,
    /// For each seat the texts that it is against, over all topics.
    hard: Vec<u64>,
    /// How many words a set over all topics takes.
    words: usize,
    /// Seats in the order of branching: those whose stance moves the rule most come first.
    weight_of_seat: Vec<u128>,
    /// For each seat whether there are texts on which it abstains.
    may_abstain: Vec<bool>,
}

#[derive(Default)]
struct Node {
    allowed: Vec<u64>,
    /// For each topic its best allowed text: its place in a set over all topics.
    best: Vec<usize>,
    value: u64,
    credit: Vec<Stance>,
    open: Vec<bool>,
}

struct Search<'c, 'p> {
    chamber: &'c Chamber<'p>,
    goal: &'c Goal,
    /// For each topic its texts from the best on.
    order: &'c [Vec<u32>],
    best: Option<(Vec<usize>, u64)>,
    nodes: u64,
    most_nodes: u64,
    stop: &'c Stop,
    cut: bool,
    actual: Vec<Stance>,
    /// What winning each open seat of a node that is hit would cost, the cheapest first.
    losses: Vec<(u64, usize)>,
    /// A node for each depth, so that none is allocated twice.
    stack: Vec<Node>,
}

impl<'p> Chamber<'p> {
    /// Prepares the search; with `standing`, only those demands are made.
    #[must_use]
    pub fn new(topics: &'p Topics, rule: &'p Rule, seat_of: &[usize], standing: Option<&[bool]>) -> Self {
        let (seats, words) = (rule.seats(), topics.words());
        let (mut any, mut hard) = (vec![0; seats * words], vec![0; seats * words]);
        for (at, refused) in topics.refused.iter().enumerate() {
            if standing.is_some_and(|standing| !standing[at]) {
                continue;
            }
            let start = seat_of[at] * words + topics.topics[refused.topic].start;
            for (word, bits) in refused.bits.iter().enumerate() {
                any[start + word] |= bits;
                hard[start + word] |= if topics.against[at] { *bits } else { 0 };
            }
        }
        let moves = |seat: usize| rule.tests.iter().map(|test| moved(&test.adds[seat])).sum();
        let weight_of_seat = (0..seats).map(moves).collect();
        let of_seat = |seat: usize| seat * words..(seat + 1) * words;
        let may_abstain = (0..seats).map(|seat| any[of_seat(seat)] != hard[of_seat(seat)]).collect();
        Self { topics, rule, any, hard, words, weight_of_seat, may_abstain }
    }

    /// The texts that keep a seat from standing at least like this: those it is not for, or is against; none can keep it from
    /// standing against.
    fn refused(&self, seat: usize, stance: Stance) -> Option<&[u64]> {
        let of_seat = seat * self.words..(seat + 1) * self.words;
        match stance {
            Stance::For => Some(&self.any[of_seat]),
            Stance::Abstains => Some(&self.hard[of_seat]),
            Stance::Against => None,
        }
    }

    /// For each seat what it refuses of each topic that it refuses anything of.
    pub(super) fn refusals(&self) -> Vec<Vec<Refusal>> {
        let of_seat = |seat: usize| {
            let refusal = |(topic, there): (usize, &Topic)| {
                let from = seat * self.words + there.start;
                let of_topic = |all: &[u64]| Bits::from_slice(&all[from..from + there.words]);
                let (any, hard) = (of_topic(&self.any), of_topic(&self.hard));
                any.iter().any(|word| *word != 0).then_some(Refusal { topic, any, hard })
            };
            self.topics.topics.iter().enumerate().filter_map(refusal).collect()
        };
        (0..self.rule.seats()).map(of_seat).collect()
    }

    /// The texts of each topic from the best on.
    #[must_use]
    pub fn order(goal: &Goal) -> Vec<Vec<u32>> {
        // a worth and the number of its text in one key, which sorts without looking anything up
        let mut keys: Vec<u64> = Vec::new();
        let mut ranked = |values: &Vec<u64>| -> Vec<u32> {
            keys.clear();
            keys.extend(
                values
                    .iter()
                    .zip(0_u64..)
                    .map(|(value, text)| MOST_WORTH.saturating_sub(*value) * MOST_TEXTS as u64 + text),
            );
            keys.sort_unstable();
            keys.iter().filter_map(|key| u32::try_from(key % MOST_TEXTS as u64).ok()).collect()
        };
        goal.values.iter().map(&mut ranked).collect()
    }

    /// The best text among those in `whole` that passes; looks at no more than `most_nodes` acceptance sets.
    #[must_use]
    pub fn best(
        &self,
        goal: &Goal,
        order: &[Vec<u32>],
        whole: &[u64],
        at_least: u64,
        most_nodes: u64,
        stop: &Stop,
    ) -> Best {
        let seats = self.rule.seats();
        let mut search = Search {
            chamber: self,
            goal,
            order,
            best: None,
            nodes: 0,
            most_nodes,
            stop,
            cut: false,
            actual: vec![Stance::For; seats],
            losses: Vec::with_capacity(seats),
            stack: Vec::new(),
        };
        let mut root = Node {
            allowed: whole.to_vec(),
            best: Vec::with_capacity(self.topics.topics.len()),
            value: 0,
            credit: vec![Stance::For; seats],
            open: vec![true; seats],
        };
        for topic in 0..self.topics.topics.len() {
            let Some(text) = search.best_of(topic, &root.allowed) else {
                return Best { text: None, at_most: 0, proved: true };
            };
            root.best.push(self.topics.topics[topic].start * 64 + text);
            root.value += goal.values[topic][text];
        }
        let all: u64 = root.value + goal.rewards.iter().map(|of_seat| of_seat[0]).sum::<u64>();
        if !self.rule.passes(&root.credit) {
            return Best { text: None, at_most: 0, proved: true };
        }
        search.stack.push(root);
        search.dive(0, at_least);
        let number = |(place, topic): (&usize, &Topic)| place - topic.start * 64;
        let text = |places: &[usize]| self.text(places.iter().zip(&self.topics.topics).map(number));
        let text = search.best.take().map(|(places, worth)| (text(&places), worth));
        let proved = !search.cut;
        let worth = text.as_ref().map_or(0, |(_, worth)| *worth);
        Best { text, at_most: if proved { worth } else { all }, proved }
    }

    /// The whole text made of one text for each topic.
    #[must_use]
    pub fn text(&self, texts: impl Iterator<Item = usize>) -> Choice {
        let mut choice = Choice(vec![0; self.topics.topics.iter().map(|topic| topic.parts.len()).sum()]);
        texts.enumerate().for_each(|(topic, text)| self.topics.write(topic, text, &mut choice));
        choice
    }
}

fn moved(adds: &[i128; 3]) -> u128 {
    adds[0].abs_diff(adds[2])
}

impl Search<'_, '_> {
    fn best_of(&self, topic: usize, allowed: &[u64]) -> Option<usize> {
        let start = self.chamber.topics.topics[topic].start * 64;
        let is_allowed = |text: &&u32| has(allowed, start + **text as usize);
        self.order[topic].iter().find(is_allowed).map(|text| *text as usize)
    }

    /// Where each seat stands on the node's best text; whether it passes.
    fn look(&mut self, best: &[usize]) -> bool {
        let chamber = self.chamber;
        for (seat, stance) in self.actual.iter_mut().enumerate() {
            let hits =
                |worse_than| chamber.refused(seat, worse_than).is_some_and(|set| best.iter().any(|at| has(set, *at)));
            *stance = if !hits(Stance::For) {
                Stance::For
            } else if chamber.may_abstain[seat] && !hits(Stance::Abstains) {
                Stance::Abstains
            } else {
                Stance::Against
            };
        }
        chamber.rule.passes(&self.actual)
    }

    fn rewards(&self, stances: &[Stance]) -> u64 {
        self.goal.rewards.iter().zip(stances).map(|(of_seat, stance)| of_seat[*stance as usize]).sum()
    }

    /// What it costs in a node that a seat stands at least like this.
    fn loss(&self, node: &Node, seat: usize, stance: Stance) -> u64 {
        let Some(refused) = self.chamber.refused(seat, stance) else { return 0 };
        let mut loss = 0;
        for (topic, place) in node.best.iter().enumerate().filter(|(_, place)| has(refused, **place)) {
            let start = self.chamber.topics.topics[topic].start * 64;
            let is_left = |text: &&u32| {
                let at = start + **text as usize;
                has(&node.allowed, at) && !has(refused, at)
            };
            let values = &self.goal.values[topic];
            let next = self.order[topic].iter().find(is_left).map_or(0, |text| values[*text as usize]);
            loss += values[place - start] - next;
        }
        loss
    }

    fn is_beaten(&self, bound: u64, at_least: u64) -> bool {
        self.best.as_ref().map_or(bound < at_least, |(_, worth)| bound <= *worth)
    }

    /// Searches the node at this depth of the stack and what is under it.
    fn dive(&mut self, depth: usize, at_least: u64) {
        self.nodes += 1;
        if self.nodes > self.most_nodes || (self.nodes.is_multiple_of(256) && self.stop.now()) {
            self.cut = true;
            return;
        }
        let node = std::mem::take(&mut self.stack[depth]);
        if let Some(seat) = self.seat_to_branch_on(&node, at_least) {
            if self.stack.len() == depth + 1 {
                self.stack.push(Node::default());
            }
            for stance in self.stances_of(seat) {
                let mut child = std::mem::take(&mut self.stack[depth + 1]);
                let goes_on = self.descend(&node, &mut child, seat, stance, at_least);
                self.stack[depth + 1] = child;
                if goes_on && !self.cut {
                    self.dive(depth + 1, at_least);
                }
            }
        }
        self.stack[depth] = node;
    }

    /// Looks at a node's text; the seat to branch on next, unless the node is done with.
    fn seat_to_branch_on(&mut self, node: &Node, at_least: u64) -> Option<usize> {
        let bound = node.value + self.rewards(&node.credit);
        if self.is_beaten(bound, at_least) {
            return None;
        }
        if self.look(&node.best) {
            let worth = node.value + self.rewards(&self.actual);
            if self.best.as_ref().map_or(worth >= at_least, |(_, best)| worth > *best) {
                self.best = Some((node.best.clone(), worth));
            }
            if worth >= bound {
                return None;
            }
        }
        self.losses.clear();
        for seat in 0..node.open.len() {
            if node.open[seat] && self.actual[seat] > node.credit[seat] {
                let least = if self.actual[seat] == Stance::Against { Stance::Abstains } else { Stance::For };
                let loss = self.loss(node, seat, least);
                self.losses.push((loss, seat));
            }
        }
        self.losses.sort_unstable();
        let loss = self.least_loss(node).min(node.value);
        if self.is_beaten(bound - loss, at_least) {
            return None;
        }
        self.losses
            .iter()
            .map(|(loss, seat)| (self.chamber.weight_of_seat[*seat], *loss, *seat))
            .max()
            .map(|found| found.2)
    }

    /// What any text under this node loses against its best: seats are won from the cheapest on until the rule is met; whoever
    /// does without the last of these has to win a dearer one.
    fn least_loss(&mut self, node: &Node) -> u64 {
        self.actual.iter_mut().zip(&node.credit).for_each(|(actual, credit)| {
            *actual = (*actual).max(*credit);
        });
        for seat in 0..node.open.len() {
            if !node.open[seat] {
                self.actual[seat] = node.credit[seat];
            }
        }
        if self.chamber.rule.passes(&self.actual) {
            return 0;
        }
        for (loss, seat) in &self.losses {
            self.actual[*seat] = node.credit[*seat];
            if self.chamber.rule.passes(&self.actual) {
                return *loss;
            }
        }
        0
    }

    /// The stances of a seat that differ under its demands, the rule and the goal, from the best on.
    fn stances_of(&self, seat: usize) -> impl Iterator<Item = Stance> + use<> {
        let alike = |a: Stance, b: Stance| {
            let tests = &self.chamber.rule.tests;
            let (a, b) = (a as usize, b as usize);
            tests.iter().all(|test| test.adds[seat][a] == test.adds[seat][b])
                && self.goal.rewards[seat][a] == self.goal.rewards[seat][b]
        };
        let skip_for = self.chamber.may_abstain[seat] && alike(Stance::For, Stance::Abstains);
        let skip_abstains = !self.chamber.may_abstain[seat] || !skip_for && alike(Stance::Abstains, Stance::Against);
        let skipped = move |stance: &Stance| match stance {
            Stance::For => skip_for,
            Stance::Abstains => skip_abstains,
            Stance::Against => false,
        };
        [Stance::For, Stance::Abstains, Stance::Against].into_iter().filter(move |stance| !skipped(stance))
    }

    /// Makes the child in which the seat stands at least like this; false if nothing better can come of it.
    fn descend(&self, node: &Node, child: &mut Node, seat: usize, stance: Stance, at_least: u64) -> bool {
        child.credit.clone_from(&node.credit);
        child.credit[seat] = stance;
        let rewards = self.rewards(&child.credit);
        if self.is_beaten(node.value + rewards, at_least) || !self.chamber.rule.passes(&child.credit) {
            return false;
        }
        child.allowed.clone_from(&node.allowed);
        child.best.clone_from(&node.best);
        child.value = node.value;
        if let Some(refused) = self.chamber.refused(seat, stance) {
            child.allowed.iter_mut().zip(refused).for_each(|(allowed, refused)| *allowed &= !refused);
            for (topic, place) in child.best.iter_mut().enumerate() {
                if has(refused, *place) {
                    let start = self.chamber.topics.topics[topic].start * 64;
                    let values = &self.goal.values[topic];
                    let Some(next) = self.best_of(topic, &child.allowed) else { return false };
                    child.value = child.value - values[*place - start] + values[next];
                    *place = start + next;
                    if self.is_beaten(child.value + rewards, at_least) {
                        return false;
                    }
                }
            }
        }
        child.open.clone_from(&node.open);
        child.open[seat] = false;
        true
    }
}
