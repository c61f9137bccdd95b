//! What a person must look at before the day can be closed.
//!
//! [`exceptions`] tells it from what was seen of one order, in whatever sequence that came and however often: payments
//! that are not what was asked for, what was told and never confirmed, what cannot be right, what is forged. Each has
//! its arithmetic, its age and its evidence.
//!
//! A person settles an exception with a reason, which is a fact in the journal like any other. It settles exactly what
//! was seen then, by [`Exception::mark`]: more money or another contradiction opens it again.
//!
//! Most stand on something that was seen ([`Basis::Seen`]). Two stand on something that did not come
//! ([`Basis::Silence`]): a query that confirms a webhook, and a webhook that tells what a query knows. Those count from
//! [`Exception::since`] on, which may lie ahead, and are gone as soon as it does come.

pub mod listing;
pub mod payment;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use self::payment::{Part, Payment};
use self::payment::{Patch, Payments, Total};
use super::observation::{Fact, GatewayStatus, OperatorAction};
use super::order::{Contradiction, Order, OrderState, Source, fold};
use super::{Amount, Observation, OrderKey};

/// How long a query may take to confirm a webhook before that is an exception. The query is made at once; this is for
/// a gateway that is slow or cannot be reached.
pub const CONFIRM_GRACE: SignedDuration = SignedDuration::from_mins(15);

/// How long after a webhook a query that still says otherwise counts against it.
const DENIAL_GRACE: SignedDuration = SignedDuration::from_mins(2);

/// How long a webhook may be missing after the payment. The gateway repeats one that was not taken after 1, 2, 4, 8, 16
/// and 32 minutes, and some times more (api-facts, section 9).
pub const NOTIFY_GRACE: SignedDuration = SignedDuration::from_hours(1);

/// How far our clock and the gateway's may differ before a payment is called late; its times are whole seconds.
const LATE_GRACE: SignedDuration = SignedDuration::from_secs(30);

/// What kind of exception, what weighs most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionKind {
    /// Less was paid than asked.
    Underpaid,
    /// More was paid than asked.
    Overpaid,
    /// The very amount was paid more than once.
    PaidTwice,
    /// What was asked and what the gateway took down differ in amount or currency.
    Mismatch,
    /// The gateway said things that cannot all be right.
    Contradiction,
    /// A payment for an order that is not ours, or that the gateway does not know.
    UnknownOrder,
    /// A webhook with a wrong signature.
    WrongSignature,
    /// Paid after the time was up.
    PaidLate,
    /// A webhook tells of a payment that no query has confirmed.
    Unconfirmed,
    /// A query tells of a payment of which no webhook told.
    Unnotified,
}

impl ExceptionKind {
    /// Every kind, what weighs most first.
    pub const ALL: [Self; 10] = [
        Self::Underpaid,
        Self::Overpaid,
        Self::PaidTwice,
        Self::Mismatch,
        Self::Contradiction,
        Self::UnknownOrder,
        Self::WrongSignature,
        Self::PaidLate,
        Self::Unconfirmed,
        Self::Unnotified,
    ];

    /// The word that the ledger stores and `cobro import` prints.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Underpaid => "underpaid",
            Self::Overpaid => "overpaid",
            Self::PaidTwice => "paid_twice",
            Self::Mismatch => "mismatch",
            Self::Contradiction => "contradiction",
            Self::UnknownOrder => "unknown_order",
            Self::WrongSignature => "wrong_signature",
            Self::PaidLate => "paid_late",
            Self::Unconfirmed => "unconfirmed",
            Self::Unnotified => "unnotified",
        }
    }

    /// Reads [`Self::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How a person settled an exception.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Settlement {
    /// It is all right as it is.
    Accepted {
        /// Why, in the person's own words.
        reason: String,
    },
    /// The money was given back by other means.
    Refunded {
        /// How, in the person's own words; may be empty.
        reason: String,
    },
    /// The payer was asked for the remainder with another request.
    Requested {
        /// Our order number of that request.
        order_no: String,
    },
}

