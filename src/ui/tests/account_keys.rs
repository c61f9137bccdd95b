//! The keys of an account over time, by mouse and keyboard.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use secrecy::ExposeSecret as _;

use super::{Window, account};
use crate::backend::protocol::{
    AccountForm, AccountView, CallError, CommandKind, EventKind, KeyBefore, KeyPlace, KeysError, KeysWish, VaultError,
};
use crate::domain::{AccountId, AccountKeys, Environment};

/// 10:00 in Mexico City on the day of every test is 16:00 in UTC.
fn at(text: &str) -> jiff::Timestamp {
    text.parse().expect("a time")
}

/// An account that had three keys; the first of them is nowhere any more.
fn rotated() -> AccountView {
    let keys = AccountKeys::default().replaced(1, false, at("2026-03-01T06:00:00Z")).expect("a span");
    let keys = keys.replaced(2, false, at("2026-11-20T15:30:00Z")).expect("a span");
    AccountView { keys, lost: vec![0], ..account(7, "Tienda MX", Environment::Production, "https://client.example") }
}

fn edit(view: AccountView, size: [f32; 2]) -> Window {
    let mut window = Window::of_size(&[view], size);
    window.key(Modifiers::COMMAND, Key::Num6);
    window.press("Edit Tienda MX");
    window
}

/// The form of an account that had three keys.
pub(super) fn form(size: [f32; 2]) -> Window {
    edit(rotated(), size)
}

fn open() -> Window {
    form([1180.0, 1400.0])
}

pub(super) fn type_key(window: &mut Window) {
    window.type_into("API key", "s3cret-key");
}

fn saved(kind: &CommandKind) -> Option<AccountForm> {
    match kind {
        CommandKind::SaveAccount(form) => Some((**form).clone()),
        _ => None,
    }
}

fn wished(kind: &CommandKind) -> Option<KeysWish> {
    match kind {
        CommandKind::ChangeKeys(AccountId(7), wish) => Some((**wish).clone()),
        _ => None,
    }
}

fn value(window: &Window, label: &str) -> Option<String> {
    window.entry(label).value()
}

/// Types into a field in place of what stands there.
fn retype(window: &mut Window, label: &str, text: &str) {
    window.entry(label).focus();
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.entry(label).type_text(text);
    window.harness.run();
}

#[test]
fn a_key_that_is_replaced_is_in_use_since_now_unless_a_person_says_otherwise() {
    let mut window = open();
    assert!(!window.shows("In use since"), "as long as no key is typed nothing is asked");
    type_key(&mut window);
    assert_eq!(value(&window, "In use since").as_deref(), Some("22/11/2026 10:00"));
    assert!(window.shows("The key before stays for webhooks that came earlier. Time in Mexico City, UTC−06"));
    window.click("Save account");
    let (_, form) = window.take(saved).expect("a command");
    assert_eq!(form.before, KeyBefore::UsedUntil(at("2026-11-22T16:00:00Z")));

    let mut window = open();
    type_key(&mut window);
    for (typed, problem) in [
        ("23/11/2026 8:00", "This is still to come"),
        ("soon", "Write day and time like 22/11/2026 10:00"),
        ("20/11/2026 9:30", "The key before is in use since Nov 20, 2026, 09:30, so this must be later"),
    ] {
        retype(&mut window, "In use since", typed);
        window.click("Save account");
        assert!(window.take(saved).is_none() && window.shows(problem), "{typed}");
    }
    retype(&mut window, "In use since", "21/11/2026 18:30");
    assert!(!window.shows("so this must be later"), "the message goes with the mistake");
    window.click("Save account");
    let (_, form) = window.take(saved).expect("a command");
    assert_eq!(form.before, KeyBefore::UsedUntil(at("2026-11-22T00:30:00Z")));
}

#[test]
fn a_key_that_never_was_right_needs_no_date() {
    let mut window = open();
    type_key(&mut window);
    retype(&mut window, "In use since", "soon");
    window.tick_box("The key before was never right");
    assert!(!window.shows("In use since") && window.shows("It is forgotten"));
    window.click("Save account");
    let (_, form) = window.take(saved).expect("a command");
    assert_eq!(form.before, KeyBefore::NeverRight);
}

#[test]
fn where_there_was_no_key_before_nothing_is_asked() {
    let missing = AccountView {
        key: KeyPlace::Missing,
        ..account(7, "Tienda MX", Environment::Production, "https://client.example")
    };
    let mut window = edit(missing, [1180.0, 1400.0]);
    type_key(&mut window);
    assert!(!window.shows("In use since") && !window.shows("never right"));
    assert!(window.shows("So far only one key"));
}

