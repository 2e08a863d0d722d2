//! What Parvis asks of other sites: only of those that the configuration names, and only so much.
//!
//! Answers are short, come soon, and lead nowhere else: a site that is slow, talks without end or redirects has not answered.

use std::time::Duration;

/// The longest an answer may take, connecting included.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks other sites.
#[derive(Clone, Debug)]
pub struct Elsewhere(Option<reqwest::Client>);

/// What a site answered.
#[derive(Clone, Debug)]
pub struct Said {
    /// The status.
    pub status: u16,
    /// The body, as text.
    pub body: String,
}

/// A site has not answered.
#[derive(Debug, thiserror::Error)]
pub enum Silent {
    /// It cannot be reached, or is too slow.
    #[error(transparent)]
    Unreachable(#[from] reqwest::Error),
    /// It said more than anybody asked for, or what is no text.
    #[error("the answer is too long, or no text")]
    Babble,
    /// Nothing is asked of other sites.
    #[error("no other site is configured")]
    Nobody,
}

impl Elsewhere {
    /// Ready to ask, where there is anybody to be asked.
    ///
    /// # Errors
    /// When TLS cannot be set up, for one because this machine knows no certificates.
    pub fn new(anybody: bool) -> Result<Self, reqwest::Error> {
        // For the whole process. An error means that this was done before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        if !anybody {
            return Ok(Self(None));
        }
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(PATIENCE).connect_timeout(PATIENCE);
        client.user_agent("Parvis").build().map(|client| Self(Some(client)))
    }

    /// Reads what stands at an address, up to so many bytes.
    ///
    /// # Errors
    /// See [`Silent`].
    pub async fn get(&self, address: &str, most: usize) -> Result<Said, Silent> {
        self.ask(|client| client.get(address), most).await
    }

    /// Sends a text to an address, and reads the answer, up to so many bytes.
    ///
    /// # Errors
    /// See [`Silent`].
    pub async fn post(&self, address: &str, text: String, most: usize) -> Result<Said, Silent> {
        self.ask(|client| client.post(address).body(text), most).await
    }

    async fn ask(&self, what: impl FnOnce(&reqwest::Client) -> reqwest::RequestBuilder, most: usize) -> Result<Said, Silent> {
        let client = self.0.as_ref().ok_or(Silent::Nobody)?;
        let mut answer = what(client).send().await?;
        let mut bytes = Vec::new();
        while let Some(piece) = answer.chunk().await? {
            if bytes.len() + piece.len() > most {
                return Err(Silent::Babble);
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(Said { status: answer.status().as_u16(), body: String::from_utf8(bytes).map_err(|_| Silent::Babble)? })
    }
}
