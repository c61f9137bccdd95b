//! The rows: those on screen, one tab stop for all of them.

use eframe::egui::{
    self, Event, EventFilter, Id, IdSalt, Key, Modifiers, Rangef, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::scroll::{Reach, Scrolled};
use super::{Rows, Table, TableEvent, cell_layout, cell_rect, spoken};
use crate::app::table::Placed;
use crate::i18n::{FluentValue, Texts};
use crate::ui::access;
use crate::ui::theme::{self, size, space};

/// Room for the scroll bar, in points.
pub(super) const BAR: f32 = space::M;

/// Where the rows go and how far they are scrolled.
pub(super) struct Place {
    /// What has the keyboard while the rows have it; the grid for a screen reader.
    pub(super) stop: Response,
    /// On screen.
    pub(super) body: Rect,
    /// How far they are scrolled.
    scrolled: Scrolled,
    /// Draws them.
    inner: Ui,
}

impl Table<'_> {
    fn body_id(&self) -> Id {
        Id::unique(("table-body", self.salt))
    }

    /// What the scroll area keeps its state under: it makes a salt of the salt that it is given.
    fn area_id(&self) -> Id {
        self.body_id().with(IdSalt::new(self.list))
    }

    /// How far the rows are scrolled when this picture begins.
    pub(super) fn scrolled(&self, ui: &Ui, body: Rect) -> Scrolled {
        Scrolled::load(ui, self.area_id(), self.reach(body))
    }

    /// How many rows are drawn, be they here or not.
    fn rows(&self, body: Rect) -> u32 {
        self.total.unwrap_or_else(|| self.fitting(body)) // as many empty rows as there is room for
    }

    /// How many rows there is room for.
    fn fitting(&self, body: Rect) -> u32 {
        whole(body.height() / Self::row_height(self.arrangement)).max(1)
    }

    fn reach(&self, body: Rect) -> Reach {
        Reach::new(self.rows(body), Self::row_height(self.arrangement), body.height())
    }

    /// Makes the place for the rows, and what the keyboard can go to.
    pub(super) fn place_ui(&self, ui: &mut Ui, body: Rect, scrolled: Scrolled) -> Place {
        let id = self.body_id();
        // The ring of what has the keyboard goes around the selected row, where that is on screen.
        let ring = self.selected.map_or(body, |row| {
            Rect::from_x_y_ranges(body.x_range(), row_range(body, scrolled, row, Self::row_height(self.arrangement)))
        });
        let mut clipped = ui.new_child(UiBuilder::new().max_rect(body));
        clipped.shrink_clip_rect(body);
        let focus = Self::focus_id(self.salt);
        let stop = clipped.interact(ring.shrink(2.0), focus, Sense::focusable_noninteractive());
        stop.widget_info(|| WidgetInfo::labeled(Role::Grid, true, self.name));
        if ui.data_mut(|data| data.remove_temp::<bool>(wanted(self.salt))).is_some() {
            stop.request_focus();
        }
        let inner = ui.new_child(UiBuilder::new().scope_id(id).max_rect(body).accessibility_parent(focus));
        Place { stop, body, scrolled, inner }
    }

    /// Draws the rows.
    pub(super) fn body_ui(
        &self,
        place: Place,
        texts: &Texts,
        rows: &impl Rows,
        placed: &[Placed],
        events: &mut Vec<TableEvent>,
    ) {
        let Place { stop, body, mut scrolled, mut inner } = place;
        let height = Self::row_height(self.arrangement);
        let width = placed.last().map_or(0.0, |last| last.left + last.width).max(body.width() - BAR);
        let (total, reach) = (self.rows(body), self.reach(body));
        if let Some(row) = self.keys(&inner, &stop, self.fitting(body), events) {
            let top = reach.showing(scrolled.top, row, height);
            scrolled = Scrolled::at(&inner, self.area_id(), reach, top);
        }
        let first = from_top(scrolled.top / f64::from(height)).min(total);
        let below = from_top(((scrolled.top + f64::from(body.height())) / f64::from(height)).ceil());
        let visible = first..below.clamp(first, total);
        let mut active = None;
        let area = ScrollArea::both().id_salt(self.list).auto_shrink(false).vertical_scroll_offset(scrolled.told());
        area.show_viewport(&mut inner, |ui, _| {
            ui.set_width(width);
            ui.set_height(reach.told_height());
            let left = ui.max_rect().left();
            let rect = |row: u32| {
                let across = Rangef::new(left, left + width.max(body.width()));
                Rect::from_x_y_ranges(across, row_range(body, scrolled, row, height))
            };
            for row in visible.clone() {
                match rows.id(row).filter(|_| self.total.is_some()) {
                    Some(id) => {
                        self.row_ui(ui, texts, rows, placed, (row, id, rect(row)), events);
                        active = active.or((self.selected == Some(row)).then_some(id));
                    }
                    None => skeleton_ui(ui, placed, rect(row)),
                }
            }
        });
        if self.total.is_none() {
            access::busy(&spoken(&inner, stop.id.with("loading"), body, &texts.get("loading")));
        } else {
            events.push(TableEvent::Visible(visible));
        }
        inner.ctx().accesskit_node_builder(stop.id, |node| {
            node.set_bounds(bounds(body));
            node.set_row_count(total as usize);
            node.set_column_count(placed.len());
            node.set_size_of_set(total as usize);
            if let Some(active) = active {
                node.set_active_descendant(active.accesskit_id());
            }
        });
    }

    /// What the keyboard does while the rows have it; gives the row to scroll to. `page` is how many rows there is
    /// room for.
    fn keys(&self, ui: &Ui, stop: &Response, page: u32, events: &mut Vec<TableEvent>) -> Option<u32> {
        let total = self.total.filter(|total| *total > 0)?;
        if !stop.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(stop.id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let times = |key| u32::try_from(pressed(key)).unwrap_or(u32::MAX);
        let leap = page.saturating_sub(1).max(1);
        let (home, end) = (times(Key::Home) > 0, times(Key::End) > 0);
        let down = times(Key::ArrowDown).saturating_add(times(Key::PageDown).saturating_mul(leap));
        let up = times(Key::ArrowUp).saturating_add(times(Key::PageUp).saturating_mul(leap));
        let last = total - 1;
        let target = match self.selected {
            _ if home => Some(0),
            _ if end => Some(last),
            None if down > 0 || up > 0 || stop.gained_focus() => Some(0),
            Some(at) if down != up => Some(at.saturating_add(down).saturating_sub(up).min(last)),
            _ => None,
        };
        let moved = target.filter(|target| self.selected != Some(*target));
        events.extend(moved.map(TableEvent::Select));
        if let Some(at) = self.selected {
            if times(Key::Enter) > 0 {
                events.push(TableEvent::Open(at));
            }
            // egui makes this of Ctrl+C, and of the Mac's own.
            if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy))) {
                events.push(TableEvent::Copy(at));
            }
        }
        target.or_else(|| self.selected.filter(|_| stop.gained_focus()))
    }

    /// One row: one thing to press, with its cells drawn into it.
    fn row_ui(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        rows: &impl Rows,
        placed: &[Placed],
        (row, id, rect): (u32, Id, Rect),
        events: &mut Vec<TableEvent>,
    ) {
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, rows.summary(row)));
        let is_selected = self.selected == Some(row);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_selected(is_selected);
            node.set_row_index(row as usize + 1); // the header is the first
            node.set_position_in_set(row as usize);
            let total = self.total.unwrap_or_default();
            let place = [("n", FluentValue::from(row + 1)), ("total", FluentValue::from(total))];
            node.set_description(texts.with("table-row", &place).into_owned());
        });
        if response.clicked() {
            // In the next picture: what was not pressed loses the keyboard in this one, whenever it is looked at.
            ui.data_mut(|data| data.insert_temp(wanted(self.salt), true));
            events.push(TableEvent::Press(row));
        }
        if response.double_clicked() {
            events.push(TableEvent::Open(row));
        }
        let theme = theme::of(ui);
        if is_selected {
            ui.painter().rect_filled(rect, 0.0, theme.selected);
            ui.painter().rect_filled(rect.with_max_x(rect.left() + size::BAR), 0.0, theme.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, theme.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, theme.hairline));
        for place in placed {
            let column = self.column(place);
            let cell = cell_rect(rect, place);
            let builder = UiBuilder::new()
                .scope_id(id.with(column.word))
                .max_rect(cell)
                .layout(cell_layout(column))
                .accessibility_parent(id)
                .accessibility_role(Role::Cell);
            let mut inner = ui.new_child(builder);
            inner.shrink_clip_rect(cell.expand2(Vec2::new(1.0, 0.0)));
            inner.spacing_mut().item_spacing.x = space::XS;
            rows.cell(&mut inner, row, column);
        }
    }
}

