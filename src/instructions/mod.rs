//! What a payer must be told, rail by rail; pure.
//!
//! [`sheet`] makes everything that a page, a message, a printed sheet and the dictation need of one order: the values
//! in groups, the code and the link, the question to ask, the steps for the answer, advice for the payer, notes for the
//! merchant, and what is wrong with it ([`lint`]). Nothing here knows a clock: what depends on the time, the account or
//! what was shown before is judged by [`lint::situation`].
//!
//! ```text
//! rails/      one file a rail: its question, fields and steps
//! lint        what must be known before anything is given to a payer
//! dictation   words to say, and what was read back against what should have been
//! proof       "I have paid": which order it can be, and what Banxico is asked
//! spoken      the sheet in words of a payer's language
//! history     what the journal remembers: the answer to the question, what was shown, what a person overrode
//! banks, clabe, cci, emv_qr, link    the codes themselves
//! qr, barcode                        as modules to draw
//! ```

pub mod banks;
pub mod barcode;
pub mod cci;
pub mod clabe;
pub mod dictation;
pub mod emv_qr;
mod groups;
pub mod history;
mod line;
pub mod link;
pub mod lint;
pub mod listing;
pub mod message;
pub mod proof;
pub mod qr;
mod question;
mod rails;
pub mod spoken;
mod told;

use self::groups::whole;
pub use self::line::{Line, Value};
pub use self::lint::{Finding, Level};
pub use self::question::{Choice, PathId, Question};
use self::told::Told;
use crate::domain::market::NumberStyle;
use crate::domain::observation::PaymentDetails;
use crate::domain::{Amount, Market, Order, OrderState, PayType, Rail};

/// Longest value that is shown, in bytes. The longest documented one, the concept, has 40 characters.
pub const MAX_VALUE: usize = 200;

/// What one payer needs to pay one order, in the order in which it is read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How the money moves.
    pub rail: Rail,
    /// What to ask the payer first, if the answer changes anything.
    pub question: Option<Question>,
    /// The answer that fields and steps are for; none while it is open.
    pub path: Option<PathId>,
    /// Values to type, to copy or to compare.
    pub fields: Vec<SheetField>,
    /// What to draw as a QR code.
    pub qr: Option<QrContent>,
    /// What to draw as a Code 128 barcode.
    pub barcode: Option<String>,
    /// Where the payer may go instead.
    pub link: Option<Link>,
    /// What the payer does, in order; empty while the question is open.
    pub steps: Vec<Line>,
    /// What the payer should know besides.
    pub advice: Vec<Line>,
    /// When the payment normally shows; for payer and merchant.
    pub delay: Option<Line>,
    /// What the merchant should know about this way of paying.
    pub notes: Vec<Line>,
    /// What is wrong with it, or may be; what weighs most first. See also [`lint::situation`].
    pub findings: Vec<Finding>,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            rail: Rail::Generic,
            question: None,
            path: None,
            fields: Vec::new(),
            qr: None,
            barcode: None,
            link: None,
            steps: Vec::new(),
            advice: Vec::new(),
            delay: None,
            notes: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// One value of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetField {
    /// Key of its label in the catalogue (`sheet-clabe`); the copy button is named after it.
    pub label: &'static str,
    /// What the payer does with it.
    pub role: Role,
    /// Exactly what is copied.
    pub value: String,
    /// The value in groups that are safe to read and dictate; joined by blanks on screen.
    pub groups: Vec<String>,
}

