//! Draws the page whose state is in `app/pages/new_request.rs`: the form left, what the payer is told right.

use eframe::egui::{AsIdSalt, Margin, RichText, Ui, UiBuilder, Vec2};

use crate::app::pages::new_request::{Form, MAIN_FIELDS, MORE_FIELDS, NewRequestAction, NewRequestPage};
use crate::app::{Action, Loadable, Page, Verb, errors, when};
use crate::domain::draft::Warning;
use crate::domain::market::{Choice, Need};
use crate::domain::{Environment, Field, Market};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    self, Caution, Icon, banner, caption, card, choice_item, disclosure, empty_state, environment_badge, page_header,
    pill, primary_button, quiet_button, section_title, skeleton_rows, trouble_ui,
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let page = &view.state.pages.new_request;
    page_header(ui, &texts.get("page-new-request"), |_| {});
    let known = page.form.as_ref().and_then(|form| Some((form, form.market(view.shared())?)));
    let Some((form, market)) = known else {
        if view.shared().accounts.value().is_some_and(Vec::is_empty) {
            let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
            if empty_state(ui, &title, &body, Some(&texts.get("request-no-account-step"))) {
                view.send(Action::Go(Page::Accounts));
            }
        } else {
            skeleton_rows(ui, 6, &texts.get("loading"));
        }
        return;
    };
    let wide = ui.ctx().content_rect().width() >= size::NARROW_WINDOW;
    let whole = ui.available_width();
    let left = if wide { (whole * 0.6).min(size::FORM) } else { whole.min(size::FORM) };
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(left);
            form_ui(ui, view, page, form, market);
        });
        if wide {
            ui.add_space(space::XL);
            ui.vertical(|ui| preview_ui(ui, view, form, market));
        }
    });
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market) {
    let texts = view.texts;
    let is_creating = page.is_creating(view.shared());
    if let Some(refusal) = &form.refused {
        trouble_ui(ui, texts, &errors::refusal(refusal));
        ui.add_space(space::M);
    }
    ui.scope_builder(UiBuilder::new(), |ui| {
        if is_creating {
            ui.disable();
        }
        for field in MAIN_FIELDS {
            field_ui(ui, view, page, form, market, *field);
        }
        more_ui(ui, view, page, form, market);
    });
    ui.add_space(space::M);
    warnings_ui(ui, view, form);
    if let Some(error) = &form.create_error {
        trouble_ui(ui, texts, &errors::create(error));
        ui.add_space(space::M);
    }
    obstacles_ui(ui, view, form);
    let pressed = ui
        .horizontal_wrapped(|ui| {
            let key = if is_creating { "request-creating" } else { "request-create" };
            let pressed = primary_button(ui, !is_creating, &texts.get(key)).clicked();
            caption(ui, &texts.get("request-create-hint"));
            if let Some(account) = view.shared().account(form.account) {
                environment_badge(ui, texts, account.account.environment);
                if account.account.environment == Environment::Production {
                    pill(ui, theme::of(ui).failed, Some(Icon::Alert), &texts.get("request-real-money"));
                }
            }
            pressed
        })
        .inner;
    if pressed {
        view.do_verb(Verb::CreateRequest);
    }
}

