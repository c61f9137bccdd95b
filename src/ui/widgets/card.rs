//! The card: things that belong together, on a surface of their own.

use eframe::egui::{Frame, Margin, Stroke};

use crate::ui::theme::{Theme, size};

/// The frame of a card. What sets one apart, such as another stroke, is set on what this gives.
pub fn card(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(f32::from(size::RADIUS_CARD))
        .inner_margin(Margin::symmetric(16, 12))
}
