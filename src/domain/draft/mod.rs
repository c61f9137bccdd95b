//! The border between what a person typed and what may be sent.
//!
//! A [`Draft`] is text as typed; [`check`] turns it into a [`PayinRequest`] or says, field by field, what is wrong.
//! Nothing else makes a `PayinRequest`, so whatever is sent has passed here.

mod check;
mod notify_url;
mod shapes;

pub use check::check;

/// Checks an account's notify URL as [`check`] will; an empty one is no address.
pub fn check_notify_url(typed: &str, environment: Environment) -> Result<(), Problem> {
    notify_url::check(typed, environment).map(drop)
}

use serde::{Deserialize, Serialize};

use super::market::Market;
use super::{Amount, Currency, Environment, Field, MarketCode, OrderNo};

/// A request as it is being typed; kept over a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Number of the chosen product.
    pub pay_type: Option<u32>,
    /// Amount as typed.
    pub amount: String,
    /// An own order number; empty: one is made.
    pub order_no: String,
    /// The payer's name.
    pub real_name: String,
    /// The payer's phone number.
    pub phone: String,
    /// The payer's e-mail address.
    pub email: String,
    /// Chosen kind of identity document.
    pub id_type: String,
    /// Number of the identity document.
    pub id_card: String,
    /// Chosen kind of person.
    pub user_type: String,
    /// Chosen bank, by the gateway's number.
    pub bank_id: String,
    /// What it is for.
    pub remark: String,
    /// Life in seconds, as typed; empty: the market's default.
    pub expire_secs: String,
    /// Name of the goods.
    pub goods_subject: String,
    /// Description of the goods.
    pub goods_body: String,
}

/// A request that has passed every rule; what is sent, but for the random `nonceStr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayinRequest {
    /// Whose rules it passed.
    pub market: MarketCode,
    /// Currency.
    pub currency: Currency,
    /// Decimals with which the amount is written; 0 makes it a JSON integer.
    pub scale: u32,
    /// Number of the product.
    pub pay_type: u32,
    /// What the payer is to pay.
    pub amount: Amount,
    /// Our order number.
    pub order_no: OrderNo,
    /// Life in seconds.
    pub expire_secs: u32,
    /// Where the gateway reports.
    pub notify_url: String,
    /// Unaccented ASCII.
    pub remark: String,
    /// The payer's name.
    pub real_name: String,
    /// The payer's phone number.
    pub phone: Option<String>,
    /// The payer's e-mail address.
    pub email: Option<String>,
    /// Kind of identity document.
    pub id_type: Option<String>,
    /// Number of the identity document.
    pub id_card: Option<String>,
    /// Kind of person.
    pub user_type: Option<String>,
    /// The payer's bank, by the gateway's number.
    pub bank_id: Option<i64>,
    /// Name of the goods.
    pub goods_subject: Option<String>,
    /// Description of the goods.
    pub goods_body: Option<String>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which field.
    pub field: Field,
    /// What is wrong; the words are the catalogue's.
    pub problem: Problem,
}

/// Why a field cannot be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Required and empty.
    Missing,
    /// Not a number at all.
    NotANumber,
    /// Can be read in more than one way.
    Ambiguous,
    /// Too many decimals.
    TooManyDecimals {
        /// Decimals that are allowed.
        scale: u32,
    },
    /// Below the smallest amount.
    TooLow {
        /// The smallest, in the market's format.
        min: String,
    },
    /// Above the largest amount.
    TooHigh {
        /// The largest, in the market's format.
        max: String,
    },
    /// Too many characters.
    TooLong {
        /// Most characters.
        max: usize,
        /// How many there are.
        len: usize,
    },
    /// Not of any accepted shape.
    BadForm {
        /// An accepted shape with example digits.
        example: String,
    },
    /// Not an e-mail address.
    BadEmail,
    /// Not an http or https address with a host.
    BadUrl,
    /// A loopback or private address, which the gateway cannot reach.
    PrivateAddress,
    /// Not one of the offered values.
    NotOffered,
    /// A character that does not belong there.
    BadCharacter(char),
    /// Outside the range of seconds.
    BadSeconds {
        /// Fewest.
        min: u32,
        /// Most.
        max: u32,
    },
    /// Holds only characters that cannot be written in ASCII.
    NothingLeft,
}

/// What a person should know before sending, though it is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The remark is sent in other letters; this is what is sent.
    RemarkChanged(String),
    /// The notify URL is a loopback or private address (sandbox only).
    PrivateNotifyUrl,
    /// The notify URL is plain http.
    PlainNotifyUrl,
    /// The gateway's pages mark this product as not supported.
    UnsupportedPayType,
    /// The market's limits are doubtful; the gateway may have others.
    LimitsUncertain,
}

/// A request that may be sent, and what to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The request.
    pub request: PayinRequest,
    /// What to know.
    pub warnings: Vec<Warning>,
}

/// What the rules need to know besides the draft.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    /// The market's rules.
    pub market: &'a Market,
    /// Whether money is real.
    pub environment: Environment,
    /// The account's notify URL.
    pub notify_url: &'a str,
    /// The number to use if the draft has none.
    pub made_order_no: &'a OrderNo,
}
