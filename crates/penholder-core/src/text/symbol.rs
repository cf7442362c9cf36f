//! Document symbols: `S/RES/2118 (2013)`, `S/PRST/2013/15`, `S/2012/538`, `A/RES/68/182`, `SC/11227`.
//!
//! Implements: the symbols of the Security Council and their neighbours (A/..., SC/...), with `/Rev.`, `/Add.`, `/Corr.`.
//! Always: reading what [`Symbol`] writes gives the same symbol. A draft keeps its symbol; adoption adds a second one.
//! Not here: what a document says, or whether it exists. A press statement that was blocked has no symbol at all.

use std::fmt;

/// One document's symbol.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    /// What is named.
    pub what: Document,
    /// Revision, addendum or corrigendum, in the order written.
    pub parts: Vec<(Part, u32)>,
}

/// The kinds of document a symbol names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// `S/RES/2118 (2013)`; the year may be left out.
    Resolution {
        /// The number.
        number: u32,
        /// The year of adoption.
        year: Option<u16>,
    },
    /// `S/PRST/2013/15`: a presidential statement, since 1994.
    PresidentialStatement {
        /// The year.
        year: u16,
        /// The number in the year.
        number: u32,
    },
    /// `S/2012/538`: a draft, letter or report, since 1994.
    Council {
        /// The year.
        year: u16,
        /// The number in the year.
        number: u32,
    },
    /// `S/1511`: a document before 1994.
    CouncilNumber(u32),
    /// `S/PV.6810`, with `(Resumption 1)`.
    VerbatimRecord {
        /// The meeting.
        meeting: u32,
        /// The resumption.
        resumption: Option<u32>,
    },
    /// `S/Agenda/6810`.
    Agenda(u32),
    /// `SC/11227`: a press release, with a second series as in `SC/7487-AFG/203`.
    PressRelease {
        /// The number.
        number: u32,
        /// The second series and its number.
        second: Option<(String, u32)>,
    },
    /// `A/RES/68/182`, with a letter for one of several under one number.
    AssemblyResolution {
        /// The session, with `ES-10` and `S-1` for special ones.
        session: String,
        /// The number, with its letter.
        number: String,
    },
    /// Any other symbol of the General Assembly or the Council: `A/HRC/17/48`, `S/AC.37/2003/1`.
    Other(String),
}

/// What a part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `/Rev.1`
    Revision,
    /// `/Add.1`
    Addendum,
    /// `/Corr.1`
    Corrigendum,
}

impl Part {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Revision, "Rev"), (Self::Addendum, "Add"), (Self::Corrigendum, "Corr")];
}

/// Why something is not a symbol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a document symbol, as `S/RES/2118 (2013)`, `S/2012/538` or `S/PRST/2013/15` are")]
pub struct NotASymbol(String);

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            Document::Resolution { number, year: Some(year) } => write!(f, "S/RES/{number} ({year})"),
            Document::Resolution { number, year: None } => write!(f, "S/RES/{number}"),
            Document::PresidentialStatement { year, number } => write!(f, "S/PRST/{year}/{number}"),
            Document::Council { year, number } => write!(f, "S/{year}/{number}"),
            Document::CouncilNumber(number) => write!(f, "S/{number}"),
            Document::VerbatimRecord { meeting, resumption: None } => write!(f, "S/PV.{meeting}"),
            Document::VerbatimRecord { meeting, resumption: Some(n) } => write!(f, "S/PV.{meeting} (Resumption {n})"),
            Document::Agenda(number) => write!(f, "S/Agenda/{number}"),
            Document::PressRelease { number, second: None } => write!(f, "SC/{number}"),
            Document::PressRelease { number, second: Some((series, n)) } => write!(f, "SC/{number}-{series}/{n}"),
            Document::AssemblyResolution { session, number } => write!(f, "A/RES/{session}/{number}"),
            Document::Other(symbol) => f.write_str(symbol),
        }?;
        self.parts.iter().try_for_each(|(part, n)| {
            let name = Part::ALL.iter().find(|(p, _)| p == part).map_or("", |(_, name)| name);
            write!(f, "/{name}.{n}")
        })
    }
}

impl std::str::FromStr for Symbol {
    type Err = NotASymbol;

    fn from_str(text: &str) -> Result<Self, NotASymbol> {
        match Self::prefix_of(text.trim()) {
            Some((symbol, len)) if len == text.trim().len() => Ok(symbol),
            _ => Err(NotASymbol(text.chars().take(60).collect())),
        }
    }
}

