//! How a language is written in a country.

use icu_locale_core::subtags::Region;

use super::Language;

/// A language, and the country whose habits decide how numbers and dates are written in it; none: the language's own
/// usual ones, which for Spanish are those of Latin America.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// The language of the screen.
    pub language: Language,
    /// The country.
    pub country: Option<Region>,
}

impl Locale {
    /// `language` in a country (ISO 3166-1, any case) whose people speak `spoken` (ISO 639-1). Elsewhere the country
    /// has no say: a Spanish screen stays as it is while it works with Indonesia.
    pub fn in_country(language: Language, spoken: &str, country: &str) -> Self {
        let country = Some(country).filter(|_| spoken == language.code());
        Self { language, country: country.and_then(|code| Region::try_from_str(code).ok()) }
    }

    /// BCP 47, such as `es-MX`.
    pub(super) fn tag(self) -> String {
        match (self.language, self.country) {
            (language, Some(country)) => format!("{}-{country}", language.code()),
            (Language::Spanish, None) => "es-419".to_owned(),
            (language, None) => language.code().to_owned(),
        }
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        Self { language, country: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_counts_where_the_language_is_spoken() {
        for (language, spoken, country, tag) in [
            (Language::Spanish, "es", "mx", "es-MX"),
            (Language::Spanish, "es", "CO", "es-CO"),
            (Language::Spanish, "id", "id", "es-419"),
            (Language::Spanish, "es", "not a country", "es-419"),
            (Language::Indonesian, "id", "id", "id-ID"),
            (Language::Indonesian, "es", "pe", "id"),
            (Language::English, "ur", "pk", "en"),
        ] {
            assert_eq!(Locale::in_country(language, spoken, country).tag(), tag);
        }
        assert_eq!(Locale::from(Language::English).tag(), "en");
    }
}
