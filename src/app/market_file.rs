//! A market file on its way into Cobro: dropped on the window, chosen, or typed. It is read, checked against what is
//! known, offered, and kept if a person says so. A file with a mistake is not kept: it says which, and nothing changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::effect::{Effect, FileTask};
use super::notice::{Dialog, Notice, Tone};
use super::pages::settings::SettingsAction;
use super::{Action, Page, Shared, Told};
use crate::backend::protocol::{FileNews, FileTrouble};
use crate::domain::market::load::MarketProblem;
use crate::domain::text::show_hidden;
use crate::domain::{Catalogue, Market};

/// What a file that was dropped on the window is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A market file.
    Market,
    /// A log, or a folder of them: what it holds is found by reading it.
    Log,
}

impl Dropped {
    /// What a file of this name is.
    pub fn of(path: &Path) -> Self {
        let is_toml = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
        if is_toml { Self::Market } else { Self::Log }
    }
}

/// Market files, and everything else.
pub fn sort(paths: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    paths.into_iter().partition(|path| Dropped::of(path) == Dropped::Market)
}

/// A file that was not taken, and what is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name, safe to show.
    pub name: String,
    /// Line, key and what was expected, for each mistake.
    pub problems: Vec<MarketProblem>,
}

/// A file that is right, while a person is asked.
#[derive(Clone, Debug)]
struct Offer {
    name: String,
    text: String,
}

/// Where a market file on its way is.
#[derive(Debug, Default)]
pub struct MarketFile {
    /// What stands in the field for its path.
    pub path: String,
    /// The last one that was not taken.
    pub refused: Option<Refused>,
    /// What is wrong shall be scrolled to.
    pub is_sought: bool,
    offer: Option<Offer>,
}

impl MarketFile {
    /// Market files were dropped on the window; the first is taken.
    pub fn dropped(&mut self, paths: &[PathBuf], shared: &mut Shared) {
        // A question that is open has the say.
        if shared.dialog.is_some() {
            return;
        }
        if let Some(path) = paths.first() {
            self.read(path.clone(), shared);
        }
    }

    /// Reads the file whose path was typed.
    pub fn read_typed(&mut self, shared: &mut Shared) {
        let path = self.path.trim();
        if !path.is_empty() {
            self.read(PathBuf::from(path), shared);
        }
    }

    /// Goes to what is wrong.
    pub fn show_mistakes(&mut self, shared: &mut Shared) {
        self.is_sought = true;
        shared.then(Action::Go(Page::Settings));
    }

    /// The person said yes.
    pub fn keep(&mut self, shared: &mut Shared) {
        if let Some(Offer { name, text }) = self.offer.take() {
            shared.effect(Effect::File(FileTask::KeepMarkets { name, text }));
        }
    }

    /// Something came of a file.
    pub fn apply(&mut self, news: &FileNews, shared: &mut Shared) {
        match news {
            FileNews::Chosen(path) => self.read(path.clone(), shared),
            FileNews::LogsChosen(_) => {} // for another page
            FileNews::Read { path, text: Ok(text) } => self.check(path, text, shared),
            FileNews::Read { path, text: Err(trouble) } => shared.toast_bad(told(trouble, &name_of(path))),
            FileNews::Kept { name, done: Ok(()) } => {
                self.path.clear();
                shared.toast(Told::new("market-file-kept").text("name", name));
            }
            FileNews::Kept { name, done: Err(trouble) } => shared.toast_bad(told(trouble, name)),
        }
    }

    fn read(&mut self, path: PathBuf, shared: &mut Shared) {
        self.refused = None;
        shared.effect(Effect::File(FileTask::Read(path)));
    }

