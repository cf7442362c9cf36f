//! The figures of the pages, drawn on the server as SVG with words in them for those who hear the page.

use maud::{Markup, PreEscaped, html};
use penholder_core::horseshoe::{order, places};
use penholder_core::{Ballots, Position, PositionSet, Roster};

use crate::language::Language;
use crate::vocabulary;
use crate::words::say;

/// The class that gives a position its colour.
pub fn colour(position: Position, veto: bool) -> &'static str {
    if veto {
        "veto"
    } else if PositionSet::FOR.contains(position) || position == Position::NoObjection {
        "for"
    } else if PositionSet::AGAINST.contains(position) {
        "against"
    } else if PositionSet::CAST.contains(position) {
        "abstain"
    } else {
        "out"
    }
}

/// The shape of a position in a square of 24 units around the origin; the drawing inside an `<svg>` or a `<g>`.
pub fn shape(position: Position, veto: bool) -> Markup {
    let (class, inside) = (colour(position, veto), "onit");
    html! {
        @match position {
            Position::No | Position::Objection | Position::Discuss if veto => {
                rect.hollow.veto x="-12" y="-12" width="24" height="24" {}
                rect.veto x="-8.5" y="-8.5" width="17" height="17" {}
                text.letter x="0" y="4.5" { "V" }
            }
            Position::Yes | Position::NoObjection => {
                circle class=(class) r="10" {}
                path class=(inside) d="M-4.5 0.5 L-1.2 4 L5 -3.6" {}
            }
            Position::No | Position::Objection | Position::Discuss => {
                rect class=(class) x="-9" y="-9" width="18" height="18" {}
                path class=(inside) d="M-4 -4 L4 4 M4 -4 L-4 4" {}
            }
            Position::Abstain | Position::AbstainNotBound => {
                path class={ "hollow " (class) } d="M0 -10.5 L10.5 0 L0 10.5 L-10.5 0 Z" {}
                path class=(class) d="M0 -10.5 L0 10.5 L-10.5 0 Z" {}
            }
            Position::Silent => { circle class={ "hollow " (class) } r="9" {} }
            Position::Absent | Position::Vacant => { circle class={ "hollow " (class) } r="9" stroke-dasharray="5 4" {} }
            _ => { circle class={ "hollow " (class) } r="9" stroke-dasharray="1.5 3" {} }
        }
    }
}

/// The shape of a position by itself, as large as the text around it.
pub fn mark(position: Position, veto: bool) -> Markup {
    html! { svg viewBox="-13 -13 26 26" aria-hidden="true" class={ "mark " (colour(position, veto)) } { (shape(position, veto)) } }
}

/// The most seats that can be told apart in an arc.
const MOST_IN_ARC: usize = 200;

/// A body too large for an arc: a dot for each seat, in a block for each answer, with its count and word.
fn blocks(l: Language, ballots: &Ballots, vetoes: usize, says: &str) -> Markup {
    use std::fmt::Write as _;

    /// Dots side by side, and the width and height of one.
    const ACROSS: usize = 50;
    const STEP: usize = 11;
    let mut down = 0;
    let mut drawn = Vec::new();
    for position in Position::ALL {
        let count = ballots.count(position);
        if count == 0 {
            continue;
        }
        let mut dots = String::new();
        for row in 0..count.div_ceil(ACROSS) {
            // one stroke a row, dashed to a dot at each step, as it goes to thousands of screens at once
            let (y, long) = (down + 34 + row * STEP, ((count - row * ACROSS).min(ACROSS) - 1) * STEP + 1);
            // writing to a text does not fail
            let _ = write!(dots, "M25 {y}h{long}");
        }
        drawn.push((position, count, down, dots));
        down += 34 + count.div_ceil(ACROSS) * STEP + 8;
    }
    html! {
        svg.horseshoe.blocks viewBox={ "0 0 600 " (down.max(40)) } role="img" aria-label=(says) lang=[l.lang_english()] {
            @for (position, count, top, dots) in &drawn {
                @let veto = *position == Position::No && vetoes > 0;
                g class=(colour(*position, veto)) {
                    g transform={ "translate(32 " (top + 14) ")" } { (shape(*position, false)) }
                    text.start x="52" y=(top + 19) lang=(l.tag()) { (count) " " (vocabulary::position(l, *position)) @if veto { " (" (say!(l, "vetoes-counted", count = vetoes)) ")" } }
                    path.dots stroke-dasharray={ "0 " (STEP) } d=(dots) {}
                }
            }
        }
    }
}

