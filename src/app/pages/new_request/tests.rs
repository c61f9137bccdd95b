//! The form, from the first key to the order.

use super::*;
use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, key};
use crate::app::told::Told;
use crate::backend::protocol::CallError;
use crate::domain::draft::PayinRequest;

fn act(desk: &mut Desk, action: NewRequestAction) {
    desk.act(Action::NewRequest(action));
}

fn edit(desk: &mut Desk, field: Field, text: &str) {
    act(desk, NewRequestAction::Edit(field, text.to_owned()));
}

fn create(desk: &mut Desk) {
    act(desk, NewRequestAction::Create { random: [0, 1, 2, 3, 4, 5, 6, 7] });
}

/// A form whose kept draft has arrived, empty.
fn open() -> Desk {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::NewRequest));
    let (id, account) = desk.newest(load_draft);
    desk.answer(id, EventKind::Draft(account, Box::default()));
    desk
}

fn fill_mexico(desk: &mut Desk) {
    for (field, text) in [
        (Field::Amount, "152"),
        (Field::Remark, "Café y pan"),
        (Field::RealName, "José Núñez"),
        (Field::Phone, "5512345678"),
        (Field::Email, "jose@example.com"),
    ] {
        edit(desk, field, text);
    }
}

fn load_draft(kind: &CommandKind) -> Option<AccountId> {
    if let CommandKind::LoadDraft(account) = kind { Some(*account) } else { None }
}

fn save_draft(kind: &CommandKind) -> Option<(AccountId, Draft)> {
    if let CommandKind::SaveDraft(account, draft) = kind { Some((*account, (**draft).clone())) } else { None }
}

fn load_banks(kind: &CommandKind) -> Option<AccountId> {
    if let CommandKind::LoadBanks(account) = kind { Some(*account) } else { None }
}

fn create_payin(kind: &CommandKind) -> Option<PayinRequest> {
    if let CommandKind::CreatePayin { request, .. } = kind { Some((**request).clone()) } else { None }
}

fn form(desk: &Desk) -> &Form {
    desk.state.pages.new_request.form.as_ref().expect("a form")
}

fn shown(desk: &Desk) -> Vec<&'static str> {
    let form = form(desk);
    form::fields()
        .filter(|field| !MORE_FIELDS.contains(field))
        .filter(|field| form.need(*field, &desk.state.shared) != crate::domain::market::Need::Unused)
        .map(Field::wire_name)
        .collect()
}

#[test]
fn a_filled_form_becomes_the_request_and_then_the_order() {
    let mut desk = open();
    fill_mexico(&mut desk);
    create(&mut desk);
    let (id, request) = desk.newest(create_payin);
    assert_eq!(request.order_no.as_str(), "CB261122-2345-6789");
    assert_eq!((request.amount.to_plain(0), request.remark.as_str()), ("152".to_owned(), "Cafe y pan"));
    assert_eq!(request.pay_type, 69, "the only product is chosen");
    assert!(desk.state.pages.new_request.is_creating(&desk.state.shared));
    create(&mut desk);
    assert_eq!(desk.asked(create_payin).len(), 1, "one press, one payin");

    desk.answer(id, EventKind::Created(Ok(key("CB261122-2345-6789"))));
    assert_eq!(desk.state.shared.page, Page::Order(key("CB261122-2345-6789")));
    assert_eq!(desk.newest(save_draft).1, (MEXICO, Draft::default()), "the kept draft is forgotten");
    desk.act(Action::Go(Page::NewRequest));
    assert_eq!(form(&desk).draft.amount, "", "the next request begins empty");
}

#[test]
fn what_was_typed_just_before_the_window_closes_is_kept() {
    let mut desk = open();
    edit(&mut desk, Field::Remark, "Café");
    assert_eq!(desk.asked(save_draft).len(), 0, "not yet");
    let last = desk.state.end(desk.now);
    desk.sent.extend(last);
    let (_, (account, draft)) = desk.newest(save_draft);
    assert_eq!((account, draft.remark.as_str()), (MEXICO, "Café"));
    let last = desk.state.end(desk.now);
    desk.sent.extend(last);
    assert_eq!(desk.asked(save_draft).len(), 1, "once");
}

