//! What people keep and send back as text: notes, checkpoints, promises, proofs, keys, paths of tiles. What is read is written as it was; what was signed is opened.

#![no_main]

use ledger::tiles::TileId;
use ledger::{Checkpoint, Inclusion, PollKey, Promise, PublicKey};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let key = PollKey::new("parvis.example/polls/12", [1; 32]).expect("a sound name");
    let public = key.public();
    let _ = (Checkpoint::open(text, public), Promise::open(text, public));
    if let Ok(proof) = Inclusion::parse(text) {
        assert_eq!(Inclusion::parse(&proof.to_string()), Ok(proof));
    }
    if let Ok(key) = PublicKey::parse(text) {
        assert_eq!(key.to_string(), text);
    }
    let _ = TileId::parse(text);
    if let Ok(note) = key.sign(text) {
        assert_eq!(public.open(&note).as_deref(), Ok(text));
        let _ = (Checkpoint::open(&note, public), Promise::open(&note, public));
    }
});
