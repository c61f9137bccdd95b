//! Notifications inside JSON, whatever the tool that wrote it wrapped around them.
//!
//! Nothing here knows one tool from another. An object that has what every notification has *is* one. Around it, the
//! nearest object with headers gives the headers, the nearest with a time gives the time, and a body that stands there
//! twice (as a text and as an object, as Pipedream and others have it) counts once, as the text.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use memchr::memmem;
use serde_json::value::RawValue;

use super::delivery::{Delivery, Fault, Fidelity, Headers, Name, Skip};
use super::json::{self, Object};
use super::{http, notice, text, times};

/// How deep texts may lie in texts: a notification in a log line in a container's log in an export.
const MAX_TEXTS: usize = 4;

/// What one piece of a log holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// A notification.
    Delivery(Delivery<'a>),
    /// Something that is none.
    Skip(Skip),
    /// Something that cannot be read.
    Fault(Fault),
}

impl Found<'_> {
    /// The same without a hold on the log's text.
    pub fn into_owned(self) -> Found<'static> {
        match self {
            Self::Delivery(delivery) => Found::Delivery(delivery.into_owned()),
            Self::Skip(skip) => Found::Skip(skip),
            Self::Fault(fault) => Found::Fault(fault),
        }
    }
}

/// What an enclosing object, or the line around it, knows.
#[derive(Clone, Debug, Default)]
pub struct Around<'a> {
    /// The headers.
    pub headers: Headers<'a>,
    /// The time.
    pub at: Option<Timestamp>,
    /// How many texts this lies in.
    pub texts: usize,
}

/// Finds every notification in a JSON value.
pub fn extract<'a>(value: &'a RawValue, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if let Err(fault) = json::check(value, super::delivery::MAX_DEPTH) {
        found.push(if may_matter(value.get()) { Found::Fault(fault) } else { Found::Skip(Skip::Other) });
        return;
    }
    let before = found.len();
    walk(value, around, found);
    if found.len() == before {
        found.push(Found::Skip(Skip::Other));
    }
}

/// [`extract`] for an object that was read.
pub fn extract_object<'a>(object: &Object<'a>, raw: &'a str, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if let Err(fault) = object.check(super::delivery::MAX_DEPTH - 1) {
        found.push(if may_matter(raw) { Found::Fault(fault) } else { Found::Skip(Skip::Other) });
        return;
    }
    let before = found.len();
    walk_object(object, raw, around, found);
    if found.len() == before {
        found.push(Found::Skip(Skip::Other));
    }
}

/// Finds the notifications in a text that stands in a log: a body, JSON, a whole request, or a line with one of these.
pub fn extract_text<'a>(text: &'a str, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if around.texts >= MAX_TEXTS {
        return;
    }
    let around = Around { texts: around.texts + 1, ..around.clone() };
    let trimmed = text.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if trimmed.starts_with('{')
        && let Ok(object) = Object::read(trimmed)
    {
        if notice::is_notice(&object) {
            found.push(Found::Delivery(Delivery {
                // With the blanks around it, which may have been signed too.
                body: Cow::Borrowed(text.as_bytes()),
                fidelity: Fidelity::Exact,
                headers: around.headers,
                at: around.at,
            }));
        } else {
            walk_object(&object, trimmed, &around, found);
        }
        return;
    }
    if trimmed.starts_with(['{', '['])
        && let Ok(value) = serde_json::from_str::<&RawValue>(trimmed)
    {
        walk(value, &around, found);
        return;
    }
    let is_unsafe = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if trimmed.starts_with('{') && trimmed.contains(is_unsafe) {
        found.push(Found::Fault(Fault::ControlCharacter));
        return;
    }
    if http::begins_request(trimmed.as_bytes()) {
        found.extend(http::read_text(trimmed, &around));
        return;
    }
    text::extract(text, &around, found);
}