#[test]
fn nothing_is_sent_while_a_field_is_wrong() {
    let mut desk = open();
    fill_mexico(&mut desk);
    edit(&mut desk, Field::Amount, "15001");
    edit(&mut desk, Field::Email, "jose");
    assert_eq!(form(&desk).message(Field::Amount), None, "not while it is being typed");
    act(&mut desk, NewRequestAction::Touch(Field::Amount));
    assert_eq!(form(&desk).message(Field::Amount), Some(Told::new("problem-too-high").text("max", "15,000.00 MXN")));
    assert_eq!(form(&desk).message(Field::Email), None);
    create(&mut desk);
    assert_eq!(desk.asked(create_payin).len(), 0);
    assert_eq!(form(&desk).focus, Some(Field::Amount), "the first wrong field");
    assert_eq!(form(&desk).message(Field::Email), Some(Told::new("problem-bad-email")));
}

#[test]
fn a_wrong_field_under_more_is_opened() {
    let mut desk = open();
    fill_mexico(&mut desk);
    edit(&mut desk, Field::MchOrderNo, "año 1");
    create(&mut desk);
    assert_eq!((form(&desk).focus, form(&desk).more), (Some(Field::MchOrderNo), true));
    assert_eq!(desk.asked(create_payin).len(), 0);
}

#[test]
fn the_fields_follow_market_and_product() {
    let mut desk = open();
    let mexico = ["amount", "remark", "realName", "phone", "email", "payType"];
    assert_eq!(shown(&desk), mexico);
    desk.act(Action::SelectAccount(COLOMBIA));
    assert_eq!(form(&desk).account, COLOMBIA);
    assert_eq!(form(&desk).draft.pay_type, None, "there are three products to choose from");
    edit(&mut desk, Field::PayType, "153");
    assert_eq!(shown(&desk), [&mexico[..], &["idType", "idCard"]].concat());
    assert_eq!(desk.asked(load_banks).len(), 0);
    edit(&mut desk, Field::PayType, "157");
    assert_eq!(shown(&desk), [&mexico[..], &["idType", "idCard", "userType", "bankId"]].concat());
    assert_eq!(desk.asked(load_banks).len(), 1, "the banks are asked for when they are needed");
}

#[test]
fn banks_that_did_not_come_can_be_asked_for_again() {
    let mut desk = open();
    desk.act(Action::SelectAccount(COLOMBIA));
    edit(&mut desk, Field::PayType, "157");
    let (id, account) = desk.newest(load_banks);
    assert_eq!(account, COLOMBIA);
    desk.answer(id, EventKind::Banks(account, Err(CallError::Timeout)));
    edit(&mut desk, Field::Amount, "20000");
    assert_eq!(desk.asked(load_banks).len(), 1, "not by itself");
    act(&mut desk, NewRequestAction::RetryBanks);
    let (again, _) = desk.newest(load_banks);
    let bank = Bank { id: 20, code: "1007".to_owned(), name: "BANCOLOMBIA".to_owned() };
    desk.answer(again, EventKind::Banks(account, Ok(vec![bank.clone()])));
    let banks = desk.state.pages.new_request.banks().and_then(Loadable::value);
    assert_eq!(banks, Some(&vec![bank]));
}

#[test]
fn the_draft_is_kept_half_a_second_after_the_last_key() {
    let mut desk = open();
    edit(&mut desk, Field::Amount, "1");
    desk.wait(400);
    edit(&mut desk, Field::Amount, "15");
    desk.wait(400);
    assert_eq!(desk.asked(save_draft).len(), 0);
    assert!(desk.state.next_tick().is_some(), "the window wakes up for it");
    desk.wait(100);
    let saved = desk.asked(save_draft);
    assert_eq!(saved.len(), 1);
    assert_eq!(saved[0].1.1.amount, "15");
    desk.wait(5_000);
    assert_eq!(desk.asked(save_draft).len(), 1);
}

