//! The notifications: a list as long as the ledger, of which only what is on screen is fetched, and one in detail.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

use super::send::Send;
use crate::app::table::{Arrangement, Column, TableAction};
use crate::app::{Loadable, News, Page, Shared, Slot};
use crate::backend::protocol::follow::FollowNews;
use crate::backend::protocol::webhooks::{ImportNews, NoticeDetail, NoticeGroup, NoticeRow, NoticesPage, NoticesQuery};
use crate::backend::protocol::{CallError, CommandKind, EventKind};
use crate::domain::AccountId;

/// How long the search box waits for the next letter.
const SEARCH_PAUSE: SignedDuration = SignedDuration::from_millis(200);
/// How long the details wait while the selection moves on.
const FOLLOW_PAUSE: SignedDuration = SignedDuration::from_millis(80);
/// Rows that are asked for at once.
const ROWS: u32 = 200;
/// Most such parts that are kept.
const KEEP: usize = 12;

const fn column(word: &'static str, title: &'static str, width: u16, least: u16, rank: u8) -> Column {
    Column { word, title, width, least, grows: false, rank, sorts: false, falls: false, is_number: false }
}

/// The columns of the table.
pub const COLUMNS: [Column; 7] = [
    Column { falls: true, ..column("time", "notices-time", 140, 96, 1) },
    Column { grows: true, ..column("number", "orders-number", 180, 120, 0) },
    column("verdict", "notices-verdict", 190, 120, 0),
    column("status", "notices-status", 96, 72, 3),
    Column { is_number: true, ..column("amount", "orders-amount", 128, 96, 2) },
    Column { is_number: true, ..column("deliveries", "notices-deliveries", 88, 64, 4) },
    Column { grows: true, ..column("origin", "notices-origin", 180, 96, 5) },
];

/// Key of a group's name in the catalogue.
pub const fn group_key(group: NoticeGroup) -> &'static str {
    match group {
        NoticeGroup::All => "notices-all",
        NoticeGroup::Verified => "verdict-verified",
        NoticeGroup::Wrong => "import-count-wrong",
        NoticeGroup::Unverifiable => "import-count-unverifiable",
    }
}

/// What a person can do with the list.
#[derive(Clone, Debug)]
pub enum ListAction {
    /// Scrolls: these rows are on screen now.
    Show(Range<u32>),
    /// Types into the search box.
    Search(String),
    /// Chooses a chip.
    Filter(NoticeGroup),
    /// Shows every notification again.
    ShowAll,
    /// Arranges the table.
    Table(TableAction),
    /// Moves the selection to the row at this place from the top.
    Select(u32),
    /// Opens the details of the row at this place.
    Open(u32),
    /// Takes the details away.
    CloseDetail,
    /// Asks once more after a failure.
    Retry,
}

/// The notifications of the selected account.
#[derive(Debug, Default)]
pub struct List {
    /// What stands in the search box.
    pub search: String,
    /// Which are shown.
    pub group: NoticeGroup,
    /// How many each of [`NoticeGroup::ALL`] has; none while nobody knows.
    pub counts: Option<[u32; NoticeGroup::ALL.len()]>,
    /// The selected row, from the top.
    pub cursor: Option<u32>,
    /// How the table is arranged.
    pub arrangement: Arrangement,
    /// The notification in detail; idle while none is open.
    pub detail: Loadable<NoticeDetail>,
    account: Option<AccountId>,
    searched: String,
    search_at: Option<Timestamp>,
    follow_at: Option<Timestamp>,
    parts: BTreeMap<u32, Vec<NoticeRow>>,
    /// Parts that need not be asked for again.
    fresh: BTreeSet<u32>,
    /// Something came since the question whose answer is awaited.
    is_outdated: bool,
    asked: Option<u32>,
    total: Option<u32>,
    failure: Option<CallError>,
    visible: Range<u32>,
    open: Option<i64>,
}

