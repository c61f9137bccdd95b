//! The window that says why Cobro cannot start; for whoever started it from a menu and sees no terminal.

use eframe::egui::{self, CentralPanel, Key, RichText, ScrollArea, Ui, Vec2, ViewportBuilder, ViewportCommand};

use super::theme::{self, font, space};
use super::widgets::primary_button;
use crate::i18n::{Language, Texts};

struct Refusal {
    texts: Texts,
    message: String,
}

impl eframe::App for Refusal {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| {
            ui.add_space(space::L);
            ui.label(RichText::new(self.texts.get("start-failed")).font(font::title()));
            ui.add_space(space::M);
            ScrollArea::vertical().max_height(ui.available_height() - space::XXL * 2.0).show(ui, |ui| {
                ui.label(self.message.as_str());
            });
            ui.add_space(space::L);
            let close = primary_button(ui, true, &self.texts.get("start-failed-close"));
            if close.clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        });
    }
}

/// Shows `message` in a small window, or where none can be drawn in the desktop's own dialog, and returns when it is
/// closed. Main thread only, instead of [`super::run`].
pub fn tell_and_end(message: &str, renderer: eframe::Renderer) {
    if let Err(error) = show(message, renderer) {
        tracing::error!(%error, "the window cannot be opened");
        tell_natively(message);
    }
}

/// What to tell when there is no window to be had because of `error`.
pub fn no_window(error: &eframe::Error) -> String {
    let texts = Texts::new(Language::default());
    match error {
        eframe::Error::WinitEventLoop(_) => texts.get("start-no-desktop").into_owned(),
        _ => texts.with("start-no-window", &[("error", error.to_string().into())]).into_owned(),
    }
}

/// Shows `message` in the desktop's own dialog, which needs nothing of ours, and returns when it is closed. Without a
/// desktop it does nothing. Main thread only.
pub fn tell_natively(message: &str) {
    let texts = Texts::new(Language::default());
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(texts.get("start-failed"))
        .set_description(message)
        .set_buttons(rfd::MessageButtons::Ok)
        .show();
}

fn show(message: &str, renderer: eframe::Renderer) -> Result<(), eframe::Error> {
    let native = eframe::NativeOptions {
        renderer,
        viewport: ViewportBuilder::default()
            .with_title("Cobro")
            .with_app_id("cobro")
            .with_inner_size(Vec2::new(560.0, 280.0)),
        ..eframe::NativeOptions::default()
    };
    let message = message.to_owned();
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        theme::install(&cc.egui_ctx);
        cc.egui_ctx.set_theme(egui::ThemePreference::System);
        Ok(Box::new(Refusal { texts: Texts::new(Language::default()), message }))
    });
    eframe::run_native("cobro", native, create)
}
