//! Bytes out, bytes back: signed, bounded in time and length, and never sent twice.
//!
//! # Why a request leaves at most once
//!
//! Two layers below would send a request again by themselves, each believing it safe:
//!
//! - reqwest repeats what an HTTP/2 server turned away (`REFUSED_STREAM`, `GOAWAY`); `retry::never()` turns that off.
//! - hyper's connection pool repeats a request that was queued on a kept-alive connection which closed before the
//!   request was written. reqwest has no switch for that, but only *reused* connections do it, so payins are made on
//!   a client that keeps none (`pool_max_idle_per_host(0)`): each goes out on a connection of its own. Questions
//!   change nothing at the gateway and share kept connections; even there, a request of which a byte was written is
//!   not repeated.
//!
//! Redirects are not followed: a moved address would have to be told to the merchant, not obeyed with a signed body.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, redirect, retry};
use url::Url;

use super::endpoint::Endpoint;
use super::request::Call;
use super::wire;
use crate::domain::address::is_loopback;
use crate::domain::observation::NoAnswer;

const MERCHANT_ID: HeaderName = HeaderName::from_static("merchantid");
const SIGN: HeaderName = HeaderName::from_static("sign");

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the connection to come about: name, TCP and TLS.
    pub connect: Duration,
    /// Between two pieces of an answer that has begun.
    pub idle: Duration,
    /// From the first byte to the last of the answer. Shorter than
    /// [`ABSENCE_GRACE`](crate::domain::order::ABSENCE_GRACE), which counts on it.
    pub total: Duration,
    /// Before an unused connection is closed.
    pub pool_idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(20),
            total: Duration::from_secs(40),
            pool_idle: Duration::from_secs(30),
        }
    }
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub http_status: u16,
    /// The whole body, at most [`wire::MAX_LEN`] bytes.
    pub body: Vec<u8>,
}

/// Why no whole answer came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason:?}: {detail}")]
pub struct TransportError {
    /// What it proves. [`NoAnswer::NotConnected`] only if no byte of the request left.
    pub reason: NoAnswer,
    /// The cause in the system's words; never carries a key or a signature.
    pub detail: String,
}

impl TransportError {
    fn not_sent(detail: impl Into<String>) -> Self {
        Self { reason: NoAnswer::NotConnected, detail: detail.into() }
    }
}

/// No HTTP client can be set up on this machine, in the system's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no HTTP client: {0}")]
pub struct SetUpError(String);

/// Carries requests to the gateway. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Transport {
    outside: Clients,
    /// For this computer itself, past any proxy: a proxy's idea of `127.0.0.1` is another computer.
    loopback: Clients,
    idle: Duration,
}

#[derive(Clone, Debug)]
struct Clients {
    /// Makes payins: a fresh connection for each (see the module's words on repeats).
    create: Client,
    /// Asks questions: connections are kept and used again.
    ask: Client,
}

/// Chooses ring as the provider of TLS for the whole process. The first call counts and others change nothing;
/// without one, setting up a client panics.
pub fn install_tls() {
    rustls::crypto::ring::default_provider().install_default().ok(); // `Err`: one is installed already
}

impl Transport {
    /// Sets the clients up; installs TLS if nobody has yet.
    pub fn new(timeouts: Timeouts) -> Result<Self, SetUpError> {
        install_tls();
        let build = |proxied: bool, kept_connections: usize| {
            let builder = Client::builder()
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .referer(false)
                .connect_timeout(timeouts.connect)
                .timeout(timeouts.total)
                .pool_idle_timeout(timeouts.pool_idle)
                .pool_max_idle_per_host(kept_connections);
            let builder = if proxied { builder } else { builder.no_proxy() };
            builder.build().map_err(|error| SetUpError(in_words(&error)))
        };
        let clients = |proxied| Ok(Clients { create: build(proxied, 0)?, ask: build(proxied, 2)? });
        Ok(Self { outside: clients(true)?, loopback: clients(false)?, idle: timeouts.idle })
    }

