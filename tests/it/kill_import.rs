//! Killed at any moment while importing webhook logs: the run after it goes on where it was, and ends with the same rows
//! and counts as a run that nobody disturbed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cobro::backend::intake::{self, Input};
use cobro::domain::{Account, AccountId, Catalogue, Environment, MarketCode};
use cobro::gateway::reading::Reader;
use cobro::gateway::sign;
use cobro::ledger::{Ledger, maintenance};
use cobro::platform::random_bytes;
use cobro::webhooks::import::{Control, Summary};
use cobro::webhooks::verify::Keys;
use rusqlite::Connection;
use rusqlite::types::Value;
use secrecy::SecretString;

const FOLDER: &str = "COBRO_KILL_IMPORT_FOLDER";
const LOG: &str = "COBRO_KILL_IMPORT_LOG";
/// Deliveries of each message.
const COPIES: u64 = 3;

/// A log of `messages` messages, each delivered [`COPIES`] times among the others.
fn write_log(path: &Path, messages: u64) {
    let key = SecretString::from("kill-key");
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("made"));
    for n in 0..messages + (COPIES - 1) * 10 {
        for copy in 0..COPIES {
            let Some(message) = n.checked_sub(copy * 10).filter(|message| *message < messages) else { continue };
            let status = if message % 50 == 7 { "FAIL" } else { "SUCCESS" };
            let body = format!(
                r#"{{"amount":{}.5,"mchOrderNo":"K-{}","merchantId":"1002001","nonceStr":"{}","orderNo":"PAYIN{message}","orderStatus":"{status}"}}"#,
                100 + message,
                message / 2,
                1_773_756_000_000 + message,
            );
            let sign = sign::sign(body.as_bytes(), &key, false);
            let headers = serde_json::json!({"MerchantId": "1002001", "Sign": sign});
            let line = serde_json::json!({"ts": 1_773_756_000_000 + n * 10 + copy, "headers": headers, "body": body});
            writeln!(file, "{line}").expect("written");
        }
    }
    file.flush().expect("written");
}

fn open(folder: &Path) -> (Ledger, AccountId) {
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

fn import(folder: &Path, log: &Path, control: &Control) -> Summary {
    let (mut ledger, account) = open(folder);
    let account = ledger.accounts().expect("read").into_iter().find(|known| known.id == account).expect("there");
    let mut keys = Keys::default();
    keys.add(intake::merchant_key(&account, SecretString::from("kill-key")));
    let now = "2026-04-01T00:00:00Z".parse().expect("a time");
    intake::run(&mut ledger, &[Input::File(log.to_path_buf())], &keys, now, control).expect("imported")
}

/// Every row that an import writes.
fn rows(folder: &Path) -> Vec<Vec<Value>> {
    let conn = Connection::open(folder.join("ledger.sqlite3")).expect("opened");
    let mut all = Vec::new();
    for sql in ["journal ORDER BY seq", "notifications ORDER BY seq", "orders ORDER BY account, order_no"] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {sql}")).expect("prepared");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("queried");
        while let Some(row) = rows.next().expect("read") {
            all.push((0..columns).map(|column| row.get(column).expect("a value")).collect());
        }
    }
    all
}

/// Kills imports of one log `kills` times in all, and lets the last run over each ledger end.
fn survives(kills: u32, messages: u64) {
    let home = tempfile::tempdir().expect("a folder");
    let log = home.path().join("hook.log");
    write_log(&log, messages);
    let calm = home.path().join("calm");
    std::fs::create_dir(&calm).expect("made");
    let begun = Instant::now();
    let summary = import(&calm, &log, &Control::default());
    let whole = begun.elapsed();
    assert_eq!((summary.deliveries, summary.new_messages), (messages * COPIES, messages));
    let expected = rows(&calm);

    let (mut killed, mut repeated, mut houses) = (0, 0, 0);
    while killed < kills {
        let folder = home.path().join(format!("killed-{houses}"));
        std::fs::create_dir(&folder).expect("made");
        houses += 1;
        let mut met = 0;
        loop {
            if killed == kills {
                met += import(&folder, &log, &Control::default()).deliveries;
                break;
            }
            let (has_ended, deliveries) = run_and_kill(&folder, &log, whole);
            met += deliveries;
            if has_ended {
                break;
            }
            killed += 1;
        }
        repeated += met.saturating_sub(messages * COPIES);
        assert!(rows(&folder) == expected, "the rows differ after {killed} kills");
        let reader = Reader::new(Arc::new(Catalogue::built_in()));
        let report = maintenance::verify(&folder.join("ledger.sqlite3"), &reader).expect("verified");
        assert!(report.is_sound(), "{report}");
        std::fs::remove_dir_all(&folder).expect("removed");
    }
    let a_kill = repeated / u64::from(killed);
    println!("{killed} kills over {houses} ledgers, {a_kill} of {} deliveries repeated a kill", messages * COPIES);
    // What is lost is what was not written yet: at most one batch, which is a part of what was read before it.
    let most = (messages * COPIES / 20).max(256 * COPIES);
    assert!(a_kill <= most, "{a_kill} deliveries repeated a kill");
}

/// Runs the child below for a random part of the time that an import takes; whether it ended before, and how many
/// deliveries it met.
fn run_and_kill(folder: &Path, log: &Path, whole: Duration) -> (bool, u64) {
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", "kill_import::child_that_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(LOG, log)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let out = child.stdout.take().expect("piped");
    let reading = std::thread::Builder::new()
        .spawn(move || {
            let lines = BufReader::new(out).lines().map_while(Result::ok);
            lines.filter_map(|line| line.strip_prefix("met ")?.parse::<u64>().ok()).last().unwrap_or(0)
        })
        .expect("a thread");
    let part = f64::from(u16::from_le_bytes(random_bytes())) / f64::from(u16::MAX);
    std::thread::sleep(whole.mul_f64(part));
    let has_ended = child.try_wait().expect("asked").is_some();
    child.kill().ok(); // SIGKILL; it may have ended
    child.wait().expect("reaped");
    (has_ended, reading.join().expect("read"))
}

/// Imports until it is killed or done. Only the tests here start it.
#[test]
#[ignore = "started by the others"]
fn child_that_is_killed() {
    let (Ok(folder), Ok(log)) = (std::env::var(FOLDER), std::env::var(LOG)) else {
        panic!("started by another test only");
    };
    let control = Arc::new(Control::default());
    let told = Arc::clone(&control);
    std::thread::Builder::new()
        .spawn(move || {
            loop {
                let mut out = std::io::stdout().lock();
                writeln!(out, "met {}", told.deliveries()).and_then(|()| out.flush()).ok();
                drop(out);
                std::thread::sleep(Duration::from_millis(2));
            }
        })
        .expect("a thread");
    import(Path::new(&folder), Path::new(&log), &control);
}

#[test]
fn an_import_that_is_killed_three_times_ends_with_the_same_rows() {
    survives(3, 6_000);
}

#[test]
#[ignore = "minutes without optimisation"]
fn an_import_that_is_killed_fifty_times_ends_with_the_same_rows() {
    survives(50, 30_000);
}
