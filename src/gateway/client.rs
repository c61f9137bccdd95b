//! Calls that only ask, from question to typed answer.
//!
//! Making a payin and settling one are not here: the backend must journal their raw bytes before anything is read out
//! of them, so it calls [`Transport::post`] itself.

use super::endpoint::Endpoint;
pub use super::error::CallFailure;
use super::request::{self, Call};
use super::transport::{Answer, Transport};
use super::wire::{self, Envelope};
use crate::domain::account::Bank;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::{Amount, Currency};

/// Asks for the balance that can be used (api-facts, section 2.2); `None` if the gateway does not tell it, or the
/// currency is not known.
pub async fn balance(
    transport: &Transport,
    endpoint: &Endpoint,
    currency: Option<Currency>,
    nonce: &str,
) -> Result<Option<Amount>, CallFailure> {
    let answer = transport.post(endpoint, Call::GetBalance, request::empty(nonce)).await?;
    let envelope = accept(&answer)?;
    currency.map_or(Ok(None), |currency| Ok(wire::read_balance(&envelope, currency)?))
}

/// Asks for the banks that a request may name as `bankId` (api-facts, section 2.3).
pub async fn banks(transport: &Transport, endpoint: &Endpoint, nonce: &str) -> Result<Vec<Bank>, CallFailure> {
    let answer = transport.post(endpoint, Call::PayInBankListQuery, request::empty(nonce)).await?;
    Ok(wire::read_banks(&accept(&answer)?)?)
}

/// Asks about an order that cannot exist. Success means that address, merchant and signature are right: the gateway
/// came as far as looking for the order. Its word for "no such order" is not published, so any word without a known
/// meaning will do.
pub async fn probe(transport: &Transport, endpoint: &Endpoint, order_no: &str, nonce: &str) -> Result<(), CallFailure> {
    let body = request::pay_in_query(Some(order_no), None, nonce);
    let answer = transport.post(endpoint, Call::PayInQuery, body).await?;
    match accept(&answer) {
        Err(CallFailure::Refused(refusal)) if looked_for_it(&refusal) => Ok(()),
        accepted => accepted.map(|_| ()),
    }
}

/// Whether a refusal shows that the merchant was let in. 401 is the old pages' code for "no access".
fn looked_for_it(refusal: &Refusal) -> bool {
    matches!(refusal.kind(), RefusalKind::Other | RefusalKind::OrderNotMade) && !matches!(refusal.code, 401 | 403)
}

/// The frame of an answer that is not a refusal.
///
/// Whether refusals always come as HTTP 200 is not documented (api-facts, section 2.1). Nothing hangs on it here, so
/// one that comes with another status is told in the gateway's own word, which helps more than a number.
fn accept(answer: &Answer) -> Result<Envelope<'_>, CallFailure> {
    let envelope = wire::read_envelope(&answer.body);
    if let Some(refusal) = envelope.as_ref().ok().and_then(Envelope::refusal) {
        return Err(CallFailure::Refused(refusal));
    }
    if !super::reading::is_success(answer.http_status) {
        return Err(CallFailure::HttpStatus(answer.http_status));
    }
    Ok(envelope?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(http_status: u16, body: &str) -> Result<(), CallFailure> {
        accept(&Answer { http_status, body: body.into() }).map(|_| ())
    }

    #[test]
    fn status_refusal_and_rubbish_are_told_apart() {
        let refused = |code, word: &str| Err(CallFailure::Refused(Refusal { code, word: word.to_owned() }));
        assert_eq!(accepted(200, r#"{"msg":"SUCCESS","code":200,"data":{}}"#), Ok(()));
        assert_eq!(accepted(200, r#"{"msg":"Sign_verify_error","code":500}"#), refused(500, "Sign_verify_error"));
        assert_eq!(accepted(401, r#"{"msg":"No access","code":"401"}"#), refused(401, "No access"));
        assert_eq!(accepted(502, "<html>"), Err(CallFailure::HttpStatus(502)));
        assert_eq!(accepted(301, r#"{"msg":"SUCCESS","code":200}"#), Err(CallFailure::HttpStatus(301)));
        assert!(matches!(accepted(200, "<html>"), Err(CallFailure::Unreadable(_))));
    }

    #[test]
    fn a_probe_passes_where_the_order_was_looked_for() {
        for (code, word, passes) in [
            (500, "Order_not_exist", true),
            (500, "Payin_Order_Error", true),
            (500, "Sign_verify_error", false),
            (500, "MerchantId_is_error", false),
            (500, "Request_ip_notWhiteList", false),
            (500, "System_error", false),
            (500, "System_busy", false),
            (500, "Params_nonceStr_Required", false),
            (401, "Unauthorized", false),
        ] {
            assert_eq!(looked_for_it(&Refusal { code, word: word.to_owned() }), passes, "{code} {word}");
        }
    }
}
