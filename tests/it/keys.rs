//! Keys that come and go: whatever breaks off, none is lost to another, and none is left behind.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use cobro::backend::clock::Clock;
use cobro::backend::protocol::webhooks::{ImportNews, ImportReport, ImportWish, LogSource, NoticeGroup, NoticesQuery};
use cobro::backend::protocol::{
    AccountForm, AccountView, CommandKind, EventKind, KeyBefore, KeyChange, KeyPlace, KeysError, KeysWish, SaveError,
};
use cobro::domain::{Account, AccountId, Environment, MarketCode, OrderKey};
use cobro::gateway::sign;
use cobro::vault::{SecretStore, VaultError};
use cobro::webhooks::verify::Verdict;
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};

use crate::support::{self, House};

const NOWHERE: &str = "http://127.0.0.1:9/stage-api";
const MERCHANT: &str = "3006075";
const OLD: &str = "canary-old-0123456789abcdef";
const NEW: &str = "canary-new-fedcba9876543210";

/// A keyring that outlives the house, and can refuse.
#[derive(Clone, Default)]
struct Keyring {
    entries: Arc<Mutex<BTreeMap<String, String>>>,
    refuses: Arc<AtomicBool>,
}

impl Keyring {
    fn held(&self) -> Vec<(String, String)> {
        self.entries.lock().expect("no panic").clone().into_iter().collect()
    }

    fn keys(&self) -> Vec<String> {
        self.held().into_iter().map(|(_, key)| key).collect()
    }

    fn refuse(&self, refuses: bool) {
        self.refuses.store(refuses, Ordering::SeqCst);
    }

    fn check(&self) -> Result<(), VaultError> {
        if self.refuses.load(Ordering::SeqCst) { Err(VaultError::Refused("locked".to_owned())) } else { Ok(()) }
    }
}

impl SecretStore for Keyring {
    fn get(&self, name: &str) -> Result<Option<SecretString>, VaultError> {
        Ok(self.entries.lock().expect("no panic").get(name).map(|key| SecretString::from(key.as_str())))
    }
    fn set(&self, name: &str, key: &SecretString) -> Result<(), VaultError> {
        self.check()?;
        let before = self.entries.lock().expect("no panic").insert(name.to_owned(), key.expose_secret().to_owned());
        assert_eq!(before, None, "an entry is written once");
        Ok(())
    }
    fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.check()?;
        self.entries.lock().expect("no panic").remove(name);
        Ok(())
    }
}

async fn house(folder: &Path, keyring: &Keyring) -> House {
    let clock = Clock::system();
    House::start_with(folder, NOWHERE, &clock, support::short_timeouts(), Box::new(keyring.clone())).await
}

fn tienda() -> Account {
    Account {
        id: AccountId(0),
        name: "Tienda".to_owned(),
        market: MarketCode::new("mx"),
        environment: Environment::Sandbox,
        base_url: NOWHERE.to_owned(),
        merchant_id: MERCHANT.to_owned(),
        notify_url: "https://tienda.example/hook".to_owned(),
        upper_case_sign: false,
    }
}

fn keyring_key(key: &str) -> KeyChange {
    KeyChange::Keyring(SecretString::from(key))
}

async fn save(house: &House, id: Option<AccountId>, key: KeyChange, before: KeyBefore) -> Result<AccountId, SaveError> {
    let form = AccountForm { id, account: tienda(), key, before };
    match house.ask(CommandKind::SaveAccount(Box::new(form))).await {
        EventKind::AccountSaved(saved) => saved,
        other => panic!("{other:?}"),
    }
}

async fn change(house: &House, id: AccountId, wish: KeysWish) -> Result<(), KeysError> {
    match house.ask(CommandKind::ChangeKeys(id, Box::new(wish))).await {
        EventKind::KeysChanged(_, changed) => changed,
        other => panic!("{other:?}"),
    }
}

async fn view(house: &House, id: AccountId) -> Option<AccountView> {
    match house.ask(CommandKind::LoadAccounts).await {
        EventKind::Accounts(Ok(views)) => views.into_iter().find(|view| view.account.id == id),
        other => panic!("{other:?}"),
    }
}

