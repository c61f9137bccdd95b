//! The catalogue against the sources: no key missing, none unused, no value forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;

use super::*;
use crate::app::Section;
use crate::app::settings::{Contrast, Motion, ThemeChoice};
use crate::domain::order::Source;
use crate::domain::{Catalogue, Field, OrderState};

/// Keys that are put together from words, all of them listed here. Everything else stands in the sources as it is.
fn families() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(OrderState::ALL.iter().map(|state| format!("state-{}", state.word())));
    keys.extend(Source::ALL.iter().map(|source| format!("source-{}", source.word())));
    keys.extend(Field::ALL.iter().map(|field| format!("field-{}", field.wire_name())));
    keys.extend(ThemeChoice::ALL.iter().map(|choice| format!("theme-{}", choice.word())));
    keys.extend(Contrast::ALL.iter().map(|choice| format!("contrast-{}", choice.word())));
    keys.extend(Motion::ALL.iter().map(|choice| format!("motion-{}", choice.word())));
    for market in Catalogue::built_in().iter() {
        keys.extend([format!("market-{}", market.code), format!("zone-{}", market.zone.replace('/', "-"))]);
    }
    keys.extend(Section::ALL.iter().map(|section| section.key().to_owned()));
    keys
}

/// Beginnings of keys that `src/instructions` names in its data.
const INSTRUCTION_KEYS: &[&str] =
    &["advice-", "ask-", "cep-", "delay-", "lint-", "note-", "path-", "proof-", "sheet-", "step-"];

