//! Writes the manual pages and the shell completions out of the command line's own definition:
//! `cargo run --example cli_files -- DIR` makes `DIR/man/*.1` and `DIR/completions/{cobro.bash,_cobro,cobro.fish}`.
//!
//! An example and not a hidden command of `cobro`: packages ship what it writes, the program carries none of it.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use cobro::start::cli::Cli;

/// What the main page says about files, below what the flags themselves say.
const FILES: [(&str, &str); 4] = [
    (
        "~/.local/share/cobro/",
        "Everything Cobro writes, private to the user, unless --data-dir or COBRO_DATA_DIR moves it.",
    ),
    (
        "~/.local/share/cobro/ledger.sqlite3",
        "The append-only journal of everything seen, and the orders folded from it.",
    ),
    ("~/.local/share/cobro/markets.toml", "The user's own corrections of a market, if there are any."),
    ("~/.local/share/cobro/sandbox/", "The same for --sandbox, apart from the real data."),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: cli_files DIR");
        return ExitCode::from(2);
    };
    match write_all(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cli_files: {}: {error}", Path::new(&folder).display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> io::Result<()> {
    let (man, completions) = (folder.join("man"), folder.join("completions"));
    fs::create_dir_all(&man)?;
    fs::create_dir_all(&completions)?;

    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    write_pages(&command, &man)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut Cli::command(), "cobro", &completions)?;
    }
    Ok(())
}

/// One page a command, the way git does it: cobro(1), cobro-ledger(1), cobro-ledger-verify(1) …
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        write_pages(below, folder)?;
    }
    let is_main = command.get_name() == "cobro";
    let page = Man::new(command.clone()).source(concat!("cobro ", env!("CARGO_PKG_VERSION"))).manual("Cobro");
    let mut text = Vec::new();
    page.render(&mut text)?;
    if is_main {
        files_section().to_writer(&mut text)?;
    }
    fs::write(folder.join(page.get_filename()), text)
}

fn files_section() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["FILES"]);
    for (path, what) in FILES {
        roff.control("TP", []);
        roff.text([bold(path)]);
        roff.text([roman(what)]);
    }
    roff
}
