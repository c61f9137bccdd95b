//! The one place where what went wrong becomes a sentence: what, why, and what to do now.
//!
//! Every function is total, and every key has its words and its `.now` in `errors.ftl`; a test goes through all of
//! them. The technical words stay in [`Trouble::detail`].

use super::told::{Told, Trouble};
use crate::backend::protocol::VaultError;
use crate::backend::protocol::{AddressProblem, CallError, CreateError, KeysError, SaveError};
use crate::domain::draft::{Problem, Warning};
use crate::domain::observation::{NoAnswer, Unknown};
use crate::domain::order::Contradiction;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::text::show_hidden;
use crate::domain::{Market, Money};

/// Most characters of foreign words on screen.
const MOST_DETAIL: usize = 300;

fn trouble(told: Told) -> Trouble {
    Trouble { told, detail: None, field: None }
}

/// With words that are not ours: shortened, and with nothing hidden in them.
fn detailed(told: Told, words: &str) -> Trouble {
    let short: String = words.trim().chars().take(MOST_DETAIL).collect();
    Trouble { told, detail: (!short.is_empty()).then(|| show_hidden(&short)), field: None }
}

/// Why a call to the gateway, or anything on the way to it, failed.
pub fn call(error: &CallError) -> Trouble {
    match error {
        CallError::NoAccount => trouble(Told::new("error-no-account")),
        CallError::NoOrder => trouble(Told::new("error-no-order")),
        CallError::NoKey => trouble(Told::new("error-no-key")),
        CallError::Vault(error) => vault(error),
        CallError::BadAddress(problem) => trouble(address(*problem)),
        CallError::NotConnected(words) => detailed(Told::new("error-not-connected"), words),
        CallError::Timeout => trouble(Told::new("error-timeout")),
        CallError::Dropped(words) => detailed(Told::new("error-dropped"), words),
        CallError::HttpStatus(status) => http_status(*status),
        CallError::Unreadable(words) => detailed(Told::new("error-unreadable"), words),
        CallError::Refused(refusal) => self::refusal(refusal),
        CallError::Ledger(words) => detailed(Told::new("error-ledger"), words),
        CallError::NotAllowed => trouble(Told::new("error-not-allowed")),
    }
}

fn http_status(status: u16) -> Trouble {
    let told = match status {
        404 => Told::new("error-http-not-found"),
        500.. => Told::new("error-http-server").text("status", status.to_string()),
        _ => Told::new("error-http").text("status", status.to_string()),
    };
    trouble(told)
}

/// What the gateway's refusal means (api-facts, section 8).
pub fn refusal(refusal: &Refusal) -> Trouble {
    let named = |key: &'static str, name: &str| Told::new(key).text("name", show_hidden(name));
    let (told, field) = match refusal.kind() {
        RefusalKind::SystemError => (Told::new("refusal-system-error"), None),
        RefusalKind::Busy => (Told::new("refusal-busy"), None),
        RefusalKind::Maintenance => (Told::new("refusal-maintenance"), None),
        RefusalKind::MerchantId => (Told::new("refusal-merchant-id"), None),
        RefusalKind::Signature => (Told::new("refusal-signature"), None),
        RefusalKind::AddressNotListed => (Told::new("refusal-address-not-listed"), None),
        RefusalKind::Malformed => (Told::new("refusal-malformed"), None),
        RefusalKind::FieldMissing { field, name } => (named("refusal-field-missing", &name), field),
        RefusalKind::FieldInvalid { field, name } => (named("refusal-field-invalid", &name), field),
        RefusalKind::OrderNotMade => (Told::new("refusal-order-not-made"), None),
        RefusalKind::Other => (Told::new("refusal-other"), None),
    };
    let detail = format!("{} ({})", refusal.word.trim(), refusal.code);
    Trouble { field, ..detailed(told, &detail) }
}

/// Why a payin was not even started.
pub fn create(error: &CreateError) -> Trouble {
    match error {
        CreateError::OrderNoTaken => {
            Trouble { field: Some(crate::domain::Field::MchOrderNo), ..trouble(Told::new("error-order-no-taken")) }
        }
        CreateError::Call(error) => call(error),
    }
}

/// Why an account was not saved.
pub fn save(error: &SaveError) -> Trouble {
    match error {
        SaveError::Vault(error) => vault(error),
        SaveError::BadAddress(problem) => trouble(address(*problem)),
        SaveError::NoSpan => trouble(Told::new("error-key-no-span")),
        SaveError::MarketFixed => trouble(Told::new("error-market-fixed")),
        SaveError::Ledger(words) => detailed(Told::new("error-ledger"), words),
    }
}

/// Why the keys of an account stay as they are.
pub fn keys(error: &KeysError) -> Trouble {
    match error {
        KeysError::NoSpan => trouble(Told::new("error-key-no-span")),
        KeysError::Call(error) => call(error),
    }
}

