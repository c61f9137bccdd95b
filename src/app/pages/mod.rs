//! What each page knows and does; drawn by its mirror file in `ui/pages`.

mod account_form;
pub mod account_keys;
pub mod accounts;
pub mod claim;
#[cfg(test)]
pub(crate) mod desk;
pub mod exceptions;
pub mod new_request;
pub mod order;
pub mod orders;
pub mod overview;
pub mod settings;
pub mod webhooks;

use jiff::Timestamp;

use self::accounts::AccountsPage;
use self::claim::ClaimPage;
use self::exceptions::ExceptionsPage;
use self::new_request::NewRequestPage;
use self::order::OrderPage;
use self::orders::OrdersPage;
use self::overview::OverviewPage;
use self::settings::SettingsPage;
use self::webhooks::WebhooksPage;
use super::News;
use super::page::Page;
use super::shared::Shared;

/// Every page's state. A page keeps it while another one is open.
#[derive(Debug, Default)]
pub struct Pages {
    /// What is going on.
    pub overview: OverviewPage,
    /// Making a payin.
    pub new_request: NewRequestPage,
    /// All orders.
    pub orders: OrdersPage,
    /// One order.
    pub order: OrderPage,
    /// What a person must look at.
    pub exceptions: ExceptionsPage,
    /// Webhook logs and the notifications in them.
    pub webhooks: Box<WebhooksPage>,
    /// Which order a payment is for.
    pub claim: ClaimPage,
    /// Merchant accounts and their keys.
    pub accounts: AccountsPage,
    /// The look, and where things lie.
    pub settings: SettingsPage,
}

impl Pages {
    pub(super) fn enter(&mut self, page: &Page, shared: &mut Shared) {
        match page {
            Page::Overview => self.overview.enter(shared),
            Page::NewRequest => self.new_request.enter(shared),
            Page::Orders => self.orders.enter(shared),
            Page::Order(key) => self.order.enter(key, shared),
            Page::Claim => self.claim.enter(shared),
            Page::Accounts => self.accounts.enter(shared),
            Page::Settings => self.settings.enter(shared),
            Page::Webhooks => self.webhooks.enter(shared),
            Page::Exceptions => self.exceptions.enter(shared),
        }
    }

    pub(super) fn leave(&mut self, page: &Page, shared: &mut Shared) {
        match page {
            Page::Overview => self.overview.leave(shared),
            Page::NewRequest => self.new_request.leave(shared),
            Page::Orders => self.orders.leave(shared),
            Page::Order(_) => self.order.leave(shared),
            Page::Claim => self.claim.leave(shared),
            Page::Accounts => self.accounts.leave(shared),
            Page::Settings => self.settings.leave(shared),
            Page::Webhooks => self.webhooks.leave(shared),
            Page::Exceptions => self.exceptions.leave(shared),
        }
    }

    pub(super) fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        self.overview.apply(news, shared);
        self.new_request.apply(news, shared);
        self.orders.apply(news, shared);
        self.order.apply(news, shared);
        self.exceptions.apply(news, shared);
        self.webhooks.apply(news, shared);
        self.claim.apply(news, shared);
        self.accounts.apply(news, shared);
        self.settings.apply(news, shared);
    }

    pub(super) fn account_changed(&mut self, shared: &mut Shared) {
        self.overview.account_changed(shared);
        self.new_request.account_changed(shared);
        self.orders.account_changed(shared);
        self.order.account_changed(shared);
        self.exceptions.account_changed(shared);
        self.claim.account_changed(shared);
        self.webhooks.account_changed(shared);
    }

    pub(super) fn tick(&mut self, shared: &mut Shared) {
        self.overview.tick(shared);
        self.new_request.tick(shared);
        self.orders.tick(shared);
        self.order.tick(shared);
        self.webhooks.tick(shared);
        self.exceptions.tick(shared);
    }

    pub(super) fn next_tick(&self) -> Option<Timestamp> {
        [
            self.overview.next_tick(),
            self.new_request.next_tick(),
            self.orders.next_tick(),
            self.order.next_tick(),
            self.webhooks.next_tick(),
            self.exceptions.next_tick(),
        ]
        .into_iter()
        .flatten()
        .min()
    }
}
