//! Logs on their way into Cobro: chosen, dropped, typed or pasted; read in the background, and told as a story.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::follow::Follow;
use crate::app::notice::Tone;
use crate::app::{Action, Effect, News, Page, Shared, Told, errors};
use crate::backend::protocol::webhooks::{
    BrokenOff, Fault, ImportEnd, ImportNews, ImportProgress, ImportRefusal, ImportReport, ImportWish, LogSource, Skip,
    Verdict,
};
use crate::backend::protocol::{CommandKind, EventKind, FileNews};
use crate::domain::AccountId;
use crate::domain::text::show_hidden;

/// What a person can do with logs.
#[derive(Clone, Debug)]
pub enum ImportAction {
    /// Opens the sheet on which logs are chosen, or the one that shows how far an import is.
    Open,
    /// Goes back to the notifications.
    Close,
    /// Lets the person choose files in the system's dialog.
    ChooseFiles,
    /// Lets the person choose a folder.
    ChooseFolder,
    /// Types the path of a log or a folder.
    TypePath(String),
    /// Imports what was typed.
    ReadTyped,
    /// Chooses whether what is chosen next is followed from then on.
    Keep(bool),
    /// Chooses whose keys verify; none: each notification's merchant ID tells.
    Account(Option<AccountId>),
    /// Files and folders were dropped on the window, whichever page is open.
    Dropped(Vec<PathBuf>),
    /// A text was pasted.
    Pasted(String),
    /// Imports what waits for a word about the account.
    Begin,
    /// Lets go of it.
    DropWaiting,
    /// Ends the import that runs.
    Cancel,
    /// Takes up the import that was broken off.
    Resume,
    /// Lets it be.
    Forget,
}

/// Logs on their way into Cobro.
#[derive(Debug, Default)]
pub struct Import {
    /// Whether the sheet stands in the page's place.
    pub is_open: bool,
    /// What stands in the field for a path.
    pub path: String,
    /// Whether what is chosen on the sheet is followed from then on.
    pub keeps: bool,
    /// Whose keys verify; none: each notification's merchant ID tells.
    pub account: Option<AccountId>,
    /// What is imported once the account is chosen.
    pub waiting: Option<LogSource>,
    /// How far the import that runs is.
    pub running: Option<ImportProgress>,
    /// What the last one came to.
    pub report: Option<Box<ImportReport>>,
    /// Why the last one was not begun.
    pub refusal: Option<ImportRefusal>,
    /// The one that was broken off.
    pub broken_off: Option<BrokenOff>,
}

impl Import {
    /// The page is opened.
    pub fn enter(&self, shared: &mut Shared) {
        if self.running.is_none() {
            shared.tell(CommandKind::LoadBrokenOff);
        }
    }

