//! Akoma Ntoso 3.0 (OASIS LegalDocML) in the AKN4UN profile.
//!
//! Implements: `statement` of subtype *deliberation*: preface, preamble with an enacting formula and a container of
//! preambular paragraphs, main body of hierarchical paragraphs with `num`, `intro`, `content`, `wrapUp`.
//! Always: `eId` says where a paragraph stands now, `wId` is its id for ever; what [`write()`] writes is valid against the
//! OASIS schema and [`read`] reads the same text back. A document type declaration is refused, so that no entity is ever
//! expanded and nothing outside is read.
//! Not here: annexes as documents of their own, signatures, images, tables.

mod read;
mod write;

pub use read::read;
pub use write::{Identity, write};

use crate::text::{Form, Style};

/// The namespace of Akoma Ntoso 3.0.
pub const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

const STYLES: [(Style, &str); 7] = [
    (Style::Arabic, "arabic"),
    (Style::Letter, "letter"),
    (Style::Capital, "capital"),
    (Style::Roman, "roman"),
    (Style::CapitalRoman, "capital-roman"),
    (Style::Dash, "dash"),
    (Style::Bullet, "bullet"),
];

const FORMS: [(Form, &str); 4] =
    [(Form::Dot, "dot"), (Form::Round, "round"), (Form::Half, "half"), (Form::Bare, "bare")];

/// The class of a `num` element: how the row counts and what stands round the number.
fn class_of(style: Style, form: Form) -> String {
    let name = |list: &[(Style, &'static str)]| list.iter().find(|(s, _)| *s == style).map_or("", |(_, n)| n);
    let round = FORMS.iter().find(|(f, _)| *f == form).map_or("", |(_, n)| n);
    format!("{} {round}", name(&STYLES))
}

fn style_and_form(class: &str) -> Option<(Style, Form)> {
    let (style, form) = class.split_once(' ')?;
    let style = STYLES.iter().find(|(_, n)| *n == style)?.0;
    Some((style, FORMS.iter().find(|(_, n)| *n == form)?.0))
}

/// The same in one word: `roman+round`.
pub(super) fn class_name(style: Style, form: Form) -> String {
    class_of(style, form).replace(' ', "+")
}

pub(super) fn named_class(name: &str) -> Option<(Style, Form)> {
    style_and_form(&name.replace('+', " "))
}
