//! The order, folded out of its observations.
//!
//! [`fold`] gives the same order for the same set of observations, in whatever sequence they come and however often
//! each is repeated. That is what makes retries, late webhooks and rebuilt ledgers ordinary.
//!
//! How states are decided, strongest evidence first:
//!
//! 1. an authenticated query said `SUCCESS` → [`OrderState::Paid`];
//! 2. a verified webhook said `SUCCESS` → paid, resting on the webhook;
//! 3. a query said `FAIL` → [`OrderState::Failed`]; a webhook alone never proves a failure;
//! 4. anything that shows the order exists → [`OrderState::Waiting`];
//! 5. a try whose outcome nobody knows → [`OrderState::Unknown`], until a query [`ABSENCE_GRACE`] later says that
//!    there is no such order;
//! 6. otherwise what the newest try proved.

mod patch;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use self::patch::is_about;
pub use self::patch::is_patch_itself;
use super::Amount;
use super::observation::{
    Fact, GatewayOrder, GatewayStatus, NoAnswer, Observation, OperatorAction, OrderKey, PaymentDetails, Request,
    Unknown,
};
use super::refusal::{Proof, Refusal};

/// How long after the last try a "no such order" answer proves that the try made none: a request may still be on its
/// way inside the gateway when our connection breaks. Longer than the longest total timeout of a try.
pub const ABSENCE_GRACE: SignedDuration = SignedDuration::from_secs(90);

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrderState {
    /// Ready, and nothing was sent: a person may send it.
    NotSent,
    /// Sent, no answer yet.
    InFlight,
    /// The gateway was busy; the same request is sent again.
    Busy,
    /// It may or may not exist at the gateway; only a query can tell.
    Unknown,
    /// A query proved that there is no such order: a person may send it again under the same number.
    NotMade,
    /// The gateway refused it.
    Rejected,
    /// It exists and waits for the payer.
    Waiting,
    /// Paid.
    Paid,
    /// The gateway says that it failed.
    Failed,
}

impl OrderState {
    /// Every state.
    pub const ALL: &[Self] = &[
        Self::NotSent,
        Self::InFlight,
        Self::Busy,
        Self::Unknown,
        Self::NotMade,
        Self::Rejected,
        Self::Waiting,
        Self::Paid,
        Self::Failed,
    ];

    /// The word the ledger stores.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::InFlight => "in_flight",
            Self::Busy => "busy",
            Self::Unknown => "unknown",
            Self::NotMade => "not_made",
            Self::Rejected => "rejected",
            Self::Waiting => "waiting",
            Self::Paid => "paid",
            Self::Failed => "failed",
        }
    }

    /// Reads [`Self::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.word() == word)
    }

    /// Whether the gateway may still change it, so that it is worth asking.
    pub const fn is_polled(self) -> bool {
        matches!(self, Self::Unknown | Self::Waiting)
    }

    /// Whether a person may send the same request again: only where it is proven that no order exists.
    pub const fn may_send_again(self) -> bool {
        matches!(self, Self::NotSent | Self::Busy | Self::NotMade)
    }
}

/// What a state rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// Our own journal: nothing was heard yet.
    Own,
    /// The answer to the creation.
    Answer,
    /// An authenticated query.
    Query,
    /// A verified webhook.
    Webhook,
}

impl Source {
    /// Every source.
    pub const ALL: &[Self] = &[Self::Own, Self::Answer, Self::Query, Self::Webhook];

    /// The word the ledger stores.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Answer => "answer",
            Self::Query => "query",
            Self::Webhook => "webhook",
        }
    }
}

/// Two facts that cannot both be right; a person must look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Contradiction {
    /// The gateway said both paid and failed.
    PaidAndFailed,
    /// One order number stands for two orders at the gateway.
    TwoPlatformNumbers(String, String),
    /// The gateway's amount is not the ordered one.
    AmountDiffers {
        /// What was asked for.
        ordered: Amount,
        /// What the gateway says.
        told: Amount,
    },
    /// What the payer is told to pay to has changed since it was first told.
    InstructionsChanged,
    /// A query said "no such order" long after something showed that it exists.
    Vanished,
}

