//! Pictures: one description, drawn as SVG here and as PNG by `penholder-raster`.
//!
//! Always: the title is a sentence that says what is to be seen; what was counted stands in the small print; shape, dash and
//! lightness tell what colour tells; everything drawn has its words for those who hear the page. A picture goes with its
//! table, which is the caller's to give.
//! Not here: the horseshoe of seats (`penholder-web`).
//!
//! ```
//! use penholder_analysis::figure::{Axis, Figure, Plot, Row, Unit, points::Points};
//!
//! let row = Row::new("Malta", vec![Some((0.4, Some((0.3, 0.5))))]);
//! let plot = Points { axis: Axis::new("share", Unit::Percent), series: vec!["share".into()], rows: vec![row], joined: false, marks: Vec::new() };
//! let figure = Figure { title: "Malta agreed in 40 % of votes.".into(), note: String::new(), plot: Plot::Points(plot) };
//! assert!(figure.svg().contains("<title>Malta agreed in 40 % of votes.</title>"));
//! ```

pub mod axis;
pub mod columns;
pub mod drawing;
pub mod heat;
pub mod lines;
pub mod marker;
pub mod network;
pub mod plane;
pub mod points;
pub mod timeline;

pub use axis::{Axis, Unit};
pub use drawing::{Dash, Drawing, Ground, Ink};
pub use marker::{Look, Marker};
pub use points::Row;

use drawing::Words;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The sentence above it.
    pub title: String,
    /// The small print below it: what was counted, and how.
    pub note: String,
    /// What is drawn.
    pub plot: Plot,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Points with intervals, a row for each thing.
    Points(points::Points),
    /// Columns over years.
    Columns(columns::Columns),
    /// Lines or steps over numbers.
    Lines(lines::Lines),
    /// A shade for each pair.
    Heat(heat::Heat),
    /// Things and what joins them.
    Network(network::Network),
    /// Spans and events over time.
    Timeline(timeline::Timeline),
    /// Places, areas and circles in the plane.
    Plane(plane::Plane),
}

/// How wide a sheet is.
pub const WIDTH: f64 = 960.0;

/// How wide a sheet for a phone is.
pub const NARROW: f64 = 400.0;

impl Figure {
    /// The marks of the picture.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        self.across(WIDTH)
    }

    /// The marks of the picture on a sheet that is so wide, or wider where it cannot be read otherwise.
    #[must_use]
    pub fn across(&self, wanted: f64) -> Drawing {
        let least = match &self.plot {
            Plot::Heat(heat) => heat.width(),
            Plot::Network(network) => network.width(),
            _ => 0.0,
        };
        let width = wanted.max(least);
        let mut out = Drawing::new(width, &self.title);
        let mut y = 10.0;
        for line in drawing::lines(&self.title, 18.0, width - 32.0) {
            y += 23.0;
            out.words(Words { serif: true, size: 18.0, ..Words::new((16.0, y), line) });
        }
        y += 16.0;
        let (bottom, description) = match &self.plot {
            Plot::Points(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Columns(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Lines(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Heat(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Network(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Timeline(plot) => (plot.draw(&mut out, y), plot.describe()),
            Plot::Plane(plot) => (plot.draw(&mut out, y), plot.describe()),
        };
        let mut y = bottom + 8.0;
        for line in drawing::lines(&self.note, 12.0, width - 32.0) {
            y += 17.0;
            out.words(Words::new((16.0, y), line).sized(12.0).inked(Ink::Muted));
        }
        out.height = y + 14.0;
        out.description = if self.note.is_empty() { description } else { format!("{description} {}", self.note) };
        out
    }

    /// The picture as an SVG document, as it is on paper.
    #[must_use]
    pub fn svg(&self) -> String {
        self.drawing().svg(Ground::Light)
    }
}

/// As many of these as fit a description, and how many more there are.
fn listed(all: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 60;
    let more = all.len().saturating_sub(MOST);
    let mut says = all.take(MOST).collect::<Vec<_>>().join("; ");
    if more > 0 {
        says.push_str(&format!("; and {more} more"));
    }
    says
}
