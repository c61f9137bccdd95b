//! A table of any length: only the rows on screen are drawn, and only those have to be there.
//!
//! The header stands still while rows scroll. It is one tab stop with a button a column, between which Left and Right
//! move; each sorts or opens the column's menu (the right button, Shift+F10, Alt+Down). The rows are one tab stop too: Up, Down, Page Up, Page Down, Home and
//! End move the selection, Enter opens it, Ctrl+C copies it. A screen reader is told a grid with rows and cells, the
//! selected row, and its place in the whole.
//!
//! What the table looks like is in [`Arrangement`]; what a person does comes back as [`TableEvent`]s.

mod body;
mod header;
mod menu;
mod scroll;

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui::{self, Align, Id, Layout, Rangef, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

pub use self::menu::arrangement_menu;
use crate::app::table::{Arrangement, Column, Placed, TableAction};
use crate::i18n::Texts;
use crate::ui::theme::{size, space};

/// What a table shows. Rows are named by their place from the top.
pub trait Rows {
    /// Tells a row from all others in the window, wherever it stands; none while it is not here.
    fn id(&self, row: u32) -> Option<Id>;
    /// The row in one phrase.
    fn summary(&self, row: u32) -> String;
    /// Draws the content of a cell. Nothing in it may be pressed: the row is.
    fn cell(&self, ui: &mut Ui, row: u32, column: &Column);
    /// What a header tells when hovered, besides its title.
    fn hint(&self, _column: &Column) -> Option<String> {
        None
    }
    /// The width in points that a column's content takes, where it must not be cut.
    fn needs(&self, _ui: &Ui, _column: &Column) -> f32 {
        0.0
    }
}

/// A table to be drawn.
pub struct Table<'a> {
    /// Tells it from other tables.
    pub salt: &'a str,
    /// Its name for a screen reader.
    pub name: &'a str,
    /// Tells this list from other ones in the same table: another one starts at its top.
    pub list: Id,
    /// Its columns.
    pub columns: &'a [Column],
    /// How a person arranged them.
    pub arrangement: &'a Arrangement,
    /// By which column it is sorted, and whether it falls.
    pub sorted: (&'static str, bool),
    /// How many rows it has; none while nobody knows.
    pub total: Option<u32>,
    /// The selected row.
    pub selected: Option<u32>,
}

/// What a person did to a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEvent {
    /// Arranged it.
    Arrange(TableAction),
    /// Scrolled: these rows are on screen now.
    Visible(Range<u32>),
    /// Moved the selection by keyboard.
    Select(u32),
    /// Pressed a row.
    Press(u32),
    /// Pressed Enter on the selected row, or a row twice.
    Open(u32),
    /// Wants the selected row on the clipboard.
    Copy(u32),
}

impl Table<'_> {
    /// What has the keyboard while the rows have it.
    pub fn focus_id(salt: &str) -> Id {
        Id::unique(("table-rows", salt))
    }

    /// Height of a row in points.
    pub const fn row_height(arrangement: &Arrangement) -> f32 {
        if arrangement.compact { size::ROW_COMPACT } else { size::ROW }
    }

    /// Draws the table into all the space there is.
    pub fn show(self, ui: &mut Ui, texts: &Texts, rows: &impl Rows) -> Vec<TableEvent> {
        let whole = ui.available_rect_before_wrap();
        let grid = UiBuilder::new().max_rect(whole).layout(Layout::top_down(Align::Min));
        let mut ui = ui.new_child(grid);
        ui.style_mut().interaction.selectable_labels = false;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        ui.spacing_mut().item_spacing = Vec2::ZERO;

        let room = whole.width() - body::BAR;
        let placed = self.arrangement.place(self.columns, room, |column| rows.needs(&ui, column));
        let mut events = Vec::new();
        Widths::keep(&ui, self.salt, self.columns, &placed);
        let (top, rest) = (whole.top(), whole.top() + size::COMPACT + space::XS);
        let head = Rect::from_x_y_ranges(whole.x_range(), Rangef::new(top, rest));
        let body = Rect::from_x_y_ranges(whole.x_range(), Rangef::new(rest, whole.bottom().max(rest)));
        // The header first, as one reads and as Tab goes.
        let scrolled = self.scrolled(&ui, body);
        self.header_ui(&mut ui, texts, rows, &placed, scrolled.left, head, &mut events);
        let place = self.place_ui(&mut ui, body, scrolled);
        self.body_ui(place, texts, rows, &placed, &mut events);
        events
    }

    /// The column of a place.
    fn column(&self, placed: &Placed) -> &Column {
        &self.columns[placed.column]
    }
}

/// How wide the columns on screen are, by their words; remembered for menus that are drawn elsewhere.
#[derive(Clone, Default)]
struct Widths(BTreeMap<&'static str, f32>);

impl Widths {
    /// Where a table's are remembered.
    fn slot(salt: &str) -> Id {
        Id::unique(("table-widths", salt))
    }

    fn keep(ui: &Ui, salt: &str, columns: &[Column], placed: &[Placed]) {
        let widths = Self(placed.iter().map(|placed| (columns[placed.column].word, placed.width)).collect());
        ui.data_mut(|data| data.insert_temp(Self::slot(salt), widths));
    }

    /// Where it is not on screen, its own width.
    fn of(&self, column: &Column) -> f32 {
        self.0.get(column.word).copied().unwrap_or_else(|| f32::from(column.width))
    }
}

/// Where a column's cell stands in a row.
fn cell_rect(row: Rect, placed: &Placed) -> Rect {
    let left = row.left() + placed.left;
    Rect::from_x_y_ranges(Rangef::new(left, left + placed.width), row.y_range()).shrink2(Vec2::new(space::S, 0.0))
}

/// Numbers stand right, everything else stands left.
fn cell_layout(column: &Column) -> Layout {
    if column.is_number { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// Something of no size that only a screen reader meets.
fn spoken(ui: &Ui, id: Id, at: Rect, words: &str) -> egui::Response {
    let response = ui.interact(Rect::from_min_size(at.min, Vec2::ZERO), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    response
}
