//! The side bar, the banners, the status line, the keys, the flow of commands.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Window, account};
use crate::app::{About, Page, Section};
use crate::backend::protocol::{CommandKind, EventKind, Pulse};
use crate::domain::Environment;
use crate::ui::CobroApp;

const NAMES: [&str; 7] = ["Overview", "New request", "Orders", "Exceptions", "Webhooks", "Accounts", "Settings"];

fn page(app: &CobroApp) -> Page {
    app.state().shared.page.clone()
}

#[test]
fn every_page_opens_from_the_side_bar_wide_and_narrow() {
    for size in [[1180.0, 780.0], [720.0, 480.0]] {
        let mut window = Window::open(About::default(), size);
        let shop = account(1, "Tienda MX", Environment::Production, "https://client.example");
        window.tell(EventKind::Accounts(Ok(vec![shop])));
        for (section, name) in Section::ALL.into_iter().zip(NAMES) {
            window.click_nav(name);
            assert_eq!(page(window.harness.state()), section.page(), "{name} at {size:?}");
        }
    }
}

#[test]
fn icons_alone_tell_their_names_when_hovered() {
    let mut window = Window::open(About::default(), [720.0, 480.0]);
    let label = |window: &Window| window.harness.query_by_role_and_label(Role::Label, "Webhooks").is_some();
    window.harness.get_by_role_and_label(Role::Button, "Webhooks").hover();
    assert!(!label(&window));
    window.harness.run_steps(8);
    assert!(label(&window));
}

#[test]
fn nothing_sticks_out_of_the_smallest_window() {
    let long = "Ñ".repeat(64);
    let mut window =
        Window::open(About { data_dir: "/home/".to_owned() + &"x".repeat(200), ..About::default() }, [720.0, 480.0]);
    window.tell(EventKind::Vault(Err(crate::vault::VaultError::Silent(3))));
    window.tell(EventKind::Accounts(Ok(vec![account(1, &long, Environment::Sandbox, "http://test.example")])));
    for name in NAMES {
        window.click_nav(name);
        assert_eq!(window.sticking_out(), Vec::<String>::new(), "{name}");
    }
    window.click_nav("Accounts");
    window.click("Add account");
    window.click("Save account");
    assert_eq!(window.sticking_out(), Vec::<String>::new(), "the account form");
}

#[test]
fn every_page_opens_by_keyboard() {
    let mut window = Window::with(&[account(1, "Tienda MX", Environment::Production, "https://client.example")]);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    for (section, key) in Section::ALL.into_iter().zip(keys).rev() {
        window.harness.key_press_modifiers(Modifiers::COMMAND, key);
        window.harness.run();
        assert_eq!(page(window.harness.state()), section.page());
    }
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.harness.run();
    assert_eq!(page(window.harness.state()), Page::NewRequest);
    window.harness.key_press(Key::Escape);
    window.harness.run();
    assert_eq!(page(window.harness.state()), Page::Overview, "Escape goes back");
}

#[test]
fn the_sandbox_cannot_be_missed() {
    let window = Window::open(About { sandbox: true, ..About::default() }, [1180.0, 780.0]);
    assert!(window.shows("SANDBOX"));
    assert!(!Window::open(About::default(), [1180.0, 780.0]).shows("SANDBOX"));
}

#[test]
fn plain_http_is_warned_of_unless_it_stays_in_this_computer() {
    for (address, warned) in [
        ("http://test.example/prod-api", true),
        ("https://test.example/prod-api", false),
        ("http://127.0.0.1:4010/prod-api", false),
    ] {
        let window = Window::with(&[account(1, "Tienda MX", Environment::Sandbox, address)]);
        assert_eq!(window.shows("plain http"), warned, "{address}");
    }
}

