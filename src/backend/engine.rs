//! Takes commands, runs jobs, drives the poll schedule; lives on the tokio runtime.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::clock::Clock;
use super::context::{Context, Note, Random};
use super::jobs::{accounts, check, lists, payin, simulate};
use super::poll::Schedule;
use super::protocol::{Command, CommandKind, EventKind, EventSink, Pulse};
use crate::domain::{AccountId, Catalogue, OrderKey};
use crate::gateway::client::Client;
use crate::gateway::reading::Reader;
use crate::gateway::transport::Transport;
use crate::ledger::LedgerHandle;
use crate::vault::Vault;

/// Commands that may wait for the engine.
pub const COMMAND_QUEUE: usize = 256;
/// The longest the scheduler sleeps in one go, so that it catches up soon after the computer slept.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);
/// The least time between two pulses for the status line.
const PULSE_SPACING: SignedDuration = SignedDuration::from_secs(1);

/// Everything the engine works with.
pub struct Parts {
    /// The way to the ledger's threads.
    pub ledger: LedgerHandle,
    /// The keys.
    pub vault: Vault,
    /// The wire.
    pub transport: Transport,
    /// The markets.
    pub catalogue: Arc<Catalogue>,
    /// The time.
    pub clock: Clock,
    /// Random numbers.
    pub random: Random,
    /// Where events go.
    pub sink: Arc<dyn EventSink>,
    /// Tells this ledger's keyring entries from those of other data folders.
    pub vault_tag: String,
}

/// The name of an account's keyring entry. The tag keeps the ledgers of several data folders apart.
pub fn key_name(account: AccountId, vault_tag: &str) -> String {
    format!("account-{}-{vault_tag}", account.0)
}

/// Runs until the command channel closes; then waits for what is being sent.
pub async fn run(parts: Parts, mut commands: mpsc::Receiver<Command>) {
    let (notes, noted) = mpsc::channel(1024);
    let context = Arc::new(Context {
        ledger: parts.ledger,
        vault: parts.vault,
        client: Client::new(parts.transport),
        reader: Reader::new(Arc::clone(&parts.catalogue)),
        catalogue: parts.catalogue,
        clock: parts.clock,
        random: parts.random,
        sink: parts.sink,
        notes,
        sending: std::sync::Mutex::default(),
        vault_tag: parts.vault_tag,
    });
    let polling = tokio::spawn(poll(Arc::clone(&context), noted));
    let mut jobs = JoinSet::new();
    start(&mut jobs, {
        let context = Arc::clone(&context);
        async move {
            if let Err(error) = payin::take_up(&context).await {
                context.emit(None, EventKind::JobFailed(format!("{error:?}")));
            }
        }
    });
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(command) => take(&mut jobs, &context, command),
                None => break,
            },
            Some(ended) = jobs.join_next(), if !jobs.is_empty() => report(&context, ended),
        }
    }
    // What is being sent may finish: its answer is worth more than a quick end. The transport's total timeout bounds it.
    polling.abort();
    while context.is_sending_any() {
        match tokio::time::timeout(Duration::from_secs(3), jobs.join_next()).await {
            Ok(Some(ended)) => report(&context, ended),
            Ok(None) | Err(_) => break,
        }
    }
}

fn take(jobs: &mut JoinSet<()>, context: &Arc<Context>, command: Command) {
    let (id, shared) = (command.id, Arc::clone(context));
    match command.kind {
        CommandKind::LoadAccounts => start(jobs, accounts::load(shared, Some(id))),
        CommandKind::SaveAccount(form) => start(jobs, accounts::save(shared, id, form)),
        CommandKind::RemoveAccount(account) => start(jobs, accounts::remove(shared, id, account)),
        CommandKind::TestConnection(form) => start(jobs, accounts::test_connection(shared, id, form)),
        CommandKind::ProbeVault => start(jobs, accounts::probe_vault(shared, id)),
        CommandKind::LoadBanks(account) => start(jobs, accounts::load_banks(shared, id, account)),
        CommandKind::CreatePayin { account, request } => {
            start(jobs, payin::create(shared, id, account, request));
        }
        CommandKind::SendAgain(key) => start(jobs, payin::send_again(shared, id, key)),
        CommandKind::Dismiss(key) => start(jobs, payin::dismiss(shared, id, key)),
        CommandKind::CheckNow(key) => start(jobs, check::check_now(shared, id, key)),
        CommandKind::LoadOrders(query) => start(jobs, lists::orders(shared, id, query)),
        CommandKind::LoadOrder(key) => start(jobs, lists::order(shared, id, key)),
        CommandKind::LoadDraft(account) => start(jobs, lists::draft(shared, id, account)),
        CommandKind::SaveDraft(account, draft) => start(jobs, lists::save_draft(shared, account, draft)),
        CommandKind::LoadSettings => start(jobs, lists::settings(shared, id)),
        CommandKind::SaveSetting { key, value } => start(jobs, lists::save_setting(shared, id, key, value)),
        CommandKind::NoteCopied(key, what) => start(jobs, payin::note_copied(shared, id, key, what)),
        CommandKind::Simulate(key, play) => start(jobs, simulate::simulate(shared, id, key, play)),
    }
}

