//! JSON as the gateway writes it: read into raw texts first, so that no number ever passes through a float.
//!
//! `serde_json` alone is not strict enough for money: it keeps the last of two equal keys in silence and turns
//! numbers into floats. So a document is checked whole (length, depth, every key once) and its values stay text until
//! somebody asks for one of them by name.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::WireError;
use crate::domain::{Amount, Currency};

/// Longest document that is read, in bytes; the transport takes no longer answer.
pub const MAX_LEN: usize = 1024 * 1024;

/// Deepest nesting that is read; the gateway's own goes to three.
pub const MAX_DEPTH: usize = 16;

/// A value and where it stands in the document.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    raw: &'a str,
    path: String,
}

/// An object: its entries in the document's order, every key once.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    entries: Vec<(Cow<'a, str>, &'a RawValue)>,
    path: String,
}

/// A document that is an object, checked whole.
pub fn parse_object(body: &[u8]) -> Result<Object<'_>, WireError> {
    // Nearly every document is sound, and then it is read once; otherwise it is read again to tell what is wrong.
    if body.len() <= MAX_LEN
        && let Ok(text) = std::str::from_utf8(body)
        && let Ok(Entries(entries)) = serde_json::from_str(text)
        && are_sound(&entries, MAX_DEPTH - 1)
    {
        return Ok(Object { entries, path: String::new() });
    }
    parse(body)?.object()
}

/// Whether every key at every depth stands there once and nothing is too deep.
fn are_sound(entries: &[(Cow<'_, str>, &RawValue)], depth_left: usize) -> bool {
    first_repeat(entries).is_none() && entries.iter().all(|(_, value)| is_sound(value, depth_left))
}

fn is_sound(value: &RawValue, depth_left: usize) -> bool {
    match (value.get().as_bytes().first(), depth_left.checked_sub(1)) {
        (Some(b'{'), Some(left)) => {
            serde_json::from_str(value.get()).is_ok_and(|Entries(entries)| are_sound(&entries, left))
        }
        (Some(b'['), Some(left)) => serde_json::from_str::<Vec<&RawValue>>(value.get())
            .is_ok_and(|items| items.into_iter().all(|item| is_sound(item, left))),
        (Some(b'{' | b'['), None) => false,
        _ => true,
    }
}

/// The first key that stands among the entries a second time.
pub fn first_repeat<'e>(entries: &'e [(Cow<'_, str>, &RawValue)]) -> Option<&'e str> {
    /// So many are compared with each other faster than they are hashed.
    const FEW: usize = 24;
    if entries.len() <= FEW {
        let mut keys = entries.iter().map(|(key, _)| key.as_ref()).enumerate();
        return keys.find(|(i, key)| entries[..*i].iter().any(|(earlier, _)| earlier == key)).map(|(_, key)| key);
    }
    let mut seen = HashSet::with_capacity(entries.len());
    entries.iter().map(|(key, _)| key.as_ref()).find(|key| !seen.insert(*key))
}

/// A document, checked whole.
fn parse(body: &[u8]) -> Result<Value<'_>, WireError> {
    if body.len() > MAX_LEN {
        return Err(WireError::TooLong);
    }
    let raw: &RawValue = serde_json::from_slice(body).map_err(|error| WireError::NotJson(error.to_string()))?;
    let value = Value { raw: raw.get(), path: String::new() };
    value.check(MAX_DEPTH)?;
    Ok(value)
}

impl<'a> Value<'a> {
    /// Checks nesting and keys all the way down.
    fn check(&self, depth_left: usize) -> Result<(), WireError> {
        let children = match self.raw.as_bytes().first() {
            Some(b'{' | b'[') if depth_left == 0 => return Err(WireError::TooDeep),
            Some(b'{') => self.object()?.into_values(),
            Some(b'[') => self.items()?,
            _ => return Ok(()),
        };
        children.iter().try_for_each(|child| child.check(depth_left - 1))
    }

    /// Whether it tells nothing: `null`, `""`, `{}` or `[]`.
    pub fn is_empty(&self) -> bool {
        let inside = self.raw.get(1..self.raw.len() - 1).unwrap_or_default();
        self.raw == "null" || (self.raw.starts_with(['"', '{', '[']) && inside.trim().is_empty())
    }

    /// The object it is.
    pub fn object(&self) -> Result<Object<'a>, WireError> {
        if !self.raw.starts_with('{') {
            return Err(self.wrong("an object"));
        }
        let Entries(entries) = self.decode()?;
        if let Some(twice) = first_repeat(&entries) {
            return Err(WireError::DuplicateKey(join(&self.path, twice)));
        }
        Ok(Object { entries, path: self.path.clone() })
    }

    /// The items of the array it is.
    pub fn items(&self) -> Result<Vec<Self>, WireError> {
        if !self.raw.starts_with('[') {
            return Err(self.wrong("an array"));
        }
        let items: Vec<&RawValue> = self.decode()?;
        let items = items.into_iter().enumerate();
        Ok(items.map(|(i, raw)| Self { raw: raw.get(), path: format!("{}[{i}]", self.path) }).collect())
    }

    /// The text it is, or the digits of the number it is; `None` for `null` and for nothing but blanks.
    pub fn text(&self) -> Result<Option<String>, WireError> {
        match (plain(self.raw), self.raw.as_bytes().first()) {
            (Some(text), _) => Ok(unless_blank(text)),
            (None, Some(b'"')) => Ok(unless_blank(&self.decode::<String>()?)),
            (None, Some(b'n')) => Ok(None),
            (None, _) => Err(self.wrong("a text or a number")),
        }
    }

    fn decode<T: Deserialize<'a>>(&self) -> Result<T, WireError> {
        // The path says where; serde's line and column would count from the start of this value only.
        serde_json::from_str(self.raw).map_err(|error| WireError::BadValue(self.path(), error.to_string()))
    }

    fn wrong(&self, expected: &'static str) -> WireError {
        let found = match self.raw.as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'"') => "a text",
            Some(b'n') => "null",
            Some(b't' | b'f') => "true or false",
            _ => "a number",
        };
        WireError::WrongType { path: self.path(), expected, found }
    }

    fn path(&self) -> String {
        if self.path.is_empty() { "the document".to_owned() } else { self.path.clone() }
    }
}

