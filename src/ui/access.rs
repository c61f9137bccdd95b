//! What a screen reader is told beyond each widget's own name, role and value: headings, regions, lists, descriptions,
//! and news that is spoken when it comes.
//!
//! Nothing here is seen. Each function changes the node that egui has made for what was just drawn, or makes one.
//!
//! * [`heading`], [`landmark`], [`list`] and [`item`], [`group`]: the shape of a page, to jump around in.
//! * [`title`], [`landing`]: where the keyboard begins when something opens.
//! * [`describe`]: a hint or an error that belongs to a field; it is read after the field's name.
//! * [`live`], [`announce`]: text that is spoken by itself when it appears or changes, once, wherever the focus is.
//! * [`busy`]: something is on its way.
//!
//! # What egui and AccessKit cannot do
//!
//! Seen with egui 0.37 and AccessKit's adapter for AT-SPI; `tests/desktop/check_screen_reader.py` listens to all that can.
//!
//! * Text cannot be reviewed letter by letter outside of entries: a label is one piece. A code is read out with the button
//!   that copies it, so that every digit can be heard there.
//! * A table is a grid whose rows and cells have roles and places, yet AT-SPI is given no table interface: a reader's own
//!   table keys do nothing. The arrows move through the rows here, and each row is one sentence. Only rows on screen exist,
//!   so a reader's search finds no others; ours does.
//! * A closed list has no value on Linux: what is chosen is in its description ([`describe_choice`]).
//! * New words at the place that has the keyboard are not told: what must be heard is another place, or [`live`].
//! * Relations (described by, error message, controls) do not reach AT-SPI. Descriptions are text.
//! * egui takes the keyboard from everything on Escape before anybody is asked, so that a reader may name the window before
//!   it names the place that has the keyboard again.
//! * The system's colours, text size and cursor size are not egui's: contrast, zoom and motion are settings of Cobro's own,
//!   which follow the system where it tells. There is no right-to-left text, and no braille table beyond the reader's own.
//! * eframe 0.37 connects the tree of its first window only: a customer window has names and news, which tests hear, but no
//!   reader does. The main window says when it is opened, and tells of the payment as always.
//! * On Windows and macOS the same tree is given to UI Automation and to `NSAccessibility`; no reader was listened to there.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::accesskit::{Live, Node, Role};
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Context, Id, InnerResponse, Key, Memory, Modifiers, Popup, Rect, Response, Sense, Tooltip, Ui, UiBuilder, UiKind,
    Vec2, WidgetInfo, accesskit_root_id,
};

/// How soon news is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Politeness {
    /// After what is being said.
    Polite,
    /// At once: what goes wrong under the person's hands.
    Assertive,
}

impl Politeness {
    const fn live(self) -> Live {
        match self {
            Self::Polite => Live::Polite,
            Self::Assertive => Live::Assertive,
        }
    }
}

/// A part of the window that a screen reader can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// What holds for everything below it.
    Notice,
    /// The way to the pages.
    Navigation,
    /// What stands above every page.
    Banner,
    /// The page itself.
    Main,
    /// What is to be searched, and by what.
    Search,
    /// What stands beside the page.
    Aside,
    /// How things stand in general.
    Status,
    /// What has just happened.
    News,
}

impl Landmark {
    const fn role(self) -> Role {
        match self {
            Self::Notice => Role::Region,
            Self::Navigation => Role::Navigation,
            Self::Banner => Role::Banner,
            Self::Main => Role::Main,
            Self::Search => Role::Search,
            Self::Aside => Role::Complementary,
            Self::Status => Role::Status,
            Self::News => Role::Log,
        }
    }
}

/// Makes a label a heading. Level 1 is the page's name, one a page; no level is skipped on the way down.
pub fn heading(response: &Response, level: usize, text: &str) {
    edit(response, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level.saturating_sub(1)); // AccessKit counts from zero
    });
}

/// Draws the title of the page: its one heading of level 1, at which the keyboard lands when the page is turned.
pub fn title(ui: &mut Ui, text: &str, draw: impl FnOnce(&mut Ui, Sense) -> Response) -> Response {
    let is_turned = ui.data_mut(|data| data.remove_temp::<bool>(turned()).is_some());
    landing(ui, "page-title", 1, text, is_turned, draw)
}

