//! The *ficha*: what the payer must be told, as a ledger with one number a line, each to be copied at the right edge;
//! the QR code beside or below it.

use eframe::egui::{Align, FontId, Label, Layout, Margin, OpenUrl, Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2};

use super::{aloud, customer, message, share};
use crate::app::Action;
use crate::app::pages::order::{OrderAction, OrderPage, ShareAction, Shown};
use crate::app::tour::Spot;
use crate::domain::Market;
use crate::domain::text::show_hidden;
use crate::export::document::Form;
use crate::i18n::FluentValue;
use crate::instructions::qr::QrError;
use crate::instructions::{Level, Link, QrContent, Sheet, SheetField};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, Field, Icon, PLAIN_PADDING, banner, caption, card, chip, disclosure, is_copied, plain_button,
    plain_copy_button, plain_width, quiet_button, section_title, with_actions,
};
use crate::ui::widgets::{barcode, qr};
use crate::ui::{View, access, tour};

/// Side of the QR code in points.
const QR_SIDE: f32 = 232.0;
/// The widest that a barcode is drawn, in points.
const BARCODE_WIDTH: f32 = 440.0;
/// From this width on the QR code stands beside the numbers.
const QR_BESIDE: f32 = 600.0;
/// Width of the names of the numbers, where they stand beside them.
const LABELS: f32 = 136.0;
/// From this width on the names stand beside the numbers, not above them.
const LABELS_BESIDE: f32 = 440.0;
/// Least height of a line.
const LINE: f32 = 48.0;

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let sheet = &shown.sheet;
    let market = view.shared().market(&shown.detail.market);
    card(theme).inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let over = shown.over(view.shared().now);
        let is_blocked = shown.is_blocked();
        let title = |ui: &mut Ui, view: &mut View<'_>| {
            let title = texts.get("order-instructions");
            let drawn = ui.label(RichText::new(title.as_ref()).font(font::strong()));
            access::heading(&drawn, 2, &title);
            tour::mark(ui, view, Spot::Instructions, drawn.rect);
        };
        if shown.has_message(view.shared().now) {
            with_actions(ui, "order-instructions", size::CONTROL, view, title, |ui, view| {
                ui.add_enabled_ui(!is_blocked, |ui| message::button_ui(ui, view, shown));
            });
        } else {
            title(ui, view);
        }
        match over {
            _ if !sheet.has_any() => caption(ui, &texts.get("order-instructions-none")),
            None => {
                caption(ui, &texts.get("order-instructions-note"));
                ui.add_space(space::XS);
                ui.horizontal_wrapped(|ui| {
                    aloud::button_ui(ui, view, shown);
                    customer::button_ui(ui, view, shown);
                });
            }
            Some(key) => {
                ui.horizontal(|ui| {
                    ui.spacing_mut().interact_size.y = 0.0;
                    Icon::Rest.ui(ui, theme.secondary);
                    ui.add(Label::new(RichText::new(texts.get(key)).font(font::TABLE)).wrap());
                });
            }
        }
        // Without the rules of its market there is no sheet at all.
        let Some(market) = market else { return };
        let how = How { is_over: over.is_some(), is_blocked };
        if shown.is_closed() && sheet.has_any() {
            let title = RichText::new(texts.get("order-instructions-show")).font(font::BODY);
            let closed = disclosure(title).id_salt("closed-instructions");
            closed.show(ui, |ui| told_ui(ui, view, page, shown, market, how));
        } else {
            told_ui(ui, view, page, shown, market, how);
        }
        share::section_ui(ui, view, page, shown, market);
    });
}

/// What is wrong with the instructions, the question that decides them, and the instructions.
fn told_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown, market: &Market, how: How) {
    let sheet = &shown.sheet;
    findings_ui(ui, view, shown, market, how);
    if sheet.has_any() {
        if !how.is_over {
            question_ui(ui, view, sheet, market);
        }
        ui.add_space(space::S);
        sheet_ui(ui, view, page, sheet, market, how);
    }
}

