//! Importing webhook logs while the window is open: on a thread of its own, through the same pipeline as the command
//! line.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::notified::Notified;
use crate::backend::context::Context;
use crate::backend::intake::{self, Found, Input, News, SharedLedger};
use crate::backend::protocol::webhooks::{
    BrokenOff, Example, ExampleKind, FileReport, ImportEnd, ImportNews, ImportProgress, ImportRefusal, ImportReport,
    ImportWish, LogSource,
};
use crate::backend::protocol::{CallError, EventKind};
use crate::domain::{AccountId, OrderKey};
use crate::ledger::{LedgerError, LedgerReader};
use crate::webhooks::delivery::Place;
use crate::webhooks::import::{Control, Doubt, Summary};
use crate::webhooks::verify::Keys;

/// How often progress is told.
const BEAT: Duration = Duration::from_millis(100);
/// What a pasted text is called in places.
const PASTED: &str = "pasted text";

/// The import that runs, if one does.
#[derive(Default)]
pub(in crate::backend) struct Running(Mutex<Option<Arc<Control>>>);

impl Running {
    /// Begins one, unless one runs; it counts as running as long as the guard lives.
    fn begin(&self) -> Option<(Arc<Control>, Begun<'_>)> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        running.is_none().then(|| (Arc::clone(running.insert(Arc::default())), Begun(self)))
    }

    /// Ends it soon; what is stored stays.
    pub(in crate::backend) fn cancel(&self) {
        if let Some(control) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            control.cancel();
        }
    }
}

/// An import runs as long as this lives, also if its job ends by a mistake of ours.
struct Begun<'a>(&'a Running);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Imports logs.
pub(in crate::backend) async fn import(context: Arc<Context>, wish: ImportWish) {
    let Some((control, begun)) = context.importing.begin() else {
        return tell(&context, ImportNews::Refused(ImportRefusal::Busy));
    };
    let news = match prepare(&context, wish).await {
        Ok(prepared) => ImportNews::Ended(Box::new(carry_out(&context, prepared, control).await)),
        Err(refusal) => ImportNews::Refused(refusal),
    };
    drop(begun); // whoever is told that it ended may begin another
    tell(&context, news);
    broken_off(context).await;
}

/// Takes up the import that was broken off.
pub(in crate::backend) async fn resume(context: Arc<Context>) {
    match context.ledger.read(intake::broken_off).await {
        Ok(Some(found)) => {
            import(context, ImportWish { source: LogSource::Paths(found.files), account: found.account }).await;
        }
        Ok(None) => tell(&context, ImportNews::Refused(ImportRefusal::NoneBrokenOff)),
        Err(error) => tell(&context, ImportNews::Refused(ImportRefusal::Failed(error.into()))),
    }
}

/// Lets the import that was broken off be.
pub(in crate::backend) async fn forget(context: Arc<Context>) {
    if let Err(error) = context.ledger.call(intake::forget).await {
        context.emit(None, EventKind::JobFailed(error.to_string()));
    }
    broken_off(context).await;
}

/// Tells whether an import was broken off.
pub(in crate::backend) async fn broken_off(context: Arc<Context>) {
    match context.ledger.read(intake::broken_off).await {
        Ok(found) => {
            let found = found.map(|found| BrokenOff {
                name: found.files.first().map(|path| path.display().to_string()).unwrap_or_default(),
                files: found.files.len(),
                done: found.done as usize,
            });
            tell(&context, ImportNews::BrokenOff(found));
        }
        Err(error) => tracing::warn!(%error, "nobody can tell whether an import was broken off"),
    }
}

fn tell(context: &Context, news: ImportNews) {
    context.emit(None, EventKind::Import(news));
}

/// Everything an import needs.
struct Prepared {
    inputs: Vec<Input>,
    passed_over: usize,
    account: Option<AccountId>,
    keys: Keys,
    keyless: Vec<AccountId>,
    open: HashSet<OrderKey>,
}

async fn prepare(context: &Arc<Context>, wish: ImportWish) -> Result<Prepared, ImportRefusal> {
    let failed = |error: LedgerError| ImportRefusal::Failed(error.into());
    let mut accounts = context.ledger.read(LedgerReader::accounts).await.map_err(failed)?;
    accounts.retain(|account| wish.account.is_none_or(|wanted| account.id == wanted));
    if accounts.is_empty() {
        return Err(ImportRefusal::NoAccount);
    }
    let found = find(wish.source).await?;
    if found.inputs.is_empty() {
        return Err(ImportRefusal::NoLogs(found.passed_over.len()));
    }
    let histories = context.ledger.read(LedgerReader::all_account_keys).await.map_err(failed)?;
    let (keys, missing) = intake::keys(context.shelf(), &accounts, &histories).await;
    let open = context.ledger.read(LedgerReader::open_orders).await.map_err(failed)?;
    Ok(Prepared {
        inputs: found.inputs,
        passed_over: found.passed_over.len(),
        account: wish.account,
        keys,
        keyless: missing.into_iter().map(|(id, _)| id).collect(),
        open: open.into_iter().map(|order| order.key).collect(),
    })
}

