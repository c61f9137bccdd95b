//! What stands beside the page at the right; in a narrow window, in its place.

use eframe::egui::{Frame, Id, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder};

use super::focus::GivenBack;
use super::{help, news};
use crate::app::help::Help;
use crate::app::{Action, Aside, Focus};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::front_header;
use crate::ui::{View, access};

/// Where it is drawn.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// Nowhere: nothing is open.
    None,
    /// Beside the page.
    Beside(Rect),
    /// In the page's place.
    Instead,
}

/// Keeps its place before the page takes the rest. What stands in it is drawn after the page, as Tab goes.
pub fn reserve(ui: &mut Ui, view: &View<'_>) -> Place {
    GivenBack("aside").watch(ui, view, view.shared().aside.is_some());
    if view.shared().aside.is_none() {
        return Place::None;
    }
    if ui.available_width() < size::ASIDE + size::FORM {
        return Place::Instead;
    }
    let frame = Frame::new().fill(theme::of(ui).surface).inner_margin(Margin::ZERO);
    let panel = Panel::right("aside").frame(frame).resizable(false).exact_size(size::ASIDE).show(ui, |ui| {
        ui.allocate_space(ui.available_size());
    });
    Place::Beside(panel.response.rect)
}

/// Draws it, if it stands beside the page.
pub fn beside_ui(ui: &mut Ui, view: &mut View<'_>, place: Place) {
    if let Place::Beside(place) = place {
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| aside_ui(ui, view));
    }
}

/// Draws it into all there is.
pub fn aside_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(aside) = view.shared().aside else { return };
    let title = match aside {
        Aside::Help => {
            let page = view.texts.get(Help::of(&view.shared().page).name);
            view.texts.with("help-title", &[("page", FluentValue::from(page))])
        }
        Aside::News => view.texts.get("verb-news"),
    };
    access::landmark(ui, access::Landmark::Aside, &title);
    Frame::new().inner_margin(Margin { left: 24, right: 12, top: 16, bottom: 8 }).show(ui, |ui| {
        let is_asked = view.takes_focus(Focus::Aside);
        if front_header(ui, "aside", &title, &view.texts.get("aside-close"), is_asked) {
            view.send(Action::CloseAside);
        }
    });
    ScrollArea::vertical().id_salt(Id::unique(("aside", title.as_ref()))).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 24 }).show(ui, |ui| {
            // Lines that are too long are hard to read; never wider than there is room.
            ui.set_max_width(ui.available_width().min(size::FORM));
            ui.spacing_mut().item_spacing.y = space::S;
            match aside {
                Aside::Help => help::help_ui(ui, view),
                Aside::News => news::news_ui(ui, view),
            }
        });
    });
}
