//! Texts for a payer, in the payer's language whatever the screen's: only `payer.ftl`.

use std::borrow::Cow;

use fluent_bundle::{FluentBundle, FluentResource};

use super::{FluentArgs, FluentValue, Formats, say};

/// A language that a payer may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PayerLanguage {
    /// English.
    English,
    /// Spanish, as in Latin America.
    Spanish,
    /// Indonesian.
    Indonesian,
    /// Urdu, written from right to left.
    Urdu,
}

impl PayerLanguage {
    /// Every language.
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::Indonesian, Self::Urdu];

    /// Its code (ISO 639-1), which is also the folder's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Indonesian => "id",
            Self::Urdu => "ur",
        }
    }

    /// Its name in letters that the bundled face has.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Indonesian => "Bahasa Indonesia",
            Self::Urdu => "Urdu",
        }
    }

    /// What a market's payers speak, by its code; English for any other.
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|language| language.code() == code).unwrap_or(Self::English)
    }

    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/i18n/en/payer.ftl"),
            Self::Spanish => include_str!("../../assets/i18n/es/payer.ftl"),
            Self::Indonesian => include_str!("../../assets/i18n/id/payer.ftl"),
            Self::Urdu => include_str!("../../assets/i18n/ur/payer.ftl"),
        }
    }
}

/// Texts for a payer, in one language.
pub struct PayerTexts {
    bundle: FluentBundle<FluentResource>,
    formats: Formats,
}

impl PayerTexts {
    /// Reads the catalogue. `tag`: the language and, where it is spoken there, the country (`es-MX`).
    pub fn new(language: PayerLanguage, tag: &str) -> Self {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
        // Values between letters that run the other way keep their own direction by invisible marks (FSI, PDI). No
        // other language needs them, and whoever copies a value out of the message would copy them too.
        bundle.set_use_isolating(language == PayerLanguage::Urdu);
        let read = FluentResource::try_new(language.source().to_owned());
        if bundle.add_resource(read.unwrap_or_else(|(resource, _)| resource)).is_err() {
            tracing::error!(language = language.code(), "a catalogue file repeats keys");
        }
        Self { bundle, formats: Formats::new(tag) }
    }

    /// How moments are written.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The text of `key` with its values filled in.
    pub fn with<'v>(&self, key: &str, values: &[(&'v str, &'v str)]) -> Cow<'_, str> {
        let args: FluentArgs<'v> = values.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        say(&self.bundle, key, Some(&args), &mut Vec::new()).unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }
}
