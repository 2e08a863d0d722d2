//! Makes what a browser loads from the wasm that cargo built: the module, its JavaScript glue, nothing else.
//!
//! `wasm-bindgen` as a library is the same code as its command-line tool with fewer dependencies, and Cargo.lock
//! keeps its version equal to the one the islands were compiled with.

use std::path::Path;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(wasm), Some(folder), Some(name)) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: bundle <module.wasm> <folder> <name>");
        return ExitCode::from(2);
    };
    match bundle(Path::new(&wasm), Path::new(&folder), &name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name} could not be bundled: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bundle(wasm: &Path, folder: &Path, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).map_err(|error| error.to_string())?;
    bindgen.generate(folder).map_err(|error| error.to_string())
}
