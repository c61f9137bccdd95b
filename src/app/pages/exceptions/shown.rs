//! Exceptions made ready for the screen: each as a sentence with its arithmetic.

use super::Id;
use crate::app::family::PaidPart;
use crate::app::when::Moment;
use crate::app::{Shared, Told, errors};
use crate::domain::exception::listing::{Evidence, EvidenceSource, ExceptionCase, ExceptionRow};
use crate::domain::exception::{Exception, ExceptionKind, Mismatch, Settlement, What};
use crate::domain::text::show_hidden;
use crate::domain::{Amount, Market, Money};
use crate::i18n::PayerLanguage;
use crate::instructions::message::Tone;
use crate::instructions::message::difference::{self, Difference};

/// Most of a record that is shown; what is longer is no notification.
const MOST_SHOWN: usize = 4 * 1024;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which one.
    pub id: Id,
    /// What it was made from.
    pub row: ExceptionRow,
    /// Our order number, safe to show.
    pub order_no: String,
    /// The payer's name, safe to show.
    pub payer: String,
    /// It in a sentence.
    pub sentence: Told,
    /// Its arithmetic alone, where there is no room for the sentence.
    pub brief: Told,
}

/// All exceptions of an order.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it was made from.
    pub case: ExceptionCase,
    /// Our order number, safe to show.
    pub order_no: String,
    /// The payer's name, safe to show; empty if nothing tells.
    pub payer: String,
    /// What the market's payers speak.
    pub payer_language: PayerLanguage,
    /// How often webhooks told.
    pub notified: Told,
    /// Its exceptions, what weighs most first.
    pub exceptions: Vec<ToldException>,
    /// What was paid, payment by payment; empty if there were none or it was one under its own number.
    pub parts: Vec<PaidPart>,
    /// The records that they stand on, oldest first.
    pub evidence: Vec<Proof>,
}

/// One exception.
#[derive(Clone, Debug)]
pub struct ToldException {
    /// It.
    pub exception: Exception,
    /// It in a sentence.
    pub sentence: Told,
    /// What it comes from and what to do about it.
    pub advice: &'static str,
    /// What contradicts what.
    pub contradictions: Vec<Told>,
    /// Since when.
    pub since: Moment,
    /// How and when it was settled; the reason by itself.
    pub settled: Option<(Told, String)>,
}

/// A record that an exception stands on.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Its row of the journal.
    pub seq: i64,
    /// When it was seen.
    pub at: Moment,
    /// What it is.
    pub told: Told,
    /// Where it was found: file and line.
    pub origin: String,
    /// Its bytes, with what cannot be seen made visible.
    pub text: String,
    /// Bytes that are left out at the end.
    pub left_out: usize,
}

impl Shown {
    /// The exception of a kind.
    pub fn of_kind(&self, kind: ExceptionKind) -> Option<&ToldException> {
        self.exceptions.iter().find(|told| told.exception.kind() == kind)
    }

    /// Whether there is anything to tell a payer about it.
    pub fn has_message(&self, told: &ToldException) -> bool {
        difference(&told.exception.what).is_some()
    }

    /// What to tell the payer; none where there is nothing to tell a payer.
    pub fn message(&self, told: &ToldException, language: PayerLanguage, shared: &Shared) -> Option<String> {
        let market = shared.market(&self.case.market)?;
        difference::text(&difference(&told.exception.what)?, market, language, Tone::Formal)
    }
}

/// What a payer can be told about it.
fn difference(what: &What) -> Option<Difference> {
    Some(match *what {
        What::Underpaid { asked, paid, .. } => Difference::Underpaid { asked, paid },
        What::Overpaid { asked, paid, .. } => Difference::Overpaid { asked, paid },
        What::PaidTwice { amount, times, .. } => Difference::Repeated { amount, times },
        What::PaidLate { paid: Some(paid), at, until } => Difference::Late { paid, at, until },
        _ => return None,
    })
}

/// Makes a row ready.
pub fn row(row: &ExceptionRow, shared: &Shared) -> Row {
    Row {
        id: (row.key.clone(), row.exception.kind()),
        order_no: show_hidden(&row.key.order_no),
        payer: show_hidden(&row.payer_name),
        sentence: sentence(&row.exception.what, shared.market(&row.market)),
        brief: brief(&row.exception.what, shared.market(&row.market)),
        row: row.clone(),
    }
}

