//! The page Orders in the window.

use eframe::egui::accesskit::SortDirection;
use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, OutputCommand, Role, TouchPhase};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use crate::app::Page;
use crate::app::pages::desk::{accounts, detail, key, mxn, sent_facts, summary};
use crate::app::pages::orders::cache::PAGE;
use crate::backend::protocol::{
    CallError, CommandKind, EventKind, OrderSummary, OrdersPage, OrdersQuery, Pulse, RequestId, Tally,
};
use crate::domain::listing::{Moment, Sort, SortBy};
use crate::domain::{OrderGroup, OrderState};

const TOTAL: u32 = 100_000;

fn queries(window: &Window) -> Vec<(RequestId, OrdersQuery)> {
    window.asked(|kind| match kind {
        CommandKind::LoadOrders(query) if query.limit == PAGE => Some((**query).clone()),
        _ => None,
    })
}

fn newest(window: &Window) -> OrdersQuery {
    queries(window).pop().expect("it was asked").1
}

/// Answers the newest question out of a ledger with `total` orders; every third is paid.
fn answer(window: &mut Window, total: u32) {
    let (id, query) = queries(window).pop().expect("it was asked");
    let made = (query.offset..total.min(query.offset + query.limit)).map(|i| total - i);
    let state = |made: u32| if made.is_multiple_of(3) { OrderState::Paid } else { OrderState::Waiting };
    let rows = made.map(|made| summary(made, state(made))).collect();
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
}

/// Answers the newest question with these.
fn answer_with(window: &mut Window, rows: Vec<OrderSummary>) {
    let (id, query) = queries(window).pop().expect("it was asked");
    let total = u32::try_from(rows.len()).expect("a few");
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
}

fn open(width: f32, height: f32, total: u32) -> Window {
    let mut window = Window::of_size(&accounts(), [width, height]);
    window.key(Modifiers::COMMAND, Key::Num3);
    answer(&mut window, total);
    window
}

fn page(window: &Window) -> Page {
    window.harness.state().state().shared.page.clone()
}

/// The order that is selected, as a screen reader hears it.
fn selected(window: &Window) -> Option<String> {
    let rows = window.harness.query_all_by_role(Role::Row);
    let mut selected = rows.filter(|row| row.accesskit_node().is_selected() == Some(true));
    let found = selected.next().and_then(|row| row.accesskit_node().label());
    assert!(selected.next().is_none(), "one row at most");
    found
}

fn header<'w>(window: &'w Window, name: &'w str) -> Node<'w> {
    window.harness.get_by_role_and_label(Role::ColumnHeader, name)
}

fn has_header(window: &Window, name: &str) -> bool {
    window.harness.query_by_role_and_label(Role::ColumnHeader, name).is_some()
}

fn focus_rows(window: &mut Window) {
    window.harness.get_by_role_and_label(Role::Grid, "Orders").focus();
    window.harness.run();
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
        let list = window.harness.get_by_role_and_label(Role::Row, "CB-99999, 152.00 MXN, paid, José Núñez");
        let at = list.rect().center();
        window.harness.hover_at(at);
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -1e7),
            source: eframe::egui::MouseWheelSource::Wheel,
            phase: TouchPhase::Move,
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
fn the_last_rows_of_a_million_are_met_where_they_are_seen() {
    const MILLION: u32 = 1_000_000;
    let name = |made: u32| {
        let state = if made.is_multiple_of(3) { "paid" } else { "waiting for payment" };
        format!("CB-{made}, 152.00 MXN, {state}, José Núñez")
    };
    let mut window = open(1_400.0, 900.0, MILLION);
    focus_rows(&mut window);
    window.key(Modifiers::NONE, Key::End);
    answer(&mut window, MILLION);
    let top = |window: &Window, made: u32| window.harness.get_by_role_and_label(Role::Row, &name(made)).rect().top();
    let last = top(&window, 1);
    for made in 1..10 {
        let above = last - 36.0 * (made - 1) as f32;
        assert!((top(&window, made) - above).abs() < 0.01, "row {made} from the end");
    }
    for made in [1, 2, 7, 8] {
        window.harness.get_by_role_and_label(Role::Row, &name(made)).click();
        window.harness.run();
        assert_eq!(selected(&window), Some(name(made)));
    }
    // A little turn of the wheel is a little way.
    window.harness.hover_at(window.harness.get_by_role_and_label(Role::Row, &name(7)).rect().center());
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: eframe::egui::vec2(0.0, 5.0),
        source: eframe::egui::MouseWheelSource::Wheel,
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    window.harness.run_steps(30);
    assert!((top(&window, 7) - (last - 6.0 * 36.0) - 5.0).abs() < 0.1, "{}", top(&window, 7));
}

