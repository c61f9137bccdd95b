//! How each page looks; the mirror of `app/pages`.

mod account_form;
mod accounts;
mod exceptions;
mod new_request;
mod order;
mod orders;
mod overview;
mod rooms;
mod settings;
mod webhooks;

use eframe::egui::Ui;

use super::View;
use crate::app::Page;

/// Draws the page that is open.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    match &view.shared().page {
        Page::Overview => overview::page_ui(ui, view),
        Page::NewRequest => new_request::page_ui(ui, view),
        Page::Orders => orders::page_ui(ui, view),
        Page::Order(key) => order::page_ui(ui, view, key),
        Page::Exceptions => exceptions::page_ui(ui, view),
        Page::Webhooks => webhooks::page_ui(ui, view),
        Page::Accounts => accounts::page_ui(ui, view),
        Page::Settings => settings::page_ui(ui, view),
    }
}

/// Whether a page brings its own scroll area.
pub const fn scrolls_itself(page: &Page) -> bool {
    matches!(page, Page::Orders)
}
