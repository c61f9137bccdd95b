//! The design system: small parts that every page is made of, each named after what it means.

mod banner;
mod button;
mod card;
mod disclosure;
mod empty;
mod field;
mod icon;
mod modal;
mod page_header;
mod pill;
mod plain;
pub mod qr;
mod section;
mod skeleton;
mod toast;
mod trouble;
mod with_actions;

pub use self::banner::{Caution, banner};
pub use self::button::{copy_button, danger_button, primary_button, quiet_button};
pub use self::card::card;
pub use self::disclosure::disclosure;
pub use self::empty::empty_state;
pub use self::field::{Field, caption, choice_item, combo_box, error_line};
pub use self::icon::Icon;
pub use self::modal::dialog_ui;
pub use self::page_header::{page_header, page_title, section_title};
pub use self::pill::{environment_badge, pill, state_key, state_pill};
pub use self::plain::{PLAIN_PADDING, plain_button, plain_copy_button, plain_width};
pub use self::section::form_section;
pub use self::skeleton::skeleton_rows;
pub use self::toast::toasts_ui;
pub use self::trouble::trouble_ui;
pub use self::with_actions::with_actions;
