//! The picture of a decision for those who pass its address on: the sentence above the horseshoe.
//!
//! Always: the places and shapes are those of the page (`penholder_core::horseshoe`, [`crate::figure`]).
//! Not here: pixels (`penholder-raster`).

use penholder_analysis::figure::drawing::{Anchor, Stroke, Style, Words, lines};
use penholder_analysis::figure::{Dash, Drawing, Figure, Ink};
use penholder_core::horseshoe::{order, places};
use penholder_core::{Ballots, Position, Roster};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;

/// The picture, 1200 by 630: a sentence, what it is about, and the horseshoe of the seats with their positions.
pub fn preview(
    sentence: &str,
    under: &str,
    (roster, ballots): (&Roster, &Ballots),
    vetoes: &[usize],
    president: Option<usize>,
) -> Drawing {
    let mut out = Drawing::new(WIDTH, sentence);
    out.height = HEIGHT;
    out.rect([0.0, 0.0, WIDTH, 8.0], Style::filled(Ink::Blue));
    let mut y = 28.0;
    for line in lines(sentence, 38.0, WIDTH - 120.0).into_iter().take(3) {
        y += 46.0;
        out.words(Words { serif: true, ..Words::new((60.0, y), line).sized(38.0) });
    }
    out.words(Words::new((60.0, y + 42.0), under).sized(24.0).inked(Ink::Muted));
    out.words(
        Words::new((WIDTH - 60.0, HEIGHT - 28.0), "Penholder").sized(24.0).inked(Ink::Muted).anchored(Anchor::End),
    );
    let (top, few) = (y + 100.0, roster.len() <= 60);
    let (across, down) = (620.0, HEIGHT - 76.0 - top);
    let seats = order(roster, president);
    for (seat, place) in seats.iter().zip(places(seats.len())) {
        let at = (WIDTH / 2.0 + (place.across - 0.5) * across, top + place.down * down);
        let position = ballots.positions().get(*seat).copied().unwrap_or(Position::Open);
        shape(&mut out, at, if few { 1.5 } else { 0.5 }, position, vetoes.contains(seat));
        let id = &roster.seats()[*seat].id;
        if seats.len() <= 30 && id.len() <= 5 {
            out.words(
                Words::new((at.0, at.1 + 40.0), id.as_str()).sized(17.0).inked(Ink::Muted).anchored(Anchor::Middle),
            );
        }
    }
    out
}

/// The picture of an answer, 1200 by 630: the sentence above what is drawn.
pub fn of_figure(figure: &Figure) -> Drawing {
    let mut out = Drawing::new(WIDTH, &figure.title);
    out.height = HEIGHT;
    out.rect([0.0, 0.0, WIDTH, 8.0], Style::filled(Ink::Blue));
    let mut y = 20.0;
    for line in lines(&figure.title, 30.0, WIDTH - 120.0).into_iter().take(3) {
        y += 38.0;
        out.words(Words { serif: true, ..Words::new((60.0, y), line).sized(30.0) });
    }
    let bare = Figure { title: String::new(), note: String::new(), plot: figure.plot.clone() }.drawing();
    let (across, down) = (WIDTH - 120.0, HEIGHT - 24.0 - y);
    let scale = (across / bare.width).min(down / bare.height.max(1.0));
    out.put(&bare, ((WIDTH - scale * bare.width) / 2.0, y), scale);
    out.words(
        Words::new((WIDTH - 60.0, HEIGHT - 28.0), "Penholder").sized(24.0).inked(Ink::Muted).anchored(Anchor::End),
    );
    out
}

/// The shape of a position, as on the pages: disc with tick, square with cross, double ring, half diamond, hollow disc.
fn shape(out: &mut Drawing, (x, y): (f64, f64), size: f64, position: Position, veto: bool) {
    let place = |dx: f64, dy: f64| (x + dx * size, y + dy * size);
    let square = |half: f64| [x - half * size, y - half * size, 2.0 * half * size, 2.0 * half * size];
    let cross = Stroke::solid(Ink::Page, 2.4 * size);
    let hollow = |dash| Style::outlined(Stroke { ink: Ink::Muted, width: 2.0 * size, dash });
    match position {
        Position::No | Position::Objection | Position::Discuss if veto => {
            out.rect(square(12.0), Style::outlined(Stroke::solid(Ink::Wine, 2.0 * size)));
            out.rect(square(8.5), Style::filled(Ink::Wine));
            let letter = Words::new(place(0.0, 4.5), "V").sized(12.0 * size);
            out.words(letter.inked(Ink::Page).anchored(Anchor::Middle));
        }
        Position::Yes | Position::NoObjection => {
            out.circle((x, y), 10.0 * size, Style::filled(Ink::Green));
            out.line(vec![place(-4.5, 0.5), place(-1.2, 4.0), place(5.0, -3.6)], cross);
        }
        Position::No | Position::Objection | Position::Discuss => {
            out.rect(square(9.0), Style::filled(Ink::Red));
            out.line(vec![place(-4.0, -4.0), place(4.0, 4.0)], cross);
            out.line(vec![place(4.0, -4.0), place(-4.0, 4.0)], cross);
        }
        Position::Abstain | Position::AbstainNotBound => {
            let corners = vec![place(0.0, -10.5), place(10.5, 0.0), place(0.0, 10.5), place(-10.5, 0.0)];
            out.shape(corners, Style::outlined(Stroke::solid(Ink::Ochre, 2.0 * size)));
            out.shape(vec![place(0.0, -10.5), place(0.0, 10.5), place(-10.5, 0.0)], Style::filled(Ink::Ochre));
        }
        Position::Silent => out.circle((x, y), 9.0 * size, hollow(Dash::Solid)),
        Position::Absent | Position::Vacant => out.circle((x, y), 9.0 * size, hollow(Dash::Dashes)),
        _ => out.circle((x, y), 9.0 * size, hollow(Dash::Dots)),
    }
}
