//! What verified notifications lead to, whichever way a log is read: the window is told of their orders, and the gateway
//! is asked about them at once.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::backend::context::{Context, Note};
use crate::backend::intake::News;
use crate::backend::poll::Watched;
use crate::backend::protocol::EventKind;
use crate::domain::{OrderKey, OrderSummary};
use crate::ledger::{LedgerError, LedgerReader};

/// Orders that are told one by one; of more, the lists are read anew at the end.
const TOLD_AT_ONCE: usize = 8;
/// About how many orders that were not open here the gateway is asked, the newest: a log with a million old
/// notifications is no reason for a million questions.
const MOST_STRANGERS: usize = 200;

/// The orders that verified notifications told of, on their way to the window and to the scheduler.
pub(super) struct Notified<'a> {
    context: &'a Arc<Context>,
    /// Those the gateway could still change when the reading began.
    pub(super) open: HashSet<OrderKey>,
    /// The newest of the others.
    strangers: BTreeSet<(Timestamp, OrderKey)>,
    asked: usize,
    has_unasked: bool,
}

impl<'a> Notified<'a> {
    /// For logs that are read from now on, with the orders that the gateway could still change.
    pub(super) const fn new(context: &'a Arc<Context>, open: HashSet<OrderKey>) -> Self {
        Self { context, open, strangers: BTreeSet::new(), asked: 0, has_unasked: false }
    }

    /// After a batch was written.
    pub(super) fn take(&mut self, reader: &LedgerReader, news: &[News]) -> Result<(), LedgerError> {
        let mut told = BTreeSet::new();
        for (at, order) in news {
            told.insert(order);
            if !self.open.contains(order) {
                self.strangers.insert((*at, order.clone()));
                if self.strangers.len() > MOST_STRANGERS {
                    self.strangers.pop_first();
                    self.has_unasked = true;
                }
            }
        }
        let is_few = told.len() <= TOLD_AT_ONCE;
        for key in told {
            let is_open = self.open.contains(key);
            if is_few || is_open {
                self.tell(reader, key, true, is_open)?;
            }
        }
        Ok(())
    }

    /// After the last batch: about how many orders the gateway is asked, and whether there were more.
    pub(super) fn finish(&mut self, reader: &LedgerReader) -> Result<(usize, bool), LedgerError> {
        let keys: BTreeSet<OrderKey> = std::mem::take(&mut self.strangers).into_iter().map(|(_, key)| key).collect();
        // Of a few each is news; of many the lists are read anew.
        let is_few = keys.len() <= TOLD_AT_ONCE;
        for key in keys {
            self.tell(reader, &key, is_few, true)?;
        }
        Ok((self.asked, self.has_unasked))
    }

    /// Tells the window where an order stands now if `show`, and has the gateway asked about it if `ask` and that could
    /// tell more.
    fn tell(&mut self, reader: &LedgerReader, key: &OrderKey, show: bool, ask: bool) -> Result<(), LedgerError> {
        let _turn = self.context.telling.blocking_lock();
        let Some(summary) = reader.summary(key)? else { return Ok(()) };
        let watched = watched(&summary);
        if show {
            self.context.emit(None, EventKind::OrderChanged(Box::new(summary)));
        }
        if let Some(original) = reader.original_summary(key)? {
            self.context.emit(None, EventKind::OrderChanged(Box::new(original)));
        }
        if ask && watched.is_open() {
            self.asked += 1;
            self.context.notes.blocking_send(Note::Notified(watched)).ok(); // Cobro is ending
        }
        Ok(())
    }
}

/// What the scheduler needs of an order's row.
pub(super) fn watched(summary: &OrderSummary) -> Watched {
    Watched {
        key: summary.key.clone(),
        state: summary.state,
        source: summary.source,
        created_at: summary.created_at,
        sent_at: Some(summary.created_at),
        expires_at: summary.expires_at,
    }
}
