//! An order as the sandbox gateway keeps it.

use jiff::Timestamp;

use super::details::Details;
use crate::domain::MarketCode;
use crate::domain::money::Amount;

/// Where an order stands (api-facts, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Status {
    /// Waiting for the payer.
    #[serde(rename = "PAYING")]
    Paying,
    /// Paid.
    #[serde(rename = "SUCCESS")]
    Success,
    /// Failed.
    #[serde(rename = "FAIL")]
    Fail,
}

impl Status {
    /// The gateway's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Paying => "PAYING",
            Self::Success => "SUCCESS",
            Self::Fail => "FAIL",
        }
    }
}

/// One order at the sandbox gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SandboxOrder {
    /// Whose rules it follows.
    pub market: MarketCode,
    /// Whose it is.
    pub merchant_id: String,
    /// The merchant's number; of a PATCH order the original's with a serial behind it. What it is found by.
    pub order_no: String,
    /// The gateway's number: `PAYIN` and 19 digits.
    pub platform_no: String,
    /// Number of the product.
    pub pay_type: u32,
    /// What was ordered; of a PATCH order what was paid.
    pub amount: Amount,
    /// The gateway's fee on [`Self::amount`].
    pub fee: Amount,
    /// Where it stands.
    pub status: Status,
    /// What the payer was given.
    pub details: Details,
    /// Where it is reported.
    pub notify_url: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it runs out; nothing happens then by itself.
    pub expires_at: Timestamp,
    /// What was paid.
    pub paid: Option<Amount>,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
    /// Of a PATCH order: what it belongs to.
    pub patch: Option<Patch>,
}

/// What makes an order a PATCH order (api-facts, section 6.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// The merchant's number of the original.
    pub order_no: String,
    /// The gateway's number of the original.
    pub platform_no: String,
    /// True for the contradicting form: `mchOrderNo` is the original's number, `patchMchOrderNo` carries the serial,
    /// and the serial has four digits instead of five.
    pub swapped: bool,
}

impl SandboxOrder {
    /// `mchOrderNo` as it is told.
    pub fn told_order_no(&self) -> &str {
        match &self.patch {
            Some(patch) if patch.swapped => &patch.order_no,
            _ => &self.order_no,
        }
    }

    /// `patchMchOrderNo` as it is told; of an ordinary order its own number.
    pub fn told_patch_order_no(&self) -> &str {
        match &self.patch {
            Some(patch) if !patch.swapped => &patch.order_no,
            _ => &self.order_no,
        }
    }

    /// `patchOrderNo`; of an ordinary order its own number.
    pub fn told_patch_platform_no(&self) -> &str {
        self.patch.as_ref().map_or(&self.platform_no, |patch| &patch.platform_no)
    }

    /// `orderType`.
    pub const fn order_type(&self) -> &'static str {
        if self.patch.is_some() { "PATCH" } else { "API" }
    }
}
