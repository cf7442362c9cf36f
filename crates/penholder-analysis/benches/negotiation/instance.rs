//! Random negotiations for the benches and their peers, each made from its seed.

use penholder_analysis::negotiation::problem::Alternative;
use penholder_analysis::negotiation::{
    Asks, Condition, Confidence, Demand, Element, Literal, Member, Problem, Unmet, Wish,
};
use penholder_core::Charter;
use penholder_core::text::reference::Vocabulary;

/// A random negotiation: who votes by which rule, and how demands meet.
#[derive(Clone, Copy)]
pub struct Shape {
    /// `council`: fifteen, nine in favour and none of the first five against; else a majority of this many.
    pub seats: usize,
    /// How many elements, each as drafted or out.
    pub elements: usize,
    /// How many demands.
    pub demands: usize,
    /// How many wishes.
    pub wishes: usize,
    /// How many elements make a topic; all of them if 0.
    pub topic: usize,
    /// Whether two of the first five refuse what the other needs.
    pub blocked: bool,
    /// The seed.
    pub seed: u64,
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below as u64).unwrap_or(0)
    }
}

/// The charter of a random negotiation.
pub fn charter(shape: &Shape) -> Charter {
    let mut text = String::from("[body]\nid = \"bench\"\nname = \"The body\"\nabout = \"A body.\"\n");
    text += "[[class]]\nid = \"permanent\"\nname = \"permanent member\"\nplural = \"permanent members\"\n";
    text += "[[class]]\nid = \"member\"\nname = \"member\"\nplural = \"members\"\n";
    text += "[[label]]\nid = \"yes\"\nsays = \"adopted\"\noutcome = \"adopted\"\n";
    text += "[[label]]\nid = \"no\"\nsays = \"not adopted\"\noutcome = \"not_adopted\"\n";
    text += "[[kind]]\nid = \"text\"\nname = \"text\"\nquestion = \"text\"\ncite = \"Article 1\"\n";
    for seat in 0..shape.seats {
        let class = if seat < permanent(shape) { "permanent" } else { "member" };
        text += &format!("[[seat]]\nid = \"S{seat}\"\nname = \"Seat {seat}\"\nclass = \"{class}\"\n");
    }
    let veto = if permanent(shape) > 0 { ", { none_against = \"permanent\" }" } else { "" };
    let requires = format!("{{ affirmative_votes = {} }}{veto}", quota(shape));
    text += "[[rule]]\ncite = \"Article 1\"\non = \"text\"\nsense = \"As it says.\"\nadopted = \"yes\"\nnot_adopted = \"no\"\n";
    text += &format!("requires = [{requires}]\n");
    Charter::read("bench.toml", &text).unwrap_or_else(|faults| panic!("{}", faults.lines().join("\n")))
}

/// How many seats, from the first on, have a veto.
pub fn permanent(shape: &Shape) -> usize {
    if shape.seats == 15 { 5 } else { 0 }
}

/// How many have to be for the text.
pub fn quota(shape: &Shape) -> usize {
    if shape.seats == 15 { 9 } else { shape.seats / 2 + 1 }
}

/// The negotiation itself.
pub fn problem(shape: &Shape, charter: &Charter) -> Problem {
    let mut random = Random(shape.seed);
    let date = jiff::civil::date(2026, 1, 1);
    let form =
        |id: &str, keeps: u64| Alternative { id: id.to_owned(), says: id.to_owned(), wording: None, keeps, by: None };
    let element = |at: usize| Element {
        id: format!("e{at}"),
        says: format!("element {at}"),
        alternatives: vec![form("drafted", 1 + at as u64 % 3), form("out", 0)],
    };
    let planted: Vec<u16> = (0..shape.elements).map(|_| 1 << random.below(2)).collect();
    let condition = |random: &mut Random, keep: usize| {
        let topic = if shape.topic == 0 { shape.elements } else { shape.topic };
        let start = random.below(shape.elements / topic) * topic;
        let first = start + random.below(topic);
        let size = 1 + usize::from(random.below(3) > 0);
        let as_planted = random.below(100) < keep;
        let mut clause = vec![Literal {
            element: first,
            alternatives: if as_planted { planted[first] } else { 1 << random.below(2) },
        }];
        let second = start + random.below(topic);
        if size == 2 && second != first {
            clause.push(Literal { element: second, alternatives: 1 << random.below(2) });
        }
        Condition::any(clause)
    };
    let friends = quota(shape) + shape.seats / 10;
    let mut demands: Vec<Demand> = Vec::with_capacity(shape.demands);
    for at in 0..shape.demands {
        let seat = at % shape.seats;
        let keep = if seat < friends { 100 } else { 60 };
        demands.push(demand(seat, condition(&mut random, keep)));
    }
    if shape.blocked {
        for (seat, alternatives) in [(0, 1), (1, 2)] {
            demands.push(demand(seat, Condition::any(vec![Literal { element: 7 % shape.elements, alternatives }])));
        }
    }
    let wishes = (0..shape.wishes).map(|at| {
        let weight = 1 + random.below(9) as u64;
        Wish { seat: at % shape.seats, condition: condition(&mut random, 0), says: String::new(), weight }
    });
    Problem {
        wishes: wishes.collect(),
        title: "bench".to_owned(),
        about: None,
        body: "bench".to_owned(),
        kind: "text".to_owned(),
        date,
        penholder: None,
        roster: charter.roster_on(date),
        members: vec![Member { stated: true, ..Member::default() }; shape.seats],
        elements: (0..shape.elements).map(element).collect(),
        packages: Vec::new(),
        demands,
        texts: Vec::new(),
        roads: Vec::new(),
        vocabulary: Vocabulary::default(),
    }
}

fn demand(seat: usize, condition: Condition) -> Demand {
    Demand {
        seat,
        asks: Asks::Must,
        condition,
        says: "it".to_owned(),
        unmet: Unmet::Against,
        weight: 1,
        confidence: Confidence::Known,
        source: None,
        likely: None,
        at: 0..0,
    }
}

/// The shapes, by name.
pub const SHAPES: [(&str, Shape); 4] = [
    ("council-topics", Shape { seats: 15, elements: 60, demands: 300, wishes: 120, topic: 5, blocked: false, seed: 1 }),
    ("council-whole", Shape { seats: 15, elements: 60, demands: 300, wishes: 120, topic: 0, blocked: false, seed: 2 }),
    ("council-blocked", Shape { seats: 15, elements: 60, demands: 300, wishes: 120, topic: 5, blocked: true, seed: 3 }),
    (
        "assembly",
        Shape { seats: 200, elements: 2000, demands: 20_000, wishes: 4000, topic: 5, blocked: false, seed: 4 },
    ),
];
