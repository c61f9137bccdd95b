//! The exceptions of orders as a projection: which order has which, since when, and whether it is settled; and which
//! orders belong together.
//!
//! What an exception *is* comes out of the fold ([`crate::domain::exception`]); the table only finds them. It is kept
//! with the list of orders: whoever folds an order hands it to a [`Keeper`], which passes over what has none. A PATCH
//! order and its original are looked at together, whichever of them is new.

mod list;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::journal::Entry;
use super::projection::{self, Folded};
use super::{Ledger, LedgerError, journal, superseded, time};
use crate::domain::exception::payment::{self, Patch};
use crate::domain::exception::{Basis, Case, Exception, Forged, Part, exceptions};
use crate::domain::observation::{Fact, Interpreter};
use crate::domain::order::OrderState;
use crate::domain::{AccountId, MarketCode, Observation, Order, OrderKey, Record, RecordKind};

/// SQL that says whether an order of `orders o` has an open exception that stands on what was seen.
pub const IS_EXCEPTED: &str = "EXISTS (SELECT 1 FROM exceptions e WHERE e.account = o.account
     AND e.order_no = o.order_no AND e.is_open AND e.basis = 'seen')";

/// Seconds of the hours in which webhooks are known to have been logged.
const HOUR: i64 = 3_600;

impl Ledger {
    /// Adds what a person said of an exception, also of an order of which only forged webhooks tell. Gives the order,
    /// if there is one.
    pub fn append_word(&mut self, record: &Record) -> Result<Option<Order>, LedgerError> {
        let reads = std::sync::Arc::clone(&self.reads);
        self.write(|tx| {
            journal::add(tx, record)?;
            let folded = projection::load(tx, &*reads, &record.order)?;
            if let Some(folded) = &folded {
                folded.row.save(tx)?;
            }
            keep_one(tx, &*reads, &record.order, folded.as_ref())?;
            Ok(folded.map(|folded| folded.order))
        })
    }
}

/// Webhooks with a wrong signature among an order's records.
pub fn forged(entries: &[Entry]) -> Option<Forged> {
    let mut found: Option<Forged> = None;
    let superseded = superseded::among(entries);
    for entry in entries.iter().filter(|entry| !superseded.contains(&entry.seq)) {
        let RecordKind::Notified { verified: false, received: Some(received), .. } = &entry.record.kind else {
            continue;
        };
        if received.is_forged() {
            let at = entry.record.at;
            let known = found.get_or_insert(Forged { messages: 0, span: (at, at) });
            known.messages += 1;
            known.span = (known.span.0.min(at), known.span.1.max(at));
        }
    }
    found
}

/// Keeps the exceptions of one order that was folded.
pub fn keep_one(
    conn: &Connection,
    reads: &dyn Interpreter,
    key: &OrderKey,
    folded: Option<&Folded>,
) -> Result<(), LedgerError> {
    let mut keeper = Keeper { is_close: true, ..Keeper::new(conn) };
    keeper.take(key, folded)?;
    keeper.finish(reads)
}

/// Takes in orders as they are folded; call [`Self::finish`] in the same transaction, once their rows are saved.
pub struct Keeper<'c> {
    conn: &'c Connection,
    /// Looks at every order closely, also at those that need nobody.
    is_close: bool,
    hours: BTreeSet<(AccountId, i64)>,
    /// Orders to look at closely, with what makes them PATCH orders.
    due: BTreeMap<OrderKey, Option<Patch>>,
}

impl<'c> Keeper<'c> {
    /// For many orders.
    pub const fn new(conn: &'c Connection) -> Self {
        Self { conn, is_close: false, hours: BTreeSet::new(), due: BTreeMap::new() }
    }

    /// Takes in an order; none if only unverified webhooks tell of it.
    pub fn take(&mut self, key: &OrderKey, folded: Option<&Folded>) -> Result<(), LedgerError> {
        for seen in folded.iter().flat_map(|folded| &folded.timeline) {
            if let Fact::Notified { verified: true, .. } = seen.fact {
                self.hours.insert((key.account, hour(seen.at)));
            }
        }
        if self.is_close || !is_plain(self.conn, key, folded)? {
            let patch = folded.and_then(|folded| payment::patch(key, &folded.timeline));
            self.due.insert(key.clone(), patch);
        }
        Ok(())
    }

