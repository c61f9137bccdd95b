//! Files dragged over the window: what can be dropped, while they hover; what was dropped, when they are let go.
//! Settings, for market files, and the Webhooks page, for logs, have buttons and a field for a path, which do the same.

use std::path::PathBuf;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Align2, Area, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::app::Action;
use crate::ui::View;
use crate::ui::access::{Politeness, announce};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Icon, line};

/// Takes what was dropped, and draws over the window while something hovers.
pub fn drop_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (is_hovered, dropped) = ui.input(|input| {
        let dropped: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        (!input.raw.hovered_files.is_empty(), dropped)
    });
    if !dropped.is_empty() {
        view.send(Action::Dropped(dropped));
    }
    if is_hovered {
        announce(ui, "drop", Politeness::Polite, &view.texts.get("drop-title"));
        overlay_ui(ui, view);
    }
}

fn overlay_ui(ui: &Ui, view: &View<'_>) {
    let theme = theme::of(ui);
    let whole = ui.ctx().content_rect();
    let area = Area::new(Id::unique("drop")).order(Order::Foreground).fixed_pos(whole.min).interactable(false);
    area.show(ui.ctx(), |ui| {
        ui.allocate_exact_size(whole.size(), Sense::hover());
        let painter = ui.painter();
        painter.rect_filled(whole, 0.0, theme.canvas.gamma_multiply(0.92));
        let frame = whole.shrink(space::L);
        let edge = Stroke::new(size::FOCUS_RING, theme.accent);
        painter.rect_stroke(frame, f32::from(size::RADIUS_CARD), edge, StrokeKind::Inside);
        let room = frame.width() - 2.0 * space::XL;
        let title = line(ui, &view.texts.get("drop-title"), font::title(), room);
        let words = view.texts.get("drop-body").into_owned();
        let mut body = LayoutJob::simple(words, font::BODY, theme.secondary, room.min(size::FORM));
        body.halign = Align::Center;
        let body = painter.layout_job(body);
        let height = size::TOUCH + space::M + title.size().y + space::XS + body.size().y;
        let top = frame.center_top() + Vec2::new(0.0, (frame.height() - height) / 2.0);
        let at = |below: f32, size: Vec2| Align2::CENTER_TOP.anchor_size(top + Vec2::new(0.0, below), size);
        let icon: Rect = at(0.0, Vec2::splat(size::TOUCH));
        Icon::Upload.paint(painter, icon, theme.accent);
        let below = size::TOUCH + space::M;
        let body_below = below + title.size().y + space::XS;
        painter.galley(at(below, title.size()).min, title, theme.text);
        // What is centred is painted from its middle.
        painter.galley(at(body_below, body.size()).center_top(), body, theme.secondary);
    });
}
