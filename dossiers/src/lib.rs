//! What is said about matters before the bodies: the shipped dossiers, and cases made of them.
//!
//! A [`Case`] is a dossier with what the record, the charters and the texts make of it: who sat and presided, what was
//! decided how, which claims clash and how that was settled, what amendments took out, the timeline, the length of the
//! deadlock, the questions a reader has. It goes out as text (`penholder-cli`), as a page (`penholder-web`) and by [`export`].
//! Always: every shipped dossier reads without a fault (tested here); an answer names its sources.
//! Not here: the format and its reader, conflicts, rules of evidence (`penholder_core::dossier`).

pub mod case;
pub mod export;
pub mod law;
pub mod lookup;
pub mod question;
pub mod spell;

use std::sync::OnceLock;

use penholder_core::dossier::{Dossier, DossierFaults, File, parts};
use penholder_core::source::Faults;

pub use case::{Case, CaseError};

/// One shipped dossier: its id and its files, the head first.
pub struct Shipped {
    /// Its id, the name of its folder.
    pub id: &'static str,
    /// The names of its files and what is in them.
    pub files: &'static [(&'static str, &'static str)],
}

macro_rules! shipped {
    ($($id:literal: [$($file:literal),* $(,)?]),* $(,)?) => {
        /// Every shipped dossier, the latest matter first.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            id: $id,
            files: &[$(($file, include_str!(concat!("../", $id, "/", $file)))),*],
        }),*];
    };
}

shipped![
    "aleppo-2014": [
        "dossier.toml", "sources.toml", "actors.toml", "texts.toml", "events.toml", "claims.toml", "conference.toml",
        "verdicts.toml", "report.toml", "vocabulary.toml", "statement-january.txt", "amendments-january.toml",
        "statement-december.txt", "amendments-december.toml",
    ],
    "damascus-2012": ["dossier.toml"],
    "houla-2012": ["dossier.toml"],
];

/// The files of one dossier in memory, the head first.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// What the folder is called in messages.
    pub name: String,
    /// Names and contents.
    pub files: Vec<(String, String)>,
}

/// Why a dossier cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The list of its parts is faulty.
    #[error("{}", .0.lines().join("\n"))]
    Head(Box<Faults>),
    /// Its files are.
    #[error(transparent)]
    Files(Box<DossierFaults>),
}

impl Folder {
    /// A shipped one.
    #[must_use]
    pub fn shipped(id: &str) -> Option<Self> {
        let shipped = SHIPPED.iter().find(|shipped| shipped.id == id)?;
        let files = shipped.files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Some(Self { name: format!("dossiers/{id}"), files })
    }

    /// One read through `open`, which gives the contents of the files that the head names; the texts and amendments that
    /// the dossier names are taken along where `open` has them.
    ///
    /// # Errors
    /// [`Unreadable`] if the head has no list of parts.
    pub fn opened(
        name: &str,
        head: &str,
        text: &str,
        mut open: impl FnMut(&str) -> Option<String>,
    ) -> Result<Self, Unreadable> {
        let mut files = vec![(head.to_owned(), text.to_owned())];
        for part in parts(head, text).map_err(Unreadable::Head)? {
            files.extend(open(&part).map(|text| (part, text)));
        }
        let mut folder = Self { name: name.to_owned(), files };
        if let Ok(dossier) = folder.dossier() {
            for text in &dossier.texts {
                for file in text.words_in.iter().chain(&text.amendments) {
                    folder.files.extend(open(file).map(|text| (file.clone(), text)));
                }
            }
        }
        Ok(folder)
    }

    /// What is in a file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// The dossier in it.
    ///
    /// # Errors
    /// [`Unreadable`] with every fault of every file.
    pub fn dossier(&self) -> Result<Dossier, Unreadable> {
        let head = self.files.first().map_or("", |(_, text)| text.as_str());
        let wanted = parts("dossier.toml", head).map_err(Unreadable::Head)?;
        let named = |name: &str| if self.name.is_empty() { name.to_owned() } else { format!("{}/{name}", self.name) };
        let is_part = |(at, (name, _)): &(usize, &(String, String))| *at == 0 || wanted.contains(name);
        let files: Vec<(String, &str)> = self
            .files
            .iter()
            .enumerate()
            .filter(is_part)
            .map(|(_, (name, text))| (named(name), text.as_str()))
            .collect();
        let files: Vec<File<'_>> = files.iter().map(|(name, text)| File { name, text }).collect();
        Dossier::read(&files).map_err(Unreadable::Files)
    }
}

/// The case of a shipped dossier, made once; `None` if there is none.
///
/// # Errors
/// [`CaseError`] if the shipped data are damaged.
pub fn case(id: &str) -> Option<Result<&'static Case, &'static CaseError>> {
    static MADE: [OnceLock<Result<Case, CaseError>>; SHIPPED.len()] = [const { OnceLock::new() }; SHIPPED.len()];
    let at = SHIPPED.iter().position(|shipped| shipped.id == id)?;
    let folder = Folder::shipped(id)?;
    Some(MADE[at].get_or_init(|| Case::of(&folder, penholder_record::security_council())).as_ref())
}
