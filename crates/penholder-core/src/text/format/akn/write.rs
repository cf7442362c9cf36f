//! Writes a text as Akoma Ntoso.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::{NAMESPACE, class_of};
use crate::text::symbol::{Document, Symbol};
use crate::text::{Kind, Paragraph, Text};

/// The day that AKN4UN gives a document without a date.
const UNDATED: &str = "1900-01-01";

/// What the metadata of the document say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The body, as in an address: `un-sc`.
    pub body: String,
    /// The body's name.
    pub body_name: String,
    /// The document's symbol or number; a draft without one has the name of its file.
    pub number: String,
    /// The date of the document, `YYYY-MM-DD`. The format needs one; AKN4UN writes 1900-01-01 for a draft without a date, and
    /// it is named `undated` here.
    pub date: String,
    /// The language, in three letters (ISO 639-2): `eng`.
    pub language: String,
    /// The version in the document, as `v2`.
    pub version: Option<String>,
}

impl Identity {
    /// Returns the identity of a document of the Security Council, without date and version, in English.
    pub fn security_council(number: &str) -> Self {
        let number = number.parse::<Symbol>().map_or_else(|_| number.to_owned(), |s| s.to_string());
        Self {
            body: "un-sc".into(),
            body_name: "Security Council".into(),
            number,
            date: UNDATED.into(),
            language: "eng".into(),
            version: None,
        }
    }

    /// The number as AKN4UN writes it in an address: `/` is `-`, a space `_`; other signs are left out.
    fn number_in_address(&self) -> String {
        let sign = |c: char| match c {
            '/' => Some('-'),
            ' ' => Some('_'),
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') => Some(c),
            _ => None,
        };
        let number: String = self.number.chars().filter_map(sign).collect();
        if number.is_empty() { "draft".into() } else { number }
    }

    fn work(&self) -> String {
        format!("/akn/un/statement/deliberation/{}/{}/{}", slug(&self.body), self.safe_date(), self.number_in_address())
    }

    fn safe_date(&self) -> &str {
        let b = self.date.as_bytes();
        let digits = |r: std::ops::Range<usize>| b[r].iter().all(u8::is_ascii_digit);
        let formed = b.len() == 10 && b[4] == b'-' && b[7] == b'-' && digits(0..4) && digits(5..7) && digits(8..10);
        let number = |r: std::ops::Range<usize>| self.date.get(r).and_then(|s| s.parse::<u8>().ok()).unwrap_or(0);
        let real = formed && (1..=12).contains(&number(5..7)) && (1..=28).contains(&number(8..10));
        let end_of_month = formed
            && matches!(
                (number(5..7), number(8..10)),
                (4 | 6 | 9 | 11, 29..=30) | (1 | 3 | 5 | 7 | 8 | 10 | 12, 29..=31)
            );
        if real || end_of_month { &self.date } else { UNDATED }
    }

    fn language(&self) -> &str {
        let formed = (2..=3).contains(&self.language.len()) && self.language.bytes().all(|b| b.is_ascii_lowercase());
        if formed { &self.language } else { "und" }
    }
}

/// Writes the text as an Akoma Ntoso document.
pub fn write(text: &Text, identity: &Identity) -> String {
    let mut out = Writer { out: String::new(), text, labels: text.labels(), eids: eids(text) };
    let _ = writeln!(out.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"{NAMESPACE}\">");
    let _ = writeln!(out.out, "<statement name=\"{}\" contains=\"originalVersion\">", name(text, identity));
    out.meta(identity);
    let front = out.front();
    let body = out.preamble(front);
    out.body(body);
    out.out.push_str("</statement>\n</akomaNtoso>\n");
    out.out
}

/// What a document is called by its kind: by its symbol where it has one, else by its paragraphs and its title.
fn name(text: &Text, identity: &Identity) -> &'static str {
    let what = identity.number.parse::<Symbol>().ok().map(|symbol| symbol.what);
    let says = |words: &str| {
        let titles = text.paragraphs().iter().filter(|paragraph| paragraph.kind == Kind::Title);
        titles.into_iter().any(|title| title.words.to_lowercase().contains(words))
    };
    match what {
        Some(Document::PresidentialStatement { .. }) => "presidentialStatement",
        Some(Document::PressRelease { .. }) => "pressStatement",
        Some(Document::Resolution { .. }) => "resolution",
        _ if text.paragraphs().iter().all(|paragraph| paragraph.kind != Kind::Statement) => "resolution",
        _ if says("press statement") => "pressStatement",
        _ if says("presidential statement") || says("statement by the president") => "presidentialStatement",
        _ => "statement",
    }
}

