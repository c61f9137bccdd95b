//! Merchant accounts and their keys.

use crate::app::{News, Shared};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum AccountsAction {}

/// What the page knows.
#[derive(Debug, Default)]
pub struct AccountsPage {}

impl AccountsPage {
    /// The page is opened.
    pub fn enter(&mut self, _shared: &mut Shared) {}

    /// Another page is opened.
    pub fn leave(&mut self, _shared: &mut Shared) {}

    /// A person did something here.
    pub fn act(&mut self, action: AccountsAction, _shared: &mut Shared) {
        match action {}
    }

    /// The backend told something.
    pub fn apply(&mut self, _news: &News<'_>, _shared: &mut Shared) {}
}
