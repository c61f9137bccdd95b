//! What narrows the list: the chips with their counts, then the search, the span of time and the product; at the right
//! end how many orders are left, and how the table is arranged.

use std::borrow::Cow;

use eframe::egui::{self, Align2, Key, Margin, Response, RichText, TextEdit, Ui, Vec2};

use super::TABLE;
use crate::app::pages::orders::{COLUMNS, OrdersAction, OrdersPage, When, group_key, sorted_by};
use crate::app::{Action, Focus};
use crate::domain::OrderGroup;
use crate::ui::View;
use crate::ui::access::{self, Landmark, Politeness};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::table::{Table, arrangement_menu};
use crate::ui::widgets::{Icon, chip, choice_item, icon_button, menu_button, with_actions};

/// Draws the section.
pub(super) fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    ui.scope(|ui| {
        access::landmark(ui, Landmark::Search, &texts.get("orders-search"));
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        ui.horizontal_wrapped(|ui| {
            for (group, at) in OrderGroup::ALL.into_iter().zip(0..) {
                let count = page.counts.map(|counts| texts.formats().decimal(&counts[at].to_string()));
                if chip(ui, page.narrow.group == group, &texts.get(group_key(group)), count.as_deref()).clicked() {
                    view.send(Action::Orders(OrdersAction::Filter(group)));
                }
            }
        });
        let narrow = |ui: &mut Ui, view: &mut View<'_>| {
            ui.horizontal(|ui| {
                ui.set_min_height(size::CONTROL);
                search_ui(ui, view, page);
                when_ui(ui, view, page);
                pay_type_ui(ui, view, page);
            });
        };
        let arrange = |ui: &mut Ui, view: &mut View<'_>| {
            total_ui(ui, view, page);
            arrangement_ui(ui, view);
        };
        with_actions(ui, "orders-narrow", size::CONTROL, view, narrow, arrange);
    });
}

/// The search box with a glass at its left and, once something stands in it, a cross at its right.
fn search_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    let name = texts.get("orders-search");
    let mut text = page.search.clone();
    let inset = (space::S + size::ICON + space::S).round();
    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    let margin = Margin { left: inset as i8, right: inset as i8, top: 4, bottom: 4 };
    let width = (ui.available_width() * 0.4).clamp(size::SEARCH_LEAST, size::SEARCH);
    let entry = TextEdit::singleline(&mut text)
        .id_salt("orders-search")
        .hint_text(name.to_string())
        .margin(margin)
        .desired_width(width - 2.0 * inset)
        .align(Align2::LEFT_CENTER)
        .min_size(Vec2::new(0.0, size::CONTROL));
    let response = ui.add(entry).accessible_name(name);
    if view.takes_focus(Focus::OrdersSearch) {
        response.request_focus();
    }
    let secondary = theme::of(ui).secondary;
    let square = |center: egui::Pos2| egui::Rect::from_center_size(center, Vec2::splat(size::ICON));
    let left = response.rect.left_center() + Vec2::new(space::S + size::ICON / 2.0, 0.0);
    Icon::Search.paint(ui.painter(), square(left), secondary);
    let keys = search_keys(ui, &response, page);
    if !page.search.is_empty() {
        let right = response.rect.right_center() - Vec2::new(size::CONTROL / 2.0, 0.0);
        let place = egui::Rect::from_center_size(right, Vec2::splat(size::CONTROL));
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(place));
        if icon_button(&mut inner, Icon::Close, &texts.get("orders-search-clear")).clicked() {
            response.request_focus();
            text.clear();
        }
    }
    if keys {
        text.clear();
    }
    if text != page.search {
        view.send(Action::Orders(OrdersAction::Search(text)));
    }
}

/// Escape empties the box, and an empty one gives the keyboard back; Down goes to the rows. True to empty it.
fn search_keys(ui: &Ui, response: &Response, page: &OrdersPage) -> bool {
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) && !page.search.is_empty() {
        response.request_focus();
        return true;
    }
    let has_rows = page.total().is_some_and(|total| total > 0);
    if response.has_focus() && has_rows && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(Table::focus_id(TABLE)));
    }
    false
}

fn when_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    let now = texts.get(page.narrow.when.key());
    menu_button(ui, &now, |ui| {
        for when in When::ALL {
            if choice_item(ui, page.narrow.when == when, &texts.get(when.key())) {
                view.send(Action::Orders(OrdersAction::When(when)));
            }
        }
    });
}

fn pay_type_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrdersPage) {
    let texts = view.texts;
    let market = view.shared().selected_market();
    let chosen = page.narrow.pay_type.and_then(|number| market?.pay_type(number));
    let all = texts.get("orders-any-method");
    let now = chosen.map_or(all.clone(), |pay_type| Cow::from(pay_type.name.as_str()));
    menu_button(ui, &now, |ui| {
        if choice_item(ui, chosen.is_none(), &all) {
            view.send(Action::Orders(OrdersAction::PayType(None)));
        }
        for pay_type in market.map(|market| market.pay_types.as_slice()).unwrap_or_default() {
            let is_chosen = page.narrow.pay_type == Some(pay_type.number);
            let item = ui.push_id(pay_type.number, |ui| choice_item(ui, is_chosen, &pay_type.name));
            if item.inner {
                view.send(Action::Orders(OrdersAction::PayType(Some(pay_type.number))));
            }
        }
    });
}

fn arrangement_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let arrangement = &view.shared().settings.orders_table;
    if let Some(action) = arrangement_menu(ui, texts, TABLE, arrangement, &COLUMNS, sorted_by(arrangement)) {
        view.send(Action::Orders(OrdersAction::Table(action)));
    }
}

/// How many orders are left; spoken when it changes.
fn total_ui(ui: &mut Ui, view: &View<'_>, page: &OrdersPage) {
    let Some(total) = page.total() else { return };
    let words = view.texts.with("orders-total", &[("n", total.into())]);
    access::live(ui, "orders-total", Politeness::Polite, |ui| {
        let text = RichText::new(words).font(font::TABLE).color(theme::of(ui).secondary);
        ui.add(egui::Label::new(text).extend())
    });
}
