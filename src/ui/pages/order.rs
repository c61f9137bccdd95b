//! Draws the page whose state is in `app/pages/order.rs`.

use eframe::egui::Ui;

use crate::domain::OrderKey;
use crate::ui::View;
use crate::ui::widgets::page_header;

/// Draws the page of one order.
pub fn page_ui(ui: &mut Ui, _view: &mut View<'_>, key: &OrderKey) {
    page_header(ui, &key.order_no, |_| {});
}