#[test]
fn keys_are_listed_by_their_dates_and_the_dates_changed() {
    let mut window = open();
    for text in [
        "Key in use",
        "Since Nov 20, 2026, 09:30",
        "Mar 1, 2026, 00:00 to Nov 20, 2026, 09:30",
        "Until Mar 1, 2026, 00:00",
        "Not on this computer any more",
        "Times in Mexico City, UTC−06",
    ] {
        assert!(window.shows(text), "{text}");
    }
    window.click("Change dates of the key: Mar 1, 2026, 00:00 to Nov 20, 2026, 09:30");
    assert_eq!(value(&window, "Used from").as_deref(), Some("01/03/2026 00:00"));
    retype(&mut window, "Used until", "28/02/2026");
    window.click("Save dates");
    assert!(window.take(wished).is_none());
    assert!(window.shows("The end is not after the beginning"));
    retype(&mut window, "Used until", "20/11/2026 12:00");
    window.click("Save dates");
    let (id, wish) = window.take(wished).expect("a command");
    let KeysWish::Date { number, from, until } = wish else { panic!("{wish:?}") };
    assert_eq!(number, 1);
    assert_eq!((from, until), (Some(at("2026-03-01T06:00:00Z")), Some(at("2026-11-20T18:00:00Z"))));
    window.answer(id, EventKind::KeysChanged(AccountId(7), Ok(())));
    assert!(window.shows("import their log again"), "what to do next");
    assert!(!window.shows("Used until"), "the dates are closed again");

    // The key in use has a beginning only, and may have been the key always.
    window.click("Change dates of the key: Since Nov 20, 2026, 09:30");
    assert!(!window.shows("Used until"));
    retype(&mut window, "Used from", " ");
    window.click("Save dates");
    let (_, wish) = window.take(wished).expect("a command");
    assert!(matches!(wish, KeysWish::Date { number: 2, from: None, until: None }), "{wish:?}");
}

#[test]
fn a_former_key_is_added_and_never_shown() {
    let mut window = open();
    window.click("Add a former key");
    assert!(window.entry("Former key").is_focused(), "typing goes on there");
    window.click("Add key");
    assert!(window.take(wished).is_none() && window.shows("Fill this in"));
    window.type_into("Former key", "s3cret-key");
    assert_eq!(value(&window, "Used until").as_deref(), Some("01/03/2026 00:00"), "up to the first that is known");
    let tree = format!("{:?} {:?}", window.harness.root(), window.harness.state().state().pages.accounts);
    assert!(tree.len() > 100 && !tree.contains("s3cret"));
    window.click("Add key");
    let (id, wish) = window.take(wished).expect("a command");
    assert!(!format!("{wish:?}").contains("s3cret"));
    let KeysWish::Add { key, session_only, from, until } = wish else { panic!("{wish:?}") };
    assert_eq!((key.expose_secret(), session_only), ("s3cret-key", false));
    assert_eq!((from, until), (None, Some(at("2026-03-01T06:00:00Z"))));
    let error = KeysError::Call(CallError::Vault(VaultError::Silent(120)));
    window.answer(id, EventKind::KeysChanged(AccountId(7), Err(error)));
    assert!(window.shows("The keyring has not answered for 120 s"));
    assert_eq!(value(&window, "Former key").as_deref(), Some("••••••••••"), "what was typed is still there");
    window.click_nav("Orders");
    window.click_nav("Accounts");
    assert_eq!(value(&window, "Former key").as_deref(), Some(""), "gone with the page");
    window.click("Leave it");
    assert!(window.harness.query_by_role_and_label(Role::PasswordInput, "Former key").is_none());
}

#[test]
fn a_former_key_is_forgotten_only_after_a_yes() {
    let mut window = open();
    let forget = "Forget the former key: Mar 1, 2026, 00:00 to Nov 20, 2026, 09:30…";
    window.click(forget);
    assert!(window.shows("Forget the key that was used until Nov 20, 2026, 09:30?"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.take(wished).is_none(), "Enter is on the harmless button");
    window.click(forget);
    window.click("Forget key");
    let (_, wish) = window.take(wished).expect("a command");
    assert!(matches!(wish, KeysWish::Forget(1)), "{wish:?}");
}

#[test]
fn everything_stays_in_a_small_window() {
    let mut window = form([720.0, 480.0]);
    window.press("Add a former key");
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}
