//! All orders: a list as long as the ledger, of which only what is on screen is fetched.

pub mod cache;
pub mod narrow;

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

pub use self::cache::OrderRow;
use self::cache::{Admission, Cache, PAGE};
pub use self::narrow::{Narrow, When};
use crate::app::pages::order::OrderAction;
use crate::app::settings::Settings;
use crate::app::table::{Arrangement, Column, TableAction};
use crate::app::when::Moment;
use crate::app::{Action, Focus, News, Page, Shared, Slot};
use crate::backend::protocol::follow::FollowNews;
use crate::backend::protocol::webhooks::ImportNews;
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrderSummary, OrdersFilter, OrdersQuery};
use crate::domain::listing::{Sort, SortBy, Span};
use crate::domain::text::show_hidden;
use crate::domain::{AccountId, Money, OrderGroup, OrderKey};

/// How long the search box waits for the next letter.
const SEARCH_PAUSE: SignedDuration = SignedDuration::from_millis(200);
/// How long counts wait for more news.
const COUNT_PAUSE: SignedDuration = SignedDuration::from_secs(1);
/// How long the details wait while the selection moves on.
const FOLLOW_PAUSE: SignedDuration = SignedDuration::from_millis(80);
/// How long the settings wait while a column is being resized.
const KEEP_PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// Key of a group's name in the catalogue.
pub const fn group_key(group: OrderGroup) -> &'static str {
    match group {
        OrderGroup::All => "orders-group-all",
        OrderGroup::Waiting => "orders-group-waiting",
        OrderGroup::Paid => "orders-group-paid",
        OrderGroup::Attention => "orders-group-attention",
        OrderGroup::Unpaid => "orders-group-unpaid",
    }
}

const fn column(word: &'static str, title: &'static str, width: u16, least: u16, rank: u8) -> Column {
    Column { word, title, width, least, grows: false, rank, sorts: false, falls: false, is_number: false }
}

/// The columns of the table.
pub const COLUMNS: [Column; 8] = [
    Column { sorts: true, falls: true, ..column("created", "orders-created", 132, 96, 2) },
    column("number", "orders-number", 172, 120, 0),
    Column { sorts: true, grows: true, ..column("payer", "orders-payer", 140, 72, 0) },
    Column { grows: true, ..column("remark", "orders-remark", 140, 72, 4) },
    column("method", "orders-method", 88, 64, 5),
    Column { sorts: true, falls: true, is_number: true, ..column("amount", "orders-amount", 128, 96, 0) },
    Column { sorts: true, ..column("status", "orders-status", 200, 112, 0) },
    column("checked", "orders-checked", 132, 96, 3),
];

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
    Filter(OrderGroup),
    /// Chooses a span of time.
    When(When),
    /// Chooses a product, or all.
    PayType(Option<u32>),
    /// Shows these orders and no others.
    Narrow(OrderGroup, When),
    /// Shows all orders again.
    ShowAll,
    /// Arranges the table.
    Table(TableAction),
    /// Makes the details beside the table this wide, in points.
    DetailWidth(u16),
    /// Whether there is room for details beside the table.
    Room(bool),
    /// Moves the selection to the row at this place from the top.
    Select(u32),
    /// Presses a row: shows its details beside the table, or its page where there is no room.
    Press(u32),
    /// Opens the selected order: beside the table if it is not there yet, else its page.
    Open(u32),
    /// Takes the details beside the table away.
    CloseDetail,
    /// Asks once more after a failure.
    Retry,
}

