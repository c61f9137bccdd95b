//! Whether a notification is the gateway's (api-facts, section 1; performance-reliability 4.6).
//!
//! The key is chosen by the `MerchantId` header, and only if a log has none, by the body. The signature counts over the
//! exact bytes, as exactly 32 hex digits of any case, compared in constant time. The expected one is never shown or
//! kept: it would let anyone sign.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::Timestamp;
use secrecy::SecretString;
use smallvec::{SmallVec, smallvec};

use super::delivery::{Delivery, Fidelity, Header, MAX_BODY};
use super::notice::Notice;
use super::rebuild;
use crate::domain::AccountId;
use crate::gateway::sign;

/// A key of a merchant, with the time in which the gateway signed with it.
pub struct MerchantKey {
    /// Whose account.
    pub account: AccountId,
    /// The gateway's number of the merchant.
    pub merchant_id: String,
    /// The key.
    pub key: SecretString,
    /// When it came into use; `None` if it always was.
    pub from: Option<Timestamp>,
    /// When it went out of use; `None` if it is in use.
    pub until: Option<Timestamp>,
}

impl MerchantKey {
    /// Whether the gateway may have signed with it at a moment. A log without times shows nothing against it.
    fn was_used(&self, at: Option<Timestamp>) -> bool {
        at.is_none_or(|at| self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at < until))
    }
}

/// What is known of merchants: their accounts and keys, old and new.
#[derive(Default)]
pub struct Keys {
    merchants: HashMap<String, Merchant>,
}

#[derive(Default)]
struct Merchant {
    account: Option<AccountId>,
    keys: Vec<MerchantKey>,
}

impl Keys {
    /// Adds a key. An account may have several, and so may a merchant who has several accounts.
    pub fn add(&mut self, key: MerchantKey) {
        let merchant = self.merchants.entry(key.merchant_id.trim().to_owned()).or_default();
        merchant.account.get_or_insert(key.account);
        merchant.keys.push(key);
    }

    /// Adds an account whose key is not at hand: its notifications are kept, and none of them is verified.
    pub fn add_account(&mut self, merchant_id: &str, account: AccountId) {
        self.merchants.entry(merchant_id.trim().to_owned()).or_default().account.get_or_insert(account);
    }
}

/// What is to be thought of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Its signature is right over its bytes.
    Verified,
    /// Its signature is wrong, empty, no signature at all, or stands there twice.
    WrongSignature,
    /// Its signature is right with a key that was not in use at the time.
    Retired,
    /// The log did not keep the signature.
    NoSignature,
    /// The log did not keep the bytes, so nobody can tell whether the signature was right.
    Reencoded,
    /// There is no key for the merchant.
    NoKey,
    /// The header names another merchant than the body.
    Mismatch,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 7] = [
        Self::Verified,
        Self::WrongSignature,
        Self::Retired,
        Self::NoSignature,
        Self::Reencoded,
        Self::NoKey,
        Self::Mismatch,
    ];

    /// The word for it, in reports and in the journal.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::WrongSignature => "wrong_signature",
            Self::Retired => "retired_key",
            Self::NoSignature => "no_signature",
            Self::Reencoded => "reencoded",
            Self::NoKey => "no_key",
            Self::Mismatch => "mismatch",
        }
    }
}

/// A verdict, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// Whose notification it is; `None` if the merchant is none of ours.
    pub account: Option<AccountId>,
    /// The bytes that were signed, if the log had others and these could be rebuilt.
    pub rebuilt: Option<Vec<u8>>,
}

/// Whose a notification says it is: the header's word, or the body's if there is none.
pub fn merchant_of<'a>(delivery: &'a Delivery<'_>, notice: &'a Notice<'_>) -> Option<&'a str> {
    delivery.headers.merchant_id.one().map(str::trim).or(notice.merchant_id.as_deref())
}

