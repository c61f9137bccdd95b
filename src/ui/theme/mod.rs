//! The look: tokens in [`tokens`], faces in [`fonts`], egui's style in [`style`].
//!
//! Pages name roles and sizes only: `theme::of(ui).secondary`, `theme::font::title()`, `theme::space::M`. Tests have
//! the last word: text has a contrast of at least 4.5 to what it stands on, the focus ring of at least 3.

mod fonts;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

use eframe::egui::{self, Context, Ui};

pub use self::tokens::{DARK, Ink, LIGHT, Theme, font, size, space};
use crate::app::settings::{SystemLook, ThemeChoice};

/// The theme this part of the window is drawn in.
pub fn of(ui: &Ui) -> &'static Theme {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Gives egui the faces and both looks; called once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, style::style(&LIGHT));
    ctx.set_style_of(egui::Theme::Dark, style::style(&DARK));
}

/// Follows the user's choice, and if that is the system's, the system; cheap enough for every frame.
pub fn choose(ctx: &Context, choice: ThemeChoice, system: SystemLook) {
    let preference = match choice {
        ThemeChoice::System => match system.dark {
            Some(true) => egui::ThemePreference::Dark,
            Some(false) => egui::ThemePreference::Light,
            None => egui::ThemePreference::System,
        },
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}
