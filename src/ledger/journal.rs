//! The journal: rows that are only ever added, each with a digest of its content and a link to the row before.

use std::borrow::Cow;

use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};

use super::{LedgerError, time};
use crate::domain::{AccountId, OrderKey, Record};

/// A row as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place; counts up from 1 without gaps.
    pub seq: i64,
    /// What was seen.
    pub record: Record,
    /// Digest of the content.
    pub digest: [u8; 32],
}

impl Entry {
    /// What a record would be as the newest row, without writing it.
    pub fn unwritten(record: &Record) -> Result<Self, LedgerError> {
        Ok(Self { seq: i64::MAX, record: record.clone(), digest: Content::of(record)?.digest() })
    }
}

/// The columns that make up a row's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content<'a> {
    at_ns: i64,
    account: i64,
    order_no: Cow<'a, str>,
    kind: Cow<'a, str>,
    meta: Cow<'a, str>,
    raw: Cow<'a, [u8]>,
}

impl<'a> Content<'a> {
    fn of(record: &'a Record) -> Result<Self, LedgerError> {
        let meta = serde_json::to_string(&record.kind).map_err(|error| LedgerError::Sqlite(error.to_string()))?;
        Ok(Self {
            at_ns: time::to_ns(record.at)?,
            account: record.order.account.0,
            order_no: Cow::Borrowed(&record.order.order_no),
            kind: Cow::Borrowed(record.kind.word()),
            meta: Cow::Owned(meta),
            raw: Cow::Borrowed(&record.raw),
        })
    }

    /// SHA-256 over every column, each with its length before it, so that no two contents read alike.
    pub fn digest(&self) -> [u8; 32] {
        let (at, account) = (self.at_ns.to_le_bytes(), self.account.to_le_bytes());
        let parts: [&[u8]; 6] =
            [&at, &account, self.order_no.as_bytes(), self.kind.as_bytes(), self.meta.as_bytes(), &self.raw];
        let mut hash = Sha256::new_with_prefix(b"cobro journal 1");
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// Reads the content back; in words for a log if it is not a record.
    pub fn into_record(self) -> Result<Record, String> {
        let kind: crate::domain::RecordKind = serde_json::from_str(&self.meta).map_err(|error| error.to_string())?;
        if kind.word() != self.kind {
            return Err(format!("its kind is '{}' and '{}'", self.kind, kind.word()));
        }
        let order = OrderKey { account: AccountId(self.account), order_no: self.order_no.into_owned() };
        Ok(Record { at: time::from_ns(self.at_ns), order, kind, raw: self.raw.into_owned() })
    }
}

/// A row as it lies in the file, whether or not it is right.
pub struct StoredRow {
    /// Its place.
    pub seq: i64,
    /// Its content.
    pub content: Content<'static>,
    /// The digest beside it.
    pub digest: [u8; 32],
    /// The chain beside it.
    pub chain: [u8; 32],
}

impl StoredRow {
    const COLUMNS: &str = "seq, at_ns, account, order_no, kind, meta, raw, digest, chain";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            content: Content {
                at_ns: row.get(1)?,
                account: row.get(2)?,
                order_no: row.get::<_, String>(3)?.into(),
                kind: row.get::<_, String>(4)?.into(),
                meta: row.get::<_, String>(5)?.into(),
                raw: row.get::<_, Vec<u8>>(6)?.into(),
            },
            digest: row.get(7)?,
            chain: row.get(8)?,
        })
    }

    /// Checks the digest and reads the record: what has changed since it was written is never shown as if it had not.
    fn into_entry(self) -> Result<Entry, LedgerError> {
        let damaged = |why: &str| LedgerError::Damaged(format!("row {} of the journal {why}", self.seq));
        if self.content.digest() != self.digest {
            return Err(damaged("was changed"));
        }
        let record = self.content.into_record().map_err(|why| damaged(&format!("cannot be read ({why})")))?;
        Ok(Entry { seq: self.seq, record, digest: self.digest })
    }
}

/// The link from the row with `previous` to the row with `digest`; the first row's previous is all zeros.
pub fn link(previous: &[u8; 32], digest: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(previous).chain_update(digest).finalize().into()
}

/// The end of the journal, where rows are added: call it inside a transaction that has begun with writing.
pub struct Tail {
    seq: i64,
    chain: [u8; 32],
}

