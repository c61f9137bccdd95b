//! Webhook logs into the ledger: the store that [`crate::webhooks::import`] fills, and where an import that was broken
//! off goes on.

mod follow;
mod shelf;
mod walk;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::keys::KeyShelf;
use crate::domain::observation::Received;
use crate::domain::{Account, AccountId, AccountKeys, OrderKey, Record, RecordKind, Seen};
use crate::ledger::{LedgerError, LedgerReader, NewNotification};
use crate::vault::VaultError;
use crate::webhooks::delivery::Place;
use crate::webhooks::import::{self, Control, Message, Row, Saved, Store, Summary};
use crate::webhooks::readers::Begin;
use crate::webhooks::unpack::Log;
use crate::webhooks::verify::{Keys, MerchantKey, Verdict};

pub use self::follow::{BEAT, Follower, Reads, Trouble};
pub use self::shelf::{IndexKeeper, News, SharedIndex, SharedLedger, Shelf};
pub use self::walk::{Found, logs_in, walk};

/// The setting that says how far the last import came.
const PROGRESS: &str = "import_progress";
/// The setting that says what the last import read.
const SOURCE: &str = "import_source";

/// What an import reads, so that it can be taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// As in [`Progress::files`].
    files: String,
    paths: Vec<String>,
    account: Option<AccountId>,
}

/// An import that was broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenOff {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Whose keys verify; none for every account's.
    pub account: Option<AccountId>,
    /// How many of them were read to their end.
    pub done: u32,
}

/// How far an import of certain files came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    /// Digest of the files' names and beginnings.
    files: String,
    /// The file that was being read.
    file: u32,
    /// Up to which byte of its text everything is in the ledger.
    byte: u64,
    is_done: bool,
}

/// What is to be imported.
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A text that was pasted, under a name for messages.
    Text(String, Arc<str>),
}

impl Input {
    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "standard input".to_owned(),
            Self::Text(name, _) => name.clone(),
        }
    }

    /// The log to read.
    pub fn log(&self) -> Log {
        match self {
            Self::File(path) => Log::file(path),
            Self::Stdin => Log::reader("standard input", std::io::stdin()),
            Self::Text(name, text) => Log::bytes(name, text.as_bytes()),
        }
    }

    /// How long it is, in bytes, if anybody knows.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::File(path) => std::fs::metadata(path).ok().map(|data| data.len()),
            Self::Stdin => None,
            Self::Text(_, text) => Some(text.len() as u64),
        }
    }
}

/// Imports logs into a ledger. An import of the same files that was broken off goes on where it was; what was read and
/// not yet written then is read again, and nothing is counted twice.
pub fn run(
    ledger: &mut impl Shelf,
    inputs: &[Input],
    keys: &Keys,
    now: Timestamp,
    control: &Control,
) -> Result<Summary, LedgerError> {
    let files = fingerprint(inputs);
    let before = ledger.setting::<Progress>(PROGRESS)?;
    let begin = before
        .filter(|before| files.is_some() && Some(&before.files) == files.as_ref() && !before.is_done)
        .map_or_else(Begin::default, |before| Begin { file: before.file, byte: before.byte });
    let index = ledger.index()?;
    let names = inputs.iter().map(Input::name).collect();
    let mut store = LedgerStore { ledger, index, names, lines_before: 0, files };
    let logs: Vec<Log> = inputs.iter().map(Input::log).collect();
    store.begin(begin)?;
    let summary = import::import(logs, begin, keys, now, &mut store, control)?;
    if !summary.is_cancelled {
        store.finish()?;
    }
    Ok(summary)
}

/// Remembers what is about to be read, so that it can be taken up again if it is broken off.
pub fn remember(ledger: &mut impl Shelf, inputs: &[Input], account: Option<AccountId>) -> Result<(), LedgerError> {
    let paths = inputs.iter().map(|input| match input {
        Input::File(path) => path.to_str().map(str::to_owned),
        Input::Stdin | Input::Text(..) => None,
    });
    match (paths.collect::<Option<Vec<String>>>(), fingerprint(inputs)) {
        (Some(paths), Some(files)) => ledger.save_setting(SOURCE, Kept { files, paths, account }),
        _ => Ok(()), // it cannot be read a second time
    }
}

