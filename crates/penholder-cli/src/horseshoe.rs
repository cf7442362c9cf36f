//! The horseshoe in the terminal: who sits where, and what each did.

use penholder_core::horseshoe::{order, places};
use penholder_core::{Ballots, Position, Roster};

use crate::screen::{MUTED, VETO, paint, shape, style, width};

/// Lines of the picture; empty for a body too large for the screen, and on a screen too narrow for it.
///
/// `vetoes` are the seats whose vote against blocked; `president` sits in the middle.
pub fn lines(roster: &Roster, ballots: &Ballots, vetoes: &[usize], president: Option<usize>) -> Vec<String> {
    const WIDTH: f64 = 58.0;
    let seats = order(roster, president);
    // the last mark stands at the right end, its name behind it
    if seats.is_empty() || seats.len() > 27 || f64::from(width()) < WIDTH + 12.0 {
        return Vec::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "fewer than 28 seats")]
    let height = (seats.len() as f64 * 0.55).clamp(3.0, 11.0);
    let mut grid: Vec<Vec<(usize, usize)>> = Vec::new();
    for (seat, place) in seats.iter().zip(places(seats.len())) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places lie between 0 and 1")]
        let (column, row) = ((place.across * WIDTH).round() as usize, (place.down * height).round() as usize);
        grid.resize_with(grid.len().max(row + 1), Vec::new);
        grid[row].push((column, *seat));
    }
    grid.into_iter().map(|row| line(row, roster, ballots, vetoes)).collect()
}

fn line(mut row: Vec<(usize, usize)>, roster: &Roster, ballots: &Ballots, vetoes: &[usize]) -> String {
    row.sort_unstable();
    let mut line = String::new();
    let mut at = 0;
    for (column, seat) in row {
        let position = ballots.positions().get(seat).copied().unwrap_or(Position::Open);
        line.push_str(&" ".repeat(column.max(at + usize::from(at > 0)) - at));
        let veto = vetoes.contains(&seat);
        let mark = if veto { paint(VETO, "■V") } else { format!("{} ", paint(style(position), shape(position))) };
        let name: String = roster.seats()[seat].id.chars().take(8).collect();
        line.push_str(&format!("{mark}{}", paint(MUTED, &name)));
        at = column.max(at + usize::from(at > 0)) + 2 + name.chars().count();
    }
    line
}

/// What the shapes mean, with numbers: `● in favour 13   ■ against 2`; one below the other where the screen is too narrow.
pub fn legend(ballots: &Ballots, vetoes: usize) -> Vec<String> {
    let (mut parts, mut taken) = (Vec::new(), 0);
    for position in Position::ALL {
        let count = ballots.count(position);
        let always = matches!(position, Position::Yes | Position::No | Position::Abstain);
        let consensus = ballots.positions().iter().all(|position| {
            matches!(position, Position::NoObjection | Position::Objection | Position::Silent | Position::Hold)
        });
        if count == 0 && (!always || consensus) {
            continue;
        }
        let veto = if position == Position::No && vetoes > 0 { format!(" (V {vetoes})") } else { String::new() };
        taken += position.says().chars().count() + format!("●  {count}{veto}   ").chars().count();
        parts.push(format!("{} {} {count}{veto}", paint(style(position), shape(position)), position.says()));
    }
    if taken <= usize::from(width()) { vec![parts.join("   ")] } else { parts }
}
