//! How each page looks; the mirror of `app/pages`.

mod account_form;
mod account_keys;
mod accounts;
mod bytes;
mod claim;
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
    if is_full(view) {
        return order::aloud::view_ui(ui, view);
    }
    match &view.shared().page {
        Page::Overview => overview::page_ui(ui, view),
        Page::NewRequest => new_request::page_ui(ui, view),
        Page::Orders => orders::page_ui(ui, view),
        Page::Order(key) => order::page_ui(ui, view, key),
        Page::Claim => claim::page_ui(ui, view),
        Page::Exceptions => exceptions::page_ui(ui, view),
        Page::Webhooks => webhooks::page_ui(ui, view),
        Page::Accounts => accounts::page_ui(ui, view),
        Page::Settings => settings::page_ui(ui, view),
    }
}

/// Whether something stands in the place of the page, up to its edges.
fn is_full(view: &View<'_>) -> bool {
    view.state.pages.order.is_aloud(view.shared())
}

/// Whether a page brings its own scroll area.
pub fn scrolls_itself(view: &View<'_>) -> bool {
    matches!(view.shared().page, Page::Orders | Page::Exceptions | Page::Webhooks) || is_full(view)
}
