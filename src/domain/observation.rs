//! What was seen, and when: the rows of the journal and what they mean.
//!
//! A [`Record`] is what the journal keeps for ever: when, about which order, what happened, and the exact bytes. It
//! holds no verdict. What the bytes mean is a [`Fact`], read out of a record each time orders are folded, so that a
//! mistake in reading is mended by folding again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::exception::{ExceptionKind, Settlement};
use super::refusal::Refusal;
use super::{AccountId, Amount, Currency, MarketCode};

/// Which order: an account's own order number. As text and not as [`super::OrderNo`], since orders that others made
/// are watched too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OrderKey {
    /// Whose order.
    pub account: AccountId,
    /// `mchOrderNo`.
    pub order_no: String,
}

/// One row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it was seen, by our clock.
    pub at: Timestamp,
    /// About which order.
    pub order: OrderKey,
    /// What happened.
    pub kind: RecordKind,
    /// The exact bytes: of the request for [`RecordKind::Prepared`], of the answer or the webhook's body otherwise.
    pub raw: Vec<u8>,
}

/// What happened, without an opinion on what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RecordKind {
    /// A request was made ready; its bytes are kept before any of them leaves.
    Prepared {
        /// Whose rules it follows.
        market: MarketCode,
    },
    /// The bytes are about to leave.
    Sent {
        /// 1 for the first try of these bytes.
        attempt: u32,
    },
    /// The gateway answered a `payIn`.
    Answered {
        /// Which try it answers.
        attempt: u32,
        /// HTTP status.
        http_status: u16,
    },
    /// No whole answer came.
    Unanswered {
        /// Which try.
        attempt: u32,
        /// Why not.
        reason: NoAnswer,
    },
    /// The gateway answered a `payInQuery`.
    Queried {
        /// HTTP status.
        http_status: u16,
    },
    /// A webhook that the merchant's server received.
    Notified {
        /// Whether its signature is right over the exact bytes.
        verified: bool,
        /// Where it was found: file and line.
        origin: String,
        /// What came with it, and what was thought of it then; rows from before this was kept lack it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received: Option<Box<Received>>,
    },
    /// A person did something.
    Operated {
        /// What.
        action: OperatorAction,
    },
}

/// What came with a webhook's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The `MerchantId` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_id: Option<String>,
    /// The `Sign` header: what was received and never what would have been right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// What was thought of it, in the words of `webhooks::verify::Verdict`.
    pub verdict: String,
}

impl Received {
    /// Whether somebody made it who is not the gateway: the log kept what was signed, and the signature is wrong or
    /// names another merchant. What a log lost on the way is no forgery.
    pub fn is_forged(&self) -> bool {
        matches!(self.verdict.as_str(), "wrong_signature" | "mismatch")
    }
}

impl RecordKind {
    /// The word the journal's `kind` column holds.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Prepared { .. } => "prepared",
            Self::Sent { .. } => "sent",
            Self::Answered { .. } => "answered",
            Self::Unanswered { .. } => "unanswered",
            Self::Queried { .. } => "queried",
            Self::Notified { .. } => "notified",
            Self::Operated { .. } => "operated",
        }
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAnswer {
    /// No connection came about, so nothing was sent: the only reason that proves something.
    NotConnected,
    /// The time ran out.
    Timeout,
    /// The connection broke after something was sent.
    Dropped,
    /// The answer was longer than any answer may be.
    TooLarge,
    /// Cobro ended before an answer came.
    Interrupted,
}

