//! Cobro's program: everything it does is in the library.
//!
//! On Windows the released program belongs to no terminal, so that none opens beside the window; who types commands
//! there gets `src/bin/cobro-console.rs`.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::start::main()
}
