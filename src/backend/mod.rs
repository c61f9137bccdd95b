//! Everything asynchronous: the engine that takes commands and emits events, the jobs, and the poll scheduler.

pub mod clock;
mod context;
pub mod engine;
mod jobs;
pub mod poll;
pub mod protocol;

use crate::domain::AccountId;

/// The name of an account's keyring entry. The tag keeps the ledgers of several data folders apart.
pub fn key_name(account: AccountId, vault_tag: &str) -> String {
    format!("account-{}-{vault_tag}", account.0)
}
