//! Pages about this site.

use crate::http::{Answer, Visit};
use app::view::info::InfoView;
use app::{Page, view::frame::Frame};

async fn info(visit: Visit, page: fn(&Frame, &InfoView) -> Page) -> Answer {
    visit.shared(async { Ok(Box::new(move |frame: &Frame| page(frame, &InfoView::default())) as _) }).await
}

/// `/{lang}/about`.
pub async fn about(visit: Visit) -> Answer {
    info(visit, app::pages::info::about).await
}

/// `/{lang}/privacy`.
pub async fn privacy(visit: Visit) -> Answer {
    info(visit, app::pages::info::privacy).await
}

/// `/{lang}/accessibility`.
pub async fn accessibility(visit: Visit) -> Answer {
    info(visit, app::pages::info::accessibility).await
}

/// `/{lang}/secrecy`.
pub async fn secrecy(visit: Visit) -> Answer {
    visit.shared(async { Ok(Box::new(|frame: &Frame| app::pages::secrecy::secrecy(frame)) as _) }).await
}

/// `/{lang}/audit-ballot`.
pub async fn audit_ballot(visit: Visit) -> Answer {
    visit.shared(async { Ok(Box::new(|frame: &Frame| app::pages::audit_ballot::audit_ballot(frame)) as _) }).await
}

/// `/{lang}/audit`.
pub async fn audit(visit: Visit) -> Answer {
    visit.shared(async { Ok(Box::new(|frame: &Frame| app::pages::audit::audit(frame)) as _) }).await
}
