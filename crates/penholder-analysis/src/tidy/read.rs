//! The reader of both forms.

use std::collections::HashMap;
use std::io::Read;

use csv_core::ReadRecordResult;
use penholder_core::ballots::position_from;
use penholder_core::{BallotError, Position, Roster};

use super::{Form, LONGEST_LINE_BYTES, TidyError, TidyFault};

/// One vote of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TidyVote {
    /// Its id.
    pub id: String,
    /// A position for each seat of the roster.
    pub positions: Vec<Position>,
    /// Whether a reason was given; true for every seat if the table does not say.
    pub reasoned: Vec<bool>,
}

/// Reads votes from a stream.
#[derive(Debug)]
pub struct Reader<'r, R> {
    lines: Lines<R>,
    roster: &'r Roster,
    seats: HashMap<Vec<u8>, usize>,
    rest: Position,
    columns: Columns,
    /// The first line of the next vote is in `lines` already.
    ahead: bool,
    voted: Vec<bool>,
}

#[derive(Debug)]
enum Columns {
    Long { vote: usize, seat: usize, position: usize, reasoned: Option<usize> },
    Wide { seats: Vec<usize> },
}

impl<'r, R: Read> Reader<'r, R> {
    /// A reader of votes of a roster; seats that a vote does not name are in the position `rest`.
    ///
    /// # Errors
    /// [`TidyError`] if the first line is no header of either form, or the stream cannot be read.
    pub fn new(input: R, roster: &'r Roster, rest: Position) -> Result<Self, TidyError> {
        let mut lines = Lines::new(input);
        if !lines.next()? {
            return Err(lines.fault(TidyFault::Empty));
        }
        let columns = columns(&lines, roster).map_err(|fault| lines.fault(fault))?;
        let seats = roster.seats().iter().enumerate().map(|(at, seat)| (seat.id.clone().into_bytes(), at)).collect();
        Ok(Self { lines, roster, seats, rest, columns, ahead: false, voted: vec![false; roster.len()] })
    }

    /// Which form the table has.
    pub fn form(&self) -> Form {
        if matches!(self.columns, Columns::Long { .. }) { Form::Long } else { Form::Wide }
    }

    /// Whether the table says who gave a reason.
    pub fn has_reasons(&self) -> bool {
        matches!(self.columns, Columns::Long { reasoned: Some(_), .. })
    }

    /// The line read last, counted from 1.
    pub fn line(&self) -> u64 {
        self.lines.line
    }

    /// Reads the next vote into `vote`; false at the end of the table, and then `vote` is as it was.
    ///
    /// # Errors
    /// [`TidyError`] with the line and what is wrong in it; the reader should then be given up.
    pub fn next_vote(&mut self, vote: &mut TidyVote) -> Result<bool, TidyError> {
        if !std::mem::take(&mut self.ahead) && !self.lines.next()? {
            return Ok(false);
        }
        self.vote(vote).map_err(|fault| self.lines.fault(fault))
    }

    fn vote(&mut self, vote: &mut TidyVote) -> Result<bool, TidyFault> {
        let id_at = if let Columns::Long { vote, .. } = &self.columns { *vote } else { 0 };
        vote.id.clear();
        vote.id.push_str(text(self.lines.cell(id_at))?);
        if vote.id.is_empty() {
            return Err(TidyFault::NoId);
        }
        vote.positions.clear();
        vote.positions.resize(self.roster.len(), self.rest);
        vote.reasoned.clear();
        vote.reasoned.resize(self.roster.len(), !self.has_reasons());
        if let Columns::Wide { seats } = &self.columns {
            for (column, seat) in (1..).zip(seats) {
                let cell = self.lines.cell(column);
                if !cell.is_empty() {
                    vote.positions[*seat] = position(cell)?;
                }
            }
            return Ok(true);
        }
        self.voted.fill(false);
        loop {
            self.ballot(vote)?;
            if !self.lines.next().map_err(|error| error.fault)? {
                return Ok(true);
            }
            if self.lines.cell(id_at) != vote.id.as_bytes() {
                self.ahead = true;
                return Ok(true);
            }
        }
    }