#[test]
fn the_draft_is_kept_at_once_when_the_page_or_the_account_is_left() {
    let mut desk = open();
    edit(&mut desk, Field::Amount, "15");
    desk.act(Action::Go(Page::Orders));
    assert_eq!(desk.newest(save_draft).1.1.amount, "15");
    desk.act(Action::Go(Page::NewRequest));
    edit(&mut desk, Field::Amount, "16");
    desk.act(Action::SelectAccount(COLOMBIA));
    let (account, draft) = desk.newest(save_draft).1;
    assert_eq!((account, draft.amount.as_str()), (MEXICO, "16"));
    assert_eq!(desk.newest(load_draft).1, COLOMBIA);
}

#[test]
fn the_kept_draft_comes_back_unless_something_was_typed() {
    let kept = Draft { amount: "99".to_owned(), ..Draft::default() };
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::NewRequest));
    let (id, account) = desk.newest(load_draft);
    desk.answer(id, EventKind::Draft(account, Box::new(kept.clone())));
    assert_eq!((form(&desk).draft.amount.as_str(), form(&desk).draft.pay_type), ("99", Some(69)));

    let mut desk = Desk::new();
    desk.act(Action::Go(Page::NewRequest));
    edit(&mut desk, Field::Amount, "7");
    let (id, account) = desk.newest(load_draft);
    desk.answer(id, EventKind::Draft(account, Box::new(kept)));
    assert_eq!(form(&desk).draft.amount, "7");
}

#[test]
fn a_payin_that_was_not_recorded_leaves_the_draft() {
    let mut desk = open();
    fill_mexico(&mut desk);
    create(&mut desk);
    let (id, _) = desk.newest(create_payin);
    desk.answer(id, EventKind::Created(Err(CreateError::Call(CallError::NoKey))));
    assert_eq!(desk.state.shared.page, Page::NewRequest);
    assert_eq!(form(&desk).create_error, Some(CreateError::Call(CallError::NoKey)));
    assert_eq!(form(&desk).draft.amount, "152");
    assert!(desk.asked(save_draft).iter().all(|(_, (_, draft))| draft.amount == "152"));

    edit(&mut desk, Field::MchOrderNo, "ORD-1");
    create(&mut desk);
    let (id, request) = desk.newest(create_payin);
    assert_eq!(request.order_no.as_str(), "ORD-1");
    desk.answer(id, EventKind::Created(Err(CreateError::OrderNoTaken)));
    assert_eq!(form(&desk).message(Field::MchOrderNo), Some(Told::new("error-order-no-taken")));
    assert!(form(&desk).more, "the field can be seen");
    edit(&mut desk, Field::MchOrderNo, "ORD-2");
    assert_eq!(form(&desk).message(Field::MchOrderNo), None);
}

#[test]
fn a_refused_text_comes_back_with_the_refusal_at_its_field() {
    let mut desk = open();
    fill_mexico(&mut desk);
    create(&mut desk);
    let (id, _) = desk.newest(create_payin);
    desk.answer(id, EventKind::Created(Ok(key("CB-1"))));
    let refusal = Refusal { code: 500, word: "Params_phone_error".to_owned() };
    let known = Draft { amount: "152".to_owned(), ..Draft::default() };
    let refill = |text: &Draft, key| NewRequestAction::Refill {
        key,
        text: Box::new(text.clone()),
        refusal: Some(refusal.clone()),
    };
    act(&mut desk, refill(&known, key("CB-1")));
    assert_eq!(desk.state.shared.page, Page::NewRequest);
    assert_eq!(form(&desk).draft.phone, "5512345678", "as typed, not only what the journal knows");
    assert_eq!(form(&desk).focus, Some(Field::Phone));
    assert_eq!(form(&desk).message(Field::Phone), Some(Told::new("refusal-field-invalid").text("name", "phone")));
    edit(&mut desk, Field::Phone, "5587654321");
    assert_eq!(form(&desk).message(Field::Phone), None);

    // After a restart only the journal's text is left.
    act(&mut desk, refill(&known, key("CB-OLD")));
    assert_eq!((form(&desk).draft.amount.as_str(), form(&desk).draft.phone.as_str()), ("152", ""));
}