/// What a person did to an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum OperatorAction {
    /// Asked for the same request to be sent once more.
    SendAgain,
    /// Took payment instructions to give to the payer.
    Copied {
        /// Which field, by its word in the catalogue.
        what: String,
    },
    /// Set an order that was never made aside.
    Dismissed,
    /// Took it back from aside.
    TakenBack,
    /// Told which way the payer pays, which decides the steps.
    PathChosen {
        /// The way, by its word in the instructions (`bbva`).
        path: String,
    },
    /// Gave payment instructions out.
    Shared {
        /// In which form.
        kind: ShareKind,
        /// By which way.
        channel: ShareChannel,
        /// Which field, by its word in the catalogue, if it was one field alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        what: Option<String>,
    },
    /// Said why instructions may be given out although something is wrong with them.
    Overridden {
        /// What is wrong, each as the check names it: for this very value and no other.
        findings: Vec<String>,
        /// The reason, in the person's own words.
        reason: String,
    },
    /// Heard the payer read a value back, right in every group.
    ReadBack {
        /// Which field, by its word in the catalogue.
        what: String,
    },
    /// Settled an exception.
    Settled {
        /// Of which kind.
        exception: ExceptionKind,
        /// What exactly was seen then; it is settled for this and nothing else.
        mark: String,
        /// In which way.
        #[serde(flatten)]
        how: Settlement,
    },
    /// Took back that an exception was settled.
    Reopened {
        /// Of which kind.
        exception: ExceptionKind,
    },
}

impl OperatorAction {
    /// Whether it is about an exception, and so tells nothing about the order.
    pub const fn is_about_exception(&self) -> bool {
        matches!(self, Self::Settled { .. } | Self::Reopened { .. })
    }
}

/// In which form instructions are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareKind {
    /// One short text.
    ShortText,
    /// The whole sheet as a text.
    LongText,
    /// One value alone.
    Field,
    /// A picture of the sheet.
    Card,
    /// The sheet as a page to print.
    Page,
    /// The QR code as a picture.
    Qr,
    /// The barcode as a picture.
    Barcode,
    /// The window that the payer looks at.
    CustomerWindow,
}

/// By which way instructions are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareChannel {
    /// Put on the clipboard, to be sent by any messenger.
    Clipboard,
    /// Saved as a file.
    File,
    /// Opened in the system's viewer, to be printed.
    Viewer,
    /// Shown on a screen.
    Screen,
    /// Read out.
    Voice,
}

/// What a record means; made by reading its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A request is ready.
    Prepared(Box<Request>),
    /// It was sent.
    Sent {
        /// Which try.
        attempt: u32,
    },
    /// The gateway made the order.
    Accepted {
        /// Which try.
        attempt: u32,
        /// What it said.
        answer: Box<GatewayOrder>,
    },
    /// The gateway answered with a business error.
    Refused {
        /// Which try.
        attempt: u32,
        /// The error.
        refusal: Refusal,
    },
    /// Nobody knows whether the order was made.
    OutcomeUnknown {
        /// Which try.
        attempt: u32,
        /// Why.
        why: Unknown,
    },
    /// A query found the order.
    Found(Box<GatewayOrder>),
    /// A query said that there is no such order.
    Absent,
    /// A query was answered, but not about the order: an error or something unreadable.
    QueryFailed(QueryFailure),
    /// A webhook told something.
    Notified {
        /// Whether its signature is right; otherwise it never changes anything.
        verified: bool,
        /// What it said, if it can be read.
        answer: Option<Box<GatewayOrder>>,
    },
    /// A person did something.
    Operated(OperatorAction),
    /// The record's own bytes cannot be read: kept, shown, and of no effect.
    Unreadable {
        /// Why.
        why: String,
    },
}

/// Why a query told nothing about the order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum QueryFailure {
    /// The gateway refused, for another reason than that there is no such order.
    Refused(Refusal),
    /// An HTTP status that is not a success.
    HttpStatus(u16),
    /// An answer that cannot be read, in the parser's words.
    Unreadable(String),
}

/// Why an outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// No whole answer.
    NoAnswer(NoAnswer),
    /// An HTTP status that is not a success.
    HttpStatus(u16),
    /// An answer that cannot be read, in the parser's words.
    Unreadable(String),
}

/// What we asked for, read back from the request's bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// Whose rules it follows.
    pub market: MarketCode,
    /// Currency it was made in.
    pub currency: Currency,
    /// Number of the product.
    pub pay_type: u32,
    /// What the payer is to pay.
    pub amount: Amount,
    /// Life of the request, in seconds.
    pub expire_secs: u32,
    /// The payer's name.
    pub payer_name: String,
    /// What it is for.
    pub remark: String,
}

