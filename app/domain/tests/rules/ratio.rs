//! Exact fractions.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use domain::Ratio;
use proptest::prelude::*;

fn ratio(numerator: u64, denominator: u64) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn hash(ratio: Ratio) -> u64 {
    let mut hasher = DefaultHasher::new();
    ratio.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn nothing_is_divided_by_zero() {
    assert!(Ratio::new(1, 0).is_none());
    assert!(serde_json::from_str::<Ratio>(r#"{"numerator":1,"denominator":0}"#).is_err());
    assert_eq!(serde_json::from_str::<Ratio>(r#"{"numerator":1,"denominator":2}"#).unwrap(), ratio(1, 2));
}

#[test]
fn decimals_are_the_nearest() {
    assert_eq!(ratio(7, 100).percent(), 7.0);
    assert_eq!(ratio(593, 372_913).per_thousand(), 593_000.0 / 372_913.0);
    assert_eq!(ratio(0, 3).value(), 0.0);
    assert_eq!(ratio(3, 3).percent(), 100.0);
}

#[test]
fn comparison_is_exact_where_decimals_are_not() {
    let (larger, smaller) = (ratio(u64::MAX - 1, u64::MAX), ratio(u64::MAX - 2, u64::MAX));
    assert_eq!(larger.value(), smaller.value());
    assert!(larger > smaller);
}

proptest! {
    #[test]
    fn equal_values_are_equal_and_hash_alike(n in 0..1000_u64, d in 1..1000_u64, k in 1..1000_u64) {
        prop_assert_eq!(ratio(n, d), ratio(n * k, d * k));
        prop_assert_eq!(hash(ratio(n, d)), hash(ratio(n * k, d * k)));
        prop_assert_eq!(ratio(n * k, d * k).numerator(), n * k, "the terms are kept as given");
    }

    #[test]
    fn order_is_that_of_the_values(a in 0..500_u64, b in 1..500_u64, c in 0..500_u64, d in 1..500_u64) {
        prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)));
    }
}
