//! The stack of news at the bottom right. The window sleeps until the next one goes (see `AppState::next_tick`).

use eframe::egui::{Align2, Area, Frame, Id, Label, Margin, Order, Rect, RichText, Stroke, Ui, Vec2};

use super::{Icon, Press};
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
                    let line = if theme.high_contrast { ink.text } else { theme.line };
                    let frame = Frame::popup(ui.style()).stroke(Stroke::new(size::LINE, line));
                    frame.inner_margin(Margin::same(12)).show(ui, |ui| {
                        ui.set_width(size::TOAST);
                        ui.horizontal_top(|ui| {
                            let first_line = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
                            let (_, place) = ui.allocate_space(Vec2::new(size::ICON, first_line));
                            let at = Rect::from_center_size(place.center(), Vec2::splat(size::ICON));
                            icon.paint(ui.painter(), at, ink.text);
                            ui.vertical(|ui| {
                                ui.add(Label::new(RichText::new(toast.told.say(texts)).font(font::BODY)).wrap());
                                if toast.tone == Tone::Bad
                                    && Press::quiet(&texts.get("toast-dismiss")).compact().ui(ui).clicked()
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
