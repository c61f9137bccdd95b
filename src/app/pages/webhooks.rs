//! Webhook logs and the notifications in them.

pub mod import;

use self::import::{Import, ImportAction};
use crate::app::{News, Shared};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum WebhooksAction {
    /// With logs on their way into Cobro.
    Import(ImportAction),
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct WebhooksPage {
    /// Logs on their way into Cobro.
    pub import: Import,
}

impl WebhooksPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        self.import.enter(shared);
    }

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    pub fn act(&mut self, action: WebhooksAction, shared: &mut Shared) {
        match action {
            WebhooksAction::Import(action) => self.import.act(action, shared),
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        self.import.apply(news, shared);
    }
}
