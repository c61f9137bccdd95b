//! A merchant account at the gateway, without its key: keys live in the vault only.

use serde::{Deserialize, Serialize};

use super::{Amount, MarketCode};

/// Our own number of an account; stays the same when everything else about the account is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AccountId(pub i64);

/// What an account's money is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Nobody pays real money: plain http and private addresses are allowed, with a warning.
    Sandbox,
    /// Real money: https only.
    Production,
}

/// Where and as whom payins are made; everything but the API key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Our number of it.
    pub id: AccountId,
    /// What the user calls it.
    pub name: String,
    /// Whose rules its payins follow.
    pub market: MarketCode,
    /// Whether its money is real.
    pub environment: Environment,
    /// The gateway's address with its path prefix, such as `https://client.example/prod-api`, without a final slash.
    pub base_url: String,
    /// The `MerchantId` header, digits.
    pub merchant_id: String,
    /// Where the gateway reports payments to; the merchant's own server.
    pub notify_url: String,
    /// Whether `Sign` is sent in capital hex; small letters were seen accepted (api-facts, section 1).
    pub upper_case_sign: bool,
}

/// Why a base URL cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Not an address at all.
    #[error("not a web address")]
    NotAUrl,
    /// Not http or https.
    #[error("not an http or https address")]
    WrongScheme,
    /// Plain http to a public host in production.
    #[error("plain http is not allowed in production")]
    PlainHttp,
    /// Carries a user name, a password, a query or a fragment.
    #[error("an address with a user name, a password, a query or a fragment")]
    Extras,
}

/// A bank of the gateway's payin list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// What is sent as `bankId`.
    pub id: i64,
    /// The gateway's code of it.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What the gateway says an account holds (api-facts, section 2.2).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Balance {
    /// Whose balance it is.
    pub merchant_id: Option<String>,
    /// `balance`: what can be used.
    pub available: Option<Amount>,
    /// `unBalance`: what cannot be used yet.
    pub pending: Option<Amount>,
}
