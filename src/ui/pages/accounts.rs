//! Draws the page whose state is in `app/pages/accounts.rs`: the list of accounts.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use super::account_form;
use crate::app::pages::accounts::AccountsAction;
use crate::app::{Action, errors};
use crate::backend::protocol::{AccountView, KeyPlace};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{
    Icon, card, empty_state, environment_badge, page_header, primary_button, quiet_button, skeleton_rows, trouble_ui,
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    if let Some(form) = &view.state.pages.accounts.form {
        account_form::form_ui(ui, view, form);
    } else {
        list_ui(ui, view);
    }
}

fn list_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let shared = view.shared();
    let accounts = shared.accounts.value().map(Vec::as_slice);
    let add = texts.get("accounts-add");
    page_header(ui, &texts.get("page-accounts"), |ui| {
        if accounts.is_some_and(|accounts| !accounts.is_empty()) && primary_button(ui, true, &add).clicked() {
            view.send(Action::Accounts(AccountsAction::Add));
        }
    });
    if let Some(error) = shared.accounts.error() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Accounts(AccountsAction::Reload));
        }
    }
    if let Some(error) = &view.state.pages.accounts.remove_error {
        trouble_ui(ui, texts, &errors::call(error));
    }
    match accounts {
        None if shared.accounts.error().is_none() => skeleton_rows(ui, 4, &texts.get("loading")),
        None => {}
        Some([]) => {
            let (title, body) = (texts.get("accounts-empty-title"), texts.get("accounts-empty-body"));
            if empty_state(ui, &title, &body, Some(&add)) {
                view.send(Action::Accounts(AccountsAction::Add));
            }
        }
        Some(accounts) => {
            for account in accounts {
                ui.push_id(account.account.id.0, |ui| row_ui(ui, view, account));
                ui.add_space(space::S);
            }
        }
    }
}

/// One account: what is known of it left, what can be done right.
fn row_ui(ui: &mut Ui, view: &mut View<'_>, account: &AccountView) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let (id, name) = (account.account.id, account.account.name.as_str());
    card(theme).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // Every row has these two, so their names say whose they are.
                let values = [("name", FluentValue::from(name))];
                let remove = quiet_button(ui, true, &texts.get("accounts-remove"));
                if remove.clicked() {
                    view.send(Action::Accounts(AccountsAction::AskRemove(id)));
                }
                remove.accessible_name(texts.with("accounts-remove-name", &values));
                let edit = quiet_button(ui, true, &texts.get("accounts-edit"));
                if edit.clicked() {
                    view.send(Action::Accounts(AccountsAction::Edit(id)));
                }
                edit.accessible_name(texts.with("accounts-edit-name", &values));
                // The rest is the account's; a long name is cut, and whole when hovered.
                ui.with_layout(Layout::top_down(Align::Min), |ui| facts_ui(ui, view, account));
            });
        });
    });
}

/// What is known of an account: its name, its environment and market, and where its key is.
fn facts_ui(ui: &mut Ui, view: &View<'_>, account: &AccountView) {
    let texts = view.texts;
    let account_name = RichText::new(account.account.name.as_str()).font(font::strong());
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.add(Label::new(account_name).truncate());
    ui.horizontal(|ui| {
        environment_badge(ui, texts, account.account.environment);
        let market = view.shared().market(&account.account.market);
        let market = market.map_or(account.account.market.as_str(), |market| market.name.as_str());
        let values = [
            ("market", FluentValue::from(market)),
            ("merchant", FluentValue::from(account.account.merchant_id.as_str())),
        ];
        let line = RichText::new(texts.with("accounts-merchant", &values)).font(font::TABLE);
        ui.add(Label::new(line.color(theme::of(ui).secondary)).truncate());
    });
    key_place_ui(ui, view, &account.key);
}

fn key_place_ui(ui: &mut Ui, view: &View<'_>, place: &KeyPlace) {
    let theme = theme::of(ui);
    let (key, icon, color) = match place {
        KeyPlace::Keyring => ("key-keyring", Icon::Done, theme.secondary),
        KeyPlace::Session => ("key-session", Icon::Clock, theme.waiting.text),
        KeyPlace::Missing => ("key-missing", Icon::Alert, theme.failed.text),
        KeyPlace::Unknown(_) => ("key-unknown", Icon::Question, theme.person.text),
    };
    ui.spacing_mut().interact_size.y = 0.0;
    let line = ui.horizontal(|ui| {
        icon.ui(ui, color);
        ui.add(Label::new(RichText::new(view.texts.get(key)).font(font::TABLE).color(color)).truncate());
    });
    if let KeyPlace::Unknown(error) = place {
        line.response.on_hover_text(errors::vault(error).what(view.texts));
    }
}
