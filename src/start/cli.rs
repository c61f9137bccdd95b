//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::i18n::{Language, PayerLanguage};
use crate::platform::preferred_languages;

/// A merchant console for the Cashy payin gateway. Without a command it opens the window.
///
/// Exit status: 0 done, 1 something in the data needs a person, 2 wrong usage, 3 could not run.
#[derive(Debug, Parser)]
#[command(name = "cobro", version, about, long_about)]
pub struct Cli {
    /// On the built-in sandbox gateway, with one ready account a market and data of its own: the window, `import` and
    /// `ledger`
    #[arg(long, global = true)]
    pub sandbox: bool,

    /// Keep everything Cobro writes in this folder
    #[arg(long, value_name = "DIR", env = "COBRO_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,

    /// What draws the window; Cobro gives it to itself when the first way does not serve
    #[arg(long, value_enum, default_value_t, hide = true)]
    pub renderer: Renderer,
    /// Open the gallery of all parts of the window instead
    #[arg(long, hide = true)]
    pub gallery: bool,
    /// Speak this language in this run, whatever is set: en, es or id
    #[arg(long, value_name = "LANG", value_parser = read_language)]
    pub lang: Option<Language>,

    /// What to do instead of opening the window
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// OpenGL, which nearly every desktop has.
    #[default]
    Opengl,
    /// Whatever wgpu finds, be it software; in builds with the feature `wgpu`.
    #[cfg(feature = "wgpu")]
    Wgpu,
}

/// The language that the system prefers among those that Cobro speaks, or else English.
pub fn system_language() -> Language {
    let preferred = preferred_languages();
    Language::first_of(preferred.iter().map(String::as_str)).unwrap_or_default()
}

fn read_language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        let known = Language::ALL.map(Language::code);
        format!("Cobro does not speak this; it speaks {}", known.join(", "))
    })
}

fn read_payer_language(code: &str) -> Result<PayerLanguage, String> {
    PayerLanguage::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| {
        let known = PayerLanguage::ALL.map(PayerLanguage::code);
        format!("payers are not spoken to in this; they are in {}", known.join(", "))
    })
}

/// What works without a display.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Run the sandbox gateway alone and print its address, merchants and keys
    Sandbox(SandboxOptions),
    /// Print what payers are told, for every market, product and way to pay, in every language
    Instructions {
        /// Only these languages of payers: en, es, id or ur
        #[arg(long = "language", value_name = "LANG", value_parser = read_payer_language)]
        languages: Vec<PayerLanguage>,
    },
    /// Import webhook logs while no window is open; status 1 if something in them needs a person
    Import(ImportOptions),
    /// Look after the ledger while no window is open
    Ledger {
        /// What to do with it
        #[command(subcommand)]
        task: LedgerTask,
    },
}

/// How the sandbox gateway runs alone.
#[derive(Args, Debug)]
pub struct SandboxOptions {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 0)]
    pub port: u16,

    /// Keep its orders in this file, so that they are there after a restart
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,

    /// Append every webhook it builds to this file, one JSON line each
    #[arg(long, value_name = "FILE")]
    pub webhook_log: Option<PathBuf>,

    /// Play a fault at the first request for each order: drop-after, drop-before, bad-gateway, torn-json, busy, hang …
    #[arg(long, value_name = "FAULT")]
    pub fault: Option<String>,

    /// Use this market file over the built-in markets
    #[arg(long, value_name = "FILE")]
    pub markets: Option<PathBuf>,
}

/// What is imported, and how.
#[derive(Args, Debug)]
pub struct ImportOptions {
    /// Logs of any kind, packed or not; folders of logs; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Only for this account, by its name or its number
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,

    /// Read the account's API key from the first line of standard input instead of the keyring
    #[arg(long, requires = "account")]
    pub key_stdin: bool,

    /// Say what is in the logs and change nothing; what is known already is not told apart
    #[arg(long)]
    pub dry_run: bool,

    /// Print the summary as JSON
    #[arg(long)]
    pub json: bool,

    /// Go on watching the files and folders until Cobro is stopped; what is new in them is imported within a second
    #[arg(long, conflicts_with = "dry_run")]
    pub follow: bool,
}

/// What can be done with a ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerTask {
    /// Check every row, the hash chain and every order; status 1 if anything is wrong
    Verify,
    /// Fold all orders again out of the journal
    Rebuild,
    /// Write a checked copy
    Backup {
        /// The copy; must not exist yet
        to: PathBuf,
    },
    /// Put a checked copy in the ledger's place; the ledger that was there is kept beside it
    Restore {
        /// The copy
        from: PathBuf,
    },
}
