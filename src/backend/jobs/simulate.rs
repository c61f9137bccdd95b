//! Playing the payer, on Cobro's own sandbox gateway only.

use std::sync::Arc;

use crate::backend::context::Context;
use crate::backend::protocol::{CallError, EventKind, RequestId};
use crate::domain::{Environment, OrderKey, Play};
use crate::gateway::client;

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
    client::play(&context.transport, &account, &key.order_no, play).await.map_err(super::call_error)
}
