//! Notifications inside a line of text, as frameworks and web servers log them.
//!
//! The body stands there as JSON, as JSON inside a quoted text (`{\"amount\":…}`) or with nginx's escapes
//! (`{\x22amount\x22:…}`). Headers count if the same line has them as `Sign: …`, `sign=…`, `"Sign":"…"`,
//! `'Sign': '…'` or `"HTTP_SIGN"=>"…"`, outside the body.

use std::borrow::Cow;

use memchr::memmem;
use serde_json::value::RawValue;

use super::delivery::{Delivery, Fault, Fidelity, Headers, Skip};
use super::envelope::{self, Around, Found};
use super::json::{self, Object};
use super::{notice, times};

/// How many opening braces of a line are tried.
const MAX_TRIES: usize = 64;

/// Finds the notifications in a line.
pub fn extract<'a>(line: &'a str, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if memmem::find(line.as_bytes(), notice::MARKER).is_none() {
        return;
    }
    let before = found.len();
    let mut pieces = Vec::new();
    let mut outside = String::new();
    let (mut from, mut kept, mut tries) = (0, 0, 0);
    while let Some(brace) = memchr::memchr(b'{', &line.as_bytes()[from..]).map(|at| from + at) {
        tries += 1;
        if tries > MAX_TRIES {
            break;
        }
        if let Some((piece, end)) = Piece::read(line, brace) {
            if piece.matters() {
                outside.push_str(&line[kept..brace]);
                kept = end;
                pieces.push(piece);
            }
            from = end;
        } else {
            from = brace + 1;
        }
    }
    outside.push_str(&line[kept..]);
    let mut headers = headers_in(&outside);
    if headers.is_empty() {
        headers = around.headers.clone();
    }
    let at = around.at.or_else(|| times::leading(line)).or_else(|| times::bracketed(line));
    let inner = Around { headers, at, texts: around.texts };
    for piece in pieces {
        match piece {
            Piece::Json(value) => match Object::read(value.get()) {
                Ok(object) if notice::is_notice(&object) => found.push(Found::Delivery(Delivery {
                    body: Cow::Borrowed(value.get().as_bytes()),
                    fidelity: Fidelity::Exact,
                    headers: inner.headers.clone(),
                    at,
                })),
                _ => envelope::extract(value, &inner, found),
            },
            Piece::Escaped(text) => {
                let mut inside = Vec::new();
                envelope::extract_text(&text, &inner, &mut inside);
                for inside in inside {
                    found.push(inside.into_owned());
                }
            }
        }
    }
    if found.len() == before {
        let looks_like_one = memmem::find(line.as_bytes(), b"rderNo").is_some() && line.contains('{');
        found.push(if looks_like_one {
            Found::Fault(Fault::NotJson("no JSON object in the line can be read".to_owned()))
        } else {
            Found::Skip(Skip::Noise)
        });
    }
}

enum Piece<'a> {
    Json(&'a RawValue),
    Escaped(String),
}

impl<'a> Piece<'a> {
    /// What begins at the brace at `at`, and the offset after it.
    fn read(line: &'a str, at: usize) -> Option<(Self, usize)> {
        let rest = &line[at..];
        if let Ok((value, after)) = json::leading(rest) {
            return Some((Self::Json(value), line.len() - after.len()));
        }
        if !rest[1..].trim_start().starts_with('\\') {
            return None;
        }
        let end = unescaped_quote(rest);
        let text = unescape(&rest[..end])?;
        // The text may go on after the object, and may be a text within a text.
        let inner = match json::leading(&text) {
            Ok((value, _)) => value.get().to_owned(),
            // One level less of escapes, so this ends.
            Err(_) if text.len() < end => match Piece::read(&text, 0)?.0 {
                Piece::Json(value) => value.get().to_owned(),
                Piece::Escaped(text) => text,
            },
            Err(_) => return None,
        };
        Some((Self::Escaped(inner), at + end))
    }

    fn matters(&self) -> bool {
        let text = match self {
            Self::Json(value) => value.get(),
            Self::Escaped(text) => text,
        };
        memmem::find(text.as_bytes(), notice::MARKER).is_some()
    }
}

/// Where the quoted text ends in which `text` begins.
fn unescaped_quote(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &bytes[at..]) {
        at += found;
        if bytes[at] == b'"' {
            return at;
        }
        at = (at + 2).min(bytes.len());
    }
    bytes.len()
}

