//! Chips: what narrows a list, each on or off.

use eframe::egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::press::{line, room};
use super::shown;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// A filter that is on or off; with how many things it would leave, as the screen writes numbers.
pub fn chip(ui: &mut Ui, selected: bool, label: &str, count: Option<&str>) -> Response {
    let theme = theme::of(ui);
    let number = count.map(|count| line(ui, count, font::CAPTION, f32::INFINITY));
    let number_width = number.as_ref().map_or(0.0, |number| number.size().x + space::S);
    let face = if selected { font::table_strong() } else { font::TABLE };
    // As wide as when it is chosen, so that nothing moves.
    let widest = line(ui, label, font::table_strong(), (room(ui) - number_width - 2.0 * space::M).max(0.0));
    let word = line(ui, label, face, widest.size().x);
    let wish = Vec2::new((widest.size().x + number_width + 2.0 * space::M).ceil(), size::COMPACT);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, label));
    if let Some(count) = count {
        access::describe(&response, count);
    }

    let is_pointed_at = shown::is_pointed_at(ui, &response) && ui.is_enabled();
    let fill = match (selected, is_pointed_at) {
        (true, _) => theme.selected,
        (false, true) => theme.hover,
        (false, false) => theme.surface,
    };
    let edge = if selected {
        Stroke::new(size::LINE, theme.accent)
    } else {
        Stroke::new(size::LINE, if is_pointed_at { theme.strong_line } else { theme.line })
    };
    let color = if selected { theme.accent } else { theme.text };
    let painter = ui.painter();
    painter.rect(rect, rect.height() / 2.0, fill, edge, StrokeKind::Inside);
    let inner = Rect::from_min_max(rect.min + Vec2::new(space::M, 0.0), rect.max - Vec2::new(space::M, 0.0));
    let at = pos2(inner.left(), inner.center().y - word.size().y / 2.0);
    painter.galley(at, word, color);
    if let Some(number) = number {
        let at = pos2(inner.right() - number.size().x, inner.center().y - number.size().y / 2.0);
        painter.galley(at, number, if selected { theme.accent } else { theme.secondary });
    }
    response
}
