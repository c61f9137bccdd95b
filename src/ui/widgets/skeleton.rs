//! The shape of what is on its way. Still: what moves costs power and says nothing.

use eframe::egui::{Rect, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::access;
use crate::ui::theme::{self, size, space};

/// Rows of a list that is loading; `name` is what a screen reader says.
pub fn skeleton_rows(ui: &mut Ui, rows: usize, name: &str) {
    let wish = Vec2::new(ui.available_width(), rows as f32 * size::ROW);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, name));
    access::busy(&response);
    let fill = theme::of(ui).hairline;
    for row in 0..rows {
        let top = rect.top() + row as f32 * size::ROW + space::S;
        let width = rect.width() * if row % 2 == 0 { 0.7 } else { 0.55 };
        let bar =
            Rect::from_min_size(eframe::egui::pos2(rect.left(), top), Vec2::new(width, size::ROW - 2.0 * space::S));
        ui.painter().rect_filled(bar, f32::from(size::RADIUS), fill);
    }
}
