//! What is wrong with a file that somebody brought: each fault at its line, with the words it stands on.

use maud::{Markup, html};
use penholder_core::Faults;
use penholder_core::source::line_and_column;

use crate::language::Language;
use crate::words::say;

/// The faults in the order of the file.
pub fn at_lines(l: Language, text: &str, faults: &Faults) -> Markup {
    let lines: Vec<&str> = text.lines().collect();
    html! {
        ol.faults { @for fault in &faults.faults {
            @let (line, column) = line_and_column(text, fault.at.offset());
            li {
                strong { (say!(l, "negotiate-line", line = line)) } " " (l.english(&fault.says))
                pre lang=[l.lang_english()] dir="ltr" tabindex="0" {
                    (lines.get(line - 1).map(|line| line.chars().take(200).collect::<String>()).unwrap_or_default()) "\n"
                    (" ".repeat(column.saturating_sub(1).min(200))) "^"
                }
                @if let Some(hint) = &fault.hint { p.hint { (l.english(hint)) } }
            }
        } }
    }
}