/// What is wrong with the instructions, or may be: what keeps them back apart from what is only to be known.
fn findings_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown, market: &Market, how: How) {
    let found = shown.findings();
    let blocked = match how {
        How { is_blocked: false, .. } => "order-answered-for", // it is still said
        How { is_over: true, .. } => "order-kept-back",
        How { .. } => "order-blocked",
    };
    for (level, caution, title) in
        [(Level::Block, Caution::Bad, blocked), (Level::Warn, Caution::Note, "order-warnings")]
    {
        let findings: Vec<_> = found.iter().filter(|finding| finding.level == level).collect();
        if findings.is_empty() {
            continue;
        }
        ui.add_space(space::S);
        banner(ui, caution, &view.texts.get(title), |ui| {
            for finding in findings {
                ui.add(Label::new(RichText::new(finding.line.say(view.texts, market)).font(font::BODY)).wrap());
            }
            if level == Level::Block && how.is_blocked {
                reason_ui(ui, view);
            }
        });
    }
}

/// What can still be done with the instructions.
#[derive(Clone, Copy)]
struct How {
    /// Not to be given any more: muted.
    is_over: bool,
    /// Not to be given out before a person says why: nothing can be copied.
    is_blocked: bool,
}

fn sheet_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, sheet: &Sheet, market: &Market, how: How) {
    // A code on screen is given out to whoever has a camera.
    let is_free = !how.is_over && !how.is_blocked;
    let has_code = sheet.qr.is_some() && is_free;
    if has_code && ui.available_width() >= QR_BESIDE {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let lines = ui.available_width() - QR_SIDE - space::XL;
            ui.vertical(|ui| {
                ui.set_width(lines);
                lines_ui(ui, view, sheet, market, how);
            });
            ui.vertical_centered(|ui| {
                ui.set_width(QR_SIDE);
                code_ui(ui, view, sheet, how);
            });
        });
    } else {
        lines_ui(ui, view, sheet, market, how);
        if has_code {
            ui.add_space(space::M);
            code_ui(ui, view, sheet, how);
        }
    }
    if is_free && let Some(content) = &sheet.barcode {
        ui.add_space(space::M);
        barcode_ui(ui, view, page, content);
    }
}

/// The values to type, the link, and the steps.
fn lines_ui(ui: &mut Ui, view: &mut View<'_>, sheet: &Sheet, market: &Market, how: How) {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let actions = actions_width(ui, view, sheet);
    let main = sheet.main_field();
    for field in &sheet.fields {
        let is_main = main == Some(field);
        field_ui(ui, view, field, Line { is_main, how, actions });
    }
    if let Some(link) = &sheet.link {
        link_ui(ui, view, link, Line { is_main: false, how, actions });
    }
    if !how.is_over {
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        steps_ui(ui, view, sheet, market);
    }
}

/// The steps for the answer that was given, and what the payer and the merchant should know besides.
fn steps_ui(ui: &mut Ui, view: &View<'_>, sheet: &Sheet, market: &Market) {
    let texts = view.texts;
    if !sheet.steps.is_empty() {
        section_title(ui, &texts.get("order-steps"));
        for (i, step) in sheet.steps.iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.label(RichText::new((i + 1).to_string()).font(font::strong()).color(theme::of(ui).accent));
                ui.add(Label::new(step.say(texts, market)).wrap());
            });
        }
    }
    for line in sheet.advice.iter().chain(&sheet.delay).chain(&sheet.notes) {
        ui.horizontal_top(|ui| {
            Icon::Info.ui(ui, theme::of(ui).secondary);
            ui.add(Label::new(RichText::new(line.say(texts, market)).font(font::TABLE)).wrap());
        });
    }
}

/// Gives the instructions free for a reason, which the journal keeps.
fn reason_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let mut reason = view.state.pages.order.give_out_reason.clone();
    let label = texts.get("order-give-out-reason");
    if Field::new(&label).note(Some(&texts.get("order-give-out-note"))).text(ui, &mut reason).changed() {
        view.send(Action::Order(OrderAction::TypeReason(reason.clone())));
    }
    if quiet_button(ui, !reason.trim().is_empty(), &texts.get("order-give-out")).clicked() {
        view.send(Action::Order(OrderAction::GiveOutAnyway));
    }
}