/// The last import, if it was broken off and its files are still there as they were.
pub fn broken_off(reader: &LedgerReader) -> Result<Option<BrokenOff>, LedgerError> {
    let (kept, progress) = (reader.setting::<Kept>(SOURCE)?, reader.setting::<Progress>(PROGRESS)?);
    let (Some(kept), Some(progress)) = (kept, progress) else { return Ok(None) };
    let files: Vec<PathBuf> = kept.paths.into_iter().map(PathBuf::from).collect();
    if progress.is_done || progress.files != kept.files {
        return Ok(None);
    }
    let inputs: Vec<Input> = files.iter().cloned().map(Input::File).collect();
    let is_there = fingerprint(&inputs).as_ref() == Some(&kept.files);
    Ok(is_there.then_some(BrokenOff { files, account: kept.account, done: progress.file }))
}

/// Lets an import that was broken off be: the same files are read from their beginning the next time.
pub fn forget(ledger: &mut impl Shelf) -> Result<(), LedgerError> {
    match ledger.setting::<Progress>(PROGRESS)? {
        Some(progress) => ledger.save_setting(PROGRESS, Progress { is_done: true, ..progress }),
        None => Ok(()),
    }
}

/// All keys of accounts out of the vault, old and new, and the accounts whose key in use is not at hand, with why.
/// Those are imported all the same; nothing is verified that they signed.
pub async fn keys(
    shelf: KeyShelf<'_>,
    accounts: &[Account],
    histories: &BTreeMap<AccountId, AccountKeys>,
) -> (Keys, Vec<(AccountId, Option<VaultError>)>) {
    let (mut keys, mut missing) = (Keys::default(), Vec::new());
    let mut silent = None;
    for account in accounts {
        let history = histories.get(&account.id).cloned().unwrap_or_default();
        // The key in use first: it is the one that signed most of what is to be verified.
        for record in std::iter::once(&history.current).chain(&history.former) {
            // A keyring that did not answer for one key is not waited for again for the next.
            let found = match silent.clone().filter(|_| !record.session_only) {
                Some(error) => Err(error),
                None => shelf.get(account.id, record).await,
            };
            if let Err(error @ VaultError::Silent(_)) = &found {
                silent.get_or_insert_with(|| error.clone());
            }
            match found {
                Ok(Some((key, _))) => {
                    keys.add(MerchantKey { from: record.from, until: record.until, ..merchant_key(account, key) });
                }
                other if record == &history.current => {
                    missing.push((account.id, other.err()));
                    keys.add_account(&account.merchant_id, account.id);
                }
                // A key of earlier times may be gone, and the page of accounts says so.
                _ => {}
            }
        }
    }
    (keys, missing)
}

/// An account's key, in use from the beginning until today.
pub fn merchant_key(account: &Account, key: SecretString) -> MerchantKey {
    MerchantKey { account: account.id, merchant_id: account.merchant_id.clone(), key, from: None, until: None }
}

/// Tells the same files again: by their names and their first bytes, since a log may have grown. `None` for what
/// cannot be read a second time.
fn fingerprint(inputs: &[Input]) -> Option<String> {
    let mut hash = Sha256::new();
    for input in inputs {
        let Input::File(path) = input else { return None };
        let name = path.as_os_str().as_encoded_bytes();
        let mut head = Vec::new();
        File::open(path).ok()?.take(4096).read_to_end(&mut head).ok()?;
        for part in [name, &head] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let digest: [u8; 32] = hash.finalize().into();
    Some(digest.map(|byte| format!("{byte:02x}")).concat())
}

struct LedgerStore<'a, S: Shelf> {
    ledger: &'a mut S,
    index: S::Index,
    names: Vec<String>,
    /// How many lines of the log stand before what is read of it.
    lines_before: u64,
    files: Option<String>,
}