/// Makes everything about an order ready.
pub fn case(case: &ExceptionCase, shared: &Shared) -> Shown {
    let market = shared.market(&case.market);
    let request = case.order.as_ref().and_then(|order| order.request.as_ref());
    Shown {
        order_no: show_hidden(&case.key.order_no),
        payer: request.map(|request| show_hidden(&request.payer_name)).unwrap_or_default(),
        payer_language: PayerLanguage::of(market.map(|market| market.language.as_str()).unwrap_or_default()),
        notified: notified(case.notified),
        exceptions: case.exceptions.iter().map(|exception| told(exception, market)).collect(),
        parts: case.parts.iter().map(|part| PaidPart::of(part, market)).collect(),
        evidence: case.evidence.iter().map(|evidence| proof(evidence, market)).collect(),
        case: case.clone(),
    }
}

fn told(exception: &Exception, market: Option<&Market>) -> ToldException {
    let contradictions = match &exception.what {
        What::Contradiction(found) => found.iter().map(|found| errors::contradiction(found, market).told).collect(),
        _ => Vec::new(),
    };
    ToldException {
        sentence: sentence(&exception.what, market),
        advice: advice(exception.kind()),
        contradictions,
        since: Moment::minute(exception.since, market),
        settled: exception.settled.as_ref().map(|(at, how)| settled(Moment::minute(*at, market), how)),
        exception: exception.clone(),
    }
}

fn settled(at: Moment, how: &Settlement) -> (Told, String) {
    match how {
        Settlement::Accepted { reason } => {
            (Told::new("exceptions-settled-accepted").moment("at", at), show_hidden(reason))
        }
        Settlement::Refunded { reason } => {
            (Told::new("exceptions-settled-refunded").moment("at", at), show_hidden(reason))
        }
        Settlement::Requested { order_no } => {
            let told = Told::new("exceptions-settled-requested").moment("at", at);
            (told.text("number", show_hidden(order_no)), String::new())
        }
    }
}

/// Key of a kind's name.
pub const fn kind_key(kind: ExceptionKind) -> &'static str {
    match kind {
        ExceptionKind::Underpaid => "exception-kind-underpaid",
        ExceptionKind::Overpaid => "exception-kind-overpaid",
        ExceptionKind::PaidTwice => "exception-kind-twice",
        ExceptionKind::Mismatch => "exception-kind-mismatch",
        ExceptionKind::Contradiction => "exception-kind-contradiction",
        ExceptionKind::UnknownOrder => "exception-kind-unknown",
        ExceptionKind::WrongSignature => "exception-kind-signature",
        ExceptionKind::PaidLate => "exception-kind-late",
        ExceptionKind::Unconfirmed => "exception-kind-unconfirmed",
        ExceptionKind::Unnotified => "exception-kind-unnotified",
    }
}

const fn advice(kind: ExceptionKind) -> &'static str {
    match kind {
        ExceptionKind::Underpaid => "exception-advice-underpaid",
        ExceptionKind::Overpaid => "exception-advice-overpaid",
        ExceptionKind::PaidTwice => "exception-advice-twice",
        ExceptionKind::Mismatch => "exception-advice-mismatch",
        ExceptionKind::Contradiction => "exception-advice-contradiction",
        ExceptionKind::UnknownOrder => "exception-advice-unknown",
        ExceptionKind::WrongSignature => "exception-advice-signature",
        ExceptionKind::PaidLate => "exception-advice-late",
        ExceptionKind::Unconfirmed => "exception-advice-unconfirmed",
        ExceptionKind::Unnotified => "exception-advice-unnotified",
    }
}

fn notified(times: u32) -> Told {
    match times {
        0 => Told::new("exceptions-notified-never"),
        1 => Told::new("exceptions-notified-once"),
        2 => Told::new("exceptions-notified-twice"),
        times => Told::new("exceptions-notified-times").count("n", times),
    }
}

