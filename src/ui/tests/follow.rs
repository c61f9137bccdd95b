//! Logs that are watched: switched on, listed with how it goes with each, paused, stopped, and told above the list.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::pages::desk::{MEXICO, accounts};
use crate::app::pages::webhooks::follow::tests::log;
use crate::backend::protocol::follow::{FollowNews, FollowState, FollowWish};
use crate::backend::protocol::webhooks::NoticesPage;
use crate::backend::protocol::{AccountView, CommandKind, EventKind};

const SIZES: [[f32; 2]; 2] = [[900.0, 600.0], [1440.0, 900.0]];

/// Accounts of different merchants.
fn merchants() -> Vec<AccountView> {
    let mut accounts = accounts();
    for (account, id) in accounts.iter_mut().zip(1..) {
        account.account.merchant_id = format!("300200{id}");
    }
    accounts
}

fn open(size: [f32; 2]) -> Window {
    let mut window = Window::of_size(&merchants(), size);
    window.key(Modifiers::COMMAND, Key::Num5);
    let pick = |kind: &CommandKind| matches!(kind, CommandKind::LoadNotices(_)).then_some(());
    let (id, ()) = window.asked(pick).pop().expect("asked");
    let page = NoticesPage { rows: Vec::new(), total: 0, counts: [0; 4] };
    window.answer(id, EventKind::Notices(Ok(Box::new(page))));
    window
}

fn watched(states: &[(&str, FollowState)]) -> EventKind {
    let logs = states.iter().map(|(path, state)| log(path, state.clone())).collect();
    EventKind::Follow(FollowNews::Now(logs))
}

fn wishes(window: &Window) -> Vec<FollowWish> {
    let pick =
        |kind: &CommandKind| if let CommandKind::FollowLogs(wish) = kind { Some((**wish).clone()) } else { None };
    window.asked(pick).into_iter().map(|(_, wish)| wish).collect()
}

fn paths(window: &Window, stops: bool) -> Vec<PathBuf> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::StopFollowing(path) if stops => Some(path.clone()),
        CommandKind::PauseFollowing(path) if !stops => Some(path.clone()),
        _ => None,
    };
    window.asked(pick).into_iter().map(|(_, path)| path).collect()
}

#[test]
fn a_log_is_watched_by_a_switch_and_its_path() {
    for size in SIZES {
        let mut window = open(size);
        window.press("Import logs…");
        window.click_role(Role::Switch, "Keep watching");
        assert!(window.shows("each new notification within a second"));
        window.type_into("Path of a log or a folder", "/var/log/hook.log");
        window.press("Watch");
        let path = PathBuf::from("/var/log/hook.log");
        assert_eq!(wishes(&window), [FollowWish { paths: vec![path], account: None }]);
        assert_eq!(window.sticking_out(), Vec::<String>::new());
    }
}

#[test]
fn each_says_how_it_goes_and_is_paused_gone_on_with_and_stopped_by_itself() {
    for size in SIZES {
        let mut window = open(size);
        window.press("Import logs…");
        let secret = FollowState::Unreadable {
            path: PathBuf::from("/srv/logs/secret"),
            is_denied: true,
            words: "Permission denied (os error 13)".to_owned(),
        };
        window.tell(watched(&[
            ("/var/log/hook.log", FollowState::Watching),
            ("/var/log/paused.log", FollowState::Paused),
            ("/mnt/share/gone.log", FollowState::NotThere),
            ("/srv/logs", secret),
            ("/var/log/waits.log", FollowState::NoKey(MEXICO)),
        ]));
        window.pass(12);
        for words in [
            "Watching · 43 notifications · newest 10 s ago",
            "Paused · 43 notifications",
            "There is no gone.log.",
            "does not let Cobro read /srv/logs/secret",
            "waits.log has notifications for Tienda MX, whose key is not at hand",
        ] {
            assert!(window.shows(words), "{words}");
        }
        assert_eq!(window.sticking_out(), Vec::<String>::new());
        window.press("Pause watching hook.log");
        assert_eq!(paths(&window, false), [PathBuf::from("/var/log/hook.log")]);
        window.press("Go on watching paused.log");
        assert_eq!(wishes(&window)[0].paths, [PathBuf::from("/var/log/paused.log")]);
        window.press("Stop watching gone.log");
        assert_eq!(paths(&window, true), [PathBuf::from("/mnt/share/gone.log")]);
        assert!(window.shows("gone.log is no longer watched."));
    }
}

#[test]
fn the_list_says_that_logs_are_watched_and_what_is_wrong() {
    for size in SIZES {
        let mut window = open(size);
        assert!(!window.shows("Watched logs"), "nothing is watched");
        window.tell(watched(&[("/a/hook.log", FollowState::Watching), ("/b/hook.log", FollowState::Watching)]));
        window.pass(12);
        assert!(window.shows("Watching 2 logs") && window.shows("newest 10 s ago"));
        window.tell(watched(&[("/a/hook.log", FollowState::NotThere), ("/b/hook.log", FollowState::Watching)]));
        assert!(window.shows("There is no hook.log."));
        window.press("Watched logs");
        let list = window.harness.get_by_role_and_label(Role::List, "Watched logs");
        assert_eq!(list.query_all_by_role(Role::Group).count(), 2);
    }
}

#[test]
fn whoever_is_elsewhere_is_told_what_is_wrong_and_led_there() {
    let mut window = open(SIZES[0]);
    window.key(Modifiers::COMMAND, Key::Num1);
    window.tell(watched(&[("/a/hook.log", FollowState::NotThere)]));
    assert!(!window.shows("There is no hook.log."), "it may be rotated");
    window.pass(11);
    assert!(window.shows("There is no hook.log."));
    window.harness.get_by_label_contains("Watched logs: There is no hook.log.").click();
    window.harness.run();
    assert!(window.harness.state().state().pages.webhooks.import.is_open);
}

#[test]
fn every_language_fits_the_smallest_window() {
    for (language, logs, stop) in [
        ("Español", "Registros vigilados", "Dejar de vigilar hook.log"),
        ("Bahasa Indonesia", "Log yang dipantau", "Hentikan pemantauan hook.log"),
    ] {
        let mut window = open(SIZES[0]);
        window.key(Modifiers::COMMAND, Key::Num7);
        window.click_role(Role::RadioButton, language);
        window.key(Modifiers::COMMAND, Key::Num5);
        window.tell(watched(&[("/var/log/hook.log", FollowState::Watching)]));
        window.pass(12);
        assert_eq!(window.sticking_out(), Vec::<String>::new(), "{language}");
        window.press(logs);
        assert_eq!(window.sticking_out(), Vec::<String>::new(), "{language}");
        window.tell(watched(&[("/var/log/hook.log", FollowState::NotThere)]));
        assert_eq!(window.sticking_out(), Vec::<String>::new(), "{language}");
        window.press(stop);
        assert_eq!(paths(&window, true).len(), 1);
    }
}
