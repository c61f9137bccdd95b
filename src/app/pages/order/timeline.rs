//! The timeline: observations as sentences.

use crate::app::when::Moment;
use crate::app::{Told, errors};
use crate::domain::exception::Settlement;
use crate::domain::observation::{
    Fact, GatewayOrder, GatewayStatus, Observation, OperatorAction, QueryFailure, ShareKind,
};
use crate::domain::text::show_hidden;
use crate::domain::{Market, Money};

/// Something that was seen, once or several times in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in the market's zone.
    pub at: Moment,
    /// When for the last time, if it was seen again and again.
    pub until: Option<Moment>,
    /// How often it was seen in a row.
    pub times: u64,
    /// What.
    pub told: Told,
    /// Key of who told it.
    pub source: &'static str,
    /// The gateway's or the parser's own words, safe to show.
    pub detail: Option<String>,
    /// Word in the catalogue of what was copied, given out or read back; the value `what` of the sentence.
    pub copied: Option<String>,
}

/// Makes the timeline, oldest first. What repeats without anything between is one entry.
pub fn entries(timeline: &[Observation], market: Option<&Market>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for observation in timeline {
        let at = Moment::second(observation.at, market);
        let (told, source, detail) = say(&observation.fact, market);
        let copied = match &observation.fact {
            Fact::Operated(
                OperatorAction::Copied { what }
                | OperatorAction::ReadBack { what }
                | OperatorAction::Shared { what: Some(what), .. },
            ) => Some(show_hidden(what)),
            _ => None,
        };
        match entries.last_mut() {
            Some(last)
                if (&last.told, last.source, &last.detail, &last.copied) == (&told, source, &detail, &copied) =>
            {
                last.until = Some(at);
                last.times += 1;
            }
            _ => entries.push(Entry { at, until: None, times: 1, told, source, detail, copied }),
        }
    }
    entries
}

const OWN: &str = "source-own";
const ANSWER: &str = "source-answer";
const QUERY: &str = "source-query";
const WEBHOOK: &str = "source-webhook";
const UNVERIFIED: &str = "order-source-unverified";
const OPERATOR: &str = "order-source-operator";

fn say(fact: &Fact, market: Option<&Market>) -> (Told, &'static str, Option<String>) {
    match fact {
        Fact::Prepared(request) => {
            (Told::new("timeline-prepared").money("amount", Money::of(request.amount, market)), OWN, None)
        }
        Fact::Sent { attempt: 1 } => (Told::new("timeline-sent"), OWN, None),
        Fact::Sent { attempt } => (Told::new("timeline-sent-again").count("n", *attempt), OWN, None),
        Fact::Accepted { answer, .. } => {
            let told = match &answer.platform_no {
                Some(number) => Told::new("timeline-accepted").text("number", show_hidden(number)),
                None => Told::new("timeline-accepted-unnumbered"),
            };
            (told, ANSWER, None)
        }
        Fact::Refused { refusal, .. } => {
            let trouble = errors::refusal(refusal);
            (trouble.told, ANSWER, trouble.detail)
        }
        Fact::OutcomeUnknown { why, .. } => {
            let trouble = errors::unknown(why);
            (trouble.told, OWN, trouble.detail)
        }
        Fact::Found(answer) => (found(answer), QUERY, None),
        Fact::Absent => (Told::new("timeline-absent"), QUERY, None),
        Fact::QueryFailed(why) => (Told::new("timeline-query-failed"), QUERY, Some(query_failure(why))),
        Fact::Notified { verified: false, .. } => (Told::new("timeline-unverified"), UNVERIFIED, None),
        Fact::Notified { answer: None, .. } => (Told::new("timeline-notified-unreadable"), WEBHOOK, None),
        Fact::Notified { answer: Some(answer), .. } => (notified(answer, market), WEBHOOK, None),
        Fact::Operated(OperatorAction::SendAgain) => (Told::new("timeline-send-again"), OPERATOR, None),
        Fact::Operated(OperatorAction::Dismissed) => (Told::new("timeline-set-aside"), OPERATOR, None),
        Fact::Operated(OperatorAction::TakenBack) => (Told::new("timeline-taken-back"), OPERATOR, None),
        Fact::Operated(OperatorAction::Copied { .. }) => (Told::new("timeline-copied"), OPERATOR, None),
        Fact::Operated(OperatorAction::PathChosen { .. }) => (Told::new("timeline-path-chosen"), OPERATOR, None),
        Fact::Operated(OperatorAction::Shared { kind, .. }) => (Told::new(shared_as(*kind)), OPERATOR, None),
        Fact::Operated(OperatorAction::Overridden { reason, .. }) => {
            (Told::new("timeline-overridden"), OPERATOR, Some(show_hidden(reason)))
        }
        Fact::Operated(OperatorAction::ReadBack { .. }) => (Told::new("timeline-read-back"), OPERATOR, None),
        Fact::Operated(OperatorAction::Settled { how, .. }) => settled(how),
        Fact::Operated(OperatorAction::Reopened { .. }) => (Told::new("timeline-reopened"), OPERATOR, None),
        Fact::Unreadable { why } => (Told::new("timeline-unreadable"), OWN, Some(show_hidden(why))),
    }
}

