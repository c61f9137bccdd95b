//! The threads that own the connections: one that writes and one that reads, each with a bounded queue.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

use super::{Ledger, LedgerError, LedgerReader};
use crate::domain::observation::Interpreter;

/// Most jobs that wait; whoever brings one more waits too.
const QUEUE: usize = 256;

type Job<C> = Box<dyn FnOnce(&mut C) + Send>;

/// The ledger on threads of its own. Dropping it does what is queued, writes everything into the file, and waits for
/// the threads to end.
pub struct LedgerThread {
    // Fields are dropped in this order: the connection that writes closes last and leaves one tidy file.
    reader: Worker<LedgerReader>,
    writer: Worker<Ledger>,
}

/// Brings work to the ledger's threads. Cheap to clone; does not keep the threads alive.
#[derive(Clone)]
pub struct LedgerHandle {
    reader: Queue<LedgerReader>,
    writer: Queue<Ledger>,
}

impl LedgerThread {
    /// Opens the ledger, making it if there is none, and starts its threads.
    pub fn start(path: &Path, reads: Arc<dyn Interpreter>) -> Result<Self, LedgerError> {
        let ledger = Ledger::open(path, Arc::clone(&reads))?;
        let reader = LedgerReader::open(path, reads)?;
        Ok(Self { reader: Worker::start("ledger-reader", reader)?, writer: Worker::start("ledger", ledger)? })
    }

    /// A handle for whoever needs the ledger.
    pub fn handle(&self) -> LedgerHandle {
        LedgerHandle { reader: self.reader.queue(), writer: self.writer.queue() }
    }

    /// Does what is queued, then closes the ledger; the same as dropping, with a name.
    pub fn shutdown(self) {
        drop(self);
    }
}

impl LedgerHandle {
    /// Does `work` on the connection that writes, after everything that was brought before.
    ///
    /// [`LedgerError::Closed`] once the ledger is closed, [`LedgerError::Panicked`] if `work` panics.
    pub async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        self.writer.call(work, false).await
    }

    /// [`Self::call`] for threads without a runtime; panics inside one.
    pub fn call_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        self.writer.call_blocking(work)
    }

    /// Does `work` on the connection that reads, beside whatever is being written; not if nobody waits for it any more
    /// once it is its turn.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&LedgerReader) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        self.reader.call(|reader| work(reader), true).await
    }

    /// [`Self::read`] for threads without a runtime; panics inside one.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&LedgerReader) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        self.reader.call_blocking(|reader| work(reader))
    }
}

/// A thread that owns a connection. The only lasting sender is here, so that the queue ends with it.
struct Worker<C> {
    sender: Option<mpsc::Sender<Job<C>>>,
    thread: Option<JoinHandle<()>>,
}

impl<C: Send + 'static> Worker<C> {
    fn start(name: &str, mut connection: C) -> Result<Self, LedgerError> {
        let (sender, mut jobs) = mpsc::channel::<Job<C>>(QUEUE);
        let run = move || {
            while let Some(job) = jobs.blocking_recv() {
                job(&mut connection);
            }
        };
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .map_err(|error| LedgerError::Sqlite(format!("no thread can be started: {error}")))?;
        Ok(Self { sender: Some(sender), thread: Some(thread) })
    }

    fn queue(&self) -> Queue<C> {
        let sender = self.sender.as_ref().expect("the sender is there until the worker is dropped");
        Queue { sender: sender.downgrade() }
    }
}

impl<C> Drop for Worker<C> {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("a ledger thread ended by a panic");
        }
    }
}

struct Queue<C> {
    sender: mpsc::WeakSender<Job<C>>,
}

impl<C> Clone for Queue<C> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone() }
    }
}

impl<C> Queue<C> {
    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut C) -> Result<T, LedgerError> + Send + 'static,
        can_be_left: bool,
    ) -> Result<T, LedgerError> {
        let (job, reply) = pack(work, can_be_left);
        // The sender lives only until the job is queued: a reply that is waited for keeps no thread alive.
        let sender = self.sender.upgrade().ok_or(LedgerError::Closed)?;
        sender.send(job).await.or(Err(LedgerError::Closed))?;
        drop(sender);
        reply.await.unwrap_or(Err(LedgerError::Closed))
    }

    fn call_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut C) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let (job, reply) = pack(work, false);
        let sender = self.sender.upgrade().ok_or(LedgerError::Closed)?;
        sender.blocking_send(job).or(Err(LedgerError::Closed))?;
        drop(sender);
        reply.blocking_recv().unwrap_or(Err(LedgerError::Closed))
    }
}

