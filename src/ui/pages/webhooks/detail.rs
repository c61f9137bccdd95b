//! One notification: what is thought of it and why, the exact bytes, and its way out again.

use eframe::egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

use super::list::send as list_action;
use super::rows::{status_word, verdict_pill};
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::pages::webhooks::list::ListAction;
use crate::app::pages::webhooks::send::{Send, SendAction, needs_signing, problem_told};
use crate::app::told::Say as _;
use crate::app::when::Moment;
use crate::app::{Action, Slot, errors};
use crate::backend::protocol::webhooks::{NoticeDetail, SendAnswer, Verdict};
use crate::domain::Money;
use crate::domain::text::show_hidden;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access::{self, Politeness};
use crate::ui::pages::bytes::exact_bytes_ui;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, Field, Icon, Press, banner, caption, check_box, disclosure, error_line, fact_row, icon_button,
    plain_copy_button, quiet_button_with_icon, section_title, skeleton_rows, state_pill, trouble_ui,
};

/// Draws it, with its own scroll bar.
pub(super) fn detail_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.set_max_height(size::CONTROL);
        if icon_button(ui, Icon::Close, &texts.get("orders-detail-close")).clicked() {
            list_action(view, ListAction::CloseDetail);
        }
    });
    ScrollArea::vertical().id_salt("notice").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - space::M).min(size::FORM)); // the bar's
        let detail = &view.state.pages.webhooks.list.detail;
        if let Some(error) = detail.error() {
            trouble_ui(ui, texts, &errors::call(error));
        }
        match detail.value() {
            Some(detail) => {
                ui.scope(|ui| facts_ui(ui, view, detail));
                bytes_ui(ui, view, detail);
                send_ui(ui, view, detail);
            }
            None if detail.is_loading() => skeleton_rows(ui, 6, &texts.get("loading")),
            None => {}
        }
        access::scroll_by_keys(ui);
    });
}

/// Why a verdict is what it is, and what now.
const fn why_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verified => "verdict-verified-why",
        Verdict::WrongSignature => "verdict-wrong-why",
        Verdict::Retired => "verdict-retired-why",
        Verdict::NoSignature => "verdict-unsigned-why",
        Verdict::Reencoded => "verdict-reencoded-why",
        Verdict::NoKey => "verdict-no-key-why",
        Verdict::Mismatch => "verdict-mismatch-why",
    }
}

fn facts_ui(ui: &mut Ui, view: &mut View<'_>, detail: &NoticeDetail) {
    let texts = view.texts;
    let row = &detail.row;
    let market = view.shared().selected_market();
    let number = show_hidden(&row.order.order_no);
    let title = ui.add(Label::new(RichText::new(&number).font(font::MONO_LARGE)).wrap());
    access::heading(&title, 2, &number);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        verdict_pill(ui, texts, row.verdict);
        if let Some(state) = detail.state {
            state_pill(ui, texts, state);
        }
    });
    ui.add_space(space::S);
    ui.add(Label::new(texts.get(why_key(row.verdict)).as_ref()).wrap());
    ui.add_space(space::M);
    ui.spacing_mut().interact_size.y = size::COMPACT;
    ui.spacing_mut().item_spacing.y = space::XS;
    let moment = |at| Moment::second(at, market).say(texts);
    let deliveries = texts.formats().decimal(&row.deliveries.to_string());
    let none = || texts.get("notice-not-kept").into_owned();
    fact_row(ui, &texts.get("orders-amount"), &row.amount.map(|amount| Money::of(amount, market)).say(texts), false);
    fact_row(ui, &texts.get("notices-status"), &status_word(row.status.as_ref()), false);
    fact_row(ui, &texts.get("notices-time"), &moment(row.at), false);
    fact_row(ui, &texts.get("notices-deliveries"), &deliveries, false);
    fact_row(ui, &texts.get("notice-first"), &detail.first.map_or_else(none, moment), false);
    fact_row(ui, &texts.get("notice-last"), &detail.last.map_or_else(none, moment), false);
    fact_row(ui, &texts.get("notices-origin"), &show_hidden(&row.origin), false);
    let header = |value: &Option<String>| value.as_deref().map_or_else(none, show_hidden);
    fact_row(ui, &texts.get("notice-header-merchant"), &header(&detail.headers.merchant_id), true);
    fact_row(ui, &texts.get("notice-header-sign"), &header(&detail.headers.sign), true);
    ui.add_space(space::S);
    if detail.state.is_none() {
        caption(ui, &texts.get("notice-no-order"));
    } else if quiet_button_with_icon(ui, true, Icon::Forward, &texts.get("orders-detail-open")).clicked() {
        view.send(Action::OpenOrder(row.order.clone()));
    }
}

