//! Sittings as scripts: who does what, when; played through the procedure and told as minutes.
//!
//! Always: every shipped script plays to its end as it says (tested here).
//! Not here: the rules (`penholder-core`), keeping what happened (`penholder-ledger`; a script is played through a
//! [`play::Door`]).

pub mod minutes;
pub mod play;
pub mod render;
pub mod script;
mod verb;

pub use minutes::{Line, Minutes, Teller, minutes};
pub use play::{Door, Nowhere, PlayError, Played, Submitted, play};
pub use script::Script;
pub use verb::wording;

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        /// Every shipped script: its name and its text.
        pub const SHIPPED: &[(&str, &str)] = &[$(($id, include_str!(concat!("../sittings/", $id, ".toml")))),*];
    };
}

shipped![
    "1948-05-24-czechoslovakia",
    "1959-09-07-laos-ruling",
    "1959-09-07-laos-statement-1945",
    "2011-08-03-lebanon",
    "2012-05-27-houla",
    "2012-08-15-press-statement",
    "2013-12-19-aleppo",
    "2014-01-08-aleppo",
    "2016-10-05-straw-poll",
    "2018-04-10-three-drafts",
    "2022-02-25-ukraine",
    "2022-02-27-special-session",
    "2023-12-22-gaza",
    "2025-02-24-three-years",
    "2025-09-19-snapback",
    "board",
    "iso-ballot",
    "nmun",
];

/// The law of a body by its id: charter and procedure as text.
#[must_use]
pub fn law(id: &str) -> Option<(String, String)> {
    let charter = penholder_charters::SHIPPED.iter().find(|shipped| shipped.id == id)?.charter;
    let (_, procedure) = penholder_charters::PROCEDURES.iter().find(|(body, _)| *body == id)?;
    Some((charter.to_owned(), (*procedure).to_owned()))
}

/// The shipped script with this name.
#[must_use]
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(id, _)| *id == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, text: &str) -> String {
        let script = match Script::read(name, text, &law) {
            Ok(script) => script,
            Err(faults) => return faults.lines().join("\n"),
        };
        match play(&script, &mut Nowhere) {
            Ok(played) => render::text(&minutes(&script, &played), 100),
            Err(why) => format!("{name}: {why}"),
        }
    }

    #[test]
    fn every_shipped_script_plays_to_its_end() {
        let told: Vec<(&str, String)> = SHIPPED.iter().map(|(name, text)| (*name, told(name, text))).collect();
        for (name, minutes) in told {
            insta::assert_snapshot!(name, minutes);
        }
    }

    #[test]
    fn minutes_have_four_other_forms() {
        let (name, text) = SHIPPED[0];
        let script = Script::read(name, text, &law).unwrap();
        let minutes = minutes(&script, &play(&script, &mut Nowhere).unwrap());
        assert!(render::markdown(&minutes).starts_with("# "));
        let page = render::html(&minutes);
        assert_eq!(page.matches("<ul>").count(), page.matches("</ul>").count());
        assert_eq!(page.matches("<li").count(), page.matches("</li>").count());
        assert!(serde_json::to_string(&minutes).unwrap().contains("\"lines\""));
    }
}
