//! Reading what the gateway writes (api-facts, sections 2.1 to 6 and 10).
//!
//! The same field comes as a text from one market and as a number from another, and what is missing is absent, `null`
//! or `""`; all of these are read. What decides something, such as numbers, statuses and money, is read strictly: an
//! odd value makes the whole answer unreadable, with the place named, and the raw bytes stay in the journal. What only
//! describes (the product's number, the time of payment) is left out if it cannot be read.

mod json;

use jiff::tz::TimeZone;

pub use self::json::{Entries, MAX_DEPTH, MAX_LEN, first_repeat};
use self::json::{Object, Value};
use crate::domain::account::{Balance, Bank};
use crate::domain::market::Market;
use crate::domain::money::MoneyError;
use crate::domain::observation::{GatewayOrder, GatewayStatus, OrderType, PaymentDetails, Request};
use crate::domain::refusal::Refusal;
use crate::domain::time::read_gateway_time;
use crate::domain::{Currency, MarketCode};

/// The `code` of an answer that is not an error (api-facts, section 2.1).
pub const CODE_OK: i64 = 200;

/// Why bytes of the gateway cannot be read, with the place in the document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Longer than [`MAX_LEN`].
    #[error("longer than {MAX_LEN} bytes")]
    TooLong,
    /// Not JSON at all, such as a proxy's HTML page, or torn off; in the parser's words.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// Nested more deeply than [`MAX_DEPTH`].
    #[error("nested more than {MAX_DEPTH} deep")]
    TooDeep,
    /// One key stands twice in an object, so that nobody can say which value counts.
    #[error("the key {0} stands there twice")]
    DuplicateKey(String),
    /// Something that must be there is not.
    #[error("{0} is missing")]
    Missing(String),
    /// A value of another type.
    #[error("{path} is {found}, not {expected}")]
    WrongType {
        /// Where.
        path: String,
        /// What can be read there.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// Not a whole number, or one too large.
    #[error("{0} is not a whole number")]
    NotWhole(String),
    /// Not an amount.
    #[error("{0}: {1}")]
    Money(String, #[source] MoneyError),
    /// A text with a broken escape, in the parser's words.
    #[error("{0} cannot be read: {1}")]
    BadValue(String, String),
}

/// What the gateway leaves unsaid and the market knows.
#[derive(Clone, Debug)]
pub struct Terms {
    /// What amounts are amounts of.
    pub currency: Currency,
    /// Where the gateway's clock stands.
    pub zone: TimeZone,
}

impl Terms {
    /// The terms of a market.
    pub fn of(market: &Market) -> Self {
        Self { currency: market.currency, zone: market.time_zone() }
    }
}

/// The frame around every answer: `{"msg": …, "code": …, "data": …}`.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    code: i64,
    word: String,
    data: Option<Value<'a>>,
}

impl Envelope<'_> {
    /// The business error, if it is one. They come as HTTP 200 with a `code` other than 200.
    pub fn refusal(&self) -> Option<Refusal> {
        (self.code != CODE_OK).then(|| Refusal { code: self.code, word: self.word.clone() })
    }

    /// Whether there is no `data`, or nothing in it.
    pub fn is_empty(&self) -> bool {
        self.data.is_none()
    }

    fn data(&self) -> Result<&Value<'_>, WireError> {
        self.data.as_ref().ok_or_else(|| WireError::Missing("data".to_owned()))
    }
}

/// Reads the frame of an answer; its `code` may be a number or a text.
pub fn read_envelope(body: &[u8]) -> Result<Envelope<'_>, WireError> {
    let object = json::parse_object(body)?;
    Ok(Envelope {
        code: object.whole("code")?.ok_or_else(|| object.missing("code"))?,
        word: object.text("msg")?.unwrap_or_default(),
        data: object.get("data").filter(|data| !data.is_empty()),
    })
}

/// Reads the `data` of a `payIn` answer (api-facts, section 4).
pub fn read_create(envelope: &Envelope<'_>, terms: &Terms) -> Result<GatewayOrder, WireError> {
    read_order(&envelope.data()?.object()?, terms)
}

/// Reads the `data` of a `payInQuery` answer (api-facts, section 5).
pub fn read_query(envelope: &Envelope<'_>, terms: &Terms) -> Result<GatewayOrder, WireError> {
    read_order(&envelope.data()?.object()?, terms)
}

