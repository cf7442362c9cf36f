//! Topics: the parts of a text that have nothing to do with each other, each with its texts counted out.
//!
//! Two elements belong to one topic if a demand, a wish or a package speaks of both. Within a topic every text is listed, and
//! what a demand refuses is one set of bits over that list; then a member's demands are the *or* of a few words.
//! Always: a topic's list is complete; [`Topics::split`] gives nothing where a topic is too large to list, or where a
//! member's threshold counts over several demands, and the clauses of [`super::encode`] take over.

use penholder_core::sets::Sets;
use smallvec::SmallVec;

use super::condition::{Choice, Condition, Literal};
use super::problem::{Problem, Unmet};

/// A set of texts of one topic: one bit for each.
pub type Bits = SmallVec<[u64; 1]>;

/// The most texts of a topic that are listed.
pub(super) const MOST_TEXTS: usize = 1 << 12;

/// One topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its elements.
    pub parts: SmallVec<[Part; 6]>,
    /// How many texts it has.
    pub texts: usize,
    /// How many words a set of its texts takes.
    pub words: usize,
    /// Where its words start in a set over all topics.
    pub start: usize,
}

/// One element of a topic.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The element.
    pub element: usize,
    /// The step from one alternative to the next in the list of texts.
    step: usize,
    /// How many alternatives there are.
    count: usize,
}

/// A set of texts of one topic.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The topic.
    pub topic: usize,
    /// The texts.
    pub bits: Bits,
}

/// A problem in its topics.
#[derive(Clone, Debug)]
pub struct Topics {
    /// The topics.
    pub topics: Vec<Topic>,
    /// The texts that exist and keep to the packages, over all topics.
    pub whole: Vec<u64>,
    /// For each demand the texts that do not meet it.
    pub refused: Vec<Texts>,
    /// For each part of each topic and each alternative the texts that take it, a topic's words for each.
    taking: Vec<u64>,
    /// For each element its topic, and where its words start in `taking`.
    place: Vec<(usize, usize)>,
    /// Whether each demand turns its member against the text, or only from it.
    pub against: Vec<bool>,
}

impl Topics {
    /// Splits the problem, if every topic is small enough and every threshold is plain.
    #[must_use]
    pub fn split(problem: &Problem) -> Option<Self> {
        let against = plain_thresholds(problem)?;
        let mut of = Sets::new(problem.elements.len());
        problem.demands.iter().for_each(|demand| join_all(&mut of, &demand.condition));
        problem.wishes.iter().for_each(|wish| join_all(&mut of, &wish.condition));
        problem.packages.iter().for_each(|package| join_all(&mut of, &package.condition));
        let mut topics: Vec<Topic> = Vec::with_capacity(problem.elements.len());
        let mut numbers: Vec<Option<usize>> = vec![None; problem.elements.len()];
        let mut place = vec![(0, 0); problem.elements.len()];
        for (element, place) in place.iter_mut().enumerate() {
            let root = of.root(element);
            let number = *numbers[root].get_or_insert_with(|| {
                topics.push(Topic { parts: SmallVec::new(), texts: 1, words: 0, start: 0 });
                topics.len() - 1
            });
            let topic = &mut topics[number];
            let count = problem.elements[element].alternatives.len();
            place.0 = number;
            topic.parts.push(Part { element, step: topic.texts, count });
            topic.texts *= count;
            if topic.texts > MOST_TEXTS {
                return None;
            }
        }
        let mut start = 0;
        for topic in &mut topics {
            topic.words = topic.texts.div_ceil(64);
            topic.start = start;
            start += topic.words;
        }
        let refused = Vec::with_capacity(problem.demands.len());
        let taking = texts_taking(&topics, &mut place);
        let mut split = Self { topics, whole: Vec::new(), refused, taking, place, against };
        split.whole = split.all_texts();
        for package in &problem.packages {
            if let Some(refused) = split.breaking(&package.condition) {
                let start = split.topics[refused.topic].start;
                refused.bits.iter().enumerate().for_each(|(word, bits)| split.whole[start + word] &= !bits);
            } else {
                return None;
            }
        }
        for demand in &problem.demands {
            split.refused.push(split.breaking(&demand.condition)?);
        }
        Some(split)
    }

