//! Reads the files of a dossier.
//!
//! Always: every fault of every file at once, each at its place; a thing that is faulty still counts as known, so that one
//! mistake gives one fault. The format is described, with an example, in `docs/dossier.md`.
//! Not here: the sections one by one (`section`), what the files as a whole have to satisfy (`check`), opening files.

mod section;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use self::section::Reader;
use super::{Dossier, Quote, SaidDate, Sort};
use crate::source::{self, Fault, Faults};
use crate::text::reference::Vocabulary;

/// One file of a dossier.
#[derive(Clone, Copy, Debug)]
pub struct File<'t> {
    /// What it is called in messages.
    pub name: &'t str,
    /// What is in it.
    pub text: &'t str,
}

/// Every fault of every file.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .files.iter().flat_map(Faults::lines).collect::<Vec<_>>().join("\n"))]
pub struct DossierFaults {
    /// The files that are faulty, in their order.
    pub files: Vec<Faults>,
}

impl DossierFaults {
    /// Every fault as one line: `name:line:column: what is wrong (hint)`.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.files.iter().flat_map(Faults::lines).collect()
    }
}

/// The names of the other files that the head of a dossier, `text`, names: its parts, then its vocabulary.
///
/// # Errors
/// The faults of the list, if the head is no TOML or has no `[dossier]`.
pub fn parts(name: &str, text: &str) -> Result<Vec<String>, Box<Faults>> {
    source::Source::read(name, text, |table| {
        let head = table.table("dossier", "dossier")?;
        let mut names: Vec<String> = head.texts("parts").into_iter().map(|part| part.value).collect();
        names.extend(head.text_if_any("vocabulary"));
        Some(names)
    })
}

/// Where something stands in the files: the file by its number, and bytes in it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Spot {
    /// The file.
    pub file: usize,
    /// Bytes in it.
    pub at: Range<usize>,
}

/// A reference to something by its id, to be followed when all files are read.
pub(super) struct Reference {
    pub id: String,
    pub allowed: &'static [Sort],
    pub spot: Spot,
}

/// What is found in the files before it is checked as a whole.
#[derive(Default)]
pub(super) struct Reading {
    pub dossier: Dossier,
    pub known: Vec<(String, Sort, Spot)>,
    pub references: Vec<Reference>,
    pub quotes: Vec<(Quote, Spot)>,
    pub said: Vec<(SaidDate, Spot)>,
    pub spots: HashMap<String, Spot>,
    pub invitations: Vec<Spot>,
    pub sentences: Vec<Spot>,
    pub faults: Vec<Vec<Fault>>,
    pub things: BTreeSet<String>,
    heads: usize,
}

impl Dossier {
    /// Reads a dossier from its files, the head first; the vocabulary that the head names may be among them.
    ///
    /// # Errors
    /// [`DossierFaults`], all of them at once.
    pub fn read(files: &[File<'_>]) -> Result<Self, Box<DossierFaults>> {
        let mut reading = Reading { faults: vec![Vec::new(); files.len()], ..Reading::default() };
        let vocabulary = files.first().and_then(|head| vocabulary_of(head));
        for (number, file) in files.iter().enumerate() {
            if number > 0 && vocabulary.as_deref().is_some_and(|name| short(file.name) == name) {
                reading.vocabulary(number, file);
                continue;
            }
            let read = source::Source::read(file.name, file.text, |table| {
                Reader { reading: &mut reading, file: number }.whole(&table);
                table.close();
                Some(())
            });
            if let Err(faults) = read {
                reading.faults[number].extend(faults.faults);
            }
        }
        if files.is_empty() {
            reading.faults.push(Vec::new());
        }
        if reading.heads == 0 && reading.faults.iter().all(Vec::is_empty) {
            reading.fault(
                &Spot::default(),
                "there is no `[dossier]` in these files",
                Some("the head has a title and a sentence"),
            );
        }
        reading.dossier.index();
        super::check::all(&mut reading, files);
        if reading.faults.iter().all(Vec::is_empty) {
            return Ok(reading.dossier);
        }
        let nothing = [File { name: "dossier", text: "" }];
        let files = if files.is_empty() { &nothing[..] } else { files };
        let files = files.iter().zip(reading.faults).filter(|(_, faults)| !faults.is_empty());
        Err(Box::new(DossierFaults {
            files: files.map(|(file, faults)| Faults::new(file.name, file.text, faults)).collect(),
        }))
    }
}

/// The last part of a file's name.
pub(super) fn short(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn vocabulary_of(head: &File<'_>) -> Option<String> {
    source::Source::read(head.name, head.text, |table| {
        Some(table.table_if_any("dossier", "dossier").and_then(|head| head.text_if_any("vocabulary")))
    })
    .ok()
    .flatten()
}

impl Reading {
    pub(super) fn fault(&mut self, spot: &Spot, says: impl Into<String>, hint: Option<&str>) {
        let hint = hint.map(str::to_owned);
        let fault = Fault { says: says.into(), at: spot.at.clone().into(), label: "here".to_owned(), hint };
        if let Some(faults) = self.faults.get_mut(spot.file)
            && faults.len() < source::MOST_FAULTS
            && !faults.contains(&fault)
        {
            faults.push(fault);
        }
    }

    fn vocabulary(&mut self, number: usize, file: &File<'_>) {
        match Vocabulary::read(file.text) {
            Ok(vocabulary) => {
                self.things = vocabulary.things().iter().map(|thing| thing.id.clone()).collect();
            }
            Err(error) => self.fault(&Spot { file: number, at: 0..0 }, error.to_string(), None),
        }
    }
}
