//! What the window asks of the backend ([`Command`]) and what the backend tells it ([`Event`]).
//!
//! Both are plain data. A command carries an id; the event that answers it carries the same one, and an answer whose
//! id is not the newest of its slot is dropped by the app.

pub mod follow;
pub mod webhooks;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use jiff::Timestamp;
use secrecy::SecretString;

use self::follow::{FollowNews, FollowWish};
use self::webhooks::{
    ImportNews, ImportWish, NoticeDetail, NoticesPage, NoticesQuery, SendAnswer, SendProblem, SendWish,
};
pub use crate::domain::account::{AddressProblem, Bank};
use crate::domain::draft::{Draft, PayinRequest};
use crate::domain::exception::listing::{ExceptionCase, ExceptionCounts, ExceptionsPage, ExceptionsQuery};
pub use crate::domain::listing::{
    Candidate, OrderDetail, OrderSummary, OrdersFilter, OrdersPage, OrdersQuery, PaymentQuery, Tally,
};
use crate::domain::observation::OperatorAction;
use crate::domain::refusal::Refusal;
use crate::domain::{Account, AccountId, AccountKeys, Amount, OrderKey, Play};
use crate::export::{Document, Form};
pub use crate::vault::VaultError;

/// Ties an answer to its question; counts up from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// A wish of the window.
#[derive(Clone, Debug)]
pub struct Command {
    /// Given by the app.
    pub id: RequestId,
    /// An earlier question whose answer nobody waits for any more: this one has taken its place.
    pub instead_of: Option<RequestId>,
    /// The wish.
    pub kind: CommandKind,
}

