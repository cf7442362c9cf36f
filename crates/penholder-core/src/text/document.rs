//! A document: the versions of one text, from zero draft to adoption or failure.
//!
//! Implements: the stages of a draft in the Security Council (practice: notes by the President S/2017/507 and S/2024/507).
//! Always: a text never changes without a new version, and a version has an author; versions are only added.
//! Not here: deadlines and votes (`procedure`).

use std::fmt;

use super::amendment::{Amendment, Settled};
use super::change::AmendError;
use super::compare::pair::with_ids_of;
use super::merge::merge;
use super::{Text, TextError};

/// How far a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The penholder's first text.
    ZeroDraft,
    /// The `n`th revision in the negotiation.
    Revision(u16),
    /// Placed under silence.
    UnderSilence,
    /// Issued in blue, ready for a vote.
    InBlue,
    /// Issued again with `/Rev.n`.
    Rev(u16),
    /// Revised by the sponsor from the floor.
    OralRevision,
    /// Adopted.
    Adopted,
    /// Not adopted, withdrawn or lapsed.
    NotAdopted,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroDraft => f.write_str("zero draft"),
            Self::Revision(n) => write!(f, "revision {n}"),
            Self::UnderSilence => f.write_str("under silence"),
            Self::InBlue => f.write_str("in blue"),
            Self::Rev(n) => write!(f, "Rev.{n}"),
            Self::OralRevision => f.write_str("oral revision"),
            Self::Adopted => f.write_str("adopted"),
            Self::NotAdopted => f.write_str("not adopted"),
        }
    }
}

/// A name that is no stage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no stage: zero draft, revision 1, under silence, in blue, Rev.1, oral revision, adopted, not adopted"
)]
pub struct NoSuchStage(String);

impl std::str::FromStr for Stage {
    type Err = NoSuchStage;

    fn from_str(name: &str) -> Result<Self, NoSuchStage> {
        let number = |prefix: &str| name.strip_prefix(prefix).and_then(|n| n.trim().parse().ok()).filter(|n| *n > 0);
        match name {
            "zero draft" => Ok(Self::ZeroDraft),
            "under silence" => Ok(Self::UnderSilence),
            "in blue" => Ok(Self::InBlue),
            "oral revision" => Ok(Self::OralRevision),
            "adopted" => Ok(Self::Adopted),
            "not adopted" => Ok(Self::NotAdopted),
            _ => number("revision ")
                .map(Self::Revision)
                .or_else(|| number("Rev.").map(Self::Rev))
                .ok_or_else(|| NoSuchStage(name.into())),
        }
    }
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name in the document, as `v1`.
    pub id: String,
    /// Who brought it.
    pub author: String,
    /// How far the text is.
    pub stage: Stage,
    /// The version it goes on from; the first has none.
    pub basis: Option<String>,
    /// The amendments it puts in, if it came by amendments.
    pub amendments: Vec<Amendment>,
    /// The words.
    text: Text,
}

impl Version {
    /// Returns the text of this version.
    pub fn text(&self) -> &Text {
        &self.text
    }
}

/// A text with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub name: String,
    /// Who may accept amendments and revise orally.
    pub sponsors: Vec<String>,
    versions: Vec<Version>,
}

/// Why a version cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    /// No author.
    #[error("a version has an author: say who brings it")]
    NoAuthor,
    /// A name used before.
    #[error("`{0}` is the name of an earlier version")]
    SameId(String),
    /// There is no such version.
    #[error("there is no version `{0}` in this document")]
    NoSuchVersion(String),
    /// After the decision.
    #[error("the text was {0}: no version comes after that")]
    Decided(Stage),
    /// Amendments that collide cannot be put in together.
    #[error("{} collide: put in one of them", .0.join(" and "))]
    Collide(Vec<String>),
    /// An amendment that cannot be executed.
    #[error("`{0}`: {1}")]
    Amend(String, AmendError),
    /// The result is no text.
    #[error(transparent)]
    Text(#[from] TextError),
}

impl Document {
    /// Begins a document with its first version.
    ///
    /// # Errors
    /// [`VersionError::NoAuthor`].
    pub fn begin(
        name: &str,
        sponsors: &[String],
        id: &str,
        author: &str,
        stage: Stage,
        text: Text,
    ) -> Result<Self, VersionError> {
        let mut document = Self { name: name.into(), sponsors: sponsors.to_vec(), versions: Vec::new() };
        document.push(id, author, stage, None, Vec::new(), text)?;
        Ok(document)
    }

    /// Returns the versions, oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Returns the newest version.
    pub fn latest(&self) -> &Version {
        &self.versions[self.versions.len() - 1]
    }

    /// Returns the version of that name.
    ///
    /// # Errors
    /// [`VersionError::NoSuchVersion`].
    pub fn version(&self, id: &str) -> Result<&Version, VersionError> {
        self.versions.iter().find(|v| v.id == id).ok_or_else(|| VersionError::NoSuchVersion(id.into()))
    }

