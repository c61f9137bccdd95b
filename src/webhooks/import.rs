//! The pipeline: logs in, unique messages with their verdicts out.
//!
//! ```text
//! unpack → source → reader → known already? ─ yes ─ count it
//!                                 └ no ─ read it ─ batch ─ verify ─ Store (one transaction)
//! ```
//!
//! Two deliveries are one message if their bodies are equal byte for byte and so are the two headers. A keyed hash finds
//! what may be equal; the bytes decide. The bytes of stored messages are in the store and nowhere else, so that memory
//! grows by some 30 bytes a message, whatever their size.
//!
//! [`import`] blocks until it is done; run it on a thread of its own and hold the [`Control`].

mod control;

use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use jiff::Timestamp;

pub use self::control::{Control, Counts, FileCounts};
use super::delivery::{Delivery, Fault, Place, Skip};
use super::notice::{self, Body, Notice};
use super::readers::{self, Begin, Out};
use super::source::Source;
use super::unpack::Log;
use super::verify::{self, Checked, Keys, Verdict};
use crate::domain::{AccountId, Seen};

/// How many messages are written at once, at most and at least.
const BATCH: usize = 4096;
const LEAST_BATCH: usize = 256;

/// A batch is at most this part of what was read before it: whoever is killed reads no more than that again.
const BATCH_PART: u64 = 30;

/// How many bytes of bodies are held before they are written.
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// How many known messages are counted before the counts are written, at most and at least.
const BATCH_AGAIN: usize = 64 * 1024;
const LEAST_BATCH_AGAIN: usize = 4096;

/// How many examples of each kind a summary keeps.
const EXAMPLES: usize = 20;

/// Longest order number that is filed; the gateway's limit is 32, and 37 with the serial of a PATCH order.
const MAX_ORDER_NO: usize = 128;

/// The number of a stored message.
pub type Row = u32;

/// A message to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Whose.
    pub account: AccountId,
    /// The order that it is about.
    pub order_no: String,
    /// What is to be thought of it.
    pub verdict: Verdict,
    /// The exact bytes; as the log has them, if the bytes that came are lost.
    pub body: Vec<u8>,
    /// `MerchantId` as the log has it.
    pub merchant_id: Option<String>,
    /// `Sign` as the log has it.
    pub sign: Option<String>,
    /// When it was first sent: as it says itself, which is the same in every log; else as the log says.
    pub at: Timestamp,
    /// Where it was first found.
    pub place: Place,
    /// Its deliveries so far.
    pub seen: Seen,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its number.
    pub row: Row,
    /// It was not there before.
    pub is_new: bool,
    /// Another message has the same valid signature over another body: the mark of a forgery by MD5 collision.
    pub collides: bool,
}

/// Keeps messages. Two with the same account, the same body and the same answer to "is it verified?" are one row.
pub trait Store {
    /// Why it cannot.
    type Error;

    /// Writes messages, adds deliveries to known ones, and remembers how far the import is: all of it or nothing.
    fn save(&mut self, new: Vec<Message>, again: &[(Row, Seen)], position: Place) -> Result<Vec<Saved>, Self::Error>;

    /// Whether a stored message has exactly this body.
    fn has_body(&mut self, row: Row, body: &[u8]) -> Result<bool, Self::Error>;
}

/// A notification that is not verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is to be thought of it.
    pub verdict: Verdict,
    /// The merchant it names; empty if none.
    pub merchant_id: String,
    /// Where it stands.
    pub place: Place,
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// Deliveries of payin notifications, repeats included.
    pub deliveries: u64,
    /// Deliveries by verdict, in the order of [`Verdict::ALL`]. Those of merchants that are none of ours are in it.
    pub by_verdict: [u64; Verdict::ALL.len()],
    /// Messages that were not known before.
    pub new_messages: u64,
    /// Messages that were known from an earlier import.
    pub known_messages: u64,
    /// Deliveries for merchants that have no account here, or about no order; they are not stored.
    pub homeless: u64,
    /// What was passed over, in the order of [`Skip::ALL`].
    pub skipped: [u64; Skip::ALL.len()],
    /// What could not be read.
    pub faults: u64,
    /// The same by file, in the order in which they were given; files after the last that held anything are left out.
    pub files: Vec<FileCounts>,
    /// The first faults.
    pub fault_examples: Vec<(Fault, Place)>,
    /// The first things that were passed over, with the beginning of their text.
    pub skip_examples: Vec<(Skip, Place, String)>,
    /// The first notifications with a wrong signature and the like; of merchants without a key the first of each.
    pub doubts: Vec<Doubt>,
    /// Valid signatures that stand over two bodies.
    pub collisions: Vec<Place>,
    /// The first and the last delivery that has a time.
    pub span: Option<(Timestamp, Timestamp)>,
    /// It was cancelled before the end.
    pub is_cancelled: bool,
}

