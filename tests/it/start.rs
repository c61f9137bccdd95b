//! The real program without a display: exit statuses, words, and what it leaves alone.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use cobro::domain::{AccountId, Catalogue, MarketCode, OrderKey, Record, RecordKind};
use cobro::gateway::reading::Reader;
use cobro::ledger::{Ledger, refold_if_read_otherwise};
use cobro::platform::InstanceLock;
use cobro::sandbox::Fault;
use rusqlite::Connection;

fn cobro(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cobro"))
        .args(arguments)
        .env_remove("COBRO_DATA_DIR")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

/// `cobro --data-dir … ledger verify`: its status, and what it said on stdout and on stderr.
fn verify(folder: &Path) -> (Option<i32>, String, String) {
    said(&cobro(&["--data-dir", folder.to_str().expect("plain letters"), "ledger", "verify"]))
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A ledger with one order in it.
fn ledger(folder: &Path) -> std::path::PathBuf {
    std::fs::create_dir_all(folder).expect("a folder");
    let path = folder.join("ledger.sqlite3");
    let reader = Arc::new(Reader::new(Arc::new(Catalogue::built_in())));
    let mut ledger = Ledger::open(&path, reader).expect("opened");
    let raw = br#"{"merchantId":"1","mchOrderNo":"A","payType":"69","amount":152,"nonceStr":"x"}"#.to_vec();
    let order = OrderKey { account: AccountId(1), order_no: "A".to_owned() };
    let kind = RecordKind::Prepared { market: MarketCode::new("mx") };
    let at = "2026-11-22T10:00:00Z".parse().expect("a time");
    ledger.append(&Record { at, order, kind, raw }).expect("appended");
    path
}

/// Every file of a folder but the lock's, with its bytes.
fn files(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_name() != "cobro.lock")
        .map(|entry| (entry.file_name(), std::fs::read(entry.path()).expect("read")))
        .collect();
    files.sort();
    files
}

#[test]
fn a_good_ledger_is_good() {
    let folder = tempfile::tempdir().expect("a folder");
    ledger(folder.path());
    let (status, out, err) = verify(folder.path());
    assert_eq!((status, err.as_str()), (Some(0), ""), "{out}");
    assert_eq!(out, "1 records, 1 orders: everything is as it should be\n");
}

#[test]
fn a_tampered_ledger_needs_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = ledger(folder.path());
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("DROP TRIGGER journal_keeps_content; UPDATE journal SET raw = x'30'").expect("tampered");
    drop(conn);
    let (status, out, err) = verify(folder.path());
    assert_eq!((status, err.as_str()), (Some(1), ""), "{out}");
    assert!(out.contains("row 1 of the journal was changed"), "{out}");
}

#[test]
fn what_is_no_ledger_or_newer_is_named_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("text");
    std::fs::create_dir(&text).expect("made");
    std::fs::write(text.join("ledger.sqlite3"), "a shopping list\n".repeat(40)).expect("written");
    let newer = folder.path().join("newer");
    let conn = Connection::open(ledger(&newer)).expect("opened");
    conn.pragma_update(None, "user_version", 99).expect("set");
    drop(conn);
    for (folder, step) in [(&text, "move it away"), (&newer, "install the newer program")] {
        let before = files(folder);
        let (status, out, err) = verify(folder);
        assert_eq!((status, out.as_str()), (Some(3), ""), "{err}");
        assert!(err.contains(step) && err.contains(folder.join("ledger.sqlite3").to_str().expect("plain")), "{err}");
        assert_eq!(files(folder), before, "it was touched");
    }
}

#[test]
fn what_is_missing_or_in_use_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (status, _, err) = verify(folder.path());
    assert_eq!(status, Some(3), "{err}");
    assert!(err.contains("there is no ledger at") && err.contains("ledger.sqlite3"), "{err}");
    let _held = InstanceLock::acquire(folder.path()).expect("free");
    let (status, _, err) = verify(folder.path());
    assert_eq!(status, Some(3), "{err}");
    assert!(err.contains("already running on") && err.contains(folder.path().to_str().expect("plain")), "{err}");
}