/// Everything the window can ask for.
#[derive(Clone, Debug)]
pub enum CommandKind {
    /// All accounts, with where their keys are. Answer: [`EventKind::Accounts`].
    LoadAccounts,
    /// Adds or changes an account. Answer: [`EventKind::AccountSaved`].
    SaveAccount(Box<AccountForm>),
    /// Changes which keys an account had, and when. Answer: [`EventKind::KeysChanged`].
    ChangeKeys(AccountId, Box<KeysWish>),
    /// Removes an account and its keys; its orders stay. Answer: [`EventKind::AccountRemoved`].
    RemoveAccount(AccountId),
    /// Tries out what stands in the form, saved or not. Answer: [`EventKind::ConnectionTested`].
    TestConnection(Box<AccountForm>),
    /// Asks whether the keyring answers, within 3 s. Answer: [`EventKind::Vault`].
    ProbeVault,
    /// The gateway's own list of banks for payins. Answer: [`EventKind::Banks`].
    LoadBanks(AccountId),
    /// Makes a payin. Answer: [`EventKind::Created`], then [`EventKind::OrderChanged`] at each step.
    CreatePayin {
        /// As whom.
        account: AccountId,
        /// What; its number must be new in the ledger.
        request: Box<PayinRequest>,
    },
    /// Sends the very same request once more; allowed only where [`crate::domain::OrderState::may_send_again`].
    SendAgain(OrderKey),
    /// Sets an order that was never made aside; no answer but [`EventKind::OrderChanged`], or
    /// [`EventKind::ActionFailed`].
    Dismiss(OrderKey),
    /// Takes it back; answered in the same way.
    TakeBack(OrderKey),
    /// Asks the gateway about an order now. Answer: [`EventKind::Checked`].
    CheckNow(OrderKey),
    /// Part of the list of orders. Answer: [`EventKind::Orders`].
    LoadOrders(Box<OrdersQuery>),
    /// How many orders each filter lets through, and their money. Answer: [`EventKind::Tallies`].
    CountOrders(Vec<OrdersFilter>),
    /// One order with its timeline. Answer: [`EventKind::Order`].
    LoadOrder(OrderKey),
    /// The orders that a payment may be for. Answer: [`EventKind::Candidates`].
    FindPayment(Box<PaymentQuery>),
    /// The request that was being typed for an account. Answer: [`EventKind::Draft`].
    LoadDraft(AccountId),
    /// Keeps what is being typed.
    SaveDraft(AccountId, Box<Draft>),
    /// Notes in the journal what a person did with an order's instructions.
    Note(OrderKey, OperatorAction),
    /// Makes a file for the payer. Answer: [`EventKind::PaperMade`].
    MakePaper(OrderKey, Box<PaperWish>),
    /// Has the person choose a folder in the system's own dialog, which begins at this one. Answer:
    /// [`EventKind::FolderChosen`].
    ChooseFolder(String),
    /// What the user has set, by key. Answer: [`EventKind::Settings`].
    LoadSettings,
    /// Keeps one setting. Answer: [`EventKind::SettingSaved`].
    SaveSetting {
        /// A short word of the app's own, such as `theme`.
        key: String,
        /// Its value; the backend does not look into it.
        value: String,
    },
    /// Part of the list of exceptions. Answer: [`EventKind::Exceptions`].
    LoadExceptions(Box<ExceptionsQuery>),
    /// How many exceptions an account has, or all have. Answer: [`EventKind::ExceptionCounts`].
    CountExceptions(Option<AccountId>),
    /// Everything about the exceptions of one order. Answer: [`EventKind::Exception`].
    LoadException(OrderKey),
    /// Notes in the journal that a person settled an exception, or opened it again. Answer:
    /// [`EventKind::ExceptionSettled`].
    SettleException(OrderKey, OperatorAction),
    /// Imports webhook logs; no answer but [`EventKind::Import`], told several times.
    ImportLogs(Box<ImportWish>),
    /// Takes up the import that was broken off; answered in the same way.
    ResumeImport,
    /// Lets the import that was broken off be.
    ForgetImport,
    /// Ends the import that runs, within 100 ms.
    CancelImport,
    /// Whether an import was broken off. Answer: [`ImportNews::BrokenOff`].
    LoadBrokenOff,
    /// Follows logs from now on, also after the next start; no answer but [`EventKind::Follow`].
    FollowLogs(Box<FollowWish>),
    /// Follows a log no longer, until it is followed again; answered in the same way.
    PauseFollowing(PathBuf),
    /// Follows a log no longer and forgets it; answered in the same way.
    StopFollowing(PathBuf),
    /// Part of the list of notifications. Answer: [`EventKind::Notices`].
    LoadNotices(Box<NoticesQuery>),
    /// One notification, by its row of the journal. Answer: [`EventKind::Notice`].
    LoadNotice(i64),
    /// Sends a notification out again, to an address that the person names. Answer: [`EventKind::NoticeSent`].
    SendNotice(Box<SendWish>),
    /// Plays the payer, on Cobro's own sandbox gateway only. Answer: [`EventKind::Simulated`].
    Simulate(OrderKey, Play),
}

/// A file for the payer to be made.
#[derive(Clone, Debug)]
pub struct PaperWish {
    /// What is in it.
    pub document: Document,
    /// What is made of it.
    pub form: Form,
    /// What becomes of it.
    pub purpose: Purpose,
    /// The folder it goes to.
    pub folder: String,
    /// Its name without the extension. A file of that name stays as it is; the new one gets a number.
    pub name: String,
}

/// What a file for the payer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be kept and sent by the person.
    Keep,
    /// To be printed from the system's viewer: made in a folder of Cobro's own, where only the newest stays.
    View,
}

/// A file for the payer that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub form: Form,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it is.
    pub path: String,
}

/// An account as typed.
#[derive(Clone, Debug)]
pub struct AccountForm {
    /// Which account is changed; none for a new one.
    pub id: Option<AccountId>,
    /// Everything but the key; `id` inside is ignored.
    pub account: Account,
    /// What happens to the key.
    pub key: KeyChange,
    /// What happens to the key before, if another one is typed.
    pub before: KeyBefore,
}

/// What happens to a key that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyBefore {
    /// It stays for webhooks that came before this moment.
    UsedUntil(Timestamp),
    /// It never was the right one, and is forgotten.
    NeverRight,
}

