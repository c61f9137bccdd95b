//! What lies above the page: Escape closes it, and the keyboard goes back to where it came from.

use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Modifiers};

use super::focus::focused;
use super::scenes::{SIZES, asked_to_send_again, scene};
use super::{Region, Thing, Window, none, say, things};

fn control(window: &Window, name: &str) -> Thing {
    let found = things(window).into_iter().find(|thing| thing.is_control() && thing.name == name);
    found.unwrap_or_else(|| panic!("no control is named {name:?}"))
}

/// What of the window lies above it.
fn above(window: &Window) -> Vec<Thing> {
    things(window).into_iter().filter(|thing| thing.region == Region::Overlay && thing.is_control()).collect()
}

/// Opens by Enter what `opener` opens, closes it with Escape, and tells what is wrong with that.
fn open_and_close(mut window: Window, opener: &str) -> Result<(), String> {
    let before = above(&window).len();
    let button = control(&window, opener);
    window.request(button.id, Action::Focus);
    window.key(Modifiers::NONE, Key::Enter);
    if above(&window).len() <= before {
        return Err(format!("{opener:?} opens nothing"));
    }
    window.key(Modifiers::NONE, Key::Escape);
    if above(&window).len() > before {
        window.key(Modifiers::NONE, Key::Escape); // the first one left a field
    }
    if above(&window).len() > before {
        return Err(format!("Escape does not close what {opener:?} opened"));
    }
    match focused(&window) {
        Some(thing) if thing.id == button.id => Ok(()),
        other => Err(format!("after {opener:?} the keyboard is at {:?}", other.map(|thing| thing.told()))),
    }
}

#[test]
fn escape_closes_and_gives_the_keyboard_back() {
    let remove = crate::i18n::Texts::new(crate::i18n::Language::English)
        .with("accounts-remove-name", &[("name", "Tienda MX".into())])
        .into_owned();
    let tried = [
        ("accounts", remove),
        ("accounts", say("account-switcher")),
        ("account form", say("account-market")),
        ("account form", say("account-environment")),
    ];
    let try_it = |(name, opener): (&str, String)| open_and_close(scene(name)(SIZES[0]), &opener).err();
    none(tried.into_iter().filter_map(try_it).collect());
}

#[test]
fn a_question_has_a_name_takes_the_keyboard_and_keeps_it() {
    let mut window = asked_to_send_again(SIZES[0]);
    let dialog = things(&window).into_iter().find(|thing| thing.role == Role::AlertDialog).expect("a dialog");
    assert_eq!(dialog.name, say("order-send-again-title"));
    for _ in 0..5 {
        let thing = focused(&window).expect("something in the dialog has the keyboard");
        assert!(thing.around.contains(&dialog.name), "{}", thing.told());
        window.key(Modifiers::NONE, Key::Tab);
    }
    assert_eq!(control(&asked_to_send_again(SIZES[0]), &say("button-cancel")).region, Region::Overlay);
}

#[test]
fn a_list_is_gone_through_with_the_arrows() {
    let mut window = scene("account form")(SIZES[0]);
    let list = control(&window, &say("account-market"));
    window.request(list.id, Action::Focus);
    window.key(Modifiers::NONE, Key::Enter);
    let offered = above(&window);
    assert!(offered.len() >= 5, "{} markets", offered.len());
    for _ in 0..=offered.len() {
        window.key(Modifiers::NONE, Key::ArrowDown);
    }
    let at = focused(&window).expect("an item");
    assert_eq!(Some(at.id), offered.last().map(|last| last.id), "{}", at.told());
    window.key(Modifiers::NONE, Key::Enter);
    assert!(above(&window).is_empty());
    let list = control(&window, &say("account-market"));
    assert!(at.name.contains(&list.value), "{:?} is chosen, not {:?}", list.value, at.name);
    assert_eq!(focused(&window).map(|thing| thing.id), Some(list.id), "the keyboard is back at the list");
}