fn walk<'a>(value: &'a RawValue, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    match value.get().as_bytes().first() {
        Some(b'[') => {
            for item in json::items(value.get()).unwrap_or_default() {
                walk(item, around, found);
            }
        }
        Some(b'{') => {
            if let Ok(object) = Object::read(value.get()) {
                walk_object(&object, value.get(), around, found);
            }
        }
        Some(b'"') => walk_string(value, around, found),
        _ => {}
    }
}

fn walk_object<'a>(object: &Object<'a>, raw: &'a str, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if notice::is_notice(object) {
        found.push(Found::Delivery(Delivery {
            body: Cow::Borrowed(raw.as_bytes()),
            fidelity: Fidelity::Reencoded,
            headers: around.headers.clone(),
            at: around.at,
        }));
        return;
    }
    // The gateway's answer to a query, as a client's log has it, tells of an order too and is no notification.
    if object.has("code") && object.has("msg") && object.has("data") {
        return;
    }
    if !may_matter(raw) {
        return;
    }
    let own = own_headers(object);
    let inner = Around {
        headers: if own.is_empty() { around.headers.clone() } else { own },
        at: own_time(object).or(around.at),
        texts: around.texts,
    };
    let mut bodies = Vec::new();
    for (key, value) in &object.0 {
        if !is_headers_key(key) {
            let is_list = value.get().starts_with('[');
            walk(value, &inner, if is_list { &mut *found } else { &mut bodies });
        }
    }
    keep_best(&mut bodies);
    found.append(&mut bodies);
}

fn walk_string<'a>(value: &'a RawValue, around: &Around<'a>, found: &mut Vec<Found<'a>>) {
    if memmem::find(value.get().as_bytes(), notice::MARKER).is_some() {
        match json::string(value) {
            Some(Cow::Borrowed(text)) => extract_text(text, around, found),
            Some(Cow::Owned(text)) => {
                let mut inside = Vec::new();
                extract_text(&text, around, &mut inside);
                for inside in inside {
                    found.push(inside.into_owned());
                }
            }
            None => found.push(Found::Fault(Fault::NotJson("a text with a broken escape".to_owned()))),
        }
    } else if may_be_base64(value.get())
        && let Some(text) = json::string(value)
        && let Ok(bytes) = BASE64.decode(text.as_bytes())
        && memmem::find(&bytes, notice::MARKER).is_some()
    {
        let mut inside = Vec::new();
        match std::str::from_utf8(&bytes) {
            Ok(text) => extract_text(text, around, &mut inside),
            Err(_) => inside.push(Found::Fault(Fault::NotUtf8)),
        }
        for inside in inside {
            found.push(inside.into_owned());
        }
    }
}

/// Whether a notification may be in a value: it has the word that every one has, or a text that may be packed.
fn may_matter(raw: &str) -> bool {
    memmem::find(raw.as_bytes(), notice::MARKER).is_some() || may_be_packed(raw.as_bytes())
}

/// Whether a text of a JSON value may be a notification in base64.
pub fn may_be_packed(raw: &[u8]) -> bool {
    PACKED_STARTS.iter().any(|start| memmem::find(raw, start).is_some())
        && raw
            .split(|byte| *byte == b'"')
            .any(|text| text.len() > 60 && std::str::from_utf8(text).is_ok_and(may_be_base64_text))
}

/// How a text begins that is `{"…`, `{ …`, `{\n…` or `POST …` in base64.
const PACKED_STARTS: [&[u8]; 4] = [b"\"eyJ", b"\"eyA", b"\"ewo", b"\"UE9TVC"];

/// Where the time stands in a JSON line, by which repeats of the line differ.
pub fn time_span(line: &str) -> Option<(usize, usize)> {
    let object = Object::read(line).ok()?;
    let value = TIME_KEYS.iter().find_map(|key| {
        object.get(key).filter(|value| json::text(value).is_some_and(|text| times::read(&text).is_some()))
    })?;
    let start = value.get().as_ptr().addr() - line.as_ptr().addr();
    Some((start, start + value.get().len()))
}

