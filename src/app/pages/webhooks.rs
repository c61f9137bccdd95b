//! Webhook logs and the notifications in them.

pub mod follow;
pub mod import;
pub mod list;
pub mod send;

use jiff::Timestamp;

use self::follow::{Follow, FollowAction};
use self::import::{Import, ImportAction};
use self::list::{List, ListAction};
use self::send::{Send, SendAction};
use crate::app::{News, Shared};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum WebhooksAction {
    /// With logs on their way into Cobro.
    Import(ImportAction),
    /// With logs that are followed.
    Follow(FollowAction),
    /// With the notifications.
    List(ListAction),
    /// With one that is sent out again.
    Send(SendAction),
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct WebhooksPage {
    /// Logs on their way into Cobro.
    pub import: Import,
    /// Logs that are followed.
    pub follow: Follow,
    /// The notifications.
    pub list: List,
    /// One on its way out again.
    pub send: Send,
}

impl WebhooksPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        self.import.enter(shared);
        self.list.enter(shared);
    }

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    pub fn act(&mut self, action: WebhooksAction, shared: &mut Shared) {
        match action {
            WebhooksAction::Import(action) => self.import.act(action, &mut self.follow, shared),
            WebhooksAction::Follow(action) => self.follow.act(action, shared),
            WebhooksAction::List(action) => self.list.act(action, &mut self.send, shared),
            WebhooksAction::Send(action) => self.send.act(action, self.list.detail.value(), shared),
        }
    }

    /// Whether the import's sheet or a notification is open.
    pub const fn has_detail(&self) -> bool {
        self.import.is_open || self.list.is_detail_open()
    }

    /// Closes what was opened last.
    pub fn close_detail(&mut self, shared: &mut Shared) {
        if self.import.is_open {
            self.import.is_open = false;
        } else {
            self.list.act(ListAction::CloseDetail, &mut self.send, shared);
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        self.import.apply(news, &mut self.follow, shared);
        self.follow.apply(news, shared);
        self.list.apply(news, shared);
        self.send.apply(news);
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        self.send.close();
        self.list.account_changed(shared);
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        self.list.tick(&mut self.send, shared);
        self.follow.tick(shared);
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        [self.list.next_tick(), self.follow.next_tick()].into_iter().flatten().min()
    }
}
