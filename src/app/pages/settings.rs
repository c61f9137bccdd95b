//! The look, the language, and where things lie.

use crate::app::settings::{Contrast, Motion, Settings, ThemeChoice};
use crate::app::{News, Shared};
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
}

/// What the page knows; all of it is in [`Shared`].
#[derive(Debug, Default)]
pub struct SettingsPage;

impl SettingsPage {
    /// The page is opened.
    pub const fn enter(&mut self, _shared: &mut Shared) {}

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    #[expect(clippy::needless_pass_by_value, reason = "every page takes its actions whole")]
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
        }
    }

    /// The backend told something.
    pub const fn apply(&mut self, _news: &News<'_>, _shared: &mut Shared) {}
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
