//! `cobro import`: webhook logs into the ledger, without a display.

use std::collections::{BTreeMap, HashSet};
use std::convert::Infallible;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use secrecy::SecretString;

use super::cli::{Cli, ImportOptions};
use super::{Ending, VAULT_TAG, folders, say, window};
use crate::backend::clock::Clock;
use crate::backend::intake::{self, Follower, Input, Reads};
use crate::backend::keys::KeyShelf;
use crate::domain::exception::ExceptionKind;
use crate::domain::{Account, AccountId, AccountKeys, Catalogue};
use crate::gateway::reading::Reader;
use crate::ledger::{self, Ledger, LedgerError};
use crate::platform::InstanceLock;
use crate::sandbox;
use crate::vault::{OsKeyring, Vault};
use crate::webhooks::delivery::{Place, Skip};
use crate::webhooks::import::{self, Control, MemoryStore, Summary};
use crate::webhooks::readers::Begin;
use crate::webhooks::verify::{Keys, Verdict};

/// How often progress is told.
const BEAT: Duration = Duration::from_millis(500);

/// Runs the command.
pub(super) fn run(cli: &Cli, options: &ImportOptions) -> Result<Ending, String> {
    let folders = folders(cli).map_err(|error| error.to_string())?;
    let _lock = InstanceLock::acquire(folders.data()).map_err(|error| error.to_string())?;
    let catalogue = Arc::new(window::catalogue(&folders));
    let path = folders.ledger();
    let failed = |error: LedgerError| error.at(&path);
    let reader = Reader::new(Arc::clone(&catalogue));
    // As at the start of the window: what an earlier version folded otherwise is folded anew.
    ledger::refold_if_read_otherwise(&path, &reader, &reader.version()).map_err(failed)?;
    let mut ledger = Ledger::open(&path, Arc::new(reader)).map_err(failed)?;
    let accounts = chosen(ledger.accounts().map_err(failed)?, options.account.as_deref())?;
    let keys = if cli.sandbox {
        sandbox_keys(&accounts, &catalogue)
    } else {
        let tag = ledger.setting::<String>(VAULT_TAG).map_err(failed)?.unwrap_or_default();
        let histories = ledger.all_account_keys().map_err(failed)?;
        merchant_keys(&accounts, &histories, &tag, options.key_stdin)?
    };
    if options.follow {
        return follow(&mut ledger, options, &keys).map(|never| match never {});
    }
    let inputs = intake::logs_in(&options.files).map_err(|error| error.to_string())?;
    let missing = |input: &&Input| matches!(input, Input::File(path) if !path.exists());
    if let Some(input) = inputs.iter().find(missing) {
        return Err(format!("there is no {}", input.name()));
    }
    let control = Control::default();
    let now = Clock::system().now();
    let summary = with_progress(&inputs, &control, || {
        if options.dry_run {
            let logs: Vec<_> = inputs.iter().map(Input::log).collect();
            let Ok(summary) = import::import(logs, Begin::default(), &keys, now, &mut MemoryStore::default(), &control);
            return Ok(summary);
        }
        intake::remember(&mut ledger, &inputs, options.account.as_ref().map(|_| accounts[0].id)).map_err(failed)?;
        intake::run(&mut ledger, &inputs, &keys, now, &control).map_err(failed)
    })?;
    let names: Vec<String> = inputs.iter().map(Input::name).collect();
    let exceptions = open_exceptions(&ledger, &accounts, now).map_err(failed)?;
    let report =
        if options.json { as_json(&summary, &names, &exceptions) } else { as_text(&summary, &names, &exceptions) };
    writeln!(io::stdout().lock(), "{report}").map_err(|error| error.to_string())?;
    let needs_a_person = summary.needs_a_person() || !exceptions.is_empty();
    Ok(if needs_a_person { Ending::NeedsAPerson } else { Ending::Done })
}

/// How many exceptions of these accounts are open, by kind; kinds without any are left out.
fn open_exceptions(
    ledger: &Ledger,
    accounts: &[Account],
    now: Timestamp,
) -> Result<Vec<(ExceptionKind, u32)>, LedgerError> {
    let mut open: Vec<(ExceptionKind, u32)> = ExceptionKind::ALL.into_iter().map(|kind| (kind, 0)).collect();
    for account in accounts {
        let counts = ledger.exception_counts(Some(account.id), now)?;
        for (kind, count) in &mut open {
            *count += counts.of_kind(*kind, false);
        }
    }
    open.retain(|(_, count)| *count > 0);
    Ok(open)
}

