//! What Parvis *is*: the rules of participation, pure and exact.
//!
//! Values in, values out. No clock (the moment is an argument), no chance, no database, no language, no I/O; whatever counts people or votes is a whole number.
//! So the rules can be run anywhere and checked alone, and a citizen who doubts a figure can read here how it was made.
//!
//! Closed lists are enums. Each has one name per member, [`as_str`](contract::Phase::as_str), in lower case with hyphens: the same in the database, in addresses and in JSON.
//! `parse` reads it back, and `ALL` lists the members in their natural order.
//!
//! # Glossary
//!
//! The words of the field, as used everywhere in Parvis; the French after the stroke.
//!
//! ## The city and its contract: [`contract`]
//! - **Mission**: the EU Mission "Climate-Neutral and Smart Cities" / *Mission Villes*.
//! - **City** / *ville*: an entry of the Mission: a municipality, a district or an inter-municipality (its *boundary*), with a declared population.
//! - **Climate City Contract** / *contrat de ville climatique*: commitments, action plan and investment plan of a city for 2030. Not legally binding; public.
//! - **Phase**: expression of interest (*appel à manifestation d'intérêt*), co-creation (*cocréation*), implementation (*mise en œuvre*). Per city, dated, overlapping.
//! - **Preparedness** / *niveau de préparation*: beginner, experienced, frontrunner (*débutante, expérimentée, pionnière*). Declared, never a ranking.
//!
//! ## The consultation: [`consultation`]
//! - **Consultation** (participatory process) / *consultation*: the container of one effort to engage residents, in one phase of the contract.
//! - **Activity** / *activité*: one way to take part in it; at present, polls. Time, activity, method and phase are four separate things.
//! - **Level** / *niveau*: the promise made: inform, consult, involve, collaborate, empower (*informer, consulter, impliquer, collaborer, déléguer*), after IAP2.
//! - **Field of action** / *champ d'action*: what it is about, in the contract's vocabulary.
//! - **Official answer** / *réponse officielle*: what the city does with what it heard, and why.
//! - **Correction** / *rectification*: a change after opening that leaves the meaning of every ballot as it was; shown with what it replaced.
//!
//! ## The vote: [`voting`]
//! - **Poll** / *vote*: few questions, options, a window. Consultative: not an election, and not as safe as one.
//! - **Ballot** / *bulletin*: the answers of one voter. Secret: no author, no moment, no order.
//! - **Turnout** / *participation au vote*: how many people voted. Who voted and what was voted never meet.
//! - **Seal** / *sceller*: to destroy, at the close, the secret by which a voter's ballot could be found again to be changed.
//! - **Profile** / *profil de votes*: all votes of a count, identical ones together. **Paper**: what a ballot may say.
//! - **Participatory budget** / *budget participatif*: projects with costs, a budget, and a rule: greedy support, equal shares (*parts égales*), Phragmén.
//! - **Completion** / *complément*: what a rule does with money that is left. **Tie order** / *départage*: published before the vote, drawn from a seed (*tirage*).
//! - **Tally** / *dépouillement*: the count of ballots. **Receipt** / *récépissé*: says that somebody voted, never what.
//!
//! ## Being counted: [`participation`] and [`indicators`]
//! - **Participant** / *participant·e*: a person with at least one act among vote, proposal, comment, survey answer, attendance.
//! - **Contribution**: one such act. **Authored**: in the person's own words.
//! - **Channel** / *canal*: web, paper, phone, assisted, in person. **Offline** / *hors ligne*: all but web.
//! - **Participation event**: a contribution as indicators see it: pseudonym, act, channel, day.
//! - **Counter** / *compteur*: a sum over events kept up to date with each of them. **Scope**: the phase and the period it is about.
//! - **Indicator** / *indicateur*: a published formula. **Figure** / *chiffre*: its value for somebody, or the reason why there is none.
//! - **Suppression** / *secret statistique*: withholding a share of too few people.

pub mod consultation;
pub mod contract;
pub mod ids;
pub mod indicators;
pub mod participation;
pub mod ratio;
pub mod voting;

pub use ids::{CityId, ConsultationId, OptionId, PersonId, PollId, Pseudonym, QuestionId};
pub use ratio::Ratio;
