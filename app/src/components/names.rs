//! The words for the closed lists of the domain. Every list is matched in full, so that a new member cannot be forgotten.

use crate::words::{Locale, anonymous, budget, common as say, countries, encrypted, named};
use domain::consultation::{ConsultationState, Field, Level, PollState, Subject};
use domain::contract::{Asset, Boundary, Phase, Preparedness, SizeBand};
use domain::participation::Channel;
use domain::voting::count::Rule;
use domain::voting::{Eligibility, Secrecy};

/// A rule that decides: "Instant runoff".
#[must_use]
pub fn rule(l: Locale, rule: Rule) -> String {
    match rule {
        Rule::Plurality => say::rule_plurality(l),
        Rule::Approval => say::rule_approval(l),
        Rule::Score => say::rule_score(l),
        Rule::Borda => say::rule_borda(l),
        Rule::Irv => say::rule_irv(l),
        Rule::Stv => say::rule_stv(l),
        Rule::Schulze => say::rule_schulze(l),
        Rule::EqualShares => budget::rule_equal_shares(l),
        Rule::Greedy => budget::rule_greedy(l),
        Rule::Phragmen => budget::rule_phragmen(l),
    }
}

/// A phase: "Co-creation".
#[must_use]
pub fn phase(l: Locale, phase: Phase) -> String {
    match phase {
        Phase::ExpressionOfInterest => say::phase_expression_of_interest(l),
        Phase::CoCreation => say::phase_co_creation(l),
        Phase::Implementation => say::phase_implementation(l),
    }
}

/// A level of the IAP2 spectrum: "Involve".
#[must_use]
pub fn level(l: Locale, level: Level) -> String {
    match level {
        Level::Inform => say::level_inform(l),
        Level::Consult => say::level_consult(l),
        Level::Involve => say::level_involve(l),
        Level::Collaborate => say::level_collaborate(l),
        Level::Empower => say::level_empower(l),
    }
}

/// What a city promises at this level, in a sentence.
#[must_use]
pub fn level_promise(l: Locale, level: Level) -> String {
    match level {
        Level::Inform => say::promise_inform(l),
        Level::Consult => say::promise_consult(l),
        Level::Involve => say::promise_involve(l),
        Level::Collaborate => say::promise_collaborate(l),
        Level::Empower => say::promise_empower(l),
    }
}

/// A field of action of the contract.
#[must_use]
pub fn field(l: Locale, field: Field) -> String {
    match field {
        Field::EnergySystems => say::field_energy_systems(l),
        Field::MobilityAndTransport => say::field_mobility_and_transport(l),
        Field::WasteAndCircularEconomy => say::field_waste_and_circular_economy(l),
        Field::NatureBasedSolutions => say::field_nature_based_solutions(l),
        Field::BuiltEnvironment => say::field_built_environment(l),
        Field::Other => say::field_other(l),
    }
}

/// A level of preparedness.
#[must_use]
pub fn preparedness(l: Locale, level: Preparedness) -> String {
    match level {
        Preparedness::Beginner => say::preparedness_beginner(l),
        Preparedness::Experienced => say::preparedness_experienced(l),
        Preparedness::Frontrunner => say::preparedness_frontrunner(l),
    }
}

/// What a city has or lacks.
#[must_use]
pub fn asset(l: Locale, asset: Asset) -> String {
    match asset {
        Asset::CompleteStrategy => say::asset_complete_strategy(l),
        Asset::CompleteStrategyWithGovernance => say::asset_complete_strategy_with_governance(l),
        Asset::Capacity => say::asset_capacity(l),
        Asset::StrongCapacity => say::asset_strong_capacity(l),
        Asset::Partnerships => say::asset_partnerships(l),
        Asset::StrongPartnerships => say::asset_strong_partnerships(l),
        Asset::FinancialMeans => say::asset_financial_means(l),
        Asset::FinancialMeansForDeployment => say::asset_financial_means_for_deployment(l),
        Asset::GreatAmbition => say::asset_great_ambition(l),
        Asset::SmallScalePilots => say::asset_small_scale_pilots(l),
        Asset::LargeScalePilots => say::asset_large_scale_pilots(l),
        Asset::FirstHandExperience => say::asset_first_hand_experience(l),
        Asset::LimitedInternationalNetwork => say::asset_limited_international_network(l),
        Asset::InternationalNetwork => say::asset_international_network(l),
        Asset::WideInternationalNetwork => say::asset_wide_international_network(l),
    }
}

