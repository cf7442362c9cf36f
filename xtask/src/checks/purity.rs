//! The core knows no file, clock, environment, randomness, network, database or markup; and no body by name.

use super::{files, root};

const NEVER: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::thread",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "ZonedDateTime::now",
    "tokio",
    "async fn",
    "rusqlite",
    "println!",
    "eprintln!",
];

/// The code lines of a file, without comments and without its tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let before_tests = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    before_tests.enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or("")))
}

#[test]
fn the_core_is_pure() {
    let mut found = Vec::new();
    for file in files(&root().join("crates/penholder-core/src"), &[".rs"]) {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, code) in code(&text) {
            found.extend(
                NEVER
                    .iter()
                    .filter(|word| code.contains(**word))
                    .map(|word| format!("{}:{line}: {word}", file.display())),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_body_is_named_in_the_core_and_in_analysis() {
    let bodies: Vec<String> = std::fs::read_dir(root().join("charters"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().join("charter.toml").exists())
        .map(|entry| format!("\"{}\"", entry.file_name().to_string_lossy()))
        .collect();
    assert!(!bodies.is_empty());
    let mut found = Vec::new();
    for folder in ["crates/penholder-core/src", "crates/penholder-analysis/src"] {
        for file in files(&root().join(folder), &[".rs"]) {
            let text = std::fs::read_to_string(&file).unwrap();
            for (line, code) in code(&text) {
                found.extend(
                    bodies
                        .iter()
                        .filter(|body| code.contains(body.as_str()))
                        .map(|body| format!("{}:{line}: {body}", file.display())),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
