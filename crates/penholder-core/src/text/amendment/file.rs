//! Reads a file of amendments: what people write down about who proposed what.
//!
//! Always: every fault of the file at once, each with its line; places are named as people name them (`OP2(a)`).

use serde::Deserialize;
use toml::Spanned;

use super::{Amendment, Step};
use crate::text::change::{Change, Place, Words};
use crate::text::words::cleaned;
use crate::text::{Kind, Mark, Paragraph, ParagraphId, Text};

/// Every fault of a file of amendments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(|(line, what)| format!("line {line}: {what}")).collect::<Vec<_>>().join("\n"))]
pub struct AmendmentsError(
    /// The line, from 1, and what is wrong there.
    pub Vec<(usize, String)>,
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    basis: String,
    #[serde(default)]
    amendment: Vec<Spanned<Entry>>,
}

/// One `[[amendment]]`: what it is depends on the keys it has.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Option<String>,
    author: Option<String>,
    basis: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    oral_revision: bool,
    to: Option<String>,
    withdraws: Option<String>,
    accepts: Option<String>,
    adopts: Option<String>,
    rejects: Option<String>,
    #[serde(default)]
    change: Vec<Line>,
    #[serde(flatten)]
    line: Line,
}

/// The keys of one change.
#[derive(Deserialize, Default)]
struct Line {
    at: Option<String>,
    after: Option<String>,
    replace: Option<String>,
    with: Option<String>,
    delete: Option<toml::Value>,
    insert: Option<toml::Value>,
    after_words: Option<String>,
    move_after: Option<String>,
    split_before: Option<String>,
    join: Option<String>,
    kind: Option<String>,
    depth: Option<u8>,
    nth: Option<usize>,
}

impl Line {
    fn is_empty(&self) -> bool {
        self.at.is_none() && self.after.is_none() && self.insert.is_none() && self.replace.is_none()
    }
}

/// Reads the steps of a file of amendments, places named as in `base`.
///
/// # Errors
/// [`AmendmentsError`] with every fault and its line.
pub fn read(toml: &str, base: &Text) -> Result<Vec<Step>, AmendmentsError> {
    let line_at = |offset: usize| toml[..offset.min(toml.len())].matches('\n').count() + 1;
    let file: File = toml::from_str(toml).map_err(|e| {
        let line = e.span().map_or(1, |s| line_at(s.start));
        AmendmentsError(vec![(line, e.message().to_owned())])
    })?;
    let mut steps = Vec::new();
    let mut faults = Vec::new();
    for entry in &file.amendment {
        match step(entry.get_ref(), &file.basis, base) {
            Ok(step) => steps.push(step),
            Err(what) => faults.push((line_at(entry.span().start), what)),
        }
    }
    if faults.is_empty() { Ok(steps) } else { Err(AmendmentsError(faults)) }
}

fn step(entry: &Entry, basis: &str, base: &Text) -> Result<Step, String> {
    let need = |value: &Option<String>, key: &str| value.clone().ok_or_else(|| format!("`{key}` is missing"));
    if let Some(what) = &entry.withdraws {
        return Ok(Step::Withdraw { by: need(&entry.author, "author")?, what: what.clone() });
    }
    if let Some(what) = &entry.accepts {
        return Ok(Step::Accept { by: need(&entry.author, "author")?, what: what.clone() });
    }
    if let Some(what) = &entry.adopts {
        return Ok(Step::Adopt { what: what.clone() });
    }
    if let Some(what) = &entry.rejects {
        return Ok(Step::Reject { what: what.clone() });
    }
    let (id, author) = (need(&entry.id, "id")?, need(&entry.author, "author")?);
    if let Some(to) = &entry.to {
        let old = need(&entry.line.replace, "replace").or_else(|e| match &entry.line.delete {
            Some(toml::Value::String(words)) => Ok(words.clone()),
            _ => Err(e),
        })?;
        let old = Words { nth: entry.line.nth.unwrap_or(0), ..Words::once(&old) };
        let new = entry.line.with.clone().unwrap_or_default();
        return Ok(Step::AmendAmendment { id, author, to: to.clone(), old, new, reason: entry.reason.clone() });
    }
    let own = (!entry.line.is_empty()).then_some(&entry.line);
    let mut changes = Vec::new();
    for (n, line) in own.into_iter().chain(&entry.change).enumerate() {
        changes.push(change(line, &id, n, base)?);
    }
    if changes.is_empty() {
        return Err(format!(
            "`{id}` changes nothing: say `at`, and `replace`, `delete`, `insert`, `move_after` or `split_before`"
        ));
    }
    let basis = entry.basis.clone().unwrap_or_else(|| basis.to_owned());
    let amendment = Amendment { id, author, basis, reason: entry.reason.clone(), changes };
    Ok(if entry.oral_revision { Step::ReviseOrally(amendment) } else { Step::Table(amendment) })
}

