//! The house stays in order: the arrows between crates run one way, and a few things stand in one place only.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// What each crate of the workspace is built from, build and development dependencies left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let of = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter().filter(|dependency| dependency["kind"].is_null());
        all.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    metadata["packages"].as_array().unwrap().iter().map(|package| (package["name"].as_str().unwrap().to_owned(), of(package))).collect()
}

/// Which crates of ours each crate may know: `tests → server → app → domain`, `server → store → domain`,
/// `server → tally → domain`, `store → migrations`. A crate without a row fails.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("migrations", &[]),
    ("app", &["domain"]),
    ("store", &["domain", "migrations"]),
    ("ledger", &["domain"]),
    // The same audit, for the browser; the server takes in what is built from it, and does not know it.
    ("verifier", &["ledger"]),
    // Voting in an anonymous poll, likewise.
    ("voter", &["domain", "ledger"]),
    // What trustees and voters of encrypted polls do in their browser.
    ("trustee", &["ledger"]),
    ("booth", &["domain", "ledger", "voter"]),
    ("tally", &["domain"]),
    ("server", &["app", "domain", "ledger", "store", "tally"]),
    ("bundle", &[]),
    ("tests", &["app", "domain", "ledger", "migrations", "server", "store"]),
    ("bench", &["app", "domain", "ledger", "migrations", "server", "store"]),
];

/// Seen to fail: with `store` among the dependencies of `app`.
#[test]
fn arrows_between_crates_run_one_way() {
    let all = dependencies();
    let ours: BTreeSet<&String> = all.keys().collect();
    for (name, known) in &all {
        let (_, may) = ARROWS.iter().find(|(row, _)| row == name).unwrap_or_else(|| panic!("{name} has no row"));
        let knows: Vec<&String> = known.iter().filter(|dependency| ours.contains(dependency)).collect();
        assert!(knows.iter().all(|dependency| may.contains(&dependency.as_str())), "{name} knows {knows:?}, and may know {may:?}");
    }
}

/// The rules stay pure: whatever `domain` is built from neither reads files nor clocks nor chance.
#[test]
fn rules_depend_on_values_only() {
    let all = dependencies();
    let pure = ["jiff", "num-bigint", "num-integer", "num-rational", "num-traits", "serde", "sha2", "thiserror", "unicode-normalization"];
    for dependency in &all["domain"] {
        assert!(pure.contains(&dependency.as_str()), "domain depends on {dependency}");
    }
    for framework in ["leptos", "actix-web", "lettre", "governor"] {
        assert!(!all["store"].contains(framework), "store depends on {framework}");
    }
    for framework in ["actix-web", "sea-orm", "lettre", "tokio"] {
        assert!(!all["app"].contains(framework), "app depends on {framework}");
    }
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

/// The files of these folders in which a text stands, comments left out.
fn files_with(folders: &[&str], text: &str) -> Vec<String> {
    let code = |line: &str| !line.trim_start().starts_with("//");
    let all = folders.iter().flat_map(|folder| sources(folder));
    let mut found: Vec<String> = all.filter(|(_, source)| source.lines().any(|line| code(line) && line.contains(text))).map(|(name, _)| name).collect();
    found.sort();
    found
}

/// Leptos writes the text of a `<textarea>` as it is: `</textarea><script>` in it would run.
#[test]
fn what_is_written_unescaped_stands_in_few_places() {
    assert_eq!(files_with(&["app/src"], "<textarea"), ["app/src/components/textarea.rs"]);
    assert_eq!(files_with(&["app/src"], "inner_html"), ["app/src/components/text.rs", "app/src/shell.rs"]);
}

#[test]
fn clocks_and_chance_stay_at_the_edge() {
    for text in ["Timestamp::now", "Zoned::now", "SystemTime::now", "rand::"] {
        assert_eq!(files_with(&["app", "migrations/src", "server/store"], text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(files_with(&["server/src"], "Timestamp::now"), ["server/src/clock.rs"]);
}

/// Handlers call use cases; only use cases, jobs and the start of a server begin writes.
#[test]
fn pages_and_the_api_write_nothing_themselves() {
    assert_eq!(files_with(&["server/src/http"], "begin_write"), Vec::<String>::new());
}

/// Crates that must not come in by the back door: copyleft, known to be unsafe, or a second way to do the same.
#[test]
fn some_crates_stay_out() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for name in ["actix-governor", "openssl", "openssl-sys", "native-tls", "rsa"] {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is in Cargo.lock");
    }
}

/// One subject to a file.
#[test]
fn no_file_is_long() {
    for folder in ["app", "server", "migrations", "tests"] {
        for (name, source) in sources(folder).into_iter().filter(|(name, _)| !name.contains("/target/")) {
            assert!(source.lines().count() <= 600, "{name} has {} lines", source.lines().count());
        }
    }
}
