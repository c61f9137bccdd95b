//! A page that has nothing to show yet: what will stand here, each with a sentence, and what to do now.

use eframe::egui::{Align, Label, Layout, Rect, RichText, Ui, Vec2};

use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Icon, empty_state};
use crate::ui::{View, access};

/// What such a page says; the words as keys.
pub(super) struct Room {
    pub icon: Icon,
    pub title: &'static str,
    pub body: &'static str,
    /// The button that leads on.
    pub step: &'static str,
    /// The heading of what will stand here.
    pub soon: &'static str,
    /// Picture, name and sentence of each.
    pub kinds: &'static [(Icon, &'static str, &'static str)],
}

/// Width of the list.
const LIST: f32 = 480.0;

impl Room {
    /// Draws it; true if the button was pressed.
    pub(super) fn ui(&self, ui: &mut Ui, view: &View<'_>) -> bool {
        let texts = view.texts;
        let (title, body, step) = (texts.get(self.title), texts.get(self.body), texts.get(self.step));
        let pressed = empty_state(ui, self.icon, &title, &body, &step);
        ui.add_space(space::XXL);
        let whole = ui.available_width();
        let width = whole.min(LIST);
        ui.horizontal(|ui| {
            ui.add_space((whole - width) / 2.0);
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = space::XS;
                let soon = texts.get(self.soon);
                let name = RichText::new(soon.as_ref()).font(font::body_strong());
                access::heading(&ui.label(name), 2, &soon);
                for (icon, name, sentence) in self.kinds {
                    ui.add_space(space::S);
                    kind_ui(ui, *icon, &texts.get(name), &texts.get(sentence));
                }
            });
        });
        pressed
    }
}

fn kind_ui(ui: &mut Ui, icon: Icon, name: &str, sentence: &str) {
    let secondary = theme::of(ui).secondary;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let first_line = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
        let (_, place) = ui.allocate_space(Vec2::new(size::ICON, first_line));
        icon.paint(ui.painter(), Rect::from_center_size(place.center(), Vec2::splat(size::ICON)), secondary);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(RichText::new(name).font(font::BODY)).wrap());
            ui.add(Label::new(RichText::new(sentence).font(font::TABLE).color(secondary)).wrap());
        });
    });
}
