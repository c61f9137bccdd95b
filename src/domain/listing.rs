//! What is asked of the ledger and what it answers: lists of orders, their counts and sums, and one order with its
//! history.

use jiff::Timestamp;

use super::exception::Part;
use super::order::Source;
use super::{AccountId, Amount, MarketCode, Observation, Order, OrderKey, OrderState};

/// Orders by who has the next move. An order can stand in more than one: what needs a person is also paid or unpaid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrderGroup {
    /// Every order.
    #[default]
    All,
    /// The gateway or the payer has the next move.
    Waiting,
    /// Paid.
    Paid,
    /// A person has the next move, or nobody knows who has, or there is an exception; and nobody set it aside.
    Attention,
    /// It ended without a payment, or was never made: nothing will be paid unless a person does something.
    Unpaid,
}

impl OrderGroup {
    /// Every group.
    pub const ALL: [Self; 5] = [Self::All, Self::Waiting, Self::Paid, Self::Attention, Self::Unpaid];

    /// Its states; none means any. A group can have more orders than those in its states: see [`Self::holds`].
    pub const fn states(self) -> &'static [OrderState] {
        match self {
            Self::All => &[],
            Self::Waiting => &[OrderState::Waiting, OrderState::InFlight, OrderState::Busy],
            Self::Paid => &[OrderState::Paid],
            Self::Attention => &[OrderState::Unknown, OrderState::NotSent, OrderState::NotMade],
            Self::Unpaid => &[OrderState::NotMade, OrderState::Rejected, OrderState::Failed],
        }
    }

    /// Whether an order stands in it.
    pub fn holds(self, order: &OrderSummary) -> bool {
        let is_in_state = self.states().contains(&order.state);
        match self {
            Self::All => true,
            Self::Waiting | Self::Paid => is_in_state,
            Self::Attention => (is_in_state || order.excepted) && !order.dismissed,
            Self::Unpaid => is_in_state || (order.dismissed && order.state == OrderState::NotSent),
        }
    }
}

/// What of an order a span of time is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// When it was made ready.
    Created,
    /// When it was paid; orders that are not paid have no such time.
    Paid,
    /// When it runs out; only orders that wait for their payer count.
    Expires,
}

/// A span of time in which something of an order lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// What lies in it.
    pub of: Moment,
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it; none for a span without an end.
    pub until: Option<Timestamp>,
}

impl Span {
    /// Whether the order's moment lies in it.
    pub fn holds(&self, order: &OrderSummary) -> bool {
        let at = match self.of {
            Moment::Created => Some(order.created_at),
            Moment::Paid => order.paid_at,
            Moment::Expires => order.expires_at.filter(|_| order.state == OrderState::Waiting),
        };
        at.is_some_and(|at| at >= self.from && self.until.is_none_or(|until| at < until))
    }
}

/// Which orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrdersFilter {
    /// Of one account, or of all.
    pub account: Option<AccountId>,
    /// In this group.
    pub group: OrderGroup,
    /// Found in the order number, platform number, payer, remark or payment code; empty means all.
    pub search: String,
    /// In this span of time; none means ever.
    pub span: Option<Span>,
    /// Paid in this way, by the product's number; none means in any.
    pub pay_type: Option<u32>,
}

/// By what a list of orders is sorted. Equal ones stand newest first, whatever the direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// When it was made ready.
    #[default]
    Created,
    /// What was asked for; by currency where there is more than one.
    Amount,
    /// Where it stands, in the sequence of [`STATES_BY_NEED`].
    State,
    /// The payer's name, without regard to accents and capitals.
    Payer,
}

/// The states, from the one that needs a person most to the one that needs nobody any more.
pub const STATES_BY_NEED: [OrderState; 9] = [
    OrderState::Unknown,
    OrderState::NotSent,
    OrderState::NotMade,
    OrderState::Busy,
    OrderState::InFlight,
    OrderState::Waiting,
    OrderState::Rejected,
    OrderState::Failed,
    OrderState::Paid,
];

/// The sequence of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the largest, newest or last comes first.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self { by: SortBy::Created, descending: true }
    }
}

/// Which orders, in which sequence, and which part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrdersQuery {
    /// Which orders.
    pub filter: OrdersFilter,
    /// In which sequence.
    pub sort: Sort,
    /// Rows to skip.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
}

/// How many orders a filter lets through, and their money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Orders.
    pub count: u32,
    /// One sum a currency, in the order of their codes: of what was paid where an order is paid, else of what was
    /// asked for.
    pub sums: Vec<Amount>,
    /// A sum is beyond what an [`Amount`] holds, and is left out.
    pub too_large: bool,
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
    /// When the request runs out.
    pub expires_at: Option<Timestamp>,
    /// When it was paid: by the gateway, else when that was first known; none unless it is paid.
    pub paid_at: Option<Timestamp>,
    /// When the gateway was last asked and answered.
    pub checked_at: Option<Timestamp>,
    /// Something about it cannot be right.
    pub contradicted: bool,
    /// It has an exception that nobody has settled, and that stands on something that was seen.
    pub excepted: bool,
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

/// What is known of a payment whose order is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentQuery {
    /// Whose orders.
    pub account: AccountId,
    /// How much was paid.
    pub amount: Option<Amount>,
    /// The first moment of the day on which it was paid, and the first one after it.
    pub day: Option<(Timestamp, Timestamp)>,
    /// Any number that the payer reads out, as it was typed.
    pub number: String,
    /// An order that is looked at in any case.
    pub about: Option<OrderKey>,
}

/// An order that a payment may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The order.
    pub order: Order,
    /// Whose rules it follows.
    pub market: MarketCode,
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
    /// The PATCH orders that belong to it, with what was paid by each.
    pub parts: Vec<Part>,
    /// The order that it belongs to, if it is a PATCH order itself.
    pub original: Option<OrderKey>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_group_and_a_place() {
        for state in OrderState::ALL {
            assert_eq!(STATES_BY_NEED.iter().filter(|known| *known == state).count(), 1, "{state:?}");
            let groups = OrderGroup::ALL.iter().filter(|group| group.states().contains(state)).count();
            assert!(groups >= 1, "{state:?}");
        }
    }
}
