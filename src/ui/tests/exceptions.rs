//! The page Exceptions in the window.

use eframe::egui::{Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::Page;
use crate::app::pages::desk::{accounts, exception, exception_case, exception_row, key};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::OrderKey;
use crate::domain::exception::listing::{ExceptionCounts, ExceptionsPage, ExceptionsQuery};
use crate::domain::exception::{Exception, ExceptionKind, Settlement};
use crate::domain::observation::OperatorAction;

/// An order number for each kind.
fn number(kind: ExceptionKind) -> String {
    format!("CB-{}", kind as usize)
}

fn counts(open: bool) -> ExceptionCounts {
    let all = [u32::from(open); ExceptionKind::ALL.len()];
    ExceptionCounts { open: all, ..ExceptionCounts::default() }
}

/// Answers the newest question for the list, and for how many there are.
pub(super) fn answer(window: &mut Window, list: &[Exception]) {
    let asked = window.asked(|kind| if let CommandKind::CountExceptions(_) = kind { Some(()) } else { None });
    if let Some((id, ())) = asked.last() {
        window.answer(*id, EventKind::ExceptionCounts(Ok(Box::new(counts(!list.is_empty())))));
    }
    let (id, query): (_, ExceptionsQuery) = window
        .asked(|kind| if let CommandKind::LoadExceptions(query) = kind { Some(**query) } else { None })
        .pop()
        .expect("asked");
    let rows: Vec<_> =
        list.iter().map(|exception| exception_row(&number(exception.kind()), exception.clone())).collect();
    let total = u32::try_from(rows.len()).expect("a few");
    window.answer(id, EventKind::Exceptions(Ok(Box::new(ExceptionsPage { query, rows, total }))));
}

/// Answers the newest question for one.
fn answer_case(window: &mut Window, exception: Exception) {
    let (id, of): (_, OrderKey) = window
        .asked(|kind| if let CommandKind::LoadException(of) = kind { Some(of.clone()) } else { None })
        .pop()
        .expect("asked");
    let case = exception_case(&of.order_no, exception);
    window.answer(id, EventKind::Exception(of, Ok(Some(Box::new(case)))));
}

/// The page, with one exception of each kind.
pub(super) fn open(width: f32, height: f32) -> Window {
    let mut window = Window::of_size(&accounts(), [width, height]);
    window.key(Modifiers::COMMAND, Key::Num4);
    let list: Vec<Exception> = ExceptionKind::ALL.into_iter().map(exception).collect();
    answer(&mut window, &list);
    window
}

/// The same, with the exception of this kind open.
pub(super) fn open_one(width: f32, height: f32, kind: ExceptionKind) -> Window {
    let mut window = Window::of_size(&accounts(), [width, height]);
    window.key(Modifiers::COMMAND, Key::Num4);
    answer(&mut window, &[exception(kind)]);
    let label = window
        .harness
        .query_all_by_role(Role::Row)
        .filter_map(|row| egui_kittest::kittest::NodeT::accesskit_node(&row).label())
        .find(|label| label.contains(&format!("{}:", number(kind))))
        .expect("a row");
    window.press_row(&label);
    answer_case(&mut window, exception(kind));
    window
}

fn settled(window: &Window) -> Vec<OperatorAction> {
    let asked = window.asked(|kind| match kind {
        CommandKind::SettleException(_, action) => Some(action.clone()),
        _ => None,
    });
    asked.into_iter().map(|(_, action)| action).collect()
}

#[test]
fn each_kind_opens_as_a_sentence_with_its_arithmetic() {
    for (kind, sentence) in [
        (
            ExceptionKind::Underpaid,
            "Paid 100.00 MXN of 152.00 MXN (34 % short), twice notified, confirmed by query 3 min ago",
        ),
        (ExceptionKind::Overpaid, "Paid 182.00 MXN instead of 152.00 MXN (30.00 MXN too much, 20 %)"),
        (ExceptionKind::PaidTwice, "Paid 152.00 MXN 2 times (152.00 MXN too much)"),
        (ExceptionKind::Mismatch, "Asked for 152.00 MXN; the gateway has 150.00 MXN"),
        (ExceptionKind::Contradiction, "both that it was paid and that it failed"),
        (ExceptionKind::UnknownOrder, "for an order that the gateway does not know"),
        (ExceptionKind::WrongSignature, "2 notifications have a wrong signature"),
        (ExceptionKind::PaidLate, "the time to pay was over on Nov 22, 2026, 09:30"),
        (ExceptionKind::Unconfirmed, "asked about it, the gateway does not"),
        (ExceptionKind::Unnotified, "your log has no notification of it"),
    ] {
        for (width, height) in [(1_400.0, 900.0), (900.0, 600.0)] {
            let window = open_one(width, height, kind);
            let headings = window.harness.query_all_by_role(Role::Heading);
            let said: Vec<String> =
                headings.filter_map(|node| egui_kittest::kittest::NodeT::accesskit_node(&node).label()).collect();
            assert!(said.iter().any(|heading| heading.contains(sentence)), "{kind:?}: {said:?}");
            assert_eq!(window.sticking_out(), Vec::<String>::new(), "{kind:?}");
        }
    }
}

#[test]
fn one_is_accepted_with_a_reason_and_taken_back() {
    let mut window = open_one(1_400.0, 900.0, ExceptionKind::Underpaid);
    window.click("Accept with a reason…");
    window.type_into("Why it is all right as it is", "a friend");
    window.click("Accept");
    let how = Settlement::Accepted { reason: "a friend".to_owned() };
    let (exception, mark) = (ExceptionKind::Underpaid, "as seen".to_owned());
    let action = OperatorAction::Settled { exception, mark, how };
    assert_eq!(settled(&window), std::slice::from_ref(&action));
    let (id, of) = window
        .asked(|kind| if let CommandKind::SettleException(of, _) = kind { Some(of.clone()) } else { None })
        .pop()
        .expect("asked");
    window.answer(id, EventKind::ExceptionSettled(of, action, Ok(())));
    assert!(window.shows("accepted as it is"));
    window.click("Undo: CB-0: accepted as it is");
    assert_eq!(settled(&window).pop(), Some(OperatorAction::Reopened { exception }));
}

#[test]
fn a_settled_one_says_how_and_can_be_opened_again() {
    let mut window = open_one(1_400.0, 900.0, ExceptionKind::PaidTwice);
    let mut done = exception(ExceptionKind::PaidTwice);
    let how = Settlement::Refunded { reason: "by transfer".to_owned() };
    done.settled = Some((crate::app::pages::desk::start(), how));
    window.click("Check again");
    window.tell(EventKind::Checked(key(&number(ExceptionKind::PaidTwice)), Ok(())));
    answer_case(&mut window, done);
    assert!(window.shows("Marked as refunded elsewhere on") && window.shows_exactly("by transfer"));
    window.click("Open again");
    assert_eq!(settled(&window), [OperatorAction::Reopened { exception: ExceptionKind::PaidTwice }]);
}

#[test]
fn the_bytes_are_shown_on_request_and_nothing_in_them_is_hidden() {
    let mut window = open_one(1_400.0, 1_400.0, ExceptionKind::Underpaid);
    assert!(!window.shows("mchOrderNo"));
    let title = "Notification, signature right, delivered 2 times";
    window.harness.get_by_role_and_label(Role::DisclosureTriangle, title).click();
    window.harness.run();
    assert!(window.shows("{\"amount\":100.0,\"mchOrderNo\":\"CB-1\"}"));
    assert!(window.shows("Found in hook.log:7"));
    assert!(!window.shows("\u{7}"), "a control character is made visible");
}

#[test]
fn the_message_is_copied_in_the_payers_language() {
    let mut window = open_one(1_400.0, 900.0, ExceptionKind::Underpaid);
    assert!(window.shows("Faltan 52.00 MXN"));
    window.press("Copy the message for the payer");
    let output = window.harness.output().platform_output.commands.clone();
    let copied =
        output.iter().any(|command| matches!(command, OutputCommand::CopyText(text) if text.contains("Faltan")));
    assert!(copied || window.shows("copied"), "it is copied, and says so");
    let mut window = open_one(1_400.0, 900.0, ExceptionKind::WrongSignature);
    window.key(Modifiers::NONE, Key::M);
    assert!(window.shows("There is nothing to send to the payer"));
}

#[test]
fn the_keyboard_goes_through_the_rows_and_opens_one() {
    let mut window = open(1_100.0, 800.0);
    window.harness.get_by_role_and_label(Role::Grid, "Exceptions").focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    answer_case(&mut window, exception(ExceptionKind::Overpaid));
    assert!(window.shows_exactly("Message for the payer"));
    window.key(Modifiers::NONE, Key::A);
    assert!(window.shows_exactly("Why it is all right as it is"));
    window.click("Cancel");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::Grid, "Exceptions").is_some(), "back at the list");
    assert_eq!(window.harness.state().state().shared.page, Page::Exceptions);
}

#[test]
fn an_empty_page_says_that_nothing_needs_anybody() {
    let mut window = Window::of_size(&accounts(), [1_180.0, 900.0]);
    window.key(Modifiers::COMMAND, Key::Num4);
    answer(&mut window, &[]);
    assert!(window.shows_exactly("Nothing needs you") && window.shows_exactly("What would stand here"));
}

#[test]
fn the_side_bar_counts_the_open_ones() {
    let window = open(1_400.0, 900.0);
    let node = window.harness.get_all_by_role_and_label(Role::Button, "Exceptions").next().expect("an entry");
    let said = egui_kittest::kittest::NodeT::accesskit_node(&node).description();
    assert!(said.is_some_and(|said| said.contains("10 exceptions are open")));
}
