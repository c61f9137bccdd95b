//! All integration tests in one binary: linking one window library once is slow enough.

mod architecture;
mod faults;
mod kill;
mod support;
