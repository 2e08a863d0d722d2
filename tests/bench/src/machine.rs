//! What the machine says about itself and its processes (Linux).

use crate::Failure;
use std::fs;

/// Clock ticks in a second, as `/proc` counts them on every Linux there is.
const TICKS: f64 = 100.0;

/// Processors.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// How many processes wanted a processor in the last minute, on average.
pub fn load_average() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0.0)
}

/// Seconds of processor time a process has used.
pub fn processor_seconds(process: u32) -> Result<f64, Failure> {
    let text = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program stands in brackets and may hold anything.
    let after = text.rsplit_once(')').map_or("", |(_, after)| after);
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    Ok((ticks(11) + ticks(12)) / TICKS)
}

/// Resident memory of a process.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Now, in megabytes (10⁶ bytes).
    pub now: f64,
    /// The most there was since it began, in megabytes.
    pub most: f64,
}

/// Resident memory of a process.
pub fn memory(process: u32) -> Result<Memory, Failure> {
    let text = fs::read_to_string(format!("/proc/{process}/status"))?;
    let megabytes = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let kibibytes = line.split_whitespace().find_map(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
        kibibytes * 1_024.0 / 1e6
    };
    Ok(Memory { now: megabytes("VmRSS:"), most: megabytes("VmHWM:") })
}
