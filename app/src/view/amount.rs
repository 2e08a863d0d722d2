//! Amounts of euro as people type them.

use domain::voting::budget::instance::LARGEST_AMOUNT;
use domain::voting::question::CENTS;

/// Cents, from `12000`, `12 000`, `12000.50` or `12000,5`. Nothing where it is no amount, or too large to count with. What could be read in two ways
/// (`12,000`) is no amount.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let plain: String = text.trim().trim_start_matches('€').trim_end_matches('€').chars().filter(|character| !character.is_whitespace()).collect();
    let (euro, cents) = plain.split_once(['.', ',']).unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if euro.is_empty() || !digits(euro) || !digits(cents) || cents.len() > 2 || (cents.is_empty() && plain.len() > euro.len()) {
        return None;
    }
    let cents: u64 = format!("{cents:0<2}").parse().ok()?;
    let amount = euro.parse::<u64>().ok()?.checked_mul(CENTS)?.checked_add(cents)?;
    (amount <= LARGEST_AMOUNT).then_some(amount)
}

/// As it stands in a field: `12000`, or `12000.50`.
#[must_use]
pub fn typed(cents: u64) -> String {
    match (cents / CENTS, cents % CENTS) {
        (euro, 0) => euro.to_string(),
        (euro, cents) => format!("{euro}.{cents:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_AMOUNT, parse, typed};

    #[test]
    fn amounts_are_read_as_they_are_meant() {
        for (text, cents) in
            [("12000", 1_200_000), (" 12 000 ", 1_200_000), ("12\u{202f}000,50", 1_200_050), ("12000.5", 1_200_050), ("€ 0.01", 1), ("7 €", 700), ("0", 0)]
        {
            assert_eq!(parse(text), Some(cents), "{text}");
        }
        for wrong in ["", "€", "-5", "12,000", "1.234.567", "12.", ".5", "1e3", "abc", "12000.505", "99999999999999999999999"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn amounts_are_read_as_they_are_written() {
        for cents in [0, 1, 99, 100, 1_200_050, LARGEST_AMOUNT] {
            assert_eq!(parse(&typed(cents)), Some(cents));
        }
    }
}
