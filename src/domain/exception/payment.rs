//! What was paid for an order, payment by payment.
//!
//! The gateway keeps a payment of another amount, or a second one, as an order of its own: a PATCH order (api-facts,
//! section 6.1). It is linked to its original by the gateway's number of it (`patchOrderNo`), and only where that tells
//! nothing by the merchant's number, which may stand in either field. Digits are never cut off a number.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Case;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, OrderType};
use crate::domain::order::{OrderState, Source};
use crate::domain::{Amount, Observation, OrderKey};

/// One payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The gateway's number of the order that it is kept under.
    pub platform_no: Option<String>,
    /// Our order number of that, if it is another one: that of a PATCH order.
    pub patch: Option<String>,
    /// How much; none if nothing told.
    pub amount: Option<Amount>,
    /// When it was made, by the gateway.
    pub completed_at: Option<Timestamp>,
    /// When it was first heard of.
    pub seen_at: Timestamp,
    /// A query tells of it too.
    pub is_confirmed: bool,
    /// Digest of the record that tells of it, if that is one of the order itself.
    pub digest: Option<[u8; 32]>,
}

impl Payment {
    /// When it was made, else when it was first heard of.
    pub fn at(&self) -> Timestamp {
        self.completed_at.unwrap_or(self.seen_at)
    }
}

/// What makes an order a PATCH order: what it belongs to, as far as messages tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// The gateway's number of the original.
    pub original_platform_no: Option<String>,
    /// A number of the merchant's that is not the PATCH order's own, and so may be the original's.
    pub original_order_no: Option<String>,
}

/// A PATCH order as its original sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// It.
    pub key: OrderKey,
    /// What was paid with it.
    pub payment: Payment,
}

/// What the messages under `key` tell of it as a PATCH order; none if it is an ordinary one, and then messages about a
/// PATCH order are about one of its payments ([`Payments`]).
///
/// Only what is authentic counts, and what was seen first.
pub fn patch(key: &OrderKey, seen: &[Observation]) -> Option<Patch> {
    let mut found: Option<(Timestamp, [u8; 32], &GatewayOrder)> = None;
    for observation in seen {
        let Some(answer) = authentic(&observation.fact) else {
            if matches!(observation.fact, Fact::Prepared(_)) {
                return None; // we made it
            }
            continue;
        };
        if answer.order_type != Some(OrderType::Patch) {
            return None;
        }
        let at = (observation.at, observation.digest);
        if found.is_none_or(|(first, digest, _)| at < (first, digest)) {
            found = Some((at.0, at.1, answer));
        }
    }
    let (_, _, answer) = found?;
    let numbers = [&answer.patch_order_no, &answer.order_no];
    let other = numbers.into_iter().flatten().find(|number| !number.is_empty() && **number != key.order_no);
    Some(Patch { original_platform_no: answer.patch_platform_no.clone(), original_order_no: other.cloned() })
}

/// The payment that a PATCH order stands for.
pub fn part(key: &OrderKey, seen: &[Observation]) -> Option<Part> {
    patch(key, seen)?;
    let mut payments = Known::default();
    for observation in seen {
        payments.take(observation, |_| true);
    }
    let mut payment = payments.0.into_values().next()?;
    payment.patch = Some(key.order_no.clone());
    payment.digest = None;
    Some(Part { key: key.clone(), payment })
}

/// An answer or a notification that is the gateway's own.
const fn authentic(fact: &Fact) -> Option<&GatewayOrder> {
    match fact {
        Fact::Found(answer)
        | Fact::Accepted { answer, .. }
        | Fact::Notified { verified: true, answer: Some(answer) } => Some(answer),
        _ => None,
    }
}

/// Payments that messages tell of, by the gateway's number and the time of payment: a message that was sent again tells
/// the same two, a second payment does not.
#[derive(Default)]
struct Known(BTreeMap<(Option<String>, Option<Timestamp>), Payment>);

impl Known {
    /// Takes in a message that tells of a payment and is one of those that are meant.
    fn take(&mut self, observation: &Observation, is_meant: impl Fn(&GatewayOrder) -> bool) {
        let (answer, is_query) = match &observation.fact {
            Fact::Found(answer) => (answer, true),
            Fact::Notified { verified: true, answer: Some(answer) } => (answer, false),
            _ => return,
        };
        if answer.status != Some(GatewayStatus::Success) || !is_meant(answer) {
            return;
        }
        let place = (answer.platform_no.clone(), answer.completed_at);
        let new = || Payment {
            platform_no: answer.platform_no.clone(),
            patch: None,
            amount: None,
            completed_at: answer.completed_at,
            seen_at: observation.at,
            is_confirmed: false,
            digest: Some(observation.digest),
        };
        let payment = self.0.entry(place).or_insert_with(new);
        if (observation.at, Some(observation.digest)) < (payment.seen_at, payment.digest) {
            (payment.seen_at, payment.digest) = (observation.at, Some(observation.digest));
        }
        payment.is_confirmed |= is_query;
        // The largest, should one payment be told with two amounts: which came first must not matter.
        let more = |known: Amount, told: Amount| known.checked_cmp(told).is_ok_and(std::cmp::Ordering::is_lt);
        if payment.amount.is_none_or(|known| answer.amount.is_some_and(|told| more(known, told))) {
            payment.amount = answer.amount;
        }
    }
}