impl Summary {
    /// How many deliveries got a verdict.
    pub fn of_verdict(&self, verdict: Verdict) -> u64 {
        self.by_verdict[verdict as usize]
    }

    /// How much of a kind was passed over.
    pub fn of_skip(&self, skip: Skip) -> u64 {
        self.skipped[skip as usize]
    }

    /// The numbers alone.
    pub const fn counts(&self) -> Counts {
        Counts {
            deliveries: self.deliveries,
            by_verdict: self.by_verdict,
            new_messages: self.new_messages,
            homeless: self.homeless,
            skipped: self.skipped,
            faults: self.faults,
        }
    }

    fn file(&mut self, place: Place) -> &mut FileCounts {
        let file = place.file as usize;
        if self.files.len() <= file {
            self.files.resize(file + 1, FileCounts::default());
        }
        &mut self.files[file]
    }

    fn doubt(&mut self, verdict: Verdict, pending: &Pending) {
        let merchant_id = verify::merchant_of(&pending.delivery, &pending.notice).unwrap_or_default();
        let is_told = verdict == Verdict::NoKey
            && self.doubts.iter().any(|doubt| doubt.verdict == verdict && doubt.merchant_id == merchant_id);
        if self.doubts.len() < EXAMPLES && !is_told {
            self.doubts.push(Doubt { verdict, merchant_id: merchant_id.to_owned(), place: pending.place });
        }
    }

    /// Whether somebody must look at it.
    pub fn needs_a_person(&self) -> bool {
        self.faults > 0
            || self.homeless > 0
            || !self.collisions.is_empty()
            || self.of_verdict(Verdict::Verified) < self.deliveries
    }
}

/// Reads logs into a store. `now` is the time of messages of which nothing tells another.
pub fn import<S: Store>(
    logs: impl IntoIterator<Item = Log>,
    begin: Begin,
    keys: &Keys,
    now: Timestamp,
    store: &mut S,
    control: &Control,
) -> Result<Summary, S::Error> {
    let mut source = Source::new(logs, Arc::clone(&control.read));
    let mut importer = Importer {
        keys,
        now,
        store,
        control,
        hash: RandomState::default(),
        known: HashTable::new(),
        entries: Entries::default(),
        pending: Vec::new(),
        pending_bytes: 0,
        again: Vec::new(),
        position: Place::default(),
        summary: Summary::default(),
        error: None,
    };
    readers::read_all(&mut source, begin, &mut importer);
    importer.finish()
}

/// What is remembered of a message.
#[derive(Clone, Copy)]
struct Entry {
    /// Keyed, of body and headers.
    hash: u64,
    /// Where it is.
    at: At,
    /// Its place in `pending` or in `again`; 0 in `again` is none, so that one counts from 1.
    slot: u32,
}

/// A row, a verdict, or that it is not stored yet, in 32 bits.
#[derive(Clone, Copy, PartialEq, Eq)]
struct At(u32);

impl At {
    const BITS: u32 = 29;
    const PENDING: Self = Self(u32::MAX);
    const NOWHERE: u32 = (1 << Self::BITS) - 1;

    fn new(row: Row, verdict: Verdict) -> Self {
        Self(row.min(Self::NOWHERE) | (verdict as u32) << Self::BITS)
    }

