//! Bytes as they came, on the pages of webhooks and of exceptions.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Label, Ui};

use crate::ui::theme::{self, font};

/// Draws them in as many lines as it takes. A line ends where the room does: ended at a dash or a blank, it would look as
/// if one of the bytes were a line break.
pub fn exact_bytes_ui(ui: &mut Ui, text: &str) {
    let mut job = LayoutJob::simple(text.to_owned(), font::MONO, theme::of(ui).text, f32::INFINITY);
    job.wrap.break_anywhere = true;
    ui.add(Label::new(job).wrap().selectable(true));
}
