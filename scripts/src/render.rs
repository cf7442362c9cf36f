//! Minutes as text, Markdown, HTML, JSON and JSON lines.

use std::fmt::Write as _;

use crate::minutes::{Line, Minutes};

/// As text for a terminal, `width` columns wide.
#[must_use]
pub fn text(minutes: &Minutes, width: usize) -> String {
    let mut out = String::new();
    put(&mut out, "", &minutes.title, width);
    put(&mut out, "", &minutes.body, width);
    out.push('\n');
    put(&mut out, "", &minutes.about, width);
    let mut day = "";
    for line in &minutes.lines {
        if line.day != day {
            day = &line.day;
            let _ = writeln!(out, "\n{day}");
        }
        let lead = format!("  {}  {} ", line.time, sign(line));
        put(&mut out, &lead, &line.says, width);
        for under in &line.under {
            put(&mut out, "             ", under, width);
        }
    }
    out.push_str("\nWhere it stands\n");
    for standing in &minutes.standing {
        put(&mut out, "  ", standing, width);
    }
    out.push_str("\nSources\n");
    for source in &minutes.sources {
        put(&mut out, "  ", source, width);
    }
    out
}

fn sign(line: &Line) -> &'static str {
    match line.kind {
        "vote" => "=",
        "refused" => "x",
        "warning" => "!",
        "duty" => ">",
        "due" => "*",
        _ => " ",
    }
}

/// Wraps behind a lead; the following lines are indented as wide as it.
fn put(out: &mut String, lead: &str, words: &str, width: usize) {
    let indent = lead.chars().count();
    let mut column = 0;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if column == 0 {
            out.push_str(lead);
            column = indent;
        } else if column + 1 + length > width {
            let _ = write!(out, "\n{:indent$}", "");
            column = indent;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

/// As Markdown.
#[must_use]
pub fn markdown(minutes: &Minutes) -> String {
    let mut out = format!("# {}\n\n*{}*\n\n{}\n", minutes.title, minutes.body, minutes.about.trim());
    let mut day = "";
    for line in &minutes.lines {
        if line.day != day {
            day = &line.day;
            let _ = write!(out, "\n## {day}\n\n");
        }
        let says = match line.kind {
            "vote" => format!("**{}**", line.says),
            "refused" | "warning" => format!("*{}*", line.says),
            _ => line.says.clone(),
        };
        let _ = writeln!(out, "- {} {says}", line.time);
        for under in &line.under {
            let _ = writeln!(out, "  - {under}");
        }
    }
    let _ = write!(out, "\n## Where it stands\n\n");
    for standing in &minutes.standing {
        let _ = writeln!(out, "- {standing}");
    }
    let _ = write!(out, "\n## Sources\n\n");
    for source in &minutes.sources {
        let _ = writeln!(out, "- {source}");
    }
    out
}

/// As a page of its own that needs nothing else.
#[must_use]
pub fn html(minutes: &Minutes) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n<style>body{{max-width:66ch;margin:2rem auto;padding:0 1rem;font:18px/1.55 Georgia,serif}}time{{color:#55606B;font-variant-numeric:tabular-nums}}li{{margin:.4rem 0}}ul ul{{color:#55606B;font-size:.85em}}</style>\n<h1>{0}</h1>\n<p><em>{1}</em></p>\n<p>{2}</p>\n",
        escaped(&minutes.title),
        escaped(&minutes.body),
        escaped(&minutes.about),
    );
    let mut day = "";
    for line in &minutes.lines {
        if line.day != day {
            out.push_str(if day.is_empty() { "" } else { "</ul>\n" });
            day = &line.day;
            let _ = write!(out, "<h2>{}</h2>\n<ul>\n", escaped(day));
        }
        let says = escaped(&line.says);
        let says = if line.kind == "vote" { format!("<strong>{says}</strong>") } else { says };
        let _ = write!(out, "<li class=\"{}\"><time>{}</time> {says}", line.kind, line.time);
        if !line.under.is_empty() {
            let under: String = line.under.iter().map(|under| format!("<li>{}</li>", escaped(under))).collect();
            let _ = write!(out, "<ul>{under}</ul>");
        }
        out.push_str("</li>\n");
    }
    out.push_str(if day.is_empty() { "" } else { "</ul>\n" });
    for (heading, items) in [("Where it stands", &minutes.standing), ("Sources", &minutes.sources)] {
        let items: String = items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
        let _ = writeln!(out, "<h2>{heading}</h2>\n<ul>{items}</ul>");
    }
    out
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_behind_their_lead() {
        let mut out = String::new();
        put(&mut out, "  10:00  ", "one two three four", 18);
        assert_eq!(out, "  10:00  one two\n         three\n         four\n");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
