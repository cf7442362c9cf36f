//! Looks for words on pages that are in no catalogue: every public page in the language whose messages stand in brackets.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use quick_xml::events::Event;
use tower::ServiceExt;

use crate::language::Language;

/// The text and the spoken attributes of a page that stand outside brackets and are not marked as English.
fn outside(page: &str) -> Vec<String> {
    const VOID: [&str; 6] = ["meta", "source", "link", "input", "br", "img"];
    const SPOKEN: [&str; 4] = ["title", "aria-label", "placeholder", "alt"];
    let mut found = Vec::new();
    let mut reader = quick_xml::Reader::from_str(page);
    reader.config_mut().check_end_names = false;
    // for each open element whether it is in the language of the page
    let mut open: Vec<(String, bool)> = vec![(String::new(), true)];
    // a message may have links in it
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().0.to_owned();
                let attributes: Vec<(String, String)> = tag
                    .html_attributes()
                    .with_checks(false)
                    .flatten()
                    .map(|attribute| (attribute.key.0.to_owned(), attribute.value.to_string()))
                    .collect();
                let lang = attributes.iter().find(|(name, _)| name == "lang").map(|(_, value)| value.as_str());
                let ours = lang.map_or(open.last().unwrap().1, |lang| lang == Language::Marked.tag());
                for (attribute, value) in &attributes {
                    if ours && SPOKEN.contains(&attribute.as_str()) && name != "link" {
                        found.extend(words(value, &mut 0).iter().map(|words| format!("{attribute}={words}")));
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    open.push((name, ours));
                }
            }
            Event::End(tag) => {
                assert_eq!(open.pop().unwrap().0, tag.name().0, "an element of HTML that is not closed");
            }
            Event::Text(text) => {
                let (name, ours) = open.last().unwrap();
                let found_here = words(&text, &mut depth);
                if *ours && name != "title" {
                    found.extend(found_here);
                }
            }
            _ => {}
        }
    }
    found
}

/// What of a text has letters and is outside brackets; addresses and symbols of documents are no words.
fn words(text: &str, depth: &mut i32) -> Vec<String> {
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => *depth += 1,
            '⟧' => *depth -= 1,
            _ if *depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    let word = |word: &&str| {
        let lower = word.chars().filter(|letter| letter.is_lowercase()).count();
        lower > 1 && !word.contains(['/', '='])
    };
    kept.split_whitespace().filter(word).map(str::to_owned).collect()
}

#[tokio::test]
async fn no_words_outside_the_catalogues() {
    let mut wrong = Vec::new();
    for address in crate::public_pages() {
        let request = Request::get(*address).header("cookie", "lang=en-x-marked").body(Body::empty()).unwrap();
        let response = crate::router(crate::App::in_memory()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap();
        let page = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(page.contains('⟦'), "{address} is not in the marked language");
        wrong.extend(outside(&page).into_iter().map(|words| format!("{address}: {words}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_outside_are_found() {
    let page = r#"<p>⟦said⟧ unsaid <span lang="en">data</span><br><b title="spoken">S/2012/77</b></p>"#;
    assert_eq!(outside(page), ["unsaid", "title=spoken"]);
}
