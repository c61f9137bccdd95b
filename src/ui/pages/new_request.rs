//! Draws the page whose state is in `app/pages/new_request.rs`: the form left, what the payer is told right, or below
//! where there is little room.

mod fields;
mod method;
mod preview;

use eframe::egui::{RichText, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::app::pages::new_request::{Form, HOW_FIELDS, NewRequestAction, NewRequestPage, WHAT_FIELDS, WHO_FIELDS};
use crate::app::tour::Spot;
use crate::app::{Action, Page, Verb, errors};
use crate::domain::draft::Warning;
use crate::domain::{Environment, Market};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, Icon, banner, caption, disclosure, empty_state, environment_badge, page_header, pill, primary_button,
    quiet_button, section_title, trouble_ui,
};
use crate::ui::{View, access, tour};

/// The preview grows no wider than this.
const PREVIEW: f32 = 440.0;

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let page = &view.state.pages.new_request;
    page_header(ui, &texts.get("page-new-request"), |_| {});
    let known = page.form.as_ref().and_then(|form| Some((form, form.market(view.shared())?)));
    let Some((form, market)) = known else {
        if view.shared().accounts.value().is_some_and(Vec::is_empty) {
            let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
            if empty_state(ui, Icon::Person, &title, &body, &texts.get("request-no-account-step")) {
                view.send(Action::Go(Page::Accounts));
            }
        } else {
            skeleton_ui(ui, &texts.get("loading"));
        }
        return;
    };
    let whole = ui.available_width();
    if ui.ctx().content_rect().width() < size::NARROW_WINDOW {
        ui.vertical(|ui| {
            ui.set_width(whole.min(size::FORM));
            form_ui(ui, view, page, form, market);
            ui.add_space(space::L);
            let title = RichText::new(texts.get("request-preview-title")).font(font::BODY);
            disclosure(title).id_salt("request-preview").show_unindented(ui, |ui| {
                preview::section_ui(ui, view, form, market, false);
            });
        });
        return;
    }
    let left = (whole * 0.6).min(size::FORM).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(left);
            form_ui(ui, view, page, form, market);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width().min(PREVIEW));
            preview::section_ui(ui, view, form, market, true);
        });
    });
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage, form: &Form, market: &Market) {
    let texts = view.texts;
    let is_creating = page.is_creating(view.shared());
    if let Some(refusal) = &form.refused {
        trouble_ui(ui, texts, &errors::refusal(refusal));
        ui.add_space(space::M);
    }
    if let Some(of) = page.rest() {
        let number = [("number", FluentValue::from(crate::domain::text::show_hidden(&of.order_no)))];
        banner(ui, Caution::Note, &texts.with("request-rest-of", &number), |ui| {
            if quiet_button(ui, true, &texts.get("request-rest-drop")).clicked() {
                view.send(Action::NewRequest(NewRequestAction::DropRest));
            }
        });
        ui.add_space(space::M);
    }
    ui.scope_builder(UiBuilder::new(), |ui| {
        if is_creating {
            ui.disable();
        }
        fields::list_ui(ui, view, page, form, market, WHAT_FIELDS);
        section_title(ui, &texts.get("request-part-who"));
        fields::list_ui(ui, view, page, form, market, WHO_FIELDS);
        section_title(ui, &texts.get("request-part-how"));
        fields::list_ui(ui, view, page, form, market, HOW_FIELDS);
        fields::more_ui(ui, view, page, form, market);
    });
    ui.add_space(space::M);
    repeat_ui(ui, view, page);
    warnings_ui(ui, view, form);
    if let Some(error) = &form.create_error {
        trouble_ui(ui, texts, &errors::create(error));
        ui.add_space(space::M);
    }
    obstacles_ui(ui, view, form);
    create_ui(ui, view, form, is_creating);
}