/// Everything that was paid for an order.
pub struct Payments {
    own: Option<Amount>,
    all: Vec<Payment>,
}

/// What payments add up to.
pub enum Total {
    /// This.
    Sum(Amount),
    /// Nothing, since they are of several currencies or too large; this is the first one.
    Mixed(Amount),
}

impl Payments {
    /// Payments of the order itself, and those of PATCH orders.
    pub fn of(case: &Case<'_>) -> Self {
        let Some(order) = case.order else { return Self { own: None, all: Vec::new() } };
        let is_patch = patch(case.key, case.seen).is_some();
        let (mut own, mut stray) = (Known::default(), Known::default());
        for seen in case.seen {
            // A query tells what was ordered and not what was paid (api-facts, section 5), so it makes no payment here.
            if !matches!(seen.fact, Fact::Notified { .. }) {
                continue;
            }
            own.take(seen, |answer| (answer.order_type == Some(OrderType::Patch)) == is_patch);
            // One of a PATCH order that bears the original's number alone.
            stray.take(seen, |answer| answer.order_type == Some(OrderType::Patch) && !is_patch);
        }
        let is_paid = order.state == OrderState::Paid;
        let is_confirmed = is_paid && order.source == Source::Query;
        let mut all: Vec<Payment> = own.0.into_values().collect();
        // A message without a time of payment tells of one that another message dates.
        if all.iter().any(|payment| payment.completed_at.is_some()) {
            all.retain(|payment| payment.completed_at.is_some());
        }
        for payment in &mut all {
            payment.is_confirmed = is_confirmed;
        }
        if all.is_empty() && is_paid {
            all.push(Payment {
                platform_no: order.platform_no.clone(),
                patch: None,
                amount: order.paid,
                completed_at: order.completed_at,
                seen_at: order.since,
                is_confirmed,
                digest: None,
            });
        }
        let own = sum(all.iter().map(|payment| payment.amount));
        let known = |payments: &[Payment], new: &Payment| {
            new.platform_no.is_some() && payments.iter().any(|known| known.platform_no == new.platform_no)
        };
        for payment in stray.0.into_values().chain(case.parts.iter().map(|part| part.payment.clone())) {
            if !known(&all, &payment) {
                all.push(payment);
            }
        }
        all.sort_by_cached_key(|payment| (payment.at(), payment.platform_no.clone()));
        Self { own, all }
    }

    /// Each of them, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Payment> {
        self.all.iter()
    }

    /// What was paid under the order's own number.
    pub const fn own(&self) -> Option<Amount> {
        self.own
    }

    /// What they add up to; none if there is none, or of one of them nothing tells how much.
    pub fn total(&self) -> Option<Total> {
        let first = self.all.first()?.amount?;
        match sum(self.all.iter().map(|payment| payment.amount)) {
            Some(sum) => Some(Total::Sum(sum)),
            None if self.all.iter().any(|payment| payment.amount.is_none()) => None,
            None => Some(Total::Mixed(first)),
        }
    }

    /// How many.
    pub fn count(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// Whether each is of this amount.
    pub fn are_all(&self, amount: Amount) -> bool {
        self.all.iter().all(|payment| payment.amount == Some(amount))
    }

    /// When the last one was made.
    pub fn last(&self) -> Option<Timestamp> {
        self.all.iter().map(Payment::at).max()
    }

    /// Records of the order itself that tell of them.
    pub fn evidence(&self) -> Vec<[u8; 32]> {
        self.all.iter().filter_map(|payment| payment.digest).collect()
    }
}

/// What amounts add up to; none if there is none, one is not known, or they are of several currencies.
pub fn sum(amounts: impl IntoIterator<Item = Option<Amount>>) -> Option<Amount> {
    let mut total: Option<Amount> = None;
    for amount in amounts {
        let amount = amount?;
        total = Some(match total {
            None => amount,
            Some(total) => total.checked_add(amount).ok()?,
        });
    }
    total
}

/// Digests in the sequence of their times, each once.
pub fn in_time<'a>(seen: impl Iterator<Item = &'a Observation>) -> Vec<[u8; 32]> {
    let mut seen: Vec<_> = seen.map(|seen| (seen.at, seen.digest)).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.into_iter().map(|(_, digest)| digest).collect()
}
