//! The one dialog: a question before something that cannot be undone.

use eframe::egui::{Frame, Id, Label, Margin, Modal, RichText, Ui};

use super::Press;
use crate::app::Action;
use crate::ui::theme::{self, font, size, space};
use crate::ui::{View, access};

/// Draws the dialog of the state, if there is one. Escape and a click beside it mean "no".
pub fn dialog_ui(ui: &Ui, view: &mut View<'_>) {
    let Some(dialog) = &view.shared().dialog else { return };
    let texts = view.texts;
    let modal = Modal::new(Id::unique("dialog")).frame(Frame::popup(ui.style()).inner_margin(Margin::same(24)));
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(size::DIALOG);
        let (title, body) = (dialog.title.say(texts), dialog.body.say(texts));
        access::dialog(ui, &title, &body);
        let head = ui.add(Label::new(RichText::new(title.as_ref()).font(font::strong())).wrap());
        access::heading(&head, 2, &title);
        ui.add(Label::new(RichText::new(body).font(font::BODY).color(theme::of(ui).secondary)).wrap());
        ui.add_space(space::L);
        ui.horizontal_wrapped(|ui| {
            let (yes, no) = (dialog.confirm.say(texts), texts.get("button-cancel"));
            let yes = if dialog.dangerous { Press::danger(&yes) } else { Press::primary(&yes) };
            let no = Press::quiet(&no);
            // At the right edge, yet drawn in the order of reading.
            let both = no.width(ui) + space::S + yes.width(ui);
            ui.add_space((ui.available_width() - both).max(0.0));
            let cancel = no.ui(ui);
            // The harmless answer has the keyboard first.
            if ui.memory(|memory| memory.focused().is_none()) {
                cancel.request_focus();
            }
            if cancel.clicked() {
                view.send(Action::CloseDialog);
            }
            if yes.ui(ui).clicked() {
                view.send(Action::Confirm);
            }
        });
    });
    if modal.should_close() {
        view.send(Action::CloseDialog);
    }
}
