//! The reader of exported records (forms 1 and 2, backups): never panics; what it calls verified is not so any more with a byte less.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_ledger::{NoRecount, Trust, verify};

fn holds(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut read = 0;
    let mut input = bytes;
    let found = verify(&mut input, &Trust::default(), &mut NoRecount, &mut |_, bytes| read = bytes).ok()?;
    assert!(read <= bytes.len() as u64 && found.withheld <= found.entries);
    Some((found.entries, found.withheld))
}

fuzz_target!(|bytes: &[u8]| {
    if holds(bytes).is_some() {
        assert_eq!(holds(&bytes[..bytes.len() - 1]), None);
    }
});
