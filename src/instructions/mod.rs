//! What a payer must be told, rail by rail; pure.

use crate::domain::{Market, Order};

/// What one payer needs to pay one order, in the order in which it is read out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Values to type or copy.
    pub fields: Vec<SheetField>,
    /// What to draw as a QR code.
    pub qr: Option<QrContent>,
    /// Where the payer may go instead.
    pub link: Option<Link>,
    /// Keys of the steps in the catalogue, in order.
    pub steps: Vec<&'static str>,
    /// Keys of warnings in the catalogue.
    pub warnings: Vec<&'static str>,
}

/// One value of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetField {
    /// Key of its label in the catalogue (`sheet-clabe`); the copy button is named after it.
    pub label: &'static str,
    /// Exactly what is copied.
    pub value: String,
    /// The value in groups that are safe to read and dictate; joined by blanks on screen.
    pub groups: Vec<String>,
}

/// What a QR code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrContent {
    /// A payment string such as QRIS: drawn as it is, never changed.
    Payment(String),
    /// A link.
    Link(String),
}

impl QrContent {
    /// The text to encode.
    pub fn text(&self) -> &str {
        match self {
            Self::Payment(text) | Self::Link(text) => text,
        }
    }
}

/// A link that passed the checks: parsed, of an allowed scheme, without a user name, its host readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address as the gateway gave it.
    pub url: String,
    /// The host to show beside it, in ASCII (punycode for other scripts).
    pub host: String,
}

/// Makes the sheet of an order; empty while the gateway has told nothing to pay to.
pub fn sheet(order: &Order, market: &Market) -> Sheet {
    let _ = (order, market);
    Sheet::default()
}
