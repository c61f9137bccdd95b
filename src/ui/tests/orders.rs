//! The page Orders in the window.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::Page;
use crate::app::pages::desk::{accounts, key, summary};
use crate::app::pages::orders::cache::PAGE;
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrdersPage, OrdersQuery, RequestId};
use crate::domain::{OrderGroup, OrderState};

const TOTAL: u32 = 100_000;

fn queries(window: &Window) -> Vec<(RequestId, OrdersQuery)> {
    window.asked(|kind| match kind {
        CommandKind::LoadOrders(query) if query.limit == PAGE => Some((**query).clone()),
        _ => None,
    })
}

/// Answers the newest question out of a ledger with `total` orders; every third is paid.
fn answer(window: &mut Window, total: u32) {
    let (id, query) = queries(window).pop().expect("it was asked");
    let made = (query.offset..total.min(query.offset + query.limit)).map(|i| total - i);
    let state = |made: u32| if made.is_multiple_of(3) { OrderState::Paid } else { OrderState::Waiting };
    let rows = made.map(|made| summary(made, state(made))).collect();
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
}

fn open(width: f32, height: f32, total: u32) -> Window {
    let mut window = Window::of_size(&accounts(), [width, height]);
    window.key(Modifiers::COMMAND, Key::Num3);
    answer(&mut window, total);
    window
}

#[test]
fn a_hundred_thousand_orders_open_and_scroll() {
    for (width, height) in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut window = open(width, height, TOTAL);
        assert!(window.shows_exactly("CB-100000, 152.00 MXN, waiting for payment, José Núñez"));
        let rows = window.harness.query_all_by_label_contains("152.00 MXN, ").count();
        assert!((5..60).contains(&rows), "{rows} rows are drawn");
        assert_eq!(queries(&window).len(), 1);
        assert_eq!(window.sticking_out(), Vec::<String>::new());
        // To the very end: one question for what is there, and no more for what was passed.
        let list = window.harness.get_by_role_and_label(Role::Button, "CB-99999, 152.00 MXN, paid, José Núñez");
        let at = list.rect().center();
        window.harness.hover_at(at);
        window.harness.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -1e7),
            source: eframe::egui::MouseWheelSource::Wheel,
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        window.harness.run_steps(8);
        while queries(&window).len() < 2 {
            window.harness.run_steps(1);
        }
        answer(&mut window, TOTAL);
        window.harness.run_steps(8);
        let asked = queries(&window).len();
        assert!(asked <= 4, "{asked} questions");
        for _ in 2..asked {
            answer(&mut window, TOTAL);
        }
        assert!(window.shows("CB-1, 152.00 MXN"), "the oldest order is on screen");
    }
}

#[test]
fn a_row_is_opened_by_pointer_and_by_keyboard() {
    let mut window = open(1_280.0, 800.0, 10);
    window.harness.get_by_role_and_label(Role::Button, "CB-9, 152.00 MXN, paid, José Núñez").click();
    window.harness.run();
    assert_eq!(window.harness.state().state().shared.page, Page::Order(key("CB-9")));

    let mut window = open(1_280.0, 800.0, 10);
    window.harness.get_by_role_and_label(Role::Button, "CB-8, 152.00 MXN, waiting for payment, José Núñez").focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.harness.state().state().shared.page, Page::Order(key("CB-8")));
}

#[test]
fn search_and_chips_narrow_the_list_and_nothing_found_leads_back() {
    let mut window = open(1_280.0, 800.0, 10);
    window.type_into("Search orders", "7Q4M");
    window.pass(1);
    assert_eq!(queries(&window).pop().map(|(_, query)| query.filter.search), Some("7Q4M".to_owned()));
    answer(&mut window, 0);
    window.press("Paid");
    assert_eq!(queries(&window).pop().map(|(_, query)| query.filter.group), Some(OrderGroup::Paid));
    answer(&mut window, 0);
    assert!(window.shows_exactly("Nothing found"));
    window.press("Show all orders");
    window.pass(1);
    let (_, query) = queries(&window).pop().expect("asked");
    assert!(query.filter.search.is_empty() && query.filter.group == OrderGroup::All);
}

#[test]
fn an_empty_list_teaches_and_a_failed_one_can_be_tried_again() {
    let mut window = open(1_280.0, 800.0, 0);
    window.press("Create the first request");
    assert_eq!(window.harness.state().state().shared.page, Page::NewRequest);

    let mut window = Window::of_size(&accounts(), [1_280.0, 800.0]);
    window.key(Modifiers::COMMAND, Key::Num3);
    assert!(window.shows_exactly("Loading"));
    let (id, _) = queries(&window)[0];
    window.answer(id, EventKind::Orders(Err(CallError::Ledger("disk full".to_owned()))));
    assert!(window.shows_exactly("Cobro could not read or write its ledger."));
    window.press("Try again");
    answer(&mut window, 3);
    assert!(window.shows("CB-3, 152.00 MXN"));
}

#[test]
fn news_is_seen_without_asking() {
    let mut window = open(1_280.0, 800.0, 10);
    window.tell(EventKind::OrderChanged(Box::new(summary(10, OrderState::Paid))));
    window.tell(EventKind::OrderChanged(Box::new(summary(11, OrderState::Unknown))));
    assert!(window.shows_exactly("CB-10, 152.00 MXN, paid, José Núñez"));
    assert!(window.shows_exactly("CB-11, 152.00 MXN, outcome unknown, José Núñez"));
    assert!(window.shows_exactly("11 orders"));
    assert_eq!(queries(&window).len(), 1);
}
