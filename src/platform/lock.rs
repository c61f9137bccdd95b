//! One Cobro a data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Held for as long as this process uses a data folder; the system takes it back however the process ends.
#[derive(Debug)]
pub struct InstanceLock {
    _file: File,
}

/// Why the lock was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it.
    #[error("Cobro is already running on {}; close it first, or name another data folder", path.display())]
    AlreadyRunning {
        /// The data folder.
        path: PathBuf,
    },
    /// The lock file cannot be made or locked; network drives may not know locks at all.
    #[error("{} cannot be locked: {source}; name a data folder on a drive of this computer", path.display())]
    Io {
        /// The lock file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
}

impl InstanceLock {
    /// Locks `folder` through a file `cobro.lock` in it, which stays when the lock is given back.
    pub fn acquire(folder: &Path) -> Result<Self, LockError> {
        let path = folder.join("cobro.lock");
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(|source| LockError::Io { path: path.clone(), source })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::AlreadyRunning { path: folder.to_path_buf() }),
            Err(TryLockError::Error(source)) => Err(LockError::Io { path, source }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_is_turned_away_until_the_first_ends() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = InstanceLock::acquire(folder.path()).expect("free");
        let error = InstanceLock::acquire(folder.path()).expect_err("held");
        assert!(matches!(&error, LockError::AlreadyRunning { path } if path == folder.path()), "{error}");
        drop(first);
        InstanceLock::acquire(folder.path()).expect("free again");
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = InstanceLock::acquire(&folder.path().join("none")).expect_err("no folder");
        assert!(matches!(error, LockError::Io { .. }), "{error}");
    }
}
