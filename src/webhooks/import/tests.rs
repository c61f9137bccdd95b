//! The pipeline over whole logs: the samples, cut and mixed, and logs that are damaged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::super::verify::MerchantKey;
use super::*;

const ACCOUNT: AccountId = AccountId(1);

fn keys() -> Keys {
    let mut keys = Keys::default();
    let key = SecretString::from("cobro-sample-key");
    keys.add(MerchantKey { account: ACCOUNT, merchant_id: "1002001".to_owned(), key, from: None, until: None });
    keys
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("samples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| !path.extension().is_some_and(|ending| ending == "py" || ending == "md"))
        .collect();
    files.sort();
    assert!(files.len() >= 18, "{files:?}");
    files
}

fn import_into(store: &mut MemoryStore, logs: Vec<Log>) -> Summary {
    let now = "2026-03-18T00:00:00Z".parse().expect("a time");
    import(logs, Begin::default(), &keys(), now, store, &Control::default()).expect("a store in memory")
}

fn run(logs: Vec<Log>) -> (MemoryStore, Summary) {
    let mut store = MemoryStore::default();
    let summary = import_into(&mut store, logs);
    (store, summary)
}

fn log(name: &Path) -> Log {
    Log::bytes(&name.display().to_string(), fs::read(name).expect("read"))
}

/// What an order rests on: the verified messages, with when and how often they came.
type Day = BTreeMap<String, BTreeSet<(String, String, Vec<u8>)>>;

fn day(store: &MemoryStore) -> Day {
    let mut day = Day::new();
    for message in store.messages.iter().filter(|message| message.verdict == Verdict::Verified) {
        let body = String::from_utf8(message.body.clone()).expect("text");
        let seen = message.seen.to_bytes();
        day.entry(message.order_no.clone()).or_default().insert((message.at.to_string(), body, seen));
    }
    day
}

fn the_day() -> Day {
    let (store, summary) =
        run(vec![log(&samples().into_iter().find(|path| path.ends_with("lines.jsonl")).expect("there"))]);
    assert_eq!((summary.deliveries, summary.new_messages), (21, 11));
    assert_eq!(summary.of_verdict(Verdict::Verified), 20);
    assert_eq!(summary.of_verdict(Verdict::WrongSignature), 1);
    assert_eq!(summary.of_skip(Skip::Payout), 2);
    assert_eq!(summary.faults, 0);
    let day = day(&store);
    assert_eq!(day.len(), 10);
    let numbers: Vec<_> = day.keys().map(String::as_str).collect();
    assert!(numbers.contains(&"TIENDA-100500001") && numbers.contains(&"TIENDA-10020001"), "{numbers:?}");
    day
}

#[test]
fn every_sample_tells_the_same_day() {
    let expected = the_day();
    for path in samples() {
        let (store, summary) = run(vec![log(&path)]);
        assert_eq!(summary.deliveries, 21, "{}: {summary:#?}", path.display());
        assert_eq!(summary.of_verdict(Verdict::Verified), 20, "{}: {summary:#?}", path.display());
        assert_eq!(summary.of_skip(Skip::Payout), 2, "{}: {summary:#?}", path.display());
        assert_eq!((summary.faults, summary.homeless), (0, 0), "{}: {summary:#?}", path.display());
        assert_eq!(day(&store), expected, "{}", path.display());
    }
}

#[test]
fn the_samples_together_in_any_order_and_twice_over_tell_it_too() {
    let expected = the_day();
    let mut files = samples();
    for _ in 0..3 {
        let half = files.len() / 2;
        files.rotate_left(5);
        files.swap(0, half);
        let (mut store, _) = run(files.iter().map(|path| log(path)).collect());
        assert_eq!(day(&store), expected, "{files:?}");
        let again = import_into(&mut store, files.iter().rev().map(|path| log(path)).collect());
        assert_eq!(again.new_messages, 0);
        assert_eq!(day(&store), expected, "{files:?} twice over");
    }
}

/// Every byte of every sample takes minutes without optimisation, so a plain run takes some of them, others each time
/// a sample changes; `--ignored` takes all.
fn cut(step: usize) {
    let expected = the_day();
    for path in samples() {
        let bytes = fs::read(&path).expect("read");
        let mut at = bytes.len() % step;
        while at <= bytes.len() {
            let halves = [&bytes[..at], &bytes[at..]].map(|half| Log::bytes("half", half)).into();
            let (store, summary) = run(halves);
            let told = (summary.deliveries, summary.faults);
            assert!(
                day(&store) == expected && told == (21, 0),
                "{} cut at {at}: {told:?} {:?}",
                path.display(),
                summary.fault_examples
            );
            at += step;
        }
    }
}

#[test]
fn a_sample_cut_into_two_files_is_whole_again() {
    cut(499);
}

#[test]
#[ignore = "minutes without optimisation"]
fn a_sample_cut_at_any_byte_is_whole_again() {
    cut(1);
}
