//! `/{lang}/unsubscribe/{token}`: no more mail of this kind, without signing in. The mail program itself may POST here.

use crate::http::{Answer, Trouble, Visit};
use crate::mail::unsubscribe::{read, refuse};
use app::view::frame::Notice;

/// Asks; looking changes nothing.
pub async fn get(visit: Visit) -> Answer {
    if read(&visit.parvis.keys, visit.part("token")).is_none() {
        return Err(Trouble::NOT_FOUND);
    }
    visit.page(app::pages::unsubscribe::unsubscribe)
}

/// Ends them.
pub async fn post(visit: Visit) -> Answer {
    if !refuse(&visit.parvis.database, &visit.parvis.keys, visit.part("token")).await? {
        return Err(Trouble::NOT_FOUND);
    }
    visit.to("", Some(Notice::Unsubscribed))
}
