//! The checkpoints this machine has signed, remembered outside the store.
//!
//! A store cannot say that it is an old copy of itself. So every signed checkpoint is also written to a file beside it
//! (for SQLite `FILE.signed`), and a store whose entries end before the last of them, or differ, is refused.
//!
//! Always: written after the store's commit and before anything is acknowledged. A torn last line (power loss) is
//! dropped; a false one before it is not.
//! Not here: protection from somebody who puts back both files. Witnesses and receipts in other hands are for that.

use crate::broken::Broken;
use crate::merkle::Tree;
use crate::note::{Checkpoint, Note, Verifier};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Beyond this many bytes only the last checkpoint is kept.
const LONG: u64 = 1 << 20;

/// The file of signed checkpoints: notes, each followed by an empty line.
#[derive(Debug)]
pub struct Remembered {
    path: PathBuf,
    file: File,
    length: u64,
    last: Option<String>,
}

impl Remembered {
    /// Opens the file, making it if there is none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn open(path: &Path) -> io::Result<Remembered> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text);
        let whole = text.rfind("\n\n\n").map_or(0, |end| end + 3);
        let last = text[..whole].split_terminator("\n\n\n").last().map(|note| format!("{note}\n"));
        let mut remembered = Remembered { path: path.to_owned(), file, length: 0, last };
        remembered.shorten()?;
        Ok(remembered)
    }

    /// Returns the last remembered checkpoint as it was signed.
    pub fn last(&self) -> Option<&str> {
        self.last.as_deref()
    }

    /// Remembers a signed checkpoint.
    ///
    /// # Errors
    /// What the disk says; the checkpoint is then remembered with the next one.
    pub fn add(&mut self, note: &str) -> io::Result<()> {
        self.last = Some(note.to_owned());
        if self.length > LONG {
            return self.shorten();
        }
        let line = format!("{note}\n\n");
        let written = self.file.seek(SeekFrom::Start(self.length)).and_then(|_| self.file.write_all(line.as_bytes()));
        if written.is_ok() {
            self.length += line.len() as u64;
        }
        written
    }

    /// Keeps the last checkpoint only, in a new file put in the place of the old one.
    fn shorten(&mut self) -> io::Result<()> {
        let text = self.last.as_ref().map_or(String::new(), |note| format!("{note}\n\n"));
        let mut name = self.path.as_os_str().to_owned();
        name.push(".new");
        let mut file = File::create(&name)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&name, &self.path)?;
        self.length = text.len() as u64;
        self.file = file;
        Ok(())
    }

    /// Checks that the tree continues what was signed.
    ///
    /// # Errors
    /// [`Broken::RolledBack`] if it is shorter, [`Broken::SplitView`] if it differs, [`Broken::Signature`] if the file
    /// holds something that this key has not signed.
    pub fn check(&self, tree: &Tree, key: &Verifier) -> Result<(), Broken> {
        let Some(note) = self.last() else { return Ok(()) };
        let checkpoint = Note::parse(note).and_then(|note| Checkpoint::open(&note, key));
        let Checkpoint { size, root, .. } = checkpoint.map_err(|why| Broken::Signature { size: tree.size(), why })?;
        match tree.root(size) {
            None => Err(Broken::RolledBack { entry: tree.size(), signed: size }),
            Some(found) if found != root => Err(Broken::SplitView { size }),
            Some(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::Hash;
    use crate::note::Signer;

    fn signer() -> Signer {
        Signer::from_seed("penholder.example/test", [1; 32]).unwrap()
    }

    fn tree(size: u64) -> Tree {
        (0..size).map(|n| Hash::of_entry(&n.to_be_bytes())).collect()
    }

    fn signed(size: u64) -> String {
        Checkpoint::signed(size, tree(size).root(size).unwrap(), &signer()).to_string()
    }

    #[test]
    fn what_was_signed_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.signed");
        for size in 0..5 {
            let mut remembered = Remembered::open(&path).unwrap();
            assert_eq!(remembered.last(), (size > 0).then(|| signed(size)).as_deref());
            remembered.add(&signed(size)).unwrap();
            remembered.add(&signed(size + 1)).unwrap();
        }
        let remembered = Remembered::open(&path).unwrap();
        let check = |size| remembered.check(&tree(size), &signer().verifier());
        assert_eq!(check(5), Ok(()));
        assert_eq!(check(9), Ok(()));
        assert_eq!(check(4), Err(Broken::RolledBack { entry: 4, signed: 5 }));
        let mut other = tree(3);
        other.push(Hash([0; 32]));
        other.push(Hash([1; 32]));
        assert_eq!(remembered.check(&other, &signer().verifier()), Err(Broken::SplitView { size: 5 }));
    }

    #[test]
    fn a_torn_end_is_dropped_and_a_false_note_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.signed");
        let whole = format!("{}\n\n{}\n\n", signed(2), signed(3));
        for cut in 0..=whole.len() {
            std::fs::write(&path, &whole[..whole.floor_char_boundary(cut)]).unwrap();
            let remembered = Remembered::open(&path).unwrap();
            let first = signed(2).len() + 2;
            let want = if cut == whole.len() { Some(signed(3)) } else { (cut >= first).then(|| signed(2)) };
            assert_eq!(remembered.last(), want.as_deref(), "cut at {cut}");
        }
        std::fs::write(&path, whole.replace("\n3\n", "\n2\n")).unwrap();
        let remembered = Remembered::open(&path).unwrap();
        assert!(matches!(remembered.check(&tree(9), &signer().verifier()), Err(Broken::Signature { .. })));
    }

    #[test]
    fn the_file_stays_short() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.signed");
        let mut remembered = Remembered::open(&path).unwrap();
        let note = signed(3);
        for _ in 0..2 * LONG as usize / note.len() {
            remembered.add(&note).unwrap();
        }
        assert!(std::fs::metadata(&path).unwrap().len() < LONG + 2 * note.len() as u64);
        assert_eq!(Remembered::open(&path).unwrap().last(), Some(&note[..]));
    }
}
