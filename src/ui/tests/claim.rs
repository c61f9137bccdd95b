//! "Paid but not shown?" in the window.

use eframe::egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::Queryable as _;

use super::{Window, order};
use crate::app::Page;
use crate::app::pages::desk::{accepted, accounts, detail, key, sent_facts};
use crate::backend::protocol::{CallError, Candidate, CommandKind, EventKind, PaymentQuery, RequestId};
use crate::domain::MarketCode;

/// Opens the page by the palette, as from anywhere.
pub(super) fn open(mut window: Window) -> Window {
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.event(Event::Text("paid but not".to_owned()));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    window
}

/// Opens it from an order.
pub(super) fn about(size: [f32; 2]) -> Window {
    let mut window = order::open(size[0], size[1], vec![accepted()]);
    window.press("Paid but not shown?");
    window
}

fn queries(window: &Window) -> Vec<(RequestId, PaymentQuery)> {
    window.asked(|kind| if let CommandKind::FindPayment(query) = kind { Some((**query).clone()) } else { None })
}

/// So many orders are found.
pub(super) fn answer(window: &mut Window, count: usize) {
    let (id, _) = queries(window).pop().expect("asked");
    let facts = || [sent_facts(), vec![accepted()]].concat();
    let orders = (1..=count).map(|n| detail(&format!("CB-{n}"), facts()).order);
    let found = orders.map(|order| Candidate { order, market: MarketCode::new("mx") }).collect();
    window.answer(id, EventKind::Candidates(Ok(found)));
}

/// The ledger cannot be read.
pub(super) fn fail(window: &mut Window) {
    let (id, _) = queries(window).pop().expect("asked");
    window.answer(id, EventKind::Candidates(Err(CallError::Ledger("disk I/O error".to_owned()))));
}

#[test]
fn from_the_order_to_banxicos_page() {
    let mut window = about([1_280.0, 1_000.0]);
    assert_eq!(window.harness.state().state().shared.page, Page::Claim);
    let (_, query) = queries(&window).pop().expect("it looks at once");
    assert_eq!(query.about, Some(key("CB-1")));
    answer(&mut window, 1);
    for words in ["One order fits", "The amount is the same", "The order waits for its payment", "within minutes"] {
        assert!(window.shows(words), "{words}");
    }
    window.type_into("Tracking key or any number", "MBAN01002211220012345678");
    window.press("Find the order");
    answer(&mut window, 1);
    window.harness.get_by_label("Copy Clave de rastreo").click_accesskit();
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    assert!(matches!(commands.as_slice(), [OutputCommand::CopyText(text)] if text == "MBAN01002211220012345678"));
    window.harness.run();
    assert!(window.shows_exactly("Clave de rastreo copied"));
    assert!(window.shows("ask the payer"), "only the payer knows the bank");
    window.harness.get_by_label("Open Banxico's page").click_accesskit();
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    assert!(
        matches!(commands.as_slice(), [OutputCommand::OpenUrl(open)] if open.url == "https://www.banxico.org.mx/cep/")
    );
    window.press("Open CB-1");
    assert_eq!(window.harness.state().state().shared.page, Page::Order(key("CB-1")));
}

#[test]
fn mistakes_are_said_beside_their_fields_and_enter_looks() {
    let mut window = open(Window::of_size(&accounts(), [1_180.0, 900.0]));
    assert!(window.shows("What does the payer know?"));
    window.press("Find the order");
    assert!(window.shows("Type at least the day") && queries(&window).is_empty());
    window.type_into("Day of payment", "31/31");
    window.type_into("Amount paid (MXN)", "1.2.3");
    window.press("Find the order");
    assert!(window.shows("Type a day such as 22/11/2026") && queries(&window).is_empty());
    window.press("Yesterday");
    window.harness.get_by_role_and_label(Role::TextInput, "Amount paid (MXN)").focus();
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.type_into("Amount paid (MXN)", "152");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(queries(&window).len(), 1);
    answer(&mut window, 0);
    assert!(window.shows("No order fits"));
    window.press("Find the order");
    fail(&mut window);
    assert!(window.shows("disk I/O error") || window.shows("Details"));
    window.press("Try again");
    assert_eq!(queries(&window).len(), 3);
}
