//! Levels of entry: what a city has, and what it still lacks, when it joins. "Leaving no one behind."
//!
//! The source is the table of the Mission's founding presentation. A level is declared by the city itself; it is never a score that ranks cities.

use serde::{Deserialize, Serialize};

/// A city's own assessment of where it starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preparedness {
    /// Level 1, preparedness low.
    Beginner,
    /// Level 2, preparedness medium.
    Experienced,
    /// Level 3, preparedness high.
    Frontrunner,
}

/// Something a city has or lacks, in the words of the founding table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asset {
    /// A complete strategy.
    CompleteStrategy,
    /// A complete strategy, governance included.
    CompleteStrategyWithGovernance,
    /// Capacity.
    Capacity,
    /// Strong capacity.
    StrongCapacity,
    /// Partnerships.
    Partnerships,
    /// Strong partnerships.
    StrongPartnerships,
    /// Financial means.
    FinancialMeans,
    /// Financial means for deployment.
    FinancialMeansForDeployment,
    /// Great ambition.
    GreatAmbition,
    /// Small-scale pilots.
    SmallScalePilots,
    /// Large-scale pilots.
    LargeScalePilots,
    /// First-hand experience.
    FirstHandExperience,
    /// A limited international network.
    LimitedInternationalNetwork,
    /// An international network.
    InternationalNetwork,
    /// A wide international network.
    WideInternationalNetwork,
}

impl Preparedness {
    /// Every level, from low to high.
    pub const ALL: &[Self] = &[Self::Beginner, Self::Experienced, Self::Frontrunner];

    /// The name stored in the database and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Beginner => "beginner",
            Self::Experienced => "experienced",
            Self::Frontrunner => "frontrunner",
        }
    }

    /// The level of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.as_str() == text)
    }

    /// What a city of this level has, in the order of the founding table.
    #[must_use]
    pub const fn has(self) -> &'static [Asset] {
        match self {
            Self::Beginner => &[Asset::GreatAmbition, Asset::SmallScalePilots, Asset::LimitedInternationalNetwork],
            Self::Experienced => &[Asset::GreatAmbition, Asset::LargeScalePilots, Asset::FirstHandExperience, Asset::InternationalNetwork],
            Self::Frontrunner => &[Asset::CompleteStrategyWithGovernance, Asset::StrongPartnerships, Asset::StrongCapacity, Asset::WideInternationalNetwork],
        }
    }

    /// What a city of this level still lacks, in the order of the founding table.
    #[must_use]
    pub const fn lacks(self) -> &'static [Asset] {
        match self {
            Self::Beginner => &[Asset::CompleteStrategy, Asset::Capacity, Asset::Partnerships, Asset::FinancialMeans],
            Self::Experienced => &[Asset::CompleteStrategy, Asset::StrongCapacity, Asset::StrongPartnerships, Asset::FinancialMeans],
            Self::Frontrunner => &[Asset::FinancialMeansForDeployment],
        }
    }
}

impl Asset {
    /// Every asset.
    pub const ALL: &[Self] = &[
        Self::CompleteStrategy,
        Self::CompleteStrategyWithGovernance,
        Self::Capacity,
        Self::StrongCapacity,
        Self::Partnerships,
        Self::StrongPartnerships,
        Self::FinancialMeans,
        Self::FinancialMeansForDeployment,
        Self::GreatAmbition,
        Self::SmallScalePilots,
        Self::LargeScalePilots,
        Self::FirstHandExperience,
        Self::LimitedInternationalNetwork,
        Self::InternationalNetwork,
        Self::WideInternationalNetwork,
    ];

    /// The name used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CompleteStrategy => "complete-strategy",
            Self::CompleteStrategyWithGovernance => "complete-strategy-with-governance",
            Self::Capacity => "capacity",
            Self::StrongCapacity => "strong-capacity",
            Self::Partnerships => "partnerships",
            Self::StrongPartnerships => "strong-partnerships",
            Self::FinancialMeans => "financial-means",
            Self::FinancialMeansForDeployment => "financial-means-for-deployment",
            Self::GreatAmbition => "great-ambition",
            Self::SmallScalePilots => "small-scale-pilots",
            Self::LargeScalePilots => "large-scale-pilots",
            Self::FirstHandExperience => "first-hand-experience",
            Self::LimitedInternationalNetwork => "limited-international-network",
            Self::InternationalNetwork => "international-network",
            Self::WideInternationalNetwork => "wide-international-network",
        }
    }

    /// The asset of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|asset| asset.as_str() == text)
    }
}
