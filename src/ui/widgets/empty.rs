//! A page or a list without anything in it: says what will be here and teaches the first step.

use eframe::egui::{Label, Rect, RichText, Ui, Vec2};

use super::{Icon, Press};
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};

/// What an empty page says and offers.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct EmptyState<'a> {
    title: &'a str,
    body: &'a str,
    icon: Option<Icon>,
    first_step: Option<&'a str>,
    second_step: Option<&'a str>,
}

/// The button of an empty page that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one next step.
    First,
    /// The quiet one beside it.
    Second,
}

impl<'a> EmptyState<'a> {
    /// What will be here, and why there is nothing yet.
    pub const fn new(title: &'a str, body: &'a str) -> Self {
        Self { title, body, icon: None, first_step: None, second_step: None }
    }

    /// A picture above it.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The button that leads on.
    pub const fn first_step(mut self, label: Option<&'a str>) -> Self {
        self.first_step = label;
        self
    }

    /// A quiet button beside it.
    pub const fn second_step(mut self, label: &'a str) -> Self {
        self.second_step = Some(label);
        self
    }

    /// Draws it; gives the button that was pressed.
    pub fn ui(self, ui: &mut Ui) -> Option<Step> {
        let theme = theme::of(ui);
        ui.add_space(space::XXXL);
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            if let Some(icon) = self.icon {
                let (_, rect) = ui.allocate_space(Vec2::splat(DISC));
                ui.painter().circle_filled(rect.center(), DISC / 2.0, theme.muted.fill);
                let at = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON_LARGE));
                icon.paint(ui.painter(), at, theme.secondary);
                ui.add_space(space::S);
            }
            let title = ui.add(Label::new(RichText::new(self.title).font(font::strong())).wrap());
            access::heading(&title, 2, self.title);
            let widest = ui.available_width().min(WIDEST);
            ui.scope(|ui| {
                ui.set_max_width(widest);
                ui.add(Label::new(RichText::new(self.body).font(font::BODY).color(theme.secondary)).wrap());
            });
            ui.add_space(space::S);
            self.steps_ui(ui)
        })
        .inner
    }

    /// The buttons, in the middle together.
    fn steps_ui(self, ui: &mut Ui) -> Option<Step> {
        let first = self.first_step.map(|label| (Step::First, Press::primary(label)));
        let second = self.second_step.map(|label| (Step::Second, Press::quiet(label)));
        let steps: Vec<(Step, Press<'_>)> = first.into_iter().chain(second).collect();
        let gaps = space::S * steps.len().saturating_sub(1) as f32;
        let width = steps.iter().map(|(_, press)| press.width(ui)).sum::<f32>() + gaps;
        if width > ui.available_width() {
            // Below each other where there is no room.
            let pressed: Vec<_> = steps.into_iter().filter(|(_, press)| press.ui(ui).clicked()).collect();
            return pressed.first().map(|(step, _)| *step);
        }
        let mut pressed = None;
        ui.allocate_ui(Vec2::new(width, size::CONTROL), |ui| {
            ui.horizontal(|ui| {
                for (step, press) in steps {
                    if press.ui(ui).clicked() {
                        pressed = Some(step);
                    }
                }
            });
        });
        pressed
    }
}

/// The ground of the picture.
const DISC: f32 = 48.0;
/// Lines are no longer than this: short ones are read at a glance.
const WIDEST: f32 = 440.0;

/// Draws the state; true if its button, the first step, was pressed.
pub fn empty_state(ui: &mut Ui, icon: Icon, title: &str, body: &str, first_step: &str) -> bool {
    EmptyState::new(title, body).icon(icon).first_step(Some(first_step)).ui(ui) == Some(Step::First)
}
