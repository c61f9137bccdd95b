//! Webhooks in bulk: each message once, however often and in however many logs it is found.
//!
//! A message is a row of the journal like any other record. Beside it stands how often it was delivered, which may
//! grow, so it is not part of the journal. Two messages are one if they are of one account, have the same body byte for
//! byte, and are both verified or both not. One that is verified at last, since a key or its dates were missing, gets a
//! row of its own; the one before is kept and told no more ([`super::superseded`]).

use hashbrown::HashTable;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use super::journal::Entry;
use super::{Ledger, LedgerError, LedgerReader, exceptions, journal, notes, projection, superseded};
use crate::domain::observation::Interpreter;
use crate::domain::{OrderKey, Record, RecordKind, Seen};

/// A webhook to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotification {
    /// The record, which is [`RecordKind::Notified`].
    pub record: Record,
    /// What finds its equals: the first 8 bytes of its signature if that is valid, else of its body's digest.
    pub mark: u64,
    /// Its deliveries.
    pub seen: Seen,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its row of the journal.
    pub seq: i64,
    /// It was not there before.
    pub is_new: bool,
    /// The same valid signature stands over another body.
    pub collides: bool,
}

/// Where messages are, by their marks. Held in memory while logs are imported: 16 bytes a message.
#[derive(Default)]
pub struct NotificationIndex {
    rows: HashTable<(u64, u32)>,
}

impl NotificationIndex {
    fn add(&mut self, mark: u64, seq: i64) -> Result<(), LedgerError> {
        let seq = u32::try_from(seq).or(Err(LedgerError::Damaged("the journal has too many rows".to_owned())))?;
        self.rows.insert_unique(spread(mark), (mark, seq), |(mark, _)| spread(*mark));
        Ok(())
    }

    fn find(&self, mark: u64) -> impl Iterator<Item = i64> {
        self.rows.iter_hash(spread(mark)).filter(move |row| row.0 == mark).map(|row| i64::from(row.1))
    }
}

/// Marks are digests already; this only makes use of all their bits.
const fn spread(mark: u64) -> u64 {
    mark.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

impl LedgerReader {
    /// Every message that the ledger has, to find equal ones by.
    pub fn notification_index(&self) -> Result<NotificationIndex, LedgerError> {
        let mut index = NotificationIndex::default();
        let mut statement = self.conn.prepare("SELECT mark, seq FROM notifications")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            index.add(row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?)?;
        }
        Ok(index)
    }

    /// Whether the message in a row of the journal has exactly this body.
    pub fn has_body(&self, seq: i64, body: &[u8]) -> Result<bool, LedgerError> {
        let mut statement = self.conn.prepare_cached("SELECT raw FROM journal WHERE seq = ?1")?;
        let mut rows = statement.query([seq])?;
        let Some(row) = rows.next()? else { return Ok(false) };
        Ok(row.get_ref(0)?.as_blob().is_ok_and(|raw| raw == body))
    }

    /// The deliveries of the messages about an order, in the sequence of the journal.
    pub fn deliveries(&self, key: &OrderKey) -> Result<Vec<Seen>, LedgerError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.seen FROM notifications n JOIN journal j ON j.seq = n.seq
             WHERE j.account = ?1 AND j.order_no = ?2 ORDER BY n.seq",
        )?;
        let rows = statement.query_map(params![key.account.0, key.order_no], |row| row.get::<_, Vec<u8>>(0))?;
        rows.map(|row| read_seen(&row?)).collect()
    }
}

impl Ledger {
    /// Keeps messages and counts deliveries of known ones, folds the orders that are touched, and remembers how far the
    /// import is: one transaction. `index` must be this ledger's and is of no more use after an error.
    pub fn add_notifications(
        &mut self,
        index: &mut NotificationIndex,
        new: Vec<NewNotification>,
        again: &[(i64, Seen)],
        progress: Option<(&str, &impl Serialize)>,
    ) -> Result<Vec<Kept>, LedgerError> {
        let reads = std::sync::Arc::clone(&self.reads);
        self.write(|tx| {
            let mut tail = journal::Tail::of(tx)?;
            let mut batch = Batch { first: tail.next(), rows: Vec::with_capacity(new.len()) };
            let kept =
                new.into_iter().map(|new| batch.keep(tx, index, new)).collect::<Result<Vec<_>, LedgerError>>()?;
            batch.write(tx, &*reads, &mut tail)?;
            for (seq, seen) in again {
                merge_seen(tx, *seq, seen)?;
            }
            if let Some((key, progress)) = progress {
                notes::save_setting(tx, key, progress)?;
            }
            Ok(kept)
        })
    }
}

