//! What is wrong in a file: the fault, its place, its hint.

use miette::{Diagnostic, NamedSource, SourceSpan};

/// One thing that is wrong in a file, with its place and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Diagnostic)]
#[error("{says}")]
pub struct Fault {
    /// What is wrong, one lower-case line in the user's words.
    pub says: String,
    /// Where, in bytes from the start of the file.
    #[label("{label}")]
    pub at: SourceSpan,
    /// The words under the mark.
    pub label: String,
    /// The next step, when there is one.
    #[help]
    pub hint: Option<String>,
}

/// Every fault of one file.
#[derive(Clone, Debug, thiserror::Error, Diagnostic)]
#[error("{}", count_of(.faults.len(), "fault", .source_code.name()))]
pub struct Faults {
    /// The file, so that the faults can be shown in it.
    #[source_code]
    pub source_code: NamedSource<String>,
    /// The faults, in the order of the file.
    #[related]
    pub faults: Vec<Fault>,
}

fn count_of(count: usize, thing: &str, name: &str) -> String {
    if count == 1 { format!("one {thing} in {name}") } else { format!("{count} {thing}s in {name}") }
}

impl Faults {
    /// The faults of `text`, called `name`, put into the order of the file.
    #[must_use]
    pub fn new(name: &str, text: &str, mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.at.offset());
        Self { source_code: NamedSource::new(name, text.to_owned()), faults }
    }

    /// The faults as plain lines `name:line:column: what is wrong (hint)`, for logs and for screens that draw no marks.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let text = self.source_code.inner();
        self.faults
            .iter()
            .map(|fault| {
                let (line, column) = line_and_column(text, fault.at.offset());
                let hint = fault.hint.as_ref().map(|hint| format!(" (hint: {hint})")).unwrap_or_default();
                format!("{}:{line}:{column}: {}{hint}", self.source_code.name(), fault.says)
            })
            .collect()
    }
}

/// Line and column, both from 1, of a byte offset; an offset past the end is the end.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    (line, before.len() - start + 1)
}

/// The nearest of the known words, if one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
