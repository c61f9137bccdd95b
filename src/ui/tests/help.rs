//! Help beside every page, and the table of shortcuts.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, account};
use crate::app::{Aside, Section};
use crate::domain::Environment;

fn window(size: [f32; 2]) -> Window {
    Window::of_size(&[account(1, "Tienda MX", Environment::Production, "https://client.example")], size)
}

fn focused(window: &Window) -> String {
    let focus = window.harness.root().accesskit_node().tree_state.focus_in_tree();
    focus.label().or_else(|| focus.value()).unwrap_or_default()
}

#[test]
fn f1_opens_help_that_follows_the_page_and_escape_closes_it() {
    let mut window = window([1280.0, 900.0]);
    window.key(Modifiers::COMMAND, Key::Num6);
    window.key(Modifiers::NONE, Key::F1);
    assert_eq!(focused(&window), "Help: Accounts");
    assert!(window.shows("Where is the API key kept?") && window.shows("Never in a file"));
    window.click_nav("Webhooks");
    assert!(window.shows_exactly("Help: Webhooks"));
    assert!(window.shows("SUCCESS and nothing else"));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.harness.state().state().shared.aside, None);
}

#[test]
fn every_page_has_help_that_a_screen_reader_can_jump_through() {
    for size in [[1280.0, 900.0], [900.0, 600.0]] {
        let mut window = window(size);
        let takes_the_page = size[0] < 1000.0;
        for section in Section::ALL {
            let digit = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
            let at = Section::ALL.iter().position(|other| *other == section).expect("one of them");
            window.key(Modifiers::COMMAND, digit[at]);
            if takes_the_page || at == 0 {
                window.click("Help");
            }
            let levels: Vec<usize> = window
                .harness
                .query_all_by_role(Role::Heading)
                .filter_map(|node| node.accesskit_node().data().level())
                .collect();
            let questions = levels.iter().filter(|level| **level == 3).count();
            assert!((5..=10).contains(&questions), "{section:?} at {size:?}: {levels:?}");
            assert_eq!(window.sticking_out(), Vec::<String>::new(), "{section:?} at {size:?}");
        }
        assert_eq!(window.harness.state().state().shared.aside, Some(Aside::Help), "it stays while one works");
        // Where it takes the place of the page, who goes to a page sees that page.
        window.key(Modifiers::COMMAND, Key::Num7);
        assert_eq!(window.harness.state().state().shared.aside.is_none(), takes_the_page, "{size:?}");
        if takes_the_page {
            assert_eq!(focused(&window), "Settings");
        }
    }
}

#[test]
fn no_sentence_runs_out_of_the_window() {
    for size in [[1280.0, 900.0], [900.0, 600.0], [720.0, 480.0]] {
        let mut window = window(size);
        for section in 0..Section::ALL.len() {
            let digit = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
            window.key(Modifiers::COMMAND, digit[section]);
            if window.harness.state().state().shared.aside.is_none() {
                window.key(Modifiers::NONE, Key::F1);
            }
            let aside = window.harness.get_by_role(Role::Complementary);
            for label in aside.query_all_by_role(Role::Label) {
                assert!(label.rect().right() <= size[0], "{size:?}: {:?} {:?}", label.value(), label.rect());
            }
        }
    }
}

#[test]
fn a_question_mark_shows_the_shortcuts_and_they_say_what_works_here() {
    let mut window = window([900.0, 600.0]);
    window.key(Modifiers::COMMAND, Key::Num2);
    window.key(Modifiers::SHIFT, Key::Questionmark);
    assert_eq!(focused(&window), "Keyboard shortcuts");
    assert!(window.shows_exactly("Ctrl+Enter") && window.shows_exactly("Ctrl+K"));
    window.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.harness.state().state().shared.page, crate::app::Page::NewRequest, "it is in front");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows_exactly("Ctrl+Enter") || !window.shows_exactly("Keyboard shortcuts"));
    window.key(Modifiers::COMMAND, Key::F);
    window.key(Modifiers::SHIFT, Key::Questionmark);
    assert!(!window.shows_exactly("Keyboard shortcuts"), "in a field it is a character");
}
