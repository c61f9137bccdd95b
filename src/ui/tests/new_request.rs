//! The page New request in the window.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::{Window, account};
use crate::app::Page;
use crate::app::pages::desk::{COLOMBIA, MEXICO, PRODUCTION, accounts, key};
use crate::backend::protocol::{Bank, CallError, CommandKind, CreateError, EventKind};
use crate::domain::draft::{Draft, PayinRequest};
use crate::domain::{AccountId, Environment, MarketCode};

fn created(kind: &CommandKind) -> Option<PayinRequest> {
    if let CommandKind::CreatePayin { request, .. } = kind { Some((**request).clone()) } else { None }
}

fn draft(kind: &CommandKind) -> Option<AccountId> {
    if let CommandKind::LoadDraft(account) = kind { Some(*account) } else { None }
}

/// The form of Mexico, empty.
pub(super) fn open(size: (f32, f32)) -> Window {
    let mut window = Window::of_size(&accounts(), [size.0, size.1]);
    window.key(Modifiers::COMMAND, Key::Num2);
    let (id, account) = window.asked(draft)[0];
    window.answer(id, EventKind::Draft(account, Box::default()));
    window
}

/// Fills it in.
pub(super) fn fill(window: &mut Window) {
    window.type_into("Amount", "152");
    window.type_into("Description", "Café y pan");
    window.type_into("Payer name", "José Núñez");
    window.type_into("Phone", "5512345678");
    window.type_into("Email", "jose@example.com");
}

fn select(window: &mut Window, account: AccountId) {
    let name = match account {
        MEXICO => "Tienda MX",
        COLOMBIA => "Tienda CO",
        _ => "Tienda real",
    };
    window.choose("Account", name);
}

#[test]
fn mexico_is_filled_in_and_created_from_the_keyboard() {
    for size in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut window = open(size);
        assert!(window.shows("Between 40.00 MXN and 15,000.00 MXN"), "the limits stand there before they are broken");
        fill(&mut window);
        assert!(window.shows("Sent as “Cafe y pan”"));
        assert_eq!(window.sticking_out(), Vec::<String>::new());
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(window.asked(created).len(), 0, "Enter alone does not create");
        window.key(Modifiers::COMMAND, Key::Enter);
        let (id, request) = window.asked(created).pop().expect("it was created");
        assert_eq!((request.amount.to_plain(0).as_str(), request.real_name.as_str()), ("152", "José Núñez"));
        let number = key(request.order_no.as_str());
        window.answer(id, EventKind::Created(Ok(number.clone())));
        assert_eq!(window.harness.state().state().shared.page, Page::Order(number));
    }
}

#[test]
fn the_button_creates_too_and_what_went_wrong_stands_beside_the_form() {
    let mut window = open((1_280.0, 800.0));
    fill(&mut window);
    window.press("Create request");
    let (id, _) = window.asked(created)[0];
    window.answer(id, EventKind::Created(Err(CreateError::Call(CallError::NoKey))));
    assert!(window.shows_exactly("The API key of this account is not on this computer."));
    let amount = window.harness.get_by_role_and_label(Role::TextInput, "Amount");
    assert_eq!(amount.value().as_deref(), Some("152"));
}

#[test]
fn a_wrong_amount_is_told_at_the_field_and_nothing_is_sent() {
    let mut window = open((1_280.0, 800.0));
    fill(&mut window);
    window.type_into("Amount", "999");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows_exactly("At most 15,000.00 MXN"), "152999 is too much");
    assert_eq!(window.asked(created).len(), 0);
    assert!(window.harness.get_by_role_and_label(Role::TextInput, "Amount").is_focused());
}

#[test]
fn the_fields_are_those_of_market_and_product() {
    let mut window = open((1_280.0, 1_400.0));
    for name in ["Bank", "ID type", "Person type", "Order number"] {
        assert!(!window.shows_exactly(name), "{name} is not for Mexico, or stands under More");
    }
    select(&mut window, COLOMBIA);
    window.click_role(Role::RadioButton, "Product 153");
    assert!(window.shows_exactly("ID type") && window.shows_exactly("ID number") && !window.shows_exactly("Bank"));
    window.click_role(Role::RadioButton, "PSE");
    assert!(window.shows_exactly("Person type") && window.shows_exactly("Bank"));
    let banks = |kind: &CommandKind| if let CommandKind::LoadBanks(id) = kind { Some(*id) } else { None };
    let (id, account) = window.asked(banks).pop().expect("the banks are asked for");
    window.answer(id, EventKind::Banks(account, Err(CallError::Timeout)));
    assert!(window.shows_exactly("The gateway did not answer in time."));
    window.press("Try again");
    let (id, account) = window.asked(banks).pop().expect("again");
    let bank = Bank { id: 20, code: "1007".to_owned(), name: "BANCOLOMBIA".to_owned() };
    window.answer(id, EventKind::Banks(account, Ok(vec![bank])));
    window.choose("Bank", "BANCOLOMBIA");
    let form = window.harness.state().state().pages.new_request.form.as_ref().expect("a form");
    assert_eq!(form.draft.bank_id, "20");
    window.harness.get_by_label("More").click_accesskit();
    window.harness.run();
    for name in ["Order number", "Expires in", "Goods name", "Goods description"] {
        assert!(window.shows_exactly(name), "{name}");
    }
}

