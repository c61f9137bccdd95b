//! Something to say, as data: a key of the catalogue and its values. Turned into words when it is drawn.

use std::borrow::Cow;

use super::when::{Moment, Zone};
use crate::domain::{Field, Money};
use crate::i18n::{FluentValue, Texts};

/// A value that is kept as what it is, and written in the language and the country of the screen when it is drawn.
pub trait Say {
    /// As it is written on screen.
    fn say(&self, texts: &Texts) -> String;
}

/// `1,234.50 MXN`; the currency by its code, since `$` is the sign of several.
impl Say for Money {
    fn say(&self, texts: &Texts) -> String {
        format!("{} {}", texts.formats().decimal(&self.to_plain()), self.amount.currency())
    }
}

impl<T: Say> Say for Option<T> {
    fn say(&self, texts: &Texts) -> String {
        self.as_ref().map(|value| value.say(texts)).unwrap_or_default()
    }
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// A number of things, which may decide the words around it.
    Count(u64),
    /// A sum of money, written as the screen's language and country do.
    Money(Money),
    /// A moment in its zone.
    Moment(Moment),
    /// A time zone by name.
    Zone(Zone),
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

    /// Fills in a sum of money; nothing if none is known.
    #[must_use]
    pub fn money(mut self, name: &'static str, value: impl Into<Option<Money>>) -> Self {
        self.values.push((name, value.into().map_or_else(|| Value::Text(String::new()), Value::Money)));
        self
    }

    /// Fills in a moment.
    #[must_use]
    pub fn moment(mut self, name: &'static str, value: Moment) -> Self {
        self.values.push((name, Value::Moment(value)));
        self
    }

    /// Fills in a time zone.
    #[must_use]
    pub fn zone(mut self, name: &'static str, value: Zone) -> Self {
        self.values.push((name, Value::Zone(value)));
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
                    Value::Money(money) => FluentValue::from(money.say(texts)),
                    Value::Moment(moment) => FluentValue::from(moment.say(texts)),
                    Value::Zone(zone) => FluentValue::from(zone.say(texts)),
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
