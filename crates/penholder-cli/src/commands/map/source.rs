//! Where the votes are from: a file, or the record.

use std::collections::BTreeMap;
use std::io::Read as _;

use penholder_analysis::rollcalls::{Form, Member, RollCall, RollCalls, read, read_calls};
use penholder_record::security_council;
use sha2::{Digest, Sha256};

use super::Args;
use crate::body::hex;
use crate::stop::Stop;

/// No file is longer.
const MOST_BYTES: u64 = 1 << 30;

/// Votes and where they are from.
pub(super) struct Source {
    pub(super) table: RollCalls,
    /// What it is called in a sentence.
    pub(super) says: String,
    /// SHA-256 of the bytes of the file, or of the record's ballots.
    pub(super) hash: String,
}

impl Source {
    pub(super) fn read(args: &Args) -> Result<Self, Stop> {
        let (file, form) = match (&args.votes, &args.kh) {
            (Some(file), _) => (file, None),
            (None, Some(file)) => (file, Some(Form::Kh)),
            (None, None) => return record(args),
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
        Ok(Self { table, says: format!("{file} ({})", form.says()), hash: hex(hash) })
    }
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

/// The record of the Security Council.
fn record(args: &Args) -> Result<Source, Stop> {
    let record = security_council();
    let votes = args.filter.votes(record)?;
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for vote in &votes {
        places.extend(vote.ballots().filter_map(|(place, _)| Some((place.state?, 0))));
    }
    places.values_mut().enumerate().for_each(|(at, place)| *place = at);
    let seats = record.seats()?;
    let named = places.keys().map(|code| Member { name: seats.name(code).to_owned(), group: None });
    let call = |id: &str, date: jiff::civil::Date| RollCall {
        id: id.to_owned(),
        date: Some(date),
        period: Some(i32::from(date.year())),
    };
    let mut table = RollCalls::new(named.collect(), votes.iter().map(|vote| call(vote.id, vote.date)).collect());
    let mut hash = Sha256::new();
    for (at, vote) in votes.iter().enumerate() {
        hash.update(vote.id);
        for (place, position) in vote.ballots() {
            if let Some(member) = place.state.and_then(|state| places.get(state)) {
                table.set(at, *member, Some(position));
                hash.update([u8::try_from(*member).unwrap_or(u8::MAX)]);
                hash.update(position.word());
            }
        }
    }
    Ok(Source { table, says: "the record of the Security Council".to_owned(), hash: hex(hash) })
}
