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
}
