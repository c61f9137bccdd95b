//! Draws the page whose state is in `app/pages/order.rs`: the amount and where it stands, then what the payer needs,
//! then everything that was seen.

mod instructions;
mod timeline;

use std::time::Duration;

use eframe::egui::{Grid, Label, Margin, RichText, Stroke, Ui};

use crate::app::pages::order::{OrderAction, OrderPage, Shown};
use crate::app::{Action, Page, errors, when};
use crate::domain::observation::OperatorAction;
use crate::domain::order::Source;
use crate::domain::{OrderKey, OrderState, Play};
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{
    Caution, banner, caption, card, copy_button, empty_state, page_header, pill, primary_button, quiet_button,
    skeleton_rows, state_pill, trouble_ui,
};

/// Draws the page of one order.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>, key: &OrderKey) {
    let page = &view.state.pages.order;
    let texts = view.texts;
    let number = crate::domain::text::show_hidden(&key.order_no);
    let title = texts.with("order-title", &[("number", FluentValue::from(number.as_str()))]);
    page_header(ui, &title, |ui| {
        if quiet_button(ui, true, &texts.get("button-back")).clicked() {
            view.send(Action::Back);
        }
    });
    if page.key.as_ref() != Some(key) {
        return;
    }
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
            if empty_state(ui, &title, &body, Some(&texts.get("order-gone-step"))) {
                view.send(Action::Go(Page::Orders));
            }
        }
        None if page.order.is_loading() => skeleton_rows(ui, 6, &texts.get("loading")),
        None => {}
    }
}

fn order_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    head_ui(ui, view, shown);
    ui.add_space(space::S);
    meaning_ui(ui, view, shown);
    ui.add_space(space::XS);
    actions_ui(ui, view, page, shown);
    separator(ui);
    instructions::section_ui(ui, view, shown);
    if page.has_simulator(view.shared()) {
        simulator_ui(ui, view, page, shown);
    }
    separator(ui);
    facts_ui(ui, view, shown);
    separator(ui);
    timeline::section_ui(ui, view, shown);
}

fn separator(ui: &mut Ui) {
    ui.add_space(space::M);
    ui.separator();
}

/// The amount, where it stands, what that rests on and how old it is, and how long there still is; then who pays for
/// what, and how.
fn head_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    standing_ui(ui, view, shown);
    ui.horizontal_wrapped(|ui| {
        let said = [&shown.payer, &shown.remark, &shown.method].into_iter().filter(|word| !word.is_empty());
        for (i, word) in said.enumerate() {
            if i > 0 {
                ui.label(RichText::new("·").color(theme::of(ui).secondary));
            }
            ui.label(RichText::new(word).font(font::strong()));
        }
    });
}

fn standing_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    // Each stays in one piece; what does not fit goes to the next line as a whole.
    let secondary = theme::of(ui).secondary;
    let note = |words| Label::new(RichText::new(words).color(secondary)).extend();
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&shown.amount).font(font::amount()));
        state_pill(ui, texts, order.state);
        if order.dismissed {
            pill(ui, theme::of(ui).muted, None, &texts.get("order-set-aside"));
        }
        // A check is a query by nature. What rests on a webhook says so until a query agrees.
        let checked_at = shown.detail.checked_at.filter(|_| order.source != Source::Webhook);
        let source = texts.get(source_key(if checked_at.is_some() { Source::Query } else { order.source }));
        let source = ("source", FluentValue::from(source.as_ref()));
        match checked_at {
            Some(at) => {
                let age = view.age(ui.ctx(), at);
                let words = texts.with("order-checked", &[("age", FluentValue::from(age.as_ref())), source]);
                ui.add(note(words)).on_hover_text(view.exact_time(at));
            }
            None => {
                ui.add(note(texts.with("order-unchecked", &[source])));
            }
        }
        if let (Some(at), Some(words), OrderState::Waiting) = (order.expires_at, &shown.expires, order.state) {
            let left = when::left(at, view.shared().now);
            ui.ctx().request_repaint_after(Duration::try_from(left.changes_in).unwrap_or(Duration::from_mins(1)));
            let values = [
                ("left", FluentValue::from(left.told.say(texts).into_owned())),
                ("at", FluentValue::from(words.as_str())),
                ("zone", FluentValue::from(shown.zone.as_str())),
            ];
            ui.add(note(texts.with("order-expires-at", &values)));
        }
        if let (OrderState::Paid, Some(at)) = (order.state, &shown.completed) {
            let values = [("at", FluentValue::from(at.as_str())), ("zone", FluentValue::from(shown.zone.as_str()))];
            ui.add(note(texts.with("order-paid-at", &values)));
        }
    });
}