    /// A person did something.
    pub fn act(&mut self, action: ImportAction, follow: &mut Follow, shared: &mut Shared) {
        match action {
            ImportAction::Open => self.open(shared),
            ImportAction::Close => self.is_open = false,
            ImportAction::ChooseFiles => shared.effect(Effect::ChooseLogs { folder: false }),
            ImportAction::ChooseFolder => shared.effect(Effect::ChooseLogs { folder: true }),
            ImportAction::TypePath(path) => self.path = path,
            ImportAction::ReadTyped => {
                let path = self.path.trim();
                if !path.is_empty() {
                    let paths = vec![PathBuf::from(path)];
                    self.import(LogSource::Paths(paths), follow, shared);
                }
            }
            ImportAction::Keep(keeps) => self.keeps = keeps,
            ImportAction::Account(account) => self.account = account,
            ImportAction::Dropped(paths) => self.take(LogSource::Paths(paths), follow, shared),
            ImportAction::Pasted(text) => {
                if !text.trim().is_empty() {
                    self.take(LogSource::Text(text.into()), follow, shared);
                }
            }
            ImportAction::Begin => {
                if let Some(source) = self.waiting.take() {
                    self.import(source, follow, shared);
                }
            }
            ImportAction::DropWaiting => self.waiting = None,
            ImportAction::Cancel => shared.tell(CommandKind::CancelImport),
            ImportAction::Resume => {
                if self.may_begin(shared) {
                    self.begin(shared);
                    shared.tell(CommandKind::ResumeImport);
                }
            }
            ImportAction::Forget => {
                self.broken_off = None;
                shared.tell(CommandKind::ForgetImport);
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, follow: &mut Follow, shared: &mut Shared) {
        match news.kind {
            EventKind::File(FileNews::LogsChosen(paths)) => self.take(LogSource::Paths(paths.clone()), follow, shared),
            EventKind::Import(ImportNews::Running(progress)) => self.running = Some(progress.clone()),
            EventKind::Import(ImportNews::Ended(report)) => {
                self.running = None;
                if shared.page != Page::Webhooks {
                    shared.toast(headline(report));
                }
                self.report = Some(report.clone());
            }
            EventKind::Import(ImportNews::Refused(refusal)) => {
                // Another one runs: what it tells goes on.
                if *refusal == ImportRefusal::Busy {
                    shared.hint(Told::new("import-busy"), Tone::Note);
                } else {
                    self.running = None;
                    self.refusal = Some(refusal.clone());
                }
            }
            EventKind::Import(ImportNews::BrokenOff(found)) => self.broken_off.clone_from(found),
            _ => {}
        }
    }

    /// Whether there is nobody to tell whose logs these are but the person: accounts that share a merchant ID.
    pub fn is_unclear(shared: &Shared) -> bool {
        let mut known = BTreeSet::new();
        let accounts = shared.accounts.value().into_iter().flatten();
        accounts.map(|view| view.account.merchant_id.trim()).any(|id| !known.insert(id))
    }

    fn open(&mut self, shared: &mut Shared) {
        self.is_open = true;
        shared.then(Action::Go(Page::Webhooks));
    }

    /// Imports at once, or asks whose it is.
    fn take(&mut self, source: LogSource, follow: &mut Follow, shared: &mut Shared) {
        if !self.is_followed(&source) && !self.may_begin(shared) {
            return;
        }
        if self.account.is_none() && Self::is_unclear(shared) {
            self.account = shared.selected;
            self.waiting = Some(source);
            self.open(shared);
        } else {
            self.import(source, follow, shared);
        }
    }

    /// Whether what was chosen is to be followed: that was chosen on the sheet, which is open.
    const fn is_followed(&self, source: &LogSource) -> bool {
        self.keeps && self.is_open && matches!(source, LogSource::Paths(_))
    }

    fn import(&mut self, source: LogSource, follow: &mut Follow, shared: &mut Shared) {
        if self.is_followed(&source)
            && let LogSource::Paths(paths) = source
        {
            self.path.clear();
            self.waiting = None;
            follow.begin(paths, self.account, shared);
        } else if self.may_begin(shared) {
            self.begin(shared);
            let wish = ImportWish { source, account: self.account };
            shared.tell(CommandKind::ImportLogs(Box::new(wish)));
        }
    }

    fn may_begin(&self, shared: &mut Shared) -> bool {
        // A question that is open has the say.
        if shared.dialog.is_some() {
            return false;
        }
        if self.running.is_some() {
            shared.hint(Told::new("import-busy"), Tone::Note);
            return false;
        }
        true
    }

    fn begin(&mut self, shared: &mut Shared) {
        (self.report, self.refusal, self.waiting, self.broken_off) = (None, None, None, None);
        self.path.clear();
        self.running = Some(ImportProgress::default());
        self.open(shared);
    }
}

/// What an import came to, in a sentence.
pub fn headline(report: &ImportReport) -> Told {
    let key = match report.end {
        ImportEnd::Done if report.counts.deliveries == 0 => "import-found-none",
        ImportEnd::Done => "import-done",
        ImportEnd::Cancelled => "import-cancelled",
        ImportEnd::Failed(_) => "import-failed",
    };
    Told::new(key).count("n", report.counts.deliveries).count("new", report.counts.new_messages)
}

/// Why an import was not begun, in a sentence.
pub fn refusal_told(refusal: &ImportRefusal) -> Told {
    match refusal {
        ImportRefusal::Busy => Told::new("import-busy"),
        ImportRefusal::NoneBrokenOff => Told::new("import-none-broken-off"),
        ImportRefusal::NoAccount => Told::new("import-no-account"),
        ImportRefusal::NoLogs(passed_over) => {
            Told::new("import-no-logs").count("n", u64::try_from(*passed_over).unwrap_or(u64::MAX))
        }
        ImportRefusal::NotThere { path, words } => {
            Told::new("import-not-there").text("path", show_hidden(path)).text("words", show_hidden(words))
        }
        ImportRefusal::Failed(error) => errors::call(error).told,
    }
}

/// Key of a verdict's name in the catalogue.
pub const fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verified => "verdict-verified",
        Verdict::WrongSignature => "verdict-wrong",
        Verdict::Retired => "verdict-retired",
        Verdict::NoSignature => "verdict-unsigned",
        Verdict::Reencoded => "verdict-reencoded",
        Verdict::NoKey => "verdict-no-key",
        Verdict::Mismatch => "verdict-mismatch",
    }
}