/// How an exception was settled.
fn settled(how: &Settlement) -> (Told, &'static str, Option<String>) {
    let words = |reason: &String| Some(show_hidden(reason)).filter(|reason| !reason.is_empty());
    match how {
        Settlement::Accepted { reason } => (Told::new("timeline-accepted-as-is"), OPERATOR, words(reason)),
        Settlement::Refunded { reason } => (Told::new("timeline-refunded"), OPERATOR, words(reason)),
        Settlement::Requested { order_no } => {
            (Told::new("timeline-requested").text("number", show_hidden(order_no)), OPERATOR, None)
        }
    }
}

/// What was given out.
const fn shared_as(kind: ShareKind) -> &'static str {
    match kind {
        ShareKind::ShortText => "timeline-shared-short",
        ShareKind::LongText => "timeline-shared-long",
        ShareKind::Field => "timeline-shared-field",
        ShareKind::Card => "timeline-shared-card",
        ShareKind::Page => "timeline-shared-page",
        ShareKind::Qr => "timeline-shared-qr",
        ShareKind::Barcode => "timeline-shared-barcode",
        ShareKind::CustomerWindow => "timeline-shared-window",
    }
}

/// What a query says of the status.
fn found(answer: &GatewayOrder) -> Told {
    match &answer.status {
        Some(GatewayStatus::Paying) => Told::new("timeline-found-paying"),
        Some(GatewayStatus::Success) => Told::new("timeline-found-success"),
        Some(GatewayStatus::Fail) => Told::new("timeline-found-fail"),
        Some(GatewayStatus::Other(word)) => Told::new("timeline-found-other").text("word", show_hidden(word)),
        None => Told::new("timeline-found-silent"),
    }
}

/// What a verified webhook says of the status.
fn notified(answer: &GatewayOrder, market: Option<&Market>) -> Told {
    match (&answer.status, answer.amount) {
        (Some(GatewayStatus::Paying), _) => Told::new("timeline-notified-paying"),
        (Some(GatewayStatus::Success), Some(paid)) => {
            Told::new("timeline-notified-success").money("amount", Money::of(paid, market))
        }
        (Some(GatewayStatus::Success), None) => Told::new("timeline-notified-success-unsized"),
        (Some(GatewayStatus::Fail), _) => Told::new("timeline-notified-fail"),
        (Some(GatewayStatus::Other(word)), _) => Told::new("timeline-notified-other").text("word", show_hidden(word)),
        (None, _) => Told::new("timeline-notified-silent"),
    }
}

/// The gateway's or the parser's own words.
fn query_failure(why: &QueryFailure) -> String {
    match why {
        QueryFailure::Refused(refusal) => show_hidden(&refusal.word),
        QueryFailure::HttpStatus(status) => format!("HTTP {status}"),
        QueryFailure::Unreadable(why) => show_hidden(why),
    }
}