/// What an exception stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// On what was seen.
    Seen,
    /// On what did not come by [`Exception::since`].
    Silence,
}

/// Something for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// What it is, with its arithmetic.
    pub what: What,
    /// Since when it stands; of [`Basis::Silence`] from when on.
    pub since: Timestamp,
    /// What it stands on.
    pub basis: Basis,
    /// What exactly was seen: settling it holds for this and nothing else.
    pub mark: String,
    /// How a person settled it, and when.
    pub settled: Option<(Timestamp, Settlement)>,
    /// Digests of the records that it stands on, in the sequence of their times; those of PATCH orders are in theirs.
    pub evidence: Vec<[u8; 32]>,
}

impl Exception {
    /// Its kind.
    pub const fn kind(&self) -> ExceptionKind {
        match self.what {
            What::Underpaid { .. } => ExceptionKind::Underpaid,
            What::Overpaid { .. } => ExceptionKind::Overpaid,
            What::PaidTwice { .. } => ExceptionKind::PaidTwice,
            What::Mismatch(_) => ExceptionKind::Mismatch,
            What::Contradiction(_) => ExceptionKind::Contradiction,
            What::UnknownOrder { .. } => ExceptionKind::UnknownOrder,
            What::WrongSignature { .. } => ExceptionKind::WrongSignature,
            What::PaidLate { .. } => ExceptionKind::PaidLate,
            What::Unconfirmed { .. } => ExceptionKind::Unconfirmed,
            What::Unnotified { .. } => ExceptionKind::Unnotified,
        }
    }

    /// Whether nobody has settled it; one that stands on silence counts only from [`Self::since`] on.
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// An exception with its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Less was paid than asked.
    Underpaid {
        /// What was asked for.
        asked: Amount,
        /// All that was paid.
        paid: Amount,
        /// What is missing.
        missing: Amount,
        /// What is missing, in percent of what was asked for; 1 to 99.
        percent: u32,
        /// In how many payments.
        payments: u32,
    },
    /// More was paid than asked.
    Overpaid {
        /// What was asked for.
        asked: Amount,
        /// All that was paid.
        paid: Amount,
        /// What was paid too much.
        extra: Amount,
        /// What was paid too much, in percent of what was asked for; at least 1.
        percent: u32,
        /// In how many payments.
        payments: u32,
    },
    /// The very amount was paid more than once.
    PaidTwice {
        /// What was asked for, and paid each time.
        amount: Amount,
        /// How often.
        times: u32,
        /// What was paid too much.
        extra: Amount,
    },
    /// Paid after the time was up.
    PaidLate {
        /// What came late; none if nothing told how much.
        paid: Option<Amount>,
        /// When the first of it came.
        at: Timestamp,
        /// When the time was up.
        until: Timestamp,
    },
    /// Paid, as a query says, and no webhook told so.
    Unnotified {
        /// How much.
        paid: Option<Amount>,
        /// When it was paid.
        at: Timestamp,
    },
    /// Paid, as a webhook says, and no query has confirmed it.
    Unconfirmed {
        /// How much.
        paid: Option<Amount>,
        /// A query said otherwise after the webhook; else none was answered.
        is_denied: bool,
    },
    /// A payment for an order that Cobro did not make, and that nothing confirms.
    UnknownOrder {
        /// How much.
        paid: Option<Amount>,
        /// The gateway says that there is no such order; else it has it and does not say that it is paid.
        is_absent: bool,
        /// It is a PATCH order, and this is the gateway's number of its original, which is unknown too.
        original: Option<String>,
    },
    /// Things that cannot all be right.
    Contradiction(Vec<Contradiction>),
    /// Amounts or currencies that differ.
    Mismatch(Mismatch),
    /// Webhooks with a wrong signature; of no effect.
    WrongSignature {
        /// How many different ones.
        messages: u32,
        /// When the newest was sent, as it says itself.
        last: Timestamp,
    },
}

