//! An order that is loading, in the shape it will have: nothing moves when it comes.

use eframe::egui::{Frame, Margin, Rect, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::card;

/// Draws it; `name` is what a screen reader says.
pub fn order_ui(ui: &mut Ui, name: &str) {
    let amount = ui.fonts_mut(|fonts| fonts.row_height(&font::amount()));
    let line = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
    let block = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        bar(ui, 280.0, amount);
        bar(ui, 340.0, line);
        bar(ui, 420.0, line);
        ui.add_space(space::L);
        card(theme::of(ui)).inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            bar(ui, 180.0, line);
            Frame::new().inner_margin(Margin { top: 12, ..Margin::ZERO }).show(ui, |ui| {
                for width in [360.0, 120.0, 220.0] {
                    bar(ui, width, size::CONTROL);
                    ui.add_space(space::M);
                }
            });
        });
    });
    block.response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, name));
}

fn bar(ui: &mut Ui, width: f32, height: f32) {
    let (place, _) = ui.allocate_exact_size(Vec2::new(width.min(ui.available_width()), height), Sense::hover());
    // The letters of a line do not fill it.
    let shape = Rect::from_center_size(place.center(), Vec2::new(place.width(), height * 0.7));
    ui.painter().rect_filled(shape, f32::from(size::RADIUS), theme::of(ui).hairline);
}