/// The numbers of former keys, the newest first.
async fn former(house: &House, id: AccountId) -> Vec<u32> {
    view(house, id).await.expect("there").keys.former.iter().map(|key| key.number).collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

/// When the key was changed at the gateway.
fn noon() -> Timestamp {
    at("2026-03-17T18:00:00Z")
}

/// A line of a log: a notification as it came at a time, signed with a key.
fn line(number: &str, came: &str, key: &str) -> String {
    let body = format!(
        r#"{{"amount":150.0,"merchantId":"{MERCHANT}","mchOrderNo":"{number}","orderNo":"PAYIN{number}","orderStatus":"SUCCESS"}}"#
    );
    let sign = sign::sign(body.as_bytes(), &SecretString::from(key), false);
    let line = serde_json::json!({ "time": came, "headers": { "MerchantId": MERCHANT, "Sign": sign }, "body": body });
    line.to_string()
}

/// One notification of the morning with the old key, one of the evening with the new one.
fn log() -> String {
    let lines = [line("MORNING", "2026-03-17T15:00:00Z", OLD), line("EVENING", "2026-03-17T23:00:00Z", NEW)];
    lines.join("\n")
}

async fn import(house: &House, text: String) -> ImportReport {
    let told = || {
        house.events.told(|kind| match kind {
            EventKind::Import(ImportNews::Ended(report)) => Some((**report).clone()),
            _ => None,
        })
    };
    let before = told().len();
    let wish = ImportWish { source: LogSource::Text(text.into()), account: None };
    house.send(CommandKind::ImportLogs(Box::new(wish))).await;
    house.until("the import ends", || async { told().len() > before }).await;
    told().pop().expect("ended")
}

fn count(report: &ImportReport, verdict: Verdict) -> u64 {
    report.counts.by_verdict[verdict as usize]
}

/// How many notifications there are in each group of the list.
async fn listed(house: &House, id: AccountId) -> [u32; NoticeGroup::ALL.len()] {
    let query = NoticesQuery { account: id, group: NoticeGroup::All, search: String::new(), offset: 0, limit: 50 };
    match house.ask(CommandKind::LoadNotices(Box::new(query))).await {
        EventKind::Notices(Ok(page)) => page.counts,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_replaced_key_still_verifies_what_it_signed_after_a_restart_too_and_stands_in_no_file() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    let first = house(folder.path(), &keyring).await;
    let id = save(&first, None, keyring_key(OLD), KeyBefore::NeverRight).await.expect("saved");
    save(&first, Some(id), keyring_key(&format!(" {NEW}\n")), KeyBefore::UsedUntil(noon())).await.expect("saved");
    assert_eq!(keyring.keys(), [OLD, NEW]);
    let seen = view(&first, id).await.expect("there");
    assert_eq!((seen.key, seen.keys.current.from, seen.keys.former.len()), (KeyPlace::Keyring, Some(noon()), 1));
    let told = format!("{:?}", first.events.told(|kind| Some(kind.clone())));
    assert!(!told.contains("canary"), "no event holds a key");
    first.stop().await;

    let second = house(folder.path(), &keyring).await;
    let report = import(&second, log()).await;
    assert_eq!((count(&report, Verdict::Verified), report.counts.deliveries), (2, 2));
    second.stop().await;

    let mut searched = 0;
    for entry in std::fs::read_dir(folder.path()).expect("read") {
        let path = entry.expect("read").path();
        let Ok(content) = std::fs::read(&path) else { continue };
        searched += 1;
        for key in [OLD, NEW] {
            let wide: Vec<u8> = key.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let hex: String = key.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
            for form in [key.as_bytes(), &wide, hex.as_bytes()] {
                let found = content.windows(form.len()).any(|part| part == form);
                assert!(!found, "{} holds a key", path.display());
            }
        }
    }
    assert!(searched >= 1);
}

#[tokio::test]
async fn a_key_that_is_typed_again_leaves_no_former_one_and_one_that_never_was_right_goes() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    let house = house(folder.path(), &keyring).await;
    let id = save(&house, None, keyring_key("a typing mistake"), KeyBefore::NeverRight).await.expect("saved");
    save(&house, Some(id), keyring_key(OLD), KeyBefore::NeverRight).await.expect("saved");
    house.until("the mistake is gone", || async { keyring.keys() == [OLD] }).await;
    assert_eq!(view(&house, id).await.expect("there").keys.current.from, None, "it always was the key");
    save(&house, Some(id), keyring_key(OLD), KeyBefore::UsedUntil(noon())).await.expect("saved");
    assert_eq!((former(&house, id).await, keyring.keys()), (Vec::new(), vec![OLD.to_owned()]));

    // There and back: each time in use is one of its own.
    save(&house, Some(id), keyring_key(NEW), KeyBefore::UsedUntil(noon())).await.expect("saved");
    let later = at("2026-03-18T00:00:00Z");
    save(&house, Some(id), keyring_key(OLD), KeyBefore::UsedUntil(later)).await.expect("saved");
    assert_eq!((former(&house, id).await.len(), keyring.keys()), (2, [OLD, NEW, OLD].map(str::to_owned).to_vec()));
    let report = import(&house, log()).await;
    assert_eq!(count(&report, Verdict::Verified), 2);

    let refused = save(&house, Some(id), keyring_key("another"), KeyBefore::UsedUntil(noon())).await;
    assert_eq!(refused, Err(SaveError::NoSpan), "the key in use came later");
    assert_eq!(keyring.keys().len(), 3);
    house.stop().await;
}

#[tokio::test]
async fn what_the_keyring_refuses_changes_nothing_and_what_a_crash_left_is_not_written_over() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    let house = house(folder.path(), &keyring).await;
    let id = save(&house, None, keyring_key(OLD), KeyBefore::NeverRight).await.expect("saved");
    let before = view(&house, id).await;
    keyring.refuse(true);
    let refused = save(&house, Some(id), keyring_key(NEW), KeyBefore::UsedUntil(noon())).await;
    assert_eq!(refused, Err(SaveError::Vault(VaultError::Refused("locked".to_owned()))));
    assert_eq!((view(&house, id).await, keyring.keys()), (before, vec![OLD.to_owned()]));
    keyring.refuse(false);

    // Cobro was ended between the keyring and the ledger: the entry is there, and no ledger tells of it.
    let next = view(&house, id).await.expect("there").keys.free_number();
    let left = (house.shelf().name(id, next), "left by a crash".to_owned());
    keyring.entries.lock().expect("no panic").insert(left.0.clone(), left.1.clone());
    save(&house, Some(id), keyring_key(NEW), KeyBefore::UsedUntil(noon())).await.expect("saved");
    assert!(keyring.held().contains(&left), "an older ledger may be put back, in which it is a key");
    assert_eq!(keyring.keys().len(), 3);

    // A removed account takes all along; at the latest when the keyring answers.
    keyring.refuse(true);
    match house.ask(CommandKind::RemoveAccount(id)).await {
        EventKind::AccountRemoved(Err(_)) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(view(&house, id).await, None);
    keyring.refuse(false);
    assert_eq!(view(&house, id).await, None);
    house.until("they are gone", || async { !keyring.keys().iter().any(|key| key == OLD || key == NEW) }).await;
    house.stop().await;
}

#[tokio::test]
async fn a_removed_account_leaves_nothing_in_the_keyring() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    let house = house(folder.path(), &keyring).await;
    let id = save(&house, None, keyring_key(OLD), KeyBefore::NeverRight).await.expect("saved");
    let left = house.shelf().name(id, view(&house, id).await.expect("there").keys.free_number());
    keyring.entries.lock().expect("no panic").insert(left, "left by a crash".to_owned());
    save(&house, Some(id), keyring_key(NEW), KeyBefore::UsedUntil(noon())).await.expect("saved");
    match house.ask(CommandKind::RemoveAccount(id)).await {
        EventKind::AccountRemoved(Ok(_)) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(keyring.held(), Vec::new());
    house.stop().await;
}

#[tokio::test]
async fn without_a_keyring_keys_last_for_the_session_and_leave_no_trace_of_each_start() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    keyring.refuse(true);
    let session = |key: &str| KeyChange::Session(SecretString::from(key));
    let first = house(folder.path(), &keyring).await;
    let id = save(&first, None, session(OLD), KeyBefore::NeverRight).await.expect("saved");
    save(&first, Some(id), session(NEW), KeyBefore::UsedUntil(noon())).await.expect("saved");
    let report = import(&first, log()).await;
    assert_eq!(count(&report, Verdict::Verified), 2, "both are in memory");
    first.stop().await;

    let second = house(folder.path(), &keyring).await;
    let seen = view(&second, id).await.expect("there");
    assert_eq!((&seen.key, seen.lost.len()), (&KeyPlace::Missing, 1), "memory is gone, and the page says so");
    save(&second, Some(id), session(NEW), KeyBefore::UsedUntil(Clock::system().now())).await.expect("saved");
    assert_eq!(former(&second, id).await.len(), 1, "typed again, it is the same key");
    // Once there is a keyring, the key that was typed moves there.
    keyring.refuse(false);
    save(&second, Some(id), keyring_key(NEW), KeyBefore::UsedUntil(Clock::system().now())).await.expect("saved");
    assert_eq!((keyring.keys(), former(&second, id).await.len()), (vec![NEW.to_owned()], 1));
    second.stop().await;
}

