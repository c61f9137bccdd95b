//! Tests.

mod ledger;
