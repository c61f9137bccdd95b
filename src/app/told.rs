//! Something to say, as data: a key of the catalogue and its values. Turned into words when it is drawn.

use std::borrow::Cow;

use crate::domain::Field;
use crate::i18n::{FluentValue, Texts};

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// A number of things, which may decide the words around it.
    Count(u64),
    /// Another text of the catalogue, by key.
    Word(&'static str),
}

/// A sentence to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Key in the catalogue.
    pub key: Cow<'static, str>,
    /// What is filled in.
    pub values: Vec<(&'static str, Value)>,
}

impl Told {
    /// The sentence of `key`.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// Fills in a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, Value::Text(value.into())));
        self
    }

    /// Fills in a number.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: impl Into<u64>) -> Self {
        self.values.push((name, Value::Count(value.into())));
        self
    }

    /// Fills in another text of the catalogue.
    #[must_use]
    pub fn word(mut self, name: &'static str, key: &'static str) -> Self {
        self.values.push((name, Value::Word(key)));
        self
    }

    /// In words.
    pub fn say<'t>(&self, texts: &'t Texts) -> Cow<'t, str> {
        self.say_key(&self.key, texts)
    }

    fn say_key<'t>(&self, key: &str, texts: &'t Texts) -> Cow<'t, str> {
        if self.values.is_empty() {
            return texts.get(key);
        }
        let values: Vec<(&str, FluentValue<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Text(text) => FluentValue::from(text.as_str()),
                    Value::Count(count) => FluentValue::from(*count),
                    Value::Word(key) => FluentValue::from(texts.get(key)),
                };
                (*name, value)
            })
            .collect();
        texts.with(key, &values)
    }
}

/// Something that went wrong, for a person: what and why, what to do now, and the technical words on request.
///
/// Made in [`super::errors`], and in `start` for what keeps Cobro from starting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened and why; its attribute `.now` says what to do.
    pub told: Told,
    /// The system's or the gateway's own words, untrusted; shown small, for support.
    pub detail: Option<String>,
    /// The form's field it is about.
    pub field: Option<Field>,
}

impl Trouble {
    /// What happened and why.
    pub fn what<'t>(&self, texts: &'t Texts) -> Cow<'t, str> {
        self.told.say(texts)
    }

    /// What to do now.
    pub fn now<'t>(&self, texts: &'t Texts) -> Cow<'t, str> {
        self.told.say_key(&format!("{}.now", self.told.key), texts)
    }
}
