//! From the start of the program to its first page, on a database that exists already.

use crate::load::median;
use crate::parvis::{Place, Running};
use crate::report::{Line, Report};
use crate::{Failure, say};

const TIMES: usize = 5;
/// Milliseconds.
const AIM: f64 = 300.0;

/// Starts it several times.
pub fn measure(large: &Place, report: &mut Report) -> Result<(), Failure> {
    say("starts");
    let mut millis = Vec::new();
    for _ in 0..TIMES {
        millis.push(Running::start(large)?.first_page.as_secs_f64() * 1_000.0);
    }
    let slowest = millis.iter().copied().fold(0.0, f64::max);
    let middle = median(millis);
    report.head("Start");
    report.line(
        Line::new("start to first page, 1 million events")
            .value(format!("{middle:.0} ms"))
            .detail(format!("median of {TIMES}, slowest {slowest:.0} ms"))
            .aim(format!("within {AIM:.0} ms"), middle <= AIM)
            .json("start.first_page_ms", middle)
            .json("start.slowest_ms", slowest),
    );
    Ok(())
}
