//! From a log's bytes to UTF-8: gzip and zstd are unpacked, UTF-16 is turned, a byte order mark is left out. All by
//! content, never by name, and in pieces.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// No log is shorter than this: what is, is the beginning or the end of one that was cut.
const SHORTEST: usize = 16;

/// How much of a file is looked at to tell what it is packed or written in.
const HEAD: usize = 512;

/// A log to read.
pub struct Log {
    /// What it is called in messages.
    pub name: String,
    /// How long it is as it lies, in bytes, if anyone knows.
    pub len: Option<u64>,
    from: From,
}

enum From {
    Path(PathBuf),
    Reader(Box<dyn Read + Send>),
}

impl Log {
    /// A file. It is opened only when its turn comes, and never mapped into memory: a log may be cut while it is read.
    pub fn file(path: &Path) -> Self {
        let len = std::fs::metadata(path).ok().map(|data| data.len());
        Self { name: path.display().to_string(), len, from: From::Path(path.to_path_buf()) }
    }

    /// What comes out of a reader, such as standard input or a pasted text.
    pub fn reader(name: &str, reader: impl Read + Send + 'static) -> Self {
        Self { name: name.to_owned(), len: None, from: From::Reader(Box::new(reader)) }
    }

    /// Bytes.
    pub fn bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { len: Some(bytes.len() as u64), ..Self::reader(name, Cursor::new(bytes)) }
    }

    fn open(self) -> io::Result<Box<dyn Read>> {
        match self.from {
            From::Path(path) => Ok(Box::new(std::fs::File::open(path)?)),
            From::Reader(reader) => Ok(reader),
        }
    }
}

/// The logs in their order, as they lie.
pub struct Logs {
    queue: VecDeque<Log>,
    /// How many were begun.
    begun: u32,
    current: Option<Headed>,
    /// The next one, opened to look at its head.
    next: Option<Headed>,
    joins: Joins,
    read: Arc<AtomicU64>,
}

/// Whether what is being read goes on in the next file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Joins {
    #[default]
    Never,
    /// If that does not look like a log of its own.
    Rests,
    /// Unless it is packed itself: what is being unpacked has not ended.
    Always,
}

impl Logs {
    /// The logs; `read` counts the bytes that were read of them, as they lie.
    pub fn new(logs: impl IntoIterator<Item = Log>, read: Arc<AtomicU64>) -> Self {
        Self { queue: logs.into_iter().collect(), begun: 0, current: None, next: None, joins: Joins::Never, read }
    }

    fn open_next(&mut self) -> io::Result<bool> {
        if self.next.is_none() {
            let Some(log) = self.queue.pop_front() else { return Ok(false) };
            self.next = Some(Headed::open(log)?);
        }
        Ok(true)
    }

    fn take_next(&mut self) {
        self.current = self.next.take();
        self.begun += 1;
    }

    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(current) = &mut self.current else { return Ok(0) };
            let n = current.read(buf)?;
            self.read.fetch_add(n as u64, Ordering::Relaxed);
            let short = current.head.len() < SHORTEST;
            if n > 0 || !(self.joins != Joins::Never || short) || !self.open_next()? {
                return Ok(n);
            }
            let goes_on = self.next.as_ref().is_some_and(|next| match self.joins {
                Joins::Always => Packing::of(&next.head) == Packing::None,
                Joins::Rests | Joins::Never => short || next.is_a_rest(),
            });
            if !goes_on {
                return Ok(0);
            }
            self.take_next();
        }
    }
}

struct Shared(Rc<RefCell<Logs>>);

impl Read for Shared {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(buf)
    }
}

/// Opens the next log: its number and its text as UTF-8. `None` if there is no other.
pub fn next(logs: &Rc<RefCell<Logs>>) -> Option<(u32, io::Result<Box<dyn Read>>)> {
    let opened = logs.borrow_mut().open_next();
    let number = logs.borrow().begun;
    match opened {
        Ok(false) => None,
        Err(error) => {
            logs.borrow_mut().begun += 1;
            Some((number, Err(error)))
        }
        Ok(true) => {
            let mut all = logs.borrow_mut();
            all.take_next();
            all.joins = Joins::Never;
            drop(all);
            Some((number, unpack(logs)))
        }
    }
}

fn unpack(logs: &Rc<RefCell<Logs>>) -> io::Result<Box<dyn Read>> {
    let mut raw = Headed::new(Shared(Rc::clone(logs)))?;
    let packing = Packing::of(&raw.head);
    if packing != Packing::None {
        let idle = Some(BufReader::with_capacity(64 * 1024, raw));
        raw = Headed::new(Members { packing, logs: Rc::clone(logs), idle, member: None })?;
    }
    let text = Text::of(&raw.head);
    if text != Text::Utf8 {
        if packing == Packing::None {
            logs.borrow_mut().joins = Joins::Rests;
        }
        return Ok(Box::new(Utf16 {
            inner: raw,
            is_big: text == Text::Utf16Big,
            pending: Vec::new(),
            out: Vec::new(),
            given: 0,
        }));
    }
    if raw.head.starts_with(b"\xef\xbb\xbf") {
        raw.given = 3;
    }
    Ok(Box::new(raw))
}

