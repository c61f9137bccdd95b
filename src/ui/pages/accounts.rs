//! Draws the page whose state is in `app/pages/accounts.rs`: the list of accounts.

use eframe::egui::{Frame, Label, Margin, RichText, Sense, Ui, Vec2};

use super::account_form;
use crate::app::pages::accounts::AccountsAction;
use crate::app::when::country;
use crate::app::{Action, VaultHealth, errors};
use crate::backend::protocol::{AccountView, KeyPlace};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Icon, PLAIN_PADDING, caption, card, environment_badge, page_header, plain_button, primary_button, quiet_button,
    trouble_ui, with_actions,
};

/// The list grows no wider than this.
const WIDEST: f32 = 1_040.0;
/// Height of an account's line.
const LINE: f32 = 64.0;

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.set_max_width(ui.available_width().min(WIDEST));
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
        ui.add_space(space::M);
    }
    if let Some(error) = &view.state.pages.accounts.remove_error {
        trouble_ui(ui, texts, &errors::call(error));
        ui.add_space(space::M);
    }
    match accounts {
        None if shared.accounts.error().is_none() => skeleton_ui(ui, &texts.get("loading")),
        None => {}
        Some([]) => first_ui(ui, view),
        Some(accounts) => {
            keyring_ui(ui, view, accounts);
            // At the right the buttons' own padding is a part of the margin.
            let margin = Margin { right: 12, ..Margin::symmetric(20, 4) };
            card(theme::of(ui)).inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                access::list(ui, &texts.get("page-accounts"), accounts.len(), |ui| {
                    for (i, account) in accounts.iter().enumerate() {
                        ui.push_id(account.account.id.0, |ui| row_ui(ui, view, account, i == 0));
                    }
                });
            });
        }
    }
}

/// Why the keyring does not serve, if an account's key may be in it.
fn keyring_ui(ui: &mut Ui, view: &mut View<'_>, accounts: &[AccountView]) {
    let asked = accounts.iter().find_map(|account| match &account.key {
        KeyPlace::Unknown(error) => Some(error),
        _ => None,
    });
    let Some(error) = asked else { return };
    let texts = view.texts;
    trouble_ui(ui, texts, &errors::vault(error));
    ui.add_space(space::XS);
    let is_asking = matches!(view.shared().vault, VaultHealth::Asked { .. });
    if quiet_button(ui, !is_asking, &texts.get("account-keyring-again")).clicked() {
        view.send(Action::Accounts(AccountsAction::ProbeVault));
        view.send(Action::Accounts(AccountsAction::Reload));
    }
    ui.add_space(space::M);
}

/// One account: what is known of it left, what can be done right.
fn row_ui(ui: &mut Ui, view: &mut View<'_>, account: &AccountView, is_first: bool) {
    let top = ui.cursor().top();
    if !is_first {
        let line = ui.max_rect().with_max_x(ui.max_rect().right() - PLAIN_PADDING);
        ui.painter().hline(line.x_range(), top, (1.0, theme::of(ui).hairline));
    }
    ui.add_space(space::M);
    let facts = |ui: &mut Ui, view: &mut View<'_>| facts_ui(ui, view, account);
    let actions = |ui: &mut Ui, view: &mut View<'_>| actions_ui(ui, view, account);
    with_actions(ui, "account", size::CONTROL, view, facts, actions);
    ui.add_space(space::M);
}

/// What can be done with an account. Every row has these, so their names say whose they are.
fn actions_ui(ui: &mut Ui, view: &mut View<'_>, account: &AccountView) {
    let texts = view.texts;
    let id = account.account.id;
    let name = FluentValue::from(account.account.name.as_str());
    let mut button = |word: &str, called: &str| {
        let called = texts.with(called, &[("name", name.clone())]);
        plain_button(ui, true, &texts.get(word), &called).clicked()
    };
    if view.shared().selected != Some(id) && button("accounts-use", "accounts-use-name") {
        view.send(Action::SelectAccount(id));
    }
    if button("accounts-edit", "accounts-edit-name") {
        view.send(Action::Accounts(AccountsAction::Edit(id)));
    }
    if button("accounts-remove", "accounts-remove-name") {
        view.send(Action::Accounts(AccountsAction::AskRemove(id)));
    }
}

