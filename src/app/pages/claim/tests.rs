use super::*;
use crate::app::pages::desk::{Desk, MEXICO, accepted, detail, key, mxn, sent_facts};
use crate::backend::protocol::RequestId;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus};

fn act(desk: &mut Desk, action: ClaimAction) {
    desk.act(Action::Claim(action));
}

fn page(desk: &Desk) -> &ClaimPage {
    &desk.state.pages.claim
}

fn queries(desk: &Desk) -> Vec<(RequestId, PaymentQuery)> {
    desk.asked(|kind| if let CommandKind::FindPayment(query) = kind { Some((**query).clone()) } else { None })
}

fn order(order_no: &str, more: &[Fact]) -> Order {
    detail(order_no, [sent_facts(), more.to_vec()].concat()).order
}

fn candidate(order: Order) -> Candidate {
    Candidate { order, market: MarketCode::new("mx") }
}

fn answer(desk: &mut Desk, orders: Vec<Order>) {
    let (id, _) = queries(desk).pop().expect("asked");
    desk.answer(id, EventKind::Candidates(Ok(orders.into_iter().map(candidate).collect())));
}

fn found(desk: &Desk) -> &Found {
    page(desk).found.value().expect("found")
}

#[test]
fn from_an_order_the_page_is_filled_in_and_looks_at_once() {
    let mut desk = Desk::new();
    let order = order("CB-1", &[accepted()]);
    act(&mut desk, ClaimAction::Begin(Some(Box::new(order.clone()))));
    assert_eq!(desk.state.shared.page, Page::Claim);
    let typed = page(&desk);
    assert_eq!((typed.rail, typed.day.as_str(), typed.amount.as_str()), (Some(Rail::Spei), "22/11/2026", "152"));
    let (_, query) = queries(&desk).pop().expect("asked");
    assert_eq!((query.account, query.about.clone(), query.amount), (MEXICO, Some(key("CB-1")), Some(mxn("152"))));
    assert_eq!(query.day.map(|(from, _)| from.to_string()).as_deref(), Some("2026-11-22T06:00:00Z"));
    answer(&mut desk, vec![order]);
    let best = found(&desk).matches.first().expect("a match");
    assert_eq!((best.order_no.as_str(), best.patience), ("CB-1", Some(Patience::Minutes)));
    assert!(!found(&desk).is_other);
    // Banxico's page is asked with the payer's own words.
    act(&mut desk, ClaimAction::Number(" MBAN01002211220012345678 ".to_owned()));
    act(&mut desk, ClaimAction::Find);
    answer(&mut desk, vec![self::order("CB-1", &[accepted()])]);
    let cep = found(&desk).matches[0].cep.clone().expect("a transfer");
    let value = |label| cep.iter().find(|field| field.label == label).and_then(|field| field.value.as_deref());
    assert_eq!(value("cep-date"), Some("22-11-2026"));
    assert_eq!(value("cep-tracking-key"), Some("MBAN01002211220012345678"));
    assert_eq!((value("cep-account"), value("cep-amount")), (Some("012914002014112176"), Some("152.00")));
}

#[test]
fn an_order_of_yesterday_was_paid_on_its_last_day() {
    let mut desk = Desk::new();
    desk.wait(3 * 86_400_000);
    act(&mut desk, ClaimAction::Begin(Some(Box::new(order("CB-1", &[accepted()])))));
    assert_eq!(page(&desk).day, "22/11/2026");
}

