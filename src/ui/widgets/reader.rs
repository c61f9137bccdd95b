//! A long text to read, of which only the lines on screen are drawn.

use eframe::egui::{
    EventFilter, Frame, Id, Key, Label, Margin, Modifiers, RichText, Role, ScrollArea, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};

use crate::ui::theme::{self, font, size, space};

/// Shows `lines` in a box of a fixed height. It is a stop for the Tab key: arrows, Page up and down, Home and End
/// scroll it.
pub fn reader(ui: &mut Ui, name: &str, lines: &[String]) {
    let theme = theme::of(ui);
    let id = Id::unique(("reader", name));
    let line = ui.fonts_mut(|fonts| fonts.row_height(&font::CAPTION));
    let by = keys(ui, id, line);
    let edge = Stroke::new(size::LINE, theme.hairline);
    let frame = Frame::new().fill(theme.surface).stroke(edge).corner_radius(f32::from(size::RADIUS));
    let drawn = frame.inner_margin(Margin::same(12)).show(ui, |ui| {
        let area = ScrollArea::both()
            .id_salt(name)
            .max_height(size::DIALOG)
            .min_scrolled_height(size::DIALOG)
            .auto_shrink([false, true]);
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, line, lines.len(), |ui, rows| {
            for text in &lines[rows] {
                ui.add(Label::new(RichText::new(text).font(font::CAPTION)).extend());
            }
            if by != 0.0 {
                ui.scroll_with_delta(Vec2::new(0.0, by));
            }
        });
    });
    let rect = drawn.response.rect;
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    ui.add_space(space::XS);
}

/// How far the keys scroll, in points.
fn keys(ui: &Ui, id: Id, line: f32) -> f32 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0.0;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let page = size::DIALOG - 2.0 * line;
    let far = 1.0e6;
    let steps = [
        (Key::ArrowDown, -3.0 * line),
        (Key::ArrowUp, 3.0 * line),
        (Key::PageDown, -page),
        (Key::PageUp, page),
        (Key::End, -far),
        (Key::Home, far),
    ];
    ui.input_mut(|input| {
        steps.into_iter().map(|(key, by)| input.count_and_consume_key(Modifiers::NONE, key) as f32 * by).sum()
    })
}