/// What is known of an account: its name, its environment and market, and where its key is.
fn facts_ui(ui: &mut Ui, view: &View<'_>, account: &AccountView) {
    let texts = view.texts;
    let theme = theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = size::COMPACT;
        let is_used = view.shared().selected == Some(account.account.id);
        // What stands behind the name keeps its place; a long name is cut, and whole when hovered.
        let badges = if is_used { 200.0 } else { 112.0 };
        let name = RichText::new(account.account.name.as_str()).font(font::strong());
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - badges).max(80.0));
            ui.add(Label::new(name).truncate());
        });
        environment_badge(ui, texts, account.account.environment);
        if is_used {
            ui.spacing_mut().item_spacing.x = space::XS;
            Icon::Check.ui(ui, theme.accent);
            ui.label(RichText::new(texts.get("accounts-used")).font(font::TABLE).color(theme.accent));
        }
    });
    ui.spacing_mut().interact_size.y = 20.0; // a line of text with an icon, so that all of it stands in the middle
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let market = view.shared().market(&account.account.market);
        let market =
            market.map_or_else(|| account.account.market.as_str().into(), |market| country(market, view.texts));
        let values = [
            ("market", FluentValue::from(market)),
            ("merchant", FluentValue::from(account.account.merchant_id.as_str())),
        ];
        let line = RichText::new(texts.with("accounts-merchant", &values)).font(font::TABLE);
        ui.add(Label::new(line.color(theme.secondary)).extend());
        key_place_ui(ui, view, &account.key);
    });
}

fn key_place_ui(ui: &mut Ui, view: &View<'_>, place: &KeyPlace) {
    let theme = theme::of(ui);
    let (key, icon, color) = match place {
        KeyPlace::Keyring => ("key-keyring", Icon::Key, theme.secondary),
        KeyPlace::Session => ("key-session", Icon::Clock, theme.waiting.text),
        KeyPlace::Missing => ("key-missing", Icon::Alert, theme.failed.text),
        KeyPlace::Unknown(_) => ("key-unknown", Icon::Question, theme.person.text),
    };
    let line = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        icon.ui(ui, color);
        ui.add(Label::new(RichText::new(view.texts.get(key)).font(font::TABLE).color(color)).extend());
    });
    if let KeyPlace::Unknown(error) = place {
        line.response.on_hover_text(errors::vault(error).what(view.texts));
    }
}

/// A list that is loading, in its shape.
fn skeleton_ui(ui: &mut Ui, name: &str) {
    let theme = theme::of(ui);
    let shape = card(theme).inner_margin(Margin::symmetric(20, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for width in [180.0, 140.0, 220.0] {
            let (place, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), LINE), Sense::hover());
            for (y, width, height) in [(16.0, width, 14.0), (38.0, width + 120.0, 10.0)] {
                let bar = place.with_max_x(place.left() + width).with_min_y(place.top() + y);
                let bar = bar.with_max_y(bar.top() + height);
                ui.painter().rect_filled(bar, f32::from(size::RADIUS), theme.hairline);
            }
        }
    });
    let role = eframe::egui::Role::Label;
    shape.response.widget_info(|| eframe::egui::WidgetInfo::labeled(role, true, name));
    access::busy(&shape.response);
}

/// Before there is any account: what the gateway must have given, and the first step.
fn first_ui(ui: &mut Ui, view: &mut View<'_>) {
    const NEEDS: [(Icon, &str, &str); 5] = [
        (Icon::Screen, "accounts-need-address", "accounts-need-address.why"),
        (Icon::Shop, "accounts-need-merchant", "accounts-need-merchant.why"),
        (Icon::Key, "accounts-need-key", "accounts-need-key.why"),
        (Icon::Lock, "accounts-need-white-list", "accounts-need-white-list.why"),
        (Icon::Webhook, "accounts-need-notify", "accounts-need-notify.why"),
    ];
    let texts = view.texts;
    let theme = theme::of(ui);
    ui.set_max_width(ui.available_width().min(size::FORM + space::XXL));
    let title = texts.get("accounts-empty-title");
    access::heading(&ui.label(RichText::new(title.as_ref()).font(font::strong())), 2, &title);
    ui.label(RichText::new(texts.get("accounts-empty-body")).color(theme.secondary));
    ui.add_space(space::M);
    for (icon, key, why) in NEEDS {
        Frame::new().inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                icon.ui(ui, theme.accent);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(RichText::new(texts.get(key)).font(font::body_strong()));
                    caption(ui, &texts.get(why));
                });
            });
        });
    }
    ui.add_space(space::M);
    if primary_button(ui, true, &texts.get("accounts-add")).clicked() {
        view.send(Action::Accounts(AccountsAction::Add));
    }
}
