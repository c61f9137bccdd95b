use std::fs;
use std::io::Write as _;

use super::super::tests::{keys, ledger};
use super::*;
use crate::domain::AccountId;
use crate::ledger::{Ledger, NotificationIndex};

/// The lines of a sample, one callback each or noise.
fn lines() -> Vec<String> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks/lines.jsonl");
    fs::read_to_string(sample).expect("read").lines().map(|line| format!("{line}\n")).collect()
}

struct House {
    folder: tempfile::TempDir,
    ledger: Ledger,
    account: AccountId,
    follower: Follower,
    index: Option<NotificationIndex>,
    keyless: HashSet<AccountId>,
    deliveries: u64,
    told: Told,
}

impl House {
    fn new(follow: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (ledger, account) = ledger(folder.path());
        let follower = Follower::new(&ledger, folder.path().join(follow)).expect("made");
        let (index, keyless, told) = (None, HashSet::new(), Told::default());
        Self { folder, ledger, account, follower, index, keyless, deliveries: 0, told }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let mut file = fs::OpenOptions::new().append(true).create(true).open(self.path(name)).expect("opened");
        file.write_all(text.as_bytes()).expect("written");
    }

    fn pack(&self, name: &str, to: &str) {
        let file = fs::File::create(self.path(to)).expect("made");
        let mut packer = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        packer.write_all(&fs::read(self.path(name)).expect("read")).expect("packed");
        // As gzip does.
        let changed = fs::metadata(self.path(name)).expect("there").modified().expect("known");
        packer.finish().expect("packed").set_modified(changed).expect("set");
        fs::remove_file(self.path(name)).expect("removed");
    }

    fn look(&mut self) -> u64 {
        let keys = if self.keyless.is_empty() { keys(self.account) } else { keyless(self.account) };
        let reads = Reads { keys: &keys, keyless: &self.keyless, now: "2026-03-18T00:00:00Z".parse().expect("a time") };
        let tasks = self.follower.look();
        let told = self.follower.read(&tasks, &mut self.ledger, &mut self.index, reads, &Control::default());
        self.told = told.expect("read");
        let faults: Vec<_> = self.told.read.iter().flat_map(|(_, summary)| &summary.fault_examples).collect();
        assert!(faults.is_empty(), "{faults:?}");
        let new = self.told.read.iter().map(|(_, summary)| summary.deliveries).sum();
        self.deliveries += new;
        new
    }

    /// Looks until all is quiet.
    fn look_on(&mut self) {
        for _ in 0..4 {
            self.look();
        }
    }

    fn restart(&mut self) {
        self.follower.save(&mut self.ledger).expect("saved");
        self.follower = Follower::new(&self.ledger, self.follower.path().to_owned()).expect("made");
    }

    fn orders(&self) -> u32 {
        self.ledger.orders(&crate::domain::OrdersQuery { limit: 99, ..Default::default() }).expect("read").total
    }
}

/// An account whose key is not at hand.
fn keyless(account: AccountId) -> Keys {
    let mut keys = Keys::default();
    keys.add_account("1002001", account);
    keys
}

/// What the programs do that rotate logs.
#[derive(Clone, Copy, Debug)]
enum Rotation {
    /// Renamed, and another one begun.
    Create,
    /// Copied and emptied.
    CopyTruncate,
    /// Renamed and packed at once.
    Compress,
    /// Copied, emptied and packed at once.
    CopyTruncateCompress,
    /// Renamed, and packed the next time.
    DelayCompress,
    /// Renamed to a date.
    DateExt,
    /// The same, packed at once.
    DateExtCompress,
    /// A date before the ending.
    DateBeforeEnding,
    /// Removed, and another one begun.
    Replace,
}

impl Rotation {
    const ALL: [Self; 8] = [
        Self::Create,
        Self::CopyTruncate,
        Self::Compress,
        Self::CopyTruncateCompress,
        Self::DelayCompress,
        Self::DateExt,
        Self::DateExtCompress,
        Self::DateBeforeEnding,
    ];

