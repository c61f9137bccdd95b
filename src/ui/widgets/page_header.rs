//! The top of a page: its title left, its actions right.

use eframe::egui::{
    Align, Layout, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText,
};

use super::{Icon, icon_button};
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// Why a page is drawn once more, for egui's log.
const PASS: &str = "page-actions";

/// Draws the title and, at the right edge, what `actions` draws from left to right, as it is read.
pub fn page_header(ui: &mut Ui, title: &str, actions: impl FnOnce(&mut Ui)) {
    // The title first, as one reads and as Tab goes, though what is left beside the actions is its width: they are
    // drawn as wide as the last time, and once more at once if that was wrong.
    let slot = ui.scope_id().with("page-actions");
    let kept: f32 = ui.data(|data| data.get_temp(slot)).unwrap_or_default();
    ui.horizontal(|ui| {
        let whole = ui.available_width();
        let room = Vec2::new((whole - kept).max(0.0), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            title_ui(ui, title);
        });
        let drawn = ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            actions(ui);
            ui.min_rect().width()
        });
        let needed = if drawn.inner > 0.0 { drawn.inner + ui.spacing().item_spacing.x } else { 0.0 };
        if (needed - kept).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(slot, needed));
            ui.ctx().request_discard(PASS);
            ui.ctx().request_repaint(); // where no more passes are left, this picture is shown
        }
    });
    ui.add_space(space::M);
}

/// The title. Whoever comes to a page by keyboard begins here.
fn title_ui(ui: &mut Ui, title: &str) {
    let words = RichText::new(title).font(font::title());
    access::title(ui, title, |ui, sense| words_ui(ui, words, sense));
}

/// The top of what stands in front of a page or beside it: its title, at which the keyboard begins when `is_asked`, and at
/// the right edge the cross, called `close`. True if that was pressed.
pub fn front_header(ui: &mut Ui, salt: &str, title: &str, close: &str, is_asked: bool) -> bool {
    let words = RichText::new(title).font(font::strong());
    ui.horizontal(|ui| {
        let room = ui.available_width() - size::CONTROL - ui.spacing().item_spacing.x;
        ui.scope(|ui| {
            ui.set_max_width(room);
            access::landing(ui, salt, 2, title, is_asked, |ui, sense| words_ui(ui, words, sense));
        });
        ui.add_space((ui.available_width() - size::CONTROL).max(0.0));
        icon_button(ui, Icon::Close, close).clicked()
    })
    .inner
}

/// Words that can have the keyboard; cut where they are too long, and whole when hovered. Not egui's label, which draws a
/// line below what has the keyboard.
fn words_ui(ui: &mut Ui, words: RichText, sense: Sense) -> Response {
    let words = WidgetText::from(words.color(theme::of(ui).text));
    let galley = words.into_galley(ui, Some(TextWrapMode::Truncate), ui.available_width(), TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
    let (is_cut, text) = (galley.elided, galley.text().to_owned());
    ui.painter().galley(rect.min, galley, theme::of(ui).text);
    if is_cut { response.on_hover_text(text) } else { response }
}

/// The title of a part of a page.
pub fn section_title(ui: &mut Ui, title: &str) {
    ui.add_space(space::M);
    let name = ui.label(RichText::new(title).font(font::strong()));
    access::heading(&name, 2, title);
}
