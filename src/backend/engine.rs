//! Takes commands, runs jobs, drives the poll schedule; lives on the tokio runtime.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{mpsc, watch};
use tokio::task::{AbortHandle, JoinHandle, JoinSet};

use super::clock::Clock;
use super::context::{Context, Note, Random};
use super::intake::IndexKeeper;
use super::jobs::{accounts, check, exceptions, follow, import, lists, notices, paper, payin, simulate};
use super::poll::Schedule;
use super::protocol::{CallError, Command, CommandKind, EventKind, EventSink, Pulse, RequestId};
use crate::domain::observation::OperatorAction;
use crate::domain::{Catalogue, OrderKey};
use crate::gateway::client::Client;
use crate::gateway::reading::Reader;
use crate::gateway::transport::Transport;
use crate::ledger::LedgerHandle;
use crate::vault::Vault;

/// Commands that may wait for the engine.
pub const COMMAND_QUEUE: usize = 256;
/// What jobs may have told the scheduler before it listens.
const NOTE_QUEUE: usize = 1_024;
/// The longest that the end waits for what is being kept and sent. What was sent has its `Sent` in the journal, so the
/// next start settles it.
pub const LAST_WORDS: Duration = Duration::from_secs(4);
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

/// Runs until the command channel closes and every command in it was taken; then finishes what is worth finishing,
/// for at most [`LAST_WORDS`].
pub async fn run(parts: Parts, mut commands: mpsc::Receiver<Command>) {
    let (notes, noted) = mpsc::channel(NOTE_QUEUE);
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
        telling: tokio::sync::Mutex::default(),
        changing_keys: tokio::sync::Mutex::default(),
        sending: std::sync::Mutex::default(),
        notices: tokio::sync::Mutex::default(),
        importing: import::Running::default(),
        following: follow::Following::default(),
        index: IndexKeeper::default(),
        ending: watch::Sender::new(false),
        vault_tag: parts.vault_tag,
    });
    let polling = tokio::spawn(poll(Arc::clone(&context), noted));
    let (in_turn, turns) = mpsc::channel(COMMAND_QUEUE);
    let keeping = tokio::spawn(one_after_another(Arc::clone(&context), turns));
    let mut jobs = Jobs { in_turn, errands: JoinSet::new(), questions: JoinSet::new(), lists: HashMap::new() };
    jobs.questions.spawn(payin::take_up(Arc::clone(&context)));
    jobs.errands.spawn(follow::run(Arc::clone(&context)));
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(command) => jobs.take(&context, command).await,
                None => break,
            },
            Some(ended) = jobs.errands.join_next(), if !jobs.errands.is_empty() => report(&context, ended),
            Some(ended) = jobs.questions.join_next(), if !jobs.questions.is_empty() => report(&context, ended),
        }
    }
    polling.abort();
    context.ending.send_replace(true);
    if tokio::time::timeout(LAST_WORDS, jobs.finish(&context, keeping)).await.is_err() {
        tracing::warn!("ended with something under way; what was sent is settled at the next start");
    }
}

type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Jobs by what their end is worth.
struct Jobs {
    /// Small things to keep in the ledger, done one after another, so that of two the later one stands; and asking
    /// for them, so that what was kept is what is found.
    in_turn: mpsc::Sender<Job>,
    /// What changes something outside the ledger: finished even when Cobro ends.
    errands: JoinSet<()>,
    /// What only tells the window something: of no use once it is gone.
    questions: JoinSet<()>,
    /// Those of them that a later one may take the place of, since they can take long: lists and their counts.
    lists: HashMap<RequestId, AbortHandle>,
}