/// A reader whose first bytes were looked at, and are kept until they are asked for.
struct Headed {
    head: Vec<u8>,
    given: usize,
    rest: Box<dyn Read>,
}

impl Headed {
    /// Opens a file; one whose head cannot be read is an error at once.
    fn open(log: Log) -> io::Result<Self> {
        let mut rest = log.open()?;
        let mut head = Vec::with_capacity(HEAD);
        rest.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        Ok(Self { head, given: 0, rest })
    }

    /// Looks at what another reader gives.
    fn new(rest: impl Read + 'static) -> io::Result<Self> {
        let mut rest: Box<dyn Read> = Box::new(rest);
        let mut head = Vec::with_capacity(HEAD);
        let done = rest.by_ref().take(HEAD as u64).read_to_end(&mut head);
        match done {
            // What was unpacked before the damage counts; the damage is met again when the rest is read.
            Err(_) if !head.is_empty() => {}
            done => drop(done?),
        }
        Ok(Self { head, given: 0, rest })
    }

    /// Whether this is no log of its own but the rest of one in UTF-16: it has zeros and no mark.
    fn is_a_rest(&self) -> bool {
        let is_short = self.head.len() < SHORTEST;
        is_short || Packing::of(&self.head) == Packing::None && !has_mark(&self.head) && self.head.contains(&0)
    }
}

impl Read for Headed {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = &self.head[self.given..];
        if left.is_empty() {
            return self.rest.read(buf);
        }
        let n = left.len().min(buf.len());
        buf[..n].copy_from_slice(&left[..n]);
        self.given += n;
        Ok(n)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, 8, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Utf8,
    Utf16Little,
    Utf16Big,
}

impl Text {
    /// By its byte order mark, or by where the zeros are: logs are mostly ASCII.
    fn of(head: &[u8]) -> Self {
        match head {
            [0xff, 0xfe, ..] => return Self::Utf16Little,
            [0xfe, 0xff, ..] => return Self::Utf16Big,
            _ => {}
        }
        let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
        if half >= 4 && odd * 4 > half * 3 && even * 8 < half {
            Self::Utf16Little
        } else if half >= 4 && even * 4 > half * 3 && odd * 8 < half {
            Self::Utf16Big
        } else {
            Self::Utf8
        }
    }
}

/// The text of one log, as UTF-8.
pub fn open(log: Log) -> io::Result<Box<dyn Read>> {
    let logs = Rc::new(RefCell::new(Logs::new([log], Arc::default())));
    next(&logs).map_or_else(|| Ok(Box::new(io::empty()) as Box<dyn Read>), |(_, opened)| opened)
}

/// Whether a log that begins so is packed.
pub fn is_packed(head: &[u8]) -> bool {
    Packing::of(head) != Packing::None
}

/// Whether a log that begins so is neither packed nor in UTF-16, so that its bytes are its text.
pub fn is_plain(head: &[u8]) -> bool {
    Packing::of(head) == Packing::None && Text::of(head) == Text::Utf8
}

fn has_mark(head: &[u8]) -> bool {
    matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
}

/// The members of a gzip file or the frames of a zstd file, one after the other.
struct Members {
    packing: Packing,
    logs: Rc<RefCell<Logs>>,
    idle: Option<BufReader<Headed>>,
    member: Option<Member>,
}

enum Member {
    Gzip(Box<GzDecoder<BufReader<Headed>>>),
    Zstd(Box<StreamingDecoder<BufReader<Headed>, FrameDecoder>>),
}

impl Members {
    /// Begins the next member; false if there is none.
    fn begin(&mut self) -> io::Result<bool> {
        let Some(mut inner) = self.idle.take() else { return Ok(false) };
        let left = inner.fill_buf()?;
        // Some tools fill the last block with zeros.
        let is_end = left.iter().all(|byte| *byte == 0);
        if is_end {
            return Ok(false);
        }
        if left.len() >= 4 && Packing::of(left) != self.packing {
            return Err(io::Error::other("something else follows what was packed"));
        }
        self.logs.borrow_mut().joins = Joins::Always;
        self.member = Some(if self.packing == Packing::Gzip {
            Member::Gzip(Box::new(GzDecoder::new(inner)))
        } else {
            let frame = StreamingDecoder::new(inner).map_err(|error| io::Error::other(error.to_string()))?;
            Member::Zstd(Box::new(frame))
        });
        Ok(true)
    }
}

impl Read for Members {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.member.is_none() && !self.begin()? {
                return Ok(0);
            }
            let n = match &mut self.member {
                Some(Member::Gzip(member)) => member.read(buf)?,
                Some(Member::Zstd(frame)) => frame.read(buf)?,
                None => 0,
            };
            if n > 0 || buf.is_empty() {
                return Ok(n);
            }
            // Only what ends in the middle goes on in another file.
            self.logs.borrow_mut().joins = Joins::Never;
            self.idle = self.member.take().map(|member| match member {
                Member::Gzip(member) => member.into_inner(),
                Member::Zstd(frame) => frame.into_inner(),
            });
        }
    }
}