/// What a city declared as "the city".
#[must_use]
pub fn boundary(l: Locale, boundary: Boundary) -> String {
    match boundary {
        Boundary::Municipality => say::boundary_municipality(l),
        Boundary::District => say::boundary_district(l),
        Boundary::InterMunicipality => say::boundary_inter_municipality(l),
    }
}

/// A size band.
#[must_use]
pub fn size_band(l: Locale, band: SizeBand) -> String {
    match band {
        SizeBand::Under100k => say::size_under_100k(l),
        SizeBand::From100kTo500k => say::size_from_100k_to_500k(l),
        SizeBand::Over500k => say::size_over_500k(l),
    }
}

/// The state of a consultation.
#[must_use]
pub fn consultation_state(l: Locale, state: ConsultationState) -> String {
    match state {
        ConsultationState::Draft => say::state_draft(l),
        ConsultationState::Published => say::state_published(l),
        ConsultationState::Answered => say::state_answered(l),
    }
}

/// The state of a poll.
#[must_use]
pub fn poll_state(l: Locale, state: PollState) -> String {
    match state {
        PollState::Draft => say::state_draft(l),
        PollState::Scheduled => say::state_scheduled(l),
        PollState::Open => say::state_open(l),
        PollState::Closing => say::state_closing(l),
        PollState::Closed => say::state_closed(l),
        PollState::ResultsPublished => say::state_results_published(l),
    }
}

/// Who may vote.
#[must_use]
pub fn eligibility(l: Locale, eligibility: Eligibility) -> String {
    match eligibility {
        Eligibility::AnyAccount => say::eligibility_any_account(l),
        Eligibility::DeclaredResidents => say::eligibility_declared_residents(l),
        Eligibility::ElectoralRoll => say::eligibility_electoral_roll(l),
    }
}

/// How secret ballots are.
#[must_use]
pub fn secrecy(l: Locale, secrecy: Secrecy) -> String {
    match secrecy {
        Secrecy::Named => named::mode_named(l),
        Secrecy::Confidential => named::mode_confidential(l),
        Secrecy::Anonymous => anonymous::mode_anonymous(l),
        Secrecy::Encrypted => encrypted::mode_encrypted(l),
    }
}

/// A way of taking part.
#[must_use]
pub fn channel(l: Locale, channel: Channel) -> String {
    match channel {
        Channel::Web => say::channel_web(l),
        Channel::Paper => say::channel_paper(l),
        Channel::Phone => say::channel_phone(l),
        Channel::Assisted => say::channel_assisted(l),
        Channel::InPerson => say::channel_in_person(l),
    }
}

/// What a correction changed.
#[must_use]
pub fn subject(l: Locale, subject: Subject) -> String {
    match subject {
        Subject::ConsultationTitle => say::subject_consultation_title(l),
        Subject::ConsultationSummary => say::subject_consultation_summary(l),
        Subject::ConsultationBody => say::subject_consultation_body(l),
        Subject::PollIntro => say::subject_poll_intro(l),
        Subject::QuestionHelp => say::subject_question_help(l),
        Subject::OptionDescription => say::subject_option_description(l),
        Subject::PollTitle => say::subject_poll_title(l),
        Subject::QuestionText => say::subject_question_text(l),
        Subject::OptionLabel => say::subject_option_label(l),
        Subject::Questions => say::subject_questions(l),
        Subject::Options => say::subject_options(l),
        Subject::Eligibility => say::subject_eligibility(l),
    }
}

/// A country by its ISO 3166 code; the code, where we know no name.
#[must_use]
pub fn country(l: Locale, iso2: &str) -> String {
    countries::by_id(l, &format!("c-{}", iso2.to_lowercase())).unwrap_or_else(|| iso2.to_owned())
}