/// The horseshoe: seat by seat, the president in the middle. `says`, a sentence of the core, is read aloud instead.
pub fn horseshoe(
    l: Language,
    roster: &Roster,
    ballots: &Ballots,
    vetoes: &[usize],
    president: Option<usize>,
    says: &str,
) -> Markup {
    const ACROSS: f64 = 520.0;
    const DOWN: f64 = 250.0;
    if roster.len() > MOST_IN_ARC {
        return blocks(l, ballots, vetoes.len(), says);
    }
    let seats = order(roster, president);
    let few = seats.len() <= 60;
    let roomy = seats.len() <= 17 && roster.seats().iter().all(|seat| seat.id.len() <= 5);
    let at = |across: f64, down: f64| format!("translate({:.1} {:.1})", 40.0 + across * ACROSS, 34.0 + down * DOWN);
    let name = |seat: usize| {
        let seat = &roster.seats()[seat];
        if seat.id.len() <= 5 { seat.id.clone() } else { seat.name.clone() }
    };
    let words = |position, veto| if veto { say!(l, "position-veto") } else { vocabulary::position(l, position) };
    html! {
        svg.horseshoe.roomy[roomy] viewBox="0 0 600 330" role="img" aria-label=(says) lang=[l.lang_english()] {
            @for (seat, place) in seats.iter().zip(places(seats.len())) {
                @let position = ballots.positions().get(*seat).copied().unwrap_or(Position::Open);
                @let veto = vetoes.contains(seat);
                g transform=(at(place.across, place.down)) class=(colour(position, veto)) {
                    title lang=(l.tag()) { (roster.seats()[*seat].name) ": " (words(position, veto)) }
                    @if few { (shape(position, veto)) } @else { circle class=(colour(position, veto)) r="3" {} }
                    @if few && seats.len() <= 30 { text y="26" { (name(*seat)) } }
                }
            }
            @if let Some(president) = president.filter(|_| few) {
                text x="300" y="190" { (roster.seats()[president].name) }
                text x="300" y="206" class="muted" lang=(l.tag()) { (say!(l, "presiding")) }
            }
        }
    }
}

/// What the shapes mean, with numbers.
pub fn legend(l: Language, ballots: &Ballots, vetoes: usize) -> Markup {
    let always = [Position::Yes, Position::No, Position::Abstain];
    let votes = ballots.positions().iter().any(|position| always.contains(position));
    html! {
        ul.legend {
            @for position in Position::ALL {
                @let count = ballots.count(position);
                @if count > 0 || (votes && always.contains(&position)) {
                    li {
                        (mark(position, position == Position::No && vetoes > 0))
                        (vocabulary::position(l, position)) " " strong { (count) }
                        @if position == Position::No && vetoes > 0 { " " (say!(l, "vetoes-counted", count = vetoes)) }
                    }
                }
            }
        }
    }
}

/// One bar of a bar picture.
pub struct Bar {
    /// What stands under it; empty for none.
    pub label: String,
    /// Its height.
    pub count: usize,
    /// What is read of it.
    pub says: String,
}

/// A picture of bars over time, with a table elsewhere as its text.
pub fn bars(bars: &[Bar], says: &str) -> Markup {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "counts of years are small")]
    let (step, unit) = (860.0 / bars.len().max(1) as f64, 150.0 / most as f64);
    #[expect(clippy::cast_precision_loss, reason = "counts of years are small")]
    let place = |at: usize, count: usize| (24.0 + at as f64 * step, count as f64 * unit);
    html! {
        svg.bars viewBox="0 0 900 200" role="img" aria-label=(says) {
            line x1="24" x2="890" y1="170" y2="170" {}
            text x="0" y="24" { (most) }
            line x1="24" x2="890" y1="20" y2="20" {}
            @for (at, bar) in bars.iter().enumerate() {
                @let (x, height) = place(at, bar.count);
                @if bar.count > 0 {
                    rect x=(PreEscaped(format!("{x:.1}"))) y=(PreEscaped(format!("{:.1}", 170.0 - height))) width=(PreEscaped(format!("{:.1}", step * 0.8))) height=(PreEscaped(format!("{height:.1}"))) {
                        title { (bar.says) }
                    }
                }
                @if !bar.label.is_empty() { text x=(PreEscaped(format!("{x:.1}"))) y="188" { (bar.label) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use penholder_core::Seat;

    use super::*;

    #[test]
    fn a_large_body_is_drawn_in_blocks_with_a_dot_for_each_seat() {
        let seats =
            |count: usize| (0..count).map(|n| Seat::new(format!("S{n}"), format!("Seat {n}"), "member")).collect();
        let check = |count: usize, blocks: bool| {
            let roster = Roster::new(seats(count)).unwrap();
            let ballots = Ballots::all(count, Position::Yes);
            let drawn = horseshoe(Language::English, &roster, &ballots, &[], None, "all").into_string();
            assert_eq!(drawn.contains("blocks"), blocks, "{count}");
            // a row of n dots begins with one and goes n - 1 steps of 11
            let dashes =
                drawn.split("\"0 11\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            let rows = dashes.split('h').skip(1).map(|row| row.split('M').next().unwrap().parse::<usize>().unwrap());
            let dots = if blocks { rows.map(|long| long / 11 + 1).sum() } else { drawn.matches("<title").count() };
            assert_eq!(dots, count);
            assert!(drawn.len() < if blocks { 2_000 } else { 60_000 }, "{count} seats take {} bytes", drawn.len());
        };
        check(200, false);
        check(201, true);
        check(720, true);
        check(2_000, true);
    }
}
