//! News as it comes, the list of it, and taking back.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, account};
use crate::app::pages::desk::{key, summary};
use crate::app::{Aside, Page};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::{Environment, OrderState};

fn window(size: [f32; 2]) -> Window {
    let mut window =
        Window::of_size(&[account(1, "Tienda MX", Environment::Production, "https://client.example")], size);
    window.pass(1);
    window
}

/// The order as the ledger tells it now.
fn order(window: &mut Window, state: OrderState, dismissed: bool) {
    let mut order = summary(7, state);
    order.updated_at = window.clock.get();
    order.dismissed = dismissed;
    window.tell(EventKind::OrderChanged(Box::new(order)));
}

/// The sentence itself; the buttons under it are named after it.
fn said<'a>(window: &'a Window, part: &'a str) -> egui_kittest::Node<'a> {
    window
        .harness
        .get_by(move |node| node.role() == Role::Label && node.value().is_some_and(|text| text.contains(part)))
}

fn aside(window: &Window) -> Option<Aside> {
    window.harness.state().state().shared.aside
}

fn focused(window: &Window) -> String {
    let focus = window.harness.root().accesskit_node().tree_state.focus_in_tree();
    focus.label().or_else(|| focus.value()).unwrap_or_default()
}

#[test]
fn a_payment_is_spoken_leads_to_its_order_and_stays_in_the_list() {
    let mut window = window([1280.0, 900.0]);
    order(&mut window, OrderState::Paid, false);
    let spoken = said(&window, "CB-7 is paid");
    assert_eq!(spoken.accesskit_node().live(), Live::Polite);
    window.pass(60);
    assert!(!window.shows("CB-7 is paid"), "it goes by itself");
    let bell = window.harness.get_by_role_and_label(Role::Button, "Activity");
    assert_eq!(bell.accesskit_node().description().as_deref(), Some("Something new"));
    window.click("Activity");
    assert_eq!(focused(&window), "Activity", "the list has the keyboard");
    let listed = said(&window, "CB-7 is paid");
    assert_eq!(listed.accesskit_node().live(), Live::Off, "it is not spoken again");
    assert!(window.shows_exactly("1 min ago"));
    window.harness.get_by_role(Role::List).get_by_label_contains("Open order").click();
    window.harness.run();
    assert_eq!(window.harness.state().state().shared.page, Page::Order(key("CB-7")));
}

#[test]
fn bad_news_is_spoken_at_once() {
    let mut window = window([1280.0, 900.0]);
    order(&mut window, OrderState::Failed, false);
    let spoken = said(&window, "has failed");
    assert_eq!(spoken.accesskit_node().live(), Live::Assertive);
}

#[test]
fn the_list_opens_and_closes_by_keyboard_and_gives_the_keyboard_back() {
    for size in [[1280.0, 900.0], [900.0, 600.0]] {
        let mut window = window(size);
        window.key(Modifiers::COMMAND, Key::Num7);
        assert_eq!(focused(&window), "Settings");
        window.key(Modifiers::COMMAND, Key::J);
        assert_eq!((aside(&window), focused(&window).as_str()), (Some(Aside::News), "Activity"));
        assert!(window.shows("Nothing yet"));
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(aside(&window), None);
        assert_eq!(window.harness.state().state().shared.page, Page::Settings, "only the list was closed");
        assert_eq!(focused(&window), "Settings", "{size:?}");
        assert_eq!(window.sticking_out(), Vec::<String>::new());
    }
}

#[test]
fn setting_aside_is_taken_back_by_key_but_not_from_inside_a_field() {
    let mut window = window([1280.0, 900.0]);
    order(&mut window, OrderState::NotMade, false);
    order(&mut window, OrderState::NotMade, true);
    assert!(window.shows("CB-7 was set aside"));
    let taken =
        |window: &Window| !window.asked(|kind| matches!(kind, CommandKind::TakeBack(_)).then_some(())).is_empty();
    window.key(Modifiers::COMMAND, Key::F);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(!taken(&window), "the search box undoes its own letters");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(taken(&window));
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("There is nothing to take back"));
}

#[test]
fn f6_stops_at_what_stands_beside_the_page() {
    let mut window = window([1280.0, 900.0]);
    window.key(Modifiers::COMMAND, Key::Num7);
    window.key(Modifiers::COMMAND, Key::J);
    window.key(Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window), "Settings", "the page");
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window), "Activity");
    window.key(Modifiers::NONE, Key::F6);
    assert!(focused(&window).contains("Nothing is being watched"), "{}", focused(&window));
}

#[test]
fn a_toast_stays_while_it_is_pointed_at_or_has_the_keyboard() {
    let mut window = window([1280.0, 900.0]);
    order(&mut window, OrderState::Paid, false);
    let place = said(&window, "CB-7 is paid").rect().center();
    window.harness.hover_at(place);
    window.harness.run();
    window.pass(60);
    assert!(window.shows("CB-7 is paid"), "it is pointed at");
    window.harness.get_by_role_and_label(Role::Button, "Dismiss").focus();
    window.harness.run();
    window.harness.hover_at(eframe::egui::pos2(400.0, 400.0));
    window.harness.run();
    window.pass(60);
    assert!(window.shows("CB-7 is paid"), "it has the keyboard");
    window.key(Modifiers::NONE, Key::F6);
    window.pass(5);
    assert!(window.shows("CB-7 is paid"), "it gets back the time that it waited");
    window.pass(6);
    assert!(!window.shows("CB-7 is paid"));
}
