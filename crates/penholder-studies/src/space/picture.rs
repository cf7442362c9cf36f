//! Voting in the plane as a picture.

use penholder_analysis::figure::plane::{Layer, Plane, Thing};
use penholder_analysis::figure::{Axis, Dash, Figure, Ink, Marker, Plot, Unit};
use penholder_analysis::space::Place;

use super::Found;

impl Found {
    /// Seats, core, yolk, uncovered set, winset and the long run.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let grid = self.sets.grid();
        let (from, to) = (grid.place(0), grid.place(grid.len() - 1));
        let edge = 0.5 * grid.step();
        let cells = |numbers: &[usize]| {
            Thing::Cells(numbers.iter().map(|at| grid.place(*at)).collect::<Vec<Place>>(), grid.step())
        };
        let mut layers = Vec::new();
        let mut add = |name: &str, ink: Ink, cover: f64, dash: Dash, thing: Thing| {
            layers.push(Layer { name: name.to_owned(), ink, cover, dash, thing });
        };
        let half = self.half();
        if !half.is_empty() {
            add("half of the time in the long run", Ink::Shade(0.3), 1.0, Dash::Solid, cells(&half));
        }
        add("uncovered", Ink::Blue, 0.0, Dash::Solid, cells(self.uncovered.as_deref().unwrap_or_default()));
        if let Some(status_quo) = self.asked.status_quo {
            let winset: Vec<usize> = self.sets.winset(grid.nearest(status_quo)).iter().collect();
            add("beats the status quo", Ink::Ochre, 0.0, Dash::Dots, cells(&winset));
        }
        match self.core.as_slice() {
            [] => {}
            [place] => {
                add("core", Ink::Green, 1.0, Dash::Solid, Thing::Points(vec![(*place, String::new())], Marker::Kite));
            }
            [one, other] => add("core", Ink::Green, 1.0, Dash::Solid, Thing::Line(vec![*one, *other])),
            corners => add("core", Ink::Green, 0.35, Dash::Solid, Thing::Shape(corners.to_vec())),
        }
        if self.yolk.radius > 0.0 {
            add("yolk", Ink::Red, 1.0, Dash::Dashes, Thing::Circle(self.yolk.middle, self.yolk.radius));
        }
        if let Some(mean) = self.mean() {
            add(
                "mean of the long run",
                Ink::Wine,
                1.0,
                Dash::Solid,
                Thing::Points(vec![(mean, String::new())], Marker::Frame),
            );
        }
        if let Some(status_quo) = self.asked.status_quo {
            let at = vec![(status_quo, String::new())];
            add("status quo", Ink::Black, 1.0, Dash::Solid, Thing::Points(at, Marker::Cross));
        }
        let seats = self.chamber.places().iter().copied().zip(self.chamber.game().seats().iter().cloned());
        add("seats", Ink::Black, 1.0, Dash::Solid, Thing::Points(seats.collect(), Marker::Disc));
        let plane = Plane {
            x: Axis::new("x", Unit::Number).over(from.0 - edge, to.0 + edge),
            y: Axis::new("y", Unit::Number).over(from.1 - edge, to.1 + edge),
            layers,
        };
        let partial = self.far().map(|far| format!("Stopped before the end; partial: {far}."));
        Figure {
            title: self.sentence(),
            note: self.how().into_iter().chain(partial).collect::<Vec<_>>().join(" "),
            plot: Plot::Plane(plane),
        }
    }
}