/// UTF-16 as UTF-8; half a pair becomes U+FFFD, which no signature survives.
struct Utf16<R> {
    inner: R,
    is_big: bool,
    pending: Vec<u8>,
    out: Vec<u8>,
    given: usize,
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.given == self.out.len() {
            self.out.clear();
            self.given = 0;
            let mut chunk = [0; 8192];
            let n = self.inner.read(&mut chunk)?;
            self.pending.extend_from_slice(&chunk[..n]);
            if self.pending.is_empty() {
                return Ok(0);
            }
            let mut whole = if n == 0 { self.pending.len() } else { self.pending.len() & !1 };
            let unit = |pair: &[u8]| match (pair, self.is_big) {
                ([a, b], true) => u16::from_be_bytes([*a, *b]),
                ([a, b], false) => u16::from_le_bytes([*a, *b]),
                // A byte alone at the very end.
                _ => 0xfffd,
            };
            // The first half of a pair waits for the second.
            if n > 0 && whole >= 2 && (0xd800..0xdc00).contains(&unit(&self.pending[whole - 2..whole])) {
                whole -= 2;
            }
            let units = self.pending[..whole].chunks(2).map(unit);
            for c in char::decode_utf16(units) {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                if c != '\u{feff}' {
                    self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            self.pending.drain(..whole);
            if n == 0 && self.out.is_empty() {
                return Ok(0);
            }
        }
        let n = (self.out.len() - self.given).min(buf.len());
        buf[..n].copy_from_slice(&self.out[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const TEXT: &str = "2024-12-02 12:07:06 José {\"amount\":20000.0} 🎉\nand a second line\n";

    pub fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    fn forms() -> Vec<(&'static str, Vec<u8>)> {
        vec![
            ("plain", TEXT.into()),
            ("with a mark", format!("\u{feff}{TEXT}").into()),
            ("gzip", gzip(TEXT.as_bytes())),
            ("two gzip members", [gzip(&TEXT.as_bytes()[..30]), gzip(&TEXT.as_bytes()[30..])].concat()),
            ("zstd", zstd(TEXT.as_bytes())),
            ("two zstd frames", [zstd(&TEXT.as_bytes()[..30]), zstd(&TEXT.as_bytes()[30..])].concat()),
            ("UTF-16 LE", utf16(TEXT, false, true)),
            ("UTF-16 BE", utf16(TEXT, true, true)),
            ("UTF-16 LE without a mark", utf16(TEXT, false, false)),
            ("gzip of UTF-16", gzip(&utf16(TEXT, false, true))),
        ]
    }

    fn read(parts: Vec<Vec<u8>>) -> Vec<(u32, Result<String, String>)> {
        let logs = parts.into_iter().map(|part| Log::bytes("x", part));
        let logs = Rc::new(RefCell::new(Logs::new(logs, Arc::default())));
        let mut all = Vec::new();
        while let Some((number, opened)) = next(&logs) {
            let mut bytes = Vec::new();
            let done = opened.and_then(|mut reader| reader.read_to_end(&mut bytes));
            let text = String::from_utf8_lossy(&bytes).into_owned();
            all.push((number, done.map(|_| text).map_err(|error| error.to_string())));
        }
        all
    }

    #[test]
    fn every_form_gives_the_same_text() {
        for (form, bytes) in forms() {
            assert_eq!(read(vec![bytes]), [(0, Ok(TEXT.to_owned()))], "{form}");
        }
    }

    #[test]
    fn what_is_packed_or_utf16_is_whole_again_after_any_cut() {
        for (form, bytes) in forms().into_iter().skip(2) {
            for cut in 0..=bytes.len() {
                let texts: Vec<String> = read(vec![bytes[..cut].to_vec(), bytes[cut..].to_vec()])
                    .into_iter()
                    .map(|(_, text)| text.unwrap_or_else(|error| panic!("{form} cut at {cut}: {error}")))
                    .collect();
                assert_eq!(texts.concat(), TEXT, "{form} cut at {cut}");
            }
        }
    }

    #[test]
    fn files_of_their_own_are_not_joined() {
        let parts = forms().into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
        let number = parts.len();
        let texts = read(parts);
        let joined: Vec<_> = texts.iter().filter(|(_, text)| text.as_deref() != Ok(TEXT)).collect();
        // UTF-16 without a mark after UTF-16 cannot be told from the rest of it.
        assert_eq!(joined.len(), 1, "{joined:?}");
        assert_eq!(texts.len(), number - 1);
    }

    #[test]
    fn damage_is_told_after_what_could_be_read() {
        let long = TEXT.repeat(3000);
        for mut packed in [gzip(long.as_bytes()), zstd(long.as_bytes())] {
            packed.truncate(packed.len() / 2);
            let [(0, Err(_))] = read(vec![packed]).as_slice() else { panic!("no error") };
        }
        let missing = Log::file(Path::new("no/such/file"));
        let logs = Rc::new(RefCell::new(Logs::new([missing], Arc::default())));
        assert!(matches!(next(&logs), Some((0, Err(_)))));
        assert!(next(&logs).is_none());
    }
}
