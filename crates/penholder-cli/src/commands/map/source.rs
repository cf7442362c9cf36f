//! Where the votes are from: a file, or the record.

use std::fmt::Write as _;
use std::io::Read as _;

use penholder_analysis::rollcalls::{Form, read, read_calls, read_ties};
use penholder_record::security_council;
use penholder_studies::scale::{Source, of_record};
use sha2::{Digest, Sha256};

use super::Args;
use crate::body::hex;
use crate::screen::many;
use crate::stop::Stop;

/// No file is longer.
const MOST_BYTES: u64 = 1 << 30;

/// Votes and where they are from.
pub(super) fn source(args: &Args) -> Result<Source, Stop> {
    let (file, form) = match (&args.votes, &args.kh) {
        (Some(file), _) => (file, None),
        (None, Some(file)) => (file, Some(Form::Kh)),
        (None, None) if args.ties.is_some() => {
            return Err(
                Stop::input("ties are between the votes of a file, not of the record").hint("give `--votes FILE`")
            );
        }
        (None, None) => {
            let record = security_council();
            return Ok(of_record(record, &args.filter.votes(record)?)?);
        }
    };
    if args.filter.given() {
        return Err(Stop::input("conditions on votes are for the record, not for a file")
            .hint("leave them out, or take lines out of the file"));
    }
    let bytes = bytes_of(file)?;
    let (mut table, form) = read(&bytes, form).map_err(|faults| Stop::input(format!("{file}: {faults}")))?;
    let mut hash = Sha256::new();
    hash.update(&bytes);
    if let Some(calls) = &args.calls {
        let bytes = bytes_of(calls)?;
        read_calls(&mut table, &bytes).map_err(|faults| Stop::input(format!("{calls}: {faults}")))?;
        hash.update(&bytes);
    }
    let mut says = format!("{file} ({})", form.says());
    if let Some(ties) = &args.ties {
        let bytes = bytes_of(ties)?;
        let tied = read_ties(&mut table, &bytes).map_err(|faults| Stop::input(format!("{ties}: {faults}")))?;
        let _ = write!(says, "; {} on a text of an earlier vote ({ties})", many(tied.votes, "vote"));
        if tied.left_out > 0 {
            let _ = write!(says, ", {} there about votes that are not in the table", many(tied.left_out, "line"));
        }
        hash.update(&bytes);
    }
    Ok(Source { table, says, hash: hex(hash) })
}

fn bytes_of(file: &str) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).and_then(|open| open.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    opened.map_err(|error| Stop::input(format!("{file} cannot be read: {error}")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Stop::input(format!("{file} is longer than {} MB", MOST_BYTES >> 20)).hint("choose fewer votes"));
    }
    Ok(bytes)
}
