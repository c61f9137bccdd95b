//! All integration tests in one binary: linking one window library once is slow enough.

mod architecture;
mod crowd;
mod engine;
mod faults;
mod follow;
mod gateway_http;
mod keys;
mod kill;
mod kill_import;
mod ledger;
mod start;
mod support;
mod webhooks;
