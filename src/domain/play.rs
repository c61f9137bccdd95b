//! What a payer can be made to do at the sandbox gateway.

/// What the payer simulator plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Play {
    /// Pays what was asked.
    Exact,
    /// Pays two thirds.
    Less,
    /// Pays a fifth more.
    More,
    /// Pays twice.
    Twice,
    /// Pays after the request has run out.
    Late,
    /// Lets it fail.
    Fail,
}

impl Play {
    /// Every play, in the order of the buttons.
    pub const ALL: &[Self] = &[Self::Exact, Self::Less, Self::More, Self::Twice, Self::Late, Self::Fail];

    /// The word in the sandbox's control address and in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Less => "less",
            Self::More => "more",
            Self::Twice => "twice",
            Self::Late => "late",
            Self::Fail => "fail",
        }
    }
}
