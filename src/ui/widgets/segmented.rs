//! A few choices of which one is made, side by side in one frame; one below the other where there is no room for that.

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::press::line;
use super::shown;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// Shows `options` side by side, `chosen` among them; gives the one that was newly chosen.
///
/// One stop for the Tab key, as a group of radio buttons is; the arrow keys choose the next one.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: T, options: &[(T, &str)]) -> Option<T> {
    let builder = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name.to_owned());
    ui.scope_builder(builder, |ui| {
        access::group_size(ui, options.len());
        let widths: Vec<f32> = options
            .iter()
            .map(|(_, label)| {
                // As wide as when it is chosen, so that nothing moves.
                (line(ui, label, font::table_strong(), f32::INFINITY).size().x + 2.0 * space::M).ceil()
            })
            .collect();
        let line = Vec2::new(widths.iter().sum::<f32>() + 2.0 * FRAME, size::CONTROL);
        let fits = ui.is_sizing_pass() || line.x <= ui.available_width();
        let column = Vec2::new(ui.available_width(), options.len() as f32 * SEGMENT + 2.0 * FRAME);
        let whole = if fits { line } else { column };
        let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
        let theme = theme::of(ui);
        let edge = Stroke::new(size::LINE, theme.line);
        ui.painter().rect(rect, f32::from(size::RADIUS), theme.muted.fill, edge, StrokeKind::Inside);

        let group = ui.unique_id();
        let mut picked = None;
        let mut wanted = None;
        let mut at = rect.min + Vec2::splat(FRAME);
        for (i, ((option, label), width)) in options.iter().zip(&widths).enumerate() {
            let width = if fits { *width } else { rect.width() - 2.0 * FRAME };
            let place = Rect::from_min_size(at, Vec2::new(width, SEGMENT));
            at += if fits { Vec2::new(width, 0.0) } else { Vec2::new(0.0, SEGMENT) };
            let is_chosen = *option == chosen;
            let response = segment(ui, group.with(i), place, label, is_chosen);
            access::choice(&response, i);
            if response.clicked() && !is_chosen {
                picked = Some(*option);
                response.request_focus();
            }
            if is_chosen
                && response.has_focus()
                && let Some(next) = step(ui, response.id, i, options.len())
            {
                picked = Some(options[next].0);
                wanted = Some(group.with(next));
            }
        }
        // Once all are drawn: one that is not yet a stop for Tab gives the keyboard away again while it is drawn.
        if let Some(next) = wanted {
            ui.memory_mut(|memory| memory.request_focus(next));
        }
        picked
    })
    .inner
}

/// Between the frame and a segment.
const FRAME: f32 = 2.0;
/// Height of a segment.
const SEGMENT: f32 = size::CONTROL - 2.0 * FRAME;

fn segment(ui: &Ui, id: Id, rect: Rect, label: &str, is_chosen: bool) -> Response {
    // Only the chosen one is a stop for the Tab key.
    let sense = if is_chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, label));
    let theme = theme::of(ui);
    let painter = ui.painter();
    let radius = f32::from(size::RADIUS) - FRAME;
    if is_chosen {
        let edge = Stroke::new(size::LINE, if theme.high_contrast { theme.line } else { theme.hairline });
        painter.rect(rect, radius, theme.raised, edge, StrokeKind::Inside);
    } else if shown::is_pointed_at(ui, &response) && ui.is_enabled() {
        painter.rect_filled(rect, radius, theme.hover);
    }
    let face = if is_chosen { font::table_strong() } else { font::TABLE };
    let color = if is_chosen { theme.text } else { theme.secondary };
    let word = line(ui, label, face, rect.width());
    painter.galley(rect.center() - word.size() / 2.0, word, color);
    response
}

/// The segment that an arrow key leads to; beyond an end lies the other end.
fn step(ui: &Ui, id: Id, at: usize, len: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
        Some((at + 1) % len)
    } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
        Some((at + len - 1) % len)
    } else {
        None
    }
}
