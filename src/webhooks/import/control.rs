//! A hold on an import from outside: ends it, and tells how far it is.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::webhooks::delivery::Skip;
use crate::webhooks::verify::Verdict;

/// A hold on an import that is under way, for any thread.
#[derive(Debug, Default)]
pub struct Control {
    is_cancelled: AtomicBool,
    pub(super) read: Arc<AtomicU64>,
    pub(super) deliveries: AtomicU64,
    pub(super) messages: AtomicU64,
    pub(super) counts: Mutex<Counts>,
}

impl Control {
    /// Ends the import. What was stored stays, and the next run goes on from there.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// How many bytes of the logs were read, as they lie.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// How many deliveries were met.
    pub fn deliveries(&self) -> u64 {
        self.deliveries.load(Ordering::Relaxed)
    }

    /// How many messages were stored.
    pub fn messages(&self) -> u64 {
        self.messages.load(Ordering::Relaxed)
    }

    /// What was found, as of the last messages that were stored.
    pub fn counts(&self) -> Counts {
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is being ended.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// What an import found, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Deliveries of payin notifications, repeats included.
    pub deliveries: u64,
    /// Deliveries by verdict, in the order of [`Verdict::ALL`].
    pub by_verdict: [u64; Verdict::ALL.len()],
    /// Messages that were not known before.
    pub new_messages: u64,
    /// Deliveries that are not stored.
    pub homeless: u64,
    /// What was passed over, in the order of [`Skip::ALL`].
    pub skipped: [u64; Skip::ALL.len()],
    /// What could not be read.
    pub faults: u64,
}

impl Counts {
    /// With what was found elsewhere.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.deliveries += other.deliveries;
        self.new_messages += other.new_messages;
        self.homeless += other.homeless;
        self.faults += other.faults;
        self.by_verdict.iter_mut().zip(other.by_verdict).for_each(|(sum, more)| *sum += more);
        self.skipped.iter_mut().zip(other.skipped).for_each(|(sum, more)| *sum += more);
        self
    }
}

/// What one of the files held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct FileCounts {
    /// Deliveries of payin notifications.
    pub deliveries: u64,
    /// What was passed over.
    pub skipped: u64,
    /// What could not be read.
    pub faults: u64,
}
