//! Style, islands, icon: the files of the site, inside the program. Each is served under a name made from its content,
//! so a browser may keep it for ever and never shows a new page with an old style.

use super::cache::{brotli, gzip};
use super::encoding::{Encoding, is_known};
use crate::keys::fingerprint;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use app::view::frame::{BoothAssets, VerifierAssets};
use app::words::Locale;
use data_encoding::HEXLOWER;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Wakes the islands; the names of the files it loads are put in at the start.
const START: &str = include_str!("../../../app/src/islands/start.js");
const FAVICON: &str = include_str!("../../../app/style/favicon.svg");
/// Everything may be found but what belongs to one person.
const ROBOTS: &str = "User-agent: *\nDisallow: /api/\nDisallow: /en/me\nDisallow: /fr/me\nDisallow: /en/sign-in\nDisallow: /fr/sign-in\nDisallow: /en/team\nDisallow: /fr/team\nDisallow: /en/staff\nDisallow: /fr/staff\nDisallow: /en/trustee\nDisallow: /fr/trustee\n";
/// Takes the form that checks a published vote, and what does the work beside the page; addresses are put in likewise.
const AUDIT: &str = include_str!("../../../app/src/islands/audit.js");
const AUDIT_WORKER: &str = include_str!("../../../app/src/islands/audit_worker.js");
/// Casts ballots of anonymous and encrypted polls, each with its own module; addresses likewise.
const VOTE: &str = include_str!("../../../app/src/islands/vote.js");
/// Checks what the device of a voter has sealed.
const BALLOT_CHECK: &str = include_str!("../../../app/src/islands/ballot_check.js");
/// What trustees of encrypted polls do, and what reads ballots beside the page; addresses likewise.
const TRUSTEE: &str = include_str!("../../../app/src/islands/trustee.js");
const TRUSTEE_WORKER: &str = include_str!("../../../app/src/islands/trustee_worker.js");
/// Says what is left to spend on a ballot paper; it loads nothing.
const SPENDING: &str = include_str!("../../../app/src/islands/spending.js");
/// What was built for the browser before this program was; empty when it was not.
const GLUE: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/islands.js")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/islands.js.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/islands.js.gz")),
};
const WASM: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/islands_bg.wasm")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/islands_bg.wasm.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/islands_bg.wasm.gz")),
};
const VERIFIER_GLUE: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/verifier.js")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/verifier.js.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/verifier.js.gz")),
};
const VERIFIER_WASM: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/verifier_bg.wasm")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/verifier_bg.wasm.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/verifier_bg.wasm.gz")),
};
const VOTER_GLUE: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/voter.js")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/voter.js.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/voter.js.gz")),
};
const VOTER_WASM: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/voter_bg.wasm")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/voter_bg.wasm.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/voter_bg.wasm.gz")),
};
const BOOTH_GLUE: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/booth.js")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/booth.js.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/booth.js.gz")),
};
const BOOTH_WASM: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/booth_bg.wasm")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/booth_bg.wasm.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/booth_bg.wasm.gz")),
};
const TRUSTEE_GLUE: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/trustee.js")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/trustee.js.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/trustee.js.gz")),
};
const TRUSTEE_WASM: Built = Built {
    plain: include_bytes!(concat!(env!("OUT_DIR"), "/trustee_bg.wasm")),
    brotli: include_bytes!(concat!(env!("OUT_DIR"), "/trustee_bg.wasm.br")),
    gzip: include_bytes!(concat!(env!("OUT_DIR"), "/trustee_bg.wasm.gz")),
};
/// The style is compressed at every start, so not with all effort.
const BROTLI_QUALITY: u32 = 9;

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

struct Built {
    plain: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
}

/// One file in its three forms.
struct Asset {
    content_type: HeaderValue,
    cache_control: HeaderValue,
    fingerprint: String,
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
}

/// All files.
pub struct Assets {
    files: HashMap<String, Asset>,
    stylesheet: String,
    spending: String,
    islands: Option<String>,
    verifier: Option<VerifierAssets>,
    voter: Option<String>,
    booth: Option<BoothAssets>,
    trustee: Option<String>,
}

