//! The page New request in the window.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::stage::Stage;
use crate::app::Page;
use crate::app::pages::desk::{COLOMBIA, MEXICO, PRODUCTION, key};
use crate::backend::protocol::{Bank, CallError, CommandKind, CreateError, EventKind};
use crate::domain::AccountId;
use crate::domain::draft::{Draft, PayinRequest};

fn created(kind: &CommandKind) -> Option<PayinRequest> {
    if let CommandKind::CreatePayin { request, .. } = kind { Some((**request).clone()) } else { None }
}

fn draft(kind: &CommandKind) -> Option<AccountId> {
    if let CommandKind::LoadDraft(account) = kind { Some(*account) } else { None }
}

fn open(size: (f32, f32)) -> Stage {
    let mut stage = Stage::new(size.0, size.1);
    stage.open(Key::Num2);
    let (id, account) = stage.asked(draft)[0];
    stage.answer(id, EventKind::Draft(account, Box::default()));
    stage
}

fn fill(stage: &mut Stage) {
    stage.type_into("Amount", "152");
    stage.type_into("Description", "Café y pan");
    stage.type_into("Payer name", "José Núñez");
    stage.type_into("Phone", "5512345678");
    stage.type_into("Email", "jose@example.com");
}

fn select(stage: &mut Stage, account: AccountId) {
    let name = match account {
        MEXICO => "Tienda MX",
        COLOMBIA => "Tienda CO",
        _ => "Tienda real",
    };
    stage.choose("Account", name);
}

#[test]
fn mexico_is_filled_in_and_created_from_the_keyboard() {
    for size in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut stage = open(size);
        assert!(stage.reads("Between 40 MXN and 15,000 MXN"), "the limits stand there before they are broken");
        fill(&mut stage);
        assert!(stage.reads("Sent as “Cafe y pan”"));
        stage.key(Modifiers::NONE, Key::Enter);
        assert_eq!(stage.asked(created).len(), 0, "Enter alone does not create");
        stage.key(Modifiers::COMMAND, Key::Enter);
        let (id, request) = stage.asked(created).pop().expect("it was created");
        assert_eq!((request.amount.to_plain(0).as_str(), request.real_name.as_str()), ("152", "José Núñez"));
        let number = key(request.order_no.as_str());
        stage.answer(id, EventKind::Created(Ok(number.clone())));
        assert_eq!(stage.harness.state().state().shared.page, Page::Order(number));
    }
}

#[test]
fn the_button_creates_too_and_what_went_wrong_stands_beside_the_form() {
    let mut stage = open((1_280.0, 800.0));
    fill(&mut stage);
    stage.press("Create request");
    let (id, _) = stage.asked(created)[0];
    stage.answer(id, EventKind::Created(Err(CreateError::Call(CallError::NoKey))));
    assert!(stage.sees("The API key of this account is not on this computer."));
    let amount = stage.harness.get_by_role_and_label(Role::TextInput, "Amount");
    assert_eq!(amount.value().as_deref(), Some("152"));
}

#[test]
fn a_wrong_amount_is_told_at_the_field_and_nothing_is_sent() {
    let mut stage = open((1_280.0, 800.0));
    fill(&mut stage);
    stage.type_into("Amount", "999");
    stage.key(Modifiers::COMMAND, Key::Enter);
    assert!(stage.sees("At most 15,000 MXN"), "152999 is too much");
    assert_eq!(stage.asked(created).len(), 0);
    assert!(stage.harness.get_by_role_and_label(Role::TextInput, "Amount").is_focused());
}

#[test]
fn the_fields_are_those_of_market_and_product() {
    let mut stage = open((1_280.0, 1_400.0));
    for name in ["Bank", "ID type", "Person type", "Order number"] {
        assert!(!stage.sees(name), "{name} is not for Mexico, or stands under More");
    }
    select(&mut stage, COLOMBIA);
    stage.choose("Payment method", "Product 153");
    assert!(stage.sees("ID type") && stage.sees("ID number") && !stage.sees("Bank"));
    stage.choose("Payment method", "PSE");
    assert!(stage.sees("Person type") && stage.sees("Bank"));
    let banks = |kind: &CommandKind| if let CommandKind::LoadBanks(id) = kind { Some(*id) } else { None };
    let (id, account) = stage.asked(banks).pop().expect("the banks are asked for");
    stage.answer(id, EventKind::Banks(account, Err(CallError::Timeout)));
    assert!(stage.sees("The gateway did not answer in time."));
    stage.press("Try again");
    let (id, account) = stage.asked(banks).pop().expect("again");
    let bank = Bank { id: 20, code: "1007".to_owned(), name: "BANCOLOMBIA".to_owned() };
    stage.answer(id, EventKind::Banks(account, Ok(vec![bank])));
    stage.choose("Bank", "BANCOLOMBIA");
    let form = stage.harness.state().state().pages.new_request.form.as_ref().expect("a form");
    assert_eq!(form.draft.bank_id, "20");
    stage.harness.get_by_label("More").click_accesskit();
    stage.harness.run();
    for name in ["Order number", "Expires in", "Goods name", "Goods description"] {
        assert!(stage.sees(name), "{name}");
    }
}

#[test]
fn what_was_typed_is_kept() {
    let mut stage = open((1_280.0, 800.0));
    stage.type_into("Amount", "152");
    stage.wait(600);
    let saved = stage.asked(|kind| match kind {
        CommandKind::SaveDraft(account, draft) => Some((*account, (**draft).clone())),
        _ => None,
    });
    let expected = Draft { amount: "152".to_owned(), pay_type: Some(69), ..Draft::default() };
    assert_eq!(saved.into_iter().map(|(_, saved)| saved).collect::<Vec<_>>(), [(MEXICO, expected)]);
}

#[test]
fn real_money_is_said_beside_the_button() {
    let mut stage = open((1_280.0, 800.0));
    assert!(!stage.sees("Real money"));
    select(&mut stage, PRODUCTION);
    assert!(stage.sees("Real money"));
}

#[test]
fn the_wide_window_shows_what_the_payer_will_read() {
    let mut stage = open((1_280.0, 800.0));
    stage.type_into("Amount", "1500");
    assert!(stage.sees("What the payer is told") && stage.sees("1,500 MXN"));
    assert!(!open((900.0, 600.0)).sees("What the payer is told"));
}

#[test]
fn without_an_account_the_first_step_is_taught() {
    let mut stage = open((1_280.0, 800.0));
    stage.news(EventKind::Accounts(Ok(Vec::new())));
    stage.press("Add an account");
    assert_eq!(stage.harness.state().state().shared.page, Page::Accounts);
}
