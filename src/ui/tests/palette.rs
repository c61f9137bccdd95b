//! The command palette by keyboard, by mouse and as a screen reader is told of it.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, account};
use crate::app::Page;
use crate::app::pages::desk::summary;
use crate::backend::protocol::{CommandKind, EventKind, OrdersPage};
use crate::domain::{Environment, OrderState};

fn window_of(size: [f32; 2]) -> Window {
    let shop = |id, name| account(id, name, Environment::Production, "https://client.example");
    Window::of_size(&[shop(1, "Tienda MX"), shop(2, "Toko ID")], size)
}

fn window() -> Window {
    let mut window = window_of([900.0, 600.0]);
    window.key(Modifiers::COMMAND, Key::K);
    window
}

fn type_text(window: &mut Window, text: &str) {
    window.harness.event(Event::Text(text.to_owned()));
    window.harness.run();
}

fn page(window: &Window) -> Page {
    window.harness.state().state().shared.page.clone()
}

fn is_open(window: &Window) -> bool {
    window.harness.state().state().palette.is_open
}

/// What a screen reader takes for the thing with the keyboard.
fn focused(window: &Window) -> (Role, String) {
    let node = window.harness.root().accesskit_node();
    let focus = node.tree_state.focus().expect("something has it");
    (focus.role(), focus.label().unwrap_or_default())
}

#[test]
fn a_few_letters_and_enter_go_there() {
    let mut window = window();
    type_text(&mut window, "webh");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Webhooks);
    assert!(!is_open(&window));
}

#[test]
fn the_field_in_the_bar_opens_it_and_a_click_beside_closes_it() {
    let mut window = window_of([900.0, 600.0]);
    window.click("Search anything");
    assert!(is_open(&window));
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Settings").click();
    window.harness.run();
    assert_eq!(page(&window), Page::Settings);
    window.click("Search anything");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!is_open(&window));
    assert_eq!(page(&window), Page::Settings, "Escape closes the palette and nothing else");
}

#[test]
fn lines_stand_one_below_the_other_whatever_stands_at_their_right() {
    let window = window();
    let rows: Vec<_> = window
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .map(|row| (row.accesskit_node().label(), row.rect()))
        .collect();
    assert!(rows.len() > 20, "with keys and without: {}", rows.len());
    for pair in rows.windows(2) {
        assert!(pair[0].1.bottom() <= pair[1].1.top(), "{:?} lies on {:?}", pair[0], pair[1]);
    }
}

#[test]
fn the_arrows_go_through_the_list_and_a_screen_reader_follows() {
    let mut window = window();
    assert_eq!(focused(&window), (Role::ListBoxOption, "Overview".to_owned()));
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window).1, "New request");
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::ArrowUp);
    let last = focused(&window).1;
    window.key(Modifiers::NONE, Key::Home);
    assert_eq!(focused(&window).1, "Overview");
    window.key(Modifiers::NONE, Key::End);
    assert_eq!(focused(&window).1, last, "around the end");
    let chosen = window.harness.get_by_role_and_label(Role::ListBoxOption, &last);
    assert!(chosen.rect().bottom() <= 600.0, "what is chosen is scrolled to: {:?}", chosen.rect());
    window.key(Modifiers::NONE, Key::PageUp);
    assert_ne!(focused(&window).1, last);
    let field = window.harness.get_by_role_and_label(Role::EditableComboBox, "Search anything");
    assert!(field.accesskit_node().data().is_expanded().is_some_and(|expanded| expanded));
}

#[test]
fn how_many_fit_is_said_when_it_changes() {
    let mut window = window();
    type_text(&mut window, "webhooks");
    let count = window.harness.get_by_label_contains("Searching the orders");
    assert_eq!(count.accesskit_node().live(), Live::Polite);
    window.pass(1);
    let (id, query) = window
        .take(|kind| match kind {
            CommandKind::LoadOrders(query) if query.filter.search == "webhooks" => Some((**query).clone()),
            _ => None,
        })
        .expect("the ledger is asked");
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows: Vec::new(), total: 0 }))));
    assert!(window.shows_exactly("3 results"), "the page, its import, and the search of all orders");
}

#[test]
fn orders_stand_below_and_open() {
    let mut window = window();
    type_text(&mut window, "José");
    window.pass(1);
    let (id, query) = window
        .take(|kind| match kind {
            CommandKind::LoadOrders(query) if query.filter.search == "José" => Some((**query).clone()),
            _ => None,
        })
        .expect("the ledger is asked");
    let rows = vec![summary(7, OrderState::Waiting)];
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total: 1 }))));
    assert!(window.shows("CB-7"));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(page(&window), Page::Order(crate::app::pages::desk::key("CB-7")));
}

#[test]
fn what_cannot_be_done_says_why_and_stays() {
    let mut window = window();
    type_text(&mut window, "check now");
    let row = window.harness.get_by_role_and_label(Role::ListBoxOption, "Check now");
    assert_eq!(row.accesskit_node().description().as_deref(), Some("Open an order first"));
    assert!(row.accesskit_node().is_disabled());
    window.key(Modifiers::NONE, Key::Enter);
    assert!(is_open(&window));
}

#[test]
fn the_enter_of_an_input_method_chooses_nothing() {
    let mut window = window();
    window.harness.event(Event::Ime(ImeEvent::Preedit { text: "web".to_owned(), active_range_chars: None }));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(is_open(&window));
}

#[test]
fn no_other_shortcut_works_behind_it_and_the_keyboard_goes_back() {
    let mut window = window_of([1180.0, 780.0]);
    window.key(Modifiers::COMMAND, Key::F);
    window.key(Modifiers::COMMAND, Key::K);
    window.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(page(&window), Page::Orders);
    window.key(Modifiers::NONE, Key::Escape);
    type_text(&mut window, "pan");
    assert_eq!(window.harness.state().state().pages.orders.search, "pan", "the field had it before");
}

#[test]
fn it_fits_the_smallest_window() {
    let mut window = window_of([720.0, 480.0]);
    window.key(Modifiers::COMMAND, Key::K);
    let screen = window.harness.ctx.content_rect();
    for node in window.harness.query_all_by_role(Role::EditableComboBox) {
        assert!(screen.contains_rect(node.rect()), "{:?}", node.rect());
    }
    let count = window.harness.get_by_label_contains(" results");
    assert!(screen.contains_rect(count.rect()), "{:?}", count.rect());
}
