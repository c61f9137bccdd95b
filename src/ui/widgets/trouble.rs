//! Something that went wrong: what and why, what to do now, the technical words on request.

use eframe::egui::{RichText, Ui};

use super::{Caution, banner, disclosure};
use crate::app::Trouble;
use crate::i18n::Texts;
use crate::ui::access;
use crate::ui::theme::{self, font};

/// Draws a trouble as a banner.
pub fn trouble_ui(ui: &mut Ui, texts: &Texts, trouble: &Trouble) {
    banner(ui, Caution::Bad, &trouble.what(texts), |ui| {
        let theme = theme::of(ui);
        ui.label(RichText::new(trouble.now(texts)).font(font::BODY).color(theme.text));
        if let Some(detail) = &trouble.detail {
            let title = RichText::new(texts.get("details")).font(font::CAPTION).color(theme.secondary);
            let details = disclosure(title).id_salt(&trouble.told.key).show(ui, |ui| {
                ui.label(RichText::new(detail).font(font::MONO));
            });
            access::describe(&details.header_response, &trouble.what(texts)); // there may be others beside it
        }
    });
}