    /// Rotates `hook.log` for the `n`th time.
    fn rotate(self, house: &House, n: u32) {
        let rename = |from: &str, to: &str| fs::rename(house.path(from), house.path(to)).expect("renamed");
        for older in (1..n).rev() {
            for ending in ["", ".gz"] {
                let from = format!("hook.log.{older}{ending}");
                if house.path(&from).exists() {
                    rename(&from, &format!("hook.log.{}{ending}", older + 1));
                }
            }
        }
        let date = 20_260_300 + n;
        let to = match self {
            Self::DateExt | Self::DateExtCompress => format!("hook.log-{date}"),
            Self::DateBeforeEnding => format!("hook-{date}.log"),
            _ => "hook.log.1".to_owned(),
        };
        match self {
            Self::CopyTruncate | Self::CopyTruncateCompress => {
                fs::copy(house.path("hook.log"), house.path(&to)).expect("copied");
                fs::OpenOptions::new()
                    .write(true)
                    .open(house.path("hook.log"))
                    .expect("there")
                    .set_len(0)
                    .expect("cut");
            }
            Self::Replace => fs::remove_file(house.path("hook.log")).expect("removed"),
            _ => rename("hook.log", &to),
        }
        match self {
            Self::Compress | Self::CopyTruncateCompress | Self::DateExtCompress => {
                house.pack(&to, &format!("{to}.gz"));
            }
            Self::DelayCompress if n > 1 => house.pack("hook.log.2", "hook.log.2.gz"),
            _ => {}
        }
        if house.path("hook.log").exists() {
            return;
        }
        house.write("hook.log", "");
    }
}

#[test]
fn every_callback_comes_once_whatever_rotates_the_log() {
    let lines = lines();
    for rotation in Rotation::ALL {
        for is_closed in [false, true] {
            let mut house = House::new("hook.log");
            house.write("hook.log", &lines[..5].concat());
            house.look();
            // Rotated with lines that were not read, twice; also while nobody looks.
            for (n, from) in (1..).zip([5, 10]) {
                house.write("hook.log", &lines[from..from + 4].concat());
                if is_closed && n == 1 {
                    house.restart();
                }
                rotation.rotate(&house, n);
                house.write("hook.log", &lines[from + 4..from + 5].concat());
                if !is_closed {
                    house.look_on();
                }
            }
            house.write("hook.log", &lines[15..].concat());
            house.look_on();
            house.restart();
            house.look_on();
            assert_eq!((house.deliveries, house.orders()), (21, 10), "{rotation:?}, closed: {is_closed}");
        }
    }
}

#[test]
fn a_log_that_is_replaced_is_read_from_its_beginning() {
    let lines = lines();
    let mut house = House::new("hook.log");
    house.write("hook.log", &lines[..12].concat());
    house.look();
    Rotation::Replace.rotate(&house, 1);
    house.write("hook.log", &lines[12..].concat());
    house.look();
    assert_eq!((house.deliveries, house.orders()), (21, 10));
}

#[test]
fn lines_come_once_whole_over_restarts_and_say_where_they_stood() {
    let lines = lines();
    let mut house = House::new("hook.log");
    assert_eq!(house.look(), 0, "it is not there yet");
    assert_eq!(house.follower.trouble(), Some(&Trouble::NotThere));
    let (first, second) = lines[4].split_at(300);
    house.write("hook.log", &lines[..4].concat());
    house.write("hook.log", first);
    house.look();
    assert_eq!(house.follower.trouble(), None);
    house.write("hook.log", second.trim_end());
    assert_eq!(house.look(), 1, "the line that was torn is whole, though nothing ends it");
    house.restart();
    assert_eq!(house.look(), 0, "nothing is read twice");
    house.write("hook.log", &format!("\n{}", lines[5..].concat()));
    house.look();
    assert_eq!((house.deliveries, house.orders()), (21, 10));
    let places =
        house.ledger.records(&crate::domain::OrderKey { account: house.account, order_no: "TIENDA-1001".to_owned() });
    let kinds = format!("{:?}", places.expect("read").first().map(|record| record.kind.clone()));
    assert!(kinds.contains("hook.log:"), "{kinds}");
}