/// What a payer does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Types it: the number that is paid to.
    Aim,
    /// Types it too.
    Typed,
    /// Types or compares it: how much.
    Amount,
    /// Compares it with what the bank or the app shows.
    Compared,
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
/// `path` is the answer to the sheet's question, if one was given before; an answer that the sheet does not offer
/// counts as none.
pub fn sheet(order: &Order, market: &Market, path: Option<PathId>) -> Sheet {
    let exists = matches!(order.state, OrderState::Waiting | OrderState::Paid | OrderState::Failed);
    if !exists && order.details == PaymentDetails::default() {
        return Sheet::default();
    }
    let case = Case::of(order, market, path);
    let mut sheet = Sheet { rail: case.rail(), ..Sheet::default() };
    sheet.add_link(&case);
    rails::fill(&mut sheet, &case);
    sheet.findings = lint::content(&case, &sheet);
    if !case.has_aim(&sheet) {
        sheet.steps.clear();
        sheet.question = None;
    }
    sheet.fields.extend(case.amount.map(|amount| amount_field(amount, market)));
    sheet
}

/// One order with everything that decides what its payer is told.
struct Case<'a> {
    market: &'a Market,
    product: Option<&'a PayType>,
    told: Told<'a>,
    amount: Option<Amount>,
    path: Option<PathId>,
}

impl<'a> Case<'a> {
    fn of(order: &'a Order, market: &'a Market, path: Option<PathId>) -> Self {
        let product = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type));
        Self { market, product, told: Told::of(&order.details), amount: order.amount(), path }
    }

    fn rail(&self) -> Rail {
        self.product.map_or(Rail::Generic, |product| product.rail)
    }

    /// Whether there is something to pay to. A push reaches the payer's phone without anything to type.
    fn has_aim(&self, sheet: &Sheet) -> bool {
        self.told.pay_code.is_some() || sheet.link.is_some() || self.rail() == Rail::WalletPush
    }

    /// The bank or the wallet behind the product.
    fn bank(&self) -> Option<&'a str> {
        self.product.and_then(|product| product.bank.as_deref())
    }
}

impl Sheet {
    /// The one number that a payer types: what is paid to, else how much.
    pub fn main_field(&self) -> Option<&SheetField> {
        let first = |role: Role| self.fields.iter().find(|field| field.role == role);
        first(Role::Aim).or_else(|| first(Role::Amount))
    }

    /// Whether there is anything to give to the payer.
    pub fn has_any(&self) -> bool {
        !self.fields.is_empty() || self.qr.is_some() || self.link.is_some()
    }

    fn add(&mut self, role: Role, label: &'static str, value: Option<&str>, group: fn(&str) -> Vec<String>) {
        if let Some(value) = value.filter(|value| value.len() <= MAX_VALUE) {
            self.fields.push(SheetField { label, role, value: value.to_owned(), groups: group(value) });
        }
    }

    /// Asks, and takes the answer that was given before if it is one of those offered.
    fn ask(&mut self, question: Question, answer: Option<PathId>) -> Option<PathId> {
        self.path = answer.filter(|&path| question.offers(path));
        self.question = Some(question);
        self.path
    }

    fn step(&mut self, line: Line) {
        self.steps.push(line);
    }

    /// Names a value in a step, in its groups; nothing if it has none.
    fn step_with(&mut self, key: &'static str, name: &'static str, label: &str) {
        if let Some(field) = self.fields.iter().find(|field| field.label == label) {
            self.steps.push(Line::new(key).text(name, field.groups.join(" ")));
        }
    }

    fn step_amount(&mut self, key: &'static str, case: &Case<'_>) {
        self.steps.extend(case.amount.map(|amount| Line::new(key).amount("amount", amount)));
    }

    /// The string goes into the code unchanged, even if its checksum is wrong: then a wallet refuses it, and the
    /// finding says why. One that no QR code holds is left out.
    fn add_payment_qr(&mut self, code: Option<&str>) {
        let code = code.filter(|code| code.len() <= lint::MAX_QR);
        self.qr = code.map(|code| QrContent::Payment(code.to_owned()));
    }

    fn add_link(&mut self, case: &Case<'_>) {
        let Some(text) = case.told.link else { return };
        self.link = link::check(text, &case.market.link_schemes);
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
    let groups = whole(&market.format_number(amount));
    SheetField { label: "sheet-amount", role: Role::Amount, value, groups }
}

#[cfg(test)]
mod tests;