/// What is to change about the keys of an account.
#[derive(Clone, Debug)]
pub enum KeysWish {
    /// Other dates for a key, by its number.
    Date {
        /// Which.
        number: u32,
        /// When it came into use; none if it always was.
        from: Option<Timestamp>,
        /// When it went out of use; none if it did not.
        until: Option<Timestamp>,
    },
    /// One more key of earlier times.
    Add {
        /// The key.
        key: SecretString,
        /// It is kept in memory until Cobro ends, and not in the OS keyring.
        session_only: bool,
        /// When it came into use; none if it always was.
        from: Option<Timestamp>,
        /// When it went out of use; none if it did not.
        until: Option<Timestamp>,
    },
    /// Forgets a former key, by its number.
    Forget(u32),
}

/// Why the keys of an account stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysError {
    /// The end is not after the beginning.
    NoSpan,
    /// The keyring or the ledger did not serve.
    Call(CallError),
}

/// What happens to an account's API key on saving.
#[derive(Clone)]
pub enum KeyChange {
    /// It stays as it is.
    Keep,
    /// It is replaced and kept in the OS keyring.
    Keyring(SecretString),
    /// It is replaced and kept in memory until Cobro ends; the user chose so in words.
    Session(SecretString),
}

impl fmt::Debug for KeyChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Keyring(_) => "Keyring(…)",
            Self::Session(_) => "Session(…)",
        })
    }
}

/// Where an account's key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the OS keyring.
    Keyring,
    /// In memory until Cobro ends.
    Session,
    /// Nowhere: it must be typed.
    Missing,
    /// The keyring could not be asked.
    Unknown(VaultError),
}

/// An account and where its key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    /// The account.
    pub account: Account,
    /// Where its key is.
    pub key: KeyPlace,
    /// Which keys it has had, and when.
    pub keys: AccountKeys,
    /// Numbers of former keys that are nowhere any more.
    pub lost: Vec<u32>,
}

/// Why a call to the gateway did not bring what it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The account is gone.
    NoAccount,
    /// There is no such order.
    NoOrder,
    /// The key is nowhere.
    NoKey,
    /// The keyring could not be asked.
    Vault(VaultError),
    /// The base URL is not usable: plain http in production, no host, and so on; in words for a log.
    BadAddress(AddressProblem),
    /// No connection came about: name, address or TLS; the cause in the system's words.
    NotConnected(String),
    /// The time ran out.
    Timeout,
    /// The connection broke.
    Dropped(String),
    /// An HTTP status that is not a success.
    HttpStatus(u16),
    /// An answer that cannot be read, in the parser's words.
    Unreadable(String),
    /// The gateway refused.
    Refused(Refusal),
    /// The ledger could not be written or read, in its words.
    Ledger(String),
    /// The order is not in a state that allows it.
    NotAllowed,
}

/// What a connection test found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionVerdict {
    /// Signature, merchant and address are right; the balance if the gateway told it.
    Good {
        /// Balance that can be used.
        balance: Option<Amount>,
    },
    /// It is not.
    Bad(CallError),
}

/// Why a payin could not even be started; nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateError {
    /// The ledger already has this order number.
    OrderNoTaken,
    /// Anything that keeps a request from being sent.
    Call(CallError),
}

/// Why an account was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The keyring did not take the key; nothing was saved.
    Vault(VaultError),
    /// The base URL cannot be used.
    BadAddress(AddressProblem),
    /// Another market cannot be chosen once the account has orders.
    MarketFixed,
    /// The key in use would have gone out of use before it came into use.
    NoSpan,
    /// The ledger could not be written, in its words.
    Ledger(String),
}

/// News for the window.
#[derive(Clone, Debug)]
pub struct Event {
    /// The command it answers; none for news nobody asked for.
    pub id: Option<RequestId>,
    /// The news.
    pub kind: EventKind,
}