/// Headers that stand in a cell: as JSON in any shape, or as lines.
pub fn headers_of_text(text: &str) -> Headers<'_> {
    let mut headers = Headers::default();
    if let Ok(value) = serde_json::from_str::<&RawValue>(text) {
        read_headers(value, &mut headers);
    } else {
        for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
            headers.add(name.trim(), Cow::Borrowed(value.trim()));
        }
    }
    headers
}

fn may_be_base64(raw: &str) -> bool {
    may_be_base64_text(raw.trim_matches('"'))
}

/// A base64 text of `{"…` or of `POST …`, to try no more than what may be worth it.
fn may_be_base64_text(text: &str) -> bool {
    ["eyJ", "eyA", "ewo", "UE9TVC"].iter().any(|start| text.starts_with(start))
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\\'))
}

/// One body that stands in an object twice is one delivery: as the text that came, else as it was packed out.
fn keep_best(bodies: &mut Vec<Found<'_>>) {
    let key = |found: &Found<'_>| {
        let Found::Delivery(delivery) = found else { return None };
        let object = Object::read(std::str::from_utf8(&delivery.body).ok()?.trim()).ok()?;
        let number = |key| object.get(key).and_then(json::text).map(Cow::into_owned);
        Some((number("orderNo"), number("mchOrderNo")))
    };
    if bodies.len() < 2 {
        return;
    }
    let mut kept: Vec<Found<'_>> = Vec::new();
    for body in bodies.drain(..) {
        let same = key(&body).and_then(|mine| kept.iter().position(|other| key(other) == Some(mine.clone())));
        match (same, body) {
            (Some(at), Found::Delivery(new)) => {
                if let Found::Delivery(known) = &mut kept[at] {
                    if new.fidelity > known.fidelity {
                        known.body = new.body;
                        known.fidelity = new.fidelity;
                    }
                    if known.headers.is_empty() {
                        known.headers = new.headers;
                    }
                }
            }
            (_, body) => kept.push(body),
        }
    }
    *bodies = kept;
}

/// The headers of an object: in a member of their own, beside the body as `Sign` and `MerchantId`, or one level down.
fn own_headers<'a>(object: &Object<'a>) -> Headers<'a> {
    let mut headers = Headers::default();
    for (key, value) in &object.0 {
        if is_headers_key(key) {
            read_headers(value, &mut headers);
        } else if Name::of(key).is_some()
            && let Some(text) = json::text(value)
        {
            headers.add(key, text);
        }
    }
    if headers.is_empty() {
        for (key, value) in &object.0 {
            let named = ["request", "req", "http", "event", "data", "context"]
                .iter()
                .any(|name| key.eq_ignore_ascii_case(name));
            if named
                && value.get().starts_with('{')
                && let Ok(inner) = Object::read(value.get())
            {
                if notice::is_notice(&inner) {
                    continue;
                }
                for (_, value) in inner.0.iter().filter(|(key, _)| is_headers_key(key)) {
                    read_headers(value, &mut headers);
                }
            }
        }
    }
    headers
}

fn is_headers_key(key: &str) -> bool {
    if !(6..=24).contains(&key.len()) {
        return false;
    }
    // The last letter of each of these, and of few other keys.
    if !matches!(key.bytes().rfind(u8::is_ascii_alphabetic), Some(b's' | b'S' | b'r' | b'R' | b't' | b'T')) {
        return false;
    }
    let plain: String = key.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    matches!(
        plain.as_str(),
        "headers"
            | "header"
            | "rawheaders"
            | "requestheaders"
            | "requestheader"
            | "reqheaders"
            | "httpheaders"
            | "headerlist"
            | "multivalueheaders"
    )
}

