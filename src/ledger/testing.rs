//! What the tests of the ledger share: an interpreter of plain words, and records.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use tempfile::TempDir;

use super::Ledger;
use crate::domain::observation::{GatewayOrder, GatewayStatus, Interpreter, NoAnswer, QueryFailure, Request, Unknown};
use crate::domain::refusal::Refusal;
use crate::domain::{
    Account, AccountId, Amount, Currency, Environment, Fact, MarketCode, OrderKey, Record, RecordKind,
};

/// Reads bytes such as `PAYING 5`, `SUCCESS 5`, `ABSENT`, `ERROR word`; a request's are its amount.
pub struct Words;

impl Interpreter for Words {
    fn read(&self, record: &Record, market: &MarketCode) -> Fact {
        let text = String::from_utf8_lossy(&record.raw).into_owned();
        let (word, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let currency = Currency::parse(if market.as_str() == "co" { "COP" } else { "MXN" }).expect("a code");
        let gateway_order = || GatewayOrder {
            platform_no: Some(format!("PAYIN{}", record.order.order_no)),
            amount: Amount::from_wire(rest, currency).ok(),
            status: Some(GatewayStatus::read(word)),
            ..GatewayOrder::default()
        };
        match &record.kind {
            RecordKind::Prepared { market } => match Amount::from_wire(word, currency) {
                Ok(amount) => Fact::Prepared(Box::new(Request {
                    market: market.clone(),
                    currency,
                    pay_type: 153,
                    amount,
                    expire_secs: 3600,
                    payer_name: if rest.is_empty() { "José Pérez".to_owned() } else { rest.to_owned() },
                    remark: "Pan".to_owned(),
                })),
                Err(error) => Fact::Unreadable { why: error.to_string() },
            },
            RecordKind::Sent { attempt } => Fact::Sent { attempt: *attempt },
            RecordKind::Answered { attempt, .. } => match word {
                "PAYING" => Fact::Accepted { attempt: *attempt, answer: Box::new(gateway_order()) },
                "ERROR" => Fact::Refused { attempt: *attempt, refusal: Refusal { code: 500, word: rest.to_owned() } },
                _ => Fact::OutcomeUnknown { attempt: *attempt, why: Unknown::Unreadable(text) },
            },
            RecordKind::Unanswered { attempt, .. } => {
                Fact::OutcomeUnknown { attempt: *attempt, why: Unknown::NoAnswer(NoAnswer::Timeout) }
            }
            RecordKind::Queried { .. } => match word {
                "PAYING" | "SUCCESS" | "FAIL" => Fact::Found(Box::new(gateway_order())),
                "ABSENT" => Fact::Absent,
                _ => Fact::QueryFailed(QueryFailure::Unreadable(text)),
            },
            RecordKind::Notified { verified, .. } => {
                Fact::Notified { verified: *verified, answer: Some(Box::new(gateway_order())) }
            }
            RecordKind::Operated { action } => Fact::Operated(action.clone()),
        }
    }
}

/// A new ledger in a folder of its own.
pub fn ledger() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = open(folder.path());
    (folder, ledger)
}

/// The ledger in a folder.
pub fn open(folder: &Path) -> Ledger {
    Ledger::open(&folder.join("ledger.sqlite3"), Arc::new(Words)).expect("opened")
}

/// Seconds after some moment.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

/// An order of account 1.
pub fn key(order_no: &str) -> OrderKey {
    OrderKey { account: AccountId(1), order_no: order_no.to_owned() }
}

/// A record.
pub fn record(second: i64, order: &OrderKey, kind: RecordKind, raw: &str) -> Record {
    Record { at: at(second), order: order.clone(), kind, raw: raw.as_bytes().to_vec() }
}

/// A request for an amount, made in Mexico.
pub fn prepared(second: i64, order: &OrderKey, amount: &str) -> Record {
    record(second, order, RecordKind::Prepared { market: MarketCode::new("mx") }, amount)
}

/// The answer to a query.
pub fn queried(second: i64, order: &OrderKey, raw: &str) -> Record {
    record(second, order, RecordKind::Queried { http_status: 200 }, raw)
}

/// An account as it would be typed.
pub fn account(name: &str, market: &str) -> Account {
    Account {
        id: AccountId(0),
        name: name.to_owned(),
        market: MarketCode::new(market),
        environment: Environment::Sandbox,
        base_url: "https://client.example/prod-api".to_owned(),
        merchant_id: "1001".to_owned(),
        notify_url: "https://shop.example/notify".to_owned(),
        upper_case_sign: false,
    }
}