fn bytes_ui(ui: &mut Ui, view: &mut View<'_>, detail: &NoticeDetail) {
    let texts = view.texts;
    section_title(ui, &texts.get("notice-body"));
    if detail.row.verdict == Verdict::Reencoded {
        caption(ui, &texts.get("notice-body-lost"));
    }
    code_ui(ui, &detail.body);
    plain_copy_button(ui, view, "notice-body", &detail.body);
    let title = RichText::new(texts.get("notice-http")).font(font::BODY);
    disclosure(title).id_salt("notice-http").show_unindented(ui, |ui| {
        caption(ui, &texts.get("notice-http-note"));
        code_ui(ui, &detail.as_http);
        plain_copy_button(ui, view, "notice-http", &detail.as_http);
    });
    ui.add_space(space::XS);
    let copied = quiet_button_with_icon(ui, true, Icon::Copy, &texts.get("notice-copy-curl"));
    if copied.clicked() {
        ui.ctx().copy_text(detail.as_curl.clone());
        view.send(Action::Copied("notice-curl"));
    }
}

/// Bytes as they are, but for what would not be seen.
fn code_ui(ui: &mut Ui, text: &str) {
    for line in text.lines() {
        exact_bytes_ui(ui, &show_hidden(line));
    }
}

/// Its way out again.
fn send_ui(ui: &mut Ui, view: &mut View<'_>, detail: &NoticeDetail) {
    let texts = view.texts;
    let send = &view.state.pages.webhooks.send;
    if !send.is_open {
        if quiet_button_with_icon(ui, true, Icon::Sending, &texts.get("send-open")).clicked() {
            send_action(view, SendAction::Open);
        }
        return;
    }
    section_title(ui, &texts.get("send-title"));
    ui.add(Label::new(texts.get("send-what").as_ref()).wrap());
    ui.add_space(space::S);
    let mut url = send.url.clone();
    let label = texts.get("send-url");
    Field::new(&label).hint(&texts.get("send-url-hint")).mono().text(ui, &mut url);
    if url != send.url {
        send_action(view, SendAction::Url(url));
    }
    if needs_signing(detail) {
        caption(ui, &texts.get("send-must-sign"));
    } else {
        let mut anew = send.sign_anew;
        if check_box(ui, &mut anew, &texts.get("send-sign-anew")).clicked() {
            send_action(view, SendAction::SignAnew(anew));
        }
    }
    ui.add_space(space::S);
    let is_sending = view.shared().is_asked(&Slot::SendNotice);
    let words = texts.get("send-now");
    if Press::primary(&words).busy(is_sending).ui(ui).clicked() {
        send_action(view, SendAction::Send);
    }
    ui.add_space(space::S);
    answer_ui(ui, view, send);
}

fn answer_ui(ui: &mut Ui, view: &View<'_>, send: &Send) {
    let texts = view.texts;
    match &send.answer {
        Some(Ok(answer)) => judged_ui(ui, view, answer),
        Some(Err(problem)) => {
            let words = problem_told(problem).say(texts);
            access::announce(ui, "sent", Politeness::Polite, &words);
            error_line(ui, &words);
        }
        None => {}
    }
}

/// The answer, and what the gateway would think of it.
fn judged_ui(ui: &mut Ui, view: &View<'_>, answer: &SendAnswer) {
    let texts = view.texts;
    let (caution, key) = match (answer.by_body, answer.by_status) {
        (true, true) => (Caution::Good, "send-taken"),
        (false, false) => (Caution::Bad, "send-not-taken"),
        _ => (Caution::Note, "send-half-taken"),
    };
    let words = texts.get(key);
    access::announce(ui, "sent", Politeness::Polite, &words);
    banner(ui, caution, &words, |ui| {
        let market = view.shared().selected_market();
        let values = [
            ("status", FluentValue::from(answer.http_status.to_string())),
            ("at", FluentValue::from(Moment::second(answer.at, market).say(texts))),
            ("millis", FluentValue::from(u64::try_from(answer.took.as_millis()).unwrap_or(u64::MAX))),
        ];
        ui.add(Label::new(texts.with("send-answer", &values).into_owned()).wrap());
        for (is_right, yes, no) in [
            (answer.by_body, "send-body-right", "send-body-wrong"),
            (answer.by_status, "send-status-right", "send-status-wrong"),
        ] {
            ui.horizontal_top(|ui| {
                let theme = theme::of(ui);
                let (icon, ink) = if is_right { (Icon::Done, theme.paid) } else { (Icon::Failed, theme.failed) };
                icon.ui(ui, ink.text);
                ui.add(Label::new(texts.get(if is_right { yes } else { no }).as_ref()).wrap());
            });
        }
        if answer.is_signed_anew {
            ui.add(Label::new(texts.get("send-signed-anew").as_ref()).wrap());
        }
        if !answer.body.is_empty() {
            code_ui(ui, &answer.body);
        }
    });
}

fn send_action(view: &mut View<'_>, action: SendAction) {
    view.send(Action::Webhooks(WebhooksAction::Send(action)));
}
