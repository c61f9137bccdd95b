//! Draws the page whose state is in `app/pages/exceptions.rs`: chips by kind, the table, and the selected exception's
//! details beside it; in a narrow window in its place.

mod detail;
mod evidence;

use eframe::egui::{Id, Label, Rect, RichText, ScrollArea, Ui, UiBuilder, Vec2, pos2};

use crate::app::pages::exceptions::{COLUMNS, ExceptionsAction, ExceptionsPage, Row, shown};
use crate::app::table::Column;
use crate::app::{Action, Page, errors};
use crate::domain::exception::ExceptionKind;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access::{self, Landmark};
use crate::ui::pages::rooms::Room;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::table::{Rows, Table, TableEvent};
use crate::ui::widgets::{
    Icon, chip, empty_state, line, page_header, quiet_button, segmented, skeleton_rows, trouble_ui,
};

/// Tells this table from others.
pub const TABLE: &str = "exceptions";
/// Between the table and the details, in points.
const GAP: f32 = space::XL;
/// Part of the width that the details get.
const DETAIL_PART: f32 = 0.42;

/// What an empty page says: that all is well, and what would stand here.
const ROOM: Room = Room {
    icon: Icon::Check,
    title: "exceptions-empty-title",
    body: "exceptions-empty-body",
    step: "exceptions-step",
    soon: "exceptions-soon",
    kinds: &[
        (Icon::Minus, "exceptions-amount", "exceptions-amount-more"),
        (Icon::Copy, "exceptions-twice", "exceptions-twice-more"),
        (Icon::Clock, "exceptions-late", "exceptions-late-more"),
        (Icon::Question, "exceptions-contradiction", "exceptions-contradiction-more"),
    ],
};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let page = &view.state.pages.exceptions;
    let texts = view.texts;
    page_header(ui, &texts.get("page-exceptions"), |_| {});
    if view.shared().selected.is_none() && view.shared().accounts.value().is_some() {
        let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
        if empty_state(ui, Icon::Person, &title, &body, &texts.get("request-no-account-step")) {
            view.send(Action::Go(Page::Accounts));
        }
        return;
    }
    let has_room = ui.ctx().content_rect().width() >= size::WIDE_WINDOW;
    if has_room != page.has_room() {
        view.send(Action::Exceptions(ExceptionsAction::Room(has_room)));
    }
    if page.has_detail() && !has_room {
        detail::page_ui(ui, view, page);
        return;
    }
    narrow_ui(ui, view, page);
    ui.add_space(space::M);
    if let Some(error) = page.list.failure() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Exceptions(ExceptionsAction::Retry));
        }
        ui.add_space(space::M);
    }
    match page.list.total() {
        None if page.list.failure().is_none() => skeleton_rows(ui, 6, &texts.get("loading")),
        None => {}
        Some(0) if page.kind.is_none() && !page.settled => {
            let room = ScrollArea::vertical().id_salt("exceptions-room").auto_shrink(false);
            let pressed = room.show(ui, |ui| {
                let pressed = ROOM.ui(ui, view);
                access::scroll_by_keys(ui);
                pressed
            });
            if pressed.inner {
                view.send(Action::Go(Page::Orders));
            }
        }
        Some(0) => {
            let key = if page.settled { "exceptions-none-settled" } else { "exceptions-none" };
            let (title, body) = (texts.get(key), texts.get(&format!("{key}.body")));
            if empty_state(ui, Icon::Check, &title, &body, &texts.get("exceptions-show-open")) {
                view.send(Action::Exceptions(ExceptionsAction::Settled(false)));
                view.send(Action::Exceptions(ExceptionsAction::Filter(None)));
            }
        }
        Some(_) => list_ui(ui, view, page),
    }
}

/// Open or settled, and the chips: a kind that nothing is of has none.
fn narrow_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    let texts = view.texts;
    ui.scope(|ui| {
        access::landmark(ui, Landmark::Search, &texts.get("exceptions-narrow"));
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        let (open, settled) = (texts.get("exceptions-open"), texts.get("exceptions-settled"));
        let choices = [(false, open.as_ref()), (true, settled.as_ref())];
        if let Some(chosen) = segmented(ui, &texts.get("exceptions-which"), page.settled, &choices) {
            view.send(Action::Exceptions(ExceptionsAction::Settled(chosen)));
        }
        let Some(counts) = &page.counts else { return };
        let number = |count: u32| texts.formats().decimal(&count.to_string());
        ui.horizontal_wrapped(|ui| {
            let total = number(counts.total(page.settled));
            if chip(ui, page.kind.is_none(), &texts.get("exceptions-all"), Some(&total)).clicked() {
                view.send(Action::Exceptions(ExceptionsAction::Filter(None)));
            }
            for kind in ExceptionKind::ALL {
                let count = counts.of_kind(kind, page.settled);
                if count == 0 && page.kind != Some(kind) {
                    continue;
                }
                let name = texts.get(shown::kind_key(kind));
                if chip(ui, page.kind == Some(kind), &name, Some(&number(count))).clicked() {
                    view.send(Action::Exceptions(ExceptionsAction::Filter(Some(kind))));
                }
            }
        });
    });
}

