//! Everything asynchronous: the engine that takes commands and emits events, the jobs, and the poll scheduler.

pub mod clock;
mod context;
pub mod engine;
mod jobs;
pub mod poll;
pub mod protocol;
