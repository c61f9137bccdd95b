//! The page of one order in the window.

use eframe::egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use crate::app::About;
use crate::app::pages::desk::{accepted, accounts, detail, key, mxn, sent_facts, start, summary};
use crate::backend::protocol::{CommandKind, EventKind, OrderDetail, OrdersPage, Paper, Purpose};
use crate::domain::exception::Part;
use crate::domain::exception::payment::Payment;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, NoAnswer, OperatorAction, ShareKind, Unknown};
use crate::domain::refusal::Refusal;
use crate::domain::{Catalogue, OrderState, Play};
use crate::export::document::Form;
use crate::ui::theme::size;

/// Opens the order through the list, as a person does.
pub(super) fn open(width: f32, height: f32, more: Vec<Fact>) -> Window {
    open_as(width, height, detail("CB-1", [sent_facts(), more].concat()))
}

/// The same, with everything the ledger tells of it.
pub(super) fn open_as(width: f32, height: f32, detail: OrderDetail) -> Window {
    let mut window = Window::of_size(&accounts(), [width, height]);
    show_order(&mut window, detail);
    window
}

/// Goes to the order through the list.
pub(super) fn show_order(window: &mut Window, detail: OrderDetail) {
    window.key(Modifiers::COMMAND, Key::Num3);
    let (id, query) = window
        .asked(|kind| if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None })
        .pop()
        .expect("asked");
    let rows = vec![summary(1, OrderState::Waiting)];
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total: 1 }))));
    window.press_row("CB-1, 152.00 MXN, waiting for payment, José Núñez");
    if window.harness.ctx.content_rect().width() >= size::WIDE_WINDOW {
        window.press("Open the order's page");
    }
    answer(window, detail);
}

fn tell(window: &mut Window, more: Vec<Fact>) {
    answer(window, detail("CB-1", [sent_facts(), more].concat()));
}

pub(super) fn answer(window: &mut Window, detail: OrderDetail) {
    let (id, of) = window
        .asked(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    window.answer(id, EventKind::Order(of, Ok(Some(Box::new(detail)))));
}

fn copied(window: &Window) -> Option<String> {
    window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Presses a copy button and tells what came onto the clipboard.
fn copy(window: &mut Window, name: &str) -> Option<String> {
    window.harness.get_by_label(name).click_accesskit();
    window.harness.step();
    let text = copied(window);
    window.harness.run();
    text
}

/// No answer came.
pub(super) fn lost() -> Fact {
    Fact::OutcomeUnknown { attempt: 1, why: Unknown::NoAnswer(NoAnswer::Timeout) }
}

#[test]
fn everything_a_payer_needs_is_copied_exactly() {
    for (width, height) in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut window = open(width, height, vec![accepted()]);
        assert!(window.shows_exactly("152.00 MXN") && window.shows_exactly("Waiting for payment"));
        assert_eq!(copy(&mut window, "Copy CLABE").as_deref(), Some("012914002014112176"));
        assert!(window.shows_exactly("CLABE copied"));
        let noted = window.asked(|kind| match kind {
            CommandKind::Note(of, OperatorAction::Copied { what }) => Some((of.clone(), what.clone())),
            _ => None,
        });
        assert_eq!(noted.len(), 1);
        assert_eq!(noted[0].1.0, key("CB-1"));
        assert_eq!(copy(&mut window, "Copy Order number").as_deref(), Some("CB-1"));
        assert_eq!(copy(&mut window, "Copy Platform number").as_deref(), Some("PAYIN8300000000000000001"));
        assert_eq!(copy(&mut window, "Copy link").as_deref(), Some("https://paydesk.example/pay.html?PAYIN83"));
        assert!(window.shows_exactly("paydesk.example"));
    }
}

#[test]
fn ctrl_c_copies_the_number_whose_button_has_the_keyboard_and_that_is_spoken_with_it() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    let button = window.harness.get_by_role_and_label(Role::Button, "Copy CLABE");
    assert_eq!(button.accesskit_node().description().as_deref(), Some("012914002014112176"));
    button.focus();
    window.harness.run();
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    assert!(matches!(commands.as_slice(), [OutputCommand::CopyText(text)] if text == "012914002014112176"));
    window.harness.run();
    assert!(window.shows_exactly("CLABE copied"));
}

