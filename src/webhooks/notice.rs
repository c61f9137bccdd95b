//! What tells a payin notification from everything else, and what of it the import must know (api-facts, section 9).
//!
//! What a notification *means* is read later, each time its order is folded, by [`crate::gateway::wire`]. Here it is
//! only recognised, checked for being one unambiguous document, and filed under the right order.

use std::borrow::Cow;

use jiff::Timestamp;

use super::delivery::{Fault, MAX_BODY, MAX_DEPTH};
use super::json::{self, Object};

/// Every notification has this key, so what does not have it is passed over unread.
pub const MARKER: &[u8] = b"orderStatus";

/// What a body is.
#[derive(Debug, PartialEq, Eq)]
pub enum Body<'a> {
    /// A payin notification.
    Payin(Notice<'a>),
    /// A payout notification: the same shape, with a number of another kind.
    Payout,
    /// Something else.
    Other,
}

/// What of a notification the import must know.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Notice<'a> {
    /// Whose it says it is.
    pub merchant_id: Option<Cow<'a, str>>,
    /// `mchOrderNo`.
    pub order_no: Option<Cow<'a, str>>,
    /// `orderNo`.
    pub platform_no: Option<Cow<'a, str>>,
    /// `orderType` is `PATCH`.
    pub is_patch: bool,
    /// `patchMchOrderNo`.
    pub patch_order_no: Option<Cow<'a, str>>,
    /// When it was first sent: `nonceStr` is that moment in milliseconds in every real notification.
    pub sent_at: Option<Timestamp>,
}

impl Notice<'_> {
    /// The same without a hold on the body.
    pub fn into_owned(self) -> Notice<'static> {
        let owned = |text: Option<Cow<'_, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        Notice {
            merchant_id: owned(self.merchant_id),
            order_no: owned(self.order_no),
            platform_no: owned(self.platform_no),
            is_patch: self.is_patch,
            patch_order_no: owned(self.patch_order_no),
            sent_at: self.sent_at,
        }
    }

    /// The number of the order that this notification is about.
    ///
    /// A PATCH order carries its own number and that of its original, and the gateway's pages contradict each other
    /// about which field has which (api-facts, section 6.1). Its own is the longer one, which begins with the other.
    /// Where the two do not tell, or one is missing, `mchOrderNo` is what it says it is.
    pub fn own_order_no(&self) -> Option<&str> {
        let named = self.order_no.as_deref();
        match (named, self.patch_order_no.as_deref()) {
            (Some(named), Some(other)) if self.is_patch && other.len() > named.len() && other.starts_with(named) => {
                Some(other)
            }
            (None, other) if self.is_patch => other,
            _ => named,
        }
    }
}

/// Reads a body. Strict (performance-reliability 4.6, rule 2): length, UTF-8, no control characters, no byte order
/// mark, no key twice, nothing after the end, no deep nesting.
pub fn read(body: &[u8]) -> Result<Body<'_>, Fault> {
    if body.len() > MAX_BODY {
        return Err(Fault::BodyTooLong);
    }
    let text = std::str::from_utf8(body).or(Err(Fault::NotUtf8))?;
    let object = Object::read(text).map_err(|error| json::not_json(&error))?;
    if !is_notice(&object) {
        return Ok(Body::Other);
    }
    object.check(MAX_DEPTH - 1)?;
    let field = |key| object.get(key).and_then(json::text);
    let platform_no = field("orderNo");
    if platform_no.as_deref().is_some_and(|number| number.starts_with("PAYOUT")) {
        return Ok(Body::Payout);
    }
    Ok(Body::Payin(Notice {
        merchant_id: field("merchantId"),
        order_no: field("mchOrderNo"),
        is_patch: field("orderType").is_some_and(|word| word.eq_ignore_ascii_case("PATCH")),
        patch_order_no: field("patchMchOrderNo"),
        sent_at: field("nonceStr").and_then(|nonce| read_nonce(&nonce)),
        platform_no,
    }))
}

/// Whether an object has what every notification has, of payins and payouts alike.
pub fn is_notice(object: &Object<'_>) -> bool {
    object.has("orderStatus") && (object.has("orderNo") || object.has("mchOrderNo")) && !object.has("code")
}

