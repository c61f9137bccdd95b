//! Which keys an account has had at the gateway, and when: their numbers and dates, never the keys.
//!
//! A key is an entry of the vault that is written once and never over another; this history, which the ledger keeps,
//! says which entry is the key in use. So a change is one transaction of the ledger, after the new key is safe in the
//! vault: a crash in between leaves an entry that nothing speaks of, and no key is ever lost to another. One entry a
//! key also keeps within what a keyring takes (2,560 bytes an entry on Windows), however many keys there were.

use jiff::Timestamp;

/// A key of an account: which entry of the vault it is, and when the gateway signed with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyRecord {
    /// The entry's number among the account's, from 0 on. No entry is ever written over.
    pub number: u32,
    /// When it came into use; `None` if it always was.
    pub from: Option<Timestamp>,
    /// When it went out of use; `None` if it is in use.
    pub until: Option<Timestamp>,
    /// It is in memory only, and gone when Cobro ends: no keyring was given it.
    pub session_only: bool,
}

/// The dates of a key are no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the end is not after the beginning")]
pub struct NoSpan;

/// The keys of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountKeys {
    /// The key in use. An account of which nothing is noted has its first one.
    pub current: KeyRecord,
    /// Those before, the newest first. Their times may overlap: a gateway may still sign with the old key for a while.
    pub former: Vec<KeyRecord>,
    /// Entries of the vault that nothing needs any more and that are not deleted yet.
    pub dropped: Vec<u32>,
}

impl AccountKeys {
    /// Those of a new account whose key is not in the vault yet.
    pub fn missing() -> Self {
        Self { current: KeyRecord { session_only: true, ..KeyRecord::default() }, ..Self::default() }
    }

    /// The first number after all that were used.
    pub fn free_number(&self) -> u32 {
        let known = self.former.iter().map(|key| key.number).chain(self.dropped.iter().copied());
        known.fold(self.current.number, u32::max).saturating_add(1)
    }

    /// A key of these, by its number.
    pub fn get(&self, number: u32) -> Option<&KeyRecord> {
        std::iter::once(&self.current).chain(&self.former).find(|key| key.number == number)
    }

    /// Another key comes into use at a moment; the one before stays for what was signed until then.
    pub fn replaced(mut self, number: u32, session_only: bool, at: Timestamp) -> Result<Self, NoSpan> {
        let before = KeyRecord { until: Some(at), ..self.current };
        check(before.from, before.until)?;
        self.former.push(before);
        self.sort();
        self.current = KeyRecord { number, from: Some(at), until: None, session_only };
        Ok(self)
    }

    /// The key in use lies under another number from now on: the same one elsewhere, or typed again since it was lost,
    /// or the right one for one that never was. The old entry is dropped if there was any.
    #[must_use]
    pub fn corrected(mut self, number: u32, session_only: bool) -> Self {
        let before = self.current;
        self.current = KeyRecord { number, session_only, ..before };
        self.drop_entry(before);
        self
    }

    /// One more key of earlier times.
    pub fn added(mut self, former: KeyRecord) -> Result<Self, NoSpan> {
        check(former.from, former.until)?;
        self.former.push(former);
        self.sort();
        Ok(self)
    }

    /// Other dates for a key. The one in use has no end. An unknown number changes nothing.
    pub fn dated(mut self, number: u32, from: Option<Timestamp>, until: Option<Timestamp>) -> Result<Self, NoSpan> {
        if self.current.number == number {
            self.current.from = from;
            return Ok(self);
        }
        check(from, until)?;
        match self.former.iter().position(|key| key.number == number) {
            Some(at) => {
                let key = KeyRecord { from, until, ..self.former.remove(at) };
                self.added(key)
            }
            None => Ok(self),
        }
    }

    /// Without a former key.
    #[must_use]
    pub fn without(mut self, number: u32) -> Self {
        if let Some(at) = self.former.iter().position(|key| key.number == number) {
            let key = self.former.remove(at);
            self.drop_entry(key);
        }
        self
    }

