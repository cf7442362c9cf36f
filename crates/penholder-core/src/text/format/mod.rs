//! Readers and writers of texts.
//!
//! Always: a reader takes any bytes that are UTF-8, in bounded time and memory, and ends in a value or an error with a
//! line; what a writer writes, its reader reads back as the same text.
//! Not here: files (`penholder-cli`), typeset documents.

pub mod akn;
mod furniture;

pub mod markdown;
mod marks;
pub mod plain;

use super::TextError;

/// The longest input any reader takes, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Why something cannot be read as a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", .line.map(|n| format!("line {n}: ")).unwrap_or_default())]
pub struct ReadError {
    /// The line, from 1, if the fault has one.
    pub line: Option<usize>,
    /// What is wrong, in the reader's words.
    pub what: String,
    /// What to do about it, if something can be said.
    pub hint: Option<String>,
}

impl ReadError {
    fn at(line: usize, what: impl Into<String>) -> Self {
        Self { line: Some(line), what: what.into(), hint: None }
    }

    fn whole(what: impl Into<String>) -> Self {
        Self { line: None, what: what.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl From<TextError> for ReadError {
    fn from(fault: TextError) -> Self {
        Self::whole(fault.to_string())
    }
}

fn within_limits(source: &str) -> Result<(), ReadError> {
    if source.len() > MAX_BYTES {
        let (is, most) = (source.len().div_ceil(1_048_576), MAX_BYTES / 1_048_576);
        return Err(ReadError::whole(format!("the text is {is} MiB long; {most} MiB can be read"))
            .hint("split it, or leave out what is not text"));
    }
    Ok(())
}
