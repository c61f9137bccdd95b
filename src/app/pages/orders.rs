//! All orders.

use jiff::Timestamp;

use crate::app::{News, Shared};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum OrdersAction {}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OrdersPage {}

impl OrdersPage {
    /// The page is opened.
    pub fn enter(&mut self, _shared: &mut Shared) {}

    /// Another page is opened.
    pub fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    pub fn act(&mut self, action: OrdersAction, _shared: &mut Shared) {
        match action {}
    }

    /// The backend told something.
    pub fn apply(&mut self, _news: &News<'_>, _shared: &mut Shared) {}

    /// Another account is worked with.
    pub fn account_changed(&mut self, _shared: &mut Shared) {}

    /// Time went by.
    pub fn tick(&mut self, _shared: &mut Shared) {}

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        None
    }
}
