//! Published files: whatever the bytes, and however they are cut, they get the same report.

#![no_main]

use ledger::Auditor;
use ledger::audit::Beside;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut whole = Auditor::new(Beside::default());
    whole.push(bytes);
    let mut cut = Auditor::new(Beside::default());
    let size = bytes.first().map_or(1, |&byte| usize::from(byte) + 1);
    bytes.chunks(size).for_each(|piece| cut.push(piece));
    assert_eq!(whole.finish(), cut.finish());
});
