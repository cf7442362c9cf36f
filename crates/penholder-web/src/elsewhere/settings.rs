//! The file that names an identity provider, and what its claims mean here.
//!
//! Always: every fault of the file at once, at its place. The secret stands in a file of its own or in the environment,
//! never in this file. An address of mail counts only if the provider has verified it.

use std::path::{Path, PathBuf};

use axum::http::Uri;
use penholder_chamber::Secret;
use penholder_core::source::{Faults, Placed, Source, Table};
use serde_json::Value;

use super::outward::is_loopback;

/// An identity provider, and what its claims mean here.
#[derive(Clone, Debug)]
pub struct OidcSettings {
    /// What it is called on the button.
    pub name: String,
    /// Its issuer identifier; discovery begins there.
    pub issuer: String,
    /// What this site is called there.
    pub client_id: String,
    /// The secret of this site there; none for a public client, which PKCE protects.
    pub secret: Option<Secret>,
    /// Where browsers reach this site: `https://chamber.example`; without it, as each of them says.
    pub address: Option<String>,
    /// The scopes asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that names a person.
    pub person: String,
    /// Who administers the house.
    administrators: Administrators,
}

#[derive(Clone, Debug, Default)]
struct Administrators {
    subjects: Vec<String>,
    emails: Vec<String>,
    groups: Vec<String>,
    groups_claim: String,
}

/// Why the file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum OidcUnread {
    /// It cannot be opened.
    #[error("{}: cannot be read: {why}", .file.display())]
    Unopened {
        /// The file.
        file: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
    /// It is faulty.
    #[error(transparent)]
    Faulty(Box<Faults>),
}

impl OidcSettings {
    /// Reads the file; a relative path in it starts from its own folder.
    ///
    /// # Errors
    /// [`OidcUnread`].
    pub fn open(file: &Path) -> Result<Self, OidcUnread> {
        let unopened = |why| OidcUnread::Unopened { file: file.to_owned(), why };
        let text = std::fs::read_to_string(file).map_err(unopened)?;
        let folder = file.parent().unwrap_or(Path::new("."));
        Self::read(&file.display().to_string(), &text, folder).map_err(OidcUnread::Faulty)
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// All faults of it.
    pub fn read(name: &str, text: &str, folder: &Path) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| {
            let (name, issuer, client_id) = (file.text("name"), issuer(&file), file.text("client_id"));
            let secret = secret(&file, folder);
            let address = address(&file);
            let scopes =
                if file.has("scopes") { words(file.texts("scopes")) } else { vec!["profile".into(), "email".into()] };
            let person = file.text_if_any("person").unwrap_or_else(|| "name".to_owned());
            let administrators = administrators(&file);
            file.close();
            Some(Self {
                name: name?,
                issuer: issuer?,
                client_id: client_id?,
                secret,
                address,
                scopes,
                person,
                administrators,
            })
        })
    }

    /// Whether the provider runs on this machine and is asked without TLS.
    pub(super) fn is_on_this_machine(&self) -> bool {
        self.issuer.parse().is_ok_and(|uri: Uri| uri.scheme_str() == Some("http") && is_loopback(&uri))
    }

    /// What a person is called: by the claim that names persons, else by another that does.
    pub(super) fn name_of(&self, claims: &Value) -> Option<String> {
        let mut known = [self.person.as_str(), "name", "preferred_username", "email"].into_iter();
        known.find_map(|claim| plain(claims.get(claim)?.as_str()?))
    }

    /// Whether these claims let a person administer the house.
    pub(super) fn lets_administer(&self, subject: &str, claims: &Value) -> bool {
        let Administrators { subjects, emails, groups, groups_claim } = &self.administrators;
        let text = |claim: &str| claims.get(claim).and_then(Value::as_str);
        let verified = claims.get("email_verified").and_then(Value::as_bool) == Some(true);
        let by_email = || {
            verified && text("email").is_some_and(|email| emails.iter().any(|known| known.eq_ignore_ascii_case(email)))
        };
        let is_in = |group: &str| groups.iter().any(|known| known == group);
        let by_group = || match claims.get(groups_claim) {
            Some(Value::String(group)) => is_in(group),
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).any(is_in),
            _ => false,
        };
        subjects.iter().any(|known| known == subject) || by_email() || by_group()
    }
}

/// A name on one line, of at most 120 characters; none if nothing is left.
fn plain(name: &str) -> Option<String> {
    let name: String = name.trim().chars().filter(|letter| !letter.is_control()).take(120).collect();
    Some(name).filter(|name| !name.trim().is_empty())
}

fn words(found: Vec<Placed<String>>) -> Vec<String> {
    found.into_iter().map(|word| word.value).collect()
}

fn issuer(file: &Table<'_, '_>) -> Option<String> {
    let found = file.placed_text("issuer")?;
    let uri: Option<Uri> = found.value.parse().ok();
    let fits = uri.is_some_and(|uri| {
        uri.scheme_str() == Some("https") || (uri.scheme_str() == Some("http") && is_loopback(&uri))
    });
    if !fits {
        let hint = "the issuer as the provider writes it: `https://id.example/realms/council`".to_owned();
        file.fault(found.at, format!("`{}` is no address that begins with https://", found.value), Some(hint));
    }
    Some(found.value)
}

fn address(file: &Table<'_, '_>) -> Option<String> {
    let found = file.placed_text_if_any("address")?;
    let uri: Option<Uri> = found.value.parse().ok();
    let fits = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.path() == "/" && uri.query().is_none()
    });
    if !fits || found.value.ends_with('/') {
        let hint = "scheme and host, nothing after them: `https://chamber.example`".to_owned();
        file.fault(found.at, format!("`{}` is not the address of a site", found.value), Some(hint));
    }
    Some(found.value)
}

