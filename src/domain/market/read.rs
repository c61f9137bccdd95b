//! Reading single values out of a market file, with a mistake for each one that does not fit.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::load::MarketProblem;
use crate::domain::text::is_hidden;

/// A value and where it stands.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Why a value is not taken, and where it stands.
pub(super) struct Mistake {
    at: usize,
    message: String,
}

impl Mistake {
    /// "expected …, found …".
    pub fn expected(what: &str, value: &Value<'_>) -> Self {
        Self { at: value.span().start, message: format!("expected {what}, found {}", describe(value)) }
    }
}

/// Reads one market of one file: gathers the mistakes and the keys that were taken.
pub(super) struct Reader<'f> {
    file: &'f str,
    text: &'f str,
    /// Mistakes so far.
    pub problems: Vec<MarketProblem>,
    /// Paths of the values that were taken, within the market (`fields.phone.max_len`).
    pub taken: BTreeSet<String>,
    /// What stands before those paths in the file: `mx.` in a user's file.
    pub prefix: String,
}

impl<'f> Reader<'f> {
    pub fn new(file: &'f str, text: &'f str) -> Self {
        Self { file, text, problems: Vec::new(), taken: BTreeSet::new(), prefix: String::new() }
    }

    /// Notes a mistake at a place of the text.
    pub fn problem(&mut self, at: usize, path: &str, message: impl Into<String>) {
        self.problems.push(MarketProblem {
            file: self.file.to_owned(),
            line: line_of(self.text, at),
            key: format!("{}{path}", self.prefix),
            message: message.into(),
        });
    }

    /// Reads `key` of `table` if it is there and right; a wrong one is a mistake, and nothing is taken.
    pub fn take<'t, T>(
        &mut self,
        table: &'t DeTable<'t>,
        path: &str,
        key: &str,
        read: impl FnOnce(&'t Value<'t>) -> Result<T, Mistake>,
    ) -> Option<T> {
        let path = join(path, key);
        match read(table.get(key)?) {
            Ok(value) => {
                self.taken.insert(path);
                Some(value)
            }
            Err(mistake) => {
                self.problem(mistake.at, &path, mistake.message);
                None
            }
        }
    }

    /// Reads `key` of `table` as a table of its own.
    pub fn table<'t>(&mut self, table: &'t DeTable<'t>, path: &str, key: &str) -> Option<&'t DeTable<'t>> {
        let value = table.get(key)?;
        let inner = value.get_ref().as_table();
        if inner.is_none() {
            let mistake = Mistake::expected("a table", value);
            self.problem(mistake.at, &join(path, key), mistake.message);
        }
        inner
    }

    /// Notes every key of `table` that is none of `known`.
    pub fn refuse_unknown(&mut self, table: &DeTable<'_>, path: &str, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                self.problem(
                    key.span().start,
                    &join(path, &printable(name)),
                    format!("no such key; expected one of {}", known.join(", ")),
                );
            }
        }
    }
}

/// `path.key`, or `key` alone at the top.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The line of a byte of `text`, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count()
}

/// A text of one line that shows what it is: not empty, nothing hidden in it, at most 200 characters.
pub(super) fn text(value: &Value<'_>) -> Result<String, Mistake> {
    line(value, "a text").and_then(|text| {
        if text.is_empty() { Err(Mistake::expected("a text that is not empty", value)) } else { Ok(text) }
    })
}

/// As [`text`], but it may be empty.
pub(super) fn note(value: &Value<'_>) -> Result<String, Mistake> {
    line(value, "a text")
}

fn line(value: &Value<'_>, what: &str) -> Result<String, Mistake> {
    let text = value.get_ref().as_str().ok_or_else(|| Mistake::expected(what, value))?.trim();
    if text.chars().count() > 200 || text.chars().any(is_hidden) {
        return Err(Mistake::expected("one line of at most 200 visible characters", value));
    }
    Ok(text.to_owned())
}

/// One character.
pub(super) fn character(value: &Value<'_>) -> Result<char, Mistake> {
    let mut chars = value.get_ref().as_str().unwrap_or_default().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_alphanumeric() && !is_hidden(c) => Ok(c),
        _ => Err(Mistake::expected("one character that is no digit and no letter, such as \",\"", value)),
    }
}

/// `true` or `false`.
pub(super) fn flag(value: &Value<'_>) -> Result<bool, Mistake> {
    value.get_ref().as_bool().ok_or_else(|| Mistake::expected("true or false", value))
}

/// A whole number within `range`.
pub(super) fn whole(value: &Value<'_>, range: Range<u32>) -> Result<u32, Mistake> {
    let read = value
        .get_ref()
        .as_integer()
        .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
        .filter(|number| range.contains(number));
    read.ok_or_else(|| Mistake::expected(&format!("a whole number from {} to {}", range.start, range.end - 1), value))
}

/// A list, each of whose elements `read` takes; the first mistake refuses the list.
pub(super) fn list<'t, T>(
    value: &'t Value<'t>,
    what: &str,
    read: impl Fn(&'t Value<'t>) -> Result<T, Mistake>,
) -> Result<Vec<T>, Mistake> {
    value.get_ref().as_array().ok_or_else(|| Mistake::expected(what, value))?.iter().map(read).collect()
}

/// One of the words of a closed list.
pub(super) fn word<T: Copy>(value: &Value<'_>, words: &[(&str, T)]) -> Result<T, Mistake> {
    let found = value.get_ref().as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        Mistake::expected(&format!("one of {}", words.join(", ")), value)
    })
}

/// What a wrong value is, in a few words.
fn describe(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => format!("\"{}\"", printable(text)),
        DeValue::Integer(number) => printable(&number.to_string()),
        DeValue::Float(number) => printable(number.as_str()),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// Untrusted text, shortened and with nothing hidden in it.
pub(super) fn printable(text: &str) -> String {
    let shown = crate::domain::text::show_hidden(&text.chars().take(40).collect::<String>());
    if text.chars().nth(40).is_some() { format!("{shown}…") } else { shown }
}
