//! What is asked of the ledger and what it answers: lists of orders, and one order with its history.

use jiff::Timestamp;

use super::order::Source;
use super::{AccountId, Amount, MarketCode, Observation, Order, OrderKey, OrderState};

/// Which orders, and which part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrdersQuery {
    /// Of one account, or of all.
    pub account: Option<AccountId>,
    /// In these states; empty means in any.
    pub states: Vec<OrderState>,
    /// Found in the order number, platform number, payer, remark or payment code; empty means all.
    pub search: String,
    /// Rows to skip, newest first.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
}

/// A row of the list of orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSummary {
    /// Whose, and its number.
    pub key: OrderKey,
    /// Whose rules it follows.
    pub market: MarketCode,
    /// Where it stands.
    pub state: OrderState,
    /// What the state rests on.
    pub source: Source,
    /// What was asked for.
    pub amount: Option<Amount>,
    /// What was paid.
    pub paid: Option<Amount>,
    /// Number of the product.
    pub pay_type: Option<u32>,
    /// The payer's name.
    pub payer_name: String,
    /// What it is for.
    pub remark: String,
    /// When it was made ready.
    pub created_at: Timestamp,
    /// When anything about it last changed.
    pub updated_at: Timestamp,
    /// When the gateway was last asked and answered.
    pub checked_at: Option<Timestamp>,
    /// Something about it cannot be right.
    pub contradicted: bool,
    /// Set aside by a person.
    pub dismissed: bool,
}

/// A part of the list of orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrdersPage {
    /// What was asked.
    pub query: OrdersQuery,
    /// Rows from `query.offset` on.
    pub rows: Vec<OrderSummary>,
    /// How many there are in all.
    pub total: u32,
}

/// One order with everything that was seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderDetail {
    /// The order.
    pub order: Order,
    /// Whose rules it follows.
    pub market: MarketCode,
    /// When the gateway was last asked and answered, whether or not it had news.
    pub checked_at: Option<Timestamp>,
    /// When it will be asked next, if it will.
    pub next_check_at: Option<Timestamp>,
    /// Everything seen, oldest first.
    pub timeline: Vec<Observation>,
}
