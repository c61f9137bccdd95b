//! Logs that are followed: which, how it goes with each, and when somebody has to do something.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use crate::app::notice::{Notice, Tone};
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::pages::webhooks::import::ImportAction;
use crate::app::{Action, News, Page, Shared, Told, errors};
use crate::backend::protocol::follow::{FollowNews, FollowRefusal, FollowState, FollowWish, Followed};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::AccountId;
use crate::domain::text::show_hidden;

/// What stays so for less is not worth a notice: a log is gone for a moment while it is rotated.
const STUCK_PAUSE: SignedDuration = SignedDuration::from_secs(10);

/// What a person can do with logs that are followed.
#[derive(Clone, Debug)]
pub enum FollowAction {
    /// Follows them, or goes on with them.
    Begin(Vec<PathBuf>, Option<AccountId>),
    /// Follows one no longer until it is gone on with.
    Pause(PathBuf),
    /// Follows one no longer.
    Stop(PathBuf),
}

/// Logs that are followed.
#[derive(Debug, Default)]
pub struct Follow {
    /// All of them, in the order in which they were begun.
    pub logs: Vec<Followed>,
    /// Why the last one was not begun.
    pub refusal: Option<FollowRefusal>,
    /// Since when somebody has to do something about one; none once that was told.
    stuck: BTreeMap<PathBuf, Option<Timestamp>>,
}

impl Follow {
    /// A person did something.
    pub fn act(&mut self, action: FollowAction, shared: &mut Shared) {
        match action {
            FollowAction::Begin(paths, account) => self.begin(paths, account, shared),
            FollowAction::Pause(path) => shared.tell(CommandKind::PauseFollowing(path)),
            FollowAction::Stop(path) => {
                if let Some(log) = self.logs.iter().find(|log| log.path == path) {
                    let told = Told::new("follow-stopped").text("name", name_of(&path));
                    let again = FollowAction::Begin(vec![path.clone()], log.account);
                    let again = Action::Webhooks(WebhooksAction::Follow(again));
                    shared.notify(Notice::new(told, Tone::Good).undo(again));
                }
                shared.tell(CommandKind::StopFollowing(path));
            }
        }
    }

    /// Follows logs from now on.
    pub fn begin(&mut self, paths: Vec<PathBuf>, account: Option<AccountId>, shared: &mut Shared) {
        self.refusal = None;
        shared.tell(CommandKind::FollowLogs(Box::new(FollowWish { paths, account })));
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Follow(FollowNews::Now(logs)) => {
                self.logs.clone_from(logs);
                let before = std::mem::take(&mut self.stuck);
                let stuck = logs.iter().filter(|log| log.state.is_stuck());
                let since = |path| before.get(path).copied().unwrap_or(Some(shared.now));
                self.stuck = stuck.map(|log| (log.path.clone(), since(&log.path))).collect();
            }
            EventKind::Follow(FollowNews::Refused(refusal)) => {
                if shared.page != Page::Webhooks {
                    shared.toast_bad(refusal_told(refusal));
                }
                self.refusal = Some(refusal.clone());
            }
            _ => {}
        }
    }

    /// Time went by: what has been stuck for a while is told, wherever the person is.
    pub fn tick(&mut self, shared: &mut Shared) {
        let now = shared.now;
        let due = self.stuck.iter_mut().filter(|(_, since)| since.is_some_and(|since| since + STUCK_PAUSE <= now));
        for (path, since) in due {
            *since = None;
            // The page says so itself.
            let is_elsewhere = shared.page != Page::Webhooks;
            if let Some(log) = self.logs.iter().find(|log| log.path == *path).filter(|_| is_elsewhere) {
                let notice = Notice::new(state_told(log, shared), Tone::Bad);
                shared.notify(notice.go("follow-open", Action::Webhooks(WebhooksAction::Import(ImportAction::Open))));
            }
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        self.stuck.values().flatten().min().map(|since| *since + STUCK_PAUSE)
    }

    /// The first one about which somebody has to do something.
    pub fn stuck(&self) -> Option<&Followed> {
        self.logs.iter().find(|log| log.state.is_stuck())
    }

    /// How many are followed, those that are paused left out.
    pub fn active(&self) -> usize {
        self.logs.iter().filter(|log| log.state != FollowState::Paused).count()
    }

    /// When the last notification came, of any of them.
    pub fn last(&self) -> Option<Timestamp> {
        self.logs.iter().filter_map(|log| log.last).max()
    }
}

