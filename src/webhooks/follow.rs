//! Following logs that are still being written: what of each file is new since the last look.
//!
//! Pure: a look at the files goes in (how long each is, when it was changed, how its text begins), what is to be read
//! comes out. Whoever follows reads it, imports it, and says so only then, so that whatever ends the program, nothing is
//! lost between two looks; what was read twice is one message all the same.
//!
//! | what happens to a log | how it is seen | what is read |
//! |---|---|---|
//! | it grows | it begins as before and is longer | the lines since the last look |
//! | it is renamed, and another one begun | a file of another name begins as this one did | the rest of the old one, then the new one |
//! | it is copied and emptied | the same, and it is shorter or begins otherwise | the rest in the copy, then the file from its beginning |
//! | it is packed at once | the text of a packed file begins as this one did | the rest in the packed one, once that is finished |
//! | all that several times between two looks | files of its name that are newer than the last look | the rest in the oldest, then the others |
//!
//! A file is told by how its text begins, and a position in it by the bytes before it: no handle is held, so the same
//! goes for every system, and over restarts. Only logs of lines are read on from where they were. Others (requests,
//! commands, tables, documents) are read as a whole once they have been quiet from one look to the next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::readers::Layout;
use super::{json, unpack};

/// How many bytes of a file's text tell it from another one.
pub const HEAD: usize = 16 * 1024;

/// How many bytes before a position tell that it is the same one.
pub const BEFORE: usize = 256;

/// A shorter beginning may be the same in two logs by chance, so that the name has to be the same too.
const TELLING: usize = 16;

/// Most files that are remembered while they are not there.
const MOST_MISSING: usize = 64;

/// A file as it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// How long as it lies, in bytes.
    pub len: u64,
    /// When it was last changed, in milliseconds since 1970; 0 if nobody knows.
    pub changed: i64,
    /// The first [`HEAD`] bytes of its text, unpacked; fewer if it is shorter.
    pub head: Vec<u8>,
    /// Whether it is packed, so that its text is longer than it is.
    pub is_packed: bool,
    /// The log of which it may be an older part, by its name; none if it is itself to be followed.
    pub part_of: Option<PathBuf>,
}

/// What is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Of which file.
    pub path: PathBuf,
    /// From which byte of its text on: 0, or the beginning of a line.
    pub from: u64,
    /// Up to which byte at most; of a packed file, to its end.
    pub to: u64,
    /// How many lines stand before `from`.
    pub lines: u64,
    /// Digest of the up to [`BEFORE`] bytes before `from`. If they are others, it is not the file it seems to be, and is
    /// read from its beginning.
    pub before: String,
    /// Whether to end with the last line that is whole.
    pub whole_lines: bool,
    /// Whether it is to be unpacked.
    pub is_packed: bool,
}

/// How far each file was read: what is kept over restarts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    files: BTreeMap<String, Known>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// How much of its beginning was looked at, and the digest of that.
    head_len: usize,
    head: String,
    /// Up to where its text was read, and how many lines that was.
    read: u64,
    lines: u64,
    /// Digest of the last bytes that were read.
    before: String,
    /// How long it was at the last look, and when it was changed.
    len: u64,
    changed: i64,
    /// Whether it was taken for a log of lines.
    tails: bool,
    is_packed: bool,
    /// Whether it was read to its end, as long as it was then.
    is_done: bool,
}

impl Known {
    fn new(found: &Found) -> Self {
        Self {
            head_len: found.head.len(),
            head: digest(&found.head),
            read: 0,
            lines: 0,
            before: String::new(),
            len: found.len,
            changed: found.changed,
            tails: is_tailed(&found.head),
            is_packed: found.is_packed,
            is_done: false,
        }
    }

    /// Whether a file holds what was read of this one: it begins the same way and is not shorter.
    fn is_in(&self, found: &Found) -> bool {
        (found.is_packed || found.len >= self.read)
            && found.head.get(..self.head_len).is_some_and(|head| digest(head) == self.head)
    }
}

/// What tells bytes again.
pub fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("{:016x}", u64::from_be_bytes(std::array::from_fn(|i| digest[i])))
}

