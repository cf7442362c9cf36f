//! Topics: the parts of a text that have nothing to do with each other, each with its texts counted out.
//!
//! Two elements belong to one topic if a demand, a wish or a package speaks of both. Within a topic every text is listed, and
//! what a demand refuses is one set of bits over that list; then a member's demands are the *or* of a few words.
//! Always: a topic's list is complete; [`Topics::split`] gives nothing where a topic is too large to list, or where a
//! member's threshold counts over several demands, and the clauses of [`super::encode`] take over.

use smallvec::{SmallVec, smallvec};

use super::condition::{Choice, Condition};
use super::problem::{Problem, Unmet};

/// A set of texts of one topic: one bit for each.
pub type Bits = SmallVec<[u64; 1]>;

/// The most texts of a topic that are listed.
const MOST_TEXTS: usize = 1 << 12;

/// One topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its elements.
    pub elements: Vec<usize>,
    /// How many texts it has.
    pub texts: usize,
    /// How many words a set of its texts takes.
    pub words: usize,
    /// Where its words start in a set over all topics.
    pub start: usize,
    /// For each element the step from one alternative to the next in the list, and how many there are.
    steps: Vec<(usize, usize)>,
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
    /// For each topic, each of its elements and each alternative: the texts that take it.
    taking: Vec<Vec<Vec<Bits>>>,
    /// For each element its topic, and its place there.
    place: Vec<(usize, usize)>,
    /// Whether each demand turns its member against the text, or only from it.
    pub against: Vec<bool>,
}

impl Topics {
    /// Splits the problem, if every topic is small enough and every threshold is plain.
    #[must_use]
    pub fn split(problem: &Problem) -> Option<Self> {
        let against = plain_thresholds(problem)?;
        let mut of = Union::new(problem.elements.len());
        problem.demands.iter().for_each(|demand| of.join_all(&demand.condition));
        problem.wishes.iter().for_each(|wish| of.join_all(&wish.condition));
        problem.packages.iter().for_each(|package| of.join_all(&package.condition));
        let mut topics: Vec<Topic> = Vec::new();
        let mut numbers: Vec<Option<usize>> = vec![None; problem.elements.len()];
        let mut place = vec![(0, 0); problem.elements.len()];
        for (element, place) in place.iter_mut().enumerate() {
            let root = of.root(element);
            let number = *numbers[root].get_or_insert_with(|| {
                topics.push(Topic {
                    elements: Vec::with_capacity(8),
                    texts: 1,
                    words: 0,
                    start: 0,
                    steps: Vec::with_capacity(8),
                });
                topics.len() - 1
            });
            let topic = &mut topics[number];
            let count = problem.elements[element].alternatives.len();
            *place = (number, topic.elements.len());
            topic.elements.push(element);
            topic.steps.push((topic.texts, count));
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
        let mut split = Self { topics, whole: Vec::new(), refused, taking: Vec::new(), place, against };
        split.taking = split.texts_taking();
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
            let full =
                |word: usize| if (word + 1) * 64 <= topic.texts { u64::MAX } else { (1 << (topic.texts % 64)) - 1 };
            all.extend((0..topic.words).map(full));
        }
        all
    }

    /// For each topic, each of its elements and each alternative: the texts that take it.
    fn texts_taking(&self) -> Vec<Vec<Vec<Bits>>> {
        let takes = |topic: &Topic, (step, count): (usize, usize), alternative: usize| {
            let mut bits: Bits = smallvec![0; topic.words];
            for start in (alternative * step..topic.texts).step_by(step * count) {
                fill(&mut bits, start, start + step);
            }
            bits
        };
        let of_topic = |topic: &Topic| {
            let of_element =
                |step: &(usize, usize)| (0..step.1).map(|alternative| takes(topic, *step, alternative)).collect();
            topic.steps.iter().map(of_element).collect()
        };
        self.topics.iter().map(of_topic).collect()
    }

    /// The texts that break a condition; none if it speaks of no element.
    fn breaking(&self, condition: &Condition) -> Option<Texts> {
        let (topic, _) = *self.place.get(condition.clauses.iter().flatten().next()?.element)?;
        let words = self.topics[topic].words;
        let mut bits: Bits = smallvec![0; words];
        for clause in &condition.clauses {
            for (word, broken) in bits.iter_mut().enumerate() {
                let mut met = 0;
                for literal in clause {
                    let forms = &self.taking[topic][self.place[literal.element].1];
                    let mut left = literal.alternatives;
                    while left != 0 {
                        met |= forms[left.trailing_zeros() as usize][word];
                        left &= left - 1;
                    }
                }
                *broken |= !met;
            }
        }
        let all = self.topics[topic].texts;
        if !all.is_multiple_of(64) {
            bits[words - 1] &= (1 << (all % 64)) - 1;
        }
        Some(Texts { topic, bits })
    }

    /// How many words a set over all topics takes.
    #[must_use]
    pub fn words(&self) -> usize {
        self.topics.last().map_or(0, |topic| topic.start + topic.words)
    }

    /// Writes the forms that a topic's text takes into a whole text.
    pub fn write(&self, topic: usize, text: usize, choice: &mut Choice) {
        let topic = &self.topics[topic];
        for (element, (step, count)) in topic.elements.iter().zip(&topic.steps) {
            choice.0[*element] = u8::try_from(text / step % count).unwrap_or(0);
        }
    }

    /// The number of a text's part in a topic.
    #[must_use]
    pub fn number(&self, topic: usize, text: &Choice) -> usize {
        let topic = &self.topics[topic];
        let parts = topic.elements.iter().zip(&topic.steps);
        parts.map(|(element, (step, _))| usize::from(text.0[*element]) * step).sum()
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
        let mut values = Vec::with_capacity(self.topics.len());
        for topic in &self.topics {
            let mut of_topic = vec![0; topic.texts];
            for (element, (step, count)) in topic.elements.iter().zip(&topic.steps) {
                for form in 0..*count {
                    let worth = of_form(*element, form);
                    let starts = (form * step..topic.texts).step_by(step * count).filter(|_| worth > 0);
                    starts.for_each(|start| of_topic[start..start + step].iter_mut().for_each(|value| *value += worth));
                }
            }
            values.push(of_topic);
        }
        for (condition, weight) in gains {
            let Some(broken) = self.breaking(condition) else { continue };
            for (values, broken) in values[broken.topic].chunks_mut(64).zip(&broken.bits) {
                let met = !broken;
                values.iter_mut().enumerate().for_each(|(text, value)| *value += weight * (met >> text & 1));
            }
        }
        values
    }
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

/// Union-find with path halving.
struct Union(Vec<usize>);

impl Union {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins every element that the condition speaks of.
    fn join_all(&mut self, condition: &Condition) {
        let mut first = None;
        for clause in &condition.clauses {
            for literal in clause {
                let root = self.root(literal.element);
                let joined = first.map_or(root, |first: usize| first.min(root));
                self.0[root] = joined;
                self.0[first.unwrap_or(joined)] = joined;
                first = Some(joined);
            }
        }
    }
}