impl<S: Shelf> LedgerStore<'_, S> {
    /// From now on the import counts as broken off until it is done.
    fn begin(&mut self, begin: Begin) -> Result<(), LedgerError> {
        match self.progress(Place { file: begin.file, line: 0, byte: begin.byte }, false) {
            Some(progress) => self.ledger.save_setting(PROGRESS, progress),
            None => Ok(()),
        }
    }

    fn progress(&self, position: Place, is_done: bool) -> Option<Progress> {
        let files = self.files.clone()?;
        Some(Progress { files, file: position.file, byte: position.byte, is_done })
    }

    fn finish(&mut self) -> Result<(), LedgerError> {
        match self.progress(Place::default(), true) {
            Some(progress) => self.ledger.save_setting(PROGRESS, progress),
            None => Ok(()),
        }
    }

    fn notification(&self, message: Message) -> NewNotification {
        let mark = mark(&message);
        let received = Received {
            merchant_id: message.merchant_id,
            sign: message.sign,
            verdict: message.verdict.word().to_owned(),
        };
        let file = self.names.get(message.place.file as usize).map_or("", String::as_str);
        let kind = RecordKind::Notified {
            verified: message.verdict == Verdict::Verified,
            origin: format!("{file}:{}", self.lines_before + message.place.line),
            received: Some(Box::new(received)),
        };
        let order = OrderKey { account: message.account, order_no: message.order_no };
        NewNotification { mark, record: Record { at: message.at, order, kind, raw: message.body }, seen: message.seen }
    }
}

/// What finds the equals of a message: the beginning of its signature if that is valid, which also finds another body
/// under the same one; else that of its body's digest.
fn mark(message: &Message) -> u64 {
    let sign = message.sign.as_deref().filter(|_| message.verdict == Verdict::Verified);
    sign.and_then(|sign| u64::from_str_radix(sign.get(..16)?, 16).ok()).unwrap_or_else(|| {
        let digest = Sha256::digest(&message.body);
        u64::from_be_bytes(std::array::from_fn(|i| digest[i]))
    })
}

