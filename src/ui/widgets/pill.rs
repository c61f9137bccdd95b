//! Small marks: a state, an environment. Shape, word and colour together.

use eframe::egui::{Frame, Margin, RichText, Ui};

use super::Icon;
use crate::domain::{Environment, OrderState};
use crate::i18n::Texts;
use crate::ui::theme::{self, Ink, Theme, font, size, space};

/// A word with an icon on a pale ground.
pub fn pill(ui: &mut Ui, ink: Ink, icon: Option<Icon>, word: &str) {
    let frame =
        Frame::new().fill(ink.fill).corner_radius(f32::from(size::RADIUS)).inner_margin(Margin::symmetric(8, 2));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.spacing_mut().interact_size.y = 0.0;
            if let Some(icon) = icon {
                icon.ui(ui, ink.text);
            }
            ui.label(RichText::new(word).font(font::TABLE).color(ink.text));
        });
    });
}

/// Where an order stands.
pub fn state_pill(ui: &mut Ui, texts: &Texts, state: OrderState) {
    let (ink, icon) = state_look(theme::of(ui), state);
    pill(ui, ink, Some(icon), &texts.get(state_key(state)));
}

/// Key of the state's name in the catalogue.
pub const fn state_key(state: OrderState) -> &'static str {
    match state {
        OrderState::NotSent => "state-not_sent",
        OrderState::InFlight => "state-in_flight",
        OrderState::Busy => "state-busy",
        OrderState::Unknown => "state-unknown",
        OrderState::NotMade => "state-not_made",
        OrderState::Rejected => "state-rejected",
        OrderState::Waiting => "state-waiting",
        OrderState::Paid => "state-paid",
        OrderState::Failed => "state-failed",
    }
}

/// Colour and shape of a state.
const fn state_look(theme: &Theme, state: OrderState) -> (Ink, Icon) {
    match state {
        OrderState::NotSent | OrderState::NotMade => (theme.muted, Icon::Rest),
        OrderState::InFlight | OrderState::Busy | OrderState::Waiting => (theme.waiting, Icon::Clock),
        OrderState::Unknown => (theme.person, Icon::Question),
        OrderState::Rejected | OrderState::Failed => (theme.failed, Icon::Failed),
        OrderState::Paid => (theme.paid, Icon::Done),
    }
}

/// Whether an account's money is real.
pub fn environment_badge(ui: &mut Ui, texts: &Texts, environment: Environment) {
    let theme = theme::of(ui);
    match environment {
        Environment::Sandbox => pill(ui, theme.waiting, None, &texts.get("environment-sandbox")),
        Environment::Production => pill(ui, theme.paid, None, &texts.get("environment-production")),
    }
}
