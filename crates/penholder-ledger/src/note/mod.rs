//! Signed notes: a short text with signature lines below it.
//!
//! Implements: C2SP signed-note (text, blank line, lines `— name base64`).
//! Always: [`Note::parse`] accepts exactly what [`Note`] prints.
//! Not here: what the text means (see [`Checkpoint`]).

mod checkpoint;
mod key;

pub use checkpoint::Checkpoint;
pub use key::{BadKey, Signer, Verifier};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::fmt;

/// A text and who signed it, not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The signed text, ending with a line end.
    pub text: String,
    /// The signature lines in their order, at least one.
    pub signatures: Vec<Signature>,
}

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Name of the key.
    pub name: String,
    /// First four bytes of the hash of the key and its name.
    pub key_id: [u8; 4],
    /// The signature itself (64 bytes for a log; 8 bytes of time before it for a witness).
    pub bytes: Vec<u8>,
}

/// Why a text is not a signed note, or not one to rely on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// It has not the form of a signed note.
    #[error("not a signed note: {0}")]
    Form(&'static str),
    /// The text is not a checkpoint.
    #[error("not a checkpoint: {0}")]
    Checkpoint(&'static str),
    /// It carries no signature by the key it should.
    #[error("not signed by `{0}`")]
    NotSigned(String),
    /// It names the key, but the signature is not that of this text.
    #[error("the signature by `{0}` is not that of this text")]
    WrongSignature(String),
}

impl Note {
    /// Returns the note that the whole text is.
    ///
    /// # Errors
    /// [`BadNote::Form`].
    pub fn parse(text: &str) -> Result<Note, BadNote> {
        if text.chars().any(|c| c < ' ' && c != '\n') {
            return Err(BadNote::Form("it holds a control character"));
        }
        let (body, lines) = text.rsplit_once("\n\n").ok_or(BadNote::Form("no blank line before the signatures"))?;
        let lines = lines.strip_suffix('\n').ok_or(BadNote::Form("the last line is not ended"))?;
        let signatures = lines.split('\n').map(Signature::parse).collect::<Result<Vec<_>, _>>()?;
        if body.is_empty() || signatures.len() > 100 {
            return Err(BadNote::Form("no text, or more than 100 signatures"));
        }
        Ok(Note { text: format!("{body}\n"), signatures })
    }

    /// Returns the signature by this key after checking it.
    ///
    /// # Errors
    /// [`BadNote::NotSigned`] without a line of that key, [`BadNote::WrongSignature`] if any such line is false.
    pub fn signature_by(&self, key: &Verifier) -> Result<&Signature, BadNote> {
        let mut found = None;
        for signature in self.signatures.iter().filter(|line| key.named_by(line)) {
            if !key.signed(&self.text, signature) {
                return Err(BadNote::WrongSignature(key.name().to_owned()));
            }
            found = Some(signature);
        }
        found.ok_or_else(|| BadNote::NotSigned(key.name().to_owned()))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl Signature {
    /// Returns the signature that one line (without its line end) is.
    ///
    /// # Errors
    /// [`BadNote::Form`].
    pub fn parse(line: &str) -> Result<Signature, BadNote> {
        let rest = line.strip_prefix("— ").ok_or(BadNote::Form("a signature line does not begin with a dash"))?;
        let (name, code) = rest.split_once(' ').ok_or(BadNote::Form("a signature line without its signature"))?;
        if !key::is_name(name) {
            return Err(BadNote::Form("a signature line with an impossible name"));
        }
        let bytes = BASE64.decode(code).map_err(|_| BadNote::Form("a signature that is not base64"))?;
        match bytes.split_first_chunk::<4>() {
            Some((key_id, rest)) if !rest.is_empty() => {
                Ok(Signature { name: name.to_owned(), key_id: *key_id, bytes: rest.to_vec() })
            }
            _ => Err(BadNote::Form("a signature that is too short")),
        }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "— {} {}", self.name, BASE64.encode([&self.key_id[..], &self.bytes].concat()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signed_note as peer;

    fn signer() -> Signer {
        Signer::from_seed("penholder.example/test", [3; 32]).unwrap()
    }

    #[test]
    fn signed_note_reads_what_we_sign() {
        let note = signer().sign("one line\nand one more\n");
        let theirs = peer::Note::from_bytes(note.to_string().as_bytes()).unwrap();
        let key = peer::StandardVerifier::new(&signer().verifier().to_string()).unwrap();
        theirs.verify(&peer::VerifierList::new(vec![Box::new(key)])).unwrap();
    }

    #[test]
    fn we_read_what_signed_note_signs() {
        let key = peer::StandardSigner::new(&signer().to_secret_text()).unwrap();
        let mut theirs = peer::Note::new(b"a text\n", &[]).unwrap();
        theirs.add_sigs(&[&key]).unwrap();
        let text = String::from_utf8(theirs.to_bytes()).unwrap();
        let note = Note::parse(&text).unwrap();
        assert!(note.signature_by(&signer().verifier()).is_ok());
        assert_eq!(note.to_string(), text);
    }

    #[test]
    fn every_changed_byte_is_found() {
        let text = signer().sign("penholder.example/test\n3\nabc\n").to_string();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            let accepted = String::from_utf8(bytes)
                .ok()
                .and_then(|text| Note::parse(&text).ok())
                .is_some_and(|note| note.signature_by(&signer().verifier()).is_ok());
            assert!(!accepted, "byte {at}");
        }
    }

    #[test]
    fn other_forms_are_refused() {
        let good = signer().sign("a\n").to_string();
        let check = |text: String, why: &str| assert_eq!(Note::parse(&text), Err(BadNote::Form(leak(why))), "{text}");
        check("a\n".into(), "no blank line before the signatures");
        check(good.trim_end().into(), "the last line is not ended");
        check(good.replace('—', "-"), "a signature line does not begin with a dash");
        check(good.replace("a\n", "a\r\n"), "it holds a control character");
        check(good.replace("penholder", "pen+holder"), "a signature line with an impossible name");
        let other = Signer::from_seed("penholder.example/test", [4; 32]).unwrap();
        let note = Note::parse(&good).unwrap();
        assert_eq!(note.signature_by(&other.verifier()), Err(BadNote::NotSigned("penholder.example/test".into())));
    }

    fn leak(text: &str) -> &'static str {
        text.to_owned().leak()
    }
}