/// The selected row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Its place from the top; none while it is not known, or not in this list.
    pub index: Option<u32>,
    /// Its order; none while its row is not here.
    pub key: Option<OrderKey>,
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OrdersPage {
    /// What stands in the search box.
    pub search: String,
    /// What else narrows the list.
    pub narrow: Narrow,
    /// How many orders each of [`OrderGroup::ALL`] has under the same search; none while nobody knows.
    pub counts: Option<[u32; 5]>,
    /// The selected row.
    pub cursor: Cursor,
    account: Option<AccountId>,
    /// What the list was searched for.
    searched: String,
    search_at: Option<Timestamp>,
    /// The span of time the list was asked for, and when it must be another one.
    span: Option<Span>,
    span_until: Option<Timestamp>,
    cache: Cache,
    count_at: Option<Timestamp>,
    has_room: bool,
    is_detail_wanted: bool,
    follow_at: Option<Timestamp>,
    keep_at: Option<Timestamp>,
}

impl OrdersPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.account == shared.selected {
            self.renew_span(shared);
            self.count(shared);
            self.follow(shared);
            self.ask(shared);
        } else {
            self.account_changed(shared);
        }
    }

    /// Another page is opened.
    pub fn leave(&mut self, shared: &mut Shared) {
        self.search_now(shared);
        self.keep(shared);
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
            OrdersAction::Filter(group) => self.narrow_to(Narrow { group, ..self.narrow }, shared),
            OrdersAction::When(when) => self.narrow_to(Narrow { when, ..self.narrow }, shared),
            OrdersAction::PayType(pay_type) => self.narrow_to(Narrow { pay_type, ..self.narrow }, shared),
            OrdersAction::Narrow(group, when) => {
                self.search.clear();
                self.search_now(shared);
                self.narrow_to(Narrow { group, when, pay_type: None }, shared);
            }
            OrdersAction::ShowAll => {
                self.search.clear();
                self.search_now(shared);
                self.narrow_to(Narrow::default(), shared);
            }
            OrdersAction::Table(action) => self.arrange(action, shared),
            OrdersAction::DetailWidth(width) => {
                shared.settings.orders_detail = Some(width);
                self.keep_at = Some(shared.now + KEEP_PAUSE);
            }
            OrdersAction::Room(has_room) => {
                self.has_room = has_room;
                self.follow(shared);
            }
            OrdersAction::Select(index) => {
                self.select(index);
                self.follow_at = Some(shared.now + FOLLOW_PAUSE);
            }
            OrdersAction::Press(index) => {
                self.select(index);
                self.open(self.has_room, shared);
            }
            OrdersAction::Open(index) => {
                self.select(index);
                self.open(self.has_room && !self.is_detail_wanted, shared);
            }
            OrdersAction::CloseDetail => {
                self.is_detail_wanted = false;
                self.follow(shared);
            }
            OrdersAction::Retry => {
                self.cache.retry();
                self.count(shared);
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
                self.find_cursor();
                self.ask(shared);
            }
            EventKind::Tallies(Ok(tallies)) if news.slot == Some(&Slot::OrderCounts) => {
                let counts: Vec<u32> = tallies.iter().map(|tally| tally.count).collect();
                self.counts = counts.try_into().ok();
            }
            EventKind::OrderChanged(summary) if self.account == Some(summary.key.account) => {
                let admission = self.admission(summary);
                let sort = sort(&shared.settings);
                self.cache.changed(row((**summary).clone(), shared), admission, sort, self.is_filtered());
                self.find_cursor();
                self.count_at = self.count_at.or(Some(shared.now + COUNT_PAUSE));
                self.ask(shared);
            }
            // Of a large import not every order is told of.
            EventKind::Import(ImportNews::Ended(_)) | EventKind::Follow(FollowNews::Came { .. }) => {
                self.cache.outdate();
                self.count_at = self.count_at.or(Some(shared.now + COUNT_PAUSE));
                self.ask(shared);
            }
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        self.account = shared.selected;
        self.counts = None;
        self.cursor = Cursor::default();
        self.is_detail_wanted = false;
        self.narrow.pay_type = None; // the other market has other products
        self.follow(shared);
        self.start_over(shared);
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        let now = shared.now;
        let is_due = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
        if is_due(self.search_at) {
            self.search_now(shared);
        }
        if is_due(self.keep_at) {
            self.keep(shared);
        }
        if is_due(self.follow_at) {
            self.follow(shared);
        }
        if is_due(self.span_until) {
            self.renew_span(shared);
        }
        // While the last question is open the next one waits, or a flood of news would never let one be answered.
        if is_due(self.count_at) {
            if shared.is_asked(&Slot::OrderCounts) {
                self.count_at = Some(now + COUNT_PAUSE);
            } else {
                self.count(shared);
            }
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        [self.search_at, self.keep_at, self.follow_at, self.span_until, self.count_at].into_iter().flatten().min()
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

    /// The longest amount seen in this list: no amount is ever cut.
    pub fn longest_amount(&self) -> Option<Money> {
        self.cache.longest_amount()
    }

    /// Why the list could not be read.
    pub fn failure(&self) -> Option<&CallError> {
        self.cache.failure()
    }

    /// Whether the list is narrowed down, so that an empty one does not mean that there are no orders.
    pub fn is_narrowed(&self) -> bool {
        self.is_filtered() || !self.searched.is_empty()
    }

    /// The order whose details stand beside the table.
    pub fn detail(&self) -> Option<&OrderKey> {
        self.cursor.key.as_ref().filter(|_| self.has_room && self.is_detail_wanted)
    }

    /// Whether there is room for details beside the table, as last told by [`OrdersAction::Room`].
    pub const fn has_room(&self) -> bool {
        self.has_room
    }

    fn is_filtered(&self) -> bool {
        self.narrow != Narrow::default()
    }

    fn arrange(&mut self, action: TableAction, shared: &mut Shared) {
        let before = shared.settings.orders_table.sort;
        shared.settings.orders_table.act(action, &COLUMNS);
        self.keep_at = Some(shared.now + KEEP_PAUSE);
        if shared.settings.orders_table.sort != before {
            self.read_anew(shared);
        }
    }

    /// Keeps what was arranged and is not kept yet.
    fn keep(&mut self, shared: &mut Shared) {
        if self.keep_at.take().is_none() {
            return;
        }
        let table = shared.settings.orders_table.to_text();
        let detail = shared.settings.orders_detail.map(|width| width.to_string()).unwrap_or_default();
        for (key, value) in [(Settings::ORDERS_TABLE, table), (Settings::ORDERS_DETAIL, detail)] {
            shared.ask(Slot::SaveSetting(key), CommandKind::SaveSetting { key: key.to_owned(), value });
        }
    }

    fn narrow_to(&mut self, narrow: Narrow, shared: &mut Shared) {
        if narrow != self.narrow {
            self.narrow = narrow;
            self.start_over(shared);
        }
    }

    fn search_now(&mut self, shared: &mut Shared) {
        self.search_at = None;
        if self.searched != self.search.trim() {
            self.searched = self.search.trim().to_owned();
            self.start_over(shared);
        }
    }

    /// Other orders: what is here is of no use.
    fn start_over(&mut self, shared: &mut Shared) {
        self.set_span(shared);
        self.count(shared);
        self.read_anew(shared);
    }

    /// Lets go of the rows, and asks for those of another list.
    fn read_anew(&mut self, shared: &mut Shared) {
        shared.forget(&Slot::Orders);
        self.cache = Cache::default();
        self.cursor.index = None;
        self.ask(shared);
    }

    fn set_span(&mut self, shared: &Shared) {
        let zone = shared.selected_market().map_or(jiff::tz::TimeZone::UTC, crate::domain::Market::time_zone);
        self.span = self.narrow.when.span(shared.now, &zone);
        self.span_until = self.narrow.when.turns_at(shared.now, &zone);
    }

    /// A day ended, or an hour moved on: what is here stays on screen until the ledger was asked anew.
    fn renew_span(&mut self, shared: &mut Shared) {
        let before = self.span;
        self.set_span(shared);
        if self.span != before {
            self.cache.outdate();
            self.count(shared);
            self.ask(shared);
        }
    }

    fn filter(&self, account: AccountId, group: OrderGroup) -> OrdersFilter {
        let (search, pay_type) = (self.searched.clone(), self.narrow.pay_type);
        OrdersFilter { account: Some(account), group, search, span: self.span, pay_type }
    }

    /// Asks for what is on screen and not here, if the page is open.
    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = self.account.filter(|_| shared.page == Page::Orders) else { return };
        if let Some(offset) = self.cache.ask() {
            let filter = self.filter(account, self.narrow.group);
            let query = OrdersQuery { filter, sort: sort(&shared.settings), offset, limit: PAGE };
            shared.ask(Slot::Orders, CommandKind::LoadOrders(Box::new(query)));
        }
    }

    /// Asks how many orders each group has, if the page is open.
    fn count(&mut self, shared: &mut Shared) {
        self.count_at = None;
        let Some(account) = self.account.filter(|_| shared.page == Page::Orders) else { return };
        let filters = OrderGroup::ALL.map(|group| self.filter(account, group)).to_vec();
        shared.ask(Slot::OrderCounts, CommandKind::CountOrders(filters));
    }

    fn admission(&self, summary: &OrderSummary) -> Admission {
        let Narrow { group, pay_type, .. } = self.narrow;
        let is_in = group.holds(summary)
            && self.span.is_none_or(|span| span.holds(summary))
            && pay_type.is_none_or(|pay_type| summary.pay_type == Some(pay_type));
        match is_in {
            false => Admission::No,
            true if self.searched.is_empty() => Admission::Yes,
            true => Admission::AskLedger,
        }
    }

    fn select(&mut self, index: u32) {
        let key = self.cache.row(index).map(|row| row.summary.key.clone());
        self.cursor = Cursor { index: Some(index), key };
    }

    /// Rows came or moved: the selection stays with its order.
    fn find_cursor(&mut self) {
        match (&self.cursor.key, self.cursor.index) {
            (Some(key), index) => self.cursor.index = self.cache.find(key).or(index),
            (None, Some(index)) => self.select(index.min(self.total().unwrap_or(u32::MAX).saturating_sub(1))),
            (None, None) => {}
        }
    }

    /// Opens the selected order, beside the table or on its own page.
    fn open(&mut self, beside: bool, shared: &mut Shared) {
        let Some(key) = self.cursor.key.clone() else { return };
        if beside {
            self.is_detail_wanted = true;
            self.follow(shared);
        } else {
            shared.then(Action::Go(Page::Order(key)));
        }
    }

    /// Lets the details beside the table show the selected order.
    fn follow(&mut self, shared: &mut Shared) {
        self.follow_at = None;
        if shared.page == Page::Orders {
            let beside = self.detail().cloned();
            shared.then(Action::Order(beside.map_or(OrderAction::HideBeside, OrderAction::ShowBeside)));
        }
    }
}

/// How the list is sorted: as a person chose, else newest first.
fn sort(settings: &Settings) -> Sort {
    let Some((word, descending)) = settings.orders_table.sort else { return Sort::default() };
    let by = match word {
        "amount" => SortBy::Amount,
        "status" => SortBy::State,
        "payer" => SortBy::Payer,
        _ => SortBy::Created,
    };
    Sort { by, descending }
}

/// By which column the table is sorted, and whether it falls.
pub fn sorted_by(arrangement: &Arrangement) -> (&'static str, bool) {
    arrangement.sort.unwrap_or((COLUMNS[0].word, COLUMNS[0].falls))
}

/// Writes down what the table shows of an order.
fn row(summary: OrderSummary, shared: &Shared) -> OrderRow {
    let market = shared.market(&summary.market);
    let money = |amount| Money::of(amount, market);
    let at = |at: Timestamp| Moment::minute(at, market);
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
        amount: summary.amount.map(money),
        checked: summary.checked_at.map(at),
        summary,
    }
}

#[cfg(test)]
mod tests;
