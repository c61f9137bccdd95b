//! The logs that are followed, one by one: what is kept of each, and how it goes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

use super::tell;
use crate::backend::context::Context;
use crate::backend::intake::{self, Follower, Reads, SharedIndex, SharedLedger, Shelf as _, Trouble};
use crate::backend::jobs::notified::Notified;
use crate::backend::protocol::follow::{FollowNews, FollowRefusal, FollowState, FollowWish, Followed};
use crate::domain::AccountId;
use crate::ledger::LedgerError;
use crate::webhooks::import::{Control, Counts};
use crate::webhooks::verify::Keys;

/// The setting that says what is followed.
const FOLLOWED: &str = "followed";

/// Looking takes no more than about this part of the time: where it takes long, it is done less often.
const SHARE: u32 = 100;

/// The longest wait between two looks, so that a callback still shows within a second.
const LONGEST: Duration = Duration::from_millis(700);

/// How soon something that failed is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// How soon a key that is not at hand is asked for again while notifications wait for it.
const KEY_AGAIN: Duration = Duration::from_secs(20);

/// How long what is known of all notifications is held in memory for the next one.
const HELD: Duration = Duration::from_mins(1);

/// What is kept of a log over restarts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    path: String,
    account: Option<AccountId>,
    is_paused: bool,
    came: u64,
    /// In milliseconds since 1970.
    last: Option<i64>,
}

struct Log {
    kept: Kept,
    /// None until it is looked at first.
    follower: Option<Follower>,
    state: FollowState,
    /// When it is looked at again, if that is not at the next look.
    not_before: Option<Instant>,
}

impl Log {
    fn new(kept: Kept) -> Self {
        let state = if kept.is_paused { FollowState::Paused } else { FollowState::Reading };
        Self { kept, follower: None, state, not_before: None }
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(&self.kept.path)
    }

    fn now(&self) -> Followed {
        Followed {
            path: self.path(),
            account: self.kept.account,
            state: self.state.clone(),
            files: self.follower.as_ref().map_or(0, Follower::count),
            came: self.kept.came,
            last: self.kept.last.and_then(|at| Timestamp::from_millisecond(at).ok()),
        }
    }
}

/// The keys of all accounts or of one, as they are at hand.
struct KeyRing {
    of: Option<AccountId>,
    keys: Keys,
    keyless: HashSet<AccountId>,
    asked: Instant,
}

/// The logs that are followed.
pub(super) struct Logs<'a> {
    context: &'a Arc<Context>,
    runtime: &'a Handle,
    all: Vec<Log>,
    rings: Vec<KeyRing>,
    index: Option<SharedIndex>,
    /// When something was read the last time.
    read_at: Option<Instant>,
    wait: Duration,
}

/// What came of a look.
enum Looked {
    Nothing { still: bool },
    Read { more: bool },
}

impl<'a> Logs<'a> {
    /// What was followed when Cobro ended.
    pub(super) fn load(
        context: &'a Arc<Context>,
        runtime: &'a Handle,
        ledger: &SharedLedger<'_>,
    ) -> Result<Self, LedgerError> {
        let kept = ledger.setting::<Vec<Kept>>(FOLLOWED)?.unwrap_or_default();
        let all = kept.into_iter().map(Log::new).collect();
        Ok(Self { context, runtime, all, rings: Vec::new(), index: None, read_at: None, wait: Duration::ZERO })
    }

    /// How it goes with each.
    pub(super) fn now(&self) -> Vec<Followed> {
        self.all.iter().map(Log::now).collect()
    }

