//! Buttons by meaning.

use eframe::egui::{Button, Response, RichText, Stroke, Ui, Vec2};

use crate::app::Action;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, size};

/// The one next step of a page.
pub fn primary_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    let theme = theme::of(ui);
    filled(ui, enabled, label, theme.on_accent, theme.accent)
}

/// Everything else.
pub fn quiet_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    ui.add_enabled(enabled, Button::new(label).min_size(Vec2::new(0.0, size::CONTROL)))
}

/// What loses something. Opens a dialog or stands in one.
pub fn danger_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    let theme = theme::of(ui);
    filled(ui, enabled, label, theme.surface, theme.failed.text)
}

fn filled(
    ui: &mut Ui,
    enabled: bool,
    label: &str,
    text: eframe::egui::Color32,
    fill: eframe::egui::Color32,
) -> Response {
    let button = Button::new(RichText::new(label).color(text)).fill(fill).min_size(Vec2::new(0.0, size::CONTROL));
    ui.add_enabled(enabled, button.stroke(Stroke::NONE))
}

/// Puts `value` on the clipboard: "Copy CLABE", then a toast "CLABE copied". True if it was pressed.
///
/// `what` is the label of the field the value stands in. Never for secrets.
pub fn copy_button(ui: &mut Ui, view: &mut View<'_>, what: &str, value: &str) -> bool {
    let label = view.texts.with("copy-button", &[("what", FluentValue::from(what))]);
    let pressed = ui.add(Button::new(label.as_ref()).min_size(Vec2::new(0.0, size::COMPACT))).clicked();
    if pressed {
        ui.ctx().copy_text(value.to_owned());
        view.send(Action::Copied(what.to_owned()));
    }
    pressed
}
