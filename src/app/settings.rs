//! What the user has set; kept by the backend as words.

use std::collections::BTreeMap;

use crate::domain::AccountId;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// Every choice, in the order on screen.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word it is kept as; `theme-{word}` is its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

/// How the desktop wants programs to look, as far as it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Dark or light; none if the desktop has no wish, or if the window hears of it by itself.
    pub dark: Option<bool>,
    /// More contrast than usual.
    pub high_contrast: bool,
    /// No motion that is not needed.
    pub reduced_motion: bool,
}

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// The account worked with last.
    pub account: Option<AccountId>,
}

impl Settings {
    /// The key of [`Self::theme`].
    pub const THEME: &'static str = "theme";
    /// The key of [`Self::account`].
    pub const ACCOUNT: &'static str = "account";

    /// Reads what was kept; what cannot be read is as if it was never set.
    pub fn read(kept: &BTreeMap<String, String>) -> Self {
        Self {
            theme: kept.get(Self::THEME).and_then(|word| ThemeChoice::from_word(word)).unwrap_or_default(),
            account: kept.get(Self::ACCOUNT).and_then(|id| id.parse().ok()).map(AccountId),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_words_come_back_and_odd_ones_do_no_harm() {
        for choice in ThemeChoice::ALL {
            let kept = BTreeMap::from([("theme".to_owned(), choice.word().to_owned()), ("account".into(), "7".into())]);
            assert_eq!(Settings::read(&kept), Settings { theme: choice, account: Some(AccountId(7)) });
        }
        let odd = BTreeMap::from([("theme".to_owned(), "mauve".to_owned()), ("account".into(), "x".into())]);
        assert_eq!(Settings::read(&odd), Settings::default());
    }
}
