//! The commands that work without a display.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use secrecy::ExposeSecret as _;

use super::cli::{Cli, LedgerTask, SandboxOptions};
use super::{Ending, say};
use crate::backend::clock::Clock;
use crate::domain::Catalogue;
use crate::gateway::reading::Reader;
use crate::i18n::PayerLanguage;
use crate::instructions::listing;
use crate::ledger;
use crate::platform::InstanceLock;
use crate::sandbox::{self, Endpoint, Fault, Sandbox, SandboxConfig, When};

/// `cobro sandbox`: runs until it is interrupted.
pub(super) fn sandbox(options: &SandboxOptions) -> Result<Ending, String> {
    let fault = options.fault.as_deref().map(read_fault).transpose()?;
    let catalogue = Arc::new(match &options.markets {
        Some(file) => read_catalogue(file)?,
        None => Catalogue::built_in(),
    });
    for problem in &catalogue.problems {
        say(&format!("{}, line {}, {}: {}", problem.file, problem.line, problem.key, problem.message));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("sandbox")
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let clock = Clock::system();
        let config = SandboxConfig {
            port: options.port,
            prefix: sandbox::PREFIX.to_owned(),
            state_file: options.state.clone(),
            webhook_log: options.webhook_log.clone(),
            merchants: sandbox::default_merchants(&catalogue),
            catalogue: Arc::clone(&catalogue),
            now: Arc::new(move || clock.now()),
        };
        let sandbox = Sandbox::start(config)
            .await
            .map_err(|error| format!("the sandbox cannot listen on port {}: {error}", options.port))?;
        if let Some(fault) = fault {
            sandbox.faults().push(Endpoint::PayIn, fault, When::EveryFirstTry);
        }
        announce(&sandbox).map_err(|error| error.to_string())?;
        std::future::pending::<()>().await;
        Ok(Ending::Done)
    })
}

/// Prints what is needed to type an account by hand. The sandbox's keys are no secrets.
fn announce(sandbox: &Sandbox) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "Base URL     {}", sandbox.base_url())?;
    for merchant in sandbox.merchants() {
        let (market, id, key) = (&merchant.market, &merchant.merchant_id, merchant.key.expose_secret());
        writeln!(out, "{market}  Merchant ID {id}  API key {key}")?;
    }
    writeln!(out, "Interrupt to end.")?;
    out.flush()
}

/// `cobro instructions`: what stands in the catalogue, put together as payers read it.
pub(super) fn instructions(languages: &[PayerLanguage]) -> Result<Ending, String> {
    let languages = if languages.is_empty() { &PayerLanguage::ALL } else { languages };
    let text = listing::list(&listing::catalogue(), languages);
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    Ok(Ending::Done)
}

/// `cobro ledger …`: refuses while a window has the ledger open.
pub(super) fn ledger_task(cli: &Cli, task: &LedgerTask) -> Result<Ending, String> {
    let folders = super::folders(cli).map_err(|error| error.to_string())?;
    let _lock = InstanceLock::acquire(folders.data()).map_err(|error| error.to_string())?;
    let catalogue = Arc::new(super::window::catalogue(&folders));
    let reader = Arc::new(Reader::new(catalogue));
    let path = folders.ledger();
    let mut out = std::io::stdout().lock();
    let mut print = |text: String| writeln!(out, "{text}").map_err(|error| error.to_string());
    match task {
        LedgerTask::Verify => {
            let report = ledger::verify(&path, reader.as_ref()).map_err(|error| error.at(&path))?;
            print(report.to_string())?;
            Ok(if report.is_sound() { Ending::Done } else { Ending::NeedsAPerson })
        }
        LedgerTask::Rebuild => {
            let report = ledger::rebuild(&path, reader.as_ref()).map_err(|error| error.at(&path))?;
            print(report.to_string())?;
            Ok(Ending::Done)
        }
        LedgerTask::Backup { to } => {
            if to.exists() {
                return Err(format!("{} exists already; choose another name", to.display()));
            }
            print(ledger::backup(&path, to).map_err(|error| error.at(&path))?.to_string())?;
            Ok(Ending::Done)
        }
        LedgerTask::Restore { from } => {
            print(ledger::restore(from, &path).map_err(|error| error.at(&path))?.to_string())?;
            Ok(Ending::Done)
        }
    }
}

fn read_fault(word: &str) -> Result<Fault, String> {
    Fault::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Fault::ALL.iter().map(|fault| fault.word()).collect();
        format!("there is no fault '{word}'; there are: {}", known.join(", "))
    })
}

fn read_catalogue(file: &Path) -> Result<Catalogue, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Catalogue::built_in().with_user_file(&file.display().to_string(), &text))
}