    /// Adds a version whose whole text was written anew; paragraphs that are recognisably the same keep their ids.
    ///
    /// # Errors
    /// [`VersionError`].
    pub fn submit(&mut self, id: &str, author: &str, stage: Stage, text: &Text) -> Result<(), VersionError> {
        let text = with_ids_of(&self.latest().text, text, &format!("new-{}", self.versions.len() + 1))?;
        let basis = Some(self.latest().id.clone());
        self.push(id, author, stage, basis, Vec::new(), text)
    }

    /// Adds a version that puts amendments in, all of them or none.
    ///
    /// # Errors
    /// [`VersionError`]: amendments that collide or cannot be executed change nothing.
    pub fn amend(
        &mut self,
        id: &str,
        author: &str,
        stage: Stage,
        amendments: &[Amendment],
    ) -> Result<(), VersionError> {
        let basis = self.latest();
        let merged = merge(&basis.text, amendments)?;
        if let Some((which, why)) = merged.refused.into_iter().next() {
            return Err(VersionError::Amend(which, why));
        }
        if let Some(collision) = merged.collisions.into_iter().next() {
            return Err(VersionError::Collide(collision.amendments));
        }
        let basis = Some(basis.id.clone());
        self.push(id, author, stage, basis, amendments.to_vec(), merged.text)
    }

    /// Adds a version with what became part of the text: amendments accepted or adopted.
    ///
    /// # Errors
    /// As [`Document::amend`].
    pub fn amend_settled(
        &mut self,
        id: &str,
        author: &str,
        stage: Stage,
        settled: &[Settled],
    ) -> Result<(), VersionError> {
        let put_in: Vec<Amendment> =
            settled.iter().filter(|s| s.standing.is_in()).map(|s| s.amendment.clone()).collect();
        self.amend(id, author, stage, &put_in)
    }

    /// Adds a version with the same words at another stage.
    ///
    /// # Errors
    /// [`VersionError`].
    pub fn advance(&mut self, id: &str, author: &str, stage: Stage) -> Result<(), VersionError> {
        let (basis, text) = (Some(self.latest().id.clone()), self.latest().text.clone());
        self.push(id, author, stage, basis, Vec::new(), text)
    }

    fn push(
        &mut self,
        id: &str,
        author: &str,
        stage: Stage,
        basis: Option<String>,
        amendments: Vec<Amendment>,
        text: Text,
    ) -> Result<(), VersionError> {
        if author.trim().is_empty() {
            return Err(VersionError::NoAuthor);
        }
        if self.versions.iter().any(|v| v.id == id) {
            return Err(VersionError::SameId(id.into()));
        }
        let decided = self.versions.last().map(|v| v.stage).filter(|s| matches!(s, Stage::Adopted | Stage::NotAdopted));
        if let Some(stage) = decided {
            return Err(VersionError::Decided(stage));
        }
        self.versions.push(Version { id: id.into(), author: author.into(), stage, basis, amendments, text });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::format::plain;

    fn text(words: &str) -> Text {
        plain::read(words).unwrap().text
    }

    #[test]
    fn a_text_changes_only_by_a_version_with_an_author() {
        let first = text("The Council,\nRecalling its rules,\n1. Decides to meet weekly.");
        let no_author = Document::begin("d", &[], "v1", " ", Stage::ZeroDraft, first.clone());
        assert_eq!(no_author.unwrap_err(), VersionError::NoAuthor);
        let mut d = Document::begin("d", &[], "v1", "Arvenia", Stage::ZeroDraft, first.clone()).unwrap();
        d.submit(
            "v2",
            "Arvenia",
            Stage::Revision(1),
            &text("The Council,\nRecalling its rules,\n1. Decides to meet daily."),
        )
        .unwrap();
        assert_eq!(d.version("v1").unwrap().text(), &first);
        assert_eq!(d.latest().text().paragraphs()[2].id, first.paragraphs()[2].id, "the paragraph keeps its id");
        assert_eq!(d.latest().basis.as_deref(), Some("v1"));
        d.advance("v3", "Arvenia", Stage::Adopted).unwrap();
        assert_eq!(d.advance("v4", "Arvenia", Stage::InBlue), Err(VersionError::Decided(Stage::Adopted)));
        assert_eq!(d.versions().len(), 3);
    }

    #[test]
    fn stages_are_read_as_they_are_written() {
        let all = [
            Stage::ZeroDraft,
            Stage::Revision(3),
            Stage::UnderSilence,
            Stage::InBlue,
            Stage::Rev(2),
            Stage::OralRevision,
            Stage::Adopted,
            Stage::NotAdopted,
        ];
        for stage in all {
            assert_eq!(stage.to_string().parse(), Ok(stage));
        }
        assert!("revision 0".parse::<Stage>().is_err());
    }
}
