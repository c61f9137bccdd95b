//! Cobro: a desktop merchant console for the Cashy payin gateway.
//!
//! **Facts in, order out.** The ledger's source of truth is an append-only journal of observations: what was seen,
//! when, and the exact bytes. An order is what a pure function ([`domain::order::fold`]) makes of its observations, in
//! any sequence and with any repeats, always the same.
//!
//! Where everything lives; each module may use only modules further down, as listed (`tests/it/architecture.rs` checks
//! it):
//!
//! ```text
//! start/         flags, logging, TLS, instance lock, putting the house together   → everything
//! ui/            drawing only: shell, pages, widgets, theme                        → app, backend::protocol, export::{document, faces}, domain, instructions, i18n
//! app/           state without drawing: apply(Event), act(Action) -> commands      → backend::protocol, export::document, domain, instructions, i18n
//! backend/       everything async: engine, jobs, poll schedule, clock, protocol    → gateway, ledger, vault, webhooks, export, domain
//! sandbox/       a gateway on loopback that checks signatures and plays faults     → domain (so that client and sandbox check each other)
//! export/        sheets, cards and codes for the payer, as bytes; the faces         → domain, instructions, i18n
//! webhooks/      readers for webhook logs                                          → gateway::{sign, wire}, domain
//! gateway/       the typed client: sign, wire, requests, transport, reading        → domain
//! ledger/        SQLite: journal, projection, migrations, worker thread            → domain
//! vault/         secrets: OS keyring, or this session's memory                     → (nothing of ours)
//! instructions/  what a payer must be told                                         → domain, i18n
//! i18n/          the catalogue of everything on screen                             → (nothing of ours)
//! platform/      folders, instance lock, atomic files                              → (nothing of ours)
//! domain/        pure: money, markets, drafts, observations, orders                → (nothing)
//! ```
//!
//! **Threads.** The main thread draws and never waits. Tokio's two workers do HTTP, timers and jobs. The ledger's
//! thread owns the one writing connection, a second one reads. The vault's thread makes the keyring calls, which may
//! block. [`backend::protocol::Command`] goes down and [`backend::protocol::Event`] comes up, both through bounded
//! channels.
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
pub mod start;
pub mod ui;
pub mod vault;
pub mod webhooks;
