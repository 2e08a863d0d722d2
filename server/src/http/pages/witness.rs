//! `/{lang}/witness`: this site as a witness of the logs of others.

use crate::engage::witness::key;
use crate::http::{Answer, Visit};
use app::view::frame::Frame;
use app::view::witness::{WitnessView, Witnessed};
use jiff::tz::TimeZone;
use store::moments::timestamp;
use store::witnesses::{WitnessedLog, all_witnessed};

/// The key, and what was signed with it.
pub async fn get(visit: Visit) -> Answer {
    visit
        .shared(async {
            let logs = all_witnessed(visit.parvis.database.read()).await?.into_iter().map(witnessed).collect();
            let view = WitnessView { key: key(&visit.parvis)?.public().to_string(), logs };
            Ok(Box::new(move |frame: &Frame| app::pages::witness::witness(frame, &view)) as _)
        })
        .await
}

fn witnessed(row: WitnessedLog) -> Witnessed {
    Witnessed {
        origin: row.origin,
        entries: u64::try_from(row.size).unwrap_or(0),
        at: timestamp(row.witnessed_at).to_zoned_datetime(TimeZone::UTC),
        contradiction: row.contradicted.zip(row.contradiction),
    }
}