struct Writer<'a> {
    out: String,
    text: &'a Text,
    labels: Vec<String>,
    eids: Vec<String>,
}

impl Writer<'_> {
    fn meta(&mut self, id: &Identity) {
        let (work, date, language) = (id.work(), id.safe_date(), id.language());
        let body = slug(&id.body);
        let expression = match &id.version {
            Some(v) => format!("{work}/{language}@{}", slug(v)),
            None => format!("{work}/{language}@"),
        };
        let author = format!("<FRBRauthor href=\"#{body}\"/>");
        let named = if date == UNDATED { "undated" } else { "document" };
        let stamp = format!("<FRBRdate date=\"{date}\" name=\"{named}\"/>{author}");
        let number = format!("<FRBRnumber value=\"{}\" showAs=\"{}\"/>", id.number_in_address(), plain(&id.number));
        let version =
            id.version.as_ref().map(|v| format!("<FRBRversionNumber value=\"{}\"/>", plain(v))).unwrap_or_default();
        let _ = writeln!(
            self.out,
            "<meta>\n<identification source=\"#penholder\">\n<FRBRWork><FRBRthis value=\"{work}/!main\"/><FRBRuri value=\"{work}\"/>{stamp}\
             <FRBRcountry value=\"un\"/><FRBRsubtype value=\"deliberation\"/>{number}</FRBRWork>\n\
             <FRBRExpression><FRBRthis value=\"{expression}/!main\"/><FRBRuri value=\"{expression}\"/>{stamp}{version}\
             <FRBRlanguage language=\"{language}\"/></FRBRExpression>\n\
             <FRBRManifestation><FRBRthis value=\"{expression}/!main.xml\"/><FRBRuri value=\"{expression}.xml\"/>{stamp}\
             <FRBRformat value=\"xml\"/></FRBRManifestation>\n</identification>\n\
             <references source=\"#penholder\">\n<TLCOrganization eId=\"{body}\" href=\"/ontology/organization/un/{body}\" showAs=\"{name}\"/>\n\
             <TLCOrganization eId=\"penholder\" href=\"/ontology/organization/editor/penholder\" showAs=\"Penholder\"/>\n\
             <TLCConcept eId=\"preamble\" href=\"/akn/ontology/concept/un/preamble\" showAs=\"preamble\"/>\n</references>\n</meta>",
            name = plain(&id.body_name),
        );
    }

    /// Title, notes and headings before the text; returns where they end.
    fn front(&mut self) -> usize {
        let is_front = |(i, p): &(usize, &Paragraph)| {
            matches!(p.kind, Kind::Title | Kind::Note | Kind::Heading) && is_flat(p) && !self.text.is_chapeau(*i)
        };
        let end = self.text.paragraphs().iter().enumerate().take_while(is_front).count();
        if end == 0 {
            return 0;
        }
        self.out.push_str("<preface>\n");
        for i in 0..end {
            let p = &self.text.paragraphs()[i];
            let words = match p.kind {
                Kind::Title => format!("<docTitle>{}</docTitle>", plain(&p.words)),
                _ => plain(&p.words),
            };
            let _ = writeln!(self.out, "<p {} class=\"{}\">{words}</p>", self.ids(i), p.kind.name());
        }
        self.out.push_str("</preface>\n");
        end
    }

    /// The enacting formula and the preambular paragraphs; returns where they end.
    fn preamble(&mut self, from: usize) -> usize {
        let paragraphs = self.text.paragraphs();
        let flat = |i: usize, kind: Kind| {
            paragraphs.get(i).is_some_and(|p| p.kind == kind && is_flat(p)) && !self.text.is_chapeau(i)
        };
        if !flat(from, Kind::Opening) {
            return from;
        }
        let end = (from + 1..).find(|&i| !flat(i, Kind::Preambular)).unwrap_or(from + 1);
        let _ = writeln!(
            self.out,
            "<preamble>\n<formula name=\"enactingFormula\" eId=\"formula_1\">\n<p {}>{}</p>\n</formula>",
            self.ids(from),
            plain(&paragraphs[from].words)
        );
        if end > from + 1 {
            self.out.push_str("<container name=\"preambularParagraphs\" eId=\"container_1\">\n");
            for (i, p) in paragraphs.iter().enumerate().take(end).skip(from + 1) {
                let _ = writeln!(self.out, "<p {}>{}</p>", self.ids(i), plain(&p.words));
            }
            self.out.push_str("</container>\n");
        }
        self.out.push_str("</preamble>\n");
        end
    }

    fn body(&mut self, from: usize) {
        self.out.push_str("<mainBody>\n");
        let count = self.text.paragraphs().len();
        if from == count {
            self.out.push_str("<p class=\"empty\"/>\n");
        }
        let mut at = from;
        while at < count {
            at = self.element(at);
        }
        self.out.push_str("</mainBody>\n");
    }

    /// Writes a paragraph with its sub-paragraphs; returns the place after them. The depth is bounded by the text's.
    fn element(&mut self, at: usize) -> usize {
        let text = self.text;
        let p = &text.paragraphs()[at];
        let end = text.family(at).end;
        let (name, head) = match (p.kind, p.depth) {
            (Kind::Operative, _) => ("paragraph", String::new()),
            (Kind::Sub, 0..=1) => ("subparagraph", String::new()),
            (Kind::Sub, _) => ("point", String::new()),
            (Kind::Preambular, _) => ("hcontainer", " name=\"preambular\" refersTo=\"#preamble\"".to_owned()),
            (kind, _) => ("hcontainer", format!(" name=\"{}\"", kind.name())),
        };
        let _ = write!(self.out, "<{name}{head} {}>", self.ids(at));
        if let Some(mark) = p.mark {
            let class = class_of(mark.style, mark.form);
            let _ = write!(self.out, "<num class=\"{class}\">{}</num>", plain(&self.labels[at]));
        }
        if end == at + 1 {
            let _ = writeln!(self.out, "<content><p>{}</p></content></{name}>", plain(&p.words));
            return end;
        }
        let eid = self.eid(at).to_owned();
        let _ = writeln!(self.out, "<intro eId=\"{eid}__intro\"><p>{}</p></intro>", plain(&p.words));
        let mut child = at + 1;
        while child < end {
            child = self.element(child);
        }
        let _ = writeln!(self.out, "</{name}>");
        end
    }

    fn ids(&self, at: usize) -> String {
        format!("eId=\"{}\" wId=\"{}\"", self.eid(at), plain(self.text.paragraphs()[at].id.as_str()))
    }

    fn eid(&self, at: usize) -> &str {
        &self.eids[at]
    }
}

