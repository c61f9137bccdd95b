//! Reading an order's values aloud, by keyboard alone.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use super::access::{Listener, focused, say};
use super::order::{self, open};
use crate::app::pages::desk::{accepted, detail, sent_facts, summary};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::OrderState;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, OperatorAction};

/// A CLABE with a concept and a reference.
pub(super) fn told() -> Fact {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.concept = Some("33812449733594396233".to_owned());
    answer.details.reference = Some("1411217".to_owned());
    Fact::Accepted { attempt, answer }
}

/// A window in which the CLABE is being read aloud, opened by its key.
pub(super) fn aloud(size: [f32; 2]) -> Window {
    let mut window = open(size[0], size[1], vec![told()]);
    window.key(Modifiers::NONE, Key::A);
    window
}

/// Types without looking where the keyboard is.
pub(super) fn types(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.harness.event(Event::Text(letter.to_string()));
        window.harness.run();
    }
}

fn key(window: &mut Window, key: Key) {
    window.key(Modifiers::NONE, key);
}

/// What stands in the line that takes what is read back.
fn line(window: &Window) -> String {
    let label = say("aloud-read-back");
    let line = window.harness.get_by_role_and_label(Role::TextInput, &label);
    line.accesskit_node().value().unwrap_or_default()
}

/// Which value is being read, from 1.
fn at(window: &Window) -> usize {
    let reading = window.harness.state().state().pages.order.reading().expect("something is read");
    assert!(window.shows(&format!("{} of {} · ", reading.number, reading.of)));
    reading.number
}

/// The names of the groups, which tell what is marked.
fn groups(window: &Window) -> Vec<String> {
    let groups = window.harness.query_all_by_label_contains("Group ");
    groups.filter_map(|node| node.accesskit_node().label().or(node.accesskit_node().value())).collect()
}

fn noted(window: &Window) -> Vec<String> {
    let noted = window.asked(|kind| match kind {
        CommandKind::Note(_, OperatorAction::ReadBack { what }) => Some(what.clone()),
        _ => None,
    });
    noted.into_iter().map(|(_, what)| what).collect()
}

#[test]
fn a_clabe_is_dictated_and_one_wrong_group_mended() {
    let mut window = aloud([1_280.0, 860.0]);
    let ears = Listener::to(&mut window);
    assert_eq!(groups(&window).len(), 6, "3-3-4-4-3-1: {:?}", groups(&window));
    assert_eq!(groups(&window)[1], "Group 2 of 6: 914, nueve uno cuatro. Not read back yet");

    types(&mut window, "012 914 2000 1411");
    assert_eq!(line(&window), "012 914 2000 1411", "it went into the line straight away");
    let marks = groups(&window);
    assert!(marks[0].ends_with(&say("aloud-right")) && marks[3].ends_with(&say("aloud-right")), "{marks:?}");
    assert!(marks[2].ends_with(&say("aloud-wrong")) && marks[4].ends_with(&say("aloud-missing")), "{marks:?}");
    assert!(window.shows("Group 3 differs. Say again: cero cero dos cero"));
    let news = ears.news();
    assert_eq!(news.iter().filter(|news| news.contains("Group 3 differs")).count(), 1, "once: {news:?}");
    assert!(noted(&window).is_empty());

    for _ in 0.."2000 1411".len() {
        key(&mut window, Key::Backspace);
    }
    types(&mut window, "0020-1411-217-6");
    assert!(window.shows("CLABE read back correctly · Nov 22, 2026, 10:00:00"));
    assert_eq!(noted(&window), ["sheet-clabe"]);
    assert_eq!(ears.news().iter().filter(|news| news.contains("read back correctly")).count(), 1);

    // Enter goes on; Escape gives the keyboard back to the button.
    key(&mut window, Key::Enter);
    assert!(at(&window) == 2 && line(&window).is_empty());
    types(&mut window, "3");
    assert_eq!(line(&window), "3", "the next line has the keyboard");
    key(&mut window, Key::Escape);
    let button = focused(&window).expect("the keyboard is somewhere");
    assert_eq!((button.role, button.name), (Role::Button, say("aloud")));
    assert!(window.harness.query_by_label(&say("aloud-read-back")).is_none());
    key(&mut window, Key::Enter);
    assert!(at(&window) == 2 && line(&window) == "3", "one goes on where one was");
}

#[test]
fn values_are_gone_through_by_keys() {
    let mut window = aloud([900.0, 600.0]);
    for (pressed, place) in [
        (Key::PageDown, 2),
        (Key::ArrowRight, 3),
        (Key::ArrowLeft, 2),
        (Key::PageUp, 1),
        (Key::PageUp, 1),
        (Key::Enter, 2),
    ] {
        key(&mut window, pressed);
        assert_eq!(at(&window), place, "{pressed:?}");
    }
    types(&mut window, "338");
    key(&mut window, Key::ArrowLeft);
    assert_eq!(at(&window), 2, "where something is typed the arrows move through it");
    types(&mut window, "x");
    assert_eq!(line(&window), "33x8");
    while window.harness.query_by_label(&say("aloud-read-back")).is_some() {
        key(&mut window, Key::PageDown);
    }
    // After the last one it ends. From a button as well.
    key(&mut window, Key::A);
    key(&mut window, Key::Tab);
    key(&mut window, Key::Escape);
    assert!(window.harness.query_by_label(&say("aloud-read-back")).is_none());
    assert_eq!(focused(&window).map(|thing| thing.name), Some(say("aloud")));
}

#[test]
fn the_words_are_the_payers() {
    let mut window = aloud([1_280.0, 860.0]);
    window.press("Words in Español");
    window.press("Bahasa Indonesia");
    assert!(window.shows("Group 1 of 6: 012, nol satu dua"));
    window.press("Words in Bahasa Indonesia");
    window.press("Urdu");
    assert!(window.shows("Group 1 of 6: 012, sifar aik do"), "in Latin letters: {:?}", groups(&window));
}

#[test]
fn what_must_not_be_given_out_is_not_read_aloud() {
    let Fact::Accepted { attempt, mut answer } = told() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned());
    let mut window = open(1_280.0, 860.0, vec![Fact::Accepted { attempt, answer }]);
    let label = say("aloud");
    let button = window.harness.get_by_role_and_label(Role::Button, &label);
    assert!(button.accesskit_node().is_disabled());
    assert_eq!(button.accesskit_node().description(), Some(say("why-blocked")));
    key(&mut window, Key::A);
    assert!(window.shows(&say("why-blocked")) && groups(&window).is_empty());

    // It is paid while it is being read.
    let mut window = aloud([1_280.0, 860.0]);
    window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
    let paid = GatewayOrder { status: Some(GatewayStatus::Success), ..GatewayOrder::default() };
    order::answer(&mut window, detail("CB-1", [sent_facts(), vec![told(), Fact::Found(Box::new(paid))]].concat()));
    assert!(groups(&window).is_empty() && window.shows(&say("order-instructions-over")));
    key(&mut window, Key::Escape);
    assert!(window.shows_exactly(&say("order-state-paid")));
}

#[test]
fn an_amount_is_said_digit_by_digit_without_what_parts_thousands() {
    let mut window = aloud([1_280.0, 860.0]);
    while window.harness.query_all_by_label_contains("152.00, ").next().is_none() {
        key(&mut window, Key::PageDown);
    }
    assert_eq!(groups(&window), ["Group 1 of 1: 152.00, uno cinco dos punto cero cero. Not read back yet"]);
    types(&mut window, "152");
    assert_eq!(noted(&window), ["sheet-amount"]);
}
