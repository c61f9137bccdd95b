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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<Ending, String> {
        start(Path::new("/bin/sh"), ["-c".into(), script.into()].into_iter())
    }

    #[test]
    fn it_ends_as_the_other_one_ends() {
        for (status, ending) in [(0, Ending::Done), (1, Ending::NeedsAPerson), (3, Ending::CouldNotRun)] {
            assert_eq!(shell(&format!("exit {status}")), Ok(ending));
        }
        assert_eq!(shell("kill -9 $$"), Ok(Ending::CouldNotRun));
    }

    #[test]
    fn a_program_that_is_missing_is_told() {
        let error = start(Path::new("/nowhere/cobro"), std::iter::empty()).expect_err("it is not there");
        assert!(error.contains("/nowhere/cobro"), "{error}");
    }
}
