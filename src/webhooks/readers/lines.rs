//! Logs of one item a line: JSON Lines, and the text logs of frameworks and web servers, also mixed.

use foldhash::fast::RandomState;
use jiff::Timestamp;
use memchr::memmem;
use serde_json::value::RawValue;
use std::hash::{BuildHasher as _, Hasher as _};

use super::super::delivery::{Fault, MAX_ITEM, Place, Skip};
use super::super::envelope::{self, Around, Found};
use super::super::json::{self, Object};
use super::super::source::Source;
use super::super::{notice, text, times};
use super::{Out, first_line, without_end};

/// Reads lines to the end of the file.
pub fn read<O: Out>(source: &mut Source, from: u64, out: &mut O) {
    let mut memory = Memory::default();
    let mut searched = 0;
    source.skip_to(from);
    loop {
        if out.is_over(source.place()) {
            return;
        }
        let unread = source.unread();
        if let Some(end) = memchr::memchr(b'\n', &unread[searched..]).map(|end| searched + end) {
            line(without_end(&unread[..end]), source.place(), &mut memory, out);
            source.consume_line(end + 1);
            searched = 0;
        } else if unread.len() > MAX_ITEM {
            out.fault(Fault::TooLong, source.place());
            pass_line(source);
            searched = 0;
        } else {
            searched = unread.len();
            if !source.fill() && !join(source) {
                break;
            }
        }
    }
    let rest = without_end(source.unread());
    if !rest.is_empty() {
        let is_torn = rest.starts_with(b"{") && serde_json::from_slice::<&RawValue>(rest).is_err();
        if is_torn {
            out.fault(Fault::Torn, source.place());
        } else {
            line(rest, source.place(), &mut memory, out);
        }
        source.consume(source.unread().len());
    }
}

/// Goes to the end of a line without keeping it.
fn pass_line(source: &mut Source) {
    loop {
        let end = memchr::memchr(b'\n', source.unread());
        source.consume(end.map_or(source.unread().len(), |end| end + 1));
        if end.is_some() || !source.fill() {
            return;
        }
    }
}

/// Whether the next file goes on with the last line, which has no end.
fn join(source: &mut Source) -> bool {
    if source.unread().is_empty() {
        return false;
    }
    let torn = source.unread().to_vec();
    let Some(next) = source.peek_next() else { return false };
    let rest = first_line(next);
    let whole = [torn.as_slice(), rest].concat();
    let is_one = score(&whole) > score(&torn) + score(rest);
    if is_one {
        source.join();
    }
    is_one
}

/// How much a line tells.
fn score(line: &[u8]) -> usize {
    let mut seen = Vec::new();
    look(without_end(line), &mut |found| seen.push(found.into_owned()));
    let of = |found: &Found<'_>| match found {
        Found::Delivery(delivery) => {
            let is_sign = |sign: &str| sign.len() == 32;
            2 + usize::from(delivery.headers.sign.one().is_some_and(is_sign))
                + delivery.headers.merchant_id.one().map_or(0, str::len)
                // More than being JSON does: a line may be cut between its time and the JSON after it.
                + 2 * usize::from(delivery.at.is_some())
        }
        Found::Skip(_) | Found::Fault(_) => 0,
    };
    let is_json = line.starts_with(b"{") && serde_json::from_slice::<&RawValue>(line).is_ok();
    seen.iter().map(of).sum::<usize>() + usize::from(is_json)
}

fn line<O: Out>(line: &[u8], place: Place, memory: &mut Memory<O::Token>, out: &mut O) {
    if let Some((token, at)) = memory.recall(line) {
        out.again(token, at, place);
        return;
    }
    let mut inner = line;
    if line.contains(&0) {
        // Space that was reserved for a log and never written, at either end of what was.
        inner = line.trim_ascii();
        while let [0, rest @ ..] | [rest @ .., 0] = inner {
            inner = rest;
        }
        out.fault(Fault::ControlCharacter, place);
    }
    if inner.trim_ascii().is_empty() {
        return;
    }
    let (mut count, mut token) = (0, None);
    look(inner, &mut |found| {
        count += 1;
        match found {
            Found::Delivery(delivery) => {
                let at = delivery.at;
                token = out.delivery(delivery, place).map(|token| (token, at));
            }
            Found::Skip(skip) => out.skip(skip, place, inner),
            Found::Fault(fault) => out.fault(fault, place),
        }
    });
    if let (1, Some((token, Some(at)))) = (count, token) {
        memory.keep(line, token, at);
    }
}

