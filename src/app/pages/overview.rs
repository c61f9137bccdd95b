//! What is going on: how many orders wait, run out, were paid today and need a person, with their money; and the
//! newest few.

use jiff::{SignedDuration, Timestamp};

use super::super::{Action, Loadable, News, Shared, Slot};
use super::orders::{OrdersAction, When, group_key};
use crate::app::Page;
use crate::backend::protocol::follow::FollowNews;
use crate::backend::protocol::webhooks::ImportNews;
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrdersFilter, OrdersPage, OrdersQuery, Tally};
use crate::domain::{Market, OrderGroup};

/// How long a burst of changes is waited for before the ledger is asked once.
const PAUSE: SignedDuration = SignedDuration::from_millis(300);

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum OverviewAction {
    /// Asks again for what did not come.
    Retry,
    /// Shows the orders that a figure counts.
    Open(Figure),
}

/// A number at a glance: orders, and their money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The payer or the gateway has the next move.
    Waiting,
    /// Of these, what runs out within the hour.
    ExpiresSoon,
    /// Paid today, whenever it was made.
    PaidToday,
    /// A person has the next move.
    NeedsPerson,
}

impl Figure {
    /// Every figure, in the order on screen.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::ExpiresSoon, Self::PaidToday, Self::NeedsPerson];

    /// Which orders it counts: what the page Orders shows when it is pressed.
    pub const fn narrow(self) -> (OrderGroup, When) {
        match self {
            Self::Waiting => (OrderGroup::Waiting, When::Ever),
            Self::ExpiresSoon => (OrderGroup::All, When::ExpiresSoon),
            Self::PaidToday => (OrderGroup::All, When::PaidToday),
            Self::NeedsPerson => (OrderGroup::Attention, When::Ever),
        }
    }

    /// Key of its name: what the page Orders calls the same, or shorter.
    pub const fn key(self) -> &'static str {
        match self.narrow() {
            (_, When::ExpiresSoon) => "overview-expires-soon",
            (group, When::Ever) => group_key(group),
            (_, when) => when.key(),
        }
    }
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OverviewPage {
    /// One tally for each of [`Figure::ALL`], of the selected account.
    pub figures: Loadable<Vec<Tally>>,
    /// The newest few orders, and how many there are in all.
    pub newest: Loadable<Box<OrdersPage>>,
    /// Something changed, or a day ended: when to ask anew.
    ask_at: Option<Timestamp>,
}

