//! Buttons that put something on the clipboard and say so where one looks.

use eframe::egui::{Event, Id, Response, Ui};

use super::{Icon, Press};
use crate::app::Action;
use crate::i18n::FluentValue;
use crate::ui::{View, access};

/// How long a button says that it has copied, in seconds.
const SAID: f64 = 2.0;
/// The longest value that is spoken with its button, in characters: every number, no QR code's content.
const MOST_SPOKEN: usize = 80;

/// Puts `value` on the clipboard: shows "Copy", is called "Copy CLABE", then says "Copied" for two seconds and sends
/// [`Action::Copied`]. True if it was pressed, or Ctrl+C while it has the keyboard. Its width never changes.
///
/// `what` is the key of the label of the field the value stands in. Never for secrets.
pub fn copy_button(ui: &mut Ui, view: &mut View<'_>, what: &'static str, value: &str) -> bool {
    let texts = view.texts;
    let (copy, copied) = (texts.get("copy"), texts.get("copied"));
    let before = Press::quiet(&copy).icon(Icon::Copy).compact();
    let after = Press::quiet(&copied).icon(Icon::Check).compact();
    let width = before.width(ui).max(after.width(ui));
    press(ui, view, what, value, before.least_width(width), after.least_width(width))
}

/// The same without a frame, for a column of them beside every line. It shows a word as wide as
/// [`super::plain_width`] says, and for two seconds a tick in its place.
pub fn plain_copy_button(ui: &mut Ui, view: &mut View<'_>, what: &'static str, value: &str) -> bool {
    let copy = view.texts.get("copy");
    let before = Press::plain(&copy);
    let after = Press::plain("").icon(Icon::Check).least_width(before.width(ui));
    press(ui, view, what, value, before, after)
}

fn press(
    ui: &mut Ui,
    view: &mut View<'_>,
    what: &'static str,
    value: &str,
    before: Press<'_>,
    after: Press<'_>,
) -> bool {
    let name = view.texts.with("copy-button", &[("what", FluentValue::from(view.texts.get(what)))]);
    let id = ui.next_auto_id().with("copied");
    let face = if is_fresh(ui, id) { after } else { before };
    let button = face.name(&name).ui(ui);
    if button.enabled() && value.chars().count() <= MOST_SPOKEN {
        access::describe(&button, value); // who comes by Tab hears what is copied, and not only what it is called
    }
    let pressed = is_copied(&button);
    if pressed {
        ui.ctx().copy_text(value.to_owned());
        view.send(Action::Copied(what));
        let now = ui.input(|input| input.time);
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    pressed
}

/// Whether a button that copies was pressed: clicked, or it has the keyboard and Ctrl+C (or what the system has for it)
/// came.
pub fn is_copied(button: &Response) -> bool {
    let by_key = button.enabled()
        && button.has_focus()
        && button.ctx.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| !matches!(event, Event::Copy));
            input.events.len() < before
        });
    by_key || button.clicked()
}

/// Whether this button was pressed a moment ago; wakes the window when that moment is over.
fn is_fresh(ui: &Ui, id: Id) -> bool {
    let Some(at) = ui.data(|data| data.get_temp::<f64>(id)) else { return false };
    let left = at + SAID - ui.input(|input| input.time);
    if left <= 0.0 {
        ui.data_mut(|data| data.remove::<f64>(id));
        return false;
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    true
}