    fn all_texts(&self) -> Vec<u64> {
        let mut all = Vec::with_capacity(self.words());
        for topic in &self.topics {
            all.extend((0..topic.words).map(|word| first_bits(topic.texts - word * 64)));
        }
        all
    }

    /// The topic that a condition speaks of; none if it speaks of no element.
    fn topic_of(&self, condition: &Condition) -> Option<usize> {
        let first = condition.clauses.iter().flatten().next()?;
        Some(self.place.get(first.element)?.0)
    }

    /// The texts that break a condition; none if it speaks of no element.
    fn breaking(&self, condition: &Condition) -> Option<Texts> {
        let topic = self.topic_of(condition)?;
        let Topic { words, texts, .. } = self.topics[topic];
        let broken = |word: usize| {
            let unmet = |clause: &Vec<Literal>| !self.meeting(clause, words, word);
            let broken = condition.clauses.iter().map(unmet).fold(0, |broken, unmet| broken | unmet);
            broken & first_bits(texts - word * 64)
        };
        let bits = if words == 1 { Bits::from_buf([broken(0)]) } else { (0..words).map(broken).collect() };
        Some(Texts { topic, bits })
    }

    /// The texts of one word of their topic that meet a clause.
    fn meeting(&self, clause: &[Literal], words: usize, word: usize) -> u64 {
        let mut met = 0;
        for literal in clause {
            let forms = &self.taking[self.place[literal.element].1 + word..];
            let mut left = literal.alternatives;
            while left != 0 {
                met |= forms[left.trailing_zeros() as usize * words];
                left &= left - 1;
            }
        }
        met
    }

    /// How many words a set over all topics takes.
    #[must_use]
    pub fn words(&self) -> usize {
        self.topics.last().map_or(0, |topic| topic.start + topic.words)
    }

    /// Writes the forms that a topic's text takes into a whole text.
    pub fn write(&self, topic: usize, text: usize, choice: &mut Choice) {
        for part in &self.topics[topic].parts {
            choice.0[part.element] = u8::try_from(text / part.step % part.count).unwrap_or(0);
        }
    }

    /// The number of a text's part in a topic.
    #[must_use]
    pub fn number(&self, topic: usize, text: &Choice) -> usize {
        self.topics[topic].parts.iter().map(|part| usize::from(text.0[part.element]) * part.step).sum()
    }

    /// Keeps only this text of a topic in a set over all topics; or, if not `only`, every other.
    pub fn keep(&self, topic: usize, text: usize, only: bool, set: &mut [u64]) {
        let topic = &self.topics[topic];
        let words = &mut set[topic.start..topic.start + topic.words];
        if only {
            words.fill(0);
            words[text / 64] = 1 << (text % 64);
        } else {
            words[text / 64] &= !(1 << (text % 64));
        }
    }

    /// What each text of each topic is worth: a list for each topic.
    #[must_use]
    pub fn values(&self, gains: &[(&Condition, u64)], of_form: &dyn Fn(usize, usize) -> u64) -> Vec<Vec<u64>> {
        // a gain is paid to every text, and taken back from the fewer that break its condition
        let mut all = vec![0; self.topics.len()];
        for (condition, weight) in gains {
            self.topic_of(condition).into_iter().for_each(|topic| all[topic] += weight);
        }
        let mut values: Vec<Vec<u64>> =
            self.topics.iter().zip(all).map(|(topic, all)| vec![all; topic.texts]).collect();
        for (topic, of_topic) in self.topics.iter().zip(&mut values) {
            for Part { element, step, count } in topic.parts.iter().copied() {
                for form in 0..count {
                    let worth = of_form(element, form);
                    let starts = (form * step..topic.texts).step_by(step * count).filter(|_| worth > 0);
                    starts.for_each(|start| of_topic[start..start + step].iter_mut().for_each(|value| *value += worth));
                }
            }
        }
        for (condition, weight) in gains {
            let Some(broken) = self.breaking(condition) else { continue };
            let of_topic = &mut values[broken.topic];
            set_bits(&broken.bits).for_each(|text| of_topic[text] -= weight);
        }
        values
    }
}