fn secret(file: &Table<'_, '_>, folder: &Path) -> Option<Secret> {
    let (path, variable) =
        (file.placed_text_if_any("client_secret_file"), file.placed_text_if_any("client_secret_env"));
    if let (Some(_), Some(variable)) = (&path, &variable) {
        file.fault(variable.at.clone(), "the secret is named twice", Some("keep one of the two".to_owned()));
    }
    let (at, found) = match (path, variable) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(folder.join(&path.value));
            (path.at, text.map_err(|why| format!("`{}` cannot be read: {why}", path.value)))
        }
        (None, Some(variable)) => {
            let text = std::env::var(&variable.value);
            (variable.at, text.map_err(|_| format!("the variable `{}` is not set", variable.value)))
        }
        (None, None) => return None,
    };
    let found = found.and_then(|text| match text.trim() {
        "" => Err("the secret is empty".to_owned()),
        text => Ok(Secret::new(text)),
    });
    found.map_err(|says| file.fault(at, says, Some("leave the secret out for a public client".to_owned()))).ok()
}

fn administrators(file: &Table<'_, '_>) -> Administrators {
    let Some(table) = file.table_if_any("administrators", "table of administrators") else {
        return Administrators::default();
    };
    let found = Administrators {
        subjects: words(table.texts("subjects")),
        emails: words(table.texts("emails")),
        groups: words(table.texts("groups")),
        groups_claim: table.text_if_any("groups_claim").unwrap_or_else(|| "groups".to_owned()),
    };
    table.close();
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const WHOLE: &str = r#"
name = "The Ministry"
issuer = "https://id.example/realms/council"
client_id = "penholder"
client_secret_file = "secret"
address = "https://chamber.example"
person = "display_name"
[administrators]
subjects = ["0001"]
emails = ["ada@example.org"]
groups = ["clerks"]
groups_claim = "roles"
"#;

    fn read(text: &str) -> Result<OidcSettings, Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), "  hush\n").unwrap();
        OidcSettings::read("oidc.toml", text, folder.path()).map_err(|faults| faults.lines())
    }

    #[test]
    fn a_whole_file_reads() {
        let found = read(WHOLE).unwrap();
        assert_eq!((found.secret.as_ref().unwrap().reveal(), found.person.as_str()), ("hush", "display_name"));
        assert!(!format!("{found:?}").contains("hush"), "the secret is not printed");
        assert_eq!(found.scopes, ["profile", "email"]);
        let few = read("name = \"X\"\nissuer = \"https://id.example\"\nclient_id = \"p\"").unwrap();
        assert!(few.secret.is_none() && few.address.is_none() && few.person == "name");
    }

    #[test]
    fn every_fault_at_once_at_its_place() {
        let check = |text: &str, wanted: &[&str]| {
            let found = read(text).unwrap_err();
            assert_eq!(found.len(), wanted.len(), "{found:#?}");
            for (line, wanted) in found.iter().zip(wanted) {
                assert!(line.contains(wanted), "{line}: no `{wanted}`");
            }
        };
        check("", &["`name` is missing", "`issuer` is missing", "`client_id` is missing"]);
        let faulty = WHOLE
            .replace("https://id", "http://id")
            .replace("\"secret\"", "\"nowhere\"")
            .replace("chamber.example", "chamber.example/")
            .replace("groups =", "group =");
        check(
            &faulty,
            &[
                "oidc.toml:3:10: `http://id.example/realms/council` is no address",
                "oidc.toml:5:22: `nowhere` cannot be read",
                "oidc.toml:6:11: `https://chamber.example/` is not the address of a site",
                "oidc.toml:11:1: `group` is not known",
            ],
        );
        check(&WHOLE.replace("address =", "client_secret_env = \"X\"\naddress ="), &["named twice"]);
        check(
            &WHOLE.replace("client_secret_file = \"secret\"", "client_secret_env = \"PENHOLDER_NO_SUCH\""),
            &["is not set"],
        );
    }

    #[test]
    fn who_administers() {
        let settings = read(WHOLE).unwrap();
        let check = |subject: &str, claims: Value, wanted: bool| {
            assert_eq!(settings.lets_administer(subject, &claims), wanted, "{subject} {claims}");
        };
        check("0001", json!({}), true);
        check("0002", json!({}), false);
        check("2", json!({ "email": "ADA@example.org", "email_verified": true }), true);
        check("2", json!({ "email": "ada@example.org", "email_verified": false }), false);
        check("2", json!({ "email": "ada@example.org", "email_verified": "true" }), false);
        check("2", json!({ "email": "ada@example.org" }), false);
        check("2", json!({ "roles": ["x", "clerks"] }), true);
        check("2", json!({ "roles": "clerks" }), true);
        check("2", json!({ "roles": ["clerk"], "groups": ["clerks"] }), false);
        let nobody = read("name = \"X\"\nissuer = \"https://id.example\"\nclient_id = \"p\"").unwrap();
        assert!(!nobody.lets_administer("", &json!({ "": [""], "groups": [""], "email": "", "email_verified": true })));
    }

    #[test]
    fn what_a_person_is_called() {
        let settings = read(WHOLE).unwrap();
        let check = |claims: Value, wanted: Option<&str>| assert_eq!(settings.name_of(&claims).as_deref(), wanted);
        check(json!({ "display_name": " Ada\n Lovelace ", "name": "x" }), Some("Ada Lovelace"));
        check(json!({ "display_name": " ", "preferred_username": "ada" }), Some("ada"));
        check(json!({ "display_name": 7 }), None);
    }
}
