//! What nobody should send, and somebody will: a clear answer with its place, in bounded time and memory.

use penholder_core::text::amendment::{self, settle};
use penholder_core::text::brackets::brackets;
use penholder_core::text::format::{MAX_BYTES, ReadError, akn, markdown, plain};
use penholder_core::text::merge::merge;
use penholder_core::text::{Style, Text};

use crate::sample::{RESOLUTION, text};

fn plainly(source: &str) -> Result<Text, ReadError> {
    plain::read(source).map(|reading| reading.text)
}

fn refused(result: Result<Text, ReadError>, want: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), want);
}

#[test]
fn a_million_paragraphs_are_too_many_in_every_format() {
    const MANY: usize = 110_000;
    refused(plainly(&"Words;\n\n".repeat(1_000_000)), "line 200001: more than 100000 paragraphs");
    refused(plainly(&"1. Decides;\n".repeat(MANY)), "line 100001: more than 100000 paragraphs");
    refused(markdown::read(&"Words.\n\n".repeat(MANY)), "line 200001: more than 100000 paragraphs");
    let xml = format!("<akomaNtoso><mainBody>{}</mainBody></akomaNtoso>", "<p>Words</p>\n".repeat(MANY));
    refused(akn::read(&xml), "line 100002: more than 100000 paragraphs");
    refused(plainly(&"x".repeat(MAX_BYTES + 1)), "the text is 65 MiB long; 64 MiB can be read");
}

#[test]
fn the_longest_texts_are_read_written_and_numbered() {
    let source = format!("The Council,\nNoting this,\n{}", "1. Decides;\n(a) One;\n".repeat(10_000));
    let text = plainly(&source).unwrap();
    assert_eq!(text.paragraphs().len(), 20_002);
    assert_eq!(markdown::read(&markdown::write(&text)).as_ref(), Ok(&text));
    let line = "word ".repeat(100_000);
    assert_eq!(plainly(&line).unwrap().word_count(), 100_000);
    assert_eq!(markdown::read(&line).unwrap().word_count(), 100_000);
}

#[test]
fn a_row_counts_beyond_what_letters_can_say() {
    let rows = (0..130).map(|_| "- (a) One;\n".to_owned()).collect::<String>();
    let long = markdown::read(&format!("1. Asks:\n\n{rows}")).unwrap().into_paragraphs().into_iter();
    for style in [Style::Letter, Style::Capital, Style::Roman, Style::CapitalRoman, Style::Arabic] {
        let paragraphs = long.clone().map(|mut p| {
            p.mark = p.mark.map(|mark| penholder_core::text::Mark { style, set: None, ..mark });
            p
        });
        let text = Text::new(paragraphs.collect()).unwrap();
        assert_eq!(markdown::read(&markdown::write(&text)).as_ref(), Ok(&text));
        let xml = akn::write(&text, &akn::Identity::security_council("1"));
        assert_eq!(akn::read(&xml).as_ref(), Ok(&text));
    }
}

#[test]
fn numbers_that_jump_are_kept_and_reported() {
    let reading = plain::read("The Council,\nNoting this,\n1. Acts;\n7. Meets;\n2. Ends.").unwrap();
    let notes: Vec<(usize, &str)> = reading.notes.iter().map(|n| (n.line, n.what.as_str())).collect();
    assert_eq!(notes, [(4, "the number jumps from 1 to 7"), (5, "the number jumps from 7 to 2")]);
    assert_eq!(reading.text.labels(), ["", "", "1.", "7.", "2."]);
    refused(
        markdown::read("1. Acts {:mark=arabic+dot/4294967295}"),
        "paragraph `p1` sets the number 4294967295; a number is 1 to 999999",
    );
}

