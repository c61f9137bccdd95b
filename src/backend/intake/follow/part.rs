//! The part of a file that is to be read: from where it was to the end of a line.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::{LedgerStore, Shelf};
use super::Reads;
use crate::ledger::LedgerError;
use crate::webhooks::follow::{BEFORE, Task, digest, is_whole};
use crate::webhooks::import::{self, Control, Summary};
use crate::webhooks::readers::Begin;
use crate::webhooks::unpack::{self, Log};

/// About how much of a log is read at a time: whoever wants the reading to end, or another log read, waits no longer.
const CHUNK: u64 = 8 * 1024 * 1024;

/// The longest line without an end that is looked at whether it is whole.
const UNENDED: u64 = 1024 * 1024;

/// Part of a file.
pub struct Part<'a> {
    task: &'a Task,
    from: u64,
    /// Up to which byte of its text.
    pub to: u64,
    lines_before: u64,
    /// How many lines are in it; counted while it is read.
    lines: Arc<AtomicU64>,
    /// How much of it was read.
    read: Arc<AtomicU64>,
    /// Digest of the last bytes before `to`.
    pub before: String,
    end: u64,
}

impl<'a> Part<'a> {
    fn new(task: &'a Task) -> Self {
        let (lines, read) = (Arc::default(), Arc::default());
        Self { task, from: 0, to: 0, lines_before: 0, lines, read, before: String::new(), end: 0 }
    }

    /// `None` if no line is whole yet.
    pub fn open(task: &'a Task) -> io::Result<Option<Self>> {
        if task.is_packed {
            return Self::unpack(task).map(Some);
        }
        let mut file = File::open(&task.path)?;
        let is_same = task.from == 0 || digest(&before(&mut file, task.from)?) == task.before;
        // Of another file that begins alike, everything is new.
        let (from, lines_before) = if is_same { (task.from, task.lines) } else { (0, 0) };
        let (mut to, mut end) = (task.to, task.to);
        if task.whole_lines {
            end = end_of_lines(&mut file, from, task.to)?;
            if end < task.to && task.to - end <= UNENDED && is_whole(&bytes(&mut file, end, task.to)?) {
                end = task.to;
            }
            let chunk = end_of_lines(&mut file, from, end.min(from + CHUNK))?;
            to = if chunk > from { chunk } else { end };
        }
        if to <= from {
            return Ok(None);
        }
        let before = digest(&before(&mut file, to)?);
        Ok(Some(Self { from, to, lines_before, before, end, ..Self::new(task) }))
    }

    /// All of what is packed that is new.
    fn unpack(task: &'a Task) -> io::Result<Self> {
        let mut text = unpack::open(Log::file(&task.path))?;
        let (mut to, mut lines, mut is_same) = (0, 0_u64, task.from == 0);
        let (mut last, mut piece) = (Vec::new(), vec![0; 64 * 1024]);
        loop {
            // A piece ends where what was read ended, to see what stands before it.
            let most = task.from.checked_sub(to).filter(|left| *left > 0).and_then(|left| usize::try_from(left).ok());
            let room = most.map_or(piece.len(), |most| most.min(piece.len()));
            let n = text.read(&mut piece[..room])?;
            if n == 0 {
                break;
            }
            to += n as u64;
            lines += memchr::memchr_iter(b'\n', &piece[..n]).count() as u64;
            last.extend_from_slice(&piece[n.saturating_sub(BEFORE)..n]);
            last.drain(..last.len().saturating_sub(BEFORE));
            if to == task.from {
                is_same = digest(&last) == task.before;
            }
        }
        let from = if is_same { task.from } else { 0 };
        let lines = Arc::new(AtomicU64::new(lines));
        Ok(Self { from, to, lines, before: digest(&last), end: to, ..Self::new(task) })
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.to <= self.from
    }

    /// How long it is.
    pub const fn len(&self) -> u64 {
        self.to.saturating_sub(self.from)
    }

    /// Whether there is more in the file that could be read at once.
    pub const fn has_more(&self) -> bool {
        self.to < self.end
    }

    /// Where the reading begins in the log.
    pub const fn begin(&self) -> Begin {
        Begin { file: 0, byte: if self.task.is_packed { self.from } else { 0 } }
    }

    /// How many lines its file has up to its end, once it was read.
    pub fn lines(&self) -> u64 {
        self.lines_before + self.lines.load(Ordering::Relaxed)
    }

    /// Whether all of it was read: a log may be cut at any moment.
    pub fn is_whole(&self) -> bool {
        self.task.is_packed || self.read.load(Ordering::Relaxed) == self.len()
    }

    /// The log to read.
    pub fn log(&self) -> io::Result<Log> {
        if self.task.is_packed {
            return Ok(Log::file(&self.task.path));
        }
        let mut file = File::open(&self.task.path)?;
        file.seek(SeekFrom::Start(self.from))?;
        self.lines.store(0, Ordering::Relaxed);
        self.read.store(0, Ordering::Relaxed);
        let (lines, read) = (Arc::clone(&self.lines), Arc::clone(&self.read));
        let counted = Counted { inner: file.take(self.len()), lines, read };
        Ok(Log::reader(&self.task.path.display().to_string(), counted))
    }

    /// Reads it into a ledger.
    pub fn import<S: Shelf>(
        &self,
        log: Log,
        ledger: &mut S,
        index: &mut Option<S::Index>,
        reads: Reads<'_>,
        control: &Control,
    ) -> Result<Summary, LedgerError> {
        // After an error the index is of no more use, and is read again.
        let own = index.take().map_or_else(|| ledger.index(), Ok)?;
        let names = vec![self.task.path.display().to_string()];
        let mut store = LedgerStore { ledger, index: own, names, lines_before: self.lines_before, files: None };
        let summary = import::import([log], self.begin(), reads.keys, reads.now, &mut store, control)?;
        *index = Some(store.index);
        Ok(summary)
    }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    lines: Arc<AtomicU64>,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.lines.fetch_add(memchr::memchr_iter(b'\n', &buf[..n]).count() as u64, Ordering::Relaxed);
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

fn bytes(file: &mut File, from: u64, to: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(from))?;
    file.by_ref().take(to - from).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn before(file: &mut File, at: u64) -> io::Result<Vec<u8>> {
    bytes(file, at.saturating_sub(BEFORE as u64), at)
}

/// The end of the last line that is whole; `from` if there is none.
fn end_of_lines(file: &mut File, from: u64, to: u64) -> io::Result<u64> {
    const PIECE: u64 = 64 * 1024;
    let mut end = to;
    while end > from {
        let start = end.saturating_sub(PIECE).max(from);
        if let Some(at) = memchr::memrchr(b'\n', &bytes(file, start, end)?) {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(from)
}
