//! The button that shows the payer a window of their own.

use eframe::egui::Ui;

use crate::app::Verb;
use crate::app::pages::order::Shown;
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{Icon, Press};
use crate::ui::{View, access};

/// Draws the button.
pub fn button_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let why = shown.why_not_shown(view.shared());
    let keys = keys_text(ui.ctx(), view, Verb::CustomerWindow);
    let label = view.texts.get("customer");
    let button = Press::quiet(&label).icon(Icon::Screen).keys(keys.as_deref()).enabled(why.is_none()).ui(ui);
    if let Some(why) = why {
        access::describe(&button, &view.texts.get(why));
    }
    if button.clicked() {
        view.do_verb(Verb::CustomerWindow);
    }
}
