//! The entry decoder: never panics, and what it accepts it writes again byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_ledger::format::v1;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entry) = v1::decode(bytes) {
        assert_eq!(v1::encode(&entry).as_deref(), Ok(bytes));
    }
});
