//! The ledger as a whole: tampering shows, rebuilding gives the same, nothing acknowledged is lost.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use cobro::domain::observation::{GatewayOrder, GatewayStatus, Interpreter, NoAnswer, OperatorAction, Request};
use cobro::domain::{
    Account, AccountId, Amount, Currency, Environment, Fact, MarketCode, OrderKey, OrderState, OrdersQuery, Record,
    RecordKind,
};
use cobro::ledger::{Finding, Ledger, LedgerError, LedgerReader, rebuild, verify};
use cobro::platform::random_bytes;
use jiff::Timestamp;
use proptest::prelude::*;
use rusqlite::Connection;

/// Reads `5`, `PAYING 5`, `SUCCESS 5` and `ABSENT`, all in pesos.
struct Words;

impl Interpreter for Words {
    fn read(&self, record: &Record, market: &MarketCode) -> Fact {
        let text = String::from_utf8_lossy(&record.raw).into_owned();
        let (word, number) = text.split_once(' ').unwrap_or(("", &text));
        let currency = Currency::parse("MXN").expect("a code");
        let amount = Amount::from_wire(number, currency).ok();
        let answer = || GatewayOrder { amount, status: Some(GatewayStatus::read(word)), ..GatewayOrder::default() };
        match &record.kind {
            RecordKind::Prepared { .. } => amount.map_or(Fact::Unreadable { why: text.clone() }, |amount| {
                Fact::Prepared(Box::new(Request {
                    market: market.clone(),
                    currency,
                    pay_type: 1,
                    amount,
                    expire_secs: 60,
                    payer_name: "Ana".to_owned(),
                    remark: String::new(),
                }))
            }),
            RecordKind::Sent { attempt } => Fact::Sent { attempt: *attempt },
            RecordKind::Answered { attempt, .. } => Fact::Accepted { attempt: *attempt, answer: Box::new(answer()) },
            RecordKind::Unanswered { attempt, reason } => {
                Fact::OutcomeUnknown { attempt: *attempt, why: cobro::domain::observation::Unknown::NoAnswer(*reason) }
            }
            RecordKind::Queried { .. } if text == "ABSENT" => Fact::Absent,
            RecordKind::Queried { .. } => Fact::Found(Box::new(answer())),
            RecordKind::Notified { verified, .. } => {
                Fact::Notified { verified: *verified, answer: Some(Box::new(answer())) }
            }
            RecordKind::Operated { action } => Fact::Operated(action.clone()),
        }
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

fn key(order_no: &str) -> OrderKey {
    OrderKey { account: AccountId(1), order_no: order_no.to_owned() }
}

fn record(second: i64, order_no: &str, kind: RecordKind, raw: &str) -> Record {
    Record { at: at(second), order: key(order_no), kind, raw: raw.as_bytes().to_vec() }
}

fn prepared(second: i64, order_no: &str, raw: &str) -> Record {
    record(second, order_no, RecordKind::Prepared { market: MarketCode::new("mx") }, raw)
}

fn queried(second: i64, order_no: &str, raw: &str) -> Record {
    record(second, order_no, RecordKind::Queried { http_status: 200 }, raw)
}

fn account() -> Account {
    Account {
        id: AccountId(0),
        name: "Tienda".to_owned(),
        market: MarketCode::new("mx"),
        environment: Environment::Sandbox,
        base_url: "https://client.example/prod-api".to_owned(),
        merchant_id: "1001".to_owned(),
        notify_url: "https://shop.example/notify".to_owned(),
        upper_case_sign: false,
    }
}

fn all() -> OrdersQuery {
    OrdersQuery { limit: 1_000, ..OrdersQuery::default() }
}

fn open(path: &Path) -> Ledger {
    Ledger::open(path, Arc::new(Words)).expect("opened")
}

/// A closed ledger of three orders in six rows.
fn sample() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sqlite3");
    let mut ledger = open(&path);
    for record in [
        prepared(1, "A", "5"),
        prepared(2, "B", "6"),
        queried(3, "A", "PAYING 5"),
        queried(4, "B", "SUCCESS 6"),
        prepared(5, "C", "7"),
        queried(6, "A", "SUCCESS 5"),
    ] {
        ledger.append(&record).expect("appended");
    }
    drop(ledger);
    (folder, path)
}

/// What somebody does who knows SQLite and not us: takes the triggers away, changes, puts them back.
fn tamper(path: &Path, sql: &str) {
    let conn = Connection::open(path).expect("opened");
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut found| found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .expect("listed");
    assert_eq!(triggers.len(), 3);
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).expect("dropped");
    }
    conn.execute_batch(sql).expect(sql);
    for (_, sql) in &triggers {
        conn.execute_batch(sql).expect("put back");
    }
}

