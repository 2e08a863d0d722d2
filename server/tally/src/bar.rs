//! How far a count has come, shown on a terminal.

use std::io::{IsTerminal, Write};

/// How far a count has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A file of this size is being read.
    Reading {
        /// Its size.
        bytes: u64,
    },
    /// The ballots are being counted.
    Counting {
        /// How many.
        ballots: u64,
    },
    /// Add-one has come to an outcome.
    Increment {
        /// How many units of the currency were added for each voter.
        increments: u64,
        /// What the outcome costs, in the smallest unit.
        cost: u64,
        /// The budget, in the smallest unit.
        budget: u64,
    },
}

/// A bar on the terminal; nothing at all where errors are not shown on one.
#[derive(Debug)]
pub struct Bar {
    shown: bool,
    used: bool,
}

/// The width of the bar, in characters.
const WIDTH: u64 = 30;

impl Bar {
    /// A bar where errors are shown.
    #[must_use]
    pub fn on_terminal() -> Self {
        Self { shown: std::io::stderr().is_terminal(), used: false }
    }

    /// Shows how far the count has come.
    pub fn show(&mut self, progress: Progress) {
        if self.shown {
            self.used = true;
            // A bar that cannot be drawn is no reason not to count.
            let _ = write!(std::io::stderr(), "\r\x1b[K{}", line(progress));
            let _ = std::io::stderr().flush();
        }
    }

    /// Takes the bar away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.used) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// The line that shows it.
fn line(progress: Progress) -> String {
    match progress {
        Progress::Reading { bytes } => format!("reading {} kB", bytes.div_ceil(1000)),
        Progress::Counting { ballots } => format!("counting {ballots} ballots"),
        Progress::Increment { increments, cost, budget } => {
            let done = if budget == 0 { WIDTH } else { (u128::from(cost) * u128::from(WIDTH) / u128::from(budget)) as u64 }.min(WIDTH);
            let (full, empty) = ("#".repeat(done as usize), ".".repeat((WIDTH - done) as usize));
            let percent = if budget == 0 { 100.0 } else { cost as f64 * 100.0 / budget as f64 };
            format!("[{full}{empty}] {percent:.1} % of the budget, +{increments} for each voter")
        }
    }
}
