//! Logs: a file a day in the data folder, a week of them; errors also to the terminal.
//!
//! What is logged are our own order numbers, states and the words of errors: never a key, a payer or a payment code.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use super::error::StartError;

/// Days of log files that are kept.
const KEPT_FILES: usize = 7;

/// Starts logging into `folder`; the guard writes out the tail when it is dropped, so it lives as long as `main`.
pub(super) fn to_folder(folder: &Path) -> Result<WorkerGuard, StartError> {
    let failed = |cause: String| StartError::Logs { folder: folder.to_path_buf(), cause };
    // The appender looks for old files to remove before it makes the folder, and complains aloud if there is none.
    std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("cobro")
        .filename_suffix("log")
        .max_log_files(KEPT_FILES)
        .build(folder)
        .map_err(|error| failed(error.to_string()))?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    // Only our own lines: what libraries log is not ours to vouch for.
    let ours = EnvFilter::try_from_env("COBRO_LOG").unwrap_or_else(|_| EnvFilter::new("cobro=info"));
    let to_file = fmt::layer().with_ansi(false).with_writer(writer).with_filter(ours);
    let to_terminal = fmt::layer().without_time().with_writer(std::io::stderr).with_filter(LevelFilter::ERROR);
    tracing_subscriber::registry().with(to_file).with(to_terminal).try_init().ok();
    std::panic::set_hook(Box::new(|panic| {
        // The place only: a message may quote what was being worked on.
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        tracing::error!(%place, %thread, "panicked");
    }));
    Ok(guard)
}
