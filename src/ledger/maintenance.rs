//! Proving that a ledger is what it was, and folding its orders again.

use std::fmt;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::projection::{self, OrderRow};
use super::{LedgerError, exceptions, file, journal, migrations, notes, schema};
use crate::domain::observation::Interpreter;
use crate::domain::{AccountId, OrderKey};

/// Something in a ledger that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file itself damaged, in its words.
    File(String),
    /// A table, an index or a trigger is missing, is different, or should not be there.
    Schema(String),
    /// Rows of the journal are missing before this one.
    Gap {
        /// The row after the gap.
        seq: i64,
    },
    /// A row's content does not agree with its digest.
    Changed {
        /// The row.
        seq: i64,
    },
    /// A row does not follow the one before it: rows were removed, added or put in another sequence.
    Unchained {
        /// The row.
        seq: i64,
    },
    /// A row's content is not a record.
    Unreadable {
        /// The row.
        seq: i64,
        /// Why.
        why: String,
    },
    /// An order cannot be folded.
    Unfoldable {
        /// The order.
        order: OrderKey,
        /// Why.
        why: String,
    },
    /// Neither the order's records nor its account tell the market.
    NoMarket(OrderKey),
    /// The list lacks an order that the journal has.
    Unlisted(OrderKey),
    /// The list tells an order otherwise than the journal does.
    Differs {
        /// The order.
        order: OrderKey,
        /// The columns that differ.
        columns: Vec<&'static str>,
    },
    /// A table has a row about an order of which the journal knows nothing.
    Orphan {
        /// The order.
        order: OrderKey,
        /// The table.
        table: &'static str,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |order: &OrderKey| format!("order {} of account {}", order.order_no, order.account.0);
        match self {
            Self::File(why) => write!(f, "the file is damaged: {why}"),
            Self::Schema(what) => write!(f, "{what} is missing or is not Cobro's"),
            Self::Gap { seq } => write!(f, "rows are missing before row {seq} of the journal"),
            Self::Changed { seq } => write!(f, "row {seq} of the journal was changed"),
            Self::Unchained { seq } => write!(f, "row {seq} of the journal does not follow the row before it"),
            Self::Unreadable { seq, why } => write!(f, "row {seq} of the journal cannot be read: {why}"),
            Self::Unfoldable { order, why } => write!(f, "{} cannot be folded: {why}", name(order)),
            Self::NoMarket(order) => write!(f, "nothing tells the market of {}", name(order)),
            Self::Unlisted(order) => write!(f, "the list lacks {}", name(order)),
            Self::Differs { order, columns } => {
                let columns = if columns.is_empty() { "its digest".to_owned() } else { columns.join(", ") };
                write!(f, "the list tells {} otherwise than the journal: {columns}", name(order))
            }
            Self::Orphan { order, table } => {
                write!(f, "{table} has {}, of which the journal knows nothing", name(order))
            }
        }
    }
}

/// What [`verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Rows of the journal.
    pub rows: u64,
    /// Orders in the journal.
    pub orders: u64,
    /// What is not as it should be; empty for a sound ledger.
    pub findings: Vec<Finding>,
}

impl Verified {
    /// Whether everything is as it should be.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        let verdict = match self.findings.len() {
            0 => "everything is as it should be".to_owned(),
            1 => "1 finding".to_owned(),
            n => format!("{n} findings"),
        };
        write!(f, "{} records, {} orders: {verdict}", self.rows, self.orders)
    }
}

/// What [`rebuild`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Orders in the list now.
    pub orders: u64,
    /// How the former list differed; empty if it was right.
    pub mended: Vec<Finding>,
}

impl fmt::Display for Rebuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.mended {
            writeln!(f, "mended: {finding}")?;
        }
        write!(f, "{} orders folded again, {} mended", self.orders, self.mended.len())
    }
}