impl<S: Shelf> Store for LedgerStore<'_, S> {
    type Error = LedgerError;

    fn save(&mut self, new: Vec<Message>, again: &[(Row, Seen)], position: Place) -> Result<Vec<Saved>, LedgerError> {
        let new: Vec<NewNotification> = new.into_iter().map(|message| self.notification(message)).collect();
        let again: Vec<(i64, Seen)> = again.iter().map(|(row, seen)| (i64::from(*row), seen.clone())).collect();
        let progress = self.progress(position, false);
        let kept = self.ledger.add(&mut self.index, new, again, progress.map(|progress| (PROGRESS, progress)))?;
        let saved = kept.into_iter().map(|kept| {
            let row =
                Row::try_from(kept.seq).or(Err(LedgerError::Damaged("the journal has too many rows".to_owned())))?;
            Ok(Saved { row, is_new: kept.is_new, collides: kept.collides })
        });
        saved.collect()
    }

    fn has_body(&mut self, row: Row, body: &[u8]) -> Result<bool, LedgerError> {
        self.ledger.has_body(i64::from(row), body)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::{Catalogue, Environment, MarketCode, OrderState};
    use crate::gateway::reading::Reader;
    use crate::ledger::Ledger;

    pub(super) fn ledger(folder: &Path) -> (Ledger, AccountId) {
        let reader = Arc::new(Reader::new(Arc::new(Catalogue::built_in())));
        let mut ledger = Ledger::open(&folder.join("ledger.sqlite3"), reader).expect("opened");
        let account = Account {
            id: AccountId(0),
            name: "Tienda".to_owned(),
            market: MarketCode::new("mx"),
            environment: Environment::Sandbox,
            base_url: "https://client.example/prod-api".to_owned(),
            merchant_id: "1002001".to_owned(),
            notify_url: "https://tienda.example/cashy/hook".to_owned(),
            upper_case_sign: false,
        };
        let known = ledger.accounts().expect("read").first().map(|account| account.id);
        let id = known.unwrap_or_else(|| ledger.save_account(None, &account).expect("added"));
        (ledger, id)
    }

    pub(super) fn keys(account: AccountId) -> Keys {
        let mut keys = Keys::default();
        let key = SecretString::from("cobro-sample-key");
        keys.add(MerchantKey { account, merchant_id: "1002001".to_owned(), key, from: None, until: None });
        keys
    }

    fn samples() -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks");
        let logs = logs_in(&[folder]).expect("samples");
        let files = logs.into_iter().filter_map(|input| match input {
            Input::File(path) => Some(path),
            Input::Stdin | Input::Text(..) => None,
        });
        files.collect()
    }

    /// Every order of a ledger, as it is folded, and how often its webhooks came.
    fn orders(ledger: &Ledger, account: AccountId) -> Vec<(String, String, Vec<Seen>)> {
        let page = ledger.orders(&crate::domain::OrdersQuery { limit: 1000, ..Default::default() }).expect("read");
        let mut orders: Vec<_> = page
            .rows
            .into_iter()
            .map(|row| {
                assert_eq!(row.key.account, account);
                let detail = ledger.order(&row.key).expect("read").expect("there");
                let mut order = detail.order;
                // Which copies of a forged message a log tells apart depends on the log.
                order.notices = order.notices.map(|notices| crate::domain::order::Notices { unverified: 0, ..notices });
                (row.key.order_no.clone(), format!("{order:?}"), ledger.deliveries(&row.key).expect("read"))
            })
            .collect();
        orders.sort_by(|a, b| a.0.cmp(&b.0));
        orders
    }

    fn import(folder: &Path, files: &[PathBuf]) -> (Summary, Vec<(String, String, Vec<Seen>)>) {
        let (mut ledger, account) = ledger(folder);
        let inputs: Vec<Input> = files.iter().cloned().map(Input::File).collect();
        let now = "2026-03-18T00:00:00Z".parse().expect("a time");
        let summary = run(&mut ledger, &inputs, &keys(account), now, &Control::default()).expect("imported");
        (summary, orders(&ledger, account))
    }

    #[test]
    fn every_sample_gives_the_same_ledger_alone_together_and_twice() {
        let files = samples();
        assert!(files.len() >= 18);
        let lines = files.iter().find(|path| path.ends_with("lines.jsonl")).expect("there").clone();
        let folder = tempfile::tempdir().expect("a folder");
        let (summary, expected) = import(folder.path(), &[lines]);
        assert_eq!((summary.deliveries, summary.new_messages), (21, 11));
        assert_eq!(expected.len(), 10, "the forged notification makes no order");
        for file in &files {
            let folder = tempfile::tempdir().expect("a folder");
            let (_, told) = import(folder.path(), std::slice::from_ref(file));
            assert_eq!(told, expected, "{}", file.display());
        }
        let together = tempfile::tempdir().expect("a folder");
        for files in [files.clone(), files.into_iter().rev().collect()] {
            let (_, told) = import(together.path(), &files);
            assert_eq!(told, expected);
        }
        let reader = Reader::new(Arc::new(Catalogue::built_in()));
        let report = crate::ledger::verify(&together.path().join("ledger.sqlite3"), &reader).expect("checked");
        assert!(report.is_sound(), "{report}");
    }

    #[test]
    fn a_patch_order_is_paid_under_its_own_number_in_both_forms_and_its_original_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = samples().into_iter().find(|path| path.ends_with("lines.jsonl")).expect("there");
        import(folder.path(), &[lines]);
        let (ledger, account) = ledger(folder.path());
        let state = |no: &str| {
            let key = OrderKey { account, order_no: no.to_owned() };
            ledger
                .order(&key)
                .expect("read")
                .map(|detail| (detail.order.state, detail.order.paid.map(|paid| paid.to_plain(1))))
        };
        assert_eq!(state("TIENDA-100500001"), Some((OrderState::Paid, Some("200.0".to_owned()))));
        assert_eq!(state("TIENDA-10020001"), Some((OrderState::Paid, Some("150.0".to_owned()))));
        assert_eq!(state("TIENDA-1005"), Some((OrderState::Paid, Some("300.0".to_owned()))));
        assert_eq!(
            state("TIENDA-1004").map(|(state, _)| state),
            Some(OrderState::Waiting),
            "no webhook proves a failure"
        );
        assert_eq!(state("TIENDA-1009"), None, "forged");
    }
}
