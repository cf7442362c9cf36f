//! Entry format 1: the bytes that are hashed, stored, exported and checked.
//!
//! Implements: `docs/design/ledger.md`, "Entry format 1", from which a stranger can write the same decoder.
//! Always: canonical. Each accepted byte sequence is what [`encode`] gives for the entry that [`decode`] returns.
//! Not here: the chain (`audit`), what a payload means.
//!
//! Compatibility. Old reader, new data: the fourth byte is the version, an unknown one is refused by name. New reader,
//! old data: this file stays. Old writer, new data: an old program refuses to open a ledger whose last entry it cannot
//! read, so it never writes behind a newer one.

use crate::entry::{Actor, Entry, Voting};
use crate::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};

/// The first four bytes: three letters and the version.
pub const MAGIC: [u8; 4] = *b"PHL\x01";
/// Longest text field, in bytes of UTF-8.
pub const TEXT_MAX: usize = 1024;
/// Longest payload, in bytes.
pub const PAYLOAD_MAX: usize = 4 << 20;
/// Most seats in an electorate, choices in a tally, commitments in an entry.
pub const LIST_MAX: usize = 100_000;

/// Why bytes are not an entry: what is wrong and at which byte, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {at}: {what}")]
pub struct Malformed {
    /// Where the first wrong field begins.
    pub at: usize,
    /// What is wrong there.
    pub what: &'static str,
}

/// Returns whether a text can be a name in an entry: not empty, not too long, no control character.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= TEXT_MAX && !text.contains(char::is_control)
}

/// Returns the bytes of an entry.
///
/// # Errors
/// A field is longer than the format allows, or empty where it must not be; nothing else.
pub fn encode(entry: &Entry) -> Result<Vec<u8>, Malformed> {
    let mut out = Writer(Vec::with_capacity(256 + entry.payload.len()));
    out.0.extend(MAGIC);
    out.number(entry.seq);
    out.0.extend(entry.previous.0);
    out.name(&entry.body)?;
    out.name(&entry.stream)?;
    out.number(entry.stream_version);
    out.0.extend(entry.at_ms.to_be_bytes());
    out.text(&entry.actor.seat)?;
    out.text(&entry.actor.role)?;
    out.name(&entry.key)?;
    out.0.extend(entry.part.to_be_bytes());
    out.0.extend(entry.parts.to_be_bytes());
    out.check(entry.part < entry.parts, PART)?;
    out.name(&entry.kind)?;
    out.bytes(&entry.payload, PAYLOAD_MAX)?;
    out.voting(entry.voting.as_ref())?;
    out.count(entry.commitments.len())?;
    for (name, digest) in &entry.commitments {
        out.name(name)?;
        out.0.extend(digest.0);
    }
    Ok(out.0)
}

/// Returns the entry that the bytes are.
///
/// # Errors
/// The first byte at which they stop being an entry of this format. Never panics, never reserves more than it was given.
pub fn decode(bytes: &[u8]) -> Result<Entry, Malformed> {
    let mut from = Reader { bytes, at: 0 };
    match from.array::<4>()? {
        MAGIC => {}
        [b'P', b'H', b'L', _] => return Err(Malformed { at: 3, what: "an entry format this program does not know" }),
        _ => return Err(Malformed { at: 0, what: "not an entry" }),
    }
    let seq = from.number()?;
    let previous = Hash(from.array()?);
    let body = from.name()?;
    let stream = from.name()?;
    let stream_version = from.number()?;
    let at_ms = i64::from_be_bytes(from.array()?);
    let actor = Actor { seat: from.text()?, role: from.text()? };
    let key = from.name()?;
    let (part, parts) = (from.small()?, from.small()?);
    from.check(part < parts, PART)?;
    let kind = from.name()?;
    let payload = from.slice(PAYLOAD_MAX)?.to_vec();
    let voting = from.voting()?;
    let commitments = from.ascending(|from| Ok((from.name()?, Hash(from.array()?))))?.into_iter().collect();
    from.check(from.at == bytes.len(), "more bytes after the end of the entry")?;
    let place = Entry {
        body,
        seq,
        stream,
        stream_version,
        at_ms,
        actor,
        key,
        part,
        parts,
        kind,
        payload,
        voting,
        commitments,
        previous,
    };
    Ok(place)
}

