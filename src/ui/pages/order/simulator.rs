//! The payer simulator: only where the gateway is Cobro's own, and in the banner's ink, so that nobody takes it for a
//! part of the order.

use eframe::egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui};

use crate::app::Action;
use crate::app::pages::order::{OrderAction, OrderPage, Shown};
use crate::app::tour::Spot;
use crate::domain::Play;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{caption, card, quiet_button};
use crate::ui::{View, access, tour};

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, page: &OrderPage, shown: &Shown) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let is_playing = page.is_simulating(view.shared());
    let has_something_to_pay = shown.detail.order.platform_no.is_some();
    let enabled = has_something_to_pay && !is_playing;
    card(theme).stroke(Stroke::new(1.0, theme.banner.fill)).inner_margin(Margin::ZERO).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let top = CornerRadius { sw: 0, se: 0, ..CornerRadius::same(size::RADIUS_CARD) };
        let head = Frame::new().fill(theme.banner.fill).corner_radius(top).inner_margin(Margin::symmetric(20, 6));
        head.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = RichText::new(texts.get("order-simulator")).font(font::BODY).strong();
            ui.label(title.color(theme.banner.text));
        });
        Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            let note = match (is_playing, has_something_to_pay) {
                (true, _) => "order-playing",
                (false, true) => "order-simulator-note",
                (false, false) => "order-simulator-nothing",
            };
            caption(ui, &texts.get(note));
            ui.horizontal_wrapped(|ui| {
                for play in Play::ALL {
                    let button = quiet_button(ui, enabled, &texts.get(play_key(*play)));
                    if *play == Play::Exact {
                        tour::mark(ui, view, Spot::Simulator, button.rect);
                    }
                    if !enabled {
                        access::describe(&button, &texts.get(note));
                    }
                    if button.clicked() {
                        view.send(Action::Order(OrderAction::Play(*play)));
                    }
                }
            });
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
