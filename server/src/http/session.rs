//! Who is signed in, kept in memory for some seconds so that a busy page does not ask the database each time.

use crate::engage::Caller;
use crate::keys::fingerprint;
use crate::parvis::Parvis;
use domain::ids::PersonId;
use moka::sync::Cache;
use std::time::Duration;
use store::{DbErr, sessions, tokens};

/// How long another node's sign-out may take to be noticed here.
const SECONDS: u64 = 5;

/// Sessions in memory.
#[derive(Clone, Debug)]
pub struct Sessions(Cache<[u8; 32], Caller>);

impl Default for Sessions {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(50_000).time_to_live(Duration::from_secs(SECONDS)).build())
    }
}

impl Sessions {
    /// A session has ended.
    pub fn forget(&self, token_hash: &[u8; 32]) {
        self.0.invalidate(token_hash);
    }

    /// Something about this person has changed: roles, language, or they are gone. It is rare, so everybody's session
    /// is simply read again.
    pub fn forget_person(&self, _person: PersonId) {
        self.0.invalidate_all();
    }
}

/// Who holds this session token.
///
/// # Errors
/// When the database refuses.
pub async fn caller(parvis: &Parvis, token: &str) -> Result<Option<Caller>, DbErr> {
    let hash = fingerprint(token.as_bytes());
    if let Some(caller) = parvis.sessions.0.get(&hash) {
        return Ok(Some(caller));
    }
    let connection = parvis.database.read();
    let caller = sessions::holder(connection, &hash, parvis.clock.now()).await?.map(Caller::of_session);
    if let Some(caller) = &caller {
        parvis.sessions.0.insert(hash, caller.clone());
    }
    Ok(caller)
}

/// Who holds this API token.
///
/// # Errors
/// When the database refuses.
pub async fn token_holder(parvis: &Parvis, token: &str) -> Result<Option<Caller>, DbErr> {
    let connection = parvis.database.read();
    let Some(person) = tokens::person(connection, &fingerprint(token.as_bytes()), parvis.clock.now()).await? else { return Ok(None) };
    Ok(Caller::load(connection, person).await?.filter(crate::engage::me::may_have_tokens))
}