#[test]
fn what_was_typed_is_kept() {
    let mut window = open((1_280.0, 800.0));
    window.type_into("Amount", "152");
    window.pass(1);
    let saved = window.asked(|kind| match kind {
        CommandKind::SaveDraft(account, draft) => Some((*account, (**draft).clone())),
        _ => None,
    });
    let expected = Draft { amount: "152".to_owned(), pay_type: Some(69), ..Draft::default() };
    assert_eq!(saved.into_iter().map(|(_, saved)| saved).collect::<Vec<_>>(), [(MEXICO, expected)]);
}

#[test]
fn real_money_is_said_beside_the_button() {
    let mut window = open((1_280.0, 800.0));
    assert!(!window.shows_exactly("Real money"));
    select(&mut window, PRODUCTION);
    assert!(window.shows_exactly("Real money"));
}

#[test]
fn the_wide_window_shows_what_the_payer_will_read() {
    let mut window = open((1_280.0, 800.0));
    window.type_into("Amount", "1500");
    assert!(window.shows_exactly("What the payer is told") && window.shows_exactly("1,500.00 MXN"));
}

#[test]
fn the_small_window_shows_what_the_payer_will_read_on_request() {
    let mut window = open((900.0, 600.0));
    window.type_into("Amount", "1500");
    assert!(!window.shows_exactly("1,500.00 MXN"));
    window.harness.get_by_label("What the payer is told").click_accesskit();
    window.harness.run();
    assert!(window.shows_exactly("1,500.00 MXN"));
}

#[test]
fn each_thing_that_is_wrong_leads_to_its_field() {
    let mut window = open((1_280.0, 1_000.0));
    fill(&mut window);
    window.type_into("Amount", "999");
    window.type_into("Email", " x");
    window.press("Create request");
    assert!(window.shows_exactly("This keeps the request from being sent:"));
    let link = window.harness.get_by_role_and_label(Role::Link, "Email: This is not an e-mail address");
    link.click_accesskit();
    window.harness.run();
    assert!(window.harness.get_by_role_and_label(Role::TextInput, "Email").is_focused());
    assert!(window.harness.query_by_role_and_label(Role::Link, "Amount: At most 15,000.00 MXN").is_some());
}

#[test]
fn the_same_once_more_leads_to_the_order_that_was_made() {
    let mut window = open((1_280.0, 1_000.0));
    fill(&mut window);
    window.press("Create request");
    let (id, request) = window.asked(created).pop().expect("it was created");
    let number = key(request.order_no.as_str());
    window.answer(id, EventKind::Created(Ok(number.clone())));
    window.key(Modifiers::COMMAND, Key::Num2);
    assert!(!window.shows("You made one with this payer"));
    fill(&mut window);
    window.pass(120);
    assert!(window.shows("You made one with this payer and amount 2 min ago."));
    window.harness.get_by_role_and_label(Role::Link, "Open it").click_accesskit();
    window.harness.run();
    assert_eq!(window.harness.state().state().shared.page, Page::Order(number));
}

#[test]
fn a_long_list_of_methods_is_searched() {
    let mut indonesia = account(9, "Toko", Environment::Sandbox, "https://test.example");
    indonesia.account.market = MarketCode::new("id");
    let mut window = Window::of_size(&[indonesia], [1_280.0, 900.0]);
    window.key(Modifiers::COMMAND, Key::Num2);
    window.click_role(Role::ComboBox, "Payment method");
    assert!(window.shows_exactly("BNI VA") && window.shows_exactly("QRIS"));
    assert!(window.harness.get_by_role_and_label(Role::TextInput, "Search").is_focused());
    window.harness.get_by_role_and_label(Role::TextInput, "Search").type_text("qri");
    window.harness.run();
    assert!(!window.shows_exactly("BNI VA") && window.shows_exactly("QRIS"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("scans a QR code"));
    let form = window.harness.state().state().pages.new_request.form.as_ref().expect("a form");
    assert_eq!(form.draft.pay_type, Some(41));
    window.click_role(Role::ComboBox, "Payment method");
    assert!(window.shows_exactly("BNI VA"), "the next search begins empty");
}

#[test]
fn long_words_stay_in_a_small_window() {
    let mut window = open((720.0, 480.0));
    window.type_into("Amount", "999999999999999");
    window.type_into("Payer name", &"Xóchitl ".repeat(8));
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}

#[test]
fn without_an_account_the_first_step_is_taught() {
    let mut window = open((1_280.0, 800.0));
    window.tell(EventKind::Accounts(Ok(Vec::new())));
    window.press("Add an account");
    assert_eq!(window.harness.state().state().shared.page, Page::Accounts);
}

#[test]
fn closing_the_window_keeps_what_was_just_typed() {
    let mut window = open((1_180.0, 900.0));
    window.type_into("Description", "Café");
    let saved = |kind: &CommandKind| match kind {
        CommandKind::SaveDraft(account, draft) => Some((*account, draft.remark.clone())),
        _ => None,
    };
    assert_eq!(window.asked(saved).len(), 0, "it is not kept at each key");
    eframe::App::on_exit(window.harness.state_mut(), None);
    let saved: Vec<_> = window.asked(saved).into_iter().map(|(_, saved)| saved).collect();
    assert_eq!(saved, [(MEXICO, "Café".to_owned())]);
}
