//! Webhook logs and notifications: what the window asks about them, and what it is told.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{AddressProblem, CallError};
use crate::domain::observation::GatewayStatus;
use crate::domain::{AccountId, Amount, OrderKey, OrderState};
pub use crate::webhooks::delivery::{Fault, Skip};
pub use crate::webhooks::import::{Counts, FileCounts};
pub use crate::webhooks::verify::Verdict;

/// Where logs come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogSource {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// A text that was pasted.
    Text(Arc<str>),
}

/// Logs to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWish {
    /// Which.
    pub source: LogSource,
    /// Whose keys verify; none: each notification's merchant ID tells.
    pub account: Option<AccountId>,
}

/// How an import goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportNews {
    /// It was not begun.
    Refused(ImportRefusal),
    /// It runs; told at most ten times a second.
    Running(ImportProgress),
    /// It ended.
    Ended(Box<ImportReport>),
    /// The last import, if it was broken off and can be taken up again.
    BrokenOff(Option<BrokenOff>),
}

/// Why an import was not begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// Another one runs.
    Busy,
    /// None was broken off that could be taken up, or its files are not as they were.
    NoneBrokenOff,
    /// There is no account whose notifications these could be.
    NoAccount,
    /// There is no log in what was given; so many files were passed over.
    NoLogs(usize),
    /// There is no such file, or it cannot be looked at.
    NotThere {
        /// Its path.
        path: String,
        /// The system's words.
        words: String,
    },
    /// Accounts or ledger could not be read.
    Failed(CallError),
}

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// The first of what is read.
    pub name: String,
    /// How many files are read.
    pub files: usize,
    /// Bytes read so far, as they lie.
    pub read: u64,
    /// Bytes in all, if anybody knows.
    pub total: Option<u64>,
    /// How long it has taken so far.
    pub elapsed: Duration,
    /// What was found so far.
    pub counts: Counts,
    /// It is being ended.
    pub is_cancelled: bool,
}

impl ImportProgress {
    /// Bytes a second, once that can be said.
    pub fn rate(&self) -> Option<u64> {
        let millis = u64::try_from(self.elapsed.as_millis()).ok().filter(|millis| *millis >= 200)?;
        Some(self.read.saturating_mul(1000) / millis)
    }

    /// How long it takes still, once that can be said.
    pub fn left(&self) -> Option<Duration> {
        let rate = self.rate().filter(|rate| *rate > 0)?;
        Some(Duration::from_secs(self.total?.saturating_sub(self.read).div_ceil(rate)))
    }

    /// How much of it is done, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred points")]
    pub fn fraction(&self) -> Option<f32> {
        let total = self.total.filter(|total| *total > 0)?;
        Some((self.read as f32 / total as f32).min(1.0))
    }
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// How it ended.
    pub end: ImportEnd,
    /// What was found.
    pub counts: Counts,
    /// What was read, in this order.
    pub files: Vec<FileReport>,
    /// How many files of folders were passed over, hidden or clearly no logs.
    pub passed_over: usize,
    /// The first of what was passed over, doubted or could not be read.
    pub examples: Vec<Example>,
    /// The first and the last delivery that has a time.
    pub span: Option<(Timestamp, Timestamp)>,
    /// Bytes read, as they lie.
    pub read: u64,
    /// How long it took.
    pub elapsed: Duration,
    /// Accounts whose key was not at hand: nothing of them could be verified.
    pub keyless: Vec<AccountId>,
    /// About how many orders the gateway is asked now.
    pub asked: usize,
    /// There were more orders than it is asked about at once.
    pub has_unasked: bool,
    /// Somebody must look at it.
    pub needs_a_person: bool,
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportEnd {
    /// Everything was read.
    Done,
    /// A person ended it.
    Cancelled,
    /// The ledger could not be written.
    Failed(CallError),
}

/// What one file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its path, or what a pasted text is called.
    pub name: String,
    /// Its length in bytes, if anybody knows.
    pub size: Option<u64>,
    /// What was found in it.
    pub counts: FileCounts,
}

/// Something that a person may want to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is.
    pub kind: ExampleKind,
    /// File and line.
    pub place: String,
    /// How it begins; untrusted.
    pub text: String,
}

