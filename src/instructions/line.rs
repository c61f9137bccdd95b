//! A sentence of a sheet as data: a key of the catalogue and its values, said in whatever language is asked for.

use jiff::Timestamp;

use crate::domain::text::show_hidden;
use crate::domain::{Amount, Market};
use crate::i18n::{FluentValue, Formats, Speak};

/// A sentence: its key in the catalogue, and what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Key in the catalogue.
    pub key: &'static str,
    /// Names and values, as the catalogue's text has them.
    pub values: Vec<(&'static str, Value)>,
}

/// Something filled into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A code, a name or another text that no language changes. What cannot be seen in it is made visible.
    Text(String),
    /// A number of things.
    Count(u64),
    /// Money, as the market's payers write it.
    Amount(Amount),
    /// A moment on the market's clocks, with its zone.
    Moment(Timestamp),
    /// Another text of the catalogue.
    Key(&'static str),
}

impl Line {
    /// A sentence without values.
    pub const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// Fills in a text.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// Fills in a number of things.
    #[must_use]
    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.with(name, Value::Count(u64::try_from(count).unwrap_or(u64::MAX)))
    }

    /// Fills in money.
    #[must_use]
    pub fn amount(self, name: &'static str, amount: Amount) -> Self {
        self.with(name, Value::Amount(amount))
    }

    /// Fills in a moment.
    #[must_use]
    pub fn moment(self, name: &'static str, at: Timestamp) -> Self {
        self.with(name, Value::Moment(at))
    }

    /// Fills in another text of the catalogue.
    #[must_use]
    pub fn key(self, name: &'static str, key: &'static str) -> Self {
        self.with(name, Value::Key(key))
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    /// The sentence in words: the screen's or the payer's.
    pub fn say(&self, words: &impl Speak, market: &Market) -> String {
        let values: Vec<(&str, FluentValue<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Text(text) => show_hidden(text).into(),
                    Value::Count(count) => FluentValue::from(*count),
                    Value::Amount(amount) => market.format_amount(*amount).into(),
                    Value::Moment(at) => moment(*at, market, words.formats()).into(),
                    Value::Key(key) => words.speak(key, &[]).into_owned().into(),
                };
                (*name, value)
            })
            .collect();
        words.speak(self.key, &values).into_owned()
    }
}

/// `22 nov 2026, 14:02 (UTC−06)` on the market's clocks; the zone reads the same in every language.
pub fn moment(at: Timestamp, market: &Market, formats: &Formats) -> String {
    let local = at.to_zoned(market.time_zone());
    let zone = local.strftime("UTC%:::z").to_string().replace('-', "−");
    format!("{} ({zone})", formats.minute(local.datetime()))
}