impl<'a> Object<'a> {
    fn into_values(self) -> Vec<Value<'a>> {
        let Self { entries, path } = self;
        entries.into_iter().map(|(key, raw)| Value { raw: raw.get(), path: join(&path, &key) }).collect()
    }

    /// The value under `key`; `None` if it is absent or `null`.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        self.raw(key).map(|raw| Value { raw, path: join(&self.path, key) })
    }

    fn raw(&self, key: &str) -> Option<&'a str> {
        let (_, raw) = self.entries.iter().find(|(name, _)| name == key)?;
        Some(raw.get()).filter(|raw| *raw != "null")
    }

    /// The text under `key`, a number as its digits; `None` if it is absent, `null` or blank.
    pub fn text(&self, key: &str) -> Result<Option<String>, WireError> {
        match self.raw(key).map(plain) {
            None => Ok(None),
            Some(Some(text)) => Ok(unless_blank(text)),
            Some(None) => self.get(key).map_or(Ok(None), |value| value.text()),
        }
    }

    /// A text under `key` that must be there.
    pub fn required(&self, key: &str) -> Result<String, WireError> {
        self.text(key)?.ok_or_else(|| self.missing(key))
    }

    /// A whole number under `key`, written as a number or as a text.
    pub fn whole<T: std::str::FromStr>(&self, key: &str) -> Result<Option<T>, WireError> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        let whole = text.parse().ok().ok_or_else(|| WireError::NotWhole(self.path(key)))?;
        Ok(Some(whole))
    }

    /// Money under `key`, written as a number or as a text, read digit by digit.
    pub fn money(&self, key: &str, currency: Currency) -> Result<Option<Amount>, WireError> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        Amount::from_wire(&text, currency).map(Some).map_err(|error| WireError::Money(self.path(key), error))
    }

    /// The error of a value that must be there and is not.
    pub fn missing(&self, key: &str) -> WireError {
        WireError::Missing(self.path(key))
    }

    fn path(&self, key: &str) -> String {
        join(&self.path, key)
    }
}

/// A text without escapes, or the digits of a number.
fn plain(raw: &str) -> Option<&str> {
    match raw.as_bytes().first()? {
        b'"' => raw.get(1..raw.len() - 1).filter(|inner| memchr::memchr(b'\\', inner.as_bytes()).is_none()),
        b'-' | b'0'..=b'9' => Some(raw),
        _ => None,
    }
}

