//! Page furniture: what a page carries besides the text: running heads, job numbers, page numbers, letterheads.
//!
//! Always: a line is furniture only as a whole, and the reader keeps it aside with its place; nothing is thrown away.
//! Not here: footnotes and votes, which are notes of the text.

/// Whether a cleaned line is furniture of a UN page, of 1946 to today.
pub(super) fn is_furniture(line: &str) -> bool {
    is_number_line(line)
        || is_symbol_line(line)
        || is_masthead(line)
        || line.starts_with("/...")
        || line.starts_with("Distr.")
        || line.starts_with("DISTR.")
        || line.starts_with("ORIGINAL:")
        || line.starts_with("Original:")
        || line.starts_with("Please recycle")
}

/// Whether a line belongs to the head of a page from an online collection of documents, before the text begins.
pub(super) fn is_collection_head(line: &str) -> bool {
    const HEADS: [&str; 9] = [
        "Publisher",
        "Publication Date",
        "Citation / Document Symbol",
        "Reference",
        "Other Languages / Attachments",
        "Cite as",
        "Comments",
        "Country",
        "Topics",
    ];
    HEADS.contains(&line)
}

fn is_masthead(line: &str) -> bool {
    const MASTHEADS: [&str; 12] = [
        "United Nations",
        "UNITED NATIONS",
        "Security Council",
        "SECURITY COUNCIL",
        "General Assembly",
        "Provisional",
        "PROVISIONAL",
        "S",
        "(E)",
        "UNITED",
        "NATIONS",
        "GE.",
    ];
    MASTHEADS.contains(&line)
}

/// Page numbers, job numbers and bars: `4/13`, `13-48923`, `13-48923 (E)`, `*1348923*`, `2 03-46778`, `-----`, `Page 3`.
fn is_number_line(line: &str) -> bool {
    let line = line.strip_prefix("Page ").or_else(|| line.strip_prefix("page ")).unwrap_or(line);
    let mut digits = 0;
    let mut signs = 0;
    for word in line.split(' ') {
        if matches!(word, "(E)" | "(e)" | "E" | "/..." | "...") || is_bar(word) || is_date_code(word) {
            signs += 1;
            continue;
        }
        for c in word.chars() {
            match c {
                '0'..='9' => digits += 1,
                '-' | '–' | '—' | '/' | '*' => signs += 1,
                _ => return false,
            }
        }
    }
    digits + signs > 0 && line.len() <= 40
}

fn is_bar(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, '-' | '_' | '`' | '*' | '=' | '~' | '–' | '—'))
}

/// `270913`, as printed after a job number.
fn is_date_code(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit())
}

/// A running head: the symbol alone, or with a page number: `S/RES/1244 (1999) Page 4`, `S/RES/1319 (2000)*`.
fn is_symbol_line(line: &str) -> bool {
    let Some((_, len)) = super::super::symbol::Symbol::prefix_of(line) else { return false };
    let rest = line[len..].trim_start_matches(['*', ' ']).trim();
    rest.is_empty()
        || rest == "English"
        || rest.starts_with("English Page")
        || rest.strip_prefix("Page ").or_else(|| rest.strip_prefix("page ")).is_some_and(|n| n.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        let check = |line: &str, want: bool| assert_eq!(is_furniture(line), want, "{line}");
        check("S/RES/2118 (2013)", true);
        check("S/RES/1244 (1999) Page 4", true);
        check("13-48923 (E)", true);
        check("*1348923*", true);
        check("2/13", true);
        check("2/13 13-48923", true);
        check("/...", true);
        check("-----", true);
        check("Distr.: General 27 September 2013", true);
        check("United Nations", true);
        check("1. Decides", false);
        check("S/RES/2118 (2013) and its annexes", false);
        check("United Nations staff", false);
        check("(a)", false);
        check("A", false);
    }
}