    /// Signs `body` and sends exactly it, once.
    pub async fn post(&self, endpoint: &Endpoint, call: Call, body: Vec<u8>) -> Result<Answer, TransportError> {
        let url = endpoint.url(call);
        let mut headers = json_headers();
        let merchant_id = HeaderValue::from_str(endpoint.merchant_id())
            .map_err(|error| TransportError::not_sent(format!("the merchant ID cannot be sent: {error}")))?;
        headers.insert(MERCHANT_ID, merchant_id);
        let mut sign = HeaderValue::from_str(&endpoint.sign(&body))
            .map_err(|error| TransportError::not_sent(format!("the signature cannot be sent: {error}")))?;
        sign.set_sensitive(true);
        headers.insert(SIGN, sign);

        let clients = if is_loopback(&url) { &self.loopback } else { &self.outside };
        let client = match call {
            Call::PayIn => &clients.create,
            Call::PayInQuery | Call::PayInBankListQuery | Call::GetBalance => &clients.ask,
        };
        self.send(client, url, headers, body).await
    }

    /// Sends a body with headers that are there already, once: a notification on its way to a merchant's own server.
    /// Redirects are told, not followed.
    pub async fn deliver(
        &self,
        url: Url,
        merchant_id: &str,
        signature: &str,
        body: Vec<u8>,
    ) -> Result<Answer, TransportError> {
        let value = |text: &str| {
            HeaderValue::from_str(text)
                .map_err(|error| TransportError::not_sent(format!("a header cannot be sent: {error}")))
        };
        let mut headers = json_headers();
        headers.insert(MERCHANT_ID, value(merchant_id)?);
        headers.insert(SIGN, value(signature)?);
        let clients = if is_loopback(&url) { &self.loopback } else { &self.outside };
        self.send(&clients.create, url, headers, body).await
    }

    /// Sends `json` without a signature to this computer itself: the sandbox's control address.
    pub async fn post_plain(&self, url: Url, json: Vec<u8>) -> Result<Answer, TransportError> {
        if !is_loopback(&url) {
            return Err(TransportError::not_sent("only this computer is spoken to without a signature"));
        }
        self.send(&self.loopback.create, url, json_headers(), json).await
    }

    async fn send(
        &self,
        client: &Client,
        url: Url,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answer, TransportError> {
        let response = client.post(url).headers(headers).body(body).send().await.map_err(read_error)?;
        let http_status = response.status().as_u16();
        let body = self.read_body(response).await?;
        Ok(Answer { http_status, body })
    }

    async fn read_body(&self, mut response: Response) -> Result<Vec<u8>, TransportError> {
        let too_large = || TransportError {
            reason: NoAnswer::TooLarge,
            detail: format!("the answer is longer than {} bytes", wire::MAX_LEN),
        };
        if response.content_length().is_some_and(|length| length > wire::MAX_LEN as u64) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        loop {
            // reqwest's own read timeout would also cut short the wait for an answer to begin, which takes the
            // gateway as long as its banks take; that wait has the total timeout.
            let chunk = tokio::time::timeout(self.idle, response.chunk()).await.map_err(|elapsed| TransportError {
                reason: NoAnswer::Timeout,
                detail: format!("the answer stopped halfway: {elapsed}"),
            })?;
            let Some(chunk) = chunk.map_err(read_error)? else { return Ok(body) };
            if body.len() + chunk.len() > wire::MAX_LEN {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
    }
}

fn json_headers() -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))])
}

fn read_error(error: reqwest::Error) -> TransportError {
    // Only these two prove that nothing left: the request could not even be built, or there was no connection to
    // write it to. An expired connect timeout is the second, though it is also a timeout.
    let reason = if error.is_builder() || error.is_connect() {
        NoAnswer::NotConnected
    } else if error.is_timeout() {
        NoAnswer::Timeout
    } else {
        NoAnswer::Dropped
    };
    TransportError { reason, detail: in_words(&error.without_url()) }
}

/// An error with its causes, `a: b: c`; the outer ones alone say little.
fn in_words(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(words, ": {error}").ok();
        cause = error.source();
    }
    words
}
