//! JSON in logs: objects as lists of raw values, so that every byte of a body stays as it is.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::delivery::Fault;
use crate::gateway::wire::{self, Entries};

/// The entries of an object in its own order, repeated keys included.
#[derive(Debug)]
pub struct Object<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Object<'a> {
    /// Reads an object that is the whole text.
    pub fn read(text: &'a str) -> serde_json::Result<Self> {
        serde_json::from_str::<Entries<'_>>(text).map(|entries| Self(entries.0))
    }

    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| *value)
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Checks every key at every depth: none twice, nothing too deep.
    pub fn check(&self, depth_left: usize) -> Result<(), Fault> {
        if let Some(key) = wire::first_repeat(&self.0) {
            return Err(Fault::DuplicateKey(key.chars().take(40).collect()));
        }
        self.0.iter().try_for_each(|(_, value)| check(value, depth_left))
    }
}

/// Checks a value all the way down, with `depth_left` levels to go.
pub fn check(value: &RawValue, depth_left: usize) -> Result<(), Fault> {
    match (value.get().as_bytes().first(), depth_left.checked_sub(1)) {
        (Some(b'{' | b'['), None) => Err(Fault::TooDeep),
        (Some(b'{'), Some(left)) => Object::read(value.get()).map_err(|error| not_json(&error))?.check(left),
        (Some(b'['), Some(left)) => {
            items(value.get()).map_err(|error| not_json(&error))?.into_iter().try_for_each(|item| check(item, left))
        }
        _ => Ok(()),
    }
}

/// The parser's error as a fault.
pub fn not_json(error: &serde_json::Error) -> Fault {
    let words = error.to_string();
    if words.starts_with("control character") { Fault::ControlCharacter } else { Fault::NotJson(words) }
}

/// The items of an array that is the whole text.
pub fn items(text: &str) -> serde_json::Result<Vec<&RawValue>> {
    serde_json::from_str(text)
}

/// A string without its escapes; `None` if the value is no string or has a broken escape.
pub fn string(value: &RawValue) -> Option<Cow<'_, str>> {
    let raw = value.get();
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_some() {
        serde_json::from_str(raw).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// A string, or a number by its digits; `None` for anything else and for an empty text.
pub fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    match value.get().as_bytes().first()? {
        b'"' => string(value).filter(|text| !text.is_empty()),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(value.get())),
        _ => None,
    }
}

/// The value at the start of `text`, and what follows it.
pub fn leading(text: &str) -> serde_json::Result<(&RawValue, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(value) => Ok((value?, &text[values.byte_offset()..])),
        None => serde_json::from_str::<&RawValue>("").map(|value| (value, "")),
    }
}

/// Finds where a value that begins at the start of `bytes` ends, by its brackets alone, over pieces of any length.
#[derive(Clone, Debug, Default)]
pub struct Brackets {
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Brackets {
    /// Goes on with more bytes; the offset after the bracket that closes the first one, if it is among them.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while at < bytes.len() {
            if self.in_string {
                if self.escaped {
                    self.escaped = false;
                    at += 1;
                    continue;
                }
                let found = memchr::memchr2(b'"', b'\\', &bytes[at..])?;
                at += found + 1;
                if bytes[at - 1] == b'"' {
                    self.in_string = false;
                } else {
                    self.escaped = true;
                }
                continue;
            }
            match bytes[at] {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::delivery::MAX_DEPTH;
    use super::*;

    fn check_text(text: &str) -> Result<(), Fault> {
        let value: &RawValue = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        check(value, MAX_DEPTH)
    }

    #[test]
    fn values_keep_their_bytes() {
        let object = Object::read(r#"{ "a" : 1.50 ,"\u0062":"x\"y" , "c": {"d" : [1] } }"#).expect("an object");
        assert_eq!(object.get("a").map(RawValue::get), Some("1.50"));
        assert_eq!(object.get("b").and_then(string).as_deref(), Some("x\"y"));
        assert_eq!(object.get("c").map(RawValue::get), Some(r#"{"d" : [1] }"#));
        let (value, rest) = leading(r#"{"a":1}, "b""#).expect("a value");
        assert_eq!((value.get(), rest), (r#"{"a":1}"#, r#", "b""#));
        leading("").expect_err("nothing");
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (json, fault) in [
            (r#"{"a":[1,{"b":1,"b":1}]}"#, Fault::DuplicateKey("b".to_owned())),
            (r#"{"a":1,"\u0061":2}"#, Fault::DuplicateKey("a".to_owned())),
            ("{\"a\":\"x\ny\"}", Fault::ControlCharacter),
            (&format!("{}{}", "[".repeat(17), "]".repeat(17)), Fault::TooDeep),
        ] {
            assert_eq!(check_text(json), Err(fault), "{json}");
        }
        assert_eq!(check_text(&format!("{}{}", "[".repeat(16), "]".repeat(16))), Ok(()));
        assert!(matches!(check_text("{\"a\":1} x"), Err(Fault::NotJson(_))));
    }

    #[test]
    fn a_value_ends_where_its_brackets_close_however_it_is_cut() {
        let text = br#"{"a":"}\"]","b":[{"c":"\\"}]} tail"#;
        let whole = Brackets::default().end(text).expect("closed");
        assert_eq!(&text[whole..], b" tail");
        for cut in 0..whole {
            let mut brackets = Brackets::default();
            assert_eq!(brackets.end(&text[..cut]), None, "{cut}");
            assert_eq!(brackets.end(&text[cut..]), Some(whole - cut), "{cut}");
        }
    }
}
