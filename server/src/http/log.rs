//! `/polls/{poll}/…`: the log of a poll for programs, as C2SP publishes logs, and the public file of a sealed poll.

use super::api::caller::Call;
use super::files::attached;
use super::{Answer, Trouble};
use crate::engage::log::publish::{File, Unpacked, part};
use crate::engage::log::read;
use crate::engage::papers::Sheet;
use crate::engage::polls::results;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use futures_util::{TryStreamExt, stream};
use std::sync::Arc;
use store::DbErr;

const GZIP: &str = "application/gzip";
const TEXT: &str = "text/plain; charset=utf-8";
/// What may still grow is asked for again after some seconds.
const SHORT: &str = "public, max-age=5";
/// What can never change.
const LONG: &str = "public, max-age=31536000, immutable";

/// A published poll that has a log.
async fn logged(call: &Call) -> Result<Arc<Sheet>, Trouble> {
    let sheet = super::api::polls::sheet(call).await?;
    if sheet.log.is_some() { Ok(sheet) } else { Err(Trouble::NOT_FOUND) }
}

/// `/polls/{poll}/checkpoint`: the latest signed checkpoint.
pub async fn checkpoint(call: Call) -> Answer {
    let head = read::head(&call.parvis, &*logged(&call).await?).await?;
    Ok(HttpResponse::Ok().content_type(TEXT).insert_header((header::CACHE_CONTROL, SHORT)).body(head.checkpoint))
}

/// `/polls/{poll}/definition`: the first line of the public file, to which the first entry commits.
pub async fn definition(call: Call) -> Answer {
    let sheet = logged(&call).await?;
    let line = sheet.log.as_ref().map(|log| log.line.clone()).ok_or(Trouble::NOT_FOUND)?;
    Ok(HttpResponse::Ok().content_type("application/json").insert_header((header::CACHE_CONTROL, LONG)).body(line))
}

/// `/polls/{poll}/tile/…`: a tile of hashes or entries.
pub async fn tile(call: Call) -> Answer {
    let sheet = logged(&call).await?;
    let path = format!("tile/{}", call.part("tile"));
    let bytes = read::tile(&call.parvis, &sheet, &path).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(ContentEncoding::Identity)
        .insert_header((header::CACHE_CONTROL, LONG))
        .body(bytes))
}

/// `/polls/{poll}/proof?entry=…`: the proof that an entry (or the one of a receipt code) is in the log, as a `.tlog-proof` file.
pub async fn proof(call: Call) -> Answer {
    let sheet = logged(&call).await?;
    let found = read::find(&call.parvis, &sheet, call.query().value("entry")).await?;
    let proof = found.proof.ok_or(Trouble::NOT_FOUND)?;
    let name = attached(format!("poll-{}-entry-{}.tlog-proof", sheet.poll, proof.index));
    Ok(HttpResponse::Ok().content_type(TEXT).insert_header((header::CACHE_CONTROL, "no-store")).insert_header(name).body(proof.to_string()))
}

/// `/polls/{poll}/consistency?old=…&new=…`: the proof that the log at one size continues it at another, one hash a line.
pub async fn consistency(call: Call) -> Answer {
    let sheet = logged(&call).await?;
    let query = call.query();
    let size = |name: &str| query.value(name).parse::<u64>().map_err(|_| Trouble::NOT_FOUND);
    let proof = read::consistency(&call.parvis, &sheet, size("old")?, size("new")?).await?;
    let lines: String = proof.0.iter().map(|hash| format!("{hash}\n")).collect();
    Ok(HttpResponse::Ok().content_type(TEXT).insert_header((header::CACHE_CONTROL, LONG)).body(lines))
}

/// `/polls/{poll}/bundle.jsonl.gz`: the public file, compressed, once the results are public.
pub async fn bundle_gz(call: Call) -> Answer {
    let sheet = with_results(&call).await?;
    Ok(packed(&call, sheet, File::Published))
}

/// `/polls/{poll}/bundle.jsonl`: the same file, line by line.
pub async fn bundle_plain(call: Call) -> Answer {
    let sheet = with_results(&call).await?;
    Ok(unpacked(&call, sheet, File::Published))
}

/// `/polls/{poll}/closing.jsonl.gz`: what trustees of an encrypted poll add up, compressed: from its close until they have opened the sum.
pub async fn closing_gz(call: Call) -> Answer {
    let sheet = closed(&call).await?;
    Ok(packed(&call, sheet, File::Closing))
}

/// `/polls/{poll}/closing.jsonl`: the same file, line by line.
pub async fn closing_plain(call: Call) -> Answer {
    let sheet = closed(&call).await?;
    Ok(unpacked(&call, sheet, File::Closing))
}

/// A file as it is kept. Piece by piece: a file of a million ballots does not pass through memory at once.
fn packed(call: &Call, sheet: Arc<Sheet>, file: File) -> HttpResponse {
    let mut answer = download(&sheet, file, GZIP, "jsonl.gz");
    // Not compressed once more.
    answer.insert_header(ContentEncoding::Identity);
    let parvis = call.parvis.clone();
    let pieces = stream::try_unfold(0_u64, move |number| {
        let (parvis, place) = (parvis.clone(), sheet.place());
        async move { Ok::<_, Broken>(part(parvis.database.read(), place, file, number).await?.map(|piece| (web::Bytes::from(piece), number + 1))) }
    });
    answer.streaming(Box::pin(pieces))
}

/// A file line by line.
fn unpacked(call: &Call, sheet: Arc<Sheet>, file: File) -> HttpResponse {
    let mut answer = download(&sheet, file, "application/jsonl; charset=utf-8", "jsonl");
    let parvis = call.parvis.clone();
    let pieces = stream::try_unfold(Some((0_u64, Unpacked::default())), move |state| {
        let (parvis, place) = (parvis.clone(), sheet.place());
        async move {
            let Some((number, mut unpacked)) = state else { return Ok::<_, Broken>(None) };
            match part(parvis.database.read(), place, file, number).await? {
                Some(piece) => Ok(Some((web::Bytes::from(unpacked.next(&piece)?), Some((number + 1, unpacked))))),
                None => Ok(Some((web::Bytes::from(unpacked.end()?), None))),
            }
        }
    });
    // An empty piece would look like the end.
    answer.streaming(Box::pin(pieces.try_filter(|piece| std::future::ready(!piece.is_empty()))))
}

/// An encrypted poll that has closed and is not opened.
async fn closed(call: &Call) -> Result<Arc<Sheet>, Trouble> {
    let sheet = logged(call).await?;
    part(call.parvis.database.read(), sheet.place(), File::Closing, 0).await?.ok_or(Trouble::NOT_FOUND)?;
    Ok(sheet)
}

/// A poll with a log whose results are public.
async fn with_results(call: &Call) -> Result<Arc<Sheet>, Trouble> {
    let sheet = logged(call).await?;
    results(&call.parvis, &sheet).await?.ok_or(Trouble::NOT_FOUND)?;
    Ok(sheet)
}

fn download(sheet: &Sheet, file: File, kind: &'static str, ending: &str) -> HttpResponseBuilder {
    let (name, kept) = match file {
        File::Published => ("poll", LONG),
        File::Closing => ("closing", SHORT),
    };
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind).insert_header((header::CACHE_CONTROL, kept)).insert_header(attached(format!("{name}-{}.{ending}", sheet.poll)));
    answer
}

/// The download breaks off: whoever reads it sees that it is not whole, for it is not signed.
#[derive(Debug, thiserror::Error)]
#[error("storage failed: {0}")]
struct Broken(#[from] DbErr);
