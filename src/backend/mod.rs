//! Everything asynchronous: the engine that takes commands and emits events, the jobs, and the poll scheduler.

pub mod clock;
pub mod poll;
pub mod protocol;
