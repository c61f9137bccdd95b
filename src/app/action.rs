//! Everything a person can do in the window. Views make actions; only [`super::AppState::act`] carries them out.

use std::path::PathBuf;

use super::customer::CustomerAction;
use super::effect::{Aside, Focus, Region};
use super::page::Page;
use super::pages::accounts::AccountsAction;
use super::pages::claim::ClaimAction;
use super::pages::exceptions::ExceptionsAction;
use super::pages::new_request::NewRequestAction;
use super::pages::order::OrderAction;
use super::pages::orders::OrdersAction;
use super::pages::overview::OverviewAction;
use super::pages::settings::SettingsAction;
use super::pages::webhooks::WebhooksAction;
use super::palette::PaletteAction;
use super::tour::TourAction;
use super::verbs::Verb;
use crate::domain::{AccountId, OrderKey};

/// Something a person did.
#[derive(Clone, Debug)]
pub enum Action {
    /// Does what a verb stands for, or says why not.
    Do {
        /// What.
        verb: Verb,
        /// For the number of what is made new; random, from the window.
        random: [u8; 8],
    },
    /// Opens a page.
    Go(Page),
    /// Opens the page that was open before.
    Back,
    /// Works with another account.
    SelectAccount(AccountId),
    /// Something was put on the clipboard; the key of its name, as on the button.
    Copied(&'static str),
    /// Gives something the keyboard.
    SetFocus(Focus),
    /// What was to have the keyboard has it.
    Focused(Focus),
    /// Goes to another part of the window.
    GoToRegion(Region),
    /// The keyboard went to another part of the window.
    InRegion(Region),
    /// Files and folders were dropped on the window.
    Dropped(Vec<PathBuf>),
    /// Shows the data folder in the system's file manager.
    OpenDataFolder,
    /// The system could not show the folder.
    FolderNotOpened,
    /// No program opened this file.
    FileNotOpened(String),
    /// Copies Cobro's version.
    CopyVersion,
    /// Closes the window.
    Quit,
    /// In the command palette.
    Palette(PaletteAction),
    /// Opens something beside the page, or closes it if it is open.
    Toggle(Aside),
    /// Opens or closes the table of shortcuts.
    ShowShortcuts(bool),
    /// Closes what stands beside the page.
    CloseAside,
    /// In the tour.
    Tour(TourAction),
    /// Opens an order, and works with its account.
    OpenOrder(OrderKey),
    /// Takes back that an order was set aside.
    TakeBack(OrderKey),
    /// Does what a notice offers; its number.
    Follow(u64, Box<Self>),
    /// Takes a toast away.
    DismissToast(u64),
    /// Toasts are pointed at or have the keyboard, or no longer.
    HoldToasts(bool),
    /// Answers the dialog with "yes".
    Confirm,
    /// Answers the dialog with "no".
    CloseDialog,
    /// On the page of this name.
    Overview(OverviewAction),
    /// On the page of this name.
    NewRequest(NewRequestAction),
    /// On the page of this name.
    Orders(OrdersAction),
    /// On the page of one order.
    Order(OrderAction),
    /// On the page that finds the order of a payment.
    Claim(ClaimAction),
    /// With the windows that payers look at.
    Customer(CustomerAction),
    /// On the page of this name.
    Webhooks(WebhooksAction),
    /// On the page of this name.
    Exceptions(ExceptionsAction),
    /// On the page of this name.
    Accounts(AccountsAction),
    /// On the page of this name.
    Settings(SettingsAction),
}
