//! One of a few choices, large enough to say what it means.

use eframe::egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::shown;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// Draws `add`'s [`radio_card`]s as one group under a name.
pub fn radio_group<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    ui.scope_builder(builder, add).inner
}

/// A choice with a line that says what it means. Both wrap.
pub fn radio_card(ui: &mut Ui, chosen: bool, title: &str, note: &str) -> Response {
    const MARK: f32 = size::ICON;
    let theme = theme::of(ui);
    let padding = Vec2::new(space::M, 10.0);
    let width = ui.available_width();
    let left = padding.x + MARK + space::M;
    let room = (width - left - padding.x).max(1.0);
    let title_galley = ui.painter().layout(title.to_owned(), font::body_strong(), theme.text, room);
    let note_galley = ui.painter().layout(note.to_owned(), font::CAPTION, theme.secondary, room);
    let gap = if note.is_empty() { 0.0 } else { 2.0 + note_galley.size().y };
    let height = title_galley.size().y + gap + 2.0 * padding.y;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, title));
    if !note.is_empty() {
        access::describe(&response, note);
    }

    let fill = if shown::is_pointed_at(ui, &response) && !chosen { theme.canvas } else { theme.surface };
    let line = if chosen { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.strong_line) };
    let painter = ui.painter();
    painter.rect(rect, f32::from(size::RADIUS), fill, line, StrokeKind::Inside);
    let first_line = rect.top() + padding.y + title_galley.rows.first().map_or(0.0, |row| row.height()) / 2.0;
    let mark = pos2(rect.left() + padding.x + MARK / 2.0, first_line);
    let ink = if chosen { theme.accent } else { theme.secondary };
    painter.circle_stroke(mark, MARK / 2.0 - 1.0, Stroke::new(1.5, ink));
    if chosen {
        painter.circle_filled(mark, MARK / 4.0, ink);
    }
    let below = rect.top() + padding.y + title_galley.size().y + 2.0;
    painter.galley(pos2(rect.left() + left, rect.top() + padding.y), title_galley, theme.text);
    painter.galley(pos2(rect.left() + left, below), note_galley, theme.secondary);
    response
}
