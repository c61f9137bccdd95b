//! A list or a menu to choose one from, as the keyboard and a screen reader expect it: opened, it has the keyboard at
//! what is chosen; arrows, Home, End and first letters go through it; Tab and Escape leave it as it was.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::accesskit::Role;
use eframe::egui::{ComboBox, Event, EventFilter, Id, InnerResponse, Key, Modifiers, Response, RichText, Ui};

use crate::ui::theme;

/// An item that was drawn.
#[derive(Clone, Debug)]
struct Item {
    id: Id,
    selected: bool,
    label: String,
}

/// The items of the list that is being drawn. At most one is open.
type Items = Arc<Mutex<Vec<Item>>>;

fn slot() -> Id {
    Id::unique("choice-items")
}

/// Draws `combo`; `menu` draws its [`choice_item`]s while it is open. `name` is the list's, for screen readers.
pub fn choice_box<R>(
    ui: &mut Ui,
    combo: ComboBox<'_>,
    name: &str,
    menu: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    let mut count = 0;
    let inner = combo.show_ui(ui, |ui| {
        let (result, len) = choices(ui, true, menu);
        count = len;
        result
    });
    let list = inner.response.id.with("popup"); // egui's own name for it
    if inner.inner.is_some() && ui.ctx().has_accesskit_node(list) {
        ui.ctx().accesskit_node_builder(list, |node| {
            node.set_label(name);
            node.set_size_of_set(count);
        });
    }
    inner
}

/// Lets the keyboard go through the items that `draw` draws; gives how many they are. `is_list` if there is nothing but
/// items, which Tab leaves.
pub(super) fn choices<R>(ui: &mut Ui, is_list: bool, draw: impl FnOnce(&mut Ui) -> R) -> (R, usize) {
    let items = Items::default();
    ui.data_mut(|data| data.insert_temp(slot(), Arc::clone(&items)));
    let result = draw(ui);
    ui.data_mut(|data| data.remove_temp::<Items>(slot()));
    let items = items.lock().unwrap_or_else(PoisonError::into_inner);
    keys(ui, &items, is_list, is_just_opened(ui));
    (result, items.len())
}

/// Makes what was drawn an item of the list that is open; gives its place in it.
pub(super) fn join(ui: &Ui, response: &Response, selected: bool, label: &str) -> usize {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let Some(items) = ui.data(|data| data.get_temp::<Items>(slot())) else { return 0 };
    let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
    items.push(Item { id: response.id, selected, label: label.to_lowercase() });
    items.len() - 1
}

/// An item of a [`choice_box`] or a menu; true if it was chosen. Closes the list, also when a screen reader pressed it.
pub fn choice_item(ui: &mut Ui, selected: bool, label: &str) -> bool {
    let text = RichText::new(label).color(theme::of(ui).text);
    let response = ui.selectable_label(selected, text);
    let index = join(ui, &response, selected, label);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.clear_toggled();
        node.set_selected(selected);
        node.set_position_in_set(index);
    });
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// Whether the list was not drawn in the pass before this one. What is drawn to be measured only does not count: it has no
/// items that can have the keyboard.
fn is_just_opened(ui: &Ui) -> bool {
    if ui.is_sizing_pass() {
        return false;
    }
    let slot = ui.scope_id().with("choices-drawn-in");
    let pass = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.data_mut(|data| {
        let last = data.get_temp(slot);
        data.insert_temp(slot, pass);
        last
    });
    last.is_none_or(|last| last + 1 < pass)
}

/// Moves the keyboard through the items.
fn keys(ui: &Ui, items: &[Item], is_list: bool, is_just_opened: bool) {
    let focused = ui.memory(eframe::egui::Memory::focused);
    if items.is_empty() {
        return;
    }
    let Some(at) = items.iter().position(|item| Some(item.id) == focused) else {
        if ui.ctx().text_edit_focused() {
            // The box that searches the list; Down leads into what it has left.
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
                ui.memory_mut(|memory| memory.request_focus(items[0].id));
            }
            return;
        }
        let start = items.iter().find(|item| item.selected).or(items.first());
        if let Some(start) = start.filter(|_| is_just_opened) {
            ui.memory_mut(|memory| memory.request_focus(start.id));
        }
        return;
    };
    let filter = EventFilter { tab: is_list, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(items[at].id, filter));
    let last = items.len() - 1;
    let (to, leaves) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let to = if pressed(Key::ArrowDown) {
            (at + 1).min(last)
        } else if pressed(Key::ArrowUp) {
            at.saturating_sub(1)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            typed(&input.events).and_then(|letter| starting(items, at, &letter)).unwrap_or(at)
        };
        let mut tab = |held| input.consume_key(held, Key::Tab);
        (to, is_list && (tab(Modifiers::NONE) || tab(Modifiers::SHIFT)))
    });
    if to != at {
        ui.memory_mut(|memory| memory.request_focus(items[to].id));
    }
    if leaves {
        ui.close();
    }
}

/// What was typed, in small letters.
fn typed(events: &[Event]) -> Option<String> {
    let text = events.iter().find_map(|event| if let Event::Text(text) = event { Some(text) } else { None })?;
    (!text.trim().is_empty()).then(|| text.to_lowercase())
}

/// The next item that starts with `letter`, from the one after `at` around.
fn starting(items: &[Item], at: usize, letter: &str) -> Option<usize> {
    let round = (at + 1..items.len()).chain(0..=at);
    round.into_iter().find(|index| items[*index].label.starts_with(letter))
}
