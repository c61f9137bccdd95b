//! The details of the selected order beside the table.

use eframe::egui::accesskit::Orientation;
use eframe::egui::{
    Align, CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
};

use crate::app::pages::orders::OrdersAction;
use crate::app::{Action, Page};
use crate::ui::View;
use crate::ui::pages::order;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::{Icon, icon_button};

/// Between the table and the details, in points.
pub(super) const GAP: f32 = space::XL;
/// What the table keeps.
const TABLE_LEAST: f32 = 420.0;
/// How far a press of an arrow moves the border.
const STEP: f32 = 24.0;

/// How wide the details are, of `whole`.
pub(super) fn width(wish: f32, whole: f32) -> f32 {
    wish.min(whole - GAP - TABLE_LEAST).max(size::DETAIL_LEAST)
}

/// What the border is moved by: dragged, or with the arrows.
pub(super) fn grip_ui(ui: &Ui, view: &mut View<'_>, whole: Rect, at: f32) {
    let grip = Rect::from_x_y_ranges(at - space::XS..=at + space::XS, whole.y_range());
    let response = ui.interact(grip, Id::unique("orders-detail-grip"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, view.texts.get("orders-detail-width")));
    let width = whole.right() - at - GAP / 2.0;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_orientation(Orientation::Vertical);
        node.set_numeric_value(f64::from(width.round()));
    });
    let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let theme = theme::of(ui);
    let is_held = response.hovered() || response.dragged();
    ui.painter().vline(
        at,
        whole.y_range(),
        Stroke::new(size::LINE, if is_held { theme.focus } else { theme.hairline }),
    );
    let mut wish = width;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
        wish += STEP * (pressed(Key::ArrowLeft) - pressed(Key::ArrowRight));
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        wish = whole.right() - pointer.x - GAP / 2.0;
    }
    let wish = self::width(wish, whole.width()).round();
    if (wish - width).abs() > 0.5 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between bounds that fit")]
        view.send(Action::Orders(OrdersAction::DetailWidth(wish as u16)));
    }
}

/// The order, with its own scroll bar.
pub(super) fn detail_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let key = view.state.pages.orders.detail().cloned();
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.set_max_height(size::CONTROL);
        if icon_button(ui, Icon::Close, &texts.get("orders-detail-close")).clicked() {
            view.send(Action::Orders(OrdersAction::CloseDetail));
        }
        if let Some(key) = key
            && icon_button(ui, Icon::Forward, &texts.get("orders-detail-open")).clicked()
        {
            view.send(Action::Go(Page::Order(key)));
        }
    });
    ScrollArea::vertical().id_salt("orders-detail").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - space::M); // the bar's
        order::detail_ui(ui, view);
    });
}