/// Headers as an object, a list of pairs, a list of `{name, value}`, a flat list, or a text of lines.
fn read_headers<'a>(value: &'a RawValue, headers: &mut Headers<'a>) {
    match value.get().as_bytes().first() {
        Some(b'{') => {
            for (name, value) in Object::read(value.get()).map(|object| object.0).unwrap_or_default() {
                each_value(value, &mut |value| headers.add(&name, value));
            }
        }
        Some(b'[') => {
            let items = json::items(value.get()).unwrap_or_default();
            let mut name: Option<Cow<'a, str>> = None;
            for item in items {
                match item.get().as_bytes().first() {
                    Some(b'[') => {
                        if let Ok([name, value]) = <[_; 2]>::try_from(json::items(item.get()).unwrap_or_default())
                            && let Some(name) = json::text(name)
                        {
                            each_value(value, &mut |value| headers.add(&name, value));
                        }
                    }
                    Some(b'{') => {
                        let Ok(pair) = Object::read(item.get()) else { continue };
                        let field = |names: [&str; 3]| names.iter().find_map(|name| pair.get(name));
                        if let (Some(name), Some(value)) =
                            (field(["name", "key", "Name"]).and_then(json::text), field(["value", "values", "Value"]))
                        {
                            each_value(value, &mut |value| headers.add(&name, value));
                        }
                    }
                    _ => match name.take() {
                        None => name = json::string(item),
                        Some(name) => each_value(item, &mut |value| headers.add(&name, value)),
                    },
                }
            }
        }
        Some(b'"') => {
            let text = json::string(value).unwrap_or_default();
            for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
                headers.add(name.trim(), Cow::Owned(value.trim().to_owned()));
            }
        }
        _ => {}
    }
}

/// A value, or every value of a list of them.
fn each_value<'a>(value: &'a RawValue, take: &mut impl FnMut(Cow<'a, str>)) {
    if value.get().starts_with('[') {
        for item in json::items(value.get()).unwrap_or_default() {
            take(json::text(item).unwrap_or_default());
        }
    } else {
        take(json::text(value).unwrap_or_default());
    }
}

/// Names under which tools keep the time of a request, the surer ones first.
const TIME_KEYS: [&str; 16] = [
    "startedDateTime",
    "received_at",
    "receivedAt",
    "ingested_at",
    "created_at",
    "createdAt",
    "timestamp",
    "@timestamp",
    "ts",
    "time",
    "start",
    "datetime",
    "date",
    "event_time",
    "requestTime",
    "t",
];

