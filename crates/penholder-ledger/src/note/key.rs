//! Keys of logs and witnesses.
//!
//! Implements: C2SP signed-note (Ed25519, type 0x01; key text `name+id+base64`) and C2SP tlog-cosignature version 1
//! (type 0x04: the witness signs the time with the text).
//! Not here: keeping a key safe on disk.

use super::{BASE64, Note, Signature};
use crate::hash::{Hash, hex};
use base64::Engine;
use ed25519_dalek::{Signature as Ed25519, Signer as _, SigningKey, VerifyingKey};
use std::fmt;

const LOG: u8 = 1;
const WITNESS: u8 = 4;

/// Why a text is not a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key: {0}")]
pub struct BadKey(&'static str);

/// The public key of a log or of a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    /// The type byte, which also says what is signed.
    kind: u8,
    key: VerifyingKey,
}

/// The private key of a log or of a witness. Not printed by `Debug`.
#[derive(Clone)]
pub struct Signer {
    verifier: Verifier,
    key: SigningKey,
}

impl Verifier {
    /// Returns the key that a text (`name+id+base64`) is.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Verifier, BadKey> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(code)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadKey("expected name+id+base64"));
        };
        let bytes = BASE64.decode(code).map_err(|_| BadKey("the last part is not base64"))?;
        let Some((&kind @ (LOG | WITNESS), point)) = bytes.split_first() else {
            return Err(BadKey("neither an Ed25519 key (1) nor a witness's (4)"));
        };
        let point: &[u8; 32] = point.try_into().map_err(|_| BadKey("the key is not 32 bytes long"))?;
        let key = VerifyingKey::from_bytes(point).map_err(|_| BadKey("not a point of the curve"))?;
        let verifier = Verifier::new(name, kind, key)?;
        if hex(&verifier.id()) != id {
            return Err(BadKey("the id is not that of the name and the key"));
        }
        Ok(verifier)
    }

    fn new(name: &str, kind: u8, key: VerifyingKey) -> Result<Verifier, BadKey> {
        if !is_name(name) {
            return Err(BadKey("a name is not empty and has no space, plus sign or control character"));
        }
        Ok(Verifier { name: name.to_owned(), kind, key })
    }

    /// Returns the name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns whether it is a witness's key.
    pub fn is_witness(&self) -> bool {
        self.kind == WITNESS
    }

    /// Returns the first four bytes of SHA-256(name, line end, type, key).
    pub fn id(&self) -> [u8; 4] {
        let hash = Hash::of_parts(&[self.name.as_bytes(), b"\n", &[self.kind], self.key.as_bytes()]).0;
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// Returns whether a signature line names this key; it may still be false.
    pub fn named_by(&self, line: &Signature) -> bool {
        line.name == self.name && line.key_id == self.id()
    }

    pub(super) fn signed(&self, text: &str, line: &Signature) -> bool {
        let (time, signature) = match (self.kind, line.bytes.split_first_chunk::<8>()) {
            (WITNESS, Some((time, signature))) => (Some(u64::from_be_bytes(*time)), signature),
            (WITNESS, None) => return false,
            _ => (None, &line.bytes[..]),
        };
        let Ok(signature) = Ed25519::from_slice(signature) else { return false };
        self.key.verify_strict(signed_text(text, time).as_bytes(), &signature).is_ok()
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = BASE64.encode([&[self.kind], &self.key.as_bytes()[..]].concat());
        write!(f, "{}+{}+{code}", self.name, hex(&self.id()))
    }
}

impl Signer {
    /// Returns the log key of this name from 32 secret bytes.
    ///
    /// # Errors
    /// The name is empty or has a space, a plus sign or a control character.
    pub fn from_seed(name: &str, seed: [u8; 32]) -> Result<Signer, BadKey> {
        Signer::of_kind(name, LOG, seed)
    }

    /// Returns the witness key of this name from 32 secret bytes.
    ///
    /// # Errors
    /// As [`Signer::from_seed`].
    pub fn witness_from_seed(name: &str, seed: [u8; 32]) -> Result<Signer, BadKey> {
        Signer::of_kind(name, WITNESS, seed)
    }

    fn of_kind(name: &str, kind: u8, seed: [u8; 32]) -> Result<Signer, BadKey> {
        let key = SigningKey::from_bytes(&seed);
        Ok(Signer { verifier: Verifier::new(name, kind, key.verifying_key())?, key })
    }

