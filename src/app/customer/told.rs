//! What stands in a customer window, in the payer's words.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Shared;
use crate::app::pages::order::Shown;
use crate::domain::order::Source;
use crate::domain::{Environment, OrderState};
use crate::i18n::{FluentValue, PayerLanguage, PayerTexts, Speak as _};
use crate::instructions::QrContent;
use crate::instructions::spoken::{SpokenField, SpokenSection, spoken};

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// When less than this is left, seconds are counted.
const COUNTS_SECONDS: i64 = 2 * MINUTE;
/// When more than this is left, hours are counted.
const HOURS_FROM: i64 = 2 * HOUR;
/// When more than this is left, days are counted.
const DAYS_FROM: i64 = 2 * DAY;

/// What stands still until the order changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The window's title; nothing of the merchant's.
    pub title: String,
    /// That it is only a test, if it is.
    pub test: Option<String>,
    /// How much.
    pub amount: String,
    /// The product, by its proper name.
    pub product: String,
    /// What is drawn as a QR code, what the code is called, and what to do with it.
    pub qr: Option<Code>,
    /// The number to type.
    pub number: Option<SpokenField>,
    /// What else is typed or compared whatever way one pays.
    pub fields: Vec<SpokenField>,
    /// What to do, one way a section.
    pub sections: Vec<Section>,
    /// Title above the steps.
    pub steps: String,
    /// Until when, on the market's clocks.
    pub until: Option<String>,
}

/// A QR code with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it holds.
    pub text: String,
    /// What to do with it; also its accessible name.
    pub caption: String,
}

/// One way to pay.
pub type Section = SpokenSection;

/// Where the payment stands, as the payer is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is waited for; with how long there still is.
    Waiting {
        /// "Waiting for the payment"
        words: String,
        /// "52 min left"
        left: Option<String>,
    },
    /// It was heard of, and the gateway has not confirmed it yet; or the merchant must look at something first.
    Moment(String),
    /// It is there.
    Paid {
        /// "Paid"
        words: String,
        /// That the window closes by itself, and when.
        closing: String,
    },
    /// These details are good no more.
    Over(String),
}

/// What stands in a window now. Another value is another picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Showing {
    /// What stands still; empty when nothing of it may be shown.
    pub sheet: Arc<Sheet>,
    /// Where the payment stands.
    pub standing: Standing,
}

impl Showing {
    /// Whether what to pay by may be seen.
    pub const fn is_payable(&self) -> bool {
        matches!(self.standing, Standing::Waiting { .. })
    }
}

impl Sheet {
    /// The order's sheet, in these words.
    pub(super) fn of(shown: &Shown, language: PayerLanguage, words: &PayerTexts, shared: &Shared) -> Self {
        let say = |key: &str| words.with(key, &[]).into_owned();
        let title = say("payer-window");
        let Some(market) = shared.market(&shown.detail.market) else { return Self { title, ..Self::default() } };
        let (order, sheet) = (&shown.detail.order, &shown.sheet);
        let spoken = spoken(order, market, sheet.path, language, words);
        let account = shared.account(order.key.account).map(|view| &view.account);
        let is_test = account.is_some_and(|account| account.environment == Environment::Sandbox);
        let qr = sheet.qr.as_ref().map(|content| {
            let host = sheet.link.as_ref().map(|link| link.host.as_str());
            let caption = match (content, host) {
                (QrContent::Link(_), Some(host)) => words.with("payer-window-link", &[("host", host)]).into_owned(),
                _ => say("payer-window-scan"),
            };
            Code { text: content.text().to_owned(), caption }
        });
        let until = spoken.expiry.as_deref().map(|until| words.with("payer-until", &[("until", until)]).into_owned());
        Self {
            title,
            test: is_test.then(|| say("payer-test")),
            amount: spoken.amount.unwrap_or_default(),
            product: spoken.product,
            qr,
            number: spoken.number,
            fields: spoken.fields,
            sections: spoken.sections,
            steps: say("payer-steps"),
            until,
        }
    }
}

/// Whether the gateway itself has said that it is paid.
pub(super) fn is_paid(shown: &Shown) -> bool {
    let order = &shown.detail.order;
    order.state == OrderState::Paid && order.source != Source::Webhook
}

/// What stands in the window now.
pub(super) fn showing(
    shown: &Shown,
    sheet: &Arc<Sheet>,
    closes_at: Option<Timestamp>,
    words: &PayerTexts,
    shared: &Shared,
) -> Showing {
    let say = |key: &str| words.with(key, &[]).into_owned();
    let order = &shown.detail.order;
    let standing = if is_paid(shown) {
        let secs = closes_at.map_or(0, |at| seconds_until(at, shared.now));
        let secs = [("n", FluentValue::from(secs))];
        Standing::Paid {
            words: say("payer-window-paid"),
            closing: words.speak("payer-window-closing", &secs).into_owned(),
        }
    } else if order.state == OrderState::Paid {
        Standing::Moment(say("payer-window-confirming"))
    } else if shown.over(shared.now).is_some() {
        Standing::Over(say("payer-window-over"))
    } else if !shown.may_share(shared) {
        Standing::Moment(say("payer-window-wait"))
    } else {
        let left = order.expires_at.map(|at| left_in_words(seconds_until(at, shared.now), words));
        Standing::Waiting { words: say("payer-window-waiting"), left }
    };
    Showing { sheet: Arc::clone(sheet), standing }
}

/// When the words of the window change next by time alone: once a minute, once a second only in the last minutes.
pub(super) fn changes_at(shown: &Shown, closes_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    if let Some(at) = closes_at {
        return Some(at - SignedDuration::from_secs(seconds_until(at, now) - 1));
    }
    let at = shown.detail.order.expires_at.filter(|at| *at > now && shown.over(now).is_none())?;
    let secs = seconds_until(at, now);
    // What is left is told in whole units, so it changes a second after one is full.
    let (unit, least) = unit_of(secs);
    let next = (secs / unit * unit - 1).max(least).min(secs - 1);
    Some(at - SignedDuration::from_secs(next))
}

/// The unit in which so many seconds are told, and the most of them that are told in a smaller one.
const fn unit_of(secs: i64) -> (i64, i64) {
    if secs > DAYS_FROM {
        (DAY, DAYS_FROM)
    } else if secs > HOURS_FROM {
        (HOUR, HOURS_FROM)
    } else if secs > COUNTS_SECONDS {
        (MINUTE, COUNTS_SECONDS)
    } else {
        (1, 0)
    }
}

/// Whole seconds until then; what has begun counts as one.
fn seconds_until(at: Timestamp, now: Timestamp) -> i64 {
    let left = at.duration_since(now);
    (left.as_secs() + i64::from(left.subsec_nanos() > 0)).max(0)
}

/// "52 min left"
fn left_in_words(secs: i64, words: &PayerTexts) -> String {
    let (unit, _) = unit_of(secs);
    let key = match unit {
        1 => {
            let time = format!("{}:{:02}", secs / MINUTE, secs % MINUTE);
            return words.with("payer-left-seconds", &[("time", &time)]).into_owned();
        }
        MINUTE => "payer-left-minutes",
        HOUR => "payer-left-hours",
        _ => "payer-left-days",
    };
    words.speak(key, &[("n", FluentValue::from(secs / unit))]).into_owned()
}
