//! Following logs: the files are looked at again and again, and what is new in them goes into the ledger.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::walk::{rotation, walk};
use super::{Input, LedgerStore, Shelf};
use crate::ledger::{LedgerError, NotificationIndex};
use crate::webhooks::follow::{Found, HEAD, Task, Watch};
use crate::webhooks::import::{self, Control, Summary};
use crate::webhooks::readers::Begin;
use crate::webhooks::unpack::Log;
use crate::webhooks::verify::Keys;

/// How long to wait from one look to the next: a callback is in the ledger within a second.
pub const BEAT: Duration = Duration::from_millis(250);

/// The setting that says how far followed logs were read.
const FOLLOWED: &str = "import_followed";

/// So many bytes without a notification are read again after a restart rather than written down.
const UNSAVED: u64 = 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Kept {
    paths: Vec<String>,
    watch: Watch,
}

/// Follows files and folders into a ledger.
pub struct Follower {
    paths: Vec<PathBuf>,
    watch: Watch,
    /// How long each file was, when it was changed, and how it begins.
    heads: HashMap<PathBuf, (u64, Option<SystemTime>, Vec<u8>)>,
    index: Option<NotificationIndex>,
    unsaved: u64,
}

impl Follower {
    /// Follows files, and whatever lies or will lie in folders. What was read of the same ones before is not read again.
    pub fn new(ledger: &impl Shelf, paths: Vec<PathBuf>) -> Result<Self, LedgerError> {
        let kept = ledger.setting::<Kept>(FOLLOWED)?.filter(|kept| kept.paths == names(&paths));
        let watch = kept.map(|kept| kept.watch).unwrap_or_default();
        Ok(Self { paths, watch, heads: HashMap::new(), index: None, unsaved: 0 })
    }

    /// Looks once: imports what is new, and tells what came of each file that had anything. A file that cannot be read
    /// now is read at another look.
    pub fn look(
        &mut self,
        ledger: &mut impl Shelf,
        keys: &Keys,
        now: Timestamp,
        control: &Control,
    ) -> Result<Vec<(PathBuf, Summary)>, LedgerError> {
        let found = self.find();
        let mut told = Vec::new();
        for task in self.watch.look(&found) {
            let Ok(Some(part)) = Part::open(&task) else { continue };
            let summary = self.read(ledger, &task, part.log, keys, now, control)?;
            if summary.is_cancelled {
                break;
            }
            self.watch.done(&task, part.to, part.lines.load(Ordering::Relaxed));
            self.unsaved += part.to - task.from;
            if summary.deliveries > 0 || self.unsaved > UNSAVED {
                ledger.save_setting(FOLLOWED, Kept { paths: names(&self.paths), watch: self.watch.clone() })?;
                self.unsaved = 0;
            }
            told.push((task.path, summary));
        }
        Ok(told)
    }

    fn read<S: Shelf>(
        &mut self,
        ledger: &mut S,
        task: &Task,
        log: Log,
        keys: &Keys,
        now: Timestamp,
        control: &Control,
    ) -> Result<Summary, LedgerError> {
        // After an error the index is of no more use, and is read again.
        let index = self.index.take().map_or_else(|| ledger.index(), Ok)?;
        let names = vec![task.path.display().to_string()];
        let mut store = LedgerStore { ledger, index, names, lines_before: task.lines, files: None };
        let summary = import::import([log], Begin::default(), keys, now, &mut store, control)?;
        self.index = Some(store.index);
        Ok(summary)
    }

    /// The files as they are, the oldest first.
    fn find(&mut self) -> Vec<Found> {
        let mut all: Vec<(PathBuf, bool)> = Vec::new();
        for path in &self.paths {
            // A folder may be gone for a moment, and a file may not be there yet.
            let inputs = walk(std::slice::from_ref(path)).map(|found| found.inputs).unwrap_or_default();
            if !path.is_dir() {
                all.extend(rotated(path).into_iter().map(|path| (path, false)));
            }
            all.extend(inputs.into_iter().filter_map(|input| match input {
                Input::File(path) => Some((path, true)),
                Input::Stdin | Input::Text(..) => None,
            }));
        }
        let mut before = std::mem::take(&mut self.heads);
        let mut found = Vec::with_capacity(all.len());
        for (path, is_wanted) in all {
            let Ok(data) = fs::metadata(&path) else { continue };
            let (len, changed) = (data.len(), data.modified().ok());
            let known = before.remove(&path).filter(|known| (known.0, known.1) == (len, changed));
            let Ok(head) = known.map_or_else(|| head(&path), |known| Ok(known.2)) else { continue };
            self.heads.insert(path.clone(), (len, changed, head.clone()));
            found.push(Found { path, len, head, is_wanted });
        }
        found
    }
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What a log may have been renamed or copied to: files beside it whose names begin with its name, the oldest first.
fn rotated(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(name), Ok(entries)) = (path.file_name(), fs::read_dir(folder)) else { return Vec::new() };
    let begins = |path: &PathBuf| {
        path.file_name().is_some_and(|other| {
            other != name && other.as_encoded_bytes().starts_with(name.as_encoded_bytes()) && path.is_file()
        })
    };
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(begins).collect();
    found.sort_by_key(|path| rotation(path));
    found
}

/// The part of a file that is to be read.
struct Part {
    log: Log,
    /// Up to which byte.
    to: u64,
    /// How many lines were read of it.
    lines: Arc<AtomicU64>,
}

