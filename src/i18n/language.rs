//! The languages and their files. A new one is a folder in `assets/i18n` and an arm here; a new topic is a file in
//! each folder and a name here.

use unic_langid::LanguageIdentifier;

/// Names and contents of a folder's files.
macro_rules! files {
    ($folder:literal) => {
        files!(
            $folder:
            "shell.ftl", "verbs.ftl", "errors.ftl", "accounts.ftl", "overview.ftl", "settings.ftl", "rooms.ftl", "fields.ftl",
            "request.ftl", "orders.ftl", "order.ftl", "sheet.ftl",
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
