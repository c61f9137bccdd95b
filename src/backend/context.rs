//! What every job shares: the ledger, the vault, the wire, the clock, and the way back to the window.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::{mpsc, watch};

use super::clock::Clock;
use super::intake::IndexKeeper;
use super::jobs::follow::Following;
use super::jobs::import::Running;
use super::jobs::notices::NoticeIndex;
use super::keys::KeyShelf;
use super::poll::Watched;
use super::protocol::{CallError, Event, EventKind, EventSink, RequestId};
use crate::domain::observation::{Record, RecordKind};
use crate::domain::{Account, AccountId, Catalogue, Order, OrderKey};
use crate::gateway::client::Client;
use crate::gateway::endpoint::Endpoint;
use crate::gateway::reading::Reader;
use crate::ledger::{Ledger, LedgerError, LedgerHandle};
use crate::vault::{Place, Vault};

/// Gives random numbers: for nonces and jitter.
pub type Random = Arc<dyn Fn() -> [u8; 16] + Send + Sync>;

/// What the scheduler is told.
#[derive(Debug)]
pub(super) enum Note {
    /// An order is new or has changed.
    Order(Watched),
    /// A check outside the schedule ended.
    AskedByHand { key: OrderKey, answered: bool },
    /// When the gateway last told of an open order, before this start.
    AnsweredBefore(Timestamp),
    /// A verified notification told of an order.
    Notified(Watched),
    /// The account's address or key was changed.
    Forgive(AccountId),
    /// The account is gone.
    ForgetAccount(AccountId),
}

/// What jobs share.
pub(super) struct Context {
    pub ledger: LedgerHandle,
    pub vault: Vault,
    pub client: Client,
    pub catalogue: Arc<Catalogue>,
    pub reader: Reader,
    pub clock: Clock,
    pub random: Random,
    pub sink: Arc<dyn EventSink>,
    pub notes: mpsc::Sender<Note>,
    /// Held from writing about an order until it is told, so that what is told last is what was written last.
    pub telling: tokio::sync::Mutex<()>,
    /// Held while the keys of an account are changed.
    pub changing_keys: tokio::sync::Mutex<()>,
    /// Orders with a request under way, so that none is sent twice at once.
    pub sending: Mutex<HashSet<OrderKey>>,
    /// Every notification by its time, for lists.
    pub notices: tokio::sync::Mutex<NoticeIndex>,
    /// The import of logs that runs.
    pub importing: Running,
    /// The logs that are followed.
    pub following: Following,
    /// What notifications are known, to everybody who imports at one moment.
    pub index: IndexKeeper,
    /// Becomes true when Cobro ends.
    pub ending: watch::Sender<bool>,
    /// Tells this ledger's keyring entries from those of other data folders.
    pub vault_tag: String,
}

impl Context {
    /// Sends an event to the window.
    pub fn emit(&self, id: Option<RequestId>, kind: EventKind) {
        self.sink.emit(Event { id, kind });
    }

    /// Any number.
    pub fn random_u64(&self) -> u64 {
        let bytes = (self.random)();
        u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
    }

    /// A new `nonceStr`.
    pub fn nonce(&self) -> String {
        crate::gateway::request::nonce((self.random)())
    }

    /// The account's key in use, and where it is; none if it must be typed.
    pub async fn key(&self, account: AccountId) -> Result<Option<(SecretString, Place)>, CallError> {
        let keys = self.ledger.read(move |reader| reader.account_keys(account)).await?;
        self.shelf().get(account, &keys.current).await.map_err(CallError::Vault)
    }

    /// The keys of this ledger's accounts in the vault.
    pub fn shelf(&self) -> KeyShelf<'_> {
        KeyShelf { vault: &self.vault, tag: &self.vault_tag }
    }

    /// The account, if it is not removed.
    pub async fn account(&self, id: AccountId) -> Result<Account, CallError> {
        self.ledger.read(move |reader| reader.account(id)).await?.ok_or(CallError::NoAccount)
    }

    /// The account's address with its key.
    pub async fn endpoint(&self, account: &Account) -> Result<Endpoint, CallError> {
        let (key, _) = self.key(account.id).await?.ok_or(CallError::NoKey)?;
        Endpoint::new(account, key).map_err(CallError::BadAddress)
    }

    /// Adds a record and tells the window and the scheduler what the order is now.
    pub async fn append(&self, order: &OrderKey, kind: RecordKind, raw: Vec<u8>) -> Result<Order, CallError> {
        let record = Record { at: self.clock.now(), order: order.clone(), kind, raw };
        self.write(move |ledger| ledger.append(&record)).await.map_err(CallError::from)
    }

    /// Writes about an order with `work`, which gives the order as it is now, and tells it to the window and the
    /// scheduler.
    pub async fn write<E: From<LedgerError> + Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<Order, E> + Send + 'static,
    ) -> Result<Order, E> {
        let _turn = self.telling.lock().await;
        let written = self.ledger.call(move |ledger| {
            let order = work(ledger);
            // What was written stands, whether or not it can be read back for the list.
            let summary = order.as_ref().ok().map(|order| ledger.summary(&order.key));
            let original = order.as_ref().ok().and_then(|order| ledger.original_summary(&order.key).ok().flatten());
            Ok((order, summary, original))
        });
        let (order, summary, original) = written.await?;
        let order = order?;
        match summary {
            Some(Ok(Some(summary))) => self.emit(None, EventKind::OrderChanged(Box::new(summary))),
            Some(Err(error)) => self.emit(None, EventKind::JobFailed(error.to_string())),
            Some(Ok(None)) | None => {}
        }
        if let Some(original) = original {
            self.emit(None, EventKind::OrderChanged(Box::new(original)));
        }
        self.note(Note::Order(watched(&order))).await;
        Ok(order)
    }

    /// Tells the scheduler something.
    pub async fn note(&self, note: Note) {
        // A closed channel means that Cobro is ending.
        self.notes.send(note).await.ok();
    }

    /// Marks an order as having a request under way, until the guard is dropped; none if it has one already.
    pub fn start_sending(self: &Arc<Self>, key: &OrderKey) -> Option<Sending> {
        let fresh = self.sending.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        fresh.then(|| Sending { context: Arc::clone(self), key: key.clone() })
    }

    /// Waits until Cobro ends.
    pub async fn ended(&self) {
        // The sender is in here, so the only answer is that the end has come.
        self.ending.subscribe().wait_for(|ending| *ending).await.ok();
    }
}

/// An order has a request under way as long as this lives.
pub(super) struct Sending {
    context: Arc<Context>,
    key: OrderKey,
}

impl Drop for Sending {
    fn drop(&mut self) {
        self.context.sending.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// What the scheduler needs of an order.
pub(super) fn watched(order: &Order) -> Watched {
    Watched {
        key: order.key.clone(),
        state: order.state,
        source: order.source,
        created_at: order.created_at,
        sent_at: order.sent_at,
        expires_at: order.expires_at,
    }
}

/// The ledger's own words, for a person who has to mend it.
impl From<LedgerError> for CallError {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error.to_string())
    }
}
