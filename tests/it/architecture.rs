//! The house rules that a compiler does not check: which module may use which, and what pure modules may not know.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of ours. The order is that of the module map in `src/lib.rs`.
const MAY_USE: &[(&str, &[&str])] = &[
    (
        "start",
        &[
            "app",
            "backend",
            "domain",
            "gateway",
            "i18n",
            "instructions",
            "ledger",
            "platform",
            "sandbox",
            "ui",
            "vault",
            "webhooks",
        ],
    ),
    ("ui", &["app", "backend::protocol", "domain", "export::document", "export::faces", "i18n", "instructions"]),
    ("app", &["backend::protocol", "domain", "export::document", "i18n", "instructions"]),
    ("backend", &["domain", "export", "gateway", "ledger", "vault", "webhooks"]),
    ("sandbox", &["domain"]),
    ("export", &["domain", "i18n", "instructions"]),
    ("webhooks", &["domain", "gateway::sign", "gateway::wire"]),
    ("gateway", &["domain"]),
    ("ledger", &["domain"]),
    ("vault", &[]),
    ("instructions", &["domain", "i18n"]),
    ("i18n", &[]),
    ("platform", &[]),
    ("domain", &[]),
];

/// Words that pure modules must not contain: what they name is not a value.
const IMPURE: &[&str] = &[
    "egui",
    "eframe",
    "tokio",
    "reqwest",
    "rusqlite",
    "std::fs",
    "TcpStream",
    "UdpSocket",
    "ToSocketAddrs",
    "std::thread",
    "getrandom",
    "Timestamp::now",
    "SystemTime",
    "Instant::now",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file: without comments, and without its tests, which may use anything.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("src can be read");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn is_test_file(path: &Path) -> bool {
    path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests.rs" | "tests")))
}

/// Every `crate::…` path in a text, braces expanded: `crate::{a, b::c}` gives `a` and `b::c`.
fn crate_paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue; // `other_crate::`
        }
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = &list[..list.find('}').unwrap_or(list.len())];
            found.extend(list.split(',').map(|path| path.trim().to_owned()).filter(|path| !path.is_empty()));
        } else {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            // `crate::a::{b, c}` is judged as `a`.
            found.push(rest[..end].trim_end_matches(':').to_owned());
        }
    }
    found
}

fn allowed(path: &str, of: &str, may_use: &[&str]) -> bool {
    let within = |whole: &str| path == whole || path.starts_with(&format!("{whole}::"));
    within(of) || may_use.iter().any(|whole| within(whole))
}

#[test]
fn modules_use_only_what_the_map_allows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let map: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut judged = 0;
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).expect("below src");
        let module = inside.components().next().and_then(|part| part.as_os_str().to_str()).unwrap_or_default();
        // The programs are one call each into `start`.
        if matches!(module, "main.rs" | "lib.rs" | "bin") || is_test_file(inside) {
            continue;
        }
        let Some(may_use) = map.get(module) else {
            wrong.push(format!("{module}: is not in the module map"));
            continue;
        };
        for used in crate_paths(&code(&path)) {
            judged += 1;
            if !allowed(&used, module, may_use) {
                wrong.push(format!("{}: {module} may not use crate::{used}", inside.display()));
            }
        }
    }
    assert!(judged > 50, "only {judged} uses were found: the test no longer sees the code");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_modules_know_no_world() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for module in ["domain", "instructions"] {
        let files = sources(&src.join(module));
        assert!(!files.is_empty(), "{module} has no files");
        for path in files.iter().filter(|path| !is_test_file(path)) {
            let code = code(path);
            for word in IMPURE.iter().filter(|word| code.contains(**word)) {
                wrong.push(format!("{}: {word}", path.strip_prefix(&src).expect("below src").display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_in_the_crate_docs_names_every_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("src/lib.rs")).expect("src/lib.rs can be read");
    for (module, _) in MAY_USE {
        assert!(docs.contains(&format!("//! {module}/")), "src/lib.rs does not explain {module}/");
        assert!(root.join("src").join(module).is_dir(), "{module} is in the map and not in src");
    }
}

#[test]
fn no_file_is_longer_than_a_reader_bears() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let long: Vec<String> = sources(&root.join("src"))
        .into_iter()
        .filter_map(|path| {
            let lines = code(&path).lines().count();
            (lines > 600).then(|| format!("{}: {lines} lines", path.strip_prefix(root).expect("below root").display()))
        })
        .collect();
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}
