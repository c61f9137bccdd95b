//! The keyboard: which region has it, the ring that shows where it is, and where it goes when something closes.

use eframe::egui::{Event, Id, Rect, Stroke, StrokeKind, Ui};

use super::aside::Place;
use crate::app::{Action, Region};
use crate::ui::theme::{self, size};
use crate::ui::{View, access};

/// Where the regions of the window are; what is in none of them is the page.
#[derive(Clone, Copy, Debug)]
pub struct Regions {
    /// The way to the pages.
    pub side_bar: Rect,
    /// Above the page.
    pub top_bar: Rect,
    /// The step of the tour, if one is on screen.
    pub tour: Option<Rect>,
    /// Beside it, if anything stands there.
    pub aside: Place,
    /// Below it.
    pub status: Rect,
}

impl Regions {
    /// Tells the state when the keyboard went to another region.
    pub fn watch(self, ui: &Ui, view: &mut View<'_>) {
        let focused = ui.memory(eframe::egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        let Some(response) = focused else { return };
        let at = response.rect.center();
        let region = if self.side_bar.contains(at) {
            Region::SideBar
        } else if self.top_bar.contains(at) {
            Region::TopBar
        } else if self.tour.is_some_and(|tour| tour.contains(at)) {
            Region::Tour
        } else if self.status.contains(at) {
            Region::Status
        } else {
            match self.aside {
                Place::Beside(place) if place.contains(at) => Region::Aside,
                Place::Instead => Region::Aside,
                _ => Region::Page,
            }
        };
        if view.shared().region != region {
            view.send(Action::InRegion(region));
        }
    }
}

/// Gives the keyboard back to what had it before something opened; by the name of what opens.
#[derive(Clone, Copy, Debug)]
pub struct GivenBack(pub &'static str);

impl GivenBack {
    /// To be called in every pass, open or not.
    pub fn watch(self, ui: &Ui, view: &View<'_>, is_open: bool) {
        let slot = Id::unique(("given-back", self.0));
        let kept: Option<Option<Id>> = ui.data(|data| data.get_temp(slot));
        match (is_open, kept) {
            (true, None) => {
                let before = ui.memory(eframe::egui::Memory::focused);
                ui.data_mut(|data| data.insert_temp(slot, before));
            }
            (false, Some(before)) => {
                ui.data_mut(|data| data.remove::<Option<Id>>(slot));
                // Unless it led somewhere that takes the keyboard itself.
                if let (Some(before), None) = (before, view.shared().focus) {
                    ui.memory_mut(|memory| memory.request_focus(before));
                }
            }
            _ => {}
        }
    }
}

/// The ring around what has the keyboard: one for everything, whatever it is.
///
/// Who works with the mouse knows where it is; the ring comes with the first key, or with a screen reader.
pub fn ring_ui(ui: &Ui) {
    let focused = ui.memory(eframe::egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let by_keys = is_by_keys(ui);
    let Some(response) = focused.filter(|response| response.interact_rect.is_positive()) else { return };
    let needs_none = response.id == super::palette::field_id() || access::is_landing(ui.ctx(), response.id);
    if needs_none || (!by_keys && !ui.ctx().text_edit_focused()) {
        return;
    }
    // What is scrolled out of sight keeps its ring out of sight as well.
    let (seen, whole) = (response.interact_rect, response.rect);
    let mut visible = seen.expand(4.0);
    if seen.top() > whole.top() {
        visible.min.y = seen.top();
    }
    if seen.bottom() < whole.bottom() {
        visible.max.y = seen.bottom();
    }
    let painter = ui.ctx().layer_painter(response.layer_id).with_clip_rect(visible);
    let ring = Stroke::new(2.0, theme::of(ui).focus);
    painter.rect_stroke(response.rect.expand(1.0), f32::from(size::RADIUS), ring, StrokeKind::Outside);
}

/// Whether the window was last worked with by keys or by a screen reader, and not by the mouse.
fn is_by_keys(ui: &Ui) -> bool {
    let slot = Id::unique("by-keys");
    let mut by_keys = ui.data(|data| data.get_temp(slot)).unwrap_or(false);
    ui.input(|input| {
        for event in &input.raw.events {
            match event {
                Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_) => by_keys = true,
                Event::PointerButton { pressed: true, .. } => by_keys = false,
                _ => {}
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(slot, by_keys));
    by_keys
}
