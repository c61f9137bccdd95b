//! The pages, and how one goes from one to another.

use crate::domain::OrderKey;

/// An entry of the side bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// What is going on.
    Overview,
    /// Making a payin.
    NewRequest,
    /// All orders.
    Orders,
    /// What a person must look at.
    Exceptions,
    /// What the gateway notified.
    Webhooks,
    /// Merchant accounts and their keys.
    Accounts,
    /// The look, and where things lie.
    Settings,
}

impl Section {
    /// Every entry, from top to bottom; also what Ctrl+1 to Ctrl+7 open.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::NewRequest,
        Self::Orders,
        Self::Exceptions,
        Self::Webhooks,
        Self::Accounts,
        Self::Settings,
    ];

    /// Key of its name in the catalogue: the side bar's words, the page's title and its accessible name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "page-overview",
            Self::NewRequest => "page-new-request",
            Self::Orders => "page-orders",
            Self::Exceptions => "page-exceptions",
            Self::Webhooks => "page-webhooks",
            Self::Accounts => "page-accounts",
            Self::Settings => "page-settings",
        }
    }

    /// The entry with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }

    /// The page it opens.
    pub const fn page(self) -> Page {
        match self {
            Self::Overview => Page::Overview,
            Self::NewRequest => Page::NewRequest,
            Self::Orders => Page::Orders,
            Self::Exceptions => Page::Exceptions,
            Self::Webhooks => Page::Webhooks,
            Self::Accounts => Page::Accounts,
            Self::Settings => Page::Settings,
        }
    }
}

/// What fills the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What is going on.
    #[default]
    Overview,
    /// Making a payin.
    NewRequest,
    /// All orders.
    Orders,
    /// One order.
    Order(OrderKey),
    /// Which order a payment is for that does not show.
    Claim,
    /// What a person must look at.
    Exceptions,
    /// What the gateway notified.
    Webhooks,
    /// Merchant accounts and their keys.
    Accounts,
    /// The look, and where things lie.
    Settings,
}

impl Page {
    /// The entry of the side bar it belongs to.
    pub const fn section(&self) -> Section {
        match self {
            Self::Overview => Section::Overview,
            Self::NewRequest => Section::NewRequest,
            Self::Orders | Self::Order(_) | Self::Claim => Section::Orders,
            Self::Exceptions => Section::Exceptions,
            Self::Webhooks => Section::Webhooks,
            Self::Accounts => Section::Accounts,
            Self::Settings => Section::Settings,
        }
    }
}
