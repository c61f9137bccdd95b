//! The room for exceptions: says what will stand here, and where such orders stand until then.

use eframe::egui::Ui;

use super::rooms::Room;
use crate::app::Action;
use crate::app::pages::overview::{Figure, OverviewAction};
use crate::ui::View;
use crate::ui::widgets::{Icon, page_header};

const ROOM: Room = Room {
    icon: Icon::Alert,
    title: "exceptions-empty-title",
    body: "exceptions-empty-body",
    step: "exceptions-step",
    soon: "rooms-soon",
    kinds: &[
        (Icon::Minus, "exceptions-amount", "exceptions-amount-more"),
        (Icon::Copy, "exceptions-twice", "exceptions-twice-more"),
        (Icon::Clock, "exceptions-late", "exceptions-late-more"),
        (Icon::Question, "exceptions-contradiction", "exceptions-contradiction-more"),
    ],
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    page_header(ui, &view.texts.get("page-exceptions"), |_| {});
    if ROOM.ui(ui, view) {
        view.send(Action::Overview(OverviewAction::Open(Figure::NeedsPerson)));
    }
}
