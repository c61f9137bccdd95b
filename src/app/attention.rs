//! How many orders and exceptions of the selected account need a person: the numbers in the side bar.

use jiff::{SignedDuration, Timestamp};

use super::notice::{Notice, Tone};
use super::{Action, News, Page, Shared, Slot, Told};
use crate::backend::protocol::follow::FollowNews;
use crate::backend::protocol::webhooks::ImportNews;
use crate::backend::protocol::{CommandKind, EventKind, OrdersFilter};
use crate::domain::OrderGroup;

/// How long a burst of changes is waited for before the ledger is asked once.
const PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// How many orders and exceptions need a person.
#[derive(Debug, Default)]
pub struct Attention {
    /// The number, once known; of the selected account.
    pub orders: Option<u32>,
    /// How many exceptions are open, once known; of the selected account.
    pub exceptions: Option<u32>,
    ask_at: Option<Timestamp>,
    /// How many were open before notifications came that nobody waits for.
    before: Option<u32>,
    /// The same, once the question is on its way whose answer tells how many are open since.
    asked_since: Option<u32>,
}

impl Attention {
    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Tallies(Ok(tallies)) if news.slot == Some(&Slot::Attention) => {
                self.orders = tallies.first().map(|tally| tally.count);
            }
            EventKind::ExceptionCounts(Ok(counts)) if news.slot == Some(&Slot::ExceptionCounts) => {
                let open = counts.total(false);
                self.exceptions = Some(open);
                let new = self.asked_since.take().map_or(0, |before| open.saturating_sub(before));
                if new > 0 {
                    let notice = Notice::new(Told::new("follow-exceptions").count("n", new), Tone::Note);
                    shared.notify(notice.go("import-exceptions", Action::Go(Page::Exceptions)));
                }
                // One that waits for something begins to count by itself.
                if let Some(at) = counts.turns_at {
                    self.ask_at.get_or_insert(at.max(shared.now + PAUSE));
                }
            }
            EventKind::ExceptionSettled(..) => self.ask_at = Some(shared.now),
            EventKind::OrderChanged(summary) if Some(summary.key.account) == shared.selected => {
                self.ask_soon(shared);
            }
            EventKind::Import(ImportNews::Ended(_)) => {
                self.ask_soon(shared);
            }
            EventKind::Follow(FollowNews::Came { .. }) => {
                self.before = self.before.or(self.exceptions);
                self.ask_soon(shared);
            }
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        *self = Self::default(); // another account's numbers would be wrong ones
        self.ask(shared);
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if self.ask_at.is_some_and(|at| at <= shared.now) {
            self.ask(shared);
        }
    }

    /// When `tick` has something to do next.
    pub const fn next_tick(&self) -> Option<Timestamp> {
        self.ask_at
    }

    /// Soon, and not later for what comes meanwhile.
    fn ask_soon(&mut self, shared: &Shared) {
        let soon = shared.now + PAUSE;
        self.ask_at = Some(self.ask_at.map_or(soon, |at| at.min(soon)));
    }

    fn ask(&mut self, shared: &mut Shared) {
        self.ask_at = None;
        self.asked_since = self.before.take().or(self.asked_since);
        if shared.selected.is_some() {
            shared.ask(Slot::ExceptionCounts, CommandKind::CountExceptions(shared.selected));
            let filter =
                OrdersFilter { account: shared.selected, group: OrderGroup::Attention, ..OrdersFilter::default() };
            shared.ask(Slot::Attention, CommandKind::CountOrders(vec![filter]));
        } else {
            shared.forget(&Slot::Attention);
            shared.forget(&Slot::ExceptionCounts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, summary};
    use crate::backend::protocol::{RequestId, Tally};
    use crate::domain::OrderState;

    fn counts(desk: &Desk) -> Vec<(RequestId, OrdersFilter)> {
        desk.asked(|kind| match kind {
            CommandKind::CountOrders(filters) => match filters.as_slice() {
                [filter] => Some(filter.clone()),
                _ => None, // the chips of the list
            },
            _ => None,
        })
    }

    fn answer(desk: &mut Desk, count: u32) {
        let (id, _) = counts(desk).pop().expect("it was asked");
        desk.answer(id, EventKind::Tallies(Ok(vec![Tally { count, ..Tally::default() }])));
    }

    #[test]
    fn a_burst_of_changes_is_one_question_and_another_account_starts_over() {
        let mut desk = Desk::new();
        assert_eq!(counts(&desk).last().and_then(|(_, filter)| filter.account), Some(MEXICO));
        answer(&mut desk, 3);
        assert_eq!(desk.state.attention.orders, Some(3));
        let before = counts(&desk).len();
        for made in 0..50 {
            desk.news(EventKind::OrderChanged(Box::new(summary(made, OrderState::Unknown))));
            desk.wait(5);
        }
        desk.wait(1_000);
        assert_eq!(counts(&desk).len(), before + 1);
        answer(&mut desk, 53);
        assert_eq!(desk.state.attention.orders, Some(53));
        desk.act(Action::SelectAccount(COLOMBIA));
        assert_eq!(desk.state.attention.orders, None);
        assert_eq!(counts(&desk).last().and_then(|(_, filter)| filter.account), Some(COLOMBIA));
        desk.wait(60_000);
        assert_eq!(desk.state.attention.next_tick(), None, "nothing to wake up for");
    }
}
