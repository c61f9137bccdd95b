//! Small marks: a state, an environment. Shape, word and colour together.

use std::sync::Arc;

use eframe::egui::{Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::Icon;
use crate::domain::{Environment, OrderState};
use crate::i18n::Texts;
use crate::ui::theme::{self, Ink, Theme, font, size, space};

/// A word with an icon on a pale ground. One widget of a known size, so that it stands in the middle of any row.
pub fn pill(ui: &mut Ui, ink: Ink, icon: Option<Icon>, word: &str) -> Response {
    let pill = Pill::new(ui, ink, icon, word);
    let (rect, response) = ui.allocate_exact_size(pill.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    pill.paint(ui, rect.min);
    response
}

/// A pill laid out, to be painted in a row that speaks for all its parts.
pub struct Pill {
    ink: Ink,
    icon: Option<Icon>,
    word: Arc<Galley>,
}

impl Pill {
    /// Lays one out.
    pub fn new(ui: &Ui, ink: Ink, icon: Option<Icon>, word: &str) -> Self {
        Self { ink, icon, word: ui.painter().layout_no_wrap(word.to_owned(), font::LABEL, ink.text) }
    }

    /// Where an order stands.
    pub fn state(ui: &Ui, texts: &Texts, state: OrderState) -> Self {
        let (ink, icon) = state_look(theme::of(ui), state);
        Self::new(ui, ink, Some(icon), &texts.get(state_key(state)))
    }

    /// How large it is.
    pub fn size(&self) -> Vec2 {
        Vec2::new((self.icon_width() + self.word.size().x + 2.0 * space::S).ceil(), HEIGHT)
    }

    fn icon_width(&self) -> f32 {
        self.icon.map_or(0.0, |_| ICON + space::XS)
    }

    /// Paints it with its left top corner there.
    pub fn paint(self, ui: &Ui, at: Pos2) {
        let rect = Rect::from_min_size(at, self.size());
        let painter = ui.painter();
        // Where pale grounds do not count, a line holds the pill together.
        let line = if theme::of(ui).high_contrast { Stroke::new(size::LINE, self.ink.text) } else { Stroke::NONE };
        painter.rect(rect, f32::from(size::RADIUS), self.ink.fill, line, StrokeKind::Inside);
        let left = rect.left() + space::S;
        if let Some(icon) = self.icon {
            let at = Rect::from_min_size(pos2(left, rect.center().y - ICON / 2.0), Vec2::splat(ICON));
            icon.paint(painter, at, self.ink.text);
        }
        let word = pos2(left + self.icon_width(), rect.center().y - self.word.size().y / 2.0);
        painter.galley(word, self.word, self.ink.text);
    }
}

/// Height of a pill.
const HEIGHT: f32 = 24.0;
/// Its icon, a little smaller than elsewhere: the word is small as well.
const ICON: f32 = 14.0;

/// Where an order stands.
pub fn state_pill(ui: &mut Ui, texts: &Texts, state: OrderState) -> Response {
    let (ink, icon) = state_look(theme::of(ui), state);
    pill(ui, ink, Some(icon), &texts.get(state_key(state)))
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

/// Colour and shape of a state; no two have the same shape.
pub(super) const fn state_look(theme: &Theme, state: OrderState) -> (Ink, Icon) {
    match state {
        OrderState::NotSent => (theme.muted, Icon::Draft),
        OrderState::InFlight => (theme.waiting, Icon::Sending),
        OrderState::Busy => (theme.waiting, Icon::Busy),
        OrderState::Unknown => (theme.person, Icon::Question),
        OrderState::NotMade => (theme.muted, Icon::Rest),
        OrderState::Rejected => (theme.failed, Icon::Refused),
        OrderState::Waiting => (theme.waiting, Icon::Clock),
        OrderState::Paid => (theme.paid, Icon::Done),
        OrderState::Failed => (theme.failed, Icon::Failed),
    }
}

/// Whether an account's money is real.
pub fn environment_badge(ui: &mut Ui, texts: &Texts, environment: Environment) -> Response {
    let theme = theme::of(ui);
    match environment {
        Environment::Sandbox => pill(ui, theme.waiting, None, &texts.get("environment-sandbox")),
        Environment::Production => pill(ui, theme.paid, None, &texts.get("environment-production")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    /// Colour never speaks alone: whoever sees none tells the states apart by shape and by word.
    #[test]
    fn every_state_has_its_own_shape_and_word() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for (i, one) in OrderState::ALL.iter().enumerate() {
                for other in &OrderState::ALL[..i] {
                    let shape = |state: OrderState| state_look(&theme::LIGHT, state).1;
                    assert_ne!(shape(*one), shape(*other), "{one:?} and {other:?}");
                    assert_ne!(texts.get(state_key(*one)), texts.get(state_key(*other)), "{language:?}");
                }
            }
        }
    }
}
