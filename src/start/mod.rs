//! Putting the house together: flags, logging, TLS, the instance lock, and then the window or a headless command.

mod again;
pub mod cli;
mod error;
mod files;
mod headless;
mod import;
mod logging;
mod window;

use std::env;
use std::process::ExitCode;

use clap::Parser as _;

use self::cli::{Cli, Task};
use crate::platform::{Folders, FoldersError};

/// The setting that tells this ledger's keys in the keyring from another's.
const VAULT_TAG: &str = "vault_tag";

/// How a command ended, as its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Status 0.
    Done,
    /// Status 1: something in the data needs a person.
    NeedsAPerson,
    /// Status 3: could not run. (Status 2, wrong usage, is given while the flags are read.)
    CouldNotRun,
}

impl Ending {
    /// The end of another process of Cobro's; none is that of one that was killed.
    const fn of(status: Option<i32>) -> Self {
        match status {
            Some(0) => Self::Done,
            Some(1) => Self::NeedsAPerson,
            _ => Self::CouldNotRun,
        }
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::NeedsAPerson => Self::from(1),
            Ending::CouldNotRun => Self::from(3),
        }
    }
}

/// The whole program.
pub fn main() -> ExitCode {
    run(window::open)
}

/// The program for the terminal on Windows: the window is opened by the one beside it, and waited for.
pub fn console() -> ExitCode {
    run(|_| {
        let program = env::current_exe().map_err(|error| error.to_string())?;
        let beside = program.with_file_name(format!("cobro{}", env::consts::EXE_SUFFIX));
        again::start(&beside, env::args_os().skip(1))
    })
}

fn run(open_window: impl FnOnce(&Cli) -> Result<Ending, String>) -> ExitCode {
    let cli = Cli::parse();
    let ended = match &cli.task {
        None => open_window(&cli),
        Some(Task::Sandbox(options)) => headless::sandbox(options),
        Some(Task::Instructions { languages }) => headless::instructions(languages),
        Some(Task::Ledger { task }) => headless::ledger_task(&cli, task),
        Some(Task::Import(options)) => import::run(&cli, options),
    };
    match ended {
        Ok(ending) => ending.into(),
        Err(message) => {
            say(&message);
            Ending::CouldNotRun.into()
        }
    }
}

/// The data folder that the flags choose. The sandbox's lies apart from real data whatever folder was chosen: play
/// money is never in the real ledger.
fn folders(cli: &Cli) -> Result<Folders, FoldersError> {
    let folders = Folders::new(cli.data_dir.clone())?;
    if !cli.sandbox {
        return Ok(folders);
    }
    Folders::new(Some(folders.data().join("sandbox")))
}

/// Tells the person at the terminal. A terminal that is gone is no reason to fail.
fn say(message: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "cobro: {message}").ok();
}
