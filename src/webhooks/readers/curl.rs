//! curl commands, as the gateway's pages print them and as browsers and inspectors copy them.

use std::borrow::Cow;

use jiff::Timestamp;

use super::super::delivery::{Fault, MAX_ITEM, Skip};
use super::super::envelope::Found;
use super::super::http::{self, Head};
use super::super::source::Source;
use super::super::times;
use super::{Layout, Out, first_line, without_end};

/// Whether a line begins a command.
pub fn is_start(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let line = line.strip_prefix(b"$ ").unwrap_or(line);
    line.starts_with(b"curl ") || line.starts_with(b"curl.exe ")
}

/// Reads commands to the end of the file. Lines between them are passed over; a time that stands there, as
/// `# 2024-12-02T12:07:06Z`, is that of the command after it.
pub fn read<O: Out>(source: &mut Source, from: u64, out: &mut O) {
    source.skip_to(from);
    let mut at = None;
    loop {
        if out.is_over(source.place()) {
            return;
        }
        let line = first_line(source.unread());
        let is_cut = !line.ends_with(b"\n") && line.len() <= MAX_ITEM;
        if is_cut && (source.fill() || join(source, at.is_some())) {
            continue;
        }
        let line = first_line(source.unread());
        if line.is_empty() {
            return;
        }
        let place = source.place();
        if !is_start(line) {
            let line = without_end(line);
            at = time_of(line).or(at.filter(|_| line.trim_ascii().is_empty()));
            source.consume(first_line(source.unread()).len());
            continue;
        }
        match command(source) {
            Ok(len) => {
                let text = &source.unread()[..len];
                out.found(vec![found(text, at.take())], place, text);
                source.consume(len);
            }
            Err(fault) => {
                out.fault(fault, place);
                source.consume(first_line(source.unread()).len());
            }
        }
    }
}

fn time_of(line: &[u8]) -> Option<Timestamp> {
    times::leading(std::str::from_utf8(line).ok()?.trim_start_matches(['#', '/', '-', ' ']))
}

/// The length of the command at the start of what is unread.
fn command(source: &mut Source) -> Result<usize, Fault> {
    loop {
        let words = Words::of(source.unread());
        if let Some(end) = words.end {
            return Ok(end);
        }
        if source.unread().len() > MAX_ITEM {
            return Err(Fault::TooLong);
        }
        if !source.fill() && !join(source, false) {
            return if words.is_open { Err(Fault::Torn) } else { Ok(source.unread().len()) };
        }
    }
}

fn found(text: &[u8], at: Option<Timestamp>) -> Found<'static> {
    let words = Words::of(text).found;
    let mut head = Head::default();
    let mut body: Option<Vec<u8>> = None;
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let Ok(option) = std::str::from_utf8(&word) else { continue };
        let (name, attached) = match option.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.as_bytes().to_vec())),
            // `-HSign: x` and `-d{…}`.
            _ if option.len() > 2 && (option.starts_with("-H") || option.starts_with("-d")) => {
                (&option[..2], Some(word[2..].to_vec()))
            }
            _ => (option, None),
        };
        match name {
            "-H" | "--header" => {
                let Some(line) = attached.or_else(|| words.next()).and_then(|line| String::from_utf8(line).ok()) else {
                    continue;
                };
                let read = http::read_head(std::iter::once(line.as_str()));
                for (known, new) in [
                    (&mut head.headers.merchant_id, read.headers.merchant_id),
                    (&mut head.headers.sign, read.headers.sign),
                ] {
                    if let super::super::delivery::Header::One(value) = new {
                        known.add(value);
                    }
                }
            }
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json" => {
                let data = attached.or_else(|| words.next()).unwrap_or_default();
                // Several are joined so.
                body = Some(match body {
                    Some(before) => [before, data].join(&b'&'),
                    None => data,
                });
            }
            _ => {}
        }
    }
    match body {
        Some(body) => http::found(&head, Cow::Owned(body), at),
        None => Found::Skip(Skip::Other),
    }
}

/// A command taken apart as a shell does: quotes of both kinds, `$'…'`, and backslashes.
#[derive(Default)]
struct Words {
    found: Vec<Vec<u8>>,
    /// Where the command ends, if the text goes on after it.
    end: Option<usize>,
    /// Whether the text ends inside quotes or after a backslash.
    is_open: bool,
}

