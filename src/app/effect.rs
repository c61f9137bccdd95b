//! What only the window can do. The state asks for it; the window does it after the action is carried out.

use std::path::PathBuf;

use crate::domain::OrderKey;

/// Something for the window to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Puts a text on the clipboard. Never a secret.
    Copy(String),
    /// Shows a folder in the system's file manager.
    OpenFolder(String),
    /// Lets the person choose a market file; what is chosen comes as news.
    ChooseMarketFile,
    /// Lets the person choose logs, or a folder of them; what is chosen comes as news.
    ChooseLogs {
        /// A folder.
        folder: bool,
    },
    /// Reads or keeps a file; what came of it comes as news.
    File(FileTask),
    /// Opens a file in the system's viewer.
    OpenFile(String),
    /// Brings the customer window of this order to the front.
    RaiseCustomer(OrderKey),
    /// Closes the window.
    Quit,
}

/// Something to be done with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileTask {
    /// Reads a text.
    Read(PathBuf),
    /// Keeps a copy of a market file in the data folder.
    KeepMarkets {
        /// Its name there; letters that every file system takes.
        name: String,
        /// What stands in it.
        text: String,
    },
}

/// What shall have the keyboard when it is drawn next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The title of the page, where a screen reader begins and from which Tab goes on.
    Page,
    /// The search box of the orders.
    OrdersSearch,
    /// The entry of the open page in the side bar.
    SideBar,
    /// The account's control.
    TopBar,
    /// The reason why an exception is settled.
    Reason,
    /// The title of the tour's step.
    Tour,
    /// The title of what stands beside the page.
    Aside,
    /// The status line.
    Status,
    /// The line that takes what a payer reads back.
    ReadBack,
    /// The button that opens it.
    ReadAloud,
}

/// What stands beside the page; in a narrow window, in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Help for the page.
    Help,
    /// What happened lately.
    News,
}

/// A part of the window, as one goes through it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// The way to the pages.
    SideBar,
    /// Above the page.
    TopBar,
    /// The step of the tour, if one is on screen.
    Tour,
    /// The page.
    #[default]
    Page,
    /// Beside the page, if something stands there.
    Aside,
    /// Below the page.
    Status,
}

impl Region {
    /// Every region, as one goes through them.
    pub const ALL: [Self; 6] = [Self::SideBar, Self::TopBar, Self::Tour, Self::Page, Self::Aside, Self::Status];

    /// What has the keyboard first in it.
    pub const fn focus(self) -> Focus {
        match self {
            Self::SideBar => Focus::SideBar,
            Self::TopBar => Focus::TopBar,
            Self::Tour => Focus::Tour,
            Self::Page => Focus::Page,
            Self::Aside => Focus::Aside,
            Self::Status => Focus::Status,
        }
    }

    /// The region after this one, around the end, among those that are there.
    #[must_use]
    pub fn next(self, is_there: impl Fn(Self) -> bool) -> Self {
        self.step(1, is_there)
    }

    /// The region before this one, around the end, among those that are there.
    #[must_use]
    pub fn previous(self, is_there: impl Fn(Self) -> bool) -> Self {
        self.step(Self::ALL.len() - 1, is_there)
    }

    fn step(self, by: usize, is_there: impl Fn(Self) -> bool) -> Self {
        let at = Self::ALL.iter().position(|region| *region == self).unwrap_or_default();
        let round = (1..=Self::ALL.len()).map(|times| Self::ALL[(at + times * by) % Self::ALL.len()]);
        round.into_iter().find(|region| is_there(*region)).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_through_what_is_there_and_around_the_end() {
        let bare = |region| !matches!(region, Region::Tour | Region::Aside);
        assert_eq!(Region::TopBar.next(bare), Region::Page);
        assert_eq!(Region::Page.next(bare), Region::Status);
        assert_eq!(Region::Status.next(bare), Region::SideBar);
        assert_eq!(Region::SideBar.previous(bare), Region::Status);
        assert_eq!(Region::Aside.previous(bare), Region::Page, "it was closed meanwhile");
        for region in Region::ALL {
            assert_eq!(region.next(|_| true).previous(|_| true), region);
        }
    }
}