    fn check(&mut self, path: &Path, text: &str, shared: &mut Shared) {
        let name = name_of(path);
        let mut known = shared.catalogue.clone();
        known.problems.clear(); // those of other files
        let after = known.with_user_file(&name, text);
        if let Some(first) = after.problems.first() {
            let told = Told::new("market-file-refused")
                .text("name", &name)
                .count("line", u64::try_from(first.line).unwrap_or_default())
                .text("key", &first.key)
                .text("message", &first.message);
            self.is_sought = true;
            self.refused = Some(Refused { name, problems: after.problems.clone() });
            shared.notify(
                Notice::new(told, Tone::Bad).go("market-file-show", Action::Settings(SettingsAction::ShowMistakes)),
            );
            return;
        }
        let (added, corrected) = changes(&shared.catalogue, &after);
        if added.is_empty() && corrected.is_empty() {
            shared.hint(Told::new("market-file-nothing").text("name", name), Tone::Note);
            return;
        }
        let count = |list: &[String]| u64::try_from(list.len()).unwrap_or(u64::MAX);
        shared.dialog = Some(Dialog {
            title: Told::new("market-file-title").text("name", &name),
            body: Told::new("market-file-body")
                .count("adds", count(&added))
                .text("added", added.join(", "))
                .count("corrects", count(&corrected))
                .text("corrected", corrected.join("; ")),
            confirm: Told::new("market-file-keep"),
            dangerous: false,
            then: Box::new(Action::Settings(SettingsAction::KeepMarketFile)),
        });
        self.offer = Some(Offer { name: safe_name(path), text: text.to_owned() });
    }
}

/// Names of the markets that are new, and of those that are changed, with the keys that are set anew.
fn changes(before: &Catalogue, after: &Catalogue) -> (Vec<String>, Vec<String>) {
    let (mut added, mut corrected) = (Vec::new(), Vec::new());
    for market in after.iter() {
        match before.get(&market.code) {
            None => added.push(show_hidden(&market.name)),
            Some(known) if known != market => corrected.push(correction(known, market)),
            Some(_) => {}
        }
    }
    (added, corrected)
}

fn correction(known: &Market, market: &Market) -> String {
    let before: BTreeSet<&String> = known.user_set.iter().collect();
    let keys: Vec<&str> = market.user_set.iter().filter(|key| !before.contains(key)).map(String::as_str).collect();
    // Keys that another file set before are set to something else.
    let keys = if keys.is_empty() { market.user_set.join(", ") } else { keys.join(", ") };
    format!("{} ({keys})", show_hidden(&market.name))
}

/// A file's name, safe to show.
fn name_of(path: &Path) -> String {
    show_hidden(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// The name its copy gets in the data folder: letters that every file system takes.
fn safe_name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c.to_ascii_lowercase() } else { '-' };
    let stem: String = stem.chars().take(40).map(safe).collect();
    let stem = stem.trim_matches('-');
    format!("{}.toml", if stem.is_empty() { "market" } else { stem })
}

