//! News of orders, whichever page is open: what was paid, what failed, what needs a person, what was set aside.
//!
//! Only orders that were asked for here are news: what logs tell of others is told by the pages that read them, and an
//! import of a thousand of them is no reason for a thousand notices. And a payment is news once a query confirms it: what
//! a webhook alone says is nothing yet to hand goods out for.

use std::collections::HashMap;

use jiff::Timestamp;

use super::notice::{Notice, Tone};
use super::{Action, News, Shared, Told, errors};
use crate::backend::protocol::{EventKind, OrderSummary};
use crate::domain::order::Source;
use crate::domain::text::show_hidden;
use crate::domain::{Money, OrderKey, OrderState};

/// What of an order makes news when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    state: OrderState,
    /// Only a webhook says so.
    is_hearsay: bool,
    dismissed: bool,
}

/// Tells of orders that change. Knows how each order stood when it was last heard of.
#[derive(Debug)]
pub struct Watch {
    known: HashMap<OrderKey, Standing>,
    /// What changed before is no news, however late one hears of it.
    since: Timestamp,
}

impl Watch {
    /// Watches from now on.
    pub fn new(now: Timestamp) -> Self {
        Self { known: HashMap::new(), since: now }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::OrderChanged(order) => self.changed(order, shared),
            EventKind::Orders(Ok(page)) => {
                for order in &page.rows {
                    self.known.insert(order.key.clone(), standing(order));
                }
            }
            EventKind::Order(key, Ok(Some(detail))) => {
                let order = &detail.order;
                self.known.insert(key.clone(), Standing::new(order.state, order.source, order.dismissed));
            }
            // Its own page says so itself; asked for from anywhere else, nobody else does.
            EventKind::ActionFailed(key, error) if !is_on_screen(key, shared) => {
                shared.toast_bad(errors::call(error).told);
            }
            _ => {}
        }
    }

    fn changed(&mut self, order: &OrderSummary, shared: &mut Shared) {
        let now = standing(order);
        let before = self.known.insert(order.key.clone(), now);
        let is_news = before.map_or(order.updated_at >= self.since, |before| before != now);
        let was_asked_for = order.pay_type.is_some();
        if !is_news || !was_asked_for {
            return;
        }
        let told = |key| Told::new(key).text("number", show_hidden(&order.key.order_no));
        let was_aside = before.is_some_and(|before| before.dismissed);
        if order.dismissed != was_aside && before.is_some() {
            let notice = if order.dismissed {
                let notice = Notice::new(told("news-set-aside"), Tone::Good);
                notice.undo(Action::TakeBack(order.key.clone()))
            } else {
                Notice::new(told("news-taken-back"), Tone::Good)
            };
            shared.notify(leading(notice, order));
        }
        if now.is_hearsay || before.is_some_and(|before| Standing { dismissed: now.dismissed, ..before } == now) {
            return;
        }
        let (key, tone) = match order.state {
            OrderState::Paid => ("news-paid", Tone::Good),
            OrderState::Failed => ("news-failed", Tone::Bad),
            OrderState::Rejected => ("news-rejected", Tone::Bad),
            OrderState::Unknown => ("news-unknown", Tone::Note),
            OrderState::NotMade => ("news-not-made", Tone::Note),
            // On the way to one of those.
            OrderState::NotSent | OrderState::InFlight | OrderState::Busy | OrderState::Waiting => return,
        };
        shared.notify(leading(Notice::new(told(key).money("amount", amount(order, shared)), tone), order));
    }
}

impl Standing {
    fn new(state: OrderState, source: Source, dismissed: bool) -> Self {
        Self { state, is_hearsay: state == OrderState::Paid && source == Source::Webhook, dismissed }
    }
}

fn standing(order: &OrderSummary) -> Standing {
    Standing::new(order.state, order.source, order.dismissed)
}

fn leading(notice: Notice, order: &OrderSummary) -> Notice {
    notice.go("news-open-order", Action::OpenOrder(order.key.clone()))
}

fn is_on_screen(key: &OrderKey, shared: &Shared) -> bool {
    matches!(&shared.page, super::Page::Order(open) if open == key)
}

