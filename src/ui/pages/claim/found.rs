//! The orders that a payment may be for: why, whether it is too early to worry, and what Banxico's page asks.

use eframe::egui::{Align, Label, Layout, Margin, OpenUrl, RichText, Ui, Vec2};

use crate::app::pages::claim::{ClaimAction, ClaimPage, Found, Match};
use crate::app::told::Say as _;
use crate::app::{Action, errors};
use crate::i18n::FluentValue;
use crate::instructions::proof::{CEP_PAGE, CepField, Patience, speaks_for};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, EmptyState, Icon, banner, caption, card, disclosure, plain_copy_button, quiet_button, section_title,
    skeleton_rows, state_pill, trouble_ui,
};
use crate::ui::{View, access};

/// Rows of the list while it is being looked for.
const LOADING: usize = 3;
/// Width of the labels of Banxico's page, which are long.
const CEP_LABELS: f32 = 220.0;
/// From this width on they stand beside the values.
const CEP_BESIDE: f32 = 460.0;

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage) {
    let texts = view.texts;
    if let Some(error) = page.found.error() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Claim(ClaimAction::Find));
        }
        ui.add_space(space::M);
    }
    match page.found.value() {
        Some(found) => found_ui(ui, view, found),
        None if page.found.is_loading() => skeleton_rows(ui, LOADING, &texts.get("claim-loading")),
        None if page.found.error().is_some() => {}
        None => {
            let (title, body) = (texts.get("claim-empty-title"), texts.get("claim-empty-body"));
            EmptyState::new(&title, &body).icon(Icon::Search).ui(ui);
        }
    }
}

fn found_ui(ui: &mut Ui, view: &mut View<'_>, found: &Found) {
    let texts = view.texts;
    if found.is_other {
        banner(ui, Caution::Note, &texts.get("claim-about-not"), |_| {});
        ui.add_space(space::S);
    }
    if found.matches.is_empty() {
        let (title, body) = (texts.get("claim-none-title"), texts.get("claim-none-body"));
        EmptyState::new(&title, &body).icon(Icon::Search).ui(ui);
        return;
    }
    section_title(ui, &texts.with("claim-found", &[("n", (found.matches.len() + found.more).into())]));
    for (i, found) in found.matches.iter().enumerate() {
        let id = (found.key.account.0, &found.key.order_no);
        ui.push_id(id, |ui| match_ui(ui, view, found, i == 0));
        ui.add_space(space::S);
    }
    if found.more > 0 {
        caption(ui, &texts.with("claim-more", &[("n", found.more.into())]));
    }
}

/// One order. The likeliest one shows at once what Banxico's page asks.
fn match_ui(ui: &mut Ui, view: &mut View<'_>, found: &Match, is_first: bool) {
    let texts = view.texts;
    // It was ranked by its market's rules, so they are there.
    let Some(market) = view.shared().market(&found.market) else { return };
    card(theme::of(ui)).inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        head_ui(ui, view, found);
        for reason in &found.reasons {
            let icon = if speaks_for(reason) { Icon::Check } else { Icon::Alert };
            line_ui(ui, icon, &reason.say(texts, market));
        }
        if let Some(patience) = found.patience {
            let icon = if matches!(patience, Patience::Since(_)) { Icon::Alert } else { Icon::Clock };
            line_ui(ui, icon, &patience.line().say(texts, market));
        }
        if let Some(fields) = &found.cep {
            let title = RichText::new(texts.get("claim-cep")).font(font::BODY);
            let asked = disclosure(title).id_salt("cep").default_open(is_first).show(ui, |ui| cep_ui(ui, view, fields));
            access::describe(&asked.header_response, &found.order_no); // every order may have it
        }
    });
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, found: &Match) {
    let texts = view.texts;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(found.amount.say(texts)).font(font::strong()));
        state_pill(ui, texts, found.state);
        let open = texts.with("claim-open-order", &[("number", FluentValue::from(found.order_no.as_str()))]);
        if quiet_button(ui, true, &open).clicked() {
            view.send(Action::OpenOrder(found.key.clone()));
        }
    });
    let made = texts.with("claim-made", &[("at", FluentValue::from(found.made.say(texts)))]);
    let parts = [found.payer.as_str(), found.method.as_str(), &made];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let words = RichText::new(parts.join(" · ")).font(font::TABLE).color(theme::of(ui).secondary);
    ui.add(Label::new(words).wrap());
}

/// A sentence behind its picture, which stands in the middle of its first line.
fn line_ui(ui: &mut Ui, icon: Icon, words: &str) {
    ui.horizontal_top(|ui| {
        icon.ui(ui, theme::of(ui).secondary);
        ui.add(Label::new(RichText::new(words).font(font::BODY)).wrap());
    });
}

/// The values of Banxico's page in its own words and order, each to be copied, and the page itself.
fn cep_ui(ui: &mut Ui, view: &mut View<'_>, fields: &[CepField]) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = space::XS;
    caption(ui, &texts.get("claim-cep-note"));
    for field in fields {
        ui.push_id(field.label, |ui| field_ui(ui, view, field));
    }
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, true, &texts.get("claim-cep-open")).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(CEP_PAGE));
        }
        let host = CEP_PAGE.split('/').nth(2).unwrap_or_default();
        caption(ui, &texts.with("order-link-opens", &[("host", host.into())]));
    });
}

fn field_ui(ui: &mut Ui, view: &mut View<'_>, field: &CepField) {
    let texts = view.texts;
    let name = RichText::new(texts.get(field.label)).font(font::TABLE).color(theme::of(ui).secondary);
    let value = |ui: &mut Ui, view: &mut View<'_>| match &field.value {
        Some(value) => {
            ui.add(Label::new(RichText::new(value).font(font::MONO)).wrap());
            plain_copy_button(ui, view, field.label, value);
        }
        None => {
            ui.label(RichText::new(texts.get("claim-cep-ask-payer")).font(font::TABLE).italics());
        }
    };
    if ui.available_width() < CEP_BESIDE {
        ui.add(Label::new(name).wrap());
        ui.horizontal_wrapped(|ui| value(ui, view));
        return;
    }
    ui.horizontal(|ui| {
        let cell = Vec2::new(CEP_LABELS, size::COMPACT);
        ui.allocate_ui_with_layout(cell, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(CEP_LABELS);
            ui.add(Label::new(name).truncate());
        });
        value(ui, view);
    });
}
