//! Everything around the page: side bar, top bar, banners, status line, palette, dialog and toasts.
//!
//! Tab goes as one reads: banners, side bar, top bar, tour, page, status line. F6 goes from one region to the next.

mod aside;
mod banners;
mod drop;
mod focus;
mod help;
mod news;
mod palette;
mod shortcuts;
mod side_bar;
mod status;
mod top_bar;

use eframe::egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use self::focus::Regions;
pub use self::shortcuts::row_ui as shortcut_ui;
use super::theme::{self};
use super::widgets::{dialog_ui, toasts_ui};
use super::{View, access, pages, tour};
use crate::app::{Action, Focus};

/// Draws the whole window.
pub fn window_ui(ui: &mut Ui, view: &mut View<'_>) {
    banners::banners_ui(ui, view);
    let side_bar = side_bar::side_bar_ui(ui, view);
    let top_bar = top_bar::top_bar_ui(ui, view);
    let tour = tour::strip_ui(ui, view);
    let status = status::reserve(ui);
    let aside = aside::reserve(ui, view);
    page_ui(ui, view, aside);
    aside::beside_ui(ui, view, aside);
    status::status_line_ui(ui, view, status);
    palette::palette_ui(ui, view);
    shortcuts::shortcuts_ui(ui, view);
    dialog_ui(ui, view);
    toasts_ui(ui, view);
    drop::drop_ui(ui, view);
    access::give_focus_back(ui.ctx(), view.shared().dialog.is_some(), view.shared().focus.is_some());
    Regions { side_bar, top_bar, tour, aside, status }.watch(ui, view);
    tour::ring_ui(ui);
    focus::ring_ui(ui);
}

/// The page itself, in the one scroll area it needs.
fn page_ui(ui: &mut Ui, view: &mut View<'_>, aside: aside::Place) {
    let canvas = Frame::new().fill(theme::of(ui).canvas);
    CentralPanel::no_frame().frame(canvas).show(ui, |ui| {
        if matches!(aside, aside::Place::Instead) {
            if view.shared().focus == Some(Focus::Page) {
                view.send(Action::CloseAside); // who goes to a page wants to see it
            }
            return aside::aside_ui(ui, view);
        }
        if view.takes_focus(Focus::Page) {
            access::focus_title(ui.ctx());
        }
        let page = &view.shared().page;
        access::landmark(ui, access::Landmark::Main, &view.texts.get(page.section().key()));
        let margin = Frame::new().inner_margin(Margin::same(24));
        if pages::scrolls_itself(view) {
            margin.show(ui, |ui| pages::page_ui(ui, view));
        } else {
            // Each page keeps its own place. The margin is inside, so that the bar stands at the window's edge.
            ScrollArea::vertical().id_salt(page.section().key()).auto_shrink(false).show(ui, |ui| {
                margin.show(ui, |ui| pages::page_ui(ui, view));
                access::scroll_by_keys(ui);
            });
        }
    });
}
