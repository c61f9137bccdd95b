//! Which file is a ledger; making a new one; opening one that is there.
//!
//! A file is looked at before SQLite opens it, since even opening leaves traces (`-wal`, `-shm`, a checkpoint), and
//! what is not ours or is newer than us must stay exactly as it is.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::migrations::{self, Step};
use super::{LedgerError, backup, schema};

/// How long to wait for another program that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(3);

/// What lies at a ledger's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A ledger that this program knows.
    Ledger {
        /// It was not closed as it should be, or is open elsewhere: its write-ahead log is not empty.
        unclean: bool,
    },
}

/// Looks at a file without changing anything. `known` is the newest version that may be opened.
///
/// Where a write-ahead log lies beside it, SQLite alone looks: this very process may have the ledger open, and closing
/// a file handle of our own would take away the locks of all its connections to it. Whoever then came from outside would
/// take itself for the only one, and remove the log under us at its end (<https://www.sqlite.org/howtocorrupt.html>,
/// section 2.2).
pub fn inspect(path: &Path, known: u32) -> Result<Found, LedgerError> {
    let not_a_ledger = || LedgerError::NotALedger(path.to_path_buf());
    let log = std::fs::metadata(wal(path)).ok();
    let marks = if log.is_some() && path.exists() { peek(path)? } else { read_header(path)? };
    let Some((application, version)) = marks else { return Ok(Found::Nothing) };
    match version {
        _ if application != schema::APPLICATION_ID => Err(not_a_ledger()),
        0 => Err(not_a_ledger()),
        found if found > known => Err(LedgerError::Newer { path: path.to_path_buf(), found, known }),
        _ => Ok(Found::Ledger { unclean: log.is_some_and(|log| log.len() > 0) }),
    }
}

/// The application's number and the version of the content, out of a file that nobody has open; none if there is none.
fn read_header(path: &Path) -> Result<Option<(u32, u32)>, LedgerError> {
    let unreadable = |cause: io::Error| LedgerError::unreadable(path, &cause);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let mut header = Vec::new();
    file.take(100).read_to_end(&mut header).map_err(unreadable)?;
    // https://www.sqlite.org/fileformat.html, section 1.3.
    let number = |at: usize| -> Option<u32> { Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?)) };
    let is_whole = header.len() == 100 && header.starts_with(b"SQLite format 3\0");
    let marks = number(68).zip(number(60)).filter(|_| is_whole);
    marks.map(Some).ok_or_else(|| LedgerError::NotALedger(path.to_path_buf()))
}

/// The same where a write-ahead log may hold newer ones than the file itself.
fn peek(path: &Path) -> Result<Option<(u32, u32)>, LedgerError> {
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    match conn.pragma_query_value(None, "application_id", |row| row.get(0)) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            Err(LedgerError::NotALedger(path.to_path_buf()))
        }
        application => Ok(Some((i32::cast_unsigned(application?), migrations::version(&conn)?))),
    }
}

/// Opens a ledger for writing; makes it first if there is none, and takes it to the newest version.
pub fn open_writer(path: &Path, steps: &[Step]) -> Result<Connection, LedgerError> {
    backup::finish_restore(path)?;
    let unclean = match inspect(path, migrations::newest(steps))? {
        Found::Ledger { unclean } => unclean,
        // SQLite would replay a log without its ledger into the new one.
        Found::Nothing if wal(path).exists() => {
            return Err(LedgerError::Damaged(format!("there is {} without its ledger", wal(path).display())));
        }
        Found::Nothing => {
            create(path, steps)?;
            false
        }
    };
    // Asked of the system first, whose words are better than SQLite's.
    OpenOptions::new().read(true).write(true).open(path).map_err(|cause| LedgerError::unreadable(path, &cause))?;
    make_private(path);
    let mut conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    guard(&conn)?;
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(LedgerError::Sqlite(format!("journal mode is {mode}, not wal")));
    }
    // An acknowledged row survives a loss of power: on macOS that takes more than fsync.
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    // An import writes as many pages at once as SQLite would keep twice over; what spills is written twice.
    conn.execute_batch("PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096;")?;
    // Whoever else is writing is found out now and not at the first payment.
    conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK;")?;
    if unclean {
        quick_check(&conn)?;
    }
    migrations::migrate(&mut conn, path, steps)?;
    Ok(conn)
}