/// Judges a delivery whose body was read.
pub fn check(delivery: &Delivery<'_>, notice: &Notice<'_>, keys: &Keys) -> Checked {
    let told = notice.merchant_id.as_deref();
    let header = &delivery.headers.merchant_id;
    let merchant = merchant_of(delivery, notice).and_then(|id| keys.merchants.get(id));
    let account = merchant.and_then(|merchant| merchant.account);
    let judged = |verdict| Checked { verdict, account, rebuilt: None };
    if *header == Header::Repeated {
        return judged(Verdict::WrongSignature);
    }
    if let (Some(header), Some(told)) = (header.one(), told)
        && header.trim() != told
    {
        return judged(Verdict::Mismatch);
    }
    let Some(merchant) = merchant.filter(|merchant| !merchant.keys.is_empty()) else { return judged(Verdict::NoKey) };
    let signature = match &delivery.headers.sign {
        Header::Absent => return judged(Verdict::NoSignature),
        Header::Repeated => return judged(Verdict::WrongSignature),
        Header::One(signature) => signature,
    };
    let bodies = match delivery.fidelity {
        Fidelity::Exact => exact(&delivery.body),
        Fidelity::Reencoded => rebuild::candidates(&delivery.body).into_iter().map(Cow::Owned).collect(),
    };
    let mut retired = None;
    for body in bodies.iter().filter(|body| body.len() <= MAX_BODY) {
        for key in merchant.keys.iter().filter(|key| sign::verify(body, &key.key, signature)) {
            let rebuilt = (*body != delivery.body).then(|| body.to_vec());
            let verdict = if key.was_used(delivery.at) { Verdict::Verified } else { Verdict::Retired };
            let checked = Checked { verdict, account: Some(key.account), rebuilt };
            if verdict == Verdict::Verified {
                return checked;
            }
            retired.get_or_insert(checked);
        }
    }
    let is_signature = signature.len() == 32 && signature.bytes().all(|byte| byte.is_ascii_hexdigit());
    retired.unwrap_or_else(|| match delivery.fidelity {
        Fidelity::Reencoded if is_signature => judged(Verdict::Reencoded),
        _ => judged(Verdict::WrongSignature),
    })
}

