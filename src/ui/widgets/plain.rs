//! Buttons without a frame until they are pointed at: for a column of the same small action beside every line.

use eframe::egui::{Button, Response, RichText, Ui, Vec2};

use crate::app::Action;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};

/// How far a [`plain_button`]'s word stands from its edges. By as much the button may stick out of its column, so that
/// the words end where the column ends.
pub const PLAIN_PADDING: f32 = space::S;

/// Shows `word` and is called `name`, since the same word stands in many lines.
pub fn plain_button(ui: &mut Ui, enabled: bool, word: &str, name: &str) -> Response {
    let usual = std::mem::replace(&mut ui.spacing_mut().button_padding.x, PLAIN_PADDING);
    let text = RichText::new(word).font(font::TABLE).color(theme::of(ui).secondary);
    let button = Button::new(text).frame_when_inactive(false).min_size(Vec2::new(0.0, size::COMPACT));
    let response = ui.add_enabled(enabled, button).accessible_name(name);
    ui.spacing_mut().button_padding.x = usual;
    response
}

/// Width of a [`plain_button`].
pub fn plain_width(ui: &Ui, word: &str) -> f32 {
    let word = ui.painter().layout_no_wrap(word.to_owned(), font::TABLE, theme::of(ui).secondary);
    word.size().x + 2.0 * PLAIN_PADDING
}

/// Puts `value` on the clipboard: shows "Copy", is called "Copy CLABE", then a toast "CLABE copied". True if it was
/// pressed.
///
/// `what` is the label of the field the value stands in. Never for secrets.
pub fn plain_copy_button(ui: &mut Ui, view: &mut View<'_>, what: &str, value: &str) -> bool {
    let name = view.texts.with("copy-button", &[("what", FluentValue::from(what))]);
    let pressed = plain_button(ui, true, &view.texts.get("copy"), &name).clicked();
    if pressed {
        ui.ctx().copy_text(value.to_owned());
        view.send(Action::Copied(what.to_owned()));
    }
    pressed
}
