//! Calls that only ask, from question to typed answer.
//!
//! Making a payin and settling one are not here: the backend must journal their raw bytes before anything is read out
//! of them, so it calls [`Transport::post`] itself.

use super::endpoint::Endpoint;
use super::error::CallFailure;
use super::request::{self, Call};
use super::transport::{Answer, Transport};
use super::wire::{self, Envelope, Terms};
use crate::domain::Currency;
use crate::domain::account::{Balance, Bank};
use crate::domain::observation::GatewayOrder;

/// Asks the gateway and reads its answers.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
}

impl Client {
    /// A client over `transport`.
    pub const fn new(transport: Transport) -> Self {
        Self { transport }
    }

    /// What carries the calls, for those whose raw answers are journalled.
    pub const fn transport(&self) -> &Transport {
        &self.transport
    }

    /// Asks about an order without leaving a trace in the journal: a probe, such as for an order that cannot exist.
    /// `None` if the gateway knows no such order and says so with an empty answer.
    pub async fn query(
        &self,
        endpoint: &Endpoint,
        order_no: &str,
        terms: &Terms,
    ) -> Result<Option<GatewayOrder>, CallFailure> {
        let body = request::pay_in_query(Some(order_no), None, &fresh_nonce()?);
        let answer = self.transport.post(endpoint, Call::PayInQuery, body).await?;
        let envelope = accept(&answer)?;
        if envelope.is_empty() { Ok(None) } else { Ok(Some(wire::read_query(&envelope, terms)?)) }
    }

    /// Asks for the account's balance (api-facts, section 2.2).
    pub async fn balance(&self, endpoint: &Endpoint, currency: Currency) -> Result<Balance, CallFailure> {
        let answer = self.transport.post(endpoint, Call::GetBalance, request::empty(&fresh_nonce()?)).await?;
        Ok(wire::read_balance(&accept(&answer)?, currency)?)
    }

    /// Asks for the banks that a request may name as `bankId` (api-facts, section 2.3).
    pub async fn banks(&self, endpoint: &Endpoint) -> Result<Vec<Bank>, CallFailure> {
        let body = request::empty(&fresh_nonce()?);
        let answer = self.transport.post(endpoint, Call::PayInBankListQuery, body).await?;
        Ok(wire::read_banks(&accept(&answer)?)?)
    }
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

fn fresh_nonce() -> Result<String, CallFailure> {
    let mut random = [0; 16];
    getrandom::fill(&mut random)
        .map_err(|error| CallFailure::NotConnected(format!("the system gives no random numbers: {error}")))?;
    Ok(request::nonce(random))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Refusal;

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
    fn nonces_differ() {
        assert_ne!(fresh_nonce(), fresh_nonce());
    }
}
