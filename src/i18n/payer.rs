//! Texts for a payer, in the payer's language whatever the screen's: `payer.ftl`, and the files that screen and payer
//! share, which name values and tell steps.
//!
//! Urdu is spoken where Pakistan's ways of paying are told; what it lacks is said in English, and
//! [`PayerTexts::speaks`] tells beforehand.

use std::borrow::Cow;

use fluent_bundle::{FluentBundle, FluentResource};

use super::{FluentArgs, FluentValue, Formats, Speak, say, split};

/// Contents of the files of a folder that a payer may read.
macro_rules! files {
    ($folder:literal) => {
        &[
            include_str!(concat!("../../assets/i18n/", $folder, "/payer.ftl")),
            include_str!(concat!("../../assets/i18n/", $folder, "/sheet.ftl")),
            include_str!(concat!("../../assets/i18n/", $folder, "/steps.ftl")),
            include_str!(concat!("../../assets/i18n/", $folder, "/dictation.ftl")),
        ]
    };
}

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

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// What a market's payers speak, by its code; English for any other.
    pub fn of(code: &str) -> Self {
        Self::from_code(code).unwrap_or(Self::English)
    }

    /// Its files.
    pub(super) const fn sources(self) -> &'static [&'static str] {
        match self {
            Self::English => files!("en"),
            Self::Spanish => files!("es"),
            Self::Indonesian => files!("id"),
            Self::Urdu => files!("ur"),
        }
    }
}

/// Texts for a payer, in one language.
pub struct PayerTexts {
    bundle: FluentBundle<FluentResource>,
    /// English, for what the language lacks; none for English itself.
    fallback: Option<FluentBundle<FluentResource>>,
    formats: Formats,
}

impl PayerTexts {
    /// Reads the catalogue. `tag`: the language and, where it is spoken there, the country (`es-MX`).
    pub fn new(language: PayerLanguage, tag: &str) -> Self {
        Self {
            bundle: bundle(language),
            fallback: (language != PayerLanguage::English).then(|| bundle(PayerLanguage::English)),
            formats: Formats::new(tag),
        }
    }

    /// How moments are written.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }

    /// Whether this language has a text for `key`.
    pub fn speaks(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(name) => message.get_attribute(name).is_some(),
        })
    }

    /// The text of `key` with its values filled in.
    pub fn with<'v>(&self, key: &str, values: &[(&'v str, &'v str)]) -> Cow<'_, str> {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        self.speak(key, &values)
    }
}

impl Speak for PayerTexts {
    fn speak<'v>(&self, key: &str, values: &[(&'v str, FluentValue<'v>)]) -> Cow<'_, str> {
        let args: FluentArgs<'v> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let in_english = || say(self.fallback.as_ref()?, key, Some(&args), &mut Vec::new());
        say(&self.bundle, key, Some(&args), &mut Vec::new())
            .or_else(in_english)
            .unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    fn formats(&self) -> &Formats {
        &self.formats
    }
}

fn bundle(language: PayerLanguage) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
    // Values between letters that run the other way keep their own direction by invisible marks (FSI, PDI). No other
    // language needs them, and whoever copies a value out of the message would copy them too.
    bundle.set_use_isolating(language == PayerLanguage::Urdu);
    for source in language.sources() {
        let read = FluentResource::try_new((*source).to_owned());
        if bundle.add_resource(read.unwrap_or_else(|(resource, _)| resource)).is_err() {
            tracing::error!(language = language.code(), "a catalogue file repeats keys");
        }
    }
    bundle
}
