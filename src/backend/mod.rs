//! Everything asynchronous: the engine that takes commands and emits events, the jobs, and the poll scheduler.

pub mod clock;
mod context;
pub mod engine;
pub mod intake;
mod jobs;
pub mod keys;
pub mod poll;
pub mod protocol;

use std::collections::BTreeMap;

use crate::ledger::{LedgerError, LedgerHandle};

/// What the user has set, read before there is an engine to ask: the first picture is in the chosen look and language.
pub fn kept_settings(ledger: &LedgerHandle) -> Result<BTreeMap<String, String>, LedgerError> {
    ledger.read_blocking(jobs::lists::read_settings)
}
