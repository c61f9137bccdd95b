//! Help, a page deep for every page: what it is, the first steps, and what to do when something comes up.

use super::Page;

/// The help of a page, as keys of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// The page's name.
    pub name: &'static str,
    /// What the page is.
    pub what: &'static str,
    /// What to do first, in order.
    pub steps: &'static [&'static str],
    /// Questions that come up; the attribute `.answer` of each answers it.
    pub questions: &'static [&'static str],
}

impl Help {
    /// The help of every page.
    pub const ALL: [Self; 9] = [OVERVIEW, NEW_REQUEST, ORDERS, ORDER, CLAIM, EXCEPTIONS, WEBHOOKS, ACCOUNTS, SETTINGS];

    /// The help of a page.
    pub const fn of(page: &Page) -> Self {
        match page {
            Page::Overview => OVERVIEW,
            Page::NewRequest => NEW_REQUEST,
            Page::Orders => ORDERS,
            Page::Order(_) => ORDER,
            Page::Claim => CLAIM,
            Page::Exceptions => EXCEPTIONS,
            Page::Webhooks => WEBHOOKS,
            Page::Accounts => ACCOUNTS,
            Page::Settings => SETTINGS,
        }
    }
}

const OVERVIEW: Help = Help {
    name: "page-overview",
    what: "help-overview",
    steps: &["help-overview-step-person", "help-overview-step-open", "help-overview-step-new"],
    questions: &[
        "help-overview-new",
        "help-overview-person",
        "help-overview-offline",
        "help-overview-closed",
        "help-overview-account",
        "help-overview-tour",
        "help-overview-money",
    ],
};

const NEW_REQUEST: Help = Help {
    name: "page-new-request",
    what: "help-new-request",
    steps: &["help-new-request-step-form", "help-new-request-step-create", "help-new-request-step-give"],
    questions: &[
        "help-new-request-amount",
        "help-new-request-limits",
        "help-new-request-letters",
        "help-new-request-broken",
        "help-new-request-refused",
        "help-new-request-change",
        "help-new-request-late",
        "help-new-request-kept",
    ],
};

const ORDERS: Help = Help {
    name: "page-orders",
    what: "help-orders",
    steps: &["help-orders-step-find", "help-orders-step-group", "help-orders-step-open"],
    questions: &[
        "help-orders-missing",
        "help-orders-states",
        "help-orders-time",
        "help-orders-arrange",
        "help-orders-same",
        "help-orders-delete",
    ],
};

const ORDER: Help = Help {
    name: "help-order-name",
    what: "help-order",
    steps: &["help-order-step-give", "help-order-step-watch", "help-order-step-timeline"],
    questions: &[
        "help-order-paid-not-seen",
        "help-order-trust",
        "help-order-aloud",
        "help-order-customer",
        "help-order-other-amount",
        "help-order-unknown",
        "help-order-again",
        "help-order-aside",
        "help-order-numbers",
        "help-order-refund",
    ],
};

const CLAIM: Help = Help {
    name: "claim-title",
    what: "help-claim",
    steps: &["help-claim-step-ask", "help-claim-step-compare", "help-claim-step-check"],
    questions: &["help-claim-key", "help-claim-cep", "help-claim-early", "help-claim-none", "help-claim-picture"],
};

const EXCEPTIONS: Help = Help {
    name: "page-exceptions",
    what: "help-exceptions",
    steps: &["help-exceptions-step-list", "help-exceptions-step-open"],
    questions: &[
        "help-exceptions-closed",
        "help-exceptions-contradiction",
        "help-exceptions-amount",
        "help-exceptions-twice",
        "help-exceptions-late",
        "help-exceptions-vanished",
    ],
};

const WEBHOOKS: Help = Help {
    name: "page-webhooks",
    what: "help-webhooks",
    steps: &["help-webhooks-step-import", "help-webhooks-step-look", "help-webhooks-step-send"],
    questions: &[
        "help-webhooks-follow",
        "help-webhooks-large",
        "help-webhooks-paid",
        "help-webhooks-server",
        "help-webhooks-answer",
        "help-webhooks-repeat",
        "help-webhooks-forged",
        "help-webhooks-twice",
    ],
};

const ACCOUNTS: Help = Help {
    name: "page-accounts",
    what: "help-accounts",
    steps: &["help-accounts-step-add", "help-accounts-step-test", "help-accounts-step-use"],
    questions: &[
        "help-accounts-where",
        "help-accounts-key",
        "help-accounts-rotate",
        "help-accounts-former",
        "help-accounts-signature",
        "help-accounts-white-list",
        "help-accounts-locked",
        "help-accounts-sandbox",
        "help-accounts-two",
        "help-accounts-remove",
    ],
};

const SETTINGS: Help = Help {
    name: "page-settings",
    what: "help-settings",
    steps: &["help-settings-step-look", "help-settings-step-size"],
    questions: &[
        "help-settings-backup",
        "help-settings-move",
        "help-settings-privacy",
        "help-settings-logs",
        "help-settings-market",
        "help-settings-proof",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Texts};

    #[test]
    fn every_page_has_steps_questions_and_answers_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for help in Help::ALL {
                assert!((2..=3).contains(&help.steps.len()), "{}", help.name);
                assert!((5..=10).contains(&help.questions.len()), "{}", help.name);
                for key in [help.name, help.what].iter().chain(help.steps) {
                    assert!(texts.has(key), "{key} in {language:?}");
                }
                for question in help.questions {
                    let answer = texts.get(&format!("{question}.answer")).into_owned();
                    assert!(texts.has(question) && answer.ends_with('.'), "{question} in {language:?}: {answer}");
                    // What a text refers to and the catalogue lacks stands in braces.
                    assert!(!answer.contains('{'), "{question} in {language:?}: {answer}");
                }
            }
        }
    }
}