    /// Writes what was taken in.
    pub fn finish(self, reads: &dyn Interpreter) -> Result<(), LedgerError> {
        let conn = self.conn;
        for (account, hour) in self.hours {
            conn.prepare_cached("INSERT OR IGNORE INTO webhook_hours (account, hour) VALUES (?1, ?2)")?
                .execute(params![account.0, hour])?;
        }
        // All of them first: each is looked for by its original, whichever comes before.
        for (key, patch) in &self.due {
            save_patch(conn, key, patch.as_ref())?;
        }
        let mut done = BTreeSet::new();
        for key in self.due.keys() {
            let opened = Opened::load(conn, reads, key)?;
            let head = opened.original(conn, reads)?.unwrap_or(opened);
            let parts = head.parts(conn, reads)?;
            if done.insert(head.key.clone()) {
                save(conn, &head.key, &head.told(&parts, false))?;
            }
            for part in parts {
                if done.insert(part.key.clone()) {
                    save(conn, &part.key, &part.told(&[], true))?;
                }
            }
        }
        Ok(())
    }
}

/// Whether an order has no exception, had none, and belongs to no other.
pub fn is_plain(conn: &Connection, key: &OrderKey, folded: Option<&Folded>) -> Result<bool, LedgerError> {
    let Some(folded) = folded else { return Ok(false) };
    Ok(payment::patch(key, &folded.timeline).is_none()
        && found(key, Some(&folded.order), &folded.timeline, folded.forged, &[], false).is_empty()
        && !is_kept(conn, &folded.order)?)
}

/// Whether an order has an exception in the tables, or is the original of a PATCH order there.
fn is_kept(conn: &Connection, order: &Order) -> Result<bool, LedgerError> {
    let mut statement = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM exceptions WHERE account = ?1 AND order_no = ?2)
             OR EXISTS (SELECT 1 FROM patches WHERE account = ?1 AND original_order_no = ?2)
             OR EXISTS (SELECT 1 FROM patches WHERE account = ?1 AND original_platform_no = ?3)",
    )?;
    let numbers = params![order.key.account.0, order.key.order_no, order.platform_no];
    Ok(statement.query_row(numbers, |row| row.get(0))?)
}

fn hour(at: Timestamp) -> i64 {
    at.as_second().div_euclid(HOUR)
}

fn found(
    key: &OrderKey,
    order: Option<&Order>,
    seen: &[Observation],
    forged: Option<Forged>,
    parts: &[Part],
    is_part: bool,
) -> Vec<Exception> {
    exceptions(&Case { key, order, seen, forged, parts, is_part })
}

/// An order with all that its exceptions are told from.
pub struct Opened {
    pub key: OrderKey,
    pub entries: Vec<Entry>,
    pub market: MarketCode,
    /// None if only unverified webhooks tell of it.
    pub order: Option<Order>,
    pub timeline: Vec<Observation>,
    pub patch: Option<Patch>,
}

impl Opened {
    /// Reads and folds its records.
    pub fn load(conn: &Connection, reads: &dyn Interpreter, key: &OrderKey) -> Result<Self, LedgerError> {
        let entries = journal::of_order(conn, key)?;
        if let Some(folded) = projection::fold_entries(conn, reads, key, &entries)? {
            return Ok(Self::of(entries, folded));
        }
        let market = projection::market_of(conn, key.account, &entries)?;
        let read = |entry: &Entry| {
            let fact = reads.read(&entry.record, &market);
            Observation { at: entry.record.at, fact, digest: entry.digest }
        };
        let mut timeline: Vec<_> = entries.iter().map(read).collect();
        timeline.sort_by_key(|seen| (seen.at, seen.digest));
        Ok(Self { key: key.clone(), entries, market, order: None, timeline, patch: None })
    }

    /// An order whose records were read and folded.
    pub fn of(entries: Vec<Entry>, folded: Folded) -> Self {
        let Folded { order, market, timeline, .. } = folded;
        let patch = payment::patch(&order.key, &timeline);
        Self { key: order.key.clone(), entries, market, order: Some(order), timeline, patch }
    }

