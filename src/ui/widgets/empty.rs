//! A page or a list without anything in it: says what will be here and teaches the first step.

use eframe::egui::{RichText, Ui};

use super::primary_button;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// Draws the state; true if its button, the first step, was pressed.
pub fn empty_state(ui: &mut Ui, title: &str, body: &str, first_step: Option<&str>) -> bool {
    ui.add_space(space::XXL);
    ui.vertical_centered(|ui| {
        ui.set_max_width(size::FORM);
        access::heading(&ui.label(RichText::new(title).font(font::strong())), 2, title);
        ui.label(RichText::new(body).font(font::BODY).color(theme::of(ui).secondary));
        ui.add_space(space::S);
        first_step.is_some_and(|label| primary_button(ui, true, label).clicked())
    })
    .inner
}
