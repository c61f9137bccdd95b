//! Webhook logs that are followed: what the window wishes, and what it is told.

use std::path::PathBuf;

use jiff::Timestamp;

use super::CallError;
use super::webhooks::Counts;
use crate::domain::AccountId;

/// Logs to be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowWish {
    /// Files and folders. One that is followed already goes on if it was paused.
    pub paths: Vec<PathBuf>,
    /// Whose keys verify; none: each notification's merchant ID tells.
    pub account: Option<AccountId>,
}

/// How it goes with the logs that are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowNews {
    /// All of them; told at the start if there are any, and whenever something of it changes.
    Now(Vec<Followed>),
    /// Notifications were read.
    Came {
        /// Of which log, as in [`Followed::path`].
        path: PathBuf,
        /// What was found.
        counts: Counts,
    },
    /// A log is not followed.
    Refused(FollowRefusal),
}

/// A file or a folder that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Where.
    pub path: PathBuf,
    /// Whose keys verify; none: each notification's merchant ID tells.
    pub account: Option<AccountId>,
    /// How it goes.
    pub state: FollowState,
    /// How many files lie in a folder; 1 for a file.
    pub files: usize,
    /// How many notifications were read, repeats included.
    pub came: u64,
    /// When the last of them was read.
    pub last: Option<Timestamp>,
}

/// How it goes with a log that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowState {
    /// What is there already is being read.
    Reading,
    /// Everything was read; what comes is read at once.
    Watching,
    /// A person paused it.
    Paused,
    /// There is no such file or folder. It is read once it is there.
    NotThere,
    /// It, or something in it, cannot be read. It is read once it can be.
    Unreadable {
        /// Which file or folder.
        path: PathBuf,
        /// The system does not allow it.
        is_denied: bool,
        /// The system's words.
        words: String,
    },
    /// Notifications of an account came whose key is not at hand. They are read once it is.
    NoKey(AccountId),
    /// The ledger cannot be written. It is tried again.
    Failed(CallError),
}

impl FollowState {
    /// Whether somebody has to do something before it goes on.
    pub const fn is_stuck(&self) -> bool {
        !matches!(self, Self::Reading | Self::Watching | Self::Paused)
    }
}

/// Why a log is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowRefusal {
    /// There is no account whose notifications these could be.
    NoAccount,
    /// Its path has letters that cannot be kept.
    NoText(PathBuf),
    /// What is followed could not be kept.
    Failed(CallError),
}