impl Contradiction {
    /// It in words that the journal keeps for years: what exactly a person has settled.
    pub fn mark(&self) -> String {
        match self {
            Self::PaidAndFailed => "paid_and_failed".to_owned(),
            Self::TwoPlatformNumbers(one, other) => format!("two_numbers {one} {other}"),
            Self::AmountDiffers { ordered, told } => {
                format!("amount {} {} {}", ordered.to_plain(0), told.to_plain(0), told.currency())
            }
            Self::InstructionsChanged => "instructions_changed".to_owned(),
            Self::Vanished => "vanished".to_owned(),
        }
    }

    /// Sorts them the same way whatever sequence they were found in.
    fn rank(&self) -> (u8, String, String) {
        match self {
            Self::PaidAndFailed => (0, String::new(), String::new()),
            Self::TwoPlatformNumbers(one, other) => (1, one.clone(), other.clone()),
            Self::AmountDiffers { ordered, told } => (2, format!("{ordered:?}"), format!("{told:?}")),
            Self::InstructionsChanged => (3, String::new(), String::new()),
            Self::Vanished => (4, String::new(), String::new()),
        }
    }
}

/// How often and when a webhook told of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notices {
    /// Verified ones.
    pub verified: u32,
    /// Forged or unverifiable ones; of no effect.
    pub unverified: u32,
    /// The first.
    pub first: Timestamp,
    /// The last.
    pub last: Timestamp,
}

/// An order as all observations together tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Whose, and its number.
    pub key: OrderKey,
    /// What was asked for; none for an order that others made.
    pub request: Option<Request>,
    /// Where it stands.
    pub state: OrderState,
    /// What the state rests on.
    pub source: Source,
    /// When the state was first known.
    pub since: Timestamp,
    /// First observation.
    pub created_at: Timestamp,
    /// Newest observation.
    pub updated_at: Timestamp,
    /// When the newest try left.
    pub sent_at: Option<Timestamp>,
    /// Tries so far.
    pub attempts: u32,
    /// When the request runs out: acceptance plus its life. Money can still arrive later on some rails.
    pub expires_at: Option<Timestamp>,
    /// The gateway's own number.
    pub platform_no: Option<String>,
    /// The number at the bank or wallet.
    pub channel_no: Option<String>,
    /// What the gateway says was ordered.
    pub told_amount: Option<Amount>,
    /// What was paid: the webhook's amount, else the query's.
    pub paid: Option<Amount>,
    /// The gateway's fee.
    pub fee: Option<Amount>,
    /// When it was paid, by the gateway.
    pub completed_at: Option<Timestamp>,
    /// What the payer needs, newest words first heard.
    pub details: PaymentDetails,
    /// The gateway's last word that no table has, if it is the newest status.
    pub odd_status: Option<String>,
    /// The newest refusal.
    pub refusal: Option<Refusal>,
    /// Why the newest try has no known outcome.
    pub unknown: Option<Unknown>,
    /// What cannot all be right.
    pub contradictions: Vec<Contradiction>,
    /// Webhooks.
    pub notices: Option<Notices>,
    /// A person set it aside, and it has not turned out to exist since.
    pub dismissed: bool,
}

impl Order {
    /// What was asked for, else what the gateway says was ordered.
    pub fn amount(&self) -> Option<Amount> {
        self.request.as_ref().map(|request| request.amount).or(self.told_amount)
    }

    /// Whether a person may do this to the order as it stands.
    pub const fn allows(&self, action: &OperatorAction) -> bool {
        match action {
            OperatorAction::SendAgain => self.state.may_send_again(),
            OperatorAction::Dismissed => {
                !self.dismissed
                    && matches!(self.state, OrderState::NotSent | OrderState::NotMade | OrderState::Rejected)
            }
            OperatorAction::TakenBack => self.dismissed,
            OperatorAction::Copied { .. }
            | OperatorAction::PathChosen { .. }
            | OperatorAction::Shared { .. }
            | OperatorAction::Overridden { .. }
            | OperatorAction::ReadBack { .. }
            | OperatorAction::Settled { .. }
            | OperatorAction::Reopened { .. } => true,
        }
    }
}

/// What one try came to; several answers to one try are all kept in mind, and the least certain one counts.
#[derive(Clone, Debug)]
struct Attempt {
    /// When it left; when it was first heard of, if the record of its leaving is lost.
    left_at: Timestamp,
    accepted: bool,
    /// The newest refusal, and the weakest proof of all of them.
    refusal: Option<(Refusal, Proof)>,
    /// No connection came about.
    not_connected: bool,
    /// Something may have arrived, and no whole answer came.
    unknown: bool,
}