fn more_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market) {
    let title = RichText::new(view.texts.get("request-more")).font(font::BODY);
    let header = disclosure(title).id_salt("request-more").open(Some(form.more)).show(ui, |ui| {
        for field in MORE_FIELDS {
            field_ui(ui, view, page, form, market, *field);
        }
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

/// Draws a field if the product uses it.
fn field_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market, field: Field) {
    let need = form.need(field, view.shared());
    if need == Need::Unused {
        return;
    }
    let texts = view.texts;
    let label = texts.get(field_key(field));
    let error = form.message(field).map(|told| told.say(texts).into_owned());
    let note = note(view, form, market, field);
    let optional = texts.get("request-optional");
    let hint = match (field, need) {
        (Field::MchOrderNo, _) => texts.get("request-order-no-hint"),
        (Field::ExpireTime, _) => market.expire_secs.to_string().into(),
        (_, Need::Optional) => optional.clone(),
        _ => "".into(),
    };
    let entry = widgets::Field::new(&label)
        .hint(&hint)
        .note(note.as_deref())
        .error(error.as_deref())
        .focus(form.focus == Some(field));
    let empty = if need == Need::Optional { "request-not-chosen" } else { "request-choose" };
    let chosen = match field {
        Field::PayType => pay_type_ui(ui, view, form, market, entry),
        Field::IdType if !market.id_types.is_empty() => {
            choice_ui(ui, view, form, field, &market.id_types, empty, entry)
        }
        Field::UserType if !market.user_types.is_empty() => {
            choice_ui(ui, view, form, field, &market.user_types, empty, entry)
        }
        Field::BankId if form.chooses_bank(view.shared()) => bank_ui(ui, view, page, form, empty, entry),
        _ => {
            let mut text = form.text(field).to_owned();
            let response = entry.text(ui, &mut text);
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
        Field::PayType => {
            let pay_type = form.pay_type(view.shared())?;
            if pay_type.supported {
                (!pay_type.note.is_empty()).then(|| pay_type.note.clone())
            } else {
                Some(errors::warning(&Warning::UnsupportedPayType).say(texts).into_owned())
            }
        }
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

fn pay_type_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &Form,
    market: &Market,
    entry: widgets::Field<'_>,
) -> Option<String> {
    let name = |pay_type: &crate::domain::PayType| {
        if pay_type.supported {
            pay_type.name.clone()
        } else {
            let values = [("name", FluentValue::from(pay_type.name.as_str()))];
            view.texts.with("request-unsupported", &values).into_owned()
        }
    };
    let selected = form.pay_type(view.shared()).map_or_else(|| view.texts.get("request-choose").into_owned(), name);
    entry
        .choice(ui, &selected, |ui| {
            let mut chosen = None;
            for pay_type in &market.pay_types {
                let is_chosen = form.draft.pay_type == Some(pay_type.number);
                if item_ui(ui, pay_type.number, is_chosen, &name(pay_type)) {
                    chosen = Some(pay_type.number.to_string());
                }
            }
            chosen
        })
        .flatten()
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
fn item_ui(ui: &mut Ui, id: impl AsIdSalt, is_chosen: bool, name: &str) -> bool {
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
            for bank in banks {
                let is_chosen = selected.is_some_and(|selected| selected.id == bank.id);
                if item_ui(ui, bank.id, is_chosen, &bank.name) {
                    chosen = Some(bank.id.to_string());
                }
            }
            chosen
        })
        .flatten()
}

/// What to know before sending; what a field says itself is not said twice.
fn warnings_ui(ui: &mut Ui, view: &View<'_>, form: &Form) {
    let Some(Ok(checked)) = &form.checked else { return };
    for warning in &checked.warnings {
        if !matches!(warning, Warning::RemarkChanged(_) | Warning::UnsupportedPayType) {
            banner(ui, Caution::Note, &errors::warning(warning).say(view.texts), |_| {});
            ui.add_space(space::S);
        }
    }
}

/// What is wrong but stands in no field of the form, such as the account's notify URL.
fn obstacles_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form) {
    let texts = view.texts;
    let obstacles: Vec<String> = form
        .obstacles(view.shared())
        .map(|error| {
            let field = texts.get(field_key(error.field));
            let problem = errors::problem(&error.problem).say(texts);
            let values =
                [("field", FluentValue::from(field.as_ref())), ("problem", FluentValue::from(problem.as_ref()))];
            texts.with("request-cannot-line", &values).into_owned()
        })
        .collect();
    if obstacles.is_empty() {
        return;
    }
    banner(ui, Caution::Bad, &texts.get("request-cannot"), |ui| {
        for obstacle in &obstacles {
            ui.label(RichText::new(obstacle).font(font::BODY));
        }
        if quiet_button(ui, true, &texts.get("request-edit-account")).clicked() {
            view.send(Action::Go(Page::Accounts));
        }
    });
    ui.add_space(space::M);
}

/// What the payer will be told, as far as it is known.
fn preview_ui(ui: &mut Ui, view: &View<'_>, form: &Form, market: &Market) {
    let theme = theme::of(ui);
    let texts = view.texts;
    card(theme).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        section_title(ui, &texts.get("request-preview-title"));
        ui.add_space(space::M);
        caption(ui, &texts.get("request-preview-pay"));
        let amount = form.amount(view.shared());
        let color = if amount.is_some() { theme.text } else { theme.disabled };
        let shown = amount.unwrap_or_else(|| format!("— {}", market.currency));
        ui.label(RichText::new(shown).font(font::amount()).color(color));
        let remark = form.plain_remark(view.shared()).unwrap_or_else(|| form.draft.remark.trim().to_owned());
        let method = form.pay_type(view.shared()).map(|pay_type| pay_type.name.clone()).unwrap_or_default();
        let until = form.expire_secs(view.shared()).map(|secs| when::span(u64::from(secs)).say(texts).into_owned());
        for (key, value) in [
            ("request-preview-for", remark),
            ("request-preview-payer", form.draft.real_name.trim().to_owned()),
            ("request-preview-by", method),
            ("request-preview-until", until.unwrap_or_default()),
        ] {
            if !value.is_empty() {
                ui.add_space(space::S);
                caption(ui, &texts.get(key));
                ui.label(RichText::new(crate::domain::text::show_hidden(&value)).font(font::strong()));
            }
        }
        ui.add_space(space::L);
        caption(ui, &texts.get("request-preview-later"));
        ui.allocate_space(Vec2::ZERO);
    });
}

/// Key of a field's label in the catalogue.
fn field_key(field: Field) -> &'static str {
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
