//! The tree is that of RFC 6962, however its entries come.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ledger::Log;
use ledger::bytes::{Entry, Root};
use ledger::log::{Frontier, TOGETHER, due};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::poll::Chance;

/// The root, word for word as RFC 6962 defines it.
fn root_by_definition(entries: &[Entry]) -> [u8; 32] {
    match entries {
        [] => Sha256::digest([]).into(),
        [entry] => Sha256::new().chain_update([0]).chain_update(entry.0).finalize().into(),
        _ => {
            let (left, right) = entries.split_at(entries.len().next_power_of_two() / 2);
            Sha256::new().chain_update([1]).chain_update(root_by_definition(left)).chain_update(root_by_definition(right)).finalize().into()
        }
    }
}

fn entries(seed: u64, count: usize) -> Vec<Entry> {
    let mut chance = Chance(seed << 32);
    (0..count).map(|_| Entry(chance.bytes())).collect()
}

proptest! {
    #[test]
    fn any_batches_give_the_root_of_rfc_6962(seed in 0_u64..1000, batches in prop::collection::vec(0_usize..40, 0..12)) {
        let mut all = entries(seed, 1 + batches.iter().sum::<usize>());
        let mut log = Log::new(all[0]);
        let mut frontier = Frontier::default();
        frontier.push(&all[0]);
        let mut start = 1;
        for batch in batches {
            log.append(all[start..start + batch].to_vec()).unwrap();
            all[start..start + batch].sort_unstable();
            all[start..start + batch].iter().for_each(|entry| frontier.push(entry));
            start += batch;
            prop_assert_eq!(log.root(), Root(root_by_definition(&all[..start])));
            prop_assert_eq!(log.root(), frontier.root());
            prop_assert_eq!(log.size(), frontier.size());
        }
        let mut other = MemoryBackedTree::<Sha256, [u8; 32]>::new();
        all.iter().for_each(|entry| other.push(entry.0));
        let (theirs, ours) = (other.root().as_bytes().to_vec(), log.root().0.to_vec());
        prop_assert_eq!(theirs, ours, "another implementation");
        prop_assert_eq!(log.entries(), all.as_slice());
    }

    #[test]
    fn the_order_of_arrival_leaves_no_trace(seed in 0_u64..1000, count in 2_usize..50) {
        let batch = entries(seed, count);
        let mut reversed = batch.clone();
        reversed.reverse();
        let (mut one, mut other) = (Log::new(batch[0]), Log::new(batch[0]));
        one.append(batch[1..].to_vec()).unwrap();
        other.append(reversed[..count - 1].to_vec()).unwrap();
        prop_assert_eq!(one.entries(), other.entries());
        prop_assert_eq!(one.root(), other.root());
    }
}

#[test]
fn an_entry_is_appended_once() {
    let entries = entries(1, 4);
    let mut log = Log::new(entries[0]);
    log.append(entries[1..3].to_vec()).unwrap();
    let before = log.root();
    for batch in [vec![entries[3], entries[1]], vec![entries[3], entries[3]], vec![entries[0]]] {
        assert!(log.append(batch).is_err());
        assert_eq!((log.size(), log.root()), (3, before));
    }
    assert_eq!(log.append(vec![entries[3]]), Ok(3..4));
}

#[test]
fn few_ballots_wait_for_others_until_the_close() {
    assert!(!due(TOGETHER - 1, false) && due(TOGETHER, false));
    assert!(due(1, true) && !due(0, true));
}

#[test]
fn tiles_are_named_and_filled_as_c2sp_has_it() {
    let entries = entries(2, 600);
    let mut log = Log::new(entries[0]);
    log.append(entries[1..].to_vec()).unwrap();
    let files = log.files(0);
    let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    let expected = ["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"];
    assert_eq!(paths, expected);
    let file = |path: &str| files.iter().find(|file| file.path == path).unwrap().bytes.clone();
    assert_eq!(file("tile/0/001").len(), 256 * 32);
    assert_eq!(file("tile/0/001")[..32], Sha256::new().chain_update([0]).chain_update(log.entries()[256].0).finalize()[..]);
    assert_eq!(file("tile/1/000.p/2")[32..], root_by_definition(&log.entries()[256..512]));
    let bundle = file("tile/entries/002.p/88");
    assert_eq!((bundle.len(), &bundle[..2], &bundle[2..34]), (88 * 34, &[0, 32][..], &log.entries()[512].0[..]));
    assert!(log.files(600).is_empty());
}