fn start(jobs: &mut JoinSet<()>, job: impl Future<Output = ()> + Send + 'static) {
    jobs.spawn(job);
}

/// A job that panicked is a mistake of ours: said aloud, never a silent stop.
fn report(context: &Arc<Context>, ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!("a job panicked");
        context.emit(None, EventKind::JobFailed("a job panicked".to_owned()));
    }
}

/// Asks about every order when the schedule says so.
async fn poll(context: Arc<Context>, mut noted: mpsc::Receiver<Note>) {
    let mut schedule = Schedule::default();
    let mut checks: JoinSet<(OrderKey, bool)> = JoinSet::new();
    let mut under_way: BTreeSet<OrderKey> = BTreeSet::new();
    let mut pulse = PulseKeeper::default();
    loop {
        while let Some(key) = schedule.take_due(context.clock.now()) {
            under_way.insert(key.clone());
            let context = Arc::clone(&context);
            checks.spawn(async move {
                let asked = check::ask(&context, &key).await;
                if let Err(error) = &asked {
                    tracing::debug!(order = %key.order_no, ?error, "a check brought nothing");
                }
                (key, asked.is_ok())
            });
        }
        let now = context.clock.now();
        let wait = schedule.wake_at().map_or(LONGEST_SLEEP, |at| until(at, now).min(LONGEST_SLEEP));
        let wait = pulse.due_in(&schedule, now).map_or(wait, |pulse_in| pulse_in.min(wait));
        tokio::select! {
            note = noted.recv() => match note {
                Some(Note::Order(watched)) => schedule.watch(watched, context.clock.now(), context.random_u64()),
                Some(Note::AskedByHand { key, answered }) => {
                    let now = context.clock.now();
                    if answered { pulse.answered(now); }
                    schedule.asked_by_hand(&key, answered, now, context.random_u64());
                }
                Some(Note::Forgive(account)) => schedule.forgive(account),
                Some(Note::ForgetAccount(account)) => schedule.forget_account(account),
                None => return,
            },
            Some(ended) = checks.join_next(), if !checks.is_empty() => {
                let now = context.clock.now();
                match ended {
                    Ok((key, answered)) => {
                        under_way.remove(&key);
                        if answered { pulse.answered(now); }
                        schedule.done(&key, answered, now, context.random_u64());
                    }
                    Err(error) => {
                        // Which order it was is lost with the panic; every order under way is due again later.
                        report(&context, Err(error));
                        for key in std::mem::take(&mut under_way) {
                            schedule.done(&key, false, now, context.random_u64());
                        }
                    }
                }
            },
            () = context.clock.sleep(wait) => {}
        }
        pulse.send_if_due(&context, &schedule);
    }
}

fn until(at: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
}

/// Sends the status line's numbers when they change, at most once a second.
#[derive(Default)]
struct PulseKeeper {
    last_answer_at: Option<Timestamp>,
    sent: Option<(Pulse, Timestamp)>,
}

impl PulseKeeper {
    fn answered(&mut self, at: Timestamp) {
        self.last_answer_at = Some(at);
    }

    fn now(&self, schedule: &Schedule) -> Pulse {
        Pulse {
            open: u32::try_from(schedule.len()).unwrap_or(u32::MAX),
            last_answer_at: self.last_answer_at,
            failing: schedule.failing(),
        }
    }

    /// How long until a change may be told; none if there is none to tell.
    fn due_in(&self, schedule: &Schedule, now: Timestamp) -> Option<Duration> {
        let (sent, at) = self.sent?;
        (sent != self.now(schedule)).then(|| until(at + PULSE_SPACING, now))
    }

    fn send_if_due(&mut self, context: &Context, schedule: &Schedule) {
        let (pulse, now) = (self.now(schedule), context.clock.now());
        let due = self.sent.is_none_or(|(sent, at)| sent != pulse && now >= at + PULSE_SPACING);
        if due {
            self.sent = Some((pulse, now));
            context.emit(None, EventKind::Pulse(pulse));
        }
    }
}
