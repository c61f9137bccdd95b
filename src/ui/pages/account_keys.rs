//! Draws the keys that an account has had, whose state is in `app/pages/account_keys.rs`.

use eframe::egui::{Label, RichText, Ui};
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use crate::app::pages::account_keys::{KeyEditor, KeyField, KeyLine, KeysAction, lines, market};
use crate::app::pages::accounts::AccountsAction;
use crate::app::when::Zone;
use crate::app::{Action, Slot, Told, errors};
use crate::backend::protocol::AccountView;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Field, Icon, caption, plain_button, primary_button, quiet_button, trouble_ui, with_actions};

/// The keys over time, and what can be done with them.
pub fn keys_ui(ui: &mut Ui, view: &mut View<'_>, account: &AccountView) {
    let texts = view.texts;
    let part = &view.state.pages.accounts.keys;
    let editor = part.editor.as_ref();
    let lines = lines(account);
    if lines.is_empty() {
        if editor.is_none() {
            caption(ui, &texts.get("keys-none"));
            ui.add_space(space::S);
        }
    } else {
        access::list(ui, &texts.get("account-part-keys"), lines.len(), |ui| {
            for line in &lines {
                ui.push_id(line.key.number, |ui| match editor {
                    Some(editor) if editor.number == Some(line.key.number) => {
                        let span = line.span(market(account, view.shared())).say(texts);
                        ui.scope(|ui| facts_ui(ui, view, line, &span));
                        ui.add_space(space::S);
                        editor_ui(ui, view, editor);
                    }
                    _ => line_ui(ui, view, account, line),
                });
            }
        });
        caption(
            ui,
            &Told::new("keys-zone")
                .zone("zone", Zone::of(market(account, view.shared()), view.shared().now))
                .say(texts),
        );
        ui.add_space(space::S);
    }
    match editor {
        Some(editor) if editor.number.is_none() => editor_ui(ui, view, editor),
        Some(_) => {}
        None => {
            if quiet_button(ui, true, &texts.get("keys-add")).clicked() {
                view.send(keys(KeysAction::Add));
            }
        }
    }
    if let Some(error) = &view.state.pages.accounts.keys.error {
        ui.add_space(space::S);
        trouble_ui(ui, texts, &errors::keys(error));
    }
}

const fn keys(action: KeysAction) -> Action {
    Action::Accounts(AccountsAction::Keys(action))
}

/// One key: what it is and when it was used left, what can be done right.
fn line_ui(ui: &mut Ui, view: &mut View<'_>, account: &AccountView, line: &KeyLine) {
    let span = line.span(market(account, view.shared())).say(view.texts).into_owned();
    let facts = |ui: &mut Ui, view: &mut View<'_>| facts_ui(ui, view, line, &span);
    let actions = |ui: &mut Ui, view: &mut View<'_>| actions_ui(ui, view, line, &span);
    with_actions(ui, "key", size::CONTROL, view, facts, actions);
    ui.add_space(space::S);
}

fn facts_ui(ui: &mut Ui, view: &View<'_>, line: &KeyLine, span: &str) {
    let theme = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 20.0; // a line of text with an icon
    let word = view.texts.get(if line.is_current { "key-current" } else { "key-former" });
    let color = if line.is_current { theme.accent } else { theme.secondary };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        Icon::Key.ui(ui, color);
        ui.label(RichText::new(word).font(font::body_strong()));
    });
    ui.add(Label::new(RichText::new(span).font(font::TABLE).color(theme.secondary)).wrap());
    if line.is_lost {
        ui.add(
            Label::new(RichText::new(view.texts.get("key-lost")).font(font::CAPTION).color(theme.person.text)).wrap(),
        );
    }
}

/// Every line has these, so their names say whose they are.
fn actions_ui(ui: &mut Ui, view: &mut View<'_>, line: &KeyLine, span: &str) {
    let texts = view.texts;
    let mut button = |word: &str, called: &str| {
        let called = texts.with(called, &[("span", FluentValue::from(span))]);
        plain_button(ui, true, &texts.get(word), &called).clicked()
    };
    if button("key-change", "key-change-name") {
        view.send(keys(KeysAction::Edit(line.key.number)));
    }
    if !line.is_current && button("key-forget", "key-forget-name") {
        view.send(keys(KeysAction::AskForget(line.key.number)));
    }
}

/// The dates of a key, and the key itself if it is added.
fn editor_ui(ui: &mut Ui, view: &mut View<'_>, editor: &KeyEditor) {
    let texts = view.texts;
    let enabled = !view.shared().is_asked(&Slot::Keys);
    let reveal = to_reveal(ui, editor, view.state.pages.accounts.keys.reveals);
    let problem = |field| editor.problems.get(&field).map(|told| told.say(texts));
    if editor.number.is_none() {
        let (label, error) = (texts.get("key-former"), problem(KeyField::Key));
        // With room to spare, so that typing does not leave copies behind by moving to a larger place.
        let mut typed = Zeroizing::new(String::with_capacity(1_024));
        typed.push_str(editor.key.expose_secret());
        let widget = Field::new(&label).error(error.as_deref()).enabled(enabled);
        if widget.focus(reveal == Some(KeyField::Key)).password(ui, &mut typed).changed() {
            view.send(keys(KeysAction::TypeKey(SecretString::from(typed.as_str()))));
        }
    }
    let date = |ui: &mut Ui, view: &mut View<'_>, field: KeyField, label: &str, note: &str, text: &str| {
        let (label, note, error) = (texts.get(label), texts.get(note), problem(field));
        let widget = Field::new(&label).note(Some(&note)).error(error.as_deref()).enabled(enabled);
        let mut text = text.to_owned();
        if widget.focus(reveal == Some(field)).text(ui, &mut text).changed() {
            view.send(keys(KeysAction::Type(field, text)));
        }
    };
    date(ui, view, KeyField::From, "key-from", "key-from-note", &editor.from);
    if !editor.is_current {
        date(ui, view, KeyField::Until, "key-until", "key-until-note", &editor.until);
    }
    ui.horizontal_wrapped(|ui| {
        let save = texts.get(if editor.number.is_some() { "key-save" } else { "key-add" });
        if primary_button(ui, enabled, &save).clicked() {
            view.send(keys(KeysAction::Save));
        }
        if quiet_button(ui, enabled, &texts.get("key-cancel")).clicked() {
            view.send(keys(KeysAction::Cancel));
        }
    });
    ui.add_space(space::M);
}

/// The first field when the editor opens, and the first wrong one after each press of a button that was refused.
fn to_reveal(ui: &Ui, editor: &KeyEditor, reveals: u32) -> Option<KeyField> {
    let id = eframe::egui::Id::unique("key-reveals");
    let seen = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u32>(id), reveals));
    let first = if editor.number.is_some() { KeyField::From } else { KeyField::Key };
    (seen != reveals).then(|| editor.problems.keys().next().copied().unwrap_or(first))
}