/// Everything the backend can tell.
#[derive(Clone, Debug)]
pub enum EventKind {
    /// All accounts. Also sent unasked after any change.
    Accounts(Result<Vec<AccountView>, CallError>),
    /// An account was saved, or not.
    AccountSaved(Result<AccountId, SaveError>),
    /// Which keys an account had is changed, or not.
    KeysChanged(AccountId, Result<(), KeysError>),
    /// An account was removed, or not.
    AccountRemoved(Result<AccountId, CallError>),
    /// What the test found.
    ConnectionTested(ConnectionVerdict),
    /// Whether the keyring answers.
    Vault(Result<(), VaultError>),
    /// Banks of an account.
    Banks(AccountId, Result<Vec<Bank>, CallError>),
    /// A payin was recorded and is on its way, or not.
    Created(Result<OrderKey, CreateError>),
    /// An order is new or has changed.
    OrderChanged(Box<OrderSummary>),
    /// "Check now" is done, with news or without.
    Checked(OrderKey, Result<(), CallError>),
    /// Part of the list.
    Orders(Result<Box<OrdersPage>, CallError>),
    /// One tally a filter, in the same order.
    Tallies(Result<Vec<Tally>, CallError>),
    /// One order; none if the ledger has no such order.
    Order(OrderKey, Result<Option<Box<OrderDetail>>, CallError>),
    /// The orders that a payment may be for, in no sequence.
    Candidates(Result<Vec<Candidate>, CallError>),
    /// What was being typed.
    Draft(AccountId, Box<Draft>),
    /// What the user has set, by key.
    Settings(Result<BTreeMap<String, String>, CallError>),
    /// A setting was kept, or not.
    SettingSaved(Result<(), CallError>),
    /// The simulator did, or not.
    Simulated(OrderKey, Result<(), CallError>),
    /// An order could not be sent again, set aside or taken back.
    ActionFailed(OrderKey, CallError),
    /// A file for the payer was made, or why not, in the system's words.
    PaperMade(OrderKey, Result<Paper, String>),
    /// The folder that was chosen; none if the dialog was closed, or if the system has none.
    FolderChosen(Option<String>),
    /// How the watching goes; sent when a number changes, not more than once a second.
    Pulse(Pulse),
    /// A job ended by a mistake of ours; in words for a log.
    JobFailed(String),
    /// What came of a file that a person handed to the window.
    File(FileNews),
    /// Part of the list of notifications.
    Notices(Result<Box<NoticesPage>, CallError>),
    /// One notification; none if there is no such row.
    Notice(i64, Result<Option<Box<NoticeDetail>>, CallError>),
    /// What the other side said to a notification that was sent out again.
    NoticeSent(i64, Result<SendAnswer, SendProblem>),
    /// How an import of webhook logs goes.
    Import(ImportNews),
    /// How it goes with the logs that are followed.
    Follow(FollowNews),
    /// Part of the list of exceptions.
    Exceptions(Result<Box<ExceptionsPage>, CallError>),
    /// How many exceptions there are.
    ExceptionCounts(Result<Box<ExceptionCounts>, CallError>),
    /// Everything about the exceptions of one order; none if the ledger knows nothing of it.
    Exception(OrderKey, Result<Option<Box<ExceptionCase>>, CallError>),
    /// A person's word about an exception is in the journal, or not.
    ExceptionSettled(OrderKey, OperatorAction, Result<(), CallError>),
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNews {
    /// It was chosen.
    Chosen(PathBuf),
    /// Logs, or folders of them, were chosen.
    LogsChosen(Vec<PathBuf>),
    /// It was read, or not.
    Read {
        /// Where it is.
        path: PathBuf,
        /// What stands in it.
        text: Result<String, FileTrouble>,
    },
    /// A copy was kept, or not.
    Kept {
        /// The copy's name.
        name: String,
        /// Why not.
        done: Result<(), FileTrouble>,
    },
}

/// Why nothing came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// Larger than any such file is.
    TooLarge,
    /// It holds something else than text in UTF-8.
    NotText,
    /// In the system's words.
    System(String),
}

/// How the watching goes, for the status line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Orders being watched.
    pub open: u32,
    /// When the gateway last answered a query.
    pub last_answer_at: Option<Timestamp>,
    /// Checks in a row that failed, over all accounts.
    pub failing: u32,
}

/// Takes events to the window. `emit` sends, then wakes; the backend does not know egui.
pub trait EventSink: Send + Sync {
    /// Hands over one event. Never blocks, since whoever emits has payments to look after: a window that is behind is
    /// the sink's concern, which may let newer news of an order, the accounts or the pulse replace older news.
    fn emit(&self, event: Event);
}
