//! The design system: small parts that every page is made of, each named after what it means.

mod banner;
pub mod barcode;
mod button;
mod card;
mod chip;
mod choice;
mod copy;
mod dictation;
mod disclosure;
mod empty;
mod fact;
mod field;
mod icon;
mod keys;
mod menu;
mod modal;
mod page_header;
mod pill;
mod plain;
mod press;
pub mod qr;
mod radio_card;
mod reader;
mod search_list;
mod section;
mod segmented;
mod shown;
mod skeleton;
mod small;
mod switch;
pub mod table;
mod toast;
mod trouble;
mod with_actions;

pub use self::banner::{Caution, banner};
pub use self::button::{
    danger_button, icon_button, primary_button, primary_button_with_icon, quiet_button, quiet_button_with_icon,
};
pub use self::card::card;
pub use self::chip::chip;
pub use self::choice::{choice_box, choice_item};
pub use self::copy::{copy_button, is_copied, plain_copy_button};
pub use self::dictation::{DictationGroup, dictation_row};
pub use self::disclosure::disclosure;
pub use self::empty::{EmptyState, Step, empty_state};
pub use self::fact::{fact, fact_row};
pub use self::field::{Field, caption, combo_box, error_line};
pub use self::icon::Icon;
pub use self::keys::key_cap;
pub use self::menu::{menu_button, menu_item, menu_of};
pub use self::modal::dialog_ui;
pub use self::page_header::{front_header, page_header, section_title};
pub use self::pill::{Pill, environment_badge, pill, state_key, state_pill};
pub use self::plain::{PLAIN_PADDING, plain_button, plain_width};
pub use self::press::{Press, line};
pub use self::radio_card::{radio_card, radio_group};
pub use self::reader::reader;
pub use self::search_list::search_list;
pub use self::section::form_section;
pub use self::segmented::segmented;
pub use self::shown::{Shown, shown_as};
pub use self::skeleton::{Skeleton, skeleton, skeleton_rows};
pub use self::small::{divider, hint, progress};
pub use self::switch::{check_box, switch};
pub use self::toast::{notice_ui, toasts_ui, tone_look};
pub use self::trouble::trouble_ui;
pub use self::with_actions::with_actions;

#[cfg(test)]
mod tests;