#[test]
fn a_row_opens_its_page_where_there_is_no_room_beside() {
    let mut window = open(1_100.0, 800.0, 10);
    window.harness.get_by_role_and_label(Role::Row, "CB-9, 152.00 MXN, paid, José Núñez").click();
    window.harness.run();
    assert_eq!(page(&window), Page::Order(key("CB-9")));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(page(&window), Page::Orders);
    assert_eq!(selected(&window).as_deref(), Some("CB-9, 152.00 MXN, paid, José Núñez"), "one comes back to it");
}

#[test]
fn the_rows_are_walked_by_keyboard() {
    let mut window = open(1_100.0, 700.0, TOTAL);
    focus_rows(&mut window);
    let row = |made: u32| {
        let state = if made.is_multiple_of(3) { "paid" } else { "waiting for payment" };
        Some(format!("CB-{made}, 152.00 MXN, {state}, José Núñez"))
    };
    assert_eq!(selected(&window), row(100_000), "the first, when the keyboard comes");
    for (pressed, expected) in [
        (Key::ArrowDown, 99_999),
        (Key::ArrowDown, 99_998),
        (Key::ArrowUp, 99_999),
        (Key::Home, 100_000),
        (Key::ArrowUp, 100_000),
    ] {
        window.key(Modifiers::NONE, pressed);
        assert_eq!(selected(&window), row(expected), "after {pressed:?}");
        let grid = window.harness.get_by_role_and_label(Role::Grid, "Orders");
        assert!(grid.is_focused() || window.harness.query_all_by_role(Role::Row).any(|row| row.is_focused()));
    }
    // A page is what fits on screen, and the selection stays in sight.
    window.key(Modifiers::NONE, Key::PageDown);
    let fitting = window.harness.state().state().pages.orders.cursor.index.expect("a row");
    assert!((8..20).contains(&fitting), "{fitting} rows");
    assert_eq!(selected(&window), row(TOTAL - fitting));
    window.key(Modifiers::NONE, Key::PageUp);
    assert_eq!(selected(&window), row(100_000));
    // To the end, whose rows come later; the selection is there at once.
    window.key(Modifiers::NONE, Key::End);
    assert_eq!(window.harness.state().state().pages.orders.cursor.index, Some(TOTAL - 1));
    answer(&mut window, TOTAL);
    assert_eq!(selected(&window), row(1));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Order(key("CB-1")));
}

#[test]
fn the_selected_number_is_copied() {
    let mut window = open(1_100.0, 700.0, 10);
    focus_rows(&mut window);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = window.harness.output().platform_output.commands.clone();
    assert!(commands.iter().any(|command| matches!(command, OutputCommand::CopyText(text) if text == "CB-9")));
    window.harness.run();
    assert!(window.shows_exactly("Order number copied"));
}

#[test]
fn a_screen_reader_is_told_the_grid() {
    let window = open(1_100.0, 700.0, 120);
    let row = window.harness.get_by_role_and_label(Role::Row, "CB-118, 152.00 MXN, waiting for payment, José Núñez");
    let node = row.accesskit_node();
    assert_eq!(node.description().as_deref(), Some("Row 3 of 120"));
    assert_eq!((node.position_in_set(), node.is_selected()), (Some(2), Some(false)));
    let cells: Vec<_> = row.children().filter(|cell| cell.accesskit_node().role() == Role::Cell).collect();
    assert_eq!(cells.len(), window.harness.query_all_by_role(Role::ColumnHeader).count());
    let total = window.harness.get_by_label("120 orders");
    assert_eq!(total.accesskit_node().live(), eframe::egui::accesskit::Live::Polite, "spoken after filtering");
}

