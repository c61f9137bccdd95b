//! Buttons by meaning.

use eframe::egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::{Icon, Press, shown};
use crate::ui::theme::{self, size};

/// The one next step of a page.
pub fn primary_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    Press::primary(label).enabled(enabled).ui(ui)
}

/// The same with a picture.
pub fn primary_button_with_icon(ui: &mut Ui, enabled: bool, icon: Icon, label: &str) -> Response {
    Press::primary(label).icon(icon).enabled(enabled).ui(ui)
}

/// Everything else.
pub fn quiet_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    Press::quiet(label).enabled(enabled).ui(ui)
}

/// The same with a picture.
pub fn quiet_button_with_icon(ui: &mut Ui, enabled: bool, icon: Icon, label: &str) -> Response {
    Press::quiet(label).icon(icon).enabled(enabled).ui(ui)
}

/// What loses something. Opens a dialog or stands in one.
pub fn danger_button(ui: &mut Ui, enabled: bool, label: &str) -> Response {
    Press::danger(label).enabled(enabled).ui(ui)
}

/// A square with a picture only, for what everybody knows and little room; `name` is its accessible name and its
/// tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let theme = theme::of(ui);
    let (is_held, is_pointed_at) =
        (shown::is_held(ui, &response), shown::is_pointed_at(ui, &response) && ui.is_enabled());
    if is_held || is_pointed_at {
        let fill = if is_held { theme.pressed } else { theme.hover };
        let line = if theme.high_contrast { Stroke::new(size::LINE, theme.line) } else { Stroke::NONE };
        ui.painter().rect(rect, f32::from(size::RADIUS), fill, line, StrokeKind::Inside);
    }
    let color = if is_pointed_at { theme.text } else { theme.secondary };
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(size::ICON)), color);
    response.on_hover_text(name)
}
