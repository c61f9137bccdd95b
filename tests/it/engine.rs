//! The engine's manners: what it keeps in which order, what it finishes before it ends, and what it tells.

use cobro::backend::clock::Clock;
use cobro::backend::protocol::{AccountForm, CallError, CommandKind, EventKind, KeyBefore, KeyChange, SaveError};
use cobro::domain::draft::Draft;
use cobro::domain::observation::OperatorAction;
use cobro::domain::{Account, AccountId, Fact, OrderKey, OrderNo, OrderState};
use cobro::vault::{SecretStore, VaultError};
use secrecy::SecretString;

use crate::support::{self, House};

/// Nobody listens there, so nothing is made and nothing is asked.
const NOWHERE: &str = "http://127.0.0.1:9/stage-api";

async fn nowhere(folder: &std::path::Path) -> House {
    House::start(folder, NOWHERE, &Clock::system(), support::short_timeouts()).await
}

fn draft(remark: &str) -> Box<Draft> {
    Box::new(Draft { remark: remark.to_owned(), ..Draft::default() })
}

async fn kept(house: &House, account: AccountId) -> String {
    match house.ask(CommandKind::LoadDraft(account)).await {
        EventKind::Draft(_, draft) => draft.remark,
        other => panic!("{other:?}"),
    }
}

// One thread: whatever is only started when the engine ends has not run yet.
#[tokio::test]
async fn what_was_said_last_is_kept_though_the_end_comes_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = nowhere(folder.path()).await;
    let account = house.account("mx").await.id;
    for n in 0..20 {
        house.send(CommandKind::SaveDraft(account, draft(&format!("Café {n}")))).await;
    }
    house.send(CommandKind::SaveSetting { key: "theme".to_owned(), value: "dark".to_owned() }).await;
    house.stop().await;

    let house = nowhere(folder.path()).await;
    assert_eq!(kept(&house, account).await, "Café 19");
    match house.ask(CommandKind::LoadSettings).await {
        EventKind::Settings(Ok(settings)) => assert_eq!(settings.get("theme").map(String::as_str), Some("dark")),
        other => panic!("{other:?}"),
    }
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_drafts_the_later_one_stands_and_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = nowhere(folder.path()).await;
    let account = house.account("mx").await.id;
    for n in 0..200 {
        house.send(CommandKind::SaveDraft(account, draft("before"))).await;
        house.send(CommandKind::SaveDraft(account, draft(&n.to_string()))).await;
        assert_eq!(kept(&house, account).await, n.to_string());
    }
    house.stop().await;
}

#[tokio::test]
async fn a_payin_that_was_asked_for_is_made_though_the_end_comes_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::system();
    let catalogue = std::sync::Arc::new(cobro::domain::Catalogue::built_in());
    let sandbox = support::sandbox(&catalogue, &clock).await;
    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;
    create(&house, "LAST-WORDS").await;
    house.stop().await;
    assert_eq!(sandbox.orders().len(), 1);
    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;
    assert_eq!(house.orders().await.first().map(|order| order.state), Some(OrderState::Waiting));
    house.stop().await;
    sandbox.stop().await;
}

/// Asks for a payin in Mexico and does not wait for it.
async fn create(house: &House, number: &str) -> OrderKey {
    let account = house.account("mx").await;
    let market = house.catalogue.get(&account.market).expect("built in");
    let request = support::request(market, None, &OrderNo::parse(number).expect("a number"));
    house.send(CommandKind::CreatePayin { account: account.id, request: Box::new(request) }).await;
    OrderKey { account: account.id, order_no: number.to_owned() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_order_of_a_removed_account_is_no_failure_of_the_gateway() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::running_fast(20);
    let catalogue = std::sync::Arc::new(cobro::domain::Catalogue::built_in());
    let sandbox = support::sandbox(&catalogue, &clock).await;
    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;
    let key = create(&house, "ORPHAN").await;
    house.until("it waits", || async { !house.in_states(&[OrderState::Waiting]).await.is_empty() }).await;
    house.ask(CommandKind::RemoveAccount(key.account)).await;
    house.stop().await;

    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;
    let pulses = || house.events.told(|kind| if let EventKind::Pulse(pulse) = kind { Some(*pulse) } else { None });
    house.until("it is watched", || async { pulses().iter().any(|pulse| pulse.open == 1) }).await;
    house.until("it is let go", || async { pulses().last().is_some_and(|pulse| pulse.open == 0) }).await;
    assert!(pulses().iter().all(|pulse| pulse.failing == 0), "{:?}", pulses());
    house.stop().await;
    sandbox.stop().await;
}

#[tokio::test]
async fn when_the_gateway_last_answered_is_known_again_after_a_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::system();
    let catalogue = std::sync::Arc::new(cobro::domain::Catalogue::built_in());
    let sandbox = support::sandbox(&catalogue, &clock).await;
    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;
    let key = create(&house, "ASKED").await;
    house.until("it waits", || async { !house.in_states(&[OrderState::Waiting]).await.is_empty() }).await;
    house.ask(CommandKind::CheckNow(key)).await;
    house.stop().await;

    // Nobody answers any more, so what is told can only come from the ledger.
    let gone = sandbox.base_url();
    sandbox.stop().await;
    let house = House::start(folder.path(), &gone, &clock, support::short_timeouts()).await;
    let pulses = || house.events.told(|kind| if let EventKind::Pulse(pulse) = kind { Some(*pulse) } else { None });
    house.until("it is told", || async { pulses().iter().any(|pulse| pulse.last_answer_at.is_some()) }).await;
    house.stop().await;
}