impl List {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.account == shared.selected {
            self.fresh.clear(); // something may have come meanwhile
            self.ask(shared);
        } else {
            self.account_changed(shared);
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        *self =
            Self { account: shared.selected, arrangement: std::mem::take(&mut self.arrangement), ..Self::default() };
        shared.forget(&Slot::Notices);
        self.ask(shared);
    }

    /// A person did something.
    pub fn act(&mut self, action: ListAction, send: &mut Send, shared: &mut Shared) {
        match action {
            ListAction::Show(rows) => {
                self.visible = rows;
                self.ask(shared);
            }
            ListAction::Search(text) => {
                self.search = text;
                self.search_at = Some(shared.now + SEARCH_PAUSE);
            }
            ListAction::Filter(group) => {
                if self.group != group {
                    self.group = group;
                    self.start_over(shared);
                }
            }
            ListAction::ShowAll => {
                self.search.clear();
                self.searched.clear();
                self.group = NoticeGroup::All;
                self.start_over(shared);
            }
            ListAction::Table(action) => self.arrangement.act(action, &COLUMNS),
            ListAction::Select(index) => {
                self.cursor = Some(index);
                self.follow_at = self.open.is_some().then_some(shared.now + FOLLOW_PAUSE);
            }
            ListAction::Open(index) => {
                self.cursor = Some(index);
                self.follow(send, shared);
            }
            ListAction::CloseDetail => {
                (self.open, self.detail) = (None, Loadable::Idle);
                shared.forget(&Slot::Notice);
            }
            ListAction::Retry => {
                self.failure = None;
                self.ask(shared);
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Notices(answer) if news.slot == Some(&Slot::Notices) => {
                let asked = self.asked.take();
                match (answer, asked) {
                    (Ok(page), Some(part)) => self.take(part, page),
                    (Err(error), _) => self.failure = Some(error.clone()),
                    (Ok(_), None) => {}
                }
                // What came while it was on its way may not be in it.
                if std::mem::take(&mut self.is_outdated) {
                    self.fresh.clear();
                }
                self.ask(shared);
            }
            EventKind::Notice(seq, answer) if news.slot == Some(&Slot::Notice) && self.open == Some(*seq) => {
                self.detail.finish(match answer {
                    Ok(Some(detail)) => Ok((**detail).clone()),
                    Ok(None) => Err(CallError::NoOrder),
                    Err(error) => Err(error.clone()),
                });
            }
            EventKind::Import(ImportNews::Ended(_)) | EventKind::Follow(FollowNews::Came { .. }) => {
                self.is_outdated = shared.is_asked(&Slot::Notices);
                self.fresh.clear();
                self.ask(shared);
            }
            _ => {}
        }
    }

    /// Time went by.
    pub fn tick(&mut self, send: &mut Send, shared: &mut Shared) {
        let now = shared.now;
        if self.search_at.is_some_and(|at| at <= now) {
            self.search_at = None;
            if self.searched != self.search.trim() {
                self.searched = self.search.trim().to_owned();
                self.start_over(shared);
            }
        }
        if self.follow_at.is_some_and(|at| at <= now) {
            self.follow(send, shared);
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        [self.search_at, self.follow_at].into_iter().flatten().min()
    }

    /// How many notifications the list has, once known.
    pub const fn total(&self) -> Option<u32> {
        self.total
    }

    /// The row at `index` from the top, once it is here.
    pub fn row(&self, index: u32) -> Option<&NoticeRow> {
        self.parts.get(&(index / ROWS))?.get((index % ROWS) as usize)
    }

    /// The rows on screen, as last told.
    pub const fn visible(&self) -> &Range<u32> {
        &self.visible
    }

    /// Why the list could not be read.
    pub const fn failure(&self) -> Option<&CallError> {
        self.failure.as_ref()
    }

    /// Whether the list is narrowed down, so that an empty one does not mean that there is nothing.
    pub fn is_narrowed(&self) -> bool {
        self.group != NoticeGroup::All || !self.searched.is_empty()
    }

    /// Whether one notification is shown in detail.
    pub const fn is_detail_open(&self) -> bool {
        self.open.is_some()
    }

    fn take(&mut self, part: u32, page: &NoticesPage) {
        if self.total.is_some_and(|total| total != page.total) {
            self.fresh.clear();
        }
        self.total = Some(page.total);
        self.counts = Some(page.counts);
        self.parts.insert(part, page.rows.clone());
        self.fresh.insert(part);
        let centre = self.visible.start / ROWS;
        while self.parts.len() > KEEP
            && let Some(&farthest) = self.parts.keys().max_by_key(|part| part.abs_diff(centre))
        {
            self.parts.remove(&farthest);
            self.fresh.remove(&farthest);
        }
    }

    fn start_over(&mut self, shared: &mut Shared) {
        shared.forget(&Slot::Notices);
        (self.parts, self.fresh, self.total, self.asked) = Default::default();
        (self.failure, self.cursor, self.visible) = (None, None, 0..0);
        self.ask(shared);
    }

    /// Asks for the first part on screen that is missing or old, if the page is open; one at a time.
    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = self.account.filter(|_| shared.page == Page::Webhooks) else { return };
        if self.failure.is_some() || shared.is_asked(&Slot::Notices) {
            return;
        }
        let Range { start, end } = self.visible;
        let (first, last) = (start / ROWS, end.saturating_sub(1).max(start) / ROWS);
        let is_there = |part: u32| self.total.is_none_or(|total| part * ROWS < total.max(1));
        let Some(part) = (first..=last).find(|part| !self.fresh.contains(part) && is_there(*part)) else { return };
        self.asked = Some(part);
        let (group, search) = (self.group, self.searched.clone());
        let query = NoticesQuery { account, group, search, offset: part * ROWS, limit: ROWS };
        shared.ask(Slot::Notices, CommandKind::LoadNotices(Box::new(query)));
    }

    /// Shows the selected notification in detail.
    fn follow(&mut self, send: &mut Send, shared: &mut Shared) {
        self.follow_at = None;
        let Some(seq) = self.cursor.and_then(|cursor| self.row(cursor)).map(|row| row.seq) else { return };
        if self.open != Some(seq) {
            self.open = Some(seq);
            self.detail = Loadable::Idle;
            send.close();
        }
        self.detail.start();
        shared.ask(Slot::Notice, CommandKind::LoadNotice(seq));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::app::pages::desk::{Desk, MEXICO, key, mxn, start};
    use crate::app::pages::webhooks::WebhooksAction;
    use crate::backend::protocol::webhooks::Verdict;
    use crate::domain::observation::GatewayStatus;

    fn row(seq: i64) -> NoticeRow {
        NoticeRow {
            seq,
            order: key(&format!("CB-{seq}")),
            at: start(),
            verdict: Verdict::Verified,
            status: Some(GatewayStatus::Success),
            amount: Some(mxn("152")),
            deliveries: 2,
            origin: "hook.log:7".to_owned(),
        }
    }

    fn page(total: u32, offset: u32) -> EventKind {
        let rows = (offset..total.min(offset + ROWS)).map(|i| row(i64::from(total - i))).collect();
        EventKind::Notices(Ok(Box::new(NoticesPage { rows, total, counts: [total, total, 0, 0] })))
    }

    fn asked(desk: &Desk) -> Vec<(crate::backend::protocol::RequestId, NoticesQuery)> {
        desk.asked(|kind| if let CommandKind::LoadNotices(query) = kind { Some((**query).clone()) } else { None })
    }

    fn act(desk: &mut Desk, action: ListAction) {
        desk.act(Action::Webhooks(WebhooksAction::List(action)));
    }

    fn opened(total: u32) -> Desk {
        let mut desk = Desk::new();
        desk.act(Action::Go(Page::Webhooks));
        let (id, query) = asked(&desk).pop().expect("asked");
        assert_eq!((query.account, query.offset), (MEXICO, 0));
        desk.answer(id, page(total, 0));
        desk
    }

    #[test]
    fn only_what_is_on_screen_is_asked_for_and_memory_is_bounded() {
        let mut desk = opened(100_000);
        for first in (0..100_000).step_by(1_000) {
            act(&mut desk, ListAction::Show(first..first + 30));
            while desk.state.shared.is_asked(&Slot::Notices) {
                let (id, query) = asked(&desk).pop().expect("asked");
                desk.answer(id, page(100_000, query.offset));
            }
            let list = &desk.state.pages.webhooks.list;
            assert_eq!(list.row(first).map(|row| row.seq), Some(i64::from(100_000 - first)));
            assert!(list.parts.len() <= KEEP);
        }
        assert!(asked(&desk).len() < 250, "{}", asked(&desk).len());
    }

    #[test]
    fn a_search_waits_for_the_next_letter_and_a_chip_does_not() {
        let mut desk = opened(3);
        for text in ["C", "CB", "CB-2"] {
            act(&mut desk, ListAction::Search(text.to_owned()));
            desk.wait(50);
        }
        assert_eq!(asked(&desk).len(), 1);
        desk.wait(200);
        assert_eq!(asked(&desk).pop().map(|(_, query)| query.search).as_deref(), Some("CB-2"));
        act(&mut desk, ListAction::Filter(NoticeGroup::Wrong));
        assert_eq!(asked(&desk).pop().map(|(_, query)| query.group), Some(NoticeGroup::Wrong));
        assert!(desk.state.pages.webhooks.list.is_narrowed());
    }

    #[test]
    fn an_import_renews_what_is_on_screen_without_a_blank() {
        let mut desk = opened(3);
        let report =
            crate::app::pages::webhooks::import::tests::report(crate::backend::protocol::webhooks::ImportEnd::Done, 1);
        desk.news(EventKind::Import(ImportNews::Ended(Box::new(report))));
        assert_eq!(asked(&desk).len(), 2);
        assert!(desk.state.pages.webhooks.list.row(0).is_some(), "what is known stays");
        let (id, _) = asked(&desk).pop().expect("asked");
        desk.answer(id, page(4, 0));
        assert_eq!(desk.state.pages.webhooks.list.total(), Some(4));
    }

    #[test]
    fn what_comes_while_an_answer_is_on_its_way_is_asked_for_again() {
        let mut desk = opened(3);
        let came = || {
            let counts = crate::backend::protocol::webhooks::Counts::default();
            EventKind::Follow(FollowNews::Came { path: "hook.log".into(), counts })
        };
        desk.news(came());
        desk.news(came());
        assert_eq!(asked(&desk).len(), 2, "one at a time");
        let (id, _) = asked(&desk).pop().expect("asked");
        desk.answer(id, page(4, 0));
        let (id, _) = asked(&desk).pop().expect("asked again");
        assert_eq!(asked(&desk).len(), 3);
        desk.answer(id, page(5, 0));
        assert_eq!((asked(&desk).len(), desk.state.pages.webhooks.list.total()), (3, Some(5)));
    }

    #[test]
    fn details_follow_the_selection_once_they_are_open() {
        let mut desk = opened(3);
        let opened =
            |desk: &Desk| desk.asked(|kind| if let CommandKind::LoadNotice(seq) = kind { Some(*seq) } else { None });
        act(&mut desk, ListAction::Select(1));
        desk.wait(200);
        assert!(opened(&desk).is_empty());
        act(&mut desk, ListAction::Open(0));
        act(&mut desk, ListAction::Select(2));
        desk.wait(200);
        assert_eq!(opened(&desk).into_iter().map(|(_, seq)| seq).collect::<Vec<_>>(), [3, 1]);
        act(&mut desk, ListAction::CloseDetail);
        assert!(!desk.state.pages.webhooks.list.is_detail_open());
    }
}
