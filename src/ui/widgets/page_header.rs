//! The top of a page: its title left, its actions right.

use eframe::egui::{Align, Label, Layout, RichText, Ui, Vec2};

use crate::ui::access;
use crate::ui::theme::{font, space};

/// Why a page is drawn once more, for egui's log.
const PASS: &str = "page-actions";

/// Draws the title and, at the right edge, what `actions` draws (the rightmost first).
pub fn page_header(ui: &mut Ui, title: &str, actions: impl FnOnce(&mut Ui)) {
    // The title first, as one reads and as Tab goes, though what is left beside the actions is its width: they are
    // drawn as wide as the last time, and once more at once if that was wrong.
    let slot = ui.scope_id().with("page-actions");
    let kept: f32 = ui.data(|data| data.get_temp(slot)).unwrap_or_default();
    ui.horizontal(|ui| {
        let whole = ui.available_width();
        let room = Vec2::new((whole - kept).max(0.0), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            title_ui(ui, title);
        });
        let drawn = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            actions(ui);
            ui.min_rect().width()
        });
        let needed = if drawn.inner > 0.0 { drawn.inner + ui.spacing().item_spacing.x } else { 0.0 };
        if (needed - kept).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(slot, needed));
            ui.ctx().request_discard(PASS);
        }
    });
    ui.add_space(space::M);
}

/// The title; a long one is cut, and whole when hovered. Whoever comes to a page by keyboard begins here.
fn title_ui(ui: &mut Ui, title: &str) {
    let words = Label::new(RichText::new(title).font(font::title())).truncate();
    access::title(ui, title, |ui, sense| ui.add(words.selectable(false).sense(sense)));
}

/// The title of a part of a page.
pub fn section_title(ui: &mut Ui, title: &str) {
    ui.add_space(space::M);
    let name = ui.label(RichText::new(title).font(font::strong()));
    access::heading(&name, 2, title);
}
