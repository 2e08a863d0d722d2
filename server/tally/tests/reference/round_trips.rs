//! Every real file, written back.

use std::path::{Path, PathBuf};

use tally::Election;
use tally::formats::gz;
use tally::formats::pabulib::Pabulib;
use tally::formats::preflib::{Kind, PrefLib};

use crate::data;

/// The files of a folder with one of these endings, compressed or not.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.to_string_lossy();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        endings.iter().any(|ending| name.ends_with(ending))
    });
    files.sort();
    files
}

fn text(path: &Path) -> Vec<u8> {
    let mut text = Vec::new();
    std::io::copy(&mut gz::reader(std::fs::File::open(path).unwrap()).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn pabulib() {
    let Some(data) = data() else { return };
    let (mut files_read, mut identical) = (0, 0);
    for path in files(&data.join("pb"), &[".pb"]).into_iter().chain(files(&data.join("pb/bulk"), &[".pb"])) {
        let before = text(&path);
        let file = Pabulib::read(before.as_slice()).unwrap();
        let mut after = Vec::new();
        file.write(&mut after).unwrap();
        assert_eq!(Pabulib::read(after.as_slice()).unwrap(), file, "{}", path.display());
        files_read += 1;
        identical += usize::from(before == after);
    }
    println!("{files_read} files, {identical} byte for byte");
}

#[test]
fn preflib() {
    let Some(data) = data() else { return };
    for path in files(&data.join("ranked"), &[".soi", ".soc", ".toi", ".toc"]) {
        let before = text(&path);
        let file = PrefLib::read(before.as_slice(), Kind::Toi).unwrap();
        let mut after = Vec::new();
        file.write(&mut after).unwrap();
        assert_eq!(String::from_utf8(after).unwrap().trim_end(), String::from_utf8(before).unwrap().replace("\r\n", "\n").trim_end(), "{}", path.display());
    }
}

/// Every real file, put into the form before 2022 by hand, means the same and is written back.
#[test]
fn preflib_before_2022() {
    let Some(data) = data() else { return };
    let mut files_read = 0;
    for path in files(&data.join("ranked"), &[".soi", ".soc", ".toi", ".toc"]) {
        let now = String::from_utf8(text(&path)).unwrap().replace("\r\n", "\n");
        let said = |key: &str| now.lines().find_map(|line| line.strip_prefix(&format!("# {key}: "))).unwrap().trim();
        let mut old = format!("{}\n", said("NUMBER ALTERNATIVES"));
        for number in 1..=said("NUMBER ALTERNATIVES").parse::<usize>().unwrap() {
            old.push_str(&format!("{number},{}\n", said(&format!("ALTERNATIVE NAME {number}"))));
        }
        old.push_str(&format!("{0},{0},{1}\n", said("NUMBER VOTERS"), said("NUMBER UNIQUE ORDERS")));
        for line in now.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            old.push_str(&line.replacen(": ", ",", 1));
            old.push('\n');
        }
        let kind = Kind::parse(said("DATA TYPE")).unwrap();
        let read = PrefLib::read(old.as_bytes(), kind).unwrap();
        let mut after = Vec::new();
        read.write(&mut after).unwrap();
        assert_eq!(String::from_utf8(after).unwrap(), old, "{}", path.display());
        let (before, now) = (read.election().unwrap(), PrefLib::read(now.as_bytes(), kind).unwrap().election().unwrap());
        assert_eq!((before.names, before.profile), (now.names, now.profile), "{}", path.display());
        files_read += 1;
    }
    println!("{files_read} files in the form before 2022");
}

/// A real file with a few bytes overwritten is read or refused, never fatal.
#[test]
fn damaged_files() {
    let Some(data) = data() else { return };
    let mut files_read = files(&data.join("ranked"), &[".soi", ".toi", ".csv"]);
    files_read.extend(files(&data.join("ranked/scottish"), &[".csv"]).into_iter().step_by(60));
    files_read.extend(files(&data.join("pb/bulk"), &[".pb"]).into_iter().step_by(6));
    let (mut accepted, mut refused) = (0, 0);
    for path in files_read {
        let plain = text(&path);
        for step in 1..=12_usize {
            let mut bytes = plain.clone();
            for place in 0..step {
                // Spread over the file, and most of all over its beginning, where headers are.
                let at = (place * 7919 + step * 104_729) % if place % 2 == 0 { bytes.len() } else { bytes.len().min(2000) };
                bytes[at] = b";,\"\n{}:#0x\xff "[(place + step) % 12];
            }
            bytes.truncate(bytes.len() * (12 + step) / 24);
            match Election::read(&path.to_string_lossy(), bytes.as_slice()) {
                Ok(_) => accepted += 1,
                Err(failure) => {
                    assert!(failure.to_string().starts_with(&*path.to_string_lossy()));
                    refused += 1;
                }
            }
        }
    }
    println!("{accepted} damaged files could still be read, {refused} were refused");
}
