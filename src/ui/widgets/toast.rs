//! The stack of news at the bottom right. The window sleeps until the next one goes (see `AppState::next_tick`).

use eframe::egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, Ui, Vec2};

use super::{Icon, quiet_button};
use crate::app::Action;
use crate::app::notice::Tone;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};

/// Draws the news of the state, the newest at the bottom.
pub fn toasts_ui(ui: &Ui, view: &mut View<'_>) {
    let shared = view.shared();
    if shared.toasts.iter().next().is_none() {
        return;
    }
    let texts = view.texts;
    let theme = theme::of(ui);
    Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space::L, -space::XXL - space::M))
        .show(ui.ctx(), |ui| {
            for toast in shared.toasts.iter() {
                ui.push_id(toast.id, |ui| {
                    let (ink, icon) = match toast.tone {
                        Tone::Good => (theme.paid, Icon::Done),
                        Tone::Note => (theme.muted, Icon::Question),
                        Tone::Bad => (theme.failed, Icon::Failed),
                    };
                    let frame =
                        Frame::popup(ui.style()).stroke(Stroke::new(1.0, ink.text)).inner_margin(Margin::same(12));
                    frame.show(ui, |ui| {
                        ui.set_width(size::TOAST);
                        ui.horizontal(|ui| {
                            icon.ui(ui, ink.text);
                            ui.vertical(|ui| {
                                ui.label(RichText::new(toast.told.say(texts)).font(font::BODY));
                                if toast.tone == Tone::Bad
                                    && quiet_button(ui, true, &texts.get("toast-dismiss")).clicked()
                                {
                                    view.send(Action::DismissToast(toast.id));
                                }
                            });
                        });
                    });
                });
            }
        });
}