#[test]
fn a_wrong_number_cannot_be_copied_before_a_person_says_why() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned());
    let mut window = open(1_280.0, 900.0, vec![Fact::Accepted { attempt, answer }]);
    assert!(window.shows("The check digit of the CLABE 012914002014112177 is wrong"));
    assert!(window.harness.get_by_role_and_label(Role::Button, "Copy CLABE").accesskit_node().is_disabled());
    assert!(!window.harness.get_by_role_and_label(Role::Button, "Copy Order number").accesskit_node().is_disabled());
    window.type_into("Why may it be given out?", "The bank took it");
    window.press("Give it out anyway");
    let noted = window.asked(|kind| match kind {
        CommandKind::Note(_, OperatorAction::Overridden { reason, findings }) => Some((reason.clone(), findings.len())),
        _ => None,
    });
    assert_eq!(noted.into_iter().map(|(_, said)| said).collect::<Vec<_>>(), [("The bank took it".to_owned(), 1)]);
    assert_eq!(copy(&mut window, "Copy CLABE").as_deref(), Some("012914002014112177"));
    assert!(window.shows("is wrong") && window.shows("a person said why"), "it is still said");
}

#[test]
fn the_answer_to_the_question_brings_the_steps() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.reference = Some("1411217".to_owned());
    answer.details.concept = Some("33812449733594396233".to_owned());
    let mut window = open(1_280.0, 900.0, vec![Fact::Accepted { attempt, answer }]);
    assert!(window.shows_exactly("Which bank do you pay from?") && !window.shows_exactly("Steps"));
    window.harness.get_by_role_and_label(Role::Button, "BBVA").click_accesskit();
    window.harness.run();
    assert!(window.shows("In “Número de convenio CIE” enter 1411 217."));
    window.harness.get_by_role_and_label(Role::Button, "Another bank").click_accesskit();
    window.harness.run();
    assert!(window.shows("In “Concepto de pago” enter 3381 2449 7335 9439 6233 and nothing else."));
    assert_eq!(copy(&mut window, "Copy Concepto de pago").as_deref(), Some("33812449733594396233"));
}

#[test]
fn what_is_kept_back_is_neither_copied_by_key_nor_spoken_with_its_button() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned()); // its check digit is wrong
    let mut window = open(1_280.0, 800.0, vec![Fact::Accepted { attempt, answer }]);
    let button = window.harness.get_by_role_and_label(Role::Button, "Copy CLABE");
    assert!(button.accesskit_node().is_disabled());
    assert_eq!(button.accesskit_node().description(), None);
    button.focus();
    window.harness.run();
    window.harness.event(Event::Copy);
    window.harness.step();
    assert!(window.harness.output().platform_output.commands.is_empty());
}

