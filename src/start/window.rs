//! Opening the window: the backend first, then eframe on the main thread, and an orderly end.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

use super::cli::{self, Cli, Renderer};
use super::error::StartError;
use super::files::Files;
use super::{Ending, again, logging};
use crate::app::settings::Settings;
use crate::app::settings::SystemLook;
use crate::app::{About, AppState};
use crate::backend::engine::{self, Parts};
use crate::backend::keys::KeyShelf;
use crate::backend::protocol::Command;
use crate::backend::{self, clock::Clock};
use crate::domain::{Account, AccountId, Catalogue, Environment};
use crate::gateway::reading::Reader;
use crate::gateway::transport::{self, Timeouts, Transport};
use crate::i18n::Language;
use crate::ledger::{self, LedgerError, LedgerHandle, LedgerReader, LedgerThread};
use crate::platform::{self, Appearance, Folders, Follower, InstanceLock, Screen, random_bytes};
use crate::sandbox::{self, Merchant, Sandbox, SandboxConfig};
use crate::ui;
use crate::vault::{OsKeyring, SecretStore, SessionOnly, Vault};

/// How long the end waits for the engine, which ends by itself within [`engine::LAST_WORDS`], and for the runtime.
const PATIENCE: Duration = engine::LAST_WORDS.saturating_add(Duration::from_secs(1));

/// `cobro` and `cobro --sandbox`.
pub(super) fn open(cli: &Cli) -> Result<Ending, String> {
    if cli.gallery {
        let shown = ui::gallery::run(language(cli), cli.renderer.into(), Clock::system().now());
        return shown.map(|()| Ending::Done).map_err(|error| error.to_string());
    }
    match try_open(cli) {
        Ok(()) => Ok(Ending::Done),
        Err(StartError::Window(error)) => open_otherwise(cli, error),
        Err(error) => {
            // Who started Cobro from a menu sees no terminal.
            ui::tell_and_end(language(cli), &error.trouble(), cli.renderer.into());
            Err(error.to_string())
        }
    }
}

/// What to speak before there is a window. What is set is in the ledger, so it is not known yet.
fn language(cli: &Cli) -> Language {
    cli.lang.unwrap_or_else(cli::system_language)
}

/// The window could not be opened. If that is OpenGL's fault, another process tries without it: in this one, the
/// desktop gives out no second event loop.
fn open_otherwise(cli: &Cli, error: eframe::Error) -> Result<Ending, String> {
    if cfg!(feature = "wgpu") && cli.renderer == Renderer::Opengl && is_opengls_fault(&error) {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let arguments = std::env::args_os().skip(1).chain(["--renderer".into(), "wgpu".into()]);
        return again::start(&program, arguments);
    }
    let error = StartError::Window(error);
    ui::tell_natively(language(cli), &error.trouble());
    Err(error.to_string())
}

/// Whether the desktop might give us a window if only we did not want OpenGL in it.
const fn is_opengls_fault(error: &eframe::Error) -> bool {
    matches!(error, eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_))
}

impl From<Renderer> for eframe::Renderer {
    fn from(renderer: Renderer) -> Self {
        match renderer {
            Renderer::Opengl => Self::Glow,
            #[cfg(feature = "wgpu")]
            Renderer::Wgpu => Self::Wgpu,
        }
    }
}

fn try_open(cli: &Cli) -> Result<(), StartError> {
    let folders = super::folders(cli)?;
    // Released last, when nothing of ours works on the folder any more.
    let _lock = InstanceLock::acquire(folders.data())?;
    let _logs = logging::to_folder(&folders.logs())?;
    transport::install_tls();
    let catalogue = Arc::new(catalogue(&folders));
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_name("backend").enable_all().build()?;
    let ended = open_on(&runtime, cli, &folders, &catalogue);
    runtime.shutdown_timeout(PATIENCE);
    ended
}