/// Amounts or currencies that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The gateway took down another amount than was asked for.
    Amount {
        /// What was asked for.
        asked: Amount,
        /// What the gateway has.
        told: Amount,
    },
    /// Paid in another currency than was asked for.
    Currency {
        /// What was asked for.
        asked: Amount,
        /// What was paid.
        paid: Amount,
    },
}

/// Webhooks with a wrong signature, about an order or about none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forged {
    /// How many different ones.
    pub messages: u32,
    /// When the oldest and the newest were sent, as they say themselves.
    pub span: (Timestamp, Timestamp),
}

/// Everything that exceptions are told from.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Which order.
    pub key: &'a OrderKey,
    /// It, folded; none if only forged webhooks tell of it.
    pub order: Option<&'a Order>,
    /// What was seen of it.
    pub seen: &'a [Observation],
    /// Webhooks about it with a wrong signature.
    pub forged: Option<Forged>,
    /// The PATCH orders that belong to it.
    pub parts: &'a [Part],
    /// It is a PATCH order itself, and its original is known.
    pub is_part: bool,
}

/// What a person must look at, what weighs most first; settled ones too. At most one of each kind.
pub fn exceptions(case: &Case<'_>) -> Vec<Exception> {
    let mut found = Found { case, list: Vec::new() };
    if let Some(order) = case.order {
        let payments = Payments::of(case);
        found.amounts(order, &payments);
        found.late(order, &payments);
        found.contradictions(order);
        found.silence(order, &payments);
    }
    if let Some(forged) = case.forged {
        let what = What::WrongSignature { messages: forged.messages, last: forged.span.1 };
        found.add(what, forged.span.0, Basis::Seen, forged.messages.to_string(), Vec::new());
    }
    let mut list = found.list;
    list.sort_by_key(Exception::kind);
    settle(&mut list, case.seen);
    list
}

/// Takes in what a person did: the newest word about a kind counts, and only for what was seen then.
fn settle(list: &mut [Exception], seen: &[Observation]) {
    for exception in list {
        let kind = exception.kind();
        let words = seen.iter().filter_map(|seen| match &seen.fact {
            Fact::Operated(OperatorAction::Settled { exception, mark, how }) if *exception == kind => {
                Some((seen.at, seen.digest, Some((mark, how))))
            }
            Fact::Operated(OperatorAction::Reopened { exception }) if *exception == kind => {
                Some((seen.at, seen.digest, None))
            }
            _ => None,
        });
        let newest = words.max_by_key(|(at, digest, _)| (*at, *digest));
        exception.settled = newest.and_then(|(at, _, word)| {
            let (_, how) = word.filter(|(mark, _)| **mark == exception.mark)?;
            Some((at, how.clone()))
        });
    }
}

struct Found<'a> {
    case: &'a Case<'a>,
    list: Vec<Exception>,
}

