//! Whatever the gateway and the network do: orders at the gateway equal orders in the ledger, none twice, none lost,
//! and nothing stays unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cobro::backend::clock::Clock;
use cobro::backend::protocol::{CommandKind, EventKind};
use cobro::domain::{Catalogue, OrderKey, OrderNo, OrderState};
use cobro::sandbox::{Endpoint, Fault, Sandbox, When};

use crate::support::{self, House};

/// Payins a fault.
const PAYINS: usize = 200;
/// How fast the clock runs: 90 s of certainty are 4.5 s of the test.
const FACTOR: u32 = 20;
/// Faults played side by side, each with a gateway and a ledger of its own.
const AT_ONCE: usize = 3;
/// Every state but the one that all orders end in.
const NOT_WAITING: &[OrderState] = &[
    OrderState::NotSent,
    OrderState::InFlight,
    OrderState::Busy,
    OrderState::Unknown,
    OrderState::NotMade,
    OrderState::Rejected,
    OrderState::Paid,
    OrderState::Failed,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_settles_without_a_loss_or_a_double() {
    let script: Vec<Fault> = Fault::ALL
        .iter()
        .map(|fault| match fault {
            // Answered late, but in time.
            Fault::Delay(_) => Fault::Delay(Duration::from_millis(300)),
            // Made when the client has long hung up, and not yet there when it first asks: "no such order" is no proof
            // before the grace is over.
            Fault::Slow(_) => Fault::Slow(Duration::from_secs(1)),
            other => *other,
        })
        .collect();
    for group in script.chunks(AT_ONCE) {
        let played: Vec<_> = group.iter().map(|fault| tokio::spawn(survive(*fault))).collect();
        for play in played {
            play.await.expect("this fault is survived");
        }
    }
}

async fn survive(fault: Fault) {
    let name = format!("{fault:?}");
    let catalogue = Arc::new(Catalogue::built_in());
    let clock = Clock::running_fast(FACTOR);
    let sandbox = support::sandbox(&catalogue, &clock).await;
    sandbox.faults().push(Endpoint::PayIn, fault, When::EveryFirstTry);
    let folder = tempfile::tempdir().expect("a folder");
    let house = House::start(folder.path(), &sandbox.base_url(), &clock, support::short_timeouts()).await;

    let markets: Vec<_> = catalogue.iter().cloned().collect();
    let mut accounts = BTreeMap::new();
    for market in &markets {
        accounts.insert(market.code.clone(), house.account(market.code.as_str()).await.id);
    }
    let mut asked = Vec::new();
    for number in 0..PAYINS {
        let market = &markets[number % markets.len()];
        let order_no = OrderNo::parse(&format!("F-{number:04}")).expect("a number");
        let account = accounts[&market.code];
        let request = Box::new(support::request(market, None, &order_no));
        asked.push(house.send(CommandKind::CreatePayin { account, request }).await);
    }
    let mut keys = BTreeSet::new();
    for id in asked {
        match house.answer(id).await {
            EventKind::Created(Ok(key)) => keys.insert(key),
            other => panic!("{name}: {other:?}"),
        };
    }
    settle(&house, &name).await;
    compare(&house, &sandbox, &keys, &name).await;

    // What was proven not to exist may be sent again by a person, under the same number, as often as it takes: then it
    // exists once.
    house
        .until(&format!("{name}: everything waits for its payer"), || async {
            for order in house.in_states(&[OrderState::NotSent, OrderState::NotMade, OrderState::Busy]).await {
                house.send(CommandKind::SendAgain(order)).await;
            }
            house.in_states(NOT_WAITING).await.is_empty()
        })
        .await;
    compare(&house, &sandbox, &keys, &name).await;
    house.stop().await;
    sandbox.stop().await;
}

/// Waits until nothing is under way or unknown.
async fn settle(house: &House, name: &str) {
    let open = &[OrderState::InFlight, OrderState::Unknown, OrderState::Busy];
    house.until(&format!("{name}: everything settled"), || async { house.in_states(open).await.is_empty() }).await;
}

/// Orders at the gateway are exactly the ledger's existing ones, each once.
async fn compare(house: &House, sandbox: &Sandbox, keys: &BTreeSet<OrderKey>, name: &str) {
    let mut at_gateway: BTreeMap<String, usize> = BTreeMap::new();
    for order in sandbox.orders() {
        *at_gateway.entry(format!("{}/{}", order.merchant_id, order.order_no)).or_default() += 1;
    }
    assert!(at_gateway.values().all(|count| *count == 1), "{name}: an order was made twice");
    let mut in_ledger = BTreeSet::new();
    let mut existing = BTreeSet::new();
    let accounts = house.ledger.read(cobro::ledger::LedgerReader::accounts).await.expect("accounts");
    for order in house.orders().await {
        in_ledger.insert(order.key.clone());
        if order.state == OrderState::Waiting {
            let merchant = accounts.iter().find(|account| account.id == order.key.account).expect("known");
            existing.insert(format!("{}/{}", merchant.merchant_id, order.key.order_no));
        } else {
            assert!(
                matches!(order.state, OrderState::NotMade | OrderState::NotSent | OrderState::Rejected),
                "{name}: {:?} is {:?}",
                order.key,
                order.state
            );
        }
    }
    assert_eq!(&in_ledger, keys, "{name}: the ledger lost or invented an order");
    assert_eq!(existing, at_gateway.into_keys().collect(), "{name}: gateway and ledger differ");
}
