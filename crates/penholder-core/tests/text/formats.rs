//! Every format reads back what it writes, and no input brings a reader down.

use penholder_core::text::Text;
use penholder_core::text::format::{akn, markdown, plain};
use proptest::prelude::*;

use crate::sample::{RESOLUTION, any_text, resolution, text};

fn akn_of(text: &Text) -> String {
    akn::write(text, &akn::Identity::security_council("S/RES/9001 (2031)"))
}

#[test]
fn a_resolution_is_read_as_it_is_meant() {
    let text = text(RESOLUTION);
    let shown: Vec<String> =
        text.names().iter().zip(text.labels()).map(|(n, l)| format!("{n} {l}").trim().to_owned()).collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn every_format_on_one_page() {
    let text = text(RESOLUTION);
    insta::assert_snapshot!("plain", plain::write(&text));
    insta::assert_snapshot!("markdown", markdown::write(&text));
    insta::assert_snapshot!("akn", akn_of(&text));
}

#[test]
fn pages_of_all_years_are_read() {
    let check = |source: &str, want: &str| {
        let got = plain::read(source).unwrap();
        assert_eq!(got.woven(), plain::Reading::solid(source), "word for word");
        assert_eq!(got.text.names().join(" "), want, "{source}");
    };
    let body = "The Security Council,\nRecalling its rules,\n1. Decides to act;\n2. Requests a report.\n";
    check(body, "opening 1 PP1 OP1 OP2");
    // A page break inside a paragraph, with running heads and job numbers.
    check(
        "United Nations\nSecurity Council\n\nS/RES/9001 (2031)\nDistr.: General 3 May 2031\n\nResolution 9001 (2031)\nThe Security Council,\nRecalling its\n31-40000 (E)\n*3140000*\n\nS/RES/9001 (2031)\nown rules,\n1. Decides to act.\n",
        "title opening 1 PP1 OP1",
    );
    // All in one line.
    check(
        "The Security Council, Recalling its rules, Noting the report, 1. Decides to act; 2. Requests a report.",
        "opening 1 PP1 PP2 OP1 OP2",
    );
    // A scar of the scanner, a comma for a point, no space.
    check(
        "The Security Council,\nNoting this,\nl. Decides to act;\n2, Requests a report;\n3.Decides to meet.",
        "opening 1 PP1 OP1 OP2 OP3",
    );
    // Nothing numbered.
    check(
        "The Security Council,\nHaving examined the application of Arvenia,\nRecommends that Arvenia be admitted.",
        "opening 1 PP1 OP1",
    );
    // Roman within letters, and i after h.
    check(
        "The Council,\nNoting this,\n1. Asks for:\n(a) One;\n(i) Half;\n(ii) Quarter;\n(b) Two;\n2. Ends.",
        "opening 1 PP1 OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b) OP2",
    );
    // Numbers that are none, that jump, and a year at the start of a line.
    check(
        "The Council,\nNoting this,\n1. Asks for:\n(a) One;\n(c) Three;\n0. Nothing;\n4. Decides to act;\n2031. A year;\n5. Ends.",
        "opening 1 PP1 OP1 OP1(a) OP1(c) OP1 (end) OP4 OP4 (end) OP5",
    );
    // A statement.
    check(
        "Press statement\nThe members of the Security Council expressed outrage at the strikes.\nThey condemned the use of bombs.",
        "title S1 S2",
    );
    // Right to left, and without spaces.
    check("يعرب أعضاء مجلس الأمن عن غضبهم.", "S1");
    check("安全理事会成员表示愤慨。", "S1");
}

#[test]
fn unreadable_input_is_refused_with_a_place() {
    let check = |result: Result<Text, penholder_core::text::format::ReadError>, want: &str| {
        assert_eq!(result.unwrap_err().to_string(), want);
    };
    check(plain::read("\n \u{c}\n").map(|r| r.text), "there are no words to read");
    check(markdown::read("Words {#a :x=1}"), "line 1: `:x=1` is not an attribute of a paragraph");
    check(akn::read("<a/>"), "line 1: `<a>` is not the start of an Akoma Ntoso document");
    check(akn::read("<akomaNtoso>\n<p>cut"), "the document ends inside an element: it is cut off");
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>\n<akomaNtoso><p>&c;</p></akomaNtoso>";
    check(akn::read(bomb), "line 1: a document type declaration is not read here");
    check(
        akn::read("<akomaNtoso>\n<mainBody>\n<p>&c;</p></mainBody></akomaNtoso>"),
        "line 3: an entity that is not one of XML's own",
    );
    check(akn::read(&format!("<akomaNtoso>{}", "<p>".repeat(1000))), "line 1: elements are nested more than 256 deep");
    let many = "A.\n\n".repeat(100_010);
    check(plain::read(&many).map(|r| r.text), "line 200001: more than 100000 paragraphs");
}

#[test]
fn texts_of_other_writers_are_read() {
    let source = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement name='r'><meta><x>no</x></meta>\
        <preface><p><docNumber>71/4</docNumber>. <docTitle>Appointment</docTitle></p></preface>\
        <preamble><formula name='enactingFormula'><p>The Assembly,</p></formula><container name='r'><p>Recalling <ref href='x'>its rules</ref>,</p></container></preamble>\
        <mainBody><section eId='s1'><num>I</num><heading>Money</heading><crossHeading refersTo='#preamble'>Noting costs,</crossHeading>\
        <paragraph eId='para_1'><num>1.</num><intro><p>Asks for:</p></intro><subparagraph><num>(a)</num><content><p>One &amp; two<authorialNote><p>A note.</p></authorialNote>;</p></content></subparagraph><wrapUp><p>by May.</p></wrapUp></paragraph>\
        </section></mainBody></statement></akomaNtoso>";
    let read = akn::read(source).unwrap();
    insta::assert_snapshot!("other_writers", plain::write(&read));
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn markdown_reads_what_it_writes(text in any_text()) {
        prop_assert_eq!(markdown::read(&markdown::write(&text)).unwrap(), text);
    }

    #[test]
    fn akoma_ntoso_reads_what_it_writes(text in any_text()) {
        prop_assert_eq!(akn::read(&akn_of(&text)).unwrap(), text);
    }

    #[test]
    fn plain_text_reads_what_it_writes(text in resolution()) {
        prop_assert_eq!(plain::read(&plain::write(&text)).unwrap().text, text);
    }

    #[test]
    fn plain_text_loses_no_word(source in "([0-9a-zA-Z().,;: \n\u{c}/*'é安س\u{301}-]|The Security Council,|\n1\\. |\n\\(a\\) ){0,60}") {
        if let Ok(reading) = plain::read(&source) {
            prop_assert_eq!(reading.woven(), plain::Reading::solid(&source));
        }
    }

    #[test]
    fn no_input_brings_a_reader_down(source in "(\\PC|\n|<p>|</p>|<akomaNtoso>|&x;|<!\\[CDATA\\[|\\{#|:mark=|# ){0,60}") {
        let _ = plain::read(&source);
        let _ = markdown::read(&source);
        let _ = akn::read(&source);
        let _ = akn::read(&format!("<akomaNtoso>{source}</akomaNtoso>"));
    }
}

/// A press statement is called one, and a document without a date says that it has none.
#[test]
fn akn_names_the_kind_and_the_missing_date() {
    let name = |text: &str, number: &str| {
        let text = plain::read(text).unwrap().text;
        let xml = akn::write(&text, &akn::Identity::security_council(number));
        assert_eq!(akn::read(&xml).as_ref(), Ok(&text));
        assert!(xml.contains("<FRBRdate date=\"1900-01-01\" name=\"undated\"/>"), "{xml}");
        xml.split("<statement name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    let statement = "Press statement on Marisk\n\nThe members of the Security Council expressed concern.\n";
    assert_eq!(name(statement, "draft.txt"), "pressStatement");
    assert_eq!(name("The Security Council expresses its concern.\n", "S/PRST/2031/1"), "presidentialStatement");
    assert_eq!(name("The Security Council,\n\n1. Calls upon all;\n", "draft.txt"), "resolution");
    let mut dated = akn::Identity::security_council("S/2031/7");
    dated.date = "2031-01-08".into();
    let text = plain::read(statement).unwrap().text;
    assert!(akn::write(&text, &dated).contains("<FRBRdate date=\"2031-01-08\" name=\"document\"/>"));
}