#[test]
fn the_sandbox_flag_means_the_sandbox_data() {
    let folder = tempfile::tempdir().expect("a folder");
    ledger(&folder.path().join("sandbox"));
    let flag = folder.path().to_str().expect("plain letters");
    for wherever in [["--sandbox", "ledger", "verify"], ["ledger", "verify", "--sandbox"]] {
        let (status, _, err) = said(&cobro(&[&["--data-dir", flag] as &[&str], &wherever].concat()));
        assert_eq!(status, Some(0), "{err}");
    }
    assert_eq!(verify(folder.path()).0, Some(3), "the real ledger is another one");
}

#[test]
fn an_unknown_fault_is_answered_with_the_known_ones() {
    let (status, out, err) = said(&cobro(&["sandbox", "--port", "0", "--fault", "nonsense-word"]));
    assert_eq!((status, out.as_str()), (Some(3), ""), "{err}");
    assert!(err.contains("nonsense-word"), "{err}");
    for fault in Fault::ALL {
        assert!(err.contains(fault.word()), "{err} lacks {}", fault.word());
    }
}

#[test]
fn wrong_flags_are_wrong_usage() {
    for wrong in [&["--no-such-flag"] as &[&str], &["ledger"], &["ledger", "polish"], &["sandbox", "--port", "x"]] {
        let (status, _, err) = said(&cobro(wrong));
        assert_eq!(status, Some(2), "{wrong:?}: {err}");
        assert!(err.contains("Usage") || err.contains("--help"), "{err}");
    }
}

/// `cobro import` of sample logs, with the key on standard input.
fn import(folder: &Path, logs: &[&str], more: &[&str]) -> (Option<i32>, serde_json::Value, String) {
    use std::io::Write as _;
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks");
    let mut child = Command::new(env!("CARGO_BIN_EXE_cobro"))
        .args([
            "--data-dir",
            folder.to_str().expect("plain letters"),
            "import",
            "--account",
            "Tienda",
            "--key-stdin",
            "--json",
        ])
        .args(more)
        .args(logs.iter().map(|log| samples.join(log)))
        .env_remove("COBRO_DATA_DIR")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("piped").write_all(b"cobro-sample-key\n").expect("written");
    let (status, out, err) = said(&child.wait_with_output().expect("it ends"));
    (status, serde_json::from_str(&out).unwrap_or_default(), err)
}

#[test]
fn webhook_logs_are_imported_without_a_display() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sqlite3");
    let reader = Arc::new(Reader::new(Arc::new(Catalogue::built_in())));
    let mut ledger = Ledger::open(&path, Arc::<Reader>::clone(&reader)).expect("made");
    let account = cobro::domain::Account {
        id: AccountId(0),
        name: "Tienda".to_owned(),
        market: MarketCode::new("mx"),
        environment: cobro::domain::Environment::Sandbox,
        base_url: "https://client.example/prod-api".to_owned(),
        merchant_id: "1002001".to_owned(),
        notify_url: "https://tienda.example/cashy/hook".to_owned(),
        upper_case_sign: false,
    };
    ledger.save_account(None, &account).expect("added");
    drop(ledger);
    // What every start does once with a ledger that this reading has not folded yet.
    refold_if_read_otherwise(&path, reader.as_ref(), &reader.version()).expect("folded");
    let before = files(folder.path());

    let (status, told, err) = import(folder.path(), &["nginx.log"], &["--dry-run"]);
    assert_eq!((status, &told["deliveries"]), (Some(1), &21.into()), "{told} {err}");
    assert!(files(folder.path()) == before, "a dry run changes nothing"); // too long to be told

    let (status, told, err) = import(folder.path(), &["lines.jsonl"], &[]);
    assert_eq!(status, Some(1), "the forged one needs a person: {err}");
    for (what, count) in [("deliveries", 21), ("new_messages", 11), ("faults", 0), ("homeless", 0)] {
        assert_eq!(told[what], count, "{what}: {told}");
    }
    assert_eq!(
        (&told["verdicts"]["verified"], &told["verdicts"]["wrong_signature"]),
        (&20.into(), &1.into()),
        "{told}"
    );
    let (_, told, _) = import(folder.path(), &["nginx.log", "lines.jsonl"], &[]);
    assert_eq!((&told["new_messages"], &told["deliveries"]), (&0.into(), &42.into()), "{told}");

    let (status, out, err) = verify(folder.path());
    assert_eq!((status, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("11 records, "), "{out}");
    let (status, _, err) = import(folder.path(), &["no-such.log"], &[]);
    assert_eq!(status, Some(3));
    assert!(err.contains("there is no "), "{err}");
}
