//! The journal: rows that are only ever added, each with a digest of its content and a link to the row before.

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
pub struct Content {
    at_ns: i64,
    account: i64,
    order_no: String,
    kind: String,
    meta: String,
    raw: Vec<u8>,
}

impl Content {
    fn of(record: &Record) -> Result<Self, LedgerError> {
        let meta = serde_json::to_string(&record.kind).map_err(|error| LedgerError::Sqlite(error.to_string()))?;
        Ok(Self {
            at_ns: time::to_ns(record.at)?,
            account: record.order.account.0,
            order_no: record.order.order_no.clone(),
            kind: record.kind.word().to_owned(),
            meta,
            raw: record.raw.clone(),
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
        let order = OrderKey { account: AccountId(self.account), order_no: self.order_no };
        Ok(Record { at: time::from_ns(self.at_ns), order, kind, raw: self.raw })
    }
}

/// A row as it lies in the file, whether or not it is right.
pub struct StoredRow {
    /// Its place.
    pub seq: i64,
    /// Its content.
    pub content: Content,
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
                order_no: row.get(3)?,
                kind: row.get(4)?,
                meta: row.get(5)?,
                raw: row.get(6)?,
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

    /// Adds a record as a row.
    pub fn add(&mut self, conn: &Connection, record: Record) -> Result<Entry, LedgerError> {
        let content = Content::of(&record)?;
        let digest = content.digest();
        self.seq += 1;
        self.chain = link(&self.chain, &digest);
        conn.prepare_cached(
            "INSERT INTO journal (seq, at_ns, account, order_no, kind, meta, raw, digest, chain)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
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
        Ok(Entry { seq: self.seq, record, digest })
    }
}

/// Adds a record; call it inside a transaction that has begun with writing.
pub fn add(conn: &Connection, record: &Record) -> Result<Entry, LedgerError> {
    Tail::of(conn)?.add(conn, record.clone())
}

/// Everything about one order, in the sequence in which it was written.
pub fn of_order(conn: &Connection, key: &OrderKey) -> Result<Vec<Entry>, LedgerError> {
    let sql = format!("SELECT {} FROM journal WHERE account = ?1 AND order_no = ?2 ORDER BY seq", StoredRow::COLUMNS);
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![key.account.0, key.order_no], StoredRow::read)?;
    rows.map(|row| row?.into_entry()).collect()
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

    fn content(order_no: &str, kind: &str, raw: &[u8]) -> Content {
        Content {
            at_ns: 1,
            account: 2,
            order_no: order_no.to_owned(),
            kind: kind.to_owned(),
            meta: "{}".to_owned(),
            raw: raw.to_vec(),
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
        let content = Content::of(&record(1, &key("A"), RecordKind::Sent { attempt: 1 }, "x")).expect("fits");
        assert_eq!(content.meta, r#"{"kind":"sent","attempt":1}"#);
        let hex = content.digest().map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex, "48ad9c8579334ff221f31e506bc55d3406b73ed7e7feddd2f7ed10400f9b9392");
    }

    #[test]
    fn kinds_that_disagree_are_no_record() {
        let mut content = Content::of(&record(1, &key("A"), RecordKind::Sent { attempt: 1 }, "x")).expect("fits");
        content.kind = "queried".to_owned();
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
            prop_assert_eq!(content.into_record(), Ok(record));
        }
    }
}
