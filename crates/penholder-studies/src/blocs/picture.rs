//! Agreement as a picture: a shade for each pair, or members near those they agree with.

use penholder_analysis::agreement::{Bloc, in_order};
use penholder_analysis::figure::heat::Heat;
use penholder_analysis::figure::network::{Edge, Network, Node, laid_out};
use penholder_analysis::figure::{Figure, Plot, Unit};

use super::Counted;

/// How many blocs have a shape of their own.
const BLOCS: usize = 6;

impl Counted {
    /// A shade for each pair, ordered by blocs.
    #[must_use]
    pub fn heat(&self) -> Figure {
        self.figure("Frames hold blocs", Plot::Heat(self.shades(&self.shown())))
    }

    /// Members near those they agree with.
    #[must_use]
    pub fn network(&self) -> Figure {
        let drawn = "Near is alike, but names are moved apart; lines join members";
        self.figure(drawn, Plot::Network(self.joined(&self.shown())))
    }

    fn figure(&self, drawn: &str, plot: Plot) -> Figure {
        let note = format!("{drawn} that agree in {:.0} % or more. {}", self.how.together * 100.0, self.note());
        Figure { title: self.sentence(&self.pairs(None)), note, plot }
    }

    /// The members with enough votes in common with any other, in the order of blocs.
    fn shown(&self) -> Vec<usize> {
        let known = |one: usize| (0..self.names.len()).any(|other| other != one && self.share(one, other).is_some());
        in_order(&self.agreement, self.how.common).into_iter().filter(|member| known(*member)).collect()
    }

    fn share(&self, one: usize, other: usize) -> Option<f64> {
        let pair = self.agreement.pair(one, other);
        (pair.both >= self.how.common.max(1)).then(|| f64::from(pair.same) / f64::from(pair.both))
    }

    fn shades(&self, shown: &[usize]) -> Heat {
        let values: Vec<Option<f64>> =
            shown.iter().flat_map(|one| shown.iter().map(|other| self.share(*one, *other))).collect();
        let lowest = values.iter().flatten().copied().fold(1.0, f64::min);
        let place = |member: &usize| shown.iter().position(|other| other == member);
        let frame = |bloc: &Bloc| {
            let mut places: Vec<usize> = bloc.members.iter().filter_map(place).collect();
            places.sort_unstable();
            // a bloc stands together; who is not shown leaves no gap
            (places.len() > 1).then(|| places[0]..places[0] + places.len())
        };
        let groups = self.blocs.iter().filter_map(frame).collect();
        Heat {
            names: shown.iter().map(|member| self.names[*member].to_owned()).collect(),
            values,
            of: "share of common votes in which they agreed".to_owned(),
            range: ((lowest * 10.0).floor() / 10.0, 1.0),
            groups,
            unit: Unit::Percent,
        }
    }

    fn joined(&self, shown: &[usize]) -> Network {
        let large: Vec<&Bloc> = self.blocs.iter().filter(|bloc| bloc.members.len() > 1).take(BLOCS).collect();
        let group = |member: usize| large.iter().position(|bloc| bloc.members.contains(&member));
        let wanted: Vec<Option<f64>> = shown
            .iter()
            .flat_map(|one| shown.iter().map(|other| self.share(*one, *other).map(|share| 1.0 - share)))
            .collect();
        let mut edges = Vec::new();
        for (at, one) in shown.iter().enumerate() {
            for (before, other) in shown[..at].iter().enumerate() {
                if let Some(share) = self.share(*one, *other).filter(|share| *share >= self.how.together) {
                    let room = (1.0 - self.how.together).max(1e-9);
                    edges.push(Edge { one: at, other: before, weight: (share - self.how.together) / room });
                }
            }
        }
        let says = |bloc: &&Bloc| {
            let names: Vec<&str> = bloc.members.iter().take(2).map(|member| self.names[*member]).collect();
            match bloc.members.len() - names.len() {
                0 => names.join(", "),
                more => format!("{} and {more} more", names.join(", ")),
            }
        };
        Network {
            nodes: shown.iter().map(|at| Node { name: self.names[*at].to_owned(), group: group(*at) }).collect(),
            edges,
            groups: large.iter().map(says).collect(),
            places: laid_out(shown.len(), &wanted),
        }
    }
}