impl OverviewPage {
    /// Most orders in the list.
    pub const NEWEST: u32 = 8;

    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        self.ask(shared);
    }

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {
        self.ask_at = None; // asked on the way back
    }

    /// A person did something here.
    #[expect(clippy::needless_pass_by_value, reason = "every page takes its actions whole")]
    pub fn act(&mut self, action: OverviewAction, shared: &mut Shared) {
        match action {
            OverviewAction::Retry => self.ask(shared),
            OverviewAction::Open(figure) => {
                let (group, when) = figure.narrow();
                shared.then(Action::Orders(OrdersAction::Narrow(group, when)));
                shared.then(Action::Go(Page::Orders));
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match (news.slot, news.kind) {
            (Some(Slot::OverviewFigures), EventKind::Tallies(answer)) => {
                self.figures.finish(answer.clone());
                self.ask_at = self.ask_at.or_else(|| self.turns_at(shared)).filter(|_| is_open(shared));
            }
            (Some(Slot::OverviewNewest), EventKind::Orders(answer)) => self.newest.finish(answer.clone()),
            (Some(Slot::OverviewFigures), EventKind::JobFailed(words)) => {
                self.figures.finish(Err(CallError::Ledger(words.clone())));
            }
            (Some(Slot::OverviewNewest), EventKind::JobFailed(words)) => {
                self.newest.finish(Err(CallError::Ledger(words.clone())));
            }
            (_, EventKind::OrderChanged(summary)) if Some(summary.key.account) == shared.selected => {
                let soon = shared.now + PAUSE;
                self.ask_at = Some(self.ask_at.map_or(soon, |at| at.min(soon))).filter(|_| is_open(shared));
            }
            (_, EventKind::Import(ImportNews::Ended(_)) | EventKind::Follow(FollowNews::Came { .. })) => {
                let soon = shared.now + PAUSE;
                self.ask_at = Some(self.ask_at.map_or(soon, |at| at.min(soon))).filter(|_| is_open(shared));
            }
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        // Another account's numbers would be wrong ones.
        *self = Self::default();
        shared.forget(&Slot::OverviewFigures);
        shared.forget(&Slot::OverviewNewest);
        if is_open(shared) {
            self.ask(shared);
        }
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if self.ask_at.is_none_or(|at| at > shared.now) {
            return;
        }
        if self.is_loading() {
            // While the last question is open the next one waits, or a flood of news would let none be answered.
            self.ask_at = Some(shared.now + PAUSE);
        } else {
            self.ask(shared);
        }
    }

    /// When `tick` has something to do next.
    pub const fn next_tick(&self) -> Option<Timestamp> {
        self.ask_at
    }

    /// What a figure counts, once known.
    pub fn tally(&self, figure: Figure) -> Option<&Tally> {
        let at = Figure::ALL.iter().position(|other| *other == figure)?;
        self.figures.value()?.get(at)
    }

    /// Whether anything is still on its way.
    pub const fn is_loading(&self) -> bool {
        self.figures.is_loading() || self.newest.is_loading()
    }

    /// Whether the account has no order at all, as far as is known.
    pub fn is_empty(&self) -> bool {
        self.newest.value().is_some_and(|page| page.total == 0)
    }

    /// When the figures mean other orders though none has changed: at the market's midnight, and while an order waits
    /// for its payer as often as "soon" moves on.
    fn turns_at(&self, shared: &Shared) -> Option<Timestamp> {
        let waits = self.tally(Figure::Waiting).is_some_and(|tally| tally.count > 0);
        let zone = shared.selected_market().map_or(jiff::tz::TimeZone::UTC, Market::time_zone);
        let is_counted = |figure: &Figure| *figure != Figure::ExpiresSoon || waits;
        let turns = Figure::ALL.into_iter().filter(is_counted).map(|figure| figure.narrow().1);
        turns.filter_map(|when| when.turns_at(shared.now, &zone)).min()
    }

    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = shared.selected else { return };
        self.ask_at = None;
        let zone = shared.selected_market().map_or(jiff::tz::TimeZone::UTC, Market::time_zone);
        let account = OrdersFilter { account: Some(account), ..OrdersFilter::default() };
        let filters = Figure::ALL.map(|figure| {
            let (group, when) = figure.narrow();
            OrdersFilter { group, span: when.span(shared.now, &zone), ..account.clone() }
        });
        self.figures.start();
        shared.ask(Slot::OverviewFigures, CommandKind::CountOrders(filters.to_vec()));
        self.newest.start();
        let query = OrdersQuery { filter: account, limit: Self::NEWEST, ..OrdersQuery::default() };
        shared.ask(Slot::OverviewNewest, CommandKind::LoadOrders(Box::new(query)));
    }
}

fn is_open(shared: &Shared) -> bool {
    shared.page == Page::Overview
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, mxn, summary};
    use crate::backend::protocol::RequestId;
    use crate::domain::listing::Moment;
    use crate::domain::{AccountId, OrderState};

    fn counted(desk: &Desk) -> Vec<(RequestId, Vec<OrdersFilter>)> {
        desk.asked(|kind| match kind {
            CommandKind::CountOrders(filters) if filters.len() == 4 => Some(filters.clone()),
            _ => None,
        })
    }

    fn listed(desk: &Desk) -> (RequestId, OrdersQuery) {
        desk.newest(|kind| if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None })
    }

    fn tallies(waiting: u32) -> EventKind {
        let count = |count| Tally { count, sums: vec![mxn("152")], too_large: false };
        EventKind::Tallies(Ok(vec![count(waiting), count(1), count(7), count(0)]))
    }

    /// Answers both questions.
    fn answer(desk: &mut Desk, waiting: u32) {
        let (id, _) = counted(desk).pop().expect("asked");
        desk.answer(id, tallies(waiting));
        let (id, query) = listed(desk);
        let rows = vec![summary(1, OrderState::Waiting)];
        desk.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total: 9 }))));
    }

    fn changed(desk: &mut Desk, account: AccountId) {
        let mut summary = summary(1, OrderState::Paid);
        summary.key.account = account;
        desk.news(EventKind::OrderChanged(Box::new(summary)));
    }

    #[test]
    fn each_figure_counts_what_its_press_shows() {
        let mut desk = Desk::new();
        let (_, filters) = counted(&desk).pop().expect("asked");
        let of: Vec<_> = filters.iter().map(|filter| (filter.group, filter.span.map(|span| span.of))).collect();
        let expected = [
            (OrderGroup::Waiting, None),
            (OrderGroup::All, Some(Moment::Expires)),
            (OrderGroup::All, Some(Moment::Paid)),
            (OrderGroup::Attention, None),
        ];
        assert_eq!(of, expected);
        assert!(filters.iter().all(|filter| filter.account == Some(MEXICO)));
        for (figure, filter) in Figure::ALL.into_iter().zip(&filters) {
            desk.act(Action::Go(Page::Overview));
            desk.act(Action::Overview(OverviewAction::Open(figure)));
            assert_eq!(desk.state.shared.page, Page::Orders);
            let (_, query) = listed(&desk);
            assert_eq!(&query.filter, filter, "{figure:?}");
        }
    }

    #[test]
    fn a_burst_of_news_is_one_question_and_only_of_this_account() {
        let mut desk = Desk::new();
        answer(&mut desk, 3);
        let before = counted(&desk).len();
        changed(&mut desk, COLOMBIA);
        desk.wait(1_000);
        assert_eq!(counted(&desk).len(), before, "another account's news");
        for _ in 0..5 {
            changed(&mut desk, MEXICO);
        }
        assert_eq!(counted(&desk).len(), before);
        desk.wait(300);
        assert_eq!(counted(&desk).len(), before + 1);
        changed(&mut desk, MEXICO);
        desk.wait(300);
        assert_eq!(counted(&desk).len(), before + 1, "the last one is not answered yet");
        answer(&mut desk, 3);
        desk.wait(300);
        assert_eq!(counted(&desk).len(), before + 2);
        desk.act(Action::Go(Page::Settings));
        changed(&mut desk, MEXICO);
        desk.wait(10_000);
        assert_eq!(counted(&desk).len(), before + 2, "nobody looks");
    }

    #[test]
    fn soon_moves_on_while_something_waits_and_the_day_ends_at_the_markets_midnight() {
        let mut desk = Desk::new(); // 10:00 in Mexico City
        answer(&mut desk, 3);
        let before = counted(&desk).len();
        desk.wait(60_000);
        assert_eq!(counted(&desk).len(), before + 1, "a minute later");
        answer(&mut desk, 0);
        desk.wait(13 * 3_600_000);
        assert_eq!(counted(&desk).len(), before + 1, "nothing waits: nothing can run out");
        desk.wait(3_600_000);
        assert_eq!(counted(&desk).len(), before + 2, "midnight");
    }

    #[test]
    fn the_good_part_stays() {
        let mut desk = Desk::new();
        let (id, query) = listed(&desk);
        desk.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows: Vec::new(), total: 9 }))));
        let (id, _) = counted(&desk).pop().expect("asked");
        desk.answer(id, EventKind::Tallies(Err(CallError::Ledger("disk full".to_owned()))));
        let page = &desk.state.pages.overview;
        assert!(page.figures.error().is_some() && page.figures.value().is_none());
        assert_eq!(page.newest.value().map(|page| page.total), Some(9));
        desk.act(Action::Overview(OverviewAction::Retry));
        answer(&mut desk, 3);
        assert_eq!(desk.state.pages.overview.tally(Figure::Waiting).map(|tally| tally.count), Some(3));
        desk.act(Action::SelectAccount(COLOMBIA));
        let page = &desk.state.pages.overview;
        assert!(page.figures.value().is_none() && page.newest.value().is_none(), "another account's numbers");
    }
}
