//! What is withheld so that nobody can be picked out.
//!
//! A share of very few persons tells about each of them: "100 % of the 2 participants took part offline" is a statement about two people.
//! Practice varies: the OECD glossary speaks of five respondents or three, the ONS Longitudinal Study reviews every count below 10, Eurostat applies a threshold and
//! flags what it hides. We take the strictest of these.

/// A share of persons is withheld when fewer than this many persons, but at least one, are behind it.
pub const SMALL: u64 = 10;

/// Whether shares of this many persons are withheld. Of nobody there is no share to withhold.
#[must_use]
pub const fn is_small(persons: u64) -> bool {
    persons > 0 && persons < SMALL
}
