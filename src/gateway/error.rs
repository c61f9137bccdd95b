//! Why a call brought no usable answer.

use super::transport::TransportError;
use super::wire::WireError;
use crate::domain::observation::NoAnswer;
use crate::domain::refusal::Refusal;

/// Why a call that only asks something (balance, banks, a probe) failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallFailure {
    /// No connection came about: name, address or TLS; the cause in the system's words.
    #[error("no connection: {0}")]
    NotConnected(String),
    /// The time ran out.
    #[error("no answer in time")]
    Timeout,
    /// The connection broke, with the cause in the system's words.
    #[error("the connection broke: {0}")]
    Dropped(String),
    /// The answer was longer than any answer may be.
    #[error("the answer is too long")]
    TooLarge,
    /// An HTTP status that is not a success.
    #[error("HTTP status {0}")]
    HttpStatus(u16),
    /// An answer that cannot be read, in the parser's words.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// The gateway refused.
    #[error("refused with code {code}: {word}", code = .0.code, word = .0.word)]
    Refused(Refusal),
}

impl From<TransportError> for CallFailure {
    fn from(TransportError { reason, detail }: TransportError) -> Self {
        match reason {
            NoAnswer::NotConnected => Self::NotConnected(detail),
            NoAnswer::Timeout => Self::Timeout,
            NoAnswer::TooLarge => Self::TooLarge,
            NoAnswer::Dropped | NoAnswer::Interrupted => Self::Dropped(detail),
        }
    }
}

impl From<WireError> for CallFailure {
    fn from(error: WireError) -> Self {
        Self::Unreadable(error.to_string())
    }
}