const PART: &str = "the part is not below the number of parts";
const TOO_LONG: &str = "longer than the format allows";
const CONTROL: &str = "a control character in a name";
const EMPTY: &str = "empty where a name is needed";

struct Writer(Vec<u8>);

impl Writer {
    fn check(&self, holds: bool, what: &'static str) -> Result<(), Malformed> {
        if holds { Ok(()) } else { Err(Malformed { at: self.0.len(), what }) }
    }

    fn number(&mut self, number: u64) {
        self.0.extend(number.to_be_bytes());
    }

    fn count(&mut self, count: usize) -> Result<(), Malformed> {
        self.check(count <= LIST_MAX, TOO_LONG)?;
        self.0.extend((count as u32).to_be_bytes());
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8], most: usize) -> Result<(), Malformed> {
        self.check(bytes.len() <= most, TOO_LONG)?;
        self.0.extend((bytes.len() as u32).to_be_bytes());
        self.0.extend(bytes);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Malformed> {
        self.check(!text.contains(char::is_control), CONTROL)?;
        self.bytes(text.as_bytes(), TEXT_MAX)
    }

    fn name(&mut self, name: &str) -> Result<(), Malformed> {
        self.check(!name.is_empty(), EMPTY)?;
        self.text(name)
    }

    fn voting(&mut self, voting: Option<&Voting>) -> Result<(), Malformed> {
        let Some(voting) = voting else {
            self.0.push(0);
            return Ok(());
        };
        self.0.push(match voting {
            Voting::Opened { .. } => 1,
            Voting::Cast { .. } => 2,
            Voting::Closed { .. } => 3,
        });
        self.name(voting.vote())?;
        match voting {
            Voting::Opened { secret, electorate, .. } => {
                self.0.push(u8::from(*secret));
                self.count(electorate.len())?;
                electorate.iter().try_for_each(|seat| self.name(seat))
            }
            Voting::Cast { seat, turn, .. } => {
                self.name(seat)?;
                self.0.extend(turn.to_be_bytes());
                Ok(())
            }
            Voting::Closed { tally, .. } => {
                self.0.push(u8::from(tally.is_some()));
                let Some(tally) = tally else { return Ok(()) };
                self.count(tally.len())?;
                for (choice, count) in tally {
                    self.name(choice)?;
                    self.number(*count);
                }
                Ok(())
            }
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn check(&self, holds: bool, what: &'static str) -> Result<(), Malformed> {
        if holds { Ok(()) } else { Err(Malformed { at: self.at, what }) }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..count).ok_or(Malformed { at: self.at, what: "the entry ends too early" })?;
        self.at += count;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let at = self.at;
        self.take(N)?.try_into().map_err(|_| Malformed { at, what: "the entry ends too early" })
    }

    fn number(&mut self) -> Result<u64, Malformed> {
        self.array().map(u64::from_be_bytes)
    }

    fn small(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_be_bytes)
    }

    fn slice(&mut self, most: usize) -> Result<&'a [u8], Malformed> {
        let at = self.at;
        let length = self.small()? as usize;
        if length > most {
            return Err(Malformed { at, what: TOO_LONG });
        }
        self.take(length)
    }

    fn text(&mut self) -> Result<String, Malformed> {
        let at = self.at;
        let bytes = self.slice(TEXT_MAX)?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| Malformed { at, what: "not UTF-8" })?;
        if text.contains(char::is_control) { Err(Malformed { at, what: CONTROL }) } else { Ok(text) }
    }

    fn name(&mut self) -> Result<String, Malformed> {
        let at = self.at;
        let name = self.text()?;
        if name.is_empty() { Err(Malformed { at, what: EMPTY }) } else { Ok(name) }
    }

    fn flag(&mut self) -> Result<bool, Malformed> {
        match self.array()? {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(Malformed { at: self.at - 1, what: "neither 0 nor 1" }),
        }
    }

    /// A list whose items come in strictly ascending order of their names, so that it can be written in one way only.
    fn ascending<T>(
        &mut self,
        mut one: impl FnMut(&mut Self) -> Result<(String, T), Malformed>,
    ) -> Result<Vec<(String, T)>, Malformed> {
        let at = self.at;
        let count = self.small()? as usize;
        if count > LIST_MAX {
            return Err(Malformed { at, what: TOO_LONG });
        }
        let mut items: Vec<(String, T)> = Vec::new();
        for _ in 0..count {
            let at = self.at;
            let item = one(self)?;
            if items.last().is_some_and(|last| last.0 >= item.0) {
                return Err(Malformed { at, what: "names out of order, or the same twice" });
            }
            items.push(item);
        }
        Ok(items)
    }

    fn voting(&mut self) -> Result<Option<Voting>, Malformed> {
        let at = self.at;
        let [tag] = self.array()?;
        if tag == 0 {
            return Ok(None);
        }
        if tag > 3 {
            return Err(Malformed { at, what: "neither opens, casts nor closes a vote" });
        }
        let vote = self.name()?;
        let voting = match tag {
            1 => {
                let secret = self.flag()?;
                let seats = self.ascending(|from| Ok((from.name()?, ())))?;
                let electorate: BTreeSet<String> = seats.into_iter().map(|(seat, ())| seat).collect();
                Voting::Opened { vote, secret, electorate }
            }
            2 => Voting::Cast { vote, seat: self.name()?, turn: self.small()? },
            _ => {
                let counts =
                    if self.flag()? { Some(self.ascending(|from| Ok((from.name()?, from.number()?)))?) } else { None };
                Voting::Closed { vote, tally: counts.map(|counts| counts.into_iter().collect::<BTreeMap<_, _>>()) }
            }
        };
        Ok(Some(voting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::tests::{example, votings};
    use proptest::prelude::*;

    #[test]
    fn what_goes_in_comes_out() {
        for voting in votings() {
            let entry = Entry { voting, ..example() };
            let bytes = encode(&entry).unwrap();
            assert_eq!(decode(&bytes).as_ref(), Ok(&entry));
            for cut in 0..bytes.len() {
                assert!(decode(&bytes[..cut]).is_err(), "cut at {cut}");
            }
            let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
            assert_eq!(decode(&longer).unwrap_err().what, "more bytes after the end of the entry");
        }
    }

    fn refused(what: &str, change: impl FnOnce(&mut Entry)) {
        let mut entry = example();
        change(&mut entry);
        assert_eq!(encode(&entry).unwrap_err().what, what);
    }

    #[test]
    fn fields_that_are_too_long_or_empty_are_refused() {
        refused(EMPTY, |entry| entry.body.clear());
        refused(EMPTY, |entry| entry.kind.clear());
        refused(CONTROL, |entry| entry.actor.role = "a\0".into());
        refused(TOO_LONG, |entry| entry.key = "k".repeat(TEXT_MAX + 1));
        refused(TOO_LONG, |entry| entry.payload = vec![b' '; PAYLOAD_MAX + 1]);
        refused(PART, |entry| entry.part = entry.parts);
        let mut entry = example();
        entry.key = "k".repeat(TEXT_MAX);
        assert_eq!(decode(&encode(&entry).unwrap()), Ok(entry));
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = encode(&example()).unwrap();
        bytes[3] = 2;
        assert_eq!(decode(&bytes), Err(Malformed { at: 3, what: "an entry format this program does not know" }));
        assert_eq!(decode(b"").unwrap_err().what, "the entry ends too early");
        assert_eq!(decode(b"JSON").unwrap_err().what, "not an entry");
    }

    #[test]
    fn a_huge_count_reserves_nothing() {
        let entry = Entry { commitments: BTreeMap::new(), ..example() };
        let mut bytes = encode(&entry).unwrap();
        let at = bytes.len() - 4;
        bytes[at..].copy_from_slice(&(LIST_MAX as u32).to_be_bytes());
        assert_eq!(decode(&bytes).unwrap_err().what, "the entry ends too early");
        bytes[at..].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(decode(&bytes).unwrap_err().what, TOO_LONG);
    }

    proptest! {
        #[test]
        fn accepted_bytes_are_canonical(flips in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..4)) {
            for voting in votings() {
                let mut bytes = encode(&Entry { voting, ..example() }).unwrap();
                for (at, byte) in &flips {
                    let at = usize::from(*at) % bytes.len();
                    bytes[at] = *byte;
                }
                if let Ok(entry) = decode(&bytes) {
                    prop_assert_eq!(encode(&entry).unwrap(), bytes);
                }
            }
        }
    }
}