/// Takes one level of escapes away: those of JSON, and nginx's `\xHH`, whose bytes must make UTF-8.
fn unescape(text: &str) -> Option<String> {
    if !text.contains("\\x") {
        return serde_json::from_str(&format!("\"{text}\"")).ok();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let (&escape, after) = rest.split_first()?;
        rest = after;
        match escape {
            b'x' => {
                let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = &rest[2..];
            }
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

/// The headers that a text names. Also used for the rest of a line that has none.
pub fn headers_in(text: &str) -> Headers<'static> {
    let mut headers = Headers::default();
    for name in ["sign", "merchantid", "merchant_id", "merchant-id"] {
        let mut from = 0;
        while let Some(at) = find_ignoring_case(&text.as_bytes()[from..], name.as_bytes()).map(|at| from + at) {
            from = at + name.len();
            let before = text.as_bytes()[..at].last();
            if before.is_some_and(u8::is_ascii_alphanumeric) {
                continue;
            }
            if let Some(value) = value_after(&text[from..]) {
                headers.add(name, Cow::Owned(value.to_owned()));
            }
        }
    }
    headers
}

/// The value after a name: at least one `:` or `=` among quotes, blanks, arrows and brackets, then letters and digits.
fn value_after(text: &str) -> Option<&str> {
    let start = text.find(|c: char| !matches!(c, ':' | '=' | '>' | '"' | '\'' | '\\' | ' ' | '\t' | '['))?;
    if !text[..start].contains([':', '=']) {
        return None;
    }
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    (1..=64).contains(&end).then(|| &rest[..end])
}

fn find_ignoring_case(text: &[u8], word: &[u8]) -> Option<usize> {
    let (small, large) = (word[0], word[0].to_ascii_uppercase());
    memchr::memchr2_iter(small, large, text)
        .find(|&at| text.get(at..at + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"amount":20000.0,"merchantId":"3006075","mchOrderNo":"A-1","orderNo":"PAYIN1","orderStatus":"SUCCESS","payer":"José \"P\""}"#;
    const SIGN: &str = "0123456789abcdef0123456789abcdef";

    fn found(line: &str) -> Vec<Found<'static>> {
        let mut found = Vec::new();
        extract(line, &Around::default(), &mut found);
        found.into_iter().map(Found::into_owned).collect()
    }

    #[test]
    fn a_line_gives_body_headers_and_time() {
        let quoted = serde_json::to_string(BODY).expect("a string");
        let twice = serde_json::to_string(&quoted).expect("a string");
        let nginx = BODY.replace('\\', "\\x5C").replace('"', "\\x22").replace('é', "\\xC3\\xA9");
        for line in [
            format!("2024-12-02 12:07:06 INFO hook MerchantId=3006075 Sign={SIGN} body={BODY}"),
            format!("2024-12-02T12:07:06Z hook {BODY} merchantid: 3006075, sign: {SIGN} took 3 ms"),
            format!("[2024-12-02 12:07:06] app.INFO: hook {{'Merchantid': '3006075', 'Sign': '{SIGN}'}} {BODY}"),
            format!(
                "[2024-12-02 12:07:06] hook {{\"headers\":{{\"MerchantId\":\"3006075\",\"Sign\":\"{SIGN}\"}},\"body\":{quoted}}}"
            ),
            format!(
                "2024-12-02 12:07:06 {{\"HTTP_SIGN\"=>\"{SIGN}\", \"HTTP_MERCHANTID\"=>\"3006075\"}} body={quoted}"
            ),
            format!(
                "10.0.0.7 - - [02/Dec/2024:12:07:06 +0000] \"POST /hook HTTP/1.1\" 200 7 \"{nginx}\" merchantid=\"3006075\" sign=\"{SIGN}\""
            ),
            format!("2024-12-02 12:07:06 msg={twice} MerchantId:3006075 Sign:{SIGN}"),
        ] {
            let found = found(&line);
            let [Found::Delivery(delivery)] = found.as_slice() else { panic!("{found:?} in {line}") };
            assert_eq!(std::str::from_utf8(&delivery.body), Ok(BODY), "{line}");
            assert_eq!(delivery.fidelity, Fidelity::Exact);
            assert_eq!(delivery.headers.merchant_id.one(), Some("3006075"), "{line}");
            assert_eq!(delivery.headers.sign.one(), Some(SIGN), "{line}");
            assert_eq!(delivery.at, "2024-12-02T12:07:06Z".parse().ok(), "{line}");
        }
    }

    #[test]
    fn what_stands_in_the_body_is_no_header() {
        let body = BODY.replace("payer", "sign");
        let found = found(&format!("hook {body}"));
        let [Found::Delivery(delivery)] = found.as_slice() else { panic!("{found:?}") };
        assert!(delivery.headers.is_empty(), "{:?}", delivery.headers);
    }

    #[test]
    fn noise_and_broken_lines_are_told_apart() {
        assert_eq!(found("GET /health 200"), []);
        assert_eq!(found("loaded the mapping of orderStatus"), [Found::Skip(Skip::Noise)]);
        assert!(matches!(
            found("hook {\"orderNo\":\"PAYIN1\",\"orderStatus\":\"SUC").as_slice(),
            [Found::Fault(Fault::NotJson(_))]
        ));
    }
}
