//! The room for webhooks: says what will stand here, and what can be made ready until then.

use eframe::egui::Ui;

use super::rooms::Room;
use crate::app::{Action, Page};
use crate::ui::View;
use crate::ui::widgets::{Icon, page_header};

const ROOM: Room = Room {
    icon: Icon::Webhook,
    title: "webhooks-empty-title",
    body: "webhooks-empty-body",
    step: "webhooks-step",
    soon: "rooms-soon",
    kinds: &[
        (Icon::Key, "webhooks-signature", "webhooks-signature-more"),
        (Icon::Search, "webhooks-missed", "webhooks-missed-more"),
        (Icon::Bell, "webhooks-silent", "webhooks-silent-more"),
    ],
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    page_header(ui, &view.texts.get("page-webhooks"), |_| {});
    if ROOM.ui(ui, view) {
        view.send(Action::Go(Page::Accounts));
    }
}
