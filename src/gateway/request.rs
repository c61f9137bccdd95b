//! The exact bytes of each request: what is made here is what is journalled, signed and sent.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::Field;
use crate::domain::draft::PayinRequest;

/// An address of the gateway that Cobro calls (api-facts, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// Makes a payin; the one call that must never be sent twice by itself.
    PayIn,
    /// Asks about a payin.
    PayInQuery,
    /// Asks for the banks that `bankId` may name.
    PayInBankListQuery,
    /// Asks for the merchant's balance.
    GetBalance,
}

impl Call {
    /// The path behind the base URL's own prefix.
    pub const fn path(self) -> &'static str {
        match self {
            Self::PayIn => "/api/payIn",
            Self::PayInQuery => "/api/payInQuery",
            Self::PayInBankListQuery => "/api/payInBankListQuery",
            Self::GetBalance => "/api/getBalance",
        }
    }
}

/// Makes a `nonceStr` of 32 small hex digits, the longest the gateway takes.
pub fn nonce(random: [u8; 16]) -> String {
    super::sign::hex(&random)
}

/// The body of `payIn` (api-facts, section 3): fields in the order of [`Field::ALL`], those without a value left out.
///
/// `amount` is an integer where the market has no decimals, since that is what a real client was seen to send, and
/// otherwise a text with the market's decimals.
pub fn pay_in(request: &PayinRequest, nonce: &str) -> Vec<u8> {
    to_bytes(&PayIn { request, nonce })
}

/// The body of `payInQuery` (api-facts, section 5); at least one of the two numbers must be given.
pub fn pay_in_query(order_no: Option<&str>, platform_no: Option<&str>, nonce: &str) -> Vec<u8> {
    to_bytes(&PayInQuery { order_no, platform_no, nonce })
}

/// The body of the balance and the bank list: nothing but the nonce (api-facts, sections 2.2 and 2.3).
pub fn empty(nonce: &str) -> Vec<u8> {
    pay_in_query(None, None, nonce)
}

fn to_bytes(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("a map of texts, numbers and booleans is always JSON")
}

struct PayIn<'a> {
    request: &'a PayinRequest,
    nonce: &'a str,
}

impl Serialize for PayIn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let PayinRequest {
            market: _,
            currency,
            scale,
            pay_type,
            amount,
            order_no,
            expire_secs,
            notify_url,
            remark,
            real_name,
            phone,
            email,
            id_type,
            id_card,
            user_type,
            bank_id,
            goods_subject,
            goods_body,
        } = self.request;
        let mut map = serializer.serialize_map(None)?;
        for field in Field::ALL {
            let name = field.wire_name();
            let text = match field {
                Field::Currency => Some(currency.code()),
                Field::PayType => {
                    map.serialize_entry(name, pay_type)?;
                    None
                }
                Field::Amount => {
                    let plain = amount.to_plain(*scale);
                    match plain.parse::<i64>() {
                        Ok(whole) if *scale == 0 => map.serialize_entry(name, &whole)?,
                        _ => map.serialize_entry(name, &plain)?,
                    }
                    None
                }
                Field::ReusableStatus => {
                    map.serialize_entry(name, &false)?;
                    None
                }
                Field::MchOrderNo => Some(order_no.as_str()),
                Field::ExpireTime => {
                    map.serialize_entry(name, expire_secs)?;
                    None
                }
                Field::NotifyUrl => Some(notify_url.as_str()),
                Field::NonceStr => Some(self.nonce),
                Field::Remark => Some(remark.as_str()),
                Field::RealName => Some(real_name.as_str()),
                Field::Phone => phone.as_deref(),
                Field::Email => email.as_deref(),
                Field::IdType => id_type.as_deref(),
                Field::IdCard => id_card.as_deref(),
                Field::UserType => user_type.as_deref(),
                Field::BankId => {
                    if let Some(bank_id) = bank_id {
                        map.serialize_entry(name, bank_id)?;
                    }
                    None
                }
                Field::GoodsSubject => goods_subject.as_deref(),
                Field::GoodsBody => goods_body.as_deref(),
            };
            if let Some(text) = text {
                map.serialize_entry(name, text)?;
            }
        }
        map.end()
    }
}

