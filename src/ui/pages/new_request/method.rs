//! How it is paid: cards where there are a few methods, else a list with a search box.

use eframe::egui::Ui;

use super::fields::item_ui;
use crate::app::errors;
use crate::app::pages::new_request::Form;
use crate::domain::draft::Warning;
use crate::domain::{Market, PayType, Rail};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access::{self, Politeness};
use crate::ui::theme::space;
use crate::ui::widgets::{self, caption, error_line, radio_card, radio_group, search_list};

/// Most methods that are shown as cards.
const MOST_CARDS: usize = 5;

/// Draws the choice; the number of the method that was chosen.
pub fn field_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &Form,
    market: &Market,
    entry: widgets::Field<'_>,
) -> Option<String> {
    if market.pay_types.len() <= MOST_CARDS {
        cards_ui(ui, view, form, market)
    } else {
        list_ui(ui, view, form, market, entry)
    }
}

fn cards_ui(ui: &mut Ui, view: &View<'_>, form: &Form, market: &Market) -> Option<String> {
    let texts = view.texts;
    let label = texts.get(super::fields::key(crate::domain::Field::PayType));
    let error = form.message(crate::domain::Field::PayType).map(|told| told.say(texts));
    let mut chosen = None;
    radio_group(ui, &label, |ui| {
        for pay_type in &market.pay_types {
            let is_chosen = form.draft.pay_type == Some(pay_type.number);
            let card = ui.push_id(pay_type.number, |ui| {
                radio_card(ui, is_chosen, &name(view, pay_type), &texts.get(rail_key(pay_type.rail)))
            });
            let card = card.inner;
            if form.focus == Some(crate::domain::Field::PayType) && chosen.is_none() {
                card.scroll_to_me(None);
                card.request_focus();
            }
            if card.clicked() {
                chosen = Some(pay_type.number.to_string());
            }
        }
    });
    match (error, note(view, form)) {
        (Some(error), _) => {
            access::live(ui, "pay-type", Politeness::Polite, |ui| error_line(ui, &error));
        }
        (None, Some(note)) => caption(ui, &note),
        (None, None) => {}
    }
    ui.add_space(space::M);
    chosen
}

fn list_ui(ui: &mut Ui, view: &View<'_>, form: &Form, market: &Market, entry: widgets::Field<'_>) -> Option<String> {
    let texts = view.texts;
    let selected = form.pay_type(view.shared());
    let shown = selected.map_or_else(|| texts.get("request-choose").into_owned(), |pay_type| name(view, pay_type));
    entry
        .choice(ui, &shown, |ui| {
            let (search, is_entered) = search_list(ui, market.pay_types.len(), &texts.get("request-search"));
            let matches = |pay_type: &&PayType| name(view, pay_type).to_lowercase().contains(&search);
            let mut found = market.pay_types.iter().filter(matches).peekable();
            if let Some(first) = found.peek().filter(|_| is_entered) {
                ui.close();
                return Some(first.number.to_string());
            }
            let mut chosen = None;
            for pay_type in found {
                let is_chosen = form.draft.pay_type == Some(pay_type.number);
                if item_ui(ui, pay_type.number, is_chosen, &name(view, pay_type)) {
                    chosen = Some(pay_type.number.to_string());
                }
            }
            chosen
        })
        .flatten()
}

/// The method's name, and that it is not supported.
fn name(view: &View<'_>, pay_type: &PayType) -> String {
    if pay_type.supported {
        return pay_type.name.clone();
    }
    view.texts.with("request-unsupported", &[("name", FluentValue::from(pay_type.name.as_str()))]).into_owned()
}

/// What to know of the chosen method: what the market says of it, else what the payer will do, where no card says so.
pub fn note(view: &View<'_>, form: &Form) -> Option<String> {
    let pay_type = form.pay_type(view.shared())?;
    if !pay_type.supported {
        return Some(errors::warning(&Warning::UnsupportedPayType).say(view.texts).into_owned());
    }
    let own = pay_type.note_in(view.shared().language().code());
    if !own.is_empty() {
        return Some(own.to_owned());
    }
    let has_cards = form.market(view.shared()).is_some_and(|market| market.pay_types.len() <= MOST_CARDS);
    (!has_cards).then(|| view.texts.get(rail_key(pay_type.rail)).into_owned())
}

/// Key of what the payer will do.
pub const fn rail_key(rail: Rail) -> &'static str {
    match rail {
        Rail::Spei => "request-rail-spei",
        Rail::CashCode => "request-rail-cash-code",
        Rail::VirtualAccount => "request-rail-virtual-account",
        Rail::StoreCode => "request-rail-store-code",
        Rail::Qris => "request-rail-qris",
        Rail::WalletLink => "request-rail-wallet-link",
        Rail::WalletPush => "request-rail-wallet-push",
        Rail::QrAndLink => "request-rail-qr-and-link",
        Rail::Pse => "request-rail-pse",
        Rail::Generic => "request-rail-generic",
    }
}
