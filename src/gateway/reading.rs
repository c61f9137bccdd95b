//! What a journal record means: bytes in, [`Fact`] out, always.
//!
//! The rule behind every branch: an answer proves only what it says about *our* order. Whatever is torn, odd or about
//! something else leaves the outcome unknown, never failed, and a query settles it.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::wire::{self, Envelope, Terms, WireError};
use crate::domain::observation::{GatewayOrder, Interpreter, OrderType, PaymentDetails, QueryFailure, Unknown};
use crate::domain::order::is_patch_itself;
use crate::domain::refusal::Refusal;
use crate::domain::{Catalogue, Fact, Market, MarketCode, Record, RecordKind};

/// Which reading this is. Raise it whenever the same bytes come to mean something else, here, in [`wire`] or in
/// [`crate::domain::order::fold`], or when orders are to be found by other words of theirs: a ledger whose orders were
/// folded by another reading is folded again at the start.
const READING_VERSION: u32 = 6;

/// Reads records by the rules of the markets it is given.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Every market whose orders may be read.
    pub catalogue: Arc<Catalogue>,
}

impl Reader {
    /// A reader for the markets of `catalogue`.
    pub const fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue }
    }

    /// Which reading this is, markets included: a corrected zone or word changes what the same bytes mean.
    pub fn version(&self) -> String {
        // Whatever of a market changes shows in its `Debug`; one fold too many costs a moment.
        let markets = Sha256::digest(format!("{:?}", self.catalogue));
        let short: [u8; 8] = std::array::from_fn(|i| markets[i]);
        format!("{READING_VERSION}-{:016x}", u64::from_be_bytes(short))
    }
}

impl Interpreter for Reader {
    fn read(&self, record: &Record, market: &MarketCode) -> Fact {
        read_record(record, market, self.catalogue.get(market))
    }
}

/// What `record` means. Without its market, such as one that the user's file no longer has, nothing that holds money
/// or times can be read, and the record says so.
fn read_record(record: &Record, code: &MarketCode, market: Option<&Market>) -> Fact {
    let Record { at: _, order, kind, raw } = record;
    let no_market = || format!("there is no market {code}");
    match kind {
        RecordKind::Prepared { market } => read_prepared(raw, &order.order_no, market),
        RecordKind::Sent { attempt } => Fact::Sent { attempt: *attempt },
        RecordKind::Answered { attempt, http_status } => match market {
            Some(market) => read_answered(*attempt, *http_status, raw, &order.order_no, market),
            None => Fact::OutcomeUnknown { attempt: *attempt, why: Unknown::Unreadable(no_market()) },
        },
        RecordKind::Unanswered { attempt, reason } => {
            Fact::OutcomeUnknown { attempt: *attempt, why: Unknown::NoAnswer(*reason) }
        }
        RecordKind::Queried { http_status } => match market {
            Some(market) => read_queried(*http_status, raw, &order.order_no, market),
            None => Fact::QueryFailed(QueryFailure::Unreadable(no_market())),
        },
        RecordKind::Notified { verified, .. } => Fact::Notified {
            verified: *verified,
            answer: market.and_then(|market| wire::read_notification(raw, &Terms::of(market)).ok()).map(Box::new),
        },
        RecordKind::Operated { action } => Fact::Operated(action.clone()),
    }
}

/// Whether an HTTP status lets the body count; a proxy's error page, a redirect and a 5xx do not.
pub const fn is_success(http_status: u16) -> bool {
    matches!(http_status, 200..=299)
}

fn read_prepared(raw: &[u8], order_no: &str, market: &MarketCode) -> Fact {
    match wire::read_request(raw, market) {
        Ok((named, request)) if named == order_no => Fact::Prepared(Box::new(request)),
        Ok((named, _)) => Fact::Unreadable { why: format!("the request is about {named}") },
        Err(error) => Fact::Unreadable { why: error.to_string() },
    }
}

