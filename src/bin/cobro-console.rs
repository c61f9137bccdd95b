//! Cobro for the terminal on Windows, installed beside `cobro.exe` as `cobro.com`.
//!
//! A Windows program either opens a terminal of its own wherever it is started, or has none and is not waited for.
//! `cobro.exe` is of the second kind. Windows tries `.com` before `.exe`, so whoever types `cobro` gets this one, of
//! the first kind: it does all that needs no window, and starts `cobro.exe` for what does.

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::start::console()
}
