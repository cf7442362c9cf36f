//! Long tables: a line for each ballot, the columns known by their names.
//!
//! Known are our own (`vote,seat,position`), those of the General Assembly's roll calls as Erik Voeten publishes them (`rcid`, `Countryname`
//! or `Country`, `vote` as 1, 2, 3, 8, 9) and as the package `unvotes` does (`rcid`, `country`, `vote` as words), and those of the
//! United Nations Digital Library (`undl_id`, `ms_name`, `ms_vote` as Y, N, A, X). `date`, `year` and `session` are read where they are.
//! Who is in no line of a vote did not vote if it cast a ballot in the same session or year, and else was no member.

use std::collections::HashMap;

use jiff::civil::Date;
use penholder_core::Position;

use super::matrix::{empty, not_a_position};
use super::{Member, RollCall, RollCalls, TableFaults, csv_lines, plain_call, sized};

/// The columns of vote, member and position, in the order in which they are looked for.
const COLUMNS: [(&str, &[&str], &str); 5] = [
    ("undl_id", &["ms_name", "ms_code"], "ms_vote"),
    ("rcid", &["countryname", "country", "country_code", "ccode"], "vote"),
    ("vote", &["seat", "member", "country"], "position"),
    ("vote_id", &["seat", "member", "country"], "position"),
    ("rollcall", &["member", "icpsr"], "cast_code"),
];

fn columns(names: &[&str]) -> Option<(usize, usize, usize)> {
    let at = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    COLUMNS.iter().find_map(|(vote, members, position)| {
        Some((at(vote)?, members.iter().find_map(|member| at(member))?, at(position)?))
    })
}

pub(super) fn is_header(names: &[&str]) -> bool {
    columns(names).is_some()
}

/// What a cell says; nothing if it says nothing known.
fn position(cell: &str, digits: bool) -> Option<Option<Position>> {
    Some(Some(match cell {
        "1" if digits => Position::Yes,
        "2" if digits => Position::Abstain,
        "3" if digits => Position::No,
        "8" if digits => Position::Absent,
        "9" if digits => return Some(None),
        "X" | "x" => Position::NotVoting,
        _ if empty(cell) => Position::NotVoting,
        word => Position::from_word(word)?,
    }))
}

/// The columns that say when.
struct When {
    date: Option<usize>,
    period: Option<usize>,
}

impl When {
    fn of(header: &[String]) -> Self {
        let at = |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        Self { date: at("date"), period: at("session").or_else(|| at("year")).or_else(|| at("period")) }
    }

    fn enter(&self, call: &mut RollCall, cells: &csv::StringRecord) -> Result<(), String> {
        let cell = |at: usize| Some(cells[at].trim()).filter(|cell| !empty(cell));
        if let Some(day) = self.date.and_then(cell) {
            call.date = Some(day.parse::<Date>().map_err(|_| format!("`{day}` is no day; write 2020-01-31"))?);
        }
        if let Some(period) = self.period.and_then(cell) {
            // spreadsheets write whole numbers as 15.0
            let whole = period.strip_suffix(".0").unwrap_or(period);
            call.period = Some(whole.parse().map_err(|_| format!("`{period}` is no session or year"))?);
        } else if self.period.is_none() {
            call.period = call.date.map(|date| i32::from(date.year()));
        }
        Ok(())
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<RollCalls, TableFaults> {
    let (header, lines) = csv_lines(bytes)?;
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let Some((vote_at, member_at, position_at)) = columns(&names) else {
        let known = "vote, seat and position; rcid, country and vote; or undl_id, ms_name and ms_vote";
        return Err(TableFaults::one(1, format!("the columns have to be {known}")));
    };
    let when = When::of(&header);
    // the digits of the Assembly's table go with its `rcid`
    let digits = names[vote_at].eq_ignore_ascii_case("rcid");
    let mut faults = TableFaults::none();
    let (mut votes, mut members): (Vec<RollCall>, Vec<Member>) = (Vec::new(), Vec::new());
    let (mut vote_of, mut member_of): (HashMap<&str, usize>, HashMap<&str, usize>) = (HashMap::new(), HashMap::new());
    let mut ballots = Vec::with_capacity(lines.len());
    for (line, cells) in &lines {
        let (id, name) = (cells[vote_at].trim(), cells[member_at].trim());
        if id.is_empty() || name.is_empty() {
            faults.push(*line, if id.is_empty() { "the vote has no id" } else { "the member has no name" });
            continue;
        }
        let vote = *vote_of.entry(id).or_insert_with(|| {
            votes.push(plain_call(id.to_owned()));
            votes.len() - 1
        });
        let member = *member_of.entry(name).or_insert_with(|| {
            members.push(Member { name: name.to_owned(), group: None });
            members.len() - 1
        });
        match position(cells[position_at].trim(), digits) {
            Some(position) => ballots.push((*line, vote, member, position)),
            None => faults.push(*line, not_a_position(cells[position_at].trim())),
        }
        if let Err(says) = when.enter(&mut votes[vote], cells) {
            faults.push(*line, says);
        }
    }
    let mut table = sized(members, votes)?;
    let mut entered = vec![false; table.members().len() * table.votes().len()];
    let mut no_members = Vec::new();
    for (line, vote, member, position) in ballots {
        if std::mem::replace(&mut entered[vote * table.members().len() + member], true) {
            faults
                .push(line, format!("`{}` votes twice in `{}`", table.members()[member].name, table.votes()[vote].id));
        }
        table.set(vote, member, position);
        no_members.extend(position.is_none().then_some((vote, member)));
    }
    faults.or(())?;
    table.fill_members();
    no_members.into_iter().for_each(|(vote, member)| table.set(vote, member, None));
    Ok(table)
}

pub(super) fn read_calls(table: &mut RollCalls, bytes: &[u8]) -> Result<(), TableFaults> {
    let (header, lines) = csv_lines(bytes)?;
    let at = |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let when = When::of(&header);
    let (Some(id_at), true) =
        (at("rcid").or_else(|| at("vote")).or_else(|| at("undl_id")), when.date.is_some() || when.period.is_some())
    else {
        return Err(TableFaults::one(1, "the columns have to be rcid or vote, and date, year or session"));
    };
    let mut faults = TableFaults::none();
    let vote_of: HashMap<String, usize> =
        table.votes.iter().enumerate().map(|(at, call)| (call.id.clone(), at)).collect();
    let mut found = vec![false; table.votes.len()];
    for (line, cells) in &lines {
        if let Some(vote) = vote_of.get(cells[id_at].trim()) {
            found[*vote] = true;
            if let Err(says) = when.enter(&mut table.votes[*vote], cells) {
                faults.push(*line, says);
            }
        }
    }
    if let Some(missing) = found.iter().position(|found| !found) {
        faults.push(1, format!("the vote `{}` is not in this table", table.votes[missing].id));
    }
    faults.or(())?;
    for cell in &mut table.positions {
        if *cell == Some(Position::NotVoting) {
            *cell = None;
        }
    }
    table.fill_members();
    Ok(())
}
