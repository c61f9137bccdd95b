//! What is known: a label and its value.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use crate::ui::theme::{self, font, space};

/// The label above the value.
pub fn fact(ui: &mut Ui, label: &str, value: &str, is_code: bool) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(RichText::new(label).font(font::LABEL).color(theme::of(ui).secondary));
        ui.add(Label::new(RichText::new(value).font(value_font(is_code))).wrap());
    });
}

/// The label left, the value at the right edge: a column of them reads as a bill.
pub fn fact_row(ui: &mut Ui, label: &str, value: &str, is_code: bool) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).font(font::LABEL).color(theme::of(ui).secondary));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(value).font(value_font(is_code))).halign(Align::Max).wrap());
        });
    });
}

const fn value_font(is_code: bool) -> eframe::egui::FontId {
    if is_code { font::MONO } else { font::BODY }
}
