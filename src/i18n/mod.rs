//! The catalogue of everything on screen.
