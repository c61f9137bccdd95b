//! One exception: the sentence with its arithmetic, what to do about it, and what it stands on.

use eframe::egui::{Align, Key, Label, Layout, RichText, ScrollArea, Ui, Vec2};

use super::evidence;
use crate::app::pages::exceptions::shown::{Shown, ToldException, kind_key};
use crate::app::pages::exceptions::{ExceptionsAction, ExceptionsPage, Way};
use crate::app::told::Say as _;
use crate::app::{Action, Focus, Page, Verb, errors};
use crate::domain::exception::{ExceptionKind, Mismatch, What};
use crate::i18n::{FluentValue, PayerLanguage};
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{
    Caution, Field, Icon, Press, banner, caption, card, icon_button, menu_button, menu_item, pill, plain_button,
    primary_button, quiet_button, section_title, skeleton_rows, trouble_ui,
};
use crate::ui::{View, access};

/// The exception in place of the table.
pub(super) fn page_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    let back = view.texts.get("button-back");
    if plain_button(ui, true, &back, &back).clicked() {
        view.send(Action::Exceptions(ExceptionsAction::Close));
    }
    ui.add_space(space::S);
    scroll_ui(ui, view, page);
}

/// The exception beside the table.
pub(super) fn beside_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    let texts = view.texts;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.set_max_height(size::CONTROL);
        if icon_button(ui, Icon::Close, &texts.get("exceptions-close")).clicked() {
            view.send(Action::Exceptions(ExceptionsAction::Close));
        }
    });
    scroll_ui(ui, view, page);
}

fn scroll_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage) {
    ScrollArea::vertical().id_salt("exceptions-detail").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - space::M).min(size::FORM * 1.4)); // the bar's
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        let texts = view.texts;
        if let Some(error) = page.case.error() {
            trouble_ui(ui, texts, &errors::call(error));
            if quiet_button(ui, true, &texts.get("button-retry")).clicked() {
                view.send(Action::Exceptions(ExceptionsAction::Retry));
            }
        }
        match page.shown() {
            Some((shown, told)) => case_ui(ui, view, page, shown, told),
            None if page.case.is_loading() => skeleton_rows(ui, 4, &texts.get("loading")),
            // It is gone: what was missing has come.
            None if page.case.value().is_some() => {
                banner(ui, Caution::Good, &texts.get("exceptions-gone"), |_| {});
            }
            None => {}
        }
        access::scroll_by_keys(ui);
    });
}

fn case_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage, shown: &Shown, told: &ToldException) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let is_open = told.exception.is_open();
    ui.horizontal_wrapped(|ui| {
        let look = if is_open { theme.person } else { theme.muted };
        pill(ui, look, None, &texts.get(kind_key(told.exception.kind())));
        ui.label(RichText::new(&shown.order_no).font(font::MONO).color(theme.secondary));
    });
    let sentence = texts.with(
        "exceptions-line",
        &[
            ("what", FluentValue::from(told.sentence.say(texts).into_owned())),
            ("notified", FluentValue::from(shown.notified.say(texts).into_owned())),
            ("confirmed", FluentValue::from(confirmed(ui, view, shown))),
        ],
    );
    let sentence = if is_plain(&told.exception.what) { told.sentence.say(texts) } else { sentence };
    let title = ui.add(Label::new(RichText::new(sentence.as_ref()).font(font::strong())).wrap());
    access::heading(&title, 2, &sentence);
    for contradiction in told.contradictions.iter().filter(|_| told.contradictions.len() > 1) {
        ui.add(Label::new(RichText::new(contradiction.say(texts)).font(font::BODY)).wrap());
    }
    let since = [("at", FluentValue::from(told.since.say(texts)))];
    caption(ui, &texts.with("exceptions-since-at", &since));
    parts_ui(ui, view, shown);
    if let Some((how, reason)) = &told.settled {
        ui.add_space(space::S);
        banner(ui, Caution::Good, &how.say(texts), |_| {});
        if !reason.is_empty() {
            ui.add(Label::new(RichText::new(reason).font(font::BODY)).wrap());
        }
    } else {
        ui.add_space(space::S);
        ui.add(Label::new(RichText::new(texts.get(told.advice)).color(theme.secondary)).wrap());
    }
    ui.add_space(space::S);
    actions_ui(ui, view, page, shown, told);
    let check_failure = page.check.as_ref().and_then(|check| check.as_ref().err());
    for trouble in check_failure.into_iter().chain(&page.failure) {
        trouble_ui(ui, texts, trouble);
    }
    message_ui(ui, view, page, shown, told);
    ui.add_space(space::L);
    evidence::section_ui(ui, view, shown);
}

/// Whether the sentence says it all: of these it is no use to tell how often webhooks came and what queries say.
const fn is_plain(what: &What) -> bool {
    matches!(
        what,
        What::WrongSignature { .. }
            | What::Contradiction(_)
            | What::UnknownOrder { .. }
            | What::Unconfirmed { .. }
            | What::Unnotified { .. }
            | What::Mismatch(Mismatch::Amount { .. })
    )
}

/// What queries say of the payments, and how old that is.
fn confirmed(ui: &Ui, view: &View<'_>, shown: &Shown) -> String {
    let texts = view.texts;
    match shown.case.checked_at.filter(|_| shown.case.is_confirmed) {
        Some(at) => {
            let age = view.age(ui.ctx(), at);
            texts.with("exceptions-confirmed", &[("age", FluentValue::from(age.as_ref()))]).into_owned()
        }
        None if shown.case.is_confirmed => texts.get("exceptions-confirmed-once").into_owned(),
        None => texts.get("exceptions-not-confirmed").into_owned(),
    }
}

