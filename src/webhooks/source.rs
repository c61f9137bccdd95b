//! A log's text in pieces, with the place of every byte, and the seam to the file that may go on with it.

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::delivery::{MAX_ITEM, Place};
use super::unpack::{self, Log, Logs};

/// How much is read at once.
const CHUNK: usize = 256 * 1024;

/// The text of the log that is being read.
pub struct Source {
    logs: Rc<RefCell<Logs>>,
    current: Text,
    next: Option<Text>,
    /// The text that was read and not yet consumed begins at `at`.
    buffer: Vec<u8>,
    at: usize,
    place: Place,
    /// Where in `buffer` a file begins that goes on with the one before.
    seam: Option<(usize, u32)>,
}

struct Text {
    file: u32,
    reader: Box<dyn Read>,
    head: Vec<u8>,
    is_at_end: bool,
    error: Option<io::Error>,
}

impl Text {
    fn open((file, opened): (u32, io::Result<Box<dyn Read>>)) -> Self {
        let (reader, error): (Box<dyn Read>, _) = match opened {
            Ok(reader) => (reader, None),
            Err(error) => (Box::new(io::empty()), Some(error)),
        };
        Self { file, reader, head: Vec::new(), is_at_end: error.is_some(), error }
    }

    /// Reads another piece into `into`; false at the end.
    fn read(&mut self, into: &mut Vec<u8>) -> bool {
        while !self.is_at_end {
            let from = into.len();
            into.resize(from + CHUNK, 0);
            let read = self.reader.read(&mut into[from..]);
            into.truncate(from + read.as_ref().copied().unwrap_or(0));
            match read {
                Ok(0) => self.is_at_end = true,
                Ok(_) => return true,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.is_at_end = true;
                    self.error = Some(error);
                }
            }
        }
        false
    }
}

impl Source {
    /// Begins to read logs; `read` counts the bytes that were read of them, as they lie.
    pub fn new(logs: impl IntoIterator<Item = Log>, read: Arc<AtomicU64>) -> Self {
        let nothing = Text { file: 0, reader: Box::new(io::empty()), head: Vec::new(), is_at_end: true, error: None };
        Self {
            logs: Rc::new(RefCell::new(Logs::new(logs, read))),
            current: nothing,
            next: None,
            buffer: Vec::new(),
            at: 0,
            place: Place::default(),
            seam: None,
        }
    }

    /// Goes to the next file; false if there is none.
    pub fn next_file(&mut self) -> bool {
        let Some(mut text) = self.next.take().or_else(|| unpack::next(&self.logs).map(Text::open)) else {
            return false;
        };
        self.buffer.clear();
        self.buffer.append(&mut text.head);
        self.at = 0;
        self.seam = None;
        self.place = Place { file: text.file, line: 1, byte: 0 };
        self.current = text;
        true
    }

    /// What was read and not yet consumed.
    pub fn unread(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    /// Reads more; false at the end of the file.
    pub fn fill(&mut self) -> bool {
        if self.at > 0 && (self.at == self.buffer.len() || self.at >= CHUNK) {
            self.buffer.drain(..self.at);
            self.seam = self.seam.map(|(seam, file)| (seam.saturating_sub(self.at), file));
            self.at = 0;
        }
        self.current.read(&mut self.buffer)
    }

    /// Reads until `len` bytes are unread or the file ends.
    pub fn fill_to(&mut self, len: usize) {
        while self.unread().len() < len && self.fill() {}
    }

    /// Goes on by `n` bytes.
    pub fn consume(&mut self, n: usize) {
        let mut from = self.at;
        self.at = (self.at + n).min(self.buffer.len());
        if let Some((seam, file)) = self.seam.filter(|(seam, _)| *seam <= self.at) {
            self.seam = None;
            self.place = Place { file, line: 1, byte: 0 };
            from = seam;
        }
        let passed = &self.buffer[from..self.at];
        self.place.byte += passed.len() as u64;
        self.place.line += memchr::memchr_iter(b'\n', passed).count() as u64;
    }

    /// Goes on by one line, whose end is the last of `n` bytes: [`Self::consume`] for those who know.
    pub fn consume_line(&mut self, n: usize) {
        if self.seam.is_some() {
            return self.consume(n);
        }
        self.at += n;
        self.place.byte += n as u64;
        self.place.line += 1;
    }

    /// Where the first unread byte stands.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The beginning of the next file, at least [`MAX_ITEM`] bytes of it if it is that long; `None` if there is none.
    /// The current file must be read to its end.
    pub fn peek_next(&mut self) -> Option<&[u8]> {
        if self.next.is_none() {
            self.next = unpack::next(&self.logs).map(Text::open);
        }
        let next = self.next.as_mut()?;
        let mut head = std::mem::take(&mut next.head);
        while head.len() <= MAX_ITEM && next.read(&mut head) {}
        next.head = head;
        Some(&next.head)
    }

    /// Goes on with the next file as if it were a part of this one.
    pub fn join(&mut self) {
        if let Some(mut next) = self.next.take() {
            self.seam = Some((self.buffer.len(), next.file));
            self.buffer.append(&mut next.head);
            // An error of the file before was an end too early, which this file may be the rest of.
            next.error = next.error.or(self.current.error.take());
            self.current = next;
        }
    }

    /// Passes over text that was read before, up to a byte of the file.
    pub fn skip_to(&mut self, byte: u64) {
        while self.place.byte < byte {
            if self.unread().is_empty() && !self.fill() {
                return;
            }
            let left = usize::try_from(byte - self.place.byte).unwrap_or(usize::MAX);
            self.consume(left.min(self.unread().len()));
        }
    }

    /// Why the file ended before its end, once.
    pub fn take_error(&mut self) -> Option<io::Error> {
        self.current.error.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_on_over_pieces_and_seams() {
        let logs =
            [Log::bytes("a", "one\ntwo, a line, and th"), Log::bytes("b", "ree\nfour, a line of the second file\n")];
        let mut source = Source::new(logs, Arc::default());
        assert!(source.next_file());
        source.fill_to(100);
        source.consume(4);
        assert_eq!(source.place(), Place { file: 0, line: 2, byte: 4 });
        assert!(source.peek_next().is_some_and(|head| head.starts_with(b"ree\n")));
        source.join();
        source.fill_to(100);
        assert!(source.unread().starts_with(b"two, a line, and three\n"));
        source.consume(b"two, a line, and three\n".len());
        assert_eq!(source.place(), Place { file: 1, line: 2, byte: 4 });
        assert!(source.unread().starts_with(b"four"));
        assert!(!source.next_file());
    }

    #[test]
    fn a_file_that_is_only_looked_at_is_read_from_its_start() {
        let logs = [Log::bytes("a", "the first one, long enough\n"), Log::bytes("b", "the second one, as long\n")];
        let mut source = Source::new(logs, Arc::default());
        assert!(source.next_file());
        source.fill_to(100);
        assert!(source.peek_next().is_some());
        assert!(source.next_file());
        source.fill_to(100);
        assert_eq!(source.unread(), b"the second one, as long\n");
        assert_eq!(source.place(), Place { file: 1, line: 1, byte: 0 });
    }
}