impl fmt::Debug for Assets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Assets").field("stylesheet", &self.stylesheet).field("islands", &self.islands).finish_non_exhaustive()
    }
}

impl Default for Assets {
    fn default() -> Self {
        Self::new()
    }
}

impl Assets {
    /// The files this program was built with.
    #[must_use]
    pub fn new() -> Self {
        let mut assets = Self {
            files: HashMap::new(),
            stylesheet: String::new(),
            spending: String::new(),
            islands: None,
            verifier: None,
            voter: None,
            booth: None,
            trustee: None,
        };
        assets.stylesheet = assets.add("style", "css", Asset::text("text/css; charset=utf-8", app::style::CSS.to_owned()));
        assets.spending = assets.add("spending", "js", Asset::text(JAVASCRIPT, SPENDING.to_owned()));
        if !GLUE.plain.is_empty() && !WASM.plain.is_empty() {
            assets.islands = Some(assets.module("islands", &GLUE, &WASM, "start", START));
        }
        if !VERIFIER_GLUE.plain.is_empty() && !VERIFIER_WASM.plain.is_empty() {
            let worker = assets.module("verifier", &VERIFIER_GLUE, &VERIFIER_WASM, "audit-worker", AUDIT_WORKER);
            let script = assets.add("audit", "js", Asset::text(JAVASCRIPT, AUDIT.replace("__WORKER__", &worker)));
            let words = Locale::ALL.iter().map(|&locale| (locale, assets.report_words(locale))).collect();
            assets.verifier = Some(VerifierAssets { script, words });
        }
        if !VOTER_GLUE.plain.is_empty() && !VOTER_WASM.plain.is_empty() {
            assets.voter = Some(assets.module("voter", &VOTER_GLUE, &VOTER_WASM, "vote", VOTE));
        }
        if !BOOTH_GLUE.plain.is_empty() && !BOOTH_WASM.plain.is_empty() {
            let vote = assets.module("booth", &BOOTH_GLUE, &BOOTH_WASM, "vote", VOTE);
            let check = assets.module("booth", &BOOTH_GLUE, &BOOTH_WASM, "ballot-check", BALLOT_CHECK);
            assets.booth = Some(BoothAssets { vote, check });
        }
        if !TRUSTEE_GLUE.plain.is_empty() && !TRUSTEE_WASM.plain.is_empty() {
            let worker = assets.module("trustee", &TRUSTEE_GLUE, &TRUSTEE_WASM, "trustee-worker", TRUSTEE_WORKER);
            let script = TRUSTEE.replace("__WORKER__", &worker);
            assets.trustee = Some(assets.module("trustee", &TRUSTEE_GLUE, &TRUSTEE_WASM, "trustee-page", &script));
        }
        for (name, content_type, text) in [("favicon.svg", "image/svg+xml", FAVICON), ("robots.txt", "text/plain; charset=utf-8", ROBOTS)] {
            let asset = Asset { cache_control: FOR_A_DAY, ..Asset::text(content_type, text.to_owned()) };
            assets.files.insert(name.to_owned(), asset);
        }
        assets
    }

    /// A module, its glue, and the script that loads both; the address of the script.
    fn module(&mut self, name: &str, glue: &Built, wasm: &Built, script_name: &str, script: &str) -> String {
        let glue = self.add(name, "js", Asset::built(JAVASCRIPT, glue));
        let wasm = self.add(name, "wasm", Asset::built("application/wasm", wasm));
        self.add(script_name, "js", Asset::text(JAVASCRIPT, script.replace("__GLUE__", &glue).replace("__WASM__", &wasm)))
    }

    /// What a report of an audit says in this language, by its names; the address.
    fn report_words(&mut self, locale: Locale) -> String {
        let words: BTreeMap<&str, String> = app::words::audit_report::every_message(locale).into_iter().collect();
        let text = serde_json::to_string(&words).unwrap_or_default();
        self.add(&format!("audit-words-{}", locale.code()), "json", Asset::text("application/json", text))
    }