impl Symbol {
    /// Returns the symbol that stands at the start of `text` and its length in bytes.
    pub fn prefix_of(text: &str) -> Option<(Self, usize)> {
        let mut cut = Cut { rest: text };
        let what = if cut.take("SC/") {
            press_release(&mut cut)?
        } else if cut.take("S/") {
            council(&mut cut)?
        } else if cut.take("A/") {
            assembly(&mut cut)?
        } else {
            return None;
        };
        let mut parts = Vec::new();
        while let Some(part) = Part::ALL.iter().find_map(|(part, name)| cut.part(name).map(|n| (*part, n))) {
            parts.push(part);
        }
        cut.at_edge().then(|| (Self { what, parts }, text.len() - cut.rest.len()))
    }

    /// Returns every symbol in `text` with its place in bytes; `resolution 2118 (2013)` is one too.
    pub fn all_in(text: &str) -> Vec<(std::ops::Range<usize>, Self)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '/');
            let hit = begins.then(|| Self::prefix_of(rest).or_else(|| year_in_brackets(rest))).flatten();
            let step = match hit {
                Some((symbol, len)) => {
                    found.push((at..at + len, symbol));
                    len
                }
                None => rest.chars().next().map_or(1, char::len_utf8),
            };
            at += step;
        }
        found
    }
}

/// `2118 (2013)`, as resolutions are cited.
fn year_in_brackets(text: &str) -> Option<(Symbol, usize)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut cut = Cut { rest: text };
    let number = cut.number()?;
    let year = cut.year_after_space()?;
    let what = Document::Resolution { number, year: Some(year) };
    cut.at_edge().then(|| (Symbol { what, parts: Vec::new() }, text.len() - cut.rest.len()))
}

fn press_release(cut: &mut Cut<'_>) -> Option<Document> {
    let number = cut.number()?;
    let mut second = None;
    let mark = cut.rest;
    if cut.take("-") {
        let series: String = cut.rest.chars().take_while(char::is_ascii_uppercase).collect();
        cut.rest = &cut.rest[series.len()..];
        second = (!series.is_empty() && cut.take("/")).then(|| cut.number().map(|n| (series, n))).flatten();
        if second.is_none() {
            cut.rest = mark;
        }
    }
    Some(Document::PressRelease { number, second })
}

fn council(cut: &mut Cut<'_>) -> Option<Document> {
    if cut.take("RES/") {
        let number = cut.number()?;
        return Some(Document::Resolution { number, year: cut.year_after_space() });
    }
    if cut.take("PRST/") {
        let year = cut.year()?;
        return cut
            .take("/")
            .then(|| cut.number())
            .flatten()
            .map(|number| Document::PresidentialStatement { year, number });
    }
    if cut.take("PV.") {
        let meeting = cut.number()?;
        return Some(Document::VerbatimRecord { meeting, resumption: cut.resumption() });
    }
    if cut.take("Agenda/") {
        return cut.number().map(Document::Agenda);
    }
    let mark = cut.rest;
    if let Some(number) = cut.number() {
        let year = u16::try_from(number).ok().filter(|y| (1994..=2200).contains(y));
        let after = cut.rest;
        if let (Some(year), true) = (year, cut.take("/")) {
            if let Some(number) = cut.number() {
                return Some(Document::Council { year, number });
            }
            cut.rest = after;
        }
        return Some(Document::CouncilNumber(number));
    }
    cut.rest = mark;
    cut.other("S/")
}

fn assembly(cut: &mut Cut<'_>) -> Option<Document> {
    let mark = cut.rest;
    if cut.take("RES/") {
        let session = cut.run(|c| c.is_ascii_alphanumeric() || c == '-');
        if !session.is_empty() && cut.take("/") {
            let number = cut.run(|c| c.is_ascii_alphanumeric());
            if number.starts_with(|c: char| c.is_ascii_digit()) {
                return Some(Document::AssemblyResolution { session: session.into(), number: number.into() });
            }
        }
    }
    cut.rest = mark;
    cut.other("A/")
}

/// What is left of the text to read a symbol from.
struct Cut<'a> {
    rest: &'a str,
}

impl<'a> Cut<'a> {
    fn take(&mut self, prefix: &str) -> bool {
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }

    /// A number without leading zeros, up to six digits.
    fn number(&mut self) -> Option<u32> {
        let mark = self.rest;
        let digits = self.run(|c| c.is_ascii_digit());
        if (1..=6).contains(&digits.len()) && !digits.starts_with('0') {
            return digits.parse().ok();
        }
        self.rest = mark;
        None
    }