/// Draws a heading at which the keyboard lands when `is_asked`, so that a screen reader says where one is and Tab goes on
/// from there. Nothing else makes Tab stop at it, and it has no ring: it cannot be used, and one has just gone there.
///
/// `draw` draws the words with the sense it is given; `salt` tells it from other landings.
pub fn landing(
    ui: &mut Ui,
    salt: &str,
    level: usize,
    text: &str,
    is_asked: bool,
    draw: impl FnOnce(&mut Ui, Sense) -> Response,
) -> Response {
    // Other words are another place: the keyboard moves there, and that is what a screen reader tells. Of new words at
    // the same place it says nothing.
    let builder = UiBuilder::new().scope_id(Id::unique(("landing", salt, text)));
    let response = ui.scope_builder(builder, |ui| {
        let has_focus = ui.memory(|memory| memory.has_focus(ui.next_auto_id()));
        draw(ui, if is_asked || has_focus { Sense::focusable_noninteractive() } else { Sense::hover() })
    });
    let response = response.inner;
    heading(&response, level, text);
    if is_asked {
        response.request_focus();
        ui.data_mut(|data| data.insert_temp(landed(), response.id));
    }
    response
}

/// Whether this is the [`landing`] at which the keyboard was last.
pub fn is_landing(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp(landed())) == Some(id)
}

/// The [`title`] of a page that shows its name in another way. Nothing is seen of it.
pub fn unseen_title(ui: &mut Ui, text: &str) {
    let at = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    title(ui, text, |ui, sense| {
        let response = ui.interact(at, ui.next_auto_id(), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        response
    });
    ui.add_space(-ui.spacing().item_spacing.y); // what is not seen takes no room
}

/// Gives the next [`title`] the keyboard.
pub fn focus_title(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(turned(), true));
}

fn turned() -> Id {
    Id::unique("page-turned")
}

fn landed() -> Id {
    Id::unique("landed")
}

/// Gives the keyboard back to what had it before something opened above the page: a dialog, a list, a menu. To be
/// called at the end of every pass; `is_asked` while a dialog is open, `elsewhere` if the keyboard is on its way to
/// another place already.
pub fn give_focus_back(ctx: &Context, is_asked: bool, elsewhere: bool) {
    let slot = Id::unique("focus-before");
    let is_above = is_asked || Popup::is_any_open(ctx);
    let focused = ctx.memory(Memory::focused);
    let before: Before = ctx.data(|data| data.get_temp(slot)).unwrap_or_default();
    let is_left_alone = focused.is_none() || focused == before.above;
    if before.is_above
        && !is_above
        && is_left_alone
        && !elsewhere
        && let Some(id) = before.below
    {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
    let (below, above) = if is_above { (before.below, focused.or(before.above)) } else { (focused, None) };
    ctx.data_mut(|data| data.insert_temp(slot, Before { is_above, below, above }));
}

/// What had the keyboard in the last pass.
#[derive(Clone, Copy, Default)]
struct Before {
    is_above: bool,
    below: Option<Id>,
    above: Option<Id>,
}

/// Lets the keyboard do in a scroll area what the wheel does: it brings into sight what has been given the keyboard, and
/// scrolls on Page up, Page down and, outside of text, Home and End. To be called last inside the area.
pub fn scroll_by_keys(ui: &mut Ui) {
    let slot = ui.scope_id().with("scrolled-to");
    let focused = ui.memory(Memory::focused);
    let last: Option<Id> = ui.data_mut(|data| data.get_temp::<Option<Id>>(slot)).flatten();
    if focused != last {
        ui.data_mut(|data| data.insert_temp(slot, focused));
        let response = focused.and_then(|id| ui.ctx().read_response(id));
        // What is not cut off needs nothing; what is cut off elsewhere is not for this area.
        let is_hidden = |response: &Response| {
            let is_here = response.layer_id == ui.layer_id() && ui.min_rect().contains(response.rect.center());
            is_here && !response.interact_rect.expand(0.5).contains_rect(response.rect)
        };
        if let Some(response) = response.filter(is_hidden) {
            // Room for the ring, and for a heading or the next line to be seen.
            ui.scroll_to_rect(response.rect.expand(48.0), None);
        }
    }
    let is_above = Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
    if is_above {
        return;
    }
    let in_text = ui.ctx().text_edit_focused();
    let (page, whole) = (ui.clip_rect().height() * 0.9, ui.min_rect().height());
    let by = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::PageDown) {
            Some(-page)
        } else if pressed(Key::PageUp) {
            Some(page)
        } else if !in_text && pressed(Key::End) {
            Some(-whole)
        } else if !in_text && pressed(Key::Home) {
            Some(whole)
        } else {
            None
        }
    });
    if let Some(by) = by {
        ui.scroll_with_delta_animation(Vec2::new(0.0, by), ScrollAnimation::none());
    }
}