/// Why the keyring did not serve.
pub fn vault(error: &VaultError) -> Trouble {
    match error {
        VaultError::Missing(words) => detailed(Told::new("error-keyring-missing"), words),
        VaultError::Silent(secs) => trouble(Told::new("error-keyring-silent").count("seconds", *secs)),
        VaultError::Refused(words) => detailed(Told::new("error-keyring-refused"), words),
        VaultError::NotKept => trouble(Told::new("error-keyring-not-kept")),
    }
}

/// Why a base URL cannot be used.
pub fn address(problem: AddressProblem) -> Told {
    Told::new(match problem {
        AddressProblem::NotAUrl => "error-address-not-a-url",
        AddressProblem::WrongScheme => "error-address-scheme",
        AddressProblem::PlainHttp => "error-address-plain-http",
        AddressProblem::Extras => "error-address-extras",
    })
}

/// What is wrong with a field of the request form; one line beside it, so it has no `.now`.
pub fn problem(problem: &Problem) -> Told {
    match problem {
        Problem::Missing => Told::new("problem-missing"),
        Problem::NotANumber => Told::new("problem-not-a-number"),
        Problem::Ambiguous => Told::new("problem-ambiguous"),
        Problem::TooManyDecimals { scale: 0 } => Told::new("problem-no-decimals"),
        Problem::TooManyDecimals { scale } => Told::new("problem-too-many-decimals").count("scale", *scale),
        Problem::TooLow { min } => Told::new("problem-too-low").text("min", min),
        Problem::TooHigh { max } => Told::new("problem-too-high").text("max", max),
        Problem::TooLong { max, len } => {
            Told::new("problem-too-long").count("max", *max as u64).count("len", *len as u64)
        }
        Problem::BadForm { example } => Told::new("problem-bad-form").text("example", example),
        Problem::BadEmail => Told::new("problem-bad-email"),
        Problem::BadUrl => Told::new("problem-bad-url"),
        Problem::PrivateAddress => Told::new("problem-private-address"),
        Problem::NotOffered => Told::new("problem-not-offered"),
        Problem::BadCharacter(c) => Told::new("problem-bad-character").text("character", show_hidden(&c.to_string())),
        Problem::BadSeconds { min, max } => Told::new("problem-bad-seconds").count("min", *min).count("max", *max),
        Problem::NothingLeft => Told::new("problem-nothing-left"),
    }
}

/// What to know before sending.
pub fn warning(warning: &Warning) -> Told {
    match warning {
        Warning::RemarkChanged(sent) => Told::new("warning-remark-changed").text("sent", sent),
        Warning::PrivateNotifyUrl => Told::new("warning-private-notify-url"),
        Warning::PlainNotifyUrl => Told::new("warning-plain-notify-url"),
        Warning::UnsupportedPayType => Told::new("warning-unsupported-pay-type"),
        Warning::LimitsUncertain => Told::new("warning-limits-uncertain"),
    }
}

/// Why nobody knows whether a try made an order.
pub fn unknown(why: &Unknown) -> Trouble {
    match why {
        Unknown::NoAnswer(reason) => trouble(Told::new(match reason {
            NoAnswer::NotConnected => "error-not-connected",
            NoAnswer::Timeout => "unknown-timeout",
            NoAnswer::Dropped => "unknown-dropped",
            NoAnswer::TooLarge => "unknown-too-large",
            NoAnswer::Interrupted => "unknown-interrupted",
        })),
        Unknown::HttpStatus(status) => trouble(Told::new("unknown-http").text("status", status.to_string())),
        Unknown::Unreadable(words) => detailed(Told::new("unknown-unreadable"), words),
    }
}

