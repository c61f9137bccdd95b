//! The list: what is asked for, and what news does to it.

use super::*;
use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, summary};
use crate::app::told::Say as _;
use crate::backend::protocol::OrdersPage as Answer;
use crate::domain::OrderState;
use crate::i18n::{Language, Texts};

const TOTAL: u32 = 100_000;

fn act(desk: &mut Desk, action: OrdersAction) {
    desk.act(Action::Orders(action));
}

fn load(kind: &CommandKind) -> Option<OrdersQuery> {
    if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None }
}

/// Answers the newest question out of a ledger with `total` orders, all waiting.
fn answer(desk: &mut Desk, total: u32) {
    let (id, query) = desk.newest(|kind| load(kind).filter(|query| query.limit == PAGE));
    let made = (query.offset..total.min(query.offset + query.limit)).map(|i| total - i);
    let rows = made.map(|made| summary(made, OrderState::Waiting)).collect();
    desk.answer(id, EventKind::Orders(Ok(Box::new(Answer { query, rows, total }))));
}

fn queries(desk: &Desk) -> usize {
    desk.asked(|kind| load(kind).filter(|query| query.limit == PAGE)).len()
}

fn open(total: u32) -> Desk {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Orders));
    answer(&mut desk, total);
    act(&mut desk, OrdersAction::Show(0..30.min(total)));
    desk
}

fn page(desk: &Desk) -> &OrdersPage {
    &desk.state.pages.orders
}

#[test]
fn a_hundred_thousand_orders_cost_one_question_a_screen() {
    let mut desk = open(TOTAL);
    assert_eq!((page(&desk).total(), queries(&desk)), (Some(TOTAL), 1));
    let row = page(&desk).row(0).expect("the newest");
    assert_eq!((row.order_no.as_str(), row.method.as_str()), ("CB-100000", "SPEI"));
    assert_eq!(row.amount.say(&Texts::new(Language::English)), "152.00 MXN");
    for start in [10, 50, 100, 150] {
        act(&mut desk, OrdersAction::Show(start..start + 30));
    }
    assert_eq!(queries(&desk), 1, "still the first page");
    act(&mut desk, OrdersAction::Show(50_000..50_030));
    act(&mut desk, OrdersAction::Show(70_000..70_030));
    act(&mut desk, OrdersAction::Show(90_000..90_030));
    assert_eq!(queries(&desk), 2, "one question at a time, however fast one scrolls");
    answer(&mut desk, TOTAL);
    assert_eq!(desk.newest(load).1.offset, 90_000, "what is on screen now");
    answer(&mut desk, TOTAL);
    assert!(page(&desk).row(90_029).is_some());
    assert_eq!(queries(&desk), 3);
}

#[test]
fn the_search_waits_for_the_last_letter() {
    let mut desk = open(TOTAL);
    for text in ["7", "7Q", "7Q4M "] {
        act(&mut desk, OrdersAction::Search(text.to_owned()));
        desk.wait(150);
    }
    assert_eq!(queries(&desk), 1);
    desk.wait(50);
    assert_eq!(desk.newest(load).1.filter.search, "7Q4M");
    assert_eq!((queries(&desk), page(&desk).total()), (2, None));
    answer(&mut desk, 0);
    assert!(page(&desk).is_narrowed() && page(&desk).total() == Some(0));
}

#[test]
fn only_the_ledger_knows_whether_a_new_order_fits_the_search() {
    let mut desk = open(TOTAL);
    act(&mut desk, OrdersAction::Search("7Q4M".to_owned()));
    desk.wait(200);
    answer(&mut desk, 10);
    let before = queries(&desk);
    desk.news(EventKind::OrderChanged(Box::new(summary(11, OrderState::Waiting))));
    assert_eq!(page(&desk).total(), Some(10), "not shown unasked");
    assert_eq!(queries(&desk), before + 1);
    assert_eq!(desk.newest(load).1.filter.search, "7Q4M");
}

#[test]
fn a_chip_asks_for_its_states() {
    let mut desk = open(10);
    act(&mut desk, OrdersAction::Filter(OrderGroup::Attention));
    let query = desk.newest(load).1;
    let filter = OrdersFilter { account: Some(MEXICO), group: OrderGroup::Attention, ..OrdersFilter::default() };
    assert_eq!(query, OrdersQuery { filter, limit: PAGE, ..OrdersQuery::default() });
}

#[test]
fn news_changes_rows_in_place_and_adds_new_ones_on_top() {
    let mut desk = open(10);
    desk.news(EventKind::OrderChanged(Box::new(summary(4, OrderState::Paid))));
    assert_eq!(page(&desk).row(6).map(|row| row.summary.state), Some(OrderState::Paid));
    desk.news(EventKind::OrderChanged(Box::new(summary(11, OrderState::InFlight))));
    assert_eq!(page(&desk).row(0).map(|row| row.order_no.as_str()), Some("CB-11"));
    assert_eq!((page(&desk).total(), queries(&desk)), (Some(11), 1));
}

#[test]
fn other_accounts_do_not_matter_and_a_switch_starts_over() {
    let mut desk = open(10);
    let mut other = summary(11, OrderState::Paid);
    other.key.account = COLOMBIA;
    desk.news(EventKind::OrderChanged(Box::new(other)));
    assert_eq!(page(&desk).total(), Some(10));
    desk.act(Action::SelectAccount(COLOMBIA));
    assert_eq!(desk.newest(load).1.filter.account, Some(COLOMBIA));
    assert_eq!(page(&desk).total(), None);
}

#[test]
fn nothing_is_asked_while_the_page_is_closed() {
    let mut desk = open(10);
    desk.act(Action::Go(Page::Accounts));
    let before = queries(&desk);
    desk.news(EventKind::OrderChanged(Box::new(summary(11, OrderState::Waiting))));
    desk.act(Action::SelectAccount(COLOMBIA));
    assert_eq!(queries(&desk), before);
    desk.act(Action::Go(Page::Orders));
    assert_eq!(queries(&desk), before + 1);
}

#[test]
fn an_answer_to_an_old_question_is_not_shown() {
    let mut desk = open(10);
    act(&mut desk, OrdersAction::Filter(OrderGroup::Paid));
    let (old, query) = desk.newest(load);
    act(&mut desk, OrdersAction::Filter(OrderGroup::All));
    let rows = vec![summary(3, OrderState::Paid)];
    desk.answer(old, EventKind::Orders(Ok(Box::new(Answer { query, rows, total: 1 }))));
    assert_eq!(page(&desk).total(), None);
    answer(&mut desk, 10);
    assert_eq!(page(&desk).total(), Some(10));
}

#[test]
fn a_failure_is_shown_until_somebody_tries_again() {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Orders));
    let (id, _) = desk.newest(|kind| load(kind).filter(|query| query.limit == PAGE));
    desk.answer(id, EventKind::Orders(Err(CallError::Ledger("disk".to_owned()))));
    assert!(page(&desk).failure().is_some());
    act(&mut desk, OrdersAction::Show(0..0));
    assert_eq!(queries(&desk), 1);
    act(&mut desk, OrdersAction::Retry);
    assert_eq!((queries(&desk), page(&desk).failure()), (2, None));
}

#[test]
fn hidden_characters_of_payers_are_seen() {
    let mut desk = open(1);
    let mut news = summary(1, OrderState::Waiting);
    news.payer_name = "Jos\u{202e}é".to_owned();
    desk.news(EventKind::OrderChanged(Box::new(news)));
    assert_eq!(page(&desk).row(0).map(|row| row.payer.as_str()), Some("Jos‹U+202E›é"));
}