/// Imports what is new in the files, look by look, until the process is ended.
fn follow(ledger: &mut Ledger, options: &ImportOptions, keys: &Keys) -> Result<Infallible, String> {
    if options.files.iter().any(|path| path == Path::new("-")) {
        return Err("standard input cannot be followed; name files or folders".to_owned());
    }
    let said = |error: LedgerError| error.to_string();
    let followers = options.files.iter().map(|path| Follower::new(ledger, path.clone()));
    let mut followers = followers.collect::<Result<Vec<_>, _>>().map_err(said)?;
    let (clock, control) = (Clock::system(), Control::default());
    let (mut index, keyless) = (None, HashSet::new());
    loop {
        let mut read = Vec::new();
        for follower in &mut followers {
            let tasks = follower.look();
            let reads = Reads { keys, keyless: &keyless, now: clock.now() };
            read.extend(follower.read(&tasks, ledger, &mut index, reads, &control).map_err(said)?.read);
            follower.save_if_due(ledger).map_err(said)?;
        }
        for (path, summary) in read {
            if summary.deliveries > 0 || summary.needs_a_person() {
                let names = [path.display().to_string()];
                // Without the exceptions: what is open is told by an import that ends.
                let report = if options.json { as_json(&summary, &names, &[]) } else { as_text(&summary, &names, &[]) };
                let mut out = io::stdout().lock();
                writeln!(out, "{report}").and_then(|()| out.flush()).map_err(|error| error.to_string())?;
            }
        }
        if !followers.iter().any(Follower::has_more) {
            std::thread::sleep(intake::BEAT);
        }
    }
}

/// All accounts, or the one with a name or a number.
fn chosen(accounts: Vec<Account>, wanted: Option<&str>) -> Result<Vec<Account>, String> {
    if accounts.is_empty() {
        return Err("there is no account yet; start Cobro once and add one".to_owned());
    }
    let Some(wanted) = wanted else { return Ok(accounts) };
    let names = accounts.iter().map(|account| account.name.as_str()).collect::<Vec<_>>().join(", ");
    let found: Vec<Account> = accounts
        .iter()
        .filter(|account| account.name == wanted || account.id.0.to_string() == wanted)
        .cloned()
        .collect();
    if found.is_empty() { Err(format!("there is no account '{wanted}'; there are: {names}")) } else { Ok(found) }
}

fn sandbox_keys(accounts: &[Account], catalogue: &Catalogue) -> Keys {
    let mut keys = Keys::default();
    for merchant in sandbox::default_merchants(catalogue) {
        for account in accounts.iter().filter(|account| account.merchant_id == merchant.merchant_id) {
            keys.add(intake::merchant_key(account, merchant.key.clone()));
        }
    }
    keys
}

/// The keys out of the keyring, or one from standard input.
fn merchant_keys(
    accounts: &[Account],
    histories: &BTreeMap<AccountId, AccountKeys>,
    tag: &str,
    from_stdin: bool,
) -> Result<Keys, String> {
    if from_stdin {
        let mut keys = Keys::default();
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map_err(|error| error.to_string())?;
        let key = SecretString::from(line.trim().to_owned());
        for account in accounts {
            keys.add(intake::merchant_key(account, key.clone()));
        }
        return Ok(keys);
    }
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let vault = Vault::start(Box::new(OsKeyring)).map_err(|error| error.to_string())?;
    let (keys, missing) = runtime.block_on(intake::keys(KeyShelf { vault: &vault, tag }, accounts, histories));
    for (id, why) in missing {
        let name = accounts.iter().find(|account| account.id == id).map_or("?", |account| account.name.as_str());
        say(&match why {
            None => format!("there is no key of account {name} in the keyring; nothing of it can be verified"),
            Some(error) => format!("the key of account {name}: {error}; nothing of it can be verified"),
        });
    }
    Ok(keys)
}

/// Does the work on a thread of its own, and says on stderr how far it is.
fn with_progress<T: Send>(
    inputs: &[Input],
    control: &Control,
    work: impl FnOnce() -> Result<T, String> + Send,
) -> Result<T, String> {
    let total: Option<u64> = inputs.iter().map(Input::size).sum();
    let is_terminal = io::stderr().is_terminal();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let (done, waiting) = sync_channel(1);
        let worker = std::thread::Builder::new().name("import".to_owned()).spawn_scoped(scope, move || {
            let result = work();
            done.send(result).ok();
        });
        worker.map_err(|error| format!("the system gives no thread: {error}"))?;
        loop {
            match waiting.recv_timeout(BEAT) {
                Ok(result) => {
                    if is_terminal {
                        write!(io::stderr(), "\r\x1b[K").ok();
                    }
                    return result;
                }
                Err(RecvTimeoutError::Timeout) => {
                    let line = progress(control, total, begun.elapsed());
                    let mut err = io::stderr().lock();
                    if is_terminal {
                        write!(err, "\r\x1b[K{line}").ok()
                    } else {
                        writeln!(err, "{line}").ok()
                    };
                    err.flush().ok();
                }
                Err(RecvTimeoutError::Disconnected) => return Err("a mistake in Cobro ended the import".to_owned()),
            }
        }
    })
}

