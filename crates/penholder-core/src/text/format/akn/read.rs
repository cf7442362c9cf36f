//! Reads a text out of an Akoma Ntoso document: of our own writing, or of other people's.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::style_and_form;
use crate::text::format::marks::in_row;
use crate::text::format::{ReadError, within_limits};
use crate::text::paragraph::Rows;
use crate::text::words::cleaned;
use crate::text::{Kind, MAX_DEPTH, MAX_PARAGRAPHS, Paragraph, ParagraphId, Text};

/// Elements nested deeper than this are no document.
const MOST_NESTED: usize = 256;

/// Reads the text of an Akoma Ntoso document: its main document, without metadata.
///
/// # Errors
/// [`ReadError`] with the line: not well-formed, a document type declaration, an unknown entity, nested too deeply, too
/// many paragraphs, no text in it.
pub fn read(source: &str) -> Result<Text, ReadError> {
    within_limits(source)?;
    let mut xml = Reader::from_str(source);
    let mut tree = Tree::default();
    let mut lines = Lines { source, at: 0, line: 1 };
    loop {
        let from = position(xml.buffer_position());
        let event =
            xml.read_event().map_err(|e| ReadError::at(lines.of(position(xml.error_position())), e.to_string()))?;
        let line = lines.of(from);
        match event {
            Event::DocType(_) => {
                return Err(ReadError::at(line, "a document type declaration is not read here")
                    .hint("take the `<!DOCTYPE …>` out: Akoma Ntoso needs none"));
            }
            Event::Start(tag) => tree.open(&tag, line)?,
            Event::Empty(tag) => {
                tree.open(&tag, line)?;
                tree.close();
            }
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.words(&text.xml10_content()),
            Event::CData(text) => tree.words(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let unknown = || ReadError::at(line, "an entity that is not one of XML's own");
                match entity.resolve_char_ref().map_err(|_| unknown())? {
                    Some(c) => tree.words(c.encode_utf8(&mut [0; 4])),
                    None => tree.words(resolve_predefined_entity(&entity.xml10_content()).ok_or_else(unknown)?),
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    tree.finish()
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Counts lines as the reader goes on.
struct Lines<'a> {
    source: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.source.len());
        if offset > self.at {
            self.line += self.source.as_bytes()[self.at..offset].iter().filter(|b| **b == b'\n').count();
            self.at = offset;
        }
        self.line
    }
}

/// What an open element means for the words in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    /// Nothing of its own.
    Through,
    /// Its words are left out.
    Skip,
    /// It is this paragraph.
    Node(usize),
    /// Its words are the mark of this paragraph.
    Num(usize),
    /// A note of its own inside other words.
    Footnote(usize),
}

#[derive(Default)]
struct Tree {
    open: Vec<(Meaning, Option<usize>)>,
    /// In which part: `preface`, `preamble`, `formula`, `mainBody`, `conclusions`, `attachments`.
    part: Vec<String>,
    nodes: Vec<Node>,
    rooted: bool,
    titled: bool,
}

struct Node {
    id: Option<String>,
    kind: Kind,
    depth: u8,
    mark: String,
    class: String,
    words: String,
}

impl Tree {
    fn open(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), ReadError> {
        if self.open.len() >= MOST_NESTED {
            return Err(ReadError::at(line, format!("elements are nested more than {MOST_NESTED} deep")));
        }
        if self.nodes.len() > MAX_PARAGRAPHS {
            return Err(ReadError::at(line, format!("more than {MAX_PARAGRAPHS} paragraphs")));
        }
        let name = tag.local_name().as_ref().to_owned();
        if !self.rooted {
            self.rooted = true;
            if name != "akomaNtoso" {
                return Err(ReadError::at(line, format!("`<{name}>` is not the start of an Akoma Ntoso document"))
                    .hint("the first element is `<akomaNtoso>`"));
            }
        }
        let part = matches!(
            name.as_str(),
            "preface" | "preamble" | "formula" | "mainBody" | "body" | "conclusions" | "attachments" | "meta"
        );
        let meaning = self.meaning(&name, tag);
        let before = part.then(|| {
            self.part.push(name);
            self.part.len()
        });
        self.open.push((meaning, before));
        Ok(())
    }

    fn close(&mut self) {
        if let Some((_, Some(len))) = self.open.pop() {
            self.part.truncate(len - 1);
        }
    }

    fn meaning(&mut self, name: &str, tag: &BytesStart<'_>) -> Meaning {
        if self.open.last().is_some_and(|(m, _)| *m == Meaning::Skip) || name == "meta" {
            return Meaning::Skip;
        }
        let parent = self.open.iter().rev().find_map(|(m, _)| match m {
            Meaning::Node(i) | Meaning::Footnote(i) => Some(*i),
            _ => None,
        });
        let part = self.part.last().map_or("", String::as_str);
        let depth = parent.map_or(0, |i| (self.nodes[i].depth + 1).min(MAX_DEPTH));
        let attr = |key: &str| attribute(tag, key);
        match (name, part) {
            ("num", "mainBody" | "body" | "attachments") if parent.is_none() => {
                Meaning::Node(self.node(tag, Kind::Heading, 0))
            }
            ("num", _) => {
                self.class_of_num(parent, attr("class"));
                parent.map_or(Meaning::Through, Meaning::Num)
            }
            ("authorialNote", _) => {
                let i = self.node(tag, Kind::Note, 0);
                Meaning::Footnote(i)
            }
            ("p" | "longTitle" | "block", "preface") if parent.is_none() => {
                let class = attr("class").and_then(|c| Kind::named(&c));
                let titled = std::mem::replace(&mut self.titled, true);
                let kind = class.unwrap_or(if titled { Kind::Heading } else { Kind::Title });
                Meaning::Node(self.node(tag, kind, 0))
            }
            ("p" | "block", "formula") => Meaning::Node(self.node(tag, Kind::Opening, 0)),
            ("p" | "recital" | "citation", "preamble") if parent.is_none() => {
                Meaning::Node(self.node(tag, Kind::Preambular, 0))
            }
            ("p" | "block", "conclusions") if parent.is_none() => Meaning::Node(self.node(tag, Kind::Note, 0)),
            ("p" | "block" | "crossHeading", "mainBody" | "body") if parent.is_none() => {
                let preambular = attr("refersTo").is_some_and(|r| r == "#preamble");
                let kind = match name {
                    _ if preambular => Kind::Preambular,
                    "crossHeading" => Kind::Heading,
                    _ => Kind::Statement,
                };
                Meaning::Node(self.node(tag, kind, 0))
            }
            ("paragraph" | "subparagraph" | "point" | "indent" | "clause" | "subclause" | "item" | "level", _) => {
                let annexed = self.part.iter().any(|p| p == "attachments");
                let kind = match (depth, annexed) {
                    (0, true) => Kind::Annexed,
                    (0, false) if name == "subparagraph" || name == "point" => Kind::Sub,
                    (0, false) => Kind::Operative,
                    _ if name == "paragraph" => Kind::Operative,
                    _ => Kind::Sub,
                };
                Meaning::Node(self.node(tag, kind, depth))
            }
            ("hcontainer", _) => match attr("name").and_then(|n| Kind::named(&n)) {
                Some(kind) => Meaning::Node(self.node(tag, kind, depth)),
                None => Meaning::Through,
            },
            ("wrapUp", _) if parent.is_some() => Meaning::Node(self.node(tag, Kind::Flush, depth)),
            ("heading" | "subheading", "mainBody" | "body" | "attachments") if parent.is_none() => {
                let annex = part == "attachments";
                Meaning::Node(self.node(tag, if annex { Kind::Annex } else { Kind::Heading }, 0))
            }
            _ => {
                if let (true, Some(i)) = (matches!(name, "p" | "block" | "li" | "td"), parent) {
                    self.nodes[i].words.push(' ');
                }
                Meaning::Through
            }
        }
    }

    fn class_of_num(&mut self, parent: Option<usize>, class: Option<String>) {
        if let (Some(i), Some(class)) = (parent, class) {
            self.nodes[i].class = class;
        }
    }

    fn node(&mut self, tag: &BytesStart<'_>, kind: Kind, depth: u8) -> usize {
        let id =
            attribute(tag, "wId").or_else(|| attribute(tag, "eId")).filter(|id| ParagraphId::new(id).is_writable());
        let (mark, class, words) = (String::new(), String::new(), String::new());
        self.nodes.push(Node { id, kind, depth, mark, class, words });
        self.nodes.len() - 1
    }

    fn words(&mut self, words: &str) {
        let target = self.open.iter().rev().find(|(m, _)| *m != Meaning::Through).map(|(m, _)| *m);
        match target {
            Some(Meaning::Node(i) | Meaning::Footnote(i)) => self.nodes[i].words.push_str(words),
            Some(Meaning::Num(i)) => self.nodes[i].mark.push_str(words),
            _ => {}
        }
    }

    fn finish(self) -> Result<Text, ReadError> {
        if !self.open.is_empty() {
            return Err(ReadError::whole("the document ends inside an element: it is cut off"));
        }
        let mut rows = Rows::default();
        let mut taken = std::collections::BTreeSet::new();
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut free = 0_u32;
        for node in self.nodes {
            let words = cleaned(&node.words).into_owned();
            if words.is_empty() {
                continue;
            }
            let given = node.id.filter(|id| taken.insert(id.clone()));
            let id = given.unwrap_or_else(|| {
                loop {
                    free += 1;
                    let id = format!("p{free}");
                    if taken.insert(id.clone()) {
                        break id;
                    }
                }
            });
            let allowed = paragraphs.last().map_or(0, |p| p.depth + 1).min(MAX_DEPTH);
            let mut p = Paragraph {
                id: ParagraphId::new(&id),
                kind: node.kind,
                depth: node.depth.min(allowed),
                mark: None,
                words,
            };
            in_row(&mut rows, &cleaned(&node.mark), style_and_form(&node.class), &mut p);
            rows.number(&p);
            paragraphs.push(p);
        }
        if paragraphs.is_empty() {
            return Err(ReadError::whole("there are no words of a text in this document"));
        }
        Ok(Text::new(paragraphs)?)
    }
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = tag.attributes().filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == key);
    found.and_then(|a| a.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned))
}