#[test]
fn a_folder_is_followed_with_whatever_comes_into_it() {
    let lines = lines();
    let mut house = House::new("logs");
    assert_eq!(house.look(), 0, "it is not there yet");
    fs::create_dir(house.path("logs")).expect("made");
    house.write("logs/a.jsonl", &lines[..8].concat());
    house.look();
    house.write("logs/b.jsonl", &lines[8..].concat());
    house.look();
    assert_eq!((house.deliveries, house.orders(), house.follower.count()), (21, 10, 2));
    // Packed where it lies, and copied: nothing of it is new.
    house.pack("logs/a.jsonl", "logs/a.jsonl.gz");
    fs::copy(house.path("logs/b.jsonl"), house.path("logs/copy.jsonl")).expect("copied");
    house.look_on();
    assert_eq!(house.deliveries, 21);
}

#[test]
fn a_log_of_requests_is_read_once_it_is_quiet() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/webhooks/requests.http");
    let text = fs::read_to_string(sample).expect("read");
    let mut house = House::new("requests.http");
    let half = text.len() / 2 + text[text.len() / 2..].find("POST ").expect("there") + 40;
    house.write("requests.http", &text[..half]);
    assert_eq!(house.look(), 0, "it may still grow");
    house.write("requests.http", &text[half..]);
    assert_eq!(house.look(), 0);
    assert_eq!(house.look(), 21);
    assert_eq!((house.look(), house.orders()), (0, 10));
}

#[test]
fn what_waits_for_a_key_is_read_once_it_is_there_and_then_verified() {
    let mut house = House::new("hook.log");
    house.keyless.insert(house.account);
    house.write("hook.log", &lines().concat());
    assert_eq!((house.look(), house.told.waits_for), (0, Some(house.account)));
    assert_eq!((house.look(), house.orders()), (0, 0), "nothing is kept as what cannot be verified");
    house.keyless.clear();
    assert_eq!((house.look(), house.told.waits_for, house.orders()), (21, None, 10));
}

#[test]
fn a_long_log_is_read_in_parts() {
    let mut house = House::new("hook.log");
    let noise = format!("{}\n", "x".repeat(1023));
    house.write("hook.log", &noise.repeat(9 * 1024));
    house.write("hook.log", &lines().concat());
    assert_eq!((house.look(), house.follower.has_more()), (0, true));
    assert_eq!((house.look(), house.follower.has_more()), (21, false));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told_and_does_not_keep_the_rest_from_being_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut house = House::new("logs");
    fs::create_dir_all(house.path("logs/secret")).expect("made");
    house.write("logs/a.jsonl", &lines().concat());
    let lock = |house: &House, mode| {
        fs::set_permissions(house.path("logs/secret"), fs::Permissions::from_mode(mode)).expect("set");
    };
    lock(&house, 0o000);
    let is_root = fs::read_dir(house.path("logs/secret")).is_ok();
    house.look();
    let trouble = house.follower.trouble().cloned();
    lock(&house, 0o700);
    assert_eq!(house.deliveries, 21);
    if is_root {
        return; // who may read everything is told of nothing
    }
    assert!(matches!(trouble, Some(Trouble::Unreadable { is_denied: true, .. })), "{trouble:?}");
}

#[test]
fn nothing_is_opened_while_nothing_changes() {
    let lines = lines();
    let mut house = House::new("hook.log");
    house.write("hook.log", &lines[..8].concat());
    house.look_on();
    assert!(house.follower.files.look().is_none(), "a glance is enough");
    house.write("hook.log", &lines[8]);
    assert!(house.follower.files.look().is_some());
}
