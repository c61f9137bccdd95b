//! Draws the page whose state is in `app/pages/orders.rs`: search and chips, then the table with its virtual rows.

use std::ops::Range;

use eframe::egui::{self, Align, Id, Label, Layout, Rect, Response, RichText, Sense, TextEdit, Ui, Vec2, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use crate::app::pages::orders::{OrderRow, OrdersAction, OrdersPage, group_key};
use crate::app::told::Say as _;
use crate::app::when::Zone;
use crate::app::{Action, Focus, Page, errors};
use crate::domain::OrderGroup;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Icon, empty_state, page_header, quiet_button, skeleton_rows, state_key, state_pill, trouble_ui,
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let page = &view.state.pages.orders;
    let texts = view.texts;
    page_header(ui, &texts.get("page-orders"), |ui| {
        if let Some(total) = page.total() {
            let words = texts.with("orders-total", &[("n", total.into())]);
            ui.label(RichText::new(words).font(font::TABLE).color(theme::of(ui).secondary));
        }
    });
    if view.shared().selected.is_none() {
        if view.shared().accounts.value().is_some() {
            let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
            if empty_state(ui, &title, &body, Some(&texts.get("request-no-account-step"))) {
                view.send(Action::Go(Page::Accounts));
            }
        } else {
            skeleton_rows(ui, 8, &texts.get("loading"));
        }
        return;
    }
    filter_ui(ui, view, page);
    ui.add_space(space::S);
    if let Some(error) = page.failure() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Orders(OrdersAction::Retry));
        }
        ui.add_space(space::S);
    }
    match page.total() {
        None if page.failure().is_some() => {}
        None => skeleton_rows(ui, 8, &texts.get("loading")),
        Some(0) if page.is_narrowed() => {
            let (title, body) = (texts.get("orders-none-title"), texts.get("orders-none-body"));
            if empty_state(ui, &title, &body, Some(&texts.get("orders-none-step"))) {
                view.send(Action::Orders(OrdersAction::ShowAll));
            }
        }
        Some(0) => {
            let (title, body) = (texts.get("orders-empty-title"), texts.get("orders-empty-body"));
            if empty_state(ui, &title, &body, Some(&texts.get("orders-empty-step"))) {
                view.send(Action::Go(Page::NewRequest));
            }
        }
        Some(total) => table_ui(ui, view, page, total),
    }
}

/// The search box and the chips.
fn filter_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    ui.horizontal_wrapped(|ui| {
        let name = texts.get("orders-search");
        let mut text = page.search.clone();
        let entry = TextEdit::singleline(&mut text)
            .id_salt("orders-search")
            .hint_text(name.to_string())
            .desired_width(220.0)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(Vec2::new(0.0, size::CONTROL));
        let entry = ui.add(entry);
        if view.takes_focus(Focus::OrdersSearch) {
            entry.request_focus();
        }
        if entry.accessible_name(name).changed() {
            view.send(Action::Orders(OrdersAction::Search(text)));
        }
        ui.add_space(space::S);
        for group in OrderGroup::ALL {
            let is_chosen = page.narrow.group == group;
            let chip = RichText::new(texts.get(group_key(group))).color(theme::of(ui).text);
            if ui.selectable_label(is_chosen, chip).clicked() && !is_chosen {
                view.send(Action::Orders(OrdersAction::Filter(group)));
            }
        }
    });
}

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Created,
    Number,
    Payer,
    Remark,
    Method,
    Amount,
    Status,
    Checked,
}

