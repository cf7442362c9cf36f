//! The draft: every line with its answer, as a file that can be taken up again.
//!
//! Always: a draft is no dossier: it is refused as one, and only lines answered with yes become entries (`entry`).
//! Taking a draft up again reads the report again; answers are laid beside the lines by kind, place and rule.
//! Not here: asking (the program does that).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::measure::Chars;
use crate::proposal::{Kind, Proposal};

/// What a person answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Open,
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

/// A proposal with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was proposed; the label may be the person's.
    pub proposal: Proposal,
    /// The label as it was proposed.
    pub proposed: String,
    /// The answer.
    pub answer: Answer,
}

/// A report with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the report is called.
    pub report: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its day.
    pub published: Date,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// How long its text is, in bytes.
    pub bytes: usize,
    /// The lines.
    pub lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    draft: Head,
    #[serde(default)]
    line: Vec<Kept>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: u32,
    report: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    published: Date,
    sha256: String,
    bytes: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    number: usize,
    answer: Answer,
    kind: String,
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proposed: Option<String>,
    says: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    actors: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    objects: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holder: Option<String>,
    mood: String,
    negated: bool,
    certainty: String,
    rule: String,
    span: [usize; 2],
    chars: [usize; 2],
    words: String,
}

/// The number of the format, which goes up when an older program could misread a file.
const FORMAT: u32 = 1;

