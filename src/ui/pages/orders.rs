//! Draws the page whose state is in `app/pages/orders.rs`: what narrows the list, then the table, and on a wide window
//! the selected order's details beside it.

mod beside;
mod narrow;
mod rows;

use eframe::egui::{Id, Rect, Ui, UiBuilder};

use self::rows::OrderRows;
use crate::app::pages::orders::{COLUMNS, OrdersAction, OrdersPage, group_key, sorted_by};
use crate::app::told::Say as _;
use crate::app::when::Zone;
use crate::app::{Action, Page, Verb, errors};
use crate::ui::View;
use crate::ui::theme::{size, space};
use crate::ui::widgets::table::{Table, TableEvent};
use crate::ui::widgets::{
    Caution, Icon, banner, empty_state, page_header, primary_button_with_icon, quiet_button, trouble_ui,
};

/// Tells this table from others.
pub const TABLE: &str = "orders";

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let page = &view.state.pages.orders;
    let texts = view.texts;
    let has_account = view.shared().selected.is_some();
    // Without any order the page itself has that button.
    let is_empty = page.total() == Some(0) && !page.is_narrowed();
    let new_request = texts.get("page-new-request");
    page_header(ui, &texts.get("page-orders"), |ui| {
        if !has_account || is_empty {
            return;
        }
        if quiet_button(ui, true, &texts.get("claim-title")).clicked() {
            view.do_verb(Verb::FindPayment);
        }
        if primary_button_with_icon(ui, true, Icon::Plus, &new_request).clicked() {
            view.send(Action::Go(Page::NewRequest));
        }
    });
    if !has_account && view.shared().accounts.value().is_some() {
        let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
        if empty_state(ui, Icon::Person, &title, &body, &texts.get("request-no-account-step")) {
            view.send(Action::Go(Page::Accounts));
        }
        return;
    }
    narrow::section_ui(ui, view, page);
    ui.add_space(space::M);
    trouble_section_ui(ui, view, page);
    match page.total() {
        Some(0) if page.is_narrowed() => {
            let (title, body) = (texts.get("orders-none-title"), texts.get("orders-none-body"));
            if empty_state(ui, Icon::Search, &title, &body, &texts.get("orders-none-step")) {
                view.send(Action::Orders(OrdersAction::ShowAll));
            }
        }
        Some(0) => {
            let (title, body) = (texts.get("orders-empty-title"), texts.get("orders-empty-body"));
            if empty_state(ui, Icon::List, &title, &body, &texts.get("orders-empty-step")) {
                view.send(Action::Go(Page::NewRequest));
            }
        }
        None if page.failure().is_some() => {}
        _ => list_ui(ui, view, page),
    }
}

/// What went wrong, above whatever is still there.
fn trouble_section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    if let Some(error) = page.failure() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Orders(OrdersAction::Retry));
        }
        ui.add_space(space::M);
    }
    let failing = view.shared().pulse.failing;
    if failing > 0 && page.total().is_some_and(|total| total > 0) {
        let words = texts.with("orders-offline", &[("n", failing.into())]);
        banner(ui, Caution::Note, &words, |_| {});
        ui.add_space(space::M);
    }
}

/// The table, and beside it the details of the selected order where there is room and somebody wants them.
fn list_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let whole = ui.available_rect_before_wrap();
    let has_room = ui.ctx().content_rect().width() >= size::WIDE_WINDOW;
    if has_room != page.has_room() {
        view.send(Action::Orders(OrdersAction::Room(has_room)));
    }
    if page.detail().is_none() || !has_room {
        table_ui(ui, view, page);
        return;
    }
    let wish = view.shared().settings.orders_detail.map_or(size::DETAIL, f32::from);
    let width = beside::width(wish, whole.width());
    let edge = whole.right() - width;
    let left = Rect::from_min_max(whole.min, eframe::egui::pos2(edge - beside::GAP, whole.bottom()));
    table_ui(&mut ui.new_child(UiBuilder::new().max_rect(left)), view, page);
    beside::grip_ui(ui, view, whole, edge - beside::GAP / 2.0);
    let right = Rect::from_min_max(eframe::egui::pos2(edge, whole.top()), whole.max);
    beside::detail_ui(&mut ui.new_child(UiBuilder::new().max_rect(right)), view);
    ui.advance_cursor_after_rect(whole);
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    let shared = view.shared();
    let arrangement = &shared.settings.orders_table;
    let sorted = sorted_by(arrangement);
    let list = Id::unique(("orders", shared.selected.map(|id| id.0), group_key(page.narrow.group), sorted));
    let zone = shared.selected_market().map(|market| Zone::of(Some(market), shared.now).say(texts));
    let rows = OrderRows { view, page, zone };
    let table = Table {
        salt: TABLE,
        name: &texts.get("page-orders"),
        list,
        columns: &COLUMNS,
        arrangement,
        sorted,
        total: page.total(),
        selected: page.cursor.index,
    };
    for event in table.show(ui, texts, &rows) {
        match event {
            TableEvent::Arrange(action) => view.send(Action::Orders(OrdersAction::Table(action))),
            TableEvent::Visible(rows) if rows == *page.visible() => {}
            TableEvent::Visible(rows) => view.send(Action::Orders(OrdersAction::Show(rows))),
            TableEvent::Select(row) => view.send(Action::Orders(OrdersAction::Select(row))),
            TableEvent::Press(row) => view.send(Action::Orders(OrdersAction::Press(row))),
            TableEvent::Open(row) => view.send(Action::Orders(OrdersAction::Open(row))),
            TableEvent::Copy(row) => {
                if let Some(row) = page.row(row) {
                    ui.ctx().copy_text(row.summary.key.order_no.clone());
                    view.send(Action::Copied("orders-number"));
                }
            }
        }
    }
}