#[test]
fn an_unknown_outcome_offers_no_second_try() {
    let mut window = open(1_280.0, 800.0, vec![lost()]);
    assert!(window.shows("may or may not have this order"));
    assert!(!window.shows("Send again"));
    window.press("Check now");
    assert_eq!(window.asked(|kind| matches!(kind, CommandKind::CheckNow(_)).then_some(())).len(), 1);
    assert!(window.shows_exactly("Checking…") && !window.shows_exactly("Check now"));
    let (id, of) = window
        .asked(|kind| if let CommandKind::CheckNow(key) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    window.answer(id, EventKind::Checked(of, Ok(())));
    assert!(window.shows_exactly("Check now") && !window.shows_exactly("Checking…"));
}

#[test]
fn sending_again_is_asked_before_it_is_done() {
    let mut window = open(
        1_280.0,
        800.0,
        vec![Fact::Refused { attempt: 1, refusal: Refusal { code: 500, word: "System_busy".to_owned() } }],
    );
    window.press("Send again…");
    let again = |window: &Window| window.asked(|kind| matches!(kind, CommandKind::SendAgain(_)).then_some(())).len();
    assert_eq!(again(&window), 0);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(again(&window), 0);
    window.press("Send again…");
    window.press("Send again");
    assert_eq!(again(&window), 1);
}

#[test]
fn the_simulator_plays_each_play() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    assert!(window.shows_exactly("Payer simulator"));
    for (name, play) in [
        ("Pay exactly", Play::Exact),
        ("Pay less", Play::Less),
        ("Pay more", Play::More),
        ("Pay twice", Play::Twice),
        ("Pay late", Play::Late),
        ("Let it fail", Play::Fail),
    ] {
        window.press(name);
        let played = |kind: &CommandKind| if let CommandKind::Simulate(_, play) = kind { Some(*play) } else { None };
        let (id, asked) = window.asked(played).pop().expect("asked");
        assert_eq!(asked, play);
        window.answer(id, EventKind::Simulated(key("CB-1"), Ok(())));
    }
}

#[test]
fn no_simulator_where_the_gateway_is_not_cobros_own() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    let mut accounts = accounts();
    accounts[0].account.base_url = "http://testclient.example/window-api".to_owned();
    window.tell(EventKind::Accounts(Ok(accounts)));
    assert!(!window.shows_exactly("Payer simulator") && !window.shows_exactly("Pay exactly"));
}

#[test]
fn the_age_of_the_news_grows_and_paid_is_seen_by_itself() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    window.pass(20);
    assert!(window.shows("checked 15 s ago (a query)"));
    window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
    let paid = GatewayOrder { status: Some(GatewayStatus::Success), ..Default::default() };
    tell(&mut window, vec![accepted(), Fact::Found(Box::new(paid))]);
    assert!(window.shows_exactly("Paid") && window.shows_exactly("The money has arrived."));
    assert!(window.shows("do not give these numbers"));
    assert!(window.shows("The gateway says it is paid"));
}

#[test]
fn a_refused_order_says_why_and_leads_to_the_form() {
    let refusal = Refusal { code: 500, word: "Params_phone_error".to_owned() };
    let mut window = open(1_280.0, 800.0, vec![Fact::Refused { attempt: 1, refusal }]);
    assert!(window.shows_exactly("The gateway does not accept the value of “phone”."));
    window.press("Edit and try again");
    assert!(window.shows_exactly("Create request"));
    let amount = window.harness.get_by_role_and_label(eframe::egui::Role::TextInput, "Amount");
    assert_eq!(amount.value().as_deref(), Some("152"));
}

#[test]
fn nothing_moves_when_a_check_comes_back() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    let places = |window: &Window| -> Vec<_> {
        let seen = ["Copy CLABE", "Check now", "Checking…", "Pay exactly", "Copy Platform number"];
        seen.into_iter().filter_map(|name| Some(window.harness.query_by_label(name)?.rect())).collect()
    };
    let before = places(&window);
    assert_eq!(before.len(), 4);
    window.press("Check now");
    assert_eq!(places(&window), before, "while it is on its way");
    let (id, of) = window
        .asked(|kind| if let CommandKind::CheckNow(key) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    window.answer(id, EventKind::Checked(of, Ok(())));
    tell(&mut window, vec![accepted()]);
    assert_eq!(places(&window), before, "and once it is back");
}

#[test]
fn the_copy_buttons_end_at_one_edge() {
    for (width, height) in [(720.0, 480.0), (900.0, 600.0), (1_280.0, 900.0), (1_600.0, 900.0)] {
        let window = open(width, height, vec![accepted()]);
        let edge = |name: &str| window.harness.get_by_label(name).rect().right();
        assert!((edge("Copy CLABE") - edge("Copy Amount")).abs() < 0.5, "at {width}");
        assert!((edge("Copy CLABE") - edge("Copy link")).abs() < 0.5, "at {width}");
        assert_eq!(window.sticking_out(), Vec::<String>::new(), "at {width}");
    }
}

