//! Thin lines at the top for what nobody may miss: nothing is real, anyone can read along, no key, no connection.

use eframe::egui::{Align, Button, Frame, Label, Layout, Margin, Panel, RichText, Ui, Vec2};

use crate::app::{Verb, errors};
use crate::backend::protocol::KeyPlace;
use crate::domain::address;
use crate::ui::theme::{self, Ink, font, size};
use crate::ui::widgets::Icon;
use crate::ui::{View, access};

/// From so many checks in a row on that failed, it is more than a hiccup.
const OFFLINE_AFTER: u32 = 3;

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
        line_ui(ui, view, "offline-banner", theme.failed, Icon::WifiOff, &words, None);
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
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            if let Some((verb, key)) = verb {
                let label = RichText::new(view.texts.get(key)).font(font::TABLE).color(ink.text);
                let button = Button::new(label).fill(ink.fill).min_size(Vec2::new(0.0, size::BANNER - 6.0));
                if ui.add_enabled(verb.why_not(view.state).is_none(), button).clicked() {
                    view.do_verb(verb);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                icon.ui(ui, ink.text);
                let text = RichText::new(words).font(font::TABLE).color(ink.text);
                access::live(ui, id, access::Politeness::Polite, |ui| ui.add(Label::new(text).truncate()));
            });
        });
    });
}
