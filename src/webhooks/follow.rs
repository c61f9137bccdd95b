//! Following logs that are still being written: what of each file is new since the last look.
//!
//! Pure: a look at the files goes in (how long each is, which file it is, how it begins), what is to be read comes out.
//! Whoever follows reads it, imports it, and says so only then, so that whatever ends the program, nothing is lost
//! between two looks; what was read twice is one message all the same.
//!
//! | what happens to a log | how it is seen | what is read |
//! |---|---|---|
//! | it grows | it begins as before and is longer | the lines since the last look |
//! | it is renamed, and another one begun | a file of another name begins as this one did | the rest of the old one, then the new one |
//! | it is copied and emptied | the same, and it is shorter or begins otherwise | the rest in the copy, then the file from its beginning |
//!
//! Only logs of lines are read on from where they were. Others (requests, commands, tables, documents, packed logs) are
//! read as a whole once they have been quiet from one look to the next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::readers::Layout;
use super::unpack;

/// How many bytes of a file's beginning tell it from another one.
pub const HEAD: usize = 16 * 1024;

/// A shorter beginning may be the same in two logs by chance, so that the name has to be the same too.
const TELLING: usize = 16;

/// A file as it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// How long, in bytes.
    pub len: u64,
    /// Its first [`HEAD`] bytes, fewer if it is shorter.
    pub head: Vec<u8>,
    /// Whether it is to be followed; otherwise it only counts as what a followed one was renamed or copied to.
    pub is_wanted: bool,
}

/// What is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Of which file.
    pub path: PathBuf,
    /// From which byte on: 0, or the beginning of a line.
    pub from: u64,
    /// Up to which byte at most.
    pub to: u64,
    /// How many lines stand before `from`.
    pub lines: u64,
    /// Whether to end with the last line that is whole.
    pub whole_lines: bool,
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
    /// Up to where it was read, and how many lines that was.
    read: u64,
    lines: u64,
    /// How long it was at the last look.
    len: u64,
    /// Whether it was taken for a log of lines.
    tails: bool,
}

impl Known {
    fn new(found: &Found) -> Self {
        Self {
            head_len: found.head.len(),
            head: digest(&found.head),
            read: 0,
            lines: 0,
            len: found.len,
            tails: is_tailed(&found.head),
        }
    }

    /// Whether a file holds what was read of this one: it begins the same way and is not shorter.
    fn is_in(&self, found: &Found) -> bool {
        found.len >= self.read && found.head.get(..self.head_len).is_some_and(|head| digest(head) == self.head)
    }
}

fn digest(head: &[u8]) -> String {
    let digest = Sha256::digest(head);
    format!("{:016x}", u64::from_be_bytes(std::array::from_fn(|i| digest[i])))
}

impl Watch {
    /// Takes a look in and tells what is new, in the sequence of `found`: the oldest first.
    pub fn look(&mut self, found: &[Found]) -> Vec<Task> {
        let before = std::mem::take(&mut self.files);
        let mut tasks = Vec::new();
        for file in found {
            let same_path = before.get(&name(&file.path));
            let elsewhere = before.values().filter(|known| known.head_len >= TELLING && known.is_in(file));
            let known = same_path.filter(|known| known.is_in(file)).or(elsewhere.max_by_key(|known| known.read));
            if known.is_none() && !file.is_wanted {
                continue;
            }
            let mut now = Known::new(file);
            // What was torn in its first line may have looked like something else.
            if let Some(known) = known.filter(|known| known.tails == now.tails) {
                (now.read, now.lines) = (known.read, known.lines);
            }
            let tails = now.tails;
            let is_quiet = known.is_some_and(|known| known.len == file.len);
            if file.len > now.read && (tails || is_quiet) {
                let (from, lines) = if tails { (now.read, now.lines) } else { (0, 0) };
                tasks.push(Task { path: file.path.clone(), from, to: file.len, lines, whole_lines: tails });
            }
            self.files.insert(name(&file.path), now);
        }
        tasks
    }

    /// What was read is in the ledger: a task's file up to a byte, with so many lines in it.
    pub fn done(&mut self, task: &Task, to: u64, lines: u64) {
        if let Some(known) = self.files.get_mut(&name(&task.path)) {
            known.read = to;
            known.lines = task.lines + lines;
        }
    }
}

/// Whether a log is one of lines that only grows at its end.
fn is_tailed(head: &[u8]) -> bool {
    unpack::is_plain(head) && Layout::of(head) == Layout::Lines
}