/// Opens a ledger for reading only.
pub fn open_reader(path: &Path) -> Result<Connection, LedgerError> {
    if inspect(path, migrations::newest(migrations::STEPS))? == Found::Nothing {
        return Err(LedgerError::Missing(path.to_path_buf()));
    }
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    guard(&conn)?;
    conn.execute_batch("PRAGMA query_only = ON")?;
    Ok(conn)
}

/// SQLite's own fast check of the whole file.
pub fn quick_check(conn: &Connection) -> Result<(), LedgerError> {
    let first: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if first == "ok" { Ok(()) } else { Err(LedgerError::Damaged(first)) }
}

/// A connection is used by one thread, so SQLite needs no locks of its own; a path is a path and never a URI.
fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// What every connection needs: patience, and distrust of what is in the file.
fn guard(conn: &Connection) -> Result<(), LedgerError> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan holds for every value; otherwise statements are prepared anew whenever a value is bound to them.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    Ok(())
}

/// Makes an empty ledger under another name and renames it, so that no half-made ledger ever has the name.
fn create(path: &Path, steps: &[Step]) -> Result<(), LedgerError> {
    let new = beside(path, ".new");
    make_file(&new)?;
    let mut conn = Connection::open_with_flags(&new, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    conn.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    migrations::migrate(&mut conn, &new, steps)?;
    conn.close().map_err(|(_, error)| error)?;
    move_into_place(&new, path)
}

/// Makes an empty file that only the user may read, in place of one that may be there.
pub fn make_file(path: &Path) -> Result<(), LedgerError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|cause| LedgerError::unreadable(path, &cause))?;
    make_private(path);
    Ok(())
}

/// Makes a finished file last over a loss of power and gives it its name.
pub fn move_into_place(from: &Path, to: &Path) -> Result<(), LedgerError> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(from)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(from, to))
        .and_then(|()| sync_folder_of(to))
        .map_err(|cause| LedgerError::unreadable(to, &cause))
}

/// Makes a rename last over a loss of power. Windows has no such call and needs none.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Takes other users' rights away. A file system without rights cannot, which is no reason not to work on it.
#[cfg(unix)]
fn make_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    if let Err(error) = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)) {
        tracing::warn!(path = %path.display(), %error, "the ledger's file cannot be made private");
    }
}

#[cfg(not(unix))]
fn make_private(_path: &Path) {}

/// The path with something added to its name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    path.with_file_name(name)
}

