//! A ledger of any size, made by importing a log of its own, and the backend on it as the window has it.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cobro::backend::clock::Clock;
use cobro::backend::engine::{self, Parts};
use cobro::backend::intake::{self, Input};
use cobro::backend::keys::KeyShelf;
use cobro::backend::protocol::webhooks::{ImportNews, ImportWish, LogSource};
use cobro::backend::protocol::{Command, CommandKind, Event, EventKind, EventSink, RequestId};
use cobro::domain::{Account, AccountId, Catalogue, Environment, MarketCode};
use cobro::gateway::reading::Reader;
use cobro::gateway::sign;
use cobro::gateway::transport::{self, Timeouts, Transport};
use cobro::ledger::{Ledger, LedgerThread};
use cobro::platform::random_bytes;
use cobro::ui::{self, CommandPort, Full, WakingSink};
use cobro::vault::{SessionOnly, Vault};
use cobro::webhooks::import::Control;
use cobro::webhooks::verify::Keys;
use secrecy::SecretString;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const MERCHANT: &str = "M1001";
const KEY: &str = "bench-key-0123456789abcdef0123456789abcdef";
const TAG: &str = "bench";
/// The first number of the log that is imported while the window is looked at.
const MORE: u32 = 2_000_000_000;

/// Writes a log of notifications, one a line and each about an order of its own. The same numbers give the same bytes.
fn write_log(path: &Path, first: u32, count: u32) -> io::Result<()> {
    let key = SecretString::from(KEY);
    let mut file = BufWriter::new(File::create(path)?);
    for number in first..first + count {
        // Any fixed mixing of the bits will do.
        let mixed = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) >> 8;
        let status = if mixed % 20 == 3 { "FAIL" } else { "SUCCESS" };
        let (whole, cents) = (10 + mixed / 100 % 50_000, mixed % 100);
        let at = 1_760_000_000_000 + u64::from(number % 1_000_000_000) * 5_200;
        let body = format!(
            r#"{{"amount":{whole}.{cents:02},"mchOrderNo":"ORD-{number:010}","merchantId":"{MERCHANT}","nonceStr":"{at}","orderNo":"PAYIN{:019}","orderStatus":"{status}"}}"#,
            u64::from(number) * 7_919 + 13,
        );
        let mut sign = sign::sign(body.as_bytes(), &key, false);
        if mixed % 10 == 7 {
            sign = "0".repeat(32);
        }
        let body = serde_json::to_string(&body)?;
        writeln!(file, r#"{{"ts":{at},"headers":{{"MerchantId":"{MERCHANT}","Sign":"{sign}"}},"body":{body}}}"#)?;
    }
    file.flush()
}

fn reader() -> Arc<Reader> {
    Arc::new(Reader::new(Arc::new(Catalogue::built_in())))
}

/// The ledger with `orders` orders in `folder`, each told of by a notification: there already, or imported now.
pub fn ledger(folder: &Path, orders: u32) -> PathBuf {
    let path = folder.join(format!("ledger-{orders}.sqlite3"));
    if path.exists() {
        return path;
    }
    let (log, made) = (folder.join(format!("log-{orders}.jsonl")), folder.join("half.sqlite3"));
    write_log(&log, 0, orders).expect("there is room for the log");
    for end in ["", "-wal", "-shm"] {
        fs::remove_file(folder.join(format!("half.sqlite3{end}"))).ok(); // of a run that was broken off
    }
    let mut ledger = Ledger::open(&made, reader()).expect("a new ledger");
    let mut account = Account {
        id: AccountId(0),
        name: "Tienda".to_owned(),
        market: MarketCode::new("mx"),
        environment: Environment::Sandbox,
        base_url: "http://127.0.0.1:9/prod-api".to_owned(), // nobody listens there
        merchant_id: MERCHANT.to_owned(),
        notify_url: "https://merchant.example/hook".to_owned(),
        upper_case_sign: false,
    };
    account.id = ledger.save_account(None, &account).expect("kept");
    let mut keys = Keys::default();
    keys.add(intake::merchant_key(&account, SecretString::from(KEY)));
    let now = Clock::system().now();
    let summary = intake::run(&mut ledger, &[Input::File(log.clone())], &keys, now, &Control::default());
    assert_eq!(summary.expect("imported").new_messages, u64::from(orders));
    drop(ledger);
    fs::remove_file(log).expect("ours");
    fs::rename(made, &path).expect("the same folder");
    path
}

/// The backend on a copy of a ledger.
pub struct House {
    runtime: Runtime,
    thread: LedgerThread,
    engine: JoinHandle<()>,
    commands: mpsc::Sender<Command>,
    /// How long answers took, by question.
    pub log: Arc<Log>,
    folder: PathBuf,
}