impl Jobs {
    async fn take(&mut self, context: &Arc<Context>, command: Command) {
        let (id, shared) = (command.id, Arc::clone(context));
        if let Some(job) = command.instead_of.and_then(|older| self.lists.remove(&older)) {
            job.abort();
        }
        match command.kind {
            CommandKind::LoadDraft(account) => self.queue(lists::draft(shared, id, account)).await,
            CommandKind::SaveDraft(account, draft) => self.queue(lists::save_draft(shared, account, draft)).await,
            CommandKind::LoadSettings => self.queue(lists::settings(shared, id)).await,
            CommandKind::SaveSetting { key, value } => self.queue(lists::save_setting(shared, id, key, value)).await,
            CommandKind::Note(key, action) => self.queue(payin::operate(shared, id, key, action)).await,
            CommandKind::Dismiss(key) => self.queue(payin::operate(shared, id, key, OperatorAction::Dismissed)).await,
            CommandKind::TakeBack(key) => self.queue(payin::operate(shared, id, key, OperatorAction::TakenBack)).await,
            CommandKind::SettleException(key, action) => {
                self.queue(exceptions::settle(shared, id, key, action)).await;
            }

            CommandKind::CreatePayin { account, request } => {
                self.errands.spawn(payin::create(shared, id, account, request));
            }
            CommandKind::MakePaper(key, wish) => drop(self.errands.spawn(paper::make(shared, id, key, *wish))),
            CommandKind::SendAgain(key) => drop(self.errands.spawn(payin::send_again(shared, id, key))),
            CommandKind::SaveAccount(form) => drop(self.errands.spawn(accounts::save(shared, id, form))),
            CommandKind::ChangeKeys(account, wish) => {
                self.errands.spawn(accounts::keys::change(shared, id, account, *wish));
            }
            CommandKind::RemoveAccount(account) => drop(self.errands.spawn(accounts::remove(shared, id, account))),

            // Waited for at the end, so that no connection of its own is open when the ledger closes.
            CommandKind::ImportLogs(wish) => drop(self.errands.spawn(import::import(shared, *wish))),
            CommandKind::ResumeImport => drop(self.errands.spawn(import::resume(shared))),
            CommandKind::ForgetImport => drop(self.errands.spawn(import::forget(shared))),
            CommandKind::CancelImport => context.importing.cancel(),
            CommandKind::FollowLogs(wish) => context.following.begin(*wish),
            CommandKind::PauseFollowing(path) => context.following.pause(path),
            CommandKind::StopFollowing(path) => context.following.stop(path),

            CommandKind::SendNotice(wish) => drop(self.errands.spawn(notices::send(shared, id, *wish))),
            CommandKind::LoadNotices(query) => self.list(id, notices::page(shared, id, *query)),
            CommandKind::LoadNotice(seq) => drop(self.questions.spawn(notices::one(shared, id, seq))),
            CommandKind::LoadExceptions(query) => self.list(id, exceptions::list(shared, id, *query)),
            CommandKind::CountExceptions(of) => self.list(id, exceptions::counts(shared, id, of)),
            CommandKind::LoadException(key) => drop(self.questions.spawn(exceptions::case(shared, id, key))),
            CommandKind::LoadBrokenOff => drop(self.questions.spawn(import::broken_off(shared))),
            CommandKind::LoadAccounts => drop(self.questions.spawn(accounts::load(shared, Some(id)))),
            CommandKind::TestConnection(form) => {
                self.questions.spawn(accounts::test_connection(shared, id, form));
            }
            CommandKind::ProbeVault => drop(self.questions.spawn(accounts::probe_vault(shared, id))),
            CommandKind::LoadBanks(account) => drop(self.questions.spawn(accounts::load_banks(shared, id, account))),
            CommandKind::CheckNow(key) => drop(self.questions.spawn(check::check_now(shared, id, key))),
            CommandKind::LoadOrders(query) => self.list(id, lists::orders(shared, id, *query)),
            CommandKind::CountOrders(filters) => self.list(id, lists::tallies(shared, id, filters)),
            CommandKind::ChooseFolder(from) => drop(self.questions.spawn(paper::choose_folder(shared, id, from))),
            CommandKind::LoadOrder(key) => drop(self.questions.spawn(lists::order(shared, id, key))),
            CommandKind::FindPayment(query) => self.list(id, lists::candidates(shared, id, *query)),
            CommandKind::Simulate(key, play) => {
                self.questions.spawn(simulate::simulate(shared, id, key, play));
            }
        }
    }

