//! Copies of a ledger, made through SQLite so that they are whole whatever is being written, and taking one back.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::file::{self, Found, beside};
use super::maintenance::check_journal;
use super::{LedgerError, migrations};

/// A backup that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it lies.
    pub path: PathBuf,
    /// Rows of its journal.
    pub rows: u64,
}

impl fmt::Display for Copied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} records, checked", self.path.display(), self.rows)
    }
}

/// A backup that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Rows of the journal now.
    pub rows: u64,
    /// Where the file lies that was there before.
    pub aside: Option<PathBuf>,
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} records restored", self.rows)?;
        match &self.aside {
            Some(aside) => write!(f, "; the former ledger is kept as {}", aside.display()),
            None => Ok(()),
        }
    }
}

/// Copies the ledger at `path` to `to`, in place of a file that may be there. The copy has its name only once it is
/// complete, checked and on the disk. Works while the ledger is being written.
pub fn backup(path: &Path, to: &Path) -> Result<Copied, LedgerError> {
    refuse_same(path, to)?;
    copy(&file::open_reader(path)?, to)
}

/// Puts the backup `from` in the place of the ledger at `path`, whose file is kept beside it under another name.
///
/// The backup is checked first: the whole file, every digest and the chain. Nothing may have the ledger open
/// meanwhile; hold the instance lock.
pub fn restore(from: &Path, path: &Path) -> Result<Restored, LedgerError> {
    refuse_same(from, path)?;
    let backup = file::open_reader(from)?;
    if let (_, Some(finding)) = check_journal(&backup).map(|(rows, findings)| (rows, findings.into_iter().next()))? {
        return Err(LedgerError::Damaged(format!("{}: {finding}", from.display())));
    }
    settle(path)?;
    let Copied { rows, .. } = copy(&backup, &beside(path, ".restoring"))?;
    let aside = move_aside(path)?;
    finish_restore(path)?;
    Ok(Restored { rows, aside })
}

/// Moves a complete restored file, if there is one, into the place of a ledger that was moved aside; does the rest of
/// what an interruption left undone.
pub(super) fn finish_restore(path: &Path) -> Result<(), LedgerError> {
    let restoring = beside(path, ".restoring");
    if !is_there(&restoring) || is_there(path) {
        return Ok(());
    }
    // A log of the old file must follow it: SQLite would replay it into the new one.
    if is_there(&file::wal(path))
        && let Some(aside) = asides(path).take_while(|aside| is_there(aside)).last()
    {
        rename(&file::wal(path), &file::wal(&aside))?;
    }
    std::fs::remove_file(beside(path, "-shm")).ok(); // an index of the log, made anew when needed
    file::move_into_place(&restoring, path)
}

/// Makes sure that nobody is writing, and lets SQLite tidy up its log, as far as the file still allows that.
fn settle(path: &Path) -> Result<(), LedgerError> {
    if !matches!(file::inspect(path, migrations::newest(migrations::STEPS)), Ok(Found::Ledger { .. })) {
        return Ok(()); // nothing there, or nothing that we may write to
    }
    let tidied = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|conn| conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK; PRAGMA wal_checkpoint(TRUNCATE)"));
    match tidied.map_err(LedgerError::from) {
        Err(LedgerError::Locked) => Err(LedgerError::Locked),
        _ => Ok(()), // what is too damaged for that is replaced as it is
    }
}

/// Gives the file at `path` the first free name of `ledger-replaced-1.sqlite3` and so on.
fn move_aside(path: &Path) -> Result<Option<PathBuf>, LedgerError> {
    if !is_there(path) {
        return Ok(None);
    }
    let aside = asides(path).find(|aside| !is_there(aside));
    let aside = aside.ok_or_else(|| LedgerError::Sqlite("too many replaced ledgers".to_owned()))?;
    rename(path, &aside)?;
    Ok(Some(aside))
}

fn asides(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = path.to_path_buf();
    (1..10_000).map(move |n| path.with_file_name(format!("{stem}-replaced-{n}.sqlite3")))
}

fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

fn rename(from: &Path, to: &Path) -> Result<(), LedgerError> {
    std::fs::rename(from, to).map_err(|cause| LedgerError::unreadable(from, &cause))
}

fn refuse_same(a: &Path, b: &Path) -> Result<(), LedgerError> {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) if a == b => {
            Err(LedgerError::Unreadable { path: a, cause: "the ledger and its backup are one file".to_owned() })
        }
        _ => Ok(()),
    }
}

/// Copies an open ledger to `to` and checks the copy.
pub(super) fn copy(conn: &Connection, to: &Path) -> Result<Copied, LedgerError> {
    let partial = beside(to, ".partial");
    let copied = copy_to(conn, &partial).and_then(|rows| {
        file::move_into_place(&partial, to)?;
        Ok(Copied { path: to.to_path_buf(), rows })
    });
    if copied.is_err() {
        std::fs::remove_file(&partial).ok(); // the first error is the one to tell
    }
    copied
}

