//! A button that opens a short list of things to do.

use eframe::egui::accesskit::HasPopup;
use eframe::egui::{Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::choice::{choices, join};
use super::press::line;
use super::{Icon, Press, shown};
use crate::ui::theme::{self, font, size, space};

/// A quiet button with an arrow; `items` draws its [`menu_item`]s while it is open.
pub fn menu_button<R>(ui: &mut Ui, label: &str, items: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let response = Press::quiet(label).icon_at_end(Icon::ChevronDown).ui(ui);
    menu_of(&response, items)
}

/// Opens a list of things to do below what was pressed.
pub fn menu_of<R>(button: &Response, items: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let opened = Popup::menu(button).gap(space::XS).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        choices(ui, false, items).0
    });
    button.ctx.accesskit_node_builder(button.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(opened.is_some());
    });
    opened.map(|opened| opened.inner)
}

/// One thing to do, with the keys that do the same. True if it was chosen, which closes the list.
pub fn menu_item(ui: &mut Ui, enabled: bool, icon: Option<Icon>, label: &str, keys: Option<&str>) -> bool {
    let word = line(ui, label, font::BODY, f32::INFINITY);
    let keys = keys.map(|keys| line(ui, keys, font::CAPTION, f32::INFINITY));
    let keys_width = keys.as_ref().map_or(0.0, |keys| keys.size().x + space::XL);
    let icon_width = icon.map_or(0.0, |_| size::ICON + space::S);
    let least = 2.0 * space::S + icon_width + word.size().x + keys_width;
    let room = if ui.is_sizing_pass() { least } else { ui.available_width().max(least) };
    let item = ui.add_enabled(enabled, |ui: &mut Ui| {
        let (rect, response) = ui.allocate_exact_size(Vec2::new(room, size::CONTROL), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), label));
        let theme = theme::of(ui);
        let painter = ui.painter();
        if response.enabled() && (shown::is_pointed_at(ui, &response) || response.has_focus()) {
            let edge = if theme.high_contrast { Stroke::new(size::LINE, theme.line) } else { Stroke::NONE };
            painter.rect(rect, space::XS, theme.hover, edge, StrokeKind::Inside);
        }
        let mut left = rect.left() + space::S;
        if let Some(icon) = icon {
            let at = Rect::from_min_size(pos2(left, rect.center().y - size::ICON / 2.0), Vec2::splat(size::ICON));
            icon.paint(painter, at, theme.secondary);
            left += icon_width;
        }
        painter.galley(pos2(left, rect.center().y - word.size().y / 2.0), word, theme.text);
        if let Some(keys) = keys {
            let at = pos2(rect.right() - space::S - keys.size().x, rect.center().y - keys.size().y / 2.0);
            painter.galley(at, keys, theme.secondary);
        }
        response
    });
    if enabled {
        join(ui, &item, false, label);
    }
    let chosen = item.clicked();
    if chosen {
        ui.close();
    }
    chosen
}