    /// Without any key, for an account that is removed.
    #[must_use]
    pub fn none(mut self) -> Self {
        let all: Vec<KeyRecord> = std::iter::once(self.current).chain(std::mem::take(&mut self.former)).collect();
        for key in all {
            self.drop_entry(key);
        }
        self.current = KeyRecord { number: self.free_number(), ..Self::missing().current };
        self
    }

    /// After a dropped entry was deleted.
    #[must_use]
    pub fn tidied(mut self, number: u32) -> Self {
        self.dropped.retain(|dropped| *dropped != number);
        self
    }

    /// Puts the newest of the former first.
    pub fn sort(&mut self) {
        self.former.sort_by_key(|key| std::cmp::Reverse((key.until.is_none(), key.until, key.from)));
    }

    fn drop_entry(&mut self, key: KeyRecord) {
        if !key.session_only && !self.dropped.contains(&key.number) {
            self.dropped.push(key.number);
        }
    }
}

/// Whether dates are a span.
fn check(from: Option<Timestamp>, until: Option<Timestamp>) -> Result<(), NoSpan> {
    match (from, until) {
        (Some(from), Some(until)) if until <= from => Err(NoSpan),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn span(key: &KeyRecord) -> (u32, Option<i64>, Option<i64>) {
        (key.number, key.from.map(Timestamp::as_second), key.until.map(Timestamp::as_second))
    }

    #[test]
    fn a_key_that_is_replaced_stays_until_that_moment() {
        let keys = AccountKeys::default();
        let number = keys.free_number();
        let keys = keys.replaced(number, false, at(10)).expect("a span");
        let number = keys.free_number();
        let keys = keys.replaced(number, false, at(20)).expect("a span");
        assert_eq!(span(&keys.current), (2, Some(20), None));
        assert_eq!(keys.former.iter().map(span).collect::<Vec<_>>(), [(1, Some(10), Some(20)), (0, None, Some(10))]);
        assert_eq!(keys.clone().replaced(3, false, at(20)), Err(NoSpan), "it would never have been in use");
        assert!(keys.dropped.is_empty());
    }

    #[test]
    fn a_corrected_key_keeps_the_dates_and_leaves_nothing_behind() {
        let keys = AccountKeys::default().replaced(1, true, at(10)).expect("a span");
        let kept = keys.clone().corrected(2, false);
        assert_eq!((span(&kept.current), kept.current.session_only), ((2, Some(10), None), false));
        assert!(kept.dropped.is_empty(), "a key of this session has no entry");
        let again = kept.corrected(3, false);
        assert_eq!((span(&again.current), again.dropped.as_slice()), ((3, Some(10), None), &[2][..]));
        assert_eq!(again.free_number(), 4, "no number is used twice");
        assert_eq!(again.corrected(9, false).former.len(), 1);
    }

    #[test]
    fn dates_are_changed_and_the_newest_stands_first() {
        let keys = AccountKeys::default().replaced(1, false, at(10)).expect("a span");
        let keys = keys.replaced(2, false, at(20)).expect("a span");
        assert_eq!(keys.clone().dated(0, Some(at(30)), Some(at(30))), Err(NoSpan));
        let keys = keys.dated(0, Some(at(5)), Some(at(25))).expect("times may overlap");
        assert_eq!(keys.former.iter().map(|key| key.number).collect::<Vec<_>>(), [0, 1]);
        let keys = keys.dated(2, None, Some(at(99))).expect("the end of the key in use is of no effect");
        assert_eq!(span(&keys.current), (2, None, None));
        assert_eq!(keys.clone().dated(7, None, None), Ok(keys));
    }

    #[test]
    fn what_is_forgotten_is_to_be_deleted() {
        let keys = AccountKeys::default().replaced(1, false, at(10)).expect("a span");
        let keys = keys.added(KeyRecord { number: 2, session_only: true, ..KeyRecord::default() }).expect("a span");
        let one = keys.clone().without(0).without(0).without(1);
        assert_eq!((one.former.len(), one.dropped.as_slice()), (1, &[0][..]), "the key in use is not a former one");
        let none = keys.none();
        assert!(none.former.is_empty());
        assert_eq!(none.dropped, [1, 0], "but not that of the session");
    }
}