impl Watch {
    /// Takes a look in and tells what is new, in the sequence of `found`: the oldest first.
    pub fn look(&mut self, found: &[Found]) -> Vec<Task> {
        if found.is_empty() {
            return Vec::new(); // its folder is gone for a moment, and nothing is forgotten for that
        }
        let before = std::mem::take(&mut self.files);
        let mut tasks = Vec::new();
        for file in found {
            let own = before.get(&name(&file.path)).filter(|known| known.is_in(file));
            if own.is_none() && (is_copy(file, found, &before) || is_being_packed(file, found)) {
                continue;
            }
            let elsewhere = before.values().filter(|known| known.head_len >= TELLING && known.is_in(file));
            let known = own.or(elsewhere.max_by_key(|known| known.read));
            if known.is_none() && !is_followed(file, found, &before) {
                continue;
            }
            let mut now = Known::new(file);
            // What was torn in its first line may have looked like something else.
            if let Some(known) = known.filter(|known| known.tails == now.tails) {
                (now.read, now.lines, now.before) = (known.read, known.lines, known.before.clone());
                now.is_done = known.is_done && known.len == now.len && known.is_packed == now.is_packed;
            }
            let is_quiet = own.is_some_and(|known| known.len == file.len);
            let is_new = if now.is_packed { !now.is_done } else { file.len > now.read };
            if is_new && (is_quiet || now.tails && !now.is_packed) {
                tasks.push(now.task(file));
            }
            self.files.insert(name(&file.path), now);
        }
        self.remember_missing(before);
        tasks
    }

    /// What was read is in the ledger: a task's file up to a byte of its text, with so many lines in it, and the digest
    /// of the last up to [`BEFORE`] bytes.
    pub fn done(&mut self, task: &Task, to: u64, lines: u64, before: String) {
        if let Some(known) = self.files.get_mut(&name(&task.path)) {
            (known.read, known.lines, known.before, known.is_done) = (to, lines, before, known.is_packed);
        }
    }

    /// Keeps what is known of files that are not there now: they may come back, under this name or another.
    fn remember_missing(&mut self, before: BTreeMap<String, Known>) {
        let mut missing: Vec<_> = before.into_iter().filter(|(name, _)| !self.files.contains_key(name)).collect();
        missing.sort_by_key(|(_, known)| std::cmp::Reverse(known.changed));
        self.files.extend(missing.into_iter().take(MOST_MISSING));
    }
}

impl Known {
    fn task(&self, file: &Found) -> Task {
        let (from, lines, before) =
            if self.tails { (self.read, self.lines, self.before.clone()) } else { (0, 0, String::new()) };
        let to = if self.is_packed { u64::MAX } else { file.len };
        let (whole_lines, is_packed) = (self.tails && !self.is_packed, self.is_packed);
        Task { path: file.path.clone(), from, to, lines, before, whole_lines, is_packed }
    }
}

/// Whether a file that was not there before is but a copy of one that still is: all of it is read there, and read on
/// here only once it is gone there.
fn is_copy(file: &Found, found: &[Found], before: &BTreeMap<String, Known>) -> bool {
    let is_read = |other: &Found| {
        file.part_of.as_ref() == Some(&other.path)
            || before.get(&name(&other.path)).is_some_and(|known| known.is_in(other))
    };
    let is_of = |other: &Found| {
        other.path != file.path
            && (file.is_packed || file.len <= other.len)
            && other.head.starts_with(&file.head)
            && is_read(other)
    };
    !file.head.is_empty() && found.iter().any(is_of)
}

/// Whether the file that is packed into this one is still there: it goes once that is done.
fn is_being_packed(file: &Found, found: &[Found]) -> bool {
    let plain = file.path.with_extension("");
    let is_plain = |other: &Found| !other.is_packed && other.path == plain && other.head.starts_with(&file.head);
    file.is_packed && found.iter().any(is_plain)
}

/// Whether a file of which nothing is known is to be read: one that is followed, and what it was renamed or copied to
/// while nobody looked.
fn is_followed(file: &Found, found: &[Found], before: &BTreeMap<String, Known>) -> bool {
    let Some(log) = &file.part_of else { return true };
    before.get(&name(log)).is_some_and(|known| {
        let is_there = found.iter().any(|other| other.path == *log && known.is_in(other));
        // What is shorter is but the beginning of a copy.
        file.head.len() >= TELLING && (!is_there || known.head_len < TELLING) && file.changed > known.changed
    })
}

/// Whether a log is one of lines that only grows at its end.
fn is_tailed(head: &[u8]) -> bool {
    unpack::is_plain(head) && Layout::of(head) == Layout::Lines
}

/// Whether the end of a log is a whole line though nothing ends it yet: JSON that is closed.
pub fn is_whole(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.starts_with(b"{") && json::Brackets::default().end(line) == Some(line.len())
}

/// A file's name in what is kept. Two that differ only in what is no text are taken for one, and read once more.
fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
