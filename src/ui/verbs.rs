//! The window's half of [`crate::app::verbs`]: pictures, keys in words, and key presses on their way to verbs.

use eframe::egui::{self, Context, Modifiers, Ui};

use super::View;
use super::widgets::Icon;
use crate::app::Section;
use crate::app::settings::{Motion, ThemeChoice};
use crate::app::verbs::{Guard, Key, Shortcut, Verb, ZoomStep};

/// The picture beside a verb's title.
pub fn icon(verb: Verb) -> Icon {
    match verb {
        Verb::Go(section) => section_icon(section),
        Verb::CreateRequest | Verb::RequestRest | Verb::AddAccount | Verb::Zoom(ZoomStep::In) => Icon::Plus,
        Verb::FindOrders | Verb::FindPayment | Verb::Palette | Verb::Zoom(ZoomStep::Reset) => Icon::Search,
        Verb::ImportLogs => Icon::Upload,
        Verb::CheckNow | Verb::CheckException => Icon::Refresh,
        Verb::AcceptException => Icon::Check,

        Verb::Copy(_) | Verb::CopyVersion => Icon::Copy,
        Verb::CopyMessage(_) | Verb::CopyExceptionMessage => Icon::Message,
        Verb::ReadAloud => Icon::Phone,
        Verb::SendAgain => Icon::Sending,
        Verb::EditAgain => Icon::Edit,
        Verb::SetAside => Icon::Archive,
        Verb::Back => Icon::Back,
        Verb::NextRegion | Verb::PreviousRegion => Icon::Forward,
        Verb::NextAccount | Verb::PreviousAccount => Icon::Person,
        Verb::Help => Icon::Help,
        Verb::Shortcuts => Icon::Keyboard,
        Verb::News => Icon::Bell,
        Verb::Undo | Verb::TakeBack | Verb::MarkRefunded | Verb::ReopenException => Icon::Undo,
        Verb::AskKeyring => Icon::Key,
        Verb::CustomerWindow | Verb::SetTheme(ThemeChoice::System) => Icon::Screen,
        Verb::SetTheme(ThemeChoice::Light) => Icon::Sun,
        Verb::SetTheme(ThemeChoice::Dark) => Icon::Moon,
        Verb::SetContrast(_) => Icon::Contrast,
        Verb::SetMotion(Motion::Reduced) => Icon::Rest,
        Verb::SetMotion(_) | Verb::Tour => Icon::Play,
        Verb::SetLanguage(_) => Icon::Languages,
        Verb::Zoom(ZoomStep::Out) => Icon::Minus,
        Verb::OpenDataFolder => Icon::Folder,
        Verb::Quit => Icon::Close,
    }
}

/// The picture of an entry of the side bar.
pub const fn section_icon(section: Section) -> Icon {
    match section {
        Section::Overview => Icon::Overview,
        Section::NewRequest => Icon::Plus,
        Section::Orders => Icon::List,
        Section::Exceptions => Icon::Alert,
        Section::Webhooks => Icon::Webhook,
        Section::Accounts => Icon::Person,
        Section::Settings => Icon::Settings,
    }
}

/// The keys of a verb as text, for a tooltip or beside a word: "Ctrl+K".
pub fn keys_text(ctx: &Context, view: &View<'_>, verb: Verb) -> Option<String> {
    let shortcut = verb.shortcuts().first()?;
    Some(shortcut.text(view.texts, is_mac(ctx)))
}

/// Whether keys are named as on macOS.
pub fn is_mac(ctx: &Context) -> bool {
    ctx.os() == egui::os::OperatingSystem::Mac
}

/// What had the keyboard when the last picture was done. egui lets Escape take the keyboard away before anybody is
/// asked, and Escape first leaves a field.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextFocus(bool);

impl TextFocus {
    /// Looks; to be called when the picture is done.
    pub fn look(ctx: &Context) -> Self {
        Self(ctx.text_edit_focused())
    }

    /// Whether a field has the keyboard, or had it until a moment ago.
    pub fn is_in_text(self, ctx: &Context) -> bool {
        self.0 || ctx.text_edit_focused()
    }
}

/// Takes the presses that are verbs, before any widget sees them.
pub fn pressed(ui: &Ui, view: &View<'_>, before: TextFocus) -> Vec<Verb> {
    if view.shared().dialog.is_some() || view.shared().is_showing_keys || view.state.palette.is_open {
        return Vec::new(); // what is in front has the keys
    }
    let ctx = ui.ctx();
    let in_text = before.is_in_text(ctx);
    let is_popup_open = egui::Popup::is_any_open(ctx);
    let mut known: Vec<(Shortcut, Verb)> = Verb::all()
        .filter(|verb| verb.place().is_here(view.state))
        .flat_map(|verb| verb.shortcuts().iter().map(move |shortcut| (*shortcut, verb)))
        .collect();
    // Ctrl+Shift+Tab is also Ctrl+Tab to egui, which lets Shift make a character: the longer one is asked for first.
    known.sort_by_key(|(shortcut, _)| std::cmp::Reverse(shortcut.held.count()));
    let mut verbs = Vec::new();
    for (shortcut, verb) in known {
        // An open list closes on Escape and is gone through with the arrows.
        if shortcut.guard() == Guard::OutsideText && (in_text || is_popup_open) {
            continue;
        }
        let Some(key) = egui_key(shortcut.key) else { continue };
        let modifiers = egui_modifiers(shortcut);
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            if let Key::Char(_) = shortcut.key {
                // The character itself must not land in the field that the verb goes to.
                ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
            }
            verbs.push(verb);
        }
    }
    verbs
}

/// The key as egui names it; none if egui has no such key.
fn egui_key(key: Key) -> Option<egui::Key> {
    match key {
        Key::Char(char) => egui::Key::from_name(char.encode_utf8(&mut [0; 4])),
        Key::Function(number) => egui::Key::from_name(&format!("F{number}")),
        Key::Enter => Some(egui::Key::Enter),
        Key::Escape => Some(egui::Key::Escape),
        Key::Tab => Some(egui::Key::Tab),
        Key::Left => Some(egui::Key::ArrowLeft),
    }
}

const fn egui_modifiers(shortcut: Shortcut) -> Modifiers {
    let held = shortcut.held;
    Modifiers { alt: held.alt, ctrl: held.control, shift: held.shift, mac_cmd: false, command: held.command }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn egui_has_every_key() {
        for verb in Verb::all() {
            for shortcut in verb.shortcuts() {
                assert!(egui_key(shortcut.key).is_some(), "{verb:?}: {shortcut:?}");
            }
        }
    }
}