impl Draft {
    /// How many lines have an answer: yes, no, none yet.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [Answer::Yes, Answer::No, Answer::Open]
            .map(|answer| self.lines.iter().filter(|line| line.answer == answer).count())
    }

    /// Puts fresh proposals into a draft with nothing answered.
    #[must_use]
    pub fn open(proposals: Vec<Proposal>) -> Vec<Line> {
        let line = |proposal: Proposal| Line { proposed: proposal.label.clone(), proposal, answer: Answer::Open };
        proposals.into_iter().map(line).collect()
    }

    /// The draft as a file. `text` is the report, of which at most twelve words a line are kept.
    ///
    /// # Errors
    /// Says so if it cannot be written as TOML; no draft is known that cannot.
    pub fn to_toml(&self, text: &str) -> Result<String, toml::ser::Error> {
        let [yes, no, open] = self.counts();
        let state = if open == 0 { "every line is answered" } else { "UNCONFIRMED" };
        let mut out = format!(
            "# Draft of `penholder read`: {state} ({yes} yes, {no} no, {open} open). Not a dossier: only lines answered with\n\
             # \"yes\" enter one. Answer here (answer = \"yes\" or \"no\"), or take it up again with `penholder read`.\n\n"
        );
        let head = Head {
            format: FORMAT,
            report: self.report.clone(),
            url: self.url.clone(),
            published: self.published,
            sha256: self.sha256.clone(),
            bytes: self.bytes,
        };
        out.push_str(&format!("[draft]\n{}", toml::to_string(&head)?));
        let chars = Chars::new(text);
        for line in &self.lines {
            out.push_str(&format!("\n[[line]]\n{}", toml::to_string(&kept(line, &chars))?));
        }
        Ok(out)
    }

    /// Lays the answers of a file beside the lines of the same report.
    ///
    /// # Errors
    /// Everything that does not fit: another report, another day, an answered line that is no longer proposed.
    pub fn take_up(&mut self, file: &str) -> Result<(), Vec<String>> {
        let file: File = toml::from_str(file).map_err(|error| vec![error.to_string()])?;
        let mut faults = Vec::new();
        if file.draft.format != FORMAT {
            faults.push(format!("the draft is of format {}; this program reads format {FORMAT}", file.draft.format));
        }
        if file.draft.sha256 != self.sha256 {
            faults.push("the draft is of another text".to_owned());
        }
        if file.draft.published != self.published {
            faults.push(format!(
                "the draft takes the report to be of {}, not of {}",
                file.draft.published, self.published
            ));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        for kept in file.line.iter().filter(|kept| kept.answer != Answer::Open) {
            let proposed = kept.proposed.as_ref().unwrap_or(&kept.label);
            let same = |line: &&mut Line| {
                let one = &line.proposal;
                one.kind.word() == kept.kind
                    && [one.span.start, one.span.end] == kept.span
                    && one.rule == kept.rule
                    && line.proposed == *proposed
            };
            match self.lines.iter_mut().find(same) {
                Some(line) => {
                    line.answer = kept.answer;
                    line.proposal.label.clone_from(&kept.label);
                    line.proposal.says.clone_from(&kept.says);
                }
                None => faults.push(format!(
                    "line {} ({}, {proposed}) is answered and no longer proposed",
                    kept.number, kept.kind
                )),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

fn kept(line: &Line, chars: &Chars<'_>) -> Kept {
    let one = &line.proposal;
    let ids = |list: &[crate::proposal::Named]| list.iter().map(|named| named.id.clone()).collect();
    Kept {
        number: one.number,
        answer: line.answer,
        kind: one.kind.word().to_owned(),
        label: one.label.clone(),
        proposed: (line.proposed != one.label).then(|| line.proposed.clone()),
        says: one.says.clone(),
        actors: ids(&one.actors),
        objects: ids(&one.objects),
        holder: one.holder.as_ref().map(|holder| holder.id.clone()),
        mood: one.mood.word().to_owned(),
        negated: one.negated,
        certainty: one.certainty.word().to_owned(),
        rule: one.rule.to_owned(),
        span: [one.span.start, one.span.end],
        chars: chars.of(&one.span),
        words: crate::proposal::short(&one.words),
    }
}

/// Whether a kind becomes an entry of its own; a date goes with the event it dates.
#[must_use]
pub fn has_entry(kind: Kind) -> bool {
    kind != Kind::Date
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn draft(text: &str) -> Draft {
        let day = date(2031, 3, 12);
        let lines = Draft::open(crate::read(text, day).unwrap());
        Draft { report: "A report".into(), url: None, published: day, sha256: "00".into(), bytes: text.len(), lines }
    }

    const TEXT: &str = "Malta vetoed the “resolution” on Monday. Chad objected to the statement.";

    #[test]
    fn answers_are_taken_up() {
        let mut first = draft(TEXT);
        first.lines[0].answer = Answer::Yes;
        first.lines[0].proposal.label = "block".into();
        first.lines[1].answer = Answer::No;
        let file = first.to_toml(TEXT).unwrap();
        assert!(file.contains("UNCONFIRMED"), "{file}");
        let mut again = draft(TEXT);
        again.take_up(&file).unwrap();
        assert_eq!(again.lines, first.lines);
        assert_eq!(again.counts()[..2], [1, 1]);
    }

    #[test]
    fn a_draft_of_something_else() {
        let mut first = draft(TEXT);
        first.lines[0].answer = Answer::Yes;
        let file = first.to_toml(TEXT).unwrap();
        let check = |change: &dyn Fn(&mut Draft), expected: &str| {
            let mut again = draft(TEXT);
            change(&mut again);
            assert_eq!(again.take_up(&file).unwrap_err().join("; "), expected);
        };
        check(&|draft| draft.sha256 = "11".into(), "the draft is of another text");
        check(
            &|draft| draft.published = date(2031, 3, 13),
            "the draft takes the report to be of 2031-03-12, not of 2031-03-13",
        );
        check(&|draft| draft.lines.clear(), "line 1 (event, veto) is answered and no longer proposed");
        assert!(draft(TEXT).take_up("x = 1").is_err());
    }

    #[test]
    fn a_draft_is_no_dossier() {
        use penholder_core::dossier::{Dossier, File};
        let file = draft(TEXT).to_toml(TEXT).unwrap();
        let faults = Dossier::read(&[File { name: "draft.toml", text: &file }]).unwrap_err().lines();
        assert!(faults.iter().any(|fault| fault.contains("`draft` is not known")), "{faults:#?}");
    }
}