impl Cell {
    /// In the order on screen, each with the width of the page from which on there is room for it.
    const ALL: [(Self, f32); 8] = [
        (Self::Created, 0.0),
        (Self::Number, 0.0),
        (Self::Payer, 0.0),
        (Self::Remark, 800.0),
        (Self::Method, 1_000.0),
        (Self::Amount, 0.0),
        (Self::Status, 0.0),
        (Self::Checked, 920.0),
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::Created => "orders-created",
            Self::Number => "orders-number",
            Self::Payer => "orders-payer",
            Self::Remark => "orders-remark",
            Self::Method => "orders-method",
            Self::Amount => "orders-amount",
            Self::Status => "orders-status",
            Self::Checked => "orders-checked",
        }
    }

    fn column(self) -> Column {
        match self {
            // Not clipped: the whole row's button starts here.
            Self::Created => Column::exact(122.0).clip(false),
            Self::Number => Column::exact(164.0).clip(true),
            Self::Payer | Self::Remark => Column::remainder().at_least(64.0).clip(true),
            Self::Method => Column::exact(84.0).clip(true),
            Self::Amount => Column::exact(128.0).clip(true),
            Self::Status => Column::exact(size::STATE_COLUMN).clip(true),
            Self::Checked => Column::exact(122.0).clip(true),
        }
    }
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage, total: u32) {
    let width = ui.available_width();
    let cells: Vec<Cell> = Cell::ALL.into_iter().filter(|(_, from)| width >= *from).map(|(cell, _)| cell).collect();
    let across = ui.max_rect().x_range();
    let zone = view.shared().selected_market().map(|market| Zone::of(Some(market), view.shared().now).say(view.texts));
    // A table of another list starts at its top.
    let salt = ("orders", view.shared().selected.map(|id| id.0), group_key(page.narrow.group));
    let mut on_screen: Option<Range<u32>> = None;

    ui.style_mut().interaction.selectable_labels = false;
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    let mut table = TableBuilder::new(ui)
        .id_salt(salt)
        .sense(Sense::hover())
        .auto_shrink(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for cell in &cells {
        table = table.column(cell.column());
    }
    table
        .header(size::COMPACT, |mut header| {
            for cell in &cells {
                header.col(|ui| header_cell(ui, view, *cell, zone.as_deref()));
            }
        })
        .body(|body| {
            body.rows(size::ROW, total as usize, |mut table_row| {
                let index = u32::try_from(table_row.index()).unwrap_or(u32::MAX);
                let seen = on_screen.get_or_insert(index..index);
                seen.end = index + 1;
                match page.row(index) {
                    Some(row) => row_ui(&mut table_row, view, page, index, row, &cells, across),
                    None => cells.iter().for_each(|_| _ = table_row.col(skeleton_cell)),
                }
            });
        });

    let on_screen = on_screen.unwrap_or(0..0);
    if on_screen != *page.visible() {
        view.send(Action::Orders(OrdersAction::Show(on_screen)));
    }
}

fn header_cell(ui: &mut Ui, view: &View<'_>, cell: Cell, zone: Option<&str>) {
    let title = view.texts.get(cell.title());
    let text = RichText::new(title).font(font::CAPTION).color(theme::of(ui).secondary);
    let response = in_cell(ui, cell, |ui| ui.label(text));
    if let (Cell::Created | Cell::Checked, Some(zone)) = (cell, zone) {
        response.on_hover_text(zone);
    }
}

/// Numbers stand right, a little off the next column; everything else stands left.
fn in_cell<R>(ui: &mut Ui, cell: Cell, draw: impl FnOnce(&mut Ui) -> R) -> R {
    if cell != Cell::Amount {
        return draw(ui);
    }
    let inner = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(space::S);
        draw(ui)
    });
    inner.inner
}

fn skeleton_cell(ui: &mut Ui) {
    let rect = ui.max_rect().shrink2(Vec2::new(space::XS, space::S));
    ui.painter().rect_filled(rect, f32::from(size::RADIUS), theme::of(ui).hairline);
}

/// One row: one thing to press for keyboard and screen reader, with its texts drawn into it.
fn row_ui(
    table_row: &mut TableRow<'_, '_>,
    view: &mut View<'_>,
    page: &OrdersPage,
    index: u32,
    row: &OrderRow,
    cells: &[Cell],
    across: egui::Rangef,
) {
    table_row.set_selected(page.cursor.key.as_ref() == Some(&row.summary.key));
    for cell in cells {
        table_row.col(|ui| {
            if *cell == Cell::Created && row_button(ui, view, row, across).clicked() {
                view.send(Action::Orders(OrdersAction::Press(index)));
            }
            in_cell(ui, *cell, |ui| cell_ui(ui, view, row, *cell));
        });
    }
}

/// The invisible button that spans the row.
fn row_button(ui: &mut Ui, view: &View<'_>, row: &OrderRow, across: egui::Rangef) -> Response {
    let rect = Rect::from_x_y_ranges(across, ui.max_rect().y_range());
    // By number, not by index: the focus stays with the order when new ones come in above.
    let id = Id::unique(("orders-row", &row.order_no));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, spoken(view, row)));
    let theme = theme::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), theme.muted.fill);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// The row in one phrase.
fn spoken(view: &View<'_>, row: &OrderRow) -> String {
    let status = view.texts.get(state_key(row.summary.state)).to_lowercase();
    let key = if row.summary.contradicted { "orders-row-contradicted" } else { "orders-row" };
    let value = |text: &str| FluentValue::from(text.to_owned());
    let values = [
        ("number", value(&row.order_no)),
        ("amount", FluentValue::from(row.amount.say(view.texts))),
        ("status", value(&status)),
        ("payer", value(&row.payer)),
    ];
    view.texts.with(key, &values).into_owned()
}

fn cell_ui(ui: &mut Ui, view: &View<'_>, row: &OrderRow, cell: Cell) {
    let theme = theme::of(ui);
    let mut text = |text: &str, font, color| {
        ui.add(Label::new(RichText::new(text).font(font).color(color)).truncate());
    };
    match cell {
        Cell::Created => text(&row.created.say(view.texts), font::TABLE, theme.secondary),
        Cell::Number => text(&row.order_no, font::MONO, theme.text),
        Cell::Payer => text(&row.payer, font::TABLE, theme.text),
        Cell::Remark => text(&row.remark, font::TABLE, theme.secondary),
        Cell::Method => text(&row.method, font::TABLE, theme.secondary),
        Cell::Amount => text(&row.amount.say(view.texts), font::TABLE, theme.text),
        Cell::Checked => text(&row.checked.say(view.texts), font::TABLE, theme.secondary),
        Cell::Status => {
            if row.summary.contradicted {
                Icon::Alert.ui(ui, theme.person.text);
            }
            state_pill(ui, view.texts, row.summary.state);
        }
    }
}