    fn add(&mut self, name: &str, extension: &str, asset: Asset) -> String {
        let file = format!("{name}.{}.{extension}", asset.fingerprint);
        let address = format!("/assets/{file}");
        self.files.insert(file, asset);
        address
    }

    /// The addresses that pages need.
    #[must_use]
    pub fn frame_assets(&self) -> app::view::frame::Assets {
        app::view::frame::Assets {
            stylesheet: self.stylesheet.clone(),
            spending: self.spending.clone(),
            islands: self.islands.clone(),
            verifier: self.verifier.clone(),
            voter: self.voter.clone(),
            booth: self.booth.clone(),
            trustee: self.trustee.clone(),
        }
    }

    /// Were the islands built?
    #[must_use]
    pub fn has_islands(&self) -> bool {
        self.islands.is_some()
    }

    /// Answers with a file: one of `/assets/{name}`, or `favicon.svg` or `robots.txt` under their own addresses.
    /// `None` when there is no such file.
    #[must_use]
    pub fn serve(&self, request: &HttpRequest, name: &str) -> Option<HttpResponse> {
        self.files.get(name).map(|asset| asset.answer(request.headers()))
    }
}

impl Asset {
    fn text(content_type: &'static str, text: String) -> Self {
        let (brotli, gzip) = (brotli(text.as_bytes(), BROTLI_QUALITY), gzip(text.as_bytes()));
        Self::new(content_type, Bytes::from(text), brotli, gzip)
    }

    fn built(content_type: &'static str, built: &Built) -> Self {
        Self::new(content_type, Bytes::from_static(built.plain), Bytes::from_static(built.brotli), Bytes::from_static(built.gzip))
    }

    fn new(content_type: &'static str, plain: Bytes, brotli: Bytes, gzip: Bytes) -> Self {
        let fingerprint = HEXLOWER.encode(&fingerprint(&plain)[..8]);
        Self { content_type: HeaderValue::from_static(content_type), cache_control: FOR_EVER, fingerprint, plain, brotli, gzip }
    }

