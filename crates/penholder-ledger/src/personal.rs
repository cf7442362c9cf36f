//! Names and free text about persons: outside the chain, so that they can be erased.
//!
//! The entry holds a commitment, SHA-256(prefix ‖ salt ‖ name ‖ 0x00 ‖ text), with a salt of 32 random bytes. The
//! opening (salt and text) lies beside the chain. Whoever has it can check that the text is the one committed to. Once
//! it is erased everywhere, nobody can test a guess: the salt has gone with the text.

use crate::hash::{Hash, from_hex, hex};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What opens one commitment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Opening {
    /// The entry with the commitment.
    pub entry: u64,
    /// Name of the text in that entry (`speaker`).
    pub name: String,
    /// 32 random bytes.
    pub salt: Salt,
    /// The text about a person.
    pub text: String,
}

/// 32 random bytes; printed as hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Salt(pub [u8; 32]);

impl Opening {
    /// Returns the commitment that this opens.
    pub fn commitment(&self) -> Hash {
        let (name, text) = (self.name.as_bytes(), self.text.as_bytes());
        Hash::of_parts(&[b"penholder/v1/commitment\0", &self.salt.0, name, b"\0", text])
    }
}

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Salt, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = from_hex(&text).ok_or_else(|| serde::de::Error::custom("expected 64 lower-case hex digits"))?;
        Ok(Salt(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commitment_binds_salt_name_and_text() {
        let opening = Opening { entry: 3, name: "speaker".into(), salt: Salt([1; 32]), text: "A. N. Other".into() };
        let check = |what: &str, other: Opening| assert_ne!(other.commitment(), opening.commitment(), "{what}");
        check("another salt", Opening { salt: Salt([2; 32]), ..opening.clone() });
        check("another name", Opening { name: "speakers".into(), ..opening.clone() });
        check("another text", Opening { text: "A. N. Othe".into(), ..opening.clone() });
        assert_eq!(Opening { entry: 4, ..opening.clone() }.commitment(), opening.commitment());
    }
}