    const fn row(self) -> Row {
        self.0 & Self::NOWHERE
    }

    const fn verdict(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }
}

/// Entries that never move, so that growing never holds them twice.
#[derive(Default)]
struct Entries {
    chunks: Vec<Vec<Entry>>,
}

impl Entries {
    const CHUNK: usize = 16 * 1024;

    fn push(&mut self, entry: Entry) -> u32 {
        if self.chunks.last().is_none_or(|chunk| chunk.len() == Self::CHUNK) {
            self.chunks.push(Vec::with_capacity(Self::CHUNK));
        }
        let number = (self.chunks.len() - 1) * Self::CHUNK;
        let chunk = self.chunks.last_mut().expect("one was added");
        chunk.push(entry);
        u32::try_from(number + chunk.len() - 1).expect("fewer messages than fit into memory")
    }

    fn get(&self, number: u32) -> &Entry {
        &self.chunks[number as usize / Self::CHUNK][number as usize % Self::CHUNK]
    }

    fn get_mut(&mut self, number: u32) -> &mut Entry {
        &mut self.chunks[number as usize / Self::CHUNK][number as usize % Self::CHUNK]
    }
}

/// A new message that is not stored yet.
struct Pending {
    delivery: Delivery<'static>,
    notice: Notice<'static>,
    place: Place,
    entry: u32,
    copies: u64,
    seen: Seen,
}

/// A stored message that was met again.
struct Again {
    entry: u32,
    copies: u64,
    seen: Seen,
}

struct Importer<'a, S: Store> {
    keys: &'a Keys,
    now: Timestamp,
    store: &'a mut S,
    control: &'a Control,
    hash: RandomState,
    known: HashTable<u32>,
    entries: Entries,
    pending: Vec<Pending>,
    pending_bytes: usize,
    again: Vec<Again>,
    position: Place,
    summary: Summary,
    error: Option<S::Error>,
}