#[test]
fn what_is_typed_is_shown_back_as_the_market_writes_it() {
    let mut desk = open();
    edit(&mut desk, Field::Amount, "1500.00");
    edit(&mut desk, Field::Remark, "Café y pan");
    let shared = &desk.state.shared;
    assert_eq!(form(&desk).amount(shared).as_deref(), Some("1,500.00 MXN"));
    assert_eq!(form(&desk).plain_remark(shared).as_deref(), Some("Cafe y pan"));
    assert_eq!(form(&desk).expire_secs(shared), Some(3_600));
}

#[test]
fn there_is_no_form_without_an_account() {
    let mut desk = Desk::without_accounts();
    desk.act(Action::Go(Page::NewRequest));
    assert!(desk.state.pages.new_request.form.is_none());
    desk.news(EventKind::Accounts(Ok(Vec::new())));
    create(&mut desk);
    assert!(desk.state.pages.new_request.form.is_none());
    desk.news(EventKind::Accounts(Ok(crate::app::pages::desk::accounts())));
    assert_eq!(form(&desk).account, MEXICO, "the first account opens its form");
}

#[test]
fn what_keeps_it_from_being_sent_is_told_in_the_order_of_the_form() {
    let mut desk = open();
    fill_mexico(&mut desk);
    edit(&mut desk, Field::MchOrderNo, "año 1");
    edit(&mut desk, Field::Email, "jose");
    edit(&mut desk, Field::Amount, "");
    let obstacles = |desk: &Desk| -> Vec<_> {
        let obstacles = form(desk).obstacles(&desk.state.shared);
        obstacles.iter().map(|obstacle| (obstacle.error.field, obstacle.is_in_form)).collect()
    };
    assert_eq!(obstacles(&desk), [], "not before a try was made");
    create(&mut desk);
    assert_eq!(obstacles(&desk), [(Field::Amount, true), (Field::Email, true), (Field::MchOrderNo, true)]);
    act(&mut desk, NewRequestAction::GoTo(Field::Email));
    assert_eq!(form(&desk).focus, Some(Field::Email));
    let mut accounts = crate::app::pages::desk::accounts();
    accounts[0].account.notify_url.clear();
    desk.news(EventKind::Accounts(Ok(accounts)));
    assert_eq!(obstacles(&desk).last(), Some(&(Field::NotifyUrl, false)), "the form has no such field");
}

#[test]
fn the_same_payer_and_amount_once_more_is_noticed_for_ten_minutes() {
    let mut desk = open();
    fill_mexico(&mut desk);
    create(&mut desk);
    let (id, _) = desk.newest(create_payin);
    desk.answer(id, EventKind::Created(Ok(key("CB-1"))));
    desk.act(Action::Go(Page::NewRequest));
    let repeated = |desk: &Desk| desk.state.pages.new_request.repeats(&desk.state.shared).map(|(key, _)| key.clone());
    assert_eq!(repeated(&desk), None, "an empty form repeats nothing");
    edit(&mut desk, Field::RealName, "José Núñez ");
    edit(&mut desk, Field::Amount, "152.00");
    assert_eq!(repeated(&desk), Some(key("CB-1")));
    edit(&mut desk, Field::Amount, "153");
    assert_eq!(repeated(&desk), None);
    edit(&mut desk, Field::Amount, "152");
    desk.wait(9 * 60 * 1_000);
    assert_eq!(repeated(&desk), Some(key("CB-1")));
    desk.wait(60 * 1_000);
    assert_eq!(repeated(&desk), None, "by now it is meant");
}

#[test]
fn taking_a_text_up_again_is_no_slip() {
    let mut desk = open();
    fill_mexico(&mut desk);
    create(&mut desk);
    let (id, _) = desk.newest(create_payin);
    desk.answer(id, EventKind::Created(Ok(key("CB-1"))));
    act(&mut desk, NewRequestAction::Refill { key: key("CB-1"), text: Box::default(), refusal: None });
    assert_eq!(form(&desk).draft.amount, "152");
    assert_eq!(desk.state.pages.new_request.repeats(&desk.state.shared), None);
}
