//! What is spoken by itself, wherever the keyboard is, though no text on screen is that sentence: where the open order
//! stands on its way, the connection that was lost and came back. Toasts, counts, messages beside fields and banners are
//! spoken where they are drawn.

use eframe::egui::{Id, Ui};

use super::access::{Politeness, announce};
use super::widgets::state_key;
use super::{View, access};
use crate::app::Page;
use crate::domain::OrderState;

/// Draws nothing; speaks what is new.
pub fn spoken_ui(ui: &mut Ui, view: &View<'_>) {
    access::group(ui, &view.texts.get("access-news"), |ui| {
        announce(ui, "order", Politeness::Polite, &order(view).unwrap_or_default());
        announce(ui, "connection", Politeness::Assertive, &connection(ui, view));
    });
}

/// Where the open order stands on its way; a toast says where it ends.
fn order(view: &View<'_>) -> Option<String> {
    let shown = view.state.pages.order.shown().filter(|_| matches!(view.shared().page, Page::Order(_)))?;
    match shown.detail.order.state {
        state @ (OrderState::NotSent | OrderState::InFlight | OrderState::Busy | OrderState::Waiting) => {
            Some(view.texts.get(state_key(state)).into_owned())
        }
        _ => None,
    }
}

/// Whether the gateway answers; nothing is said while it always did.
fn connection(ui: &Ui, view: &View<'_>) -> String {
    let is_lost = view.shared().pulse.failing > 0;
    let id = Id::unique("connection-was-lost");
    let was_lost = ui.data_mut(|data| {
        let was_lost = data.get_temp_mut_or_default::<bool>(id);
        *was_lost |= is_lost;
        *was_lost
    });
    match (is_lost, was_lost) {
        (true, _) => view.texts.get("access-connection-lost").into_owned(),
        (false, true) => view.texts.get("access-connection-back").into_owned(),
        (false, false) => String::new(),
    }
}
