//! The window by role and label.
