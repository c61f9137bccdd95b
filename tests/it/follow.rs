//! Webhook logs that are followed while the engine runs: each callback at once, over rotation and restarts, beside
//! imports, and once the key is there.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cobro::backend::protocol::follow::{FollowNews, FollowState, FollowWish, Followed};
use cobro::backend::protocol::webhooks::{ImportNews, ImportWish, LogSource, NoticeGroup, Verdict};
use cobro::backend::protocol::{AccountForm, CommandKind, EventKind, KeyBefore, KeyChange};
use cobro::domain::OrderState;
use cobro::domain::order::Source;

use crate::support::House;
use crate::webhooks::{file, house, import, key_of, line, notices, paid, start};

fn follow(path: &Path) -> CommandKind {
    CommandKind::FollowLogs(Box::new(FollowWish { paths: vec![path.to_owned()], account: None }))
}

fn write(path: &Path, text: &str) {
    let mut log = fs::OpenOptions::new().append(true).create(true).open(path).expect("opened");
    log.write_all(text.as_bytes()).expect("written");
}

/// What was told last of everything that is followed.
fn followed(house: &House) -> Vec<Followed> {
    let told = house.events.told(|kind| match kind {
        EventKind::Follow(FollowNews::Now(all)) => Some(all.clone()),
        _ => None,
    });
    told.last().cloned().unwrap_or_default()
}

/// How many notifications were told of since this start.
fn came(house: &House) -> u64 {
    let told = house.events.told(|kind| match kind {
        EventKind::Follow(FollowNews::Came { counts, .. }) => Some(counts.deliveries),
        _ => None,
    });
    told.iter().sum()
}

async fn until_came(house: &House, count: u64) -> Duration {
    let begun = Instant::now();
    house.until("notifications come", || async { came(house) >= count }).await;
    assert_eq!(came(house), count);
    begun.elapsed()
}

async fn until_state(house: &House, path: &Path, state: &FollowState) {
    let is_so = || async { followed(house).iter().any(|log| log.path == path && log.state == *state) };
    house.until(&format!("{state:?}"), is_so).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_callback_shows_at_once_has_the_gateway_asked_and_comes_once_over_restarts() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let key = key_of(&house, &account);
    let path = folder.path().join("hook.log");
    house.send(follow(&path)).await;
    until_state(&house, &path, &FollowState::NotThere).await;
    write(&path, &format!("{}\nGET /health 200\n", line(&account, &key, 1)));
    until_came(&house, 1).await;
    let (order, webhook) = paid(&house, &sandbox, "FOLLOWED").await;
    write(&path, &format!("{}\n", webhook.log_line()));
    let took = until_came(&house, 2).await;
    println!("a callback was in the ledger after {took:?}");
    assert!(took < Duration::from_secs(1), "{took:?}");
    let confirmed = || async {
        let orders = house.orders().await;
        orders
            .iter()
            .any(|known| known.key == order && known.state == OrderState::Paid && known.source == Source::Query)
    };
    house.until("a query confirms it", confirmed).await;
    // Forty more, and the end at once: what is under way is read whole, now or at the next start.
    let many: Vec<String> = (10..50).map(|number| line(&account, &key, number)).collect();
    write(&path, &format!("{}\n", many.join("\n")));
    house.stop().await;

    fs::rename(&path, folder.path().join("hook.log.1")).expect("renamed");
    write(&path, &format!("{}\n", line(&account, &key, 2)));
    let house = self::house(folder.path(), &sandbox).await;
    house.until("all is read", || async { followed(&house).iter().map(|log| log.came).sum::<u64>() >= 43 }).await;
    until_state(&house, &path, &FollowState::Watching).await;
    let log = followed(&house).remove(0);
    assert_eq!((log.came, log.files), (43, 1), "{log:?}");
    let page = notices(&house, &account, NoticeGroup::Verified, "").await;
    assert_eq!(page.total, 43);
    assert!(page.rows.iter().all(|row| row.deliveries == 1));

    house.send(CommandKind::PauseFollowing(path.clone())).await;
    until_state(&house, &path, &FollowState::Paused).await;
    write(&path, &format!("{}\n", line(&account, &key, 3)));
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(notices(&house, &account, NoticeGroup::All, "").await.total, 43, "it is paused");
    house.stop().await;
    let house = self::house(folder.path(), &sandbox).await;
    until_state(&house, &path, &FollowState::Paused).await;
    house.send(follow(&path)).await;
    until_came(&house, 1).await;
    house.send(CommandKind::StopFollowing(path.clone())).await;
    house.until("it is followed no longer", || async { followed(&house).is_empty() }).await;
    house.stop().await;
    sandbox.stop().await;
}

/// The same log by hand and followed, at the same time: one message is one row, and each is counted as often as it came.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_and_the_watch_at_once_count_nothing_twice() {
    const ALL: u32 = 6_000;
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let key = key_of(&house, &account);
    let paths: Vec<PathBuf> = ["a.log", "b.log"].iter().map(|name| folder.path().join(name)).collect();
    let all: Vec<String> = (0..ALL).map(|number| line(&account, &key, number)).collect();
    let all = format!("{}\n", all.join("\n"));
    write(&paths[0], &all);
    write(&paths[1], &all);
    for path in &paths {
        house.send(follow(path)).await;
    }
    let import_both = async {
        let report = import(&house, file(&paths[0])).await;
        assert_eq!(report.counts.deliveries, u64::from(ALL));
    };
    // A second import is refused while the first one runs; the watch is not.
    let is_running = || async {
        let running = house.events.told(|kind| matches!(kind, EventKind::Import(ImportNews::Running(_))).then_some(()));
        !running.is_empty()
    };
    let import_again = async {
        house.until("the first import runs", is_running).await;
        let wish = ImportWish { source: LogSource::Paths(paths.clone()), account: None };
        house.send(CommandKind::ImportLogs(Box::new(wish))).await;
    };
    tokio::join!(import_both, import_again);
    house.until("both are read", || async { came(&house) >= 2 * u64::from(ALL) }).await;
    let page = notices(&house, &account, NoticeGroup::All, "").await;
    assert_eq!((page.total, page.counts[1]), (ALL, ALL));
    assert!(page.rows.iter().all(|row| row.deliveries == 1), "they are the same deliveries");
    write(&paths[1], &format!("{}\n", line(&account, &key, ALL)));
    house.until("it goes on", || async { came(&house) > 2 * u64::from(ALL) }).await;
    house.stop().await;
    sandbox.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_a_key_is_read_once_somebody_types_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let key = key_of(&house, &account);
    house.shelf().forget(account.id, 0, false).await.expect("forgotten");
    let path = folder.path().join("hook.log");
    write(&path, &format!("{}\n", line(&account, &key, 1)));
    house.send(follow(&path)).await;
    until_state(&house, &path, &FollowState::NoKey(account.id)).await;
    assert_eq!(notices(&house, &account, NoticeGroup::All, "").await.total, 0);
    let (key, before) = (KeyChange::Session(key), KeyBefore::NeverRight);
    let form = AccountForm { id: Some(account.id), account: account.clone(), key, before };
    house.send(CommandKind::SaveAccount(Box::new(form))).await;
    let took = until_came(&house, 1).await;
    assert!(took < Duration::from_secs(3), "{took:?}");
    until_state(&house, &path, &FollowState::Watching).await;
    assert_eq!(notices(&house, &account, NoticeGroup::All, "").await.rows[0].verdict, Verdict::Verified);
    house.stop().await;
    sandbox.stop().await;
}
