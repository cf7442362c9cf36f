//! Keith Poole's and Howard Rosenthal's fixed columns.
//!
//! Columns 1-3 the number of the Congress, 4-8 ICPSR number, 13-20 state, 21-23 party, 26-36 name, from 37 on one digit for each vote:
//! 1 to 3 in favour (cast, paired, announced), 4 to 6 against, 7 and 8 present, 9 not voting, 0 not a member.

use std::collections::HashSet;

use penholder_core::Position;

use super::{Member, RollCalls, TableFaults, plain_call, sized};

/// Where the votes begin, counted from 0.
pub(super) const VOTES_FROM: usize = 36;

pub(super) fn position(digit: u8) -> Option<Option<Position>> {
    Some(match digit {
        b'0' => None,
        b'1'..=b'3' => Some(Position::Yes),
        b'4'..=b'6' => Some(Position::No),
        b'7' | b'8' => Some(Position::NotParticipating),
        b'9' => Some(Position::NotVoting),
        _ => return None,
    })
}

pub(super) fn read(bytes: &[u8]) -> Result<RollCalls, TableFaults> {
    let mut faults = TableFaults::none();
    let (mut members, mut rows): (Vec<Member>, Vec<&[u8]>) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for (line, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let text = text.trim_ascii_end();
        if text.is_empty() {
            continue;
        }
        if text.len() <= VOTES_FROM {
            faults.push(line, format!("the line ends before the votes, which begin in column {}", VOTES_FROM + 1));
            continue;
        }
        let (head, votes) = text.split_at(VOTES_FROM);
        if let Some(wanted) = rows.first().map(|row| row.len()).filter(|wanted| *wanted != votes.len()) {
            faults.push(line, format!("{} votes where the first line has {wanted}", votes.len()));
        }
        if let Some(at) = votes.iter().position(|digit| position(*digit).is_none()) {
            faults.push(line, format!("`{}` in column {} is no digit", votes[at].escape_ascii(), VOTES_FROM + at + 1));
        }
        let part = |from: usize, until: usize| String::from_utf8_lossy(&head[from..until]).trim().to_owned();
        let (name, state) = (part(25, 36), part(12, 20));
        let name = if state.is_empty() { name } else { format!("{name} ({state})") };
        let group = Some(part(20, 23)).filter(|code| !code.is_empty()).map(|code| match code.as_str() {
            "100" => "D".to_owned(),
            "200" => "R".to_owned(),
            _ => code,
        });
        if !seen.insert((name.clone(), part(3, 8))) {
            faults.push(line, format!("the member `{name}` stands there twice"));
        }
        members.push(Member { name, group });
        rows.push(votes);
    }
    faults.or(())?;
    // two of one name and state are told apart by their number
    let mut names = HashSet::new();
    for (at, member) in members.iter_mut().enumerate() {
        if !names.insert(member.name.clone()) {
            member.name = format!("{} {}", member.name, at + 1);
        }
    }
    let votes = rows.first().map_or(0, |row| row.len());
    let mut table = sized(members, (1..=votes).map(|at| plain_call(at.to_string())).collect())?;
    for (member, row) in rows.iter().enumerate() {
        for (vote, digit) in row.iter().enumerate() {
            table.set(vote, member, position(*digit).flatten());
        }
    }
    Ok(table)
}
