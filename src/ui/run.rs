//! Opening the window.

use std::path::PathBuf;

use eframe::egui::{IconData, Rect, Vec2, ViewportBuilder};
use eframe::icon_data;

use super::app::title;
use super::{CobroApp, Outside};
use crate::app::AppState;
use crate::i18n::Texts;

/// What the window needs.
pub struct RunOptions {
    /// What it knows.
    pub state: AppState,
    /// Its ways to everything outside of it.
    pub outside: Outside,
    /// What draws.
    pub renderer: eframe::Renderer,
    /// The screens there are, in pixels; none where nobody can say.
    pub screens: Vec<Rect>,
    /// The file that remembers the window's place and size; in Cobro's data folder.
    pub window_file: PathBuf,
}

/// Opens the window and returns when it is closed. Main thread only.
pub fn run(options: RunOptions) -> Result<(), eframe::Error> {
    let RunOptions { state, outside, renderer, screens, window_file } = options;
    let shared = &state.shared;
    let zoom = f32::from(shared.settings.zoom) / 100.0;
    let title = title(&Texts::new(shared.language()), shared.about.sandbox);
    let native = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(&title)
            .with_app_id("cobro")
            .with_icon(icon())
            .with_inner_size(Vec2::new(1180.0, 780.0))
            .with_min_inner_size(Vec2::new(720.0, 480.0)),
        renderer,
        window_builder: Some(Box::new(move |window| at_zoom(window, zoom))),
        persist_window: true,
        persistence_path: Some(window_file),
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        // From now on every event wakes the window; what came before is drained by the first pass.
        outside.inbox.wake(&cc.egui_ctx);
        Ok(Box::new(CobroApp::new(&cc.egui_ctx, state, outside).seen_on(screens)))
    });
    eframe::run_native("cobro", native, create)
}

/// Makes the window as large as it was: eframe remembers its size in points of the zoom, and opens it before there is
/// a zoom.
fn at_zoom(window: ViewportBuilder, zoom: f32) -> ViewportBuilder {
    match window.inner_size {
        Some(size) => window.with_inner_size((size * zoom).round()),
        None => window,
    }
}

/// The window's icon; the same drawing as the packages' (`dist/icon`).
fn icon() -> IconData {
    icon_data::from_png_bytes(include_bytes!("../../dist/icon/png/cobro-128.png")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_as_large_as_it_was_whatever_the_zoom() {
        // 1,300 by 910 pixels at 130 percent, as eframe remembers them.
        let kept = ViewportBuilder::default().with_inner_size(Vec2::new(1_000.0, 700.0));
        assert_eq!(at_zoom(kept, 1.3).inner_size, Some(Vec2::new(1_300.0, 910.0)));
        assert_eq!(at_zoom(ViewportBuilder::default(), 1.3).inner_size, None);
    }

    #[test]
    fn the_window_has_an_icon() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (128, 128));
        assert!(icon.rgba.iter().any(|&byte| byte != 0));
    }
}
