//! Spells as a picture: curves of how long they last, or lanes over time.

use penholder_analysis::figure::lines::{At, Lines, Series};
use penholder_analysis::figure::timeline::{Event, Lane, Span, Timeline};
use penholder_analysis::figure::{Axis, Figure, Ink, Marker, Plot, Unit};
use penholder_analysis::spells::{End, Spell};
use penholder_analysis::survival::Curve;

use super::{Found, ended_says};

/// How many lanes fit a picture.
const LANES: usize = 24;

impl Found {
    /// The share of spells that last longer.
    #[must_use]
    pub fn curve(&self) -> Figure {
        self.figure("Shaded: 95% intervals; upright ticks: spells not seen to end. ", Plot::Lines(self.lines()))
    }

    /// A lane for each item with the longest spells.
    #[must_use]
    pub fn lanes(&self) -> Figure {
        self.figure("The items whose spells lasted longest in all. ", Plot::Timeline(self.timeline()))
    }

    fn figure(&self, drawn: &str, plot: Plot) -> Figure {
        Figure { title: self.sentence(), note: format!("{drawn}{}", self.how().join(" ")), plot }
    }

    fn lines(&self) -> Lines {
        let series = self.curves.iter().map(|(name, curve)| series(name, curve)).collect();
        let longest = self.spells.iter().map(Spell::days).max().unwrap_or(0);
        Lines {
            x: Axis::new("years since the first failed draft", Unit::Number)
                .over(0.0, f64::from(longest.max(365)) / 365.25),
            y: Axis::new("share of spells that last longer", Unit::Percent).over(0.0, 1.0),
            series,
            guides: Vec::new(),
            square: false,
        }
    }

    fn timeline(&self) -> Timeline {
        let mut items: Vec<&str> = self.spells.iter().map(|spell| spell.item.as_str()).collect();
        items.sort_unstable();
        items.dedup();
        let total = |item: &str| -> i64 {
            self.spells.iter().filter(|spell| spell.item == item).map(|spell| i64::from(spell.days())).sum()
        };
        items.sort_by_key(|item| std::cmp::Reverse(total(item)));
        items.truncate(LANES);
        let first = |item: &&str| self.spells.iter().find(|spell| spell.item == **item).map(|spell| spell.from);
        items.sort_by_key(first);
        let from = self.spells.iter().map(|spell| spell.from).min().unwrap_or(self.end);
        Timeline {
            lanes: items.into_iter().map(|item| self.lane(item)).collect(),
            spans: vec![
                ("ended with a text, or open".to_owned(), Ink::Blue),
                ("left the agenda".to_owned(), Ink::Muted),
            ],
            events: vec![
                ("vetoed".to_owned(), Marker::Veto, Ink::Wine),
                ("votes lacking".to_owned(), Marker::Square, Ink::Red),
                ("text".to_owned(), Marker::Disc, Ink::Green),
            ],
            range: (from, self.end),
        }
    }

    fn lane(&self, item: &str) -> Lane {
        let of: Vec<&Spell> = self.spells.iter().filter(|spell| spell.item == item).collect();
        let span = |spell: &&Spell| Span {
            from: spell.from,
            to: spell.to,
            kind: usize::from(spell.end == End::Left),
            open: spell.end == End::Open,
            says: format!("{} to {}, {} days: {}", spell.from, spell.to, spell.days(), ended_says(spell)),
        };
        let mut events = Vec::new();
        for spell in &of {
            for draft in &spell.failed {
                let says = match draft.by.as_slice() {
                    [] => format!("{} {}: votes lacking", draft.on, draft.symbol),
                    by => format!("{} {}: vetoed by {}", draft.on, draft.symbol, by.join(", ")),
                };
                events.push(Event { on: draft.on, kind: usize::from(draft.by.is_empty()), says });
            }
            if let End::Product(symbol) = &spell.end {
                events.push(Event { on: spell.to, kind: 2, says: format!("{} {symbol}", spell.to) });
            }
        }
        Lane { name: self.name(item).to_owned(), spans: of.iter().map(span).collect(), events }
    }
}

fn series(name: &str, curve: &Curve) -> Series {
    let years = |days: f64| days / 365.25;
    let mut places = vec![At { x: 0.0, y: 1.0, band: Some((1.0, 1.0)) }];
    places.extend(curve.steps.iter().map(|step| At {
        x: years(step.time),
        y: step.share.value,
        band: (!step.share.low.is_nan()).then_some((step.share.low, step.share.high)),
    }));
    // the curve goes on, level, as long as something was watched
    if let (Some(last), Some(seen)) = (places.last().copied(), curve.censored.last()) {
        places.push(At { x: years(*seen).max(last.x), ..last });
    }
    let name = if name.is_empty() { "all".to_owned() } else { name.to_owned() };
    let ticks = curve.censored.iter().map(|days| (years(*days), curve.after(*days).value)).collect();
    Series { name: format!("{name} ({})", curve.count), places, steps: true, marked: false, ticks }
}
