//! Webhooks one by one: what a list of them needs, and one with everything that is kept of it.

use jiff::Timestamp;
use rusqlite::params;

use super::{LedgerError, LedgerReader, journal, time};
use crate::domain::{AccountId, Record, RecordKind, Seen};

/// What a list of webhooks is sorted and narrowed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeKey {
    /// Its row of the journal.
    pub seq: i64,
    /// Whose.
    pub account: AccountId,
    /// When it was first sent, as far as anything tells.
    pub at: Timestamp,
    /// What was thought of it, in the words of `webhooks::verify::Verdict`; empty if nobody noted it.
    pub verdict: String,
}

/// A webhook as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredNotice {
    /// Its row of the journal.
    pub seq: i64,
    /// The record; its kind is [`RecordKind::Notified`].
    pub record: Record,
    /// Its deliveries.
    pub seen: Seen,
}

impl LedgerReader {
    /// The webhooks after a row of the journal, in its sequence, at most `limit`.
    pub fn notices_after(&self, seq: i64, limit: u32) -> Result<Vec<NoticeKey>, LedgerError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.seq, j.account, j.at_ns, j.meta FROM notifications n JOIN journal j ON j.seq = n.seq
             WHERE n.seq > ?1 ORDER BY n.seq LIMIT ?2",
        )?;
        let mut rows = statement.query(params![seq, limit])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let seq = row.get(0)?;
            let meta = row.get_ref(3)?.as_str().unwrap_or_default();
            let kind: RecordKind = serde_json::from_str(meta)
                .map_err(|error| LedgerError::Damaged(format!("row {seq} of the journal: {error}")))?;
            let verdict = match kind {
                RecordKind::Notified { received: Some(received), .. } => received.verdict,
                _ => String::new(),
            };
            keys.push(NoticeKey { seq, account: AccountId(row.get(1)?), at: time::from_ns(row.get(2)?), verdict });
        }
        Ok(keys)
    }

    /// One webhook, held against its digest; `None` if the row is none.
    pub fn notice(&self, seq: i64) -> Result<Option<StoredNotice>, LedgerError> {
        let Some(entry) = journal::one(&self.conn, seq)? else { return Ok(None) };
        let mut statement = self.conn.prepare_cached("SELECT seen FROM notifications WHERE seq = ?1")?;
        let mut rows = statement.query([seq])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let seen = Seen::from_bytes(row.get_ref(0)?.as_blob().unwrap_or_default())
            .ok_or_else(|| LedgerError::Damaged("the deliveries of a webhook cannot be read".to_owned()))?;
        Ok(Some(StoredNotice { seq, record: entry.record, seen }))
    }

    /// Rows of the journal about orders whose number contains `text`, whatever its case; in sequence.
    pub fn rows_about(&self, account: AccountId, text: &str) -> Result<Vec<i64>, LedgerError> {
        // The index by order has everything that is asked for; no row is read.
        let mut statement = self
            .conn
            .prepare_cached("SELECT seq FROM journal WHERE account = ?1 AND instr(lower(order_no), ?2) ORDER BY seq")?;
        let rows = statement.query_map(params![account.0, text.to_ascii_lowercase()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, prepared, record};
    use super::super::{Ledger, NewNotification};
    use super::*;
    use crate::domain::observation::Received;

    fn add(ledger: &mut Ledger, order_no: &str, second: i64, verdict: &str, raw: &str) {
        let received = Received { merchant_id: None, sign: None, verdict: verdict.to_owned() };
        let kind = RecordKind::Notified {
            verified: verdict == "verified",
            origin: "log:1".to_owned(),
            received: Some(Box::new(received)),
        };
        let mut seen = Seen::default();
        seen.add(Some(at(second)));
        let new = NewNotification { record: record(second, &key(order_no), kind, raw), mark: 7, seen };
        let mut index = ledger.notification_index().expect("read");
        ledger.add_notifications(&mut index, vec![new], &[], None::<(&str, &u32)>).expect("added");
    }

    #[test]
    fn webhooks_are_listed_found_and_read_whole() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("Shop-7"), "5")).expect("appended");
        add(&mut ledger, "Shop-7", 5, "verified", "SUCCESS 5");
        add(&mut ledger, "OTHER", 3, "wrong_signature", "SUCCESS 6");
        let keys = ledger.notices_after(0, 10).expect("read");
        let brief: Vec<_> = keys.iter().map(|key| (key.seq, key.at, key.verdict.as_str())).collect();
        assert_eq!(brief, [(2, at(5), "verified"), (3, at(3), "wrong_signature")]);
        assert_eq!(ledger.notices_after(2, 10).expect("read").len(), 1);
        assert_eq!(ledger.notices_after(0, 1).expect("read").len(), 1);
        let notice = ledger.notice(2).expect("read").expect("there");
        assert_eq!((notice.record.raw.as_slice(), notice.seen.count()), (&b"SUCCESS 5"[..], 1));
        assert_eq!(ledger.notice(1), Ok(None), "a request is no webhook");
        assert_eq!(ledger.rows_about(key("A").account, "sHOP"), Ok(vec![1, 2]));
        assert_eq!(ledger.rows_about(key("A").account, "%"), Ok(Vec::new()), "nothing typed has a meaning of its own");
    }
}
