//! The one dialog: a question before something that cannot be undone.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, Ui};

use super::{danger_button, primary_button, quiet_button};
use crate::app::Action;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};

/// Draws the dialog of the state, if there is one. Escape and a click beside it mean "no".
pub fn dialog_ui(ui: &Ui, view: &mut View<'_>) {
    let Some(dialog) = &view.shared().dialog else { return };
    let texts = view.texts;
    let modal = Modal::new(Id::unique("dialog")).frame(Frame::popup(ui.style()).inner_margin(Margin::same(24)));
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(size::DIALOG);
        ui.label(RichText::new(dialog.title.say(texts)).font(font::strong()));
        ui.add_space(space::S);
        ui.label(RichText::new(dialog.body.say(texts)).font(font::BODY).color(theme::of(ui).secondary));
        ui.add_space(space::L);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let confirm = dialog.confirm.say(texts);
            let button = if dialog.dangerous { danger_button } else { primary_button };
            if button(ui, true, &confirm).clicked() {
                view.send(Action::Confirm);
            }
            let cancel = quiet_button(ui, true, &texts.get("button-cancel"));
            // The harmless answer has the keyboard first.
            if ui.memory(|memory| memory.focused().is_none()) {
                cancel.request_focus();
            }
            if cancel.clicked() {
                view.send(Action::CloseDialog);
            }
        });
    });
    if modal.should_close() {
        view.send(Action::CloseDialog);
    }
}