impl<S: Store> Importer<'_, S> {
    /// The message that a delivery is of, if it was met before.
    fn find(&mut self, hash: u64, body: &[u8]) -> Result<Option<u32>, S::Error> {
        for &number in self.known.iter_hash(hash) {
            let entry = self.entries.get(number);
            let is_same = entry.hash == hash
                && match entry.at {
                    At::PENDING => *self.pending[entry.slot as usize].delivery.body == *body,
                    at if at.row() == At::NOWHERE => true,
                    at => self.store.has_body(at.row(), body)?,
                };
            if is_same {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }

    fn count(&mut self, number: u32, at: Option<Timestamp>) {
        self.summary.deliveries += 1;
        self.control.deliveries.fetch_add(1, Ordering::Relaxed);
        if let Some(at) = at {
            let (first, last) = self.summary.span.unwrap_or((at, at));
            self.summary.span = Some((first.min(at), last.max(at)));
        }
        let entry = self.entries.get_mut(number);
        let (copies, seen) = if entry.at == At::PENDING {
            let pending = &mut self.pending[entry.slot as usize];
            (&mut pending.copies, &mut pending.seen)
        } else {
            if entry.slot == 0 {
                self.again.push(Again { entry: number, copies: 0, seen: Seen::default() });
                entry.slot = u32::try_from(self.again.len()).expect("a batch is small");
            }
            let again = &mut self.again[entry.slot as usize - 1];
            (&mut again.copies, &mut again.seen)
        };
        *copies += 1;
        seen.add(at);
    }

    fn take(&mut self, delivery: Delivery<'_>, place: Place) -> Result<Option<u32>, S::Error> {
        let at = delivery.at;
        let mut hash = self.hash.build_hasher();
        for part in [delivery.headers.merchant_id.one(), delivery.headers.sign.one()] {
            hash.write(part.unwrap_or_default().as_bytes());
            hash.write_u8(0xff);
        }
        hash.write_u8(delivery.fidelity as u8);
        hash.write(&delivery.body);
        let hash = hash.finish();
        let number = if let Some(number) = self.find(hash, &delivery.body)? {
            number
        } else {
            let notice = match notice::read(delivery.body.trim_ascii()) {
                Ok(Body::Payin(notice)) => notice.into_owned(),
                Ok(Body::Payout) => {
                    self.skip(Skip::Payout, place, &delivery.body);
                    return Ok(None);
                }
                Ok(Body::Other) => {
                    self.skip(Skip::Other, place, &delivery.body);
                    return Ok(None);
                }
                Err(fault) => {
                    self.fault(fault, place);
                    return Ok(None);
                }
            };
            let slot = u32::try_from(self.pending.len()).expect("a batch is small");
            let number = self.entries.push(Entry { hash, at: At::PENDING, slot });
            let Self { known, entries, .. } = self;
            known.insert_unique(hash, number, |number| entries.get(*number).hash);
            self.pending_bytes += delivery.body.len();
            let (delivery, seen) = (delivery.into_owned(), Seen::default());
            self.pending.push(Pending { delivery, notice, place, entry: number, copies: 0, seen });
            number
        };
        self.count(number, at);
        Ok(Some(number))
    }

    /// Verifies and stores what was gathered.
    fn flush(&mut self) -> Result<(), S::Error> {
        let pending = std::mem::take(&mut self.pending);
        let again = std::mem::take(&mut self.again);
        self.pending_bytes = 0;
        let mut messages = Vec::with_capacity(pending.len());
        let mut stored = Vec::with_capacity(pending.len());
        for pending in pending {
            let Pending { place, entry, copies, .. } = pending;
            let checked = verify::check(&pending.delivery, &pending.notice, self.keys);
            let verdict = checked.verdict;
            self.summary.by_verdict[verdict as usize] += copies;
            if verdict != Verdict::Verified {
                self.summary.doubt(verdict, &pending);
            }
            let message = self.message(pending, checked);
            let at = self.entries.get_mut(entry);
            *at = Entry { at: At::new(At::NOWHERE, verdict), slot: 0, ..*at };
            match message {
                Some(message) => {
                    messages.push(message);
                    stored.push((entry, verdict, place));
                }
                None => self.summary.homeless += copies,
            }
        }
        let mut counted = Vec::with_capacity(again.len());
        for Again { entry, copies, seen } in again {
            let known = self.entries.get_mut(entry);
            known.slot = 0;
            let at = known.at;
            self.summary.by_verdict[at.verdict()] += copies;
            if at.row() == At::NOWHERE {
                self.summary.homeless += copies;
            } else {
                counted.push((at.row(), seen));
            }
        }
        let saved = self.store.save(messages, &counted, self.position)?;
        self.control.messages.fetch_add(saved.len() as u64, Ordering::Relaxed);
        for (saved, (entry, verdict, place)) in saved.into_iter().zip(stored) {
            let known = self.entries.get_mut(entry);
            known.at = At::new(saved.row, verdict);
            if saved.is_new {
                self.summary.new_messages += 1;
            } else {
                self.summary.known_messages += 1;
            }
            if saved.collides {
                self.summary.collisions.push(place);
            }
        }
        *self.control.counts.lock().unwrap_or_else(PoisonError::into_inner) = self.summary.counts();
        Ok(())
    }

    /// What is stored of a notification; `None` if it is about no order, or no account's.
    fn message(&self, pending: Pending, checked: Checked) -> Option<Message> {
        let Pending { delivery, notice, place, seen, .. } = pending;
        let order_no = notice.own_order_no().filter(|number| number.len() <= MAX_ORDER_NO).map(str::to_owned);
        let at = notice.sent_at.or(delivery.at).unwrap_or(self.now);
        checked.account.zip(order_no).map(|(account, order_no)| Message {
            account,
            order_no,
            verdict: checked.verdict,
            body: checked.rebuilt.unwrap_or_else(|| delivery.body.into_owned()),
            merchant_id: delivery.headers.merchant_id.into_one(),
            sign: delivery.headers.sign.into_one(),
            at,
            place,
            seen,
        })
    }

    fn settle<T>(&mut self, done: Result<T, S::Error>) -> Option<T> {
        done.map_err(|error| self.error = Some(error)).ok()
    }

    fn flush_if_full(&mut self) {
        let part = |of: u64, least: usize, most: usize| {
            usize::try_from(of / BATCH_PART).unwrap_or(usize::MAX).clamp(least, most)
        };
        let written = self.summary.new_messages + self.summary.known_messages;
        let is_full = self.pending.len() >= part(written, LEAST_BATCH, BATCH)
            || self.pending_bytes >= BATCH_BYTES
            || self.again.len() >= part(self.summary.deliveries, LEAST_BATCH_AGAIN, BATCH_AGAIN);
        if is_full {
            let done = self.flush();
            self.settle(done);
        }
    }

    fn finish(mut self) -> Result<Summary, S::Error> {
        self.summary.is_cancelled = self.control.is_cancelled();
        if self.error.is_none() && !self.summary.is_cancelled {
            let done = self.flush();
            self.settle(done);
        }
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.summary),
        }
    }
}