    fn answer(&self, headers: &HeaderMap) -> HttpResponse {
        let encoding = Encoding::choose(headers);
        let body = match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
            Encoding::Plain => &self.plain,
        };
        let etag = HeaderValue::try_from(format!("\"{}{}\"", self.fingerprint, encoding.suffix())).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        let known = is_known(headers, &etag);
        let mut response = HttpResponse::build(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response
            .insert_header((header::ETAG, etag))
            .insert_header((header::CACHE_CONTROL, self.cache_control.clone()))
            .insert_header((header::VARY, HeaderValue::from_static("Accept-Encoding")));
        if known {
            return response.finish();
        }
        if let Some(encoding) = encoding.header() {
            response.insert_header((header::CONTENT_ENCODING, encoding));
        }
        response.insert_header((header::CONTENT_TYPE, self.content_type.clone())).body(body.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::body::to_bytes;
    use actix_web::test::TestRequest;

    fn get(headers: &[(&str, &str)]) -> HttpRequest {
        let mut request = TestRequest::get();
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        request.to_http_request()
    }

    fn name(address: &str) -> &str {
        address.strip_prefix("/assets/").unwrap()
    }

    #[actix_web::test]
    async fn the_style_is_kept_for_ever_under_a_name_made_from_its_content() {
        let assets = Assets::new();
        let frame = assets.frame_assets();
        assert_eq!(frame.stylesheet, format!("/assets/style.{}.css", HEXLOWER.encode(&fingerprint(app::style::CSS.as_bytes())[..8])));
        let response = assets.serve(&get(&[]), name(&frame.stylesheet)).unwrap();
        assert_eq!(response.headers().get("cache-control").unwrap(), "public, max-age=31536000, immutable");
        assert_eq!(response.headers().get("content-type").unwrap(), "text/css; charset=utf-8");
        assert_eq!(to_bytes(response.into_body()).await.unwrap(), app::style::CSS);
    }

    #[test]
    fn forms_and_tags_are_negotiated() {
        let assets = Assets::new();
        let style = assets.frame_assets().stylesheet;
        let response = assets.serve(&get(&[("accept-encoding", "gzip, br")]), name(&style)).unwrap();
        assert_eq!(response.headers().get("content-encoding").unwrap(), "br");
        let etag = response.headers().get("etag").unwrap().to_str().unwrap().to_owned();
        let again = assets.serve(&get(&[("accept-encoding", "gzip, br"), ("if-none-match", &etag)]), name(&style)).unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[actix_web::test]
    async fn islands_are_all_there_or_not_at_all() {
        let assets = Assets::new();
        assert_eq!(assets.has_islands(), !WASM.plain.is_empty());
        let Some(start) = assets.frame_assets().islands else { return };
        let body = to_bytes(assets.serve(&get(&[]), name(&start)).unwrap().into_body()).await.unwrap();
        let text = std::str::from_utf8(&body).unwrap();
        assert!(!text.contains("__GLUE__") && !text.contains("__WASM__"), "{text}");
        let addresses: Vec<&str> = text.split('"').filter(|part| part.starts_with("/assets/")).collect();
        assert_eq!(addresses.len(), 2);
        assert!(addresses.iter().all(|address| assets.serve(&get(&[]), name(address)).is_some()));
    }

    #[actix_web::test]
    async fn what_checks_votes_leads_from_file_to_file() {
        let assets = Assets::new();
        assert_eq!(assets.verifier.is_some(), !VERIFIER_WASM.plain.is_empty());
        let Some(verifier) = assets.frame_assets().verifier else { return };
        let mut waiting = vec![verifier.script];
        let mut seen = Vec::new();
        while let Some(address) = waiting.pop() {
            let body = to_bytes(assets.serve(&get(&[]), name(&address)).unwrap().into_body()).await.unwrap();
            let text = String::from_utf8_lossy(&body);
            assert!(!["__GLUE__", "__WASM__", "__WORKER__"].iter().any(|place| text.contains(place)), "{address}");
            waiting.extend(text.split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned));
            seen.push(address);
        }
        assert_eq!(seen.len(), 4, "script, worker, glue and wasm: {seen:?}");
        for (locale, address) in &verifier.words {
            let body = to_bytes(assets.serve(&get(&[]), name(address)).unwrap().into_body()).await.unwrap();
            let words: BTreeMap<String, String> = serde_json::from_slice(&body).unwrap();
            assert_eq!(words["group-proved"], app::words::audit_report::group_proved(*locale));
        }
    }

    /// Each kind of poll with tokens has its own program, and the same script.
    #[actix_web::test]
    async fn who_votes_with_a_token_loads_one_program() {
        let assets = Assets::new();
        let frame = assets.frame_assets();
        assert_eq!((frame.voter.is_some(), frame.booth.is_some()), (!VOTER_WASM.plain.is_empty(), !BOOTH_WASM.plain.is_empty()));
        let booth = frame.booth.into_iter().flat_map(|booth| [(booth.vote, "booth"), (booth.check, "booth")]);
        for (script, module) in booth.chain(frame.voter.map(|script| (script, "voter"))) {
            let body = to_bytes(assets.serve(&get(&[]), name(&script)).unwrap().into_body()).await.unwrap();
            let text = std::str::from_utf8(&body).unwrap();
            assert!(!text.contains("__GLUE__") && !text.contains("__WASM__"), "{text}");
            let addresses: Vec<&str> = text.split('"').filter(|part| part.starts_with("/assets/")).collect();
            assert!(addresses.len() == 2 && addresses.iter().all(|address| address.starts_with(&format!("/assets/{module}."))), "{addresses:?}");
            assert!(addresses.iter().all(|address| assets.serve(&get(&[]), name(address)).is_some()));
        }
    }

    #[test]
    fn nothing_else_is_served() {
        let assets = Assets::new();
        for name in ["", "style.css", "../Cargo.toml", "favicon.ico", "style.0000000000000000.css"] {
            assert!(assets.serve(&get(&[]), name).is_none(), "{name}");
        }
        for name in ["favicon.svg", "robots.txt"] {
            let response = assets.serve(&get(&[]), name).unwrap();
            assert_eq!(response.headers().get("cache-control").unwrap(), "public, max-age=86400");
        }
    }
}
