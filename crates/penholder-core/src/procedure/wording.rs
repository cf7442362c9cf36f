//! One version of a text, known by its hash.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Refusal, Sitting};
use crate::charter::procedure::Article;

/// One version of a text. What stands in the ledger is its hash; the words may stand beside it or elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wording {
    /// What people call the version: `zero draft`, `v3`, `Rev.1`.
    pub version: String,
    /// SHA-256 of the text, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The text, where it is given with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Wording {
    /// A version with its text and the hash of it.
    #[must_use]
    pub fn of(version: &str, text: &str) -> Self {
        let sha256 = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { version: version.to_owned(), sha256, text: Some(text.to_owned()) }
    }

    pub(crate) fn check(&self, sitting: &Sitting<'_>) -> Result<(), Refusal> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if self.sha256.len() == 64 && self.sha256.bytes().all(hex) {
            return Ok(());
        }
        let why = "the hash of a text has 64 hexadecimal digits".to_owned();
        Err(Refusal::Unfit { given: self.sha256.clone(), why, cite: sitting.article(Article::Draft).to_owned() })
    }

    /// The first eight digits of the hash, for people.
    #[must_use]
    pub fn short(&self) -> &str {
        self.sha256.get(..8).unwrap_or(&self.sha256)
    }
}
