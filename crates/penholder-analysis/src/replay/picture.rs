//! Flips over time as a picture: a column for each year, up what would be adopted instead, down what would fail instead.
//!
//! Always: shape tells what colour tells (filled, outlined, hatched), so that it prints in grey; every column carries its
//! numbers as text, and the title is the sentence.

use std::fmt::Write;

use jiff::civil::Date;

use super::Flip;
use crate::bulk::Verdict;

/// The flips of one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Adopted instead of not.
    pub adopted: u32,
    /// Not adopted instead of adopted.
    pub failed: u32,
    /// Not adopted, and adopted instead if seats that are added wished so.
    pub may_be_adopted: u32,
    /// Adopted, and not adopted instead if seats that are added wished so.
    pub may_fail: u32,
}

/// The flips counted by year, from the year of the first vote to that of the last, none left out; votes in order of date.
#[must_use]
pub fn by_year(flips: &[(Date, Flip)]) -> Vec<Year> {
    let (Some((first, _)), Some((last, _))) = (flips.first(), flips.last()) else { return Vec::new() };
    let mut years: Vec<Year> = (first.year()..=last.year()).map(|year| Year { year, ..Year::default() }).collect();
    for (date, flip) in flips {
        let at = usize::try_from(date.year() - first.year()).unwrap_or(0);
        let Some(year) = years.get_mut(at) else { continue };
        match (flip.was, flip.would_be) {
            (Verdict::NotAdopted, Verdict::Adopted) => year.adopted += 1,
            (Verdict::Adopted, Verdict::NotAdopted) => year.failed += 1,
            (Verdict::NotAdopted, Verdict::Undetermined) => year.may_be_adopted += 1,
            (Verdict::Adopted, Verdict::Undetermined) => year.may_fail += 1,
            _ => {}
        }
    }
    years
}

const LEFT: f64 = 56.0;
const RIGHT: f64 = 944.0;
const TOP: f64 = 120.0;
const BOTTOM: f64 = 364.0;

/// The picture of consecutive years as an SVG document; `title` is the sentence above, `note` the small print below.
#[must_use]
pub fn svg(title: &str, note: &str, years: &[Year]) -> String {
    let up = years.iter().map(|year| year.adopted + year.may_be_adopted).max().unwrap_or(0);
    let down = years.iter().map(|year| year.failed + year.may_fail).max().unwrap_or(0);
    let unit = (BOTTOM - TOP) / f64::from((up + down).max(1));
    let zero = TOP + unit * f64::from(up);
    let step = (RIGHT - LEFT) / f64::from(u32::try_from(years.len().max(1)).unwrap_or(u32::MAX));
    let mut out = String::from(HEAD);
    let _ = write!(out, "<title>{}</title>", escaped(title));
    for (line, y) in lines(title).iter().zip([24, 45, 66]) {
        let _ = write!(out, "<text class=\"s\" x=\"16\" y=\"{y}\">{}</text>", escaped(line));
    }
    legend(&mut out, years);
    scale(&mut out, up, down, unit, zero);
    for (at, year) in (0_u32..).zip(years) {
        let x = LEFT + step * f64::from(at);
        column(&mut out, year, x + step * 0.12, step * 0.76, unit, zero);
        if year.year % 10 == 0 || years.len() <= 12 {
            let _ = write!(
                out,
                "<text class=\"t\" x=\"{:.1}\" y=\"{}\">{}</text>",
                x + step / 2.0,
                BOTTOM + 20.0,
                year.year
            );
        }
    }
    let _ = write!(out, "<path class=\"z\" d=\"M{LEFT} {zero:.1}H{RIGHT}\"/>");
    let _ = writeln!(out, "<text class=\"n\" x=\"16\" y=\"408\">{}</text></svg>", escaped(note));
    out
}

