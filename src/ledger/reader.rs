//! Everything that can be read.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::exceptions::Opened;
use super::{LedgerError, candidates, file, journal, lists, projection, time};
use crate::domain::observation::Interpreter;
use crate::domain::order::Source;
use crate::domain::{
    AccountId, Candidate, MarketCode, OrderDetail, OrderKey, OrderState, OrderSummary, OrdersFilter, OrdersPage,
    OrdersQuery, PaymentQuery, Record, RecordKind, Tally,
};

/// A connection to the ledger that reads. A [`super::Ledger`] reads through one too.
pub struct LedgerReader {
    pub(super) conn: Connection,
    pub(super) reads: Arc<dyn Interpreter>,
}

/// An order that somebody must still look after: what the scheduler needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenOrder {
    /// Whose, and its number.
    pub key: OrderKey,
    /// Where it stands.
    pub state: OrderState,
    /// What that rests on.
    pub source: Source,
    /// When it was made ready.
    pub created_at: Timestamp,
    /// When the request runs out.
    pub expires_at: Option<Timestamp>,
    /// When the gateway was last asked and answered.
    pub checked_at: Option<Timestamp>,
}

impl LedgerReader {
    /// Opens a ledger that is there, for reading only.
    pub fn open(path: &Path, reads: Arc<dyn Interpreter>) -> Result<Self, LedgerError> {
        Ok(Self { conn: file::open_reader(path)?, reads })
    }

    /// Opens another connection to the same ledger, for a thread of its own.
    pub fn beside(&self) -> Result<Self, LedgerError> {
        let path = self.conn.path().ok_or(LedgerError::Closed)?;
        Self::open(Path::new(path), Arc::clone(&self.reads))
    }

