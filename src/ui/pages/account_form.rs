//! Draws the account form whose state is in `app/pages/account_form.rs`.

use std::borrow::Cow;

use eframe::egui::{RichText, Ui};
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::account_keys;
use crate::app::pages::accounts::{AccountsAction, Form, FormField, Test};
use crate::app::when::{Zone, country};
use crate::app::{Action, Slot, Told, VaultHealth, errors};
use crate::backend::protocol::{ConnectionVerdict, KeyPlace, SaveError};
use crate::domain::{Environment, address};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{
    Caution, Field, banner, caption, choice_item, form_section, page_header, primary_button, quiet_button, trouble_ui,
};

/// Draws the form.
pub fn form_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form) {
    let texts = view.texts;
    let title = match (form.id, view.shared().accounts.value()) {
        (Some(id), Some(accounts)) => {
            let name = accounts.iter().find(|view| view.account.id == id).map_or("", |view| &view.account.name);
            texts.with("account-title-edit", &[("name", FluentValue::from(name))])
        }
        _ => texts.get("account-title-new"),
    };
    page_header(ui, &title, |_| {});
    let saving = view.shared().is_asked(&Slot::SaveAccount);
    let enabled = !saving;
    let reveal = first_to_reveal(ui, form);
    let (title, note) = (texts.get("account-part-who"), texts.get("account-part-who-note"));
    form_section(ui, &title, Some(&note), |ui| who_ui(ui, view, form, enabled, reveal));
    let (title, note) = (texts.get("account-part-where"), texts.get("account-part-where-note"));
    form_section(ui, &title, Some(&note), |ui| where_ui(ui, view, form, enabled, reveal));
    let (title, note) = (texts.get("account-part-key"), texts.get("account-part-key-note"));
    form_section(ui, &title, Some(&note), |ui| {
        key_ui(ui, view, form, enabled, reveal == Some(FormField::ApiKey));
        since_ui(ui, view, form, enabled, reveal == Some(FormField::Since));
        sign_ui(ui, view, form, enabled);
        ui.add_space(space::L);
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, enabled, &texts.get("account-save")).clicked() {
                view.send(Action::Accounts(AccountsAction::Save));
            }
            let testing = matches!(form.test, Test::Running { outdated: false });
            if quiet_button(ui, enabled && !testing, &texts.get("account-test")).clicked() {
                view.send(Action::Accounts(AccountsAction::Test));
            }
            if quiet_button(ui, true, &texts.get("button-cancel")).clicked() {
                view.send(Action::Accounts(AccountsAction::Cancel));
            }
        });
        // Below the buttons, so that they do not move away from the pointer.
        ui.add_space(space::S);
        save_error_ui(ui, view, form);
        let result = ui.scope(|ui| test_ui(ui, view, form, &form.test)).response;
        let is_done = matches!(form.test, Test::Done { outdated: false, .. });
        if is_new(ui, "verdict", u32::from(is_done)) {
            result.scroll_to_me(None); // below the fold it would look as if nothing had come
        }
    });
    let listed = form.id.and_then(|id| view.shared().account(id)).cloned();
    if let Some(account) = listed {
        let (title, note) = (texts.get("account-part-keys"), texts.get("account-part-keys-note"));
        form_section(ui, &title, Some(&note), |ui| account_keys::keys_ui(ui, view, &account));
    }
}

/// Which merchant it is.
fn who_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool, reveal: Option<FormField>) {
    let texts = view.texts;
    let (label, hint) = (texts.get("account-name"), texts.get("account-name-hint"));
    let error = problem(view, form, FormField::Name);
    let widget = Field::new(&label).hint(&hint).error(error.as_deref()).enabled(enabled);
    type_ui(ui, view, widget.focus(reveal == Some(FormField::Name)), FormField::Name, &form.name);

    market_ui(ui, view, form, enabled);
    environment_ui(ui, view, form, enabled);

    let label = texts.get("account-merchant-id");
    let error = problem(view, form, FormField::MerchantId);
    let widget = Field::new(&label).error(error.as_deref()).enabled(enabled).mono();
    type_ui(ui, view, widget.focus(reveal == Some(FormField::MerchantId)), FormField::MerchantId, &form.merchant_id);
}

