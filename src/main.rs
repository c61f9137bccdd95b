//! Cobro's program: everything it does is in the library.

// No console window on Windows; the subcommands attach to the console they were called from.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::start::main()
}
