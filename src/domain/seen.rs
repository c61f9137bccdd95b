//! When and how often one message was delivered.

use jiff::Timestamp;
use smallvec::SmallVec;

/// How many times of a message are kept one by one. The gateway sends a notification at most 11 times (api-facts,
/// section 9).
const MOST: usize = 32;

/// The deliveries of one message: a set of times, so that it comes out the same whichever logs tell of them, in
/// whatever order and however often.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Seen {
    /// The earliest times in milliseconds since 1970, and the latest, in order, without repeats.
    times: SmallVec<[i64; 4]>,
    /// There were more of them than are kept.
    has_more: bool,
    /// How many copies without a time one import met.
    timeless: u32,
}

impl Seen {
    /// Takes a delivery in.
    pub fn add(&mut self, at: Option<Timestamp>) {
        match at {
            Some(at) => self.add_time(at.as_millisecond()),
            None => self.timeless = self.timeless.saturating_add(1),
        }
    }

    /// Takes in what another import, or the ledger, knows.
    pub fn merge(&mut self, other: &Self) {
        other.times.iter().for_each(|time| self.add_time(*time));
        self.has_more |= other.has_more;
        // A second import of the same log meets the same copies again.
        self.timeless = self.timeless.max(other.timeless);
    }

    fn add_time(&mut self, time: i64) {
        let Err(at) = self.times.binary_search(&time) else { return };
        self.times.insert(at, time);
        if self.times.len() > MOST {
            // The latest stays, and so do the earliest.
            self.times.remove(MOST - 1);
            self.has_more = true;
        }
    }

    /// How many deliveries there were, at least.
    pub fn count(&self) -> u32 {
        u32::try_from(self.times.len()).unwrap_or(u32::MAX).max(self.timeless)
    }

    /// The first one that has a time, in milliseconds since 1970.
    pub fn first(&self) -> Option<i64> {
        self.times.first().copied()
    }

    /// The last one that has a time, in milliseconds since 1970.
    pub fn last(&self) -> Option<i64> {
        self.times.last().copied()
    }

    /// As it is stored: copies without a time, whether there were more, and the times as gaps, all as variable-length
    /// numbers.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.times.len() * 4);
        push(&mut bytes, u64::from(self.timeless) << 1 | u64::from(self.has_more));
        let mut before = 0_i64;
        for time in &self.times {
            push(&mut bytes, zigzag(time.wrapping_sub(before)));
            before = *time;
        }
        bytes
    }

    /// Reads [`Self::to_bytes`]; `None` if it is none.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let head = pull(&mut bytes)?;
        let mut seen = Self { has_more: head & 1 == 1, timeless: u32::try_from(head >> 1).ok()?, ..Self::default() };
        let mut before = 0_i64;
        while !bytes.is_empty() {
            before = before.wrapping_add(unzigzag(pull(&mut bytes)?));
            seen.times.push(before);
        }
        (seen.times.len() <= MOST && seen.times.is_sorted_by(|a, b| a < b)).then_some(seen)
    }
}

const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn pull(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(times: &[i64]) -> Seen {
        let mut seen = Seen::default();
        for time in times {
            seen.add_time(*time);
        }
        seen
    }

    #[test]
    fn copies_without_a_time_are_not_counted_twice() {
        let mut once = Seen::default();
        once.add(None);
        once.add(None);
        let mut twice = once.clone();
        twice.merge(&once);
        assert_eq!((twice.count(), twice.first()), (2, None));
        twice.merge(&seen(&[5, 3, 5, 9]));
        assert_eq!((twice.count(), twice.first(), twice.last()), (3, Some(3), Some(9)));
    }

    proptest! {
        #[test]
        fn the_sequence_and_the_repeats_of_deliveries_do_not_count(
            mut times in prop::collection::vec(any::<i64>(), 0..80),
            cut in any::<prop::sample::Index>(),
        ) {
            let all = seen(&times);
            let cut = cut.index(times.len() + 1);
            let mut merged = seen(&times[cut..]);
            merged.merge(&seen(&times[..cut]));
            merged.merge(&all);
            prop_assert_eq!(&merged, &all);
            times.reverse();
            prop_assert_eq!(&seen(&times), &all);
            prop_assert_eq!(all.last(), times.iter().max().copied());
            prop_assert_eq!(all.first(), times.iter().min().copied());
        }

        #[test]
        fn what_is_stored_comes_back(times in prop::collection::vec(any::<i64>(), 0..40), copies in 0..9_u32) {
            let mut all = seen(&times);
            all.timeless = copies;
            prop_assert_eq!(Seen::from_bytes(&all.to_bytes()), Some(all));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            Seen::from_bytes(&bytes);
        }
    }
}