fn open_on(runtime: &Runtime, cli: &Cli, folders: &Folders, catalogue: &Arc<Catalogue>) -> Result<(), StartError> {
    let (sink, inbox) = ui::inbox();
    let files = Files { runtime: runtime.handle().clone(), markets: folders.markets_folder(), sink: sink.clone() };
    // First, so that the answer is there before the first picture.
    let desktop = follow_desktop(sink.clone());
    let clock = Clock::system();
    let failed = |error| StartError::Ledger { path: folders.ledger(), error };
    let reader = Arc::new(Reader::new(Arc::clone(catalogue)));
    let ledger = start_ledger(&folders.ledger(), reader).map_err(failed)?;
    let handle = ledger.handle();
    let store: Box<dyn SecretStore> = if cli.sandbox { Box::new(SessionOnly::default()) } else { Box::new(OsKeyring) };
    let vault = Vault::start(store)?;
    let vault_tag = vault_tag(&handle).map_err(failed)?;
    let kept = backend::kept_settings(&handle).map_err(failed)?;

    let sandbox = if cli.sandbox {
        let sandbox = runtime.block_on(start_sandbox(folders, catalogue, &clock)).map_err(StartError::Sandbox)?;
        for (account, merchant) in runtime.block_on(sandbox_accounts(&handle, catalogue, &sandbox)).map_err(failed)? {
            // Under the number of the key in use: one that was typed here before is gone.
            let keys = handle.read_blocking(move |reader| reader.account_keys(account)).map_err(failed)?;
            let shelf = KeyShelf { vault: &vault, tag: &vault_tag };
            vault.keep_for_session(&shelf.name(account, keys.current.number), merchant.key);
        }
        Some(sandbox)
    } else {
        None
    };

    let (commands, queue) = mpsc::channel(engine::COMMAND_QUEUE);
    let engine = runtime.spawn(engine::run(
        Parts {
            ledger: handle,
            vault,
            transport: Transport::new(Timeouts::default())?,
            catalogue: Arc::clone(catalogue),
            clock: clock.clone(),
            random: Arc::new(random_bytes::<16>),
            sink: Arc::new(sink),
            vault_tag,
        },
        queue,
    ));
    let about = About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_dir: folders.data().display().to_string(),
        market_file: folders.markets_file().display().to_string(),
        market_folder: folders.markets_folder().display().to_string(),
        save_dir: platform::folders::for_saving().display().to_string(),
        sandbox: cli.sandbox,
        system_language: cli::system_language(),
        home_zone: Some(TimeZone::system()),
    };
    let mut state = AppState::new(Catalogue::clone(catalogue), about, clock.now());
    state.shared.settings = Settings::read(&kept);
    state.shared.language_flag = cli.lang;
    let options = ui::RunOptions {
        state,
        outside: ui::Outside {
            inbox,
            port: Box::new(Port(commands)),
            clock: Box::new(move || clock.now()),
            on_return: Box::new(move || desktop.iter().for_each(Follower::look_again)),
            open_folder: Box::new(|folder| platform::open_folder(Path::new(folder))),
            choose_market_file: Box::new({
                let files = files.clone();
                move |title| files.choose(title)
            }),
            choose_logs: Box::new({
                let files = files.clone();
                move |title, folder| files.choose_logs(title, folder)
            }),
            file: Box::new(move |task| files.start(task)),
        },
        renderer: cli.renderer.into(),
        screens: platform::screens().iter().map(area).collect(),
        window_file: window_file(folders.data()),
    };
    let closed = ui::run(options).map_err(StartError::Window);
    // The port is gone with the window, so the engine takes what is left and ends.
    match runtime.block_on(async { tokio::time::timeout(PATIENCE, engine).await }) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(panicked = error.is_panic(), "the engine did not end well"),
        Err(_) => tracing::error!("the engine did not end in time; the next start settles what was sent"),
    }
    if let Some(sandbox) = sandbox {
        runtime.block_on(sandbox.stop());
    }
    ledger.shutdown();
    closed
}

/// Tells the window how the desktop wants programs to look; without, Cobro looks as it does by itself.
fn follow_desktop(sink: ui::WakingSink) -> Option<Follower> {
    let tell = move |wish: Appearance| {
        let Appearance { dark, high_contrast, reduced_motion } = wish;
        sink.follow_system(SystemLook { dark, high_contrast, reduced_motion });
    };
    Follower::start(tell).inspect_err(|error| tracing::error!(%error, "the desktop's wishes are not followed")).ok()
}

/// Opens the ledger; if another version of Cobro, or other markets, read it differently, its orders are folded again
/// first.
fn start_ledger(path: &Path, reader: Arc<Reader>) -> Result<LedgerThread, LedgerError> {
    let refolded = ledger::refold_if_read_otherwise(path, reader.as_ref(), &reader.version());
    if let Some(rebuilt) = refolded? {
        tracing::info!(orders = rebuilt.orders, changed = rebuilt.mended.len(), "folded again after an update");
    }
    LedgerThread::start(path, reader)
}

