//! Nothing that only hovering or only dragging can do.

use std::path::Path;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::scenes::{FULL, SIZES};
use super::{none, things};

/// What the tooltips say that are up.
fn tooltips(window: &super::Window) -> Vec<String> {
    let tips = window.harness.query_all_by_role(Role::Tooltip);
    tips.flat_map(|tip| tip.children_recursive().filter_map(|node| node.accesskit_node().value()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn what_a_tooltip_says_is_said_without_hovering() {
    let mut complaints = Vec::new();
    let mut seen = 0;
    for scene in FULL {
        let mut window = super::scenes::scene(scene)(SIZES[1]);
        window.harness.ctx.all_styles_mut(|style| {
            style.interaction.tooltip_delay = 0.0;
            style.interaction.show_tooltips_only_when_still = false;
        });
        window.harness.run();
        let visible = window.harness.ctx.content_rect();
        for thing in things(&window) {
            if !visible.contains(thing.rect.center()) || !thing.rect.is_positive() {
                continue;
            }
            window.harness.hover_at(thing.rect.center());
            window.harness.run_steps(3);
            for tip in tooltips(&window) {
                seen += 1;
                let is_said = things(&window).iter().any(|other| {
                    !other.around.iter().any(|name| name == "tooltip")
                        && other.rect.intersects(thing.rect)
                        && (other.description.contains(&tip) || other.name.contains(&tip))
                });
                if !is_said {
                    complaints.push(format!("{scene}: only hovering {} says {tip:?}", thing.told()));
                }
            }
        }
        window.harness.remove_cursor();
    }
    assert!(seen >= 3, "{seen} tooltips were seen");
    none(complaints);
}

/// Files that drag or take what is dropped, and what does the same without it. The tests of the page try that.
const DRAGS: &[(&str, &str)] = &[
    ("shell/drop.rs", "Settings has a button that opens the system's dialog, and a field for the path"),
    ("pages/orders/beside.rs", "the border has the keyboard's focus, and Left and Right move it"),
    ("widgets/table/header.rs", "the column's menu makes it wider and narrower"),
];

#[test]
fn nothing_is_done_by_dragging_alone() {
    let marks = [
        "Sense::drag",
        "Sense::DRAG",
        "Sense::click_and_drag",
        "dnd_",
        "DragAndDrop",
        "dropped_files",
        "hovered_files",
    ];
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut |path, text| {
        let is_test = path.contains("/tests");
        if !is_test
            && marks.iter().any(|mark| text.contains(mark))
            && !DRAGS.iter().any(|(known, _)| path.ends_with(known))
        {
            found.push(format!("{path} drags; say in DRAGS what does the same by keyboard, and test it"));
        }
    });
    none(found);
}

fn sources(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in std::fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("a file").path()) {
        if entry.is_dir() {
            sources(&entry, look);
        } else if let Ok(text) = std::fs::read_to_string(&entry) {
            look(&entry.to_string_lossy(), &text);
        }
    }
}
