//! Why the ledger could not do what was asked, in words that say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::AccountId;

/// Why the ledger could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Another program is writing to it and does not let go.
    #[error("the ledger is in use by another program; close that program and try again")]
    Locked,
    /// A newer Cobro wrote it. It was not touched.
    #[error(
        "{} was written by a newer Cobro (its version is {found}, this program knows up to {known}); install the \
         newer program",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The file is something else. It was not touched.
    #[error("{} is not a Cobro ledger; move it away or name another data folder", .0.display())]
    NotALedger(PathBuf),
    /// There is no such file.
    #[error("there is no ledger at {}", .0.display())]
    Missing(PathBuf),
    /// The file or its folder cannot be read or written.
    #[error("{} cannot be read and written: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// Its content cannot be right.
    #[error("the ledger is damaged: {0}; run `cobro ledger verify`, then rebuild it or restore a backup")]
    Damaged(String),
    /// The disk is full. Nothing was written.
    #[error("the disk is full; nothing was written")]
    DiskFull,
    /// The ledger already has an order with this number.
    #[error("the ledger already has an order with this number")]
    OrderExists,
    /// An account that has orders keeps its market.
    #[error("the market of an account that has orders cannot be changed")]
    MarketFixed,
    /// There is no such account.
    #[error("there is no account {}", .0.0)]
    NoAccount(AccountId),
    /// A time outside the years 1677 to 2262.
    #[error("a time is out of the ledger's range")]
    TimeOutOfRange,
    /// The ledger's thread has ended.
    #[error("the ledger is closed")]
    Closed,
    /// The ledger's thread met a mistake of ours; it goes on, and what was begun was undone.
    #[error("a mistake in Cobro stopped work on the ledger; nothing was written")]
    Panicked,
    /// Anything else, in SQLite's words.
    #[error("the ledger's database says: {0}")]
    Sqlite(String),
}

impl LedgerError {
    /// The error in words that name the ledger's file and say what to do, for whoever wanted to open it.
    pub fn at(&self, path: &Path) -> String {
        let file = path.display();
        match self {
            // These name their file themselves.
            Self::Newer { .. } | Self::NotALedger(_) => self.to_string(),
            Self::Missing(_) => format!("{self}; start Cobro once to make one, or name another data folder"),
            Self::Unreadable { .. } => {
                format!("{self}; look to it that you may write there, or name another data folder")
            }
            Self::DiskFull => format!("{file}: {self}; make room and start again"),
            Self::Sqlite(_) | Self::Panicked => {
                format!("{file}: {self}; keep a copy of it and run `cobro ledger verify`")
            }
            _ => format!("{file}: {self}"),
        }
    }

    pub(super) fn unreadable(path: &Path, cause: &std::io::Error) -> Self {
        if cause.kind() == std::io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        Self::Unreadable { path: path.to_path_buf(), cause: cause.to_string() }
    }
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &error {
            // A value of another type than the table's: only damage or tampering puts it there.
            E::FromSqlConversionFailure(..) | E::InvalidColumnType(..) | E::IntegralValueOutOfRange(..) => {
                Self::Damaged(error.to_string())
            }
            _ => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
                Some(ErrorCode::DiskFull) => Self::DiskFull,
                _ => Self::Sqlite(error.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_opens_a_ledger_is_told_which_and_what_to_do() {
        let path = Path::new("/data/ledger.sqlite3");
        let file = path.to_path_buf();
        for (error, step) in [
            (LedgerError::Locked, "close that program"),
            (LedgerError::Newer { path: file.clone(), found: 9, known: 1 }, "install the newer program"),
            (LedgerError::NotALedger(file.clone()), "move it away or name another data folder"),
            (LedgerError::Missing(file.clone()), "start Cobro once"),
            (LedgerError::Unreadable { path: file, cause: "no rights".to_owned() }, "that you may write there"),
            (LedgerError::Damaged("a row".to_owned()), "cobro ledger verify"),
            (LedgerError::DiskFull, "make room"),
            (LedgerError::Sqlite("disk I/O error".to_owned()), "keep a copy"),
        ] {
            let said = error.at(path);
            assert!(said.contains(step), "{said}");
            assert_eq!(said.matches("/data/ledger.sqlite3").count(), 1, "{said}");
        }
    }
}