/// Reads the body of a webhook, which is an order without a frame (api-facts, section 9).
pub fn read_notification(body: &[u8], terms: &Terms) -> Result<GatewayOrder, WireError> {
    read_order(&json::parse_object(body)?, terms)
}

/// Reads the `data` of a bank list (api-facts, section 2.3); no data is an empty list.
pub fn read_banks(envelope: &Envelope<'_>) -> Result<Vec<Bank>, WireError> {
    let Some(data) = &envelope.data else { return Ok(Vec::new()) };
    let read = |item: &Value<'_>| {
        let bank = item.object()?;
        let id = bank.whole("bankId")?.ok_or_else(|| bank.missing("bankId"))?;
        let code = bank.text("bankCode")?.unwrap_or_default();
        let name = bank.text("bankName")?.unwrap_or_else(|| code.clone());
        Ok(Bank { id, code, name })
    };
    data.items()?.iter().map(read).collect()
}

/// Reads the `data` of a balance (api-facts, section 2.2). The merchant is `mchId` here and `merchantId` elsewhere.
pub fn read_balance(envelope: &Envelope<'_>, currency: Currency) -> Result<Balance, WireError> {
    let data = envelope.data()?.object()?;
    Ok(Balance {
        merchant_id: merchant_id(&data)?,
        available: data.money("balance", currency)?,
        pending: data.money("unBalance", currency)?,
    })
}

/// Reads one of our own `payIn` requests back; the market is known from elsewhere, since no request names it.
pub fn read_request(body: &[u8], market: &MarketCode) -> Result<(String, Request), WireError> {
    let object = json::parse_object(body)?;
    let currency = object.required("currency")?;
    let currency = Currency::parse(&currency).map_err(|error| WireError::Money("currency".to_owned(), error))?;
    let request = Request {
        market: market.clone(),
        currency,
        pay_type: object.whole("payType")?.ok_or_else(|| object.missing("payType"))?,
        amount: object.money("amount", currency)?.ok_or_else(|| object.missing("amount"))?,
        expire_secs: object.whole("expireTime")?.ok_or_else(|| object.missing("expireTime"))?,
        payer_name: object.text("realName")?.unwrap_or_default(),
        remark: object.text("remark")?.unwrap_or_default(),
    };
    Ok((object.required("mchOrderNo")?, request))
}

/// An order in the shape that the create answer, the query answer and the webhook share; each leaves some of it out.
fn read_order(order: &Object<'_>, terms: &Terms) -> Result<GatewayOrder, WireError> {
    // `fee` in queries and webhooks, `orderFee` in create answers.
    let fee = match order.money("fee", terms.currency)? {
        None => order.money("orderFee", terms.currency)?,
        fee => fee,
    };
    Ok(GatewayOrder {
        platform_no: order.text("orderNo")?,
        order_no: order.text("mchOrderNo")?,
        merchant_id: merchant_id(order)?,
        channel_no: order.text("channelOrderNo")?,
        pay_type: order.whole("payType").unwrap_or_default(),
        amount: order.money("amount", terms.currency)?,
        fee,
        status: order.text("orderStatus")?.map(|word| GatewayStatus::read(&word)),
        completed_at: order
            .text("completionTime")
            .unwrap_or_default()
            .and_then(|text| read_gateway_time(&text, &terms.zone)),
        order_type: order.text("orderType")?.map(read_order_type),
        patch_platform_no: order.text("patchOrderNo")?,
        patch_order_no: order.text("patchMchOrderNo")?,
        details: PaymentDetails {
            pay_code: order.text("payCode")?,
            pay_url: order.text("payUrl")?,
            pay_desk_url: order.text("payDeskUrl")?,
            reference: order.text("reference")?,
            concept: order.text("concept")?,
            bank_name: order.text("bankName")?,
        },
    })
}

fn merchant_id(object: &Object<'_>) -> Result<Option<String>, WireError> {
    Ok(match object.text("merchantId")? {
        None => object.text("mchId")?,
        id => id,
    })
}

fn read_order_type(word: String) -> OrderType {
    match word.to_ascii_uppercase().as_str() {
        "API" => OrderType::Api,
        "MCH" => OrderType::Dashboard,
        "DESK" => OrderType::Desk,
        "PATCH" => OrderType::Patch,
        _ => OrderType::Other(word),
    }
}

#[cfg(test)]
mod tests;
