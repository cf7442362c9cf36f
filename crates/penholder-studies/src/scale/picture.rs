//! A map as a picture: points with their intervals, or places in the plane.

use penholder_analysis::figure::plane::{Layer, Plane, Thing};
use penholder_analysis::figure::points::Points;
use penholder_analysis::figure::{Axis, Dash, Figure, Look, Plot, Row, Unit};

use super::Made;

impl Made {
    /// Rows of points on one dimension; on more, the first two in the plane.
    #[must_use]
    pub fn picture(&self) -> Figure {
        let order = self.order();
        let plot = if self.asked.dimensions == 1 {
            let row = |member: &usize| {
                let estimate = &self.map.points[*member][0];
                Row::new(self.name(*member), vec![Some((estimate.value, estimate.interval))])
            };
            Plot::Points(Points {
                axis: Axis::new("place on the scale", Unit::Number),
                series: vec!["place".to_owned()],
                rows: order.iter().map(row).collect(),
                joined: false,
            })
        } else {
            Plot::Plane(self.plane(&order))
        };
        let note = format!(
            "{} members, {} contested votes; {}. The votes do not say which side is which, nor what the scale means.",
            self.ballots.members.len(),
            self.ballots.votes.len(),
            self.errors_say(),
        );
        Figure { title: self.sentence(), note, plot }
    }

    fn plane(&self, order: &[usize]) -> Plane {
        let mut groups: Vec<Option<&str>> = order.iter().map(|member| self.group(*member)).collect();
        groups.sort_unstable();
        groups.dedup();
        let layer = |(at, group): (usize, &Option<&str>)| {
            let own = order.iter().filter(|member| self.group(**member) == *group);
            let place = |member: &usize| {
                let point = &self.map.points[*member];
                ((point[0].value, point[1].value), self.name(*member).to_owned())
            };
            let look = Look::of(at);
            Layer {
                name: group.map_or_else(|| "members".to_owned(), str::to_owned),
                ink: look.ink,
                cover: 1.0,
                dash: Dash::Solid,
                thing: Thing::Points(own.map(place).collect(), look.marker),
            }
        };
        Plane {
            x: Axis::new("first dimension", Unit::Number),
            y: Axis::new("second dimension", Unit::Number),
            layers: groups.iter().enumerate().map(layer).collect(),
        }
    }
}
