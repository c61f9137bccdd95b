//! What was paid with PATCH orders, made ready for the screen.

use crate::app::when::Moment;
use crate::domain::exception::Part;
use crate::domain::text::show_hidden;
use crate::domain::{Amount, Market, Money, OrderKey};

/// A PATCH order with what was paid by it.
#[derive(Clone, Debug)]
pub struct PaidPart {
    /// It.
    pub key: OrderKey,
    /// Its number, safe to show.
    pub order_no: String,
    /// How much; none if nothing told.
    pub amount: Option<Money>,
    /// When, in the market's zone.
    pub at: Moment,
}

impl PaidPart {
    /// Makes one ready.
    pub fn of(part: &Part, market: Option<&Market>) -> Self {
        Self {
            key: part.key.clone(),
            order_no: show_hidden(&part.key.order_no),
            amount: part.payment.amount.map(|amount| Money::of(amount, market)),
            at: Moment::minute(part.payment.at(), market),
        }
    }
}

/// What parts add up to; none if there are none, or one of them does not tell how much it was.
pub fn sum(parts: &[Part]) -> Option<Amount> {
    let mut amounts = parts.iter().map(|part| part.payment.amount);
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, amount| sum.checked_add(amount?).ok())
}
