//! The tour as a person meets it: a strip that covers nothing, and a ring around what is to be done.

use std::collections::BTreeMap;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use crate::app::pages::desk::accounts;
use crate::app::settings::Settings;
use crate::app::{About, Page};
use crate::backend::protocol::EventKind;
use crate::ui::tour::marked;

/// A sandbox whose tour stands so.
fn window(tour: &str, size: [f32; 2]) -> Window {
    let mut window = Window::open(About { sandbox: true, ..About::default() }, size);
    window.tell(EventKind::Settings(Ok(BTreeMap::from([(Settings::TOUR.to_owned(), tour.to_owned())]))));
    window.tell(EventKind::Accounts(Ok(accounts())));
    window
}

fn focused(window: &Window) -> String {
    let focus = window.harness.root().accesskit_node().tree_state.focus_in_tree();
    focus.label().or_else(|| focus.value()).unwrap_or_default()
}

const FIRST: &str = "Step 1 of 6: Make a payment request";

#[test]
fn a_step_is_a_region_that_is_spoken_and_points_at_what_to_do() {
    let mut window = window("tour-request running", [900.0, 600.0]);
    let strip = window.harness.get_by_role_and_label(Role::Region, FIRST);
    let heading = strip.get_by_role_and_label(Role::Heading, FIRST);
    let said: Vec<_> = strip.query_all_by_label_contains("type an amount").collect();
    let [spoken, body] = &said[..] else { unreachable!("said and shown: {said:?}") };
    assert_eq!(spoken.accesskit_node().live(), Live::Polite);
    assert!(spoken.accesskit_node().value().is_some_and(|words| words.starts_with(FIRST)));
    assert_eq!(body.accesskit_node().live(), Live::Off);
    let strip = heading.rect().union(body.rect());
    let entry = window.harness.get_all_by_role_and_label(Role::Button, "New request").next().expect("in the side bar");
    assert_eq!(marked(&window.harness.ctx), Some(entry.rect()));
    window.key(Modifiers::COMMAND, Key::N);
    let amount = window.harness.get_by_role_and_label(Role::TextInput, "Amount").rect();
    assert_eq!(marked(&window.harness.ctx), Some(amount));
    assert!(!strip.intersects(amount));
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}

#[test]
fn it_is_a_stop_of_f6_and_escape_ends_it_and_nothing_else() {
    let mut window = window("tour-request running", [1280.0, 900.0]);
    window.key(Modifiers::COMMAND, Key::Num7);
    window.key(Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window), FIRST);
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "End the tour");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Step 1 of 6") && window.shows("The tour waits for you in Help"));
    assert_eq!(window.harness.state().state().shared.page, Page::Settings);
    window.key(Modifiers::NONE, Key::F1);
    window.click("Take the tour");
    assert_eq!(focused(&window), FIRST);
}

#[test]
fn a_step_whose_order_is_elsewhere_leads_there() {
    let mut window = window("tour-pay running 1 CB-1", [720.0, 480.0]);
    window.click("Show the order");
    assert!(matches!(&window.harness.state().state().shared.page, Page::Order(key) if key.order_no == "CB-1"));
    assert!(!window.shows("Show the order"));
}

#[test]
fn what_was_ended_goes_on_where_it_was() {
    let mut window = window("tour-find waiting 1 CB-1", [1280.0, 900.0]);
    assert!(!window.shows("Step 5 of 6"));
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.key_press(Key::Escape);
    window.harness.run();
    window.key(Modifiers::NONE, Key::F1);
    window.click("Go on with the tour");
    assert!(window.shows("Step 5 of 6: Find it again") && window.shows("CB-1"));
}