/// All `.rs` files below `src`, without comments and tests.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("an entry").path()) {
            let name = entry.display().to_string();
            if entry.is_dir() {
                if !name.ends_with("/tests") {
                    walk(&entry, found);
                }
            } else if entry.extension().is_some_and(|extension| extension == "rs") && !name.ends_with("tests.rs") {
                let text = fs::read_to_string(&entry).expect("a source file");
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                let spoken = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.push((name, spoken.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// Every text between quotation marks that has the shape of a key.
fn key_like(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).filter(|text| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    })
}

/// Keys handed to something that looks them up.
fn looked_up(code: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for call in ["texts.get(", "texts.with(", "Told::new("] {
        for rest in code.split(call).skip(1) {
            if let Some(literal) = rest.trim_start().strip_prefix('"')
                && let Some(key) = literal.split('"').next()
            {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

/// Message keys of a language with the names of the values each uses; attributes as `key.attribute`.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    keys_of(language.files())
}

fn keys_of(files: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (file, source) in files {
        assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{file} does not parse");
        let mut current = String::new();
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let trimmed = line.trim_start();
            if let Some(name) = trimmed.strip_prefix('.').and_then(|rest| rest.split(" =").next()) {
                current = format!("{id}.{name}");
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} twice");
            } else if let Some((name, _)) = line.split_once(" =").filter(|_| line.len() == trimmed.len()) {
                name.clone_into(&mut id);
                current.clone_from(&id);
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} twice");
            }
            for value in line.split("{ $").skip(1) {
                let name: String = value.chars().take_while(char::is_ascii_alphanumeric).collect();
                keys.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    keys
}

#[test]
fn no_key_is_missing() {
    let texts = Texts::new(Language::English);
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    for (file, code) in sources() {
        if file.contains("/instructions/") {
            let keys = key_like(&code).filter(|key| INSTRUCTION_KEYS.iter().any(|start| key.starts_with(start)));
            wanted.extend(keys.map(|key| (key.to_owned(), file.clone())));
        }
        wanted.extend(looked_up(&code).into_iter().map(|key| (key, file.clone())));
    }
    wanted.extend(families().into_iter().map(|key| (key, "a family".to_owned())));
    assert!(wanted.len() > 150, "the scan finds keys at all: {}", wanted.len());
    let missing: Vec<_> = wanted.iter().filter(|(key, _)| !texts.has(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_key_is_unused() {
    let named: BTreeSet<String> =
        sources().iter().flat_map(|(_, code)| key_like(code).map(str::to_owned).collect::<Vec<_>>()).collect();
    let families = families();
    let unused: Vec<String> = catalogue(Language::English)
        .into_keys()
        // An attribute is used where its message is: `Trouble::now` asks for `.now`.
        .filter(|key| !key.contains('.'))
        .filter(|key| !named.contains(key) && !families.contains(key))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_language_has_the_same_keys_and_values() {
    let english = catalogue(Language::English);
    for language in Language::ALL {
        let other = catalogue(language);
        let names: BTreeSet<&String> = english.keys().chain(other.keys()).collect();
        let odd: Vec<_> = names.into_iter().filter(|key| english.get(*key) != other.get(*key)).collect();
        assert!(odd.is_empty(), "{language:?} lacks a key, a value or an attribute, or has one too many: {odd:#?}");
    }
}

/// The forms of plurals that the rules in use tell apart. Indonesian has one; `1` is a number, not a form.
#[test]
fn plurals_have_the_forms_of_their_language() {
    for language in Language::ALL {
        let forms: &[&str] = match language {
            Language::English | Language::Spanish => &["one", "other", "0"],
            Language::Indonesian => &["other", "0", "1"],
        };
        for (file, source) in language.files() {
            let variants = source.lines().filter_map(|line| line.trim_start_matches([' ', '*']).strip_prefix('['));
            for form in variants.filter_map(|rest| rest.split(']').next()) {
                assert!(forms.contains(&form), "{file} in {language:?}: [{form}]");
            }
        }
    }
}

#[test]
fn a_key_that_a_language_lacks_is_said_in_english() {
    let mut texts = Texts::new(Language::Spanish);
    assert_eq!(texts.get("page-orders"), "Órdenes");
    texts.bundle = FluentBundle::new(vec![Language::Spanish.id()]);
    assert!(!texts.has("page-orders"));
    assert_eq!(texts.get("page-orders"), "Orders");
    assert_eq!(texts.with("status-open", &[("n", 12.into())]), "12 open orders");
    assert_eq!(texts.get("no-such-key"), "⟦no-such-key⟧");
}

/// Texts in the code of the window that are no words of a language.
const NO_WORDS: &[&str] = &[
    "Cobro", // the name, where a window has no catalogue yet
    "UTC",   // the name of a time zone
    "{}, UTC{}",
    "Cobro {}", // the name with its version
    "HTTP {}",  // a protocol's name
    "{}.now",   // a key
    "{}.answer",
    "{}.body",
    "{}.also",
    "F{}", // a key of the keyboard
    "bytes://icons/",
    ".svg",    // the address of an icon
    "{}.toml", // the name of a file
];

/// Ways of saying something to a programmer and not to a person.
const NOT_SHOWN: &[&str] =
    &["tracing::", ".expect(", "#[error", "reason = ", "include_", "strftime(", "request_discard("];

/// Every text in quotation marks, with what stands in braces taken out of it.
fn literals(line: &str) -> impl Iterator<Item = String> {
    line.split('"').skip(1).step_by(2).map(|text| {
        let mut parts = text.split('{');
        let start = parts.next().unwrap_or_default().to_owned();
        let text =
            parts.fold(start, |text, part| format!("{text}{{}}{}", part.split_once('}').map_or("", |(_, rest)| rest)));
        [r"\n", r"\u{}"].iter().fold(text, |text, escape| text.replace(escape, " "))
    })
}

#[test]
fn no_words_stand_in_the_code() {
    let mut found = Vec::new();
    let mut scanned = 0;
    for (file, code) in sources() {
        // `desk.rs` is a page's data for tests; `notices.rs` reads a page of others' words.
        let is_other = ["/desk.rs", "/settings/notices.rs"].iter().any(|name| file.ends_with(name));
        if !(file.contains("/src/ui/") || file.contains("/src/app/")) || is_other {
            continue;
        }
        scanned += 1;
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            if NOT_SHOWN.iter().any(|way| line.contains(way)) {
                // What is said to a programmer may run over several lines.
                if line.trim_end().ends_with('(') {
                    lines.find(|line| line.trim().starts_with(')'));
                }
                continue;
            }
            for text in literals(line) {
                let is_key = key_like(&format!("\"{}\"", text.replace("{}", "-"))).next().is_some();
                let has_letters = text.chars().any(char::is_alphabetic);
                if has_letters && !is_key && !NO_WORDS.contains(&text.as_str()) {
                    found.push(format!("{file}: {text}"));
                }
            }
        }
    }
    assert!(scanned > 40, "the scan finds the window's sources: {scanned}");
    assert!(found.is_empty(), "words belong in the catalogue: {found:#?}");
}

#[test]
fn plain_texts_are_borrowed_and_values_are_filled_in() {
    let texts = Texts::new(Language::English);
    assert!(matches!(texts.get("page-orders"), Cow::Borrowed("Orders")));
    assert_eq!(texts.with("toast-copied", &[("what", "CLABE".into())]), "CLABE copied");
    assert_eq!(texts.with("status-open", &[("n", 0.into())]), "Nothing is being watched");
    assert_eq!(texts.with("status-open", &[("n", 1.into())]), "1 open order");
    assert_eq!(texts.with("status-open", &[("n", 12.into())]), "12 open orders");
    assert!(texts.get("error-timeout.now").starts_with("Wait"));
    let spanish = Texts::new(Language::Spanish);
    assert_eq!(spanish.with("status-open", &[("n", 1.into())]), "1 orden abierta");
    assert_eq!(spanish.with("age-days", &[("n", 2.into())]), "hace 2 días");
    assert_eq!(spanish.with("status-open", &[("n", 1_234_567.into())]), "1,234,567 órdenes abiertas");
    let colombian = Texts::new(Locale::in_country(Language::Spanish, "es", "co"));
    assert_eq!(colombian.with("status-open", &[("n", 1_234_567.into())]), "1.234.567 órdenes abiertas");
    let indonesian = Texts::new(Language::Indonesian);
    assert_eq!(indonesian.with("status-failing", &[("n", 1.into())]), "pengecekan terakhir gagal");
    assert_eq!(indonesian.with("status-failing", &[("n", 3.into())]), "3 pengecekan terakhir gagal");
}

#[test]
fn a_missing_key_shows_and_breaks_nothing() {
    let texts = Texts::new(Language::English);
    assert_eq!(texts.get("no-such-key"), "⟦no-such-key⟧");
    assert_eq!(texts.get("page-orders.no-such-attribute"), "⟦page-orders.no-such-attribute⟧");
    assert_eq!(texts.with("no-such-key", &[]), "⟦no-such-key⟧");
    assert!(!texts.has("no-such-key") && texts.has("page-orders"));
}

/// What a payer's language must have whole; the files it shares with the screen may lack ways of paying that its country
/// does not have.
#[test]
fn every_payer_language_has_the_same_keys_and_values_and_none_is_unused() {
    let own = |language: PayerLanguage| keys_of(&[("payer.ftl", language.sources()[0])]);
    let english = own(PayerLanguage::English);
    for language in PayerLanguage::ALL {
        assert_eq!(own(language), english, "{language:?}");
    }
    let sources = sources();
    for key in english.keys() {
        assert!(sources.iter().any(|(_, code)| key_like(code).any(|named| named == key)), "{key} is unused");
    }
}

#[test]
fn what_a_payers_language_has_of_the_shared_files_has_the_same_values() {
    let shared = |language: PayerLanguage| {
        let mut keys = BTreeMap::new();
        for source in &language.sources()[1..] {
            keys.extend(keys_of(&[("a shared file", source)]));
        }
        keys
    };
    let english = shared(PayerLanguage::English);
    assert!(english.len() > 80, "the shared files are read: {}", english.len());
    for language in PayerLanguage::ALL {
        for (key, values) in shared(language) {
            assert_eq!(english.get(&key), Some(&values), "{language:?}: {key}");
        }
    }
    let urdu = PayerTexts::new(PayerLanguage::Urdu, "ur-PK");
    // What an agent reads aloud is whole in every language, and each word of it is used.
    for key in english.keys().filter(|key| key.starts_with("say-")) {
        assert!(PayerLanguage::ALL.into_iter().all(|language| shared(language).contains_key(key)), "{key}");
        assert!(sources().iter().any(|(_, code)| key_like(code).any(|named| named == key)), "{key} is unused");
    }
    assert!(urdu.speaks("step-link-phone") && !urdu.speaks("step-spei-open"));
    assert_eq!(urdu.with("step-cie-concept", &[]), "In “Concepto” you may write what you like.");
}