/// Whether a number is in a set.
pub(super) fn has(bits: &[u64], at: usize) -> bool {
    bits[at / 64] & (1 << (at % 64)) != 0
}

/// The numbers in a set.
pub(super) fn set_bits(bits: &[u64]) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(word, bits)| {
        let mut left = *bits;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let bit = left.trailing_zeros() as usize;
                left &= left - 1;
                word * 64 + bit
            })
        })
    })
}

/// For each demand whether it turns its member against the text; nothing if some threshold has to be added up.
fn plain_thresholds(problem: &Problem) -> Option<Vec<bool>> {
    let mut sums = vec![0_u64; problem.members.len()];
    let mut against = Vec::with_capacity(problem.demands.len());
    for demand in &problem.demands {
        let threshold = problem.members[demand.seat].abstains_up_to;
        let alone = demand.unmet == Unmet::Against || demand.unmet == Unmet::Counts && demand.weight > threshold;
        sums[demand.seat] += if !alone && demand.unmet == Unmet::Counts { demand.weight } else { 0 };
        against.push(alone);
    }
    let plain = sums.iter().zip(&problem.members).all(|(sum, member)| *sum <= member.abstains_up_to);
    plain.then_some(against)
}

/// For each part of each topic and each alternative the texts that take it; tells each element where its words start.
fn texts_taking(topics: &[Topic], place: &mut [(usize, usize)]) -> Vec<u64> {
    let words_of = |topic: &Topic| topic.words * topic.parts.iter().map(|part| part.count).sum::<usize>();
    let mut taking = Vec::with_capacity(topics.iter().map(words_of).sum());
    for topic in topics {
        for Part { element, step, count } in topic.parts.iter().copied() {
            place[element].1 = taking.len();
            for alternative in 0..count {
                let from = taking.len();
                taking.resize(from + topic.words, 0);
                if topic.words == 1 {
                    taking[from] = repeated(first_bits(step) << (alternative * step), step * count, topic.texts);
                } else {
                    let starts = (alternative * step..topic.texts).step_by(step * count);
                    starts.for_each(|start| fill(&mut taking[from..], start, start + step));
                }
            }
        }
    }
    taking
}

/// A word with its lowest bits set: this many, at most all.
fn first_bits(count: usize) -> u64 {
    if count < 64 { (1 << count) - 1 } else { u64::MAX }
}

/// A pattern of a period again and again, up to a length of at most a word.
fn repeated(pattern: u64, period: usize, length: usize) -> u64 {
    let (mut word, mut filled) = (pattern, period);
    while filled < length {
        word |= word << filled;
        filled *= 2;
    }
    word & first_bits(length)
}

/// Sets the bits from one to before another.
fn fill(bits: &mut [u64], from: usize, to: usize) {
    let (first, last) = (from / 64, (to - 1) / 64);
    let (above, below) = (u64::MAX << (from % 64), u64::MAX >> (63 - (to - 1) % 64));
    if first == last {
        bits[first] |= above & below;
    } else {
        bits[first] |= above;
        bits[first + 1..last].fill(u64::MAX);
        bits[last] |= below;
    }
}

/// Joins every element that the condition speaks of.
fn join_all(sets: &mut Sets, condition: &Condition) {
    if condition.clauses.len() == 1 && condition.clauses[0].len() < 2 {
        return;
    }
    let mut elements = condition.clauses.iter().flatten().map(|literal| literal.element);
    if let Some(first) = elements.next() {
        elements.for_each(|element| sets.join(first, element));
    }
}
