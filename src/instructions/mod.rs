//! What a payer must be told, rail by rail; pure.

pub mod clabe;
pub mod emv_qr;
pub mod link;
pub mod message;

use crate::domain::market::NumberStyle;
use crate::domain::observation::PaymentDetails;
use crate::domain::{Amount, Market, Order, OrderState, Rail};

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
///
/// An order that exists and has nothing to pay to is warned of: the payer could not pay it.
pub fn sheet(order: &Order, market: &Market) -> Sheet {
    let exists = matches!(order.state, OrderState::Waiting | OrderState::Paid | OrderState::Failed);
    if !exists && order.details == PaymentDetails::default() {
        return Sheet::default();
    }
    let product = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type));
    let rail = product.map_or(Rail::Generic, |product| product.rail);
    let told = Told::of(&order.details);

    let mut sheet = Sheet::default();
    sheet.add_link(&told, market);
    match rail {
        Rail::Spei => sheet.add_spei(&told),
        Rail::VirtualAccount => {
            sheet.add("sheet-bank", product.and_then(|product| product.bank.as_deref()).or(told.bank_name), whole);
            sheet.add("sheet-va", told.pay_code, fours);
        }
        Rail::CashCode | Rail::StoreCode => sheet.add("sheet-code", told.pay_code, fours),
        Rail::Qris => sheet.add_payment_qr(told.pay_code),
        Rail::WalletLink | Rail::WalletPush | Rail::Pse => {
            sheet.add("sheet-code", told.pay_code, fours);
            sheet.add_link_qr();
        }
        Rail::QrAndLink | Rail::Generic => {
            sheet.add("sheet-bank", told.bank_name, whole);
            match told.pay_code {
                Some(code) if emv_qr::is_emv(code) => sheet.add_payment_qr(Some(code)),
                code => sheet.add("sheet-code", code, fours),
            }
            sheet.add("sheet-concept", told.concept, fours);
            sheet.add("sheet-reference", told.reference, fours);
            sheet.add_link_qr();
        }
    }
    // A push reaches the payer's phone without anything to type.
    let has_aim = told.pay_code.is_some() || sheet.link.is_some() || rail == Rail::WalletPush;
    if !has_aim {
        sheet.warnings.push("sheet-warning-empty");
    }
    if let Some(amount) = order.amount() {
        sheet.fields.push(amount_field(amount, market));
    }
    sheet
}

/// What the gateway told, without blanks around it and without what is only blanks.
struct Told<'a> {
    pay_code: Option<&'a str>,
    link: Option<&'a str>,
    reference: Option<&'a str>,
    concept: Option<&'a str>,
    bank_name: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of(details: &'a PaymentDetails) -> Self {
        let some = |text: &'a Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Self {
            pay_code: some(&details.pay_code),
            link: some(&details.pay_url).or(some(&details.pay_desk_url)), // in this order (api-facts, section 4)
            reference: some(&details.reference),
            concept: some(&details.concept),
            bank_name: some(&details.bank_name),
        }
    }
}

impl Sheet {
    fn add(&mut self, label: &'static str, value: Option<&str>, group: fn(&str) -> Vec<String>) {
        self.fields.extend(value.map(|value| SheetField { label, value: value.to_owned(), groups: group(value) }));
    }

    /// A plain CLABE takes nothing but itself. A centralised one is found by its two numbers, which change places
    /// between BBVA's own form and every other bank's (api-facts, section 7.5).
    fn add_spei(&mut self, told: &Told<'_>) {
        self.add("sheet-clabe", told.pay_code, clabe_groups);
        if told.pay_code.is_some_and(|code| !clabe::is_valid(code)) {
            self.warnings.push("sheet-warning-clabe");
        }
        self.add("sheet-bank", told.bank_name, whole);
        self.add("sheet-concept", told.concept, fours);
        self.add("sheet-reference", told.reference, fours);
        self.add("sheet-convenio", told.reference, fours);
        self.add("sheet-convenio-reference", told.concept, fours);
    }

    /// The string goes into the code unchanged, even if its checksum is wrong: then a wallet refuses it, and the
    /// warning says why.
    fn add_payment_qr(&mut self, code: Option<&str>) {
        let Some(code) = code else { return };
        if !emv_qr::is_whole(code) {
            self.warnings.push("sheet-warning-qris");
        }
        self.qr = Some(QrContent::Payment(code.to_owned()));
    }

    fn add_link(&mut self, told: &Told<'_>, market: &Market) {
        let Some(text) = told.link else { return };
        self.link = link::check(text, &market.link_schemes);
        if self.link.is_none() {
            self.warnings.push("sheet-warning-link");
        }
    }

    /// The link as a QR code, unless a payment string is drawn already.
    fn add_link_qr(&mut self) {
        if self.qr.is_none() {
            self.qr = self.link.as_ref().map(|link| QrContent::Link(link.url.clone()));
        }
    }
}

/// Shown as the market writes it, copied as a bank's form takes it: without grouping, with the market's decimals. A
/// whole amount has none where they stand after a comma: a form that knows no comma would read a hundred times as much.
fn amount_field(amount: Amount, market: &Market) -> SheetField {
    let NumberStyle { decimal, decimals, .. } = market.number_style;
    let decimals = if decimal == ',' && amount.fits_scale(0) { 0 } else { decimals };
    let value = amount.to_plain(decimals).replace('.', &decimal.to_string());
    SheetField { label: "sheet-amount", value, groups: vec![market.format_number(amount)] }
}

fn whole(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

/// Groups of four, if it is a number or a code; words stay together.
fn fours(text: &str) -> Vec<String> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) { split(text, std::iter::repeat(4)) } else { whole(text) }
}

/// A CLABE's own groups; what is none is grouped in fours.
fn clabe_groups(text: &str) -> Vec<String> {
    let is_clabe = text.len() == clabe::GROUPS.iter().sum::<usize>() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_clabe { split(text, clabe::GROUPS) } else { fours(text) }
}

/// Cuts an ASCII text into groups of these lengths.
fn split(mut text: &str, lengths: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut groups = Vec::new();
    for length in lengths {
        if text.is_empty() {
            break;
        }
        let (group, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        groups.push(group.to_owned());
        text = rest;
    }
    groups
}

#[cfg(test)]
mod tests;
