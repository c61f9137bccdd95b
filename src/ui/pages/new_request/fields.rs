//! The fields of the form, each as its rule has it.

use eframe::egui::{AsIdSalt, RichText, Ui};

use super::method;
use crate::app::pages::new_request::{Form, MORE_FIELDS, NewRequestAction, NewRequestPage};
use crate::app::tour::Spot;
use crate::app::{Action, Loadable, errors, when};
use crate::domain::draft::Warning;
use crate::domain::market::{Choice, Need};
use crate::domain::{Field, Market};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{self, caption, choice_item, disclosure, quiet_button, search_list, trouble_ui};
use crate::ui::{View, tour};

/// Short fields stand in pairs from this width on.
const PAIRS: f32 = 460.0;

/// Draws those of `fields` that the product uses; short ones that belong together beside each other.
pub fn list_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    page: &NewRequestPage,
    form: &Form,
    market: &Market,
    fields: &[Field],
) {
    let used: Vec<Field> =
        fields.iter().copied().filter(|field| form.need(*field, view.shared()) != Need::Unused).collect();
    let mut rest = used.as_slice();
    while let Some((field, after)) = rest.split_first() {
        let is_pair =
            |next: &Field| matches!((field, next), (Field::Phone, Field::Email) | (Field::IdType, Field::IdCard));
        if after.first().is_some_and(is_pair) && ui.available_width() >= PAIRS {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.columns_const(|[left, right]| {
                for column in [&mut *left, &mut *right] {
                    column.spacing_mut().item_spacing.x = space::S;
                }
                field_ui(left, view, page, form, market, *field);
                field_ui(right, view, page, form, market, after[0]);
            });
            ui.spacing_mut().item_spacing.x = space::S;
            rest = &after[1..];
        } else {
            field_ui(ui, view, page, form, market, *field);
            rest = after;
        }
    }
}

/// The rest of the fields, on request.
pub fn more_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market) {
    let title = RichText::new(view.texts.get("request-more")).font(font::BODY);
    let header = disclosure(title).id_salt("request-more").open(Some(form.more)).show_unindented(ui, |ui| {
        ui.add_space(space::XS);
        list_ui(ui, view, page, form, market, MORE_FIELDS);
        let account = view.shared().account(form.account);
        let url = account.map(|account| account.account.notify_url.as_str()).unwrap_or_default();
        ui.label(RichText::new(view.texts.get("field-notifyUrl")).font(font::TABLE));
        if url.is_empty() {
            caption(ui, &view.texts.get("request-notify-url-none"));
        } else {
            ui.label(RichText::new(url).font(font::MONO).color(theme::of(ui).secondary));
        }
    });
    if header.header_response.clicked() {
        view.send(Action::NewRequest(NewRequestAction::ShowMore(!form.more)));
    }
}

fn field_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market, field: Field) {
    let texts = view.texts;
    let need = form.need(field, view.shared());
    let label = texts.get(key(field));
    let error = form.message(field).map(|told| told.say(texts).into_owned());
    let note = note(view, form, market, field);
    let hint = match (field, need) {
        (Field::MchOrderNo, _) => texts.get("request-order-no-hint"),
        (Field::ExpireTime, _) => market.expire_secs.to_string().into(),
        (_, Need::Optional) => texts.get("request-optional"),
        _ => "".into(),
    };
    let entry = widgets::Field::new(&label)
        .hint(&hint)
        .note(note.as_deref())
        .error(error.as_deref())
        .focus(form.focus == Some(field));
    let empty = if need == Need::Optional { "request-not-chosen" } else { "request-choose" };
    let currency = market.currency.to_string();
    let chosen = match field {
        Field::PayType => method::field_ui(ui, view, form, market, entry),
        Field::IdType if !market.id_types.is_empty() => {
            choice_ui(ui, view, form, field, &market.id_types, empty, entry)
        }
        Field::UserType if !market.user_types.is_empty() => {
            choice_ui(ui, view, form, field, &market.user_types, empty, entry)
        }
        Field::BankId if form.chooses_bank(view.shared()) => bank_ui(ui, view, page, form, empty, entry),
        _ => {
            let entry = if field == Field::Amount { entry.amount(&currency) } else { entry };
            let mut text = form.text(field).to_owned();
            let response = entry.text(ui, &mut text);
            if field == Field::Amount {
                tour::mark(ui, view, Spot::Amount, response.rect);
            }
            if response.lost_focus() {
                view.send(Action::NewRequest(NewRequestAction::Touch(field)));
            }
            response.changed().then_some(text)
        }
    };
    if let Some(text) = chosen {
        view.send(Action::NewRequest(NewRequestAction::Edit(field, text)));
    }
    if form.focus == Some(field) {
        view.send(Action::NewRequest(NewRequestAction::Focused));
    }
}

