//! Roll calls: who took which position in which vote, and who was no member then.
//!
//! Reads what the field publishes: Keith Poole's fixed columns (`.ord`, as `readKH` of pscl reads them), a matrix with a line for each
//! member, our tidy tables, and long tables such as those of the General Assembly, by the names of their columns.
//! Always: absent, abstaining and not a member are told apart, as far as the source does; every fault of a file is given at once with its
//! line; a table is refused before it takes more than [`MOST_CELLS`] bytes.
//! Not here: weights and rules (`penholder-core`), tables of one roster as a stream (`tidy`).
//!
//! ```
//! use penholder_analysis::rollcalls::{Form, read};
//! use penholder_core::Position;
//!
//! let (table, form) = read(b"rcid,country,vote,session\n3,Chad,yes,15\n3,Niger,abstain,15\n4,Chad,no,15\n", None)?;
//! assert_eq!((form, table.members().len(), table.votes().len()), (Form::Long, 2, 2));
//! assert_eq!(table.position(1, 1), Some(Position::NotVoting));
//! # Ok::<(), penholder_analysis::rollcalls::TableFaults>(())
//! ```

mod kh;
mod long;
mod matrix;
mod ties;

use std::collections::HashMap;
use std::fmt;

use jiff::civil::Date;
use penholder_core::{Position, PositionSet};

pub use ties::{Tied, read_ties};

/// No table has more cells.
pub const MOST_CELLS: usize = 200_000_000;

/// Who votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name; no two are alike in a table.
    pub name: String,
    /// A party or region, where the source has one.
    pub group: Option<String>,
}

/// One vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollCall {
    /// Its id; no two are alike in a table.
    pub id: String,
    /// The day, where the source has it.
    pub date: Option<Date>,
    /// The session or year it belongs to, where the source has one.
    pub period: Option<i32>,
}

/// The positions of members in votes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RollCalls {
    members: Vec<Member>,
    votes: Vec<RollCall>,
    positions: Vec<Option<Position>>,
    /// For each vote the first on the same text; empty where none are known to be.
    ties: Vec<usize>,
}

impl RollCalls {
    /// A table in which nobody is a member yet.
    #[must_use]
    pub fn new(members: Vec<Member>, votes: Vec<RollCall>) -> Self {
        let positions = vec![None; members.len() * votes.len()];
        Self { members, votes, positions, ties: Vec::new() }
    }

    /// The members, in the order of the table.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The votes, in the order of the table.
    #[must_use]
    pub fn votes(&self) -> &[RollCall] {
        &self.votes
    }

    /// What a member did in a vote; nothing if it was no member then.
    #[must_use]
    pub fn position(&self, vote: usize, member: usize) -> Option<Position> {
        self.positions[vote * self.members.len() + member]
    }

    /// Whether a member cast a ballot in a vote.
    #[must_use]
    pub fn voted(&self, vote: usize, member: usize) -> bool {
        self.position(vote, member).is_some_and(|position| PositionSet::CAST.contains(position))
    }

    /// The first vote, as its place in the table, that is known to have been on the same text as this one; this one itself where none is.
    #[must_use]
    pub fn first_on_text(&self, vote: usize) -> usize {
        self.ties.get(vote).copied().unwrap_or(vote)
    }

    /// Enters what a member did in a vote.
    pub fn set(&mut self, vote: usize, member: usize, position: Option<Position>) {
        let members = self.members.len();
        self.positions[vote * members + member] = position;
    }

    /// Whoever cast a ballot in the same period, or in the table where votes have none, was a member: what is empty then reads
    /// as not voting.
    fn fill_members(&mut self) {
        let mut periods: HashMap<Option<i32>, Vec<bool>> = HashMap::new();
        for vote in 0..self.votes.len() {
            let there = periods.entry(self.votes[vote].period).or_insert_with(|| vec![false; self.members.len()]);
            for (member, there) in there.iter_mut().enumerate() {
                *there |= self.positions[vote * self.members.len() + member].is_some();
            }
        }
        for (vote, call) in self.votes.iter().enumerate() {
            for (member, there) in periods[&call.period].iter().enumerate() {
                let cell = &mut self.positions[vote * self.members.len() + member];
                if *there && cell.is_none() {
                    *cell = Some(Position::NotVoting);
                }
            }
        }
    }
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Fixed columns, a line for each member (Keith Poole and Howard Rosenthal).
    Kh,
    /// Cells, a line for each member, a column for each vote.
    Matrix,
    /// Cells, a line for each vote, a column for each member.
    Wide,
    /// A line for each ballot.
    Long,
}

impl Form {
    /// What it is called in a sentence.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Form::Kh => "fixed columns (KH)",
            Form::Matrix => "a line for each member",
            Form::Wide => "a line for each vote",
            Form::Long => "a line for each ballot",
        }
    }
}

