//! What the gateway checks before it does anything, in the words of its own error table (api-facts, section 8).
//!
//! The checks are strict where a lenient gateway would hide a mistake of ours: texts must be JSON strings, and
//! `reusableStatus` a boolean.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, Method, header};
use md5::{Digest as _, Md5};
use secrecy::ExposeSecret as _;
use serde_json::value::RawValue;
use url::Url;

use super::Merchant;
use super::banks;
use crate::domain::market::{Market, Need};
use crate::domain::money::Amount;
use crate::domain::{Field, PayType};

/// The gateway's word for why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

impl Refused {
    /// A word of the table.
    pub fn word(word: &str) -> Self {
        Self(word.to_owned())
    }

    fn required(name: &str) -> Self {
        Self(format!("Params_{name}_Required"))
    }

    fn invalid(name: &str) -> Self {
        Self(format!("Params_{name}_error"))
    }
}

/// A payin request that broke no rule: what an order is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payin {
    /// Number of the product.
    pub pay_type: u32,
    /// What the payer is to pay.
    pub amount: Amount,
    /// `mchOrderNo`.
    pub order_no: String,
    /// Life in seconds.
    pub expire_secs: u32,
    /// Where to report.
    pub notify_url: String,
}

/// Which order a query is about; at least one of the two is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `mchOrderNo`.
    pub order_no: Option<String>,
    /// `orderNo`.
    pub platform_no: Option<String>,
}

/// The JSON object of a request, each value still as text: money is never read through a float.
pub type Body = BTreeMap<String, Box<RawValue>>;

/// Checks method, headers and signature; finds the merchant and the request's object.
pub fn admit<'a>(
    merchants: &'a [Merchant],
    method: &Method,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(&'a Merchant, Body), Refused> {
    if method != Method::POST {
        return Err(Refused::word("RequestMethod_not_post"));
    }
    if !is_json(headers) {
        return Err(Refused::word("RequestContentType_not_json"));
    }
    let id = headers.get("MerchantId").and_then(|id| id.to_str().ok()).unwrap_or_default().trim();
    if id.is_empty() {
        return Err(Refused::word("MerchantId_is_null"));
    }
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::word("MerchantId_not_Number"));
    }
    let merchant = merchants
        .iter()
        .find(|merchant| merchant.merchant_id == id)
        .ok_or_else(|| Refused::word("MerchantId_is_error"))?;
    if body.trim_ascii().is_empty() {
        return Err(Refused::word("RequestBody_is_null"));
    }
    let sign = headers.get("Sign").and_then(|sign| sign.to_str().ok()).unwrap_or_default();
    if !sign.trim().eq_ignore_ascii_case(&sign_of(body, merchant)) {
        return Err(Refused::word("Sign_verify_error"));
    }
    let body = serde_json::from_slice(body).ok().ok_or_else(|| Refused::word("Params_jsonFormat_error"))?;
    Ok((merchant, body))
}

/// Whether the content type is JSON, whatever its parameters.
pub fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// `MD5(raw body + key)` in small hex letters (api-facts, section 1); written apart from the client's own, so that
/// the two check each other.
pub fn sign_of(body: &[u8], merchant: &Merchant) -> String {
    let mut hash = Md5::new();
    hash.update(body);
    hash.update(merchant.key.expose_secret().as_bytes());
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        hex.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
        hex
    })
}

/// Checks a `payIn` field by field, in the order of the gateway's tables.
pub fn check_payin(body: &Body, market: &Market) -> Result<Payin, Refused> {
    // The product first: it decides which fields are needed. What is wrong with it is said in its turn.
    let pay_type = integer(body, "payType").and_then(|number| market.pay_type(u32::try_from(number).ok()?));
    for &field in Field::ALL {
        check_field(body, market, pay_type, field)?;
    }
    let missing = |field: Field| Refused::invalid(field.wire_name());
    Ok(Payin {
        pay_type: pay_type.ok_or_else(|| missing(Field::PayType))?.number,
        amount: amount(body, market).ok_or_else(|| missing(Field::Amount))?,
        order_no: text(body, "mchOrderNo").ok_or_else(|| missing(Field::MchOrderNo))?,
        expire_secs: integer(body, "expireTime")
            .and_then(|secs| u32::try_from(secs).ok())
            .unwrap_or(market.expire_secs),
        notify_url: text(body, "notifyUrl").ok_or_else(|| missing(Field::NotifyUrl))?,
    })
}

