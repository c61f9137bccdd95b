//! No part is missing in the gallery, and all of it can be drawn in every language and look.

use std::collections::BTreeSet;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;

/// What the widgets offer that is no part of its own: sizes, keys, choices and helpers of those that are.
const NO_PARTS: &[&str] = &[
    "Caution",
    "DictationGroup",
    "PLAIN_PADDING",
    "Shown",
    "Step",
    "is_copied",
    "line",
    "plain_width",
    "shown_as",
    "state_key",
    "tone_look",
];

/// Names of everything public in `ui/widgets`, in small letters with underlines.
fn offered() -> BTreeSet<String> {
    let source = include_str!("../widgets/mod.rs");
    let mut names = BTreeSet::new();
    for list in source.split("pub use self::").skip(1) {
        let list = list.split(';').next().unwrap_or_default().split_once("::").expect("a module and names").1;
        names.extend(list.trim_matches(['{', '}', '\n', ' ']).split(',').map(|name| name.trim().to_owned()));
    }
    names.extend(source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned));
    names.retain(|name| !name.is_empty() && !NO_PARTS.contains(&name.as_str()));
    names.iter().map(|name| snake(name)).collect()
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for char in name.chars() {
        if char.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(char.to_lowercase());
    }
    snake
}

#[test]
fn every_part_is_in_the_gallery() {
    let offered = offered();
    assert!(offered.len() > 40, "the scan finds the parts: {offered:?}");
    let shown: BTreeSet<String> = ENTRIES
        .iter()
        .flat_map(|entry| entry.names)
        .filter(|name| !name.contains('.'))
        .map(ToString::to_string)
        .collect();
    assert_eq!(offered.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new(), "is missing");
    assert_eq!(shown.difference(&offered).collect::<Vec<_>>(), Vec::<&String>::new(), "is no more");
}

#[test]
fn all_of_it_is_drawn_in_every_language_and_look() {
    let now = crate::app::pages::desk::start();
    for language in Language::ALL {
        let mut harness = Harness::builder().with_size([1280.0, 9_000.0]).with_max_steps(20).build_ui_state(
            |ui, gallery: &mut Option<Gallery>| {
                gallery.get_or_insert_with(|| Gallery::new(ui.ctx(), language, now)).show(ui);
            },
            None,
        );
        harness.run();
        let texts = Texts::new(language);
        let dark = texts.get("theme-dark").into_owned();
        harness.get_by_label(&dark).click();
        harness.run();
        let high = texts.get("contrast-high").into_owned();
        harness.get_by_label(&high).click();
        harness.run();
        for entry in ENTRIES {
            assert!(harness.query_by_label(&entry.names.join(", ")).is_some(), "{:?}", entry.names);
        }
        let canvas = harness.ctx.global_style().visuals.panel_fill;
        assert_eq!(canvas, theme::DARK_CONTRAST.canvas, "{language:?}");
    }
}