#[test]
fn the_countdown_names_both_zones_and_counts_seconds_only_at_the_end() {
    let home_zone = jiff::tz::TimeZone::get("Asia/Karachi").ok();
    let mut window =
        Window::open_with(Catalogue::built_in(), About { home_zone, ..About::default() }, [1_280.0, 900.0]);
    window.has_accounts(&accounts());
    show_order(&mut window, detail("CB-1", [sent_facts(), vec![accepted()]].concat()));
    assert!(window.shows("Nov 22, 2026, 11:00 (Mexico City, UTC−06)"));
    assert!(window.shows("here: Nov 22, 2026, 22:00 (Karachi, UTC+05)"));
    let wake = |window: &Window| window.harness.output().viewport_output.values().map(|out| out.repaint_delay).min();
    window.pass(600);
    assert!(window.shows("expires in 50 min") && !window.shows(" s ·"));
    assert!(wake(&window) > Some(std::time::Duration::from_secs(1)), "{:?}", wake(&window));
    window.pass(2_920);
    assert!(window.shows("expires in 83 s"));
    assert!(wake(&window) <= Some(std::time::Duration::from_secs(1)), "{:?}", wake(&window));
}

#[test]
fn an_order_whose_time_is_over_says_not_to_give_its_numbers() {
    let mut window = open(1_280.0, 800.0, vec![accepted()]);
    assert!(!window.shows("do not give these numbers"));
    window.pass(3_700);
    assert!(window.shows("The time to pay is over: do not give these numbers"));
    assert!(!window.shows("Give the payer these numbers"), "one of the two must be wrong");
}

#[test]
fn the_numbers_of_a_paid_order_are_folded_away_and_not_copied_by_the_way() {
    let paid = GatewayOrder { status: Some(GatewayStatus::Success), ..Default::default() };
    let mut window = open(1_280.0, 1_200.0, vec![accepted(), Fact::Found(Box::new(paid))]);
    assert!(window.shows("do not give these numbers") && !window.shows("0129"));
    window.harness.get_by_label("Show them").click_accesskit();
    window.harness.run();
    assert!(window.shows("0129") && window.shows("Whoever pays once more pays twice"));
    assert!(window.harness.get_by_label("Copy CLABE").accesskit_node().is_disabled());
    assert!(!window.harness.get_by_label("Copy Order number").accesskit_node().is_disabled());
}

#[test]
fn an_original_shows_what_was_paid_in_parts_and_each_part_what_it_belongs_to() {
    let part = |number: &str, amount: &str| Part {
        key: key(number),
        payment: Payment {
            platform_no: None,
            patch: Some(number.to_owned()),
            amount: Some(mxn(amount)),
            completed_at: None,
            seen_at: start(),
            is_confirmed: true,
            digest: None,
        },
    };
    let original = detail("CB-1", [sent_facts(), vec![accepted()]].concat());
    let parts = vec![part("CB-100001", "50"), part("CB-100002", "70.5")];
    let mut window = open_as(1_280.0, 1_200.0, OrderDetail { parts, ..original.clone() });
    assert!(window.shows("Paid in parts") && window.shows("120.50 MXN") && window.shows("70.50 MXN"));
    assert!(!window.shows("Nothing yet"), "something was paid");
    window.pass(3_700);
    assert!(window.shows("has arrived under another number") && !window.shows("nothing has arrived"));
    window.press("CB-100002");
    let asked = window.asked(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None });
    assert_eq!(asked.last().map(|(_, key)| key), Some(&key("CB-100002")));

    let mut window = open_as(1_280.0, 1_200.0, OrderDetail { original: Some(key("CB-7")), ..original });
    assert!(window.shows("Belongs to") && window.shows("Nothing yet"));
    window.press("CB-7");
    let asked = window.asked(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None });
    assert_eq!(asked.last().map(|(_, key)| key), Some(&key("CB-7")));
}

