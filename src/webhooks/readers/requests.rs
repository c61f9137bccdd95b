//! Raw HTTP requests, one after the other, with LF or CRLF, a length, chunks or neither. Lines between them are passed
//! over; a time that stands there on a line of its own, as `# 2024-12-02T12:07:06Z`, is that of the request after it.

use std::borrow::Cow;

use jiff::Timestamp;

use super::super::delivery::{Fault, MAX_ITEM};
use super::super::envelope::Around;
use super::super::http::{self, Head};
use super::super::json::{Brackets, Object};
use super::super::source::Source;
use super::super::{text, times};
use super::{Layout, Out, first_line, without_end};

/// Reads requests to the end of the file.
pub fn read<O: Out>(source: &mut Source, from: u64, out: &mut O) {
    source.skip_to(from);
    let mut at = None;
    loop {
        if out.is_over(source.place()) {
            return;
        }
        let line = first_line(source.unread());
        let is_cut = !line.ends_with(b"\n") && line.len() <= MAX_ITEM;
        if is_cut && (source.fill() || join(source, at.is_some())) {
            continue;
        }
        let line = first_line(source.unread());
        if line.is_empty() {
            return;
        }
        let place = source.place();
        if !http::is_request_line(line) {
            let line = without_end(line);
            at = time_of(line).or(at.filter(|_| line.is_empty()));
            if let Ok(line) = std::str::from_utf8(line) {
                let mut found = Vec::new();
                text::extract(line, &Around::default(), &mut found);
                out.found(found, place, line.as_bytes());
            }
            source.consume(first_line(source.unread()).len());
            continue;
        }
        match request(source) {
            Ok((head, body, len)) => {
                let found = http::found(&head, Cow::Owned(body), at.take());
                let line = first_line(source.unread()).to_vec();
                out.found(vec![found], place, &line);
                source.consume(len);
            }
            Err(fault) => {
                out.fault(fault, place);
                source.consume(first_line(source.unread()).len());
            }
        }
    }
}

fn time_of(line: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(line).ok()?;
    times::leading(text.trim_start_matches(['#', '-', '=', '*', '>', '/', ' ']))
}

/// The head and the body of the request at the start of what is unread, and its length.
fn request(source: &mut Source) -> Result<(Head, Vec<u8>, usize), Fault> {
    loop {
        let unread = source.unread();
        if let Some(whole) = whole(unread, false)? {
            return Ok(whole);
        }
        if unread.len() > MAX_ITEM {
            return Err(Fault::TooLong);
        }
        if !source.fill() && !join(source, false) {
            return whole(source.unread(), true)?.ok_or(Fault::Torn);
        }
    }
}

/// Takes a request apart; `None` if its end is not there yet.
fn whole(text: &[u8], is_all: bool) -> Result<Option<(Head, Vec<u8>, usize)>, Fault> {
    let Some(blank) = blank_line(text) else { return Ok(None) };
    let lines = std::str::from_utf8(&text[..blank.0]).or(Err(Fault::NotUtf8))?;
    let head = http::read_head(lines.lines().skip(1));
    let body = &text[blank.1..];
    if head.is_chunked {
        return Ok(http::unchunk(body).map(|(whole, len)| (head, whole, blank.1 + len)));
    }
    if let Some(length) = head.length {
        if let Some(counted) = body.get(..length)
            && (length == 0 || Object::read(&String::from_utf8_lossy(counted)).is_ok() || !body.starts_with(b"{"))
        {
            return Ok(Some((head, counted.to_vec(), blank.1 + length)));
        }
        if body.len() < length && !is_all {
            return Ok(None);
        }
        if length > MAX_ITEM {
            return Err(Fault::TooLong);
        }
    }
    // Without a length, or with one that was counted before the log was turned into another encoding.
    if body.starts_with(b"{") {
        return Ok(Brackets::default().end(body).map(|end| (head, body[..end].to_vec(), blank.1 + end)));
    }
    Ok(Some((head, Vec::new(), blank.1)))
}

/// The first blank line: where it begins and where it ends.
fn blank_line(text: &[u8]) -> Option<(usize, usize)> {
    memchr::memchr_iter(b'\n', text).find_map(|end| match &text[end + 1..] {
        [b'\n', ..] => Some((end + 1, end + 2)),
        [b'\r', b'\n', ..] => Some((end + 1, end + 3)),
        _ => None,
    })
}

/// Whether the next file goes on where this one was cut, or with the request whose time stands there.
fn join(source: &mut Source, has_time: bool) -> bool {
    let cut = source.unread().to_vec();
    let is_between = cut.trim_ascii().is_empty();
    if is_between && !has_time {
        return false;
    }
    let Some(next) = source.peek_next() else { return false };
    // Cut within the method, the rest of the line looks like a request's first line all the same.
    let word = cut.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_method = !word.is_empty() && word.iter().all(u8::is_ascii_uppercase);
    let goes_on = if is_between {
        matches!(Layout::of(next), Layout::Lines | Layout::Requests)
    } else if http::begins_request(next) {
        is_method && http::begins_request(&[word, first_line(next)].concat())
    } else {
        // The rest of a body may look like anything.
        matches!(Layout::of(next), Layout::Lines | Layout::Requests) || is_whole(&[cut.as_slice(), next].concat())
    };
    if goes_on {
        source.join();
    }
    goes_on
}

/// Whether a text begins with a request that is whole by the count of its bytes.
fn is_whole(text: &[u8]) -> bool {
    let is_counted = |head: &Head| head.is_chunked || head.length.is_some();
    http::begins_request(text)
        && whole(text, false).is_ok_and(|whole| whole.is_some_and(|(head, _, _)| is_counted(&head)))
}
