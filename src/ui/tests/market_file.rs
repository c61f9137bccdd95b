//! A market file on its way into Cobro, in the window: dropped, or by its path.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{HoveredFile, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::effect::FileTask;
use crate::app::pages::desk::accounts;
use crate::backend::protocol::{EventKind, FileNews};

fn drop_file(window: &mut Window, path: &str) {
    window.drop_file(path);
    window.harness.run();
}

/// The backend has read it.
fn read(window: &mut Window, path: &str, text: &str) {
    assert_eq!(window.files.borrow_mut().pop(), Some(FileTask::Read(PathBuf::from(path))));
    window.tell(EventKind::File(FileNews::Read { path: PathBuf::from(path), text: Ok(text.to_owned()) }));
}

#[test]
fn what_can_be_dropped_is_told_while_something_hovers() {
    let mut window = Window::of_size(&accounts(), [900.0, 600.0]);
    assert!(!window.shows("Drop logs or a market file"));
    window.harness.input_mut().hovered_files.push(HoveredFile::default());
    window.harness.step();
    assert!(window.shows("Drop logs or a market file"));
    window.harness.input_mut().hovered_files.clear();
    window.harness.run();
    assert!(!window.shows("Drop logs or a market file"));
}

#[test]
fn a_dropped_file_is_offered_and_kept() {
    let mut window = Window::of_size(&accounts(), [900.0, 600.0]);
    drop_file(&mut window, "/tmp/mx.toml");
    read(&mut window, "/tmp/mx.toml", "[mx]\nmax = \"20000\"\n");
    assert!(window.shows("Use mx.toml?") && window.shows("Changes Mexico (max)."));
    assert!(window.files.borrow().is_empty(), "nobody said yes");
    window.press("Use it");
    let kept = FileTask::KeepMarkets { name: "mx.toml".to_owned(), text: "[mx]\nmax = \"20000\"\n".to_owned() };
    assert_eq!(window.files.borrow_mut().pop(), Some(kept));
    window.tell(EventKind::File(FileNews::Kept { name: "mx.toml".to_owned(), done: Ok(()) }));
    assert!(window.shows("mx.toml is kept. Cobro follows it from the next start."));
}

#[test]
fn a_wrong_file_leads_to_its_mistakes() {
    let mut window = Window::of_size(&accounts(), [900.0, 600.0]);
    drop_file(&mut window, "/tmp/mx.toml");
    read(&mut window, "/tmp/mx.toml", "[mx]\nmax = \"a lot\"\nscale = 7\n");
    assert!(window.shows("Line 2, mx.max: expected an amount"));
    let steps: Vec<_> = window.harness.query_all_by_role(Role::Button).collect();
    let show = steps.iter().find(|node| format!("{node:?}").contains("Show all mistakes")).expect("a way there");
    show.click_accesskit();
    window.harness.run();
    assert!(window.shows("mx.toml was not taken, and nothing has changed."));
    assert!(window.shows("line 3, mx.scale"));
}

#[test]
fn the_path_can_be_typed() {
    let mut window = Window::of_size(&accounts(), [900.0, 600.0]);
    window.key(Modifiers::COMMAND, Key::Num7);
    window.type_into("Path of a market file", "/tmp/pe.toml");
    window.press("Read it");
    read(&mut window, "/tmp/pe.toml", "[pe]\nmin = \"5\"\n");
    assert!(window.shows("Use pe.toml?"));
}