#[tokio::test]
async fn setting_aside_is_journaled_taken_back_and_only_where_it_makes_sense() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = nowhere(folder.path()).await;
    let key = create(&house, "ASIDE").await;
    let unsent = || async { house.in_states(&[OrderState::NotSent]).await.len() == 1 };
    house.until("nothing was sent", unsent).await;
    let failures = || {
        house.events.told(|kind| match kind {
            EventKind::ActionFailed(key, error) => Some((key.order_no.clone(), error.clone())),
            _ => None,
        })
    };
    house.send(CommandKind::TakeBack(key.clone())).await;
    house.send(CommandKind::Dismiss(key.clone())).await;
    house.send(CommandKind::Dismiss(key.clone())).await;
    house.send(CommandKind::TakeBack(key.clone())).await;
    let unknown = OrderKey { order_no: "NO-SUCH".to_owned(), ..key.clone() };
    house.send(CommandKind::Dismiss(unknown)).await;
    house.until("all is answered", || async { failures().len() == 3 }).await;
    let refused = |of: &str, error| (of.to_owned(), error);
    let expected = [
        refused("ASIDE", CallError::NotAllowed),
        refused("ASIDE", CallError::NotAllowed),
        refused("NO-SUCH", CallError::NoOrder),
    ];
    assert_eq!(failures(), expected);
    let told = house.events.told(|kind| match kind {
        EventKind::OrderChanged(summary) => Some(summary.dismissed),
        _ => None,
    });
    assert_eq!(told.iter().filter(|aside| **aside).count(), 1, "{told:?}");
    assert_eq!(told.last(), Some(&false));
    let timeline = match house.ask(CommandKind::LoadOrder(key)).await {
        EventKind::Order(_, Ok(Some(detail))) => detail.timeline,
        other => panic!("{other:?}"),
    };
    let operated: Vec<_> = timeline
        .into_iter()
        .filter_map(|seen| if let Fact::Operated(action) = seen.fact { Some(action) } else { None })
        .collect();
    assert_eq!(operated, [OperatorAction::Dismissed, OperatorAction::TakenBack]);
    assert_eq!(house.orders().await.len(), 1, "no order is made up");
    house.stop().await;
}

/// A keyring that takes nothing.
struct Refusing;

impl SecretStore for Refusing {
    fn get(&self, _: &str) -> Result<Option<SecretString>, VaultError> {
        Ok(None)
    }
    fn set(&self, _: &str, _: &SecretString) -> Result<(), VaultError> {
        Err(VaultError::NotKept)
    }
    fn delete(&self, _: &str) -> Result<(), VaultError> {
        Ok(())
    }
}

#[tokio::test]
async fn an_account_and_its_key_are_saved_both_or_neither() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, timeouts) = (Clock::system(), support::short_timeouts());
    let house = House::start_with(folder.path(), NOWHERE, &clock, timeouts, Box::new(Refusing)).await;
    let accounts = || async { house.ledger.read(cobro::ledger::LedgerReader::accounts).await.expect("accounts") };
    let before = accounts().await;
    let mexico = house.account("mx").await;
    let renamed = Account { name: "Tienda nueva".to_owned(), merchant_id: "777".to_owned(), ..mexico.clone() };
    let key = || KeyChange::Keyring(SecretString::from("canary"));
    for id in [Some(mexico.id), None] {
        let form = AccountForm { id, account: renamed.clone(), key: key(), before: KeyBefore::NeverRight };
        match house.ask(CommandKind::SaveAccount(Box::new(form))).await {
            EventKind::AccountSaved(Err(SaveError::Vault(VaultError::NotKept))) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(accounts().await, before, "{id:?}");
    }

    // The other way round: an account that cannot be saved keeps the key it had.
    create(&house, "FIXES-THE-MARKET").await;
    house.until("it is recorded", || async { house.orders().await.len() == 1 }).await;
    let moved = Account { market: cobro::domain::MarketCode::new("co"), ..mexico.clone() };
    let key = KeyChange::Session(SecretString::from("canary"));
    let form = AccountForm { id: Some(mexico.id), account: moved, key, before: KeyBefore::NeverRight };
    match house.ask(CommandKind::SaveAccount(Box::new(form))).await {
        EventKind::AccountSaved(Err(SaveError::MarketFixed)) => {}
        other => panic!("{other:?}"),
    }
    let kept = house.vault.get(&house.shelf().name(mexico.id, 0)).await.expect("asked");
    let (kept, _) = kept.expect("a key");
    assert_ne!(secrecy::ExposeSecret::expose_secret(&kept), "canary");
    house.stop().await;
}
