//! What the gateway answers, in the shape each market's pages and the real captures show (api-facts, section 11).
//!
//! The shapes differ on purpose: amounts as texts or numbers, fields that are `null`, empty or not there at all. A
//! client that reads only one of them would not survive the real gateway.

use super::banks::Bank;
use super::order::{SandboxOrder, Status};
use crate::domain::MarketCode;
use crate::domain::market::Market;
use crate::domain::money::Amount;
use crate::domain::time::print_gateway_time;

/// How a market's answers look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Create answers write amounts as texts, and say the fee.
    text_amounts: bool,
    /// Answers carry `payDeskUrl`.
    pay_desk: bool,
    /// Create answers carry the fields of the centralised CLABE.
    centralised: bool,
    /// Query answers are of the new generation: amounts as texts, the fee from the start, `nonceStr` null.
    new_query: bool,
    /// Wrong and second payments become PATCH orders, and answers carry their fields.
    pub patches: bool,
    /// Which fields a webhook carries.
    pub webhook: WebhookShape,
}

/// Which fields a webhook carries (api-facts, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookShape {
    /// Neither product nor code (COP page).
    Lean,
    /// Pay desk instead of product and code (PEN page).
    Desk,
    /// Product and code (IDR page and the real capture; PKR page).
    Full,
}

impl Shape {
    /// The shape of a market; one that is nobody's own looks like the newest pages.
    pub fn of(market: &MarketCode) -> Self {
        let newest = Self {
            text_amounts: true,
            pay_desk: true,
            centralised: false,
            new_query: true,
            patches: false,
            webhook: WebhookShape::Full,
        };
        match market.as_str() {
            "co" => {
                Self { text_amounts: false, pay_desk: false, new_query: false, webhook: WebhookShape::Lean, ..newest }
            }
            "pe" => {
                Self { text_amounts: false, new_query: false, patches: true, webhook: WebhookShape::Desk, ..newest }
            }
            "pk" => Self { text_amounts: false, patches: true, ..newest },
            "mx" => Self { centralised: true, new_query: false, patches: true, ..newest },
            _ => newest,
        }
    }
}

/// One JSON value of an answer; numbers keep the digits they were written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// A text, not yet quoted.
    Text(String),
    /// A number's digits.
    Number(String),
}

impl Value {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn text_or_null(text: Option<&String>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.clone()))
    }

    /// The value as JSON.
    pub fn to_json(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Text(text) => quote(text),
            Self::Number(digits) => digits.clone(),
        }
    }
}

/// An object's fields, in the order in which they are written.
pub type Fields = Vec<(&'static str, Value)>;

/// What `data` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Data {
    Object(Fields),
    List(Vec<Fields>),
}

/// An answer, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    msg: String,
    code: u16,
    data: Option<Data>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As the market's pages show it.
    Usual,
    /// Other types than usual and fields nobody knows, yet readable.
    WrongTypes,
    /// Types that nothing can be read from.
    Nonsense,
}

impl Answer {
    /// A business error: HTTP 200 with another code and no data (api-facts, section 2.1).
    pub fn refused(word: &str) -> Self {
        Self { msg: word.to_owned(), code: 500, data: None }
    }

    /// `SUCCESS` without data, as the simulator's address gives it.
    pub fn done() -> Self {
        Self { msg: "SUCCESS".to_owned(), code: 200, data: None }
    }

    fn object(fields: Fields) -> Self {
        Self { data: Some(Data::Object(fields)), ..Self::done() }
    }

    /// The answer to a creation (api-facts, section 4).
    pub fn created(order: &SandboxOrder) -> Self {
        let shape = Shape::of(&order.market);
        let details = &order.details;
        let mut fields = vec![
            ("merchantId", Value::text(&order.merchant_id)),
            ("mchOrderNo", Value::text(&order.order_no)),
            ("orderNo", Value::text(&order.platform_no)),
        ];
        if shape.centralised {
            fields.push(("bankName", Value::text_or_null(details.bank_name.as_ref())));
            fields.push(("reference", Value::text_or_null(details.reference.as_ref())));
            fields.push(("concept", Value::text_or_null(details.concept.as_ref())));
        }
        fields.push(("payCode", Value::text_or_null(details.pay_code.as_ref())));
        fields.push(("payUrl", Value::text_or_null(details.pay_url.as_ref())));
        if shape.pay_desk {
            fields.push(("payDeskUrl", Value::text_or_null(details.pay_desk_url.as_ref())));
        }
        if shape.text_amounts {
            fields.push(("amount", Value::Text(order.amount.to_plain(0))));
            fields.push(("orderFee", Value::Text(order.fee.to_plain(0))));
        } else {
            fields.push(("amount", Value::Number(order.amount.to_plain(0))));
        }
        Self::object(fields)
    }

