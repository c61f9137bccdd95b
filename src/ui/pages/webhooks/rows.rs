//! What stands in the rows of the table of notifications.

use eframe::egui::{Color32, FontId, Id, Label, RichText, Ui};

use crate::app::pages::webhooks::import::verdict_key;
use crate::app::pages::webhooks::list::List;
use crate::app::table::Column;
use crate::app::told::Say as _;
use crate::app::when::Moment;
use crate::backend::protocol::webhooks::{NoticeRow, Verdict};
use crate::domain::observation::GatewayStatus;
use crate::domain::text::show_hidden;
use crate::domain::{Market, Money};
use crate::i18n::{FluentValue, Texts};
use crate::ui::View;
use crate::ui::theme::{self, Ink, Theme, font, space};
use crate::ui::widgets::table::Rows;
use crate::ui::widgets::{Icon, Pill, pill};

/// The notifications of the page, as rows.
pub(super) struct NoticeRows<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) list: &'a List,
    pub(super) market: Option<&'a Market>,
    /// The market's zone, in words.
    pub(super) zone: Option<String>,
}

impl Rows for NoticeRows<'_, '_> {
    fn id(&self, row: u32) -> Option<Id> {
        self.list.row(row).map(|row| Id::unique(("notices-row", row.seq)))
    }

    fn summary(&self, row: u32) -> String {
        let Some(row) = self.list.row(row) else { return String::new() };
        let texts = self.view.texts;
        let values = [
            ("number", FluentValue::from(show_hidden(&row.order.order_no))),
            ("verdict", FluentValue::from(texts.get(verdict_key(row.verdict)).to_lowercase())),
            ("amount", FluentValue::from(self.amount(row))),
            ("n", FluentValue::from(u64::from(row.deliveries))),
        ];
        texts.with("notices-row", &values).into_owned()
    }

    fn cell(&self, ui: &mut Ui, row: u32, column: &Column) {
        let Some(row) = self.list.row(row) else { return };
        let texts = self.view.texts;
        let theme = theme::of(ui);
        match column.word {
            "time" => text(ui, &Moment::minute(row.at, self.market).say(texts), font::TABLE, theme.secondary),
            "number" => text(ui, &show_hidden(&row.order.order_no), font::MONO, theme.text),
            "verdict" => verdict_pill(ui, texts, row.verdict),
            "status" => text(ui, &status_word(row.status.as_ref()), font::TABLE, theme.secondary),
            "amount" => text(ui, &self.amount(row), font::TABLE, theme.text),
            "deliveries" => {
                let count = texts.formats().decimal(&row.deliveries.to_string());
                text(ui, &count, font::TABLE, theme.secondary);
            }
            _ => text(ui, &short(&row.origin), font::TABLE, theme.secondary),
        }
    }

    fn hint(&self, column: &Column) -> Option<String> {
        self.zone.clone().filter(|_| column.word == "time")
    }

    /// No verdict is ever cut.
    fn needs(&self, ui: &Ui, column: &Column) -> f32 {
        if column.word != "verdict" {
            return 0.0;
        }
        let width = |verdict| verdict_mark(ui, self.view.texts, verdict).size().x;
        Verdict::ALL.into_iter().map(width).fold(0.0, f32::max) + 2.0 * space::S + 1.0
    }
}

impl NoticeRows<'_, '_> {
    fn amount(&self, row: &NoticeRow) -> String {
        row.amount.map(|amount| Money::of(amount, self.market)).say(self.view.texts)
    }
}

/// The gateway's own word, as the body has it.
pub(super) fn status_word(status: Option<&GatewayStatus>) -> String {
    status.map(|status| show_hidden(status.word())).unwrap_or_default()
}

/// A place without its folders.
fn short(origin: &str) -> String {
    show_hidden(origin.rsplit(['/', '\\']).next().unwrap_or(origin))
}

/// Colour and shape of a verdict; no two have the same shape.
const fn look(theme: &Theme, verdict: Verdict) -> (Ink, Icon) {
    match verdict {
        Verdict::Verified => (theme.paid, Icon::Done),
        Verdict::WrongSignature => (theme.failed, Icon::Failed),
        Verdict::Mismatch => (theme.failed, Icon::Refused),
        Verdict::Retired => (theme.person, Icon::Clock),
        Verdict::NoSignature => (theme.person, Icon::Question),
        Verdict::Reencoded => (theme.person, Icon::Edit),
        Verdict::NoKey => (theme.person, Icon::Key),
    }
}

/// What is thought of a notification.
pub(super) fn verdict_pill(ui: &mut Ui, texts: &Texts, verdict: Verdict) {
    let (ink, icon) = look(theme::of(ui), verdict);
    pill(ui, ink, Some(icon), &texts.get(verdict_key(verdict)));
}

fn verdict_mark(ui: &Ui, texts: &Texts, verdict: Verdict) -> Pill {
    let (ink, icon) = look(theme::of(ui), verdict);
    Pill::new(ui, ink, Some(icon), &texts.get(verdict_key(verdict)))
}

fn text(ui: &mut Ui, text: &str, font: FontId, color: Color32) {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).truncate());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_its_own_shape() {
        for (i, one) in Verdict::ALL.iter().enumerate() {
            for other in &Verdict::ALL[..i] {
                assert_ne!(look(&theme::LIGHT, *one).1, look(&theme::LIGHT, *other).1, "{one:?} and {other:?}");
            }
        }
    }
}
