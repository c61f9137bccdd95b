//! What the payer needs: the values with their copy buttons, the QR code, the link, the steps.

use eframe::egui::{CollapsingHeader, OpenUrl, RichText, Ui};

use crate::app::Action;
use crate::app::pages::order::{OrderAction, Shown};
use crate::domain::OrderState;
use crate::domain::text::show_hidden;
use crate::i18n::FluentValue;
use crate::instructions::{Link, QrContent, Sheet};
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::qr::{self, QrError};
use crate::ui::widgets::{Caution, Icon, banner, caption, copy_button, quiet_button, section_title};

/// Side of the QR code in points.
const QR_SIDE: f32 = 232.0;

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    let sheet = &shown.sheet;
    section_title(ui, &texts.get("order-instructions"));
    if sheet.fields.is_empty() && sheet.qr.is_none() && sheet.link.is_none() {
        caption(ui, &texts.get("order-instructions-none"));
        warnings_ui(ui, view, sheet);
        return;
    }
    let is_over = matches!(shown.detail.order.state, OrderState::Paid | OrderState::Failed);
    if is_over {
        banner(ui, Caution::Note, &texts.get("order-instructions-over"), |_| {});
    } else {
        warnings_ui(ui, view, sheet);
    }
    ui.add_space(space::S);
    let is_wide = ui.available_width() >= size::FORM + QR_SIDE;
    if is_wide {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - QR_SIDE - space::XL - space::S);
                values_ui(ui, view, sheet, is_over);
            });
            ui.add_space(space::XL);
            ui.vertical(|ui| code_ui(ui, view, sheet, is_over));
        });
    } else {
        values_ui(ui, view, sheet, is_over);
        code_ui(ui, view, sheet, is_over);
    }
}

fn warnings_ui(ui: &mut Ui, view: &View<'_>, sheet: &Sheet) {
    if sheet.warnings.is_empty() {
        return;
    }
    banner(ui, Caution::Note, &view.texts.get("order-warnings"), |ui| {
        for key in &sheet.warnings {
            ui.label(RichText::new(view.texts.get(key)).font(font::BODY));
        }
    });
}

/// The values to type, the link, and the steps.
fn values_ui(ui: &mut Ui, view: &mut View<'_>, sheet: &Sheet, is_over: bool) {
    let texts = view.texts;
    for field in &sheet.fields {
        let label = texts.get(field.label);
        caption(ui, &label);
        // Wrapped as a whole, so that a long value never pushes its button out of the window.
        ui.horizontal_wrapped(|ui| {
            let groups: Vec<String> = field.groups.iter().map(|group| show_hidden(group)).collect();
            ui.label(RichText::new(groups.join(" ")).font(font::MONO_LARGE));
            if copy_button(ui, view, &label, &field.value) {
                view.send(Action::Order(OrderAction::Copied(field.label)));
            }
        });
    }
    if let Some(link) = &sheet.link {
        link_ui(ui, view, link, is_over);
    }
    if !sheet.steps.is_empty() && !is_over {
        section_title(ui, &texts.get("order-steps"));
        for (i, key) in sheet.steps.iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.label(RichText::new((i + 1).to_string()).font(font::strong()).color(theme::of(ui).accent));
                ui.label(texts.get(key).as_ref());
            });
        }
    }
}

fn link_ui(ui: &mut Ui, view: &mut View<'_>, link: &Link, is_over: bool) {
    let texts = view.texts;
    ui.add_space(space::S);
    let host = show_hidden(&link.host);
    let words = texts.with("order-link-opens", &[("host", FluentValue::from(host.as_str()))]);
    ui.label(RichText::new(words).font(font::BODY));
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, true, &texts.get("order-copy-link")).clicked() {
            ui.ctx().copy_text(link.url.clone());
            view.send(Action::Copied(texts.get("order-link").into_owned()));
            view.send(Action::Order(OrderAction::Copied("order-link")));
        }
        // The link was parsed and its scheme allowed, or there would be none in the sheet.
        if quiet_button(ui, !is_over, &texts.get("order-open-link")).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(&link.url));
        }
    });
}

/// The QR code, and its text for those who cannot scan it.
fn code_ui(ui: &mut Ui, view: &mut View<'_>, sheet: &Sheet, is_over: bool) {
    let Some(content) = sheet.qr.as_ref().filter(|_| !is_over) else { return };
    let texts = view.texts;
    let name = match (content, &sheet.link) {
        (QrContent::Link(_), Some(link)) => {
            let host = show_hidden(&link.host);
            texts.with("order-qr-link", &[("host", FluentValue::from(host.as_str()))])
        }
        _ => texts.get("order-qr-payment"),
    };
    match qr::show(ui, content.text(), &name, QR_SIDE) {
        Ok(_) => {}
        Err(QrError::TooLong(_)) => {
            let color = theme::of(ui).secondary;
            ui.horizontal_top(|ui| {
                Icon::Alert.ui(ui, color);
                ui.label(texts.get("order-qr-too-long").as_ref());
            });
        }
        Err(QrError::Empty) => return,
    }
    let title = RichText::new(texts.get("order-qr-text")).font(font::CAPTION).color(theme::of(ui).secondary);
    CollapsingHeader::new(title).id_salt("qr-text").show(ui, |ui| {
        ui.set_max_width(QR_SIDE.min(ui.available_width()));
        ui.label(RichText::new(show_hidden(content.text())).font(font::MONO));
        if copy_button(ui, view, &texts.get("order-qr-text"), content.text()) {
            view.send(Action::Order(OrderAction::Copied("order-qr-text")));
        }
    });
}