/// The button, its keys, and whether the money is real.
fn create_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form, is_creating: bool) {
    let texts = view.texts;
    if let Some(account) = view.shared().account(form.account) {
        ui.horizontal_wrapped(|ui| {
            let name = [("account", FluentValue::from(account.account.name.as_str()))];
            match account.account.environment {
                Environment::Production => {
                    pill(ui, theme::of(ui).failed, Some(Icon::Alert), &texts.get("request-real-money"));
                }
                environment @ Environment::Sandbox => {
                    environment_badge(ui, texts, environment);
                }
            }
            caption(ui, &texts.with("request-as", &name));
        });
        ui.add_space(space::XS);
    }
    ui.horizontal_wrapped(|ui| {
        let key = if is_creating { "request-creating" } else { "request-create" };
        let create = primary_button(ui, !is_creating, &texts.get(key));
        tour::mark(ui, view, Spot::Create, create.rect);
        if create.clicked() {
            view.do_verb(Verb::CreateRequest);
        }
        caption(ui, &texts.get("request-create-hint"));
    });
}

/// That an order with this payer and amount was made a short while ago.
fn repeat_ui(ui: &mut Ui, view: &mut View<'_>, page: &NewRequestPage) {
    let Some((key, at)) = page.repeats(view.shared()) else { return };
    let texts = view.texts;
    let age = view.age(ui.ctx(), at);
    let words = texts.with("request-repeats", &[("age", FluentValue::from(age.as_ref()))]);
    banner(ui, Caution::Note, &words, |ui| {
        if ui.link(texts.get("request-repeats-open").as_ref()).clicked() {
            view.send(Action::Go(Page::Order(key.clone())));
        }
    });
    ui.add_space(space::M);
}

/// What to know before sending; what a field says itself is not said twice.
fn warnings_ui(ui: &mut Ui, view: &View<'_>, form: &Form) {
    let Some(Ok(checked)) = &form.checked else { return };
    for warning in &checked.warnings {
        if !matches!(warning, Warning::RemarkChanged(_) | Warning::UnsupportedPayType) {
            banner(ui, Caution::Note, &errors::warning(warning).say(view.texts), |_| {});
            ui.add_space(space::S);
        }
    }
}

/// What keeps it from being sent: each line leads to its field; what stands in no field, such as the account's notify
/// URL, leads to the accounts.
fn obstacles_ui(ui: &mut Ui, view: &mut View<'_>, form: &Form) {
    let texts = view.texts;
    let obstacles = form.obstacles(view.shared());
    if obstacles.is_empty() {
        return;
    }
    let ink = theme::of(ui).failed.text;
    banner(ui, Caution::Bad, &texts.get("request-cannot"), |ui| {
        ui.spacing_mut().item_spacing.y = space::S; // so far apart that a finger hits the one it means
        for obstacle in &obstacles {
            let field = texts.get(fields::key(obstacle.error.field));
            let problem = errors::problem(&obstacle.error.problem).say(texts);
            let values =
                [("field", FluentValue::from(field.as_ref())), ("problem", FluentValue::from(problem.as_ref()))];
            let line = RichText::new(texts.with("request-cannot-line", &values)).font(font::BODY).color(ink);
            if obstacle.is_in_form {
                if ui.link(line.underline()).clicked() {
                    view.send(Action::NewRequest(NewRequestAction::GoTo(obstacle.error.field)));
                }
            } else {
                ui.label(line);
            }
        }
        let is_elsewhere = obstacles.iter().any(|obstacle| !obstacle.is_in_form);
        if is_elsewhere && quiet_button(ui, true, &texts.get("request-edit-account")).clicked() {
            view.send(Action::Go(Page::Accounts));
        }
    });
    ui.add_space(space::M);
}

/// The form while accounts are on their way, in its shape.
fn skeleton_ui(ui: &mut Ui, name: &str) {
    let fill = theme::of(ui).hairline;
    let shape = ui.vertical(|ui| {
        ui.set_width(ui.available_width().min(size::FORM));
        for height in [size::AMOUNT, size::CONTROL, size::CONTROL, size::CONTROL] {
            let (label, _) = ui.allocate_exact_size(Vec2::new(96.0, space::M), Sense::hover());
            let (entry, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
            for bar in [label, entry] {
                ui.painter().rect_filled(bar, f32::from(size::RADIUS), fill);
            }
            ui.add_space(space::M);
        }
    });
    shape.response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, name));
    access::busy(&shape.response);
}