/// Where the gateway is, and where it reports to.
fn where_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool, reveal: Option<FormField>) {
    let texts = view.texts;
    let (label, hint) = (texts.get("account-base-url"), texts.get("account-base-url-hint"));
    let error = problem(view, form, FormField::BaseUrl);
    let plain = address::is_readable_by_others(&form.base_url);
    let note = plain.then(|| texts.get("account-plain-http-note"));
    let widget = Field::new(&label).hint(&hint).note(note.as_deref()).error(error.as_deref()).enabled(enabled);
    type_ui(ui, view, widget.focus(reveal == Some(FormField::BaseUrl)), FormField::BaseUrl, &form.base_url);

    let (label, hint) = (texts.get("account-notify-url"), texts.get("account-notify-url-hint"));
    let note = texts.get("account-notify-url-note");
    let error = problem(view, form, FormField::NotifyUrl);
    let widget = Field::new(&label).hint(&hint).note(Some(&note)).error(error.as_deref()).enabled(enabled);
    type_ui(ui, view, widget.focus(reveal == Some(FormField::NotifyUrl)), FormField::NotifyUrl, &form.notify_url);
}

/// A way of signing that hardly anyone needs.
fn sign_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool) {
    let texts = view.texts;
    let mut upper_case = form.upper_case_sign;
    ui.add_enabled_ui(enabled, |ui| {
        if ui.checkbox(&mut upper_case, texts.get("account-upper-case").as_ref()).changed() {
            view.send(Action::Accounts(AccountsAction::SetUpperCase(upper_case)));
        }
    });
    caption(ui, &texts.get("account-upper-case-note"));
}

/// What is wrong with a field, in words.
fn problem<'a>(view: &View<'a>, form: &'a Form, field: FormField) -> Option<Cow<'a, str>> {
    form.problems.get(&field).map(|told| told.say(view.texts))
}

/// A field of text: drawn on a copy, reported if it changed.
fn type_ui(ui: &mut Ui, view: &mut View<'_>, widget: Field<'_>, field: FormField, text: &str) {
    let mut text = text.to_owned();
    if widget.text(ui, &mut text).changed() {
        view.send(Action::Accounts(AccountsAction::Type(field, text)));
    }
}

/// The first wrong field, once after each press of a button that was refused because of it.
fn first_to_reveal(ui: &Ui, form: &Form) -> Option<FormField> {
    is_new(ui, "complaints", form.complaints).then(|| form.problems.keys().next().copied()).flatten()
}

/// Whether a number has grown since it was last looked at.
fn is_new(ui: &Ui, what: &str, number: u32) -> bool {
    let id = ui.scope_id().with(what);
    let seen = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u32>(id), number));
    number > seen
}

fn market_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool) {
    let texts = view.texts;
    let shared = view.shared();
    let label = texts.get("account-market");
    let error = problem(view, form, FormField::Market);
    let chosen = form.market.as_ref();
    let selected = match chosen {
        None => texts.get("account-market-choose"),
        Some(code) => shared.market(code).map_or_else(|| code.as_str().into(), |market| country(market, view.texts)),
    };
    Field::new(&label).error(error.as_deref()).enabled(enabled).choice(ui, &selected, |ui| {
        for market in shared.catalogue.iter() {
            let name = format!("{} ({})", country(market, view.texts), market.currency);
            if choice_item(ui, chosen == Some(&market.code), &name) {
                view.send(Action::Accounts(AccountsAction::SetMarket(market.code.clone())));
            }
        }
    });
}

fn environment_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool) {
    let texts = view.texts;
    let label = texts.get("account-environment");
    let name = |environment| match environment {
        Environment::Production => texts.get("environment-production"),
        Environment::Sandbox => texts.get("environment-sandbox"),
    };
    let note = match form.environment {
        Environment::Production => texts.get("account-environment-production-note"),
        Environment::Sandbox => texts.get("account-environment-sandbox-note"),
    };
    let widget = Field::new(&label).note(Some(&note)).enabled(enabled);
    widget.choice(ui, &name(form.environment), |ui| {
        for environment in [Environment::Production, Environment::Sandbox] {
            if choice_item(ui, form.environment == environment, &name(environment)) {
                view.send(Action::Accounts(AccountsAction::SetEnvironment(environment)));
            }
        }
    });
}

