//! The reader of Akoma Ntoso: never panics, and what it accepts comes back from the writer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::text::format::akn;

fuzz_target!(|source: &str| {
    if let Ok(text) = akn::read(source) {
        let xml = akn::write(&text, &akn::Identity::security_council("S/RES/1 (1946)"));
        assert_eq!(akn::read(&xml).as_ref(), Ok(&text));
    }
});
