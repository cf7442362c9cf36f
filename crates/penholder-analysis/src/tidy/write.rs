//! The writer of both forms.

use std::io;

use penholder_core::{Position, Roster};

use super::Form;

/// Writes votes to a stream.
#[derive(Debug)]
pub struct Writer<'r, W: io::Write> {
    csv: csv::Writer<W>,
    roster: &'r Roster,
    form: Form,
}

impl<'r, W: io::Write> Writer<'r, W> {
    /// A writer of votes of a roster; the header is written at once.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn new(output: W, roster: &'r Roster, form: Form) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(output);
        match form {
            Form::Long => csv.write_record(["vote", "seat", "position"])?,
            Form::Wide => {
                csv.write_record(["vote"].into_iter().chain(roster.seats().iter().map(|seat| seat.id.as_str())))?;
            }
        }
        Ok(Self { csv, roster, form })
    }

    /// Writes one vote: a position for each seat of the roster.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn write(&mut self, id: &str, positions: &[Position]) -> io::Result<()> {
        let words = positions.iter().map(|position| position.word());
        match self.form {
            Form::Long => {
                for (seat, word) in self.roster.seats().iter().zip(words) {
                    self.csv.write_record([id, seat.id.as_str(), word])?;
                }
            }
            Form::Wide => self.csv.write_record([id].into_iter().chain(words))?,
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{Reader, TidyVote};
    use penholder_core::Seat;
    use proptest::prelude::*;

    fn check(form: Form, votes: &[(String, Vec<Position>)]) {
        let seats = (0..4).map(|at| Seat::new(format!("s,{at}"), format!("Seat \"{at}\""), "member")).collect();
        let roster = Roster::new(seats).unwrap();
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, &roster, form).unwrap();
        votes.iter().for_each(|(id, positions)| writer.write(id, positions).unwrap());
        writer.finish().unwrap();
        let mut reader = Reader::new(bytes.as_slice(), &roster, Position::Open).unwrap();
        assert_eq!(reader.form(), form);
        let mut vote = TidyVote::default();
        for (id, positions) in votes {
            assert!(reader.next_vote(&mut vote).unwrap());
            assert_eq!((&vote.id, &vote.positions), (id, positions));
        }
        assert!(!reader.next_vote(&mut vote).unwrap());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            positions in prop::collection::vec(prop::collection::vec(prop::sample::select(Position::ALL.to_vec()), 4), 0..20),
            stem in "[ -~]{1,12}",
        ) {
            let votes: Vec<_> = positions.into_iter().enumerate().map(|(at, taken)| (format!("{stem}{at}"), taken)).collect();
            check(Form::Long, &votes);
            check(Form::Wide, &votes);
        }
    }
}
