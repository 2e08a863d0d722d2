//! Witnesses: this site signs what it has seen of the logs of others ([`others`]), and has others sign its own ([`ours`]).
//!
//! The rule is [`ledger::witness::decide`]; here are its memory and its post.

pub mod others;
pub mod ours;

use crate::engage::log::begin::host;
use crate::engage::log::broken;
use crate::parvis::Parvis;
use ledger::WitnessKey;
use store::DbErr;

/// The key this site witnesses with. It comes from the instance key and stays as long as that does.
///
/// # Errors
/// When the public address cannot be part of a name.
pub fn key(parvis: &Parvis) -> Result<WitnessKey, DbErr> {
    let name = format!("{}/witness", host(parvis.config.origin()));
    WitnessKey::new(&name, parvis.keys.mark("witness", name.as_bytes())).map_err(broken)
}
