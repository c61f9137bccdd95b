//! The parts by role and label: what they are called, what keys do, and that nothing jumps.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Response, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::ui::theme;

/// Parts without a window around them, with the faces they need.
fn page<State>(draw: impl FnMut(&mut Ui, &mut State) + 'static, state: State) -> Harness<'static, State> {
    Harness::builder().with_context_setup(theme::install).build_ui_state(draw, state)
}

#[test]
fn segments_are_one_stop_and_arrows_choose() {
    let options = [(1_u8, "Day"), (2, "Week"), (3, "Month")];
    let draw = move |ui: &mut Ui, chosen: &mut u8| {
        if let Some(next) = segmented(ui, "Range", *chosen, &options) {
            *chosen = next;
        }
        primary_button(ui, true, "After");
    };
    let mut harness = page(draw, 1);
    harness.get_by_role_and_label(Role::RadioGroup, "Range");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::RadioButton, "Day").is_focused());
    for (key, expected) in [(Key::ArrowRight, 2), (Key::ArrowLeft, 1), (Key::ArrowLeft, 3), (Key::ArrowDown, 1)] {
        harness.key_press(key);
        harness.run();
        assert_eq!(*harness.state(), expected, "{key:?}");
    }
    harness.get_by_role_and_label(Role::RadioButton, "Week").click();
    harness.run();
    assert_eq!(*harness.state(), 2);
    let week = harness.get_by_role_and_label(Role::RadioButton, "Week");
    assert!(week.is_focused() && week.accesskit_node().toggled() == Some(Toggled::True));
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Button, "After").is_focused(), "one stop");
}

#[test]
fn a_switch_and_a_box_are_pressed_by_their_words_and_by_space() {
    let draw = |ui: &mut Ui, on: &mut [bool; 2]| {
        switch(ui, &mut on[0], "Follow orders");
        check_box(ui, &mut on[1], "Send a copy");
    };
    let mut harness = page(draw, [false; 2]);
    harness.get_by_role_and_label(Role::Switch, "Follow orders").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "Send a copy").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), [true; 2]);
    let is_on = harness.get_by_role(Role::Switch).accesskit_node().toggled();
    assert_eq!(is_on, Some(Toggled::True));
}

#[test]
fn what_is_busy_or_disabled_cannot_be_pressed() {
    let draw = |ui: &mut Ui, pressed: &mut u32| {
        let mut count = |response: Response| *pressed += u32::from(response.clicked());
        count(Press::primary("Busy").busy(true).ui(ui));
        count(Press::quiet("Disabled").enabled(false).ui(ui));
        count(Press::danger("Ready").ui(ui));
    };
    let mut harness = page(draw, 0);
    for label in ["Busy", "Disabled"] {
        let node = harness.get_by_role_and_label(Role::Button, label);
        assert!(node.accesskit_node().is_disabled(), "{label}");
        node.click();
        harness.run();
    }
    assert!(harness.get_by_label("Busy").accesskit_node().is_busy());
    assert_eq!(*harness.state(), 0);
    harness.get_by_label("Ready").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn choosing_moves_nothing() {
    let draw = |ui: &mut Ui, chosen: &mut bool| {
        ui.horizontal(|ui| {
            if chip(ui, *chosen, "Waiting", Some("12")).clicked() {
                *chosen = !*chosen;
            }
            quiet_button(ui, true, "After");
        });
    };
    let mut harness = page(draw, false);
    let before = harness.get_by_label("After").rect();
    harness.get_by_label("Waiting").click();
    harness.run();
    assert!(*harness.state());
    assert_eq!(harness.get_by_label("After").rect(), before);
    let chip = harness.get_by_label("Waiting");
    assert_eq!(chip.accesskit_node().description().as_deref(), Some("12"));
    assert_eq!(chip.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_menu_opens_and_closes_when_something_is_chosen() {
    let draw = |ui: &mut Ui, done: &mut u32| {
        menu_button(ui, "More", |ui| {
            if menu_item(ui, true, Some(Icon::Trash), "Remove", None) {
                *done += 1;
            }
        });
    };
    let mut harness = page(draw, 0);
    harness.get_by_role_and_label(Role::Button, "More").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Remove").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    assert!(harness.query_by_label("Remove").is_none(), "closed");
}

/// WCAG 2.5.8 asks for 24 by 24; we promise 26.
#[test]
fn everything_that_is_pressed_is_large_enough() {
    let draw = |ui: &mut Ui, on: &mut bool| {
        quiet_button_with_icon(ui, true, Icon::Refresh, "a");
        Press::plain("b").ui(ui);
        icon_button(ui, Icon::Close, "c");
        chip(ui, false, "d", None);
        switch(ui, on, "e");
        check_box(ui, on, "f");
        segmented(ui, "g", 1, &[(1, "h"), (2, "i")]);
    };
    let harness = page(draw, false);
    for label in ["a", "b", "c", "d", "e", "f", "h", "i"] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.height() >= 26.0 && rect.width() >= 26.0, "{label}: {rect:?}");
    }
}

#[test]
fn actions_stand_within_their_row_from_the_first_picture_on() {
    // A text that may be cut says in a sizing pass that it needs no room.
    let draw = |ui: &mut Ui, (is_open, edge): &mut (bool, f32)| {
        *edge = ui.max_rect().right();
        if !*is_open {
            return;
        }
        let main = |ui: &mut Ui, (): &mut ()| {
            ui.label("Title");
        };
        with_actions(ui, "row", 32.0, &mut (), main, |ui, ()| {
            ui.add(eframe::egui::Label::new("Forty-two orders of this kind").truncate());
            quiet_button(ui, true, "View");
        });
    };
    let mut harness = page(draw, (false, 0.0));
    harness.run();
    harness.state_mut().0 = true;
    harness.run(); // as many pictures as are asked for, and no more
    let right = harness.get_by_role_and_label(Role::Button, "View").rect().right();
    assert!(right <= harness.state().1 + 0.5, "{right} of {}", harness.state().1);
}
