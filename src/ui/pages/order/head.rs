//! The head of an order: how much, where it stands, what that rests on and how old it is, how long there still is; who
//! pays for what, and how; and what can be done.

use std::time::Duration;

use eframe::egui::{FontId, Label, RichText, Ui};

use super::piece_ui;
use crate::app::pages::order::{OrderAction, OrderPage, Shown};
use crate::app::told::Say as _;
use crate::app::tour::Spot;
use crate::app::{Action, Verb, when};
use crate::domain::OrderState;
use crate::domain::observation::OperatorAction;
use crate::domain::order::Source;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{
    Icon, Press, line, menu_button, menu_item, pill, plain_copy_button, primary_button, state_pill, trouble_ui,
    with_actions,
};
use crate::ui::{View, access, tour};

/// From this width on the actions stand beside the amount.
const ACTIONS_BESIDE: f32 = 640.0;

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    if ui.available_width() < ACTIONS_BESIDE {
        words_ui(ui, view, shown);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| actions_ui(ui, view, page, shown));
    } else {
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font::amount()));
        let words = |ui: &mut Ui, view: &mut View<'_>| words_ui(ui, view, shown);
        let actions = |ui: &mut Ui, view: &mut View<'_>| actions_ui(ui, view, page, shown);
        with_actions(ui, "order-head", height, view, words, actions);
    }
    let check_failure = page.check.as_ref().and_then(|check| check.as_ref().err());
    for trouble in check_failure.into_iter().chain(&page.failure) {
        ui.add_space(space::S);
        trouble_ui(ui, view.texts, trouble);
    }
}

fn words_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let amount = ui.label(RichText::new(shown.amount.say(texts)).font(font::amount()));
        let standing = state_pill(ui, texts, shown.detail.order.state);
        tour::mark(ui, view, Spot::Standing, amount.rect.union(standing.rect));
        if shown.detail.order.dismissed {
            pill(ui, theme::of(ui).muted, None, &texts.get("order-set-aside"));
        }
    });
    ui.spacing_mut().interact_size.y = 0.0; // a line of text, not of buttons
    ui.horizontal_wrapped(|ui| clock_ui(ui, view, shown));
    ui.spacing_mut().interact_size.y = size::COMPACT; // as high as its button, so that all stand in the middle
    ui.horizontal_wrapped(|ui| {
        let words = [&shown.payer, &shown.remark, &shown.method].into_iter().filter(|word| !word.is_empty());
        let words = words.map(|word| (word, font::BODY)).chain([(&shown.order_no, font::MONO)]);
        for ((word, font), at) in words.zip(0..) {
            if at > 0 {
                dot_ui(ui, word, font.clone());
            }
            piece_ui(ui, word, font);
        }
        plain_copy_button(ui, view, "order-number", &shown.detail.order.key.order_no);
    });
}

/// How old the news is and what it rests on, then how long there still is or when it was paid. Each stays in one piece;
/// what does not fit goes to the next line as a whole.
fn clock_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    let secondary = theme::of(ui).secondary;
    let note = |words| Label::new(RichText::new(words).font(font::TABLE).color(secondary)).extend();
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
    let zone = || ("zone", FluentValue::from(shown.zone.say(texts)));
    if let (Some(at), Some(expires), OrderState::Waiting) = (order.expires_at, &shown.expires, order.state) {
        let left = when::left(at, view.shared().now);
        ui.ctx().request_repaint_after(Duration::try_from(left.changes_in).unwrap_or(Duration::from_mins(1)));
        let values = [
            ("left", FluentValue::from(left.told.say(texts).into_owned())),
            ("at", FluentValue::from(expires.say(texts))),
            zone(),
        ];
        let words = texts.with("order-expires-at", &values);
        dot_ui(ui, &words, font::TABLE);
        ui.add(note(words));
        if let Some((here, zone)) = &shown.expires_here {
            let values = [("at", FluentValue::from(here.say(texts))), ("zone", FluentValue::from(zone.say(texts)))];
            let words = texts.with("order-expires-home", &values);
            dot_ui(ui, &words, font::TABLE);
            ui.add(note(words));
        }
    }
    if let (OrderState::Paid, Some(at)) = (order.state, &shown.completed) {
        let values = [("at", FluentValue::from(at.say(texts))), zone()];
        let words = texts.with("order-paid-at", &values);
        dot_ui(ui, &words, font::TABLE);
        ui.add(note(words));
    }
}

/// Parts what stands in one line; where `next` does not fit into it any more, a new line does.
fn dot_ui(ui: &mut Ui, next: &str, font: FontId) {
    const DOT: &str = "·";
    let width = |text: &str| line(ui, text, font.clone(), f32::INFINITY).size().x;
    let needed = width(DOT) + width(next) + 2.0 * ui.spacing().item_spacing.x;
    if needed > ui.available_size_before_wrap().x {
        ui.end_row();
    } else {
        ui.label(RichText::new(DOT).font(font).color(theme::of(ui).secondary));
    }
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

/// What can be done; the one next step, if there is one, stands out.
fn actions_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    let texts = view.texts;
    let order = &shown.detail.order;
    let next = match order.state {
        state if state.may_send_again() => Some(("order-send-again-ask", OrderAction::AskSendAgain)),
        OrderState::Rejected => Some(("order-edit-again", OrderAction::EditAgain)),
        OrderState::Failed => Some(("order-make-another", OrderAction::EditAgain)),
        _ => None,
    };
    if let Some((key, action)) = next
        && primary_button(ui, true, &texts.get(key)).clicked()
    {
        view.send(Action::Order(action));
    }
    check_button_ui(ui, view, page.is_checking(view.shared()));
    let more = [
        (order.state == OrderState::Paid, "order-make-another", OrderAction::EditAgain),
        (order.allows(&OperatorAction::Dismissed), "order-set-aside-button", OrderAction::SetAside),
        (order.allows(&OperatorAction::TakenBack), "order-take-back", OrderAction::TakeBack),
    ];
    if more.iter().any(|(is_offered, ..)| *is_offered) {
        menu_button(ui, &texts.get("order-more"), |ui| {
            for (_, key, action) in more.into_iter().filter(|(is_offered, ..)| *is_offered) {
                if menu_item(ui, true, None, &texts.get(key), None) {
                    view.send(Action::Order(action));
                }
            }
        });
    }
}

/// As wide while it works as before, so that nothing beside it moves.
fn check_button_ui(ui: &mut Ui, view: &mut View<'_>, is_checking: bool) {
    let texts = view.texts;
    let keys = keys_text(ui.ctx(), view, Verb::CheckNow);
    let words = [texts.get("order-check-now"), texts.get("order-checking")];
    let [rest, busy] = words.each_ref().map(|word| Press::quiet(word).icon(Icon::Refresh).keys(keys.as_deref()));
    let width = rest.width(ui).max(busy.width(ui));
    let button = if is_checking { busy.busy(true) } else { rest };
    let button = button.least_width(width).ui(ui);
    if is_checking {
        access::describe(&button, &texts.get("why-checking"));
    }
    if button.clicked() {
        view.send(Action::Order(OrderAction::CheckNow));
    }
}