    /// The answer to a query (api-facts, section 5). `desk_url` is the pay desk's page, which may be another one than
    /// at creation.
    pub fn queried(order: &SandboxOrder, market: &Market, desk_url: &str) -> Self {
        let shape = Shape::of(&order.market);
        let amount = |amount: Amount| {
            if shape.new_query { Value::Text(amount.to_plain(0)) } else { Value::Number(amount.to_plain(1)) }
        };
        let is_paid = order.status == Status::Success;
        let completed = order
            .completed_at
            .filter(|_| is_paid)
            .map_or(Value::Null, |at| Value::Text(print_gateway_time(at, &market.time_zone())));
        let mut fields = vec![
            ("merchantId", Value::text(&order.merchant_id)),
            ("mchOrderNo", Value::text(order.told_order_no())),
            ("orderNo", Value::text(&order.platform_no)),
            ("payType", Value::Text(order.pay_type.to_string())),
            ("payCode", Value::text_or_null(order.details.pay_code.as_ref())),
            ("payUrl", Value::text_or_null(order.details.pay_url.as_ref())),
        ];
        if shape.pay_desk {
            fields.push(("payDeskUrl", Value::text(desk_url)));
        }
        fields.push(("amount", amount(order.amount)));
        if shape.patches {
            fields.push(("patchOrderNo", Value::text(order.told_patch_platform_no())));
            fields.push(("patchMchOrderNo", Value::text(order.told_patch_order_no())));
            fields.push(("orderType", Value::text(order.order_type())));
        }
        fields.push(("fee", if is_paid || shape.new_query { amount(order.fee) } else { Value::Null }));
        fields.push(("orderStatus", Value::text(order.status.word())));
        fields.push(("completionTime", completed));
        if shape.new_query {
            fields.push(("nonceStr", Value::Null));
        }
        Self::object(fields)
    }

    /// The answer to `getBalance`: `mchId`, and numbers with a decimal point (api-facts, section 2.2).
    pub fn balance(merchant_id: &str, balance: Amount) -> Self {
        Self::object(vec![
            ("mchId", Value::text(merchant_id)),
            ("balance", Value::Number(balance.to_plain(1))),
            ("unBalance", Value::Number("0.0".to_owned())),
        ])
    }

    /// The answer to `payInBankListQuery` (api-facts, section 2.3).
    pub fn banks(banks: &[Bank]) -> Self {
        let list = banks
            .iter()
            .map(|bank| {
                vec![
                    ("bankId", Value::Number(bank.id.to_string())),
                    ("bankCode", Value::text(bank.code)),
                    ("bankName", Value::text(bank.name)),
                ]
            })
            .collect();
        Self { data: Some(Data::List(list)), ..Self::done() }
    }

    /// The answer's JSON.
    pub fn to_json(&self, manner: Manner) -> String {
        let mut parts = vec![format!("\"msg\":{}", quote(&self.msg))];
        match manner {
            Manner::WrongTypes => {
                parts.push(format!("\"code\":\"{}\"", self.code));
                parts.push("\"traceId\":{\"hops\":[1,{\"deep\":null}],\"sampled\":true}".to_owned());
            }
            Manner::Usual | Manner::Nonsense => parts.push(format!("\"code\":{}", self.code)),
        }
        if let Some(data) = &self.data {
            let data = match data {
                Data::Object(fields) => write_object(fields, manner),
                Data::List(_) if manner == Manner::Nonsense => "{\"0\":[true]}".to_owned(),
                Data::List(items) => {
                    let items: Vec<_> = items.iter().map(|fields| write_object(fields, manner)).collect();
                    format!("[{}]", items.join(","))
                }
            };
            parts.push(format!("\"data\":{data}"));
        }
        format!("{{{}}}", parts.join(","))
    }
}

fn write_object(fields: &Fields, manner: Manner) -> String {
    let mut parts: Vec<String> = fields
        .iter()
        .enumerate()
        .map(|(i, (name, value))| {
            let value = match manner {
                Manner::Usual => value.to_json(),
                Manner::WrongTypes => turned(name, value).to_json(),
                Manner::Nonsense => ["[1,2]", "true", "{\"a\":[]}"][i % 3].to_owned(),
            };
            format!("\"{name}\":{value}")
        })
        .collect();
    if manner == Manner::WrongTypes {
        parts.push("\"extra\":{\"nested\":[1,{\"deep\":null}]}".to_owned());
    }
    format!("{{{}}}", parts.join(","))
}

/// The value in the other type: numbers as texts, and texts as numbers where that loses nothing.
fn turned(name: &str, value: &Value) -> Value {
    match value {
        Value::Number(digits) => Value::Text(digits.clone()),
        Value::Text(text) if matches!(name, "merchantId" | "mchId" | "payType" | "amount" | "fee" | "orderFee") => {
            Value::Number(text.clone())
        }
        Value::Text(_) | Value::Null => value.clone(),
    }
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