#[test]
fn a_header_sorts_and_says_so() {
    let mut window = open(1_100.0, 700.0, 10);
    let created = header(&window, "Created, sorted descending").accesskit_node().sort_direction();
    assert_eq!(created, Some(SortDirection::Descending));
    for (title, by, descending, now) in [
        ("Amount", SortBy::Amount, true, "Amount, sorted descending"),
        ("Amount, sorted descending", SortBy::Amount, false, "Amount, sorted ascending"),
        ("Payer", SortBy::Payer, false, "Payer, sorted ascending"),
        ("Status", SortBy::State, false, "Status, sorted ascending"),
    ] {
        header(&window, title).click();
        window.harness.run();
        assert_eq!(newest(&window).sort, Sort { by, descending });
        answer(&mut window, 10);
        assert!(has_header(&window, now), "{now}");
    }
    // The same by keyboard: back from the rows to the titles above them, along these, Enter.
    focus_rows(&mut window);
    window.key(Modifiers::SHIFT, Key::Tab);
    assert!(window.harness.query_all_by_role(Role::ColumnHeader).any(|title| title.is_focused()), "one tab stop back");
    window.key(Modifiers::NONE, Key::Home);
    assert!(header(&window, "Created").is_focused());
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert!(header(&window, "Order number").is_focused());
    window.key(Modifiers::NONE, Key::ArrowLeft);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(newest(&window).sort, Sort::default());
}

#[test]
fn columns_are_arranged_without_dragging_and_it_is_kept() {
    let mut window = open(1_400.0, 800.0, 10);
    assert!(has_header(&window, "Description"));
    window.press("View");
    window.harness.get_by_role_and_label(Role::CheckBox, "Description").click_accesskit();
    window.harness.run();
    assert!(!has_header(&window, "Description"));
    let before = header(&window, "Method").rect().width();
    window.press("Make Method wider");
    let wider = header(&window, "Method").rect().width();
    assert!((wider - before - 24.0).abs() < 0.5, "from {before} to {wider}");
    window.harness.get_by_role_and_label(Role::CheckBox, "Compact rows").click_accesskit();
    window.harness.run();
    window.pass(1);
    let kept: Vec<(String, String)> = window
        .asked(|kind| match kind {
            CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
            _ => None,
        })
        .into_iter()
        .map(|(_, kept)| kept)
        .filter(|(key, _)| key == "orders-table")
        .collect();
    assert_eq!(kept.len(), 1, "once, when it is done: {kept:?}");

    // The next start reads it.
    let mut window = Window::of_size(&accounts(), [1_400.0, 800.0]);
    window.tell(EventKind::Settings(Ok(kept.into_iter().collect())));
    window.key(Modifiers::COMMAND, Key::Num3);
    answer(&mut window, 10);
    assert!(!has_header(&window, "Description"));
    assert!((header(&window, "Method").rect().width() - wider).abs() < 0.5);
    let row = window.harness.get_by_role_and_label(Role::Row, "CB-9, 152.00 MXN, paid, José Núñez");
    assert!(row.rect().height() < 30.0, "compact");
}

#[test]
fn a_columns_own_menu_opens_by_keyboard() {
    let mut window = open(1_400.0, 800.0, 10);
    header(&window, "Created, sorted descending").focus();
    window.harness.run();
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::ArrowRight);
    }
    assert!(header(&window, "Description").is_focused());
    window.key(Modifiers::SHIFT, Key::F10);
    window.harness.get_by_role_and_label(Role::MenuItem, "Hide column").click_accesskit();
    window.harness.run();
    assert!(!has_header(&window, "Description"));
}