/// What the answer to a `payIn` means for the order we asked to be made.
fn read_answered(attempt: u32, http_status: u16, raw: &[u8], order_no: &str, market: &Market) -> Fact {
    let unknown = |why| Fact::OutcomeUnknown { attempt, why };
    if !is_success(http_status) {
        return unknown(Unknown::HttpStatus(http_status));
    }
    match read_created(raw, order_no, &Terms::of(market)) {
        Ok(Ok(answer)) => Fact::Accepted { attempt, answer: Box::new(answer) },
        Ok(Err(refusal)) => Fact::Refused { attempt, refusal },
        Err(why) => unknown(Unknown::Unreadable(why)),
    }
}

/// The order that was made, or the refusal; otherwise why the answer proves neither.
fn read_created(raw: &[u8], order_no: &str, terms: &Terms) -> Result<Result<GatewayOrder, Refusal>, String> {
    let said = |error: WireError| error.to_string();
    let envelope = wire::read_envelope(raw).map_err(said)?;
    if let Some(refusal) = envelope.refusal() {
        return Ok(Err(refusal));
    }
    let answer = wire::read_create(&envelope, terms).map_err(said)?;
    if let Some(other) = answer.order_no.as_deref().filter(|named| *named != order_no) {
        return Err(format!("the answer is about {other}"));
    }
    if answer.platform_no.is_none() && answer.details == PaymentDetails::default() {
        return Err("the answer has neither an order number nor anything to pay to".to_owned());
    }
    Ok(Ok(answer))
}

/// What the answer to a `payInQuery` means for our order.
fn read_queried(http_status: u16, raw: &[u8], order_no: &str, market: &Market) -> Fact {
    if !is_success(http_status) {
        return Fact::QueryFailed(QueryFailure::HttpStatus(http_status));
    }
    wire::read_envelope(raw)
        .map_err(|error| error.to_string())
        .and_then(|envelope| read_found(&envelope, order_no, market))
        .unwrap_or_else(|why| Fact::QueryFailed(QueryFailure::Unreadable(why)))
}

fn read_found(envelope: &Envelope<'_>, order_no: &str, market: &Market) -> Result<Fact, String> {
    if let Some(refusal) = envelope.refusal() {
        return if says_absent(&refusal, market) {
            Ok(Fact::Absent)
        } else {
            Ok(Fact::QueryFailed(QueryFailure::Refused(refusal)))
        };
    }
    if envelope.is_empty() {
        return Ok(Fact::Absent);
    }
    let answer = wire::read_query(envelope, &Terms::of(market)).map_err(|error| error.to_string())?;
    // "Paid" rests on queries, so here the answer must say that it is about our order. A PATCH may carry our number
    // (api-facts, section 6.1) and is another order all the same; unless it is the PATCH that was asked about.
    match answer.order_no.as_deref() {
        _ if answer.order_type == Some(OrderType::Patch) && is_patch_itself(order_no, &answer) => {
            Ok(Fact::Found(Box::new(answer)))
        }
        Some(named) if named != order_no => Err(format!("the answer is about {named}")),
        Some(_) if answer.order_type == Some(OrderType::Patch) => Err("the answer is about a PATCH order".to_owned()),
        Some(_) => Ok(Fact::Found(Box::new(answer))),
        None => Err("the answer does not say which order it is about".to_owned()),
    }
}

/// Whether a refusal means "there is no such order". The gateway's word for it is not published (api-facts, section
/// 5), so the market file has it.
fn says_absent(refusal: &Refusal, market: &Market) -> bool {
    let word = refusal.word.trim().to_ascii_lowercase();
    let begins = |absent: &String| {
        let absent = absent.trim().to_ascii_lowercase();
        !absent.is_empty() && word.starts_with(&absent)
    };
    market.absent_words.iter().any(begins)
}

#[cfg(test)]
mod tests;
