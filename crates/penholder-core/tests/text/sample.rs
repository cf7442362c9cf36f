//! Texts to test with: random ones, and a resolution of our own in the manner of the field.

use penholder_core::text::format::plain;
use penholder_core::text::{Kind, Mark, Paragraph, ParagraphId, Style, Text};
use proptest::prelude::*;

/// A resolution with everything in it.
pub(crate) const RESOLUTION: &str = "\
Resolution 9001 (2031)\n\
Adopted by the Security Council at its 9999th meeting, on 3 May 2031\n\
The Security Council,\n\
Recalling its resolutions 8999 (2030) and 9000 (2031),\n\
Deeply concerned by the shelling of the town of Marisk, where more than 40 people were killed,\n\
1. Condemns in the strongest terms the shelling of Marisk;\n\
2. Demands that all parties:\n\
(a) Cease fire at once;\n\
(b) Let through:\n\
(i) Doctors;\n\
(ii) Food and water;\n\
(c) Withdraw their guns;\n\
3. Requests the Secretary-General to report within 30 days, and expresses its intention to consider further measures;\n\
4. Decides to remain seized of the matter.\n\
Annex I\n\
Lines of withdrawal are those of 1 April 2031.\n";

pub(crate) fn text(source: &str) -> Text {
    plain::read(source).unwrap().text
}

/// Words a text may hold, signs of every format among them.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zA-Z]{1,9}[,;.]?",
        2 => prop_oneof![
            Just("Condemns".to_owned()), Just("Recalling".to_owned()), Just("Côte".to_owned()), Just("الأمن".to_owned()),
            Just("安全理事会".to_owned()), Just("[sic]".to_owned()), Just("*".to_owned()), Just("<b>&amp;".to_owned()),
            Just("(a)".to_owned()), Just("1.".to_owned()), Just("-".to_owned()), Just("–".to_owned()), Just("#".to_owned()),
            Just("{#p1}".to_owned()), Just("\\".to_owned()), Just("_x_".to_owned()), Just(">".to_owned()), Just("]]>".to_owned()),
        ],
    ];
    prop::collection::vec(word, 1..12).prop_map(|w| w.join(" "))
}

fn mark() -> impl Strategy<Value = Option<Mark>> {
    use penholder_core::text::Form;
    let style = prop_oneof![
        Just(Style::Arabic),
        Just(Style::Letter),
        Just(Style::Capital),
        Just(Style::Roman),
        Just(Style::CapitalRoman),
    ];
    let form = prop_oneof![Just(Form::Dot), Just(Form::Round), Just(Form::Half), Just(Form::Bare)];
    let high = prop::sample::select(vec![52_u32, 53, 60, 61, 399, 400, 999, 1000, 999_999]);
    let set = prop::option::weighted(0.1, prop_oneof![2 => 1_u32..30, 1 => high]);
    let counted = (style, form, set).prop_map(|(style, form, set)| Mark { style, form, set });
    let dash = Just(Mark { style: Style::Dash, form: Form::Bare, set: None });
    prop::option::of(prop_oneof![9 => counted, 1 => dash])
}

/// Any text at all: any kinds, depths, marks and words.
pub(crate) fn any_text() -> impl Strategy<Value = Text> {
    let kind = prop::sample::select(Kind::ALL.map(|(k, _)| k).to_vec());
    prop::collection::vec((kind, 0_u8..4, mark(), words()), 1..14).prop_map(|rows| {
        let mut allowed = 0;
        let paragraphs = rows.into_iter().enumerate().map(|(i, (kind, depth, mark, words))| {
            let depth = depth.min(allowed);
            allowed = depth + 1;
            // A mark that sets the number the row has anyway is the same mark without it.
            Paragraph { id: ParagraphId::new(&format!("x{i}")), kind, depth, mark, words }
        });
        plainly_numbered(Text::new(paragraphs.collect()).unwrap())
    })
}

/// The text without marks that set the number that is due.
fn plainly_numbered(text: Text) -> Text {
    let numbers = text.numbers();
    let mut paragraphs = text.into_paragraphs();
    for i in 0..paragraphs.len() {
        let Some(mark) = paragraphs[i].mark else { continue };
        let without = Mark { set: None, ..mark };
        paragraphs[i].mark = Some(without);
        let due = Text::new(paragraphs[..=i].to_vec()).unwrap().numbers()[i];
        if due != numbers[i] {
            paragraphs[i].mark = Some(mark);
        }
    }
    Text::new(paragraphs).unwrap()
}

/// A text as bodies write them: an opening, a preamble, numbered paragraphs with sub-paragraphs.
pub(crate) fn resolution() -> impl Strategy<Value = Text> {
    let tail = "[a-z]{1,8}( [a-z]{1,8}){2,9}";
    let pp = (prop::sample::select(vec!["Recalling", "Noting", "Deeply concerned by", "Welcoming"]), tail)
        .prop_map(|(lead, tail)| format!("{lead} the {tail},"));
    let op = (prop::sample::select(vec!["Condemns", "Demands", "Calls upon", "Decides", "Requests"]), tail)
        .prop_map(|(lead, tail)| format!("{lead} that {tail}"));
    let subs = prop::collection::vec("[A-Z][a-z]{2,8} [a-z]{1,8}", 0..4);
    (prop::collection::vec(pp, 1..6), prop::collection::vec((op, subs), 1..8)).prop_map(|(pps, ops)| {
        let mut source = String::from("Resolution 1 (2031)\nThe Security Council,\n");
        for pp in pps {
            source += &format!("{pp}\n");
        }
        for (i, (op, subs)) in ops.iter().enumerate() {
            source += &format!("{}. {op}{}\n", i + 1, if subs.is_empty() { ";" } else { ":" });
            for (k, sub) in subs.iter().enumerate() {
                source += &format!("({}) {sub};\n", char::from(b'a' + u8::try_from(k).unwrap()));
            }
        }
        text(&source)
    })
}
