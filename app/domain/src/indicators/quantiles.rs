//! Quartiles.

use super::figure::Value;
use crate::ratio::Ratio;

/// The quartiles of these rates, per thousand; nothing for no rates.
///
/// Quantiles are of type 7 (Hyndman and Fan 1996; the default of R, NumPy and spreadsheets): with the n values sorted and counted from 0, the quantile *p* lies at
/// position *h* = (n − 1) *p*, between its two neighbours in proportion. Values are sorted exactly, as fractions.
#[must_use]
pub fn quartiles(mut rates: Vec<Ratio>) -> Option<Value> {
    rates.sort_unstable();
    let sorted: Vec<f64> = rates.into_iter().map(Ratio::per_thousand).collect();
    Some(Value::Quartiles { q1: quarter(&sorted, 1)?, median: quarter(&sorted, 2)?, q3: quarter(&sorted, 3)?, n: sorted.len() as u64 })
}

/// The quantile at so many quarters. Positions are whole quarters too, so only the last step leaves whole numbers.
fn quarter(sorted: &[f64], quarters: usize) -> Option<f64> {
    let position = sorted.len().checked_sub(1)? * quarters;
    let (below, rest) = (position / 4, position % 4);
    let low = *sorted.get(below)?;
    let high = *sorted.get(below + 1).unwrap_or(&low);
    Some(low + (high - low) * (rest as f64 / 4.0))
}
