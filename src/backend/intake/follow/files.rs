//! What lies where logs are followed. A look that finds nothing changed costs a question a file; only then are folders
//! read and files opened.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;

use super::super::Input;
use super::super::walk::{rotated, walk_far};
use crate::webhooks::follow::{Found, HEAD};
use crate::webhooks::unpack::{self, Log};

/// A thorough look is taken this often, whatever the system says of changes: some file systems tell of them late.
const THOROUGH: Duration = Duration::from_secs(30);

/// The same while something cannot be looked at: that it can be again is no change that shows.
const TROUBLED: Duration = Duration::from_secs(2);

/// An older part of a log that was not changed for so long is looked at only then.
const STILL: Duration = Duration::from_mins(10);

/// Why a log cannot be followed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing at its path.
    NotThere,
    /// It cannot be looked at or read.
    Unreadable {
        /// Which file or folder.
        path: PathBuf,
        /// The system does not allow it.
        is_denied: bool,
        /// The system's words.
        words: String,
    },
}

impl Trouble {
    fn of(path: &Path, error: &io::Error) -> Self {
        let is_denied = error.kind() == io::ErrorKind::PermissionDenied;
        Self::Unreadable { path: path.to_owned(), is_denied, words: error.to_string() }
    }
}

/// How long something is and when it was changed.
type Stamp = (u64, Option<SystemTime>);

/// The files that are followed under one path.
pub struct Files {
    path: PathBuf,
    heads: HashMap<PathBuf, (Stamp, Head)>,
    /// What the last thorough look saw, as far as changes in it would be worth another.
    seen: Vec<(PathBuf, Option<Stamp>)>,
    looked_at: Option<Instant>,
    trouble: Option<Trouble>,
    count: usize,
}

/// How a file's text begins, and whether it is packed.
type Head = (Vec<u8>, bool);

impl Files {
    pub fn new(path: PathBuf) -> Self {
        Self { path, heads: HashMap::new(), seen: Vec::new(), looked_at: None, trouble: None, count: 0 }
    }

    pub const fn look_again(&mut self) {
        self.looked_at = None;
    }

    pub const fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    pub fn trouble_with(&mut self, path: &Path, error: &io::Error) {
        self.trouble = Some(Trouble::of(path, error));
    }

    pub const fn count(&self) -> usize {
        self.count
    }

    /// The files as they are, the oldest first; none if nothing has changed since the last look.
    pub fn look(&mut self) -> Option<Vec<Found>> {
        let limit = if self.trouble.is_some() { TROUBLED } else { THOROUGH };
        let is_due = self.looked_at.is_none_or(|at| at.elapsed() >= limit);
        let is_same = !self.seen.is_empty() && self.seen.iter().all(|(path, before)| stamp(path) == *before);
        if is_same && !is_due {
            return None;
        }
        // What has changed is looked at once more after this: what is quiet then is read as a whole.
        self.looked_at = is_same.then(Instant::now);
        Some(self.find())
    }

    fn find(&mut self) -> Vec<Found> {
        self.trouble = None;
        let mut seen = vec![(self.path.clone(), stamp(&self.path))];
        let walked = walk_far(std::slice::from_ref(&self.path));
        let is_folder = !walked.folders.is_empty();
        seen.extend(walked.folders.iter().map(|folder| (folder.clone(), stamp(folder))));
        if let Some((folder, error)) = walked.closed.first() {
            self.trouble = Some(Trouble::of(folder, error));
        }
        let mut all: Vec<(PathBuf, Option<PathBuf>)> = Vec::new();
        if !is_folder {
            let part_of = |path| (path, Some(self.path.clone()));
            all.extend(rotated(&self.path).into_iter().map(part_of));
            // Whatever is renamed, copied or packed beside it.
            let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new(".")).to_owned();
            seen.push((folder.clone(), stamp(&folder)));
        }
        let files = walked.inputs.into_iter().filter_map(|input| match input {
            Input::File(path) => Some((path, None)),
            Input::Stdin | Input::Text(..) => None,
        });
        let before = all.len();
        all.extend(files);
        self.count = if is_folder { all.len() - before } else { 1 };
        let mut found = Vec::with_capacity(all.len());
        for (path, part_of) in all {
            let now = match fs::metadata(&path) {
                Ok(data) => data,
                Err(error) => {
                    self.is_missing(&path, &error);
                    continue;
                }
            };
            if is_worth_a_glance(&now, part_of.is_some()) {
                seen.push((path.clone(), Some(stamp_of(&now))));
            }
            found.extend(self.found(&path, &now, part_of));
        }
        let paths: HashSet<&PathBuf> = found.iter().map(|file| &file.path).collect();
        self.heads.retain(|path, _| paths.contains(path));
        self.seen = seen;
        found
    }

    /// A file that was listed is gone since, which matters only of the one that was named.
    fn is_missing(&mut self, path: &Path, error: &io::Error) {
        match error.kind() {
            io::ErrorKind::NotFound if path == self.path => self.trouble = Some(Trouble::NotThere),
            io::ErrorKind::NotFound => {}
            _ => self.trouble = Some(Trouble::of(path, error)),
        }
    }

    /// One file with its beginning, which is read again only if the file has changed.
    fn found(&mut self, path: &Path, now: &Metadata, part_of: Option<PathBuf>) -> Option<Found> {
        let stamp = stamp_of(now);
        let known = self.heads.get(path).filter(|known| known.0 == stamp);
        if known.is_none() {
            match head(path) {
                Ok(head) => drop(self.heads.insert(path.to_owned(), (stamp, head))),
                Err(error) => {
                    if part_of.is_none() {
                        self.trouble = Some(Trouble::of(path, &error));
                    }
                    self.heads.remove(path);
                    return None;
                }
            }
        }
        let (_, (head, is_packed)) = self.heads.get(path)?;
        let changed = now.modified().ok().and_then(|at| Timestamp::try_from(at).ok());
        let changed = changed.map_or(0, Timestamp::as_millisecond);
        let (head, is_packed) = (head.clone(), *is_packed);
        Some(Found { path: path.to_owned(), len: now.len(), changed, head, is_packed, part_of })
    }
}

/// Whether a change of a file would be worth a look: nobody writes to what lay still for a while.
fn is_worth_a_glance(now: &Metadata, is_part: bool) -> bool {
    let age = now.modified().ok().and_then(|at| at.elapsed().ok());
    !is_part || age.is_none_or(|age| age < STILL)
}

fn stamp(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().map(|data| stamp_of(&data))
}

fn stamp_of(data: &Metadata) -> Stamp {
    // The length of a folder means nothing.
    (if data.is_dir() { 0 } else { data.len() }, data.modified().ok())
}

/// How a file's text begins. Of what is packed and not finished, as far as it goes.
fn head(path: &Path) -> io::Result<Head> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
    if !unpack::is_packed(&head) {
        return Ok((head, false));
    }
    let mut text = Vec::new();
    if let Ok(opened) = unpack::open(Log::file(path)) {
        opened.take(HEAD as u64).read_to_end(&mut text).ok(); // torn
    }
    Ok((text, true))
}
