//! Printed marks: what `(i)` or `3.` stands for in the row it stands in.
//!
//! Always: a mark that goes on with the open row does so; else one that begins a row; else it sets its number.

use crate::text::paragraph::Rows;
use crate::text::{Form, Mark, Paragraph, Style};

/// Returns the mark a printed one stands for, as the open rows allow, and leaves it in the paragraph.
///
/// `known` says how it counts where that is written; the row goes on only when `rows.number` is called.
pub(super) fn in_row(rows: &mut Rows, printed: &str, known: Option<(Style, Form)>, p: &mut Paragraph) -> Option<Mark> {
    let (form, mut choices) = mark_of(printed)?;
    if let Some((style, _)) = known {
        if is_counted(style) { choices.retain(|(s, _)| *s == style) } else { choices = vec![(style, 1)] }
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
    readings(inner).map(|r| (form, r))
}

/// What a number or letter can be.
pub(super) fn readings(inner: &str) -> Option<Vec<(Style, u32)>> {
    if inner.is_empty() || inner.len() > 8 {
        return None;
    }
    if inner.bytes().all(|b| b.is_ascii_digit()) {
        return inner.parse().ok().filter(|n| (1..1000).contains(n)).map(|n| vec![(Style::Arabic, n)]);
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
    (1..=60).find(|n| Mark { style: Style::Roman, form: Form::Bare, set: None }.printed(*n) == lower)
}