impl Attempt {
    fn new(at: Timestamp) -> Self {
        Self { left_at: at, accepted: false, refusal: None, not_connected: false, unknown: false }
    }

    /// Whether nothing at all was heard after it left.
    fn is_unanswered(&self) -> bool {
        !(self.accepted || self.unknown || self.not_connected) && self.refusal.is_none()
    }

    /// Whether the order may exist because of this try, as far as the try's own answers tell.
    fn is_open(&self) -> bool {
        if self.accepted {
            return false; // it does exist; nothing is open
        }
        match self.refusal {
            _ if self.unknown => true,
            Some((_, proof)) => proof == Proof::Nothing,
            None => !self.not_connected,
        }
    }
}

/// Folds the observations of one order; `None` if there are none.
///
/// A webhook that is not verified is evidence of nothing, not even that there is an order: it is counted if something
/// else shows the order, changes no time of it, and alone it makes none. Nor does what a person says of an exception. Otherwise anyone who can reach a merchant's
/// server could fill the merchant's list.
pub fn fold(key: &OrderKey, observations: &[Observation]) -> Option<Order> {
    let mut seen: Vec<&Observation> = observations.iter().collect();
    seen.sort_by_key(|observation| (observation.at, observation.digest));
    seen.dedup_by_key(|observation| (observation.at, observation.digest));
    let is_evidence = |seen: &&&Observation| match &seen.fact {
        Fact::Notified { verified, .. } => *verified,
        Fact::Operated(action) => !action.is_about_exception(),
        _ => true,
    };
    let (first, last) = (seen.iter().find(is_evidence)?, seen.iter().rfind(is_evidence)?);

    let mut order = Order {
        key: key.clone(),
        request: None,
        state: OrderState::NotSent,
        source: Source::Own,
        since: first.at,
        created_at: first.at,
        updated_at: last.at,
        sent_at: None,
        attempts: 0,
        expires_at: None,
        platform_no: None,
        channel_no: None,
        told_amount: None,
        paid: None,
        fee: None,
        completed_at: None,
        details: PaymentDetails::default(),
        odd_status: None,
        refusal: None,
        unknown: None,
        contradictions: Vec::new(),
        notices: None,
        dismissed: false,
    };
    let mut evidence = Evidence::default();
    for observation in seen {
        evidence.take(&mut order, observation);
    }
    evidence.settle(&mut order);
    order.contradictions.sort_by_cached_key(Contradiction::rank);
    order.contradictions.dedup();
    Some(order)
}

/// First times at which each kind of evidence was seen.
#[derive(Default)]
struct Evidence {
    attempts: BTreeMap<u32, Attempt>,
    accepted: Option<Timestamp>,
    found: Option<Timestamp>,
    noticed: Option<Timestamp>,
    query_paid: Option<Timestamp>,
    query_failed: Option<Timestamp>,
    webhook_paid: Option<Timestamp>,
    webhook_failed: bool,
    /// Every "no such order", oldest first.
    absences: Vec<Timestamp>,
    /// What answers said was ordered.
    told_amounts: Vec<Amount>,
    paid_by_webhook: Option<Amount>,
    paid_by_query: Option<Amount>,
}