/// Mexico with a product that is paid in cash at a till, as a merchant adds it.
pub(super) fn with_cash() -> Catalogue {
    let oxxo = "[[mx.pay_types]]\nnumber = 70\nname = \"OXXO\"\nrail = \"cash_code\"\n";
    Catalogue::built_in().with_user_file("markets.toml", oxxo)
}

/// An order to be paid there.
pub(super) fn cash_order() -> OrderDetail {
    let mut facts = [sent_facts(), vec![accepted()]].concat();
    for fact in &mut facts {
        match fact {
            Fact::Prepared(request) => request.pay_type = 70,
            Fact::Accepted { answer, .. } => answer.details.pay_code = Some("98000006271718".to_owned()),
            _ => {}
        }
    }
    detail("CB-1", facts)
}

#[test]
fn a_tills_code_is_drawn_as_a_barcode_and_saved_where_it_stands() {
    let mut window = Window::open_with(with_cash(), About::default(), [1_280.0, 1_400.0]);
    window.has_accounts(&accounts());
    show_order(&mut window, cash_order());
    window.harness.get_by_role_and_label(Role::Image, "Barcode of Payment code");
    for (label, form) in [("Save barcode (PNG)", Form::BarcodePng), ("Save barcode (SVG)", Form::BarcodeSvg)] {
        window.press(label);
        let (id, (key, wish)) =
            window
                .asked(|kind| {
                    if let CommandKind::MakePaper(key, wish) = kind { Some((key.clone(), wish.clone())) } else { None }
                })
                .pop()
                .expect("asked");
        assert_eq!((wish.form, wish.document.barcode.is_some()), (form, true));
        let made = Paper { form, purpose: Purpose::Keep, path: "/home/ana/pago.png".to_owned() };
        window.answer(id, EventKind::PaperMade(key, Ok(made)));
    }
    let noted = |kind: &CommandKind| match kind {
        CommandKind::Note(_, OperatorAction::Shared { kind, .. }) => Some(*kind),
        _ => None,
    };
    let noted: Vec<_> = window.asked(noted).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(noted, [ShareKind::Barcode; 2]);
    window.pass(3_700);
    assert!(window.harness.query_by_role_and_label(Role::Image, "Barcode of Payment code").is_none(), "it ran out");
}

#[test]
fn a_failed_order_leads_to_another_like_it() {
    let failed = GatewayOrder { status: Some(GatewayStatus::Fail), ..Default::default() };
    let mut window = open(1_280.0, 800.0, vec![accepted(), Fact::Found(Box::new(failed))]);
    window.press("Make another like this");
    assert!(window.shows_exactly("Create request"));
}

#[test]
fn long_names_and_codes_stay_in_a_small_window() {
    let mut facts = vec![accepted()];
    if let Fact::Accepted { answer, .. } = &mut facts[0] {
        answer.details.pay_code = Some("0129140020141121764".repeat(10));
        answer.details.pay_url = Some(format!("https://paydesk.example/{}", "a".repeat(200)));
        answer.platform_no = Some("PAYIN83".repeat(8));
    }
    let window = open(900.0, 600.0, facts);
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}

#[test]
fn what_was_set_aside_offers_to_be_taken_back() {
    let refused = Fact::Refused { attempt: 1, refusal: Refusal { code: 500, word: "Params_phone_error".to_owned() } };
    let mut window = open(1_280.0, 800.0, vec![refused.clone()]);
    window.press("More");
    assert!(window.shows_exactly("Set aside") && !window.shows_exactly("Take back"));
    window.key(Modifiers::NONE, Key::Escape);
    window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Rejected))));
    let (aside, back) = (OperatorAction::Dismissed, OperatorAction::TakenBack);
    tell(&mut window, vec![refused, Fact::Operated(back), Fact::Operated(aside)]);
    assert!(window.shows("It was taken back") && window.shows("It was set aside"));
    window.press("More");
    window.press("Take back");
    let taken = window.asked(|kind| if let CommandKind::TakeBack(of) = kind { Some(of.clone()) } else { None });
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].1, key("CB-1"));
}
