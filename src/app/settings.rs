//! What the user has set; kept by the backend as words.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::page::Section;
use super::pages::orders;
use super::table::Arrangement;
use super::tour::Tour;
use crate::domain::AccountId;
use crate::i18n::{Language, PayerLanguage};
use crate::instructions::message::Tone;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

/// How much contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Contrast {
    /// As the system has it.
    #[default]
    System,
    /// The usual.
    Normal,
    /// More: strong lines, nothing pale.
    High,
}

impl Contrast {
    /// Every choice, in the order on screen.
    pub const ALL: [Self; 3] = [Self::System, Self::Normal, Self::High];

    /// The word it is kept as; `contrast-{word}` is its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

/// How much moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// As the system has it.
    #[default]
    System,
    /// Nothing slides or fades.
    Reduced,
    /// The little there is.
    Full,
}

impl Motion {
    /// Every choice, in the order on screen.
    pub const ALL: [Self; 3] = [Self::System, Self::Reduced, Self::Full];

    /// The word it is kept as; `motion-{word}` is its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Reduced => "reduced",
            Self::Full => "full",
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How much contrast.
    pub contrast: Contrast,
    /// How much moves.
    pub motion: Motion,
    /// How large everything is, in percent; one of [`Self::ZOOMS`].
    pub zoom: u16,
    /// The language of the screen; none: as the system has it.
    pub language: Option<Language>,
    /// The part of the window that was open last, which a start opens again.
    pub section: Section,
    /// The account worked with last.
    pub account: Option<AccountId>,
    /// Where the tour stands.
    pub tour: Tour,
    /// How the table of orders is arranged.
    pub orders_table: Arrangement,
    /// How wide an order's details beside the table are, in points.
    pub orders_detail: Option<u16>,
    /// The language of what is shared with payers; none: what the market's payers speak.
    pub share_language: Option<PayerLanguage>,
    /// How payers are spoken to.
    pub share_tone: Tone,
    /// Where files for payers are saved; none: where the system has downloads.
    pub share_folder: Option<String>,
    /// Where a notification was last sent to.
    pub send_url: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            contrast: Contrast::default(),
            motion: Motion::default(),
            zoom: 100,
            language: None,
            section: Section::Overview,
            account: None,
            tour: Tour::default(),
            orders_table: Arrangement::default(),
            orders_detail: None,
            share_language: None,
            share_tone: Tone::default(),
            share_folder: None,
            send_url: None,
        }
    }
}

impl Settings {
    /// The key of [`Self::theme`].
    pub const THEME: &'static str = "theme";
    /// The key of [`Self::contrast`].
    pub const CONTRAST: &'static str = "contrast";
    /// The key of [`Self::motion`].
    pub const MOTION: &'static str = "motion";
    /// The key of [`Self::zoom`].
    pub const ZOOM: &'static str = "zoom";
    /// The key of [`Self::language`].
    pub const LANGUAGE: &'static str = "language";
    /// The key of [`Self::section`].
    pub const SECTION: &'static str = "section";
    /// The key of [`Self::account`].
    pub const ACCOUNT: &'static str = "account";
    /// The key of [`Self::tour`].
    pub const TOUR: &'static str = "tour";
    /// The key of [`Self::orders_table`].
    pub const ORDERS_TABLE: &'static str = "orders-table";
    /// The key of [`Self::orders_detail`].
    pub const ORDERS_DETAIL: &'static str = "orders-detail";
    /// The key of [`Self::share_language`].
    pub const SHARE_LANGUAGE: &'static str = "share-language";
    /// The key of [`Self::share_tone`].
    pub const SHARE_TONE: &'static str = "share-tone";
    /// The key of [`Self::share_folder`].
    pub const SHARE_FOLDER: &'static str = "share-folder";

    /// The key of [`Self::send_url`].
    pub const SEND_URL: &'static str = "send-url";

    /// What can be chosen for [`Self::zoom`], in steps of ten.
    pub const ZOOMS: RangeInclusive<u16> = 50..=300;

    /// Reads what was kept; what cannot be read is as if it was never set.
    pub fn read(kept: &BTreeMap<String, String>) -> Self {
        let zoom = kept.get(Self::ZOOM).and_then(|percent| percent.parse().ok());
        let table = kept.get(Self::ORDERS_TABLE).map(|text| Arrangement::read(text, &orders::COLUMNS));
        Self {
            theme: kept.get(Self::THEME).and_then(|word| ThemeChoice::from_word(word)).unwrap_or_default(),
            contrast: kept.get(Self::CONTRAST).and_then(|word| Contrast::from_word(word)).unwrap_or_default(),
            motion: kept.get(Self::MOTION).and_then(|word| Motion::from_word(word)).unwrap_or_default(),
            zoom: zoom.filter(|zoom| Self::ZOOMS.contains(zoom)).unwrap_or(100),
            language: kept.get(Self::LANGUAGE).and_then(|code| Language::from_code(code)),
            section: kept.get(Self::SECTION).and_then(|key| Section::from_key(key)).unwrap_or(Section::Overview),
            account: kept.get(Self::ACCOUNT).and_then(|id| id.parse().ok()).map(AccountId),
            tour: kept.get(Self::TOUR).map(|text| Tour::read(text)).unwrap_or_default(),
            orders_table: table.unwrap_or_default(),
            orders_detail: kept.get(Self::ORDERS_DETAIL).and_then(|width| width.parse().ok()),
            share_language: kept.get(Self::SHARE_LANGUAGE).and_then(|code| PayerLanguage::from_code(code)),
            share_tone: kept.get(Self::SHARE_TONE).and_then(|word| Tone::from_word(word)).unwrap_or_default(),
            share_folder: kept.get(Self::SHARE_FOLDER).filter(|folder| !folder.is_empty()).cloned(),
            send_url: kept.get(Self::SEND_URL).filter(|url| !url.is_empty()).cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect()
    }

    #[test]
    fn kept_words_come_back_and_odd_ones_do_no_harm() {
        for choice in ThemeChoice::ALL {
            let kept =
                [("theme", choice.word()), ("contrast", "high"), ("zoom", "130"), ("language", "es"), ("account", "7")];
            let expected = Settings {
                theme: choice,
                contrast: Contrast::High,
                zoom: 130,
                language: Some(Language::Spanish),
                account: Some(AccountId(7)),
                ..Settings::default()
            };
            assert_eq!(Settings::read(&words(&kept)), expected);
        }
        for choice in Contrast::ALL {
            assert_eq!(Settings::read(&words(&[("contrast", choice.word())])).contrast, choice);
        }
        for choice in Motion::ALL {
            assert_eq!(Settings::read(&words(&[("motion", choice.word())])).motion, choice);
        }
        for section in Section::ALL {
            assert_eq!(Settings::read(&words(&[("section", section.key())])).section, section);
        }
        for language in Language::ALL {
            assert_eq!(Settings::read(&words(&[("language", language.code())])).language, Some(language));
        }
        for zoom in ["x", "0", "9000", "-100"] {
            let odd = [("theme", "mauve"), ("contrast", "loud"), ("account", "x"), ("language", "tlh"), ("zoom", zoom)];
            let more = [("motion", "wild"), ("section", "cellar")];
            let odd = [&odd[..], &more[..]].concat();
            assert_eq!(Settings::read(&words(&odd)), Settings::default());
        }
    }
}
