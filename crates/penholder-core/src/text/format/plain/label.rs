//! The mark at the start of a line: `1.`, `(a)`, `-`, and their scars.

use crate::text::format::marks::readings;
use crate::text::{Form, Style};

/// A mark found at the start of a line.
pub(super) struct Label<'a> {
    /// As printed, white space left out.
    pub(super) printed: String,
    pub(super) form: Form,
    /// What it can be: `i` is a letter and a Roman number.
    pub(super) readings: Vec<(Style, u32)>,
    pub(super) rest: &'a str,
    pub(super) scarred: bool,
}

/// Finds a mark at the start of a line. `next` is the operative number due, by which a scar may be known.
pub(super) fn label(line: &str, next: u32) -> Option<Label<'_>> {
    let first = line.chars().next()?;
    match first {
        '(' => {
            let (inner, rest) = line[1..].split_once(')')?;
            let inner = inner.trim();
            let readings = readings(inner)?;
            let (printed, form) = (format!("({inner})"), Form::Round);
            Some(Label { printed, form, readings, rest: rest.trim_start(), scarred: false })
        }
        '-' | '–' | '—' | '\u{ad}' | '•' | '·' => {
            let rest = line[first.len_utf8()..].strip_prefix(' ')?;
            let style = if matches!(first, '•' | '·') { Style::Bullet } else { Style::Dash };
            let readings = vec![(style, 1)];
            Some(Label { printed: first.into(), form: Form::Bare, readings, rest: rest.trim_start(), scarred: false })
        }
        _ => dotted(line, next),
    }
}

/// `1.`, `2 .`, `l.`, `3.Decides`, `a)`, `iv.`.
fn dotted(line: &str, next: u32) -> Option<Label<'_>> {
    let end = line.char_indices().take(6).find(|(_, c)| !c.is_ascii_alphanumeric()).map(|(i, _)| i)?;
    let (number, after) = line.split_at(end);
    if number.is_empty() {
        return None;
    }
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let tight = after.trim_start();
    let close = tight.chars().next()?;
    let spaced = tight.len() != after.len();
    let rest = &tight[close.len_utf8()..];
    let form = match close {
        '.' | ',' if digits || !spaced => Form::Dot,
        ')' if !spaced => Form::Half,
        _ => return None,
    };
    let gap = rest.starts_with(' ');
    if digits {
        let n: u32 = number.parse().ok().filter(|n| (1..1000).contains(n))?;
        let comma = close == ',';
        let letter_next = rest
            .trim_start()
            .starts_with(|c: char| c.is_alphabetic() || matches!(c, '[' | '(' | '"' | '“' | '«' | '‘' | '\''));
        let due = n == next;
        if !(letter_next || rest.is_empty()) || ((comma || spaced || !gap) && !due && !rest.is_empty()) {
            return None;
        }
        let printed = format!("{number}{close}");
        return Some(Label {
            printed,
            form,
            readings: vec![(Style::Arabic, n)],
            rest: rest.trim_start(),
            scarred: comma,
        });
    }
    if !gap || close == ',' {
        return None;
    }
    let scar: String = number
        .chars()
        .map(|c| match c {
            'l' | 'I' | 'i' | 'L' => '1',
            'O' | 'o' | 'Q' => '0',
            'S' => '5',
            'B' => '8',
            c => c,
        })
        .collect();
    if form == Form::Dot && next < 1000 && scar.parse() == Ok(next) && rest.trim_start().starts_with(char::is_uppercase)
    {
        let printed = format!("{number}{close}");
        let readings = vec![(Style::Arabic, next)];
        return Some(Label { printed, form, readings, rest: rest.trim_start(), scarred: true });
    }
    if number.len() > 3 || (form == Form::Dot && number.len() > 1 && !number.bytes().all(|b| b"ivxIVX".contains(&b))) {
        return None;
    }
    let readings = readings(number)?;
    Some(Label { printed: format!("{number}{close}"), form, readings, rest: rest.trim_start(), scarred: false })
}
