//! Draws the page whose state is in `app/pages/claim.rs`: what the payer tells of a payment at the left or above, the
//! orders it may be for at the right or below.

mod found;

use eframe::egui::{Key, Response, RichText, Ui, Vec2};

use crate::app::pages::claim::{ClaimAction, ClaimPage, day, market, rail_key, rails, today};
use crate::app::{Action, Page};
use crate::domain::Market;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    EmptyState, Field, Icon, Step, chip, choice_item, error_line, page_header, plain_button, primary_button,
};
use crate::ui::{View, access};

/// From this width on what was found stands beside what is asked.
const BESIDE: f32 = 760.0;
/// Width of what is asked.
const FORM: f32 = 320.0;
/// The page grows no wider than this.
const WIDEST: f32 = 1_120.0;

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    ui.set_max_width(ui.available_width().min(WIDEST));
    let back = texts.get("button-back");
    page_header(ui, &texts.get("claim-title"), |ui| {
        if plain_button(ui, true, &back, &back).clicked() {
            view.send(Action::Back);
        }
    });
    let Some(market) = market(view.shared()) else {
        if view.shared().accounts.value().is_some() {
            let (title, body) = (texts.get("request-no-account-title"), texts.get("request-no-account-body"));
            let step = texts.get("request-no-account-step");
            let empty = EmptyState::new(&title, &body).icon(Icon::Person).first_step(Some(&step));
            if empty.ui(ui) == Some(Step::First) {
                view.send(Action::Go(Page::Accounts));
            }
        }
        return;
    };
    let page = &view.state.pages.claim;
    ui.label(RichText::new(texts.get("claim-intro")).color(theme::of(ui).secondary));
    ui.add_space(space::M);
    if ui.available_width() < BESIDE {
        form_ui(ui, view, page, market);
        ui.add_space(space::L);
        found::section_ui(ui, view, page);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.vertical(|ui| {
            ui.set_width(FORM);
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            form_ui(ui, view, page, market);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            found::section_ui(ui, view, page);
        });
    });
}

fn send(view: &mut View<'_>, action: ClaimAction) {
    view.send(Action::Claim(action));
}

/// What is known of the payment; every part of it may be left out.
fn form_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage, market: &Market) {
    let texts = view.texts;
    let is_sent = [day_ui(ui, view, page, market), amount_ui(ui, view, page, market), number_ui(ui, view, page)];
    rail_ui(ui, view, page, market);
    if page.lacks_all {
        error_line(ui, &texts.get("claim-nothing"));
    }
    let is_finding = page.is_finding(view.shared());
    let find = primary_button(ui, !is_finding, &texts.get("claim-find"));
    if is_finding {
        access::describe(&find, &texts.get("claim-loading"));
    }
    if find.clicked() || is_sent.contains(&true) {
        send(view, ClaimAction::Find);
    }
}

/// Whether Enter was pressed in a field of one line.
fn is_sent(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn day_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage, market: &Market) -> bool {
    let texts = view.texts;
    let mut text = page.day.clone();
    let problem = page.day_problem.as_ref().map(|problem| problem.say(texts));
    let today = today(view.shared(), market);
    let hint = day::written(today);
    let label = texts.get("claim-day");
    let field = Field::new(&label).hint(&hint).mono().error(problem.as_deref()).text(ui, &mut text);
    let is_sent = is_sent(ui, &field);
    if field.changed() {
        send(view, ClaimAction::Day(text));
    }
    ui.horizontal_wrapped(|ui| {
        for (key, days) in [("claim-today", 0), ("claim-yesterday", 1)] {
            let is_chosen = day::days_ago(days, today).is_some_and(|day| page.read_day(view.shared()) == Some(day));
            if chip(ui, is_chosen, &texts.get(key), None).clicked() {
                send(view, ClaimAction::DaysAgo(days));
            }
        }
    });
    ui.add_space(space::S);
    is_sent
}

fn amount_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage, market: &Market) -> bool {
    let texts = view.texts;
    let mut text = page.amount.clone();
    let problem = page.amount_problem.as_ref().map(|problem| problem.say(texts));
    let label = texts.with("claim-amount", &[("currency", market.currency.code().into())]);
    let field = Field::new(&label).mono().error(problem.as_deref()).text(ui, &mut text);
    if field.changed() {
        send(view, ClaimAction::Amount(text));
    }
    is_sent(ui, &field)
}

fn number_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage) -> bool {
    let texts = view.texts;
    let mut text = page.number.clone();
    let (label, note) = (texts.get("claim-number"), texts.get("claim-number-note"));
    let field = Field::new(&label).mono().note(Some(&note)).text(ui, &mut text);
    if field.changed() {
        send(view, ClaimAction::Number(text));
    }
    is_sent(ui, &field)
}

fn rail_ui(ui: &mut Ui, view: &mut View<'_>, page: &ClaimPage, market: &Market) {
    let texts = view.texts;
    let any = texts.get("claim-rail-any");
    let chosen = page.rail.map_or_else(|| any.clone(), |rail| texts.get(rail_key(rail)));
    let (label, note) = (texts.get("claim-rail"), texts.get("claim-rail-note"));
    let picked = Field::new(&label).note(Some(&note)).choice(ui, &chosen, |ui| {
        let mut picked = None;
        if choice_item(ui, page.rail.is_none(), &any) {
            picked = Some(None);
        }
        for rail in rails(market) {
            if choice_item(ui, page.rail == Some(rail), &texts.get(rail_key(rail))) {
                picked = Some(Some(rail));
            }
        }
        picked
    });
    if let Some(rail) = picked.flatten() {
        send(view, ClaimAction::Rail(rail));
    }
}
