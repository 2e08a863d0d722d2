//! Public pages, rendered once for everyone.
//!
//! A page is kept under its path and query (the language is part of the path), for as long as nothing has changed on
//! this server and at most for the seconds that the configuration says. It is compressed once, when somebody first
//! asks for that form. Many who ask at the same time for a page that is not there wait for one who renders it.
//!
//! Only requests without any cookie are answered from here: whoever is signed in, has just done something, or is
//! signing in brings one. So nothing of one person can reach another, whatever a page shows.

use super::encoding::{Encoding, is_known};
use super::trouble::{Answer, Trouble};
use crate::config::Config;
use crate::parvis::Parvis;
use crate::telemetry::Metrics;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use app::words::Locale;
use data_encoding::HEXLOWER;
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Addresses longer than this are nobody's favourite page.
const LONGEST_KEY: usize = 512;
/// Brotli's effort, from 0 to 11: 5 is small enough, and takes a millisecond for a page.
const BROTLI_QUALITY: u32 = 5;

/// A finished page.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// For `Content-Type`.
    pub content_type: &'static str,
    /// For `Content-Language`.
    pub language: Option<&'static str>,
    /// The whole of it.
    pub body: String,
}

impl Rendered {
    /// A page for people, in a language (`en`).
    #[must_use]
    pub fn html(language: &'static str, body: String) -> Self {
        Self { content_type: "text/html; charset=utf-8", language: Some(language), body }
    }
}

/// Answers a page that everybody may see: see [`PageCache::serve`].
///
/// # Errors
/// Those of `render`.
pub async fn shared(request: &HttpRequest, parvis: &Parvis, locale: Locale, render: impl Future<Output = Result<String, Trouble>>) -> Answer {
    parvis.cache.serve(request, async { Ok(Rendered::html(locale.code(), render.await?)) }).await
}

/// The pages of this process.
pub struct PageCache {
    pages: Cache<String, Arc<Entry>>,
    version: AtomicU64,
    lifetime: Duration,
    cache_control: HeaderValue,
    flights: Mutex<HashMap<String, Flight>>,
    metrics: Metrics,
}

type Flight = Arc<tokio::sync::Mutex<()>>;

struct Entry {
    version: u64,
    made: Instant,
    page: Arc<Forms>,
}

/// One page in every form somebody asked for.
struct Forms {
    content_type: &'static str,
    language: Option<&'static str>,
    /// The beginning of the SHA-256 of the plain body.
    tag: String,
    plain: Form,
    brotli: OnceLock<Form>,
    gzip: OnceLock<Form>,
}

#[derive(Clone)]
struct Form {
    etag: HeaderValue,
    body: Bytes,
}

impl fmt::Debug for PageCache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PageCache").field("pages", &self.pages.entry_count()).field("version", &self.version).finish_non_exhaustive()
    }
}

impl PageCache {
    /// An empty cache.
    #[must_use]
    pub fn new(config: &Config, metrics: Metrics) -> Self {
        let pages = Cache::builder()
            .max_capacity(u64::from(config.cache_megabytes) * 1_048_576)
            // The compressed forms come later and are about a third of the plain one together.
            .weigher(|key: &String, entry: &Arc<Entry>| u32::try_from(key.len() + entry.page.plain.body.len() * 4 / 3 + 512).unwrap_or(u32::MAX))
            .build();
        let seconds = config.cache_seconds;
        let cache_control = format!("public, max-age=0, s-maxage={seconds}, stale-while-revalidate=30, stale-if-error=600");
        Self {
            pages,
            version: AtomicU64::new(0),
            lifetime: Duration::from_secs(seconds.into()),
            cache_control: HeaderValue::try_from(cache_control).unwrap_or_else(|_| HeaderValue::from_static("no-store")),
            flights: Mutex::default(),
            metrics,
        }
    }

    /// Something public has changed: every page is made anew when it is next asked for. To be called after the commit.
    pub fn invalidate(&self) {
        self.version.fetch_add(1, Ordering::AcqRel);
    }

    /// May this request be answered with what others see? Only then `render` must not show anything personal.
    #[must_use]
    pub fn is_shared(&self, request: &HttpRequest) -> bool {
        !self.lifetime.is_zero() && !request.headers().contains_key(header::COOKIE)
    }

    /// Answers from memory if that may be, else with what `render` makes; its errors are never kept.
    ///
    /// # Errors
    /// Those of `render`.
    pub async fn serve<E>(&self, request: &HttpRequest, render: impl Future<Output = Result<Rendered, E>>) -> Result<HttpResponse, E> {
        let key = key(request.path(), request.query_string());
        if !self.is_shared(request) || key.len() > LONGEST_KEY {
            return render.await.map(personal);
        }
        if let Some(entry) = self.valid(&key) {
            self.metrics.cache_hit();
            return Ok(self.answer(request, &entry.page));
        }
        let page = self.make(key.into_owned(), render).await?;
        Ok(self.answer(request, &page))
    }

    fn valid(&self, key: &str) -> Option<Arc<Entry>> {
        let entry = self.pages.get(key)?;
        let current = entry.version == self.version.load(Ordering::Acquire) && entry.made.elapsed() < self.lifetime;
        current.then_some(entry)
    }