/// Checks a whole ledger and changes nothing: the file, the schema, every digest, the chain from the first row on, and
/// every row of the list against a fresh fold.
pub fn verify(path: &Path, reads: &dyn Interpreter) -> Result<Verified, LedgerError> {
    let conn = file::open_reader(path)?;
    let _moment = conn.unchecked_transaction()?;
    let mut findings = Vec::new();
    // One part that cannot even be read must not hide what the others find.
    let mut count = |part: Result<(u64, Vec<Finding>), LedgerError>| match part {
        Ok((count, found)) => {
            findings.extend(found);
            Ok(count)
        }
        Err(LedgerError::Damaged(why) | LedgerError::Sqlite(why)) => {
            findings.push(Finding::File(why));
            Ok(0)
        }
        Err(error) => Err(error),
    };
    count(check_file(&conn).map(|found| (0, found)))?;
    count(check_schema(&conn).map(|found| (0, found)))?;
    let rows = count(check_journal(&conn))?;
    let orders = count(check_projection(&conn, reads))?;
    Ok(Verified { rows, orders, findings })
}

/// Drops the list of orders and folds it again from the journal, in one transaction: after an error nothing has
/// changed. A journal that cannot be read is [`LedgerError::Damaged`]; [`verify`] then tells where.
pub fn rebuild(path: &Path, reads: &dyn Interpreter) -> Result<Rebuilt, LedgerError> {
    if !path.exists() {
        return Err(LedgerError::Missing(path.to_path_buf()));
    }
    let mut conn = file::open_writer(path, migrations::STEPS)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let rebuilt = refold(&tx, reads)?;
    tx.commit()?;
    Ok(rebuilt)
}

/// The setting that says by which reading the list was folded.
const READ_BY: &str = "read_by";

/// Folds all orders again if they were folded by another reading than `version` or into a list of another shape, and
/// notes that they are folded by this one, in one transaction. Makes the ledger if there is none.
///
/// `None` if there was nothing to fold again: the ledger was read by this version, or is empty.
pub fn refold_if_read_otherwise(
    path: &Path,
    reads: &dyn Interpreter,
    version: &str,
) -> Result<Option<Rebuilt>, LedgerError> {
    let mut conn = file::open_writer(path, migrations::STEPS)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let has_our_shape = has_our_shape(&tx)? == Some(true);
    if has_our_shape && notes::setting::<String>(&tx, READ_BY)?.as_deref() == Some(version) {
        return Ok(None);
    }
    let is_empty = !tx.prepare("SELECT 1 FROM journal")?.exists([])?;
    let rebuilt = if is_empty && has_our_shape { None } else { Some(refold(&tx, reads)?) };
    notes::save_setting(&tx, READ_BY, &version)?;
    tx.commit()?;
    Ok(rebuilt.filter(|_| !is_empty))
}

fn refold(tx: &Connection, reads: &dyn Interpreter) -> Result<Rebuilt, LedgerError> {
    let mended = match check_projection(tx, reads) {
        _ if has_our_shape(tx)? == Some(false) => Vec::new(), // another version's list was not wrong
        Ok((_, findings)) => findings,
        Err(LedgerError::Damaged(why) | LedgerError::Sqlite(why)) => vec![Finding::File(why)],
        Err(error) => return Err(error),
    };
    tx.execute_batch("DROP TABLE IF EXISTS orders")?;
    tx.execute_batch(schema::PROJECTION)?;
    let orders = journal::orders(tx)?;
    for key in &orders {
        if let Some(folded) = projection::load(tx, reads, key)? {
            folded.row.save(tx)?;
        }
    }
    exceptions::rebuild(tx, reads, &orders)?;
    tx.execute_batch(
        "DELETE FROM order_checks AS c WHERE NOT EXISTS
         (SELECT 1 FROM journal j WHERE j.account = c.account AND j.order_no = c.order_no)",
    )?;
    // What a rebuild cannot mend is not counted as mended.
    let mended = mended.into_iter().filter(|finding| !matches!(finding, Finding::NoMarket(_))).collect();
    Ok(Rebuilt { orders: orders.len() as u64, mended })
}

