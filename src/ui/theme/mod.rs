//! The look: tokens in [`tokens`], faces in [`fonts`], egui's style in [`style`].
//!
//! Pages name roles and sizes only: `theme::of(ui).secondary`, `theme::font::title()`, `theme::space::M`. Tests have
//! the last word: text has a contrast of at least 4.5 to what it stands on (7 in high contrast), the focus ring and the
//! borders of fields of at least 3.

mod fonts;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

use eframe::egui::{self, Context, Ui};

pub use self::tokens::{DARK, DARK_CONTRAST, Ink, LIGHT, LIGHT_CONTRAST, LOOKS, Solid, Theme, font, size, space};
use crate::app::settings::{Contrast, Motion, Settings, SystemLook, ThemeChoice};

/// The theme this part of the window is drawn in.
pub fn of(ui: &Ui) -> &'static Theme {
    let canvas = ui.visuals().panel_fill;
    LOOKS.into_iter().find(|theme| theme.canvas == canvas).unwrap_or(&LIGHT)
}

/// Gives egui the faces and both looks; called once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    set(ctx, false, false);
}

/// Follows what the user has set and, where that is the system's, the system; cheap enough for every frame.
pub fn choose(ctx: &Context, settings: &Settings, system: SystemLook) {
    let preference = match settings.theme {
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
    let high_contrast = match settings.contrast {
        Contrast::System => system.high_contrast,
        Contrast::Normal => false,
        Contrast::High => true,
    };
    let reduced_motion = match settings.motion {
        Motion::System => system.reduced_motion,
        Motion::Reduced => true,
        Motion::Full => false,
    };
    let is_so = ctx.style_of(egui::Theme::Light);
    let is_still = is_so.animation_time <= 0.0;
    if is_so.visuals.panel_fill != light(high_contrast).canvas || is_still != reduced_motion {
        set(ctx, high_contrast, reduced_motion);
    }
}

/// Draws what is in this `ui` in another look, for showing looks beside each other.
pub fn draw_in(ui: &mut Ui, theme: &Theme) {
    let is_still = ui.style().animation_time <= 0.0;
    ui.set_style(style::style(theme, is_still));
}

fn set(ctx: &Context, high_contrast: bool, reduced_motion: bool) {
    ctx.set_style_of(egui::Theme::Light, style::style(light(high_contrast), reduced_motion));
    let dark = if high_contrast { &DARK_CONTRAST } else { &DARK };
    ctx.set_style_of(egui::Theme::Dark, style::style(dark, reduced_motion));
}

const fn light(high_contrast: bool) -> &'static Theme {
    if high_contrast { &LIGHT_CONTRAST } else { &LIGHT }
}
