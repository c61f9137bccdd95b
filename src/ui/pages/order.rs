//! Draws the page whose state is in `app/pages/order.rs`: the amount and where it stands, what the payer must be told,
//! what it means, and everything that was seen.
//!
//! [`detail_ui`] is the whole order from 420 points of width up, beside a table as well as on a page of its own. By the width it has, the QR code stands beside or below the numbers, and what was seen beside or below them.

pub mod aloud;
mod customer;
mod facts;
mod head;
mod instructions;
mod message;
mod share;
mod simulator;
mod skeleton;
mod timeline;

use eframe::egui::{FontId, Label, RichText, Ui, UiBuilder, Vec2};

use crate::app::pages::order::{OrderAction, OrderPage, Shown};
use crate::app::{Action, Page, Verb, errors};
use crate::domain::order::Source;
use crate::domain::{OrderKey, OrderState};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Caution, Icon, PLAIN_PADDING, banner, empty_state, plain_button, quiet_button, trouble_ui};
use crate::ui::{View, access};

/// From this width on, what was seen stands beside what the payer needs.
const TWO_COLUMNS: f32 = 1_180.0;
/// The page grows no wider than this; longer lines are no easier to read.
const WIDEST: f32 = 1_400.0;
/// One column grows no wider than this.
const WIDEST_COLUMN: f32 = 1_040.0;
/// Part of the width that the left one of two columns gets.
const LEFT_PART: f32 = 0.64;

/// Draws the page of one order.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>, key: &OrderKey) {
    let number = ("number", FluentValue::from(crate::domain::text::show_hidden(&key.order_no)));
    access::unseen_title(ui, &view.texts.with("access-order-title", &[number]));
    let back = view.texts.get("button-back");
    let (_, row) = ui.allocate_space(Vec2::new(ui.available_width(), size::COMPACT));
    let place = UiBuilder::new().max_rect(row.translate(Vec2::LEFT * PLAIN_PADDING));
    if plain_button(&mut ui.new_child(place), true, &back, &back).clicked() {
        view.send(Action::Back);
    }
    ui.add_space(space::S);
    if view.state.pages.order.key.as_ref() == Some(key) {
        detail_ui(ui, view);
    }
}

/// Draws the order that `pages.order` holds, in whatever state it is.
pub fn detail_ui(ui: &mut Ui, view: &mut View<'_>) {
    let page = &view.state.pages.order;
    let texts = view.texts;
    ui.set_max_width(ui.available_width().min(WIDEST));
    if let Some(error) = page.order.error() {
        trouble_ui(ui, texts, &errors::call(error));
        if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
            view.send(Action::Order(OrderAction::Retry));
        }
        ui.add_space(space::M);
    }
    match page.order.value() {
        Some(Some(shown)) => order_ui(ui, view, page, shown),
        Some(None) => {
            let (title, body) = (texts.get("order-gone"), texts.get("order-gone-body"));
            if empty_state(ui, Icon::Question, &title, &body, &texts.get("order-gone-step")) {
                view.send(Action::Go(Page::Orders));
            }
        }
        None if page.order.is_loading() => skeleton::order_ui(ui, &texts.get("loading")),
        None => {}
    }
}

fn order_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    if ui.available_width() < TWO_COLUMNS {
        ui.set_max_width(ui.available_width().min(WIDEST_COLUMN));
        head::section_ui(ui, view, page, shown);
        payment_ui(ui, view, page, shown);
        record_ui(ui, view, shown);
        return;
    }
    head::section_ui(ui, view, page, shown);
    let whole = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        let left = (whole * LEFT_PART).floor();
        ui.vertical(|ui| {
            ui.set_width(left);
            payment_ui(ui, view, page, shown);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            record_ui(ui, view, shown);
        });
    });
}

/// What the payer needs, what it all means, and the simulator where there is one.
fn payment_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    ui.spacing_mut().item_spacing = Vec2::splat(space::S);
    for trouble in &shown.contradictions {
        ui.add_space(space::M);
        trouble_ui(ui, view.texts, trouble);
    }
    // Where there is nothing to give yet, what it means comes first.
    let has_numbers = shown.sheet.has_any();
    if !has_numbers {
        meaning_ui(ui, view, shown);
    }
    ui.add_space(space::L);
    instructions::section_ui(ui, view, page, shown);
    if has_numbers {
        meaning_ui(ui, view, shown);
    }
    if page.has_simulator(view.shared()) {
        ui.add_space(space::XL);
        simulator::section_ui(ui, view, page, shown);
    }
}

/// Everything that was seen, and under which numbers.
fn record_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    ui.spacing_mut().item_spacing = Vec2::splat(space::S);
    ui.add_space(space::S);
    timeline::section_ui(ui, view, shown);
    ui.add_space(space::M);
    facts::section_ui(ui, view, shown);
}

/// The state in a sentence, what to do next, and why it stands so.
fn meaning_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    ui.add_space(space::L);
    let is_late = shown.is_late(view.shared().now);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let key = match (order.state, shown.parts.is_empty()) {
            (OrderState::Waiting, false) => "order-state-waiting-parts",
            _ if is_late => "order-state-waiting-late",
            _ => state_sentence(order.state, order.source),
        };
        ui.label(RichText::new(texts.get(key)).font(font::strong()));
        ui.label(RichText::new(texts.get(&format!("{key}.now"))).color(theme::of(ui).secondary));
    });
    // It may be on its way, which is what a payer who has paid asks first.
    if let (true, Some(delay), Some(market)) = (is_late, &shown.sheet.delay, view.shared().market(&shown.detail.market))
    {
        ui.label(RichText::new(delay.say(texts, market)).color(theme::of(ui).secondary));
    }
    if shown.may_be_paid_unseen() && quiet_button(ui, true, &texts.get("claim-title")).clicked() {
        view.do_verb(Verb::FindPayment);
    }
    if let Some(reason) = &shown.reason {
        ui.add_space(space::XS);
        trouble_ui(ui, texts, reason);
    }
    if let Some(word) = &shown.odd_status {
        ui.add_space(space::XS);
        let words = texts.with("order-odd-status", &[("word", FluentValue::from(word.as_str()))]);
        banner(ui, Caution::Note, &words, |_| {});
    }
}

/// Key of the sentence that explains a state.
const fn state_sentence(state: OrderState, source: Source) -> &'static str {
    match (state, source) {
        (OrderState::NotSent, _) => "order-state-not_sent",
        (OrderState::InFlight, _) => "order-state-in_flight",
        (OrderState::Busy, _) => "order-state-busy",
        (OrderState::Unknown, _) => "order-state-unknown",
        (OrderState::NotMade, _) => "order-state-not_made",
        (OrderState::Rejected, _) => "order-state-rejected",
        (OrderState::Waiting, _) => "order-state-waiting",
        (OrderState::Paid, Source::Webhook) => "order-state-paid-webhook",
        (OrderState::Paid, _) => "order-state-paid",
        (OrderState::Failed, _) => "order-state-failed",
    }
}

/// A word that goes to the next line as a whole, unless it is longer than a line.
fn piece_ui(ui: &mut Ui, word: &str, font: FontId) {
    let width = ui.painter().layout_no_wrap(word.to_owned(), font.clone(), theme::of(ui).text).size().x;
    let label = Label::new(RichText::new(word).font(font));
    ui.add(if width <= ui.max_rect().width() { label.extend() } else { label.wrap() });
}
