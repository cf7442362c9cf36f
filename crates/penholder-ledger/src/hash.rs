//! Hashes of the ledger: SHA-256 with its uses kept apart.
//!
//! Implements: the leaf and node hashes of RFC 6962, section 2.1 (prefix bytes 0x00 and 0x01), which C2SP tlog-tiles
//! uses too.
//! Always: an entry's hash *is* its Merkle leaf hash, so the chain and the tree speak of the same 32 bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 hash; printed and parsed as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Returns the hash of one entry: SHA-256(0x00 ‖ bytes), RFC 6962's leaf hash.
    pub fn of_entry(bytes: &[u8]) -> Hash {
        Hash::of_parts(&[&[0], bytes])
    }

    /// Returns the hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962.
    pub fn of_children(left: Hash, right: Hash) -> Hash {
        Hash::of_parts(&[&[1], &left.0, &right.0])
    }

    /// Returns the root of the empty tree: SHA-256 of no bytes (RFC 6962).
    pub fn of_nothing() -> Hash {
        Hash::of_parts(&[])
    }

    /// Returns what the first entry names as its predecessor: SHA-256 of a fixed prefix and the body's id.
    pub fn before_first(body: &str) -> Hash {
        Hash::of_parts(&[b"penholder/v1/before-first\0", body.as_bytes()])
    }

    /// Returns SHA-256 of the parts one after the other.
    pub(crate) fn of_parts(parts: &[&[u8]]) -> Hash {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        Hash(sha.finalize().into())
    }

    /// Returns the hash written as 64 lower-case hexadecimal digits, or `None` if it is anything else.
    pub fn from_hex(text: &str) -> Option<Hash> {
        from_hex(text).map(Hash)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(deserializer)?;
        Hash::from_hex(&text).ok_or_else(|| serde::de::Error::custom("expected 64 lower-case hexadecimal digits"))
    }
}

/// Returns the bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Returns 32 bytes from exactly 64 lower-case hexadecimal digits.
pub(crate) fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        let check = |hash: Hash, want: &str| assert_eq!(hash.to_string(), want);
        check(Hash::of_nothing(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        check(Hash::of_entry(b""), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    #[test]
    fn hexadecimal_is_strict() {
        let text = Hash::of_nothing().to_string();
        assert_eq!(Hash::from_hex(&text), Some(Hash::of_nothing()));
        assert_eq!(Hash::from_hex(&text.to_uppercase()), None);
        assert_eq!(Hash::from_hex(&text[1..]), None);
        assert_eq!(Hash::from_hex(&text.replace('e', "g")), None);
    }
}