/// What was paid in parts, and to what it belongs.
fn parts_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    for part in &shown.parts {
        let values = [
            ("number", FluentValue::from(part.order_no.as_str())),
            ("amount", FluentValue::from(part.amount.say(texts))),
            ("at", FluentValue::from(part.at.say(texts))),
        ];
        ui.add(Label::new(RichText::new(texts.with("exceptions-part", &values)).font(font::TABLE)).wrap());
    }
    if let Some(original) = &shown.case.original {
        let number = crate::domain::text::show_hidden(&original.order_no);
        let words = texts.with("exceptions-original", &[("number", FluentValue::from(number))]);
        if plain_button(ui, true, &words, &words).clicked() {
            view.send(Action::OpenOrder(original.clone()));
        }
    }
}

/// What to do; the one next step, if there is one, stands out.
fn actions_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage, shown: &Shown, told: &ToldException) {
    let texts = view.texts;
    if let Some((way, reason)) = &page.settling {
        return settle_ui(ui, view, page, *way, reason);
    }
    let kind = told.exception.kind();
    ui.horizontal_wrapped(|ui| {
        if told.exception.is_open() {
            if kind == ExceptionKind::Underpaid
                && primary_button(ui, true, &texts.get("verb-exception-request")).clicked()
            {
                view.do_verb(Verb::RequestRest);
            }
            if has_money(&told.exception.what)
                && quiet_button(ui, true, &texts.get("verb-exception-refunded")).clicked()
            {
                view.do_verb(Verb::MarkRefunded);
            }
            if quiet_button(ui, true, &texts.get("verb-exception-accept")).clicked() {
                view.do_verb(Verb::AcceptException);
            }
        } else if quiet_button(ui, true, &texts.get("verb-exception-reopen")).clicked() {
            view.do_verb(Verb::ReopenException);
        }
        if page.may_check() {
            check_button_ui(ui, view, page.is_checking(view.shared()));
            if quiet_button(ui, true, &texts.get("exceptions-open-order")).clicked() {
                view.send(Action::Go(Page::Order(shown.case.key.clone())));
            }
        }
    });
}

/// Whether there is money that could have been given back.
const fn has_money(what: &What) -> bool {
    matches!(
        what,
        What::Underpaid { .. }
            | What::Overpaid { .. }
            | What::PaidTwice { .. }
            | What::PaidLate { .. }
            | What::UnknownOrder { .. }
            | What::Mismatch(_)
    )
}

fn check_button_ui(ui: &mut Ui, view: &mut View<'_>, is_checking: bool) {
    let texts = view.texts;
    let keys = keys_text(ui.ctx(), view, Verb::CheckNow);
    let words = [texts.get("exceptions-check"), texts.get("order-checking")];
    let [rest, busy] = words.each_ref().map(|word| Press::quiet(word).icon(Icon::Refresh).keys(keys.as_deref()));
    let width = rest.width(ui).max(busy.width(ui));
    let button = if is_checking { busy.busy(true) } else { rest };
    if button.least_width(width).ui(ui).clicked() {
        view.send(Action::Exceptions(ExceptionsAction::Check));
    }
}

/// Why it is settled, in a person's own words.
fn settle_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage, way: Way, reason: &str) {
    let texts = view.texts;
    let (label, button) = match way {
        Way::Accept => ("exceptions-accept-reason", "exceptions-accept"),
        Way::Refund => ("exceptions-refund-reason", "exceptions-refund"),
    };
    let (label, note) = (texts.get(label), texts.get("exceptions-reason-needed"));
    let mut text = reason.to_owned();
    let field = Field::new(&label).note(Some(&note)).focus(view.takes_focus(Focus::Reason));
    let response = field.text(ui, &mut text);
    let is_done = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if text != reason {
        view.send(Action::Exceptions(ExceptionsAction::TypeReason(text)));
    }
    ui.horizontal_wrapped(|ui| {
        let pressed = primary_button(ui, page.may_settle(), &texts.get(button));
        if !page.may_settle() {
            access::describe(&pressed, &note);
        }
        if pressed.clicked() || (is_done && page.may_settle()) {
            view.send(Action::Exceptions(ExceptionsAction::Settle));
        }
        if quiet_button(ui, true, &texts.get("button-cancel")).clicked() {
            view.send(Action::Exceptions(ExceptionsAction::Cancel));
        }
    });
}

/// What to tell the payer, in the payer's language, to be copied.
fn message_ui(ui: &mut Ui, view: &mut View<'_>, page: &ExceptionsPage, shown: &Shown, told: &ToldException) {
    let texts = view.texts;
    let language = page.message_language();
    let Some(message) = shown.message(told, language, view.shared()) else { return };
    ui.add_space(space::L);
    section_title(ui, &texts.get("exceptions-message"));
    card(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(message).font(font::BODY)).wrap().selectable(true));
    });
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, true, &texts.get("verb-exception-message")).clicked() {
            view.do_verb(Verb::CopyExceptionMessage);
        }
        menu_button(ui, language.name(), |ui| {
            for other in PayerLanguage::ALL {
                if menu_item(ui, true, None, other.name(), None) {
                    view.send(Action::Exceptions(ExceptionsAction::Language(other)));
                }
            }
        });
    });
}
