//! Starting Cobro as another process, and ending as that one ends.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Ending;

/// Runs `program` to its end and hands on what it says to the terminal.
pub(super) fn start(program: &Path, arguments: impl Iterator<Item = OsString>) -> Result<Ending, String> {
    let at = |error: io::Error| format!("{} cannot be started: {error}", program.display());
    // Through a pipe: a Windows program without a terminal of its own cannot write to ours.
    let mut child = Command::new(program).args(arguments).stderr(Stdio::piped()).spawn().map_err(at)?;
    if let Some(mut said) = child.stderr.take() {
        io::copy(&mut said, &mut io::stderr()).ok(); // a terminal that is gone is no reason to fail
    }
    let status = child.wait().map_err(at)?;
    Ok(Ending::of(status.code()))
}
