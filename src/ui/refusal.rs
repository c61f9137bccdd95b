//! The window that says why Cobro cannot start; for whoever started it from a menu and sees no terminal.

use eframe::egui::{self, CentralPanel, Key, RichText, ScrollArea, Ui, Vec2, ViewportBuilder, ViewportCommand};

use super::theme::{self, font, space};
use super::widgets::{caption, primary_button};
use crate::app::Trouble;
use crate::i18n::{Language, Texts};

struct Refusal {
    texts: Texts,
    trouble: Trouble,
}

impl eframe::App for Refusal {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| {
            ui.add_space(space::L);
            ui.label(RichText::new(self.texts.get("start-failed")).font(font::title()));
            ui.add_space(space::M);
            ScrollArea::vertical().max_height(ui.available_height() - space::XXL * 2.0).show(ui, |ui| {
                ui.label(self.trouble.what(&self.texts));
                ui.add_space(space::S);
                ui.label(self.trouble.now(&self.texts));
                if let Some(detail) = &self.trouble.detail {
                    ui.add_space(space::M);
                    caption(ui, detail);
                }
            });
            ui.add_space(space::L);
            let close = primary_button(ui, true, &self.texts.get("start-failed-close"));
            if close.clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        });
    }
}

/// Says what is wrong in a small window, or where none can be drawn in the desktop's own dialog, and returns when it is
/// closed. Main thread only, instead of [`super::run`].
pub fn tell_and_end(language: Language, trouble: &Trouble, renderer: eframe::Renderer) {
    if let Err(error) = show(language, trouble.clone(), renderer) {
        tracing::error!(%error, "the window cannot be opened");
        tell_natively(language, trouble);
    }
}

/// Says it in the desktop's own dialog, which needs nothing of ours, and returns when it is closed. Without a desktop
/// it does nothing. Main thread only.
pub fn tell_natively(language: Language, trouble: &Trouble) {
    let texts = Texts::new(language);
    let (what, now) = (trouble.what(&texts), trouble.now(&texts));
    let detail = trouble.detail.as_deref().map(|detail| format!("\n\n{detail}")).unwrap_or_default();
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(texts.get("start-failed"))
        .set_description(format!("{what}\n\n{now}{detail}"))
        .set_buttons(rfd::MessageButtons::Ok)
        .show();
}

fn show(language: Language, trouble: Trouble, renderer: eframe::Renderer) -> Result<(), eframe::Error> {
    let texts = Texts::new(language);
    let native = eframe::NativeOptions {
        renderer,
        viewport: ViewportBuilder::default()
            .with_title(texts.get("app-name"))
            .with_app_id("cobro")
            .with_inner_size(Vec2::new(560.0, 280.0)),
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        theme::install(&cc.egui_ctx);
        cc.egui_ctx.set_theme(egui::ThemePreference::System);
        Ok(Box::new(Refusal { texts, trouble }))
    });
    eframe::run_native("cobro", native, create)
}
