//! Compressed or not: readers and writers do not care.

use std::io::{self, BufRead, BufReader, Read, Write};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

/// Reads a file that may be compressed: what begins with the two bytes of gzip is.
///
/// # Errors
/// When the file cannot be read.
pub fn reader<R: Read + 'static>(input: R) -> io::Result<Box<dyn BufRead>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    if input.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input))));
    }
    Ok(Box::new(input))
}

/// Compresses what was written.
///
/// # Errors
/// When the output cannot be written.
pub fn write(output: impl Write, text: &[u8]) -> io::Result<()> {
    let mut encoder = GzEncoder::new(output, Compression::default());
    encoder.write_all(text)?;
    encoder.finish()?.flush()
}
