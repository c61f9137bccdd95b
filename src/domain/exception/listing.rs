//! What is asked of the ledger about exceptions and what it answers.

use jiff::Timestamp;

use super::{Exception, ExceptionKind, Part};
use crate::domain::{AccountId, Amount, MarketCode, Observation, Order, OrderKey};

/// Which exceptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionsFilter {
    /// Of one account, or of all.
    pub account: Option<AccountId>,
    /// Of one kind, or of all.
    pub kind: Option<ExceptionKind>,
    /// Those that a person settled, instead of the open ones.
    pub settled: bool,
}

/// Which exceptions, and which part of the list: the oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionsQuery {
    /// Which.
    pub filter: ExceptionsFilter,
    /// What did not come counts only where it should have come by now.
    pub now: Timestamp,
    /// Rows to skip.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
}

/// How many exceptions there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExceptionCounts {
    /// Open ones by kind, in the order of [`ExceptionKind::ALL`].
    pub open: [u32; ExceptionKind::ALL.len()],
    /// Settled ones by kind, in the same order.
    pub settled: [u32; ExceptionKind::ALL.len()],
    /// When the next one begins to count, if nothing comes before.
    pub turns_at: Option<Timestamp>,
}

impl ExceptionCounts {
    /// How many there are in all, open or settled.
    pub fn total(&self, settled: bool) -> u32 {
        self.of(settled).iter().sum()
    }

    /// How many there are of a kind, open or settled.
    pub fn of_kind(&self, kind: ExceptionKind, settled: bool) -> u32 {
        self.of(settled)[kind as usize]
    }

    const fn of(&self, settled: bool) -> &[u32; ExceptionKind::ALL.len()] {
        if settled { &self.settled } else { &self.open }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionRow {
    /// Of which order.
    pub key: OrderKey,
    /// What.
    pub exception: Exception,
    /// Whose rules it follows; empty if nothing tells.
    pub market: MarketCode,
    /// The payer's name; empty if nothing tells.
    pub payer_name: String,
    /// What was asked for.
    pub asked: Option<Amount>,
    /// How often webhooks told of it, repeats included; those of its PATCH orders too.
    pub notified: u32,
    /// Queries confirm all that was paid.
    pub is_confirmed: bool,
    /// When the gateway last answered about it.
    pub checked_at: Option<Timestamp>,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionsPage {
    /// What was asked.
    pub query: ExceptionsQuery,
    /// Rows from `query.offset` on.
    pub rows: Vec<ExceptionRow>,
    /// How many there are in all.
    pub total: u32,
}

/// A record that an exception stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its row of the journal.
    pub seq: i64,
    /// When it was seen.
    pub at: Timestamp,
    /// About which order: the exception's, or a PATCH order of it.
    pub order_no: String,
    /// Where it comes from.
    pub source: EvidenceSource,
    /// The exact bytes.
    pub raw: Vec<u8>,
}

/// Where a record comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceSource {
    /// What was asked for.
    Request,
    /// The answer to the creation.
    Answer,
    /// The answer to a query.
    Query,
    /// A webhook.
    Webhook {
        /// Whether its signature is right.
        verified: bool,
        /// Where it was found: file and line.
        origin: String,
        /// How often it was delivered.
        deliveries: u32,
    },
}

/// Everything about the exceptions of one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionCase {
    /// Of which order.
    pub key: OrderKey,
    /// Whose rules it follows; empty if nothing tells.
    pub market: MarketCode,
    /// The order; none if only forged webhooks tell of it.
    pub order: Option<Order>,
    /// All its exceptions, what weighs most first; settled ones too.
    pub exceptions: Vec<Exception>,
    /// The PATCH orders that belong to it.
    pub parts: Vec<Part>,
    /// Its original, if it is a PATCH order.
    pub original: Option<OrderKey>,
    /// What was seen of the order, oldest first.
    pub timeline: Vec<Observation>,
    /// What they stand on, oldest first.
    pub evidence: Vec<Evidence>,
    /// How often webhooks told of it, repeats included; those of its PATCH orders too.
    pub notified: u32,
    /// Queries confirm all that was paid.
    pub is_confirmed: bool,
    /// When the gateway last answered about it.
    pub checked_at: Option<Timestamp>,
}
