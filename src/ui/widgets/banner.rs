//! A band across a page for what must not be missed.

use eframe::egui::{Frame, Label, Margin, Rect, RichText, Stroke, Ui, Vec2};

use super::Icon;
use crate::ui::theme::{self, font, size, space};

/// How serious a banner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// It went well.
    Good,
    /// Something to know.
    Note,
    /// Something is wrong.
    Bad,
}

/// A band with a sentence, and whatever `more` draws below it.
pub fn banner(ui: &mut Ui, caution: Caution, text: &str, more: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let (ink, icon) = match caution {
        Caution::Good => (theme.paid, Icon::Done),
        Caution::Note => (theme.waiting, Icon::Alert),
        Caution::Bad => (theme.failed, Icon::Failed),
    };
    let line = if theme.high_contrast { Stroke::new(size::LINE, ink.text) } else { Stroke::NONE };
    let frame = Frame::new().fill(ink.fill).stroke(line).corner_radius(f32::from(size::RADIUS));
    frame.inner_margin(Margin::symmetric(12, 12)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            // In the middle of the first line of words.
            let first_line = ui.fonts_mut(|fonts| fonts.row_height(&font::BODY));
            let (_, place) = ui.allocate_space(Vec2::new(size::ICON, first_line));
            icon.paint(ui.painter(), Rect::from_center_size(place.center(), Vec2::splat(size::ICON)), ink.text);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.add(Label::new(RichText::new(text).font(font::BODY).color(ink.text)).wrap());
                more(ui);
            });
        });
    });
}
