//! Folders, the instance lock, atomic files, random bytes, the file manager, the screens and the desktop's wishes: what the operating
//! system does for us.

pub mod appearance;
pub mod files;
pub mod folders;
pub mod locale;
pub mod lock;
pub mod screens;

use std::path::Path;

pub use appearance::{Appearance, Follower};
pub use files::write_atomic;
pub use folders::{Folders, FoldersError};
pub use locale::preferred_languages;
pub use lock::{InstanceLock, LockError};
pub use screens::{Screen, screens};

/// Random bytes from the operating system's generator, fit for order numbers and nonces.
///
/// # Panics
///
/// If the operating system has no working generator, which no supported system lacks once it has started; a number
/// made of anything else could collide with another order's, so there is nothing to fall back on.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system's random generator works");
    bytes
}

/// Shows a folder in the system's file manager; false if nothing could be started for it. Does not wait for it.
pub fn open_folder(folder: &Path) -> bool {
    let opened = open::that_detached(folder);
    if let Err(error) = &opened {
        tracing::warn!(%error, "the folder cannot be shown");
    }
    opened.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bytes_differ() {
        assert_ne!(random_bytes::<16>(), random_bytes::<16>());
        assert!(random_bytes::<64>().iter().any(|&byte| byte != 0));
    }
}
