//! Everything asynchronous: the engine that takes commands and emits events, the jobs, and the poll scheduler.

pub mod clock;
mod context;
pub mod engine;
pub mod intake;
mod jobs;
pub mod poll;
pub mod protocol;

use std::collections::BTreeMap;

use crate::domain::AccountId;
use crate::ledger::{LedgerError, LedgerHandle};

/// The name of an account's keyring entry. The tag keeps the ledgers of several data folders apart.
pub fn key_name(account: AccountId, vault_tag: &str) -> String {
    format!("account-{}-{vault_tag}", account.0)
}

/// What the user has set, read before there is an engine to ask: the first picture is in the chosen look and language.
pub fn kept_settings(ledger: &LedgerHandle) -> Result<BTreeMap<String, String>, LedgerError> {
    ledger.read_blocking(jobs::lists::read_settings)
}
