//! `/{lang}`: the square itself.

use super::cards::{card, dots, order};
use crate::engage::directory::directory;
use crate::http::visit::preferred;
use crate::http::{Answer, Visit};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use app::view::home::HomeView;

/// `/` leads to the language that the browser prefers.
pub async fn language(request: HttpRequest) -> Answer {
    let location = format!("/{}", preferred(&request).code());
    Ok(HttpResponse::Found().insert_header((header::LOCATION, location)).insert_header((header::VARY, "Accept-Language")).finish())
}

/// The page.
pub async fn get(visit: Visit) -> Answer {
    visit
        .shared(async {
            let directory = directory(&visit.parvis).await?;
            let now = visit.parvis.clock.now();
            let mut open: Vec<_> =
                directory.consultations.iter().filter(|entry| entry.is_open(now)).filter_map(|entry| card(&directory, entry, visit.locale, now)).collect();
            order(&mut open);
            let open_consultations = open.len() as u64;
            open.truncate(6);
            let participants: i64 = directory.cities.iter().map(|city| city.counters.participants).sum();
            let view = HomeView {
                cities: directory.cities.len() as u64,
                open_consultations,
                participants: u64::try_from(participants).unwrap_or(0),
                open,
                dots: dots(&directory.cities, visit.locale, now),
            };
            Ok(Box::new(move |frame: &_| app::pages::home::home(frame, &view)) as _)
        })
        .await
}
