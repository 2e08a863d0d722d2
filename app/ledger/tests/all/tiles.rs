//! A log kept as tiles is the log kept in memory.

use std::collections::BTreeMap;

use ledger::bytes::Entry;
use ledger::tiles::{Damaged, Kind, TileId, Tiles, edge, entries, for_consistency, for_inclusion};
use ledger::{Checkpoint, Log};
use proptest::prelude::*;

use crate::poll::{Chance, key};

/// Tiles as somebody keeps them, who hands out only what is asked for.
#[derive(Default)]
struct Kept(BTreeMap<TileId, Vec<u8>>);

impl Kept {
    fn some(&self, size: u64, ids: Vec<TileId>) -> Tiles {
        Tiles::new(size, ids.into_iter().filter_map(|id| Some((id, self.0.get(&id)?.clone()))).collect())
    }

    fn append(&mut self, size: u64, batch: Vec<Entry>) -> Checkpoint {
        let mut tiles = self.some(size, edge(size));
        self.0.extend(tiles.append(batch).unwrap());
        tiles.checkpoint().unwrap()
    }
}

fn some_entries(chance: &mut Chance, count: usize) -> Vec<Entry> {
    (0..count).map(|_| Entry(chance.bytes())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn roots_files_and_proofs_are_those_of_the_log_in_memory(seed in 0_u64..10_000, batches in prop::collection::vec(1_usize..400, 1..6)) {
        let mut chance = Chance(seed << 32);
        let first = Entry(chance.bytes());
        let (mut log, mut kept) = (Log::new(first), Kept::default());
        let mut sizes = vec![kept.append(0, vec![first]).size];
        for batch in batches {
            let since = log.size();
            let batch = some_entries(&mut chance, batch);
            log.append(batch.clone()).unwrap();
            let checkpoint = kept.append(since, batch);
            prop_assert_eq!(checkpoint, Checkpoint { size: log.size(), root: log.root() });
            for file in log.files(since) {
                let (id, width) = TileId::parse(&file.path).unwrap();
                prop_assert_eq!(id.first(&kept.0[&id], width), Some(file.bytes.as_slice()), "{}", file.path);
            }
            sizes.push(checkpoint.size);
        }
        let (size, key) = (log.size(), key(1));
        let checkpoint = Checkpoint { size, root: log.root() };
        let signed = checkpoint.sign(&key).unwrap();
        for index in [0, size - 1, chance.below(size as usize) as u64] {
            let proof = kept.some(size, for_inclusion(index, size)).inclusion(index, size, signed.clone()).unwrap();
            prop_assert_eq!(proof.check(&log.entries()[index as usize], key.public()), Ok(checkpoint));
        }
        for old in sizes {
            let proof = kept.some(size, for_consistency(old, size)).consistency(old, size).unwrap();
            let earlier = Checkpoint { size: old, root: log.root_at(old).unwrap() };
            prop_assert_eq!(proof.check(&earlier, &checkpoint), Ok(()));
        }
        let all: Vec<Entry> = (0..).map_while(|place| kept.0.get(&TileId { kind: Kind::Entries, place })).flat_map(|tile| entries(tile)).collect();
        prop_assert_eq!(all, log.entries());
    }

    #[test]
    fn no_address_breaks_the_reader(path in "(tile/)?(entries/|[0-9]{1,3}/)?(x[0-9]{3}/){0,6}[0-9]{0,4}(\\.p/[0-9]{0,4})?") {
        if let Some((id, width)) = TileId::parse(&path) {
            prop_assert!((1..=256).contains(&width));
            prop_assert_eq!(id.first(&[0; 34], 2), None);
        }
    }
}

/// Seen to fail: the library panics at these.
#[test]
fn addresses_of_no_tile_are_refused() {
    for path in [
        "tile/64/000",
        "tile/255/000",
        "tile/0/000.p/0",
        "tile/0/000.p/00",
        "tile/0/000.p/+0",
        "tile/entries/000.p/0",
        "tile/data/000",
        "tile/+1/000",
        "tile/00/000",
    ] {
        assert_eq!(TileId::parse(path), None, "{path}");
    }
    assert_eq!(TileId::parse("tile/63/000"), Some((TileId { kind: Kind::Hashes(63), place: 0 }, 256)));
}

#[test]
fn an_append_reads_only_tiles_that_are_not_full() {
    assert_eq!(edge(0), []);
    assert_eq!(edge(256), [TileId { kind: Kind::Hashes(1), place: 0 }]);
    assert_eq!(edge(65_536 + 3).len(), 3, "entries, their hashes, and the root of the full ones; level 1 is full");
    assert_eq!(edge(1_000_000).len(), 4);
}

#[test]
fn a_lost_tile_is_said_to_be_lost() {
    let mut chance = Chance(1 << 32);
    let mut kept = Kept::default();
    kept.append(0, some_entries(&mut chance, 300));
    kept.0.remove(&TileId { kind: Kind::Hashes(0), place: 1 });
    assert_eq!(kept.some(300, edge(300)).append(some_entries(&mut chance, 2)), Err(Damaged));
    assert_eq!(kept.some(300, edge(300)).checkpoint(), Err(Damaged));
    assert_eq!(kept.some(300, for_inclusion(3, 300)).inclusion(3, 300, String::new()).err(), Some(Damaged));
    assert_eq!(kept.some(300, for_inclusion(300, 300)).inclusion(300, 300, String::new()).err(), Some(Damaged));
}
