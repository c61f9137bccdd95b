//! Mutated logs for every reader: nothing may panic, loop or hold on, and nothing may be verified that was not signed.
//!
//! The mutations are seeded. An input that comes out in a way no other did is kept for the rest of the run and mutated
//! further; what a run found worth keeping lies in `tests/data/fuzz` and is read again by a plain test.
//!
//! `COBRO_FUZZ=lines:600 cargo test --release fuzz_a_reader -- --ignored --nocapture` runs one for ten minutes, and
//! `COBRO_FUZZ_KEEP=FOLDER` writes down what it kept.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::tests::{log, run, samples, the_day_bodies};
use super::*;

/// Every reader with the samples that it is fuzzed from.
const TARGETS: [(&str, &[&str]); 7] = [
    ("lines", &["lines.jsonl", "docker.jsonl", "lines-bom-crlf.jsonl"]),
    ("text", &["laravel.log", "nginx.log", "python.log"]),
    ("document", &["array.json", "hookdeck.json", "ngrok.json", "pipedream.json", "proxy.har", "webhook-site.json"]),
    ("requests", &["requests.http"]),
    ("curl", &["callbacks.sh"]),
    ("csv", &["webhook-site.csv", "table-body.csv", "table-fields.csv"]),
    ("packed", &["lines.jsonl.gz", "lines-utf16.jsonl"]),
];

/// Pieces that readers give a meaning to.
const WORDS: [&[u8]; 28] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b"\\\"",
    b"\\u0000",
    b"\\ud800",
    b"\\x22",
    b":",
    b",",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\"orderStatus\":\"SUCCESS\"",
    b"POST / HTTP/1.1\r\n",
    b"Content-Length: 99999999999\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n",
    b"ffffffffffffffff\r\n",
    b"curl -d '",
    b"$'\\x",
    b"Sign: ",
    b"\x1f\x8b\x08",
    b"null",
    b"1e999",
];

/// Longest input; a few deliveries are enough to go wrong.
const LONGEST: usize = 6 * 1024;

struct Random(u64);

impl Random {
    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("small")
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let (a, b) = (self.below(len + 1), self.below(len + 1));
        a.min(b)..a.max(b)
    }
}

/// Another input made of one, or of two.
fn mutated(random: &mut Random, one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = one.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap_or_default(),
            2 => drop(bytes.drain(random.range(bytes.len()))),
            3 => {
                let again = bytes[random.range(bytes.len())].to_vec();
                drop(bytes.splice(at..at, again));
            }
            4 => {
                let piece = other[random.range(other.len())].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            5 => bytes.truncate(at),
            6 => {
                let word = WORDS[random.below(WORDS.len())];
                drop(bytes.splice(at..at, word.repeat(1 + random.below(3) * random.below(40))));
            }
            _ => drop(bytes.splice(at..at, WORDS[random.below(WORDS.len())].iter().copied())),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// Reads an input, also cut in two, and tells how it came out, as far as that makes two inputs different.
fn outcome(input: &[u8], cut: usize) -> String {
    let begun = Instant::now();
    let (store, summary) = run(vec![Log::bytes("fuzzed", input)]);
    let halves = [&input[..cut], &input[cut..]].map(|half| Log::bytes("half", half));
    let (cut_store, _) = run(halves.into());
    for message in store.messages.iter().chain(&cut_store.messages) {
        let is_signed = message.verdict != Verdict::Verified || the_day_bodies().contains(&message.body);
        assert!(is_signed, "verified and never signed: {}", String::from_utf8_lossy(&message.body));
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "a small log takes {:?}", begun.elapsed());
    let mut faults: Vec<String> =
        summary.fault_examples.iter().map(|(fault, _)| fault.to_string().chars().take(24).collect()).collect();
    faults.sort_unstable();
    faults.dedup();
    let some = |count: u64| count.min(3);
    let verdicts = summary.by_verdict.map(some);
    format!("{verdicts:?} {:?} {} {faults:?}", summary.skipped.map(some), some(summary.homeless))
}

/// The beginnings of a target's samples.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let names = TARGETS.iter().find(|(name, _)| *name == target).unwrap_or_else(|| panic!("no target {target}")).1;
    let of_target = |path: &PathBuf| names.iter().any(|name| path.ends_with(name));
    let read = |path: PathBuf| std::fs::read(path).expect("read");
    let mut seeds: Vec<Vec<u8>> = samples().into_iter().filter(of_target).map(read).collect();
    assert!(!seeds.is_empty(), "{target} has no samples");
    if target != "packed" {
        for seed in &mut seeds {
            seed.truncate(LONGEST / 2);
        }
    }
    seeds
}

/// Fuzzes a reader; how many inputs were read, and those that came out in a new way.
fn fuzz(target: &str, seed: u64, until: impl Fn(u64) -> bool) -> (u64, Vec<Vec<u8>>) {
    let mut random = Random(seed | 1);
    let mut pool = seeds(target);
    let (first, mut known) = (pool.len(), HashSet::new());
    let mut count = 0;
    while !until(count) {
        let (one, other) = (random.below(pool.len()), random.below(pool.len()));
        let input = mutated(&mut random, &pool[one], &pool[other]);
        let cut = random.below(input.len() + 1);
        let told = std::panic::catch_unwind(|| outcome(&input, cut)).unwrap_or_else(|panic| {
            eprintln!("{target}, seed {seed}, input {count}, cut at {cut}: b\"{}\"", input.escape_ascii());
            std::panic::resume_unwind(panic);
        });
        count += 1;
        if known.insert(told) {
            pool.push(input);
        }
    }
    (count, pool.split_off(first))
}

#[test]
fn a_few_mutated_logs_are_taken_by_every_reader() {
    for (target, _) in TARGETS {
        let (count, kept) = fuzz(target, 20_261_122, |count| count == 60);
        assert!(count == 60 && !kept.is_empty());
    }
}

#[test]
fn what_fuzzing_found_worth_keeping_is_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    let mut count = 0;
    for folder in std::fs::read_dir(root).expect("the corpus") {
        for file in std::fs::read_dir(folder.expect("an entry").path()).expect("a target") {
            let path = file.expect("an entry").path();
            let input = std::fs::read(&path).expect("read");
            outcome(&input, input.len() / 2);
            run(vec![log(&path), log(&path)]);
            count += 1;
        }
    }
    assert!(count >= 7 * 8, "{count} inputs");
}

#[test]
#[ignore = "runs as long as COBRO_FUZZ says: lines:600"]
fn fuzz_a_reader() {
    let asked = std::env::var("COBRO_FUZZ").expect("COBRO_FUZZ is TARGET:SECONDS");
    let (target, seconds) = asked.split_once(':').expect("TARGET:SECONDS");
    let long = Duration::from_secs(seconds.parse().expect("seconds"));
    let begun = Instant::now();
    let seed = std::time::UNIX_EPOCH.elapsed().map_or(1, |now| now.as_secs());
    let (count, mut kept) = fuzz(target, seed, |_| begun.elapsed() >= long);
    println!("{target}: {count} inputs in {seconds} s, seed {seed}, {} ways to come out", kept.len());
    if let Ok(folder) = std::env::var("COBRO_FUZZ_KEEP") {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder).expect("made");
        kept.sort_by_key(Vec::len);
        kept.retain(|input| (32..1500).contains(&input.len()));
        let step = (kept.len() / 12).max(1);
        for (n, input) in kept.iter().step_by(step).take(12).enumerate() {
            std::fs::write(folder.join(format!("{n:02}")), input).expect("written");
        }
    }
}