/// Checks a `payInQuery`.
pub fn check_query(body: &Body) -> Result<Query, Refused> {
    check_nonce(body)?;
    let query = Query { order_no: text(body, "mchOrderNo"), platform_no: text(body, "orderNo") };
    if query == Query::default() {
        return Err(Refused::required("mchOrderNo"));
    }
    Ok(query)
}

/// Checks the one field that every request has.
pub fn check_nonce(body: &Body) -> Result<(), Refused> {
    match token(body, "nonceStr") {
        Token::Absent => Err(Refused::required("nonceStr")),
        Token::Text(nonce) if nonce.chars().count() <= 32 => Ok(()),
        _ => Err(Refused::invalid("nonceStr")),
    }
}

/// The order number of a body, for the fault script; empty if it has none.
pub fn order_no_of(body: &[u8]) -> String {
    let Ok(body) = serde_json::from_slice::<Body>(body) else { return String::new() };
    text(&body, "mchOrderNo").or_else(|| text(&body, "orderNo")).unwrap_or_default()
}

fn check_field(body: &Body, market: &Market, pay_type: Option<&PayType>, field: Field) -> Result<(), Refused> {
    let name = field.wire_name();
    let rule = market.rule(pay_type, field);
    let token = token(body, name);
    // An order cannot be made without these, whatever a market file says.
    let vital = matches!(field, Field::PayType | Field::Amount | Field::MchOrderNo | Field::NotifyUrl);
    match (&token, rule.need) {
        (Token::Absent, Need::Required) => return Err(Refused::required(name)),
        (Token::Absent, _) if vital => return Err(Refused::required(name)),
        (Token::Absent, _) => return Ok(()),
        // The official Colombian example sends `userType` where it has no use: what is not needed is not looked at.
        (_, Need::Unused) if !vital => return Ok(()),
        _ => {}
    }
    let good = match field {
        Field::PayType => pay_type.is_some(),
        Field::Amount => amount(body, market).is_some(),
        Field::ReusableStatus => token == Token::Bool(false),
        Field::ExpireTime => integer(body, name).is_some_and(|secs| secs > 0 && u32::try_from(secs).is_ok()),
        Field::BankId => {
            integer(body, name).is_some_and(|id| banks::list(&market.code).iter().any(|bank| bank.id == id))
        }
        Field::Currency => token == Token::Text(market.currency.code().to_owned()),
        Field::IdType => matches!(&token, Token::Text(text) if is_choice(&market.id_types, text)),
        Field::UserType => matches!(&token, Token::Text(text) if is_choice(&market.user_types, text)),
        Field::MchOrderNo
        | Field::NotifyUrl
        | Field::NonceStr
        | Field::Remark
        | Field::RealName
        | Field::Phone
        | Field::Email
        | Field::IdCard
        | Field::GoodsSubject
        | Field::GoodsBody => matches!(&token, Token::Text(text) if is_good_text(field, text)),
    };
    let fits = match (&token, rule.max_len) {
        (Token::Text(text), Some(max)) => text.chars().count() <= max,
        _ => true,
    };
    if good && fits { Ok(()) } else { Err(Refused::invalid(name)) }
}

fn is_good_text(field: Field, text: &str) -> bool {
    let shape = match field {
        Field::NotifyUrl => is_web_address(text),
        Field::Remark => text.is_ascii(),
        Field::Phone => {
            text.bytes().filter(u8::is_ascii_digit).count() >= 6
                && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-'))
        }
        Field::Email => matches!(text.split_once('@'), Some((name, host)) if !name.is_empty()
            && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)),
        _ => true,
    };
    shape && !text.chars().any(char::is_control)
}

