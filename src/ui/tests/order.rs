//! The page of one order in the window.

use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;

use super::stage::Stage;
use crate::app::pages::desk::{accepted, detail, key, sent_facts, summary};
use crate::backend::protocol::{CommandKind, EventKind, OrdersPage};
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, NoAnswer, Unknown};
use crate::domain::refusal::Refusal;
use crate::domain::{OrderState, Play};

/// Opens the order through the list, as a person does.
fn open(width: f32, height: f32, more: Vec<Fact>) -> Stage {
    let mut stage = Stage::new(width, height);
    stage.open(Key::Num3);
    let (id, query) = stage
        .asked(|kind| if let CommandKind::LoadOrders(query) = kind { Some(query.clone()) } else { None })
        .pop()
        .expect("asked");
    let rows = vec![summary(1, OrderState::Waiting)];
    stage.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total: 1 }))));
    stage.press("CB-1, 152 MXN, waiting for payment, José Núñez");
    tell(&mut stage, more);
    stage
}

fn tell(stage: &mut Stage, more: Vec<Fact>) {
    let (id, of) = stage
        .asked(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    let detail = detail(&of.order_no, [sent_facts(), more].concat());
    stage.answer(id, EventKind::Order(of, Ok(Some(Box::new(detail)))));
}

fn copied(stage: &Stage) -> Option<String> {
    stage.harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Presses a copy button and tells what came onto the clipboard.
fn copy(stage: &mut Stage, name: &str) -> Option<String> {
    stage.harness.get_by_label(name).click_accesskit();
    stage.harness.step();
    let text = copied(stage);
    stage.harness.run();
    text
}

fn lost() -> Fact {
    Fact::OutcomeUnknown { attempt: 1, why: Unknown::NoAnswer(NoAnswer::Timeout) }
}

#[test]
fn everything_a_payer_needs_is_copied_exactly() {
    for (width, height) in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut stage = open(width, height, vec![accepted()]);
        assert!(stage.sees("152 MXN") && stage.sees("Waiting for payment"));
        assert_eq!(copy(&mut stage, "Copy CLABE").as_deref(), Some("012914002014112176"));
        assert!(stage.sees("CLABE copied"));
        let noted = stage.asked(|kind| match kind {
            CommandKind::NoteCopied(of, what) => Some((of.clone(), what.clone())),
            _ => None,
        });
        assert_eq!(noted.len(), 1);
        assert_eq!(noted[0].1.0, key("CB-1"));
        assert_eq!(copy(&mut stage, "Copy Order number").as_deref(), Some("CB-1"));
        assert_eq!(copy(&mut stage, "Copy Platform number").as_deref(), Some("PAYIN8300000000000000001"));
        assert_eq!(copy(&mut stage, "Copy Link").as_deref(), Some("https://paydesk.example/pay.html?PAYIN83"));
        assert!(stage.reads("Opens paydesk.example"));
    }
}

#[test]
fn an_unknown_outcome_offers_no_second_try() {
    let mut stage = open(1_280.0, 800.0, vec![lost()]);
    assert!(stage.reads("may or may not have this order"));
    assert!(!stage.reads("Send again"));
    stage.press("Check now");
    assert_eq!(stage.asked(|kind| matches!(kind, CommandKind::CheckNow(_)).then_some(())).len(), 1);
    assert!(stage.sees("Checking…") && !stage.sees("Check now"));
    let (id, of) = stage
        .asked(|kind| if let CommandKind::CheckNow(key) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    stage.answer(id, EventKind::Checked(of, Ok(())));
    assert!(stage.sees("Checked just now") && stage.sees("Check now"));
}

#[test]
fn sending_again_is_asked_before_it_is_done() {
    let mut stage = open(
        1_280.0,
        800.0,
        vec![Fact::Refused { attempt: 1, refusal: Refusal { code: 500, word: "System_busy".to_owned() } }],
    );
    stage.press("Send again…");
    let again = |stage: &Stage| stage.asked(|kind| matches!(kind, CommandKind::SendAgain(_)).then_some(())).len();
    assert_eq!(again(&stage), 0);
    stage.key(Modifiers::NONE, Key::Escape);
    assert_eq!(again(&stage), 0);
    stage.press("Send again…");
    stage.press("Send again");
    assert_eq!(again(&stage), 1);
}

#[test]
fn the_simulator_plays_each_play() {
    let mut stage = open(1_280.0, 800.0, vec![accepted()]);
    assert!(stage.sees("Payer simulator"));
    for (name, play) in [
        ("Pay exactly", Play::Exact),
        ("Pay less", Play::Less),
        ("Pay more", Play::More),
        ("Pay twice", Play::Twice),
        ("Pay late", Play::Late),
        ("Let it fail", Play::Fail),
    ] {
        stage.press(name);
        let played = |kind: &CommandKind| if let CommandKind::Simulate(_, play) = kind { Some(*play) } else { None };
        let (id, asked) = stage.asked(played).pop().expect("asked");
        assert_eq!(asked, play);
        stage.answer(id, EventKind::Simulated(key("CB-1"), Ok(())));
    }
}

#[test]
fn no_simulator_where_the_gateway_is_not_cobros_own() {
    let mut stage = open(1_280.0, 800.0, vec![accepted()]);
    let mut accounts = crate::app::pages::desk::accounts();
    accounts[0].account.base_url = "http://testclient.example/stage-api".to_owned();
    stage.news(EventKind::Accounts(Ok(accounts)));
    assert!(!stage.sees("Payer simulator") && !stage.sees("Pay exactly"));
}

#[test]
fn the_age_of_the_news_grows_and_paid_is_seen_by_itself() {
    let mut stage = open(1_280.0, 800.0, vec![accepted()]);
    stage.wait(20_000);
    assert!(stage.reads("checked 15 s ago (the answer to the request)"));
    stage.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
    let paid = GatewayOrder { status: Some(GatewayStatus::Success), ..Default::default() };
    tell(&mut stage, vec![accepted(), Fact::Found(Box::new(paid))]);
    assert!(stage.sees("Paid") && stage.sees("The money has arrived."));
    assert!(stage.reads("do not give these numbers"));
    assert!(stage.reads("The gateway says it is paid"));
}

#[test]
fn a_refused_order_says_why_and_leads_to_the_form() {
    let refusal = Refusal { code: 500, word: "Params_phone_error".to_owned() };
    let mut stage = open(1_280.0, 800.0, vec![Fact::Refused { attempt: 1, refusal }]);
    assert!(stage.sees("The gateway does not accept the value of “phone”."));
    stage.press("Edit and try again");
    assert!(stage.sees("Create request"));
    let amount = stage.harness.get_by_role_and_label(eframe::egui::Role::TextInput, "Amount");
    assert_eq!(amount.value().as_deref(), Some("152"));
}