/// The text without the blanks around it, unless it is nothing else.
fn unless_blank(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// `data` and `amount` make `data.amount`. Keys come from outside, so a path is kept short.
fn join(path: &str, key: &str) -> String {
    let key: String = key.chars().take(40).collect();
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

/// All entries of an object in its own order, repeated keys included.
#[derive(Debug)]
pub struct Entries<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(16); // a notification has about as many
                while let Some((Key(key), value)) = map.next_entry()? {
                    entries.push((key, value));
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}

/// A key, borrowed if nothing in it is escaped; `serde` alone makes a text of its own of every key.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn object(text: &str) -> Result<Object<'_>, WireError> {
        let object = parse_object(text.as_bytes());
        // The short way takes what the long way takes.
        assert_eq!(object.is_ok(), parse(text.as_bytes()).and_then(|value| value.object()).is_ok(), "{text}");
        object
    }

    #[test]
    fn texts_and_numbers_are_one() {
        let object = object(r#"{"a":"26","b":26,"c":null,"d":"","e":"  ","f":1.50,"g":"\u00e9"}"#).expect("an object");
        let text = |key| object.text(key).expect("a text, a number or nothing");
        assert_eq!(text("a").as_deref(), Some("26"));
        assert_eq!(text("b").as_deref(), Some("26"));
        for nothing in ["c", "d", "e", "absent"] {
            assert_eq!(text(nothing), None, "{nothing}");
        }
        assert_eq!(text("f").as_deref(), Some("1.50"), "a number's digits stay as they came");
        assert_eq!(text("g").as_deref(), Some("é"));
    }

    #[test]
    fn errors_say_where() {
        for (json, error) in [
            (r#"{"data":{"a":[1,{"b":1,"c":2,"b":1}]}}"#, "the key data.a[1].b stands there twice"),
            (r#"{"a":1,"\u0061":2}"#, "the key a stands there twice"),
            ("[1]", "the document is an array, not an object"),
            (&"[".repeat(20_000), "not JSON: EOF while parsing a list at line 1 column 20000"),
            ("<html>", "not JSON: expected value at line 1 column 1"),
            ("", "not JSON: EOF while parsing a value at line 1 column 0"),
            (r#"{"a":1}x"#, "not JSON: trailing characters at line 1 column 8"),
            (&format!("{}{}", "[".repeat(17), "]".repeat(17)), "nested more than 16 deep"),
        ] {
            assert_eq!(object(json).map(|_| ()).map_err(|error| error.to_string()), Err(error.to_owned()));
        }
        let object = object(r#"{"a":{},"b":true,"c":"x","d":"\ud800"}"#).expect("an object");
        let said = |result: Result<_, WireError>| result.map_err(|error| error.to_string()).expect_err("wrong");
        assert_eq!(said(object.text("a")), "a is an object, not a text or a number");
        assert_eq!(said(object.text("b")), "b is true or false, not a text or a number");
        assert_eq!(said(object.required("e").map(Some)), "e is missing");
        assert_eq!(said(object.whole::<i64>("c").map(|_| None)), "c is not a whole number");
        assert!(said(object.text("d")).starts_with("d cannot be read: "));
        assert!(object.get("a").expect("there").is_empty());
    }

    #[test]
    fn a_document_has_a_longest_length() {
        let long = format!("\"{}\"", "x".repeat(MAX_LEN));
        assert_eq!(parse(long.as_bytes()).map(|_| ()), Err(WireError::TooLong));
    }

    #[test]
    fn what_tells_nothing() {
        for (json, empty) in [
            ("null", true),
            ("{ }", true),
            ("[\n]", true),
            ("\"\"", true),
            ("\" \"", true),
            ("0", false),
            ("10", false),
            ("false", false),
            ("[0]", false),
            ("{\"a\":null}", false),
        ] {
            assert_eq!(parse(json.as_bytes()).expect(json).is_empty(), empty, "{json}");
        }
    }

    proptest! {
        #[test]
        fn bytes_are_read_or_refused_but_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let long_way = parse(&bytes).and_then(|value| value.object());
            prop_assert_eq!(parse_object(&bytes).is_ok(), long_way.is_ok());
        }

        #[test]
        fn json_like_text_is_read_or_refused_but_never_panics(text in r#"[{}\[\]",:0-9a-c\\u.eE+ -]{0,60}"#) {
            if let Ok(value) = parse(text.as_bytes()) {
                value.is_empty();
                value.text().ok();
                prop_assert_eq!(parse_object(text.as_bytes()).is_ok(), value.object().is_ok());
                if let Ok(object) = value.object() {
                    for key in ["a", "b", ""] {
                        object.text(key).ok();
                        object.money(key, Currency::parse("IDR").expect("three letters")).ok();
                    }
                }
            }
        }
    }
}