fn change(line: &Line, id: &str, n: usize, base: &Text) -> Result<Change, String> {
    let find = |place: &str| base.find(place).map_err(|e| e.to_string());
    let words = |w: &str| Words { nth: line.nth.unwrap_or(0), ..Words::once(w) };
    if let (None, Some(after), Some(insert)) = (&line.at, &line.after, &line.insert) {
        return insert_paragraphs(line, after, insert, &names(id, n), base);
    }
    let at = find(line.at.as_deref().ok_or("`at` is missing: the paragraph, as `OP2`")?)?;
    match (&line.replace, &line.with, &line.delete, &line.insert) {
        (Some(old), Some(new), None, None) => {
            Ok(Change::ReplaceWords { at, old: words(old), new: cleaned(new).into_owned() })
        }
        (Some(_), None, ..) => Err("`replace` needs `with`".into()),
        (None, Some(new), None, None) => Ok(Change::ReplaceWhole { at, new: cleaned(new).into_owned() }),
        (None, None, Some(toml::Value::String(old)), None) => Ok(Change::DeleteWords { at, old: words(old) }),
        (None, None, Some(toml::Value::Boolean(true)), None) => Ok(Change::Delete { at }),
        (None, None, Some(_), None) => Err("`delete` is the words to delete, or `true` for the whole paragraph".into()),
        (None, None, None, Some(toml::Value::String(new))) => {
            let after = line.after_words.as_deref().map(words);
            Ok(Change::InsertWords { at, after, new: cleaned(new).into_owned() })
        }
        _ => move_split_join(line, at, id, n, base),
    }
}

fn move_split_join(line: &Line, at: ParagraphId, id: &str, n: usize, base: &Text) -> Result<Change, String> {
    let find = |place: &str| base.find(place).map_err(|e| e.to_string());
    if let Some(to) = &line.move_after {
        return Ok(Change::Move { at, to: place(to, base)? });
    }
    if let Some(before) = &line.split_before {
        let before = Words { nth: line.nth.unwrap_or(0), ..Words::once(before) };
        return Ok(Change::Split { at, before, id: ParagraphId::new(&format!("{}.1", names(id, n))) });
    }
    if let Some(second) = &line.join {
        return Ok(Change::Join { first: at, second: find(second)? });
    }
    Err("say what to do: `replace` and `with`, `delete`, `insert`, `move_after`, `split_before` or `join`".into())
}

fn place(after: &str, base: &Text) -> Result<Place, String> {
    if after == "start" {
        return Ok(Place::Start);
    }
    Ok(Place::After(base.find(after).map_err(|e| e.to_string())?))
}

