//! Keys: each goes to its verb, and none is taken from somebody who types.

use eframe::egui::{Event, Key, Modifiers};

use super::{Window, account};
use crate::app::Page;
use crate::backend::protocol::CommandKind;
use crate::domain::{AccountId, Environment};

fn window() -> Window {
    let shop = |id, name| account(id, name, Environment::Production, "https://client.example");
    Window::with(&[shop(1, "Tienda MX"), shop(2, "Toko ID")])
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
