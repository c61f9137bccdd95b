//! What a person must look at: the list, and one of them with its arithmetic, its evidence and what to do.

pub mod shown;

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

pub use self::shown::{Proof, Row, Shown};
use crate::app::notice::{Notice, Tone};
use crate::app::pages::new_request::{NewRequestAction, Rest};
use crate::app::parts::Parts;
use crate::app::table::{Arrangement, Column, TableAction};
use crate::app::{Action, Effect, Focus, Loadable, News, Page, Shared, Slot, Told, Trouble, errors};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::exception::listing::{ExceptionCounts, ExceptionsFilter, ExceptionsQuery};
use crate::domain::exception::{ExceptionKind, Settlement, What};
use crate::domain::observation::OperatorAction;
use crate::domain::{AccountId, OrderKey};
use crate::i18n::PayerLanguage;

/// How long the details wait while the selection moves on.
const FOLLOW_PAUSE: SignedDuration = SignedDuration::from_millis(80);
/// How long news of orders is collected before the open case is read anew.
const NEWS_PAUSE: SignedDuration = SignedDuration::from_millis(300);

const fn column(word: &'static str, title: &'static str, width: u16, least: u16, rank: u8) -> Column {
    Column { word, title, width, least, grows: false, rank, sorts: false, falls: false, is_number: false }
}

/// The columns of the table.
pub const COLUMNS: [Column; 5] = [
    column("kind", "exceptions-kind", 168, 120, 0),
    Column { grows: true, ..column("what", "exceptions-what", 280, 160, 0) },
    column("number", "orders-number", 172, 120, 1),
    Column { grows: true, ..column("payer", "orders-payer", 120, 72, 3) },
    column("since", "exceptions-since", 104, 80, 2),
];

/// One exception of an order.
pub type Id = (OrderKey, ExceptionKind);

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum ExceptionsAction {
    /// Scrolls: these rows are on screen now.
    Show(Range<u32>),
    /// Chooses a chip; none for all kinds.
    Filter(Option<ExceptionKind>),
    /// Shows those that are settled, or those that are open.
    Settled(bool),
    /// Arranges the table.
    Table(TableAction),
    /// Whether there is room for details beside the table.
    Room(bool),
    /// Moves the selection to the row at this place from the top.
    Select(u32),
    /// Opens the row at this place from the top.
    Open(u32),
    /// Takes the details away.
    Close,
    /// Asks once more after a failure.
    Retry,
    /// Asks the gateway about the order now.
    Check,
    /// Copies the message for the payer.
    CopyMessage,
    /// Chooses the language of that message.
    Language(PayerLanguage),
    /// Opens the form for a request for what is missing.
    RequestRest,
    /// Begins to settle it in this way, with a reason.
    Begin(Way),
    /// Types the reason.
    TypeReason(String),
    /// Settles it.
    Settle,
    /// Lets it be after all.
    Cancel,
    /// Opens an exception again that was settled.
    Reopen(OrderKey, ExceptionKind),
}

/// A way to settle an exception with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is all right as it is; a reason must be given.
    Accept,
    /// The money was given back by other means; a reason may be given.
    Refund,
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct ExceptionsPage {
    /// Only this kind.
    pub kind: Option<ExceptionKind>,
    /// Those that a person settled, instead of the open ones.
    pub settled: bool,
    /// How many there are.
    pub counts: Option<ExceptionCounts>,
    /// The list, of which what is on screen is here.
    pub list: Parts<Row>,
    /// The open case; none if the ledger has no such order.
    pub case: Loadable<Option<Box<Shown>>>,
    /// How the table is arranged.
    pub arrangement: Arrangement,
    /// The language of the message; none: what the payers of the market speak.
    pub language: Option<PayerLanguage>,
    /// How it is being settled, and why.
    pub settling: Option<(Way, String)>,
    /// How the last "Check again" ended.
    pub check: Option<Result<Timestamp, Trouble>>,
    /// Why it could not be settled or opened again.
    pub failure: Option<Trouble>,
    account: Option<AccountId>,
    selected: Option<Id>,
    has_room: bool,
    is_detail_wanted: bool,
    follow_at: Option<Timestamp>,
    news_at: Option<Timestamp>,
}