/// Where each paragraph stands now: `para_2__subpara_a`, made unique where a number stands twice.
fn eids(text: &Text) -> Vec<String> {
    let mut above: Vec<String> = Vec::new();
    let mut seen = BTreeSet::from(["formula_1".to_owned(), "container_1".to_owned()]);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    text.paragraphs()
        .iter()
        .zip(text.labels())
        .map(|(p, label)| {
            let short = match p.kind {
                Kind::Operative => "para",
                Kind::Sub => "subpara",
                Kind::Preambular => "recital",
                kind => kind.name(),
            };
            above.truncate(usize::from(p.depth));
            let head = above.last().map(|a| format!("{a}__")).unwrap_or_default();
            let stem = format!("{head}{short}_");
            let count = counts.entry(stem.clone()).or_default();
            *count += 1;
            let number: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
            let number = if number.is_empty() { count.to_string() } else { number };
            let mut eid = format!("{stem}{number}");
            for again in 2.. {
                if seen.insert(eid.clone()) {
                    break;
                }
                eid = format!("{stem}{number}-{again}");
            }
            above.push(eid.clone());
            eid
        })
        .collect()
}

fn is_flat(p: &Paragraph) -> bool {
    p.depth == 0 && p.mark.is_none()
}

fn slug(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '-' }).collect();
    if safe.starts_with(|c: char| c.is_ascii_alphabetic()) { safe } else { format!("x{safe}") }
}

fn plain(words: &str) -> String {
    escape(words).into_owned()
}
