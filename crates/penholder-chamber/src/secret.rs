//! Secrets: tokens, keys, hashes of passwords.
//!
//! Always: a secret prints as `***`, wherever it stands; of a token only its SHA-256 is kept, so that the house cannot
//! show it again.
//! Not here: who holds which (`house`).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use penholder_ledger::hash::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A text that must not be seen. It is written out only by [`Secret::reveal`] and into the house's own documents.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes a text as a secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A new token: 256 random bits in 43 characters that can stand in an address.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn token() -> Result<Self, NoRandomness> {
        Ok(Self(URL_SAFE_NO_PAD.encode(random::<32>()?)))
    }

    /// The text itself, to be sent to the one whose it is.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The short code that stands for a token where people type it: six plain letters and digits, which tell nothing
    /// of the token itself.
    #[must_use]
    pub fn code(&self) -> String {
        plain(&Sha256::digest(format!("code {}", self.0))[..6])
    }

    /// What is kept of a token: its SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

/// The machine gives no random numbers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the machine gives no random numbers: {0}")]
pub struct NoRandomness(String);

/// The SHA-256 of a text in hexadecimal digits.
#[must_use]
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Letters and digits that are not mistaken for each other when read aloud.
const PLAIN: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// A new id: ten plain letters and digits.
///
/// # Errors
/// [`NoRandomness`].
pub fn fresh_id() -> Result<String, NoRandomness> {
    Ok(plain(&random::<10>()?))
}

/// One plain letter or digit for each byte.
fn plain(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(PLAIN[usize::from(byte % 32)])).collect()
}

/// A code as it was typed: in small letters, without what people put between them.
#[must_use]
pub fn typed_code(typed: &str) -> String {
    let plain = typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
    // there is no `o` in a code
    plain.map(|letter| if letter == 'o' { '0' } else { letter }).take(64).collect()
}

fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|why| NoRandomness(why.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_seen() {
        let token = Secret::token().unwrap();
        assert_eq!(format!("{token:?} {token} {:?}", Some(&token)), "*** *** Some(***)");
        assert_eq!((token.reveal().len(), token.digest().len()), (43, 64));
        assert_ne!(token, Secret::token().unwrap());
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(""), empty);
        let code = token.code();
        assert_eq!((code.len(), &code), (6, &token.code()));
        assert!(code.bytes().all(|byte| PLAIN.contains(&byte)), "{code}");
        assert_eq!(typed_code(" K7m-2O x "), "k7m20x");
    }
}