impl House {
    /// Copies the ledger and starts the backend on it; the port and the inbox are for the window.
    pub fn start(ledger: &Path) -> (Self, Port, ui::Inbox) {
        let folder = ledger.with_extension("run");
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("ledger.sqlite3");
        fs::copy(ledger, &path).expect("copied");
        transport::install_tls();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let thread = LedgerThread::start(&path, reader()).expect("the ledger opens");
        let handle = thread.handle();
        let vault = runtime.block_on(async { Vault::start(Box::new(SessionOnly::default())) }).expect("a thread");
        let accounts = handle.read_blocking(cobro::ledger::LedgerReader::accounts).expect("read");
        let shelf = KeyShelf { vault: &vault, tag: TAG };
        vault.keep_for_session(&shelf.name(accounts[0].id, 0), SecretString::from(KEY));
        let (sink, inbox) = ui::inbox();
        let log = Arc::new(Log::default());
        let (commands, queue) = mpsc::channel(engine::COMMAND_QUEUE);
        let engine = runtime.spawn(engine::run(
            Parts {
                ledger: handle,
                vault,
                transport: Transport::new(Timeouts::default()).expect("a client"),
                catalogue: Arc::new(Catalogue::built_in()),
                clock: Clock::system(),
                random: Arc::new(random_bytes::<16>),
                sink: Arc::new(Sink { window: sink, log: Arc::clone(&log) }),
                vault_tag: TAG.to_owned(),
            },
            queue,
        ));
        let port = Port { commands: commands.clone(), log: Arc::clone(&log) };
        (Self { runtime, thread, engine, commands, log, folder }, port, inbox)
    }

    /// Begins to import `count` more notifications, about other orders.
    pub fn import(&self, count: u32) {
        let path = self.folder.join("more.jsonl");
        write_log(&path, MORE, count).expect("there is room for the log");
        let wish = ImportWish { source: LogSource::Paths(vec![path]), account: None };
        let kind = CommandKind::ImportLogs(Box::new(wish));
        let command = Command { id: RequestId(u64::MAX), instead_of: None, kind };
        self.commands.try_send(command).expect("there is room");
    }

    /// Ends the backend once the window is gone, and takes the copy away.
    pub fn stop(self) {
        let Self { runtime, thread, engine, commands, folder, .. } = self;
        drop(commands);
        runtime.block_on(engine).expect("it ends well");
        thread.shutdown();
        fs::remove_dir_all(folder).expect("ours");
    }
}

/// When questions were asked, how long their answers took, and how the import ended.
#[derive(Default)]
pub struct Log(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    open: HashMap<RequestId, (&'static str, Instant)>,
    took: HashMap<&'static str, Vec<Duration>>,
    imported: Option<u64>,
}

impl Log {
    fn entries(&self) -> std::sync::MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a question waits for its answer.
    pub fn is_waiting(&self) -> bool {
        !self.entries().open.is_empty()
    }

    /// How many messages the import that ended brought; none while none ended.
    pub fn imported(&self) -> Option<u64> {
        self.entries().imported
    }

    /// How long the answers took since the last time, by question.
    pub fn take(&self) -> Vec<(&'static str, Vec<Duration>)> {
        let mut took: Vec<_> = std::mem::take(&mut self.entries().took).into_iter().collect();
        took.sort_by_key(|(question, _)| *question);
        took
    }
}

/// What is timed: the questions that fill the lists.
const fn question(kind: &CommandKind) -> Option<&'static str> {
    Some(match kind {
        CommandKind::LoadOrders(_) => "orders",
        CommandKind::CountOrders(_) => "order counts",
        CommandKind::LoadOrder(_) => "one order",
        CommandKind::LoadNotices(_) => "webhooks",
        CommandKind::LoadNotice(_) => "one webhook",
        CommandKind::LoadExceptions(_) => "exceptions",
        CommandKind::CountExceptions(_) => "exception counts",
        CommandKind::LoadException(_) => "one exception",
        _ => return None,
    })
}

/// The window's way to the backend.
pub struct Port {
    commands: mpsc::Sender<Command>,
    log: Arc<Log>,
}

impl CommandPort for Port {
    fn send(&self, command: Command) -> Result<(), Full> {
        // Noted first: the answer may be there before this thread goes on.
        let (id, asked) = (command.id, question(&command.kind));
        self.log.entries().open.extend(asked.map(|question| (id, (question, Instant::now()))));
        self.commands.try_send(command).map_err(|error| {
            self.log.entries().open.remove(&id);
            Full(Box::new(error.into_inner()))
        })
    }
}

/// The backend's way to the window.
struct Sink {
    window: WakingSink,
    log: Arc<Log>,
}

impl EventSink for Sink {
    fn emit(&self, event: Event) {
        let mut entries = self.log.entries();
        if let Some((question, asked)) = event.id.and_then(|id| entries.open.remove(&id)) {
            entries.took.entry(question).or_default().push(asked.elapsed());
        }
        if let EventKind::Import(ImportNews::Ended(report)) = &event.kind {
            entries.imported = Some(report.counts.new_messages);
        }
        drop(entries);
        self.window.emit(event);
    }
}
