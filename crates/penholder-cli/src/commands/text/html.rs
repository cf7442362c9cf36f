//! Texts and comparisons as HTML: fragments to put into a page, and one whole page with two versions side by side.
//!
//! Always: every word is escaped; added and removed words are said in words too, for those who hear the page.

use std::fmt::Write as _;

use penholder_core::text::compare::diff::{Fate, Piece};
use penholder_core::text::compare::{Comparison, ParagraphFate, Tally};
use penholder_core::text::leading::Phrases;
use penholder_core::text::{Kind, Text};

use super::compare::name;

/// Words that can stand in HTML.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A text as a fragment.
pub fn text(text: &Text) -> String {
    let mut out = String::from("<article class=\"text\" dir=\"auto\">\n");
    for (p, label) in text.paragraphs().iter().zip(text.labels()) {
        let (open, close) = match p.kind {
            Kind::Title => ("h1", "h1"),
            Kind::Annex => ("h2", "h2"),
            Kind::Heading => ("h3", "h3"),
            _ => ("p", "p"),
        };
        let mark =
            if label.is_empty() { String::new() } else { format!("<span class=\"mark\">{}</span> ", escaped(&label)) };
        let lead = Phrases::standard().lead(&p.words).filter(|l| l.start == 0 && p.kind.is_substance());
        let words = match lead {
            Some(lead) => format!("<em>{}</em>{}", escaped(&p.words[..lead.end]), escaped(&p.words[lead.end..])),
            None => escaped(&p.words),
        };
        let (id, kind, depth) = (escaped(p.id.as_str()), p.kind.name(), p.depth);
        let _ =
            writeln!(out, "<{open} id=\"{id}\" class=\"{kind} depth-{depth}\" dir=\"auto\">{mark}{words}</{close}>");
    }
    out.push_str("</article>");
    out
}

/// A comparison as a fragment: the sentence, the counts, the words.
pub fn comparison(found: &Comparison) -> String {
    let mut out = format!("<section class=\"comparison\">\n<p class=\"sentence\">{}</p>\n", escaped(&found.sentence()));
    tallies(&mut out, "Speaks of", &found.references);
    tallies(&mut out, "What it does", &found.classes);
    tallies(&mut out, "Numbers", &found.numbers);
    for p in &found.paragraphs {
        let words = pieces(&p.pieces, |_| true);
        let _ = writeln!(out, "<p dir=\"auto\"><span class=\"name\">{}</span> {words}</p>", escaped(&name(p)));
    }
    out.push_str("</section>");
    out
}

fn tallies(out: &mut String, head: &str, list: &[Tally]) {
    if list.iter().all(|t| !t.changed()) {
        return;
    }
    let _ = writeln!(
        out,
        "<table><caption>{head}</caption><tr><th scope=\"col\">what<th scope=\"col\">before<th scope=\"col\">after</tr>"
    );
    for t in list.iter().filter(|t| t.changed()) {
        let class = if t.after == 0 { " class=\"gone\"" } else { "" };
        let _ = writeln!(out, "<tr{class}><th scope=\"row\">{}<td>{}<td>{}</tr>", escaped(&t.name), t.before, t.after);
    }
    out.push_str("</table>\n");
}

fn pieces(list: &[Piece], side: impl Fn(Fate) -> bool) -> String {
    list.iter()
        .filter(|p| side(p.fate))
        .map(|p| match p.fate {
            Fate::Same => escaped(&p.words),
            Fate::Gone => format!("<del aria-label=\"removed\">{}</del>", escaped(&p.words)),
            Fate::New => format!("<ins aria-label=\"added\">{}</ins>", escaped(&p.words)),
        })
        .collect()
}

/// A whole page: the versions side by side.
pub fn page(found: &Comparison, old: &str, new: &str) -> String {
    let mut rows = String::new();
    for p in &found.paragraphs {
        let class = if p.fate == ParagraphFate::Kept { " class=\"kept\"" } else { "" };
        let left = pieces(&p.pieces, |f| f != Fate::New);
        let right = pieces(&p.pieces, |f| f != Fate::Gone);
        let _ = writeln!(
            rows,
            "<tr{class}><th scope=\"row\">{}</th><td dir=\"auto\">{left}</td><td dir=\"auto\">{right}</td></tr>",
            escaped(&name(p))
        );
    }
    let mut counts = String::new();
    tallies(&mut counts, "Speaks of", &found.references);
    tallies(&mut counts, "What it does", &found.classes);
    tallies(&mut counts, "Numbers", &found.numbers);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{old} and {new}</title>\n<style>{STYLE}</style>\n<h1>{sentence}</h1>\n<div class=\"counts\">{counts}</div>\n\
         <table class=\"sides\">\n<thead><tr><th><th scope=\"col\">{old}<th scope=\"col\">{new}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</html>",
        old = escaped(old),
        new = escaped(new),
        sentence = escaped(&found.sentence()),
    )
}

const STYLE: &str = "\
:root{color-scheme:light dark;--page:#FBFAF7;--ink:#1B2126;--muted:#55606B;--new:#00695C;--gone:#B3341B;--line:#0002}\
@media(prefers-color-scheme:dark){:root{--page:#14181C;--ink:#E9ECEE;--muted:#A3AEB8;--new:#5CC8B5;--gone:#FF8F75;--line:#fff3}}\
body{background:var(--page);color:var(--ink);font:18px/1.55 'Source Serif 4','Iowan Old Style',Georgia,'Noto Serif',serif;max-width:72rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.44rem;line-height:1.3}table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
th{font:15px system-ui,'Segoe UI','Noto Sans',sans-serif;text-align:start;color:var(--muted);font-weight:400;vertical-align:top}\
td,th{padding:.4rem .8rem .4rem 0;border-top:1px solid var(--line)}caption{text-align:start;font-weight:600}\
.counts{display:flex;gap:2.5rem;flex-wrap:wrap;margin-bottom:2rem}.gone th,.gone td{color:var(--gone)}\
.sides{width:100%}.sides td{width:46%;vertical-align:top}.kept td{color:var(--muted)}\
ins{color:var(--new);text-decoration:underline}del{color:var(--gone);text-decoration:line-through}\
@media(max-width:40rem){.sides,.sides tbody,.sides tr,.sides td,.sides th{display:block;width:auto}.sides thead{display:none}.sides td:empty{display:none}}";

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_gets_through_unescaped() {
        let text = penholder_core::text::format::plain::read(
            "The Council,\n1. Decides <script>alert('x')</script> & \"more\".",
        )
        .unwrap()
        .text;
        let out = super::text(&text);
        assert!(!out.contains("<script>"), "{out}");
        assert!(out.contains("&lt;script&gt;alert(&#39;x&#39;)"), "{out}");
        assert!(out.contains("<em>Decides</em>"), "{out}");
    }
}
