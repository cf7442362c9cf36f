//! The timeline as SVG: horizontal lines, events at equal steps, labels above and below in turn, long gaps in days.
//!
//! Always: shape and word before colour; the same drawing is shown by the page and kept as a file.

use penholder_core::dossier::EventKind;

use crate::case::Moment;

/// The shape of a kind of event around the origin, with its class.
#[must_use]
pub fn shape(kind: EventKind) -> (&'static str, &'static str) {
    match kind {
        EventKind::Vetoed => ("veto", "M-11 -11h22v22h-22z M-7.5 -7.5v15h15v-15z"),
        EventKind::Objected | EventKind::Amended | EventKind::Withdrawn | EventKind::Lapsed => {
            ("against", "M-8 -8h16v16h-16z")
        }
        EventKind::Adopted | EventKind::Issued => ("for", "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z"),
        EventKind::Circulated | EventKind::Silence => ("draft", "M-7 -9h10l5 5v13h-15z"),
        EventKind::Invitation | EventKind::Conference | EventKind::Talks => ("talks", "M0 -10l10 10l-10 10l-10 -10z"),
        _ => ("other", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"),
    }
}

/// What the shapes mean: class, shape, words; only those that are drawn.
#[must_use]
pub fn legend(moments: &[Moment]) -> Vec<(&'static str, &'static str, &'static str)> {
    let words = |class: &str| match class {
        "veto" => "vetoed",
        "against" => "objected to, withdrawn",
        "for" => "adopted or issued",
        "draft" => "circulated",
        "talks" => "talks, conference, invitations",
        _ => "what else happened",
    };
    let mut all: Vec<(&str, &str, &str)> = Vec::new();
    for moment in moments {
        let (class, path) = shape(moment.kind);
        if !all.iter().any(|(known, ..)| *known == class) {
            all.push((class, path, words(class)));
        }
    }
    all
}

/// How wide one event is, in units.
const STEP: usize = 84;
/// The longest line of a label, in letters.
const LETTERS: usize = 18;
/// Gaps of more days than these are written out.
const GAP_DAYS: i32 = 40;

/// So many events stand in one line at most; of more the lines are about equally long.
const IN_LINE: usize = 12;
/// How high one line is with its labels, in units, and where in it the events stand.
const HIGH: usize = 306;
const AXIS: usize = 150;

/// The drawing, as large as its letters are read well, with colours for light and dark pages.
#[must_use]
pub fn timeline(moments: &[Moment], says: &str) -> String {
    let shown: Vec<&Moment> = moments.iter().filter(|moment| moment.main).collect();
    let lines = shown.len().div_ceil(IN_LINE).max(1);
    let in_line = shown.len().div_ceil(lines).max(1);
    let (width, height) = (STEP * in_line + 110, HIGH * lines);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\">{STYLE}",
        escaped(says)
    );
    for (row, events) in shown.chunks(in_line).enumerate() {
        let line = row * HIGH + AXIS;
        svg.push_str(&format!("<path class=\"axis\" d=\"M20 {line}H{}\"></path>", STEP * events.len() + 90));
        for (place, moment) in events.iter().enumerate() {
            let (at, x) = (row * in_line + place, 96 + place * STEP);
            if let Some(before) = at.checked_sub(1).and_then(|before| shown.get(before)) {
                let days = (moment.on - before.on).get_days();
                if days > GAP_DAYS {
                    let (from, to) = (x - STEP + 18, x - 18);
                    svg.push_str(&format!("<path class=\"gap\" d=\"M{from} {line}H{to}\"></path>"));
                    svg.push_str(&format!(
                        "<text class=\"days\" x=\"{}\" y=\"{}\">{days} d</text>",
                        x - STEP / 2,
                        line - 6
                    ));
                }
            }
            svg.push_str(&one(moment, x, line, at % 2 == 0));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn one(moment: &Moment, x: usize, line: usize, above: bool) -> String {
    let (class, path) = shape(moment.kind);
    let mut label = wrapped(&moment.name, LETTERS);
    if let (Some(mark), Some(last)) = (&moment.mark, label.last_mut()) {
        last.push_str(&format!(" {mark}"));
    }
    let day = moment.on.strftime("%-d %b %Y").to_string();
    let lines = label.len() + 1;
    let top = if above { line - 26 - 19 * (lines - 1) } else { line + 38 };
    let mut svg = format!(
        "<g class=\"{class}\"><path transform=\"translate({x} {line})\" fill-rule=\"evenodd\" d=\"{path}\"></path>"
    );
    svg.push_str(&format!("<text class=\"day\" x=\"{x}\" y=\"{top}\">{day}</text>"));
    for (at, words) in label.iter().enumerate() {
        svg.push_str(&format!("<text x=\"{x}\" y=\"{}\">{}</text>", top + 19 * (at + 1), escaped(words)));
    }
    svg.push_str("</g>");
    svg
}

const STYLE: &str = "<style>text{font:16px system-ui,\"Segoe UI\",\"Noto Sans\",sans-serif;text-anchor:middle;fill:#1B2126}\
.day,.days{font-size:14px;fill:#55606B}.axis{stroke:#009EDB;stroke-width:2}.gap{stroke:#FBFAF7;stroke-width:3;stroke-dasharray:3 5}\
.veto path{fill:#7A0C2E}.against path{fill:#B3341B}.for path{fill:#00695C}.draft path,.other path{fill:#55606B}.talks path{fill:#7A5C00}\
svg{background:#FBFAF7;color-scheme:light dark}@media(prefers-color-scheme:dark){text{fill:#E9ECEE}.day,.days{fill:#A3AEB8}.gap{stroke:#14181C}\
.veto path{fill:#FF7A9C}.against path{fill:#FF8F75}.for path{fill:#5CC8B5}.draft path,.other path{fill:#A3AEB8}.talks path{fill:#E0B84A}\
svg{background:#14181C}}</style>";

fn wrapped(words: &str, letters: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
