//! A payin gateway in this process, on loopback: what `cobro --sandbox` talks to, what `cobro sandbox` runs alone, and
//! what every HTTP test is measured against.
//!
//! It is a gateway and not a mock: it checks method, headers, signature over the raw bytes and every rule of the
//! merchant's market, keeps its orders over a restart, and answers in the shapes of the real payloads. It can be told
//! to play the payer ([`Sandbox::play`]) and to fail in every way a network can ([`Faults`]).
//!
//! It shares no code with the client (`crate::gateway`), only the markets of `crate::domain`: a mistake made on one
//! side is not repeated on the other.

mod answers;
mod banks;
mod details;
mod faults;
mod order;
mod rules;
mod server;
mod state;
mod store;
mod webhook;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

pub use self::details::Details;
pub use self::faults::{Endpoint, Fault, Faults, When};
pub use self::order::{Patch, SandboxOrder, Status};
pub use self::state::PlayError;
pub use self::webhook::Webhook;

use self::answers::Answer;
use self::rules::{Body, Refused};
use self::state::{MakeError, Occasion, State};
use crate::domain::Play;
use crate::domain::market::{Catalogue, Market, MarketCode};
use crate::domain::money::Amount;

/// Tells the time; injected, so that tests can set it.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Path under which Cobro has its sandbox answer, like the gateway's own test hosts (api-facts, section 2).
pub const PREFIX: &str = "/stage-api";

/// What a sandbox is made of.
#[derive(Clone)]
pub struct SandboxConfig {
    /// Port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Path in front of every address, as the real gateways have one; `/stage-api`, or empty.
    pub prefix: String,
    /// Where orders are kept over a restart; none keeps them in memory.
    pub state_file: Option<PathBuf>,
    /// Where each webhook is written as a line of JSON.
    pub webhook_log: Option<PathBuf>,
    /// The markets and their rules.
    pub catalogue: Arc<Catalogue>,
    /// The time.
    pub now: Now,
    /// Who may ask.
    pub merchants: Vec<Merchant>,
}

/// An account at the sandbox gateway.
#[derive(Clone, Debug)]
pub struct Merchant {
    /// Whose rules its payins follow.
    pub market: MarketCode,
    /// The `MerchantId` header, digits.
    pub merchant_id: String,
    /// The API key.
    pub key: SecretString,
}

/// One merchant for each market, always the same: nothing here is a secret, and the keys say so.
pub fn default_merchants(catalogue: &Catalogue) -> Vec<Merchant> {
    catalogue
        .iter()
        .map(|market| {
            let code = &market.code;
            // Two digits for each letter of the code: `co` is 1000315.
            let digits = code.as_str().bytes().fold(100_u64, |number, byte| {
                number.wrapping_mul(100).wrapping_add(u64::from(byte.wrapping_sub(b'a').wrapping_add(1) % 100))
            });
            Merchant {
                market: code.clone(),
                merchant_id: digits.to_string(),
                key: SecretString::from(format!("sandbox-key-of-{code}-no-secret-0123456789abcdef")),
            }
        })
        .collect()
}

/// A running sandbox gateway; it ends when this is dropped.
pub struct Sandbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Sandbox {
    /// Starts it on the current tokio runtime.
    ///
    /// # Errors
    /// The port is taken, or the state file cannot be read or is not one.
    pub async fn start(config: SandboxConfig) -> io::Result<Self> {
        let state = State::open(config.state_file.as_deref())?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
        let address = listener.local_addr()?;
        let prefix = config.prefix.trim_matches('/');
        let prefix = if prefix.is_empty() { String::new() } else { format!("/{prefix}") };
        let shared = Arc::new(Shared {
            base_url: format!("http://{address}{prefix}"),
            prefix,
            merchants: config.merchants,
            catalogue: config.catalogue,
            now: config.now,
            webhook_log: config.webhook_log,
            runtime: Handle::current(),
            faults: Faults::default(),
            state: Mutex::new(state),
            webhooks: Mutex::default(),
            requests: Mutex::default(),
        });
        let accepting = tokio::spawn(server::accept(listener, Arc::clone(&shared)));
        Ok(Self { shared, address, accepting })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address with its prefix: `http://127.0.0.1:PORT/stage-api`.
    pub fn base_url(&self) -> String {
        self.shared.base_url.clone()
    }

    /// Who may ask.
    pub fn merchants(&self) -> &[Merchant] {
        &self.shared.merchants
    }

    /// The fault script.
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Every order it has made, oldest first, PATCH orders among them.
    pub fn orders(&self) -> Vec<SandboxOrder> {
        self.shared.orders()
    }

    /// Lets the payer of an order do something, and reports it to the merchant.
    ///
    /// # Errors
    /// There is no such order, or it takes no such payment.
    pub fn play(&self, merchant_id: &str, order_no: &str, play: Play) -> Result<(), PlayError> {
        self.shared.play(merchant_id, order_no, play).map(drop)
    }

    /// Every webhook it has sent since it started, oldest first, whether or not anybody received it.
    pub fn webhooks(&self) -> Vec<Webhook> {
        lock(&self.shared.webhooks).clone()
    }

    /// How many requests a path under the prefix has had, such as `/api/payIn`.
    pub fn requests(&self, path: &str) -> u64 {
        lock(&self.shared.requests).get(path).copied().unwrap_or_default()
    }

    /// Stops listening and cuts every connection.
    pub async fn stop(mut self) {
        self.accepting.abort();
        // Nothing to hear but that it was stopped.
        (&mut self.accepting).await.ok();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("base_url", &self.shared.base_url).finish_non_exhaustive()
    }
}

/// What the connections share.
struct Shared {
    base_url: String,
    prefix: String,
    merchants: Vec<Merchant>,
    catalogue: Arc<Catalogue>,
    now: Now,
    webhook_log: Option<PathBuf>,
    runtime: Handle,
    faults: Faults,
    state: Mutex<State>,
    webhooks: Mutex<Vec<Webhook>>,
    requests: Mutex<BTreeMap<&'static str, u64>>,
}

impl Shared {
    fn count(&self, path: &'static str) {
        *lock(&self.requests).entry(path).or_default() += 1;
    }

