//! The message for the payer: one press and a choice of language.

use eframe::egui::Ui;

use crate::app::Verb;
use crate::app::pages::order::Shown;
use crate::i18n::PayerLanguage;
use crate::ui::View;
use crate::ui::widgets::{menu_button, menu_item};

/// Draws the button. The language that the market's payers speak comes first.
pub fn button_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let own = shown.payer_language;
    let others = PayerLanguage::ALL.into_iter().filter(|language| *language != own);
    menu_button(ui, &view.texts.get("order-copy-message"), |ui| {
        for language in std::iter::once(own).chain(others) {
            if menu_item(ui, true, None, language.name(), None) {
                view.do_verb(Verb::CopyMessage(language));
            }
        }
    });
}
