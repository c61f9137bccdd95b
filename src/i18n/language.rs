//! The languages and their files. A new one is a folder in `assets/i18n` and an arm here; a new topic is a file in
//! each folder and a name here.

use unic_langid::LanguageIdentifier;

/// Names and contents of a folder's files.
macro_rules! files {
    ($folder:literal) => {
        files!(
            $folder:
            "shell.ftl", "verbs.ftl", "palette.ftl", "tour.ftl", "gallery.ftl", "news.ftl", "help.ftl", "errors.ftl", "accounts.ftl", "overview.ftl", "settings.ftl", "files.ftl",
            "rooms.ftl", "exceptions.ftl", "fields.ftl", "request.ftl", "orders.ftl", "table.ftl", "order.ftl", "aloud.ftl", "customer.ftl", "share.ftl", "sheet.ftl", "start.ftl",
            "markets.ftl", "steps.ftl", "lint.ftl", "proof.ftl", "claim.ftl", "access.ftl", "webhooks.ftl", "follow.ftl",
        )
    };
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/i18n/", $folder, "/", $name)))),*]
    };
}

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English: what every other language falls back to, key by key.
    #[default]
    English,
    /// Spanish, as in Latin America.
    Spanish,
    /// Indonesian.
    Indonesian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Indonesian];

    /// Its code (ISO 639-1), which is also the folder's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Indonesian => "id",
        }
    }

    /// Its name, in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Indonesian => "Bahasa Indonesia",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first of these BCP 47 tags that names a language of the screen: what a system prefers, best first.
    pub fn first_of<'t>(tags: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        tags.into_iter().find_map(|tag| {
            let code = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
            // `in` is what Indonesian was called until 1989, and still is on some systems.
            Self::from_code(if code == "in" { "id" } else { &code })
        })
    }

    /// Its BCP 47 identifier.
    pub fn id(self) -> LanguageIdentifier {
        self.code().parse().expect("a code is a language tag; a test parses each")
    }

    /// Its files: name and content.
    pub(super) const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => files!("en"),
            Self::Spanish => files!("es"),
            Self::Indonesian => files!("id"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_wish_is_understood() {
        for (tags, expected) in [
            (&["es-MX", "en-US"][..], Some(Language::Spanish)),
            (&["id-ID"], Some(Language::Indonesian)),
            (&["in_ID.UTF-8"], Some(Language::Indonesian)),
            (&["ES"], Some(Language::Spanish)),
            (&["pt-BR", "es-CO", "en"], Some(Language::Spanish)),
            (&["en-GB", "es"], Some(Language::English)),
            (&["ur-PK", "zh-Hans-CN", ""], None),
            (&[], None),
        ] {
            assert_eq!(Language::first_of(tags.iter().copied()), expected, "{tags:?}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_code() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(language.id().to_string(), language.code());
        }
        assert_eq!(Language::from_code("system"), None);
    }
}