fn findings(path: &Path) -> Vec<Finding> {
    verify(path, &Words).expect("verified").findings
}

#[test]
fn a_sound_ledger_is_told_so() {
    let (_folder, path) = sample();
    let verified = verify(&path, &Words).expect("verified");
    assert!(verified.is_sound());
    assert_eq!(verified.to_string(), "6 records, 3 orders: everything is as it should be");
    let missing = path.with_file_name("none.sqlite3");
    assert_eq!(verify(&missing, &Words), Err(LedgerError::Missing(missing.clone())));
    assert_eq!(rebuild(&missing, &Words), Err(LedgerError::Missing(missing.clone())));
    assert!(!missing.exists());
}

#[test]
fn a_flipped_byte_shows() {
    let (_folder, path) = sample();
    tamper(&path, "UPDATE journal SET raw = CAST('SUCCESS 9' AS BLOB) WHERE seq = 4");
    let found = findings(&path);
    assert!(found.contains(&Finding::Changed { seq: 4 }), "{found:?}");
    assert!(matches!(&found[..], [Finding::Changed { .. }, Finding::Unfoldable { order, .. }] if *order == key("B")));
    let report = verify(&path, &Words).expect("verified").to_string();
    assert!(report.contains("row 4 of the journal was changed") && report.ends_with("2 findings"), "{report}");
    // Neither the order nor a rebuild takes the changed row for a fact.
    let reader = LedgerReader::open(&path, Arc::new(Words)).expect("opened");
    assert!(matches!(reader.order(&key("B")), Err(LedgerError::Damaged(_))));
    assert!(matches!(rebuild(&path, &Words), Err(LedgerError::Damaged(_))));
    assert!(reader.order(&key("A")).is_ok_and(|order| order.is_some()), "the other orders can be read");
}

#[test]
fn a_change_with_a_new_digest_shows_in_the_chain() {
    let (_folder, path) = sample();
    // Row 3 becomes a faithful copy of row 6, digest and all.
    tamper(
        &path,
        "UPDATE journal SET (at_ns, raw, digest) = (SELECT at_ns, raw, digest FROM journal WHERE seq = 6) WHERE seq = 3",
    );
    assert!(findings(&path).contains(&Finding::Unchained { seq: 3 }));
}

