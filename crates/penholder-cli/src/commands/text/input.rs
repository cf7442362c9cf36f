//! Texts, vocabularies and amendments from files.

use std::path::Path;

use penholder_core::text::Text;
use penholder_core::text::amendment::{self, Settled, Step, settle};
use penholder_core::text::format::{ReadError, akn, markdown, plain};
use penholder_core::text::reference::Vocabulary;

use crate::stop::{Stop, read_file};

/// The vocabularies that come with the program.
pub const VOCABULARIES: [(&str, &str); 2] = [
    ("aleppo-2014", include_str!("../../../../../dossiers/aleppo-2014/vocabulary.toml")),
    ("marisk-2031", include_str!("../../../../../dossiers/marisk-2031/vocabulary.toml")),
];

/// Reads a text: Markdown and Akoma Ntoso by their file names, all else as a printed page.
pub fn text(path: &str) -> Result<Text, Stop> {
    let source = read_file(path)?;
    parse(path, &source).map_err(|error| unreadable(path, &error))
}

/// The same from a source already in hand.
pub fn parse(path: &str, source: &str) -> Result<Text, ReadError> {
    match extension(path).as_str() {
        "md" | "markdown" => markdown::read(source),
        "xml" | "akn" => akn::read(source),
        _ if source.trim_start().starts_with("<?xml") || source.trim_start().starts_with("<akomaNtoso") => {
            akn::read(source)
        }
        _ => plain::read(source).map(|reading| reading.text),
    }
}

/// How a text that cannot be read is refused.
pub fn unreadable(path: &str, error: &ReadError) -> Stop {
    let stop = Stop::input(format!("{path}: {error}"));
    match &error.hint {
        Some(hint) => stop.hint(hint.clone()),
        None => stop,
    }
}

/// The ending of a file's name, in small letters.
pub fn extension(path: &str) -> String {
    Path::new(path).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads a vocabulary: a file, or the name of one that comes with the program; an empty one if none is asked for.
pub fn vocabulary(name: Option<&str>) -> Result<Vocabulary, Stop> {
    let Some(name) = name else { return Ok(Vocabulary::default()) };
    let shipped = VOCABULARIES.iter().find(|(id, _)| *id == name).map(|(_, source)| (*source).to_owned());
    let source = match shipped {
        Some(source) => source,
        None if !Path::new(name).exists() => {
            let names: Vec<&str> = VOCABULARIES.iter().map(|(id, _)| *id).collect();
            return Err(Stop::input(format!("there is no vocabulary `{name}`"))
                .hint(format!("name a file, or one that is shipped: {}", names.join(", "))));
        }
        None => read_file(name)?,
    };
    Vocabulary::read(&source).map_err(|error| Stop::input(format!("{name}: {error}")))
}

/// Reads the steps of a file of amendments to `base`.
pub fn steps(path: &str, base: &Text) -> Result<Vec<Step>, Stop> {
    let source = read_file(path)?;
    amendment::read(&source, base).map_err(|faults| Stop::input(format!("{path}: {faults}")))
}

/// Reads amendments and takes their steps: who withdrew, accepted, amended what.
pub fn settled(path: &str, base: &Text, sponsors: &[String]) -> Result<Vec<Settled>, Stop> {
    let steps = steps(path, base)?;
    settle(&steps, sponsors).map_err(|(step, error)| {
        let stop = Stop::Refused { says: format!("{path}, step {}: {error}", step + 1), hint: None };
        if sponsors.is_empty() { stop.hint("name the draft's sponsors with `--sponsor`") } else { stop }
    })
}
