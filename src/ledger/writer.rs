//! Everything that can be written. Each call is a transaction of its own, on the disk when the call returns.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::journal::{self, Entry};
use super::migrations::{self, Step};
use super::projection;
use super::{LedgerError, LedgerReader, exceptions, file, notes};
use crate::domain::observation::{Fact, Interpreter};
use crate::domain::{Order, Record, RecordKind};

/// The one connection that writes. It reads whatever a [`LedgerReader`] reads.
#[derive(Debug)]
pub struct Ledger {
    inner: LedgerReader,
}

impl Deref for Ledger {
    type Target = LedgerReader;

    fn deref(&self) -> &LedgerReader {
        &self.inner
    }
}

impl Ledger {
    /// Opens the ledger; makes it if there is none, and takes an older one to the newest version after a backup.
    ///
    /// A file that is newer, something else, or cannot be read is told and left exactly as it is. After an unclean
    /// end the whole file is checked.
    pub fn open(path: &Path, reads: Arc<dyn Interpreter>) -> Result<Self, LedgerError> {
        Self::open_with(path, reads, migrations::STEPS)
    }

    pub(super) fn open_with(path: &Path, reads: Arc<dyn Interpreter>, steps: &[Step]) -> Result<Self, LedgerError> {
        Ok(Self { inner: LedgerReader { conn: file::open_writer(path, steps)?, reads } })
    }

    /// Adds a record and gives the order as it is now.
    pub fn append(&mut self, record: &Record) -> Result<Order, LedgerError> {
        let reads = Arc::clone(&self.inner.reads);
        self.write(|tx| add(tx, &*reads, record))
    }

    /// Adds the first record of an order; [`LedgerError::OrderExists`] if anything is known about the order already.
    pub fn append_new(&mut self, record: &Record) -> Result<Order, LedgerError> {
        let reads = Arc::clone(&self.inner.reads);
        self.write(|tx| {
            if journal::has_order(tx, &record.order)? {
                return Err(LedgerError::OrderExists);
            }
            add(tx, &*reads, record)
        })
    }

    /// Adds the answer to a query, but only if it is news: it says something else than the newest one, or the order
    /// stands elsewhere with it (a repeated "no such order" proves something once it comes late enough).
    ///
    /// Whether it was news or not, an answer about the order counts as a check of it. Gives the order as it is now,
    /// and whether the record was added.
    pub fn append_if_news(&mut self, record: &Record) -> Result<(Order, bool), LedgerError> {
        let reads = Arc::clone(&self.inner.reads);
        self.write(|tx| {
            let known = journal::of_order(tx, &record.order)?;
            let with_it = [known.as_slice(), &[Entry::unwritten(record)?]].concat();
            let before = projection::fold_entries(tx, &*reads, &record.order, &known)?;
            let after = projection::fold_entries(tx, &*reads, &record.order, &with_it)?.ok_or_else(lost)?;
            let fact = reads.read(record, &after.market);
            let newest = newest_of_its_kind(&known, record).map(|entry| reads.read(&entry.record, &after.market));
            let (order, news) = match before {
                Some(before)
                    if newest.as_ref() == Some(&fact)
                        && same_standing(&before.order, &after.order)
                        && !answers_a_webhook(&known, record) =>
                {
                    (before.order, false)
                }
                _ => (add(tx, &*reads, record)?, true),
            };
            if matches!(fact, Fact::Found(_) | Fact::Absent) {
                notes::note_check(tx, &record.order, record.at)?;
            }
            Ok((order, news))
        })
    }

    /// Moves everything from the write-ahead log into the file, as before copying it by hand.
    pub fn checkpoint(&mut self) -> Result<(), LedgerError> {
        migrations::checkpoint(&self.inner.conn)
    }

    /// One transaction: all of it is on the disk when this returns, or, after an error, none of it.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let tx = self.inner.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }
}

fn add(conn: &Connection, reads: &dyn Interpreter, record: &Record) -> Result<Order, LedgerError> {
    journal::add(conn, record)?;
    let folded = projection::load(conn, reads, &record.order)?.ok_or_else(lost)?;
    folded.row.save(conn)?;
    exceptions::keep_one(conn, reads, &record.order, Some(&folded))?;
    Ok(folded.order)
}

fn lost() -> LedgerError {
    LedgerError::Damaged("a row that was just written is not there".to_owned())
}

