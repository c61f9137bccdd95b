//! Cobro's program: everything it does is in the library.

// No console window on Windows. What the subcommands print is seen there only through a pipe or in a file.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::start::main()
}
