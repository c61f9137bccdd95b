//! Drawing only: what [`crate::app`] knows becomes a window, what a person does becomes an [`Action`].
//!
//! # How a page is drawn
//!
//! Every page is a function `page_ui(ui: &mut Ui, view: &mut View<'_>)` in `ui/pages`, the mirror of its state in
//! `app/pages`. It reads `view.state`, draws, and reports with `view.send(Action::…)`; it changes nothing itself.
//! Edits work on a copy of the text: draw the field, and if it changed send the new text.
//!
//! * Words come from the catalogue only: `view.texts.get("key")`, `view.texts.with("key", &[…])`, `told.say(view.texts)`.
//! * Colours and sizes come from [`theme`] only: `theme::of(ui).secondary`, `theme::font::title()`, `theme::space::M`.
//! * Buttons, fields, pills, banners and the like come from [`widgets`]; a missing one is added there under a meaning.
//! * Everything that can be pressed or typed into has an accessible name, and it is the label one sees. Tests and
//!   screen readers find it by that.
//! * Things in a loop stand in `ui.push_id(order_no, …)`, never under an index.
//! * Nothing asks for a repaint while nothing changes. What shows an age uses [`View::age`], which wakes the window
//!   when the words change.
//!
//! A page has one scroll owner: [`shell`] gives each page a vertical scroll area, except those that say in
//! [`pages::scrolls_itself`] that they bring their own (a long table loses its virtual rows inside another one).

pub mod access;
mod app;
mod customer;
pub mod gallery;
mod inbox;
pub mod pages;
mod place;
mod refusal;
mod run;
pub mod shell;
mod spoken;
pub mod theme;
mod tour;
mod verbs;
mod view;
pub mod widgets;

pub use self::app::{CobroApp, CommandPort, Full, Outside};
pub use self::inbox::{Inbox, WakingSink, inbox};
pub use self::refusal::{tell_and_end, tell_natively};
pub use self::run::{RunOptions, run};
pub use self::view::View;
pub use crate::app::Action;

#[cfg(test)]
mod tests;
