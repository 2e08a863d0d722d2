//! Pabulib files: whatever the bytes, they are read or refused.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tally::Election::read("x.pb", bytes);
});