/// Shows a tooltip: under the pointer, and with `by_keyboard` also where the keyboard is, for what cannot be seen in any
/// other way. Whoever uses it tells a screen reader the same by [`describe`], or by the name.
pub fn tip(response: &Response, by_keyboard: bool, draw: impl FnOnce(&mut Ui)) {
    if by_keyboard && response.has_focus() && !response.hovered() {
        let tip = Tooltip::always_open(response.ctx.clone(), response.layer_id, response.id.with("tip"), response.rect);
        tip.gap(4.0).show(draw);
    } else {
        response.clone().on_hover_ui(draw);
    }
}

/// Tells the name of the window, which a screen reader says whenever one comes back to it.
pub fn window(ctx: &Context, name: &str) {
    ctx.accesskit_node_builder(accesskit_root_id(), |node| node.set_label(name));
}

/// Tells the question of the dialog in which `ui` draws.
pub fn dialog(ui: &Ui, title: &str, body: &str) {
    let outer = ui.stack().iter().find(|part| part.kind() == Some(UiKind::Modal));
    let id = outer.map_or_else(|| ui.unique_id(), |part| part.unique_id);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::AlertDialog);
        node.set_label(title);
        node.set_description(body);
        node.set_modal();
    });
}

/// Makes the part of the window that `ui` draws a landmark.
pub fn landmark(ui: &Ui, landmark: Landmark, name: &str) {
    role(ui, landmark.role(), name);
}

/// Tells a hint or an error after a widget's name. One description a widget: the last one counts.
///
/// As text and not by reference, since only text comes through to every system.
pub fn describe(response: &Response, text: &str) {
    edit(response, |node| node.set_description(text));
}

/// [`describe`] for a list: with what is chosen, which has no place of its own in a closed list on Linux.
pub fn describe_choice(response: &Response, chosen: &str, more: Option<&str>) {
    let has_place = cfg!(any(target_os = "windows", target_os = "macos"));
    let parts = [Some(chosen).filter(|_| !has_place), more];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        describe(response, &parts.join(" · "));
    }
}

/// Says that something is on its way.
pub fn busy(response: &Response) {
    edit(response, Node::set_busy);
}

/// Things that belong together under a name.
pub fn group<R>(ui: &mut Ui, name: &str, draw: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    part(ui, Role::Group, name, draw)
}

/// A list of `len` things, of which maybe only some are drawn; each says by [`item`] which one it is.
pub fn list<R>(ui: &mut Ui, name: &str, len: usize, draw: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    part(ui, Role::List, name, |ui| {
        group_size(ui, len);
        draw(ui)
    })
}

/// Makes a widget one of a [`list`]; `index` counts from zero. It keeps its name and can still be pressed.
pub fn item(response: &Response, index: usize) {
    edit(response, |node| {
        node.set_role(Role::ListItem);
        node.set_position_in_set(index);
    });
}

/// Says which one of its group of radio buttons a choice is; `index` counts from zero.
pub fn choice(response: &Response, index: usize) {
    edit(response, |node| node.set_position_in_set(index));
}

/// Says how many there are in the group that `ui` is.
pub fn group_size(ui: &Ui, len: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(len));
}

/// Draws a label whose text is spoken when it appears and when it changes.
///
/// `salt` tells it from all others in the window. It keeps its identity by that, whatever comes and goes around it: a
/// label that moves must not be taken for a new one and be spoken again.
pub fn live(
    ui: &mut Ui,
    salt: impl Hash + Debug,
    politeness: Politeness,
    draw: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let builder = UiBuilder::new().scope_id(Id::unique(("live", salt)));
    let response = ui.scope_builder(builder, draw).inner;
    edit(&response, |node| node.set_live(politeness.live()));
    response
}