/// What was passed over, in a word.
pub const fn skip_key(skip: Skip) -> &'static str {
    match skip {
        Skip::Payout => "skip-payout",
        Skip::Other => "skip-other",
        Skip::Noise => "skip-noise",
    }
}

/// Why something could not be read.
pub fn fault_told(fault: &Fault) -> Told {
    match fault {
        Fault::Torn => Told::new("fault-torn"),
        Fault::TooLong => Told::new("fault-too-long"),
        Fault::BodyTooLong => Told::new("fault-body-too-long"),
        Fault::NotUtf8 => Told::new("fault-not-utf8"),
        Fault::ControlCharacter => Told::new("fault-control"),
        Fault::DuplicateKey(key) => Told::new("fault-duplicate").text("key", show_hidden(key)),
        Fault::TooDeep => Told::new("fault-too-deep"),
        Fault::NotJson(words) => Told::new("fault-not-json").text("words", show_hidden(words)),
        Fault::Malformed(words) => Told::new("fault-malformed").text("words", *words),
        Fault::Unreadable(words) => Told::new("fault-unreadable").text("words", show_hidden(words)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::pages::desk::{Desk, MEXICO};
    use crate::app::pages::webhooks::WebhooksAction;
    use crate::backend::protocol::webhooks::{Counts, ImportReport};

    fn act(desk: &mut Desk, action: ImportAction) {
        desk.act(Action::Webhooks(WebhooksAction::Import(action)));
    }

    fn wishes(desk: &Desk) -> Vec<ImportWish> {
        let pick = |kind: &CommandKind| match kind {
            CommandKind::ImportLogs(wish) => Some((**wish).clone()),
            _ => None,
        };
        desk.asked(pick).into_iter().map(|(_, wish)| wish).collect()
    }

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    pub fn report(end: ImportEnd, deliveries: u64) -> ImportReport {
        ImportReport {
            end,
            counts: Counts { deliveries, new_messages: deliveries, ..Counts::default() },
            files: Vec::new(),
            passed_over: 0,
            examples: Vec::new(),
            span: None,
            read: 0,
            elapsed: std::time::Duration::ZERO,
            keyless: Vec::new(),
            asked: 0,
            has_unasked: false,
            needs_a_person: false,
        }
    }

    #[test]
    fn dropped_logs_are_read_at_once_where_merchants_tell_accounts_apart() {
        let mut desk = Desk::of_merchants();
        desk.act(Action::Dropped(paths(&["/var/log/hook.log", "/tmp/mx.toml", "/var/log/nginx"])));
        let source = LogSource::Paths(paths(&["/var/log/hook.log", "/var/log/nginx"]));
        assert_eq!(wishes(&desk), [ImportWish { source, account: None }]);
        assert_eq!(desk.state.shared.page, Page::Webhooks);
        assert!(desk.state.pages.webhooks.import.is_open);
    }

    #[test]
    fn whose_logs_they_are_is_asked_where_accounts_share_a_merchant() {
        let mut desk = Desk::new();
        desk.act(Action::Dropped(paths(&["/var/log/hook.log"])));
        assert_eq!(wishes(&desk), [], "nobody chose");
        assert_eq!(desk.state.pages.webhooks.import.account, Some(MEXICO), "the one worked with is offered");
        act(&mut desk, ImportAction::Begin);
        assert_eq!(wishes(&desk).first().and_then(|wish| wish.account), Some(MEXICO));
        act(&mut desk, ImportAction::Begin);
        assert_eq!(wishes(&desk).len(), 1, "it no longer waits");
    }

    #[test]
    fn one_import_runs_at_a_time() {
        let mut desk = Desk::of_merchants();
        act(&mut desk, ImportAction::Pasted(" \n".to_owned()));
        assert_eq!(wishes(&desk), [], "nothing was pasted");
        act(&mut desk, ImportAction::Pasted("{}".to_owned()));
        act(&mut desk, ImportAction::Pasted("{}".to_owned()));
        act(&mut desk, ImportAction::TypePath("/tmp/a".to_owned()));
        act(&mut desk, ImportAction::ReadTyped);
        act(&mut desk, ImportAction::Resume);
        assert_eq!(wishes(&desk).len(), 1);
        desk.news(EventKind::Import(ImportNews::Ended(Box::new(report(ImportEnd::Done, 3)))));
        assert!(desk.state.pages.webhooks.import.running.is_none());
        act(&mut desk, ImportAction::TypePath(" /tmp/a ".to_owned()));
        act(&mut desk, ImportAction::ReadTyped);
        assert_eq!(wishes(&desk)[1].source, LogSource::Paths(paths(&["/tmp/a"])));
        assert!(desk.state.pages.webhooks.import.report.is_none(), "the old story is over");
    }

    #[test]
    fn what_was_broken_off_is_offered_and_taken_up() {
        let mut desk = Desk::of_merchants();
        desk.act(Action::Go(Page::Webhooks));
        assert_eq!(desk.asked(|kind| matches!(kind, CommandKind::LoadBrokenOff).then_some(())).len(), 1);
        let found = BrokenOff { name: "hook.log".to_owned(), files: 3, done: 1 };
        desk.news(EventKind::Import(ImportNews::BrokenOff(Some(found.clone()))));
        assert_eq!(desk.state.pages.webhooks.import.broken_off, Some(found));
        act(&mut desk, ImportAction::Resume);
        assert_eq!(desk.asked(|kind| matches!(kind, CommandKind::ResumeImport).then_some(())).len(), 1);
        assert!(desk.state.pages.webhooks.import.running.is_some());
        desk.news(EventKind::Import(ImportNews::Refused(ImportRefusal::NoAccount)));
        assert!(desk.state.pages.webhooks.import.running.is_none());
    }

    #[test]
    fn whoever_is_elsewhere_is_told_the_end() {
        let mut desk = Desk::of_merchants();
        act(&mut desk, ImportAction::Pasted("{}".to_owned()));
        desk.act(Action::Go(Page::Orders));
        desk.news(EventKind::Import(ImportNews::Ended(Box::new(report(ImportEnd::Done, 3)))));
        let newest = desk.state.shared.notices.shown().last().map(|notice| notice.told.key.to_string());
        assert_eq!(newest.as_deref(), Some("import-done"));
    }
}
