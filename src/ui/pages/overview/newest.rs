//! The newest orders, a line each; the whole line opens its order and speaks for all that stands in it.

use std::sync::Arc;

use eframe::egui::{Galley, Id, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::app::pages::overview::OverviewPage;
use crate::app::{Action, Page};
use crate::backend::protocol::OrderSummary;
use crate::domain::text::show_hidden;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Pill, card, line, plain_button, skeleton_rows, state_key, with_actions};
use crate::ui::{View, access};

/// Narrower than this, a line has no room for the order's number, nor for its age.
const WITH_NUMBER: f32 = 640.0;
/// Narrower than this, no room for its age either.
const WITH_AGE: f32 = 480.0;
/// Left and right of a line's words.
const PADDING: f32 = space::L;

/// Draws the section.
pub(super) fn section_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let (title, all) = (texts.get("overview-newest"), texts.get("overview-all"));
    ui.add_space(space::M);
    let title_ui = |ui: &mut Ui, _: &mut View<'_>| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::COMPACT);
            access::heading(&ui.label(RichText::new(title.as_ref()).font(font::strong())), 2, &title);
        });
    };
    with_actions(ui, "overview-newest", size::COMPACT, view, title_ui, |ui, view| {
        if plain_button(ui, true, &all, &all).clicked() {
            view.send(Action::Go(Page::Orders));
        }
    });
    ui.add_space(space::XS);
    let newest = &view.state.pages.overview.newest;
    let Some(page) = newest.value() else {
        if newest.is_loading() {
            card(theme::of(ui)).show(ui, |ui| {
                skeleton_rows(ui, OverviewPage::NEWEST as usize, &texts.get("loading"));
            });
        }
        return;
    };
    let rows: Vec<Row<'_>> = page.rows.iter().map(|order| Row::new(ui, view, order)).collect();
    let widths = Widths::of(&rows);
    let frame = card(theme::of(ui)).inner_margin(space::XS);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        access::list(ui, &texts.get("overview-newest"), rows.len(), |ui| {
            for (at, row) in rows.into_iter().enumerate() {
                row_ui(ui, view, row, &widths, at > 0);
            }
        });
    });
}

/// An order, laid out.
struct Row<'a> {
    order: &'a OrderSummary,
    pill: Pill,
    number: Arc<Galley>,
    amount: Arc<Galley>,
    age: Arc<Galley>,
}

impl<'a> Row<'a> {
    fn new(ui: &Ui, view: &View<'_>, order: &'a OrderSummary) -> Self {
        let whole = |text: &str, font| line(ui, text, font, f32::INFINITY);
        let market = view.shared().market(&order.market);
        let amount = order.paid.or(order.amount).map(|amount| view.money(amount, market)).unwrap_or_default();
        Self {
            order,
            pill: Pill::state(ui, view.texts, order.state),
            number: whole(&show_hidden(&order.key.order_no), font::MONO),
            amount: whole(&amount, font::table_strong()),
            age: whole(&view.age(ui.ctx(), order.created_at), font::TABLE),
        }
    }
}

/// Widths of the columns: each as wide as its widest.
struct Widths {
    pill: f32,
    number: f32,
    amount: f32,
    age: f32,
}

impl Widths {
    fn of(rows: &[Row<'_>]) -> Self {
        let widest = |width: fn(&Row<'_>) -> f32| rows.iter().map(width).fold(0.0, f32::max);
        Self {
            pill: widest(|row| row.pill.size().x),
            number: widest(|row| row.number.size().x),
            amount: widest(|row| row.amount.size().x),
            age: widest(|row| row.age.size().x),
        }
    }
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, row: Row<'_>, widths: &Widths, is_below: bool) {
    let theme = theme::of(ui);
    let order = row.order;
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW + space::XS));
    let response = ui.interact(rect, Id::unique(("overview-newest", &order.key.order_no)), Sense::click());
    let name = spoken(view, order);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        view.send(Action::Go(Page::Order(order.key.clone())));
    }

    let painter = ui.painter();
    if is_below {
        painter.hline(rect.x_range().shrink(PADDING - space::XS), rect.top(), (size::LINE, theme.hairline));
    }
    if response.hovered() {
        let edge = if theme.high_contrast { Stroke::new(size::LINE, theme.line) } else { Stroke::NONE };
        painter.rect(rect.shrink2(Vec2::new(0.0, 1.0)), f32::from(size::RADIUS), theme.hover, edge, StrokeKind::Inside);
    }
    let inner = rect.shrink2(Vec2::new(PADDING - space::XS, 0.0));
    let put = |galley: Arc<Galley>, left: f32, color| {
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    };
    let mut right = inner.right();
    if inner.width() >= WITH_AGE {
        put(row.age.clone(), right - row.age.size().x, theme.secondary);
        right -= widths.age + space::L;
    }
    put(row.amount.clone(), right - row.amount.size().x, theme.text);
    right -= widths.amount + space::L;
    if inner.width() >= WITH_NUMBER {
        put(row.number, right - widths.number, theme.secondary);
        right -= widths.number + space::L;
    }
    let pill = row.pill.size();
    row.pill.paint(ui, pos2(inner.left(), rect.center().y - pill.y / 2.0));
    let left = inner.left() + widths.pill + space::M;
    // The rest is the payer's, and what it is for where both fit.
    let payer = line(ui, &show_hidden(&order.payer_name), font::TABLE, (right - left).max(0.0));
    let room = right - left - payer.size().x - space::S;
    put(payer.clone(), left, theme.text);
    if room > MIN_REMARK {
        let remark = line(ui, &show_hidden(&order.remark), font::TABLE, room);
        put(remark, left + payer.size().x + space::S, theme.secondary);
    }
    let exact = view.exact_time(order.created_at);
    access::describe(&response, &exact);
    response.on_hover_text(exact);
}

/// With less room than this, what a payment is for is not shown: a word or two say nothing.
const MIN_REMARK: f32 = 48.0;

/// The line in words.
fn spoken(view: &View<'_>, order: &OrderSummary) -> String {
    let market = view.shared().market(&order.market);
    let amount = order.paid.or(order.amount).map(|amount| view.money(amount, market)).unwrap_or_default();
    let status = view.texts.get(state_key(order.state)).to_lowercase();
    let key = if order.excepted { "orders-row-excepted" } else { "orders-row" };
    let values = [
        ("number", FluentValue::from(show_hidden(&order.key.order_no))),
        ("amount", FluentValue::from(amount)),
        ("status", FluentValue::from(status)),
        ("payer", FluentValue::from(show_hidden(&order.payer_name))),
    ];
    view.texts.with(key, &values).into_owned()
}