/// What about an order cannot all be right.
pub fn contradiction(contradiction: &Contradiction, market: Option<&Market>) -> Trouble {
    trouble(match contradiction {
        Contradiction::PaidAndFailed => Told::new("contradiction-paid-and-failed"),
        Contradiction::TwoPlatformNumbers(one, other) => Told::new("contradiction-two-platform-numbers")
            .text("one", show_hidden(one))
            .text("other", show_hidden(other)),
        Contradiction::AmountDiffers { ordered, told } => Told::new("contradiction-amount-differs")
            .money("ordered", Money::of(*ordered, market))
            .money("told", Money::of(*told, market)),
        Contradiction::InstructionsChanged => Told::new("contradiction-instructions-changed"),
        Contradiction::Vanished => Told::new("contradiction-vanished"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Amount, Currency, Field};
    use crate::i18n::{Language, Texts};

    fn mxn(units: i64) -> Amount {
        Amount::from_units_e4(units, Currency::parse("MXN").expect("a currency"))
    }

    fn refused(word: &str) -> Trouble {
        refusal(&Refusal { code: 500, word: word.to_owned() })
    }

    #[test]
    fn every_word_of_the_gateways_table_has_its_own_sentence() {
        for (word, key) in [
            ("System_error", "refusal-system-error"),
            ("System_busy", "refusal-busy"),
            ("System_Maintenance", "refusal-maintenance"),
            ("MerchantId_is_null", "refusal-merchant-id"),
            ("MerchantId_not_Number", "refusal-merchant-id"),
            ("MerchantId_is_error", "refusal-merchant-id"),
            ("Sign_verify_error", "refusal-signature"),
            ("Request_ip_notWhiteList", "refusal-address-not-listed"),
            ("RequestMethod_not_post", "refusal-malformed"),
            ("RequestContentType_not_json", "refusal-malformed"),
            ("RequestBody_is_null", "refusal-malformed"),
            ("Params_jsonFormat_error", "refusal-malformed"),
            ("Payin_Order_Error", "refusal-order-not-made"),
            ("Params_phone_Required", "refusal-field-missing"),
            ("Params_phone_error", "refusal-field-invalid"),
            ("Whatever", "refusal-other"),
        ] {
            assert_eq!(refused(word).told.key, key, "{word}");
        }
    }

    #[test]
    fn a_refused_parameter_points_at_its_field() {
        assert_eq!(refused("Params_realName_Required").field, Some(Field::RealName));
        assert_eq!(refused("Params_bankId_error").field, Some(Field::BankId));
        assert_eq!(refused("Params_accountNo_error").field, None, "not a field of ours");
    }

    #[test]
    fn every_trouble_says_what_and_what_to_do() {
        let texts = Texts::new(Language::English);
        let calls = [
            CallError::NoAccount,
            CallError::NoOrder,
            CallError::NoKey,
            CallError::Vault(VaultError::Missing("no bus".into())),
            CallError::Vault(VaultError::Silent(3)),
            CallError::Vault(VaultError::Refused("locked".into())),
            CallError::Vault(VaultError::NotKept),
            CallError::BadAddress(AddressProblem::NotAUrl),
            CallError::BadAddress(AddressProblem::WrongScheme),
            CallError::BadAddress(AddressProblem::PlainHttp),
            CallError::BadAddress(AddressProblem::Extras),
            CallError::NotConnected("dns".into()),
            CallError::Timeout,
            CallError::Dropped("reset".into()),
            CallError::HttpStatus(302),
            CallError::HttpStatus(404),
            CallError::HttpStatus(502),
            CallError::Unreadable("line 1".into()),
            CallError::Ledger("disk full".into()),
            CallError::NotAllowed,
        ];
        let refusals = [
            "System_error",
            "System_busy",
            "System_Maintenance",
            "MerchantId_is_error",
            "Sign_verify_error",
            "Request_ip_notWhiteList",
            "RequestBody_is_null",
            "Params_phone_Required",
            "Params_phone_error",
            "Payin_Order_Error",
            "Other",
        ];
        let unknowns = [
            Unknown::NoAnswer(NoAnswer::NotConnected),
            Unknown::NoAnswer(NoAnswer::Timeout),
            Unknown::NoAnswer(NoAnswer::Dropped),
            Unknown::NoAnswer(NoAnswer::TooLarge),
            Unknown::NoAnswer(NoAnswer::Interrupted),
            Unknown::HttpStatus(502),
            Unknown::Unreadable("x".into()),
        ];
        let contradictions = [
            Contradiction::PaidAndFailed,
            Contradiction::TwoPlatformNumbers("a".into(), "b".into()),
            Contradiction::AmountDiffers { ordered: mxn(1), told: mxn(2) },
            Contradiction::InstructionsChanged,
            Contradiction::Vanished,
        ];
        let mut all: Vec<Trouble> = calls.iter().map(call).collect();
        all.extend(refusals.iter().map(|word| refused(word)));
        all.extend(unknowns.iter().map(unknown));
        all.extend(contradictions.iter().map(|found| contradiction(found, None)));
        all.push(create(&CreateError::OrderNoTaken));
        all.push(save(&SaveError::MarketFixed));
        all.push(keys(&KeysError::NoSpan));
        let mut said = std::collections::BTreeMap::new();
        for trouble in all {
            for text in [trouble.what(&texts), trouble.now(&texts)] {
                assert!(!text.contains('⟦') && !text.contains('{'), "{}: {text}", trouble.told.key);
            }
            let key = trouble.told.key.clone();
            if let Some(other) = said.insert(trouble.what(&texts).into_owned(), key.clone()) {
                assert_eq!(other, key, "two troubles in the same words");
            }
        }
    }

    #[test]
    fn foreign_words_cannot_hide_anything_or_fill_the_screen() {
        let trouble = call(&CallError::Unreadable(format!("a\u{202e}b{}", "x".repeat(5_000))));
        let detail = trouble.detail.expect("words");
        assert!(detail.starts_with("a‹U+202E›b") && detail.chars().count() < 400);
    }
}
