//! Reading exceptions: a part of the list, their counts, and everything about those of one order.

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::{HOUR, Opened, paid_with, superseded};
use crate::domain::exception::listing::{
    Evidence, EvidenceSource, ExceptionCase, ExceptionCounts, ExceptionRow, ExceptionsFilter, ExceptionsPage,
    ExceptionsQuery,
};
use crate::domain::exception::{Exception, ExceptionKind, NOTIFY_GRACE};
use crate::domain::{AccountId, OrderKey, OrderSummary, RecordKind};
use crate::ledger::{LedgerError, LedgerReader, time};

/// How many hours a log may be silent around a payment and still be taken to cover it.
const COVER_HOURS: i64 = 24;

impl LedgerReader {
    /// Part of a list of exceptions, the oldest first. Rows and total are of one moment.
    pub fn exceptions(&self, query: &ExceptionsQuery) -> Result<ExceptionsPage, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        let (condition, mut values) = condition(&query.filter, query.now)?;
        let total = self
            .conn
            .prepare_cached(&format!("SELECT count(*) FROM exceptions e WHERE {condition}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?;
        values.extend([Value::from(query.limit), Value::from(query.offset)]);
        let sql = format!(
            "SELECT account, order_no, kind FROM exceptions e WHERE {condition}
             ORDER BY since_ns, account, order_no, kind LIMIT ? OFFSET ?"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(&values), |row| {
            let key = OrderKey { account: AccountId(row.get(0)?), order_no: row.get(1)? };
            Ok((key, row.get::<_, String>(2)?))
        })?;
        let found = found.collect::<Result<Vec<_>, _>>()?;
        let mut rows = Vec::with_capacity(found.len());
        for (key, kind) in found {
            rows.push(self.exception_row(&key, &kind)?);
        }
        Ok(ExceptionsPage { query: *query, rows, total })
    }

    /// How many exceptions an account has, or all have.
    pub fn exception_counts(&self, account: Option<AccountId>, now: Timestamp) -> Result<ExceptionCounts, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        let mut counts = ExceptionCounts::default();
        for settled in [false, true] {
            let (condition, values) = condition(&ExceptionsFilter { account, kind: None, settled }, now)?;
            let sql = format!("SELECT kind, count(*) FROM exceptions e WHERE {condition} GROUP BY kind");
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()? {
                let kind = read_kind(&row.get::<_, String>(0)?)?;
                let list = if settled { &mut counts.settled } else { &mut counts.open };
                list[kind as usize] = row.get(1)?;
            }
        }
        let turns_at: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT min(since_ns) FROM exceptions
                 WHERE is_open AND basis = 'silence' AND since_ns > ?1 AND (?2 IS NULL OR account = ?2)",
            )?
            .query_row(params![time::to_ns(now)?, account.map(|account| account.0)], |row| row.get(0))?;
        counts.turns_at = turns_at.map(time::from_ns);
        Ok(counts)
    }

    /// Everything about the exceptions of one order; none if the ledger knows nothing of it.
    pub fn exception_case(&self, key: &OrderKey) -> Result<Option<ExceptionCase>, LedgerError> {
        let _moment = self.conn.unchecked_transaction()?;
        let opened = Opened::load(&self.conn, &*self.reads, key)?;
        if opened.entries.is_empty() {
            return Ok(None);
        }
        let family = self.with_family(opened)?;
        let mut evidence = self.evidence(&family.opened)?;
        for part in &family.parts {
            evidence.extend(self.evidence(part)?);
        }
        evidence.sort_by_key(|evidence| (evidence.at, evidence.seq));
        let (notified, is_confirmed) = (self.notified(&family)?, family.is_confirmed());
        let Family { opened, parts, original, exceptions } = family;
        Ok(Some(ExceptionCase {
            checked_at: self.checked_at(key)?,
            key: opened.key,
            market: opened.market,
            order: opened.order,
            exceptions,
            parts: paid_with(&parts),
            original,
            timeline: opened.timeline,
            evidence,
            notified,
            is_confirmed,
        }))
    }

    /// The original of a PATCH order, whose exceptions change with it; none of any other order.
    pub fn original_of(&self, key: &OrderKey) -> Result<Option<OrderKey>, LedgerError> {
        super::original_of(&self.conn, &*self.reads, key)
    }

    /// The original of a PATCH order as the list shows it: what is new of the one is news of the other.
    pub fn original_summary(&self, key: &OrderKey) -> Result<Option<OrderSummary>, LedgerError> {
        self.original_of(key)?.map_or(Ok(None), |original| self.summary(&original))
    }

    fn exception_row(&self, key: &OrderKey, kind: &str) -> Result<ExceptionRow, LedgerError> {
        let family = self.with_family(Opened::load(&self.conn, &*self.reads, key)?)?;
        let kind = read_kind(kind)?;
        let lost = || LedgerError::Damaged(format!("the list and the journal differ about order {}", key.order_no));
        let exception = family.exceptions.iter().find(|exception| exception.kind() == kind).ok_or_else(lost)?;
        let order = family.opened.order.as_ref();
        Ok(ExceptionRow {
            exception: exception.clone(),
            market: family.opened.market.clone(),
            payer_name: order
                .and_then(|order| order.request.as_ref())
                .map(|request| request.payer_name.clone())
                .unwrap_or_default(),
            asked: order.and_then(crate::domain::Order::amount),
            notified: self.notified(&family)?,
            is_confirmed: family.is_confirmed(),
            checked_at: self.checked_at(key)?,
            key: key.clone(),
        })
    }

    fn with_family(&self, opened: Opened) -> Result<Family, LedgerError> {
        let parts = opened.parts(&self.conn, &*self.reads)?;
        let original = opened.original(&self.conn, &*self.reads)?.map(|original| original.key);
        let exceptions = opened.told(&parts, original.is_some());
        Ok(Family { opened, parts, original, exceptions })
    }

    /// How often verified webhooks came, repeats included.
    fn notified(&self, family: &Family) -> Result<u32, LedgerError> {
        let mut count = 0_u32;
        for member in std::iter::once(&family.opened).chain(&family.parts) {
            for entry in &member.entries {
                if let RecordKind::Notified { verified: true, .. } = entry.record.kind {
                    count = count.saturating_add(self.deliveries_of(entry.seq)?);
                }
            }
        }
        Ok(count)
    }

    fn deliveries_of(&self, seq: i64) -> Result<u32, LedgerError> {
        let mut statement = self.conn.prepare_cached("SELECT seen FROM notifications WHERE seq = ?1")?;
        let mut rows = statement.query([seq])?;
        let seen: Option<Vec<u8>> = rows.next()?.map(|row| row.get(0)).transpose()?;
        Ok(seen.and_then(|seen| crate::domain::Seen::from_bytes(&seen)).map_or(1, |seen| seen.count().max(1)))
    }

    /// The records that tell something from outside.
    fn evidence(&self, opened: &Opened) -> Result<Vec<Evidence>, LedgerError> {
        let mut list = Vec::new();
        let superseded = superseded::among(&opened.entries);
        for entry in opened.entries.iter().filter(|entry| !superseded.contains(&entry.seq)) {
            let source = match &entry.record.kind {
                RecordKind::Prepared { .. } => EvidenceSource::Request,
                RecordKind::Answered { .. } => EvidenceSource::Answer,
                RecordKind::Queried { .. } => EvidenceSource::Query,
                RecordKind::Notified { verified, origin, .. } => EvidenceSource::Webhook {
                    verified: *verified,
                    origin: origin.clone(),
                    deliveries: self.deliveries_of(entry.seq)?,
                },
                RecordKind::Sent { .. } | RecordKind::Unanswered { .. } | RecordKind::Operated { .. } => continue,
            };
            list.push(Evidence {
                seq: entry.seq,
                at: entry.record.at,
                order_no: opened.key.order_no.clone(),
                source,
                raw: entry.record.raw.clone(),
            });
        }
        Ok(list)
    }
}