/// What was paid, else what was asked for.
fn amount(order: &OrderSummary, shared: &Shared) -> Option<Money> {
    let market = shared.market(&order.market);
    order.paid.or(order.amount).map(|amount| Money::of(amount, market))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::desk::{Desk, detail, key, sent_facts, start, summary};
    use crate::app::verbs::Verb;
    use crate::app::{Page, Section};
    use crate::backend::protocol::{CallError, CommandKind};
    use jiff::SignedDuration;

    /// The order as the ledger tells it at this moment.
    fn changed(desk: &mut Desk, state: OrderState, dismissed: bool) {
        let mut order = summary(7, state);
        order.updated_at = desk.now;
        order.dismissed = dismissed;
        desk.news(EventKind::OrderChanged(Box::new(order)));
    }

    fn news(desk: &Desk) -> Vec<String> {
        desk.state.shared.notices.kept().map(|notice| notice.told.key.to_string()).collect()
    }

    #[test]
    fn a_payment_is_news_once_and_leads_to_its_order() {
        let mut desk = Desk::new();
        changed(&mut desk, OrderState::InFlight, false);
        changed(&mut desk, OrderState::Waiting, false);
        assert!(news(&desk).is_empty(), "on the way");
        for _ in 0..3 {
            changed(&mut desk, OrderState::Paid, false);
        }
        assert_eq!(news(&desk), ["news-paid"]);
        let notice = desk.state.shared.notices.kept().next().expect("it is kept").clone();
        desk.act(notice.go.expect("it leads somewhere").action);
        assert_eq!(desk.state.shared.page, Page::Order(key("CB-7")));
    }

    #[test]
    fn a_payment_is_news_once_a_query_confirms_it_and_only_if_it_was_asked_for_here() {
        let mut desk = Desk::new();
        let paid = |desk: &mut Desk, source: Source, pay_type: Option<u32>| {
            let mut order = summary(7, OrderState::Paid);
            (order.source, order.pay_type, order.updated_at) = (source, pay_type, desk.now);
            desk.news(EventKind::OrderChanged(Box::new(order)));
        };
        for source in [Source::Webhook, Source::Query] {
            paid(&mut desk, source, None);
        }
        assert!(news(&desk).is_empty(), "a stranger");
        let mut desk = Desk::new();
        changed(&mut desk, OrderState::Waiting, false);
        paid(&mut desk, Source::Webhook, Some(69));
        assert!(news(&desk).is_empty(), "nobody has confirmed it");
        for _ in 0..2 {
            paid(&mut desk, Source::Query, Some(69));
        }
        assert_eq!(news(&desk), ["news-paid"]);
    }

    #[test]
    fn what_happened_before_the_window_opened_is_no_news() {
        let mut desk = Desk::new();
        let mut order = summary(7, OrderState::Paid);
        order.updated_at = start() - SignedDuration::from_secs(1);
        desk.news(EventKind::OrderChanged(Box::new(order)));
        assert!(news(&desk).is_empty());
    }

    #[test]
    fn setting_aside_is_taken_back_with_one_key_and_once() {
        let mut desk = Desk::new();
        changed(&mut desk, OrderState::NotMade, false);
        changed(&mut desk, OrderState::NotMade, true);
        assert_eq!(news(&desk), ["news-set-aside", "news-not-made"]);
        desk.act(Action::Go(Section::Settings.page()));
        desk.act(Action::Do { verb: Verb::Undo, random: [0; 8] });
        let (_, back) = desk.newest(|kind| match kind {
            CommandKind::TakeBack(key) => Some(key.clone()),
            _ => None,
        });
        assert_eq!(back, key("CB-7"));
        assert_eq!(Verb::Undo.why_not(&desk.state), Some("why-nothing-to-undo"));
        changed(&mut desk, OrderState::NotMade, false);
        assert_eq!(news(&desk)[0], "news-taken-back");
    }

    #[test]
    fn what_is_known_from_a_page_is_no_news_when_told_again() {
        let mut desk = Desk::new();
        desk.act(Action::Go(Page::Order(key("CB-7"))));
        let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::LoadOrder(_)).then_some(()));
        let order = detail("CB-7", sent_facts());
        let state = order.order.state;
        desk.answer(id, EventKind::Order(key("CB-7"), Ok(Some(Box::new(order)))));
        changed(&mut desk, state, false);
        assert!(news(&desk).is_empty(), "{state:?}");
    }

    #[test]
    fn a_failed_action_on_an_order_that_is_not_open_is_told() {
        let mut desk = Desk::new();
        desk.news(EventKind::ActionFailed(key("CB-7"), CallError::NotAllowed));
        assert_eq!(desk.state.shared.notices.shown().count(), 1);
    }
}