fn insert_paragraphs(
    line: &Line,
    after: &str,
    insert: &toml::Value,
    name: &str,
    base: &Text,
) -> Result<Change, String> {
    let to = place(after, base)?;
    let model = match &to {
        Place::After(id) | Place::Below(id) => base.paragraph(id),
        Place::Start => base.paragraphs().first(),
    };
    let words: Vec<String> = match insert {
        toml::Value::String(one) => vec![one.clone()],
        toml::Value::Array(many) => many.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
        _ => return Err("`insert` is the words of the new paragraph, or a list of them".into()),
    };
    let kind = match &line.kind {
        Some(kind) => Kind::named(kind).ok_or_else(|| {
            let all: Vec<&str> = Kind::ALL.iter().map(|(_, n)| *n).collect();
            format!("`{kind}` is no kind of paragraph: {}", all.join(", "))
        })?,
        None => model.map_or(Kind::Statement, |p| p.kind),
    };
    let depth =
        line.depth.unwrap_or_else(|| model.filter(|p| p.kind == kind).map_or(u8::from(kind == Kind::Sub), |p| p.depth));
    let same = model.filter(|p| p.kind == kind && p.depth == depth).and_then(|p| p.mark);
    let usual = match kind {
        Kind::Operative => Some(Mark::OPERATIVE),
        Kind::Sub => Some(Mark::usual(depth)),
        _ => None,
    };
    let mark = same.map(|m| Mark { set: None, ..m }).or(usual.filter(|_| model.is_none_or(|p| p.kind != kind)));
    let paragraph = |(k, words): (usize, String)| {
        let id = ParagraphId::new(&format!("{name}.{}", k + 1));
        Paragraph { id, kind, depth, mark, words: cleaned(&words).into_owned() }
    };
    Ok(Change::Insert { to, new: words.into_iter().enumerate().map(paragraph).collect() })
}

/// The stem of the ids of new paragraphs: the amendment's name in the letters an id may have.
fn names(id: &str, n: usize) -> String {
    let safe: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).take(48).collect();
    let stem = if safe.starts_with(|c: char| c.is_ascii_alphabetic()) { safe } else { format!("a{safe}") };
    if n == 0 { stem } else { format!("{stem}.{}", n + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::change::amended;
    use crate::text::format::plain;

    const BASE: &str = "The Council,\nRecalling its rules,\n1. Condemns the strikes on Zebra, and the shelling;\n2. Decides to meet.\n";

    fn check(toml: &str, want: &str) {
        let base = plain::read(BASE).unwrap().text;
        let got = match read(toml, &base) {
            Err(e) => e.to_string(),
            Ok(steps) => {
                let mut text = base;
                for step in steps {
                    if let Step::Table(a) | Step::ReviseOrally(a) = step {
                        for c in &a.changes {
                            text = amended(&text, c).unwrap();
                        }
                    }
                }
                plain::write(&text).replace("\n\n", " | ").trim().to_owned()
            }
        };
        assert_eq!(got, want);
    }

    #[test]
    fn amendments_are_read_and_executed() {
        let a = "[[amendment]]\nid = 'B-1'\nauthor = 'Beloria'\n";
        check(
            &format!("{a}at = 'OP1'\ndelete = 'on Zebra'"),
            "The Council, | Recalling its rules, | 1. Condemns the strikes, and the shelling; | 2. Decides to meet.",
        );
        check(&format!("{a}at = 'OP1'\ndelete = true"), "The Council, | Recalling its rules, | 1. Decides to meet.");
        check(
            &format!("{a}at = 'OP2'\nmove_after = 'PP1'"),
            "The Council, | Recalling its rules, | 1. Decides to meet. | 2. Condemns the strikes on Zebra, and the shelling;",
        );
        check(
            &format!("{a}after = 'OP1'\ninsert = 'Asks why;'"),
            "The Council, | Recalling its rules, | 1. Condemns the strikes on Zebra, and the shelling; | 2. Asks why; | 3. Decides to meet.",
        );
        check(
            &format!("{a}at = 'OP1'\nsplit_before = 'and the'"),
            "The Council, | Recalling its rules, | 1. Condemns the strikes on Zebra, | 2. and the shelling; | 3. Decides to meet.",
        );
        check(
            &format!("{a}at = 'OP2'\ninsert = 'weekly'\nafter_words = 'meet'"),
            "The Council, | Recalling its rules, | 1. Condemns the strikes on Zebra, and the shelling; | 2. Decides to meet weekly.",
        );
    }

    #[test]
    fn faults_come_all_at_once_with_their_lines() {
        check(
            "[[amendment]]\nid = 'a'\nauthor = 'b'\nat = 'OP7'\ndelete = true\n[[amendment]]\nid = 'c'\n",
            "line 1: no paragraph `OP7` here; there is OP1 to OP2\nline 6: `author` is missing",
        );
        check("[[amendment]]\nid = 1", "line 2: invalid type: integer `1`, expected a string");
    }
}
