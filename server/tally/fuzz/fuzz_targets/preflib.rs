//! PrefLib files: whatever the bytes, they are read or refused, and what was read is written and read again.

#![no_main]

use tally::formats::preflib::{Kind, PrefLib};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = PrefLib::read(bytes, Kind::Toi) {
        let mut text = Vec::new();
        let written = file.write(&mut text).is_ok();
        assert!(written && PrefLib::read(text.as_slice(), Kind::Toi) == Ok(file));
    }
});
