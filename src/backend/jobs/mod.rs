//! The jobs behind the commands, one file a subject.

pub mod accounts;
pub mod check;
pub mod exceptions;
pub mod follow;
pub mod import;
pub mod lists;
pub mod notices;
mod notified;
pub mod paper;
pub mod payin;
pub mod simulate;

use crate::backend::protocol::CallError;
use crate::gateway::error::CallFailure;

/// The gateway's failures in the words of the protocol.
pub(super) fn call_error(failure: CallFailure) -> CallError {
    match failure {
        CallFailure::NotConnected(cause) => CallError::NotConnected(cause),
        CallFailure::Timeout => CallError::Timeout,
        CallFailure::Dropped(cause) => CallError::Dropped(cause),
        CallFailure::TooLarge => CallError::Unreadable(failure.to_string()),
        CallFailure::HttpStatus(status) => CallError::HttpStatus(status),
        CallFailure::Unreadable(why) => CallError::Unreadable(why),
        CallFailure::Refused(refusal) => CallError::Refused(refusal),
    }
}