#[test]
fn chips_count_and_narrow() {
    let mut window = open(1_280.0, 800.0, 10);
    let asked = |window: &Window| {
        window.asked(|kind| match kind {
            CommandKind::CountOrders(filters) if filters.len() == OrderGroup::ALL.len() => Some(filters.clone()),
            _ => None,
        })
    };
    let (id, filters) = asked(&window).pop().expect("asked");
    assert_eq!(filters.iter().map(|filter| filter.group).collect::<Vec<_>>(), OrderGroup::ALL);
    let tallies = [10, 6, 3, 1, 0].map(|count| Tally { count, ..Tally::default() }).to_vec();
    window.answer(id, EventKind::Tallies(Ok(tallies)));
    for (name, count) in [("All", "10"), ("Waiting", "6"), ("Paid", "3"), ("Needs attention", "1"), ("Not paid", "0")] {
        let chip = window.harness.get_by_role_and_label(Role::Button, name);
        assert_eq!(chip.accesskit_node().description().as_deref(), Some(count), "{name}");
    }
    window.press("Needs attention");
    assert_eq!(newest(&window).filter.group, OrderGroup::Attention);
    let mut odd = summary(4, OrderState::Paid);
    odd.excepted = true;
    answer_with(&mut window, vec![odd]);
    assert!(window.shows_exactly("CB-4, 152.00 MXN, paid, José Núñez, has an exception"));
    // News is counted again, but not more than once a second.
    for made in 11..15 {
        window.tell(EventKind::OrderChanged(Box::new(summary(made, OrderState::Unknown))));
    }
    let (id, _) = asked(&window).pop().expect("asked with the chip");
    window.answer(id, EventKind::Tallies(Ok(vec![Tally::default(); 5])));
    let before = asked(&window).len();
    window.pass(1);
    assert_eq!(asked(&window).len(), before + 1);
}

#[test]
fn spans_of_time_and_products_narrow_too() {
    let mut window = open(1_280.0, 800.0, 10);
    window.press("Any time");
    window.press("Paid today");
    let span = newest(&window).filter.span.expect("a span");
    assert_eq!((span.of, span.until), (Moment::Paid, None));
    assert_eq!(span.from, "2026-11-22T06:00:00Z".parse().expect("midnight in Mexico"));
    answer(&mut window, 3);
    window.press("Any method");
    window.press("SPEI");
    assert!(newest(&window).filter.pay_type.is_some());
    answer(&mut window, 0);
    window.press("Show all orders");
    let filter = newest(&window).filter;
    assert!(filter.span.is_none() && filter.pay_type.is_none());
}

#[test]
fn a_day_that_ends_asks_again_without_a_flicker() {
    let mut window = open(1_280.0, 800.0, 10);
    window.press("Any time");
    window.press("Created today");
    answer(&mut window, 10);
    let before = newest(&window).filter.span.expect("a span");
    window.pass(14 * 3_600);
    let after = newest(&window).filter.span.expect("a span");
    assert_eq!(after.from.duration_since(before.from).as_hours(), 24);
    assert!(window.shows("CB-10, 152.00 MXN"), "what was there stays until the answer");
}

#[test]
fn search_and_chips_narrow_the_list_and_nothing_found_leads_back() {
    let mut window = open(1_280.0, 800.0, 10);
    window.type_into("Search orders", "7Q4M");
    window.pass(1);
    assert_eq!(newest(&window).filter.search, "7Q4M");
    answer(&mut window, 0);
    window.press("Paid");
    assert_eq!(newest(&window).filter.group, OrderGroup::Paid);
    answer(&mut window, 0);
    assert!(window.shows_exactly("Nothing found"));
    window.press("Show all orders");
    window.pass(1);
    let filter = newest(&window).filter;
    assert!(filter.search.is_empty() && filter.group == OrderGroup::All);
}

#[test]
fn a_search_is_cleared_by_its_button_and_by_escape() {
    let mut window = open(1_280.0, 800.0, 10);
    let text = |window: &Window| window.harness.state().state().pages.orders.search.clone();
    window.type_into("Search orders", "7Q4M");
    window.press("Clear the search");
    assert_eq!(text(&window), "");
    assert!(!window.shows_exactly("Clear the search"), "nothing to clear");
    window.type_into("Search orders", "ana");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!((text(&window), page(&window)), (String::new(), Page::Orders));
    let entry = window.harness.get_by_role_and_label(Role::TextInput, "Search orders");
    assert!(entry.is_focused(), "one types on");
    // And Down goes from there to the rows.
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&window).as_deref(), Some("CB-9, 152.00 MXN, paid, José Núñez"));
}