/// Where the gateway says an order stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GatewayStatus {
    /// `PAYING`: waiting for the payer.
    Paying,
    /// `SUCCESS`: paid.
    Success,
    /// `FAIL`: failed.
    Fail,
    /// A word that no table has: not final.
    Other(String),
}

impl GatewayStatus {
    /// Reads the gateway's word.
    pub fn read(word: &str) -> Self {
        match word.trim().to_ascii_uppercase().as_str() {
            "PAYING" => Self::Paying,
            "SUCCESS" => Self::Success,
            "FAIL" => Self::Fail,
            _ => Self::Other(word.trim().to_owned()),
        }
    }

    /// The gateway's word.
    pub fn word(&self) -> &str {
        match self {
            Self::Paying => "PAYING",
            Self::Success => "SUCCESS",
            Self::Fail => "FAIL",
            Self::Other(word) => word,
        }
    }
}

/// How an order came about (api-facts, section 6).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OrderType {
    /// Made through the API.
    Api,
    /// Made in the merchant's dashboard.
    Dashboard,
    /// Made at the pay desk.
    Desk,
    /// Made by the gateway for a payment of another amount or a second payment.
    Patch,
    /// A word that no table has.
    Other(String),
}

/// An order as an answer or a webhook tells it; every answer leaves something out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct GatewayOrder {
    /// The gateway's own order number, `PAYIN…`.
    pub platform_no: Option<String>,
    /// Our order number as the gateway repeats it.
    pub order_no: Option<String>,
    /// Whose it is.
    pub merchant_id: Option<String>,
    /// The number at the bank or wallet.
    pub channel_no: Option<String>,
    /// Number of the product.
    pub pay_type: Option<u32>,
    /// Ordered amount in an answer, paid amount in a webhook.
    pub amount: Option<Amount>,
    /// The gateway's fee.
    pub fee: Option<Amount>,
    /// Where it stands; a create answer has none.
    pub status: Option<GatewayStatus>,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
    /// How it came about; absent means an ordinary one.
    pub order_type: Option<OrderType>,
    /// Platform number of the original of a PATCH order.
    pub patch_platform_no: Option<String>,
    /// Order number of the original of a PATCH order, or, in the contradicting form, of the PATCH itself.
    pub patch_order_no: Option<String>,
    /// What the payer needs.
    pub details: PaymentDetails,
}

/// What a payer needs in order to pay; an empty text counts as absent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct PaymentDetails {
    /// CLABE, virtual account, cash code or QR string, depending on the product.
    pub pay_code: Option<String>,
    /// Link to pay by.
    pub pay_url: Option<String>,
    /// The gateway's own page to pay at.
    pub pay_desk_url: Option<String>,
    /// Mexico, centralised CLABE: the convenio, up to 7 digits.
    pub reference: Option<String>,
    /// Mexico, centralised CLABE: the long number, up to 40 characters.
    pub concept: Option<String>,
    /// Mexico, centralised CLABE: the bank.
    pub bank_name: Option<String>,
}

/// A fact with its time, and a digest that tells repeats from news.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Observation {
    /// When it was seen, by our clock.
    pub at: Timestamp,
    /// What it means.
    pub fact: Fact,
    /// Digest of the record it was read from; two observations with one time and one digest are one.
    pub digest: [u8; 32],
}

