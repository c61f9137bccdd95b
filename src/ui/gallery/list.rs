//! What the gallery shows: the one list of all parts, each with its states.

use eframe::egui::Ui;

use super::parts;
use crate::ui::View;

/// How a part is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody does anything with it.
    Rest,
    /// Under the pointer.
    Hover,
    /// Held down.
    Pressed,
    /// With the keyboard.
    Focus,
    /// Chosen, ticked, on.
    Chosen,
    /// It cannot be used now.
    Disabled,
    /// Something is on its way.
    Busy,
    /// Something is wrong.
    Error,
    /// With more words than there is room for.
    Long,
}

impl State {
    /// Key of its name in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rest => "gallery-rest",
            Self::Hover => "gallery-hover",
            Self::Pressed => "gallery-pressed",
            Self::Focus => "gallery-focus",
            Self::Chosen => "gallery-chosen",
            Self::Disabled => "gallery-disabled",
            Self::Busy => "gallery-busy",
            Self::Error => "gallery-error",
            Self::Long => "gallery-long",
        }
    }
}

/// Draws a part in a state.
type Draw = fn(&mut Ui, &mut View<'_>, State);

/// A part, or some that are only used together.
pub struct Entry {
    /// Names of what is shown, as in the code; of a type, in small letters.
    pub names: &'static [&'static str],
    /// The states it has.
    pub states: &'static [State],
    /// How wide it is shown, in points.
    pub width: f32,
    /// Draws it.
    pub draw: Draw,
}

const fn entry(names: &'static [&'static str], states: &'static [State], width: f32, draw: Draw) -> Entry {
    Entry { names, states, width, draw }
}

use State::{Busy, Chosen, Disabled, Error, Focus, Hover, Long, Pressed, Rest};

const PRESSED: &[State] = &[Rest, Hover, Pressed, Focus, Disabled, Long];
const CHOSEN: &[State] = &[Rest, Hover, Chosen, Focus, Disabled, Long];
const FIELD: &[State] = &[Rest, Hover, Focus, Disabled, Error, Long];
const SHOWN: &[State] = &[Rest, Long];

/// Width of a cell for what is small, for a form's field, and for what is as wide as a page.
const SMALL: f32 = 180.0;
const MIDDLE: f32 = 260.0;
const LARGE: f32 = 560.0;

/// Everything there is.
pub const ENTRIES: &[Entry] = &[
    entry(&["primary_button"], PRESSED, SMALL, parts::primary),
    entry(&["primary_button_with_icon"], PRESSED, SMALL, parts::primary_icon),
    entry(&["quiet_button"], PRESSED, SMALL, parts::quiet),
    entry(&["quiet_button_with_icon"], PRESSED, SMALL, parts::quiet_icon),
    entry(&["danger_button"], PRESSED, SMALL, parts::danger),
    entry(&["plain_button"], PRESSED, SMALL, parts::plain),
    entry(&["icon_button"], &[Rest, Hover, Pressed, Focus, Disabled], SMALL, parts::icon_only),
    entry(&["press"], &[Rest, Hover, Pressed, Focus, Disabled, Busy, Long], SMALL, parts::press),
    entry(&["copy_button"], &[Rest, Hover, Focus, Disabled], SMALL, parts::copy),
    entry(&["plain_copy_button"], &[Rest, Hover, Focus, Disabled], SMALL, parts::plain_copy),
    entry(&["menu_button", "menu_of"], PRESSED, SMALL, parts::menu),
    entry(&["menu_item"], &[Rest, Hover, Focus, Disabled], MIDDLE, parts::item),
    entry(&["chip"], CHOSEN, SMALL, parts::chip_part),
    entry(&["segmented"], &[Rest, Hover, Disabled], LARGE, parts::segments),
    entry(&["switch"], CHOSEN, SMALL, parts::switch_part),
    entry(&["check_box"], CHOSEN, SMALL, parts::box_part),
    entry(&["radio_card", "radio_group"], CHOSEN, MIDDLE, parts::radio),
    entry(&["field"], FIELD, MIDDLE, parts::text_field),
    entry(&["field.amount"], FIELD, MIDDLE, parts::amount_field),
    entry(&["field.password"], &[Rest, Disabled], MIDDLE, parts::password_field),
    entry(
        &["field.choice", "combo_box", "choice_box", "choice_item"],
        &[Rest, Hover, Disabled, Error, Long],
        MIDDLE,
        parts::choice_field,
    ),
    entry(&["search_list"], &[Rest], MIDDLE, parts::search),
    entry(&["caption", "error_line"], &[Rest, Error, Long], MIDDLE, parts::lines),
    entry(&["pill", "state_pill", "environment_badge"], &[Rest], LARGE, parts::pills),
    entry(&["key_cap", "hint"], &[Rest, Hover, Focus], SMALL, parts::small),
    entry(&["divider", "progress"], &[Rest, Busy], MIDDLE, parts::progress_part),
    entry(&["banner"], SHOWN, LARGE, parts::banners),
    entry(&["trouble_ui"], &[Error], LARGE, parts::trouble),
    entry(&["empty_state"], SHOWN, LARGE, parts::empty),
    entry(&["skeleton", "skeleton_rows"], &[Busy], LARGE, parts::skeletons),
    entry(&["fact", "fact_row"], SHOWN, MIDDLE, parts::facts),
    entry(&["card", "disclosure"], &[Rest, Hover], MIDDLE, parts::cards),
    entry(&["page_header", "front_header", "section_title", "with_actions"], SHOWN, LARGE, parts::headers),
    entry(&["form_section"], SHOWN, 2.0 * LARGE, parts::section),
    entry(&["reader"], &[Rest], LARGE, parts::reader),
    entry(&["table"], &[Rest, Busy], LARGE, parts::table),
    entry(&["dictation_row"], &[Rest, Chosen, Error, Long], LARGE, parts::dictated),
    entry(&["field.code"], FIELD, MIDDLE, parts::code_field),
    entry(&["qr"], &[Rest], MIDDLE, parts::code),
    entry(&["barcode"], &[Rest], LARGE, parts::bars),
    entry(&["notice_ui", "toasts_ui", "dialog_ui"], SHOWN, MIDDLE, parts::news),
    entry(&["icon"], &[Rest], LARGE, parts::icons),
];
