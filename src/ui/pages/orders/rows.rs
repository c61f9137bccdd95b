//! What stands in the table's rows.

use eframe::egui::{self, FontId, Id, Label, RichText, Ui};
use jiff::Timestamp;

use crate::app::pages::orders::{OrderRow, OrdersPage};
use crate::app::table::Column;
use crate::app::told::Say as _;
use crate::app::tour::Spot;
use crate::app::when::Moment;
use crate::domain::OrderState;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::table::Rows;
use crate::ui::widgets::{Icon, Pill, state_key, state_pill};
use crate::ui::{View, tour};

/// The orders of the page, as rows.
pub(super) struct OrderRows<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) page: &'a OrdersPage,
    /// The market's zone, in words.
    pub(super) zone: Option<String>,
}

impl Rows for OrderRows<'_, '_> {
    /// By number, not by place: it stays with the order when new ones come in above.
    fn id(&self, row: u32) -> Option<Id> {
        self.page.row(row).map(|row| Id::unique(("orders-row", &row.order_no)))
    }

    fn summary(&self, row: u32) -> String {
        let Some(row) = self.page.row(row) else { return String::new() };
        let status = self.view.texts.get(state_key(row.summary.state)).to_lowercase();
        let key = if row.summary.excepted { "orders-row-excepted" } else { "orders-row" };
        let value = |text: &str| FluentValue::from(text.to_owned());
        let values = [
            ("number", value(&row.order_no)),
            ("amount", FluentValue::from(row.amount.say(self.view.texts))),
            ("status", value(&status)),
            ("payer", value(&row.payer)),
        ];
        self.view.texts.with(key, &values).into_owned()
    }

    fn cell(&self, ui: &mut Ui, row: u32, column: &Column) {
        let Some(row) = self.page.row(row) else { return };
        let theme = theme::of(ui);
        if self.view.shared().settings.tour.order() == Some(&row.summary.key) && column.word == "number" {
            tour::mark(ui, self.view, Spot::Row, ui.max_rect().shrink2(egui::vec2(0.0, space::S)));
        }
        match column.word {
            "created" => self.moment(ui, Some(&row.created), Some(row.summary.created_at)),
            "checked" => self.moment(ui, row.checked.as_ref(), row.summary.checked_at),
            "number" => text(ui, &row.order_no, font::MONO, theme.text),
            "payer" => text(ui, &row.payer, font::TABLE, theme.text),
            "remark" => text(ui, &row.remark, font::TABLE, theme.secondary),
            "method" => text(ui, &row.method, font::TABLE, theme.secondary),
            "amount" => text(ui, &row.amount.say(self.view.texts), font::TABLE, theme.text),
            _ => self.status(ui, row),
        }
    }

    fn hint(&self, column: &Column) -> Option<String> {
        self.zone.clone().filter(|_| matches!(column.word, "created" | "checked"))
    }

    /// No amount and no state is ever cut.
    fn needs(&self, ui: &Ui, column: &Column) -> f32 {
        let longest = match column.word {
            "amount" => width_of(ui, &self.page.longest_amount().say(self.view.texts)),
            // Of every state, not of those on screen: nothing moves while one scrolls.
            "status" => OrderState::ALL
                .iter()
                .map(|state| Pill::state(ui, self.view.texts, *state).size().x)
                .fold(0.0, f32::max),
            _ => return 0.0,
        };
        longest + 2.0 * space::S + 1.0
    }
}

impl OrderRows<'_, '_> {
    /// The exact time where there is room for it, else how long ago it was; the other one on hovering.
    fn moment(&self, ui: &mut Ui, exact: Option<&Moment>, at: Option<Timestamp>) {
        let (Some(exact), Some(at)) = (exact, at) else { return };
        let exact = exact.say(self.view.texts);
        let secondary = theme::of(ui).secondary;
        if width_of(ui, &exact) <= ui.available_width() {
            text(ui, &exact, font::TABLE, secondary);
            return;
        }
        let age = self.view.age(ui.ctx(), at);
        let label = Label::new(RichText::new(age).font(font::TABLE).color(secondary)).truncate();
        ui.add(label.show_tooltip_when_elided(false)).on_hover_text(self.view.exact_time(at));
    }

    fn status(&self, ui: &mut Ui, row: &OrderRow) {
        if row.summary.excepted {
            Icon::Alert.ui(ui, theme::of(ui).person.text);
        }
        state_pill(ui, self.view.texts, row.summary.state);
    }
}

fn text(ui: &mut Ui, text: &str, font: FontId, color: egui::Color32) {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).truncate());
}

/// How wide a text of the table is, in points.
fn width_of(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font::TABLE, theme::of(ui).text).size().x
}
