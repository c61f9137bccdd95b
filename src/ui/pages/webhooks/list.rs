//! The notifications: what narrows them, the table, and the details of one beside it or in its place.

use eframe::egui::{Id, Key, Label, Rect, RichText, TextEdit, Ui, UiBuilder, Vec2, pos2};

use super::detail;
use super::rows::NoticeRows;
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::pages::webhooks::list::{COLUMNS, List, ListAction, group_key};
use crate::app::told::Say as _;
use crate::app::when::Zone;
use crate::app::{Action, errors};
use crate::backend::protocol::webhooks::NoticeGroup;
use crate::ui::View;
use crate::ui::access::{self, Landmark, Politeness};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::table::{Table, TableEvent};
use crate::ui::widgets::{Icon, chip, empty_state, quiet_button, trouble_ui};

/// Tells this table from others.
const TABLE: &str = "notices";

/// Draws the list, or one notification where there is no room for both.
pub(super) fn list_ui(ui: &mut Ui, view: &mut View<'_>) {
    let list = &view.state.pages.webhooks.list;
    let has_room = ui.ctx().content_rect().width() >= size::WIDE_WINDOW;
    if list.is_detail_open() && !has_room {
        return detail::detail_ui(ui, view);
    }
    let texts = view.texts;
    narrow_ui(ui, view, list);
    ui.add_space(space::M);
    if let Some(error) = list.failure() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            send(view, ListAction::Retry);
        }
        ui.add_space(space::M);
    }
    if list.total() == Some(0) {
        let (title, body) = (texts.get("orders-none-title"), texts.get("notices-none-body"));
        if empty_state(ui, Icon::Search, &title, &body, &texts.get("notices-none-step")) {
            send(view, ListAction::ShowAll);
        }
        return;
    }
    if list.total().is_none() && list.failure().is_some() {
        return;
    }
    let whole = ui.available_rect_before_wrap();
    if !list.is_detail_open() {
        return table_ui(ui, view, list);
    }
    let edge = whole.right() - size::DETAIL.min(whole.width() / 2.0);
    let left = Rect::from_min_max(whole.min, pos2(edge - space::XL, whole.bottom()));
    table_ui(&mut ui.new_child(UiBuilder::new().max_rect(left)), view, list);
    ui.painter().vline(edge - space::M, whole.y_range(), (size::LINE, theme::of(ui).hairline));
    let right = Rect::from_min_max(pos2(edge, whole.top()), whole.max);
    detail::detail_ui(&mut ui.new_child(UiBuilder::new().max_rect(right)), view);
    ui.advance_cursor_after_rect(whole);
}

fn narrow_ui(ui: &mut Ui, view: &mut View<'_>, list: &List) {
    let texts = view.texts;
    ui.scope(|ui| {
        access::landmark(ui, Landmark::Search, &texts.get("notices-search"));
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        ui.horizontal_wrapped(|ui| {
            for (group, at) in NoticeGroup::ALL.into_iter().zip(0..) {
                let count = list.counts.map(|counts| texts.formats().decimal(&counts[at].to_string()));
                if chip(ui, list.group == group, &texts.get(group_key(group)), count.as_deref()).clicked() {
                    send(view, ListAction::Filter(group));
                }
            }
        });
        ui.horizontal(|ui| {
            search_ui(ui, view, list);
            if let Some(total) = list.total() {
                let words = texts.with("notices-total", &[("n", total.into())]);
                access::live(ui, "notices-total", Politeness::Polite, |ui| {
                    let text = RichText::new(words).font(font::TABLE).color(theme::of(ui).secondary);
                    ui.add(Label::new(text).extend())
                });
            }
        });
    });
}

fn search_ui(ui: &mut Ui, view: &mut View<'_>, list: &List) {
    let name = view.texts.get("notices-search");
    let mut text = list.search.clone();
    let entry = TextEdit::singleline(&mut text)
        .id_salt("notices-search")
        .hint_text(name.to_string())
        .desired_width(size::SEARCH)
        .min_size(Vec2::new(0.0, size::CONTROL));
    let response = ui.add(entry).accessible_name(name);
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) && !list.search.is_empty() {
        response.request_focus();
        text.clear();
    }
    if text != list.search {
        send(view, ListAction::Search(text));
    }
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, list: &List) {
    let texts = view.texts;
    let shared = view.shared();
    let market = shared.selected_market();
    let zone = market.map(|market| Zone::of(Some(market), shared.now).say(texts));
    let rows = NoticeRows { view, list, market, zone };
    let table = Table {
        salt: TABLE,
        name: &texts.get("page-webhooks"),
        list: Id::unique(("notices", shared.selected.map(|id| id.0), group_key(list.group))),
        columns: &COLUMNS,
        arrangement: &list.arrangement,
        sorted: (COLUMNS[0].word, true),
        total: list.total(),
        selected: list.cursor,
    };
    for event in table.show(ui, texts, &rows) {
        match event {
            TableEvent::Arrange(action) => send(view, ListAction::Table(action)),
            TableEvent::Visible(rows) if rows == *list.visible() => {}
            TableEvent::Visible(rows) => send(view, ListAction::Show(rows)),
            TableEvent::Select(row) => send(view, ListAction::Select(row)),
            TableEvent::Press(row) | TableEvent::Open(row) => send(view, ListAction::Open(row)),
            TableEvent::Copy(row) => {
                if let Some(row) = list.row(row) {
                    ui.ctx().copy_text(row.order.order_no.clone());
                    view.send(Action::Copied("orders-number"));
                }
            }
        }
    }
}

pub(super) fn send(view: &mut View<'_>, action: ListAction) {
    view.send(Action::Webhooks(WebhooksAction::List(action)));
}