/// The one question whose answer decides what is typed and where.
pub(super) fn question_ui(ui: &mut Ui, view: &mut View<'_>, sheet: &Sheet, market: &Market) {
    let Some(question) = &sheet.question else { return };
    let texts = view.texts;
    ui.add_space(space::S);
    ui.label(RichText::new(texts.get(question.key)).font(font::BODY));
    ui.horizontal_wrapped(|ui| {
        for choice in &question.choices {
            if chip(ui, sheet.path == Some(choice.id), &choice.line.say(texts, market), None).clicked() {
                view.send(Action::Order(OrderAction::Answer(choice.id)));
            }
        }
    });
}

/// How a line of the ledger is drawn.
#[derive(Clone, Copy)]
struct Line {
    /// As large as its place allows.
    is_main: bool,
    /// What can still be done with it.
    how: How,
    /// Width of the column of buttons, the same in every line.
    actions: f32,
}

/// One line: its name, what is to be typed, and at the right edge what can be done with it.
///
/// The name stands above the value where there is little room. A hairline parts it from what is above.
fn line_ui(ui: &mut Ui, line: Line, name: &str, value: &str, mono: bool, actions: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let whole = ui.available_width();
    let is_beside = whole >= LABELS_BESIDE;
    let label_width = if is_beside { LABELS } else { 0.0 };
    let room = (whole - label_width - line.actions - space::M).max(1.0);
    let font = match (mono, line.is_main) {
        (false, _) => font::BODY,
        (true, false) => font::MONO_LARGE,
        (true, true) => largest(ui, value, room),
    };
    let color = if line.how.is_over { theme.secondary } else { theme.text };
    let value_height = ui.painter().layout(value.to_owned(), font.clone(), color, room).size().y;
    let name_height = ui.fonts_mut(|fonts| fonts.row_height(&font::TABLE));
    let above = if is_beside { 0.0 } else { name_height };
    let height = (value_height + above + 2.0 * space::M).max(LINE);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), (1.0, theme.hairline));

    let middle = Layout::left_to_right(Align::Center);
    let cell = |left: f32, top: f32, width: f32, bottom: f32| {
        let rect = Rect::from_min_max(pos2(left, top), pos2(left + width, bottom));
        UiBuilder::new().max_rect(rect).layout(middle)
    };
    let pad = if is_beside { 0.0 } else { space::M };
    let split = if is_beside { rect.bottom() } else { rect.top() + pad + name_height };
    let name_width = if is_beside { LABELS - space::M } else { room };
    let label = Label::new(RichText::new(name).font(font::TABLE).color(theme.secondary)).wrap();
    ui.new_child(cell(rect.left(), rect.top() + pad, name_width, split)).add(label);
    let top = if is_beside { rect.top() } else { split };
    let label = Label::new(RichText::new(value).font(font).color(color)).wrap();
    ui.new_child(cell(rect.left() + label_width, top, room, rect.bottom() - pad)).add(label);
    let left = rect.right() + PLAIN_PADDING - line.actions;
    actions(&mut ui.new_child(cell(left, rect.top(), line.actions, rect.bottom())));
}

/// The largest face for codes in which a text fits into one line; the smallest one may take several.
fn largest(ui: &Ui, text: &str, room: f32) -> FontId {
    let fits =
        |font: &FontId| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), theme::of(ui).text).size().x <= room;
    [font::MONO_HUGE, font::MONO_BIG].into_iter().find(fits).unwrap_or(font::MONO_LARGE)
}

fn field_ui(ui: &mut Ui, view: &mut View<'_>, field: &SheetField, line: Line) {
    let label = view.texts.get(field.label);
    let groups: Vec<String> = field.groups.iter().map(|group| show_hidden(group)).collect();
    ui.push_id(field.label, |ui| {
        line_ui(ui, line, &label, &groups.join(" "), true, |ui| {
            ui.add_space(line.actions - plain_width(ui, &view.texts.get("copy")));
            ui.add_enabled_ui(!line.how.is_blocked, |ui| {
                if plain_copy_button(ui, view, field.label, &field.value) {
                    view.send(Action::Order(OrderAction::Copied(field.label)));
                }
            });
        });
    });
}

