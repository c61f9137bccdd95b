//! Why Cobro cannot start: in English for the terminal, and in the person's language for the window.

use std::path::{Path, PathBuf};

use crate::app::{Told, Trouble};
use crate::gateway::transport::SetUpError;
use crate::ledger::LedgerError;
use crate::platform::{FoldersError, LockError};

/// Why Cobro cannot start. `Display` says it to the terminal, in English.
#[derive(Debug, thiserror::Error)]
pub(super) enum StartError {
    /// There is no data folder.
    #[error(transparent)]
    Folders(#[from] FoldersError),
    /// Another Cobro uses the data folder, or nobody can tell.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Logs cannot be written.
    #[error("cannot write logs in {}: {cause}", folder.display())]
    Logs {
        /// Their folder.
        folder: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// The ledger cannot be opened or worked with.
    #[error("{}", error.at(path))]
    Ledger {
        /// Its file.
        path: PathBuf,
        /// Why.
        error: LedgerError,
    },
    /// The built-in gateway does not start.
    #[error("the sandbox gateway cannot start: {0}")]
    Sandbox(std::io::Error),
    /// The system gives no threads.
    #[error("the system refuses what Cobro needs to run: {0}")]
    System(#[from] std::io::Error),
    /// TLS or the HTTP clients cannot be set up.
    #[error(transparent)]
    Network(#[from] SetUpError),
    /// There is no window to be had.
    #[error("the window cannot be opened: {0}. Cobro needs OpenGL 2.0 or newer; see README.md for what else works.")]
    Window(#[from] eframe::Error),
}

impl StartError {
    /// For the window that says so to whoever started Cobro from a menu and sees no terminal.
    pub(super) fn trouble(&self) -> Trouble {
        match self {
            Self::Folders(FoldersError::NoHome) => trouble(Told::new("start-no-home"), &""),
            Self::Folders(FoldersError::Io { path, source }) => trouble(at("start-folder", path), source),
            Self::Lock(LockError::AlreadyRunning { path }) => trouble(at("start-running", path), &""),
            Self::Lock(LockError::Io { path, source }) => trouble(at("start-lock", path), source),
            Self::Logs { folder, cause } => trouble(at("start-logs", folder), cause),
            Self::Ledger { path, error } => ledger(path, error),
            Self::Sandbox(cause) => trouble(Told::new("start-sandbox"), cause),
            Self::System(cause) => trouble(Told::new("start-system"), cause),
            Self::Network(cause) => trouble(Told::new("start-system"), cause),
            Self::Window(eframe::Error::WinitEventLoop(cause)) => trouble(Told::new("start-no-desktop"), cause),
            Self::Window(cause) => trouble(Told::new("start-no-window"), cause),
        }
    }
}

fn ledger(path: &Path, error: &LedgerError) -> Trouble {
    match error {
        LedgerError::Locked => trouble(at("start-ledger-locked", path), &""),
        LedgerError::Newer { .. } => trouble(at("start-ledger-newer", path), error),
        LedgerError::NotALedger(_) => trouble(at("start-ledger-other", path), &""),
        LedgerError::Unreadable { cause, .. } => trouble(at("start-ledger-unreadable", path), cause),
        LedgerError::Damaged(cause) => trouble(at("start-ledger-damaged", path), cause),
        LedgerError::DiskFull => trouble(at("start-disk-full", path), &""),
        _ => trouble(at("start-ledger-failed", path), error),
    }
}

/// About a file or a folder.
fn at(key: &'static str, path: &Path) -> Told {
    Told::new(key).text("path", path.display().to_string())
}

/// With the system's words, if there are any.
fn trouble(told: Told, words: &dyn std::fmt::Display) -> Trouble {
    Trouble { told, detail: Some(words.to_string()).filter(|words| !words.is_empty()), field: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Texts};

    fn all() -> Vec<StartError> {
        let path = || PathBuf::from("/data/ledger.sqlite3");
        let io = || std::io::Error::other("the system's words");
        let ledger = |error| StartError::Ledger { path: path(), error };
        vec![
            FoldersError::NoHome.into(),
            FoldersError::Io { path: path(), source: io() }.into(),
            LockError::AlreadyRunning { path: path() }.into(),
            LockError::Io { path: path(), source: io() }.into(),
            StartError::Logs { folder: path(), cause: "the system's words".to_owned() },
            ledger(LedgerError::Locked),
            ledger(LedgerError::Newer { path: path(), found: 9, known: 1 }),
            ledger(LedgerError::NotALedger(path())),
            ledger(LedgerError::Unreadable { path: path(), cause: "no rights".to_owned() }),
            ledger(LedgerError::Damaged("a row".to_owned())),
            ledger(LedgerError::DiskFull),
            ledger(LedgerError::Sqlite("disk I/O error".to_owned())),
            StartError::Sandbox(io()),
            StartError::System(io()),
            StartError::Window(eframe::Error::AppCreation("no OpenGL".into())),
        ]
    }

    #[test]
    fn whatever_keeps_cobro_from_starting_is_said_in_every_language_with_a_next_step() {
        let english = Texts::new(Language::English);
        for language in Language::ALL {
            let texts = Texts::new(language);
            for error in all() {
                let trouble = error.trouble();
                let (what, now) = (trouble.what(&texts), trouble.now(&texts));
                assert!(!what.contains(['⟦', '{']) && !now.contains(['⟦', '{']), "{error}: {what} {now}");
                assert_eq!(what.contains("/data/ledger.sqlite3"), trouble.told.values.len() == 1, "{what}");
                if language != Language::English {
                    assert_ne!((what, now), (trouble.what(&english), trouble.now(&english)), "{error}");
                }
            }
        }
    }

    #[test]
    fn the_systems_words_stay_at_hand() {
        let details: Vec<_> = all().iter().filter_map(|error| error.trouble().detail).collect();
        assert_eq!(details.iter().filter(|detail| detail.contains("the system's words")).count(), 5, "{details:#?}");
        assert!(details.iter().any(|detail| detail.contains("its version is 9")), "{details:#?}");
    }
}