/// The body, and, where a log put blanks around it, what stands between them.
fn exact(body: &[u8]) -> SmallVec<[Cow<'_, [u8]>; 2]> {
    let trimmed = body.trim_ascii();
    let mut all = smallvec![Cow::Borrowed(body)];
    if trimmed.len() != body.len() {
        all.push(Cow::Borrowed(trimmed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::notice::{self, Body};
    use super::*;

    const BODY: &str =
        r#"{"amount":20000.0,"merchantId":"3006075","mchOrderNo":"A-1","orderNo":"PAYIN1","orderStatus":"SUCCESS"}"#;
    const NOON: &str = "2024-12-02T12:00:00Z";

    fn key(text: &str) -> MerchantKey {
        MerchantKey {
            account: AccountId(7),
            merchant_id: "3006075".to_owned(),
            key: SecretString::from(text),
            from: None,
            until: None,
        }
    }

    /// The journal keeps the words, and what they mean for an order is told from them.
    #[test]
    fn what_a_log_lost_is_no_forgery() {
        let forged = Verdict::ALL.into_iter().filter(|verdict| {
            let verdict = verdict.word().to_owned();
            crate::domain::observation::Received { merchant_id: None, sign: None, verdict }.is_forged()
        });
        assert_eq!(forged.collect::<Vec<_>>(), [Verdict::WrongSignature, Verdict::Mismatch]);
    }

    fn keys(keys: impl IntoIterator<Item = MerchantKey>) -> Keys {
        let mut all = Keys::default();
        keys.into_iter().for_each(|key| all.add(key));
        all
    }

    fn signed(body: &str, with: &str) -> Delivery<'static> {
        let sign = sign::sign(body.as_bytes(), &SecretString::from(with), false);
        let mut delivery = Delivery {
            body: body.as_bytes().to_vec().into(),
            fidelity: Fidelity::Exact,
            headers: super::super::delivery::Headers::default(),
            at: NOON.parse().ok(),
        };
        delivery.headers.add("MerchantId", "3006075".into());
        delivery.headers.add("Sign", sign.into());
        delivery
    }

    fn judge(delivery: &Delivery<'_>, keys: &Keys) -> Checked {
        let body = delivery.body.clone();
        let Ok(Body::Payin(notice)) = notice::read(body.trim_ascii()) else { panic!("no notification") };
        check(delivery, &notice, keys)
    }

    #[test]
    fn only_the_exact_bytes_with_the_merchants_key_are_verified() {
        let keys = keys([key("k1")]);
        let good = signed(BODY, "k1");
        let checked = judge(&good, &keys);
        assert_eq!(checked, Checked { verdict: Verdict::Verified, account: Some(AccountId(7)), rebuilt: None });

        let with_sign = |sign: &str| {
            let mut delivery = good.clone();
            delivery.headers.sign = Header::One(sign.to_owned().into());
            judge(&delivery, &keys).verdict
        };
        let sign = good.headers.sign.one().expect("signed").to_owned();
        assert_eq!(with_sign(&sign.to_ascii_uppercase()), Verdict::Verified);
        for bad in ["", &sign[1..], &format!("{sign}0"), &format!(" {sign}"), &sign.replace(&sign[..1], "z")] {
            assert_eq!(with_sign(bad), Verdict::WrongSignature, "{bad:?}");
        }
        assert_eq!(judge(&signed(BODY, "k2"), &keys).verdict, Verdict::WrongSignature);
        let mut changed = good.clone();
        changed.body = BODY.replace("20000.0", "20001.0").into_bytes().into();
        assert_eq!(judge(&changed, &keys).verdict, Verdict::WrongSignature);
    }

    #[test]
    fn what_cannot_be_told_is_not_called_forged() {
        let keys = keys([key("k1")]);
        let mut delivery = signed(BODY, "k1");
        delivery.headers.sign = Header::Absent;
        assert_eq!(judge(&delivery, &keys).verdict, Verdict::NoSignature);
        delivery.headers.sign = Header::Repeated;
        assert_eq!(judge(&delivery, &keys).verdict, Verdict::WrongSignature);

        // An object whose numbers went through a float that no guess gives back.
        let mut delivery = signed(&BODY.replace("20000.0", "2E4"), "k1");
        delivery.body = BODY.as_bytes().to_vec().into();
        delivery.fidelity = Fidelity::Reencoded;
        assert_eq!(judge(&delivery, &keys).verdict, Verdict::Reencoded);
        delivery.headers.sign = Header::One("no signature".into());
        assert_eq!(judge(&delivery, &keys).verdict, Verdict::WrongSignature);

        let checked = judge(&signed(BODY, "k1"), &Keys::default());
        assert_eq!((checked.verdict, checked.account), (Verdict::NoKey, None));
        let mut known = Keys::default();
        known.add_account("3006075", AccountId(3));
        let checked = judge(&signed(BODY, "k1"), &known);
        assert_eq!((checked.verdict, checked.account), (Verdict::NoKey, Some(AccountId(3))));
    }

    #[test]
    fn a_body_that_was_taken_apart_counts_if_its_signature_proves_it() {
        let keys = keys([key("k1")]);
        let sorted = r#"{"amount":20000.0,"mchOrderNo":"A-1","merchantId":"3006075","orderNo":"PAYIN1","orderStatus":"SUCCESS"}"#;
        let mut delivery = signed(sorted, "k1");
        delivery.fidelity = Fidelity::Reencoded;
        delivery.body = br#"{ "orderStatus": "SUCCESS", "amount": 20000, "merchantId": "3006075", "payUrl": null, "mchOrderNo": "A-1", "orderNo": "PAYIN1" }"#.to_vec().into();
        let checked = judge(&delivery, &keys);
        assert_eq!(checked.verdict, Verdict::Verified);
        assert_eq!(checked.rebuilt.as_deref(), Some(sorted.as_bytes()));
        // Only what was taken apart is guessed at: other bytes are a wrong signature.
        delivery.fidelity = Fidelity::Exact;
        assert_eq!(judge(&delivery, &keys).verdict, Verdict::WrongSignature);
    }

    #[test]
    fn the_merchant_is_bound() {
        let mut other = key("k1");
        other.merchant_id = "1002001".to_owned();
        other.account = AccountId(8);
        let both = keys([key("k1"), other]);
        let mut delivery = signed(BODY, "k1");
        delivery.headers.merchant_id = Header::One("1002001".into());
        assert_eq!(judge(&delivery, &both).verdict, Verdict::Mismatch, "both have the same key");
        delivery.headers.merchant_id = Header::Repeated;
        assert_eq!(judge(&delivery, &both).verdict, Verdict::WrongSignature);
        delivery.headers.merchant_id = Header::Absent;
        assert_eq!(
            judge(&delivery, &both),
            Checked { verdict: Verdict::Verified, account: Some(AccountId(7)), rebuilt: None }
        );
    }

    #[test]
    fn old_keys_count_for_their_time() {
        let noon: Timestamp = NOON.parse().expect("a time");
        let old = MerchantKey { until: Some(noon), ..key("old") };
        let new = MerchantKey { from: Some(noon), ..key("new") };
        let keys = keys([old, new]);
        assert_eq!(judge(&signed(BODY, "new"), &keys).verdict, Verdict::Verified);
        assert_eq!(judge(&signed(BODY, "old"), &keys).verdict, Verdict::Retired);
        let mut earlier = signed(BODY, "old");
        earlier.at = "2024-12-02T11:59:59Z".parse().ok();
        assert_eq!(judge(&earlier, &keys).verdict, Verdict::Verified);
        earlier.at = None;
        assert_eq!(judge(&earlier, &keys).verdict, Verdict::Verified);
    }

    #[test]
    fn blanks_that_a_log_added_are_not_held_against_a_body() {
        let mut delivery = signed(BODY, "k1");
        delivery.body = format!("{BODY}\n").into_bytes().into();
        let checked = judge(&delivery, &keys([key("k1")]));
        assert_eq!((checked.verdict, checked.rebuilt.as_deref()), (Verdict::Verified, Some(BODY.as_bytes())));
    }

    /// 10^7 in a release build: `cargo test --release mutated -- --ignored`.
    fn none_accepted(count: u64) {
        let keys = keys([key("k1")]);
        let good = signed(BODY, "k1");
        let sign = good.headers.sign.one().expect("signed").to_owned();
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below).expect("small")
        };
        let Ok(Body::Payin(notice)) = notice::read(BODY.as_bytes()) else { panic!("no notification") };
        for _ in 0..count {
            let mut bytes = sign.clone().into_bytes();
            match random(5) {
                0 => bytes[random(32)] = b"0123456789abcdefABCDEFgzZ \0\xc3+-"[random(30)],
                1 => {
                    let (a, b) = (random(32), random(32));
                    bytes.swap(a, b);
                }
                2 => {
                    bytes.remove(random(32));
                }
                3 => bytes.insert(random(33), b"0aFz"[random(4)]),
                _ => bytes.iter_mut().for_each(|byte| *byte = b"0123456789abcdefABCDEF"[random(22)]),
            }
            let mutated = String::from_utf8_lossy(&bytes);
            let is_same = mutated.eq_ignore_ascii_case(&sign);
            let mut delivery = good.clone();
            delivery.headers.sign = Header::One(mutated);
            let accepted = check(&delivery, &notice, &keys).verdict == Verdict::Verified;
            assert_eq!(accepted, is_same, "{:?}", delivery.headers.sign);
        }
    }

    #[test]
    fn mutated_signatures_are_refused() {
        none_accepted(20_000);
    }

    #[test]
    #[ignore = "minutes without optimisation"]
    fn ten_million_mutated_signatures_are_refused() {
        none_accepted(10_000_000);
    }
}
