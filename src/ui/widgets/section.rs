//! A part of a form or of the settings: its title left of what it holds where there is room, else above it.

use eframe::egui::{Label, RichText, Ui};

use super::caption;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// Width of the column of titles.
const TITLES: f32 = 200.0;
/// From this width on, titles stand left of what they hold.
const BESIDE: f32 = 700.0;

/// Draws a part of a page under a heading of the second level; a hairline parts it from what is above.
///
/// What it holds is no wider than a form's column.
pub fn form_section(ui: &mut Ui, title: &str, note: Option<&str>, add: impl FnOnce(&mut Ui)) {
    // Not by its title: that is another one in another language, and what has the keyboard would lose it.
    ui.scope(|ui| {
        let whole = ui.available_rect_before_wrap();
        ui.painter().hline(whole.x_range(), whole.top(), (1.0, theme::of(ui).hairline));
        ui.add_space(space::L);
        let title_ui = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let name = ui.add(Label::new(RichText::new(title).font(font::strong())).wrap());
            access::heading(&name, 2, title);
            if let Some(note) = note {
                caption(ui, note);
            }
        };
        if whole.width() >= BESIDE {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                ui.vertical(|ui| {
                    ui.set_width(TITLES);
                    title_ui(ui);
                });
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.set_width(ui.available_width().min(size::FORM));
                    add(ui);
                });
            });
        } else {
            ui.scope(title_ui);
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width().min(size::FORM));
                add(ui);
            });
        }
        ui.add_space(space::L);
    });
}
