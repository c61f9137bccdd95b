//! The customer windows on screen: each a window of the system's own, drawn from what [`crate::app::customer`] says and from
//! nothing else, so that no page can leak into it. It is painted again only when what it says has changed.
//!
//! Where the system has one window only, and in tests, it stands inside of that one.

mod sheet;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{
    CentralPanel, Context, Frame, Id, Key, LayerId, Margin, Modifiers, Order, Ui, Vec2, ViewportBuilder, ViewportClass,
    ViewportCommand, ViewportId,
};

use super::theme::{self, Theme};
use super::verbs::TextFocus;
use super::{access, widgets};
use crate::app::customer::{CustomerAction, Showing};
use crate::app::{Action, AppState};
use crate::domain::OrderKey;
use crate::i18n::Texts;

/// How large a window is at first where the screen has room for it, and at least.
const SIZE: Vec2 = Vec2::new(520.0, 780.0);
/// What a screen needs besides, for frames and bars.
const BESIDES: Vec2 = Vec2::new(40.0, 90.0);
const LEAST: Vec2 = Vec2::new(360.0, 420.0);

/// The windows that are on screen.
#[derive(Default)]
pub struct CustomerWindows(BTreeMap<OrderKey, Arc<Mutex<Pane>>>);

/// What one window and the main one tell each other.
struct Pane {
    showing: Showing,
    look: &'static Theme,
    /// How large it was made.
    size: Vec2,
    is_closed: bool,
}

/// How a window is drawn.
#[derive(Clone)]
struct Manner {
    /// The words of the cross, where the system draws none.
    close: String,
    /// Whether Escape is this window's, where it shares the keyboard with the main one.
    has_keys: bool,
}

impl CustomerWindows {
    /// Draws those that the state has. To be called in every pass, before keys are taken by anything else.
    pub fn show(&mut self, ui: &Ui, state: &AppState, texts: &Texts, before: TextFocus) -> Vec<Action> {
        let windows = state.customers.windows();
        self.0.retain(|key, _| windows.iter().any(|window| window.key() == key));
        let (ctx, look) = (ui.ctx(), theme::of(ui));
        let shared = &state.shared;
        let is_front = shared.dialog.is_none() && !shared.is_showing_keys && !state.palette.is_open;
        let has_keys = is_front && !state.pages.order.is_aloud(shared) && !before.is_in_text(ctx);
        let manner = Manner { close: texts.get("customer-close").into_owned(), has_keys };
        let screen = ui.input(|input| input.viewport().monitor_size);
        let size = screen.map_or(SIZE, |screen| SIZE.min(screen - BESIDES).max(LEAST));
        let mut actions = Vec::new();
        for window in windows {
            let (key, showing) = (window.key(), window.showing(shared));
            let (id, title) = (viewport_id(key), showing.sheet.title.clone());
            let pane = self.0.entry(key.clone()).or_insert_with(|| {
                Arc::new(Mutex::new(Pane { showing: showing.clone(), look, size, is_closed: false }))
            });
            let size = with(pane, |pane| {
                if pane.showing != showing || pane.look != look {
                    (pane.showing, pane.look) = (showing, look);
                    ctx.request_repaint_of(id);
                }
                pane.size
            });
            let builder = ViewportBuilder::default().with_title(title).with_app_id("cobro");
            let builder = builder.with_inner_size(size).with_min_inner_size(LEAST);
            let (own, manner) = (Arc::clone(pane), manner.clone());
            ctx.show_viewport_deferred(id, builder, move |ui, class| window_ui(ui, class, &own, &manner));
            if with(pane, |pane| pane.is_closed) {
                actions.push(Action::Customer(CustomerAction::Close(key.clone())));
            }
        }
        actions
    }
}

/// Brings the window of this order to the front.
pub fn raise(ctx: &Context, key: &OrderKey) {
    let id = viewport_id(key);
    if ctx.embed_viewports() {
        ctx.move_to_top(LayerId::new(Order::Middle, Id::unique(id)));
    } else {
        ctx.send_viewport_cmd_to(id, ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd_to(id, ViewportCommand::Focus);
    }
}

fn viewport_id(key: &OrderKey) -> ViewportId {
    ViewportId::from_hash_of(("customer", key))
}

/// No thread panics while it holds a pane; and if one did, the pane is still whole.
fn with<R>(pane: &Mutex<Pane>, act: impl FnOnce(&mut Pane) -> R) -> R {
    act(&mut pane.lock().unwrap_or_else(PoisonError::into_inner))
}

fn window_ui(ui: &mut Ui, class: ViewportClass, pane: &Mutex<Pane>, manner: &Manner) {
    let showing = with(pane, |pane| pane.showing.clone());
    let is_inside = class == ViewportClass::EmbeddedWindow;
    let mut is_closed = keys(ui, is_inside, manner);
    if is_inside {
        if widgets::icon_button(ui, widgets::Icon::Close, &manner.close).clicked() {
            is_closed = true;
        }
        ui.set_min_size(LEAST);
        access::group(ui, &showing.sheet.title, |ui| sheet::showing_ui(ui, &showing));
    } else {
        access::window(ui.ctx(), &showing.sheet.title);
        let canvas = Frame::new().fill(theme::of(ui).canvas).inner_margin(Margin::same(24));
        CentralPanel::no_frame().frame(canvas).show(ui, |ui| sheet::showing_ui(ui, &showing));
    }
    if is_closed {
        with(pane, |pane| pane.is_closed = true);
        ui.ctx().request_repaint_of(ViewportId::ROOT); // it takes the window away
    }
}

/// Whether it shall be closed. A window of its own can also fill the screen, for one that faces the customer.
fn keys(ui: &Ui, is_inside: bool, manner: &Manner) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if is_inside {
        return manner.has_keys && (pressed(Modifiers::NONE, Key::Escape) || pressed(Modifiers::COMMAND, Key::W));
    }
    if pressed(Modifiers::NONE, Key::F11) {
        let is_full = ui.input(|input| input.viewport().fullscreen.unwrap_or_default());
        ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
    }
    let is_asked = ui.input(|input| input.viewport().close_requested());
    is_asked || pressed(Modifiers::NONE, Key::Escape) || pressed(Modifiers::COMMAND, Key::W)
}
