//! Draws the page whose state is in `app/pages/settings.rs`.

use eframe::egui::Ui;

use crate::ui::View;
use crate::ui::widgets::page_header;

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    page_header(ui, &view.texts.get("page-settings"), |_| {});
}
