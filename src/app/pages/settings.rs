//! The look, and where things lie.

use crate::app::settings::{Settings, ThemeChoice};
use crate::app::{News, Shared};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum SettingsAction {
    /// Chooses light or dark.
    SetTheme(ThemeChoice),
    /// Makes everything this large, in percent.
    SetZoom(u16),
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
            SettingsAction::SetZoom(zoom) => {
                if shared.settings.zoom != zoom && Settings::ZOOMS.contains(&zoom) {
                    shared.settings.zoom = zoom;
                    shared.keep(Settings::ZOOM, zoom.to_string());
                }
            }
        }
    }

    /// The backend told something.
    pub const fn apply(&mut self, _news: &News<'_>, _shared: &mut Shared) {}
}
