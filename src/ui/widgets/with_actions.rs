//! A row with its actions at the right edge, both drawn in reading order: the keyboard and a screen reader go through
//! it as the eye does, which a right-to-left layout would turn round.

use eframe::egui::{Align, AsIdSalt, Layout, Rect, Ui, UiBuilder, Vec2};

use crate::ui::theme::space;

/// Draws `main`, from the top down, and to its right `actions`, from left to right in a line of `height`.
///
/// `main` gets the width that `actions` leave. Theirs is that of the last pass; when it has changed, the pass is thrown
/// away and drawn again. Both get `shared`, such as the view.
pub fn with_actions<C>(
    ui: &mut Ui,
    salt: impl AsIdSalt,
    height: f32,
    shared: &mut C,
    main: impl FnOnce(&mut Ui, &mut C),
    actions: impl FnOnce(&mut Ui, &mut C),
) {
    let id = ui.make_persistent_id(salt);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let whole = ui.available_rect_before_wrap();
    let width = known.unwrap_or_default().min(whole.width());
    let gap = if width > 0.0 { space::L } else { 0.0 };

    let mut left = whole;
    left.max.x = (whole.right() - width - gap).max(whole.left());
    let mut left = ui.new_child(UiBuilder::new().max_rect(left).layout(Layout::top_down(Align::Min)));
    main(&mut left, shared);

    let corner = whole.right_top() - Vec2::new(width, 0.0);
    let place = Rect::from_min_size(corner, Vec2::new(width, height));
    let mut builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    if known.is_none() {
        builder = builder.sizing_pass().invisible();
    }
    let mut right = ui.new_child(builder);
    // Nothing wraps here: what does not fit is for the page to put elsewhere.
    right.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Extend);
    actions(&mut right, shared);

    let needed = right.min_rect().width();
    if known.is_none_or(|known| (known - needed).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, needed));
        ui.ctx().request_discard("the width of a row's actions");
        ui.ctx().request_repaint(); // where no more passes are left, this picture is shown
    }
    let mut used = left.min_rect().union(right.min_rect());
    used.max.x = used.max.x.min(whole.right());
    ui.advance_cursor_after_rect(used);
}
