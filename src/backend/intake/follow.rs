//! Following logs: the files are looked at again and again, and what is new in them goes into the ledger.

mod files;
mod part;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use self::files::Files;
pub use self::files::Trouble;
use self::part::Part;
use super::Shelf;
use crate::domain::{AccountId, Seen};
use crate::ledger::LedgerError;
use crate::webhooks::delivery::Place;
use crate::webhooks::follow::{Task, Watch};
use crate::webhooks::import::{self, Control, Message, Row, Saved, Store, Summary};
use crate::webhooks::verify::{Keys, Verdict};

/// How long to wait from one look to the next: a callback is in the ledger within a second.
pub const BEAT: Duration = Duration::from_millis(250);

/// So many bytes without a notification are read again after a restart rather than written down at once.
const UNSAVED: u64 = 1024 * 1024;

/// How far a log without notifications was read is written down this often.
const SAVED_EVERY: Duration = Duration::from_mins(1);

/// Follows a file, or what lies in a folder, into a ledger.
pub struct Follower {
    path: PathBuf,
    watch: Watch,
    files: Files,
    saved: Watch,
    saved_at: Instant,
    unsaved: u64,
    has_more: bool,
    is_still: bool,
}

/// With whose keys logs are read.
#[derive(Clone, Copy)]
pub struct Reads<'a> {
    /// The keys.
    pub keys: &'a Keys,
    /// Accounts whose key is not at hand though it may come. What is about them is not read before it does.
    pub keyless: &'a HashSet<AccountId>,
    /// The time of messages of which nothing tells another.
    pub now: Timestamp,
}

/// What came of reading.
#[derive(Default)]
pub struct Told {
    /// What each file held that had anything.
    pub read: Vec<(PathBuf, Summary)>,
    /// The account whose key is waited for.
    pub waits_for: Option<AccountId>,
}

impl Follower {
    /// Follows a file, or whatever lies or will lie in a folder. What was read of it before is not read again.
    pub fn new(ledger: &impl Shelf, path: PathBuf) -> Result<Self, LedgerError> {
        let watch = ledger.setting::<Option<Watch>>(&setting(&path))?.flatten().unwrap_or_default();
        let (saved, files) = (watch.clone(), Files::new(path.clone()));
        Ok(Self { path, watch, files, saved, saved_at: Instant::now(), unsaved: 0, has_more: false, is_still: false })
    }

    /// What is followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at the files and tells what is new in them, without reading it.
    pub fn look(&mut self) -> Vec<Task> {
        let found = self.files.look();
        self.is_still = found.is_none();
        found.map(|found| self.watch.look(&found)).unwrap_or_default()
    }

    /// Has the next look be a thorough one, whether or not anything seems to have changed.
    pub const fn look_again(&mut self) {
        self.files.look_again();
    }

    /// Why the files, or some of them, could not be looked at the last time.
    pub const fn trouble(&self) -> Option<&Trouble> {
        self.files.trouble()
    }

    /// How many files are followed, older parts of a log not counted.
    pub const fn count(&self) -> usize {
        self.files.count()
    }

    /// Whether nothing had changed at the last look.
    pub const fn is_still(&self) -> bool {
        self.is_still
    }

    /// Whether there is more to read at once.
    pub const fn has_more(&self) -> bool {
        self.has_more
    }

    /// Imports what is new, some megabytes of each file at a time. A file that cannot be read now is read at another
    /// look.
    pub fn read<S: Shelf>(
        &mut self,
        tasks: &[Task],
        ledger: &mut S,
        index: &mut Option<S::Index>,
        reads: Reads<'_>,
        control: &Control,
    ) -> Result<Told, LedgerError> {
        let mut told = Told::default();
        self.has_more = false;
        for task in tasks {
            let part = match Part::open(task) {
                Ok(Some(part)) => part,
                Ok(None) => continue,
                Err(error) => {
                    self.files.trouble_with(&task.path, &error);
                    continue;
                }
            };
            let mut summary = Summary::default();
            if !part.is_empty() {
                if let Some(account) = scout(&part, reads, control) {
                    told.waits_for = Some(account);
                    self.files.look_again();
                    continue;
                }
                let Ok(log) = part.log() else { continue }; // gone since
                summary = part.import(log, ledger, index, reads, control)?;
                if summary.is_cancelled || !part.is_whole() {
                    self.files.look_again();
                    continue;
                }
            }
            self.unsaved += part.len();
            self.has_more |= part.has_more();
            self.watch.done(task, part.to, part.lines(), part.before);
            if summary.deliveries > 0 || self.unsaved > UNSAVED {
                self.save(ledger)?;
            }
            told.read.push((task.path.clone(), summary));
        }
        if self.has_more {
            self.files.look_again();
        }
        Ok(told)
    }

    /// Keeps how far the files were read, if that has changed and was not kept for a while.
    pub fn save_if_due(&mut self, ledger: &mut impl Shelf) -> Result<(), LedgerError> {
        if self.saved_at.elapsed() < SAVED_EVERY { Ok(()) } else { self.save(ledger) }
    }

    /// Keeps how far the files were read, if that has changed.
    pub fn save(&mut self, ledger: &mut impl Shelf) -> Result<(), LedgerError> {
        (self.unsaved, self.saved_at) = (0, Instant::now());
        if self.saved != self.watch {
            ledger.save_setting(&setting(&self.path), Some(self.watch.clone()))?;
            self.saved = self.watch.clone();
        }
        Ok(())
    }

    /// Forgets how far the files were read: nobody follows them any more.
    pub fn forget(path: &Path, ledger: &mut impl Shelf) -> Result<(), LedgerError> {
        ledger.save_setting(&setting(path), None::<Watch>)
    }
}

/// The setting that says how far a followed log was read.
fn setting(path: &Path) -> String {
    format!("followed:{}", path.display())
}

/// The account that a part tells of and whose key is not at hand.
fn scout(part: &Part, reads: Reads<'_>, control: &Control) -> Option<AccountId> {
    if reads.keyless.is_empty() {
        return None;
    }
    let log = part.log().ok()?;
    let mut scout = Scout { keyless: reads.keyless, met: None };
    let Ok(_) = import::import([log], part.begin(), reads.keys, reads.now, &mut scout, control);
    scout.met
}

/// Keeps nothing, and sees whose messages cannot be verified for want of a key.
struct Scout<'a> {
    keyless: &'a HashSet<AccountId>,
    met: Option<AccountId>,
}

impl Store for Scout<'_> {
    type Error = Infallible;

    fn save(&mut self, new: Vec<Message>, _again: &[(Row, Seen)], _position: Place) -> Result<Vec<Saved>, Infallible> {
        let waits = |message: &&Message| {
            message.verdict == Verdict::NoKey && message.sign.is_some() && self.keyless.contains(&message.account)
        };
        self.met = self.met.or(new.iter().find(waits).map(|message| message.account));
        Ok(new.iter().map(|_| Saved { row: 0, is_new: true, collides: false }).collect())
    }

    fn has_body(&mut self, _row: Row, _body: &[u8]) -> Result<bool, Infallible> {
        Ok(false)
    }
}