/// Speaks `text` when it changes, without showing it: for what the eye sees by other means. Empty, it is silent.
///
/// `salt` as in [`live`].
pub fn announce(ui: &Ui, salt: impl Hash + Debug, politeness: Politeness, text: &str) {
    if text.is_empty() {
        return;
    }
    let at = Rect::from_min_size(ui.min_rect().min, Vec2::ZERO);
    let response = ui.interact(at, Id::unique(("announce", salt)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    edit(&response, |node| node.set_live(politeness.live()));
}

fn part<R>(ui: &mut Ui, role: Role, name: &str, draw: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    ui.scope_builder(UiBuilder::new().accessibility_role(role).accessibility_label(name), draw)
}

fn role(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

fn edit(response: &Response, change: impl FnOnce(&mut Node)) {
    response.ctx.accesskit_node_builder(response.id, change);
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::theme;

    /// A page without a window around it, with the fonts it needs.
    fn page<State>(draw: impl FnMut(&mut Ui, &mut State) + 'static, state: State) -> Harness<'static, State> {
        Harness::builder().with_context_setup(theme::install).build_ui_state(draw, state)
    }

    #[test]
    fn a_page_has_a_shape() {
        let draw = |ui: &mut Ui, (): &mut ()| {
            landmark(ui, Landmark::Main, "Page");
            heading(&ui.label("Orders"), 1, "Orders");
            group(ui, "Filter", |ui| describe(&ui.button("Paid"), "Only what was paid"));
            list(ui, "All orders", 40, |ui| {
                for index in 7..9 {
                    item(&ui.button(format!("Order {index}")), index);
                }
            });
            busy(&ui.label("Loading"));
        };
        let harness = page(draw, ());
        let heading = harness.get_by_role_and_label(Role::Heading, "Orders");
        assert_eq!(heading.accesskit_node().data().level(), Some(0), "counted from zero");
        let main = harness.get_by_role_and_label(Role::Main, "Page");
        let paid = main.get_by_role_and_label(Role::Group, "Filter").get_by_label("Paid");
        assert_eq!(paid.accesskit_node().description().as_deref(), Some("Only what was paid"));
        let list = main.get_by_role_and_label(Role::List, "All orders");
        assert_eq!(list.accesskit_node().size_of_set(), Some(40));
        let item = list.get_by_role_and_label(Role::ListItem, "Order 8");
        assert_eq!(item.accesskit_node().position_in_set(), Some(8));
        assert!(harness.get_by_label("Loading").accesskit_node().is_busy());
    }

    #[test]
    fn an_item_can_still_be_pressed() {
        let mut harness = page(
            |ui, pressed| {
                let row = ui.button("Order 1");
                item(&row, 0);
                *pressed |= row.clicked();
            },
            false,
        );
        harness.get_by_role(Role::ListItem).click_accesskit();
        harness.run();
        assert!(harness.state());
    }

    #[test]
    fn what_is_live_keeps_its_identity_when_something_appears_above_it() {
        let draw = |ui: &mut Ui, above: &mut bool| {
            if *above {
                ui.label("New");
            }
            live(ui, "standing", Politeness::Polite, |ui| ui.label("Paid"));
            announce(ui, "count", Politeness::Assertive, "3 orders");
            announce(ui, "nothing", Politeness::Assertive, "");
        };
        let mut harness = page(draw, false);
        harness.run();
        let ids = |harness: &Harness<'_, bool>| {
            [("Paid", Live::Polite), ("3 orders", Live::Assertive)].map(|(text, live)| {
                let node = harness.get_by_label(text).accesskit_node();
                assert_eq!(node.live(), live, "{text}");
                node.id()
            })
        };
        let before = ids(&harness);
        *harness.state_mut() = true;
        harness.run();
        assert_eq!(before, ids(&harness));
        let speaking = harness.root().children_recursive().filter(|node| node.accesskit_node().live() != Live::Off);
        assert!(speaking.count() >= 2);
    }
}
