//! Where an import puts what it finds: a ledger at hand, or one behind the thread that owns it.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::{OrderKey, Record, RecordKind, Seen};
use crate::ledger::{Kept, Ledger, LedgerError, LedgerHandle, LedgerReader, NewNotification, NotificationIndex};

/// What an import needs of a ledger.
pub trait Shelf {
    /// Finds the messages that are there already.
    type Index;

    /// What is there already.
    fn index(&self) -> Result<Self::Index, LedgerError>;
    /// One setting, by key.
    fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LedgerError>;
    /// Keeps one setting.
    fn save_setting<T: Serialize + Send + 'static>(&mut self, key: &str, value: T) -> Result<(), LedgerError>;
    /// Whether the message in a row has exactly this body.
    fn has_body(&self, seq: i64, body: &[u8]) -> Result<bool, LedgerError>;
    /// Keeps messages, counts deliveries of known ones, and remembers how far the import is: one transaction.
    fn add<T: Serialize + Send + 'static>(
        &mut self,
        index: &mut Self::Index,
        new: Vec<NewNotification>,
        again: Vec<(i64, Seen)>,
        progress: Option<(&'static str, T)>,
    ) -> Result<Vec<Kept>, LedgerError>;
}

impl Shelf for Ledger {
    type Index = NotificationIndex;

    fn index(&self) -> Result<NotificationIndex, LedgerError> {
        self.notification_index()
    }

    fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LedgerError> {
        LedgerReader::setting(self, key)
    }

    fn save_setting<T: Serialize + Send + 'static>(&mut self, key: &str, value: T) -> Result<(), LedgerError> {
        Self::save_setting(self, key, &value)
    }

    fn has_body(&self, seq: i64, body: &[u8]) -> Result<bool, LedgerError> {
        LedgerReader::has_body(self, seq, body)
    }

    fn add<T: Serialize + Send + 'static>(
        &mut self,
        index: &mut NotificationIndex,
        new: Vec<NewNotification>,
        again: Vec<(i64, Seen)>,
        progress: Option<(&'static str, T)>,
    ) -> Result<Vec<Kept>, LedgerError> {
        let progress = progress.as_ref().map(|(key, value)| (*key, value));
        self.add_notifications(index, new, &again, progress)
    }
}

/// A verified notification that the ledger did not have: when it was sent, and about which order.
pub type News = (Timestamp, OrderKey);

/// What is done after each batch: with a connection to read, and what was news in it.
type Told<'a> = dyn FnMut(&LedgerReader, &[News]) -> Result<(), LedgerError> + 'a;

/// What the ledger of an open window has already, for all imports of one moment: a message that one of them keeps is
/// known to the others. None before it is read, and after an error.
pub type SharedIndex = Arc<Mutex<Option<NotificationIndex>>>;

/// Finds the index that another import reads by; it goes with the last of them.
#[derive(Default)]
pub struct IndexKeeper(Mutex<Weak<Mutex<Option<NotificationIndex>>>>);

impl IndexKeeper {
    fn get(&self, reader: &LedgerReader) -> Result<SharedIndex, LedgerError> {
        // Held while it is read, so that nobody else begins meanwhile and writes what this one does not know.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = kept.upgrade() {
            return Ok(index);
        }
        let index = SharedIndex::new(Mutex::new(Some(reader.notification_index()?)));
        *kept = Arc::downgrade(&index);
        Ok(index)
    }
}

/// The ledger of a window that is open. Each batch is one job among the others of the thread that writes, so that a
/// payin waits for one batch at most; reading goes over a connection of the import's own. Several may be at work at
/// once.
///
/// For threads without a runtime.
pub struct SharedLedger<'a> {
    handle: LedgerHandle,
    reader: LedgerReader,
    keeper: &'a IndexKeeper,
    told: Box<Told<'a>>,
}

impl<'a> SharedLedger<'a> {
    /// Opens another connection for reading. `told` is called after each batch.
    pub fn open(
        handle: LedgerHandle,
        keeper: &'a IndexKeeper,
        told: impl FnMut(&LedgerReader, &[News]) -> Result<(), LedgerError> + 'a,
    ) -> Result<Self, LedgerError> {
        let reader = handle.read_blocking(LedgerReader::beside)?;
        Ok(Self { handle, reader, keeper, told: Box::new(told) })
    }

    /// The import's own connection.
    pub const fn reader(&self) -> &LedgerReader {
        &self.reader
    }
}

impl Shelf for SharedLedger<'_> {
    type Index = SharedIndex;

    fn index(&self) -> Result<SharedIndex, LedgerError> {
        self.keeper.get(&self.reader)
    }

    fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LedgerError> {
        self.reader.setting(key)
    }

    fn save_setting<T: Serialize + Send + 'static>(&mut self, key: &str, value: T) -> Result<(), LedgerError> {
        let key = key.to_owned();
        self.handle.call_blocking(move |ledger| ledger.save_setting(&key, &value))
    }

    fn has_body(&self, seq: i64, body: &[u8]) -> Result<bool, LedgerError> {
        self.reader.has_body(seq, body)
    }

    fn add<T: Serialize + Send + 'static>(
        &mut self,
        index: &mut SharedIndex,
        new: Vec<NewNotification>,
        again: Vec<(i64, Seen)>,
        progress: Option<(&'static str, T)>,
    ) -> Result<Vec<Kept>, LedgerError> {
        let shared = Arc::clone(index);
        let heard: Vec<Option<News>> = new.iter().map(verified).collect();
        let kept = self.handle.call_blocking(move |ledger| {
            let progress = progress.as_ref().map(|(key, value)| (*key, value));
            let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
            // Taken out, since after an error it is of no more use.
            let mut index = shared.take().map_or_else(|| ledger.notification_index(), Ok)?;
            let kept = ledger.add_notifications(&mut index, new, &again, progress)?;
            *shared = Some(index);
            Ok(kept)
        })?;
        let news: Vec<News> =
            heard.into_iter().zip(&kept).filter(|(_, kept)| kept.is_new).filter_map(|(heard, _)| heard).collect();
        (self.told)(&self.reader, &news)?;
        Ok(kept)
    }
}

fn verified(new: &NewNotification) -> Option<News> {
    let Record { at, order, kind, .. } = &new.record;
    matches!(kind, RecordKind::Notified { verified: true, .. }).then(|| (*at, order.clone()))
}