/// Messages that get a row of the journal each.
struct Batch {
    /// The row of the first of them.
    first: i64,
    rows: Vec<NewNotification>,
}

impl Batch {
    /// Takes a message in, unless the ledger or the batch has its equal.
    fn keep(
        &mut self,
        conn: &Connection,
        index: &mut NotificationIndex,
        new: NewNotification,
    ) -> Result<Kept, LedgerError> {
        let mut collides = false;
        for seq in index.find(new.mark) {
            let in_batch = usize::try_from(seq - self.first).ok().and_then(|at| self.rows.get_mut(at));
            let likeness = match &in_batch {
                Some(row) => likeness(&row.record, &new.record),
                None => stored(conn, seq)?.map_or(Likeness::None, |record| likeness(&record, &new.record)),
            };
            match likeness {
                Likeness::Same => {
                    match in_batch {
                        Some(row) => row.seen.merge(&new.seen),
                        None => merge_seen(conn, seq, &new.seen)?,
                    }
                    return Ok(Kept { seq, is_new: false, collides: false });
                }
                Likeness::SameSignature => collides = true,
                Likeness::None => {}
            }
        }
        let seq = self.first + i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
        index.add(new.mark, seq)?;
        self.rows.push(new);
        Ok(Kept { seq, is_new: true, collides })
    }

    /// Writes the rows and folds the orders of which they tell.
    fn write(self, conn: &Connection, reads: &dyn Interpreter, tail: &mut journal::Tail) -> Result<(), LedgerError> {
        let mut records = Vec::with_capacity(self.rows.len());
        let mut insert = conn.prepare_cached("INSERT INTO notifications (seq, mark, seen) VALUES (?1, ?2, ?3)")?;
        for (seq, NewNotification { record, mark, seen }) in (self.first..).zip(self.rows) {
            insert.execute(params![seq, mark.cast_signed(), seen.to_bytes()])?;
            records.push(record);
        }
        let mut entries = tail.add(conn, records)?;
        entries.sort_by(|a, b| (&a.record.order, a.seq).cmp(&(&b.record.order, b.seq)));
        fold_all(conn, reads, &entries, self.first)
    }
}

enum Likeness {
    Same,
    SameSignature,
    None,
}

/// The message in a row of the journal.
fn stored(conn: &Connection, seq: i64) -> Result<Option<Record>, LedgerError> {
    Ok(journal::at(conn, seq)?.map(|entry| entry.record))
}

/// What a message that is kept is to a new one with the same mark.
fn likeness(kept: &Record, new: &Record) -> Likeness {
    if kept.order.account != new.order.account || is_verified(&kept.kind) != is_verified(&new.kind) {
        return Likeness::None;
    }
    match (kept.raw == new.raw, is_verified(&new.kind)) {
        (true, _) => Likeness::Same,
        (false, true) if signature(&kept.kind) == signature(&new.kind) => Likeness::SameSignature,
        (false, _) => Likeness::None,
    }
}

const fn is_verified(kind: &RecordKind) -> bool {
    matches!(kind, RecordKind::Notified { verified: true, .. })
}

fn signature(kind: &RecordKind) -> Option<String> {
    match kind {
        RecordKind::Notified { received: Some(received), .. } => {
            received.sign.as_ref().map(|sign| sign.to_ascii_lowercase())
        }
        _ => None,
    }
}

fn merge_seen(conn: &Connection, seq: i64, new: &Seen) -> Result<(), LedgerError> {
    let stored = conn
        .prepare_cached("SELECT seen FROM notifications WHERE seq = ?1")?
        .query_row([seq], |row| row.get::<_, Vec<u8>>(0))
        .optional()?;
    let Some(stored) = stored else { return Ok(()) };
    let known = read_seen(&stored)?;
    let mut merged = known.clone();
    merged.merge(new);
    if merged != known {
        conn.prepare_cached("UPDATE notifications SET seen = ?2 WHERE seq = ?1")?
            .execute(params![seq, merged.to_bytes()])?;
    }
    Ok(())
}

fn read_seen(bytes: &[u8]) -> Result<Seen, LedgerError> {
    Seen::from_bytes(bytes).ok_or_else(|| LedgerError::Damaged("the deliveries of a webhook cannot be read".to_owned()))
}

