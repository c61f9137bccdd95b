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

/// Shows `message` in a small window and returns when it is closed. Main thread only, instead of [`super::run`].
pub fn tell_and_end(message: &str) -> Result<(), eframe::Error> {
    let native = eframe::NativeOptions {
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
