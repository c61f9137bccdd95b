//! Draws what happened lately: the notices that are kept, newest first.

use eframe::egui::{RichText, Ui};

use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{notice_ui, tone_look};
use crate::ui::{View, access};

/// Draws the list.
pub fn news_ui(ui: &mut Ui, view: &mut View<'_>) {
    let notices = view.shared().notices.kept();
    let secondary = theme::of(ui).secondary;
    if notices.len() == 0 {
        ui.label(RichText::new(view.texts.get("news-empty")).color(secondary));
        return;
    }
    let name = view.texts.get("verb-news");
    access::list(ui, &name, notices.len(), |ui| {
        for notice in notices {
            ui.push_id(notice.id, |ui| {
                let (ink, icon) = tone_look(theme::of(ui), notice.tone);
                ui.spacing_mut().item_spacing.y = 0.0;
                notice_ui(ui, view, notice, icon, ink, false);
                ui.horizontal(|ui| {
                    ui.add_space(space::XXL - space::S);
                    let age = RichText::new(view.age(ui.ctx(), notice.at)).font(font::CAPTION).color(secondary);
                    ui.label(age).on_hover_text(view.exact_time(notice.at));
                });
                ui.add_space(space::S);
                ui.separator();
            });
        }
    });
}
