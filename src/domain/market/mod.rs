//! Markets as data: currency, limits, zone, pay types, and which field is required when.
//!
//! The built-in markets are `assets/markets/*.toml`; a user's own file is merged over them field by field (see
//! [`load`]), because the gateway's pages contradict each other and change.

pub mod load;
mod read;
mod recover;

use std::collections::BTreeMap;
use std::fmt;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Amount, Currency, Field, Money};

/// A market's short code, such as `mx`; the name of its file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MarketCode(String);

impl MarketCode {
    /// Takes the code in small letters.
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_ascii_lowercase())
    }

    /// The code in small letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MarketCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a pay type moves the money, which decides what a payer must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rail {
    /// Mexico: bank transfer to a CLABE; plain, or centralised with convenio and concept.
    Spei,
    /// Mexico: a code paid in cash at a shop's till (OXXO).
    CashCode,
    /// Indonesia: transfer to a virtual account of one bank.
    VirtualAccount,
    /// Indonesia: a code paid at a convenience store.
    StoreCode,
    /// Indonesia: a QRIS string, drawn as it is.
    Qris,
    /// A wallet's landing page, which may open its app.
    WalletLink,
    /// A request pushed to the payer's phone (OVO).
    WalletPush,
    /// Pakistan: a QR code and a wallet link.
    QrAndLink,
    /// Colombia: redirect to the payer's bank (PSE).
    Pse,
    /// Whatever the answer carries: shown as it is, with no steps invented.
    Generic,
}

/// Whether a field goes into a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// The request is refused without it.
    Required,
    /// Sent if given.
    Optional,
    /// Never sent.
    Unused,
}

/// What one field of a market may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRule {
    /// Whether it is sent.
    pub need: Need,
    /// Most characters (not bytes); none where the pages give no length.
    pub max_len: Option<usize>,
    /// Accepted shapes for phone and identity numbers: `#` is a digit, `*` is six to thirteen digits, everything
    /// else stands for itself; empty where nothing is known.
    pub forms: Vec<String>,
}

impl FieldRule {
    /// Never sent, and nothing known about it.
    pub const UNUSED: Self = Self { need: Need::Unused, max_len: None, forms: Vec::new() };
}

/// One value of a closed list, such as an identity document type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// The local short name, such as `CC`; a proper name, not translated.
    pub name: String,
    /// The local full name, such as `Cédula de ciudadanía`; may be empty.
    pub title: String,
}

/// A payment product of a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayType {
    /// The gateway's number of it.
    pub number: u32,
    /// Its name, a proper name (`SPEI`, `BNI VA`), not translated.
    pub name: String,
    /// How the money moves.
    pub rail: Rail,
    /// The bank behind a virtual account, or the wallet behind a link or a push; a proper name.
    pub bank: Option<String>,
    /// False where the gateway's own pages mark it as not supported.
    pub supported: bool,
    /// Remarks for the merchant from the gateway's pages, in English; may be empty.
    pub note: String,
    /// The same in other languages, by their codes.
    pub notes: BTreeMap<String, String>,
    /// Rules that differ from the market's for this product.
    pub fields: BTreeMap<Field, FieldRule>,
    /// Whether `bankId` is chosen from the gateway's own list.
    pub banks_from_gateway: bool,
}

impl PayType {
    /// The remarks in a language (ISO 639-1, such as `es`), else in English; may be empty.
    pub fn note_in(&self, language: &str) -> &str {
        self.notes.get(language).unwrap_or(&self.note)
    }
}

/// How a market's payers write numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// Between thousands.
    pub group: char,
    /// Before decimals.
    pub decimal: char,
    /// Whether thousands are followed by groups of two, as in Pakistan: `1,00,000`.
    pub lakh: bool,
    /// Decimals that are always written, also where only whole amounts can be ordered: `152.00`.
    pub decimals: u32,
}

/// One country's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// Its short code.
    pub code: MarketCode,
    /// The country's name in English.
    pub name: String,
    /// What its payers speak (ISO 639-1, such as `es`).
    pub language: String,
    /// What is paid.
    pub currency: Currency,
    /// Decimals of an ordered amount: 0 or 2. Decides how `amount` is sent.
    pub scale: u32,
    /// Smallest amount, if known.
    pub min: Option<Amount>,
    /// Largest amount, if known.
    pub max: Option<Amount>,
    /// Whether the limits are doubtful; they are kept to, and the user is told that the gateway may have others.
    pub limits_uncertain: bool,
    /// IANA name of the zone its times are in; the gateway prints times without one.
    pub zone: String,
    /// Default life of a request, in seconds.
    pub expire_secs: u32,
    /// How amounts are written for its payers.
    pub number_style: NumberStyle,
    /// Rules of every field; [`Field::ALL`] is covered.
    pub fields: BTreeMap<Field, FieldRule>,
    /// Its products, in the order of the file.
    pub pay_types: Vec<PayType>,
    /// Identity document types.
    pub id_types: Vec<Choice>,
    /// Kinds of person.
    pub user_types: Vec<Choice>,
    /// Schemes besides http and https that a payment link may have, such as `dana`.
    pub link_schemes: Vec<String>,
    /// Beginnings of the query answers that mean "there is no such order"; not documented, so correctable.
    pub absent_words: Vec<String>,
    /// Keys that the user's own file has set, as paths (`max`, `fields.phone.forms`, `pay_types.70.name`); empty for a market as built in.
    pub user_set: Vec<String>,
}

impl Market {
    /// The product with this number.
    pub fn pay_type(&self, number: u32) -> Option<&PayType> {
        self.pay_types.iter().find(|pay_type| pay_type.number == number)
    }

    /// The rule of `field` for a product: the product's own, else the market's.
    pub fn rule<'a>(&'a self, pay_type: Option<&'a PayType>, field: Field) -> &'a FieldRule {
        static UNUSED: FieldRule = FieldRule::UNUSED;
        pay_type.and_then(|pay_type| pay_type.fields.get(&field)).or_else(|| self.fields.get(&field)).unwrap_or(&UNUSED)
    }

    /// The zone, loaded when the market was checked; UTC if the name became unknown since.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// An amount as this market's payers write it, whatever the language of the screen, and without the currency:
    /// `1.500,50`.
    pub fn format_number(&self, amount: Amount) -> String {
        let plain = Money::of(amount, Some(self)).to_plain();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::from(sign);
        for (i, digit) in whole.chars().enumerate() {
            let left = whole.len() - i;
            let boundary =
                if self.number_style.lakh && left > 3 { (left - 3).is_multiple_of(2) } else { left.is_multiple_of(3) };
            if i > 0 && boundary {
                out.push(self.number_style.group);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(self.number_style.decimal);
            out.push_str(decimals);
        }
        out
    }

    /// [`Self::format_number`] with the currency's code behind: `1.500,50 COP`.
    pub fn format_amount(&self, amount: Amount) -> String {
        format!("{} {}", self.format_number(amount), amount.currency())
    }
}

/// All markets that Cobro knows, and what was wrong with the user's own file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    markets: BTreeMap<MarketCode, Market>,
    /// What the user's file got wrong; the built-in value stands wherever one is listed.
    pub problems: Vec<load::MarketProblem>,
}

impl Catalogue {
    /// The market with this code.
    pub fn get(&self, code: &MarketCode) -> Option<&Market> {
        self.markets.get(code)
    }

    /// All markets, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Market> {
        self.markets.values()
    }
}