    fn year(&mut self) -> Option<u16> {
        self.number().and_then(|n| u16::try_from(n).ok()).filter(|y| (1945..=2200).contains(y))
    }

    /// ` (2013)` or `(2013)`.
    fn year_after_space(&mut self) -> Option<u16> {
        let mark = self.rest;
        self.take(" ");
        let year = self.take("(").then(|| self.year()).flatten().filter(|_| self.take(")"));
        if year.is_none() {
            self.rest = mark;
        }
        year
    }

    fn resumption(&mut self) -> Option<u32> {
        let mark = self.rest;
        self.take(" ");
        let n = self.take("(Resumption ").then(|| self.number()).flatten().filter(|_| self.take(")"));
        if n.is_none() {
            self.rest = mark;
        }
        n
    }

    fn part(&mut self, name: &str) -> Option<u32> {
        let mark = self.rest;
        let n = (self.take("/") && self.take(name) && self.take(".")).then(|| self.number()).flatten();
        if n.is_none() {
            self.rest = mark;
        }
        n
    }

    /// `A/HRC/17/48`: pieces of letters, digits, dots and dashes, one of them with a digit.
    fn other(&mut self, head: &str) -> Option<Document> {
        let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/');
        let whole = self.rest;
        let mut end = whole.find(|c| !belongs(c)).unwrap_or(whole.len());
        for (_, name) in Part::ALL {
            end = whole[..end].find(&format!("/{name}.")).unwrap_or(end);
        }
        let body = whole[..end].trim_end_matches(['.', '-', '/']);
        let formed = body.split('/').all(|piece| !piece.is_empty()) && body.contains(|c: char| c.is_ascii_digit());
        let upper = body.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !formed || !upper {
            return None;
        }
        self.rest = &whole[body.len()..];
        Some(Document::Other(format!("{head}{body}")))
    }

    fn at_edge(&self) -> bool {
        !self.rest.starts_with(|c: char| c.is_alphanumeric())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn symbols_are_read_and_written() {
        let check = |text: &str, written: &str| match text.parse::<Symbol>() {
            Ok(symbol) => assert_eq!(symbol.to_string(), written, "{text}"),
            Err(no) => assert_eq!(written, "", "{text}: {no}"),
        };
        check("S/RES/2118 (2013)", "S/RES/2118 (2013)");
        check("S/RES/2118(2013)", "S/RES/2118 (2013)");
        check("S/RES/2118", "S/RES/2118");
        check("S/PRST/2013/15", "S/PRST/2013/15");
        check("S/2012/538", "S/2012/538");
        check("S/2012/538/Rev.1/Corr.2", "S/2012/538/Rev.1/Corr.2");
        check("S/1511", "S/1511");
        check("S/26015", "S/26015");
        check("S/PV.6810 (Resumption 1)", "S/PV.6810 (Resumption 1)");
        check("S/Agenda/8979", "S/Agenda/8979");
        check("SC/7487-AFG/203", "SC/7487-AFG/203");
        check("SC/14809", "SC/14809");
        check("A/RES/68/182", "A/RES/68/182");
        check("A/RES/ES-10/L.1", "A/RES/ES-10/L.1");
        check("A/HRC/17/48/Add.1", "A/HRC/17/48/Add.1");
        check("S/INF/50", "S/INF/50");
        check("S/", "");
        check("S/RES/0", "");
        check("SC/x", "");
        check("resolution", "");
    }

    #[test]
    fn symbols_are_found_in_sentences() {
        let check = |text: &str, want: &[&str]| {
            let got: Vec<String> = Symbol::all_in(text).iter().map(|(_, s)| s.to_string()).collect();
            assert_eq!(got, want, "{text}");
        };
        check("its resolutions 2042 (2012) and 2118 (2013), and", &["S/RES/2042 (2012)", "S/RES/2118 (2013)"]);
        check("the report (S/2013/553),", &["S/2013/553"]);
        check("(A/67/997-S/2013/553)", &["A/67/997-S/2013/553"]);
        check("in 30 (thirty) days and/or (1999)", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn writing_then_reading_is_identity(text in "(S|A|SC)/(RES/|PRST/|PV\\.|Agenda/|AC\\.)?[1-9][0-9]{0,4}(/[1-9][0-9]{0,2})?( \\((1946|2013)\\))?(/Rev\\.[1-9])?") {
            if let Ok(symbol) = text.parse::<Symbol>() {
                prop_assert_eq!(symbol.to_string().parse::<Symbol>(), Ok(symbol));
            }
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,60}") {
            let _ = text.parse::<Symbol>();
            for (range, _) in Symbol::all_in(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
