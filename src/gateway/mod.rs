//! The typed client of the gateway.
//!
//! A call is made in plain steps, so that the backend can journal between them: [`request`] makes the exact bytes,
//! [`transport`] signs and sends exactly those, [`wire`] reads what comes back, and [`reading`] says what a journal
//! record means. The gateway's names and quirks end here: what leaves is the domain's.

pub mod client;
pub mod endpoint;
pub mod error;
pub mod reading;
pub mod request;
pub mod retry;
pub mod sign;
pub mod transport;
pub mod wire;