    /// One line of the long form.
    fn ballot(&mut self, vote: &mut TidyVote) -> Result<(), TidyFault> {
        let Columns::Long { seat, position: at, reasoned, .. } = &self.columns else { return Ok(()) };
        let name = self.lines.cell(*seat);
        let seat = match self.seats.get(name) {
            Some(seat) => *seat,
            None => self.roster.find(text(name)?).map_err(BallotError::from)?,
        };
        if std::mem::replace(&mut self.voted[seat], true) {
            return Err(BallotError::Twice(self.roster.seats()[seat].name.clone()).into());
        }
        vote.positions[seat] = position(self.lines.cell(*at))?;
        if let Some(reasoned) = reasoned {
            vote.reasoned[seat] = match self.lines.cell(*reasoned) {
                b"yes" => true,
                b"no" | b"" => false,
                other => return Err(TidyFault::Reasoned(text(other)?.to_owned())),
            };
        }
        Ok(())
    }
}

fn columns<R>(lines: &Lines<R>, roster: &Roster) -> Result<Columns, TidyFault> {
    let names = (0..lines.cells).map(|at| text(lines.cell(at))).collect::<Result<Vec<_>, _>>()?;
    let at = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    if let (Some(vote), Some(seat), Some(position)) = (at("vote"), at("seat"), at("position")) {
        let reasoned = at("reasoned");
        let known = [Some(vote), Some(seat), Some(position), reasoned];
        return match (0..names.len()).find(|at| !known.contains(&Some(*at))) {
            Some(other) => Err(TidyFault::Column(names[other].to_owned())),
            None => Ok(Columns::Long { vote, seat, position, reasoned }),
        };
    }
    if at("vote") != Some(0) || names.len() < 2 {
        return Err(TidyFault::Header);
    }
    let mut seats = Vec::with_capacity(names.len());
    for name in &names[1..] {
        let seat = roster.find(name).map_err(BallotError::from)?;
        if seats.contains(&seat) {
            return Err(BallotError::Twice(roster.seats()[seat].name.clone()).into());
        }
        seats.push(seat);
    }
    Ok(Columns::Wide { seats })
}

fn text(cell: &[u8]) -> Result<&str, TidyFault> {
    std::str::from_utf8(cell).map_err(|_| TidyFault::NotText)
}

fn position(cell: &[u8]) -> Result<Position, TidyFault> {
    Ok(match cell {
        b"yes" => Position::Yes,
        b"no" => Position::No,
        b"abstain" => Position::Abstain,
        other => position_from(text(other)?)?,
    })
}

/// The lines of a table, one at a time, each at most [`LONGEST_LINE_BYTES`] long.
#[derive(Debug)]
struct Lines<R> {
    input: R,
    parser: csv_core::Reader,
    buffer: Vec<u8>,
    from: usize,
    until: usize,
    record: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    line: u64,
    header: Option<usize>,
}

