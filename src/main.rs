//! Cobro's program: everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::start::main()
}