/// A row that is not here yet.
fn skeleton_ui(ui: &Ui, placed: &[Placed], rect: Rect) {
    let theme = theme::of(ui);
    let tall = (rect.height() - space::M).max(0.0) / 2.0;
    for place in placed {
        let bar = cell_rect(rect, place).shrink2(Vec2::new(0.0, tall));
        let bar = bar.with_max_x(bar.left() + bar.width() * 0.7);
        ui.painter().rect_filled(bar, space::XS, theme.skeleton);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, theme.hairline));
}

/// Where it is noted that the rows shall have the keyboard.
fn wanted(salt: &str) -> Id {
    Id::unique(("table-wants-focus", salt))
}

/// From where to where a row is on screen.
fn row_range(body: Rect, scrolled: Scrolled, row: u32, height: f32) -> Rangef {
    // Its distance is small for rows on screen, however far down they are.
    #[expect(clippy::cast_possible_truncation, reason = "what is far away need not be exact")]
    let top = body.top() + (f64::from(row) * f64::from(height) - scrolled.top) as f32;
    Rangef::new(top, top + height)
}

/// The number of a row.
fn from_top(rows: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float becomes the nearest number")]
    let rows = rows as u32;
    rows
}

/// A whole number of rows.
fn whole(rows: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float becomes the nearest number")]
    let rows = rows as u32;
    rows
}

fn bounds(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}