/// What is wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong there.
    pub says: String,
}

/// All that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TableFaults {
    /// The first faults, at most [`MOST_FAULTS`].
    pub faults: Vec<TableFault>,
    /// How many more there are.
    pub more: usize,
}

/// So many faults are kept.
pub const MOST_FAULTS: usize = 20;

impl fmt::Display for TableFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            write!(f, "{}line {}: {}", if at == 0 { "" } else { "\n" }, fault.line, fault.says)?;
        }
        if self.more > 0 { write!(f, "\nand {} more", self.more) } else { Ok(()) }
    }
}

impl TableFaults {
    fn none() -> Self {
        Self { faults: Vec::new(), more: 0 }
    }

    fn one(line: u64, says: impl Into<String>) -> Self {
        let mut faults = Self::none();
        faults.push(line, says);
        faults
    }

    fn push(&mut self, line: u64, says: impl Into<String>) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(TableFault { line, says: says.into() });
        } else {
            self.more += 1;
        }
    }

    fn or<T>(self, value: T) -> Result<T, Self> {
        if self.faults.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// Reads a table, in the form given or in the one that its first line has.
///
/// # Errors
/// [`TableFaults`]: everything that is wrong with it, each with its line.
pub fn read(bytes: &[u8], form: Option<Form>) -> Result<(RollCalls, Form), TableFaults> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some(first) = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()) else {
        return Err(TableFaults::one(1, "the table is empty"));
    };
    let form = form.unwrap_or_else(|| form_of(first));
    let table = match form {
        Form::Kh => kh::read(bytes)?,
        Form::Matrix => matrix::read_matrix(bytes)?,
        Form::Wide => matrix::read_wide(bytes)?,
        Form::Long => long::read(bytes)?,
    };
    Ok((table, form))
}

/// Enters day and period of votes from a second table (columns `rcid` or `vote`, and `date`, `year` or `session`).
///
/// # Errors
/// [`TableFaults`] as for a table.
pub fn read_calls(table: &mut RollCalls, bytes: &[u8]) -> Result<(), TableFaults> {
    long::read_calls(table, bytes)
}

fn form_of(first: &[u8]) -> Form {
    if !first.contains(&b',')
        && first.len() > kh::VOTES_FROM
        && first[..3].iter().all(|byte| b" 0123456789".contains(byte))
    {
        return Form::Kh;
    }
    let header = String::from_utf8_lossy(first).to_lowercase();
    let names: Vec<&str> = header.split(',').map(|name| name.trim().trim_matches('"')).collect();
    match () {
        () if long::is_header(&names) => Form::Long,
        () if names.first() == Some(&"vote") => Form::Wide,
        () => Form::Matrix,
    }
}

/// A table of so many cells, if it may be that large.
fn sized(members: Vec<Member>, votes: Vec<RollCall>) -> Result<RollCalls, TableFaults> {
    let cells = members.len().saturating_mul(votes.len());
    if cells > MOST_CELLS {
        let (members, votes) = (members.len(), votes.len());
        return Err(TableFaults::one(
            1,
            format!(
                "{members} members in {votes} votes are {cells} cells; at most {MOST_CELLS} are read: choose fewer votes"
            ),
        ));
    }
    Ok(RollCalls::new(members, votes))
}

fn plain_call(id: String) -> RollCall {
    RollCall { id, date: None, period: None }
}

/// A line of a CSV file with its number.
type Line = (u64, csv::StringRecord);