fn copy_to(conn: &Connection, partial: &Path) -> Result<u64, LedgerError> {
    file::make_file(partial)?;
    let mut copy = Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    match Backup::new(conn, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(LedgerError::Locked),
    }
    // One file, without a log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let first: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if first != "ok" {
        return Err(LedgerError::Damaged(first));
    }
    let count = |conn: &Connection| conn.query_row("SELECT count(*) FROM journal", [], |row| row.get::<_, i64>(0));
    let rows = count(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    u64::try_from(rows).or(Err(LedgerError::Damaged("a negative count".to_owned())))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::testing::{Words, key, open, prepared, queried};
    use super::super::{LedgerReader, verify};
    use super::*;
    use crate::domain::{OrderState, OrdersQuery};

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_lost_ledger_comes_back_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("ledger.sqlite3"), folder.path().join("copy.sqlite3"));
        let mut ledger = open(folder.path());
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        ledger.append(&queried(2, &key("A"), "SUCCESS 5")).expect("appended");
        let query = OrdersQuery { limit: 10, ..OrdersQuery::default() };
        let page = ledger.orders(&query).expect("read");
        // While it is open, and its newest rows are in the log only.
        let copied = backup(&path, &copy).expect("copied");
        assert_eq!(copied, Copied { path: copy.clone(), rows: 2 });
        drop(ledger);
        std::fs::remove_file(&path).expect("lost");
        assert_eq!(restore(&copy, &path), Ok(Restored { rows: 2, aside: None }));
        assert_eq!(names(folder.path()), ["copy.sqlite3", "ledger.sqlite3"]);
        let reader = LedgerReader::open(&path, Arc::new(Words)).expect("opened");
        assert_eq!(reader.orders(&query), Ok(page));
        assert_eq!(verify(&path, &Words).expect("verified").findings, []);
    }

    #[test]
    fn the_replaced_file_is_kept_with_everything_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("ledger.sqlite3"), folder.path().join("copy.sqlite3"));
        let mut ledger = open(folder.path());
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        backup(&path, &copy).expect("copied");
        ledger.append(&prepared(2, &key("B"), "6")).expect("appended");
        drop(ledger);
        let aside = folder.path().join("ledger-replaced-1.sqlite3");
        assert_eq!(restore(&copy, &path), Ok(Restored { rows: 1, aside: Some(aside.clone()) }));
        let reader = LedgerReader::open(&aside, Arc::new(Words)).expect("opened");
        assert!(reader.order(&key("B")).expect("read").is_some());
        drop(reader);
        // A file that is no ledger any more can be replaced too, and has a name of its own.
        std::fs::write(&path, b"overwritten by something").expect("written");
        let second = folder.path().join("ledger-replaced-2.sqlite3");
        assert_eq!(restore(&copy, &path), Ok(Restored { rows: 1, aside: Some(second.clone()) }));
        assert_eq!(std::fs::read(&second).expect("kept"), b"overwritten by something");
        let order = open(folder.path()).order(&key("A")).expect("read").expect("there");
        assert_eq!(order.order.state, OrderState::NotSent);
    }

    #[test]
    fn an_interrupted_restore_takes_the_old_log_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("ledger.sqlite3"), folder.path().join("copy.sqlite3"));
        drop(open(folder.path()));
        backup(&path, &copy).expect("copied");
        // As a loss of power leaves it after the old file was moved and before its log was.
        std::fs::rename(&path, folder.path().join("ledger-replaced-1.sqlite3")).expect("moved");
        std::fs::write(file::wal(&path), b"the old log").expect("written");
        std::fs::rename(&copy, beside(&path, ".restoring")).expect("moved");
        drop(open(folder.path()));
        assert_eq!(
            names(folder.path()),
            ["ledger-replaced-1.sqlite3", "ledger-replaced-1.sqlite3-wal", "ledger.sqlite3"]
        );
    }

    #[test]
    fn a_bad_backup_is_refused_and_the_ledger_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("ledger.sqlite3"), folder.path().join("copy.sqlite3"));
        let mut ledger = open(folder.path());
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        backup(&path, &copy).expect("copied");
        drop(ledger);
        let conn = Connection::open(&copy).expect("opened");
        conn.execute_batch("DROP TRIGGER journal_keeps_content; UPDATE journal SET raw = x'39'").expect("tampered");
        drop(conn);
        let before = std::fs::read(&path).expect("read");
        assert!(matches!(restore(&copy, &path), Err(LedgerError::Damaged(why)) if why.contains("row 1")));
        assert_eq!(
            restore(&folder.path().join("none"), &path).err(),
            Some(LedgerError::Missing(folder.path().join("none")))
        );
        assert!(matches!(restore(&path, &path), Err(LedgerError::Unreadable { .. })));
        assert!(matches!(backup(&path, &path), Err(LedgerError::Unreadable { .. })));
        assert!(matches!(backup(&path, &folder.path().join("no/folder")), Err(LedgerError::Unreadable { .. })));
        assert_eq!(std::fs::read(&path).expect("read"), before);
        assert_eq!(names(folder.path()), ["copy.sqlite3", "ledger.sqlite3"]);
    }
}