fn list_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    if !page.has_detail() {
        return table_ui(ui, view, page);
    }
    let whole = ui.available_rect_before_wrap();
    let edge = (whole.right() - (whole.width() * DETAIL_PART).max(size::DETAIL_LEAST)).floor();
    let left = Rect::from_min_max(whole.min, pos2(edge - GAP, whole.bottom()));
    table_ui(&mut ui.new_child(UiBuilder::new().max_rect(left)), view, page);
    ui.painter().vline(edge - GAP / 2.0, whole.y_range(), (size::LINE, theme::of(ui).hairline));
    let right = Rect::from_min_max(pos2(edge, whole.top()), whole.max);
    detail::beside_ui(&mut ui.new_child(UiBuilder::new().max_rect(right)), view, page);
    ui.advance_cursor_after_rect(whole);
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    let texts = view.texts;
    let list = Id::unique(("exceptions", view.shared().selected.map(|id| id.0), page.kind, page.settled));
    let table = Table {
        salt: TABLE,
        name: &texts.get("page-exceptions"),
        list,
        columns: &COLUMNS,
        arrangement: &page.arrangement,
        sorted: ("since", false),
        total: page.list.total(),
        selected: page.cursor(),
    };
    for event in table.show(ui, texts, &ExceptionRows { view, page }) {
        let action = match event {
            TableEvent::Arrange(action) => ExceptionsAction::Table(action),
            TableEvent::Visible(rows) if rows == *page.visible() => continue,
            TableEvent::Visible(rows) => ExceptionsAction::Show(rows),
            TableEvent::Select(row) => ExceptionsAction::Select(row),
            TableEvent::Press(row) | TableEvent::Open(row) => ExceptionsAction::Open(row),
            TableEvent::Copy(row) => {
                if let Some(row) = page.row(row) {
                    ui.ctx().copy_text(row.id.0.order_no.clone());
                    view.send(Action::Copied("orders-number"));
                }
                continue;
            }
        };
        view.send(Action::Exceptions(action));
    }
}

/// The exceptions of the page, as rows.
struct ExceptionRows<'a, 'v> {
    view: &'a View<'v>,
    page: &'a ExceptionsPage,
}

impl Rows for ExceptionRows<'_, '_> {
    fn id(&self, row: u32) -> Option<Id> {
        self.page.row(row).map(|row| Id::unique(("exceptions-row", &row.id)))
    }

    fn summary(&self, row: u32) -> String {
        let Some(row) = self.page.row(row) else { return String::new() };
        let texts = self.view.texts;
        let kind = texts.get(shown::kind_key(row.id.1));
        let values = [
            ("number", FluentValue::from(row.order_no.as_str())),
            ("kind", FluentValue::from(kind.as_ref())),
            ("what", FluentValue::from(row.sentence.say(texts).into_owned())),
        ];
        texts.with("exceptions-row", &values).into_owned()
    }

    fn cell(&self, ui: &mut Ui, row: u32, column: &Column) {
        let Some(row) = self.page.row(row) else { return };
        let theme = theme::of(ui);
        let text = |ui: &mut Ui, words: &str, color| {
            ui.add(Label::new(RichText::new(words).font(font::TABLE).color(color)).truncate());
        };
        match column.word {
            "kind" => self.kind(ui, row),
            "what" => {
                // The sentence where there is room for it, else its arithmetic; the kind stands beside it.
                let sentence = row.sentence.say(self.view.texts);
                let width = line(ui, &sentence, font::TABLE, f32::INFINITY).size().x;
                if width <= ui.available_width() {
                    text(ui, &sentence, theme.text);
                } else {
                    text(ui, &row.brief.say(self.view.texts), theme.text);
                }
            }
            "number" => {
                ui.add(Label::new(RichText::new(&row.order_no).font(font::MONO).color(theme.text)).truncate());
            }
            "payer" => text(ui, &row.payer, theme.secondary),
            _ => {
                let at = row.row.exception.since;
                let age = self.view.age(ui.ctx(), at);
                let label = Label::new(RichText::new(age).font(font::TABLE).color(theme.secondary)).truncate();
                ui.add(label.show_tooltip_when_elided(false)).on_hover_text(self.view.exact_time(at));
            }
        }
    }
}

impl ExceptionRows<'_, '_> {
    fn kind(&self, ui: &mut Ui, row: &Row) {
        let theme = theme::of(ui);
        let color = if row.row.exception.is_open() { theme.person.text } else { theme.secondary };
        icon(row.id.1).ui(ui, color);
        let words = self.view.texts.get(shown::kind_key(row.id.1));
        ui.add(Label::new(RichText::new(words).font(font::TABLE).color(color)).truncate());
    }
}

/// The picture of a kind.
const fn icon(kind: ExceptionKind) -> Icon {
    match kind {
        ExceptionKind::Underpaid => Icon::Minus,
        ExceptionKind::Overpaid => Icon::Plus,
        ExceptionKind::PaidTwice => Icon::Copy,
        ExceptionKind::PaidLate => Icon::Clock,
        ExceptionKind::UnknownOrder | ExceptionKind::Unconfirmed => Icon::Question,
        ExceptionKind::WrongSignature => Icon::Key,
        ExceptionKind::Unnotified => Icon::Bell,
        ExceptionKind::Mismatch | ExceptionKind::Contradiction => Icon::Alert,
    }
}
