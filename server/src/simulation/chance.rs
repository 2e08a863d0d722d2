//! Chance that can be repeated.

use rand::{RngExt, SeedableRng};
pub use rand_chacha::ChaCha8Rng as Dice;

/// The dice of one purpose: independent of how often those of another were thrown.
pub fn dice(seed: u64, purpose: u64) -> Dice {
    let mut dice = Dice::seed_from_u64(seed);
    dice.set_stream(purpose);
    dice
}

/// One of several by weight; the last one if the weights add up to nothing.
pub fn weighted(dice: &mut Dice, weights: &[f64]) -> usize {
    let mut left = dice.random_range(0.0..1.0) * weights.iter().sum::<f64>();
    for (index, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return index;
        }
    }
    weights.len().saturating_sub(1)
}

/// Several different ones by weight, at most as many as weigh anything.
pub fn several(dice: &mut Dice, weights: &[f64], how_many: usize) -> Vec<usize> {
    let mut weights = weights.to_vec();
    let mut chosen = Vec::with_capacity(how_many);
    while chosen.len() < how_many && weights.iter().any(|weight| *weight > 0.0) {
        let index = weighted(dice, &weights);
        if let Some(weight) = weights.get_mut(index).filter(|weight| **weight > 0.0) {
            *weight = 0.0;
            chosen.push(index);
        }
    }
    chosen
}