/// An exception as a sentence with its arithmetic.
fn sentence(what: &What, market: Option<&Market>) -> Told {
    let money = |amount: Amount| Money::of(amount, market);
    let some = |told: Told, paid: Option<Amount>| match paid {
        Some(paid) => told.money("paid", money(paid)),
        None => told.word("paid", "exceptions-some-money"),
    };
    match what {
        What::Underpaid { asked, paid, percent, payments, .. } => {
            let key = if *payments > 1 { "exception-underpaid-parts" } else { "exception-underpaid" };
            let told = Told::new(key).money("paid", money(*paid)).money("asked", money(*asked));
            told.count("percent", *percent).count("n", *payments)
        }
        What::Overpaid { asked, paid, extra, percent, payments } => {
            let key = if *payments > 1 { "exception-overpaid-parts" } else { "exception-overpaid" };
            let told = Told::new(key).money("paid", money(*paid)).money("asked", money(*asked));
            told.money("extra", money(*extra)).count("percent", *percent).count("n", *payments)
        }
        What::PaidTwice { amount, times, extra } => Told::new("exception-twice")
            .money("amount", money(*amount))
            .count("n", *times)
            .money("extra", money(*extra)),
        What::PaidLate { paid, at, until } => some(Told::new("exception-late"), *paid)
            .moment("at", Moment::minute(*at, market))
            .moment("until", Moment::minute(*until, market)),
        What::Unnotified { paid, at } => {
            some(Told::new("exception-unnotified"), *paid).moment("at", Moment::minute(*at, market))
        }
        What::Unconfirmed { paid, is_denied: true } => some(Told::new("exception-denied"), *paid),
        What::Unconfirmed { paid, .. } => some(Told::new("exception-unconfirmed"), *paid),
        What::UnknownOrder { paid, original: Some(original), .. } => {
            some(Told::new("exception-unknown-patch"), *paid).text("original", show_hidden(original))
        }
        What::UnknownOrder { paid, is_absent: true, .. } => some(Told::new("exception-unknown-absent"), *paid),
        What::UnknownOrder { paid, .. } => some(Told::new("exception-unknown"), *paid),
        What::Contradiction(found) => match found.as_slice() {
            [one] => errors::contradiction(one, market).told,
            found => Told::new("exception-contradictions").count("n", found.len() as u64),
        },
        What::Mismatch(Mismatch::Amount { asked, told }) => {
            Told::new("exception-mismatch").money("asked", money(*asked)).money("told", money(*told))
        }
        What::Mismatch(Mismatch::Currency { asked, paid }) => {
            Told::new("exception-mismatch-currency").money("asked", money(*asked)).money("paid", money(*paid))
        }
        What::WrongSignature { messages, .. } => Told::new("exception-signature").count("n", *messages),
    }
}

/// The arithmetic of an exception, whose kind stands beside it.
fn brief(what: &What, market: Option<&Market>) -> Told {
    let money = |amount: Amount| Money::of(amount, market);
    let pair = |paid: Amount, asked: Amount| {
        Told::new("exception-brief-pair").money("paid", money(paid)).money("asked", money(asked))
    };
    match *what {
        What::Underpaid { asked, paid, .. }
        | What::Overpaid { asked, paid, .. }
        | What::Mismatch(Mismatch::Currency { asked, paid } | Mismatch::Amount { asked, told: paid }) => {
            pair(paid, asked)
        }
        What::PaidTwice { amount, times, .. } => {
            Told::new("exception-brief-times").money("amount", money(amount)).count("n", times)
        }
        What::PaidLate { paid, .. }
        | What::Unnotified { paid, .. }
        | What::Unconfirmed { paid, .. }
        | What::UnknownOrder { paid, .. } => Told::new("exception-brief-money").money("paid", paid.map(money)),
        What::Contradiction(ref found) => Told::new("exception-contradictions").count("n", found.len() as u64),
        What::WrongSignature { messages, .. } => Told::new("exception-brief-messages").count("n", messages),
    }
}

fn proof(evidence: &Evidence, market: Option<&Market>) -> Proof {
    let (told, origin) = match &evidence.source {
        EvidenceSource::Request => (Told::new("exceptions-proof-request"), String::new()),
        EvidenceSource::Answer => (Told::new("exceptions-proof-answer"), String::new()),
        EvidenceSource::Query => (Told::new("exceptions-proof-query"), String::new()),
        EvidenceSource::Webhook { verified, origin, deliveries } => {
            let key = if *verified { "exceptions-proof-webhook" } else { "exceptions-proof-unverified" };
            (Told::new(key).count("n", *deliveries), show_hidden(origin))
        }
    };
    let shown = &evidence.raw[..evidence.raw.len().min(MOST_SHOWN)];
    Proof {
        seq: evidence.seq,
        at: Moment::second(evidence.at, market),
        told,
        origin,
        text: show_hidden(&String::from_utf8_lossy(shown)),
        left_out: evidence.raw.len() - shown.len(),
    }
}