    /// Part of a list of orders. Rows and total are of one moment.
    pub fn orders(&self, query: &OrdersQuery) -> Result<OrdersPage, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        lists::page(&self.conn, query)
    }

    /// How many orders each filter lets through, and their money: one tally a filter, all of one moment.
    pub fn tallies(&self, filters: &[OrdersFilter]) -> Result<Vec<Tally>, LedgerError> {
        lists::tallies(&self.conn, filters)
    }

    /// One order's row in the list; `None` if there is no such order.
    pub fn summary(&self, key: &OrderKey) -> Result<Option<OrderSummary>, LedgerError> {
        projection::one(&self.conn, key)
    }

    /// One order with everything that was seen of it, folded afresh from the journal; `None` if there is no such
    /// order. When it will be asked next is for the scheduler to add.
    pub fn order(&self, key: &OrderKey) -> Result<Option<OrderDetail>, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        let entries = journal::of_order(&self.conn, key)?;
        let folded = projection::fold_entries(&self.conn, &*self.reads, key, &entries)?;
        // A damaged index can hide records; the list knows how many there are.
        let listed = projection::OrderRow::stored(&self.conn, key)?;
        if listed.as_ref().map(|(row, _)| row.extent()) != folded.as_ref().map(|folded| folded.row.extent()) {
            let why = format!("the list and the journal do not have the same records of order {}", key.order_no);
            return Err(LedgerError::Damaged(why));
        }
        let Some(folded) = folded else { return Ok(None) };
        let opened = Opened::of(entries, folded);
        let (parts, original) = opened.family(&self.conn, &*self.reads)?;
        let Opened { order, market, timeline, .. } = opened;
        let checked_at = self.checked_at(key)?;
        let detail = |order| OrderDetail { order, market, checked_at, next_check_at: None, timeline, parts, original };
        Ok(order.map(detail))
    }

    /// The orders that a payment may be for, folded afresh from the journal: at most about two hundred, however many the
    /// ledger has.
    pub fn candidates(&self, query: &PaymentQuery) -> Result<Vec<Candidate>, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        candidates::find(&self.conn, &*self.reads, query)
    }

    /// The records of one order, in the sequence in which they were written.
    pub fn records(&self, key: &OrderKey) -> Result<Vec<Record>, LedgerError> {
        Ok(journal::of_order(&self.conn, key)?.into_iter().map(|entry| entry.record).collect())
    }

    /// The bytes of an order's request, to be sent as they are; `None` for an order that others made.
    pub fn prepared_bytes(&self, key: &OrderKey) -> Result<Option<Vec<u8>>, LedgerError> {
        let entries = journal::of_order(&self.conn, key)?;
        // The first, as in the fold.
        let prepared = entries
            .into_iter()
            .filter(|entry| matches!(entry.record.kind, RecordKind::Prepared { .. }))
            .min_by_key(|entry| (entry.record.at, entry.digest));
        Ok(prepared.map(|entry| entry.record.raw))
    }

    /// The market in which an order's records are read, or would be if it had any; `None` if nothing tells.
    pub fn market(&self, key: &OrderKey) -> Result<Option<MarketCode>, LedgerError> {
        let market = projection::market_of(&self.conn, key.account, &journal::of_order(&self.conn, key)?)?;
        Ok(Some(market).filter(|market| !market.as_str().is_empty()))
    }

    /// The orders that the gateway may still change or whose fate it must tell: in flight, unknown or waiting, and not
    /// set aside. Oldest first.
    pub fn open_orders(&self) -> Result<Vec<OpenOrder>, LedgerError> {
        self.orders_in(&[OrderState::InFlight, OrderState::Unknown, OrderState::Waiting])
    }

    /// The newest orders made since a moment that are paid by the word of a webhook alone, at most `limit`.
    pub fn unconfirmed(&self, since: Timestamp, limit: u32) -> Result<Vec<OpenOrder>, LedgerError> {
        let rest = "WHERE o.state = ?1 AND o.created_at_ns >= ?2 AND o.source = ?3
             ORDER BY o.created_at_ns DESC LIMIT ?4";
        let values: [Value; 4] = [
            OrderState::Paid.word().to_owned().into(),
            time::to_ns(since)?.into(),
            Source::Webhook.word().to_owned().into(),
            limit.into(),
        ];
        self.open_among(rest, &values)
    }

    /// The orders in any of `states` that were not set aside, oldest first.
    pub fn orders_in(&self, states: &[OrderState]) -> Result<Vec<OpenOrder>, LedgerError> {
        let rest = format!(
            "WHERE o.state IN ({}) AND NOT o.dismissed ORDER BY o.created_at_ns, o.order_no, o.account",
            vec!["?"; states.len()].join(", ")
        );
        let values: Vec<Value> = states.iter().map(|state| state.word().to_owned().into()).collect();
        self.open_among(&rest, &values)
    }

    /// Open orders by the rest of the statement: which of them, and in what sequence.
    fn open_among(&self, rest: &str, values: &[Value]) -> Result<Vec<OpenOrder>, LedgerError> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT o.account, o.order_no, o.state, o.created_at_ns, o.expires_at_ns, c.checked_at_ns, o.source
             FROM orders o LEFT JOIN order_checks c ON c.account = o.account AND c.order_no = o.order_no {rest}"
        ))?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            let key = OrderKey { account: AccountId(row.get(0)?), order_no: row.get(1)? };
            let optional = |i: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(i)?.map(time::from_ns));
            let created_at = time::from_ns(row.get(3)?);
            let source = row.get::<_, String>(6)?;
            Ok((key, row.get::<_, String>(2)?, source, created_at, optional(4)?, optional(5)?))
        })?;
        rows.map(|row| {
            let (key, state, source, created_at, expires_at, checked_at) = row?;
            let source = Source::ALL.iter().copied().find(|known| known.word() == source).unwrap_or(Source::Own);
            let state = OrderState::from_word(&state)
                .ok_or_else(|| LedgerError::Damaged(format!("'{state}' is not a state of an order")))?;
            Ok(OpenOrder { key, state, source, created_at, expires_at, checked_at })
        })
        .collect()
    }

    #[cfg(test)]
    pub(super) fn connection(&self) -> &Connection {
        &self.conn
    }
}

impl fmt::Debug for LedgerReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LedgerReader").field("path", &self.conn.path()).finish_non_exhaustive()
    }
}