#[test]
fn details_stand_beside_on_a_wide_window_and_follow_the_keyboard() {
    let mut window = open(1_400.0, 900.0, 10);
    let loaded = |window: &Window| {
        window.asked(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.order_no.clone()) } else { None })
    };
    window.harness.get_by_role_and_label(Role::Row, "CB-9, 152.00 MXN, paid, José Núñez").click();
    window.harness.run();
    assert_eq!(page(&window), Page::Orders);
    assert_eq!(loaded(&window).pop().map(|(_, number)| number).as_deref(), Some("CB-9"));
    assert!(window.shows_exactly("Close the details"));
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(loaded(&window).len(), 1, "not each that was passed");
    window.pass(1);
    assert_eq!(loaded(&window).pop().map(|(_, number)| number).as_deref(), Some("CB-6"));
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(
        selected(&window).as_deref(),
        Some("CB-5, 152.00 MXN, waiting for payment, José Núñez"),
        "the focus stays"
    );
    // Enter: the whole page; back: as it was. Escape: without details.
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Order(key("CB-5")));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(page(&window) == Page::Orders && window.shows_exactly("Close the details"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(page(&window) == Page::Orders && !window.shows_exactly("Close the details"));
}

#[test]
fn what_keys_do_with_an_order_they_do_with_the_one_beside_the_table() {
    let mut window = open(1_400.0, 900.0, 10);
    let checked = |window: &Window| {
        window.asked(|kind| if let CommandKind::CheckNow(key) = kind { Some(key.order_no.clone()) } else { None })
    };
    window.key(Modifiers::NONE, Key::F5);
    assert!(checked(&window).is_empty(), "none stands beside it yet");
    for (made, modifiers, pressed) in [(9, Modifiers::NONE, Key::F5), (8, Modifiers::COMMAND, Key::R)] {
        let number = format!("CB-{made}");
        let state = if made % 3 == 0 { "paid" } else { "waiting for payment" };
        window.press_row(&format!("{number}, 152.00 MXN, {state}, José Núñez"));
        super::order::answer(&mut window, detail(&number, sent_facts()));
        window.key(modifiers, pressed);
        assert_eq!(checked(&window).pop().map(|(_, number)| number), Some(number));
    }
}

#[test]
fn the_border_of_the_details_moves_by_keyboard() {
    let mut window = open(1_600.0, 900.0, 10);
    window.press_row("CB-9, 152.00 MXN, paid, José Núñez");
    let grip = |window: &Window| {
        window.harness.get_by_role_and_label(Role::Splitter, "Width of the details").accesskit_node().numeric_value()
    };
    let before = grip(&window).expect("a width");
    window.harness.get_by_role_and_label(Role::Splitter, "Width of the details").focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(grip(&window), Some(before + 24.0));
}

#[test]
fn an_empty_list_teaches_and_a_failed_one_can_be_tried_again() {
    let mut window = open(1_280.0, 800.0, 0);
    window.press("Create the first request");
    assert_eq!(page(&window), Page::NewRequest);

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
fn what_is_on_its_way_has_the_shape_of_what_comes() {
    let mut window = Window::of_size(&accounts(), [1_280.0, 800.0]);
    window.key(Modifiers::COMMAND, Key::Num3);
    let before = header(&window, "Amount").rect();
    answer(&mut window, 30);
    assert_eq!(header(&window, "Amount").rect(), before, "nothing jumps");
}

#[test]
fn without_a_connection_rows_stay() {
    let mut window = open(1_280.0, 800.0, 10);
    window.tell(EventKind::Pulse(Pulse { open: 6, last_answer_at: None, failing: 3 }));
    assert!(window.shows("The last 3 checks failed: what you see may be older"));
    assert!(window.shows("CB-10, 152.00 MXN"));
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

#[test]
fn no_amount_is_cut() {
    for width in [900.0, 1_280.0] {
        let mut window = Window::of_size(&accounts(), [width, 600.0]);
        window.key(Modifiers::COMMAND, Key::Num3);
        let mut large = summary(1, OrderState::Busy);
        large.amount = Some(mxn("123456789012345.99"));
        large.payer_name = "María de los Ángeles Xóchitl Gutiérrez-Hernández y Etxeberria Rz".to_owned();
        answer_with(&mut window, vec![large]);
        let cell = window.harness.get_by_role_and_label(Role::Label, "123,456,789,012,345.99 MXN").rect();
        let title = header(&window, "Amount").rect();
        assert!(
            title.x_range().contains(cell.left()) && title.x_range().contains(cell.right()),
            "{cell} under {title}"
        );
        assert!(cell.width() > 150.0, "it is whole: {cell}");
        assert_eq!(window.sticking_out(), Vec::<String>::new());
    }
}
