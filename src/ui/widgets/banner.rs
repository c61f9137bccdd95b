//! A band across a page for what must not be missed.

use eframe::egui::{Frame, Margin, RichText, Ui};

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
    let frame =
        Frame::new().fill(ink.fill).corner_radius(f32::from(size::RADIUS)).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            icon.ui(ui, ink.text);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.label(RichText::new(text).font(font::BODY).color(ink.text));
                more(ui);
            });
        });
    });
}
