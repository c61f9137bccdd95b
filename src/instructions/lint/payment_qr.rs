//! A payment string against its own checksum and against the order.

use super::super::emv_qr::{self, EmvQr, EmvQrError};
use super::{Case, Finding, Line, excerpt};
use crate::domain::{Amount, Rail};

/// ISO 4217 numbers of the currencies of the markets.
const CURRENCIES: &[(&str, &str)] = &[("COP", "170"), ("IDR", "360"), ("MXN", "484"), ("PEN", "604"), ("PKR", "586")];

/// Judges the string, and what it says of amount, currency and country.
pub fn check(findings: &mut Vec<Finding>, case: &Case<'_>) {
    let Some(text) = case.told.pay_code else { return };
    let mut block = |line: Line| findings.push(Finding::block(None, line.text("code", tail(text))));
    let code = match emv_qr::decode(text) {
        Ok(code) => code,
        Err(EmvQrError::Checksum) => return block(Line::new("lint-qr-checksum")),
        Err(EmvQrError::NotOne | EmvQrError::CutShort | EmvQrError::Malformed) => {
            return block(Line::new("lint-qr-broken"));
        }
    };
    if let (Some(told), Some(ordered)) = (&code.amount, case.amount)
        && Amount::from_wire(told, ordered.currency()) != Ok(ordered)
    {
        block(Line::new("lint-qr-amount").text("told", excerpt(told)).amount("ordered", ordered));
    }
    let currency = case.market.currency.code();
    let number = CURRENCIES.iter().find(|(code, _)| *code == currency).map(|(_, number)| *number);
    if let (Some(told), Some(number)) = (&code.currency, number)
        && told != number
    {
        block(Line::new("lint-qr-currency").text("told", excerpt(told)).text("ordered", currency));
    }
    // A market's code is its country's, unless a user has named a market otherwise.
    let country = case.market.code.as_str();
    if let Some(told) = code.country.as_deref().filter(|told| country.len() == 2 && !told.eq_ignore_ascii_case(country))
    {
        block(Line::new("lint-qr-country").text("told", excerpt(told)).text("ordered", country.to_ascii_uppercase()));
    }
    findings.extend(not_qris(case.rail(), &code));
}

fn not_qris(rail: Rail, code: &EmvQr) -> Option<Finding> {
    (rail == Rail::Qris && !code.is_qris).then(|| Finding::warn(None, Line::new("lint-qr-not-qris")))
}

/// The end of the string, which holds its checksum and so names it.
fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    text[start..].to_owned()
}
