//! The room for webhooks: says what will stand here, and what does the work until then.

use eframe::egui::Ui;

use crate::app::{Action, Page};
use crate::ui::View;
use crate::ui::widgets::{empty_state, page_header};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    page_header(ui, &texts.get("page-webhooks"), |_| {});
    let (title, body) = (texts.get("webhooks-empty-title"), texts.get("webhooks-empty-body"));
    if empty_state(ui, &title, &body, Some(&texts.get("rooms-open-orders"))) {
        view.send(Action::Go(Page::Orders));
    }
}
