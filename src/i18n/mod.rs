//! The catalogue of everything on screen: [Fluent](https://projectfluent.org) messages by key.
//!
//! One folder a language in `assets/i18n`, one file a topic, compiled in ([`language`]). A key that is missing shows
//! as `⟦key⟧` and is logged once, so that a hole is seen and nothing breaks. The tests read the sources and fail on a
//! missing or an unused key; keys that are put together from words (`state-{word}`) are listed there as families.
//!
//! A dotted key names an attribute: `error-timeout.now` is the line `.now = …` under `error-timeout`.

mod language;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

pub use self::language::Language;

/// Everything on screen, in one language. For the window's thread only.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Keys that were complained about already.
    missing: RefCell<BTreeSet<String>>,
}

impl Texts {
    /// Reads the catalogue of `language`.
    ///
    /// A file that does not parse is read as far as it goes and logged; the tests keep that from being shipped.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.id()]);
        // No invisible marks around values: what is copied must be what is meant, and no language so far mixes
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
        Self { bundle, missing: RefCell::default() }
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

    /// Whether there is a text for `key`.
    pub fn has(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(name) => message.get_attribute(name).is_some(),
        })
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let (id, attribute) = split(key);
        let pattern = self.bundle.get_message(id).and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else {
            self.complain_once(key, "the catalogue has no such key");
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            self.complain_once(key, "a text lacks a value");
        }
        text
    }

    fn complain_once(&self, key: &str, complaint: &str) {
        if self.missing.borrow_mut().insert(key.to_owned()) {
            tracing::error!(key, "{complaint}");
        }
    }
}

/// The message and, in a dotted key, its attribute.
fn split(key: &str) -> (&str, Option<&str>) {
    key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)))
}

#[cfg(test)]
mod tests;
