//! The one question a payer is asked, because the answer changes what has to be typed and where.

use super::Line;

/// What to ask before the steps can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Key of the question in the catalogue.
    pub key: &'static str,
    /// The answers, most frequent first.
    pub choices: Vec<Choice>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is remembered.
    pub id: PathId,
    /// Its words.
    pub line: Line,
}

/// The way a payer pays: which bank, or which of its doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathId {
    /// From BBVA in Mexico, whose own form has the two numbers in other places.
    Bbva,
    /// From any other bank.
    OtherBank,
    /// The bank's app on the phone.
    App,
    /// The bank's page in a browser.
    Web,
    /// A cash machine.
    Atm,
    /// A wallet's app.
    Wallet,
    /// The phone that pays is the one that shows the code.
    SamePhone,
    /// A link opened on the phone.
    Phone,
    /// A link opened on a computer.
    Computer,
    /// A QR code scanned from another screen or from paper.
    Scan,
}

impl PathId {
    /// Every way.
    pub const ALL: &[Self] = &[
        Self::Bbva,
        Self::OtherBank,
        Self::App,
        Self::Web,
        Self::Atm,
        Self::Wallet,
        Self::SamePhone,
        Self::Phone,
        Self::Computer,
        Self::Scan,
    ];

    /// The word the journal stores; never changed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bbva => "bbva",
            Self::OtherBank => "other_bank",
            Self::App => "app",
            Self::Web => "web",
            Self::Atm => "atm",
            Self::Wallet => "wallet",
            Self::SamePhone => "same_phone",
            Self::Phone => "phone",
            Self::Computer => "computer",
            Self::Scan => "scan",
        }
    }

    /// Reads [`Self::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|path| path.word() == word)
    }
}

impl Question {
    /// A question with these answers.
    pub fn new(key: &'static str, choices: impl IntoIterator<Item = (PathId, Line)>) -> Self {
        Self { key, choices: choices.into_iter().map(|(id, line)| Choice { id, line }).collect() }
    }

    /// Whether this is one of its answers.
    pub fn offers(&self, path: PathId) -> bool {
        self.choices.iter().any(|choice| choice.id == path)
    }
}
