//! What is going on: the orders that wait, those that need a person, and those that are paid.

use super::super::{Loadable, News, Shared, Slot};
use crate::app::Page;
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrdersFilter, OrdersPage, OrdersQuery};
use crate::domain::OrderGroup;

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum OverviewAction {
    /// Asks again for what did not come.
    Retry,
}

/// A group of orders, each with a count and its newest few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Waiting for the payer, or on the way to it.
    Waiting,
    /// Nothing goes on by itself.
    NeedsPerson,
    /// Paid.
    Paid,
}

impl Group {
    /// Every group, in the order on screen.
    pub const ALL: [Self; 3] = [Self::NeedsPerson, Self::Waiting, Self::Paid];

    /// Which orders are in it.
    pub const fn orders(self) -> OrderGroup {
        match self {
            Self::Waiting => OrderGroup::Waiting,
            Self::NeedsPerson => OrderGroup::Attention,
            Self::Paid => OrderGroup::Paid,
        }
    }
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OverviewPage {
    /// One part for each of [`Group::ALL`], of the selected account.
    pub groups: [Loadable<OrdersPage>; 3],
    /// Something changed since the groups were asked for.
    stale: bool,
}

impl OverviewPage {
    /// Most orders shown in a group.
    const NEWEST: u32 = 5;

    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        self.ask(shared);
    }

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    #[expect(clippy::needless_pass_by_value, reason = "every page takes its actions whole")]
    pub fn act(&mut self, action: OverviewAction, shared: &mut Shared) {
        match action {
            OverviewAction::Retry => self.ask(shared),
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        if let Some(Slot::Overview(group)) = news.slot
            && let Some(part) = self.groups.get_mut(*group)
        {
            part.finish(match news.kind {
                EventKind::Orders(result) => result.clone().map(|page| *page),
                EventKind::JobFailed(words) => Err(CallError::Ledger(words.clone())),
                _ => return,
            });
            if self.stale && !self.is_loading() {
                self.ask_if_open(shared);
            }
        }
        if matches!(news.kind, EventKind::OrderChanged(_)) {
            self.stale = true;
            if !self.is_loading() {
                self.ask_if_open(shared);
            }
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        for group in &mut self.groups {
            *group = Loadable::Idle; // another account's numbers would be wrong ones
        }
        self.ask_if_open(shared);
    }

    /// Whether any group is still on its way.
    pub fn is_loading(&self) -> bool {
        self.groups.iter().any(Loadable::is_loading)
    }

    fn ask_if_open(&mut self, shared: &mut Shared) {
        if shared.page == Page::Overview {
            self.ask(shared);
        }
    }

    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = shared.selected else { return };
        self.stale = false;
        for (i, group) in Group::ALL.into_iter().enumerate() {
            self.groups[i].start();
            let filter = OrdersFilter { account: Some(account), group: group.orders(), ..OrdersFilter::default() };
            let query = OrdersQuery { filter, limit: Self::NEWEST, ..OrdersQuery::default() };
            shared.ask(Slot::Overview(i), CommandKind::LoadOrders(Box::new(query)));
        }
    }
}
