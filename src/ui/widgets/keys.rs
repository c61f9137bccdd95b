//! Keys of the keyboard, as they look.

use eframe::egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::press::line;
use crate::ui::theme::{self, font, size, space};

/// One key, or keys held together: "Ctrl+K".
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    let word = line(ui, text, font::CAPTION, f32::INFINITY);
    let wish = Vec2::new((word.size().x + 2.0 * 6.0).max(HEIGHT).ceil(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let painter = ui.painter();
    let radius = space::XS;
    // The edge of the key below its top.
    painter.rect_filled(rect, radius, theme.line);
    let top = Rect::from_min_max(rect.min, rect.max - Vec2::new(0.0, 1.0));
    painter.rect(top, radius, theme.surface, Stroke::new(size::LINE, theme.line), StrokeKind::Inside);
    painter.galley(top.center() - word.size() / 2.0, word, theme.secondary);
    response
}

/// Height of a key.
const HEIGHT: f32 = 20.0;