    async fn make<E>(&self, key: String, render: impl Future<Output = Result<Rendered, E>>) -> Result<Arc<Forms>, E> {
        let flight = self.join(&key);
        let landed = flight.lock().await;
        if let Some(entry) = self.valid(&key) {
            self.metrics.cache_hit();
            return Ok(entry.page.clone());
        }
        self.metrics.cache_miss();
        // Read before rendering: what changes meanwhile may or may not be on the page, so it is made again then.
        let version = self.version.load(Ordering::Acquire);
        let rendered = render.await;
        let made = rendered.map(|rendered| self.keep(&key, version, rendered));
        self.flights.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
        drop(landed);
        made
    }

    /// The flight for a page: whoever holds its lock renders. One whose client went away leaves it behind for the next.
    fn join(&self, key: &str) -> Flight {
        let mut flights = self.flights.lock().unwrap_or_else(PoisonError::into_inner);
        if flights.len() > 1_000 {
            flights.retain(|_, flight| Arc::strong_count(flight) > 1);
        }
        flights.entry(key.to_owned()).or_default().clone()
    }

    fn keep(&self, key: &str, version: u64, rendered: Rendered) -> Arc<Forms> {
        let page = Forms::new(rendered);
        // Rendered again and still the same: what was compressed stays good.
        let page = match self.pages.get(key) {
            Some(old) if old.page.tag == page.tag && old.page.content_type == page.content_type => old.page.clone(),
            _ => Arc::new(page),
        };
        self.pages.insert(key.to_owned(), Arc::new(Entry { version, made: Instant::now(), page: page.clone() }));
        page
    }

    fn answer(&self, request: &HttpRequest, page: &Forms) -> HttpResponse {
        let encoding = Encoding::choose(request.headers());
        let form = page.form(encoding);
        let known = is_known(request.headers(), &form.etag);
        let mut response = HttpResponse::build(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response
            .insert_header((header::ETAG, form.etag.clone()))
            .insert_header((header::CACHE_CONTROL, self.cache_control.clone()))
            .insert_header((header::VARY, HeaderValue::from_static("Accept-Encoding, Cookie")));
        if known {
            return response.finish();
        }
        if let Some(encoding) = encoding.header() {
            response.insert_header((header::CONTENT_ENCODING, encoding));
        }
        if let Some(language) = page.language {
            response.insert_header((header::CONTENT_LANGUAGE, HeaderValue::from_static(language)));
        }
        response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(page.content_type))).body(form.body.clone())
    }
}

fn personal(rendered: Rendered) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if let Some(language) = rendered.language {
        response.insert_header((header::CONTENT_LANGUAGE, HeaderValue::from_static(language)));
    }
    response
        .insert_header((header::CONTENT_TYPE, HeaderValue::from_static(rendered.content_type)))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")))
        .insert_header((header::VARY, HeaderValue::from_static("Accept-Encoding, Cookie")))
        .body(rendered.body)
}

/// Path and query; what a form sends empty is left out, and the rest is in the order of its names, so that the same
/// page is not kept twice. Values of one name keep their order.
fn key<'a>(path: &'a str, query: &str) -> Cow<'a, str> {
    let name = |pair: &&str| pair.split_once('=').map_or(String::new(), |(name, _)| name.to_owned());
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| pair.split_once('=').is_some_and(|(_, value)| !value.is_empty())).collect();
    if pairs.is_empty() {
        return Cow::Borrowed(path);
    }
    pairs.sort_by_key(name);
    Cow::Owned(format!("{path}?{}", pairs.join("&")))
}

impl Forms {
    fn new(rendered: Rendered) -> Self {
        let body = Bytes::from(rendered.body);
        let tag = HEXLOWER.encode(&Sha256::digest(&body)[..8]);
        let plain = Form::new(&tag, Encoding::Plain, body);
        Self { content_type: rendered.content_type, language: rendered.language, tag, plain, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    fn form(&self, encoding: Encoding) -> &Form {
        match encoding {
            Encoding::Plain => &self.plain,
            Encoding::Brotli => self.brotli.get_or_init(|| Form::new(&self.tag, encoding, brotli(&self.plain.body, BROTLI_QUALITY))),
            Encoding::Gzip => self.gzip.get_or_init(|| Form::new(&self.tag, encoding, gzip(&self.plain.body))),
        }
    }
}

impl Form {
    fn new(tag: &str, encoding: Encoding, body: Bytes) -> Self {
        let etag = HeaderValue::try_from(format!("\"{tag}{}\"", encoding.suffix())).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        Self { etag, body }
    }
}

/// Compresses with brotli. Writing to memory cannot fail.
pub(super) fn brotli(body: &[u8], quality: u32) -> Bytes {
    let mut compressed = Vec::with_capacity(body.len() / 3);
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 16_384, quality, 22);
    let _ = writer.write_all(body);
    drop(writer);
    Bytes::from(compressed)
}

/// Compresses with gzip. Writing to memory cannot fail.
pub(super) fn gzip(body: &[u8]) -> Bytes {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::default());
    let _ = writer.write_all(body);
    Bytes::from(writer.finish().unwrap_or_default())
}

#[cfg(test)]
mod tests;
