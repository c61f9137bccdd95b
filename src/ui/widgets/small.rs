//! Small things: a line that separates, a hint, how far something is.

use eframe::egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Icon, shown};
use crate::ui::access;
use crate::ui::theme::{self, size, space};

/// A hairline between two parts.
pub fn divider(ui: &mut Ui) {
    let wish = Vec2::new(ui.available_width(), 2.0 * space::M + size::LINE);
    let (_, rect) = ui.allocate_space(wish);
    ui.painter().hline(rect.x_range(), rect.center().y, (size::LINE, theme::of(ui).hairline));
}

/// More about what stands before it, in a tooltip. A stop for the Tab key, and by name the text itself, so that it is
/// not only there for who points at it.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::COMPACT), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let theme = theme::of(ui);
    let color = if shown::is_pointed_at(ui, &response) || response.has_focus() { theme.text } else { theme.secondary };
    Icon::Info.paint(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(size::ICON)), color);
    if response.has_focus() {
        response.show_tooltip_text(text);
        return response;
    }
    response.on_hover_text(text)
}

/// How far something is, from 0 to 1; none while nobody knows. It stands still: what it is about says what happens.
pub fn progress(ui: &mut Ui, fraction: Option<f32>, name: &str) -> Response {
    let wish = Vec2::new(ui.available_width(), space::XS);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: fraction.map(f64::from),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    access::busy(&response);
    let theme = theme::of(ui);
    let radius = rect.height() / 2.0;
    let painter = ui.painter();
    painter.rect_filled(rect, radius, theme.line);
    let bar = |left: f32, width: f32| {
        let place = Rect::from_min_size(rect.min + Vec2::new(left, 0.0), Vec2::new(width, rect.height()));
        painter.rect_filled(place.intersect(rect), radius, theme.accent);
    };
    if let Some(fraction) = fraction {
        bar(0.0, rect.width() * fraction.clamp(0.0, 1.0));
    } else {
        // Dashes of which none is first.
        let mut left = 0.0;
        while left < rect.width() {
            bar(left, space::M);
            left += space::XL;
        }
    }
    response
}