#[test]
fn a_removed_row_shows() {
    let (_folder, path) = sample();
    tamper(&path, "DELETE FROM journal WHERE seq = 3");
    let found = findings(&path);
    let order = key("A");
    let expected = [
        Finding::Gap { seq: 4 },
        Finding::Unchained { seq: 4 },
        Finding::Differs { order, columns: vec!["expires_at_ns", "records"] },
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_removed_row_shows_even_if_the_others_are_renumbered() {
    let (_folder, path) = sample();
    tamper(&path, "DELETE FROM journal WHERE seq = 3; UPDATE journal SET seq = seq - 1 WHERE seq > 3");
    assert!(findings(&path).contains(&Finding::Unchained { seq: 3 }));
}

#[test]
fn a_removed_newest_row_shows() {
    let (_folder, path) = sample();
    tamper(&path, "DELETE FROM journal WHERE seq = 6");
    let found = findings(&path);
    let is_of_a = |finding: &Finding| matches!(finding, Finding::Differs { order, .. } if *order == key("A"));
    let shows = |column| {
        found.iter().any(|finding| matches!(finding, Finding::Differs { columns, .. } if columns.contains(&column)))
    };
    assert!(found.iter().all(is_of_a) && shows("last_seq") && shows("exceptions"), "{found:?}");
}

#[test]
fn rows_in_another_sequence_show() {
    let (_folder, path) = sample();
    tamper(
        &path,
        "UPDATE journal SET seq = 99 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3;
         UPDATE journal SET seq = 3 WHERE seq = 99",
    );
    let found = findings(&path);
    for seq in [2, 3, 4] {
        assert!(found.contains(&Finding::Unchained { seq }), "{found:?}");
    }
}

#[test]
fn a_missing_guard_and_a_foreign_table_show() {
    let (_folder, path) = sample();
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("DROP TRIGGER journal_keeps_rows; CREATE TABLE mine (x)").expect("tampered");
    drop(conn);
    let expected = [Finding::Schema("trigger journal_keeps_rows".to_owned()), Finding::Schema("table mine".to_owned())];
    assert_eq!(findings(&path), expected);
}

#[test]
fn a_rebuild_mends_the_list_and_only_the_list() {
    let (_folder, path) = sample();
    let before = open(&path).orders(&all()).expect("read");
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch(
        "UPDATE orders SET state = 'failed', paid_e4 = 1 WHERE order_no = 'B';
         DELETE FROM orders WHERE order_no = 'C';
         INSERT INTO order_checks VALUES (1, 'GHOST', 5, 1);
         UPDATE orders SET digest = zeroblob(32) WHERE order_no = 'A'",
    )
    .expect("tampered");
    drop(conn);
    let expected = [
        Finding::Differs { order: key("A"), columns: vec![] },
        Finding::Differs { order: key("B"), columns: vec!["state", "paid_e4"] },
        Finding::Unlisted(key("C")),
        Finding::Orphan { order: key("GHOST"), table: "order_checks" },
    ];
    assert_eq!(findings(&path), expected);
    let rebuilt = rebuild(&path, &Words).expect("rebuilt");
    assert_eq!((rebuilt.orders, &rebuilt.mended[..]), (3, &expected[..]));
    assert_eq!(findings(&path), []);
    assert_eq!(open(&path).orders(&all()), Ok(before.clone()));

    // Even without any list.
    Connection::open(&path).expect("opened").execute_batch("DROP TABLE orders").expect("tampered");
    assert!(!verify(&path, &Words).expect("verified").is_sound());
    rebuild(&path, &Words).expect("rebuilt");
    assert_eq!(findings(&path), []);
    assert_eq!(open(&path).orders(&all()), Ok(before));
    assert_eq!(rebuild(&path, &Words).expect("rebuilt").mended, [], "a sound list needs no mending");
}

#[test]
fn a_flipped_bit_anywhere_never_changes_an_amount_unseen() {
    let (folder, path) = sample();
    let good = std::fs::read(&path).expect("read");
    // Most of a small file is unused; flips there would show nothing.
    let used: Vec<usize> = (0..good.len()).filter(|&byte| good[byte] != 0).collect();
    let truth = open(&path).orders(&all()).expect("read").rows;
    let copy = folder.path().join("copy.sqlite3");
    let (mut refused, mut shown) = (0, 0);
    for _ in 0..150 {
        let random = usize::from_le_bytes(random_bytes());
        let (byte, bit) = (used[random / 8 % used.len()], random % 8);
        let mut bad = good.clone();
        bad[byte] ^= 1 << bit;
        std::fs::write(&copy, bad).expect("written");
        for suffix in ["-wal", "-shm"] {
            std::fs::remove_file(folder.path().join(format!("copy.sqlite3{suffix}"))).ok();
        }
        let read = || -> Result<_, LedgerError> {
            let ledger = Ledger::open(&copy, Arc::new(Words))?;
            let page = ledger.orders(&all())?;
            for row in &page.rows {
                let detail = ledger.order(&row.key)?;
                assert_eq!(detail.and_then(|detail| detail.order.amount()), row.amount, "bit {bit} of byte {byte}");
            }
            Ok(page.rows)
        };
        match read() {
            Err(_) => refused += 1,
            Ok(rows) => {
                shown += 1;
                // A damaged index may lose a row from a list; then the check of the whole file must say so.
                if rows != truth {
                    assert!(
                        rows.iter().all(|row| truth.contains(row)),
                        "bit {bit} of byte {byte} changed a row unseen"
                    );
                    assert!(!verify(&copy, &Words).is_ok_and(|found| found.is_sound()), "bit {bit} of byte {byte}");
                }
            }
        }
    }
    assert!(refused > 0 && shown > 0, "{refused} refused, {shown} shown");
}

fn any_kind() -> impl Strategy<Value = RecordKind> {
    let attempt = 1_u32..3;
    prop_oneof![
        Just(RecordKind::Prepared { market: MarketCode::new("mx") }),
        attempt.clone().prop_map(|attempt| RecordKind::Sent { attempt }),
        attempt.clone().prop_map(|attempt| RecordKind::Answered { attempt, http_status: 200 }),
        attempt.prop_map(|attempt| RecordKind::Unanswered { attempt, reason: NoAnswer::Timeout }),
        Just(RecordKind::Queried { http_status: 200 }),
        // One that is not verified makes no order; those come in bulk and are tested there.
        Just(RecordKind::Notified { verified: true, origin: "log:1".to_owned(), received: None }),
        Just(RecordKind::Operated { action: OperatorAction::Dismissed }),
        Just(RecordKind::Operated { action: OperatorAction::TakenBack }),
    ]
}

fn any_record() -> impl Strategy<Value = Record> {
    let raw = prop::sample::select(vec!["5", "PAYING 5", "SUCCESS 5", "SUCCESS 7", "FAIL 5", "ABSENT", "\u{0}?"]);
    let order_no = prop::sample::select(vec!["A", "B", "C"]);
    (0_i64..300, order_no, any_kind(), raw).prop_map(|(second, no, kind, raw)| record(second, no, kind, raw))
}

proptest! {
    // Every record is a write to the disk.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_rebuild_changes_nothing_and_the_sequence_does_not_matter(
        (records, shuffled) in prop::collection::vec(any_record(), 1..12)
            .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("ledger.sqlite3"), folder.path().join("other.sqlite3"));
        let mut pages = Vec::new();
        for (path, records) in [(&path, &records), (&other, &shuffled)] {
            let mut ledger = open(path);
            prop_assert_eq!(ledger.save_account(None, &account()), Ok(AccountId(1)));
            for record in records {
                ledger.append(record).expect("appended");
            }
            let page = ledger.orders(&all()).expect("read");
            let details: Vec<_> = page.rows.iter().map(|row| ledger.order(&row.key).expect("read")).collect();
            pages.push((page, details));
        }
        prop_assert_eq!(&pages[0], &pages[1]);
        prop_assert_eq!(verify(&path, &Words).expect("verified").findings, []);
        prop_assert_eq!(rebuild(&path, &Words).expect("rebuilt").mended, []);
        prop_assert_eq!(&open(&path).orders(&all()).expect("read"), &pages[0].0);
    }
}

