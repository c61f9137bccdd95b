//! Playing the payer, on Cobro's own sandbox gateway only.

use std::sync::Arc;

use crate::backend::context::Context;
use crate::backend::protocol::{AddressProblem, CallError, EventKind, RequestId};
use crate::domain::address::check_base_url;
use crate::domain::{Environment, OrderKey, Play};
use crate::gateway::wire;

/// Has the sandbox's payer do something about an order, then looks what came of it.
pub(in crate::backend) async fn simulate(context: Arc<Context>, id: RequestId, key: OrderKey, play: Play) {
    let played = try_simulate(&context, &key, play).await;
    context.emit(Some(id), EventKind::Simulated(key, played));
}

async fn try_simulate(context: &Arc<Context>, key: &OrderKey, play: Play) -> Result<(), CallError> {
    let account = context.account(key.account).await?;
    if account.environment != Environment::Sandbox {
        return Err(CallError::NotAllowed);
    }
    let base = check_base_url(&account.base_url, account.environment).map_err(CallError::BadAddress)?;
    // The sandbox's control address lies beside its endpoints; the transport refuses anything but loopback.
    let url = format!("{}/simulator/play", base.as_str().trim_end_matches('/'));
    let Ok(url) = url.parse() else { return Err(CallError::BadAddress(AddressProblem::NotAUrl)) };
    let wish =
        serde_json::json!({ "merchantId": account.merchant_id, "mchOrderNo": key.order_no, "play": play.word() });
    let answer = context.client.transport().post_plain(url, wish.to_string().into_bytes()).await;
    let answer = answer.map_err(|error| super::call_error(error.into()))?;
    let envelope = wire::read_envelope(&answer.body).map_err(|error| CallError::Unreadable(error.to_string()))?;
    match envelope.refusal() {
        Some(refusal) => Err(CallError::Refused(refusal)),
        None => Ok(()),
    }
}