/// Width of the column of buttons: the widest line's, so that all of them end at the same edge.
fn actions_width(ui: &Ui, view: &View<'_>, sheet: &Sheet) -> f32 {
    let width = |key: &'static str| plain_width(ui, &view.texts.get(key));
    let open = if sheet.link.is_some() { width("order-open") + space::XS } else { 0.0 };
    open + width("copy")
}

fn link_ui(ui: &mut Ui, view: &mut View<'_>, link: &Link, line: Line) {
    let texts = view.texts;
    let host = show_hidden(&link.host);
    line_ui(ui, line, &texts.get("order-link"), &host, false, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        // The link was parsed and its scheme allowed, or there would be none in the sheet.
        let open = plain_button(ui, !line.how.is_over, &texts.get("order-open"), &texts.get("order-open-link"));
        if open.clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(&link.url));
        }
        let copy = plain_button(ui, !line.how.is_blocked, &texts.get("copy"), &texts.get("order-copy-link"));
        if is_copied(&copy) {
            ui.ctx().copy_text(link.url.clone());
            view.send(Action::Copied("order-link"));
            view.send(Action::Order(OrderAction::Copied("order-link")));
        }
    });
}

/// The QR code and where it leads, and its text for those who cannot scan it.
fn code_ui(ui: &mut Ui, view: &mut View<'_>, sheet: &Sheet, how: How) {
    let Some(content) = &sheet.qr else { return };
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = space::S;
    let host = sheet.link.as_ref().map(|link| show_hidden(&link.host));
    let (name, below) = match (content, &host) {
        (QrContent::Link(_), Some(host)) => {
            let host = [("host", FluentValue::from(host.as_str()))];
            (texts.with("order-qr-link", &host), texts.with("order-link-opens", &host))
        }
        _ => (texts.get("order-qr-payment"), texts.get("order-qr-scan")),
    };
    match qr::show(ui, content.text(), &name, QR_SIDE) {
        Ok(_) => caption(ui, &below),
        Err(QrError::TooLong(_)) => {
            let color = theme::of(ui).secondary;
            ui.horizontal_top(|ui| {
                Icon::Alert.ui(ui, color);
                ui.add(Label::new(texts.get("order-qr-too-long").as_ref()).wrap());
            });
        }
        Err(QrError::Empty) => return,
    }
    let title = RichText::new(texts.get("order-qr-text")).font(font::CAPTION).color(theme::of(ui).secondary);
    disclosure(title).id_salt("qr-text").show(ui, |ui| {
        ui.set_max_width(QR_SIDE.min(ui.available_width()));
        ui.add(Label::new(RichText::new(show_hidden(content.text())).font(font::MONO)).wrap());
        ui.add_enabled_ui(!how.is_blocked, |ui| {
            if plain_copy_button(ui, view, "order-qr-text", content.text()) {
                view.send(Action::Order(OrderAction::Copied("order-qr-text")));
            }
        });
    });
}

/// The code for a till, and its files.
fn barcode_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, content: &str) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing = Vec2::splat(space::S);
    let name = texts.with("order-barcode", &[("what", FluentValue::from(texts.get("sheet-code")))]);
    let room = ui.available_width().min(BARCODE_WIDTH);
    if barcode::show(ui, content, &name, room).is_err() {
        return; // the digits above serve as well
    }
    caption(ui, &texts.get("order-barcode-scan"));
    let is_free = !page.is_making(view.shared());
    ui.horizontal_wrapped(|ui| {
        for (key, form) in [("share-barcode-png", Form::BarcodePng), ("share-barcode-svg", Form::BarcodeSvg)] {
            if quiet_button(ui, is_free, &texts.get(key)).clicked() {
                view.send(Action::Order(OrderAction::Share(ShareAction::Save(form))));
            }
        }
    });
}
