//! Languages: switched live, and every page fits in each.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Window, account};
use crate::app::About;
use crate::backend::protocol::{AccountView, CommandKind, EventKind, Pulse};
use crate::domain::Environment;
use crate::i18n::Language;

fn accounts() -> Vec<AccountView> {
    vec![account(1, "Tienda MX", Environment::Sandbox, "http://127.0.0.1:4010/prod-api")]
}

fn radio(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::RadioButton, name).click();
    window.harness.run();
}

fn saved(window: &Window) -> Option<String> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::SaveSetting { key, value } if key == "language" => Some(value.clone()),
        _ => None,
    };
    window.take(pick).map(|(_, value)| value)
}

#[test]
fn a_language_is_switched_without_a_restart_and_nothing_keeps_old_words() {
    let mut window = Window::with(&accounts());
    window.tell(EventKind::Pulse(Pulse { open: 2, ..Pulse::default() }));
    window.click_nav("Settings");
    assert!(window.shows("2 open orders"));
    radio(&mut window, "Español");
    assert!(window.shows_exactly("Configuración") && window.shows("2 órdenes abiertas"));
    assert_eq!(saved(&window).as_deref(), Some("es"));
    radio(&mut window, "Bahasa Indonesia");
    assert!(window.shows_exactly("Pengaturan") && !window.shows("Configuración"));
    assert_eq!(saved(&window).as_deref(), Some("id"));
    radio(&mut window, "Ikuti sistem (English)");
    assert!(window.shows_exactly("Settings") && !window.shows("Pengaturan"));
    assert_eq!(saved(&window).as_deref(), Some("system"));
}

#[test]
fn what_was_just_copied_is_told_in_the_new_language_too() {
    let mut window = Window::with(&accounts());
    window.click_nav("Settings");
    window.click("Copy Data folder");
    assert!(window.shows_exactly("Data folder copied"));
    radio(&mut window, "Español");
    assert!(!window.shows("Data folder") && !window.shows("copied"));
}

#[test]
fn who_chooses_a_language_by_key_stays_where_the_choice_is() {
    let mut window = Window::with(&accounts());
    window.click_nav("Settings");
    window.harness.get_by_role_and_label(Role::RadioButton, "As the system (English)").focus();
    window.harness.run();
    for name in ["English", "Español", "Bahasa Indonesia"] {
        window.key(Modifiers::NONE, Key::ArrowRight);
        assert!(window.harness.get_by_role_and_label(Role::RadioButton, name).is_focused(), "{name}");
    }
    assert!(window.shows_exactly("Pengaturan"));
}

#[test]
fn the_system_chooses_until_a_person_does() {
    let about = About { system_language: Language::Spanish, ..About::default() };
    let window = Window::open(about, [1_180.0, 780.0]);
    assert!(window.shows("Configuración") && !window.shows("Settings"));
}
