//! Webhooks that were judged again: kept unverified while a key or its dates were missing, and verified later.
//!
//! The journal keeps what was thought of them then, but they are told no more: not in the order's timeline and counts,
//! not among its exceptions, not in lists. Only the very same message under the very same signature is meant: its body
//! under another signature, or its signature over another body, stays what it is.

use std::collections::HashSet;

use rusqlite::Connection;

use super::journal::Entry;
use super::{LedgerError, LedgerReader};
use crate::domain::RecordKind;

impl LedgerReader {
    /// Webhooks that were judged again, and are verified in another row of the journal: those that came after a
    /// number, each with its number and its row.
    pub fn superseded_after(&self, number: i64) -> Result<Vec<(i64, i64)>, LedgerError> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, seq FROM superseded_notices WHERE id > ?1 ORDER BY id")?;
        let rows = statement.query_map([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Keeps that these rows were judged again.
pub fn save(conn: &Connection, rows: &[i64]) -> Result<(), LedgerError> {
    let mut insert = conn.prepare_cached("INSERT OR IGNORE INTO superseded_notices (seq) VALUES (?1)")?;
    for row in rows {
        insert.execute([row])?;
    }
    Ok(())
}

/// The rows among an order's that were judged again.
pub fn among(entries: &[Entry]) -> Vec<i64> {
    let message = |entry: &Entry, wanted: bool| match &entry.record.kind {
        RecordKind::Notified { verified, received: Some(received), .. } if *verified == wanted => {
            received.sign.as_ref().map(|sign| sign.to_ascii_lowercase())
        }
        _ => None,
    };
    // Most orders have none, and pay nothing for those that have.
    if !entries.iter().any(|entry| matches!(entry.record.kind, RecordKind::Notified { verified: false, .. })) {
        return Vec::new();
    }
    let verified: HashSet<(String, &[u8])> =
        entries.iter().filter_map(|entry| Some((message(entry, true)?, entry.record.raw.as_slice()))).collect();
    let is_known = |entry: &&Entry| {
        message(entry, false).is_some_and(|sign| verified.contains(&(sign, entry.record.raw.as_slice())))
    };
    entries.iter().filter(is_known).map(|entry| entry.seq).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, record};
    use super::super::{Ledger, NewNotification};
    use super::*;
    use crate::domain::Seen;
    use crate::domain::observation::Received;

    fn add(ledger: &mut Ledger, verdict: &str, sign: &str, raw: &str) {
        let received = Received { merchant_id: None, sign: Some(sign.to_owned()), verdict: verdict.to_owned() };
        let verified = verdict == "verified";
        let kind = RecordKind::Notified { verified, origin: "log:1".to_owned(), received: Some(Box::new(received)) };
        let mut seen = Seen::default();
        seen.add(Some(at(5)));
        // As the import marks them: a valid signature by itself, anything else by its body.
        let mark = if verified { 7 } else { raw.len() as u64 };
        let new = NewNotification { mark, record: record(5, &key("A"), kind, raw), seen };
        let mut index = ledger.notification_index().expect("read");
        ledger.add_notifications(&mut index, vec![new], &[], None::<(&str, &u32)>).expect("added");
    }

    fn told(ledger: &Ledger) -> (usize, Vec<i64>, usize) {
        let order = ledger.order(&key("A")).expect("read");
        let notified = order.and_then(|order| order.order.notices).map_or(0, |notices| notices.unverified as usize);
        let superseded = ledger.superseded_after(0).expect("read").into_iter().map(|(_, seq)| seq).collect();
        let case = ledger.exception_case(&key("A")).expect("read");
        let forged = case.map_or(0, |case| case.exceptions.iter().filter(|exception| exception.is_open()).count());
        (notified, superseded, forged)
    }

    #[test]
    fn a_message_that_is_verified_at_last_is_told_once_and_as_verified() {
        let (folder, mut ledger) = ledger();
        ledger.save_account(None, &super::super::testing::account("Tienda", "mx")).expect("added");
        add(&mut ledger, "wrong_signature", "AB12", "SUCCESS 5");
        assert_eq!(told(&ledger), (0, Vec::new(), 1), "an exception of no order");
        add(&mut ledger, "verified", "ab12", "SUCCESS 5");
        let (unverified, superseded, _) = told(&ledger);
        assert_eq!((unverified, superseded), (0, vec![1]));
        // Judged once more without the key it is known, and nothing is added.
        add(&mut ledger, "wrong_signature", "ab12", "SUCCESS 5");
        assert_eq!((told(&ledger).1, ledger.records(&key("A")).expect("read").len()), (vec![1], 2));
        drop(ledger);
        let path = folder.path().join("ledger.sqlite3");
        let found = super::super::verify(&path, &super::super::testing::Words).expect("checked");
        assert!(found.is_sound(), "{found}");
    }

    #[test]
    fn another_signature_or_another_body_stays_what_it_is() {
        let (_folder, mut ledger) = ledger();
        ledger.save_account(None, &super::super::testing::account("Tienda", "mx")).expect("added");
        add(&mut ledger, "verified", "ab12", "SUCCESS 5");
        add(&mut ledger, "wrong_signature", "cd34", "SUCCESS 5");
        add(&mut ledger, "wrong_signature", "ab12", "SUCCESS 50");
        let (unverified, superseded, _) = told(&ledger);
        assert_eq!((unverified, superseded), (2, Vec::new()));
    }
}
