//! Draws the page whose state is in `app/pages/overview.rs`: the figures side by side, each leading to its orders, and
//! below them the newest orders.

mod figures;
mod newest;

use eframe::egui::Ui;

use crate::app::pages::accounts::AccountsAction;
use crate::app::pages::overview::{Figure, OverviewAction};
use crate::app::{Action, Page, errors};
use crate::ui::View;
use crate::ui::theme::space;
use crate::ui::widgets::{
    Caution, Icon, banner, empty_state, page_header, primary_button_with_icon, quiet_button_with_icon, skeleton_rows,
    trouble_ui,
};

/// The page grows no wider than this: what belongs to one row must not stand too far apart.
const WIDEST: f32 = 1_280.0;

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let shared = view.shared();
    let page = &view.state.pages.overview;
    let has_account = shared.selected.is_some();
    ui.set_max_width(ui.available_width().min(WIDEST));

    let new_request = texts.get("overview-new-request");
    page_header(ui, &texts.get("page-overview"), |ui| {
        if has_account && !page.is_empty() && primary_button_with_icon(ui, true, Icon::Plus, &new_request).clicked() {
            view.send(Action::Go(Page::NewRequest));
        }
    });
    if shared.accounts.value().is_some_and(Vec::is_empty) {
        let (title, body) = (texts.get("overview-no-account-title"), texts.get("overview-no-account-body"));
        if empty_state(ui, Icon::Person, &title, &body, &texts.get("overview-no-account-button")) {
            view.send(Action::Go(Page::Accounts));
            view.send(Action::Accounts(AccountsAction::Add));
        }
        return;
    }
    if !has_account {
        match shared.accounts.error() {
            Some(error) => trouble_ui(ui, texts, &errors::call(error)),
            None => skeleton_rows(ui, 6, &texts.get("loading")),
        }
        return;
    }
    if page.is_empty() {
        let (title, body) = (texts.get("overview-no-orders-title"), texts.get("overview-no-orders-body"));
        if empty_state(ui, Icon::Overview, &title, &body, &new_request) {
            view.send(Action::Go(Page::NewRequest));
        }
        return;
    }
    trouble_section_ui(ui, view);
    figures::section_ui(ui, view);
    ui.add_space(space::L);
    newest::section_ui(ui, view);
}

/// What did not come, above what did; and whether the gateway is silent while something waits.
fn trouble_section_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let page = &view.state.pages.overview;
    if let Some(error) = page.figures.error().or(page.newest.error()) {
        trouble_ui(ui, texts, &errors::call(error));
        ui.add_space(space::XS);
        if quiet_button_with_icon(ui, true, Icon::Refresh, &texts.get("button-retry")).clicked() {
            view.send(Action::Overview(OverviewAction::Retry));
        }
        ui.add_space(space::M);
    }
    let failing = view.shared().pulse.failing;
    if failing > 0 && page.tally(Figure::Waiting).is_some_and(|tally| tally.count > 0) {
        banner(ui, Caution::Note, &texts.with("orders-offline", &[("n", failing.into())]), |_| {});
        ui.add_space(space::M);
    }
}
