//! How the program stops when it cannot go on: what it says, the hint, and the exit code.

use std::process::ExitCode;

use anstream::eprintln;
use penholder_core::Faults;

use crate::screen::{ERROR, HINT, paint};

/// A reason to stop.
#[derive(Debug)]
pub enum Stop {
    /// What was given is faulty: exit code 2.
    Input {
        /// One lower-case line in the user's words.
        says: String,
        /// The next step.
        hint: Option<String>,
    },
    /// A file is faulty, with every fault at its place: exit code 2.
    File(Box<Faults>),
    /// Several files are: exit code 2.
    Files(Vec<Faults>),
    /// The rules forbid it: exit code 3.
    Refused {
        /// The article and what it forbids.
        says: String,
        /// The next step.
        hint: Option<String>,
    },
    /// The record is damaged: exit code 4.
    Broken(String),
    /// Ctrl-C came before there was anything to show: exit code 130.
    Stopped(String),
    /// Whoever reads the output has gone away.
    Pipe,
}

impl Stop {
    /// Faulty input.
    pub fn input(says: impl Into<String>) -> Self {
        Stop::Input { says: says.into(), hint: None }
    }

    /// The same with a next step.
    #[must_use]
    pub fn hint(self, next: impl Into<String>) -> Self {
        match self {
            Stop::Input { says, .. } => Stop::Input { says, hint: Some(next.into()) },
            Stop::Refused { says, .. } => Stop::Refused { says, hint: Some(next.into()) },
            other => other,
        }
    }

    /// Says it on standard error and gives the exit code.
    pub fn report(self) -> ExitCode {
        let say = |says: &str, hint: Option<&str>| {
            eprintln!("{}: {says}", paint(ERROR, "error"));
            if let Some(hint) = hint {
                eprintln!("{}: {hint}", paint(HINT, "hint"));
            }
        };
        match self {
            Stop::Input { says, hint } => {
                say(&says, hint.as_deref());
                ExitCode::from(2)
            }
            Stop::File(faults) => {
                eprintln!("{:?}", miette::Report::from(*faults));
                ExitCode::from(2)
            }
            Stop::Files(files) => {
                for faults in files {
                    eprintln!("{:?}", miette::Report::from(faults));
                }
                ExitCode::from(2)
            }
            Stop::Refused { says, hint } => {
                say(&says, hint.as_deref());
                ExitCode::from(3)
            }
            Stop::Stopped(says) => {
                eprintln!("{}: {says}", paint(ERROR, "stopped"));
                ExitCode::from(crate::interrupt::STOPPED)
            }
            Stop::Broken(says) => {
                say(&says, None);
                ExitCode::from(4)
            }
            Stop::Pipe => ExitCode::SUCCESS,
        }
    }
}

impl From<Box<Faults>> for Stop {
    fn from(faults: Box<Faults>) -> Self {
        Stop::File(faults)
    }
}

impl From<penholder_studies::Unanswered> for Stop {
    fn from(no: penholder_studies::Unanswered) -> Self {
        Stop::Input { says: no.says, hint: no.hint }
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Stop::Pipe } else { Stop::input(error.to_string()) }
    }
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// Says which file cannot be read and why; a file that is not UTF-8 is refused with the place.
pub fn read_file(path: &str) -> Result<String, Stop> {
    use std::io::Read;
    let limit = u64::try_from(penholder_core::source::LONGEST_FILE_BYTES).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| Stop::input(format!("{path} cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Stop::input(format!("{path} is not UTF-8 text: byte {at} does not belong")).hint("save it as UTF-8")
    })
}