/// Reads records: the ledger folds with it and knows nothing of the gateway's JSON itself.
pub trait Interpreter: Send + Sync {
    /// What `record` means, in the market whose zone and currency its numbers and times are in. Total: whatever the
    /// bytes are, the answer is a fact, in the worst case [`Fact::Unreadable`], [`Fact::QueryFailed`] or
    /// [`Fact::OutcomeUnknown`].
    fn read(&self, record: &Record, market: &MarketCode) -> Fact;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Journals are kept for years: what was once written must be read for ever, and must be written the same.
    #[test]
    fn the_journals_words_for_what_a_person_did_stay() {
        for (action, json) in [
            (OperatorAction::SendAgain, r#"{"action":"send_again"}"#),
            (OperatorAction::Copied { what: "sheet-clabe".to_owned() }, r#"{"action":"copied","what":"sheet-clabe"}"#),
            (OperatorAction::Dismissed, r#"{"action":"dismissed"}"#),
            (OperatorAction::TakenBack, r#"{"action":"taken_back"}"#),
            (OperatorAction::PathChosen { path: "bbva".to_owned() }, r#"{"action":"path_chosen","path":"bbva"}"#),
            (
                OperatorAction::Shared { kind: ShareKind::ShortText, channel: ShareChannel::Clipboard, what: None },
                r#"{"action":"shared","kind":"short_text","channel":"clipboard"}"#,
            ),
            (
                OperatorAction::Shared {
                    kind: ShareKind::Field,
                    channel: ShareChannel::Voice,
                    what: Some("sheet-va".to_owned()),
                },
                r#"{"action":"shared","kind":"field","channel":"voice","what":"sheet-va"}"#,
            ),
            (
                OperatorAction::Overridden {
                    findings: vec!["lint-clabe-check sheet-clabe".to_owned()],
                    reason: "the bank said so".to_owned(),
                },
                r#"{"action":"overridden","findings":["lint-clabe-check sheet-clabe"],"reason":"the bank said so"}"#,
            ),
            (
                OperatorAction::ReadBack { what: "sheet-clabe".to_owned() },
                r#"{"action":"read_back","what":"sheet-clabe"}"#,
            ),
            (
                OperatorAction::Settled {
                    exception: ExceptionKind::Underpaid,
                    mark: "152 MXN 100 MXN 1".to_owned(),
                    how: Settlement::Requested { order_no: "CB2".to_owned() },
                },
                r#"{"action":"settled","exception":"underpaid","mark":"152 MXN 100 MXN 1","how":"requested","order_no":"CB2"}"#,
            ),
            (
                OperatorAction::Settled {
                    exception: ExceptionKind::WrongSignature,
                    mark: "2".to_owned(),
                    how: Settlement::Accepted { reason: "our own test".to_owned() },
                },
                r#"{"action":"settled","exception":"wrong_signature","mark":"2","how":"accepted","reason":"our own test"}"#,
            ),
            (
                OperatorAction::Reopened { exception: ExceptionKind::PaidTwice },
                r#"{"action":"reopened","exception":"paid_twice"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&action).expect("JSON"), json);
            assert_eq!(serde_json::from_str::<OperatorAction>(json).expect(json), action);
        }
        let words = |kinds: &[ShareKind]| serde_json::to_string(kinds).expect("JSON");
        let kinds = [ShareKind::LongText, ShareKind::Card, ShareKind::Page, ShareKind::Qr, ShareKind::CustomerWindow];
        assert_eq!(words(&kinds), r#"["long_text","card","page","qr","customer_window"]"#);
        let channels = [ShareChannel::File, ShareChannel::Viewer, ShareChannel::Screen];
        assert_eq!(serde_json::to_string(&channels).expect("JSON"), r#"["file","viewer","screen"]"#);
    }

    #[test]
    fn the_journals_words_for_webhooks_stay() {
        let plain = RecordKind::Notified { verified: true, origin: "log:1".to_owned(), received: None };
        let received = Received { merchant_id: None, sign: Some("ab".to_owned()), verdict: "no_key".to_owned() };
        let full = RecordKind::Notified { verified: false, origin: String::new(), received: Some(Box::new(received)) };
        for (kind, json) in [
            (plain, r#"{"kind":"notified","verified":true,"origin":"log:1"}"#),
            (full, r#"{"kind":"notified","verified":false,"origin":"","received":{"sign":"ab","verdict":"no_key"}}"#),
        ] {
            assert_eq!(serde_json::to_string(&kind).expect("JSON"), json);
            assert_eq!(serde_json::from_str::<RecordKind>(json).expect(json), kind);
        }
    }
}