    /// How long until the next look; none if nothing is followed.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.all.iter().any(|log| !log.kept.is_paused).then_some(self.wait)
    }

    /// Follows what is wished.
    pub(super) fn begin(&mut self, wish: FollowWish, ledger: &mut SharedLedger<'_>) {
        match ledger.reader().accounts() {
            Ok(accounts) if accounts.is_empty() => return self.refuse(FollowRefusal::NoAccount),
            Ok(_) => {}
            Err(error) => return self.refuse(FollowRefusal::Failed(error.into())),
        }
        let account = wish.account;
        for path in wish.paths {
            let path = std::path::absolute(&path).unwrap_or(path);
            let Some(name) = path.to_str() else {
                self.refuse(FollowRefusal::NoText(path));
                continue;
            };
            if let Some(log) = self.all.iter_mut().find(|log| log.kept.path == name) {
                *log = Log::new(Kept { is_paused: false, account, ..log.kept.clone() });
            } else {
                let kept = Kept { path: name.to_owned(), account, is_paused: false, came: 0, last: None };
                self.all.push(Log::new(kept));
            }
        }
        self.wait = Duration::ZERO;
        self.keep(ledger);
    }

    /// Follows a log no longer until it is begun again.
    pub(super) fn pause(&mut self, path: &Path, ledger: &mut SharedLedger<'_>) {
        let Some(log) = self.all.iter_mut().find(|log| log.path() == path) else { return };
        let saved = log.follower.take().map_or(Ok(()), |mut follower| follower.save(ledger));
        *log = Log::new(Kept { is_paused: true, ..log.kept.clone() });
        self.said(saved);
        self.keep(ledger);
    }

    /// Follows a log no longer and forgets it.
    pub(super) fn stop(&mut self, path: &Path, ledger: &mut SharedLedger<'_>) {
        self.all.retain(|log| log.path() != path);
        let forgotten = Follower::forget(path, ledger);
        self.said(forgotten);
        self.keep(ledger);
    }

    /// Accounts or keys are other ones now: what waits for one is looked at again.
    pub(super) fn keys_changed(&mut self) {
        self.rings.clear();
        for log in &mut self.all {
            log.not_before = None;
        }
    }

    /// Keeps how far everything was read.
    pub(super) fn save(&mut self, ledger: &mut SharedLedger<'_>) -> Result<(), LedgerError> {
        self.all.iter_mut().filter_map(|log| log.follower.as_mut()).try_for_each(|follower| follower.save(ledger))
    }

    /// Looks at every log once, and reads what is new.
    pub(super) fn round<'n>(
        &mut self,
        ledger: &mut SharedLedger<'_>,
        control: &Control,
        notified: &impl Fn() -> MutexGuard<'n, Notified<'a>>,
    ) where
        'a: 'n,
    {
        let (begun, mut has_read, mut has_more, mut is_still) = (Instant::now(), false, false, true);
        for at in 0..self.all.len() {
            if control.is_cancelled() {
                has_more = true;
                break;
            }
            let log = &self.all[at];
            if log.kept.is_paused || log.not_before.is_some_and(|at| begun < at) {
                continue;
            }
            match self.look(at, ledger, control, notified) {
                Ok(Looked::Nothing { still }) => is_still &= still,
                Ok(Looked::Read { more }) => (has_read, has_more) = (true, has_more | more),
                Err(error) => self.failed(at, error),
            }
        }
        if has_read {
            self.read_at = Some(Instant::now());
        } else if self.read_at.is_some_and(|at| at.elapsed() > HELD) {
            (self.index, self.read_at) = (None, None);
        }
        self.wait = match (has_more, has_read || !is_still) {
            (true, _) => Duration::ZERO,
            (false, true) => intake::BEAT,
            (false, false) => (begun.elapsed() * SHARE).clamp(intake::BEAT, LONGEST),
        };
    }

    fn look<'n>(
        &mut self,
        at: usize,
        ledger: &mut SharedLedger<'_>,
        control: &Control,
        notified: &impl Fn() -> MutexGuard<'n, Notified<'a>>,
    ) -> Result<Looked, LedgerError>
    where
        'a: 'n,
    {
        let mut follower = match self.all[at].follower.take() {
            Some(follower) => follower,
            None => Follower::new(ledger, self.all[at].path())?,
        };
        let tasks = follower.look();
        let (mut waits_for, mut counts) = (None, Counts::default());
        if tasks.is_empty() {
            follower.save_if_due(ledger)?;
        } else {
            let ring = self.ring(self.all[at].kept.account, ledger)?;
            let reads = Reads { keys: &ring.keys, keyless: &ring.keyless, now: self.context.clock.now() };
            notified().open = ledger.reader().open_orders()?.into_iter().map(|order| order.key).collect();
            let told = follower.read(&tasks, ledger, &mut self.index, reads, control)?;
            notified().finish(ledger.reader())?;
            self.rings.push(ring);
            waits_for = told.waits_for;
            counts = told.read.iter().map(|(_, summary)| summary.counts()).fold(counts, Counts::and);
        }
        let (more, still) = (follower.has_more(), follower.is_still());
        let log = &mut self.all[at];
        log.not_before = waits_for.map(|_| Instant::now() + KEY_AGAIN);
        log.state = match (waits_for, follower.trouble()) {
            (Some(account), _) => FollowState::NoKey(account),
            (None, _) if more => FollowState::Reading,
            (None, None) => FollowState::Watching,
            (None, Some(Trouble::NotThere)) => FollowState::NotThere,
            (None, Some(Trouble::Unreadable { path, is_denied, words })) => {
                FollowState::Unreadable { path: path.clone(), is_denied: *is_denied, words: words.clone() }
            }
        };
        log.follower = Some(follower);
        if counts.deliveries > 0 {
            log.kept.came += counts.deliveries;
            log.kept.last = Some(self.context.clock.now().as_millisecond());
            tell(self.context, FollowNews::Came { path: log.path(), counts });
            self.keep(ledger);
        }
        Ok(if tasks.is_empty() { Looked::Nothing { still } } else { Looked::Read { more } })
    }

    /// The keys, as they are at hand. Those that are missing are asked for again after a while.
    fn ring(&mut self, of: Option<AccountId>, ledger: &SharedLedger<'_>) -> Result<KeyRing, LedgerError> {
        let known = self.rings.iter().position(|ring| ring.of == of).map(|at| self.rings.swap_remove(at));
        if let Some(ring) = known.filter(|ring| ring.keyless.is_empty() || ring.asked.elapsed() < KEY_AGAIN / 2) {
            return Ok(ring);
        }
        let mut accounts = ledger.reader().accounts()?;
        accounts.retain(|account| of.is_none_or(|wanted| account.id == wanted));
        let histories = ledger.reader().all_account_keys()?;
        let (keys, missing) = self.runtime.block_on(intake::keys(self.context.shelf(), &accounts, &histories));
        let keyless = missing.into_iter().map(|(id, _)| id).collect();
        Ok(KeyRing { of, keys, keyless, asked: Instant::now() })
    }

    /// What was read before is in the ledger; the rest is tried again from where that ended.
    fn failed(&mut self, at: usize, error: LedgerError) {
        tracing::warn!(%error, "a log that is followed could not be read into the ledger");
        let log = &mut self.all[at];
        (log.follower, log.not_before) = (None, Some(Instant::now() + AGAIN));
        log.state = FollowState::Failed(error.into());
        self.index = None;
    }

    /// Keeps what is followed.
    fn keep(&self, ledger: &mut SharedLedger<'_>) {
        let kept: Vec<Kept> = self.all.iter().map(|log| log.kept.clone()).collect();
        self.said(ledger.save_setting(FOLLOWED, kept));
    }

    fn said(&self, done: Result<(), LedgerError>) {
        if let Err(error) = done {
            self.refuse(FollowRefusal::Failed(error.into()));
        }
    }

    fn refuse(&self, refusal: FollowRefusal) {
        tell(self.context, FollowNews::Refused(refusal));
    }
}