fn own_time(object: &Object<'_>) -> Option<Timestamp> {
    TIME_KEYS.iter().find_map(|key| object.get(key).and_then(json::text).and_then(|text| times::read(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str =
        r#"{"amount":20000.0,"merchantId":"3006075","mchOrderNo":"A-1","orderNo":"PAYIN1","orderStatus":"SUCCESS"}"#;
    const SIGN: &str = "0123456789abcdef0123456789abcdef";

    fn found(json: &str) -> Vec<Found<'static>> {
        let value: &RawValue = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
        let mut found = Vec::new();
        extract(value, &Around::default(), &mut found);
        found.into_iter().map(Found::into_owned).collect()
    }

    fn delivery(json: &str) -> Delivery<'static> {
        match <[_; 1]>::try_from(found(json)) {
            Ok([Found::Delivery(delivery)]) => delivery,
            other => panic!("{other:?} in {json}"),
        }
    }

    #[test]
    fn headers_come_in_every_shape() {
        let body = serde_json::to_string(BODY).expect("a string");
        let (id, at) = ("3006075", r#""ts":1733141226000"#);
        for headers in [
            format!(r#""headers":{{"MerchantId":"{id}","Sign":"{SIGN}"}}"#),
            format!(r#""headers":{{"merchantid":["{id}"],"sign":["{SIGN}"]}}"#),
            format!(r#""headers":{{"MerchantId":{id},"Sign":"{SIGN}"}}"#),
            format!(r#""request_headers":[["MerchantId","{id}"],["Sign","{SIGN}"],["odd"]]"#),
            format!(r#""headers":[{{"name":"MerchantId","value":"{id}"}},{{"name":"Sign","value":"{SIGN}"}}]"#),
            format!(r#""headers":[{{"key":"MerchantId","value":"{id}"}},{{"key":"Sign","value":"{SIGN}"}}]"#),
            format!(r#""rawHeaders":["Host","x","MerchantId","{id}","Sign","{SIGN}"]"#),
            format!(r#""headers":"Host: x\r\nMerchantId: {id}\r\nSign: {SIGN}\r\n""#),
            format!(r#""MerchantId":"{id}","Sign":"{SIGN}""#),
            format!(r#""HTTP_MERCHANTID":"{id}","HTTP_SIGN":"{SIGN}""#),
            format!(r#""req":{{"headers":{{"merchantid":"{id}","sign":"{SIGN}"}}}}"#),
        ] {
            let found = delivery(&format!(r#"{{{at},{headers},"body":{body}}}"#));
            assert_eq!(found.headers.merchant_id.one(), Some(id), "{headers}");
            assert_eq!(found.headers.sign.one(), Some(SIGN), "{headers}");
            assert_eq!((found.body.as_ref(), found.fidelity), (BODY.as_bytes(), Fidelity::Exact));
            assert_eq!(found.at.map(Timestamp::as_millisecond), Some(1_733_141_226_000));
        }
    }

    #[test]
    fn a_header_that_is_missing_or_stands_twice_is_told() {
        let with = |headers: &str| delivery(&format!(r#"{{"headers":{headers},"body":{BODY}}}"#)).headers.sign;
        assert_eq!(with("{}"), super::super::delivery::Header::Absent);
        assert_eq!(with(r#"{"Sign":["a","b"]}"#), super::super::delivery::Header::Repeated);
        assert_eq!(with(r#"{"Sign":"a","sign":"b"}"#), super::super::delivery::Header::Repeated);
    }

    #[test]
    fn the_body_is_an_object_a_text_base64_or_a_whole_request() {
        let body = serde_json::to_string(BODY).expect("a string");
        let request = format!("POST /hook HTTP/1.1\r\nMerchantId: 3006075\r\nSign: {SIGN}\r\n\r\n{BODY}");
        for (json, fidelity) in [
            (format!(r#"{{"body":{BODY}}}"#), Fidelity::Reencoded),
            (format!(r#"{{"content":{body}}}"#), Fidelity::Exact),
            (format!(r#"{{"event":{{"body":{BODY},"bodyRaw":{body}}}}}"#), Fidelity::Exact),
            (format!(r#"{{"bodyRaw":{body},"body":{BODY}}}"#), Fidelity::Exact),
            (format!(r#"{{"body":"{}","isBase64Encoded":true}}"#, BASE64.encode(BODY)), Fidelity::Exact),
            (format!(r#"{{"request":{{"raw":"{}"}}}}"#, BASE64.encode(&request)), Fidelity::Exact),
            (
                format!(r#"{{"log":{}}}"#, serde_json::to_string(&format!("INFO hook {BODY}\n")).expect("a string")),
                Fidelity::Exact,
            ),
            (
                format!(r#"{{"log":{}}}"#, serde_json::to_string(&format!(r#"{{"body":{body}}}"#)).expect("a string")),
                Fidelity::Exact,
            ),
            (BODY.to_owned(), Fidelity::Reencoded),
        ] {
            let found = delivery(&json);
            assert_eq!((found.body.as_ref(), found.fidelity), (BODY.as_bytes(), fidelity), "{json}");
        }
    }

    #[test]
    fn lists_keep_every_repeat_and_answers_are_no_notifications() {
        assert_eq!(found(&format!(r#"{{"requests":[{{"body":{BODY}}},{{"body":{BODY}}}]}}"#)).len(), 2);
        let answer = format!(r#"{{"response":{{"msg":"SUCCESS","code":200,"data":{BODY}}}}}"#);
        assert_eq!(found(&answer), [Found::Skip(Skip::Other)]);
        assert_eq!(found(r#"{"hello":"world"}"#), [Found::Skip(Skip::Other)]);
        let deep = format!("{}{BODY}{}", "[".repeat(20), "]".repeat(20));
        assert_eq!(found(&deep), [Found::Fault(Fault::TooDeep)]);
    }
}
