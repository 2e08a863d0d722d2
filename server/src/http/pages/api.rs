//! `/{lang}/api`: the API, to read.

use crate::http::api::reference::view;
use crate::http::{Answer, Visit};

/// The page.
pub async fn get(visit: Visit) -> Answer {
    visit.shared(async { Ok(Box::new(|frame: &_| app::pages::api::api(frame, &view())) as _) }).await
}
