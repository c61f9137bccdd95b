//! Thin lines at the top for what nobody may miss: nothing is real, anyone can read along, no key, no connection.

use eframe::egui::{Align, Button, Frame, Label, Layout, Margin, Panel, RichText, Ui, Vec2};

use crate::app::{Verb, errors};
use crate::backend::protocol::KeyPlace;
use crate::domain::address;
use crate::ui::theme::{self, Ink, font, size};
use crate::ui::widgets::{Icon, with_actions};
use crate::ui::{View, access};

/// From so many checks in a row on that failed, it is more than a hiccup.
const OFFLINE_AFTER: u32 = 3;

/// The banner that the connection is lost.
const OFFLINE: &str = "offline-banner";

/// Draws those that there is a reason for.
pub fn banners_ui(ui: &mut Ui, view: &mut View<'_>) {
    let shared = view.shared();
    let theme = theme::of(ui);
    if shared.about.sandbox {
        let words = view.texts.get("sandbox-banner");
        line_ui(ui, view, "sandbox-banner", theme.banner, Icon::Info, &words, None);
    }
    let account = shared.selected_account();
    if account.is_some_and(|view| address::is_readable_by_others(&view.account.base_url)) {
        let words = view.texts.get("plain-http-banner");
        line_ui(ui, view, "plain-http-banner", theme.waiting, Icon::Alert, &words, None);
    }
    if let Some(KeyPlace::Unknown(error)) = account.map(|view| &view.key) {
        let words = errors::vault(error).what(view.texts);
        line_ui(ui, view, "keyring-banner", theme.person, Icon::Lock, &words, Some((Verb::AskKeyring, "keyring-ask")));
    }
    if shared.pulse.failing >= OFFLINE_AFTER && shared.pulse.open > 0 {
        let words = view.texts.with("offline-banner", &[("n", shared.pulse.failing.into())]);
        line_ui(ui, view, OFFLINE, theme.failed, Icon::WifiOff, &words, None);
    }
}

/// One line. A sentence that is too long for it is cut, and whole when hovered.
fn line_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &'static str,
    ink: Ink,
    icon: Icon,
    words: &str,
    verb: Option<(Verb, &str)>,
) {
    let frame = Frame::new().fill(ink.fill).inner_margin(Margin::symmetric(16, 0));
    Panel::top(id).frame(frame).show_separator_line(false).exact_size(size::BANNER).show(ui, |ui| {
        access::landmark(ui, access::Landmark::Notice, &view.texts.get("access-notices"));
        let sentence = |ui: &mut Ui, _: &mut View<'_>| {
            ui.allocate_ui_with_layout(ui.available_size(), Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.set_min_height(size::BANNER);
                icon.ui(ui, ink.text);
                let text = RichText::new(words).font(font::TABLE).color(ink.text);
                let label = |ui: &mut Ui| ui.add(Label::new(text).truncate());
                if id == OFFLINE {
                    label(ui); // spoken once as news, not each time its number grows
                } else {
                    access::live(ui, id, access::Politeness::Polite, label);
                }
            });
        };
        let remedy = |ui: &mut Ui, view: &mut View<'_>| {
            let Some((verb, key)) = verb else { return };
            let label = RichText::new(view.texts.get(key)).font(font::TABLE).color(ink.text);
            let button = Button::new(label).fill(ink.fill).min_size(Vec2::new(0.0, size::BANNER - 6.0));
            let why_not = verb.why_not(view.state);
            let button = ui.add_enabled(why_not.is_none(), button);
            if let Some(why_not) = why_not {
                access::describe(&button, &view.texts.get(why_not));
            }
            if button.clicked() {
                view.do_verb(verb);
            }
        };
        with_actions(ui, id, size::BANNER, view, sentence, remedy);
    });
}