struct PayInQuery<'a> {
    order_no: Option<&'a str>,
    platform_no: Option<&'a str>,
    nonce: &'a str,
}

impl Serialize for PayInQuery<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(order_no) = self.order_no {
            map.serialize_entry("mchOrderNo", order_no)?;
        }
        map.serialize_entry("nonceStr", self.nonce)?;
        if let Some(platform_no) = self.platform_no {
            map.serialize_entry("orderNo", platform_no)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Amount, Currency, MarketCode, OrderNo};

    fn request(currency: &str, scale: u32, amount: &str) -> PayinRequest {
        let currency = Currency::parse(currency).expect("three letters");
        PayinRequest {
            market: MarketCode::new("xx"),
            currency,
            scale,
            pay_type: 157,
            amount: Amount::from_wire(amount, currency).expect("an amount"),
            order_no: OrderNo::parse("CB261122-7Q4M-K2XW").expect("an order number"),
            expire_secs: 3600,
            notify_url: "https://merchant.example/hook".to_owned(),
            remark: "payin".to_owned(),
            real_name: "José \"Pepe\" Núñez".to_owned(),
            phone: None,
            email: None,
            id_type: None,
            id_card: None,
            user_type: None,
            bank_id: None,
            goods_subject: None,
            goods_body: None,
        }
    }

    fn text(body: Vec<u8>) -> String {
        String::from_utf8(body).expect("UTF-8")
    }

    #[test]
    fn a_market_without_decimals_sends_an_integer() {
        assert_eq!(
            text(pay_in(&request("IDR", 0, "20000.00"), "n")),
            r#"{"currency":"IDR","payType":157,"amount":20000,"reusableStatus":false,"#.to_owned()
                + r#""mchOrderNo":"CB261122-7Q4M-K2XW","expireTime":3600,"notifyUrl":"https://merchant.example/hook","#
                + r#""nonceStr":"n","remark":"payin","realName":"José \"Pepe\" Núñez"}"#
        );
    }

    #[test]
    fn a_market_with_decimals_sends_a_text_with_all_of_them() {
        for (amount, sent) in [("100", "100.00"), ("100.5", "100.50"), ("99999.99", "99999.99")] {
            let body = text(pay_in(&request("PKR", 2, amount), "n"));
            assert!(body.contains(&format!(r#""amount":"{sent}","#)), "{body}");
        }
    }

    #[test]
    fn every_field_is_sent_once_in_the_order_of_the_list() {
        let mut full = request("COP", 2, "30000");
        for optional in [
            &mut full.phone,
            &mut full.email,
            &mut full.id_type,
            &mut full.id_card,
            &mut full.user_type,
            &mut full.goods_subject,
            &mut full.goods_body,
        ] {
            *optional = Some("1".to_owned());
        }
        full.bank_id = Some(20);
        let body = text(pay_in(&full, "n"));
        let mut rest = body.as_str();
        for field in Field::ALL {
            let name = format!(r#""{}":"#, field.wire_name());
            assert_eq!(body.matches(&name).count(), 1, "{name} in {body}");
            rest = rest.split_once(&name).expect("each behind the one before").1;
        }
        assert!(body.contains(r#""bankId":20,"#), "{body}");
    }

    #[test]
    fn queries_name_what_is_known() {
        assert_eq!(
            text(pay_in_query(Some("A-1"), Some("PAYIN1"), "n")),
            r#"{"mchOrderNo":"A-1","nonceStr":"n","orderNo":"PAYIN1"}"#
        );
        assert_eq!(text(pay_in_query(Some("A-1"), None, "n")), r#"{"mchOrderNo":"A-1","nonceStr":"n"}"#);
        assert_eq!(text(empty("4190026990")), r#"{"nonceStr":"4190026990"}"#);
    }

    #[test]
    fn the_query_is_the_published_one() {
        let published = include_str!("../../tests/data/gateway/query-request.json");
        let body = pay_in_query(Some("1386556575370063873"), Some("PAYIN8551843837024997376"), "9459931608");
        assert_eq!(text(body), published);
    }

    #[test]
    fn nonces_are_32_hex_digits() {
        assert_eq!(nonce([0xa5; 16]), "a5".repeat(16));
        assert_eq!(nonce([0; 16]).len(), 32);
    }
}