#[test]
fn the_account_worked_with_is_switched_and_kept() {
    let shop = |id, name| account(id, name, Environment::Production, "https://client.example");
    let mut window = Window::with(&[shop(1, "Tienda MX"), shop(2, "Toko ID")]);
    window.choose("Account", "Toko ID");
    let kept = window.take(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    assert_eq!(kept.map(|(_, pair)| pair), Some(("account".to_owned(), "2".to_owned())));
}

#[test]
fn the_status_line_is_an_honest_clock() {
    let mut window = Window::with(&[]);
    assert!(window.shows("Nothing is being watched"));
    let last_answer_at = Some(window.clock.get());
    window.tell(EventKind::Pulse(Pulse { open: 12, last_answer_at, failing: 0 }));
    assert!(window.shows("12 open orders · last checked just now"));
    window.pass(7);
    assert!(window.shows("last checked 5 s ago"));
    window.tell(EventKind::Pulse(Pulse { open: 12, last_answer_at, failing: 3 }));
    assert!(window.shows("the last 3 checks failed"));
}

#[test]
fn a_window_without_news_sleeps() {
    let mut window = Window::with(&[account(1, "Tienda MX", Environment::Production, "https://client.example")]);
    for name in NAMES {
        window.click_nav(name);
        window.harness.remove_cursor();
        window.harness.run();
        let delay = window.harness.output().viewport_output[&eframe::egui::ViewportId::ROOT].repaint_delay;
        assert!(delay > std::time::Duration::from_hours(1), "{name} repaints after {delay:?}");
    }
}

#[test]
fn a_command_waits_for_room() {
    let mut window = Window::with(&[account(1, "Tienda MX", Environment::Production, "https://client.example")]);
    window.port.is_full.set(true);
    window.take(|_| None::<()>);
    window.click_nav("Settings");
    window.harness.get_by_role_and_label(Role::RadioButton, "Dark").click();
    window.harness.run_steps(3);
    assert!(window.shows("Cobro is catching up"));
    window.port.is_full.set(false);
    window.harness.run();
    let kept = window.take(|kind| matches!(kind, CommandKind::SaveSetting { .. }).then_some(()));
    assert!(kept.is_some());
    assert!(!window.shows("Cobro is catching up"));
}

#[test]
fn before_there_are_logs_webhooks_says_what_they_are_for() {
    let mut window = Window::with(&[]);
    window.click_nav("Webhooks");
    assert!(window.shows("What did your server miss?"));
    window.click("Import logs…");
    assert!(window.shows("Choose files…"));
}

#[test]
fn settings_show_where_data_lies_and_copy_it() {
    let about = About { data_dir: "/home/ana/cobro".to_owned(), version: "0.1.0".to_owned(), ..About::default() };
    let mut window = Window::open(about, [1180.0, 780.0]);
    window.click_nav("Settings");
    assert!(window.shows("/home/ana/cobro") && window.shows("Cobro 0.1.0"));
    window.click("Copy Data folder");
    assert!(window.shows("Data folder copied"));
    window.pass(5);
    assert!(!window.shows("Data folder copied"));
}

#[test]
fn settings_have_their_parts_and_each_does_what_it_says() {
    // So high that nothing is scrolled away, which is not drawn.
    let mut window = Window::open(About::default(), [720.0, 2_400.0]);
    window.click_nav("Settings");
    for part in ["Look", "Language", "Data", "Markets", "Keyboard", "About"] {
        window.harness.get_by_role_and_label(Role::Heading, part);
    }
    assert!(window.shows_exactly("100 %"));
    window.click("Larger");
    assert!(window.shows_exactly("110 %"));
    window.click("Usual size");
    assert!(window.shows_exactly("100 %"));
    for (closed, inside) in [("All shortcuts", "Ctrl+Enter"), ("Licences of everything in Cobro", "MIT License: ")] {
        assert!(!window.shows(inside), "{closed}");
        window.harness.get_by_role_and_label(Role::DisclosureTriangle, closed).click_accesskit();
        window.harness.run();
        assert!(window.shows(inside), "{closed}");
    }
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}

#[test]
fn the_sandbox_says_that_its_keys_are_in_memory() {
    for sandbox in [true, false] {
        let mut window = Window::open(About { sandbox, ..About::default() }, [1_180.0, 780.0]);
        let (probe, ()) = window.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(())).expect("asked");
        window.answer(probe, EventKind::Vault(Ok(())));
        assert_eq!(window.shows("keys in memory"), sandbox);
        assert_eq!(window.shows("keyring unlocked"), !sandbox);
    }
}
