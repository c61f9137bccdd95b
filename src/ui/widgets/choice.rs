//! A list to choose one from, as the keyboard and a screen reader expect it: opened, it has the keyboard at what is
//! chosen; arrows, Home, End and first letters go through it; Tab and Escape leave it as it was.

use eframe::egui::accesskit::Role;
use eframe::egui::{ComboBox, Event, EventFilter, Id, InnerResponse, Key, Modifiers, RichText, Ui};

use crate::ui::theme;

/// An item that was drawn.
#[derive(Clone)]
struct Item {
    id: Id,
    selected: bool,
    label: String,
}

/// Where the items of the open list are collected while it is drawn; at most one is open.
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
        ui.data_mut(|data| data.insert_temp(slot(), Vec::<Item>::new()));
        let result = menu(ui);
        let items = ui.data_mut(|data| data.remove_temp::<Vec<Item>>(slot())).unwrap_or_default();
        keys(ui, &items);
        count = items.len();
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

/// An item of a [`choice_box`]; true if it was chosen. Closes the list, also when a screen reader pressed it.
pub fn choice_item(ui: &mut Ui, selected: bool, label: &str) -> bool {
    let text = RichText::new(label).color(theme::of(ui).text);
    let response = ui.selectable_label(selected, text);
    let index = ui.data_mut(|data| {
        let items = data.get_temp_mut_or_default::<Vec<Item>>(slot());
        items.push(Item { id: response.id, selected, label: label.to_lowercase() });
        items.len() - 1
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.clear_toggled();
        node.set_selected(selected);
        node.set_position_in_set(index);
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// Moves the keyboard through the items.
fn keys(ui: &Ui, items: &[Item]) {
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
        // Just opened, or the pointer took the keyboard away.
        let start = items.iter().find(|item| item.selected).or(items.first());
        if let Some(start) = start {
            ui.memory_mut(|memory| memory.request_focus(start.id));
        }
        return;
    };
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
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
        let leaves = input.consume_key(Modifiers::NONE, Key::Tab) || input.consume_key(Modifiers::SHIFT, Key::Tab);
        (to, leaves)
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