impl ExceptionsPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.account == shared.selected {
            self.renew(shared);
            self.load(shared);
        } else {
            self.account_changed(shared);
        }
    }

    /// Another page is opened.
    pub fn leave(&mut self, _shared: &mut Shared) {
        self.forget_case();
        self.follow_at = None;
    }

    /// A person did something here.
    pub fn act(&mut self, action: ExceptionsAction, shared: &mut Shared) {
        match action {
            ExceptionsAction::Show(rows) => {
                self.list.show(rows);
                self.ask(shared);
            }
            ExceptionsAction::Filter(kind) => self.narrow(kind, self.settled, shared),
            ExceptionsAction::Settled(settled) => self.narrow(None, settled, shared),
            ExceptionsAction::Table(action) => self.arrangement.act(action, &COLUMNS),
            ExceptionsAction::Room(has_room) => {
                self.has_room = has_room;
                self.load(shared);
            }
            ExceptionsAction::Select(index) => {
                self.select(index);
                self.follow_at = Some(shared.now + FOLLOW_PAUSE);
            }
            ExceptionsAction::Open(index) => {
                self.select(index);
                self.is_detail_wanted = true;
                self.load(shared);
            }
            ExceptionsAction::Close => {
                self.is_detail_wanted = false;
                self.forget_case();
            }
            ExceptionsAction::Retry => {
                self.renew(shared);
                self.load(shared);
            }
            ExceptionsAction::Check => {
                if let Some((key, _)) = self.open_id().filter(|_| self.may_check() && !self.is_checking(shared)) {
                    self.check = None;
                    shared.ask(Slot::Check(key.clone()), CommandKind::CheckNow(key));
                }
            }
            ExceptionsAction::CopyMessage => self.copy_message(shared),
            ExceptionsAction::Language(language) => self.language = Some(language),
            ExceptionsAction::RequestRest => self.request_rest(shared),
            ExceptionsAction::Begin(way) => {
                self.settling = Some((way, String::new()));
                shared.focus = Some(Focus::Reason);
            }
            ExceptionsAction::TypeReason(text) => {
                if let Some((_, reason)) = &mut self.settling {
                    *reason = text;
                }
            }
            ExceptionsAction::Settle => self.settle(shared),
            ExceptionsAction::Cancel => self.settling = None,
            ExceptionsAction::Reopen(key, kind) => {
                let action = OperatorAction::Reopened { exception: kind };
                shared.ask(Slot::Settle(key.clone()), CommandKind::SettleException(key, action));
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Exceptions(answer) if news.slot == Some(&Slot::Exceptions) => {
                let rows = |rows: &[_]| rows.iter().map(|row| shown::row(row, shared)).collect();
                let listed = answer.as_ref().map(|page| (rows(&page.rows), page.total));
                self.list.answered(listed.map_err(Clone::clone));
                self.ask(shared);
            }
            EventKind::ExceptionCounts(Ok(counts)) => {
                let is_news = self.counts.as_ref() != Some(&**counts);
                self.counts = Some((**counts).clone());
                if is_news {
                    self.renew(shared);
                }
            }
            EventKind::Exception(key, answer) if self.open_id().is_some_and(|(mine, _)| mine == *key) => {
                let shown = |case: &_| Box::new(shown::case(case, shared));
                self.case.finish(answer.as_ref().map(|case| case.as_deref().map(shown)).map_err(Clone::clone));
            }
            EventKind::OrderChanged(summary) if self.account == Some(summary.key.account) => {
                self.news_at = self.news_at.or(Some(shared.now + NEWS_PAUSE)).filter(|_| is_here(shared));
            }
            EventKind::Checked(key, answer) if self.open_id().is_some_and(|(mine, _)| mine == *key) => {
                self.check = Some(answer.as_ref().map(|()| shared.now).map_err(errors::call));
                self.load(shared);
            }
            EventKind::ExceptionSettled(key, action, answer) => self.was_settled(key, action, answer.as_ref(), shared),
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        let (has_room, arrangement) = (self.has_room, std::mem::take(&mut self.arrangement));
        *self = Self { account: shared.selected, has_room, arrangement, ..Self::default() };
        shared.forget(&Slot::Exceptions);
        self.ask(shared);
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        let now = shared.now;
        let is_due = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
        if is_due(self.follow_at) {
            self.load(shared);
        }
        if is_due(self.news_at) {
            self.news_at = None;
            self.renew(shared);
            self.load(shared);
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        [self.follow_at, self.news_at].into_iter().flatten().min()
    }

    /// The place of the selected row from the top.
    pub fn cursor(&self) -> Option<u32> {
        let selected = self.selected.as_ref()?;
        self.list.find(|row| row.id == *selected)
    }

    /// The row at `index` from the top, once it is here.
    pub fn row(&self, index: u32) -> Option<&Row> {
        self.list.row(index)
    }

    /// The rows on screen, as last told.
    pub const fn visible(&self) -> &Range<u32> {
        self.list.visible()
    }

    /// Whether there is room for details beside the table, as last told.
    pub const fn has_room(&self) -> bool {
        self.has_room
    }

    /// Whether an exception is open: beside the table, or in its place.
    pub const fn has_detail(&self) -> bool {
        self.is_detail_wanted && self.selected.is_some()
    }

    /// The open exception, once it is here.
    pub fn shown(&self) -> Option<(&Shown, &shown::ToldException)> {
        let (_, kind) = self.selected.as_ref().filter(|_| self.is_detail_wanted)?;
        let shown = self.case.value()?.as_deref()?;
        Some((shown, shown.of_kind(*kind)?))
    }

    /// The language of the message for the payer.
    pub fn message_language(&self) -> PayerLanguage {
        let own = self.case.value().and_then(Option::as_deref).map(|shown| shown.payer_language);
        self.language.or(own).unwrap_or(PayerLanguage::English)
    }

    /// Whether the gateway is being asked about the open one.
    pub fn is_checking(&self, shared: &Shared) -> bool {
        self.open_id().is_some_and(|(key, _)| shared.is_asked(&Slot::Check(key)))
    }

    /// Whether the gateway can be asked: there is an order.
    pub fn may_check(&self) -> bool {
        self.shown().is_some_and(|(shown, _)| shown.case.order.is_some())
    }

    /// Whether it can be settled with what was typed.
    pub fn may_settle(&self) -> bool {
        self.settling.as_ref().is_some_and(|(way, reason)| *way == Way::Refund || !reason.trim().is_empty())
    }

    fn open_id(&self) -> Option<Id> {
        self.selected.clone().filter(|_| self.is_detail_wanted)
    }

    fn narrow(&mut self, kind: Option<ExceptionKind>, settled: bool, shared: &mut Shared) {
        if (self.kind, self.settled) != (kind, settled) {
            (self.kind, self.settled) = (kind, settled);
            shared.forget(&Slot::Exceptions);
            self.list = Parts::default();
            self.is_detail_wanted = false;
            self.selected = None;
            self.forget_case();
            self.ask(shared);
        }
    }

    fn select(&mut self, index: u32) {
        let Some(id) = self.row(index).map(|row| row.id.clone()) else { return };
        if self.selected.as_ref() != Some(&id) {
            self.selected = Some(id);
            self.forget_case();
        }
    }

    fn forget_case(&mut self) {
        self.case = Loadable::default();
        self.settling = None;
        self.check = None;
        self.failure = None;
        self.language = None;
    }

    /// Asks for what is on screen and not here, if the page is open.
    fn ask(&mut self, shared: &mut Shared) {
        let Some(account) = self.account.filter(|_| is_here(shared)) else { return };
        if let Some(offset) = self.list.ask() {
            let filter = ExceptionsFilter { account: Some(account), kind: self.kind, settled: self.settled };
            let query = ExceptionsQuery { filter, now: shared.now, offset, limit: Parts::<Row>::ROWS };
            shared.ask(Slot::Exceptions, CommandKind::LoadExceptions(Box::new(query)));
        }
    }

    /// Asks for everything on screen once more; what is here stays until then.
    fn renew(&mut self, shared: &mut Shared) {
        self.list.outdate();
        self.ask(shared);
    }

    /// Asks for the open case.
    fn load(&mut self, shared: &mut Shared) {
        self.follow_at = None;
        if let Some((key, _)) = self.open_id().filter(|_| is_here(shared)) {
            self.case.start();
            shared.ask(Slot::Exception(key.clone()), CommandKind::LoadException(key));
        }
    }

    fn copy_message(&self, shared: &mut Shared) {
        let language = self.message_language();
        let Some((shown, told)) = self.shown() else { return };
        if let Some(text) = shown.message(told, language, shared) {
            shared.effect(Effect::Copy(text));
            shared.hint(Told::new("toast-message-copied").text("language", language.name()), Tone::Good);
            if shown.case.order.is_some() {
                let copied = OperatorAction::Copied { what: "order-message".to_owned() };
                shared.tell(CommandKind::Note(shown.case.key.clone(), copied));
            }
        }
    }

    fn request_rest(&self, shared: &mut Shared) {
        let Some((shown, told)) = self.shown() else { return };
        let (What::Underpaid { missing, .. }, Some(order)) = (&told.exception.what, &shown.case.order) else { return };
        let mut text = crate::app::pages::order::draft_of(order, shared.market(&shown.case.market));
        text.amount = missing.to_plain(0);
        text.expire_secs.clear(); // the payer has all the time of a new request
        let rest = Rest { of: shown.case.key.clone(), mark: told.exception.mark.clone() };
        shared.then(Action::NewRequest(NewRequestAction::AskRest { rest, text: Box::new(text) }));
    }

    fn settle(&mut self, shared: &mut Shared) {
        if !self.may_settle() {
            return;
        }
        let Some((shown, told)) = self.shown() else { return };
        let (key, exception, mark) = (shown.case.key.clone(), told.exception.kind(), told.exception.mark.clone());
        let Some((way, reason)) = self.settling.take() else { return };
        let reason = reason.trim().to_owned();
        let how = match way {
            Way::Accept => Settlement::Accepted { reason },
            Way::Refund => Settlement::Refunded { reason },
        };
        self.failure = None;
        let action = OperatorAction::Settled { exception, mark, how };
        shared.ask(Slot::Settle(key.clone()), CommandKind::SettleException(key, action));
    }

    /// A person's word is in the journal, or not.
    fn was_settled(
        &mut self,
        key: &OrderKey,
        action: &OperatorAction,
        answer: Result<&(), &crate::backend::protocol::CallError>,
        shared: &mut Shared,
    ) {
        match (answer, action) {
            (Err(error), _) if self.open_id().is_some_and(|(mine, _)| mine == *key) => {
                self.failure = Some(errors::call(error));
            }
            (Err(error), _) => shared.toast_bad(errors::call(error).told),
            (Ok(()), OperatorAction::Settled { exception, how, .. }) => {
                let told = Told::new(match how {
                    Settlement::Accepted { .. } => "exceptions-accepted",
                    Settlement::Refunded { .. } => "exceptions-refunded",
                    Settlement::Requested { .. } => "exceptions-requested",
                });
                let undo = ExceptionsAction::Reopen(key.clone(), *exception);
                let told = told.text("number", crate::domain::text::show_hidden(&key.order_no));
                shared.notify(Notice::new(told, Tone::Good).undo(Action::Exceptions(undo)));
            }
            (Ok(()), _) => {
                let told = Told::new("exceptions-reopened");
                shared.toast(told.text("number", crate::domain::text::show_hidden(&key.order_no)));
            }
        }
        self.renew(shared);
        self.load(shared);
    }
}

fn is_here(shared: &Shared) -> bool {
    shared.page == Page::Exceptions
}

#[cfg(test)]
mod tests;
