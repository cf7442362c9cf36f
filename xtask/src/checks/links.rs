//! No document links to nothing: every relative link of every Markdown file leads to a file, every anchor to a heading.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{files, root};

fn links(text: &str) -> Vec<String> {
    let parser = Parser::new_ext(text, Options::all());
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    parser.filter_map(link).collect()
}

/// The anchors that a heading gets where the repository is shown.
fn anchors(text: &str) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::all()) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::Text(words) | Event::Code(words), Some(heading)) => heading.push_str(&words),
            (Event::End(TagEnd::Heading(_)), _) => anchors.extend(heading.take().map(|words| anchor(&words))),
            _ => {}
        }
    }
    anchors
}

fn anchor(words: &str) -> String {
    let kept = words.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn broken(file: &Path, link: &str) -> bool {
    if link.contains("://") || link.starts_with("mailto:") {
        return false;
    }
    let (path, wanted) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { file.to_owned() } else { file.parent().unwrap().join(path) };
    let Some(wanted) = wanted else { return !target.exists() };
    std::fs::read_to_string(&target).map_or(true, |text| !anchors(&text).contains(&wanted.to_owned()))
}

#[test]
fn no_document_links_to_nothing() {
    let mut wrong = Vec::new();
    for file in files(&root(), &[".md"]) {
        let text = std::fs::read_to_string(&file).unwrap();
        let broken = links(&text).into_iter().filter(|link| broken(&file, link));
        wrong.extend(broken.map(|link| format!("{}: {link}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let file = root().join("README.md");
    assert!(broken(&file, "no-such-file.md"));
    assert!(broken(&file, "README.md#no-such-heading"));
    assert!(!broken(&file, "https://example.org/"));
}