impl Evidence {
    fn take(&mut self, order: &mut Order, observation: &Observation) {
        let at = observation.at;
        match &observation.fact {
            Fact::Prepared(request) => {
                // The first stands: what is sent are the bytes that were prepared first.
                order.request.get_or_insert_with(|| (**request).clone());
            }
            Fact::Sent { attempt } => {
                let attempt = self.attempt(*attempt, at);
                attempt.left_at = attempt.left_at.max(at);
                order.sent_at = order.sent_at.max(Some(at));
            }
            Fact::Accepted { attempt, answer } => {
                self.attempt(*attempt, at).accepted = true;
                self.accepted.get_or_insert(at);
                self.learn(order, answer, false);
            }
            Fact::Refused { attempt, refusal } => {
                let attempt = self.attempt(*attempt, at);
                let weakest =
                    attempt.refusal.as_ref().map_or(refusal.proof(), |(_, proof)| refusal.proof().max(*proof));
                attempt.refusal = Some((refusal.clone(), weakest));
                order.refusal = Some(refusal.clone());
            }
            Fact::OutcomeUnknown { attempt, why } => {
                let attempt = self.attempt(*attempt, at);
                match why {
                    Unknown::NoAnswer(NoAnswer::NotConnected) => attempt.not_connected = true,
                    _ => attempt.unknown = true,
                }
                order.unknown = Some(why.clone());
            }
            Fact::Found(answer) => {
                self.found.get_or_insert(at);
                match &answer.status {
                    Some(GatewayStatus::Success) => {
                        self.query_paid.get_or_insert(at);
                        self.paid_by_query = answer.amount.or(self.paid_by_query);
                    }
                    Some(GatewayStatus::Fail) => {
                        self.query_failed.get_or_insert(at);
                    }
                    Some(GatewayStatus::Paying | GatewayStatus::Other(_)) | None => {}
                }
                order.odd_status = match &answer.status {
                    Some(GatewayStatus::Other(word)) => Some(word.clone()),
                    _ => None,
                };
                self.learn(order, answer, false);
            }
            Fact::Absent => {
                self.absences.push(at);
            }
            Fact::Notified { verified, answer } => {
                let notices = order.notices.get_or_insert(Notices { verified: 0, unverified: 0, first: at, last: at });
                notices.last = at;
                if *verified {
                    notices.verified += 1;
                    self.noticed.get_or_insert(at);
                    if let Some(answer) = answer.as_ref().filter(|answer| is_about(&order.key, answer)) {
                        match answer.status {
                            Some(GatewayStatus::Success) => {
                                self.webhook_paid.get_or_insert(at);
                                self.paid_by_webhook = answer.amount.or(self.paid_by_webhook);
                            }
                            Some(GatewayStatus::Fail) => self.webhook_failed = true,
                            Some(GatewayStatus::Paying | GatewayStatus::Other(_)) | None => {}
                        }
                        self.learn(order, answer, true);
                    }
                } else {
                    notices.unverified += 1;
                }
            }
            Fact::Operated(OperatorAction::Dismissed) => order.dismissed = true,
            Fact::Operated(OperatorAction::SendAgain | OperatorAction::TakenBack) => order.dismissed = false,
            // What was given to the payer changes nothing about the order.
            Fact::Operated(
                OperatorAction::Copied { .. }
                | OperatorAction::PathChosen { .. }
                | OperatorAction::Shared { .. }
                | OperatorAction::Overridden { .. }
                | OperatorAction::ReadBack { .. }
                | OperatorAction::Settled { .. }
                | OperatorAction::Reopened { .. },
            )
            | Fact::QueryFailed { .. }
            | Fact::Unreadable { .. } => {}
        }
    }

    fn attempt(&mut self, number: u32, at: Timestamp) -> &mut Attempt {
        self.attempts.entry(number).or_insert_with(|| Attempt::new(at))
    }

    /// Takes over what an answer tells; a later answer completes an earlier one and never empties it.
    fn learn(&mut self, order: &mut Order, answer: &GatewayOrder, from_webhook: bool) {
        if let Some(platform_no) = &answer.platform_no {
            match &order.platform_no {
                None => order.platform_no = Some(platform_no.clone()),
                Some(known) if known != platform_no => {
                    order.contradictions.push(Contradiction::TwoPlatformNumbers(known.clone(), platform_no.clone()));
                }
                Some(_) => {}
            }
        }
        // A webhook's amount is what was paid; an answer's is what was ordered.
        if let (Some(told), false) = (answer.amount, from_webhook) {
            order.told_amount = Some(told);
            self.told_amounts.push(told);
        }
        fill(&mut order.channel_no, answer.channel_no.as_ref());
        order.fee = answer.fee.or(order.fee);
        // A failed order's webhook carries a time too (api-facts, section 9), which is not when it was paid.
        if answer.status == Some(GatewayStatus::Success) {
            order.completed_at = answer.completed_at.or(order.completed_at);
        }
        let (known, told) = (&mut order.details, &answer.details);
        let mut changed = false;
        // Links change between creation and query (api-facts, section 4); the number to pay to must not.
        for (known, told) in [
            (&mut known.pay_code, &told.pay_code),
            (&mut known.reference, &told.reference),
            (&mut known.concept, &told.concept),
        ] {
            changed |= matches!((&*known, told), (Some(before), Some(now)) if before != now);
            fill(known, told.as_ref());
        }
        for (known, told) in [
            (&mut known.pay_url, &told.pay_url),
            (&mut known.pay_desk_url, &told.pay_desk_url),
            (&mut known.bank_name, &told.bank_name),
        ] {
            fill(known, told.as_ref());
        }
        if changed {
            order.contradictions.push(Contradiction::InstructionsChanged);
        }
    }

