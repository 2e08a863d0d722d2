//! Receipts, as voters bring them to an audit: whatever the text, they are read or refused, and what was read is written and read again.

#![no_main]

use ledger::{PollKey, Receipt};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(receipt) = serde_json::from_str::<Receipt>(text) {
        let written = serde_json::to_string(&receipt).expect("it was read");
        assert_eq!(serde_json::from_str::<Receipt>(&written).ok(), Some(receipt.clone()));
        let key = PollKey::new("parvis.example/polls/12", [1; 32]).expect("a sound name");
        let _ = receipt.check(key.public());
    }
});
