//! The readers, and which one a log needs.
//!
//! A reader takes a [`Source`] apart and gives what it finds to an [`Out`]. It holds at most one item in memory, goes
//! on after whatever it cannot read, and at the end of a file looks at the next one: if that goes on where this one
//! was cut, the two are read as one.

mod csv;
mod curl;
mod document;
mod lines;
mod requests;

use jiff::Timestamp;

use super::delivery::{Delivery, Fault, Place, Skip};
use super::envelope::Found;
use super::source::Source;
use super::{http, json, notice};

/// Takes what readers find.
pub trait Out {
    /// A delivery that was seen, to be counted again without reading it again.
    type Token: Copy;

    /// A delivery. A token, if the very same text at another place would be the same delivery again.
    fn delivery(&mut self, delivery: Delivery<'_>, place: Place) -> Option<Self::Token>;

    /// The same text again, but for its time.
    fn again(&mut self, token: Self::Token, at: Option<Timestamp>, place: Place);

    /// Something that is no payin notification.
    fn skip(&mut self, skip: Skip, place: Place, text: &[u8]);

    /// Something that cannot be read.
    fn fault(&mut self, fault: Fault, place: Place);

    /// Asked between two items: whether to stop. Everything before `place` was given.
    fn is_over(&mut self, place: Place) -> bool;

    /// What one item holds.
    fn found(&mut self, found: Vec<Found<'_>>, place: Place, text: &[u8]) {
        for found in found {
            match found {
                Found::Delivery(delivery) => {
                    self.delivery(delivery, place);
                }
                Found::Skip(skip) => self.skip(skip, place, text),
                Found::Fault(fault) => self.fault(fault, place),
            }
        }
    }
}

/// How a log is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One JSON value or one message of text a line.
    Lines,
    /// JSON over several lines: an array, an export, a HAR file.
    Document,
    /// Raw HTTP requests.
    Requests,
    /// curl commands.
    Curl,
    /// A table with a row of names.
    Csv,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 5] = [Self::Lines, Self::Document, Self::Requests, Self::Curl, Self::Csv];

    /// Tells the layout by the beginning of a log.
    pub fn of(head: &[u8]) -> Self {
        let text = trim_start(head);
        match text.first() {
            Some(b'{') => {
                let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
                // A line that closes, or is no JSON from its first word on, is one of many.
                if json::Brackets::default().end(line).is_some() { Self::Lines } else { Self::Document }
            }
            Some(b'[') if matches!(trim_start(&text[1..]).first(), None | Some(b'{' | b'[' | b'"' | b']')) => {
                Self::Document
            }
            _ => Self::of_text(text),
        }
    }

    fn of_text(text: &[u8]) -> Self {
        for line in text.split(|byte| *byte == b'\n').take(50) {
            if http::is_request_line(line) {
                return Self::Requests;
            }
            if curl::is_start(line) {
                return Self::Curl;
            }
        }
        if csv::Table::read_names(text).is_some() { Self::Csv } else { Self::Lines }
    }
}

fn trim_start(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start()
}

/// How much of a file is looked at to tell its layout.
const HEAD: usize = 64 * 1024;

/// What is shorter may be the beginning of a log that was cut.
const SHORT: usize = 4096;

/// Where to begin in a log that was read in part before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begin {
    /// Files before this one are passed over.
    pub file: u32,
    /// The first byte to read in it.
    pub byte: u64,
}

/// Reads every file.
pub fn read_all<O: Out>(source: &mut Source, begin: Begin, out: &mut O) {
    while source.next_file() {
        if source.place().file < begin.file {
            continue;
        }
        source.fill_to(HEAD);
        let mut layout = Layout::of(source.unread());
        // Cut within its first line, or before its first request, a file does not tell what it is.
        let is_short = source.unread().len() < SHORT && layout == Layout::Lines;
        if !source.unread().is_empty() && (is_short || !source.unread().contains(&b'\n')) && !source.fill() {
            let head = source.unread().to_vec();
            let tells_nothing = memchr::memmem::find(&head, notice::MARKER).is_none();
            if let Some(next) = source.peek_next() {
                let whole = [&head, &next[..next.len().min(HEAD)]].concat();
                let joined = Layout::of(&whole);
                if !head.contains(&b'\n') {
                    layout = joined;
                }
                if matches!(joined, Layout::Requests | Layout::Curl) && tells_nothing {
                    layout = joined;
                }
                if layout != Layout::Lines {
                    source.join();
                }
            }
        }
        let from = if source.place().file == begin.file { begin.byte } else { 0 };
        match layout {
            Layout::Lines => lines::read(source, from, out),
            Layout::Document => document::read(source, from, out),
            Layout::Requests => requests::read(source, from, out),
            Layout::Curl => curl::read(source, from, out),
            Layout::Csv => csv::read(source, from, out),
        }
        if let Some(error) = source.take_error() {
            out.fault(Fault::Unreadable(error.to_string()), source.place());
        }
        if out.is_over(source.place()) {
            return;
        }
    }
}

/// A line without its end.
fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The first line of a text, its end included.
fn first_line(text: &[u8]) -> &[u8] {
    memchr::memchr(b'\n', text).map_or(text, |end| &text[..=end])
}
