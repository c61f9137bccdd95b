//! The top of a page: its title left, its actions right.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use crate::ui::access;
use crate::ui::theme::{font, space};

/// Draws the title and, at the right edge, what `actions` draws (the rightmost first).
pub fn page_header(ui: &mut Ui, title: &str, actions: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            actions(ui);
            // What is left is the title's; a long one is cut, and whole when hovered.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = ui.add(Label::new(RichText::new(title).font(font::title())).truncate());
                access::heading(&name, 1, title);
            });
        });
    });
    ui.add_space(space::M);
}

/// The title of a part of a page.
pub fn section_title(ui: &mut Ui, title: &str) {
    ui.add_space(space::M);
    let name = ui.label(RichText::new(title).font(font::strong()));
    access::heading(&name, 2, title);
}
