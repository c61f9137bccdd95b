//! More on request: a line that opens what is below it.

use eframe::egui::{CollapsingHeader, Rect, RichText, Vec2};

use super::Icon;
use crate::ui::theme::size;

/// A closed line with the arrow of our icons; `.id_salt(…)` if another of the same title stands beside it.
pub fn disclosure(title: impl Into<RichText>) -> CollapsingHeader {
    CollapsingHeader::new(title.into()).icon(|ui, openness, response| {
        let icon = if openness > 0.5 { Icon::ChevronDown } else { Icon::ChevronRight };
        let color = ui.style().interact(response).fg_stroke.color;
        icon.paint(ui.painter(), Rect::from_center_size(response.rect.center(), Vec2::splat(size::ICON)), color);
    })
}