#[tokio::test]
async fn other_dates_and_an_added_key_give_the_better_verdict_and_count_nothing_twice() {
    let (folder, keyring) = (tempfile::tempdir().expect("a folder"), Keyring::default());
    let house = house(folder.path(), &keyring).await;
    let id = save(&house, None, keyring_key(NEW), KeyBefore::NeverRight).await.expect("saved");
    let report = import(&house, log()).await;
    assert_eq!((count(&report, Verdict::Verified), count(&report, Verdict::WrongSignature)), (1, 1));
    let morning = OrderKey { account: id, order_no: "MORNING".to_owned() };
    let exceptions = |key: OrderKey| {
        let house = &house;
        async move {
            match house.ask(CommandKind::LoadException(key)).await {
                EventKind::Exception(_, Ok(case)) => {
                    case.map_or(0, |case| case.exceptions.iter().filter(|exception| exception.is_open()).count())
                }
                other => panic!("{other:?}"),
            }
        }
    };
    assert_eq!(exceptions(morning.clone()).await, 1, "wrong signature");

    // The key before is added, but its dates end too early; then they are put right.
    let early = at("2026-03-17T09:00:00Z");
    let add = KeysWish::Add { key: SecretString::from(OLD), session_only: false, from: None, until: Some(early) };
    change(&house, id, add).await.expect("added");
    let report = import(&house, log()).await;
    assert_eq!((count(&report, Verdict::Verified), count(&report, Verdict::Retired)), (1, 1));
    let number = former(&house, id).await[0];
    let dates = |from, until| KeysWish::Date { number, from, until };
    assert_eq!(change(&house, id, dates(Some(noon()), Some(early))).await, Err(KeysError::NoSpan));
    change(&house, id, dates(None, Some(noon()))).await.expect("changed");
    for _ in 0..2 {
        let report = import(&house, log()).await;
        assert_eq!((count(&report, Verdict::Verified), report.counts.deliveries), (2, 2));
    }
    let order = house.ledger.read({
        let key = morning.clone();
        move |reader| Ok((reader.order(&key)?.expect("there"), reader.records(&key)?.len()))
    });
    let (order, records) = order.await.expect("read");
    assert_eq!(order.order.notices.map(|notices| (notices.verified, notices.unverified)), Some((1, 0)));
    assert_eq!(records, 2, "what was thought of it then, and what is thought now");
    assert_eq!(exceptions(morning).await, 0, "nothing is wrong with its signature any more");
    assert_eq!(listed(&house, id).await[NoticeGroup::All as usize], 2, "each message stands in the list once");

    change(&house, id, KeysWish::Forget(number)).await.expect("forgotten");
    house.until("it is gone", || async { keyring.keys() == [NEW] }).await;
    let report = import(&house, log()).await;
    assert_eq!((count(&report, Verdict::Verified), count(&report, Verdict::WrongSignature)), (1, 1));
    assert_eq!(listed(&house, id).await[NoticeGroup::All as usize], 2, "what was verified stays so");
    house.stop().await;
}