/// What an example is one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// A notification that is not verified.
    Doubt {
        /// What is to be thought of it.
        verdict: Verdict,
        /// The merchant it names; untrusted.
        merchant_id: String,
    },
    /// A valid signature over two bodies: the mark of a forgery.
    Collision,
    /// Something that could not be read.
    Fault(Fault),
    /// Something about something else.
    Skip(Skip),
}

/// An import that was broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenOff {
    /// The first of its files.
    pub name: String,
    /// How many files it has.
    pub files: usize,
    /// How many of them were read to their end.
    pub done: usize,
}

/// Notifications by what is thought of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NoticeGroup {
    /// Every one.
    #[default]
    All,
    /// Those the gateway signed.
    Verified,
    /// Those whose signature is wrong, of another merchant, or of a key that was not in use.
    Wrong,
    /// Those of which nobody can tell.
    Unverifiable,
}

impl NoticeGroup {
    /// Every group, as it counts in [`NoticesPage::counts`].
    pub const ALL: [Self; 4] = [Self::All, Self::Verified, Self::Wrong, Self::Unverifiable];

    /// Whether a verdict belongs to it.
    pub const fn holds(self, verdict: Verdict) -> bool {
        let own = match verdict {
            Verdict::Verified => Self::Verified,
            Verdict::WrongSignature | Verdict::Mismatch | Verdict::Retired => Self::Wrong,
            Verdict::NoSignature | Verdict::Reencoded | Verdict::NoKey => Self::Unverifiable,
        };
        matches!(self, Self::All) || self as u8 == own as u8
    }
}

/// Part of the list of notifications, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticesQuery {
    /// Whose.
    pub account: AccountId,
    /// Which.
    pub group: NoticeGroup,
    /// What the order number contains; empty for all.
    pub search: String,
    /// How many are left out from the top.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticesPage {
    /// The rows.
    pub rows: Vec<NoticeRow>,
    /// How many the list has.
    pub total: u32,
    /// How many each of [`NoticeGroup::ALL`] has under the same search.
    pub counts: [u32; NoticeGroup::ALL.len()],
}

/// A notification in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// Its row of the journal.
    pub seq: i64,
    /// The order it is about.
    pub order: OrderKey,
    /// When it was first sent, as far as anything tells.
    pub at: Timestamp,
    /// What is thought of it.
    pub verdict: Verdict,
    /// Where it says the order stands.
    pub status: Option<GatewayStatus>,
    /// How much it tells of.
    pub amount: Option<Amount>,
    /// How often it came.
    pub deliveries: u32,
    /// Where it was found: file and line.
    pub origin: String,
}

/// A notification with everything that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeDetail {
    /// As in the list.
    pub row: NoticeRow,
    /// Where its order stands; none if nothing verified tells of such an order.
    pub state: Option<OrderState>,
    /// The first delivery that has a time.
    pub first: Option<Timestamp>,
    /// The last delivery that has a time.
    pub last: Option<Timestamp>,
    /// The headers that were kept.
    pub headers: Headers,
    /// The body; exactly, since what is not UTF-8 is no notification. Untrusted.
    pub body: String,
    /// As the HTTP request it was, to the account's notify URL.
    pub as_http: String,
    /// As a curl command.
    pub as_curl: String,
}

/// The two headers that count, as a log kept them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `MerchantId`.
    pub merchant_id: Option<String>,
    /// `Sign`: what was received, never what would have been right.
    pub sign: Option<String>,
}

/// A notification to be sent out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendWish {
    /// Its row of the journal.
    pub seq: i64,
    /// Where to.
    pub url: String,
    /// Signs it with the account's key instead of sending the signature that was kept.
    pub sign_anew: bool,
}

/// What the other side said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendAnswer {
    /// When it was sent.
    pub at: Timestamp,
    /// How long the answer took.
    pub took: Duration,
    /// HTTP status.
    pub http_status: u16,
    /// The beginning of the answer's body; untrusted.
    pub body: String,
    /// Whether the gateway counts it as taken by the rule of its older pages: the body is `SUCCESS`.
    pub by_body: bool,
    /// The same by the rule of its newer pages: the status is 200, 301 or 302.
    pub by_status: bool,
    /// It was signed with the account's key.
    pub is_signed_anew: bool,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendProblem {
    /// The address cannot be used; nothing was sent.
    BadAddress(AddressProblem),
    /// The notification is not there.
    Gone,
    /// The log kept no signature, and nobody said that it shall be signed anew.
    NoSignature,
    /// No connection, no answer, or no key.
    Call(CallError),
}
