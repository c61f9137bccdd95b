//! The table of shortcuts: every verb that has keys, those of this page first.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Ui};

use super::focus::GivenBack;
use crate::app::verbs::Place;
use crate::app::{Action, Verb};
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::is_mac;
use crate::ui::widgets::{front_header, key_cap};

/// Draws the table, if it is open.
pub fn shortcuts_ui(ui: &Ui, view: &mut View<'_>) {
    let is_open = view.shared().is_showing_keys;
    GivenBack("shortcuts").watch(ui, view, is_open);
    if !is_open {
        return;
    }
    let content = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).corner_radius(f32::from(size::RADIUS_CARD)).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("shortcuts")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((content.width() - 4.0 * space::XL).min(size::FORM));
        let title = view.texts.get("verb-shortcuts");
        let is_asked = ui.memory(|memory| memory.focused().is_none());
        if front_header(ui, "shortcuts", &title, &view.texts.get("aside-close"), is_asked) {
            view.send(Action::ShowShortcuts(false));
        }
        let room = content.height() - 6.0 * space::XXL;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let (here, everywhere): (Vec<Verb>, Vec<Verb>) = Verb::all()
                .filter(|verb| !verb.shortcuts().is_empty())
                .filter(|verb| verb.place().is_here(view.state))
                .partition(|verb| verb.place() != Place::Everywhere);
            for verb in here.into_iter().chain(everywhere) {
                row_ui(ui, view, verb);
            }
        });
    });
    if modal.should_close() {
        view.send(Action::ShowShortcuts(false));
    }
}

/// One verb: its title left, its keys right.
pub fn row_ui(ui: &mut Ui, view: &View<'_>, verb: Verb) {
    let is_mac = is_mac(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(size::COMPACT);
        ui.spacing_mut().interact_size.y = size::COMPACT;
        ui.label(RichText::new(verb.title(view.texts)).font(font::BODY).color(theme::of(ui).text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::M); // the scroll bar's
            for shortcut in verb.shortcuts().iter().rev() {
                key_cap(ui, &shortcut.text(view.texts, is_mac));
            }
        });
    });
}