/// The last part of a path, for a person to read.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    show_hidden(&name)
}

/// How it goes with a log, in a sentence.
pub fn state_told(log: &Followed, shared: &Shared) -> Told {
    let told = |key| Told::new(key).text("name", name_of(&log.path));
    match &log.state {
        FollowState::Reading => Told::new("follow-reading"),
        FollowState::Watching => Told::new("follow-watching"),
        FollowState::Paused => Told::new("follow-paused"),
        FollowState::NotThere => told("follow-not-there"),
        FollowState::Unreadable { path, is_denied: true, .. } => {
            Told::new("follow-denied").text("path", show_hidden(&path.display().to_string()))
        }
        FollowState::Unreadable { path, words, .. } => {
            let path = show_hidden(&path.display().to_string());
            Told::new("follow-unreadable").text("path", path).text("words", show_hidden(words))
        }
        FollowState::NoKey(account) => {
            let account = shared.account(*account).map(|view| show_hidden(&view.account.name)).unwrap_or_default();
            told("follow-no-key").text("account", account)
        }
        FollowState::Failed(error) => errors::call(error).told,
    }
}

/// Why a log is not followed, in a sentence.
pub fn refusal_told(refusal: &FollowRefusal) -> Told {
    match refusal {
        FollowRefusal::NoAccount => Told::new("import-no-account"),
        FollowRefusal::NoText(path) => {
            Told::new("follow-no-text").text("path", show_hidden(&path.display().to_string()))
        }
        FollowRefusal::Failed(error) => errors::call(error).told,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::app::pages::desk::{Desk, MEXICO, start};
    use crate::backend::protocol::webhooks::Counts;
    use crate::domain::exception::listing::ExceptionCounts;

    /// A log that is followed.
    pub fn log(path: &str, state: FollowState) -> Followed {
        Followed { path: PathBuf::from(path), account: None, state, files: 1, came: 43, last: Some(start()) }
    }

    fn act(desk: &mut Desk, action: FollowAction) {
        desk.act(Action::Webhooks(WebhooksAction::Follow(action)));
    }

    fn import(desk: &mut Desk, action: ImportAction) {
        desk.act(Action::Webhooks(WebhooksAction::Import(action)));
    }

    fn wishes(desk: &Desk) -> Vec<FollowWish> {
        let pick =
            |kind: &CommandKind| if let CommandKind::FollowLogs(wish) = kind { Some((**wish).clone()) } else { None };
        desk.asked(pick).into_iter().map(|(_, wish)| wish).collect()
    }

    fn kept(desk: &Desk) -> Vec<String> {
        desk.state.shared.notices.kept().map(|notice| notice.told.key.to_string()).collect()
    }

    #[test]
    fn what_is_chosen_with_the_switch_on_is_followed_and_not_imported() {
        let mut desk = Desk::of_merchants();
        import(&mut desk, ImportAction::Open);
        import(&mut desk, ImportAction::Keep(true));
        import(&mut desk, ImportAction::TypePath("/var/log/hook.log".to_owned()));
        import(&mut desk, ImportAction::ReadTyped);
        let expected = FollowWish { paths: vec![PathBuf::from("/var/log/hook.log")], account: None };
        assert_eq!(wishes(&desk), [expected]);
        let imported = |kind: &CommandKind| matches!(kind, CommandKind::ImportLogs(_)).then_some(());
        assert!(desk.asked(imported).is_empty());
        let page = &desk.state.pages.webhooks;
        assert!(page.import.is_open && page.import.running.is_none() && page.import.path.is_empty());
        // A text cannot be followed, and what is dropped elsewhere was not meant to be.
        import(&mut desk, ImportAction::Pasted("{}".to_owned()));
        assert_eq!(desk.asked(imported).len(), 1);
    }

    #[test]
    fn whose_logs_they_are_is_asked_here_too() {
        let mut desk = Desk::new();
        import(&mut desk, ImportAction::Open);
        import(&mut desk, ImportAction::Keep(true));
        desk.act(Action::Dropped(vec![PathBuf::from("/var/log/hook.log")]));
        assert_eq!(wishes(&desk), [], "nobody chose");
        import(&mut desk, ImportAction::Begin);
        assert_eq!(wishes(&desk).first().and_then(|wish| wish.account), Some(MEXICO));
    }

    #[test]
    fn one_is_paused_gone_on_with_and_stopped_and_that_can_be_undone() {
        let mut desk = Desk::of_merchants();
        desk.news(EventKind::Follow(FollowNews::Now(vec![log("/var/log/hook.log", FollowState::Watching)])));
        let path = PathBuf::from("/var/log/hook.log");
        act(&mut desk, FollowAction::Pause(path.clone()));
        let paused = |kind: &CommandKind| matches!(kind, CommandKind::PauseFollowing(_)).then_some(());
        assert_eq!(desk.asked(paused).len(), 1);
        act(&mut desk, FollowAction::Stop(path.clone()));
        let stopped = |kind: &CommandKind| matches!(kind, CommandKind::StopFollowing(_)).then_some(());
        assert_eq!(desk.asked(stopped).len(), 1);
        let undo = desk.state.shared.notices.undo().map(|(_, action)| action.clone()).expect("it can be undone");
        desk.act(undo);
        assert_eq!(wishes(&desk), [FollowWish { paths: vec![path], account: None }]);
    }

    #[test]
    fn what_is_stuck_for_a_while_is_told_once_and_a_moment_is_not() {
        let mut desk = Desk::of_merchants();
        let now = |state| EventKind::Follow(FollowNews::Now(vec![log("/var/log/hook.log", state)]));
        desk.news(now(FollowState::NotThere));
        desk.wait(5_000);
        desk.news(now(FollowState::Watching));
        desk.wait(20_000);
        assert!(kept(&desk).is_empty(), "it was rotated");
        desk.news(now(FollowState::NotThere));
        for _ in 0..4 {
            desk.wait(6_000);
            desk.news(now(FollowState::NotThere));
        }
        assert_eq!(kept(&desk), ["follow-not-there"]);
        assert_eq!(desk.state.pages.webhooks.follow.next_tick(), None, "nothing to wake up for");
    }

    #[test]
    fn a_new_exception_is_told_and_other_callbacks_are_not() {
        let mut desk = Desk::of_merchants();
        let counts = |desk: &Desk| {
            desk.asked(|kind| matches!(kind, CommandKind::CountExceptions(_)).then_some(())).pop().expect("asked").0
        };
        let exceptions = |n| {
            let mut counts = ExceptionCounts::default();
            counts.open[0] = n;
            EventKind::ExceptionCounts(Ok(Box::new(counts)))
        };
        let id = counts(&desk);
        desk.answer(id, exceptions(1));
        for (open, told) in [(1, 0), (3, 1), (3, 1)] {
            let came = FollowNews::Came {
                path: "/var/log/hook.log".into(),
                counts: Counts { deliveries: 1, ..Counts::default() },
            };
            desk.news(EventKind::Follow(came));
            desk.wait(1_000);
            let id = counts(&desk);
            desk.answer(id, exceptions(open));
            assert_eq!(kept(&desk).len(), told, "{open} open");
        }
        assert_eq!(kept(&desk), ["follow-exceptions"]);
    }
}
