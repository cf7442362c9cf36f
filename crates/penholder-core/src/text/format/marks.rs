//! Printed marks: what `(i)` or `3.` stands for in the row it stands in.
//!
//! Always: a mark that goes on with the open row does so; else one that begins a row; else it sets its number.

use crate::text::paragraph::{MOST_ROMAN, Rows};
use crate::text::{Form, MAX_NUMBER, Mark, Paragraph, Style};

/// The highest number that is read: a row may go on from the highest that is set.
const MOST: u32 = 2 * MAX_NUMBER;

/// Returns the mark a printed one stands for, as the open rows allow, and leaves it in the paragraph.
///
/// `known` says how it counts where that is written; the row goes on only when `rows.number` is called.
pub(super) fn in_row(rows: &mut Rows, printed: &str, known: Option<(Style, Form)>, p: &mut Paragraph) -> Option<Mark> {
    let (form, mut choices) = mark_of(printed)?;
    if let Some((style, _)) = known {
        if is_counted(style) {
            // A number too high for letters is printed in figures.
            choices.retain(|(s, _)| *s == style || *s == Style::Arabic);
            choices.iter_mut().for_each(|(s, _)| *s = style);
        } else {
            choices = vec![(style, 1)];
        }
    }
    let form = known.map_or(form, |(_, form)| form);
    let mut due = |style: Style| {
        p.mark = Some(Mark { style, form, set: None });
        rows.due(p).unwrap_or(1)
    };
    let fitting = choices.iter().copied().find(|(style, n)| due(*style) == *n);
    let (style, n) = fitting.or(choices.first().copied())?;
    let set = (is_counted(style) && due(style) != n).then_some(n);
    p.mark = Some(Mark { style, form, set });
    p.mark
}

fn is_counted(style: Style) -> bool {
    !matches!(style, Style::Dash | Style::Bullet)
}

/// Returns what stands round a printed mark and what its number can be: `(i)` is a letter and a Roman number.
pub(super) fn mark_of(printed: &str) -> Option<(Form, Vec<(Style, u32)>)> {
    match printed {
        "–" | "-" | "—" => return Some((Form::Bare, vec![(Style::Dash, 1)])),
        "•" | "·" => return Some((Form::Bare, vec![(Style::Bullet, 1)])),
        _ => {}
    }
    let (form, inner) = if let Some(inner) = printed.strip_prefix('(').and_then(|p| p.strip_suffix(')')) {
        (Form::Round, inner)
    } else if let Some(inner) = printed.strip_suffix('.') {
        (Form::Dot, inner)
    } else if let Some(inner) = printed.strip_suffix(')') {
        (Form::Half, inner)
    } else {
        (Form::Bare, printed)
    };
    all_readings(inner).map(|r| (form, r))
}

/// What a number or letter on a printed page can be: no year is a number, and no Roman one is beyond sixty.
pub(super) fn readings(inner: &str) -> Option<Vec<(Style, u32)>> {
    let mut found = all_readings(inner)?;
    found.retain(|(style, n)| match style {
        Style::Arabic => *n < 1000,
        Style::Roman | Style::CapitalRoman => *n <= 60,
        _ => true,
    });
    (!found.is_empty()).then_some(found)
}

fn all_readings(inner: &str) -> Option<Vec<(Style, u32)>> {
    if inner.is_empty() || inner.len() > 12 {
        return None;
    }
    if inner.bytes().all(|b| b.is_ascii_digit()) {
        return inner.parse().ok().filter(|n| (1..=MOST).contains(n)).map(|n| vec![(Style::Arabic, n)]);
    }
    let mut found = Vec::new();
    let bytes = inner.as_bytes();
    let lower = inner.to_ascii_lowercase();
    let is_lower = inner == lower;
    if !is_lower && inner != inner.to_ascii_uppercase() {
        return None;
    }
    if bytes.iter().all(|b| *b == bytes[0]) && bytes[0].is_ascii_alphabetic() {
        let place = u32::from(lower.as_bytes()[0] - b'a') + 1;
        let n = place + 26 * u32::try_from(inner.len() - 1).unwrap_or(0);
        if inner.len() <= 2 {
            found.push((if is_lower { Style::Letter } else { Style::Capital }, n));
        }
    }
    if let Some(n) = roman_value(&lower) {
        found.push((if is_lower { Style::Roman } else { Style::CapitalRoman }, n));
    }
    (!found.is_empty()).then_some(found)
}

fn roman_value(lower: &str) -> Option<u32> {
    let value = |c: char| "ivxlc".find(c).map(|i| [1, 5, 10, 50, 100][i]);
    let values: Vec<u32> = lower.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(i, v)| {
        let before_more = values.get(i + 1).is_some_and(|next| next > v);
        if before_more { -i64::from(*v) } else { i64::from(*v) }
    });
    let n = u32::try_from(signed.sum::<i64>()).ok().filter(|n| (1..=MOST_ROMAN).contains(n))?;
    let mark = Mark { style: Style::Roman, form: Form::Bare, set: None };
    (mark.printed(n) == lower).then_some(n)
}
