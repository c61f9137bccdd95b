//! The shape of what is on its way, as large as what comes, so that nothing jumps. Still: what moves costs power and
//! says nothing.

use eframe::egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::ui::access;
use crate::ui::theme::{self, size, space};

/// What is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// So many rows of a table.
    Rows(usize),
    /// So many fields of a form: a label and an entry each.
    Form(usize),
    /// A card with so many lines.
    Card(usize),
}

/// Height of a line of text, and of a heavy one.
const TEXT: f32 = 12.0;
const STRONG: f32 = 16.0;

/// Draws the shape; `name` is what a screen reader says.
pub fn skeleton(ui: &mut Ui, shape: Skeleton, name: &str) -> Response {
    let field = TEXT + space::S + size::CONTROL + space::L;
    let (height, width) = match shape {
        Skeleton::Rows(rows) => (rows as f32 * size::ROW, ui.available_width()),
        Skeleton::Form(fields) => (fields as f32 * field, ui.available_width().min(size::FORM)),
        Skeleton::Card(lines) => (2.0 * space::L + STRONG + lines as f32 * (TEXT + space::M), ui.available_width()),
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    access::busy(&response);

    let theme = theme::of(ui);
    let bar = |x: f32, y: f32, width: f32, height: f32| {
        let place = Rect::from_min_size(pos2(rect.left() + x, rect.top() + y), Vec2::new(width, height));
        ui.painter().rect_filled(place, space::XS, theme.skeleton);
    };
    match shape {
        Skeleton::Rows(rows) => {
            for row in 0..rows {
                let y = row as f32 * size::ROW + (size::ROW - TEXT) / 2.0;
                // Lines of unlike length read as text; a column of numbers stands at the right.
                let share = [0.42, 0.36, 0.48, 0.30][row % 4];
                bar(0.0, y, rect.width() * share, TEXT);
                bar(rect.width() * 0.62, y, rect.width() * 0.14, TEXT);
                bar(rect.width() * 0.88, y, rect.width() * 0.12, TEXT);
            }
        }
        Skeleton::Form(fields) => {
            for row in 0..fields {
                let y = row as f32 * field;
                bar(0.0, y, 96.0, TEXT);
                bar(0.0, y + TEXT + space::S, rect.width(), size::CONTROL);
            }
        }
        Skeleton::Card(lines) => {
            let painter = ui.painter();
            let edge = (size::LINE, theme.hairline);
            let radius = f32::from(size::RADIUS_CARD);
            painter.rect(rect, radius, theme.surface, edge, eframe::egui::StrokeKind::Inside);
            bar(space::L, space::L, rect.width() * 0.3, STRONG);
            for row in 0..lines {
                let y = space::L + STRONG + space::M + row as f32 * (TEXT + space::M);
                let share = [0.7, 0.55, 0.62][row % 3];
                bar(space::L, y, (rect.width() - 2.0 * space::L) * share, TEXT);
            }
        }
    }
    response
}

/// Rows of a list that is loading.
pub fn skeleton_rows(ui: &mut Ui, rows: usize, name: &str) {
    skeleton(ui, Skeleton::Rows(rows), name);
}
