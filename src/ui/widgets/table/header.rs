//! The header: a button a column, one tab stop, and at each right edge a handle to resize by.

use eframe::egui::accesskit::{HasPopup, SortDirection};
use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Label, Modifiers, Popup, PopupCloseBehavior, Rect, Response, RichText, Role,
    Sense, SetOpenCommand, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::{Rows, Table, TableEvent, cell_layout, cell_rect, menu};
use crate::app::table::{Column, Placed, TableAction};
use crate::i18n::{FluentValue, Texts};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::Icon;

/// Half the width of what one can get hold of to resize a column.
const GRIP: f32 = 4.0;

impl Table<'_> {
    /// Draws the header into `seen`.
    #[expect(clippy::too_many_arguments, reason = "a part of one function, drawn apart")]
    pub(super) fn header_ui(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        rows: &impl Rows,
        placed: &[Placed],
        scrolled: f32,
        seen: Rect,
        events: &mut Vec<TableEvent>,
    ) {
        // It moves sideways with the rows.
        let row = seen.translate(Vec2::LEFT * scrolled);
        let builder = UiBuilder::new().max_rect(seen).accessibility_role(Role::Row).accessibility_label(self.name);
        let mut ui = ui.new_child(builder);
        ui.shrink_clip_rect(seen.expand(2.0)); // the ring of what has the keyboard
        let ui = &mut ui;
        let line = Stroke::new(size::LINE, theme::of(ui).strong_line);
        ui.painter().hline(seen.x_range(), seen.bottom() - 0.5, line);

        let roving = Id::unique(("table-header", self.salt));
        let current: Option<usize> = ui.data(|data| data.get_temp(roving));
        let mut current = current.unwrap_or_default().min(placed.len().saturating_sub(1));
        for (at, place) in placed.iter().enumerate() {
            let column = self.column(place);
            let response = self.title_ui(ui, texts, rows, place, row, at == current);
            if response.has_focus()
                && let Some(next) = rove(ui, response.id, placed.len(), at)
            {
                // Before the next one is drawn: what cannot have the keyboard would give it away again.
                current = next;
                ui.data_mut(|data| data.insert_temp(roving, next));
                ui.memory_mut(|memory| memory.request_focus(self.title_id(self.column(&placed[next]))));
            }
            if column.sorts && response.clicked() {
                events.push(TableEvent::Arrange(TableAction::Sort(column.word)));
            }
            let menu = menu_of(ui, &response, !column.sorts);
            let chosen = menu.show(|ui| menu::column_menu(ui, texts, self.arrangement, column, place.width));
            events.extend(chosen.and_then(|chosen| chosen.inner).map(TableEvent::Arrange));
        }
        // Over the titles, so that they are got hold of first.
        for place in placed {
            events.extend(self.grip_ui(ui, place, row).map(TableEvent::Arrange));
        }
    }

    fn title_id(&self, column: &Column) -> Id {
        Id::unique(("table-title", self.salt, column.word))
    }

    /// One title: what is seen and what is spoken.
    fn title_ui(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        rows: &impl Rows,
        place: &Placed,
        row: Rect,
        is_stop: bool,
    ) -> Response {
        let column = self.column(place);
        let falls = (self.sorted.0 == column.word).then_some(self.sorted.1);
        let title = texts.get(column.title);
        let name = match falls {
            None => title.clone(),
            Some(falls) => {
                let key = if falls { "table-sorted-down" } else { "table-sorted-up" };
                texts.with(key, &[("column", FluentValue::from(title.as_ref()))])
            }
        };
        let cell = cell_rect(row, place);
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let button = cell.expand2(Vec2::new(space::S - 1.0, 0.0)).shrink2(Vec2::new(0.0, 2.0));
        let response = ui.interact(button, self.title_id(column), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name.as_ref()));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_has_popup(HasPopup::Menu);
            if let Some(falls) = falls {
                node.set_sort_direction(if falls { SortDirection::Descending } else { SortDirection::Ascending });
            }
        });
        let theme = theme::of(ui);
        if response.hovered() {
            ui.painter().rect_filled(button, f32::from(size::RADIUS), theme.hover);
        }
        let is_lit = falls.is_some() || response.hovered();
        let color = if is_lit { theme.text } else { theme.secondary };
        let mut inner = ui.new_child(UiBuilder::new().max_rect(cell).layout(cell_layout(column)));
        inner.shrink_clip_rect(cell);
        inner.spacing_mut().item_spacing.x = space::XS;
        // The title gives way to the arrow, which tells more.
        let arrow = falls.map(|falls| if falls { Icon::SortDown } else { Icon::SortUp });
        let left = cell.width() - if arrow.is_some() { size::ICON + space::XS } else { 0.0 };
        let text = Label::new(RichText::new(title).font(font::CAPTION).color(color)).truncate().sense(Sense::empty());
        let text_ui = |ui: &mut Ui| {
            ui.scope(|ui| {
                ui.set_max_width(left.max(0.0));
                ui.add(text);
            })
        };
        if column.is_number {
            if let Some(arrow) = arrow {
                arrow.ui(&mut inner, color);
            }
            text_ui(&mut inner);
        } else {
            text_ui(&mut inner);
            if let Some(arrow) = arrow {
                arrow.ui(&mut inner, color);
            }
        }
        match rows.hint(column) {
            Some(hint) => response.on_hover_text(hint),
            None => response,
        }
    }

    /// The handle at a column's right edge.
    fn grip_ui(&self, ui: &Ui, place: &Placed, row: Rect) -> Option<TableAction> {
        let column = self.column(place);
        let edge = row.left() + place.left + place.width;
        let grip = Rect::from_x_y_ranges(edge - GRIP..=edge + GRIP, row.y_range());
        let id = Id::unique(("table-grip", self.salt, column.word));
        let response = ui.interact(grip, id, Sense::CLICK | Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        let theme = theme::of(ui);
        let is_held = response.hovered() || response.dragged();
        let line = Stroke::new(size::LINE, if is_held { theme.focus } else { theme.hairline });
        ui.painter().vline(edge, row.y_range().shrink(if is_held { 2.0 } else { 8.0 }), line);
        if response.double_clicked() {
            return Some(TableAction::OwnWidth(column.word));
        }
        let at = response.interact_pointer_pos().filter(|_| response.dragged())?;
        let width = (at.x - row.left() - place.left).round().clamp(0.0, f32::from(u16::MAX));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        Some(TableAction::Width(column.word, width as u16))
    }
}

/// Left and Right, Home and End move among the titles; gives the one to go to.
fn rove(ui: &Ui, me: Id, titles: usize, at: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(me, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowLeft) {
        at.checked_sub(1)
    } else if pressed(Key::ArrowRight) {
        Some(at + 1).filter(|next| *next < titles)
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        titles.checked_sub(1)
    } else {
        None
    };
    next.filter(|next| *next != at)
}

/// A title's menu: at the right button, at Shift+F10 and Alt+Down; where a title does not sort, at any press.
fn menu_of<'a>(ui: &Ui, response: &Response, at_any_press: bool) -> Popup<'a> {
    let asked_by_key = response.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::ALT, Key::ArrowDown)
        });
    let pressed = response.clicked();
    let set = if response.secondary_clicked() || asked_by_key {
        Some(SetOpenCommand::Bool(true))
    } else if pressed {
        Some(if at_any_press { SetOpenCommand::Toggle } else { SetOpenCommand::Bool(false) })
    } else {
        None
    };
    Popup::menu(response).open_memory(set).close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}