impl Words {
    fn of(text: &[u8]) -> Self {
        let mut all = Self::default();
        let mut word: Option<Vec<u8>> = None;
        let mut at = 0;
        while at < text.len() {
            let byte = text[at];
            at += 1;
            match byte {
                b'\n' | b';' => {
                    all.end = Some(at);
                    break;
                }
                b' ' | b'\t' | b'\r' => all.found.extend(word.take()),
                b'\'' => match memchr::memchr(b'\'', &text[at..]) {
                    Some(len) => {
                        word.get_or_insert_default().extend_from_slice(&text[at..at + len]);
                        at += len + 1;
                    }
                    None => return Self { is_open: true, ..Self::default() },
                },
                b'"' | b'$' if byte == b'"' || text.get(at) == Some(&b'\'') => {
                    let is_dollar = byte == b'$';
                    at += usize::from(is_dollar);
                    let Some(len) = quoted(&text[at..], is_dollar, word.get_or_insert_default()) else {
                        return Self { is_open: true, ..Self::default() };
                    };
                    at += len;
                }
                // At the end of a line the command goes on with the next one; `^` is Windows' way to say so.
                b'\\' | b'^' => match &text[at..] {
                    [] | [b'\r'] => return Self { is_open: true, ..Self::default() },
                    [b'\n', ..] => at += 1,
                    [b'\r', b'\n', ..] => at += 2,
                    [next, ..] if byte == b'\\' => {
                        word.get_or_insert_default().push(*next);
                        at += 1;
                    }
                    _ => word.get_or_insert_default().push(byte),
                },
                _ => word.get_or_insert_default().push(byte),
            }
        }
        all.found.extend(word);
        all
    }
}

/// Reads up to the closing quote; the length with it.
fn quoted(text: &[u8], is_dollar: bool, word: &mut Vec<u8>) -> Option<usize> {
    let quote = if is_dollar { b'\'' } else { b'"' };
    let mut at = 0;
    loop {
        let byte = *text.get(at)?;
        at += 1;
        if byte == quote {
            return Some(at);
        }
        if byte != b'\\' {
            word.push(byte);
            continue;
        }
        let escape = *text.get(at)?;
        at += 1;
        match (is_dollar, escape) {
            (false, b'"' | b'\\' | b'$' | b'`') => word.push(escape),
            (false, b'\n') => {}
            (false, _) => word.extend([b'\\', escape]),
            (true, b'n') => word.push(b'\n'),
            (true, b'r') => word.push(b'\r'),
            (true, b't') => word.push(b'\t'),
            (true, b'u' | b'x') => {
                let most = if escape == b'u' { 4 } else { 2 };
                let digits = text[at..].iter().take(most).take_while(|byte| byte.is_ascii_hexdigit()).count();
                let number = std::str::from_utf8(&text[at..at + digits]).ok()?;
                at += digits;
                let code = u32::from_str_radix(number, 16).unwrap_or(0xfffd);
                if escape == b'x' {
                    word.push(u8::try_from(code).unwrap_or(b'?'));
                } else {
                    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                    word.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            (true, _) => word.push(escape),
        }
    }
}

/// Whether the next file goes on with the command at the end of this one, or with the one whose time stands there.
fn join(source: &mut Source, has_time: bool) -> bool {
    let is_between = source.unread().trim_ascii().is_empty();
    if is_between && !has_time {
        return false;
    }
    let Some(next) = source.peek_next() else { return false };
    let begins_anew = is_start(next) && !is_between || matches!(Layout::of(next), Layout::Csv | Layout::Requests);
    if !begins_anew {
        source.join();
    }
    !begins_anew
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Words::of(text.as_bytes()).found.into_iter().map(|word| String::from_utf8_lossy(&word).into_owned()).collect()
    }

    #[test]
    fn words_are_those_of_a_shell() {
        assert_eq!(
            words("curl -H 'A: b c' \\\n  \"x\\\"y\\$z\" pl\\ ain 'it'\\''s'\nnext"),
            ["curl", "-H", "A: b c", "x\"y$z", "pl ain", "it's"]
        );
        assert_eq!(words(r"curl $'caf\u00e9 \'x\' \x41\n'"), ["curl", "café 'x' A\n"]);
        assert!(Words::of(b"curl 'open").is_open);
        assert!(Words::of(b"curl \\").is_open);
        assert_eq!(Words::of(b"curl a\nb").end, Some(7));
    }
}
