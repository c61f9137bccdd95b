//! Buttons without a frame until they are pointed at: for a column of the same small action beside every line.

use eframe::egui::{Response, Ui};

use super::Press;
use crate::ui::theme::space;

/// How far a [`plain_button`]'s word stands from its edges. By as much the button may stick out of its column, so that
/// the words end where the column ends.
pub const PLAIN_PADDING: f32 = space::S;

/// Shows `word` and is called `name`, since the same word stands in many lines.
pub fn plain_button(ui: &mut Ui, enabled: bool, word: &str, name: &str) -> Response {
    Press::plain(word).name(name).enabled(enabled).ui(ui)
}

/// Width of a [`plain_button`].
pub fn plain_width(ui: &Ui, word: &str) -> f32 {
    Press::plain(word).width(ui)
}