/// The write-ahead log of a ledger.
pub fn wal(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    const KNOWN: u32 = 4;

    /// A SQLite file that is no ledger of ours, or one of a given version.
    fn sqlite_file(path: &Path, application: u32, version: u32) {
        let conn = Connection::open(path).expect("opened");
        conn.pragma_update(None, "application_id", application).expect("set");
        conn.pragma_update(None, "user_version", version).expect("set");
        conn.execute_batch("CREATE TABLE t (x)").expect("made");
    }

    fn folder_state(folder: &Path) -> Vec<(OsString, Option<Vec<u8>>)> {
        let mut state: Vec<_> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry"))
            .map(|entry| (entry.file_name(), std::fs::read(entry.path()).ok()))
            .collect();
        state.sort();
        state
    }

    #[test]
    fn what_is_no_ledger_is_told_and_not_touched() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("empty"), b"").expect("written");
        std::fs::write(at("text"), "a shopping list\n".repeat(40)).expect("written");
        std::fs::write(at("short"), b"SQLite format 3\0").expect("written");
        sqlite_file(&at("other"), 7, 1);
        sqlite_file(&at("unversioned"), schema::APPLICATION_ID, 0);
        sqlite_file(&at("newer"), schema::APPLICATION_ID, 9);
        std::fs::create_dir(at("folder")).expect("made");
        let before = folder_state(folder.path());
        for name in ["empty", "text", "short", "other", "unversioned"] {
            let error = open_writer(&at(name), migrations::STEPS).err();
            assert_eq!(error, Some(LedgerError::NotALedger(at(name))), "{name}");
            assert_eq!(open_reader(&at(name)).err(), Some(LedgerError::NotALedger(at(name))), "{name}");
        }
        let newer = LedgerError::Newer { path: at("newer"), found: 9, known: KNOWN };
        assert_eq!(open_writer(&at("newer"), migrations::STEPS).err(), Some(newer.clone()));
        assert_eq!(open_reader(&at("newer")).err(), Some(newer));
        let error = open_writer(&at("folder"), migrations::STEPS).err();
        assert!(matches!(error, Some(LedgerError::Unreadable { .. })), "{error:?}");
        let error = open_writer(&at("no/folder"), migrations::STEPS).err();
        assert!(matches!(error, Some(LedgerError::Unreadable { .. })), "{error:?}");
        assert_eq!(open_reader(&at("none")).err(), Some(LedgerError::Missing(at("none"))));
        assert_eq!(folder_state(folder.path()), before);
    }

    #[test]
    fn a_newer_version_that_lies_in_the_log_only_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let conn = open_writer(&path, migrations::STEPS).expect("made");
        conn.pragma_update(None, "user_version", 5).expect("set");
        let newer = LedgerError::Newer { path: path.clone(), found: 5, known: KNOWN };
        assert_eq!(inspect(&path, KNOWN), Err(newer));
        assert!(std::fs::metadata(wal(&path)).is_ok_and(|log| log.len() > 0), "the log was not emptied by looking");
    }

    #[test]
    fn a_new_ledger_has_every_guard() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let conn = open_writer(&path, migrations::STEPS).expect("made");
        let number = |name: &str| -> i64 { conn.pragma_query_value(None, name, |row| row.get(0)).expect("told") };
        assert_eq!(number("application_id"), i64::from(schema::APPLICATION_ID));
        assert_eq!(number("user_version"), i64::from(KNOWN));
        assert_eq!(number("synchronous"), 2, "FULL");
        assert_eq!(number("fullfsync"), 1);
        assert_eq!(number("checkpoint_fullfsync"), 1);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(number("cell_size_check"), 1);
        assert!(number("busy_timeout") > 0);
        let loose: i64 = conn
            .query_row("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict", [], |row| {
                row.get(0)
            })
            .expect("counted");
        assert_eq!(loose, 2, "only sqlite_schema and sqlite_sequence are not STRICT");
        let reader = open_reader(&path).expect("opened");
        assert!(reader.execute("DELETE FROM settings", []).is_err(), "a reader cannot write");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_a_ledger_and_its_log() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        drop(open_writer(&path, migrations::STEPS).expect("made"));
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("widened");
        let conn = open_writer(&path, migrations::STEPS).expect("opened");
        conn.execute("INSERT INTO settings VALUES ('k', '1')", []).expect("written");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&wal(&path)), 0o600);
    }

    #[test]
    fn a_program_that_writes_locks_others_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let first = open_writer(&path, migrations::STEPS).expect("made");
        first.execute_batch("BEGIN IMMEDIATE").expect("begun");
        assert_eq!(open_writer(&path, migrations::STEPS).err(), Some(LedgerError::Locked));
        open_reader(&path).expect("reading goes on");
    }

    /// Without its lock, whoever opens the ledger from outside would remove the log that rows are being written to.
    #[cfg(target_os = "linux")]
    #[test]
    fn looking_takes_no_lock_away_from_a_writer() {
        use std::os::unix::fs::MetadataExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        let writer = open_writer(&path, migrations::STEPS).expect("made");
        let mark = format!(":{} ", std::fs::metadata(&path).expect("there").ino());
        let has_lock = || {
            let locks = std::fs::read_to_string("/proc/locks").expect("told");
            locks.lines().any(|lock| lock.contains(" POSIX ") && lock.contains(&mark))
        };
        assert!(has_lock(), "as SQLite does");
        open_reader(&path).expect("opened").close().expect("closed");
        assert_eq!(inspect(&path, KNOWN), Ok(Found::Ledger { unclean: false }));
        assert!(has_lock());
        drop(writer);
        assert!(!has_lock());
    }

    #[test]
    fn a_log_without_its_ledger_is_never_replayed_into_a_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        std::fs::write(wal(&path), b"left behind").expect("written");
        let error = open_writer(&path, migrations::STEPS).err();
        assert!(matches!(error, Some(LedgerError::Damaged(_))), "{error:?}");
        assert!(!path.exists());
    }

    #[test]
    fn an_interrupted_creation_or_restore_is_made_good() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite3");
        std::fs::write(beside(&path, ".new"), b"half of a header").expect("written");
        let conn = open_writer(&path, migrations::STEPS).expect("made anew");
        conn.execute("INSERT INTO settings VALUES ('k', '1')", []).expect("written");
        drop(conn);
        std::fs::rename(&path, beside(&path, ".restoring")).expect("as an interrupted restore leaves it");
        let conn = open_writer(&path, migrations::STEPS).expect("finished");
        let kept: i64 = conn.query_row("SELECT count(*) FROM settings", [], |row| row.get(0)).expect("counted");
        assert_eq!(kept, 1);
    }
}