impl Part {
    /// `None` if no line is whole yet.
    fn open(task: &Task) -> io::Result<Option<Self>> {
        let mut file = File::open(&task.path)?;
        let to = if task.whole_lines { end_of_lines(&mut file, task.from, task.to)? } else { task.to };
        if to <= task.from {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(task.from))?;
        let lines = Arc::<AtomicU64>::default();
        let counted = Counted { inner: file.take(to - task.from), lines: Arc::clone(&lines) };
        Ok(Some(Self { log: Log::reader(&task.path.display().to_string(), counted), to, lines }))
    }
}

/// The end of the last line that is whole; `from` if there is none.
fn end_of_lines(file: &mut File, from: u64, to: u64) -> io::Result<u64> {
    const PIECE: u64 = 64 * 1024;
    let mut end = to;
    let mut piece = Vec::new();
    while end > from {
        let start = end.saturating_sub(PIECE).max(from);
        file.seek(SeekFrom::Start(start))?;
        piece.clear();
        file.by_ref().take(end - start).read_to_end(&mut piece)?;
        if let Some(at) = memchr::memrchr(b'\n', &piece) {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(from)
}

/// Counts the lines that are read.
struct Counted<R> {
    inner: R,
    lines: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.lines.fetch_add(memchr::memchr_iter(b'\n', &buf[..n]).count() as u64, Ordering::Relaxed);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::tests::{keys, ledger};
    use super::*;
    use crate::domain::AccountId;
    use crate::ledger::Ledger;

    /// The lines of a sample, one callback each or noise.
    fn lines() -> Vec<String> {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks/lines.jsonl");
        fs::read_to_string(sample).expect("read").lines().map(|line| format!("{line}\n")).collect()
    }

    struct House {
        folder: tempfile::TempDir,
        ledger: Ledger,
        account: AccountId,
        follower: Follower,
        deliveries: u64,
    }

    impl House {
        fn new(follow: &str) -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let (ledger, account) = ledger(folder.path());
            let follower = Follower::new(&ledger, vec![folder.path().join(follow)]).expect("made");
            Self { folder, ledger, account, follower, deliveries: 0 }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn write(&self, name: &str, text: &str) {
            let mut file = fs::OpenOptions::new().append(true).create(true).open(self.path(name)).expect("opened");
            file.write_all(text.as_bytes()).expect("written");
        }

        fn look(&mut self) -> u64 {
            let now = "2026-03-18T00:00:00Z".parse().expect("a time");
            let keys = keys(self.account);
            let told = self.follower.look(&mut self.ledger, &keys, now, &Control::default()).expect("looked");
            let faults: Vec<_> = told.iter().flat_map(|(_, summary)| &summary.fault_examples).collect();
            assert!(faults.is_empty(), "{faults:?}");
            let new = told.iter().map(|(_, summary)| summary.deliveries).sum();
            self.deliveries += new;
            new
        }

        fn restart(&mut self) {
            self.follower = Follower::new(&self.ledger, self.follower.paths.clone()).expect("made");
        }

        fn orders(&self) -> u32 {
            self.ledger.orders(&crate::domain::OrdersQuery { limit: 99, ..Default::default() }).expect("read").total
        }
    }

    #[test]
    fn every_line_comes_once_over_rotation_emptying_and_restarts() {
        let lines = lines();
        let mut house = House::new("hook.log");
        assert_eq!(house.look(), 0, "it is not there yet");
        let (first, second) = lines[4].split_at(300);
        house.write("hook.log", &lines[..4].concat());
        house.write("hook.log", first);
        house.look();
        house.write("hook.log", second);
        assert_eq!(house.look(), 1, "the line that was torn is whole");
        house.restart();
        assert_eq!(house.look(), 0, "nothing is read twice");

        // Renamed with lines that were not read, and another one begun.
        house.write("hook.log", &lines[5..9].concat());
        fs::rename(house.path("hook.log"), house.path("hook.log.1")).expect("renamed");
        house.write("hook.log", &lines[9..12].concat());
        house.look();
        // Copied and emptied.
        house.write("hook.log", &lines[12..14].concat());
        fs::copy(house.path("hook.log"), house.path("hook.log.0")).expect("copied");
        fs::write(house.path("hook.log"), "").expect("emptied");
        house.look();
        house.restart();
        house.write("hook.log", &lines[14..].concat());
        house.look();
        assert_eq!(house.look(), 0);
        assert_eq!((house.deliveries, house.orders()), (21, 10));
        let places = house
            .ledger
            .records(&crate::domain::OrderKey { account: house.account, order_no: "TIENDA-1001".to_owned() });
        let kinds = format!("{:?}", places.expect("read").first().map(|record| record.kind.clone()));
        assert!(kinds.contains("hook.log:"), "{kinds}");
    }

    #[test]
    fn a_folder_is_followed_with_whatever_comes_into_it() {
        let lines = lines();
        let mut house = House::new("logs");
        assert_eq!(house.look(), 0, "it is not there yet");
        fs::create_dir(house.path("logs")).expect("made");
        house.write("logs/a.jsonl", &lines[..8].concat());
        house.look();
        house.write("logs/b.jsonl", &lines[8..].concat());
        house.look();
        assert_eq!((house.deliveries, house.orders()), (21, 10));
    }

    #[test]
    fn a_log_of_requests_is_read_once_it_is_quiet() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks/requests.http");
        let text = fs::read_to_string(sample).expect("read");
        let mut house = House::new("requests.http");
        let half = text.len() / 2 + text[text.len() / 2..].find("POST ").expect("there") + 40;
        house.write("requests.http", &text[..half]);
        assert_eq!(house.look(), 0, "it may still grow");
        house.write("requests.http", &text[half..]);
        assert_eq!(house.look(), 0);
        assert_eq!(house.look(), 21);
        assert_eq!((house.look(), house.orders()), (0, 10));
    }
}
