//! SQLite: the journal of observations and the projection folded from it.
//!
//! One file holds everything but the API keys. Its heart is the **journal**, to which rows are only ever added: each
//! is a [`Record`](crate::domain::Record) with the exact bytes, a SHA-256 of its content, and a SHA-256 that chains it
//! to the row before. The `orders` table is a **projection**: one row an order, folded from the order's records each
//! time one is added, and rebuilt from the journal at any time ([`rebuild`]).
//!
//! ```text
//! file         which file is a ledger, opening it and making a new one
//! schema       its tables            migrations   from one version to the next, with a backup before each step
//! journal      adding and reading records; digests and chain
//! projection   the row of `orders` that a fold gives      lists   filters, sequences, counts and sums of such rows
//! candidates   the few orders that a payment may be for
//! accounts, notes   accounts without keys; drafts, settings, and when orders were checked
//! reader       everything that can be read (LedgerReader)
//! writer       everything that can be written (Ledger), which reads as well
//! exceptions   what needs a person, beside the list of orders
//! notifications   webhooks in bulk, each once, with how often they came   notices   the same one by one, for lists
//! superseded   webhooks that were judged again, and are verified in another row
//! worker       the threads that own the connections (LedgerThread, LedgerHandle)
//! maintenance  rebuild, verify, and folding again after an update    backup       backup and restore
//! ```
//!
//! What a record means is not known here: an [`Interpreter`](crate::domain::observation::Interpreter) reads it.

mod accounts;
pub mod backup;
mod candidates;
pub mod error;
mod exceptions;
mod file;
mod journal;
mod lists;
pub mod maintenance;
mod migrations;
mod notes;
mod notices;
pub mod notifications;
mod projection;
pub mod reader;
mod schema;
mod superseded;
mod time;
pub mod worker;
pub mod writer;

#[cfg(test)]
mod testing;

pub use backup::{Copied, Restored, backup, restore};
pub use error::LedgerError;
pub use maintenance::{Finding, Rebuilt, Verified, rebuild, refold_if_read_otherwise, verify};
pub use notices::{NoticeKey, StoredNotice};
pub use notifications::{Kept, NewNotification, NotificationIndex};
pub use reader::{LedgerReader, OpenOrder};
pub use worker::{LedgerHandle, LedgerThread};
pub use writer::Ledger;
