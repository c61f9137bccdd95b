//! JSON over several lines: arrays, the exports of webhook inspectors, HAR files; of any size.
//!
//! The document is not read as one value. Its brackets are followed, every object that is small enough is read by
//! itself, and one that is too large, or that is a mere frame around lists, is entered. So a document without its end
//! gives everything before the tear.

use std::borrow::Cow;

use memchr::memmem;
use serde_json::value::RawValue;

use super::super::delivery::{Fault, MAX_DEPTH, MAX_ITEM, Skip};
use super::super::envelope::{self, Around};
use super::super::json::{self, Brackets, Object};
use super::super::notice;
use super::super::source::Source;
use super::{Layout, Out, trim_start};

/// Reads a document to the end of the file.
pub fn read<O: Out>(source: &mut Source, from: u64, out: &mut O) {
    source.skip_to(from);
    let mut state = State::default();
    loop {
        if out.is_over(source.place()) {
            return;
        }
        let Some(&byte) = source.unread().first() else {
            if source.fill() || state.depth > 0 && join(source) {
                continue;
            }
            break;
        };
        match byte {
            b'{' if state.depth < MAX_DEPTH => object(source, &mut state, out),
            b'"' => string(source, &mut state, out),
            b'{' | b'[' => {
                state.depth += 1;
                if state.depth > MAX_DEPTH && !state.is_too_deep {
                    out.fault(Fault::TooDeep, source.place());
                    state.is_too_deep = true;
                }
                state.is_member = false;
                source.consume(1);
            }
            b'}' | b']' => {
                state.depth = state.depth.saturating_sub(1);
                state.is_too_deep &= state.depth > MAX_DEPTH;
                state.is_member = true;
                source.consume(1);
            }
            b':' | b',' => {
                state.is_member = byte == b':';
                source.consume(1);
            }
            _ => {
                let rest = source.unread();
                let plain = rest.iter().position(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b'"' | b':' | b','));
                source.consume(plain.unwrap_or(rest.len()));
            }
        }
    }
    if state.depth > 0 && !state.is_torn {
        out.fault(Fault::Torn, source.place());
    }
}

#[derive(Default)]
struct State {
    /// How many brackets are open.
    depth: usize,
    /// Whether the next value belongs to a key, so that it is no item of a list.
    is_member: bool,
    /// The missing end was told.
    is_torn: bool,
    is_too_deep: bool,
}

fn object<O: Out>(source: &mut Source, state: &mut State, out: &mut O) {
    let place = source.place();
    let Some(len) = closed(source) else {
        // Too large, or without an end: what is inside may be read all the same.
        if source.unread().len() <= MAX_ITEM && !state.is_torn {
            out.fault(Fault::Torn, place);
            state.is_torn = true;
        }
        enter(source, state);
        return;
    };
    let bytes = &source.unread()[..len];
    let marked = memmem::find(bytes, notice::MARKER).is_some() || envelope::may_be_packed(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if marked => {
            out.fault(Fault::NotUtf8, place);
            source.consume(len);
            return;
        }
        Err(_) => String::from_utf8_lossy(bytes),
    };
    match serde_json::from_str::<&RawValue>(&text) {
        Ok(_) if !marked => {
            if !state.is_member {
                out.skip(Skip::Other, place, bytes);
            }
        }
        Ok(value) => {
            if Object::read(&text).is_ok_and(|object| is_frame(&object)) {
                enter(source, state);
                return;
            }
            let mut found = Vec::new();
            envelope::extract(value, &Around::default(), &mut found);
            out.found(found, place, bytes);
        }
        // Its brackets close and it is no JSON: perhaps what is inside is.
        Err(_) if bytes[1..].contains(&b'{') => {
            enter(source, state);
            return;
        }
        Err(error) => out.fault(json::not_json(&error), place),
    }
    state.is_member = true;
    source.consume(len);
}

fn enter(source: &mut Source, state: &mut State) {
    state.depth += 1;
    state.is_member = false;
    source.consume(1);
}

