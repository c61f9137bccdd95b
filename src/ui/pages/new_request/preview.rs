//! The request as its payer will see it: a small *ficha*, as far as it is known.

use eframe::egui::{FontId, Label, Margin, Rect, RichText, Sense, Ui, Vec2};

use super::method::rail_key;
use crate::app::pages::new_request::Form;
use crate::app::when;
use crate::domain::text::show_hidden;
use crate::domain::{Market, Rail};
use crate::ui::View;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{caption, card};

/// Width of the names.
const LABELS: f32 = 104.0;

/// Draws the section; `titled` if nothing above it says what it is.
pub fn section_ui(ui: &mut Ui, view: &View<'_>, form: &Form, market: &Market, titled: bool) {
    let theme = theme::of(ui);
    let texts = view.texts;
    card(theme).inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        if titled {
            let title = texts.get("request-preview-title");
            access::heading(&ui.label(RichText::new(title.as_ref()).font(font::strong())), 2, &title);
            ui.add_space(space::S);
        }
        caption(ui, &texts.get("request-preview-pay"));
        let amount = form.amount(view.shared());
        let color = if amount.is_some() { theme.text } else { theme.disabled };
        let shown = amount.unwrap_or_else(|| market.currency.to_string());
        let face = fitting(ui, &shown, ui.available_width());
        ui.label(RichText::new(shown).font(face).color(color));
        ui.add_space(space::S);

        let remark = form.plain_remark(view.shared()).unwrap_or_else(|| form.draft.remark.trim().to_owned());
        let pay_type = form.pay_type(view.shared());
        let until = form.expire_secs(view.shared()).map(|secs| when::span(u64::from(secs)).say(texts).into_owned());
        line_ui(ui, &texts.get("request-preview-for"), Some(&show_hidden(&remark)));
        line_ui(ui, &texts.get("request-preview-payer"), Some(&show_hidden(form.draft.real_name.trim())));
        line_ui(ui, &texts.get("request-preview-by"), Some(pay_type.map_or("", |pay_type| &pay_type.name)));
        if let Some(key) = pay_type.and_then(|pay_type| number_key(pay_type.rail)) {
            line_ui(ui, &texts.get(key), None);
        }
        line_ui(ui, &texts.get("request-preview-until"), Some(&until.unwrap_or_default()));
        ui.add_space(space::S);
        if let Some(pay_type) = pay_type {
            caption(ui, &texts.get(rail_key(pay_type.rail)));
        }
        caption(ui, &texts.get("request-preview-later"));
    });
}

/// The largest face for amounts in which a text fits into one line.
fn fitting(ui: &Ui, text: &str, room: f32) -> FontId {
    let width = |font: FontId| ui.painter().layout_no_wrap(text.to_owned(), font, theme::of(ui).text).size().x;
    if width(font::amount()) <= room { font::amount() } else { font::title() }
}

/// A name and its value under a hairline; without a value, a bar where the gateway's number will stand.
fn line_ui(ui: &mut Ui, name: &str, value: Option<&str>) {
    let theme = theme::of(ui);
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top, (1.0, theme.hairline));
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.vertical(|ui| {
            ui.set_width(LABELS);
            ui.label(RichText::new(name).font(font::TABLE).color(theme.secondary));
        });
        ui.vertical(|ui| match value {
            // An empty line is as high as a full one, so that nothing moves while one types.
            Some("") => {
                ui.label(RichText::new("–").font(font::BODY).color(theme.disabled));
            }
            Some(value) => {
                ui.add(Label::new(RichText::new(value).font(font::BODY)).wrap());
            }
            None => {
                let height = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
                let wish = Vec2::new((ui.available_width() * 0.7).max(1.0), height);
                let (place, _) = ui.allocate_exact_size(wish, Sense::hover());
                let bar = Rect::from_center_size(place.center(), Vec2::new(place.width(), height * 0.6));
                ui.painter().rect_filled(bar, f32::from(size::RADIUS) / 2.0, theme.hairline);
            }
        });
    });
    ui.add_space(space::XS);
}

/// Key of the number that the payer will be given.
const fn number_key(rail: Rail) -> Option<&'static str> {
    match rail {
        Rail::Spei => Some("sheet-clabe"),
        Rail::VirtualAccount => Some("sheet-va"),
        Rail::CashCode | Rail::StoreCode => Some("sheet-code"),
        Rail::Qris | Rail::WalletLink | Rail::WalletPush | Rail::QrAndLink | Rail::Pse | Rail::Generic => None,
    }
}
