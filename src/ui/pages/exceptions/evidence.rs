//! What an exception stands on: the records themselves, byte for byte as far as letters can show them.

use eframe::egui::{RichText, Ui};

use crate::app::pages::exceptions::shown::{Proof, Shown};
use crate::app::told::Say as _;
use crate::i18n::FluentValue;
use crate::ui::pages::bytes::exact_bytes_ui;
use crate::ui::theme::{font, space};
use crate::ui::widgets::{caption, disclosure, section_title};
use crate::ui::{View, access};

/// Draws the section, newest last.
pub(super) fn section_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    if shown.evidence.is_empty() {
        return;
    }
    section_title(ui, &view.texts.get("exceptions-evidence"));
    ui.spacing_mut().item_spacing.y = space::XS;
    for proof in &shown.evidence {
        ui.push_id(("evidence", proof.seq), |ui| proof_ui(ui, view, proof));
    }
}

fn proof_ui(ui: &mut Ui, view: &View<'_>, proof: &Proof) {
    let texts = view.texts;
    let told = proof.told.say(texts);
    let seen = texts.with("exceptions-seen-at", &[("at", FluentValue::from(proof.at.say(texts)))]);
    let opened = disclosure(RichText::new(told.as_ref()).font(font::TABLE)).id_salt("bytes").show(ui, |ui| {
        caption(ui, &seen);
        if !proof.origin.is_empty() {
            caption(ui, &texts.with("exceptions-origin", &[("place", FluentValue::from(proof.origin.as_str()))]));
        }
        exact_bytes_ui(ui, &proof.text);
        if proof.left_out > 0 {
            caption(ui, &texts.with("exceptions-left-out", &[("n", FluentValue::from(proof.left_out))]));
        }
    });
    access::describe(&opened.header_response, &seen); // there may be several of one kind
}