/// The length of the object at the start of what is unread, if it closes within [`MAX_ITEM`].
fn closed(source: &mut Source) -> Option<usize> {
    let mut brackets = Brackets::default();
    let mut seen = 0;
    loop {
        if let Some(end) = brackets.end(&source.unread()[seen..]) {
            return Some(seen + end).filter(|len| *len <= MAX_ITEM);
        }
        seen = source.unread().len();
        if seen > MAX_ITEM {
            return None;
        }
        if !source.fill() && !join(source) {
            return None;
        }
    }
}

/// A text among the values: a list may hold whole bodies as texts.
fn string<O: Out>(source: &mut Source, state: &mut State, out: &mut O) {
    let mut seen = 1;
    let mut is_escaped = false;
    let end = loop {
        let unread = source.unread();
        let mut end = None;
        while let Some(at) =
            memchr::memchr2(b'"', b'\\', unread.get(seen..).unwrap_or_default()).filter(|_| !is_escaped)
        {
            seen += at + 1;
            if unread[seen - 1] == b'"' {
                end = Some(seen);
                break;
            }
            is_escaped = seen == unread.len();
            seen += usize::from(!is_escaped);
        }
        if end.is_some() {
            break end;
        }
        seen = seen.max(unread.len());
        if seen > MAX_ITEM {
            // Passed over in pieces; its marks do not count, and what follows is read as it comes.
            out.fault(Fault::TooLong, source.place());
            source.consume(seen);
            return;
        }
        if !source.fill() && !join(source) {
            break None;
        }
        if std::mem::take(&mut is_escaped) {
            seen += 1;
        }
    };
    let place = source.place();
    let Some(end) = end else {
        if !state.is_torn {
            out.fault(Fault::Torn, place);
            state.is_torn = true;
        }
        source.consume(source.unread().len());
        return;
    };
    let bytes = &source.unread()[..end];
    if memmem::find(bytes, notice::MARKER).is_some()
        && let Ok(value) = serde_json::from_slice::<&RawValue>(bytes)
    {
        let mut found = Vec::new();
        envelope::extract(value, &Around::default(), &mut found);
        out.found(found, place, bytes);
    }
    source.consume(end);
}

/// Whether an object is a mere frame around lists of what counts: its lists are read item by item, each at its place.
fn is_frame(object: &Object<'_>) -> bool {
    let marked = |value: &RawValue| {
        memmem::find(value.get().as_bytes(), notice::MARKER).is_some()
            || envelope::may_be_packed(value.get().as_bytes())
    };
    object.0.iter().any(|(_, value)| match value.get().as_bytes()[0] {
        b'[' => {
            marked(value)
                && json::items(value.get())
                    .is_ok_and(|items| items.iter().any(|item| item.get().starts_with('{') && marked(item)))
        }
        b'{' => {
            marked(value) && Object::read(value.get()).is_ok_and(|inner| !notice::is_notice(&inner) && is_frame(&inner))
        }
        _ => false,
    })
}

/// Whether the next file goes on with this one.
fn join(source: &mut Source) -> bool {
    let torn = source.unread().to_vec();
    let Some(next) = source.peek_next() else { return false };
    let goes_on = if torn.starts_with(b"{") {
        // With its rest it is JSON.
        let mut brackets = Brackets::default();
        let closes = brackets.end(&torn).is_none();
        let end = closes.then(|| brackets.end(next)).flatten();
        end.is_some_and(|end| serde_json::from_slice::<&RawValue>(&[&torn, &next[..end]].concat()).is_ok())
    } else {
        !stands_alone(next)
    };
    if goes_on {
        source.join();
    }
    goes_on
}

/// Whether a file is a log of its own and not the rest of a document.
fn stands_alone(head: &[u8]) -> bool {
    let text = trim_start(head);
    if matches!(text.first(), Some(b'{' | b'[')) {
        let Some(end) = Brackets::default().end(text) else { return true };
        return !matches!(text[end..].trim_ascii_start().first(), Some(b',' | b']' | b'}'));
    }
    matches!(Layout::of(head), Layout::Requests | Layout::Curl | Layout::Csv)
}