/// A nonce that is a moment of this gateway's life, in milliseconds; the documents' examples are mere words.
fn read_nonce(nonce: &str) -> Option<Timestamp> {
    let millis: i64 = (nonce.len() == 13).then(|| nonce.parse().ok())??;
    // 2017 to 2096.
    (1_500_000_000_000..4_000_000_000_000).contains(&millis).then(|| Timestamp::from_millisecond(millis).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    const REAL: &str = r#"{"amount":20000.0,"completionTime":"2024-07-30 15:31:10","fee":800.0,"mchOrderNo":"cashypay_65543616","merchantId":"3006075","nonceStr":"1722328270971","orderNo":"PAYIN8506542058214535168","orderStatus":"SUCCESS","payCode":"88089999805483","payType":"26"}"#;
    const PAYOUT: &str = r#"{"amount":10000.0,"completionTime":"2024-07-31 12:54:26","fee":300.0,"mchOrderNo":"cashypay_withdraw_42206949","merchantId":"3006075","nonceStr":"1722405268136","orderNo":"PAYOUT8506865414587559936","orderStatus":"SUCCESS","payType":"11"}"#;

    fn notice(body: &str) -> Notice<'_> {
        match read(body.as_bytes()) {
            Ok(Body::Payin(notice)) => notice,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_real_notification_is_recognised() {
        let notice = notice(REAL);
        assert_eq!(notice.merchant_id.as_deref(), Some("3006075"));
        assert_eq!(notice.own_order_no(), Some("cashypay_65543616"));
        assert_eq!(notice.platform_no.as_deref(), Some("PAYIN8506542058214535168"));
        assert_eq!(notice.sent_at, "2024-07-30T08:31:10.971Z".parse().ok());
    }

    #[test]
    fn payouts_answers_and_other_json_are_told_apart() {
        assert_eq!(read(PAYOUT.as_bytes()), Ok(Body::Payout));
        for other in [
            "{}",
            r#"{"orderNo":"PAYIN1","amount":5}"#,
            r#"{"msg":"SUCCESS","code":200,"data":{"orderNo":"PAYIN1","orderStatus":"SUCCESS"}}"#,
        ] {
            assert_eq!(read(other.as_bytes()), Ok(Body::Other), "{other}");
        }
    }

    #[test]
    fn what_is_ambiguous_is_refused() {
        let at = REAL.len() - 1;
        let (head, tail) = REAL.split_at(at);
        for (body, fault) in [
            (format!("{head},\"amount\":1{tail}"), Fault::DuplicateKey("amount".to_owned())),
            (format!("{head},\"\\u0061mount\":1{tail}"), Fault::DuplicateKey("amount".to_owned())),
            (format!("{head},\"x\":{}{}{tail}", "[".repeat(16), "]".repeat(16)), Fault::TooDeep),
            (format!("{head},\"x\":\"\u{1}\"{tail}"), Fault::ControlCharacter),
            (format!("{head},\"x\":\"{}\"{tail}", "y".repeat(MAX_BODY)), Fault::BodyTooLong),
        ] {
            assert_eq!(read(body.as_bytes()), Err(fault));
        }
        for body in [format!("{REAL}x"), format!("\u{feff}{REAL}"), format!("{REAL}\0"), REAL[..at].to_owned()] {
            assert!(matches!(read(body.as_bytes()), Err(Fault::NotJson(_))), "{body}");
        }
        let mut broken = REAL.as_bytes().to_vec();
        broken[14] = 0xff;
        assert_eq!(read(&broken), Err(Fault::NotUtf8));
        assert!(matches!(
            read(format!("{head},\"x\":{}{}{tail}", "[".repeat(14), "]".repeat(14)).as_bytes()),
            Ok(Body::Payin(_))
        ));
    }

    #[test]
    fn a_patch_is_filed_under_its_own_number_in_either_form() {
        for (order_type, named, other, own) in [
            ("PATCH", "MCH2023008800001", "MCH20230088", "MCH2023008800001"),
            ("PATCH", "order_x", "order_x0001", "order_x0001"),
            ("PATCH", "order_x", "elsewhere0001", "order_x"),
            ("API", "MCH1", "MCH10001", "MCH1"),
        ] {
            let body = format!(
                r#"{{"orderNo":"PAYIN2","orderStatus":"SUCCESS","orderType":"{order_type}","mchOrderNo":"{named}","patchMchOrderNo":"{other}","patchOrderNo":"PAYIN1"}}"#
            );
            assert_eq!(notice(&body).own_order_no(), Some(own), "{body}");
        }
        let lean = r#"{"orderNo":"PAYIN2","orderStatus":"SUCCESS","orderType":"PATCH","mchOrderNo":"M00001","patchOrderNo":"PAYIN1"}"#;
        assert_eq!(notice(lean).own_order_no(), Some("M00001"));
    }
}