    /// Returns a new log key from the system's random numbers.
    ///
    /// # Errors
    /// A bad name, or no random numbers to be had.
    pub fn generate(name: &str) -> Result<Signer, BadKey> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|_| BadKey("the system gives no random numbers"))?;
        Signer::from_seed(name, seed)
    }

    /// Returns the key from its secret text (`PRIVATE+KEY+name+id+base64`).
    ///
    /// # Errors
    /// Says what is wrong with the text, never what it holds.
    pub fn parse(text: &str) -> Result<Signer, BadKey> {
        let rest = text.trim_end().strip_prefix("PRIVATE+KEY+").ok_or(BadKey("expected PRIVATE+KEY+name+id+base64"))?;
        let mut parts = rest.splitn(3, '+');
        let (Some(name), Some(id), Some(code)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadKey("expected PRIVATE+KEY+name+id+base64"));
        };
        let bytes = BASE64.decode(code).map_err(|_| BadKey("the last part is not base64"))?;
        let Some((&kind @ (LOG | WITNESS), seed)) = bytes.split_first() else {
            return Err(BadKey("neither an Ed25519 key (1) nor a witness's (4)"));
        };
        let seed = seed.try_into().map_err(|_| BadKey("the key is not 32 bytes long"))?;
        let signer = Signer::of_kind(name, kind, seed)?;
        if hex(&signer.verifier.id()) != id {
            return Err(BadKey("the id is not that of the name and the key"));
        }
        Ok(signer)
    }

    /// Returns the secret text: whoever reads it can sign as this log.
    pub fn to_secret_text(&self) -> String {
        let Verifier { name, kind, .. } = &self.verifier;
        let code = BASE64.encode([&[*kind], &self.key.as_bytes()[..]].concat());
        format!("PRIVATE+KEY+{name}+{}+{code}", hex(&self.verifier.id()))
    }

    /// Returns the public key.
    pub fn verifier(&self) -> Verifier {
        self.verifier.clone()
    }

    /// Returns the text with this log's signature; the text must end with a line end.
    pub fn sign(&self, text: &str) -> Note {
        Note { text: text.to_owned(), signatures: vec![self.line(text, None)] }
    }

    /// Returns a witness's signature line over a checkpoint seen at this time (seconds since 1970 UTC).
    pub fn cosign(&self, text: &str, at_s: u64) -> Signature {
        self.line(text, Some(at_s))
    }

    fn line(&self, text: &str, at_s: Option<u64>) -> Signature {
        let signature = self.key.sign(signed_text(text, at_s).as_bytes()).to_bytes();
        let time = at_s.map(u64::to_be_bytes);
        let bytes = [time.as_ref().map_or(&[][..], |time| time), &signature].concat();
        Signature { name: self.verifier.name.clone(), key_id: self.verifier.id(), bytes }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.verifier)
    }
}

fn signed_text(text: &str, at_s: Option<u64>) -> String {
    match at_s {
        Some(at_s) => format!("cosignature/v1\ntime {at_s}\n{text}"),
        None => text.to_owned(),
    }
}

/// C2SP: not empty, no space of any kind, no plus sign.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_being_written() {
        for signer in [Signer::from_seed("log", [1; 32]).unwrap(), Signer::witness_from_seed("w", [2; 32]).unwrap()] {
            let again = Signer::parse(&signer.to_secret_text()).unwrap();
            assert_eq!(again.verifier(), signer.verifier());
            assert_eq!(Verifier::parse(&signer.verifier().to_string()), Ok(signer.verifier()));
            assert!(!format!("{signer:?}").contains("PRIVATE"));
        }
    }

    #[test]
    fn bad_keys_say_why() {
        let key = Signer::from_seed("log", [1; 32]).unwrap().verifier().to_string();
        let check = |text: &str, why: &str| assert_eq!(Verifier::parse(text).unwrap_err().0, why);
        check("log", "expected name+id+base64");
        check(&key.replace("log", "dog"), "the id is not that of the name and the key");
        check("a+00000000+Aw==", "neither an Ed25519 key (1) nor a witness's (4)");
        check("a+00000000+AQ==", "the key is not 32 bytes long");
        assert!(Signer::from_seed("a name", [0; 32]).is_err());
        assert!(Signer::from_seed("", [0; 32]).is_err());
    }

    #[test]
    fn a_witness_signs_the_time_too() {
        let witness = Signer::witness_from_seed("w.example", [5; 32]).unwrap();
        let mut note = Signer::from_seed("log", [1; 32]).unwrap().sign("log\n1\nx\n");
        note.signatures.push(witness.cosign(&note.text, 1_700_000_000));
        assert!(note.signature_by(&witness.verifier()).is_ok());
        let line = note.signatures.last_mut().unwrap();
        line.bytes[7] ^= 1;
        assert!(note.signature_by(&witness.verifier()).is_err());
    }
}
