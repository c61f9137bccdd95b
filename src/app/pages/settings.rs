//! The look, the language, and where things lie.

use std::path::PathBuf;

use crate::app::market_file::MarketFile;
use crate::app::settings::{Contrast, Motion, Settings, ThemeChoice};
use crate::app::{Effect, News, Shared};
use crate::backend::protocol::EventKind;
use crate::i18n::Language;

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum SettingsAction {
    /// Chooses light or dark.
    SetTheme(ThemeChoice),
    /// Chooses how much contrast.
    SetContrast(Contrast),
    /// Chooses how much moves.
    SetMotion(Motion),
    /// Makes everything this large, in percent.
    SetZoom(u16),
    /// Chooses the language of the screen; none: as the system has it.
    SetLanguage(Option<Language>),
    /// Market files were dropped on the window, whichever page is open.
    Dropped(Vec<PathBuf>),
    /// Lets the person choose a market file in the system's dialog.
    ChooseMarketFile,
    /// Types the path of a market file.
    TypeMarketFile(String),
    /// Reads the file whose path was typed.
    ReadMarketFile,
    /// Goes to what is wrong in the file that was not taken.
    ShowMistakes,
    /// It is in sight.
    MistakesShown,
    /// Keeps the file that was offered; after the question.
    KeepMarketFile,
}

/// What the page knows; the settings themselves are in [`Shared`].
#[derive(Debug, Default)]
pub struct SettingsPage {
    /// A market file on its way.
    pub market_file: MarketFile,
}

impl SettingsPage {
    /// The page is opened.
    pub const fn enter(&mut self, _shared: &mut Shared) {}

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    pub fn act(&mut self, action: SettingsAction, shared: &mut Shared) {
        match action {
            SettingsAction::SetTheme(choice) => {
                if shared.settings.theme != choice {
                    shared.settings.theme = choice;
                    shared.keep(Settings::THEME, choice.word().to_owned());
                }
            }
            SettingsAction::SetContrast(choice) => {
                if shared.settings.contrast != choice {
                    shared.settings.contrast = choice;
                    shared.keep(Settings::CONTRAST, choice.word().to_owned());
                }
            }
            SettingsAction::SetMotion(choice) => {
                if shared.settings.motion != choice {
                    shared.settings.motion = choice;
                    shared.keep(Settings::MOTION, choice.word().to_owned());
                }
            }
            SettingsAction::SetZoom(zoom) => {
                if shared.settings.zoom != zoom && Settings::ZOOMS.contains(&zoom) {
                    shared.settings.zoom = zoom;
                    shared.keep(Settings::ZOOM, zoom.to_string());
                }
            }
            SettingsAction::SetLanguage(choice) => {
                shared.language_flag = None; // whoever chooses wants to see it
                if shared.settings.language != choice {
                    shared.settings.language = choice;
                    shared.keep(Settings::LANGUAGE, choice.map_or("system", Language::code).to_owned());
                }
            }
            SettingsAction::Dropped(paths) => self.market_file.dropped(&paths, shared),
            SettingsAction::ChooseMarketFile => shared.effect(Effect::ChooseMarketFile),
            SettingsAction::TypeMarketFile(path) => self.market_file.path = path,
            SettingsAction::ReadMarketFile => self.market_file.read_typed(shared),
            SettingsAction::ShowMistakes => self.market_file.show_mistakes(shared),
            SettingsAction::MistakesShown => self.market_file.is_sought = false,
            SettingsAction::KeepMarketFile => self.market_file.keep(shared),
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        if let EventKind::File(news) = news.kind {
            self.market_file.apply(news, shared);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::desk;
    use crate::app::{About, Action, AppState};
    use crate::backend::protocol::CommandKind;
    use crate::domain::Catalogue;

    #[test]
    fn a_run_started_in_a_language_keeps_it_until_another_is_chosen() {
        let about = About { system_language: Language::Indonesian, ..About::default() };
        let mut state = AppState::new(Catalogue::built_in(), about, desk::start());
        assert_eq!(state.shared.language(), Language::Indonesian);
        state.shared.settings.language = Some(Language::English);
        assert_eq!(state.shared.language(), Language::English);
        state.shared.language_flag = Some(Language::Spanish);
        assert_eq!(state.shared.language(), Language::Spanish);
        let commands = state.act(Action::Settings(SettingsAction::SetLanguage(None)), desk::start());
        assert_eq!(state.shared.language(), Language::Indonesian);
        let [CommandKind::SaveSetting { key, value }] = &*commands.into_iter().map(|c| c.kind).collect::<Vec<_>>()
        else {
            unreachable!("one thing is saved");
        };
        assert_eq!((key.as_str(), value.as_str()), ("language", "system"));
    }
}
