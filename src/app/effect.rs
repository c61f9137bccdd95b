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
    /// The title of what stands beside the page.
    Aside,
    /// The status line.
    Status,
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
    /// The page.
    #[default]
    Page,
    /// Beside the page, if something stands there.
    Aside,
    /// Below the page.
    Status,
}

impl Region {
    /// What has the keyboard first in it.
    pub const fn focus(self) -> Focus {
        match self {
            Self::SideBar => Focus::SideBar,
            Self::TopBar => Focus::TopBar,
            Self::Page => Focus::Page,
            Self::Aside => Focus::Aside,
            Self::Status => Focus::Status,
        }
    }

    /// The region after this one, around the end.
    #[must_use]
    pub const fn next(self, has_aside: bool) -> Self {
        match self {
            Self::SideBar => Self::TopBar,
            Self::TopBar => Self::Page,
            Self::Page if has_aside => Self::Aside,
            Self::Page | Self::Aside => Self::Status,
            Self::Status => Self::SideBar,
        }
    }

    /// The region before this one, around the end.
    #[must_use]
    pub const fn previous(self, has_aside: bool) -> Self {
        match self {
            Self::SideBar => Self::Status,
            Self::TopBar => Self::SideBar,
            Self::Page => Self::TopBar,
            Self::Status if has_aside => Self::Aside,
            Self::Status | Self::Aside => Self::Page,
        }
    }
}
