//! What the tokens promise, measured.

mod colors;
mod faces;

use eframe::egui::Context;

use crate::app::settings::{Motion, Settings, SystemLook};

#[test]
fn motion_is_as_the_person_wants_and_else_as_the_system_does() {
    for (motion, system, still) in [
        (Motion::System, false, false),
        (Motion::System, true, true),
        (Motion::Reduced, false, true),
        (Motion::Full, true, false),
    ] {
        let ctx = Context::default();
        super::install(&ctx);
        let settings = Settings { motion, ..Settings::default() };
        super::choose(&ctx, &settings, SystemLook { reduced_motion: system, ..SystemLook::default() });
        for theme in [eframe::egui::Theme::Light, eframe::egui::Theme::Dark] {
            assert_eq!(ctx.style_of(theme).animation_time <= 0.0, still, "{motion:?}, system {system}");
        }
    }
}