impl Tail {
    /// Finds it.
    pub fn of(conn: &Connection) -> Result<Self, LedgerError> {
        let newest = conn
            .prepare_cached("SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok(Self { seq: row.get(0)?, chain: row.get(1)? }));
        match newest {
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(Self { seq: 0, chain: [0; 32] }),
            newest => Ok(newest?),
        }
    }

    /// Where the next row will stand.
    pub const fn next(&self) -> i64 {
        self.seq + 1
    }

    /// Adds records as rows, in their sequence.
    pub fn add(&mut self, conn: &Connection, records: Vec<Record>) -> Result<Vec<Entry>, LedgerError> {
        let mut entries = Vec::with_capacity(records.len());
        let mut insert = conn.prepare_cached(
            "INSERT INTO journal (seq, at_ns, account, order_no, kind, meta, raw, digest, chain)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for record in records {
            let content = Content::of(&record)?;
            let digest = content.digest();
            self.seq += 1;
            self.chain = link(&self.chain, &digest);
            insert.execute(params![
                self.seq,
                content.at_ns,
                content.account,
                content.order_no,
                content.kind,
                content.meta,
                content.raw,
                digest,
                self.chain
            ])?;
            entries.push(Entry { seq: self.seq, record, digest });
        }
        Ok(entries)
    }
}

/// Adds a record; call it inside a transaction that has begun with writing.
pub fn add(conn: &Connection, record: &Record) -> Result<Entry, LedgerError> {
    let mut entries = Tail::of(conn)?.add(conn, vec![record.clone()])?;
    entries.pop().ok_or_else(|| LedgerError::Damaged("a row that was just written is not there".to_owned()))
}

/// One row; `None` if there is none.
pub fn at(conn: &Connection, seq: i64) -> Result<Option<Entry>, LedgerError> {
    let sql = format!("SELECT {} FROM journal WHERE seq = ?1", StoredRow::COLUMNS);
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query_map([seq], StoredRow::read)?;
    rows.next().map(|row| row?.into_entry()).transpose()
}

/// Everything about one order, in the sequence in which it was written.
pub fn of_order(conn: &Connection, key: &OrderKey) -> Result<Vec<Entry>, LedgerError> {
    let sql = format!("SELECT {} FROM journal WHERE account = ?1 AND order_no = ?2 ORDER BY seq", StoredRow::COLUMNS);
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![key.account.0, key.order_no], StoredRow::read)?;
    rows.map(|row| row?.into_entry()).collect()
}

/// Whether anything was known about the order before a row of the journal.
pub fn has_order_before(conn: &Connection, key: &OrderKey, seq: i64) -> Result<bool, LedgerError> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM journal WHERE account = ?1 AND order_no = ?2 AND seq < ?3")?;
    Ok(statement.exists(params![key.account.0, key.order_no, seq])?)
}

/// Whether anything is known about the order.
pub fn has_order(conn: &Connection, key: &OrderKey) -> Result<bool, LedgerError> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM journal WHERE account = ?1 AND order_no = ?2")?;
    Ok(statement.exists(params![key.account.0, key.order_no])?)
}

/// Whether an account has any order.
pub fn has_account(conn: &Connection, account: AccountId) -> Result<bool, LedgerError> {
    Ok(conn.prepare_cached("SELECT 1 FROM journal WHERE account = ?1")?.exists([account.0])?)
}

/// Every order that has a row, by account and number.
pub fn orders(conn: &Connection) -> Result<Vec<OrderKey>, LedgerError> {
    let mut statement = conn.prepare("SELECT DISTINCT account, order_no FROM journal ORDER BY account, order_no")?;
    let rows =
        statement.query_map([], |row| Ok(OrderKey { account: AccountId(row.get(0)?), order_no: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One row by its number, held against its digest.
pub fn one(conn: &Connection, seq: i64) -> Result<Option<Entry>, LedgerError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {} FROM journal WHERE seq = ?1", StoredRow::COLUMNS))?;
    let mut rows = statement.query_map([seq], StoredRow::read)?;
    rows.next().map(|row| row?.into_entry()).transpose()
}

/// Walks through every row as it lies in the file, in the order of `seq`. A row of the wrong types is an error of
/// its own.
pub fn walk(conn: &Connection, mut each: impl FnMut(StoredRow)) -> Result<(), LedgerError> {
    let mut statement = conn.prepare(&format!("SELECT {} FROM journal ORDER BY seq", StoredRow::COLUMNS))?;
    for row in statement.query_map([], StoredRow::read)? {
        each(row?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{key, record};
    use super::*;
    use crate::domain::RecordKind;
    use crate::domain::observation::OperatorAction;

    fn content<'a>(order_no: &'a str, kind: &'a str, raw: &'a [u8]) -> Content<'a> {
        Content {
            at_ns: 1,
            account: 2,
            order_no: order_no.into(),
            kind: kind.into(),
            meta: "{}".into(),
            raw: raw.into(),
        }
    }

    #[test]
    fn where_one_column_ends_counts() {
        assert_ne!(content("AB", "C", b"").digest(), content("A", "BC", b"").digest());
        assert_ne!(content("A", "", b"B").digest(), content("A", "B", b"").digest());
    }

    #[test]
    fn the_digest_never_changes() {
        // Every ledger holds digests made this way; this one was computed apart from this program.
        let sent = record(1, &key("A"), RecordKind::Sent { attempt: 1 }, "x");
        let content = Content::of(&sent).expect("fits");
        assert_eq!(content.meta, r#"{"kind":"sent","attempt":1}"#);
        let hex = content.digest().map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex, "48ad9c8579334ff221f31e506bc55d3406b73ed7e7feddd2f7ed10400f9b9392");
    }

    #[test]
    fn kinds_that_disagree_are_no_record() {
        let sent = record(1, &key("A"), RecordKind::Sent { attempt: 1 }, "x");
        let mut content = Content::of(&sent).expect("fits");
        content.kind = "queried".into();
        assert!(content.into_record().is_err());
    }

    proptest! {
        #[test]
        fn every_record_comes_back(ns in any::<i64>(), account in any::<i64>(), order_no in any::<String>(), word in any::<String>(), raw in any::<Vec<u8>>()) {
            let record = Record {
                at: time::from_ns(ns),
                order: OrderKey { account: AccountId(account), order_no },
                kind: RecordKind::Operated { action: OperatorAction::Copied { what: word } },
                raw,
            };
            let content = Content::of(&record).expect("fits");
            prop_assert_eq!(content.into_record(), Ok(record.clone()));
        }
    }
}
