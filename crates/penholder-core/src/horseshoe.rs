//! The horseshoe: where each seat stands in the picture that every screen draws.
//!
//! Always: seats sit in the alphabetical order of their names, from the left end of the arc to the right, the president in the
//! middle; a large body sits in several rows, each filled in proportion to its length.
//! Not here: drawing (terminal, page and print each draw the same places).

use crate::seat::Roster;

/// Where one seat stands: across from 0 (left) to 1 (right), down from 0 (top of the arc) to 1 (its open ends).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From left to right.
    pub across: f64,
    /// From top to bottom.
    pub down: f64,
}

/// The most seats in one row of the arc.
const ROW: usize = 27;

/// The seats of a roster in the order they sit, the president, if any, in the middle.
#[must_use]
pub fn order(roster: &Roster, president: Option<usize>) -> Vec<usize> {
    let mut seats: Vec<usize> = (0..roster.len()).collect();
    let key = |seat: &usize| {
        let seat = &roster.seats()[*seat];
        (seat.name.to_lowercase(), seat.id.clone())
    };
    let numbered = roster.seats().iter().any(|seat| seat.name.ends_with(|letter: char| letter.is_ascii_digit()));
    if !numbered {
        seats.sort_by_cached_key(key);
    }
    if let Some(at) = president.and_then(|president| seats.iter().position(|seat| *seat == president)) {
        let middle = seats.len() / 2;
        let length = seats.len();
        seats.rotate_left((at + length - middle) % length);
    }
    seats
}

/// The places of so many seats, in the order they sit.
#[must_use]
pub fn places(seats: usize) -> Vec<Place> {
    if seats == 0 {
        return Vec::new();
    }
    let rows = seats.div_ceil(ROW).min(12);
    let radius = |row: usize| 1.0 - 0.6 * as_f64(row) / as_f64(rows.max(2));
    let whole: f64 = (0..rows).map(radius).sum();
    let mut left = seats;
    let mut angled: Vec<(f64, Place)> = Vec::with_capacity(seats);
    for row in 0..rows {
        let share = (as_f64(seats) * radius(row) / whole).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rounded share of a small number"
        )]
        let here = if row + 1 == rows { left } else { (share as usize).min(left) };
        left -= here;
        for at in 0..here {
            let turn = if here == 1 { 0.5 } else { as_f64(at) / as_f64(here - 1) };
            let angle = (200.0 - 220.0 * turn).to_radians();
            let (across, up) = (0.5 + 0.5 * radius(row) * angle.cos(), radius(row) * angle.sin());
            let lowest = 20_f64.to_radians().sin();
            angled.push((turn, Place { across, down: (1.0 - up) / (1.0 + lowest) }));
        }
    }
    angled.sort_by(|a, b| a.0.total_cmp(&b.0));
    angled.into_iter().map(|(_, place)| place).collect()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of seats are small")]
fn as_f64(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seat::Seat;

    #[test]
    fn the_president_sits_in_the_middle() {
        let seats = ["Chad", "Argentina", "Jordan", "Brazil", "Denmark"].map(|name| Seat::new(name, name, "x"));
        let roster = Roster::new(seats.to_vec()).unwrap();
        let names = |order: Vec<usize>| order.iter().map(|seat| roster.seats()[*seat].name.clone()).collect::<Vec<_>>();
        assert_eq!(names(order(&roster, None)), ["Argentina", "Brazil", "Chad", "Denmark", "Jordan"]);
        assert_eq!(names(order(&roster, Some(2)))[2], "Jordan");
    }

    #[test]
    fn every_seat_has_a_place_inside() {
        for seats in [0, 1, 2, 15, 27, 28, 193, 537, 5000] {
            let places = places(seats);
            assert_eq!(places.len(), seats);
            let inside = |place: &Place| {
                (-1e-9..=1.0 + 1e-9).contains(&place.across) && (-1e-9..=1.0 + 1e-9).contains(&place.down)
            };
            assert!(places.iter().all(inside), "{seats}");
        }
    }
}