impl<S: Store> Out for Importer<'_, S> {
    type Token = u32;

    fn delivery(&mut self, delivery: Delivery<'_>, place: Place) -> Option<u32> {
        let done = self.take(delivery, place);
        let known = self.settle(done).flatten();
        self.summary.file(place).deliveries += u64::from(known.is_some());
        known
    }

    fn again(&mut self, token: u32, at: Option<Timestamp>, place: Place) {
        self.summary.file(place).deliveries += 1;
        self.count(token, at);
    }

    fn skip(&mut self, skip: Skip, place: Place, text: &[u8]) {
        self.summary.skipped[skip as usize] += 1;
        self.summary.file(place).skipped += 1;
        let is_kind = |(known, _, _): &&(Skip, Place, String)| *known == skip;
        if self.summary.skip_examples.iter().filter(is_kind).count() < EXAMPLES / 4 {
            let start = String::from_utf8_lossy(&text[..text.len().min(400)]);
            self.summary.skip_examples.push((skip, place, start.chars().take(100).collect()));
        }
    }

    fn fault(&mut self, fault: Fault, place: Place) {
        self.summary.faults += 1;
        self.summary.file(place).faults += 1;
        if self.summary.fault_examples.len() < EXAMPLES {
            self.summary.fault_examples.push((fault, place));
        }
    }

    fn is_over(&mut self, place: Place) -> bool {
        self.position = place;
        // Only here, where everything before `place` was given, so that a later run may go on from it.
        self.flush_if_full();
        self.error.is_some() || self.control.is_cancelled()
    }
}

/// A store in memory: for a look at what an import would bring, and for tests.
#[derive(Debug, Default)]
pub struct MemoryStore {
    /// The messages.
    pub messages: Vec<Message>,
    known: std::collections::HashMap<(AccountId, bool, Vec<u8>), Row>,
    signatures: std::collections::HashMap<(AccountId, String), Row>,
    /// How far the import came.
    pub position: Place,
}

impl Store for MemoryStore {
    type Error = std::convert::Infallible;

    fn save(&mut self, new: Vec<Message>, again: &[(Row, Seen)], position: Place) -> Result<Vec<Saved>, Self::Error> {
        let mut saved = Vec::with_capacity(new.len());
        for message in new {
            let is_verified = message.verdict == Verdict::Verified;
            let next = u32::try_from(self.messages.len()).expect("fewer messages than fit into memory");
            let row = *self.known.entry((message.account, is_verified, message.body.clone())).or_insert(next);
            let is_new = row == next;
            let sign = message.sign.as_deref().unwrap_or_default().to_ascii_lowercase();
            let collides = is_verified && *self.signatures.entry((message.account, sign)).or_insert(row) != row;
            if is_new {
                self.messages.push(message);
            } else {
                self.messages[row as usize].seen.merge(&message.seen);
            }
            saved.push(Saved { row, is_new, collides });
        }
        for (row, seen) in again {
            self.messages[*row as usize].seen.merge(seen);
        }
        self.position = position;
        Ok(saved)
    }

    fn has_body(&mut self, row: Row, body: &[u8]) -> Result<bool, Self::Error> {
        Ok(self.messages[row as usize].body == body)
    }
}

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
