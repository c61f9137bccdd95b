//! Killed at any moment while creating payins: nothing acknowledged is lost, nothing is created twice, and the ledger
//! stays clean.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use cobro::backend::clock::Clock;
use cobro::backend::protocol::{CommandKind, EventKind};
use cobro::domain::{Catalogue, OrderNo, OrderState};
use cobro::gateway::reading::Reader;
use cobro::gateway::transport::Timeouts;
use cobro::ledger::maintenance;
use cobro::platform::random_bytes;

use crate::support::{self, House};

const FOLDER: &str = "COBRO_KILL_TEST_FOLDER";
const ADDRESS: &str = "COBRO_KILL_TEST_ADDRESS";
const ROUND: &str = "COBRO_KILL_TEST_ROUND";
const ROUNDS: u32 = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_nothing_and_double_nothing() {
    let catalogue = Arc::new(Catalogue::built_in());
    let clock = Clock::system();
    let sandbox = support::sandbox(&catalogue, &clock).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        let (path, address) = (folder.path().to_owned(), sandbox.base_url());
        // The killer waits on a thread of its own, so that the sandbox goes on answering.
        let lines = tokio::task::spawn_blocking(move || run_and_kill(&path, &address, round)).await.expect("joined");
        acknowledged.extend(lines);
    }
    assert!(acknowledged.len() > ROUNDS as usize, "only {} orders were acknowledged", acknowledged.len());

    // The last start settles everything; its clock runs fast, since certainty about absence takes 90 s.
    let fast = Clock::running_fast(50);
    let house = House::start(folder.path(), &sandbox.base_url(), &fast, support::short_timeouts()).await;
    house
        .until("nothing is unknown", || async {
            house.in_states(&[OrderState::InFlight, OrderState::Unknown]).await.is_empty()
        })
        .await;
    let orders = house.orders().await;
    let in_ledger: BTreeSet<String> = orders.iter().map(|order| order.key.order_no.clone()).collect();
    let lost: Vec<_> = acknowledged.difference(&in_ledger).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let waiting: BTreeSet<String> = orders
        .iter()
        .filter(|order| order.state == OrderState::Waiting)
        .map(|order| order.key.order_no.clone())
        .collect();
    let made: Vec<String> = sandbox.orders().into_iter().map(|order| order.order_no).collect();
    let distinct: BTreeSet<String> = made.iter().cloned().collect();
    assert_eq!(made.len(), distinct.len(), "an order was created twice");
    assert_eq!(waiting, distinct, "gateway and ledger differ");
    house.stop().await;
    sandbox.stop().await;

    let report = maintenance::verify(&folder.path().join("ledger.sqlite3"), &Reader::new(catalogue)).expect("verified");
    assert!(report.is_sound(), "{report}");
}

/// Runs the child below for a random while; returns the order numbers it had acknowledged.
fn run_and_kill(folder: &Path, address: &str, round: u32) -> Vec<String> {
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", "kill::child_that_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(ADDRESS, address)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let out = child.stdout.take().expect("piped");
    let reading = std::thread::Builder::new()
        .spawn(move || {
            BufReader::new(out)
                .lines()
                .map_while(Result::ok)
                .filter_map(|line| line.strip_prefix("acknowledged ").map(ToOwned::to_owned))
                .collect::<Vec<_>>()
        })
        .expect("a thread");
    let [low, high] = random_bytes::<2>();
    std::thread::sleep(Duration::from_millis(300 + u64::from(u16::from_le_bytes([low, high])) % 500));
    child.kill().expect("killed"); // SIGKILL
    child.wait().expect("reaped");
    reading.join().expect("read")
}

/// Creates payins until it is killed. Only the test above starts it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by a_hundred_kills_lose_nothing_and_double_nothing"]
async fn child_that_is_killed() {
    let (Ok(folder), Ok(address), Ok(round)) = (std::env::var(FOLDER), std::env::var(ADDRESS), std::env::var(ROUND))
    else {
        panic!("started by another test only");
    };
    let timeouts = Timeouts { total: Duration::from_secs(5), ..support::short_timeouts() };
    let house = House::start(Path::new(&folder), &address, &Clock::system(), timeouts).await;
    let account = house.account("mx").await;
    let market = house.catalogue.get(&account.market).expect("built in").clone();
    for number in 0.. {
        let order_no = OrderNo::parse(&format!("K-{round}-{number}")).expect("a number");
        let request = Box::new(support::request(&market, None, &order_no));
        let answer = house.ask(CommandKind::CreatePayin { account: account.id, request }).await;
        if let EventKind::Created(Ok(key)) = answer {
            let mut out = std::io::stdout().lock();
            writeln!(out, "acknowledged {}", key.order_no).expect("the parent reads");
            out.flush().expect("the parent reads");
        }
    }
}
