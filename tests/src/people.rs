//! People with a browser of their own: visitors, residents, city teams, mission staff.

use crate::app::TestApp;
use crate::page::Page;
use crate::scenario::Poll;
use app::words::Locale;
use domain::ids::PersonId;
use reqwest::cookie::Jar;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue, ORIGIN};
use reqwest::{Client, Method, RequestBuilder, Response};
use server::engage::sign_in::{account, begin_session};
use server::engage::{Caller, Role};
use std::sync::Arc;
use std::time::Duration;
use store::{memberships, persons};
use uuid::Uuid;

/// A file in a form.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name of its field.
    pub name: &'a str,
    /// What is in it.
    pub content: &'a [u8],
}

/// Somebody with a browser: it keeps cookies, says where its forms stand, and follows nothing by itself.
#[derive(Clone)]
pub struct Person {
    /// The address of the account, or nothing for a visitor.
    pub email: String,
    /// The account, once there is one.
    pub id: Option<PersonId>,
    origin: String,
    client: Client,
    jar: Arc<Jar>,
}

impl Person {
    /// Somebody who has never been here.
    ///
    /// # Panics
    /// When no client can be made.
    #[must_use]
    pub fn visitor(app: &TestApp) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder().cookie_provider(Arc::clone(&jar)).redirect(reqwest::redirect::Policy::none()).no_proxy();
        // Long before the server closes it: five seconds.
        let client = client.pool_idle_timeout(Duration::from_secs(2)).build().unwrap();
        Self { email: String::new(), id: None, origin: app.origin.clone(), client, jar }
    }

    /// Somebody with an account, signed in; the account is made if there is none.
    pub async fn with_account(app: &TestApp, email: &str) -> Self {
        let mut person = Self::visitor(app);
        email.clone_into(&mut person.email);
        let tx = app.parvis.database.begin_write().await.unwrap();
        let id = account(&tx, &app.parvis, email, Locale::En).await.unwrap();
        tx.commit().await.unwrap();
        person.id = Some(id);
        person.begin_session(app).await;
        person
    }

    /// Signs in once more, without the detour over the mail.
    ///
    /// # Panics
    /// When there is no account.
    pub async fn begin_session(&self, app: &TestApp) {
        let tx = app.parvis.database.begin_write().await.unwrap();
        let (token, _) = begin_session(&tx, &app.parvis, self.id.unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        self.jar.add_cookie_str(&format!("parvis={token}; Path=/"), &self.origin.parse().unwrap());
    }

    /// Gives this person a role in a team.
    ///
    /// # Panics
    /// When there is no account.
    pub async fn joins_team(&self, app: &TestApp, city: &str, role: Role) {
        let city = app.city(city).await;
        let tx = app.parvis.database.begin_write().await.unwrap();
        memberships::grant(&tx, city, self.id.unwrap(), role.as_str()).await.unwrap();
        tx.commit().await.unwrap();
        app.parvis.sessions.forget_person(self.id.unwrap());
    }

    /// Makes this person mission staff.
    ///
    /// # Panics
    /// When there is no account.
    pub async fn joins_staff(&self, app: &TestApp) {
        let tx = app.parvis.database.begin_write().await.unwrap();
        persons::set_staff(&tx, self.id.unwrap(), true).await.unwrap();
        tx.commit().await.unwrap();
        app.parvis.sessions.forget_person(self.id.unwrap());
    }

    /// This person as use cases see them.
    ///
    /// # Panics
    /// When there is no account.
    pub async fn caller(&self, app: &TestApp) -> Caller {
        Caller::load(app.parvis.database.read(), self.id.unwrap()).await.unwrap().unwrap()
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Method::GET, path, &[], None).await
    }

    /// Sends a form from a page of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(Method::POST, path, &[(ORIGIN.as_str(), &self.origin)], Some(fields)).await
    }

    /// Sends a form and goes where it leads.
    ///
    /// # Panics
    /// When it leads nowhere.
    pub async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await.expect(303);
        self.get(answer.location()).await
    }

    /// Sends any request, with exactly these headers and the cookies.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], fields: Option<&[(&str, &str)]>) -> Page {
        let mut request = self.client.request(method.clone(), format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap());
        }
        if let Some(fields) = fields {
            request = request.form(fields);
        }
        Page::read(path, answer(request, method.is_safe()).await).await
    }

    /// Sends a text, as one site sends it to another: without a word on where it comes from.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn sends_text(&self, path: &str, text: impl Into<String>) -> Page {
        let request = self.client.post(format!("{}{path}", self.origin)).body(text.into());
        Page::read(path, answer(request, false).await).await
    }

    /// Sends a form with a file, in parts, from a page of this site.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn uploads(&self, path: &str, fields: &[(&str, &str)], file: Option<File<'_>>) -> Page {
        const BOUNDARY: &str = "parvis-7d1f0c";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
        }
        if let Some(File { name, content }) = file {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"list.csv\"\r\ncontent-type: text/csv\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = self.client.post(format!("{}{path}", self.origin)).header(ORIGIN, &self.origin);
        let request = request.header(CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        Page::read(path, answer(request.body(body), false).await).await
    }

    /// Downloads a file.
    ///
    /// # Panics
    /// When there is none.
    pub async fn download(&self, path: &str) -> Vec<u8> {
        let response = answer(self.client.get(format!("{}{path}", self.origin)), true).await;
        assert_eq!(response.status().as_u16(), 200, "{path}");
        response.bytes().await.unwrap().to_vec()
    }

    /// Sends JSON to the API.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn call(&self, method: Method, path: &str, body: &impl serde::Serialize) -> Page {
        let request = self.client.request(method, format!("{}{path}", self.origin)).header(ORIGIN, &self.origin).json(body);
        Page::read(path, answer(request, false).await).await
    }

    /// Signs in as people do: asks for a link, opens the mail, opens the link, presses the button. Answers with the
    /// page one is led to.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn sign_in(&mut self, app: &TestApp, email: &str) -> Page {
        self.post("/en/sign-in", &[("email", email)]).await.expect(303);
        let link = app.next_mail(email).await.link("/sign-in/link/");
        assert!(self.get(&link).await.expect(200).has("form[method=post]"));
        let entered = self.post(&link, &[]).await.expect(303);
        email.clone_into(&mut self.email);
        self.get(entered.location()).await
    }

    /// Votes with the form: reads the paper, reviews, casts, and keeps the receipt.
    ///
    /// # Panics
    /// When the ballot is not taken.
    pub async fn casts(&self, poll: &Poll, choices: &[i64]) -> String {
        let path = poll.path();
        let key = self.get(&path).await.expect(200).form_field("key").expect("a ballot paper");
        let fields = poll.fields(&key, choices);
        let mut review: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        review.push(("step", "review"));
        let reviewed = self.post(&path, &review).await.expect(200);
        assert_eq!(reviewed.form_field("key").as_deref(), Some(key.as_str()));
        self.casts_with(poll, &key, choices).await.expect("a receipt")
    }

    /// Casts at once, under a key; the receipt, if there is one.
    pub async fn casts_with(&self, poll: &Poll, key: &str, choices: &[i64]) -> Option<String> {
        let fields = poll.fields(key, choices);
        let mut cast: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        cast.push(("step", "cast"));
        let answer = self.post(&poll.path(), &cast).await;
        receipt_of(&answer)
    }

    /// The same person on another server of the same database.
    #[must_use]
    pub fn at(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), ..self.clone() }
    }

    /// Casts where the server may be gone at any moment; the receipt, if it came.
    ///
    /// # Panics
    /// When the server answers anything but a receipt or "not now".
    pub async fn casts_if_it_can(&self, poll: &Poll, key: &str, choices: &[i64]) -> Option<String> {
        let mut fields = poll.fields(key, choices);
        fields.push(("step".to_owned(), "cast".to_owned()));
        let request = self.client.post(format!("{}{}", self.origin, poll.path())).header(ORIGIN, &self.origin).form(&fields);
        let answer = request.send().await.ok()?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        assert!(matches!(status, 303 | 500 | 503), "{status}");
        receipt_of(&Page { path: poll.path(), status, headers, body: String::new() })
    }

    /// Casts at once, under a new key; the whole answer.
    pub async fn tries(&self, poll: &Poll, choices: &[i64]) -> Page {
        let fields = poll.fields(&Uuid::new_v4().to_string(), choices);
        let mut cast: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        cast.push(("step", "cast"));
        self.post(&poll.path(), &cast).await
    }
}

/// The receipt that an answer brings in its cookie.
#[must_use]
pub fn receipt_of(answer: &Page) -> Option<String> {
    let cookies = answer.cookies();
    let value = cookies.iter().find_map(|cookie| cookie.strip_prefix("parvis-receipt="))?.split(';').next()?;
    value.split('.').nth(1).filter(|_| answer.status == 303).map(str::to_owned)
}

/// The answer to a request. A connection may be closed in the very moment it is used: a browser then asks once more, if it only asks. On a busy machine a
/// connection can stand for seconds before anything is sent on it, and the server gives it up with an answer to nothing: what was not sent is sent again,
/// whatever it is.
async fn answer(request: RequestBuilder, safe: bool) -> Response {
    let again = request.try_clone();
    match (request.send().await, again) {
        (Err(error), Some(again)) if error.is_request() && (safe || format!("{error:?}").contains("UnexpectedMessage")) => again.send().await.unwrap(),
        (answer, _) => answer.unwrap(),
    }
}