/// Folds the orders of new rows of the journal, which stand by order; `first` is the first of them. An order of which
/// only unverified webhooks tell is none, and gets no row.
fn fold_all(conn: &Connection, reads: &dyn Interpreter, new: &[Entry], first: i64) -> Result<(), LedgerError> {
    let mut rows = Vec::with_capacity(new.len());
    let mut keeper = exceptions::Keeper::new(conn);
    for of_account in new.chunk_by(|a, b| a.record.order.account == b.record.order.account) {
        // Webhooks alone never tell another market than the account's.
        let market = projection::market_of_account(conn, of_account[0].record.order.account)?;
        for entries in of_account.chunk_by(|a, b| a.record.order == b.record.order) {
            let key = &entries[0].record.order;
            let folded = if journal::has_order_before(conn, key, first)? {
                projection::load(conn, reads, key)?
            } else {
                projection::fold_in(reads, key, entries, market.clone())?
            };
            keeper.take(key, folded.as_ref())?;
            superseded::save(conn, folded.as_ref().map_or(&[], |folded| &folded.superseded))?;
            rows.extend(folded.map(|folded| folded.row));
        }
    }
    projection::OrderRow::save_all(conn, &rows)?;
    keeper.finish(reads)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, open, record};
    use super::*;
    use crate::domain::OrderState;
    use crate::domain::observation::Received;

    fn message(order_no: &str, verified: bool, raw: &str, times: &[i64]) -> NewNotification {
        let received = Received { merchant_id: None, sign: Some("ab".repeat(16)), verdict: "verified".to_owned() };
        let kind = RecordKind::Notified { verified, origin: "log:1".to_owned(), received: Some(Box::new(received)) };
        let mut seen = Seen::default();
        for second in times {
            seen.add(Some(at(*second)));
        }
        NewNotification { record: record(1, &key(order_no), kind, raw), mark: 7, seen }
    }

    fn add(ledger: &mut Ledger, new: &[NewNotification]) -> Vec<Kept> {
        let mut index = ledger.notification_index().expect("read");
        ledger.add_notifications(&mut index, new.to_vec(), &[], Some(("progress", &1))).expect("added")
    }

    #[test]
    fn a_message_is_kept_once_with_all_its_deliveries() {
        let (folder, mut ledger) = ledger();
        let first =
            add(&mut ledger, &[message("A", true, "SUCCESS 5", &[1, 2]), message("A", true, "SUCCESS 5", &[2, 3])]);
        assert_eq!(first.iter().map(|kept| (kept.seq, kept.is_new)).collect::<Vec<_>>(), [(1, true), (1, false)]);
        drop(ledger);
        let mut ledger = open(folder.path());
        let again = add(&mut ledger, &[message("A", true, "SUCCESS 5", &[1, 9])]);
        assert_eq!((again[0].seq, again[0].is_new), (1, false));
        let seen = ledger.deliveries(&key("A")).expect("read");
        assert_eq!((seen.len(), seen[0].count(), seen[0].last()), (1, 4, Some(at(9).as_millisecond())));
        assert_eq!(ledger.records(&key("A")).expect("read").len(), 1);
        let order = ledger.order(&key("A")).expect("read").expect("there").order;
        assert_eq!(order.state, OrderState::Paid);
        assert!(ledger.has_body(1, b"SUCCESS 5").expect("read"));
        assert!(!ledger.has_body(1, b"SUCCESS 6").expect("read"));
        assert_eq!(ledger.setting::<u32>("progress"), Ok(Some(1)));
    }

    #[test]
    fn one_valid_signature_over_two_bodies_is_an_alarm() {
        let (_folder, mut ledger) = ledger();
        let kept = add(&mut ledger, &[message("A", true, "SUCCESS 5", &[1]), message("A", true, "SUCCESS 9", &[1])]);
        assert_eq!(
            kept.iter().map(|kept| (kept.is_new, kept.collides)).collect::<Vec<_>>(),
            [(true, false), (true, true)]
        );
        let kept = add(&mut ledger, &[message("A", false, "SUCCESS 7", &[1]), message("A", false, "SUCCESS 5", &[1])]);
        assert!(kept.iter().all(|kept| kept.is_new && !kept.collides), "{kept:?}");
    }

    #[test]
    fn an_unverified_webhook_makes_no_order_and_the_ledger_is_sound() {
        let (folder, mut ledger) = ledger();
        ledger.save_account(None, &super::super::testing::account("Tienda", "mx")).expect("added");
        add(&mut ledger, &[message("GHOST", false, "SUCCESS 5", &[1]), message("B", true, "SUCCESS 5", &[1])]);
        assert_eq!(ledger.order(&key("GHOST")), Ok(None));
        assert_eq!(ledger.summary(&key("GHOST")), Ok(None));
        assert_eq!(ledger.records(&key("GHOST")).expect("read").len(), 1, "the evidence is kept");
        drop(ledger);
        let path = folder.path().join("ledger.sqlite3");
        let found = super::super::verify(&path, &super::super::testing::Words).expect("checked");
        assert!(found.is_sound(), "{found}");
    }
}
