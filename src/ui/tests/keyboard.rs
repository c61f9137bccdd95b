//! Keys: each goes to its verb, and none is taken from somebody who types.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::{Window, account};
use crate::app::Page;
use crate::backend::protocol::{AccountView, CommandKind};
use crate::domain::{AccountId, Environment};

fn shops() -> [AccountView; 2] {
    let shop = |id, name| account(id, name, Environment::Production, "https://client.example");
    [shop(1, "Tienda MX"), shop(2, "Toko ID")]
}

fn window() -> Window {
    Window::with(&shops())
}

fn page(window: &Window) -> Page {
    window.harness.state().state().shared.page.clone()
}

/// Presses a key as a keyboard does: the key and the character it makes.
fn type_key(window: &mut Window, key: Key, text: &str) {
    window.harness.event(Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.harness.event(Event::Text(text.to_owned()));
    window.harness.run();
}

fn search(window: &Window) -> String {
    window.harness.state().state().pages.orders.search.clone()
}

#[test]
fn a_slash_goes_to_the_search_and_is_a_slash_once_there() {
    let mut window = window();
    type_key(&mut window, Key::Slash, "/");
    assert_eq!(page(&window), Page::Orders);
    assert_eq!(search(&window), "", "the key itself is not typed");
    type_key(&mut window, Key::A, "a");
    type_key(&mut window, Key::Slash, "/");
    assert_eq!(search(&window), "a/");
    window.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(page(&window), Page::Overview, "what no field needs works from inside one");
    window.key(Modifiers::COMMAND, Key::F);
    type_key(&mut window, Key::B, "b");
    assert_eq!(search(&window), "a/b");
}

#[test]
fn escape_leaves_the_field_first_and_then_the_page() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::F);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(page(&window), Page::Orders);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(page(&window), Page::Overview);
    window.key(Modifiers::COMMAND, Key::Num7);
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(page(&window), Page::Overview);
}

#[test]
fn accounts_are_switched_and_the_longer_shortcut_wins() {
    let mut window = window();
    let selected = |window: &Window| window.harness.state().state().shared.selected;
    window.key(Modifiers::CTRL, Key::Tab);
    assert_eq!(selected(&window), Some(AccountId(2)));
    window.key(Modifiers::CTRL | Modifiers::SHIFT, Key::Tab);
    assert_eq!(selected(&window), Some(AccountId(1)), "once back, not once forth as well");
}

#[test]
fn the_zoom_is_a_verb_and_shows() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::Plus);
    window.key(Modifiers::COMMAND, Key::Equals);
    assert!((window.harness.ctx.zoom_factor() - 1.2).abs() < 0.001, "{}", window.harness.ctx.zoom_factor());
    let kept = window.asked(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    assert_eq!(kept.last().map(|(_, pair)| pair.clone()), Some(("zoom".to_owned(), "120".to_owned())));
    window.key(Modifiers::COMMAND, Key::Num0);
    assert!((window.harness.ctx.zoom_factor() - 1.0).abs() < 0.001);
}

#[test]
fn what_a_key_cannot_do_is_said() {
    let mut window = window();
    window.key(Modifiers::NONE, Key::F5);
    assert!(!window.shows("Open an order first"), "the key belongs to the page of an order");
    window.key(Modifiers::COMMAND, Key::Num0);
    assert!(window.shows("It cannot go further"));
}

#[test]
fn a_dialog_has_the_keys() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::Num6);
    window.press("Remove Tienda MX…");
    window.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(page(&window), Page::Accounts);
}

/// What has the keyboard, as a screen reader is told.
fn focused(window: &Window) -> (Role, String) {
    let focus = window.harness.root().accesskit_node().tree_state.focus_in_tree();
    (focus.role(), focus.label().or_else(|| focus.value()).unwrap_or_default())
}

#[test]
fn a_page_that_opens_has_the_keyboard_at_its_title() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::Num6);
    assert_eq!(focused(&window), (Role::Heading, "Accounts".to_owned()));
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), (Role::Button, "Add account".to_owned()), "Tab goes on from there");
    window.click_nav("Settings");
    assert_eq!(focused(&window), (Role::Heading, "Settings".to_owned()));
}

#[test]
fn the_digits_turn_the_page_wherever_the_keyboard_is() {
    let pages = [
        (Key::Num2, Page::NewRequest),
        (Key::Num7, Page::Settings),
        (Key::Num3, Page::Orders),
        (Key::Num1, Page::Overview),
    ];
    let places: [fn(&mut Window); 4] = [
        |window| window.key(Modifiers::COMMAND, Key::F),       // in a field
        |window| window.click_role(Role::ComboBox, "Account"), // in an open list
        |window| window.key(Modifiers::NONE, Key::F6),         // in another part of the window
        |window| window.key(Modifiers::NONE, Key::F1),         // in what stands beside the page
    ];
    for (digit, there) in pages {
        for go in places {
            // So small that help takes the place of the page.
            let mut window = Window::of_size(&shops(), [900.0, 600.0]);
            go(&mut window);
            window.key(Modifiers::COMMAND, digit);
            assert_eq!(page(&window), there);
            assert_eq!(focused(&window), (Role::Heading, super::access::say(there.section().key())));
        }
    }
}

#[test]
fn tab_goes_as_one_reads() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::Num6);
    let mut seen = Vec::new();
    for _ in 0..30 {
        window.key(Modifiers::NONE, Key::Tab);
        seen.push(focused(&window).1);
    }
    let place =
        |name: &str| seen.iter().position(|seen| seen.starts_with(name)).unwrap_or_else(|| panic!("{name}: {seen:?}"));
    // From the page to the status line, then from the top again.
    let order = [
        place("Add account"),
        place("Nothing is being watched"),
        place("Overview"),
        place("Account"),
        place("Search anything"),
    ];
    assert!(order.is_sorted(), "{order:?} of {seen:?}");
}

#[test]
fn f6_goes_from_region_to_region_and_back() {
    let mut window = window();
    window.key(Modifiers::COMMAND, Key::Num7);
    let mut seen = Vec::new();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F6);
        seen.push(focused(&window).1);
    }
    assert!(seen[0].contains("Nothing is being watched"), "{seen:?}");
    assert_eq!(seen[1..], ["Settings", "Account", "Settings"], "side bar, bar, title");
    window.key(Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).1, "Account");
    // Wherever Tab went meanwhile, F6 goes on from there.
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window), (Role::Heading, "Settings".to_owned()));
}
