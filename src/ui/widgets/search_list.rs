//! A search box at the top of a list that is too long to look through.

use eframe::egui::{Key, TextEdit, Ui};

/// How many items a list has at least before it gets a search box.
const LONG: usize = 6;

/// What a list of `len` items is searched for, in lower case; draws the search box if the list is long.
///
/// The box has the keyboard when the list opens, and is empty then. True beside the text: Enter was pressed in the box,
/// and the first item that is left is meant.
pub fn search_list(ui: &mut Ui, len: usize, name: &str) -> (String, bool) {
    if len < LONG {
        return (String::new(), false);
    }
    let id = ui.make_persistent_id("search-list");
    let pass = ui.ctx().cumulative_pass_nr();
    let kept: Option<(u64, String)> = ui.data(|data| data.get_temp(id));
    // What was typed belongs to the list that is open; one that was closed since is another one.
    let kept = kept.filter(|(last, _)| last + 1 >= pass).map(|(_, text)| text);
    let is_new = kept.is_none();
    let mut text = kept.unwrap_or_default();
    let edit = TextEdit::singleline(&mut text).id(id).hint_text(name.to_owned()).desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    if is_new {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !ui.is_sizing_pass() {
        ui.data_mut(|data| data.insert_temp(id, (pass, text.clone())));
    }
    (text.trim().to_lowercase(), entered)
}