    fn settle(self, order: &mut Order) {
        order.attempts = u32::try_from(self.attempts.len()).unwrap_or(u32::MAX);
        order.paid = self.paid_by_webhook.or(self.paid_by_query);
        if let (Some(accepted), Some(request)) = (self.accepted.or(self.found), &order.request) {
            order.expires_at = accepted.checked_add(SignedDuration::from_secs(i64::from(request.expire_secs))).ok();
        }
        if (self.query_paid.is_some() || self.webhook_paid.is_some())
            && (self.query_failed.is_some() || self.webhook_failed)
        {
            order.contradictions.push(Contradiction::PaidAndFailed);
        }
        // Only now, when every observation is in: the request may stand after the answer at the same moment.
        if let Some(ordered) = order.request.as_ref().map(|request| request.amount) {
            for told in self.told_amounts.iter().filter(|told| **told != ordered) {
                order.contradictions.push(Contradiction::AmountDiffers { ordered, told: *told });
            }
        }
        let exists = [(self.accepted, Source::Answer), (self.found, Source::Query), (self.noticed, Source::Webhook)]
            .into_iter()
            .filter_map(|(at, source)| Some((at?, source)))
            .min();
        // The first "no such order" that counts against something that happened at `at`.
        let absent_after = |at: Timestamp| {
            let counts_from = at.checked_add(ABSENCE_GRACE).ok()?;
            self.absences.iter().copied().find(|&absent| absent >= counts_from)
        };
        if exists.is_some_and(|(at, _)| absent_after(at).is_some()) {
            order.contradictions.push(Contradiction::Vanished);
        }

        let (state, source, since) = if let Some(at) = self.query_paid {
            (OrderState::Paid, Source::Query, at)
        } else if let Some(at) = self.webhook_paid {
            (OrderState::Paid, Source::Webhook, at)
        } else if let Some(at) = self.query_failed {
            (OrderState::Failed, Source::Query, at)
        } else if let Some((at, source)) = exists {
            (OrderState::Waiting, source, at)
        } else if let Some((number, open)) =
            self.attempts.iter().rev().find(|(_, attempt)| attempt.is_open() && absent_after(attempt.left_at).is_none())
        {
            let newest = self.attempts.keys().next_back() == Some(number);
            let state = if newest && open.is_unanswered() { OrderState::InFlight } else { OrderState::Unknown };
            (state, Source::Own, open.left_at)
        } else if let Some(newest) = self.attempts.values().next_back() {
            match newest.refusal {
                _ if newest.is_open() => {
                    (OrderState::NotMade, Source::Query, absent_after(newest.left_at).unwrap_or(newest.left_at))
                }
                Some((_, Proof::Retry)) => (OrderState::Busy, Source::Answer, newest.left_at),
                Some(_) => (OrderState::Rejected, Source::Answer, newest.left_at),
                None => (OrderState::NotSent, Source::Own, newest.left_at),
            }
        } else {
            (OrderState::NotSent, Source::Own, order.created_at)
        };
        order.state = state;
        order.source = source;
        order.since = since;
        // What is set aside and turns out to exist is back.
        order.dismissed &=
            matches!(state, OrderState::NotSent | OrderState::NotMade | OrderState::Rejected | OrderState::Busy);
        // What no longer matters is not shown.
        if !matches!(state, OrderState::Unknown | OrderState::InFlight | OrderState::NotSent | OrderState::NotMade) {
            order.unknown = None;
        }
        if !matches!(state, OrderState::Rejected | OrderState::Busy | OrderState::Unknown) {
            order.refusal = None;
        }
    }
}

fn fill(known: &mut Option<String>, told: Option<&String>) {
    if let Some(told) = told.filter(|told| !told.is_empty()) {
        *known = Some(told.clone());
    }
}

#[cfg(test)]
mod tests;
