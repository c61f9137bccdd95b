use super::*;
use crate::app::pages::desk::{COLOMBIA, Desk, exception, exception_case, exception_row, key, summary};
use crate::backend::protocol::{CallError, RequestId};
use crate::domain::OrderState;
use crate::domain::exception::Exception;
use crate::domain::exception::listing::ExceptionsPage as Answer;

/// Fifty-two pesos are missing.
fn underpaid() -> Exception {
    exception(ExceptionKind::Underpaid)
}

fn queries(desk: &Desk) -> Vec<(RequestId, ExceptionsQuery)> {
    desk.asked(|kind| if let CommandKind::LoadExceptions(query) = kind { Some(**query) } else { None })
}

fn answer(desk: &mut Desk, numbers: &[&str], total: u32) {
    let (id, query) = queries(desk).pop().expect("asked");
    let rows = numbers.iter().map(|number| exception_row(number, underpaid())).collect();
    desk.answer(id, EventKind::Exceptions(Ok(Box::new(Answer { query, rows, total }))));
}

/// A desk on the page, with two exceptions.
fn opened() -> Desk {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Exceptions));
    answer(&mut desk, &["CB-1", "CB-2"], 2);
    desk
}

fn act(desk: &mut Desk, action: ExceptionsAction) {
    desk.act(Action::Exceptions(action));
}

/// The first exception, open.
fn with_case(exception: Exception) -> Desk {
    let mut desk = opened();
    act(&mut desk, ExceptionsAction::Open(0));
    let (id, asked) =
        desk.newest(|kind| if let CommandKind::LoadException(key) = kind { Some(key.clone()) } else { None });
    assert_eq!(asked, key("CB-1"));
    desk.answer(id, EventKind::Exception(asked, Ok(Some(Box::new(exception_case("CB-1", exception))))));
    desk
}

fn settled(desk: &Desk) -> Vec<(RequestId, OperatorAction)> {
    desk.asked(|kind| match kind {
        CommandKind::SettleException(of, action) if *of == key("CB-1") => Some(action.clone()),
        _ => None,
    })
}

#[test]
fn the_list_is_of_the_account_and_of_what_was_chosen() {
    let mut desk = opened();
    act(&mut desk, ExceptionsAction::Filter(Some(ExceptionKind::PaidLate)));
    assert_eq!(queries(&desk).pop().map(|(_, query)| query.filter.kind), Some(Some(ExceptionKind::PaidLate)));
    act(&mut desk, ExceptionsAction::Settled(true));
    let (_, query) = queries(&desk).pop().expect("asked");
    assert_eq!((query.filter.kind, query.filter.settled), (None, true));
    desk.act(Action::SelectAccount(COLOMBIA));
    let (_, query) = queries(&desk).pop().expect("asked");
    assert_eq!((query.filter.account, query.filter.settled), (Some(COLOMBIA), false));
}

#[test]
fn only_what_is_on_screen_is_asked_for() {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Exceptions));
    let numbers: Vec<String> = (0..100).map(|i| format!("CB-{i}")).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    answer(&mut desk, &numbers, 1_000_000);
    act(&mut desk, ExceptionsAction::Show(70..90));
    let before = queries(&desk).len();
    act(&mut desk, ExceptionsAction::Show(999_980..1_000_000));
    assert_eq!(queries(&desk).len(), before + 1);
    assert_eq!(queries(&desk).pop().map(|(_, query)| (query.offset, query.limit)), Some((999_900, 100)));
}

#[test]
fn a_reason_is_needed_to_accept_and_none_to_say_that_it_was_given_back() {
    let mut desk = with_case(underpaid());
    act(&mut desk, ExceptionsAction::Begin(Way::Accept));
    act(&mut desk, ExceptionsAction::TypeReason("  ".to_owned()));
    act(&mut desk, ExceptionsAction::Settle);
    assert_eq!(settled(&desk), []);
    act(&mut desk, ExceptionsAction::TypeReason(" a friend ".to_owned()));
    act(&mut desk, ExceptionsAction::Settle);
    let how = Settlement::Accepted { reason: "a friend".to_owned() };
    let exception = ExceptionKind::Underpaid;
    let action = OperatorAction::Settled { exception, mark: underpaid().mark, how };
    let (id, asked) = settled(&desk).pop().expect("asked");
    assert_eq!(asked, action);
    // The toast takes it back.
    desk.answer(id, EventKind::ExceptionSettled(key("CB-1"), action, Ok(())));
    desk.act(Action::Do { verb: crate::app::Verb::Undo, random: [0; 8] });
    assert_eq!(settled(&desk).pop().map(|(_, action)| action), Some(OperatorAction::Reopened { exception }));

    let mut desk = with_case(underpaid());
    act(&mut desk, ExceptionsAction::Begin(Way::Refund));
    act(&mut desk, ExceptionsAction::Settle);
    assert!(matches!(
        settled(&desk).pop(),
        Some((_, OperatorAction::Settled { how: Settlement::Refunded { .. }, .. }))
    ));
}

