//! From one version of the schema to the next, with a backup before each step.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{LedgerError, backup, schema};

/// One step up.
pub struct Step {
    /// The version that it leads to; the step before leads to one less.
    pub version: u32,
    /// Does it, inside a transaction of its own.
    pub up: fn(&Transaction<'_>) -> Result<(), LedgerError>,
}

/// Every step, from an empty file on. A step that was ever released is never changed again.
pub const STEPS: &[Step] = &[
    Step {
        version: 1,
        up: |tx| {
            tx.execute_batch(schema::V1)?;
            tx.execute_batch(schema::PROJECTION)?;
            Ok(())
        },
    },
    Step { version: 2, up: |tx| Ok(tx.execute_batch(schema::V2)?) },
    Step { version: 3, up: |tx| Ok(tx.execute_batch(schema::V3)?) },
    Step { version: 4, up: |tx| Ok(tx.execute_batch(schema::V4)?) },
];

/// The version that `steps` lead to.
pub fn newest(steps: &[Step]) -> u32 {
    steps.last().map_or(0, |step| step.version)
}

/// The version of an open database.
pub fn version(conn: &Connection) -> Result<u32, LedgerError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Takes the database to the newest version. Before each step of a ledger that is not new, a backup is written
/// beside it: `ledger-before-v2.sqlite3` before the step to version 2.
pub fn migrate(conn: &mut Connection, path: &Path, steps: &[Step]) -> Result<(), LedgerError> {
    let start = version(conn)?;
    for step in steps.iter().filter(|step| step.version > start) {
        if start > 0 {
            let name = format!("ledger-before-v{}.sqlite3", step.version);
            backup::copy(conn, &path.with_file_name(name))?;
        }
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&tx)? + 1 != step.version {
            return Err(LedgerError::Locked); // another program took a step in the meantime
        }
        (step.up)(&tx)?;
        tx.pragma_update(None, "user_version", step.version)?;
        tx.commit()?;
    }
    if start > 0 && start < newest(steps) {
        // The file's own first bytes must tell the new version, since an older program looks at them first.
        checkpoint(conn)?;
    }
    Ok(())
}

/// Moves everything from the write-ahead log into the file.
pub fn checkpoint(conn: &Connection) -> Result<(), LedgerError> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::testing::{Words, key, record};
    use super::super::{Ledger, journal};
    use super::*;
    use crate::domain::RecordKind;

    fn with_another_step(up: fn(&Transaction<'_>) -> Result<(), LedgerError>) -> Vec<Step> {
        let known = STEPS.iter().map(|step| Step { version: step.version, up: step.up });
        known.chain([Step { version: newest(STEPS) + 1, up }]).collect()
    }

    #[test]
    fn a_step_up_keeps_everything_and_leaves_a_backup() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let mut ledger = Ledger::open(&path, Arc::new(Words)).expect("made");
        let kind = RecordKind::Queried { http_status: 200 };
        ledger.append(&record(1, &key("A"), kind, "PAYING 5")).expect("appended");
        drop(ledger);

        let steps = with_another_step(|tx| Ok(tx.execute_batch("ALTER TABLE accounts ADD COLUMN colour TEXT")?));
        let ledger = Ledger::open_with(&path, Arc::new(Words), &steps).expect("migrated");
        assert_eq!(ledger.records(&key("A")).expect("read").len(), 1);
        let known = newest(STEPS);
        assert_eq!(version(ledger.connection()), Ok(known + 1));
        ledger.connection().execute("UPDATE accounts SET colour = 'red'", []).expect("the new column is there");
        drop(ledger);

        // An older program does not touch it, though the newest version lies in the file only since a moment.
        let before = std::fs::read(&path).expect("read");
        let error = Ledger::open(&path, Arc::new(Words)).err();
        assert_eq!(error, Some(LedgerError::Newer { path: path.clone(), found: known + 1, known }));
        assert_eq!(std::fs::read(&path).expect("read"), before);

        // The backup is the ledger as it was, and opens with the older program.
        let backup = folder.path().join(format!("ledger-before-v{}.sqlite3", known + 1));
        let old = Ledger::open(&backup, Arc::new(Words)).expect("opened");
        assert_eq!(version(old.connection()), Ok(known));
        assert_eq!(old.records(&key("A")).expect("read").len(), 1);
    }

    /// A ledger of version 1, as earlier programs left it, gets what later versions added.
    #[test]
    fn a_ledger_of_version_1_is_taken_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let mut ledger = Ledger::open_with(&path, Arc::new(Words), &STEPS[..1]).expect("made");
        let kind = RecordKind::Queried { http_status: 200 };
        // Only the journal: today's fold keeps tables that version 1 did not have.
        let queried = record(1, &key("A"), kind, "PAYING 5");
        ledger.write(|tx| journal::add(tx, &queried).map(drop)).expect("appended");
        drop(ledger);
        let ledger = Ledger::open(&path, Arc::new(Words)).expect("taken up");
        assert_eq!(ledger.records(&key("A")).expect("read").len(), 1);
        assert_eq!(ledger.deliveries(&key("A")), Ok(Vec::new()));
        assert!(folder.path().join("ledger-before-v2.sqlite3").exists());
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        drop(Ledger::open(&path, Arc::new(Words)).expect("made"));
        let steps = with_another_step(|tx| {
            tx.execute_batch("CREATE TABLE half (x INTEGER) STRICT")?;
            Err(LedgerError::DiskFull)
        });
        assert_eq!(Ledger::open_with(&path, Arc::new(Words), &steps).err(), Some(LedgerError::DiskFull));
        let ledger = Ledger::open(&path, Arc::new(Words)).expect("still of the version before");
        let half: u32 = ledger
            .connection()
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", [], |row| row.get(0))
            .expect("counted");
        assert_eq!(half, 0);
    }

    #[test]
    fn steps_count_up_by_one() {
        for (i, step) in STEPS.iter().enumerate() {
            assert_eq!(usize::try_from(step.version), Ok(i + 1));
        }
    }
}
