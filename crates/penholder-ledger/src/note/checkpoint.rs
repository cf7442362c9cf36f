//! Checkpoints: the size and root of the tree at one moment, signed.
//!
//! Implements: C2SP tlog-checkpoint (origin, size, base64 root; no extension lines).

use super::{BASE64, BadNote, Note, Signer, Verifier};
use crate::hash::Hash;
use base64::Engine;

/// What a log says its tree is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log; the name of its key.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Returns the text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.0))
    }

    /// Returns the checkpoint signed by the log, whose key's name is the origin.
    pub fn signed(size: u64, root: Hash, signer: &Signer) -> Note {
        let origin = signer.verifier().name().to_owned();
        signer.sign(&Checkpoint { origin, size, root }.text())
    }

    /// Returns the checkpoint in a note, after checking the log's signature.
    ///
    /// # Errors
    /// The note is not signed by the key, or its text is not a checkpoint of that log.
    pub fn open(note: &Note, key: &Verifier) -> Result<Checkpoint, BadNote> {
        note.signature_by(key)?;
        let checkpoint = Checkpoint::parse(&note.text)?;
        if checkpoint.origin != key.name() {
            return Err(BadNote::Checkpoint("it is of another log"));
        }
        Ok(checkpoint)
    }

    /// Returns the checkpoint that an unsigned text is.
    ///
    /// # Errors
    /// [`BadNote::Checkpoint`].
    pub fn parse(text: &str) -> Result<Checkpoint, BadNote> {
        let mut lines = text.split('\n');
        let (Some(origin), Some(size), Some(root), Some(""), None) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(BadNote::Checkpoint("expected three lines: origin, size, root"));
        };
        let number = size.parse().map_err(|_| BadNote::Checkpoint("the size is not a number"))?;
        let root = BASE64.decode(root).ok().and_then(|root| root.try_into().ok());
        let root = Hash(root.ok_or(BadNote::Checkpoint("the root is not 32 bytes in base64"))?);
        let checkpoint = Checkpoint { origin: origin.to_owned(), size: number, root };
        if origin.is_empty() || checkpoint.text() != text {
            return Err(BadNote::Checkpoint("no origin, or a size with a leading zero"));
        }
        Ok(checkpoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tlog_tiles_reads_ours() {
        let signer = Signer::from_seed("penholder.example/body", [3; 32]).unwrap();
        let note = Checkpoint::signed(5, Hash([8; 32]), &signer);
        let theirs = tlog_tiles::Checkpoint::from_bytes(note.text.as_bytes()).unwrap();
        assert_eq!((theirs.origin(), theirs.size(), theirs.hash().0), ("penholder.example/body", 5, [8; 32]));
        let ours = Checkpoint::open(&note, &signer.verifier()).unwrap();
        assert_eq!(ours, Checkpoint { origin: "penholder.example/body".into(), size: 5, root: Hash([8; 32]) });
    }

    #[test]
    fn other_texts_are_refused() {
        let root = BASE64.encode([8; 32]);
        let check = |text: String, why| assert_eq!(Checkpoint::parse(&text), Err(BadNote::Checkpoint(why)), "{text}");
        check(format!("o\n5\n{root}"), "expected three lines: origin, size, root");
        check(format!("o\n5\n{root}\nmore\n"), "expected three lines: origin, size, root");
        check(format!("o\n-5\n{root}\n"), "the size is not a number");
        check(format!("o\n05\n{root}\n"), "no origin, or a size with a leading zero");
        check(format!("\n5\n{root}\n"), "no origin, or a size with a leading zero");
        check("o\n5\nAAAA\n".into(), "the root is not 32 bytes in base64");
        let signer = Signer::from_seed("a", [3; 32]).unwrap();
        let other = signer.sign(&format!("b\n5\n{root}\n"));
        assert_eq!(Checkpoint::open(&other, &signer.verifier()), Err(BadNote::Checkpoint("it is of another log")));
    }
}