impl<R> Lines<R> {
    fn cell(&self, at: usize) -> &[u8] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.record[from..self.ends[at]]
    }

    fn fault(&self, fault: TidyFault) -> TidyError {
        TidyError { line: self.line, fault }
    }
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            parser: csv_core::Reader::new(),
            buffer: vec![0; LONGEST_LINE_BYTES],
            from: 0,
            until: 0,
            record: vec![0; LONGEST_LINE_BYTES],
            ends: vec![0; LONGEST_LINE_BYTES / 2],
            cells: 0,
            line: 1,
            header: None,
        }
    }

    /// Goes to the next line that is not empty; false at the end.
    fn next(&mut self) -> Result<bool, TidyError> {
        let (mut written, mut ended) = (0, 0);
        loop {
            if self.from == self.until {
                self.from = 0;
                self.until = match self.input.read(&mut self.buffer) {
                    Ok(read) => read,
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(self.fault(error.into())),
                };
            }
            let mut input = &self.buffer[self.from..self.until];
            if written == 0 && ended == 0 {
                self.line = self.parser.line();
                // ends of lines before the record go one by one, so that it is counted where it begins
                if matches!(input, [b'\r' | b'\n', ..]) {
                    input = &input[..1];
                }
            }
            let (result, read, wrote, cells) =
                self.parser.read_record(input, &mut self.record[written..], &mut self.ends[ended..]);
            (self.from, written, ended) = (self.from + read, written + wrote, ended + cells);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(self.fault(TidyFault::TooLong));
                }
                ReadRecordResult::Record => return self.complete(ended),
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    fn complete(&mut self, cells: usize) -> Result<bool, TidyError> {
        self.cells = cells;
        let wanted = *self.header.get_or_insert(cells);
        if cells == wanted { Ok(true) } else { Err(self.fault(TidyFault::Cells { given: cells, wanted })) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_core::Seat;
    use proptest::prelude::*;

    fn roster() -> Roster {
        let seat = |id: &str, name: &str| Seat::new(id, name, "member");
        Roster::new(vec![seat("FRA", "France"), seat("MLT", "Malta"), seat("USA", "United States")]).unwrap()
    }

    /// Reads all of it: `id=position position position` for each vote, and the error if there is one.
    fn said(table: &[u8]) -> String {
        let roster = roster();
        let mut said = Vec::new();
        let mut vote = TidyVote::default();
        let mut read = || -> Result<(), TidyError> {
            let mut reader = Reader::new(table, &roster, Position::Open)?;
            while reader.next_vote(&mut vote)? {
                let words: Vec<&str> = vote.positions.iter().map(|position| position.word()).collect();
                said.push(format!("{}={}", vote.id, words.join(" ")));
            }
            Ok(())
        };
        let end = read().err().map(|error| error.to_string());
        said.into_iter().chain(end).collect::<Vec<_>>().join("; ")
    }

    fn check(table: &str, expected: &str) {
        assert_eq!(said(table.as_bytes()), expected);
    }

    #[test]
    fn both_forms() {
        let long = "v1=yes no open; v2=open abstain yes";
        check("vote,seat,position\nv1,FRA,yes\nv1,Malta,no\nv2,USA,y\nv2,mlt,abstaining\n", long);
        check("seat,position,vote\r\nFRA,yes,v1\r\nMLT,no,v1\r\nUSA,yes,v2\r\nMLT,abstain,v2", long);
        check("vote,MLT,\"United States\",FRA\nv1,no,,yes\n\nv2,abstain,yes,\n", long);
    }

    #[test]
    fn faults_have_their_line() {
        check(
            "",
            "line 1: the table is empty; it begins with `vote,seat,position`, or `vote` and a column for each seat",
        );
        check(
            "vote,seat,position\nv1,FRA,yes\nv1,Malte,no\n",
            "line 3: it cannot vote here: `Malte` is not seated; did you mean `Malta`?",
        );
        check("vote,seat,position\nv1,FRA,yes\nv1,France,no\n", "line 3: `France` votes twice");
        check(
            "vote,seat,position\nv1,FRA,yes\n\nv2,FRA,abstian\n",
            "v1=yes open open; line 4: `abstian` is no position; did you mean `abstain`?",
        );
        check(
            "vote,seat,position\nv1,FRA,yes\nv1,ML",
            "line 3: 2 cells where the header has 3; the file may be cut off",
        );
        check(
            "vote,seat,position,weight\n",
            "line 1: the column `weight` is not known beside vote, seat, position and reasoned; weights stand in the charter",
        );
        check("vote,seat,position\n,FRA,yes\n", "line 2: the vote has no id");
        check("vote,FRA,France\n", "line 1: `France` votes twice");
        check(
            "id;seat\n",
            "line 1: the first line is no header: it has to be `vote,seat,position`, or `vote` and a column for each seat",
        );
        check("vote,seat,position,reasoned\nv1,FRA,no,perhaps\n", "line 2: `perhaps` is neither yes nor no");
        assert_eq!(
            said(b"vote,seat,position\nv1,\xff\xfe,yes\n"),
            "line 2: it is not UTF-8 text; save the table as UTF-8"
        );
    }

    #[test]
    fn endless_garbage_is_refused_at_once() {
        let endless = std::io::repeat(b'x');
        let error = Reader::new(endless, &roster(), Position::Open).unwrap_err();
        assert_eq!(error.to_string(), "line 1: the line is longer than 65536 bytes");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            said(&bytes);
            said(&[b"vote,seat,position\n".as_slice(), &bytes].concat());
        }
    }
}
