//! What only the window can do. The state asks for it; the window does it after the action is carried out.

/// Something for the window to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Puts a text on the clipboard. Never a secret.
    Copy(String),
    /// Shows a folder in the system's file manager.
    OpenFolder(String),
    /// Closes the window.
    Quit,
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
    /// The status line.
    Status,
}

/// A part of the window, as one goes through it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// The way to the pages.
    SideBar,
    /// Above the page.
    TopBar,
    /// The page.
    #[default]
    Page,
    /// Below the page.
    Status,
}

impl Region {
    /// Every region, as Tab goes.
    pub const ALL: [Self; 4] = [Self::SideBar, Self::TopBar, Self::Page, Self::Status];

    /// What has the keyboard first in it.
    pub const fn focus(self) -> Focus {
        match self {
            Self::SideBar => Focus::SideBar,
            Self::TopBar => Focus::TopBar,
            Self::Page => Focus::Page,
            Self::Status => Focus::Status,
        }
    }

    /// The region after this one, around the end.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::SideBar => Self::TopBar,
            Self::TopBar => Self::Page,
            Self::Page => Self::Status,
            Self::Status => Self::SideBar,
        }
    }

    /// The region before this one, around the end.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self {
            Self::SideBar => Self::Status,
            Self::TopBar => Self::SideBar,
            Self::Page => Self::TopBar,
            Self::Status => Self::Page,
        }
    }
}