    fn list(&mut self, id: RequestId, job: impl Future<Output = ()> + Send + 'static) {
        self.lists.retain(|_, job| !job.is_finished());
        let job = self.questions.spawn(job);
        self.lists.insert(id, job);
    }

    async fn queue(&self, job: impl Future<Output = ()> + Send + 'static) {
        // The queue's task ends only after this sender is gone.
        self.in_turn.send(Box::pin(job)).await.ok();
    }

    /// Waits for everything but the questions, which end here.
    async fn finish(self, context: &Arc<Context>, keeping: JoinHandle<()>) {
        let Self { in_turn, mut errands, questions, lists: _ } = self;
        drop((in_turn, questions));
        report(context, keeping.await);
        while let Some(ended) = errands.join_next().await {
            report(context, ended);
        }
    }
}

/// Does jobs in the order they come. Each is a task of its own, so that one that panics does not take the next along.
async fn one_after_another(context: Arc<Context>, mut turns: mpsc::Receiver<Job>) {
    while let Some(job) = turns.recv().await {
        report(&context, tokio::spawn(job).await);
    }
}

/// A job that panicked is a mistake of ours: said aloud, never a silent stop.
fn report(context: &Context, ended: Result<(), tokio::task::JoinError>) {
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
    let mut checks: JoinSet<Result<(), CallError>> = JoinSet::new();
    // By task, so that a check that panics is the end of that check and no other.
    let mut asked: HashMap<tokio::task::Id, OrderKey> = HashMap::new();
    let mut pulse = PulseKeeper::default();
    loop {
        while let Some(key) = schedule.take_due(context.clock.now()) {
            let (shared, of) = (Arc::clone(&context), key.clone());
            let task = checks.spawn(async move { check::ask(&shared, &of).await });
            asked.insert(task.id(), key);
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
                Some(Note::AnsweredBefore(at)) => pulse.answered(at),
                Some(Note::Notified(watched)) => schedule.notified(watched, context.clock.now()),
                Some(Note::Forgive(account)) => schedule.forgive(account),
                Some(Note::ForgetAccount(account)) => schedule.forget_account(account),
                None => return,
            },
            Some(ended) = checks.join_next_with_id(), if !checks.is_empty() => {
                let (task, said) = match ended {
                    Ok((task, said)) => (task, Some(said)),
                    Err(error) => {
                        let task = error.id();
                        report(&context, Err(error));
                        (task, None)
                    }
                };
                if let Some(key) = asked.remove(&task) {
                    checked(&context, &mut schedule, &mut pulse, &key, said.as_ref());
                }
            }
            () = context.clock.sleep(wait) => {}
        }
        pulse.send_if_due(&context, &schedule);
    }
}

/// Takes note of how a check ended; `said` is none if it panicked.
fn checked(
    context: &Context,
    schedule: &mut Schedule,
    pulse: &mut PulseKeeper,
    key: &OrderKey,
    said: Option<&Result<(), CallError>>,
) {
    let now = context.clock.now();
    match said {
        Some(Ok(())) => pulse.answered(now),
        // An order outlives its account, and nobody can ask about it any more: that is no failure of the gateway.
        Some(Err(CallError::NoAccount)) => return schedule.forget_account(key.account),
        Some(Err(error)) => tracing::debug!(order = %key.order_no, ?error, "a check brought nothing"),
        None => {}
    }
    schedule.done(key, matches!(said, Some(Ok(()))), now, context.random_u64());
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
        self.last_answer_at = self.last_answer_at.max(Some(at));
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
