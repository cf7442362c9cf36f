//! A file that tells the versions of a text: who brought which, at what stage, by which amendments.

use std::path::Path;

use penholder_core::text::amendment::{Amendment, settle};
use penholder_core::text::document::{Document, Stage, VersionError};
use serde::Deserialize;

use super::input;
use crate::stop::{Stop, read_file};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    sponsors: Vec<String>,
    amendments: Option<String>,
    #[serde(default)]
    version: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    author: String,
    stage: String,
    text: Option<String>,
    #[serde(default)]
    puts_in: Vec<String>,
}

/// Reads the file and the texts it names, which lie beside it.
pub fn read(path: &str) -> Result<Document, Stop> {
    let source = read_file(path)?;
    let file: File = toml::from_str(&source).map_err(|error| Stop::input(format!("{path}: {error}")))?;
    let beside = |name: &str| Path::new(path).with_file_name(name).to_string_lossy().into_owned();
    let mut entries = file.version.iter();
    let Some(first) = entries.next() else {
        return Err(Stop::input(format!("{path}: there is no `[[version]]`")));
    };
    let Some(text) = &first.text else {
        return Err(Stop::input(format!("{path}: version `{}` comes first and names no `text`", first.id)));
    };
    let refused = |entry: &Entry, error: &VersionError| Stop::input(format!("{path}: version `{}`: {error}", entry.id));
    let base = input::text(&beside(text))?;
    let amendments = match &file.amendments {
        Some(name) => amendments(&beside(name), &base, &file.sponsors)?,
        None => Vec::new(),
    };
    let mut document = Document::begin(&file.name, &file.sponsors, &first.id, &first.author, stage(path, first)?, base)
        .map_err(|error| refused(first, &error))?;
    for entry in entries {
        let stage = stage(path, entry)?;
        let added = match (&entry.text, entry.puts_in.as_slice()) {
            (Some(text), _) => document.submit(&entry.id, &entry.author, stage, &input::text(&beside(text))?),
            (None, []) => document.advance(&entry.id, &entry.author, stage),
            (None, ids) => document.amend(&entry.id, &entry.author, stage, &named(path, &amendments, ids)?),
        };
        added.map_err(|error| refused(entry, &error))?;
    }
    Ok(document)
}

fn amendments(path: &str, base: &penholder_core::text::Text, sponsors: &[String]) -> Result<Vec<Amendment>, Stop> {
    let steps = input::steps(path, base)?;
    let settled = settle(&steps, sponsors).map_err(|(_, error)| Stop::input(format!("{path}: {error}")))?;
    Ok(settled.into_iter().map(|s| s.amendment).collect())
}

fn named(path: &str, amendments: &[Amendment], ids: &[String]) -> Result<Vec<Amendment>, Stop> {
    let find = |id: &String| amendments.iter().find(|a| a.id == *id).cloned();
    ids.iter().map(|id| find(id).ok_or_else(|| Stop::input(format!("{path}: there is no amendment `{id}`")))).collect()
}

fn stage(path: &str, entry: &Entry) -> Result<Stage, Stop> {
    entry.stage.parse().map_err(|error| Stop::input(format!("{path}: version `{}`: {error}", entry.id)))
}
