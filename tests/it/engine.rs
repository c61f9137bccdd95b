//! The engine's manners: what it keeps in which order, what it finishes before it ends, and what it tells.

use cobro::backend::clock::Clock;
use cobro::backend::protocol::{AccountForm, CommandKind, EventKind, KeyChange, SaveError};
use cobro::domain::draft::Draft;
use cobro::domain::observation::OperatorAction;
use cobro::domain::{Account, AccountId, Fact, OrderKey, OrderNo, OrderState};
use cobro::sandbox::{Endpoint, Fault, When};
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