impl Found<'_> {
    fn add(&mut self, what: What, since: Timestamp, basis: Basis, mark: String, evidence: Vec<[u8; 32]>) {
        self.list.push(Exception { what, since, basis, mark, settled: None, evidence });
    }

    /// Too little, too much, twice, or of another currency. A PATCH order is what it is; the sum is its original's.
    fn amounts(&mut self, order: &Order, payments: &Payments) {
        let Some(asked) = order.amount().filter(|_| !self.case.is_part) else { return };
        let (Some(total), Some(last)) = (payments.total(), payments.last()) else { return };
        let evidence = payments.evidence();
        let (Total::Sum(paid) | Total::Mixed(paid)) = total;
        let times = payments.count();
        let mark = format!("{} {} {times}", word(Some(asked)), word(Some(paid)));
        let compared = paid.checked_cmp(asked).ok().filter(|_| matches!(total, Total::Sum(_)));
        let Some(compared) = compared else {
            let what = What::Mismatch(Mismatch::Currency { asked, paid });
            return self.add(what, last, Basis::Seen, mark, evidence);
        };
        let what = match compared {
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Less => {
                let Ok(missing) = asked.checked_sub(paid) else { return };
                let percent = percent(missing, asked).min(99);
                What::Underpaid { asked, paid, missing, percent, payments: times }
            }
            std::cmp::Ordering::Greater => {
                let Ok(extra) = paid.checked_sub(asked) else { return };
                if times > 1 && payments.are_all(asked) {
                    What::PaidTwice { amount: asked, times, extra }
                } else {
                    What::Overpaid { asked, paid, extra, percent: percent(extra, asked), payments: times }
                }
            }
        };
        self.add(what, last, Basis::Seen, mark, evidence);
    }

    fn late(&mut self, order: &Order, payments: &Payments) {
        let Some(until) = order.expires_at.filter(|_| !self.case.is_part) else { return };
        let late = payments
            .iter()
            .filter(|payment| payment.completed_at.is_some_and(|at| at.duration_since(until) > LATE_GRACE));
        let late: Vec<&Payment> = late.collect();
        let Some(at) = late.iter().filter_map(|payment| payment.completed_at).min() else { return };
        let paid = payment::sum(late.iter().map(|payment| payment.amount));
        let mark = format!("{at} {} {}", word(paid), late.len());
        let evidence = late.iter().filter_map(|payment| payment.digest).collect();
        self.add(What::PaidLate { paid, at, until }, at, Basis::Seen, mark, evidence);
    }

    /// Two exceptions: amounts that the gateway took down otherwise, and all else that cannot be right.
    fn contradictions(&mut self, order: &Order) {
        let is_amount = |found: &&Contradiction| matches!(found, Contradiction::AmountDiffers { .. });
        // Of an order that is not ours, that it is not known is told as such.
        let is_unknown = order.request.is_none() && order.source != Source::Query;
        let told = order.contradictions.iter().filter(|found| !(is_unknown && **found == Contradiction::Vanished));
        let (amounts, others): (Vec<&Contradiction>, Vec<_>) = told.partition(is_amount);
        let mark = |found: &[&Contradiction]| found.iter().map(|found| found.mark()).collect::<Vec<_>>().join(", ");
        if let Some(Contradiction::AmountDiffers { ordered, told }) = amounts.last()
            && !self.list.iter().any(|known| known.kind() == ExceptionKind::Mismatch)
        {
            let what = What::Mismatch(Mismatch::Amount { asked: *ordered, told: *told });
            let since = self.contradicted_since(order, |found| is_amount(&found));
            self.add(what, since, Basis::Seen, mark(&amounts), self.answers());
        }
        if !others.is_empty() {
            let since = self.contradicted_since(order, |found| !is_amount(&found));
            let what = What::Contradiction(others.iter().map(|found| (*found).clone()).collect());
            self.add(what, since, Basis::Seen, mark(&others), self.answers());
        }
    }

    /// When the order was first contradicted: the first beginning of what was seen that shows it.
    fn contradicted_since(&self, order: &Order, is_meant: impl Fn(&Contradiction) -> bool) -> Timestamp {
        let times: BTreeSet<Timestamp> = self.case.seen.iter().map(|seen| seen.at).collect();
        let shows = |until: &Timestamp| {
            let until: Vec<Observation> = self.case.seen.iter().filter(|seen| seen.at <= *until).cloned().collect();
            fold(self.case.key, &until).is_some_and(|order| order.contradictions.iter().any(&is_meant))
        };
        times.into_iter().find(shows).unwrap_or(order.updated_at)
    }

    /// What did not come, or was denied: a query behind a webhook, a webhook behind a query.
    fn silence(&mut self, order: &Order, payments: &Payments) {
        if order.state != OrderState::Paid {
            // Something real tells of it, and the gateway knows nothing of it.
            if order.request.is_none()
                && !self.case.is_part
                && let Some(at) = self.absent_at()
            {
                let what = What::UnknownOrder { paid: order.paid, is_absent: true, original: None };
                self.add(what, at, Basis::Seen, format!("absent {}", word(order.paid)), self.answers());
            }
            return;
        }
        let paid = payments.own().or(order.paid);
        let is_patch = payment::patch(self.case.key, self.case.seen);
        match order.source {
            Source::Webhook => {
                let denied = self.denied_at(order.since);
                if order.request.is_none() && !self.case.is_part {
                    return self.stranger(order, paid, denied, is_patch);
                }
                if order.contradictions.contains(&Contradiction::PaidAndFailed) {
                    return;
                }
                let late = order.since.saturating_add(CONFIRM_GRACE).unwrap_or(order.since);
                let (since, basis, how) =
                    denied.map_or((late, Basis::Silence, "unasked"), |at| (at, Basis::Seen, "denied"));
                let what = What::Unconfirmed { paid, is_denied: denied.is_some() };
                self.add(what, since, basis, format!("{} {how}", word(paid)), self.answers());
            }
            Source::Query if order.notices.is_none_or(|notices| notices.verified == 0) => {
                let at = order.completed_at.unwrap_or(order.since);
                let since = at.saturating_add(NOTIFY_GRACE).unwrap_or(at);
                let mark = format!("{at} {}", word(paid));
                self.add(What::Unnotified { paid, at }, since, Basis::Silence, mark, self.answers());
            }
            Source::Query if is_patch.is_some() && !self.case.is_part => {
                let original = is_patch.and_then(|patch| patch.original_platform_no);
                let mark = format!("{} patch", word(paid));
                let what = What::UnknownOrder { paid, is_absent: false, original };
                self.add(what, order.since, Basis::Seen, mark, self.answers());
            }
            _ => {}
        }
    }

    /// An order that others made and a webhook says is paid. Merchants make orders without Cobro, so that it is a
    /// stranger alone is nothing; that a query does not confirm it, or that its original is not here, is.
    fn stranger(&mut self, order: &Order, paid: Option<Amount>, denied: Option<Timestamp>, patch: Option<Patch>) {
        let original = patch.as_ref().and_then(|patch| patch.original_platform_no.clone());
        let (since, how) = match (denied, patch) {
            (Some(at), _) => (at, "denied"),
            (None, Some(_)) => (order.since, "patch"),
            (None, None) => return,
        };
        let is_absent = self.absent_at().is_some_and(|at| at >= order.since);
        let what = What::UnknownOrder { paid, is_absent, original };
        self.add(what, since, Basis::Seen, format!("{} {how}", word(paid)), self.answers());
    }

    /// The first query that did not say "paid" although a webhook had said so long enough before.
    fn denied_at(&self, noticed: Timestamp) -> Option<Timestamp> {
        let counts_from = noticed.saturating_add(DENIAL_GRACE).ok()?;
        let denies = |seen: &&Observation| match &seen.fact {
            Fact::Found(answer) => answer.status != Some(GatewayStatus::Success),
            Fact::Absent => true,
            _ => false,
        };
        self.case.seen.iter().filter(denies).map(|seen| seen.at).filter(|at| *at >= counts_from).min()
    }

    fn absent_at(&self) -> Option<Timestamp> {
        self.case.seen.iter().filter(|seen| seen.fact == Fact::Absent).map(|seen| seen.at).max()
    }

    /// The gateway's answers and verified webhooks.
    fn answers(&self) -> Vec<[u8; 32]> {
        let is_answer = |seen: &&Observation| {
            matches!(
                seen.fact,
                Fact::Found(_) | Fact::Absent | Fact::Accepted { .. } | Fact::Notified { verified: true, .. }
            )
        };
        payment::in_time(self.case.seen.iter().filter(is_answer))
    }
}

/// An amount in a mark, which the journal keeps for years: `152 MXN`.
fn word(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "-".to_owned(), |amount| format!("{} {}", amount.to_plain(0), amount.currency()))
}

/// `part` in whole percent of `whole`, rounded, but never nothing: a difference of a cent is one. Both are positive.
fn percent(part: Amount, whole: Amount) -> u32 {
    let (Ok(part), Ok(whole)) = (part.units_e4(), whole.units_e4()) else { return 1 };
    let (part, whole) = (i128::from(part), i128::from(whole).max(1));
    u32::try_from((part * 100 + whole / 2) / whole).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests;
