//! All orders: a list as long as the ledger, of which only what is on screen is fetched.

pub mod cache;

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

pub use self::cache::OrderRow;
use self::cache::{Admission, Cache, PAGE};
use crate::app::{Action, Focus, News, Page, Shared, Slot, when};
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrderSummary, OrdersQuery};
use crate::domain::text::show_hidden;
use crate::domain::{AccountId, OrderKey, OrderState};

/// How long the search box waits for the next letter.
const SEARCH_PAUSE: SignedDuration = SignedDuration::from_millis(200);

/// The chips above the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// Every order.
    #[default]
    All,
    /// The gateway or the payer has the next move.
    Waiting,
    /// Paid.
    Paid,
    /// A person has the next move, or nobody knows who has.
    Attention,
    /// Nothing will be paid.
    NotMade,
}

impl Group {
    /// Every group, in the order of the chips.
    pub const ALL: [Self; 5] = [Self::All, Self::Waiting, Self::Paid, Self::Attention, Self::NotMade];

    /// Key of its name in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "orders-group-all",
            Self::Waiting => "orders-group-waiting",
            Self::Paid => "orders-group-paid",
            Self::Attention => "orders-group-attention",
            Self::NotMade => "orders-group-not-made",
        }
    }

    /// Its states; none means any.
    pub const fn states(self) -> &'static [OrderState] {
        match self {
            Self::All => &[],
            Self::Waiting => &[OrderState::Waiting, OrderState::InFlight, OrderState::Busy],
            Self::Paid => &[OrderState::Paid],
            Self::Attention => &[OrderState::Unknown, OrderState::NotSent],
            Self::NotMade => &[OrderState::NotMade, OrderState::Rejected, OrderState::Failed],
        }
    }
}

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum OrdersAction {
    /// Scrolls: these rows are on screen now.
    Show(Range<u32>),
    /// Goes to the search box, from wherever one is.
    Find,
    /// Types into the search box.
    Search(String),
    /// Chooses a chip.
    Filter(Group),
    /// Opens an order.
    Open(OrderKey),
    /// Asks once more after a failure.
    Retry,
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OrdersPage {
    /// What stands in the search box.
    pub search: String,
    /// The chosen chip.
    pub group: Group,
    /// The order that was opened last: marked in the table.
    pub opened: Option<OrderKey>,
    account: Option<AccountId>,
    /// What the list was searched for.
    searched: String,
    search_at: Option<Timestamp>,
    cache: Cache,
}

impl OrdersPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.account != shared.selected {
            self.account_changed(shared);
        }
        self.ask(shared);
    }

    /// Another page is opened.
    pub fn leave(&mut self, shared: &mut Shared) {
        self.search_now(shared);
    }

    /// A person did something here.
    pub fn act(&mut self, action: OrdersAction, shared: &mut Shared) {
        match action {
            OrdersAction::Show(rows) => {
                self.cache.show(rows);
                self.ask(shared);
            }
            OrdersAction::Find => {
                if shared.page != Page::Orders {
                    shared.then(Action::Go(Page::Orders));
                }
                shared.then(Action::SetFocus(Focus::OrdersSearch));
            }
            OrdersAction::Search(text) => {
                self.search = text;
                self.search_at = Some(shared.now + SEARCH_PAUSE);
            }
            OrdersAction::Filter(group) => {
                if group != self.group {
                    self.group = group;
                    self.start_over(shared);
                }
            }
            OrdersAction::Open(key) => {
                self.opened = Some(key.clone());
                shared.then(Action::Go(Page::Order(key)));
            }
            OrdersAction::Retry => {
                self.cache.retry();
                self.ask(shared);
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Orders(answer) if news.slot == Some(&Slot::Orders) => {
                let answer = answer
                    .clone()
                    .map(|page| (page.rows.into_iter().map(|summary| row(summary, shared)).collect(), page.total));
                self.cache.answered(answer);
                self.ask(shared);
            }
            EventKind::OrderChanged(summary) if self.account == Some(summary.key.account) => {
                let admission = self.admission(summary);
                self.cache.changed(row((**summary).clone(), shared), admission, self.group != Group::All);
                self.ask(shared);
            }
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        self.account = shared.selected;
        self.start_over(shared);
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if self.search_at.is_some_and(|at| at <= shared.now) {
            self.search_now(shared);
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        self.search_at
    }

    /// How many orders the list has, once known.
    pub fn total(&self) -> Option<u32> {
        self.cache.total()
    }

    /// The row at `index` from the top, once it is here.
    pub fn row(&self, index: u32) -> Option<&OrderRow> {
        self.cache.row(index)
    }

    /// The rows on screen, as last told by [`OrdersAction::Show`].
    pub fn visible(&self) -> &Range<u32> {
        self.cache.visible()
    }

    /// Why the list could not be read.
    pub fn failure(&self) -> Option<&CallError> {
        self.cache.failure()
    }

    /// Whether the list is narrowed down, so that an empty one does not mean that there are no orders.
    pub fn is_narrowed(&self) -> bool {
        self.group != Group::All || !self.searched.is_empty()
    }

    fn search_now(&mut self, shared: &mut Shared) {
        self.search_at = None;
        if self.searched != self.search.trim() {
            self.searched = self.search.trim().to_owned();
            self.start_over(shared);
        }
    }

    /// Another list: what is here is of no use.
    fn start_over(&mut self, shared: &mut Shared) {
        shared.forget(&Slot::Orders);
        self.cache = Cache::default();
        self.ask(shared);
    }

    /// Asks for what is on screen and not here, if the page is open.
    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = self.account.filter(|_| shared.page == Page::Orders) else { return };
        if let Some(offset) = self.cache.ask() {
            let query = OrdersQuery {
                account: Some(account),
                states: self.group.states().to_vec(),
                search: self.searched.clone(),
                offset,
                limit: PAGE,
            };
            shared.ask(Slot::Orders, CommandKind::LoadOrders(query));
        }
    }

    fn admission(&self, summary: &OrderSummary) -> Admission {
        let states = self.group.states();
        if !states.is_empty() && !states.contains(&summary.state) {
            Admission::No
        } else if self.searched.is_empty() {
            Admission::Yes
        } else {
            Admission::AskLedger
        }
    }
}

/// Writes down what the table shows of an order.
fn row(summary: OrderSummary, shared: &Shared) -> OrderRow {
    let market = shared.market(&summary.market);
    let plain = |amount| format!("{amount:?}");
    let at = |at: Timestamp| market.map_or_else(|| at.to_string(), |market| when::minute(at, market));
    let number = |number: u32| {
        let pay_type = market.and_then(|market| market.pay_type(number));
        pay_type.map_or_else(|| number.to_string(), |pay_type| pay_type.name.clone())
    };
    OrderRow {
        created: at(summary.created_at),
        order_no: show_hidden(&summary.key.order_no),
        payer: show_hidden(&summary.payer_name),
        remark: show_hidden(&summary.remark),
        method: summary.pay_type.map(number).unwrap_or_default(),
        amount: summary
            .amount
            .map(|amount| market.map_or_else(|| plain(amount), |market| market.format_amount(amount)))
            .unwrap_or_default(),
        checked: summary.checked_at.map(at).unwrap_or_default(),
        summary,
    }
}

#[cfg(test)]
mod tests;