fn progress(control: &Control, total: Option<u64>, elapsed: Duration) -> String {
    const MIB: u64 = 1024 * 1024;
    let read = control.bytes_read();
    let seconds = elapsed.as_secs().max(1);
    let rate = read / seconds;
    let left = total.filter(|_| rate > 0).map(|total| total.saturating_sub(read) / rate);
    let left = left.map_or_else(String::new, |left| format!(", {left} s left"));
    let of = total.map_or_else(String::new, |total| format!(" of {}", total / MIB));
    format!("{}{of} MiB, {} MiB/s{left}, {} notifications", read / MIB, rate / MIB, control.deliveries())
}

fn place(names: &[String], place: &Place) -> String {
    format!("{}:{}", names.get(place.file as usize).map_or("?", String::as_str), place.line)
}

fn words(verdict: Verdict) -> String {
    verdict.word().replace('_', " ")
}

fn as_text(summary: &Summary, names: &[String], exceptions: &[(ExceptionKind, u32)]) -> String {
    let mut lines = vec![format!(
        "{} notifications: {} new messages, {} known",
        summary.deliveries, summary.new_messages, summary.known_messages
    )];
    for verdict in Verdict::ALL.into_iter().filter(|verdict| summary.of_verdict(*verdict) > 0) {
        lines.push(format!("  {}: {}", summary.of_verdict(verdict), words(verdict)));
    }
    if summary.homeless > 0 {
        lines.push(format!("{} of merchants that have no account here, or about no order; not kept", summary.homeless));
    }
    let skipped = Skip::ALL.map(|skip| summary.of_skip(skip));
    if skipped.iter().any(|count| *count > 0) {
        lines.push(format!(
            "passed over: {} about payouts, {} other, {} lines of text",
            skipped[0], skipped[1], skipped[2]
        ));
    }
    for doubt in &summary.doubts {
        let merchant = match doubt.verdict {
            Verdict::NoKey if !doubt.merchant_id.is_empty() => format!(" for merchant {}", doubt.merchant_id),
            _ => String::new(),
        };
        lines.push(format!("{}: {}{merchant}", place(names, &doubt.place), words(doubt.verdict)));
    }
    for at in &summary.collisions {
        lines.push(format!("{}: ALARM, a valid signature stands over two different bodies", place(names, at)));
    }
    if summary.faults > 0 {
        lines.push(format!("{} places that cannot be read", summary.faults));
    }
    for (fault, at) in &summary.fault_examples {
        lines.push(format!("{}: {fault}", place(names, at)));
    }
    if !exceptions.is_empty() {
        let total: u32 = exceptions.iter().map(|(_, count)| count).sum();
        lines.push(format!("open exceptions in the ledger: {total}"));
        lines.extend(exceptions.iter().map(|(kind, count)| format!("  {count}: {}", kind.word().replace('_', " "))));
    }
    lines.join("\n")
}

fn as_json(summary: &Summary, names: &[String], exceptions: &[(ExceptionKind, u32)]) -> String {
    let verdicts: serde_json::Map<_, _> = Verdict::ALL
        .map(|verdict| (verdict.word().to_owned(), summary.of_verdict(verdict).into()))
        .into_iter()
        .collect();
    let [payouts, other, noise] = Skip::ALL.map(|skip| summary.of_skip(skip));
    let span = summary.span.map(|(first, last)| [first.to_string(), last.to_string()]);
    let doubts: Vec<_> = summary
        .doubts
        .iter()
        .map(|doubt| {
            let place = place(names, &doubt.place);
            serde_json::json!({ "verdict": doubt.verdict.word(), "merchant": doubt.merchant_id, "place": place })
        })
        .collect();
    let faults: Vec<_> = summary
        .fault_examples
        .iter()
        .map(|(fault, at)| serde_json::json!({ "fault": fault.to_string(), "place": place(names, at) }))
        .collect();
    let collisions: Vec<_> = summary.collisions.iter().map(|at| place(names, at)).collect();
    serde_json::json!({
        "deliveries": summary.deliveries, "new_messages": summary.new_messages, "known_messages": summary.known_messages,
        "verdicts": verdicts, "homeless": summary.homeless,
        "skipped": { "payouts": payouts, "other": other, "noise": noise },
        "faults": summary.faults, "fault_examples": faults, "doubts": doubts, "collisions": collisions,
        "span": span, "exceptions": exceptions.iter().map(|(kind, count)| (kind.word().to_owned(), (*count).into())).collect::<serde_json::Map<_, _>>(),
        "needs_a_person": summary.needs_a_person() || !exceptions.is_empty(),
    })
    .to_string()
}