    /// What was paid with the PATCH orders that belong to it, and the order that it belongs to itself.
    pub fn family(
        &self,
        conn: &Connection,
        reads: &dyn Interpreter,
    ) -> Result<(Vec<Part>, Option<OrderKey>), LedgerError> {
        let original = self.original(conn, reads)?.map(|original| original.key);
        Ok((paid_with(&self.parts(conn, reads)?), original))
    }

    /// Whether this is the original of a PATCH order. The gateway's number decides; the merchant's only where one of
    /// them has none.
    fn is_original_of(&self, patch: &Patch) -> bool {
        let Some(order) = self.order.as_ref().filter(|_| self.patch.is_none()) else { return false };
        match (&order.platform_no, &patch.original_platform_no) {
            (Some(mine), Some(told)) => mine == told,
            _ => patch.original_order_no.as_ref() == Some(&self.key.order_no),
        }
    }

    /// The PATCH orders that belong to it.
    pub fn parts(&self, conn: &Connection, reads: &dyn Interpreter) -> Result<Vec<Self>, LedgerError> {
        let Some(order) = self.order.as_ref().filter(|_| self.patch.is_none()) else { return Ok(Vec::new()) };
        let mut statement = conn.prepare_cached(
            "SELECT order_no FROM patches WHERE account = ?1 AND original_platform_no = ?2
             UNION SELECT order_no FROM patches WHERE account = ?1 AND original_order_no = ?3 ORDER BY 1",
        )?;
        let numbers = statement
            .query_map(params![self.key.account.0, order.platform_no, self.key.order_no], |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        let mut parts = Vec::new();
        for order_no in numbers {
            let part = Self::load(conn, reads, &OrderKey { account: self.key.account, order_no })?;
            if part.patch.as_ref().is_some_and(|patch| self.is_original_of(patch)) {
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// The order that it belongs to, if it is a PATCH order.
    pub fn original(&self, conn: &Connection, reads: &dyn Interpreter) -> Result<Option<Self>, LedgerError> {
        let Some(patch) = &self.patch else { return Ok(None) };
        // The merchant's numbers only say where to look first: its own begins with the original's in every form that
        // was seen. What is found must be the original by its own number.
        let prefixes = self.key.order_no.char_indices().skip(1).map(|(end, _)| &self.key.order_no[..end]);
        for order_no in patch.original_order_no.as_deref().into_iter().chain(prefixes) {
            let key = OrderKey { account: self.key.account, order_no: order_no.to_owned() };
            if is_listed(conn, &key)? {
                let found = Self::load(conn, reads, &key)?;
                if found.is_original_of(patch) {
                    return Ok(Some(found));
                }
            }
        }
        let Some(platform_no) = &patch.original_platform_no else { return Ok(None) };
        let mut statement = conn.prepare_cached(
            "SELECT order_no FROM orders WHERE account = ?1 AND instr(haystack, ?2) ORDER BY order_no",
        )?;
        let numbers = statement
            .query_map(params![self.key.account.0, projection::searchable(platform_no)], |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        for order_no in numbers {
            let found = Self::load(conn, reads, &OrderKey { account: self.key.account, order_no })?;
            if found.is_original_of(patch) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// What a person must look at.
    pub fn exceptions(&self, conn: &Connection, reads: &dyn Interpreter) -> Result<Vec<Exception>, LedgerError> {
        let parts = self.parts(conn, reads)?;
        let is_part = self.original(conn, reads)?.is_some();
        Ok(self.told(&parts, is_part))
    }

    fn told(&self, parts: &[Self], is_part: bool) -> Vec<Exception> {
        let parts = paid_with(parts);
        found(&self.key, self.order.as_ref(), &self.timeline, forged(&self.entries), &parts, is_part)
    }

    /// Whether a query says that it is paid.
    fn is_confirmed(&self) -> bool {
        self.order
            .as_ref()
            .is_some_and(|order| order.state == OrderState::Paid && order.source == crate::domain::order::Source::Query)
    }
}

/// What was paid with PATCH orders.
fn paid_with(parts: &[Opened]) -> Vec<Part> {
    parts.iter().filter_map(|part| payment::part(&part.key, &part.timeline)).collect()
}

/// The original of an order: the other one that changes with it.
pub fn original_of(
    conn: &Connection,
    reads: &dyn Interpreter,
    key: &OrderKey,
) -> Result<Option<OrderKey>, LedgerError> {
    let is_patch = conn
        .prepare_cached("SELECT 1 FROM patches WHERE account = ?1 AND order_no = ?2")?
        .exists(params![key.account.0, key.order_no])?;
    if !is_patch {
        return Ok(None);
    }
    Ok(Opened::load(conn, reads, key)?.original(conn, reads)?.map(|original| original.key))
}

fn is_listed(conn: &Connection, key: &OrderKey) -> Result<bool, LedgerError> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM orders WHERE account = ?1 AND order_no = ?2")?;
    Ok(statement.exists(params![key.account.0, key.order_no])?)
}

fn save_patch(conn: &Connection, key: &OrderKey, patch: Option<&Patch>) -> Result<(), LedgerError> {
    let Some(patch) = patch else {
        conn.prepare_cached("DELETE FROM patches WHERE account = ?1 AND order_no = ?2")?
            .execute(params![key.account.0, key.order_no])?;
        return Ok(());
    };
    conn.prepare_cached(
        "INSERT OR REPLACE INTO patches (account, order_no, original_platform_no, original_order_no)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![key.account.0, key.order_no, patch.original_platform_no, patch.original_order_no])?;
    Ok(())
}

/// A row of the table: kind, what it stands on, since when, whether it is open.
pub type StoredRow = (String, String, i64, bool);

/// The rows that exceptions make, by their kinds' words.
pub fn rows(list: &[Exception]) -> Result<Vec<StoredRow>, LedgerError> {
    let row = |exception: &Exception| {
        let basis = match exception.basis {
            Basis::Seen => "seen",
            Basis::Silence => "silence",
        };
        let since = time::to_ns(exception.since)?;
        Ok((exception.kind().word().to_owned(), basis.to_owned(), since, exception.is_open()))
    };
    let mut rows = list.iter().map(row).collect::<Result<Vec<_>, LedgerError>>()?;
    rows.sort();
    Ok(rows)
}

/// The rows that are stored of an order, by their kinds' words.
pub fn stored(conn: &Connection, key: &OrderKey) -> Result<Vec<StoredRow>, LedgerError> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, basis, since_ns, is_open FROM exceptions WHERE account = ?1 AND order_no = ?2 ORDER BY kind",
    )?;
    let rows = statement.query_map(params![key.account.0, key.order_no], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn save(conn: &Connection, key: &OrderKey, list: &[Exception]) -> Result<(), LedgerError> {
    let rows = rows(list)?;
    if rows == stored(conn, key)? {
        return Ok(());
    }
    conn.prepare_cached("DELETE FROM exceptions WHERE account = ?1 AND order_no = ?2")?
        .execute(params![key.account.0, key.order_no])?;
    for (kind, basis, since_ns, is_open) in rows {
        conn.prepare_cached(
            "INSERT INTO exceptions (account, order_no, kind, basis, since_ns, is_open)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![key.account.0, key.order_no, kind, basis, since_ns, is_open])?;
    }
    Ok(())
}

/// Makes the tables anew for all orders, which must be listed.
pub fn rebuild(conn: &Connection, reads: &dyn Interpreter, orders: &[OrderKey]) -> Result<(), LedgerError> {
    conn.execute_batch("DELETE FROM exceptions; DELETE FROM patches; DELETE FROM webhook_hours")?;
    let mut keeper = Keeper::new(conn);
    for key in orders {
        keeper.take(key, projection::load(conn, reads, key)?.as_ref())?;
    }
    // An original may stand before the PATCH order that makes it one; `finish` looks at both.
    keeper.finish(reads)
}

/// Whether an order's exceptions are stored as they are told.
pub fn are_right(conn: &Connection, reads: &dyn Interpreter, key: &OrderKey) -> Result<bool, LedgerError> {
    let opened = Opened::load(conn, reads, key)?;
    let told = rows(&opened.exceptions(conn, reads)?)?;
    let patch: Option<(Option<String>, Option<String>)> = conn
        .prepare_cached(
            "SELECT original_platform_no, original_order_no FROM patches WHERE account = ?1 AND order_no = ?2",
        )?
        .query_row(params![key.account.0, key.order_no], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let expected = opened.patch.map(|patch| (patch.original_platform_no, patch.original_order_no));
    Ok(told == stored(conn, key)? && patch == expected)
}

#[cfg(test)]
mod tests;
