//! Cobro.
fn main() {}
