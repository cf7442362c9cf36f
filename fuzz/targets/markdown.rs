//! The reader of Markdown: never panics, and what it accepts comes back from the writer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::text::format::markdown;

fuzz_target!(|source: &str| {
    if let Ok(text) = markdown::read(source) {
        assert_eq!(markdown::read(&markdown::write(&text)).as_ref(), Ok(&text));
    }
});
