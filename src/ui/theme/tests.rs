//! What the tokens promise, measured.

mod colors;
mod faces;
