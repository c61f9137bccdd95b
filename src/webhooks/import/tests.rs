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

pub(super) fn samples() -> Vec<PathBuf> {
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

pub(super) fn run(logs: Vec<Log>) -> (MemoryStore, Summary) {
    let mut store = MemoryStore::default();
    let summary = import_into(&mut store, logs);
    (store, summary)
}

pub(super) fn log(name: &Path) -> Log {
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

#[test]
fn a_merchant_without_an_account_is_named_once() {
    let lines = samples().into_iter().find(|path| path.ends_with("lines.jsonl")).expect("there");
    let now = "2026-03-18T00:00:00Z".parse().expect("a time");
    let mut store = MemoryStore::default();
    let control = Control::default();
    let summary = import(vec![log(&lines)], Begin::default(), &Keys::default(), now, &mut store, &control);
    let summary = summary.expect("a store in memory");
    assert_eq!((summary.homeless, summary.of_verdict(Verdict::NoKey)), (21, 21));
    let told: Vec<_> = summary.doubts.iter().map(|doubt| (doubt.verdict, doubt.merchant_id.as_str())).collect();
    assert_eq!(told, [(Verdict::NoKey, "1002001")]);
}

/// Cuts every sample in two at every `step`th byte, and at `more`, and tells where that reads otherwise.
fn cut(step: usize, more: impl Fn(usize) -> usize) {
    let expected = the_day();
    let mut wrong = Vec::new();
    for path in samples() {
        let bytes = fs::read(&path).expect("read");
        let cuts = (bytes.len() % step..=bytes.len()).step_by(step);
        for at in cuts.chain([more(bytes.len())]) {
            let halves = [&bytes[..at], &bytes[at..]].map(|half| Log::bytes("half", half)).into();
            let (store, summary) = run(halves);
            if day(&store) != expected || (summary.deliveries, summary.faults) != (21, 0) {
                wrong.push(format!("{} at {at}: {} {:?}", path.display(), summary.deliveries, summary.fault_examples));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cuts read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_sample_cut_into_two_files_is_whole_again() {
    // Every byte of every sample takes minutes without optimisation, so a plain run takes some of them, others each
    // time a sample changes; `--ignored` takes all.
    cut(499, |len| len);
}

#[test]
fn requests_cut_in_a_method_or_before_a_chunk_are_whole_again() {
    let expected = the_day();
    let path = samples().into_iter().find(|path| path.ends_with("requests.http")).expect("there");
    let bytes = fs::read(path).expect("read");
    let places = |marker: &[u8]| memchr::memmem::find_iter(&bytes, marker).collect::<Vec<_>>();
    let methods = places(b"POST ").into_iter().flat_map(|at| at..at + 5);
    let chunks = places(b"chunked\r\n\r\n").into_iter().flat_map(|at| at..at + 20);
    for at in methods.chain(chunks) {
        let (store, summary) = run([&bytes[..at], &bytes[at..]].map(|half| Log::bytes("half", half)).into());
        assert_eq!((summary.deliveries, summary.faults), (21, 0), "cut at {at}: {summary:#?}");
        assert_eq!(day(&store), expected, "cut at {at}");
    }
}

#[test]
fn a_line_cut_between_its_time_and_its_json_is_whole_again() {
    let text = b"[2026-03-17 14:05:09] production.INFO: cashy hook ";
    let json = line(9, BODY).replace(",\"ts\":1773756009", "");
    let (whole, _) = run(vec![Log::bytes("whole", [text, json.as_bytes()].concat())]);
    assert_eq!(whole.messages[0].seen.first(), Some(1_773_756_309_000));
    let (halves, _) = run(vec![Log::bytes("a", text.as_slice()), Log::bytes("b", json)]);
    assert_eq!(day(&halves), day(&whole));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2))]
    #[test]
    fn a_sample_cut_anywhere_is_whole_again(at in proptest::prelude::any::<proptest::sample::Index>()) {
        cut(usize::MAX, |len| at.index(len));
    }
}

#[test]
#[ignore = "minutes without optimisation"]
fn a_sample_cut_at_any_byte_is_whole_again() {
    cut(1, |len| len);
}

/// Notes after how many deliveries it was asked to write.
#[derive(Default)]
struct Saves(MemoryStore, std::sync::Arc<Control>, Vec<u64>);

impl Store for Saves {
    type Error = std::convert::Infallible;

    fn save(&mut self, new: Vec<Message>, again: &[(Row, Seen)], position: Place) -> Result<Vec<Saved>, Self::Error> {
        self.2.push(self.1.deliveries());
        self.0.save(new, again, position)
    }

    fn has_body(&mut self, row: Row, body: &[u8]) -> Result<bool, Self::Error> {
        self.0.has_body(row, body)
    }
}

#[test]
fn a_kill_costs_a_twentieth_of_the_work_at_most() {
    let log: Vec<u8> = (0..20_000)
        .flat_map(|n| line(n, &BODY.replace("T-1", &format!("T-{n}"))).into_bytes().into_iter().chain([b'\n']))
        .collect();
    let mut store = Saves::default();
    let control = std::sync::Arc::clone(&store.1);
    let now = "2026-03-18T00:00:00Z".parse().expect("a time");
    import([Log::bytes("log", log)], Begin::default(), &keys(), now, &mut store, &control).expect("in memory");
    assert_eq!(store.0.messages.len(), 20_000);
    let saves = store.2;
    assert!((40..120).contains(&saves.len()), "{} transactions", saves.len());
    for pair in saves.windows(2) {
        assert!(pair[1] - pair[0] <= (pair[0] / 20).max(256), "nothing is written from {} to {}", pair[0], pair[1]);
    }
}

const BODY: &str =
    r#"{"amount":250.0,"mchOrderNo":"T-1","merchantId":"1002001","orderNo":"PAYIN1","orderStatus":"SUCCESS"}"#;

/// A line of a log, signed.
fn line(second: u32, body: &str) -> String {
    let sign = crate::gateway::sign::sign(body.as_bytes(), &SecretString::from("cobro-sample-key"), false);
    let headers = serde_json::json!({"MerchantId": "1002001", "Sign": sign});
    serde_json::json!({"ts": 1_773_756_000 + second, "headers": headers, "body": body}).to_string() + "\n"
}

fn faults(log: impl Into<Vec<u8>>) -> (u64, Vec<(String, u64)>) {
    let (_, summary) = run(vec![Log::bytes("log", log)]);
    let faults = summary.fault_examples.iter().map(|(fault, place)| (fault.to_string(), place.line)).collect();
    (summary.of_verdict(Verdict::Verified), faults)
}

#[test]
fn damage_is_told_with_its_line_and_the_rest_goes_on() {
    let good = line(1, BODY);
    let with = |damage: &[u8]| [good.as_bytes(), damage, b"\n", line(2, BODY).as_bytes()].concat();
    let twice = BODY.replace("\"amount\"", "\"amount\":1,\"amount\"");
    let deep = format!("{{\"orderStatus\":{}{}}}", "[".repeat(40), "]".repeat(40));
    let bomb = format!("{{\"orderStatus\":{}", "[".repeat(200_000));
    let mut broken = line(3, BODY).into_bytes();
    broken.truncate(broken.len() - 1);
    let at = broken.iter().rposition(|byte| *byte == b'A').expect("there");
    broken[at] = 0xff;
    for (name, damage, begins) in [
        ("a key twice", line(3, &twice).trim_end().into(), "the key amount stands there twice"),
        ("depth", deep.into_bytes(), "nested more than 16 deep"),
        ("a depth bomb", bomb.into_bytes(), "no"),
        ("bad UTF-8", broken, "not UTF-8"),
        ("a broken line", b"{\"orderStatus\":".to_vec(), "no"),
        ("a long body", line(3, &BODY.replace("T-1", &"T".repeat(70_000))).trim_end().into(), "a body longer than"),
        ("a control character", line(3, &BODY.replace("T-1", "T\u{1}")).trim_end().into(), "a control character"),
    ] {
        let (verified, faults) = faults(with(&damage));
        let [(told, 2)] = faults.as_slice() else { panic!("{name}: {faults:?}") };
        assert!(told.starts_with(begins), "{name}: {told}");
        assert_eq!(verified, 2, "{name}");
    }
    assert_eq!(
        faults(format!("{good}{}", &line(2, BODY)[..90])),
        (1, vec![("the file ends in the middle of it".to_owned(), 2)])
    );
    // Reserved space at either end of what was written.
    let (verified, told) = faults([&[0; 4096], good.as_bytes(), &[0; 4096]].concat());
    assert_eq!((verified, told.len()), (1, 2), "{told:?}");
}

/// A line of 64 MiB without an end, from a reader that never holds it.
#[test]
fn a_line_of_64_mib_is_passed_over() {
    let long = std::io::Read::take(std::io::repeat(b'x'), 64 * 1024 * 1024);
    let parts = std::io::Read::chain(std::io::Cursor::new(line(1, BODY)), long);
    let whole = std::io::Read::chain(parts, std::io::Cursor::new(format!("\n{}", line(2, BODY))));
    let (_, summary) = run(vec![Log::reader("long", whole)]);
    assert_eq!(summary.of_verdict(Verdict::Verified), 2);
    assert_eq!(summary.fault_examples.len(), 1);
    assert_eq!((&summary.fault_examples[0].0, summary.fault_examples[0].1.line), (&Fault::TooLong, 2));
}

#[test]
fn repeats_are_counted_and_signatures_over_two_bodies_are_an_alarm() {
    let log: String = (0..9).map(|second| line(second, BODY)).collect();
    let (mut store, summary) = run(vec![Log::bytes("log", log)]);
    assert_eq!((summary.deliveries, summary.new_messages, store.messages[0].seen.count()), (9, 1, 9));
    // Two bodies under one signature cannot be made here; a store is told that they are verified.
    let mut forged = store.messages[0].clone();
    forged.body = BODY.replace("250.0", "950.0").into_bytes();
    let saved = store.save(vec![forged], &[], Place::default()).expect("in memory");
    assert!(saved[0].collides);
}

#[test]
fn an_import_can_be_cancelled_and_goes_on_where_it_was() {
    let log: String = (0..20_000).map(|n| line(n, &BODY.replace("T-1", &format!("T-{n}")))).collect();
    let control = Control::default();
    control.cancel();
    let mut store = MemoryStore::default();
    let logs = || [Log::bytes("log", log.clone())];
    let now = Timestamp::UNIX_EPOCH;
    let done = import(logs(), Begin::default(), &keys(), now, &mut store, &control).expect("in memory");
    assert!(done.is_cancelled);
    assert_eq!(store.messages.len(), 0);

    // As after a kill in the middle: what was stored, and the place up to which it was.
    let half = log.lines().take(9_000).map(|line| line.len() + 1).sum::<usize>();
    import(
        [Log::bytes("log", &log.as_bytes()[..half])],
        Begin::default(),
        &keys(),
        now,
        &mut store,
        &Control::default(),
    )
    .expect("in memory");
    let begin = Begin { file: 0, byte: store.position.byte };
    assert!(begin.byte > half as u64 / 2);
    let rest = import(logs(), begin, &keys(), now, &mut store, &Control::default()).expect("in memory");
    assert!(rest.deliveries < 12_000, "{}", rest.deliveries);
    let (whole, _) = run(logs().into());
    assert_eq!(day(&store), day(&whole));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_taken_by_every_reader(
        start in proptest::sample::select(vec!["", "{", "[{", "POST / HTTP/1.1\n", "curl -d '", "time,body\n", "\u{feff}", "{\n\"a\":"]),
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300),
        cut in proptest::prelude::any::<proptest::sample::Index>(),
    ) {
        let log = [start.as_bytes(), &bytes].concat();
        let cut = cut.index(log.len() + 1);
        run(vec![Log::bytes("a", &log[..cut]), Log::bytes("b", &log[cut..])]);
    }

    #[test]
    fn a_damaged_sample_is_taken_and_nothing_forged_is_verified(
        which in 0..18_usize,
        edits in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), proptest::prelude::any::<u8>()), 1..8),
    ) {
        let files = samples();
        let mut log = fs::read(&files[which % files.len()]).expect("read");
        for (at, byte) in edits {
            let at = at.index(log.len());
            log[at] = byte;
        }
        let (store, _) = run(vec![Log::bytes("damaged", log)]);
        let expected = the_day_bodies();
        for message in store.messages.iter().filter(|message| message.verdict == Verdict::Verified) {
            proptest::prop_assert!(expected.contains(&message.body), "{}", String::from_utf8_lossy(&message.body));
        }
    }
}

/// The bodies that the merchant's gateway signed that day.
pub(super) fn the_day_bodies() -> &'static BTreeSet<Vec<u8>> {
    static BODIES: std::sync::OnceLock<BTreeSet<Vec<u8>>> = std::sync::OnceLock::new();
    BODIES.get_or_init(|| the_day().into_values().flatten().map(|(_, body, _)| body.into_bytes()).collect())
}
