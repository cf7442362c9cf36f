//! Shapes that tell series apart when colour cannot, and the legend that says what they mean.

use super::drawing::{Anchor, Dash, Drawing, Ink, Stroke, Style, Words, width_of};

/// A shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A filled disc.
    Disc,
    /// A filled square.
    Square,
    /// A filled diamond.
    Diamond,
    /// A filled triangle.
    Triangle,
    /// A circle.
    Ring,
    /// The outline of a square.
    Frame,
    /// The outline of a diamond.
    Kite,
    /// A cross.
    Cross,
    /// The letter V in a square in a frame: a veto.
    Veto,
}

/// How a series looks: its colour, shape and dash.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour.
    pub ink: Ink,
    /// Its shape.
    pub marker: Marker,
    /// How its line is broken.
    pub dash: Dash,
}

impl Look {
    /// The look of series number `at`; after seven they repeat.
    #[must_use]
    pub fn of(at: usize) -> Self {
        const LOOKS: [Look; 7] = [
            Look { ink: Ink::Blue, marker: Marker::Disc, dash: Dash::Solid },
            Look { ink: Ink::Red, marker: Marker::Square, dash: Dash::Dashes },
            Look { ink: Ink::Ochre, marker: Marker::Diamond, dash: Dash::Dots },
            Look { ink: Ink::Green, marker: Marker::Triangle, dash: Dash::DashDot },
            Look { ink: Ink::Black, marker: Marker::Ring, dash: Dash::Solid },
            Look { ink: Ink::Wine, marker: Marker::Frame, dash: Dash::Dashes },
            Look { ink: Ink::Muted, marker: Marker::Kite, dash: Dash::Dots },
        ];
        LOOKS[at % LOOKS.len()]
    }
}

impl Marker {
    /// Draws the shape round a place.
    pub fn draw(self, out: &mut Drawing, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let edge = Stroke::solid(Ink::Page, 1.0);
        let outline = Style::filled(Ink::Page).with(Stroke::solid(ink, 1.8));
        let kite = |r: f64| vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
        let side = 0.9 * radius;
        match self {
            Marker::Disc => out.circle((x, y), radius, Style::filled(ink).with(edge)),
            Marker::Ring => out.circle((x, y), radius, outline),
            Marker::Square => out.rect([x - side, y - side, 2.0 * side, 2.0 * side], Style::filled(ink).with(edge)),
            Marker::Frame => out.rect([x - side, y - side, 2.0 * side, 2.0 * side], outline),
            Marker::Diamond => out.shape(kite(1.25 * radius), Style::filled(ink).with(edge)),
            Marker::Kite => out.shape(kite(1.25 * radius), outline),
            Marker::Triangle => {
                let r = 1.2 * radius;
                out.shape(
                    vec![(x, y - r), (x + 0.95 * r, y + 0.7 * r), (x - 0.95 * r, y + 0.7 * r)],
                    Style::filled(ink).with(edge),
                );
            }
            Marker::Cross => {
                out.line(vec![(x - side, y - side), (x + side, y + side)], Stroke::solid(ink, 2.0));
                out.line(vec![(x - side, y + side), (x + side, y - side)], Stroke::solid(ink, 2.0));
            }
            Marker::Veto => {
                let r = 1.15 * radius;
                out.rect(
                    [x - r - 2.0, y - r - 2.0, 2.0 * r + 4.0, 2.0 * r + 4.0],
                    Style::outlined(Stroke::solid(ink, 1.2)),
                );
                out.rect([x - r, y - r, 2.0 * r, 2.0 * r], Style::filled(ink));
                let v = Words::new((x, y + 0.75 * r), "V").anchored(Anchor::Middle).inked(Ink::Page);
                out.words(v.sized(2.1 * r));
            }
        }
    }
}

/// What a legend shows beside a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A shape.
    Marker(Marker, Ink),
    /// A line.
    Line(Stroke),
    /// A line with a shape on it.
    Series(Look),
    /// An area.
    Area(Style),
}

/// Draws a legend from `top` down and gives where it ends.
pub fn legend(out: &mut Drawing, entries: &[(Key, String)], top: f64) -> f64 {
    if entries.is_empty() {
        return top;
    }
    let (mut x, mut y) = (16.0, top + 12.0);
    for (key, says) in entries {
        let wide = 34.0 + width_of(says, 13.0) + 20.0;
        if x > 16.0 && x + wide > out.width {
            (x, y) = (16.0, y + 22.0);
        }
        let middle = (x + 13.0, y);
        match key {
            Key::Marker(marker, ink) => marker.draw(out, middle, 5.0, *ink),
            Key::Line(stroke) => out.line(vec![(x, y), (x + 26.0, y)], *stroke),
            Key::Series(look) => {
                out.line(vec![(x, y), (x + 26.0, y)], Stroke { ink: look.ink, width: 2.0, dash: look.dash });
                look.marker.draw(out, middle, 4.0, look.ink);
            }
            Key::Area(style) => out.rect([x, y - 7.0, 26.0, 14.0], *style),
        }
        out.words(Words::new((x + 34.0, y + 4.5), says));
        x += wide;
    }
    y + 20.0
}