/// The lines of a CSV file, each with its number; a line of another length than the first is a fault.
fn csv_lines(bytes: &[u8]) -> Result<(Vec<String>, Vec<Line>), TableFaults> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let says = |error: &csv::Error| match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8 text; save the table as UTF-8".to_owned(),
        other => format!("it cannot be read: {other:?}"),
    };
    let header = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>(),
        Err(error) => return Err(TableFaults::one(1, says(&error))),
    };
    if header.len() < 2 {
        return Err(TableFaults::one(1, "the table has one column; members, votes and positions need more"));
    }
    let mut faults = TableFaults::none();
    let mut lines = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                if record.len() == header.len() {
                    lines.push((line, record));
                } else {
                    faults.push(
                        line,
                        format!(
                            "{} cells where the header has {}; the file may be cut off",
                            record.len(),
                            header.len()
                        ),
                    );
                }
            }
            Err(error) => faults.push(error.position().map_or(0, csv::Position::line), says(&error)),
        }
    }
    faults.or((header, lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `form; member: letters`, or what is wrong.
    fn said(text: &str) -> String {
        let (table, form) = match read(text.as_bytes(), None) {
            Ok(read) => read,
            Err(faults) => return faults.to_string(),
        };
        let letters = |member: usize| -> String {
            (0..table.votes().len())
                .map(|vote| match table.position(vote, member) {
                    Some(Position::Yes) => 'y',
                    Some(Position::No) => 'n',
                    Some(Position::Abstain) => 'a',
                    Some(Position::NotVoting) => 'v',
                    Some(Position::NotParticipating) => 'p',
                    Some(Position::Absent) => '.',
                    Some(_) => '?',
                    None => '-',
                })
                .collect()
        };
        let members =
            table.members().iter().enumerate().map(|(at, member)| format!("{}: {}", member.name, letters(at)));
        format!("{form:?}; {}", members.collect::<Vec<_>>().join("; "))
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(said(text), expected);
    }

    #[test]
    fn every_form() {
        check(
            "rcid,country,country_code,vote\n3,Chad,TD,yes\n3,Niger,NE,no\n4,Chad,TD,abstain\n",
            "Long; Chad: ya; Niger: nv",
        );
        check(
            "rcid,ccode,member,vote,Country,year\n1,483,1,1,Chad,1960\n1,436,1,8,Niger,1960\n2,483,1,3,Chad,1961\n2,436,0,9,Niger,1961\n",
            "Long; Chad: yn; Niger: .-",
        );
        check(
            "undl_id,ms_code,ms_name,ms_vote,date\n7,TCD,CHAD,Y,2020-01-02\n7,NER,NIGER,X,2020-01-02\n",
            "Long; CHAD: y; NIGER: v",
        );
        check("vote,seat,position\nv1,A,yes\nv1,B,not_participating\nv2,B,no\n", "Long; A: yv; B: pn");
        check("vote,A,B\nv1,yes,no\nv2,abstain,\n", "Wide; A: ya; B: nv");
        check("name,v1,v2,v3\nA,1,0,NA\nB,0,NaN,9\n", "Matrix; A: ynv; B: nv-");
        check("name,party,v1,v2,v3,v4\nA,R,1,6,9,0\nB,D,4,7,2,1\n", "Matrix; A: ynv-; B: npyy");
        let kh = "1094970041 0ALABAMA 20001SESSIONS   1690\n1094965941 0ALABAMA 20001SHELBY     1471\n";
        check(kh, "Kh; SESSIONS (ALABAMA): ynv-; SHELBY (ALABAMA): ynpy");
    }

    #[test]
    fn every_fault_has_its_line() {
        check("", "line 1: the table is empty");
        check("names\nA\n", "line 1: the table has one column; members, votes and positions need more");
        check(
            "name,v1\nA,1\nA,0\nB,5x\n",
            "line 3: the member `A` stands there twice\nline 4: `5x` is no position; write 1, 0 or NA, or a word",
        );
        check(
            "name,v1,v2\nA,1\nB,0\n",
            "line 2: 2 cells where the header has 3; the file may be cut off\nline 3: 2 cells where the header has 3; the file may be cut off",
        );
        check("vote,A,A\nv1,yes,no\n", "line 1: the member `A` stands there twice");
        check("vote,A,B\nv1,yes,no\nv1,yes,no\n", "line 3: the vote `v1` stands there twice");
        check("vote,seat,position\nv1,A,yes\nv1,A,no\n", "line 3: `A` votes twice in `v1`");
        check(
            "rcid,country,vote,date\n1,A,maybe,soon\n",
            "line 2: `maybe` is no position; did you mean one of yes, no, abstain, absent?\nline 2: `soon` is no day; write 2020-01-31",
        );
        let cut = "1094970041 0ALABAMA 20001SESSIONS   1690\n1094965941 0ALABAMA 20001SHELBY     14\n109\n1094970041 0ALABAMA 20001SESSIONS   1690\n";
        check(
            cut,
            "line 2: 2 votes where the first line has 4\nline 3: the line ends before the votes, which begin in column 37\nline 4: the member `SESSIONS (ALABAMA)` stands there twice",
        );
        check("name,v1\nA,\u{1}\n", "line 2: `\u{1}` is no position; write 1, 0 or NA, or a word");
        assert!(read(b"name,v1\n\xff,1\n", None).unwrap_err().to_string().contains("UTF-8"));
    }

    #[test]
    fn days_and_sessions_from_a_second_table() {
        let (mut table, _) = read(b"rcid,country,vote\n3,Chad,yes\n4,Niger,yes\n", None).unwrap();
        assert_eq!(table.position(0, 1), Some(Position::NotVoting));
        read_calls(&mut table, b"rcid,session,date\n3,15,1960-12-01\n4,16,1961-12-01\n9,16,1961-12-02\n").unwrap();
        assert_eq!(table.votes()[1].period, Some(16));
        assert_eq!(table.votes()[0].date, Some(jiff::civil::date(1960, 12, 1)));
        // Niger cast nothing in session 15
        assert_eq!((table.position(0, 1), table.position(1, 0)), (None, None));
        assert!(read_calls(&mut table, b"rcid,session\n3,15\n").unwrap_err().to_string().contains("`4`"));
    }
}
