//! Sharing: the language and the tone, texts to copy, files to save, a sheet to print.

use eframe::egui::{RichText, Ui};

use crate::app::Action;
use crate::app::pages::order::share::{folder, language, paper_of};
use crate::app::pages::order::{OrderAction, OrderPage, ShareAction, Shown};
use crate::domain::Market;
use crate::export::document::Form;
use crate::i18n::PayerLanguage;
use crate::instructions::message::Tone;
use crate::ui::View;
use crate::ui::theme::{font, space};
use crate::ui::widgets::{Field, caption, choice_item, disclosure, quiet_button, segmented};

/// Draws the section, closed at first; nothing where there is nothing to share.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown, market: &Market) {
    if !shown.has_message(view.shared().now) {
        return;
    }
    ui.add_space(space::S);
    let title = RichText::new(view.texts.get("share")).font(font::BODY);
    disclosure(title).id_salt("share").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if shown.is_blocked() {
            caption(ui, &view.texts.get("share-blocked"));
            return;
        }
        manner_ui(ui, view, shown);
        texts_ui(ui, view);
        files_ui(ui, view, page, shown, market);
    });
}

fn send(view: &mut View<'_>, action: ShareAction) {
    view.send(Action::Order(OrderAction::Share(action)));
}

/// In which language, and how.
fn manner_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    let chosen = language(shown, view.shared());
    let note = texts.get("share-urdu");
    let name = texts.get("share-language");
    let field = Field::new(&name).note((chosen == PayerLanguage::Urdu).then_some(note.as_ref()));
    let picked = field.choice(ui, chosen.name(), |ui| {
        let mut picked = None;
        for language in PayerLanguage::ALL {
            if choice_item(ui, language == chosen, language.name()) {
                picked = Some(language);
            }
        }
        picked
    });
    if let Some(language) = picked.flatten() {
        send(view, ShareAction::Language(language));
    }
    let tones = Tone::ALL.map(|tone| match tone {
        Tone::Formal => (tone, texts.get("share-formal")),
        Tone::Friendly => (tone, texts.get("share-friendly")),
    });
    let tones: Vec<(Tone, &str)> = tones.iter().map(|(tone, word)| (*tone, word.as_ref())).collect();
    if let Some(tone) = segmented(ui, &texts.get("share-tone"), view.shared().settings.share_tone, &tones) {
        send(view, ShareAction::Tone(tone));
    }
}

fn texts_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        for (key, action) in [("share-short", ShareAction::CopyShort), ("share-long", ShareAction::CopyLong)] {
            if quiet_button(ui, true, &view.texts.get(key)).clicked() {
                send(view, action);
            }
        }
    });
}

fn files_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown, market: &Market) {
    let texts = view.texts;
    let mut typed = folder(view.shared()).to_owned();
    if Field::new(&texts.get("share-folder")).mono().text(ui, &mut typed).changed() {
        send(view, ShareAction::Folder(typed));
    }
    let is_free = !page.is_making(view.shared());
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, true, &texts.get("share-choose")).clicked() {
            send(view, ShareAction::ChooseFolder);
        }
        let has_qr = shown.sheet.qr.is_some();
        for (is_offered, key, action) in [
            (true, "share-card", ShareAction::Save(Form::Card)),
            (true, "share-sheet", ShareAction::Save(Form::Sheet(paper_of(market)))),
            (has_qr, "share-qr-png", ShareAction::Save(Form::QrPng)),
            (has_qr, "share-qr-svg", ShareAction::Save(Form::QrSvg)),
            (true, "share-print", ShareAction::Print),
        ] {
            if is_offered && quiet_button(ui, is_free, &texts.get(key)).clicked() {
                send(view, action);
            }
        }
    });
}
