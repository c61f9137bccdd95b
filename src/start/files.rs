//! Files that a person hands to the window: chosen in the system's dialog, read, and copied into the data folder. All of
//! it away from the window's thread; what comes of it goes to the window as news.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::runtime::Handle;

use crate::app::effect::FileTask;
use crate::backend::protocol::{Event, EventKind, EventSink as _, FileNews, FileTrouble};
use crate::domain::market::load::MAX_FILE_LEN;
use crate::platform;
use crate::ui::WakingSink;

/// Does what the window wants with files.
#[derive(Clone)]
pub(super) struct Files {
    /// Where the work is done.
    pub runtime: Handle,
    /// Where market files are kept.
    pub markets: PathBuf,
    /// The way to the window.
    pub sink: WakingSink,
}

impl Files {
    /// Lets the person choose a market file in the system's dialog. To be called on the main thread, which macOS wants.
    pub(super) fn choose(&self, title: &str) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter("TOML", &["toml"]);
        let chosen = dialog.pick_file();
        let sink = self.sink.clone();
        self.runtime.spawn(async move {
            // None: nothing was chosen, or there is no dialog here. The path can be typed as well.
            if let Some(file) = chosen.await {
                tell(&sink, FileNews::Chosen(file.path().to_owned()));
            }
        });
    }

    /// Lets the person choose logs, or folders of them; on the main thread, as above.
    pub(super) fn choose_logs(&self, title: &str, folder: bool) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        let sink = self.sink.clone();
        let told = move |chosen: Option<Vec<rfd::FileHandle>>| {
            let paths = chosen.into_iter().flatten().map(|file| file.path().to_owned()).collect::<Vec<_>>();
            if !paths.is_empty() {
                tell(&sink, FileNews::LogsChosen(paths));
            }
        };
        if folder {
            let chosen = dialog.pick_folders();
            self.runtime.spawn(async move { told(chosen.await) });
        } else {
            let chosen = dialog.pick_files();
            self.runtime.spawn(async move { told(chosen.await) });
        }
    }

    /// Does a task and tells what came of it.
    pub(super) fn start(&self, task: FileTask) {
        let Self { markets, sink, .. } = self.clone();
        self.runtime.spawn_blocking(move || {
            let news = match task {
                FileTask::Read(path) => FileNews::Read { text: read(&path), path },
                FileTask::KeepMarkets { name, text } => FileNews::Kept { done: keep(&markets, &name, &text), name },
            };
            tell(&sink, news);
        });
    }
}

fn tell(sink: &WakingSink, news: FileNews) {
    sink.emit(Event { id: None, kind: EventKind::File(news) });
}

fn read(path: &Path) -> Result<String, FileTrouble> {
    let system = |error: std::io::Error| FileTrouble::System(error.to_string());
    // Its length first: what is not a market file may be larger than memory.
    let length = fs::metadata(path).map_err(system)?.len();
    if length > MAX_FILE_LEN as u64 {
        return Err(FileTrouble::TooLarge);
    }
    String::from_utf8(fs::read(path).map_err(system)?).ok().ok_or(FileTrouble::NotText)
}

fn keep(folder: &Path, name: &str, text: &str) -> Result<(), FileTrouble> {
    let kept = fs::create_dir_all(folder).and_then(|()| platform::write_atomic(&folder.join(name), text.as_bytes()));
    kept.map_err(|error| FileTrouble::System(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mx.toml");
        assert!(matches!(read(&path), Err(FileTrouble::System(_))));
        assert!(matches!(read(folder.path()), Err(FileTrouble::System(_))), "a folder");
        fs::write(&path, [0xFF, 0xFE]).expect("written");
        assert_eq!(read(&path), Err(FileTrouble::NotText));
        fs::write(&path, vec![b' '; MAX_FILE_LEN + 1]).expect("written");
        assert_eq!(read(&path), Err(FileTrouble::TooLarge));
        fs::write(&path, "[mx]").expect("written");
        assert_eq!(read(&path).as_deref(), Ok("[mx]"));
    }

    #[test]
    fn what_is_kept_is_read_at_the_next_start() {
        let data = tempfile::tempdir().expect("a folder");
        let folders = platform::Folders::new(Some(data.path().to_owned())).expect("folders");
        fs::write(folders.markets_file(), "[mx]\nmin = \"60\"\n").expect("written");
        keep(&folders.markets_folder(), "bank.toml", "[mx]\nmin = \"50\"\nmax = \"30000\"\n").expect("kept");
        keep(&folders.markets_folder(), "wrong.toml", "[pe]\nmax = \"x\"\n").expect("kept");
        fs::write(folders.markets_folder().join("notes.txt"), "no market").expect("written");
        let catalogue = super::super::window::catalogue(&folders);
        let mexico = catalogue.get(&crate::domain::MarketCode::new("mx")).expect("a market");
        let plain = |amount: Option<crate::domain::Amount>| amount.map(|amount| amount.to_plain(0));
        assert_eq!((plain(mexico.min).as_deref(), plain(mexico.max).as_deref()), (Some("60"), Some("30000")));
        assert_eq!(mexico.user_set, ["max", "min"]);
        assert_eq!(catalogue.problems.len(), 1, "{:?}", catalogue.problems);
        assert!(catalogue.problems[0].file.ends_with("wrong.toml"));
    }
}