#[test]
fn nothing_is_asked_until_what_was_typed_can_be_read() {
    let mut desk = Desk::new();
    act(&mut desk, ClaimAction::Begin(None));
    act(&mut desk, ClaimAction::Find);
    assert!(page(&desk).lacks_all && queries(&desk).is_empty());
    act(&mut desk, ClaimAction::Day("31/02/2026".to_owned()));
    act(&mut desk, ClaimAction::Amount("1.2.3".to_owned()));
    act(&mut desk, ClaimAction::Find);
    assert_eq!(page(&desk).day_problem, Some(Told::new("claim-day-unreadable").text("example", "22/11/2026")));
    assert!(page(&desk).amount_problem.is_some() && queries(&desk).is_empty());
    act(&mut desk, ClaimAction::DaysAgo(1));
    act(&mut desk, ClaimAction::Amount("152.50".to_owned()));
    assert_eq!((&page(&desk).day_problem, &page(&desk).amount_problem), (&None, &None), "mended, so nothing is wrong");
    act(&mut desk, ClaimAction::Find);
    let (_, query) = queries(&desk).pop().expect("asked");
    assert_eq!(query.amount, Some(mxn("152.50")), "cents may have been paid where none are asked for");
    assert_eq!(query.day.map(|(from, _)| from.to_string()).as_deref(), Some("2026-11-21T06:00:00Z"));
}

#[test]
fn what_fits_best_stands_first_and_who_does_not_fit_is_said() {
    let mut desk = Desk::new();
    act(&mut desk, ClaimAction::Begin(Some(Box::new(order("CB-1", &[accepted()])))));
    act(&mut desk, ClaimAction::Amount("99".to_owned()));
    act(&mut desk, ClaimAction::Day(String::new()));
    act(&mut desk, ClaimAction::Rail(None));
    act(&mut desk, ClaimAction::Find);
    let mut other = order("CB-2", &[accepted()]);
    if let Some(request) = &mut other.request {
        request.amount = mxn("99");
    }
    answer(&mut desk, vec![order("CB-1", &[accepted()]), other]);
    let names: Vec<_> = found(&desk).matches.iter().map(|found| found.order_no.as_str()).collect();
    assert_eq!((names, found(&desk).is_other), (vec!["CB-2"], true));
}

#[test]
fn only_the_likeliest_are_shown_and_the_rest_counted() {
    let mut desk = Desk::new();
    act(&mut desk, ClaimAction::Begin(None));
    act(&mut desk, ClaimAction::Amount("152".to_owned()));
    act(&mut desk, ClaimAction::Find);
    answer(&mut desk, (0..20).map(|n| order(&format!("CB-{n}"), &[accepted()])).collect());
    assert_eq!((found(&desk).matches.len(), found(&desk).more), (8, 12));
}

#[test]
fn a_match_that_is_paid_meanwhile_is_looked_at_again() {
    let mut desk = Desk::new();
    act(&mut desk, ClaimAction::Begin(Some(Box::new(order("CB-1", &[accepted()])))));
    answer(&mut desk, vec![order("CB-1", &[accepted()])]);
    let before = queries(&desk).len();
    let summary = crate::app::pages::desk::summary(1, OrderState::Paid);
    desk.news(EventKind::OrderChanged(Box::new(summary)));
    assert_eq!(queries(&desk).len(), before + 1);
    let paid = GatewayOrder { status: Some(GatewayStatus::Success), ..GatewayOrder::default() };
    answer(&mut desk, vec![order("CB-1", &[accepted(), Fact::Found(Box::new(paid))])]);
    let best = &found(&desk).matches[0];
    assert_eq!((best.state, best.patience), (OrderState::Paid, None));
    desk.act(Action::Back);
    desk.news(EventKind::OrderChanged(Box::new(crate::app::pages::desk::summary(1, OrderState::Paid))));
    assert_eq!(queries(&desk).len(), before + 1, "nobody looks");
}

#[test]
fn a_failure_is_kept_apart_and_another_account_starts_over() {
    let mut desk = Desk::new();
    act(&mut desk, ClaimAction::Begin(None));
    act(&mut desk, ClaimAction::Number("4111".to_owned()));
    act(&mut desk, ClaimAction::Find);
    assert!(page(&desk).is_finding(&desk.state.shared));
    let (id, _) = queries(&desk).pop().expect("asked");
    desk.answer(id, EventKind::Candidates(Err(CallError::Ledger("disk I/O error".to_owned()))));
    assert!(page(&desk).found.error().is_some() && !page(&desk).is_finding(&desk.state.shared));
    desk.act(Action::SelectAccount(crate::app::pages::desk::COLOMBIA));
    assert!(page(&desk).number.is_empty() && page(&desk).found.error().is_none());
}
