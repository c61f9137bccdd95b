//! The languages and their files. A new one is a folder in `assets/i18n` and an arm here.

use unic_langid::LanguageIdentifier;

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/i18n/", $folder, "/", $name)))),*]
    };
}

/// The English files: name and content.
const EN: &[(&str, &str)] = files!("en":
    "shell.ftl", "errors.ftl", "accounts.ftl", "overview.ftl", "settings.ftl", "rooms.ftl", "fields.ftl",
    "request.ftl", "orders.ftl", "order.ftl", "sheet.ftl",
);

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language.
    pub const ALL: &[Self] = &[Self::English];

    /// Its BCP 47 identifier.
    pub fn id(self) -> LanguageIdentifier {
        let tag = match self {
            Self::English => "en",
        };
        tag.parse().unwrap_or_default()
    }

    /// Its files: name and content.
    pub(super) const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => EN,
        }
    }
}