/// An order and what belongs to it.
struct Family {
    opened: Opened,
    parts: Vec<Opened>,
    original: Option<OrderKey>,
    exceptions: Vec<Exception>,
}

impl Family {
    /// Whether queries confirm everything that was paid.
    fn is_confirmed(&self) -> bool {
        let own = self.opened.order.as_ref().is_some_and(|order| order.state == crate::domain::OrderState::Paid);
        (own || !self.parts.is_empty())
            && (!own || self.opened.is_confirmed())
            && self.parts.iter().all(Opened::is_confirmed)
    }
}

fn read_kind(word: &str) -> Result<ExceptionKind, LedgerError> {
    ExceptionKind::from_word(word).ok_or_else(|| LedgerError::Damaged(format!("'{word}' is no exception")))
}

/// What a row must fulfil, with its values.
///
/// What did not come counts from its time on; a missing webhook only where webhooks were logged both before the payment
/// and after it should have come, or every order of a merchant who keeps no log would be one.
fn condition(filter: &ExceptionsFilter, now: Timestamp) -> Result<(String, Vec<Value>), LedgerError> {
    let mut values = vec![Value::from(!filter.settled), Value::from(time::to_ns(now)?)];
    let hour_ns = HOUR * 1_000_000_000;
    let grace = NOTIFY_GRACE.as_secs() / HOUR;
    let mut sql = format!(
        "e.is_open = ? AND (e.basis = 'seen' OR NOT e.is_open OR (e.since_ns <= ? AND (e.kind != '{unnotified}' OR (
            EXISTS (SELECT 1 FROM webhook_hours h WHERE h.account = e.account
                AND h.hour BETWEEN e.since_ns / {hour_ns} - {before} AND e.since_ns / {hour_ns} - {grace})
            AND EXISTS (SELECT 1 FROM webhook_hours h WHERE h.account = e.account
                AND h.hour BETWEEN e.since_ns / {hour_ns} AND e.since_ns / {hour_ns} + {COVER_HOURS})))))",
        unnotified = ExceptionKind::Unnotified.word(),
        before = COVER_HOURS + grace,
    );
    if let Some(account) = filter.account {
        sql += " AND e.account = ?";
        values.push(account.0.into());
    }
    if let Some(kind) = filter.kind {
        sql += " AND e.kind = ?";
        values.push(kind.word().to_owned().into());
    }
    Ok((sql, values))
}