/// The line below a field while nothing is wrong with it.
fn note(view: &View<'_>, form: &Form, market: &Market, field: Field) -> Option<String> {
    let texts = view.texts;
    match field {
        Field::Amount => {
            let limits = limits(view, market);
            match (form.amount(view.shared()), limits) {
                (Some(amount), Some(limits)) => {
                    let values = [("amount", FluentValue::from(amount)), ("limits", FluentValue::from(limits))];
                    Some(texts.with("request-amount-read", &values).into_owned())
                }
                (amount, limits) => amount.or(limits),
            }
        }
        Field::Remark => {
            let plain = form.plain_remark(view.shared())?;
            Some(errors::warning(&Warning::RemarkChanged(plain)).say(texts).into_owned())
        }
        Field::PayType => method::note(view, form),
        Field::ExpireTime => {
            let span = when::span(u64::from(form.expire_secs(view.shared())?)).say(texts);
            Some(texts.with("request-expires-note", &[("span", FluentValue::from(span.as_ref()))]).into_owned())
        }
        _ => None,
    }
}

/// The market's limits in words.
fn limits(view: &View<'_>, market: &Market) -> Option<String> {
    let value = |amount| FluentValue::from(market.format_amount(amount));
    let words = match (market.min, market.max) {
        (Some(min), Some(max)) => view.texts.with("request-limits", &[("min", value(min)), ("max", value(max))]),
        (Some(min), None) => view.texts.with("request-limits-min", &[("min", value(min))]),
        (None, Some(max)) => view.texts.with("request-limits-max", &[("max", value(max))]),
        (None, None) => return None,
    };
    Some(words.into_owned())
}

fn choice_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &Form,
    field: Field,
    choices: &[Choice],
    empty: &str,
    entry: widgets::Field<'_>,
) -> Option<String> {
    let name = |choice: &Choice| {
        if choice.title.is_empty() { choice.name.clone() } else { format!("{} · {}", choice.name, choice.title) }
    };
    let value = form.text(field);
    let selected = choices.iter().find(|choice| choice.value == value);
    let is_required = empty == "request-choose";
    let none = view.texts.get(empty);
    entry
        .choice(ui, &selected.map_or_else(|| none.to_string(), name), |ui| {
            let mut chosen = None;
            if !is_required && item_ui(ui, "", value.is_empty(), &none) {
                chosen = Some(String::new());
            }
            for choice in choices {
                if item_ui(ui, &choice.value, choice.value == value, &name(choice)) {
                    chosen = Some(choice.value.clone());
                }
            }
            chosen
        })
        .flatten()
}

/// One value of a list, under a name of its own: two banks may be called the same.
pub(super) fn item_ui(ui: &mut Ui, id: impl AsIdSalt, is_chosen: bool, name: &str) -> bool {
    ui.push_id(id, |ui| choice_item(ui, is_chosen, name)).inner
}

/// The gateway's banks: on their way, not to be had, or to choose from.
fn bank_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    page: &NewRequestPage,
    form: &Form,
    empty: &str,
    entry: widgets::Field<'_>,
) -> Option<String> {
    let texts = view.texts;
    let Some(banks) = page.banks().and_then(Loadable::value) else {
        let loading = texts.get("request-banks-loading");
        let failure = page.banks().and_then(Loadable::error);
        let words = if failure.is_some() { texts.get("request-choose") } else { loading };
        entry.enabled(false).choice(ui, &words, |_| ());
        if let Some(error) = failure {
            trouble_ui(ui, texts, &errors::call(error));
            if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
                view.send(Action::NewRequest(NewRequestAction::RetryBanks));
            }
            ui.add_space(space::S);
        }
        return None;
    };
    let value = form.text(Field::BankId);
    let selected = banks.iter().find(|bank| bank.id.to_string() == value);
    let none = texts.get(if banks.is_empty() { "request-banks-none" } else { empty });
    entry
        .choice(ui, selected.map_or(none.as_ref(), |bank| bank.name.as_str()), |ui| {
            let mut chosen = None;
            let (search, is_entered) = search_list(ui, banks.len(), &texts.get("request-search"));
            let mut found = banks.iter().filter(|bank| bank.name.to_lowercase().contains(&search)).peekable();
            if let Some(first) = found.peek().filter(|_| is_entered) {
                ui.close();
                return Some(first.id.to_string());
            }
            for bank in found {
                let is_chosen = selected.is_some_and(|selected| selected.id == bank.id);
                if item_ui(ui, bank.id, is_chosen, &bank.name) {
                    chosen = Some(bank.id.to_string());
                }
            }
            chosen
        })
        .flatten()
}

/// Key of a field's label in the catalogue.
pub const fn key(field: Field) -> &'static str {
    match field {
        Field::Currency => "field-currency",
        Field::PayType => "field-payType",
        Field::Amount => "field-amount",
        Field::ReusableStatus => "field-reusableStatus",
        Field::MchOrderNo => "field-mchOrderNo",
        Field::ExpireTime => "field-expireTime",
        Field::NotifyUrl => "field-notifyUrl",
        Field::NonceStr => "field-nonceStr",
        Field::Remark => "field-remark",
        Field::RealName => "field-realName",
        Field::Phone => "field-phone",
        Field::Email => "field-email",
        Field::IdType => "field-idType",
        Field::IdCard => "field-idCard",
        Field::UserType => "field-userType",
        Field::BankId => "field-bankId",
        Field::GoodsSubject => "field-goodsSubject",
        Field::GoodsBody => "field-goodsBody",
    }
}