/// The newest record of the same kind, by the time it was seen.
fn newest_of_its_kind<'a>(entries: &'a [Entry], record: &Record) -> Option<&'a Entry> {
    entries
        .iter()
        .filter(|entry| entry.record.kind.word() == record.kind.word())
        .max_by_key(|entry| (entry.record.at, entry.seq))
}

/// Whether this is the first answer after a verified webhook: what it says then is news even if it said so before.
fn answers_a_webhook(entries: &[Entry], record: &Record) -> bool {
    let newest = |is_meant: fn(&RecordKind) -> bool| {
        entries.iter().filter(|entry| is_meant(&entry.record.kind)).map(|entry| entry.record.at).max()
    };
    let notified = newest(|kind| matches!(kind, RecordKind::Notified { verified: true, .. }));
    let queried = newest(|kind| matches!(kind, RecordKind::Queried { .. }));
    notified.is_some_and(|notified| record.at >= notified && queried.is_none_or(|queried| queried < notified))
}

/// Whether two folds of one order differ in nothing but when it was last heard of.
fn same_standing(before: &Order, after: &Order) -> bool {
    let mut after = after.clone();
    after.updated_at = before.updated_at;
    after.since = before.since;
    after == *before
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, prepared, queried, record};
    use super::*;
    use crate::domain::observation::OperatorAction;
    use crate::domain::{OrderState, RecordKind};

    #[test]
    fn a_payin_step_by_step() {
        let (folder, mut ledger) = ledger();
        let order = key("A");
        assert_eq!(ledger.append_new(&prepared(1, &order, "5")).expect("new").state, OrderState::NotSent);
        let sent = ledger.append(&record(2, &order, RecordKind::Sent { attempt: 1 }, "")).expect("appended");
        assert_eq!(sent.state, OrderState::InFlight);
        let answered = RecordKind::Answered { attempt: 1, http_status: 200 };
        let waiting = ledger.append(&record(3, &order, answered, "PAYING 5")).expect("appended");
        assert_eq!(waiting.state, OrderState::Waiting);
        let (paid, news) = ledger.append_if_news(&queried(4, &order, "SUCCESS 5")).expect("appended");
        assert_eq!((paid.state, news), (OrderState::Paid, true));

        // All of it is there after a restart, with the bytes as they were.
        drop(ledger);
        let ledger = super::super::testing::open(folder.path());
        let detail = ledger.order(&order).expect("read").expect("there");
        assert_eq!(detail.order, paid);
        assert_eq!(detail.timeline.iter().map(|seen| seen.at).collect::<Vec<_>>(), [at(1), at(2), at(3), at(4)]);
        assert_eq!(detail.checked_at, Some(at(4)));
        assert_eq!(ledger.prepared_bytes(&order), Ok(Some(b"5".to_vec())));
        assert_eq!(ledger.prepared_bytes(&key("B")), Ok(None));
        assert_eq!(ledger.order(&key("B")), Ok(None));
    }

    #[test]
    fn an_order_number_is_taken_once() {
        let (_folder, mut ledger) = ledger();
        ledger.append_new(&prepared(1, &key("A"), "5")).expect("new");
        assert_eq!(ledger.append_new(&prepared(2, &key("A"), "6")), Err(LedgerError::OrderExists));
        assert_eq!(ledger.records(&key("A")).expect("read").len(), 1);
        ledger.append_new(&prepared(2, &key("a"), "6")).expect("letter case tells numbers apart");
    }

    #[test]
    fn only_news_is_written_down() {
        let (_folder, mut ledger) = ledger();
        let order = key("A");
        ledger.append(&prepared(1, &order, "5")).expect("appended");
        for (second, raw, news) in [
            (10, "PAYING 5", true),
            (20, "PAYING 5", false),
            (30, "<html>", true),
            (40, "<html>", false),
            (50, "PAYING 5", true),
            (60, "PAYING 5", false),
        ] {
            let (told, added) = ledger.append_if_news(&queried(second, &order, raw)).expect("taken");
            assert_eq!(added, news, "{raw} after {second} s");
            assert_eq!(Some(told), ledger.order(&order).expect("read").map(|detail| detail.order));
        }
        assert_eq!(ledger.records(&order).expect("read").len(), 4);
        assert_eq!(ledger.checked_at(&order), Ok(Some(at(60))));
        // What is not about the order is no check of it.
        ledger.append_if_news(&queried(70, &order, "<html>")).expect("taken");
        assert_eq!(ledger.checked_at(&order), Ok(Some(at(60))));
    }

    #[test]
    fn a_repeated_absence_is_news_once_it_proves_something() {
        let (_folder, mut ledger) = ledger();
        let order = key("A");
        ledger.append(&prepared(1, &order, "5")).expect("appended");
        ledger.append(&record(1, &order, RecordKind::Sent { attempt: 1 }, "")).expect("appended");
        let dropped = RecordKind::Unanswered { attempt: 1, reason: crate::domain::observation::NoAnswer::Timeout };
        ledger.append(&record(2, &order, dropped, "")).expect("appended");
        let mut seen = Vec::new();
        for second in [5, 30, 200, 300] {
            let (told, news) = ledger.append_if_news(&queried(second, &order, "ABSENT")).expect("taken");
            seen.push((told.state, news));
        }
        let expected = [
            (OrderState::Unknown, true),
            (OrderState::Unknown, false),
            (OrderState::NotMade, true),
            (OrderState::NotMade, false),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn open_orders_are_those_to_look_after() {
        let (_folder, mut ledger) = ledger();
        let send = |ledger: &mut Ledger, name: &str, second: i64| {
            ledger.append(&prepared(second, &key(name), "5")).expect("appended");
            ledger.append(&record(second, &key(name), RecordKind::Sent { attempt: 1 }, "")).expect("appended");
        };
        send(&mut ledger, "FLYING", 3);
        send(&mut ledger, "WAITING", 2);
        ledger.append_if_news(&queried(9, &key("WAITING"), "PAYING 5")).expect("taken");
        send(&mut ledger, "PAID", 1);
        ledger.append(&queried(9, &key("PAID"), "SUCCESS 5")).expect("appended");
        ledger.append(&prepared(1, &key("NOT-SENT"), "5")).expect("appended");
        send(&mut ledger, "ASIDE", 1);
        let busy = RecordKind::Answered { attempt: 1, http_status: 200 };
        ledger.append(&record(2, &key("ASIDE"), busy, "ERROR System_busy")).expect("appended");
        let dismissed = RecordKind::Operated { action: OperatorAction::Dismissed };
        ledger.append(&record(9, &key("ASIDE"), dismissed, "")).expect("appended");

        let open = ledger.open_orders().expect("read");
        let brief: Vec<_> = open.iter().map(|o| (o.key.order_no.as_str(), o.state, o.checked_at)).collect();
        let expected = [("WAITING", OrderState::Waiting, Some(at(9))), ("FLYING", OrderState::InFlight, None)];
        assert_eq!(brief, expected);
        assert_eq!(open[0].created_at, at(2));
        let unsent = ledger.orders_in(&[OrderState::NotSent]).expect("read");
        assert_eq!(unsent.len(), 1);
    }

    #[test]
    fn the_journal_only_grows() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        for sql in [
            "DELETE FROM journal",
            "UPDATE journal SET raw = x'39'",
            "REPLACE INTO journal SELECT * FROM journal",
            "INSERT OR REPLACE INTO journal SELECT seq, 0, account, order_no, kind, meta, raw, digest, chain FROM journal",
        ] {
            let error = ledger.connection().execute(sql, []).expect_err(sql);
            assert!(error.to_string().contains("the journal only grows"), "{sql}: {error}");
        }
        assert_eq!(ledger.records(&key("A")).expect("read"), [prepared(1, &key("A"), "5")]);
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let (_folder, mut ledger) = ledger();
        ledger.connection().execute_batch("ALTER TABLE orders RENAME TO elsewhere").expect("tampered");
        assert!(matches!(ledger.append(&prepared(1, &key("A"), "5")), Err(LedgerError::Sqlite(_))));
        assert_eq!(ledger.records(&key("A")), Ok(Vec::new()), "the journal's row was taken back");
    }

    #[test]
    fn a_time_out_of_range_is_told() {
        let (_folder, mut ledger) = ledger();
        let mut late = prepared(1, &key("A"), "5");
        late.at = jiff::Timestamp::MAX;
        assert_eq!(ledger.append(&late), Err(LedgerError::TimeOutOfRange));
        assert_eq!(ledger.records(&key("A")), Ok(Vec::new()));
    }
}