#[test]
fn a_failure_is_said_and_nothing_is_lost() {
    let mut desk = with_case(underpaid());
    act(&mut desk, ExceptionsAction::Begin(Way::Refund));
    act(&mut desk, ExceptionsAction::Settle);
    let (id, action) = settled(&desk).pop().expect("asked");
    let error = CallError::Ledger("disk full".to_owned());
    desk.answer(id, EventKind::ExceptionSettled(key("CB-1"), action, Err(error)));
    assert!(desk.state.pages.exceptions.failure.is_some());
}

#[test]
fn the_rest_is_asked_for_in_the_form_and_settles_once_it_is_made() {
    let mut desk = with_case(underpaid());
    act(&mut desk, ExceptionsAction::RequestRest);
    assert_eq!(desk.state.shared.page, Page::NewRequest);
    let page = &desk.state.pages.new_request;
    assert_eq!(page.form.as_ref().map(|form| form.draft.amount.as_str()), Some("52"));
    assert_eq!(page.rest(), Some(&key("CB-1")));
    assert_eq!(settled(&desk), [], "nothing is made or settled by itself");
    let edit = |field, text: &str| Action::NewRequest(NewRequestAction::Edit(field, text.to_owned()));
    desk.act(edit(crate::domain::Field::Phone, "+525512345678"));
    desk.act(edit(crate::domain::Field::Email, "ana@example.com"));
    desk.act(Action::NewRequest(NewRequestAction::Create { random: [7; 8] }));
    let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::CreatePayin { .. }).then_some(()));
    desk.answer(id, EventKind::Created(Ok(key("CB-9"))));
    let (_, action) = settled(&desk).pop().expect("asked");
    let how = Settlement::Requested { order_no: "CB-9".to_owned() };
    assert_eq!(action, OperatorAction::Settled { exception: ExceptionKind::Underpaid, mark: underpaid().mark, how });
}

#[test]
fn who_asks_for_something_else_after_all_settles_nothing() {
    let mut desk = with_case(underpaid());
    act(&mut desk, ExceptionsAction::RequestRest);
    desk.act(Action::NewRequest(NewRequestAction::DropRest));
    assert_eq!(desk.state.pages.new_request.rest(), None);
}

#[test]
fn the_message_is_in_the_payers_language_unless_another_is_chosen() {
    let mut desk = with_case(underpaid());
    let copied = |desk: &mut Desk| {
        act(desk, ExceptionsAction::CopyMessage);
        desk.state.take_effects()
    };
    let spanish = copied(&mut desk);
    assert!(matches!(&spanish[..], [Effect::Copy(text)] if text.contains("Faltan 52.00 MXN")), "{spanish:?}");
    act(&mut desk, ExceptionsAction::Language(PayerLanguage::English));
    let english = copied(&mut desk);
    assert!(matches!(&english[..], [Effect::Copy(text)] if text.contains("52.00") && !text.contains("Faltan")));
}

#[test]
fn news_of_orders_reads_the_list_and_the_open_one_anew_and_back_closes_it() {
    let mut desk = with_case(underpaid());
    let before = queries(&desk).len();
    for _ in 0..5 {
        desk.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
    }
    desk.wait(1_000);
    assert_eq!(queries(&desk).len(), before + 1, "a burst is one question");
    assert!(desk.state.pages.exceptions.has_detail());
    desk.act(Action::Back);
    assert!(!desk.state.pages.exceptions.has_detail());
    assert_eq!(desk.state.shared.page, Page::Exceptions);
}
