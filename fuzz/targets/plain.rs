//! The reader of printed pages: never panics, loses no word, and its text goes through Markdown and Akoma Ntoso unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::text::format::{akn, markdown, plain};

fuzz_target!(|source: &str| {
    let Ok(reading) = plain::read(source) else { return };
    assert_eq!(reading.woven(), plain::Reading::solid(source));
    let text = reading.text;
    assert_eq!(markdown::read(&markdown::write(&text)).as_ref(), Ok(&text));
    let xml = akn::write(&text, &akn::Identity::security_council("S/RES/1 (1946)"));
    assert_eq!(akn::read(&xml).as_ref(), Ok(&text));
    let _ = plain::read(&plain::write(&text));
});
