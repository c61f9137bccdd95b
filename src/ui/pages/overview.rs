//! Draws the page whose state is in `app/pages/overview.rs`.

use eframe::egui::{Align, Label, Layout, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};

use crate::app::pages::accounts::AccountsAction;
use crate::app::pages::overview::{Group, OverviewAction};
use crate::app::{Action, Loadable, Page, errors};
use crate::backend::protocol::{OrderSummary, OrdersPage};
use crate::domain::text::show_hidden;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    caption, card, empty_state, page_header, primary_button, quiet_button, skeleton_rows, state_pill, trouble_ui,
};
use crate::ui::{View, access};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let shared = view.shared();
    let groups = &view.state.pages.overview.groups;
    let has_account = shared.selected.is_some();
    let no_orders = groups.iter().all(|group| matches!(group, Loadable::Ready(page) if page.total == 0));

    let new_request = texts.get("overview-new-request");
    page_header(ui, &texts.get("page-overview"), |ui| {
        if has_account && !no_orders && primary_button(ui, true, &new_request).clicked() {
            view.send(Action::Go(Page::NewRequest));
        }
    });
    if shared.accounts.value().is_some_and(Vec::is_empty) {
        let (title, body) = (texts.get("overview-no-account-title"), texts.get("overview-no-account-body"));
        if empty_state(ui, &title, &body, Some(&texts.get("overview-no-account-button"))) {
            view.send(Action::Go(Page::Accounts));
            view.send(Action::Accounts(AccountsAction::Add));
        }
        return;
    }
    if !has_account {
        match shared.accounts.error() {
            Some(error) => trouble_ui(ui, texts, &errors::call(error)),
            None => skeleton_rows(ui, 6, &texts.get("loading")),
        }
        return;
    }
    if no_orders {
        let (title, body) = (texts.get("overview-no-orders-title"), texts.get("overview-no-orders-body"));
        if empty_state(ui, &title, &body, Some(&new_request)) {
            view.send(Action::Go(Page::NewRequest));
        }
        return;
    }
    for (group, part) in Group::ALL.into_iter().zip(groups) {
        ui.push_id(group, |ui| {
            let title = view.texts.get(title_key(group));
            access::group(ui, &title, |ui| group_ui(ui, view, &title, group, part));
        });
        ui.add_space(space::L);
    }
    if quiet_button(ui, true, &texts.get("overview-all")).clicked() {
        view.send(Action::Go(Page::Orders));
    }
}

/// Key of a group's title.
const fn title_key(group: Group) -> &'static str {
    match group {
        Group::NeedsPerson => "overview-group-person",
        Group::Waiting => "overview-group-waiting",
        Group::Paid => "overview-group-paid",
    }
}

/// A group: its count, and its newest few.
fn group_ui(ui: &mut Ui, view: &mut View<'_>, title: &str, group: Group, part: &Loadable<OrdersPage>) {
    let texts = view.texts;
    let theme = theme::of(ui);
    card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            access::heading(&ui.label(RichText::new(title).font(font::strong())), 2, title);
            if let Some(page) = part.value() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(page.total.to_string()).font(font::title()));
                });
            }
        });
        if let Some(error) = part.error() {
            trouble_ui(ui, texts, &errors::call(error));
            if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
                view.send(Action::Overview(OverviewAction::Retry));
            }
        }
        match part.value() {
            None if part.error().is_none() => skeleton_rows(ui, 2, &texts.get("loading")),
            None => {}
            Some(page) if page.rows.is_empty() => caption(ui, &texts.get("overview-group-none")),
            Some(page) => {
                if group == Group::NeedsPerson {
                    caption(ui, &texts.get("overview-group-person-note"));
                }
                for row in &page.rows {
                    ui.push_id(&row.key.order_no, |ui| row_ui(ui, view, row));
                }
            }
        }
    });
}

/// One order on one line; the whole line opens it.
fn row_ui(ui: &mut Ui, view: &mut View<'_>, row: &OrderSummary) {
    let texts = view.texts;
    let builder = UiBuilder::new().sense(Sense::click());
    let line = ui.scope_builder(builder, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::ROW);
            ui.style_mut().interaction.selectable_labels = false; // the line is pressed, not its words marked
            let pill = state_pill(ui, texts, row.state);
            if ui.available_width() > size::FORM {
                ui.add_space((size::STATE_COLUMN - pill.rect.width()).max(0.0));
            }
            ui.label(RichText::new(&row.key.order_no).font(font::MONO));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(view.age(ui.ctx(), row.created_at)).font(font::CAPTION));
                if let Some(amount) = row.paid.or(row.amount) {
                    let market = view.shared().market(&row.market);
                    ui.label(RichText::new(view.money(amount, market)).font(font::BODY));
                }
                // The rest is the payer's; a long name is cut.
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = RichText::new(show_hidden(&row.payer_name)).font(font::TABLE);
                    ui.add(Label::new(name).truncate());
                });
            });
        });
    });
    let values = [("number", FluentValue::from(row.key.order_no.as_str()))];
    let name = texts.with("overview-open-order", &values);
    line.response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
    if line.response.hovered() {
        let stroke = Stroke::new(1.0, theme::of(ui).strong_line);
        ui.painter().rect_stroke(line.response.rect, f32::from(size::RADIUS), stroke, StrokeKind::Outside);
    }
    if line.response.clicked() {
        view.send(Action::Go(Page::Order(row.key.clone())));
    }
}
