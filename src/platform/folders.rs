//! Where everything that Cobro writes lies.

use std::path::{Path, PathBuf};

/// The data folder, which exists and is private to the user, and what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
}

/// Why there is no data folder.
#[derive(Debug, thiserror::Error)]
pub enum FoldersError {
    /// The system names no home folder for this user.
    #[error("this user has no home folder; name a data folder with --data-dir")]
    NoHome,
    /// It cannot be made, or not be made private.
    #[error("the data folder {} cannot be used: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
}

impl Folders {
    /// Takes `chosen`, or else the platform's folder for the data of `cobro`; makes it if it is not there and makes
    /// it private (mode 0700 on Unix) if it is not.
    pub fn new(chosen: Option<PathBuf>) -> Result<Self, FoldersError> {
        let data = if let Some(chosen) = chosen {
            chosen
        } else {
            let dirs = directories::ProjectDirs::from("", "", "cobro").ok_or(FoldersError::NoHome)?;
            dirs.data_local_dir().to_path_buf()
        };
        let folders = Self { data };
        folders.make_private().map_err(|source| FoldersError::Io { path: folders.data.clone(), source })?;
        Ok(folders)
    }

    #[cfg(unix)]
    fn make_private(&self) -> std::io::Result<()> {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data)?;
        let mode = std::fs::metadata(&self.data)?.permissions().mode();
        if mode & 0o077 != 0 {
            std::fs::set_permissions(&self.data, std::fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    /// On Windows the profile's folders are private by inheritance.
    #[cfg(not(unix))]
    fn make_private(&self) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.data)
    }

    /// The data folder itself.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The ledger's file.
    pub fn ledger(&self) -> PathBuf {
        self.data.join("ledger.sqlite3")
    }

    /// The folder of the logs; whoever writes logs makes it.
    pub fn logs(&self) -> PathBuf {
        self.data.join("logs")
    }

    /// The user's own markets and corrections; need not exist.
    pub fn markets_file(&self) -> PathBuf {
        self.data.join("markets.toml")
    }

    /// Market files that were added in the window; need not exist.
    pub fn markets_folder(&self) -> PathBuf {
        self.data.join("markets")
    }

    /// What the built-in sandbox gateway remembers over a restart.
    pub fn sandbox_state(&self) -> PathBuf {
        self.data.join("sandbox.json")
    }
}

/// Where the user's programs save what they make: the folder for downloads, else home.
pub fn for_saving() -> PathBuf {
    let user = directories::UserDirs::new();
    user.map_or_else(PathBuf::new, |user| user.download_dir().unwrap_or(user.home_dir()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_lies_in_the_chosen_folder() {
        let parent = tempfile::tempdir().expect("a folder");
        let data = parent.path().join("a/b");
        let folders = Folders::new(Some(data.clone())).expect("made");
        assert!(data.is_dir());
        for path in [folders.ledger(), folders.logs(), folders.markets_file(), folders.sandbox_state()] {
            assert_eq!(path.parent(), Some(data.as_path()));
        }
        assert_eq!(Folders::new(Some(data)).expect("a second time"), folders);
    }

    #[test]
    fn a_file_in_the_way_is_told() {
        let parent = tempfile::tempdir().expect("a folder");
        let data = parent.path().join("file");
        std::fs::write(&data, b"mine").expect("written");
        let error = Folders::new(Some(data.clone())).expect_err("a file is no folder");
        assert!(error.to_string().contains(&data.display().to_string()), "{error}");
        assert_eq!(std::fs::read(&data).expect("read"), b"mine");
    }

    #[cfg(unix)]
    #[test]
    fn others_are_kept_out() {
        use std::os::unix::fs::PermissionsExt as _;
        let parent = tempfile::tempdir().expect("a folder");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        let new = parent.path().join("new");
        Folders::new(Some(new.clone())).expect("made");
        assert_eq!(mode(&new), 0o700);
        let wide = parent.path().join("wide");
        std::fs::create_dir(&wide).expect("made");
        std::fs::set_permissions(&wide, std::fs::Permissions::from_mode(0o755)).expect("widened");
        Folders::new(Some(wide.clone())).expect("narrowed");
        assert_eq!(mode(&wide), 0o700);
    }
}