/// Where the child of [`nothing_acknowledged_is_lost`] finds its ledger.
const CHILD_LEDGER: &str = "COBRO_TEST_CHILD_LEDGER";

#[test]
fn nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sqlite3");
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..25_u32 {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "ledger::killed_child", "--ignored", "--nocapture"])
            .env(CHILD_LEDGER, &path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let reading = std::thread::Builder::new()
            .spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>())
            .expect("started");
        // Sometimes before the ledger is made, sometimes after dozens of rows.
        std::thread::sleep(Duration::from_millis(u64::from(random_bytes::<1>()[0]) + u64::from(round)));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let lines = reading.join().expect("read");
        acknowledged.extend(lines.iter().filter_map(|line| line.strip_prefix("written ")).map(str::to_owned));

        if path.exists() {
            // The next child finds the ledger as this one left it: only looked at, and not yet opened for writing.
            let reader = LedgerReader::open(&path, Arc::new(Words)).expect("opened");
            let total = usize::try_from(reader.orders(&all()).expect("read").total).expect("a count");
            let missing = acknowledged.iter().filter(|number| reader.summary(&key(number)) == Ok(None));
            assert_eq!(missing.collect::<Vec<_>>(), [""; 0], "lost in round {round}");
            let unacknowledged = total - acknowledged.len();
            assert!(unacknowledged <= round as usize + 1, "at most one row a round is written and not yet told");
        }
    }
    assert_eq!(findings(&path), []);
    let ledger = open(&path);
    for number in &acknowledged {
        assert_eq!(ledger.records(&key(number)).expect("read"), [prepared(1, number, "5")]);
        let summary = ledger.summary(&key(number)).expect("read").expect("listed");
        assert_eq!(summary.state, OrderState::NotSent);
    }
    assert!(acknowledged.len() > 25, "the child wrote {} rows only", acknowledged.len());
}

/// Not a test of its own: writes rows, and says so, until it is killed.
#[test]
#[ignore = "started and killed by nothing_acknowledged_is_lost"]
fn killed_child() {
    let path = std::env::var_os(CHILD_LEDGER).expect("started by nothing_acknowledged_is_lost");
    let mut ledger = open(Path::new(&path));
    let written = ledger.orders(&all()).expect("read").total;
    for number in written.. {
        let number = format!("N{number}");
        ledger.append_new(&prepared(1, &number, "5")).expect("appended");
        let mut out = std::io::stdout().lock();
        writeln!(out, "written {number}").and_then(|()| out.flush()).expect("told");
    }
}