/// The key, and what becomes of it. It is drawn from a copy that is wiped, and never as what it is.
fn key_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool, reveal: bool) {
    let texts = view.texts;
    let label = texts.get("account-api-key");
    let error = problem(view, form, FormField::ApiKey);
    let note = match form.key_place {
        KeyPlace::Missing => texts.get("account-api-key-note-new"),
        _ => texts.get("account-api-key-note-keep"),
    };
    // With room to spare, so that typing does not leave copies behind by moving to a larger place.
    let mut typed = Zeroizing::new(String::with_capacity(1_024));
    typed.push_str(form.key.expose_secret());
    let widget = Field::new(&label).note(Some(&note)).error(error.as_deref()).enabled(enabled);
    if widget.focus(reveal).password(ui, &mut typed).changed() {
        view.send(Action::Accounts(AccountsAction::TypeKey(SecretString::from(typed.as_str()))));
    }

    let trouble = match &view.shared().vault {
        VaultHealth::Bad(error) => Some(errors::vault(error)),
        VaultHealth::Asked { .. } => {
            caption(ui, &texts.get("account-keyring-asked"));
            None
        }
        VaultHealth::Good | VaultHealth::Unasked => None,
    };
    if let Some(trouble) = &trouble {
        trouble_ui(ui, texts, trouble);
    }
    if trouble.is_some() || form.session_only {
        let mut only = form.session_only;
        let label = texts.get("account-session-only");
        ui.add_enabled_ui(enabled, |ui| {
            if ui.checkbox(&mut only, label.as_ref()).changed() {
                view.send(Action::Accounts(AccountsAction::SetSessionOnly(only)));
            }
        });
        caption(ui, &texts.get("account-session-only-note"));
    }
    if trouble.is_some() && quiet_button(ui, enabled, &texts.get("account-keyring-again")).clicked() {
        view.send(Action::Accounts(AccountsAction::ProbeVault));
    }
    ui.add_space(space::S);
}

/// Since when the new key is in use, if it takes the place of another one.
fn since_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, enabled: bool, reveal: bool) {
    if !form.replaces() {
        return;
    }
    let texts = view.texts;
    if !form.never_right {
        let market = form.market.as_ref().and_then(|code| view.shared().market(code));
        let zone = Zone::of(market, view.shared().now);
        let (label, note) = (texts.get("key-since"), Told::new("key-since-note").zone("zone", zone).say(texts));
        let error = problem(view, form, FormField::Since);
        let widget = Field::new(&label).note(Some(&note)).error(error.as_deref()).enabled(enabled);
        type_ui(ui, view, widget.focus(reveal), FormField::Since, &form.since);
    }
    let mut never = form.never_right;
    ui.add_enabled_ui(enabled, |ui| {
        if ui.checkbox(&mut never, texts.get("key-never-right").as_ref()).changed() {
            view.send(Action::Accounts(AccountsAction::SetNeverRight(never)));
        }
    });
    if never {
        caption(ui, &texts.get("key-never-right-note"));
    }
    ui.add_space(space::S);
}

/// Why it was not saved, and what to do; a wrong address and a keyring that does not serve are told beside their fields.
fn save_error_ui(ui: &mut Ui, view: &View<'_>, form: &Form) {
    match &form.save_error {
        Some(error @ (SaveError::Ledger(_) | SaveError::MarketFixed)) => {
            trouble_ui(ui, view.texts, &errors::save(error));
        }
        Some(SaveError::BadAddress(_) | SaveError::Vault(_) | SaveError::NoSpan) | None => {}
    }
}

/// What the connection test found; it stays beside the form.
fn test_ui(ui: &mut Ui, view: &View<'_>, form: &Form, test: &Test) {
    let texts = view.texts;
    let outdated = match test {
        Test::None => return,
        Test::Running { .. } => {
            caption(ui, &texts.get("account-testing"));
            return;
        }
        Test::Done { verdict: ConnectionVerdict::Good { balance }, outdated } => {
            banner(ui, Caution::Good, &texts.get("account-test-good"), |ui| {
                let Some(balance) = balance else { return };
                // With the market's decimals, unless another was chosen meanwhile.
                let market = form.market.as_ref().and_then(|code| view.shared().market(code));
                let market = market.filter(|market| market.currency == balance.currency());
                let amount = view.money(*balance, market);
                let words = texts.with("account-test-balance", &[("balance", FluentValue::from(amount))]);
                ui.label(RichText::new(words).font(font::BODY).color(theme::of(ui).text));
            });
            outdated
        }
        Test::Done { verdict: ConnectionVerdict::Bad(error), outdated } => {
            trouble_ui(ui, texts, &errors::call(error));
            outdated
        }
    };
    if *outdated {
        caption(ui, &texts.get("account-test-outdated"));
    }
}