/// The built-in markets with the user's own corrections: the files that were added, by name, then the user's own file,
/// which has the last word.
pub(super) fn catalogue(folders: &Folders) -> Catalogue {
    let added = std::fs::read_dir(folders.markets_folder()).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = added.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files.push(folders.markets_file());
    files.iter().fold(Catalogue::built_in(), |catalogue, file| match std::fs::read_to_string(file) {
        Ok(text) => catalogue.with_user_file(&file.display().to_string(), &text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => catalogue,
        Err(error) => catalogue.with_unreadable_file(&file.display().to_string(), &error.to_string()),
    })
}

/// Tells this ledger's keyring entries from those of another data folder; made once.
fn vault_tag(ledger: &LedgerHandle) -> Result<String, LedgerError> {
    const KEY: &str = super::VAULT_TAG;
    if let Some(tag) = ledger.read_blocking(|reader| reader.setting::<String>(KEY))? {
        return Ok(tag);
    }
    let tag = format!("{:016x}", u64::from_le_bytes(random_bytes()));
    let kept = tag.clone();
    ledger.call_blocking(move |ledger| ledger.save_setting(KEY, &kept))?;
    Ok(tag)
}

/// The built-in sandbox's usual port, so that links made before a restart still lead to it.
const SANDBOX_PORT: u16 = 48_717;

async fn start_sandbox(folders: &Folders, catalogue: &Arc<Catalogue>, clock: &Clock) -> std::io::Result<Sandbox> {
    match sandbox_on(SANDBOX_PORT, folders, catalogue, clock).await {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => sandbox_on(0, folders, catalogue, clock).await,
        started => started,
    }
}

async fn sandbox_on(
    port: u16,
    folders: &Folders,
    catalogue: &Arc<Catalogue>,
    clock: &Clock,
) -> std::io::Result<Sandbox> {
    let clock = clock.clone();
    Sandbox::start(SandboxConfig {
        port,
        prefix: sandbox::PREFIX.to_owned(),
        state_file: Some(folders.sandbox_state()),
        webhook_log: Some(folders.data().join("webhooks.jsonl")),
        merchants: sandbox::default_merchants(catalogue),
        catalogue: Arc::clone(catalogue),
        now: Arc::new(move || clock.now()),
    })
    .await
}

/// One account a sandbox merchant, pointed at where the sandbox listens this time.
async fn sandbox_accounts(
    ledger: &LedgerHandle,
    catalogue: &Catalogue,
    sandbox: &Sandbox,
) -> Result<Vec<(AccountId, Merchant)>, LedgerError> {
    let known = ledger.read(LedgerReader::accounts).await?;
    let mut accounts = Vec::new();
    for merchant in sandbox.merchants() {
        let existing = known.iter().find(|account| account.merchant_id == merchant.merchant_id);
        let country = catalogue.get(&merchant.market).map_or(merchant.market.as_str(), |market| &market.name);
        let account = Account {
            base_url: sandbox.base_url(),
            ..existing.cloned().unwrap_or_else(|| Account {
                id: AccountId(0),
                name: format!("Sandbox {country}"),
                market: merchant.market.clone(),
                environment: Environment::Sandbox,
                base_url: String::new(),
                merchant_id: merchant.merchant_id.clone(),
                notify_url: "https://merchant.example/webhooks/payin".to_owned(),
                upper_case_sign: false,
            })
        };
        let id = existing.map(|account| account.id);
        let saved = ledger.call(move |ledger| ledger.save_account(id, &account)).await;
        accounts.push((saved?, merchant.clone()));
    }
    Ok(accounts)
}

/// A screen as the window knows it.
#[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
fn area(screen: &Screen) -> eframe::egui::Rect {
    let Screen { x, y, width, height } = *screen;
    let corner = eframe::egui::pos2(x as f32, y as f32);
    eframe::egui::Rect::from_min_size(corner, eframe::egui::vec2(width as f32, height as f32))
}

/// Where the window's place and size are remembered.
fn window_file(data: &Path) -> PathBuf {
    data.join("window.ron")
}

/// The window's way to the engine.
struct Port(mpsc::Sender<Command>);

impl ui::CommandPort for Port {
    fn send(&self, command: Command) -> Result<(), ui::Full> {
        match self.0.try_send(command) {
            Ok(()) => Ok(()),
            Err(mpsc::error::TrySendError::Full(command)) => Err(ui::Full(Box::new(command))),
            Err(mpsc::error::TrySendError::Closed(command)) => {
                tracing::error!(?command.id, "the backend has ended");
                Ok(())
            }
        }
    }
}