/// Finds what a line holds.
fn look(line: &[u8], take: &mut impl FnMut(Found<'_>)) {
    let is_json = line.first().is_some_and(|first| matches!(first, b'{' | b'['));
    if memmem::find(line, notice::MARKER).is_none() && !(is_json && envelope::may_be_packed(line)) {
        return match (is_json && line[0] == b'{').then(|| serde_json::from_slice::<&RawValue>(line)) {
            Some(Err(error)) => take(Found::Fault(json::not_json(&error))),
            Some(Ok(_)) => take(Found::Skip(Skip::Other)),
            None => take(Found::Skip(Skip::Noise)),
        };
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return look_around(line, take);
    };
    let mut found = Vec::new();
    if line[0] == b'{'
        && let Ok(object) = Object::read(text)
    {
        envelope::extract_object(&object, text, &Around::default(), &mut found);
        return found.into_iter().for_each(take);
    }
    match is_json.then(|| serde_json::from_str::<&RawValue>(text)) {
        Some(Ok(value)) => envelope::extract(value, &Around::default(), &mut found),
        tried => {
            text::extract(text, &Around::default(), &mut found);
            // What begins as JSON and is none was torn, or worse.
            if let Some(Err(error)) = tried
                && line[0] == b'{'
                && found.iter().all(|found| matches!(found, Found::Skip(_)))
            {
                found = vec![Found::Fault(json::not_json(&error))];
            }
        }
    }
    found.into_iter().for_each(take);
}

/// A line that is not UTF-8: what of it is may hold a notification all the same.
fn look_around(line: &[u8], take: &mut impl FnMut(Found<'_>)) {
    let mut found = Vec::new();
    for chunk in line.utf8_chunks() {
        text::extract(chunk.valid(), &Around::default(), &mut found);
    }
    found.retain(|found| matches!(found, Found::Delivery(_)));
    if found.is_empty() {
        found.push(Found::Fault(Fault::NotUtf8));
    }
    found.into_iter().for_each(take);
}

/// How many bytes of lines are kept.
const KEPT: usize = 16 * 1024 * 1024;

/// How many lines can be found again.
const SLOTS: usize = 64 * 1024;

/// Lines that were read a moment ago. The gateway repeats a notification that was not answered, and then the line is
/// the same but for its time: it is compared byte for byte with the one before and never read again.
struct Memory<T> {
    /// Where the time stands in the lines of this log.
    time: Option<(usize, usize)>,
    /// What stands before it.
    start: Vec<u8>,
    hash: RandomState,
    /// The lines without their times, the newest over the oldest.
    ring: Vec<u8>,
    written: u64,
    slots: Vec<Option<Slot<T>>>,
}

#[derive(Clone, Copy)]
struct Slot<T> {
    hash: u64,
    at: u64,
    len: usize,
    token: T,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self {
            time: None,
            start: Vec::new(),
            hash: RandomState::default(),
            ring: Vec::new(),
            written: 0,
            slots: Vec::new(),
        }
    }
}

impl<T: Copy> Memory<T> {
    fn hash(&self, before: &[u8], after: &[u8]) -> u64 {
        let mut hash = self.hash.build_hasher();
        hash.write(before);
        hash.write(after);
        hash.finish()
    }

    /// Where the time of a line stands: where it stood in the line before, if the two begin alike.
    fn time_span(&self, line: &[u8], at: Timestamp) -> Option<(usize, usize)> {
        let is_time = |span: &(usize, usize)| {
            line.get(span.0..span.1).and_then(|time| times::read(std::str::from_utf8(time).ok()?)) == Some(at)
        };
        let as_before =
            self.time.filter(|(start, _)| line.get(..*start) == Some(self.start.as_slice())).and_then(|(start, _)| {
                let digits = line[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                matches!(line.get(start + digits), Some(b',' | b'}')).then_some((start, start + digits))
            });
        let in_json = || std::str::from_utf8(line).ok().and_then(envelope::time_span);
        as_before.filter(is_time).or_else(|| in_json().filter(is_time))
    }

    /// The delivery of a line that differs from a known one in nothing but its time, and that time.
    fn recall(&self, line: &[u8]) -> Option<(T, Option<Timestamp>)> {
        let (start, end) = self.time.filter(|(_, end)| *end < line.len())?;
        let (before, time, after) = (&line[..start], &line[start..end], &line[end..]);
        let hash = self.hash(before, after);
        let slot = self.slots.get(slot_of(hash)).copied().flatten().filter(|slot| slot.hash == hash)?;
        let kept = self.kept(slot.at, slot.len)?;
        let is_same = kept.len() == before.len() + after.len() && kept.starts_with(before) && kept.ends_with(after);
        // Of one kind with the time that stood there: a number, or a text without escapes.
        let is_number = time.iter().all(u8::is_ascii_digit);
        let is_text = time.len() > 2
            && time[0] == b'"'
            && time.iter().rposition(|byte| *byte == b'"') == Some(time.len() - 1)
            && !time[1..time.len() - 1].iter().any(|byte| matches!(byte, b'"' | b'\\' | 0..32));
        if !is_same || !(is_number || is_text) {
            return None;
        }
        let at = times::read(std::str::from_utf8(time).ok()?)?;
        Some((slot.token, Some(at)))
    }

    /// Keeps a JSON line that holds one delivery, of the time `at`.
    fn keep(&mut self, line: &[u8], token: T, at: Timestamp) {
        let Some((start, end)) = self.time_span(line, at) else { return };
        if line.len() > KEPT / 16 {
            return;
        }
        if self.slots.is_empty() {
            self.slots = vec![None; SLOTS];
        }
        if self.start != line[..start] {
            self.start = line[..start].to_vec();
        }
        self.time = Some((start, end));
        let (before, after) = (&line[..start], &line[end..]);
        let hash = self.hash(before, after);
        let len = before.len() + after.len();
        // A line lies in one piece: what is left at the end of the ring is passed over.
        let place = position(self.written);
        if place + len > KEPT {
            self.written += (KEPT - place) as u64;
        }
        let place = position(self.written);
        if self.ring.len() < place + len {
            self.ring.resize(place + len, 0);
        }
        self.ring[place..place + before.len()].copy_from_slice(before);
        self.ring[place + before.len()..place + len].copy_from_slice(after);
        self.slots[slot_of(hash)] = Some(Slot { hash, at: self.written, len, token });
        self.written += len as u64;
    }

    /// The bytes that were written at `at`, unless newer ones lie there now.
    fn kept(&self, at: u64, len: usize) -> Option<&[u8]> {
        if self.written - at > KEPT as u64 {
            return None;
        }
        self.ring.get(position(at)..position(at) + len)
    }
}

fn position(written: u64) -> usize {
    usize::try_from(written % KEPT as u64).unwrap_or_default()
}

fn slot_of(hash: u64) -> usize {
    usize::try_from(hash % SLOTS as u64).unwrap_or_default()
}
