//! Draws the page whose state is in `app/pages/webhooks.rs`.

mod detail;
mod follow;
mod import;
mod list;
mod rows;

use eframe::egui::{Event, ScrollArea, Ui};

use super::rooms::Room;
use crate::app::Action;
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::pages::webhooks::import::ImportAction;
use crate::ui::widgets::{Icon, page_header, primary_button_with_icon, skeleton_rows};
use crate::ui::{View, access};

/// What stands here before anything was imported.
const ROOM: Room = Room {
    icon: Icon::Webhook,
    title: "webhooks-empty-title",
    body: "webhooks-empty-body",
    step: "import-open",
    soon: "webhooks-soon",
    kinds: &[
        (Icon::Key, "webhooks-signature", "webhooks-signature-more"),
        (Icon::Search, "webhooks-missed", "webhooks-missed-more"),
        (Icon::Bell, "webhooks-silent", "webhooks-silent-more"),
    ],
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    take_paste(ui, view);
    if view.state.pages.webhooks.import.is_open {
        return import::sheet_ui(ui, view);
    }
    let texts = view.texts;
    let list = &view.state.pages.webhooks.list;
    let is_empty = list.total().is_none_or(|total| total == 0) && list.failure().is_none() && !list.is_narrowed();
    page_header(ui, &texts.get("page-webhooks"), |ui| {
        // The empty page has this button itself.
        if !is_empty && primary_button_with_icon(ui, true, Icon::Upload, &texts.get("import-open")).clicked() {
            send(view, ImportAction::Open);
        }
    });
    import::strip_ui(ui, view);
    follow::strip_ui(ui, view);
    if !is_empty {
        return list::list_ui(ui, view);
    }
    if list.total().is_none() && view.shared().selected.is_some() {
        return skeleton_rows(ui, 8, &texts.get("loading"));
    }
    ScrollArea::vertical().id_salt("webhooks-room").auto_shrink(false).show(ui, |ui| {
        if ROOM.ui(ui, view) {
            send(view, ImportAction::Open);
        }
        access::scroll_by_keys(ui);
    });
}

/// What was pasted while no field had the keyboard is a log.
fn take_paste(ui: &Ui, view: &mut View<'_>) {
    let shared = view.shared();
    if ui.ctx().text_edit_focused() || shared.dialog.is_some() || shared.is_showing_keys || view.state.palette.is_open {
        return;
    }
    let pasted = ui.input(|input| {
        let mut texts = input.events.iter().filter_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        });
        texts.next_back()
    });
    if let Some(text) = pasted {
        send(view, ImportAction::Pasted(text));
    }
}

fn send(view: &mut View<'_>, action: ImportAction) {
    view.send(Action::Webhooks(WebhooksAction::Import(action)));
}