#[test]
fn control_characters_are_gaps_and_scripts_may_mix() {
    let check = |source: &str, want: &str| {
        for text in [plainly(source).unwrap(), markdown::read(source).unwrap()] {
            assert_eq!(text.paragraphs()[0].words, want);
        }
        assert_eq!(plain::read(source).unwrap().woven(), plain::Reading::solid(source));
    };
    check("\u{feff}Con\u{0}demns\u{7}all\u{1b}[31mthis.", "Con demns all [31mthis.");
    check("Осуждает 谴责 يدين \u{202e}condemns\u{202c} Côte.", "Осуждает 谴责 يدين \u{202e}condemns\u{202c} Côte.");
    check("Cafe\u{301}\u{200b}s.", "Café s.");
    refused(plainly("\u{0}\u{1}\u{feff}"), "there are no words to read");
}

#[test]
fn nothing_is_expanded_and_nothing_is_fetched() {
    let declared = "line 1: a document type declaration is not read here";
    let laughs = "<!ENTITY a \"ha\">".to_owned()
        + &(0..9).map(|i| format!("<!ENTITY a{i} \"{}\">", "&a;".repeat(10))).collect::<String>();
    refused(akn::read(&format!("<!DOCTYPE x [{laughs}]><akomaNtoso><p>&a8;</p></akomaNtoso>")), declared);
    let outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><akomaNtoso><p>&e;</p></akomaNtoso>";
    refused(akn::read(outside), declared);
    refused(akn::read("<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\"><akomaNtoso/>"), declared);
}

#[test]
fn brackets_without_a_fellow_are_named_and_the_words_stay() {
    let check = |words: &str, want: &str| {
        assert_eq!(brackets(words).unwrap_err().to_string(), want);
        let text = text(&format!("The Council,\nNoting this,\n1. {words};"));
        assert_eq!(markdown::read(&markdown::write(&text)).as_ref(), Ok(&text));
    };
    check("Decides [strongly to act", "a bracket is opened at character 9 and never closed");
    check("Decides strongly] to act", "a bracket is closed at character 17 and was never opened");
    let deep = format!("Decides {}", "[".repeat(100_000));
    check(&deep, "a bracket is opened at character 9 and never closed");
}

#[test]
fn amendments_in_a_circle_cannot_be_tabled() {
    let base = text(RESOLUTION);
    let sub = |id: &str, to: &str| {
        format!("[[amendment]]\nid = \"{id}\"\nauthor = \"Beloria\"\nto = \"{to}\"\nreplace = \"a\"\nwith = \"b\"\n")
    };
    let check = |file: String, want: &str| {
        let steps = amendment::read(&file, &base).unwrap();
        let (step, why) = settle(&steps, &[]).unwrap_err();
        assert_eq!(format!("step {step}: {why}"), want);
    };
    check(
        sub("A", "B") + &sub("B", "A"),
        "step 0: no amendment `B` has been tabled before `A`: an amendment can only amend an earlier one",
    );
    check(
        sub("A", "A"),
        "step 0: no amendment `A` has been tabled before `A`: an amendment can only amend an earlier one",
    );
    let chain =
        amendment::read(&(0..20_000).map(|i| sub(&format!("S{i}"), &format!("S{}", i + 1))).collect::<String>(), &base);
    assert_eq!(settle(&chain.unwrap(), &[]).unwrap_err().0, 0);
}

#[test]
fn ten_thousand_amendments_to_the_same_words_are_one_collision() {
    let base = text(RESOLUTION);
    let one = |i: usize| {
        format!("[[amendment]]\nid = \"A{i}\"\nauthor = \"B\"\nat = \"OP1\"\nreplace = \"Marisk\"\nwith = \"x{i}\"\n")
    };
    let steps = amendment::read(&(0..10_000).map(one).collect::<String>(), &base).unwrap();
    let amendments: Vec<_> = settle(&steps, &[]).unwrap().into_iter().map(|s| s.amendment).collect();
    let merged = merge(&base, &amendments).unwrap();
    assert_eq!((merged.merged.len(), merged.collisions.len(), merged.refused.len()), (0, 1, 0));
}
