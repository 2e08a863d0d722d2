//! Takes what runs in the browser into the program: what `app/bundle/build.sh` has put into `target/site`, and its compressed forms,
//! which take seconds to make well and are served for as long as the program lives. Where nothing was put there the
//! program is built without; every page works all the same.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Each module with its glue: both or neither.
const MODULES: [[&str; 2]; 4] =
    [["islands.js", "islands_bg.wasm"], ["verifier.js", "verifier_bg.wasm"], ["voter.js", "voter_bg.wasm"], ["trustee.js", "trustee_bg.wasm"]];

fn main() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    // Cargo would build again and again if it watched a folder that is not there.
    if let Err(error) = fs::create_dir_all(&site) {
        println!("cargo::warning={} cannot be made: {error}", site.display());
    }
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rerun-if-changed=build.rs");
    let quality = if env::var("PROFILE").is_ok_and(|profile| profile == "release") { 11 } else { 1 };
    for files in MODULES {
        let contents = files.map(|name| fs::read(site.join(name)).unwrap_or_default());
        let complete = contents.iter().all(|content| !content.is_empty());
        if !complete {
            println!("cargo::warning={} is not built (app/bundle/build.sh builds it): pages work, without their live parts", files[0]);
        }
        for (name, content) in files.iter().zip(contents) {
            let content = if complete { content } else { Vec::new() };
            if let Err(error) = write(&out, name, &content, quality) {
                println!("cargo::error={name} cannot be written: {error}");
            }
        }
    }
}

fn write(out: &Path, name: &str, content: &[u8], quality: u32) -> std::io::Result<()> {
    fs::write(out.join(name), content)?;
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 65_536, quality, 24);
    writer.write_all(content)?;
    drop(writer);
    fs::write(out.join(format!("{name}.br")), compressed)?;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    fs::write(out.join(format!("{name}.gz")), writer.finish()?)
}
