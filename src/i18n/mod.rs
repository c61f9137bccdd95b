//! The catalogue of everything on screen: [Fluent](https://projectfluent.org) messages by key.
//!
//! One folder a language in `assets/i18n`, one file a topic, compiled in ([`language`]). A key that a language lacks is
//! said in English; one that nobody has shows as `⟦key⟧`. Both are logged once, so that a hole is seen and nothing
//! breaks. The tests read the sources and fail on a missing or an unused key and on words that stand in the code; keys
//! that are put together from words (`state-{word}`) are listed there as families.
//!
//! A dotted key names an attribute: `error-timeout.now` is the line `.now = …` under `error-timeout`.

mod formats;
mod language;
mod locale;
mod payer;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource};

pub use self::formats::Formats;
use self::formats::Numbers;
pub use self::language::Language;
pub use self::locale::Locale;
pub use self::payer::{PayerLanguage, PayerTexts};

/// Words in one language: the screen's or a payer's.
pub trait Speak {
    /// The text of `key` with its values filled in.
    fn speak<'v>(&self, key: &str, values: &[(&'v str, FluentValue<'v>)]) -> Cow<'_, str>;

    /// How numbers and moments are written.
    fn formats(&self) -> &Formats;
}

impl Speak for Texts {
    fn speak<'v>(&self, key: &str, values: &[(&'v str, FluentValue<'v>)]) -> Cow<'_, str> {
        self.with(key, values)
    }

    fn formats(&self) -> &Formats {
        &self.formats
    }
}

/// Everything on screen, in one language, and how it writes numbers and moments. For the window's thread only.
pub struct Texts {
    locale: Locale,
    formats: Formats,
    bundle: FluentBundle<FluentResource>,
    /// English, for what the language lacks; none for English itself.
    fallback: Option<FluentBundle<FluentResource>>,
    /// Keys that were complained about already.
    missing: RefCell<BTreeSet<String>>,
}

impl Texts {
    /// Reads the catalogue of a language, with the formats of a country.
    ///
    /// A file that does not parse is read as far as it goes and logged; the tests keep that from being shipped.
    pub fn new(locale: impl Into<Locale>) -> Self {
        let locale = locale.into();
        let tag = locale.tag();
        Self {
            locale,
            formats: Formats::new(&tag),
            bundle: bundle(locale.language, &tag),
            fallback: (locale.language != Language::English).then(|| bundle(Language::English, &tag)),
            missing: RefCell::default(),
        }
    }

    /// The language that is spoken, and where.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// How numbers and moments are written.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The text of `key`. Does not allocate for plain texts, so it is fit for every frame.
    pub fn get(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The text of `key` with its values filled in.
    pub fn with<'v>(&self, key: &str, values: &[(&'v str, FluentValue<'v>)]) -> Cow<'_, str> {
        let args: FluentArgs<'v> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.format(key, Some(&args))
    }

    /// Whether this language has a text for `key`.
    pub fn has(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(name) => message.get_attribute(name).is_some(),
        })
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let mut errors = Vec::new();
        let text = say(&self.bundle, key, args, &mut errors).or_else(|| {
            self.complain_once(key, "the catalogue has no such key");
            say(self.fallback.as_ref()?, key, args, &mut errors)
        });
        if !errors.is_empty() {
            self.complain_once(key, "a text lacks a value");
        }
        text.unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    fn complain_once(&self, key: &str, complaint: &str) {
        if self.missing.borrow_mut().insert(key.to_owned()) {
            tracing::error!(key, language = self.locale.language.code(), "{complaint}");
        }
    }
}

/// The catalogue of `language`, with numbers written as `tag` does.
fn bundle(language: Language, tag: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_else(|_| language.id())]);
    bundle.set_formatter(Some(|value, memoizer| match value {
        FluentValue::Number(number) => {
            memoizer.with_try_get::<Numbers, _, _>((), |numbers| numbers.decimal(&number.as_string())).ok()
        }
        _ => None,
    }));
    // No invisible marks around values: what is copied must be what is meant, and no language of the screen mixes
    // directions in a line.
    bundle.set_use_isolating(false);
    for (name, source) in language.files() {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(file = name, errors = errors.len(), "a catalogue file does not parse");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file = name, errors = errors.len(), "a catalogue file repeats keys");
        }
    }
    bundle
}

/// The text of `key`, if the bundle has it.
fn say<'b>(
    bundle: &'b FluentBundle<FluentResource>,
    key: &str,
    args: Option<&FluentArgs<'_>>,
    errors: &mut Vec<FluentError>,
) -> Option<Cow<'b, str>> {
    let (id, attribute) = split(key);
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    Some(bundle.format_pattern(pattern, args, errors))
}

/// The message and, in a dotted key, its attribute.
fn split(key: &str) -> (&str, Option<&str>) {
    key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)))
}

#[cfg(test)]
mod tests;