/// A file's name in what is kept. Two that differ only in what is no text are taken for one, and read once more.
fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files by name and text, the oldest first.
    fn look(watch: &mut Watch, files: &[(&str, &str)]) -> Vec<(String, String, u64)> {
        let found: Vec<Found> = files
            .iter()
            .map(|(name, text)| Found {
                path: PathBuf::from(name),
                len: text.len() as u64,
                head: text.bytes().take(HEAD).collect(),
                is_wanted: *name == "hook.log",
            })
            .collect();
        let tasks = watch.look(&found);
        // What is kept is what another start would read.
        *watch = serde_json::from_str(&serde_json::to_string(watch).expect("JSON")).expect("read back");
        tasks
            .iter()
            .map(|task| {
                let text = files.iter().find(|(name, _)| Path::new(name) == task.path).expect("given").1;
                let (from, to) = (usize::try_from(task.from), usize::try_from(task.to));
                let new = &text[from.expect("small")..to.expect("small")];
                let new = if task.whole_lines { &new[..new.rfind('\n').map_or(0, |at| at + 1)] } else { new };
                watch.done(task, task.from + new.len() as u64, new.matches('\n').count() as u64);
                (task.path.display().to_string(), new.to_owned(), task.lines)
            })
            .collect()
    }

    fn lines(from: u32, to: u32) -> String {
        let line = |n| format!("2026-03-17 14:05:{n:02} INFO hook number {n} of many\n");
        (from..to).map(line).collect::<Vec<_>>().concat()
    }

    fn of(name: &str, text: &str, lines: u64) -> (String, String, u64) {
        (name.to_owned(), text.to_owned(), lines)
    }

    #[test]
    fn a_log_that_grows_is_read_line_by_line() {
        let mut watch = Watch::default();
        assert_eq!(look(&mut watch, &[("hook.log", "")]), []);
        let torn = lines(0, 3) + "2026-03-17 14:05:03 INFO ho";
        assert_eq!(look(&mut watch, &[("hook.log", &torn)]), [of("hook.log", &lines(0, 3), 0)]);
        let whole = lines(0, 5);
        assert_eq!(look(&mut watch, &[("hook.log", &whole)]), [of("hook.log", &lines(3, 5), 3)]);
        assert_eq!(look(&mut watch, &[("hook.log", &whole)]), []);
    }

    #[test]
    fn what_was_written_before_a_rotation_is_read_under_its_new_name() {
        let mut watch = Watch::default();
        look(&mut watch, &[("hook.log.1", "an older one, not asked for\n"), ("hook.log", &lines(0, 5))]);
        let (old, new) = (lines(0, 9), lines(20, 22));
        let tasks = look(&mut watch, &[("hook.log.1", &old), ("hook.log", &new)]);
        assert_eq!(tasks, [of("hook.log.1", &lines(5, 9), 5), of("hook.log", &new, 0)]);
        // The old one may get a last line, and its name changes once more.
        let (oldest, old, new) = (lines(0, 10), lines(20, 23), lines(30, 31));
        let tasks = look(&mut watch, &[("hook.log.2", &oldest), ("hook.log.1", &old), ("hook.log", &new)]);
        let expected =
            [of("hook.log.2", &lines(9, 10), 9), of("hook.log.1", &lines(22, 23), 2), of("hook.log", &new, 0)];
        assert_eq!(tasks, expected);
    }

    #[test]
    fn a_log_that_is_copied_and_emptied_is_read_on_in_the_copy() {
        let mut watch = Watch::default();
        look(&mut watch, &[("hook.log", &lines(0, 5))]);
        let tasks = look(&mut watch, &[("hook.log.1", &lines(0, 7)), ("hook.log", "")]);
        assert_eq!(tasks, [of("hook.log.1", &lines(5, 7), 5)]);
        // Emptied and longer than before at the next look.
        let tasks = look(&mut watch, &[("hook.log.1", &lines(0, 7)), ("hook.log", &lines(20, 40))]);
        assert_eq!(tasks, [of("hook.log", &lines(20, 40), 0)]);
    }

    #[test]
    fn what_is_no_log_of_lines_is_read_as_a_whole_once_it_is_quiet() {
        let mut watch = Watch::default();
        let (half, whole) = ("POST / HTTP/1.1\nSign: 1\n\n{", "POST / HTTP/1.1\nSign: 1\n\n{}\n");
        assert_eq!(look(&mut watch, &[("hook.log", half)]), []);
        assert_eq!(look(&mut watch, &[("hook.log", whole)]), [], "it still grows");
        assert_eq!(look(&mut watch, &[("hook.log", whole)]), [of("hook.log", whole, 0)]);
        assert_eq!(look(&mut watch, &[("hook.log", whole)]), []);
        let more = whole.repeat(2);
        assert_eq!(look(&mut watch, &[("hook.log", &more)]), []);
        assert_eq!(look(&mut watch, &[("hook.log", &more)]), [of("hook.log", &more, 0)]);
    }

    proptest::proptest! {
        /// However a log is written and rotated between the looks, every line is read, and read once.
        #[test]
        fn every_line_is_read_once(steps in proptest::collection::vec((0_u8..4, 1..6_u32), 1..40)) {
            let mut watch = Watch::default();
            let (mut files, mut written, mut read) = (vec![String::new()], 0, String::new());
            for (what, count) in steps {
                let text = lines(written, written + count);
                if what == 0 {
                    files.insert(0, String::new());
                } else {
                    files[0].push_str(&text);
                    written += count;
                }
                files.truncate(4);
                // As rotation numbers them, the oldest first.
                let names: Vec<String> =
                    (0..files.len()).map(|n| if n == 0 { "hook.log".to_owned() } else { format!("hook.log.{n}") }).collect();
                let mut found: Vec<(&str, &str)> =
                    names.iter().zip(&files).map(|(name, text)| (name.as_str(), text.as_str())).collect();
                found.reverse();
                for (_, new, _) in look(&mut watch, &found) {
                    read.push_str(&new);
                }
            }
            proptest::prop_assert_eq!(read, lines(0, written));
        }
    }
}