/// Whether the list's table and its indexes are as this version makes them; `None` if there is no table.
fn has_our_shape(conn: &Connection) -> Result<Option<bool>, LedgerError> {
    let mut statement = conn.prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'orders' AND sql IS NOT NULL")?;
    let found = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let is_ours = found.len() == schema::PROJECTION.matches("CREATE ").count()
        && found.iter().all(|sql| schema::PROJECTION.contains(sql));
    Ok((!found.is_empty()).then_some(is_ours))
}

fn check_file(conn: &Connection) -> Result<Vec<Finding>, LedgerError> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut findings: Vec<_> = lines.into_iter().filter(|line| line != "ok").map(Finding::File).collect();
    let mut statement = conn.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check")?;
    let orphans = statement.query_map([], |row| {
        Ok(format!("{} {} belongs to nothing", row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    for orphan in orphans {
        findings.push(Finding::File(orphan?));
    }
    Ok(findings)
}

/// Compares every table, index and trigger with those of a new ledger.
fn check_schema(conn: &Connection) -> Result<Vec<Finding>, LedgerError> {
    let objects = |conn: &Connection| -> Result<Vec<(String, String)>, LedgerError> {
        let mut statement = conn.prepare(
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let mut new = Connection::open_in_memory()?;
    migrations::migrate(&mut new, Path::new(""), migrations::STEPS)?;
    let (expected, found) = (objects(&new)?, objects(conn)?);
    let missing = expected.iter().filter(|object| !found.contains(object));
    let foreign = found.iter().filter(|(name, _)| !expected.iter().any(|(known, _)| known == name));
    Ok(missing.chain(foreign).map(|(name, _)| Finding::Schema(name.clone())).collect())
}

/// Walks the whole chain. Gives the number of rows and what is wrong with them.
pub(super) fn check_journal(conn: &Connection) -> Result<(u64, Vec<Finding>), LedgerError> {
    let mut findings = Vec::new();
    let (mut rows, mut last_seq, mut previous) = (0, 0, [0; 32]);
    journal::walk(conn, |row| {
        let seq = row.seq;
        if seq != last_seq + 1 {
            findings.push(Finding::Gap { seq });
        }
        if row.content.digest() != row.digest {
            findings.push(Finding::Changed { seq });
        }
        if journal::link(&previous, &row.digest) != row.chain {
            findings.push(Finding::Unchained { seq });
        }
        if let Err(why) = row.content.into_record() {
            findings.push(Finding::Unreadable { seq, why });
        }
        // Go on from what stands there, so that each fault is told once.
        (rows, last_seq, previous) = (rows + 1, seq, row.chain);
    })?;
    Ok((rows, findings))
}

/// Compares every row of the list with a fresh fold. Gives the number of orders and what is wrong with them.
fn check_projection(conn: &Connection, reads: &dyn Interpreter) -> Result<(u64, Vec<Finding>), LedgerError> {
    let mut findings = Vec::new();
    let orders = journal::orders(conn)?;
    for key in &orders {
        let folded = projection::load(conn, reads, key);
        if let Ok(folded) = &folded
            && !exceptions::is_plain(conn, key, folded.as_ref())?
            && !exceptions::are_right(conn, reads, key)?
        {
            findings.push(Finding::Differs { order: key.clone(), columns: vec!["exceptions"] });
        }
        let folded = match folded {
            Ok(Some(folded)) => folded,
            Ok(None) => continue,
            Err(LedgerError::Damaged(why)) => {
                findings.push(Finding::Unfoldable { order: key.clone(), why });
                continue;
            }
            Err(error) => return Err(error),
        };
        if folded.market.as_str().is_empty() {
            findings.push(Finding::NoMarket(key.clone()));
        }
        match OrderRow::stored(conn, key)? {
            None => findings.push(Finding::Unlisted(key.clone())),
            Some((stored, intact)) if stored != folded.row || !intact => {
                findings.push(Finding::Differs { order: key.clone(), columns: folded.row.differences(&stored) });
            }
            Some(_) => {}
        }
    }
    for table in ["orders", "order_checks", "exceptions", "patches"] {
        let mut statement = conn.prepare(&format!(
            "SELECT account, order_no FROM {table} AS t WHERE NOT EXISTS
             (SELECT 1 FROM journal j WHERE j.account = t.account AND j.order_no = t.order_no)
             ORDER BY account, order_no"
        ))?;
        let orphans =
            statement.query_map([], |row| Ok(OrderKey { account: AccountId(row.get(0)?), order_no: row.get(1)? }))?;
        for order in orphans {
            findings.push(Finding::Orphan { order: order?, table });
        }
    }
    Ok((orders.len() as u64, findings))
}

#[cfg(test)]
mod tests {
    use super::super::Ledger;
    use super::super::testing::{Words, key, ledger, open, prepared};
    use super::*;
    use crate::domain::{Fact, MarketCode, Record};

    /// Reads every request as unreadable, as a later version might.
    struct Otherwise;

    impl Interpreter for Otherwise {
        fn read(&self, _: &Record, _: &MarketCode) -> Fact {
            Fact::Unreadable { why: "read otherwise".to_owned() }
        }
    }

    #[test]
    fn another_reading_folds_once() {
        let (folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("A"), "5 Juana")).expect("appended");
        ledger.append(&prepared(2, &key("B"), "6 Juana")).expect("appended");
        drop(ledger);
        let path = folder.path().join("ledger.sqlite3");
        let payer = || open(folder.path()).summary(&key("A")).expect("read").expect("there").payer_name;
        let refold =
            |reads: &dyn Interpreter, version| refold_if_read_otherwise(&path, reads, version).expect("folded");

        let unmarked = refold(&Words, "1").expect("a ledger of before there were versions");
        assert_eq!((unmarked.orders, unmarked.mended.len()), (2, 0));
        // Of this version: not even looked at, whatever the reading would say.
        assert_eq!(refold(&Otherwise, "1"), None);
        assert_eq!(payer(), "Juana");
        for (reads, version, read_as) in [(&Otherwise as &dyn Interpreter, "2", ""), (&Words, "1", "Juana")] {
            let again = refold(reads, version).expect("newer or older, it is another one");
            assert_eq!((again.orders, again.mended.len()), (2, 2));
            assert_eq!(payer(), read_as);
            assert_eq!(refold(reads, version), None);
        }
    }

    #[test]
    fn a_list_of_another_shape_is_folded_again() {
        let (folder, mut ledger) = ledger();
        let path = folder.path().join("ledger.sqlite3");
        let refold = || refold_if_read_otherwise(&path, &Words, "1").expect("folded");
        let reshape = |ledger: &Ledger| {
            let other = schema::PROJECTION.replace("    paid_at_ns INTEGER,\n", "");
            assert_ne!(other, schema::PROJECTION);
            ledger.connection().execute_batch(&format!("DROP TABLE orders; {other}")).expect("another version's list");
        };
        reshape(&ledger);
        drop(ledger);
        assert_eq!(refold(), None, "there was nothing to fold, but the table is new");
        ledger = open(folder.path());
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        let truth = ledger.summary(&key("A"));
        reshape(&ledger);
        drop(ledger);
        assert_eq!(refold(), Some(Rebuilt { orders: 1, mended: Vec::new() }));
        assert_eq!(open(folder.path()).summary(&key("A")), truth);
        assert_eq!(refold(), None);
    }

    #[test]
    fn an_empty_ledger_has_nothing_to_fold_and_is_marked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        assert_eq!(refold_if_read_otherwise(&path, &Words, "1"), Ok(None));
        open(folder.path()).append(&prepared(1, &key("A"), "5")).expect("appended");
        assert_eq!(refold_if_read_otherwise(&path, &Words, "1"), Ok(None), "the order was folded by this version");
        assert!(refold_if_read_otherwise(&path, &Words, "2").expect("folded").is_some());
    }
}
