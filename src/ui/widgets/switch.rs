//! Yes or no: a switch for what takes effect at once, a box to tick in forms.

use eframe::egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::{Icon, shown};
use crate::ui::theme::{self, font, size, space};

/// The switch itself.
const TRACK: Vec2 = Vec2::new(32.0, 18.0);
/// The box itself.
const BOX: Vec2 = Vec2::splat(18.0);

/// Something that is on or off, at once.
pub fn switch(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    row(ui, on, label, Role::Switch, TRACK, |ui, rect, on, is_pointed_at| {
        let theme = theme::of(ui);
        let painter = ui.painter();
        let radius = rect.height() / 2.0;
        let (fill, edge, knob) = if on {
            let fill = if is_pointed_at { theme.accent_hover } else { theme.accent };
            (fill, fill, theme.on_accent)
        } else {
            (if is_pointed_at { theme.hover } else { theme.surface }, theme.strong_line, theme.strong_line)
        };
        painter.rect(rect, radius, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
        let x = if on { rect.right() - radius } else { rect.left() + radius };
        painter.circle_filled(pos2(x, rect.center().y), radius - 4.0, knob);
    })
}

/// A box to tick.
pub fn check_box(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    row(ui, on, label, Role::CheckBox, BOX, |ui, rect, on, is_pointed_at| {
        let theme = theme::of(ui);
        let (fill, edge) = match (on, is_pointed_at) {
            (true, true) => (theme.accent_hover, theme.accent_hover),
            (true, false) => (theme.accent, theme.accent),
            (false, true) => (theme.hover, theme.strong_line),
            (false, false) => (theme.surface, theme.strong_line),
        };
        ui.painter().rect(rect, 4.0, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
        if on {
            Icon::Check.paint(ui.painter(), rect.shrink(2.0), theme.on_accent);
        }
    })
}

/// The mark, and its label right of it; both are pressed.
fn row(
    ui: &mut Ui,
    on: &mut bool,
    label: &str,
    role: Role,
    mark: Vec2,
    paint: impl FnOnce(&Ui, Rect, bool, bool),
) -> Response {
    let left = mark.x + space::S;
    let room = (super::press::room(ui) - left).max(0.0);
    let galley = ui.painter().layout(label.to_owned(), font::BODY, theme::of(ui).text, room);
    let height = galley.size().y.max(mark.y).max(size::COMPACT);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(left + galley.size().x, height), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), *on, label));
    // The mark stands beside the first line.
    let first = galley.rows.first().map_or(galley.size().y, |row| row.height());
    let top = rect.top() + (height - galley.size().y) / 2.0;
    let place = Rect::from_min_size(pos2(rect.left(), top + (first - mark.y) / 2.0), mark);
    paint(ui, place, *on, shown::is_pointed_at(ui, &response) && ui.is_enabled());
    ui.painter().galley(pos2(rect.left() + left, top), galley, theme::of(ui).text);
    response
}
