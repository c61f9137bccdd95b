//! Following webhook logs while the window is open: on a thread of its own, beside imports, and again after a start.
//!
//! The thread sleeps until the next look, or until somebody wishes something. While nothing is followed it sleeps
//! without end. What verified notifications lead to is the same as with an import.

mod logs;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::oneshot;

use self::logs::Logs;
use crate::backend::context::Context;
use crate::backend::intake::{News, SharedLedger};
use crate::backend::jobs::notified::Notified;
use crate::backend::protocol::EventKind;
use crate::backend::protocol::follow::{FollowNews, FollowWish};
use crate::ledger::{LedgerError, LedgerReader};
use crate::webhooks::import::Control;

/// Wishes that may wait for the thread, which looks after them several times a second.
const MOST_WISHES: usize = 256;

/// What the thread is asked for.
enum Wish {
    Begin(FollowWish),
    Pause(PathBuf),
    Stop(PathBuf),
    KeysChanged,
    End,
}

/// The way to the thread that follows logs.
pub(in crate::backend) struct Following {
    wishes: SyncSender<Wish>,
    waiting: Mutex<Option<Receiver<Wish>>>,
    /// A hold on what is being read.
    reading: Mutex<Arc<Control>>,
}

impl Default for Following {
    fn default() -> Self {
        let (wishes, waiting) = sync_channel(MOST_WISHES);
        Self { wishes, waiting: Mutex::new(Some(waiting)), reading: Mutex::default() }
    }
}

impl Following {
    /// Follows logs, also after the next start.
    pub(in crate::backend) fn begin(&self, wish: FollowWish) {
        self.wish(Wish::Begin(wish));
    }

    /// Follows a log no longer until it is begun again.
    pub(in crate::backend) fn pause(&self, path: PathBuf) {
        self.interrupt(Wish::Pause(path));
    }

    /// Follows a log no longer and forgets it.
    pub(in crate::backend) fn stop(&self, path: PathBuf) {
        self.interrupt(Wish::Stop(path));
    }

    /// Accounts or their keys are other ones now.
    pub(in crate::backend) fn keys_changed(&self) {
        self.wish(Wish::KeysChanged);
    }

    fn wish(&self, wish: Wish) {
        // Whoever wishes must not wait. The thread has ended with Cobro, or somebody wished faster than anybody can.
        if self.wishes.try_send(wish).is_err() {
            tracing::warn!("a wish about followed logs came to nobody");
        }
    }

    /// What is being read is left; nothing of it is lost, and nothing of it counts twice.
    fn interrupt(&self, wish: Wish) {
        self.wish(wish);
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }

    /// A hold for the next reading.
    fn next_reading(&self) -> Arc<Control> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        *reading = Arc::default();
        Arc::clone(&reading)
    }
}

/// Follows logs until Cobro ends.
pub(in crate::backend) async fn run(context: Arc<Context>) {
    let Some(wishes) = context.following.waiting.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
    let (done, waiting) = oneshot::channel();
    let (shared, runtime) = (Arc::clone(&context), Handle::current());
    let spawned = std::thread::Builder::new().name("follow".to_owned()).spawn(move || {
        done.send(follow(&shared, &runtime, &wishes)).ok(); // nobody waits: Cobro has ended
    });
    if let Err(error) = spawned {
        return context.emit(None, EventKind::JobFailed(format!("the system gives no thread: {error}")));
    }
    let mut waiting = waiting;
    let ended = tokio::select! {
        ended = &mut waiting => ended,
        () = context.ended() => {
            context.following.interrupt(Wish::End);
            waiting.await
        }
    };
    if let Err(error) = ended.unwrap_or(Err(LedgerError::Panicked)) {
        context.emit(None, EventKind::JobFailed(error.to_string()));
    }
}

/// What the thread does.
fn follow(context: &Arc<Context>, runtime: &Handle, wishes: &Receiver<Wish>) -> Result<(), LedgerError> {
    let notified = Mutex::new(Notified::new(context, HashSet::new()));
    let locked = || notified.lock().unwrap_or_else(PoisonError::into_inner);
    let take = |reader: &LedgerReader, news: &[News]| locked().take(reader, news);
    let mut ledger = SharedLedger::open(context.ledger.clone(), &context.index, take)?;
    let mut logs = Logs::load(context, runtime, &ledger)?;
    let mut told = Vec::new();
    loop {
        let now = logs.now();
        if now != told {
            told.clone_from(&now);
            tell(context, FollowNews::Now(now));
        }
        let mut wish = match logs.wait() {
            None => wishes.recv().ok(),
            Some(wait) => match wishes.recv_timeout(wait) {
                Ok(wish) => Some(wish),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Wish::End),
            },
        };
        while let Some(asked) = wish {
            match asked {
                Wish::Begin(wish) => logs.begin(wish, &mut ledger),
                Wish::Pause(path) => logs.pause(&path, &mut ledger),
                Wish::Stop(path) => logs.stop(&path, &mut ledger),
                Wish::KeysChanged => logs.keys_changed(),
                Wish::End => return logs.save(&mut ledger),
            }
            wish = wishes.try_recv().ok();
        }
        let control = context.following.next_reading();
        logs.round(&mut ledger, &control, &locked);
    }
}

fn tell(context: &Context, news: FollowNews) {
    context.emit(None, EventKind::Follow(news));
}
