//! Cobro.
#![forbid(unsafe_code)]

pub mod app;
pub mod backend;
pub mod domain;
pub mod export;
pub mod gateway;
pub mod i18n;
pub mod instructions;
pub mod ledger;
pub mod platform;
pub mod sandbox;
pub mod ui;
pub mod vault;
pub mod webhooks;
