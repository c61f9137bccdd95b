//! The stack of news at the bottom right. The window sleeps until the next one goes (see `AppState::next_tick`).

use eframe::egui::{Align, Align2, Area, Frame, Id, Layout, Margin, Order, Rect, RichText, Stroke, Ui, Vec2};

use super::{Icon, icon_button, plain_button};
use crate::app::Action;
use crate::app::notice::{Notice, Tone};
use crate::ui::theme::{self, Ink, Theme, font, size, space};
use crate::ui::{View, access};

/// Draws the news of the state, the newest at the bottom.
pub fn toasts_ui(ui: &Ui, view: &mut View<'_>) {
    let shared = view.shared();
    if shared.notices.shown().next().is_none() {
        return hold(view, false);
    }
    let area = Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space::L, -space::XXL - space::M))
        .show(ui.ctx(), |ui| {
            access::landmark(ui, access::Landmark::News, &view.texts.get("access-news"));
            for notice in shared.notices.shown() {
                ui.push_id(notice.id, |ui| toast_ui(ui, view, notice));
            }
        });
    // None goes while somebody is reading or about to press.
    let has_pointer = ui.ctx().pointer_hover_pos().is_some_and(|at| area.response.rect.contains(at));
    let focused = ui.memory(eframe::egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let has_keyboard = focused.is_some_and(|focused| focused.layer_id == area.response.layer_id);
    hold(view, has_pointer || has_keyboard);
}

fn hold(view: &mut View<'_>, is_held: bool) {
    if view.shared().notices.is_held() != is_held {
        view.send(Action::HoldToasts(is_held));
    }
}

fn toast_ui(ui: &mut Ui, view: &mut View<'_>, notice: &Notice) {
    let (ink, icon) = tone_look(theme::of(ui), notice.tone);
    let theme = theme::of(ui);
    let line = if theme.high_contrast { ink.text } else { theme.line };
    let frame = Frame::popup(ui.style()).stroke(Stroke::new(size::LINE, line)).inner_margin(Margin::symmetric(8, 4));
    frame.show(ui, |ui| {
        ui.set_width(size::TOAST);
        ui.horizontal_top(|ui| {
            // The words get what the button at the end leaves.
            let room = Vec2::new(size::TOAST - size::CONTROL - ui.spacing().item_spacing.x, 0.0);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ui.set_width(room.x);
                notice_ui(ui, view, notice, icon, ink, true);
            });
            let dismiss = icon_button(ui, Icon::Close, &view.texts.get("toast-dismiss"));
            access::describe(&dismiss, &notice.told.say(view.texts)); // there may be several
            if dismiss.clicked() {
                view.send(Action::DismissToast(notice.id));
            }
        });
    });
}

/// A piece of news: its words, and below what can be done about it. Spoken when it comes, if `is_new`.
pub fn notice_ui(ui: &mut Ui, view: &mut View<'_>, notice: &Notice, icon: Icon, ink: Ink, is_new: bool) {
    ui.horizontal_top(|ui| {
        ui.add_space(space::XS);
        let first_line = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
        let (_, place) = ui.allocate_space(Vec2::new(size::ICON, first_line + 2.0 * space::XS));
        let at = Rect::from_center_size(place.center(), Vec2::splat(size::ICON));
        icon.paint(ui.painter(), at, ink.text);
        ui.vertical(|ui| {
            ui.add_space(space::XS);
            let words = RichText::new(notice.told.say(view.texts)).font(font::BODY);
            if is_new {
                let politeness = match notice.tone {
                    Tone::Good | Tone::Note => access::Politeness::Polite,
                    Tone::Bad => access::Politeness::Assertive,
                };
                access::live(ui, ("toast", notice.id), politeness, |ui| ui.label(words));
            } else {
                ui.label(words);
            }
            steps_ui(ui, view, notice);
        });
    });
}

fn steps_ui(ui: &mut Ui, view: &mut View<'_>, notice: &Notice) {
    if notice.go.is_none() && notice.undo.is_none() {
        ui.add_space(space::XS);
        return;
    }
    ui.horizontal(|ui| {
        for step in notice.go.iter().chain(&notice.undo) {
            let label = step.label.say(view.texts);
            // Said with what it is about, since the same word stands under many.
            let name = format!("{label}: {}", notice.told.say(view.texts));
            if plain_button(ui, true, &label, &name).clicked() {
                view.send(Action::Follow(notice.id, Box::new(step.action.clone())));
            }
        }
    });
}

/// Colour and picture of a tone.
pub const fn tone_look(theme: &Theme, tone: Tone) -> (Ink, Icon) {
    match tone {
        Tone::Good => (theme.paid, Icon::Done),
        Tone::Note => (theme.muted, Icon::Info),
        Tone::Bad => (theme.failed, Icon::Failed),
    }
}