/// Makes a job that reports back. A panic inside becomes an error; the transaction it interrupted is rolled back
/// while the stack unwinds, so the connection is fit for the next job. A job that `can_be_left` is, if nobody waits for
/// it any more once it is its turn.
fn pack<C, T: Send + 'static>(
    work: impl FnOnce(&mut C) -> Result<T, LedgerError> + Send + 'static,
    can_be_left: bool,
) -> (Job<C>, oneshot::Receiver<Result<T, LedgerError>>) {
    let (sender, receiver) = oneshot::channel();
    let job = Box::new(move |connection: &mut C| {
        if can_be_left && sender.is_closed() {
            return;
        }
        let done = catch_unwind(AssertUnwindSafe(|| work(connection))).unwrap_or(Err(LedgerError::Panicked));
        sender.send(done).ok(); // nobody waits any more
    });
    (job, receiver)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Words, key, prepared, queried};
    use super::*;
    use crate::domain::{OrderState, OrdersQuery};

    fn start() -> (tempfile::TempDir, LedgerThread) {
        let folder = tempfile::tempdir().expect("a folder");
        let thread = LedgerThread::start(&folder.path().join("ledger.sqlite3"), Arc::new(Words)).expect("started");
        (folder, thread)
    }

    #[tokio::test]
    async fn what_is_written_can_be_read_at_once() {
        let (_folder, thread) = start();
        let handle = thread.handle();
        let order = handle.call(|ledger| ledger.append(&prepared(1, &key("A"), "5"))).await.expect("appended");
        assert_eq!(order.state, OrderState::NotSent);
        let read = handle.read(|reader| reader.order(&key("A"))).await.expect("read").expect("there");
        assert_eq!(read.order, order);
    }

    #[test]
    fn a_panic_is_told_and_undone_and_the_thread_goes_on() {
        let (_folder, thread) = start();
        let handle = thread.handle();
        let error = handle.call_blocking(|ledger| {
            ledger.write(|tx| -> Result<(), LedgerError> {
                tx.execute("INSERT INTO settings VALUES ('k', '1')", [])?;
                panic!("on purpose");
            })
        });
        assert_eq!(error, Err(LedgerError::Panicked));
        assert_eq!(handle.call_blocking(|ledger| ledger.setting::<u32>("k")), Ok(None));
        handle.call_blocking(|ledger| ledger.save_setting("k", &2)).expect("the thread goes on");
        assert_eq!(handle.read_blocking(|reader| reader.setting("k")), Ok(Some(2)));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_question_that_nobody_asks_any_more_is_left() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let (_folder, thread) = start();
        let handle = thread.handle();
        let ((begin, begun), (end, ended)) = (oneshot::channel(), std::sync::mpsc::sync_channel::<()>(1));
        let first = handle.clone();
        let long = move |_: &LedgerReader| {
            begin.send(()).expect("waited for");
            ended.recv().expect("told");
            Ok(())
        };
        let first = tokio::spawn(async move { first.read(long).await });
        begun.await.expect("it is its turn");
        let is_done = Arc::new(AtomicBool::new(false));
        let (second, done) = (handle.clone(), Arc::clone(&is_done));
        let short = move |_: &LedgerReader| {
            done.store(true, Ordering::Relaxed);
            Ok(())
        };
        let ask = async move { second.read(short).await };
        let left = tokio::time::timeout(std::time::Duration::from_millis(50), ask).await;
        assert!(left.is_err(), "it waits for the first");
        end.send(()).expect("it waits");
        first.await.expect("joined").expect("answered");
        handle.read(|_| Ok(())).await.expect("the thread goes on");
        assert!(!is_done.load(Ordering::Relaxed));
    }

    #[tokio::test]
    async fn closing_does_what_is_queued_and_leaves_one_file() {
        let (folder, thread) = start();
        let handle = thread.handle();
        let (begin, begun) = std::sync::mpsc::sync_channel::<()>(0);
        let jobs = (0..40).map(|i| {
            let handle = handle.clone();
            let record = prepared(i, &key(&format!("N{i}")), "5");
            handle.writer.sender.upgrade().expect("open").try_send(Box::new(move |ledger: &mut Ledger| {
                ledger.append(&record).expect("appended");
            }))
        });
        let first = handle.writer.sender.upgrade().expect("open");
        first.try_send(Box::new(move |_| begun.recv().expect("begun"))).expect("room");
        drop(first);
        for queued in jobs {
            queued.expect("room");
        }
        begin.send(()).expect("the first job waits");
        thread.shutdown();
        assert_eq!(handle.call(|_| Ok(())).await, Err(LedgerError::Closed));
        assert_eq!(handle.read(|_| Ok(())).await, Err(LedgerError::Closed));
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!(names, ["ledger.sqlite3"], "the log was written into the file");
        let reader = LedgerReader::open(&folder.path().join("ledger.sqlite3"), Arc::new(Words)).expect("opened");
        let query = OrdersQuery { limit: 1, ..OrdersQuery::default() };
        assert_eq!(reader.orders(&query).expect("read").total, 40);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn reading_goes_on_during_a_burst_of_writing() {
        let (_folder, thread) = start();
        let handle = thread.handle();
        let (busy, stop) = (handle.clone(), Arc::new(std::sync::atomic::AtomicBool::new(false)));
        let stopped = Arc::clone(&stop);
        // One long transaction: a reader that waited for writers would wait for it in vain.
        let writing = tokio::spawn(async move {
            let work = move |ledger: &mut Ledger| {
                ledger.write(|tx| {
                    tx.execute("INSERT INTO settings VALUES ('burst', '1')", [])?;
                    while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
                        std::thread::yield_now();
                    }
                    Ok(())
                })?;
                ledger.append(&queried(1, &key("A"), "PAYING 5"))
            };
            busy.call(work).await
        });
        for _ in 0..20 {
            let page = handle.read(|reader| reader.orders(&OrdersQuery::default())).await.expect("read");
            assert_eq!(page.total, 0);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        writing.await.expect("joined").expect("appended");
        let page = handle.read(|reader| reader.orders(&OrdersQuery::default())).await.expect("read");
        assert_eq!(page.total, 1);
    }
}