/// Why a file could not be read or kept.
fn told(trouble: &FileTrouble, name: &str) -> Told {
    match trouble {
        FileTrouble::TooLarge => Told::new("file-too-large").text("name", name),
        FileTrouble::NotText => Told::new("file-not-text").text("name", name),
        FileTrouble::System(words) => Told::new("file-trouble").text("name", name).text("words", words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::desk::Desk;
    use crate::backend::protocol::EventKind;

    fn drop_on(desk: &mut Desk, names: &[&str]) {
        desk.act(Action::Dropped(names.iter().map(PathBuf::from).collect()));
    }

    fn read(desk: &mut Desk, text: &str) {
        let task = desk.state.take_effects().into_iter().find_map(|effect| match effect {
            Effect::File(FileTask::Read(path)) => Some(path),
            _ => None,
        });
        let news = FileNews::Read { path: task.expect("a file is read"), text: Ok(text.to_owned()) };
        desk.news(EventKind::File(news));
    }

    fn kept(desk: &mut Desk) -> Option<(String, String)> {
        desk.state.take_effects().into_iter().find_map(|effect| match effect {
            Effect::File(FileTask::KeepMarkets { name, text }) => Some((name, text)),
            _ => None,
        })
    }

    fn newest(desk: &Desk) -> Option<&Told> {
        desk.state.shared.notices.shown().last().map(|notice| &notice.told)
    }

    #[test]
    fn a_file_is_offered_with_what_it_changes_and_kept_on_yes_alone() {
        let mut desk = Desk::new();
        let text = "[mx]\nmax = \"20000\"\n";
        drop_on(&mut desk, &["/tmp/Ñandú mx.TOML"]);
        read(&mut desk, text);
        let dialog = desk.state.shared.dialog.clone().expect("a question");
        assert_eq!(dialog.body.key, "market-file-body");
        assert!(format!("{:?}", dialog.body).contains("Mexico (max)"), "{:?}", dialog.body);
        assert_eq!(kept(&mut desk), None, "nobody said yes");
        desk.act(Action::CloseDialog);
        assert_eq!(kept(&mut desk), None);
        drop_on(&mut desk, &["/tmp/Ñandú mx.TOML"]);
        read(&mut desk, text);
        desk.act(Action::Confirm);
        assert_eq!(kept(&mut desk), Some(("and--mx.toml".to_owned(), text.to_owned())));
        desk.news(EventKind::File(FileNews::Kept { name: "and--mx.toml".to_owned(), done: Ok(()) }));
        assert_eq!(newest(&desk).map(|told| &*told.key), Some("market-file-kept"));
    }

    #[test]
    fn a_wrong_file_says_where_and_changes_nothing() {
        let mut desk = Desk::new();
        drop_on(&mut desk, &["/tmp/mx.toml"]);
        read(&mut desk, "[mx]\nmin = \"50\"\nmax = \"a lot\"\n[cl]\nname = \"Chile\"\n");
        assert!(desk.state.shared.dialog.is_none());
        assert_eq!(kept(&mut desk), None);
        let refused = desk.state.pages.settings.market_file.refused.as_ref().expect("refused");
        assert_eq!(refused.name, "mx.toml");
        let max = refused.problems.iter().find(|problem| problem.key == "mx.max").expect("told");
        assert_eq!(max.line, 3);
        assert!(max.message.contains("expected an amount"), "{max}");
        assert!(refused.problems.iter().any(|problem| problem.key == "cl.currency"), "{:?}", refused.problems);
        assert_eq!(newest(&desk).map(|told| &*told.key), Some("market-file-refused"));
        drop_on(&mut desk, &["/tmp/mx.toml"]);
        assert!(desk.state.pages.settings.market_file.refused.is_none(), "it is read anew");
    }

    #[test]
    fn what_is_no_market_file_is_a_log() {
        let mut desk = Desk::new();
        drop_on(&mut desk, &["/var/log/nginx.log"]);
        assert!(desk.state.take_effects().is_empty(), "it is not read as a market file");
        assert_eq!(desk.state.shared.page, Page::Webhooks);
        drop_on(&mut desk, &["/tmp/same.toml"]);
        read(&mut desk, "# nothing\n");
        assert_eq!(newest(&desk).map(|told| &*told.key), Some("market-file-nothing"));
        assert!(desk.state.shared.dialog.is_none());
    }

    #[test]
    fn a_typed_path_does_the_same() {
        let mut desk = Desk::new();
        let act = |desk: &mut Desk, action| desk.act(Action::Settings(action));
        act(&mut desk, SettingsAction::ReadMarketFile);
        assert!(desk.state.take_effects().is_empty(), "nothing is typed");
        act(&mut desk, SettingsAction::TypeMarketFile(" /tmp/mx.toml ".to_owned()));
        act(&mut desk, SettingsAction::ReadMarketFile);
        read(&mut desk, "[mx]\nmax = \"20000\"\n");
        assert!(desk.state.shared.dialog.is_some());
    }

    #[test]
    fn copies_have_names_that_every_file_system_takes() {
        for (path, name) in
            [("/a/Chile.toml", "chile.toml"), ("../..toml", "market.toml"), ("con:1.toml", "con-1.toml")]
        {
            assert_eq!(safe_name(Path::new(path)), name);
        }
    }
}