const HEAD: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 420" role="img">
<style>text{fill:#1B2126;font:13px system-ui,"Segoe UI","Noto Sans",sans-serif}.s{font:17px "Source Serif 4",Georgia,"Noto Serif",serif}
.n{font-size:12px;fill:#55606B}.t{text-anchor:middle}.e{text-anchor:end}.z{stroke:#1B2126;stroke-width:1}.g{stroke:#D9D6CE;stroke-width:1}
.up{fill:#00695C}.down{fill:#B3341B}.mu{fill:url(#u);stroke:#00695C}.md{fill:url(#d);stroke:#B3341B}</style>
<defs><pattern id="u" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke="#00695C"/></pattern>
<pattern id="d" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V5" stroke="#B3341B"/></pattern></defs>
<rect width="960" height="420" fill="#FBFAF7"/>
"##;

/// What the shapes mean, for those that occur.
fn legend(out: &mut String, years: &[Year]) {
    let kinds = [
        ("up", "up: adopted instead", years.iter().map(|year| year.adopted).sum::<u32>()),
        ("mu", "up: adopted instead if the new seats wish", years.iter().map(|year| year.may_be_adopted).sum()),
        ("down", "down: fails instead", years.iter().map(|year| year.failed).sum()),
        ("md", "down: fails instead if the new seats wish", years.iter().map(|year| year.may_fail).sum()),
    ];
    let mut x = 16.0;
    for (class, says, count) in kinds {
        if count > 0 {
            let text = format!("{says} ({count})");
            let _ = write!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"82\" width=\"12\" height=\"12\"/>");
            let _ = write!(out, "<text x=\"{}\" y=\"93\">{text}</text>", x + 18.0);
            x += 40.0 + 6.6 * f64::from(u32::try_from(text.len()).unwrap_or(0));
        }
    }
}

/// Hairlines at round numbers, above and below.
fn scale(out: &mut String, up: u32, down: u32, unit: f64, zero: f64) {
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| (up + down) / step <= 6).unwrap_or(200);
    let lines = (0..=up / step).map(|at| (at * step, -1.0)).chain((1..=down / step).map(|at| (at * step, 1.0)));
    for (count, side) in lines {
        let y = zero + side * unit * f64::from(count);
        let _ = write!(out, "<path class=\"g\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/>");
        let _ = write!(out, "<text class=\"e\" x=\"{}\" y=\"{:.1}\">{count}</text>", LEFT - 8.0, y + 4.0);
    }
}

fn column(out: &mut String, year: &Year, x: f64, width: f64, unit: f64, zero: f64) {
    let says = format!(
        "{}: {} adopted instead, {} fail instead, {} may be adopted, {} may fail",
        year.year, year.adopted, year.failed, year.may_be_adopted, year.may_fail
    );
    let _ = write!(out, "<g><title>{says}</title>");
    let height = |count: u32| unit * f64::from(count);
    let parts = [
        ("up", year.adopted, zero - height(year.adopted)),
        ("mu", year.may_be_adopted, zero - height(year.adopted + year.may_be_adopted)),
        ("down", year.failed, zero),
        ("md", year.may_fail, zero + height(year.failed)),
    ];
    for (class, count, y) in parts.into_iter().filter(|(_, count, _)| *count > 0) {
        let height = height(count);
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
        );
    }
    out.push_str("</g>\n");
}

/// The title in lines that fit the width.
fn lines(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in title.split_whitespace() {
        let fits = lines.last().is_some_and(|line| line.chars().count() + word.chars().count() < 90);
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if fits => *line = format!("{line} {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flip_is_drawn_and_text_is_escaped() {
        let years = [
            Year { year: 1990, adopted: 3, ..Year::default() },
            Year { year: 1991, may_fail: 2, may_be_adopted: 1, ..Year::default() },
        ];
        let svg = svg("a < b", "x & y", &years);
        assert!(svg.contains("<title>a &lt; b</title>") && svg.contains("x &amp; y"));
        let drawn = |class: &str| svg.matches(&format!("<rect class=\"{class}\"")).count();
        // one in the legend, one in its year
        assert_eq!(["up", "mu", "down", "md"].map(drawn), [2, 2, 0, 2]);
    }

    #[test]
    fn no_flip_is_a_picture_too() {
        assert!(svg("none", "", &[Year::default()]).ends_with("</svg>\n"));
    }
}
