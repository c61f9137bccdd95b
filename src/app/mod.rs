//! State without drawing.