/// Key of what a state rests on.
const fn source_key(source: Source) -> &'static str {
    match source {
        Source::Own => "source-own",
        Source::Answer => "source-answer",
        Source::Query => "source-query",
        Source::Webhook => "source-webhook",
    }
}

/// Under which numbers, and the money.
fn facts_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    Grid::new("order-facts").num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        let order = &shown.detail.order;
        let numbers = [
            ("order-number", Some((&order.key.order_no, &shown.order_no))),
            ("order-platform-number", order.platform_no.as_ref().zip(shown.platform_no.as_ref())),
            ("order-channel-number", order.channel_no.as_ref().zip(shown.channel_no.as_ref())),
        ];
        for (key, number) in numbers {
            if let Some((exact, shown)) = number {
                let label = texts.get(key);
                fact_ui(ui, &label, shown, true);
                copy_button(ui, view, &label, exact);
                ui.end_row();
            }
        }
        fact_ui(ui, &texts.get("order-ordered"), &shown.amount, false);
        ui.end_row();
        let nothing = texts.get("order-nothing-paid");
        fact_ui(ui, &texts.get("order-paid"), shown.paid.as_deref().unwrap_or(&nothing), false);
        ui.end_row();
        if let Some(fee) = &shown.fee {
            fact_ui(ui, &texts.get("order-fee"), fee, false);
            ui.end_row();
        }
    });
}

fn fact_ui(ui: &mut Ui, label: &str, value: &str, is_code: bool) {
    ui.label(RichText::new(label).font(font::TABLE).color(theme::of(ui).secondary));
    ui.label(RichText::new(value).font(if is_code { font::MONO } else { font::BODY }));
}

/// The state in a sentence, what to do next, and whatever cannot be right.
fn meaning_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    for trouble in &shown.contradictions {
        trouble_ui(ui, texts, trouble);
        ui.add_space(space::S);
    }
    let key = state_sentence(order.state, order.source);
    ui.label(RichText::new(texts.get(key)).font(font::BODY));
    ui.label(RichText::new(texts.get(&format!("{key}.now"))).color(theme::of(ui).secondary));
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

fn actions_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    ui.horizontal_wrapped(|ui| {
        if order.state.may_send_again() && primary_button(ui, true, &texts.get("order-send-again-ask")).clicked() {
            view.send(Action::Order(OrderAction::AskSendAgain));
        }
        if order.state == OrderState::Rejected && primary_button(ui, true, &texts.get("order-edit-again")).clicked() {
            view.send(Action::Order(OrderAction::EditAgain));
        }
        let is_checking = page.is_checking(view.shared());
        let key = if is_checking { "order-checking" } else { "order-check-now" };
        if quiet_button(ui, !is_checking, &texts.get(key)).clicked() {
            view.send(Action::Order(OrderAction::CheckNow));
        }
        if order.allows(&OperatorAction::Dismissed)
            && quiet_button(ui, true, &texts.get("order-set-aside-button")).clicked()
        {
            view.send(Action::Order(OrderAction::SetAside));
        }
        if order.allows(&OperatorAction::TakenBack) && quiet_button(ui, true, &texts.get("order-take-back")).clicked() {
            view.send(Action::Order(OrderAction::TakeBack));
        }
        if matches!(page.check, Some(Ok(_))) {
            caption(ui, &texts.get("order-checked-just-now"));
        }
    });
    let check_failure = page.check.as_ref().and_then(|check| check.as_ref().err());
    for trouble in check_failure.into_iter().chain(&page.failure) {
        ui.add_space(space::S);
        trouble_ui(ui, texts, trouble);
    }
}

/// Plays the payer, where the gateway is Cobro's own.
fn simulator_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let is_playing = page.is_simulating(view.shared());
    // Before the gateway took the order there is nothing to pay.
    let enabled = shown.detail.order.platform_no.is_some() && !is_playing;
    ui.add_space(space::M);
    let frame = card(theme).stroke(Stroke::new(1.0, theme.waiting.text)).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(RichText::new(texts.get("order-simulator")).font(font::strong()));
        let note = if is_playing { "order-playing" } else { "order-simulator-note" };
        caption(ui, &texts.get(note));
        ui.horizontal_wrapped(|ui| {
            for play in Play::ALL {
                if quiet_button(ui, enabled, &texts.get(play_key(*play))).clicked() {
                    view.send(Action::Order(OrderAction::Play(*play)));
                }
            }
        });
    });
}

/// Key of a play's button.
const fn play_key(play: Play) -> &'static str {
    match play {
        Play::Exact => "order-play-exact",
        Play::Less => "order-play-less",
        Play::More => "order-play-more",
        Play::Twice => "order-play-twice",
        Play::Late => "order-play-late",
        Play::Fail => "order-play-fail",
    }
}