/// What is there to be read.
async fn find(source: LogSource) -> Result<Found, ImportRefusal> {
    let paths = match source {
        LogSource::Text(text) => {
            let inputs = vec![Input::Text(PASTED.to_owned(), text)];
            return Ok(Found { inputs, ..Found::default() });
        }
        LogSource::Paths(paths) => paths,
    };
    let walk = move || {
        for path in &paths {
            let not_there = |error: std::io::Error| ImportRefusal::NotThere {
                path: path.display().to_string(),
                words: error.to_string(),
            };
            std::fs::metadata(path).map_err(not_there)?;
        }
        let first = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
        intake::walk(&paths).map_err(|error| ImportRefusal::NotThere { path: first, words: error.to_string() })
    };
    let mistake = |error: tokio::task::JoinError| ImportRefusal::Failed(CallError::Ledger(error.to_string()));
    tokio::task::spawn_blocking(walk).await.map_err(mistake)?
}

/// Runs the pipeline on its thread and tells how far it is.
async fn carry_out(context: &Arc<Context>, prepared: Prepared, control: Arc<Control>) -> ImportReport {
    let Prepared { inputs, passed_over, account, keys, keyless, open } = prepared;
    let begun = Instant::now();
    let sizes: Vec<Option<u64>> = inputs.iter().map(Input::size).collect();
    let names: Vec<String> = inputs.iter().map(Input::name).collect();
    let mut progress = ImportProgress {
        name: names.first().cloned().unwrap_or_default(),
        files: names.len(),
        total: sizes.iter().copied().sum(),
        ..ImportProgress::default()
    };
    tell(context, ImportNews::Running(progress.clone()));
    let (done, mut waiting) = oneshot::channel();
    let (shared, held) = (Arc::clone(context), Arc::clone(&control));
    let spawned = std::thread::Builder::new().name("import".to_owned()).spawn(move || {
        let work = Work { context: &shared, inputs: &inputs, account, keys: &keys, control: &held };
        done.send(work.run(open)).ok(); // nobody waits: Cobro has ended
    });
    let outcome = if let Err(error) = spawned {
        Err(LedgerError::Sqlite(format!("the system gives no thread: {error}")))
    } else {
        let mut is_ending = false;
        loop {
            tokio::select! {
                outcome = &mut waiting => break outcome.unwrap_or(Err(LedgerError::Panicked)),
                () = context.ended(), if !is_ending => {
                    is_ending = true;
                    control.cancel();
                }
                () = tokio::time::sleep(BEAT) => {
                    progress.read = control.bytes_read();
                    progress.elapsed = begun.elapsed();
                    progress.counts = control.counts();
                    // Judged and stored by thousands, met one by one.
                    progress.counts.deliveries = control.deliveries();
                    progress.is_cancelled = control.is_cancelled();
                    tell(context, ImportNews::Running(progress.clone()));
                }
            }
        }
    };
    let (end, summary, asked, has_unasked) = match outcome {
        Ok(Outcome { summary, asked, has_unasked }) => {
            let end = if summary.is_cancelled { ImportEnd::Cancelled } else { ImportEnd::Done };
            (end, summary, asked, has_unasked)
        }
        Err(error) => (ImportEnd::Failed(error.into()), Summary::default(), 0, false),
    };
    let files = names.iter().zip(sizes).enumerate().map(|(i, (name, size))| FileReport {
        name: name.clone(),
        size,
        counts: summary.files.get(i).copied().unwrap_or_default(),
    });
    ImportReport {
        counts: if matches!(end, ImportEnd::Failed(_)) { control.counts() } else { summary.counts() },
        files: files.collect(),
        passed_over,
        examples: examples(&summary, &names),
        span: summary.span,
        read: control.bytes_read(),
        elapsed: begun.elapsed(),
        keyless,
        asked,
        has_unasked,
        needs_a_person: summary.needs_a_person(),
        end,
    }
}

fn examples(summary: &Summary, names: &[String]) -> Vec<Example> {
    let example = |kind, at: &Place, text: &str| {
        let file = names.get(at.file as usize).map_or("", String::as_str);
        Example { kind, place: format!("{file}:{}", at.line), text: text.to_owned() }
    };
    let collisions = summary.collisions.iter().map(|at| example(ExampleKind::Collision, at, ""));
    let doubts = summary.doubts.iter().map(|Doubt { verdict, merchant_id, place }| {
        let kind = ExampleKind::Doubt { verdict: *verdict, merchant_id: merchant_id.clone() };
        example(kind, place, "")
    });
    let faults = summary.fault_examples.iter().map(|(fault, at)| example(ExampleKind::Fault(fault.clone()), at, ""));
    let skips = summary.skip_examples.iter().map(|(skip, at, text)| example(ExampleKind::Skip(*skip), at, text));
    collisions.chain(doubts).chain(faults).chain(skips).collect()
}

/// What the import's own thread does.
struct Work<'a> {
    context: &'a Arc<Context>,
    inputs: &'a [Input],
    account: Option<AccountId>,
    keys: &'a Keys,
    control: &'a Control,
}

struct Outcome {
    summary: Summary,
    asked: usize,
    has_unasked: bool,
}

impl Work<'_> {
    fn run(&self, open: HashSet<OrderKey>) -> Result<Outcome, LedgerError> {
        let notified = Mutex::new(Notified::new(self.context, open));
        let locked = || notified.lock().unwrap_or_else(PoisonError::into_inner);
        let take = |reader: &LedgerReader, news: &[News]| locked().take(reader, news);
        let mut ledger = SharedLedger::open(self.context.ledger.clone(), &self.context.index, take)?;
        intake::remember(&mut ledger, self.inputs, self.account)?;
        let now = self.context.clock.now();
        let summary = intake::run(&mut ledger, self.inputs, self.keys, now, self.control)?;
        let (asked, has_unasked) = locked().finish(ledger.reader())?;
        Ok(Outcome { summary, asked, has_unasked })
    }
}