fn is_choice(choices: &[crate::domain::market::Choice], value: &str) -> bool {
    choices.is_empty() || choices.iter().any(|choice| choice.value == value)
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// The amount, if it is one that this market takes; a string and a number are read alike (api-facts, section 3.1).
fn amount(body: &Body, market: &Market) -> Option<Amount> {
    let (Token::Text(digits) | Token::Number(digits)) = token(body, "amount") else { return None };
    let amount = Amount::from_wire(&digits, market.currency).ok()?;
    let least = market.min.is_none_or(|min| amount.value() >= min.value());
    let most = market.max.is_none_or(|max| amount.value() <= max.value());
    (amount.fits_scale(market.scale) && amount.value() > Amount::zero(market.currency).value() && least && most)
        .then_some(amount)
}

/// One value of the request's object.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Not there, `null` or `""`.
    Absent,
    Text(String),
    /// The number's own digits.
    Number(String),
    Bool(bool),
    /// An array or an object.
    Nested,
}

fn token(body: &Body, name: &str) -> Token {
    let Some(raw) = body.get(name).map(|raw| raw.get()) else { return Token::Absent };
    match raw.as_bytes().first() {
        Some(b'n') => Token::Absent,
        Some(b'"') => match serde_json::from_str::<String>(raw) {
            Ok(text) if text.trim().is_empty() => Token::Absent,
            Ok(text) => Token::Text(text),
            Err(_) => Token::Nested, // a lone surrogate: not a text
        },
        Some(b't') => Token::Bool(true),
        Some(b'f') => Token::Bool(false),
        Some(b'{' | b'[') | None => Token::Nested,
        Some(_) => Token::Number(raw.to_owned()),
    }
}

fn text(body: &Body, name: &str) -> Option<String> {
    match token(body, name) {
        Token::Text(text) => Some(text),
        _ => None,
    }
}

/// A whole number, plain or in quotes, as both are seen (api-facts, section 3.1).
fn integer(body: &Body, name: &str) -> Option<i64> {
    match token(body, name) {
        Token::Text(text) | Token::Number(text) => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use secrecy::SecretString;

    use super::*;
    use crate::domain::MarketCode;
    use crate::domain::market::Catalogue;

    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);

    fn merchant() -> Merchant {
        Merchant {
            market: MarketCode::new("mx"),
            merchant_id: "1".to_owned(),
            key: SecretString::from("testApiKey123".to_owned()),
        }
    }

    #[test]
    fn published_signatures() {
        for (body, sign) in [
            (r#"{"nonceStr":"4190026990"}"#, "618a07953d6f90c0aed75968956b23d1"),
            (
                r#"{"realName":"José Núñez","notifyUrl":"https://merchant.com/webhooks"}"#,
                "134f6708c416d5e6aa317ea6a8af58e9",
            ),
            (
                r#"{"realName":"Jos\u00e9 N\u00fa\u00f1ez","notifyUrl":"https:\/\/merchant.com\/webhooks"}"#,
                "add65f4bc6a3db8d75b0f00f1174d489",
            ),
        ] {
            assert_eq!(sign_of(body.as_bytes(), &merchant()), sign, "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_field_is_taken_or_refused_but_never_panics(name in 0..Field::ALL.len(), value in value()) {
            for market in CATALOGUE.iter() {
                let body = format!("{{\"payType\":69,\"{}\":{value}}}", Field::ALL[name].wire_name());
                let body: Body = serde_json::from_str(&body).expect("an object");
                check_field(&body, market, market.pay_types.first(), Field::ALL[name]).ok();
                check_payin(&body, market).expect_err("most fields are missing");
                check_query(&body).ok();
            }
        }
    }

    /// JSON of any kind.
    fn value() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
            "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,6})?",
            Just("null".to_owned()),
            Just("true".to_owned()),
            Just("[{}]".to_owned()),
            Just(r#""\ud800""#.to_owned()),
        ]
    }
}
