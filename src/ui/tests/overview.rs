//! The overview: figures that lead to their orders, the newest orders, and nothing that jumps.

use eframe::egui::Rect;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::pages::desk::{accounts, mxn, summary};
use crate::app::{About, Page};
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrderSummary, OrdersPage, OrdersQuery, Tally};
use crate::domain::OrderState;

fn page(window: &Window) -> Page {
    window.harness.state().state().shared.page.clone()
}

/// Answers how many orders wait, expire, were paid and need a person.
fn count(window: &mut Window, answer: Result<[u32; 4], CallError>) {
    let asked = window.asked(|kind| match kind {
        CommandKind::CountOrders(filters) => (filters.len() == 4).then_some(()),
        _ => None,
    });
    let (id, ()) = *asked.last().expect("asked");
    let tally = |count: u32| {
        let sums = if count == 0 { Vec::new() } else { vec![mxn("1520")] };
        Tally { count, sums, too_large: false }
    };
    window.answer(id, EventKind::Tallies(answer.map(|counts| counts.map(tally).to_vec())));
}

fn list(window: &mut Window, answer: Result<Vec<OrderSummary>, CallError>) {
    let load = |kind: &CommandKind| -> Option<OrdersQuery> {
        if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None }
    };
    let (id, query) = window.asked(load).pop().expect("asked");
    let page = answer.map(|rows| {
        let total = u32::try_from(rows.len()).expect("few");
        Box::new(OrdersPage { query, rows, total })
    });
    window.answer(id, EventKind::Orders(page));
}

fn orders() -> Vec<OrderSummary> {
    let states = [OrderState::Waiting, OrderState::Paid, OrderState::Unknown, OrderState::Failed];
    (1..=8).rev().zip(states.into_iter().cycle()).map(|(made, state)| summary(made, state)).collect()
}

fn button(window: &Window, name: &str) -> Rect {
    window.harness.get_by_role_and_label(Role::Button, name).rect()
}

#[test]
fn without_an_account_it_teaches_the_first_step() {
    let mut window = Window::with(&[]);
    assert!(window.shows("Welcome to Cobro"));
    window.click("Add account");
    assert_eq!(page(&window), Page::Accounts);
    assert!(window.shows("Base URL"), "the form is open");
}

#[test]
fn without_orders_it_teaches_the_next_step() {
    let mut window = Window::with(&accounts());
    list(&mut window, Ok(Vec::new()));
    assert!(window.shows("No payment requests yet"));
    // The side bar has an entry of the same name.
    let steps: Vec<_> = window.harness.get_all_by_role_and_label(Role::Button, "New request").collect();
    assert_eq!(steps.len(), 2, "the one next step stands once");
    steps[1].click_accesskit();
    window.harness.run();
    assert_eq!(page(&window), Page::NewRequest);
}

#[test]
fn each_number_leads_to_its_orders() {
    for (name, narrowed) in [
        ("Waiting: 12 orders, 1,520.00 MXN", "Waiting"),
        ("Expiring soon: 1 order, 1,520.00 MXN", "Expires within the hour"),
        ("Paid today: 1,234 orders, 1,520.00 MXN", "Paid today"),
        ("Needs attention: none", "Needs attention"),
    ] {
        let mut window = Window::with(&accounts());
        count(&mut window, Ok([12, 1, 1_234, 0]));
        list(&mut window, Ok(orders()));
        window.click(name);
        assert_eq!(page(&window), Page::Orders, "{name}");
        let narrow = window.harness.state().state().pages.orders.narrow;
        let texts = crate::i18n::Texts::new(crate::i18n::Language::English);
        let words = [crate::app::pages::orders::group_key(narrow.group), narrow.when.key()];
        assert!(words.iter().any(|key| texts.get(key) == narrowed), "{name}: {narrow:?}");
    }
}

#[test]
fn nothing_moves_when_the_numbers_come() {
    for size in [[1_440.0, 900.0], [900.0, 600.0], [720.0, 480.0]] {
        let mut window = Window::of_size(&accounts(), size);
        let before = button(&window, "Waiting");
        list(&mut window, Ok(orders()));
        let row = button(&window, "CB-8, 152.00 MXN, waiting for payment, José Núñez");
        count(&mut window, Ok([12, 1, 7, 0]));
        assert_eq!(button(&window, "Waiting: 12 orders, 1,520.00 MXN"), before, "{size:?}");
        assert_eq!(button(&window, "CB-8, 152.00 MXN, waiting for payment, José Núñez"), row, "{size:?}");
        assert_eq!(window.sticking_out(), Vec::<String>::new());
    }
}

#[test]
fn a_row_opens_its_order() {
    let mut window = Window::with(&accounts());
    list(&mut window, Ok(orders()));
    window.click("CB-7, 152.00 MXN, paid, José Núñez");
    assert!(matches!(page(&window), Page::Order(key) if key.order_no == "CB-7"));
}

#[test]
fn the_good_part_stays() {
    let mut window = Window::with(&accounts());
    list(&mut window, Ok(orders()));
    count(&mut window, Err(CallError::Ledger("disk I/O error".to_owned())));
    assert!(window.shows("could not read or write its ledger"));
    assert!(window.shows("CB-8, 152.00 MXN"), "the good part stays");
    window.press("Try again");
    count(&mut window, Ok([12, 1, 7, 0]));
    list(&mut window, Err(CallError::Ledger("disk I/O error".to_owned())));
    assert!(window.shows("Waiting: 12 orders") && window.shows("CB-8, 152.00 MXN"), "what was known stays");
}

#[test]
fn a_start_shows_the_shape_of_what_comes() {
    let window = Window::open(About::default(), [1_180.0, 780.0]);
    assert!(window.shows_exactly("Loading…") || window.shows("Loading"));
}
