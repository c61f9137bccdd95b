//! What the gateway's error words mean, and whether they prove that no order was made (api-facts, section 8).

use serde::{Deserialize, Serialize};

use super::Field;

/// A business error: an answer whose `code` is not 200.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Refusal {
    /// The envelope's `code`, 500 in every published sample.
    pub code: i64,
    /// The envelope's `msg`, as it came.
    pub word: String,
}

/// What an error word says, as far as the gateway's tables tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// `System_error`: anything may have happened.
    SystemError,
    /// `System_busy`: may be repeated.
    Busy,
    /// `System_Maintenance`: may be repeated.
    Maintenance,
    /// `MerchantId_is_null`, `MerchantId_not_Number`, `MerchantId_is_error`: the merchant id is wrong.
    MerchantId,
    /// `Sign_verify_error`: the key (or the case of the signature) is wrong.
    Signature,
    /// `Request_ip_notWhiteList`: this computer's address is not on the merchant's list.
    AddressNotListed,
    /// `RequestMethod_not_post` and its kin: our request is malformed, or something between rewrote it.
    Malformed,
    /// `Params_xxx_Required`.
    FieldMissing {
        /// The form's field, if `xxx` is one.
        field: Option<Field>,
        /// `xxx` as it came.
        name: String,
    },
    /// `Params_xxx_error`.
    FieldInvalid {
        /// The form's field, if `xxx` is one.
        field: Option<Field>,
        /// `xxx` as it came.
        name: String,
    },
    /// `Payin_Order_Error`: the order could not be created.
    OrderNotMade,
    /// A word that no table has.
    Other,
}

/// What a refusal proves about the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Proof {
    /// The gateway looked at the request and made no order.
    NotMade,
    /// Not made, and the same request may be sent again.
    Retry,
    /// Nothing: only a query can tell.
    Nothing,
}

impl Refusal {
    /// Reads the word; letter case is not relied on.
    pub fn kind(&self) -> RefusalKind {
        let word = self.word.trim();
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "system_error" => return RefusalKind::SystemError,
            "system_busy" => return RefusalKind::Busy,
            "system_maintenance" => return RefusalKind::Maintenance,
            "merchantid_is_null" | "merchantid_not_number" | "merchantid_is_error" => return RefusalKind::MerchantId,
            "sign_verify_error" => return RefusalKind::Signature,
            "request_ip_notwhitelist" => return RefusalKind::AddressNotListed,
            "requestmethod_not_post"
            | "requestcontenttype_not_json"
            | "requestbody_is_null"
            | "params_jsonformat_error" => return RefusalKind::Malformed,
            "payin_order_error" => return RefusalKind::OrderNotMade,
            _ => {}
        }
        if let Some(rest) = lower.strip_prefix("params_") {
            // Offsets of an ASCII-lowered text are those of the text itself.
            let named =
                |suffix: &str| rest.strip_suffix(suffix).map(|name| word["params_".len()..][..name.len()].to_owned());
            if let Some(name) = named("_required") {
                return RefusalKind::FieldMissing { field: Field::from_wire_name(&name), name };
            }
            if let Some(name) = named("_error") {
                return RefusalKind::FieldInvalid { field: Field::from_wire_name(&name), name };
            }
        }
        RefusalKind::Other
    }

    /// What it proves. Only words whose meaning is published prove anything; an unknown one never means "not made".
    pub fn proof(&self) -> Proof {
        match self.kind() {
            RefusalKind::Busy | RefusalKind::Maintenance => Proof::Retry,
            RefusalKind::SystemError | RefusalKind::Other => Proof::Nothing,
            RefusalKind::MerchantId
            | RefusalKind::Signature
            | RefusalKind::AddressNotListed
            | RefusalKind::Malformed
            | RefusalKind::FieldMissing { .. }
            | RefusalKind::FieldInvalid { .. }
            | RefusalKind::OrderNotMade => Proof::NotMade,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(word: &str) -> Refusal {
        Refusal { code: 500, word: word.to_owned() }
    }

    #[test]
    fn words_of_the_table() {
        use RefusalKind as Kind;
        for (word, kind, proof) in [
            ("System_error", Kind::SystemError, Proof::Nothing),
            ("System_busy", Kind::Busy, Proof::Retry),
            ("System_Maintenance", Kind::Maintenance, Proof::Retry),
            ("MerchantId_is_error", Kind::MerchantId, Proof::NotMade),
            ("Sign_verify_error", Kind::Signature, Proof::NotMade),
            ("Request_ip_notWhiteList", Kind::AddressNotListed, Proof::NotMade),
            ("Params_jsonFormat_error", Kind::Malformed, Proof::NotMade),
            ("Payin_Order_Error", Kind::OrderNotMade, Proof::NotMade),
            ("Mch_order_exists", Kind::Other, Proof::Nothing),
            ("", Kind::Other, Proof::Nothing),
        ] {
            assert_eq!(refusal(word).kind(), kind, "{word}");
            assert_eq!(refusal(word).proof(), proof, "{word}");
        }
    }

    #[test]
    fn field_words_point_at_the_form() {
        assert_eq!(
            refusal("Params_realName_Required").kind(),
            RefusalKind::FieldMissing { field: Some(Field::RealName), name: "realName".to_owned() }
        );
        assert_eq!(
            refusal("params_BANKID_error").kind(),
            RefusalKind::FieldInvalid { field: Some(Field::BankId), name: "BANKID".to_owned() }
        );
        assert_eq!(
            refusal("Params_accountNo_error").kind(),
            RefusalKind::FieldInvalid { field: None, name: "accountNo".to_owned() }
        );
    }
}