    fn orders(&self) -> Vec<SandboxOrder> {
        lock(&self.state).orders().to_vec()
    }

    fn find_platform_no(&self, platform_no: &str) -> Option<SandboxOrder> {
        lock(&self.state).find_platform_no(platform_no).cloned()
    }

    fn desk_url(&self, platform_no: &str) -> String {
        format!("{}/desk/{platform_no}", self.base_url)
    }

    fn market(&self, merchant: &Merchant) -> Result<&Market, Refused> {
        self.catalogue.get(&merchant.market).ok_or_else(|| Refused::word("System_error"))
    }

    /// `payIn`.
    fn pay_in(&self, merchant: &Merchant, body: &Body) -> Result<Answer, Refused> {
        let market = self.market(merchant)?;
        let payin = rules::check_payin(body, market)?;
        let desk = self.desk_url("");
        match lock(&self.state).make(market, &merchant.merchant_id, payin, (self.now)(), &desk) {
            Ok(order) => Ok(Answer::created(&order)),
            Err(MakeError::Duplicate | MakeError::NoProduct) => Err(Refused::word("Payin_Order_Error")),
            Err(MakeError::Io(error)) => {
                tracing::error!(%error, "the sandbox gateway cannot keep an order");
                Err(Refused::word("System_error"))
            }
        }
    }

    /// `payInQuery`. The word for an unknown order is not published (api-facts, section 5); this one is made up.
    fn query(&self, merchant: &Merchant, body: &Body) -> Result<Answer, Refused> {
        let market = self.market(merchant)?;
        let query = rules::check_query(body)?;
        let state = lock(&self.state);
        let order = state.find(&merchant.merchant_id, &query).ok_or_else(|| Refused::word("Order_not_exist"))?;
        Ok(Answer::queried(order, market, &self.desk_url(&order.platform_no)))
    }

    /// `payInBankListQuery`.
    fn banks(merchant: &Merchant, body: &Body) -> Result<Answer, Refused> {
        rules::check_nonce(body)?;
        Ok(Answer::banks(banks::list(&merchant.market)))
    }

    /// `getBalance`: what was paid, less fees, on top of a million to start with.
    fn balance(&self, merchant: &Merchant, body: &Body) -> Result<Answer, Refused> {
        rules::check_nonce(body)?;
        let currency = self.market(merchant)?.currency;
        let start = Amount::from_units_e4(10_000_000_000, currency);
        let balance = lock(&self.state)
            .orders()
            .iter()
            .filter(|order| order.merchant_id == merchant.merchant_id)
            .filter_map(|order| order.paid?.checked_sub(order.fee).ok())
            .try_fold(start, Amount::checked_add);
        Ok(Answer::balance(&merchant.merchant_id, balance.unwrap_or(start)))
    }

    fn play(&self, merchant_id: &str, order_no: &str, play: Play) -> Result<Vec<Webhook>, PlayError> {
        let merchant = self.merchants.iter().find(|merchant| merchant.merchant_id == merchant_id);
        let merchant = merchant.ok_or(PlayError::NoSuchOrder)?;
        let market = self.catalogue.get(&merchant.market).ok_or(PlayError::NoSuchOrder)?;
        let now = (self.now)();
        let occasions = lock(&self.state).play(market, merchant_id, order_no, play, now)?;
        Ok(self.report(&occasions, market, merchant, now))
    }

    /// Keeps, logs and posts a webhook for each occasion, one after the other, and gives them.
    fn report(&self, occasions: &[Occasion], market: &Market, merchant: &Merchant, now: Timestamp) -> Vec<Webhook> {
        let webhooks: Vec<_> = (now.as_millisecond()..)
            .zip(occasions)
            .map(|(nonce, occasion)| Webhook::new(occasion, market, merchant, now, nonce))
            .collect();
        {
            let mut kept = lock(&self.webhooks);
            for webhook in &webhooks {
                if let Some(path) = &self.webhook_log
                    && let Err(error) = webhook::append_to_log(path, webhook)
                {
                    tracing::warn!(%error, "a webhook could not be logged");
                }
                kept.push(webhook.clone());
            }
        }
        let sent = webhooks.clone();
        self.runtime.spawn(async move {
            for webhook in &sent {
                let taken = webhook::deliver(webhook).await;
                tracing::debug!(taken, order_no = webhook.order_no, "a webhook was sent");
            }
        });
        webhooks
    }
}

/// Locks; a panic while it was held leaves whole orders behind, since every change is made in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
