//! The page Orders in the window.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::stage::Stage;
use crate::app::Page;
use crate::app::pages::desk::{key, summary};
use crate::app::pages::orders::cache::PAGE;
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrdersPage, OrdersQuery, RequestId};
use crate::domain::OrderState;

const TOTAL: u32 = 100_000;

fn queries(stage: &Stage) -> Vec<(RequestId, OrdersQuery)> {
    stage.asked(|kind| match kind {
        CommandKind::LoadOrders(query) if query.limit == PAGE => Some(query.clone()),
        _ => None,
    })
}

/// Answers the newest question out of a ledger with `total` orders; every third is paid.
fn answer(stage: &mut Stage, total: u32) {
    let (id, query) = queries(stage).pop().expect("it was asked");
    let made = (query.offset..total.min(query.offset + query.limit)).map(|i| total - i);
    let state = |made: u32| if made.is_multiple_of(3) { OrderState::Paid } else { OrderState::Waiting };
    let rows = made.map(|made| summary(made, state(made))).collect();
    stage.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
}

fn open(width: f32, height: f32, total: u32) -> Stage {
    let mut stage = Stage::new(width, height);
    stage.open(Key::Num3);
    answer(&mut stage, total);
    stage
}

#[test]
fn a_hundred_thousand_orders_open_and_scroll() {
    for (width, height) in [(900.0, 600.0), (1_400.0, 900.0)] {
        let mut stage = open(width, height, TOTAL);
        assert!(stage.sees("CB-100000, 152 MXN, waiting for payment, José Núñez"));
        let rows = stage.harness.query_all_by_label_contains("152 MXN, ").count();
        assert!((5..60).contains(&rows), "{rows} rows are drawn");
        assert_eq!(queries(&stage).len(), 1);
        // To the very end: one question for what is there, and no more for what was passed.
        let list = stage.harness.get_by_role_and_label(Role::Button, "CB-99999, 152 MXN, paid, José Núñez");
        let at = list.rect().center();
        stage.harness.hover_at(at);
        stage.harness.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -1e7),
            source: eframe::egui::MouseWheelSource::Wheel,
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        stage.harness.run_steps(8);
        while queries(&stage).len() < 2 {
            stage.harness.run_steps(1);
        }
        answer(&mut stage, TOTAL);
        stage.harness.run_steps(8);
        let asked = queries(&stage).len();
        assert!(asked <= 4, "{asked} questions");
        for _ in 2..asked {
            answer(&mut stage, TOTAL);
        }
        assert!(stage.reads("CB-1, 152 MXN"), "the oldest order is on screen");
    }
}

#[test]
fn a_row_is_opened_by_pointer_and_by_keyboard() {
    let mut stage = open(1_280.0, 800.0, 10);
    stage.harness.get_by_role_and_label(Role::Button, "CB-9, 152 MXN, paid, José Núñez").click();
    stage.harness.run();
    assert_eq!(stage.harness.state().state().shared.page, Page::Order(key("CB-9")));

    let mut stage = open(1_280.0, 800.0, 10);
    stage.harness.get_by_role_and_label(Role::Button, "CB-8, 152 MXN, waiting for payment, José Núñez").focus();
    stage.harness.run();
    stage.key(Modifiers::NONE, Key::Enter);
    assert_eq!(stage.harness.state().state().shared.page, Page::Order(key("CB-8")));
}

#[test]
fn search_and_chips_narrow_the_list_and_nothing_found_leads_back() {
    let mut stage = open(1_280.0, 800.0, 10);
    stage.type_into("Search orders", "7Q4M");
    stage.wait(250);
    assert_eq!(queries(&stage).pop().map(|(_, query)| query.search), Some("7Q4M".to_owned()));
    answer(&mut stage, 0);
    stage.press("Paid");
    assert_eq!(queries(&stage).pop().map(|(_, query)| query.states), Some(vec![OrderState::Paid]));
    answer(&mut stage, 0);
    assert!(stage.sees("Nothing found"));
    stage.press("Show all orders");
    stage.wait(250);
    let (_, query) = queries(&stage).pop().expect("asked");
    assert!(query.search.is_empty() && query.states.is_empty());
}

#[test]
fn an_empty_list_teaches_and_a_failed_one_can_be_tried_again() {
    let mut stage = open(1_280.0, 800.0, 0);
    stage.press("Create the first request");
    assert_eq!(stage.harness.state().state().shared.page, Page::NewRequest);

    let mut stage = Stage::new(1_280.0, 800.0);
    stage.open(Key::Num3);
    assert!(stage.sees("Loading"));
    let (id, _) = queries(&stage)[0];
    stage.answer(id, EventKind::Orders(Err(CallError::Ledger("disk full".to_owned()))));
    assert!(stage.sees("Cobro could not read or write its ledger."));
    stage.press("Try again");
    answer(&mut stage, 3);
    assert!(stage.reads("CB-3, 152 MXN"));
}

#[test]
fn news_is_seen_without_asking() {
    let mut stage = open(1_280.0, 800.0, 10);
    stage.news(EventKind::OrderChanged(Box::new(summary(10, OrderState::Paid))));
    stage.news(EventKind::OrderChanged(Box::new(summary(11, OrderState::Unknown))));
    assert!(stage.sees("CB-10, 152 MXN, paid, José Núñez"));
    assert!(stage.sees("CB-11, 152 MXN, outcome unknown, José Núñez"));
    assert!(stage.sees("11 orders"));
    assert_eq!(queries(&stage).len(), 1);
}
