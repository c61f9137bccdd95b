//! Making a payin, step by step: record, send, record what came back.
//!
//! 1. `Prepared`, with the exact bytes, is in the journal before any byte leaves.
//! 2. `Sent` is in the journal before each try.
//! 3. What came back, or why nothing did, is in the journal as it came; what it means is folded out of it.
//!
//! Only "busy" and "maintenance", which prove that nothing was made, are tried again by themselves. Everything else
//! waits for a query or a person.

use std::sync::Arc;

use jiff::SignedDuration;

use crate::backend::context::{Context, Note, Sending, watched};
use crate::backend::poll::Watched;
use crate::backend::protocol::{CallError, CreateError, EventKind, RequestId};
use crate::domain::draft::PayinRequest;
use crate::domain::observation::{NoAnswer, OperatorAction, Record, RecordKind};
use crate::domain::{AccountId, Order, OrderKey, OrderState};
use crate::gateway::endpoint::Endpoint;
use crate::gateway::request::{self, Call};
use crate::gateway::retry;
use crate::ledger::{LedgerError, OpenOrder};

/// How far back a start looks for orders that only a webhook calls paid, and how many of them it has asked about.
const UNCONFIRMED: SignedDuration = SignedDuration::from_hours(7 * 24);
const MOST_UNCONFIRMED: u32 = 200;

/// Records a payin and sends it.
pub(in crate::backend) async fn create(
    context: Arc<Context>,
    id: RequestId,
    account: AccountId,
    request: Box<PayinRequest>,
) {
    match prepare(&context, account, &request).await {
        Ok((key, endpoint, body, sending)) => {
            context.emit(Some(id), EventKind::Created(Ok(key.clone())));
            send(&context, &key, &endpoint, body, 1, sending).await;
        }
        Err(error) => context.emit(Some(id), EventKind::Created(Err(error))),
    }
}

/// Everything that must hold before a byte may leave. The key is asked for first: a request that cannot be signed is
/// not recorded.
async fn prepare(
    context: &Arc<Context>,
    account: AccountId,
    request: &PayinRequest,
) -> Result<(OrderKey, Endpoint, Vec<u8>, Sending), CreateError> {
    let account = context.account(account).await.map_err(CreateError::Call)?;
    let endpoint = context.endpoint(&account).await.map_err(CreateError::Call)?;
    let key = OrderKey { account: account.id, order_no: request.order_no.to_string() };
    let sending = context.start_sending(&key).ok_or(CreateError::OrderNoTaken)?;
    let body = request::pay_in(request, &context.nonce());
    let record = Record {
        at: context.clock.now(),
        order: key.clone(),
        kind: RecordKind::Prepared { market: request.market.clone() },
        raw: body.clone(),
    };
    match context.write(move |ledger| ledger.append_new(&record)).await {
        Ok(_) => Ok((key, endpoint, body, sending)),
        Err(LedgerError::OrderExists) => Err(CreateError::OrderNoTaken),
        Err(error) => Err(CreateError::Call(error.into())),
    }
}

/// Sends recorded bytes, and again while the gateway is busy. The guard is held until the last try has ended.
async fn send(
    context: &Arc<Context>,
    key: &OrderKey,
    endpoint: &Endpoint,
    body: Vec<u8>,
    first_attempt: u32,
    _sending: Sending,
) {
    let mut attempt = first_attempt;
    loop {
        let order = match send_once(context, key, endpoint, body.clone(), attempt).await {
            Ok(order) => order,
            Err(error) => {
                // The ledger cannot be written. Whatever left has its `Sent` in the journal, so a later query settles it.
                context.emit(None, EventKind::ActionFailed(key.clone(), error));
                return;
            }
        };
        if order.state != OrderState::Busy {
            return;
        }
        let tries = attempt + 1 - first_attempt;
        let Some(wait) = retry::busy_delay(tries, context.random_u64()) else { return };
        tokio::select! {
            () = context.clock.sleep(wait) => {}
            () = context.ended() => return,
        }
        // A person may have set the order aside while we waited.
        let now = context.ledger.read({
            let key = key.clone();
            move |reader| reader.order(&key)
        });
        match now.await {
            Ok(Some(found)) if found.order.state == OrderState::Busy && !found.order.dismissed => {}
            _ => return,
        }
        attempt += 1;
    }
}

async fn send_once(
    context: &Arc<Context>,
    key: &OrderKey,
    endpoint: &Endpoint,
    body: Vec<u8>,
    attempt: u32,
) -> Result<Order, CallError> {
    context.append(key, RecordKind::Sent { attempt }, Vec::new()).await?;
    match context.client.transport().post(endpoint, Call::PayIn, body).await {
        Ok(answer) => {
            let kind = RecordKind::Answered { attempt, http_status: answer.http_status };
            context.append(key, kind, answer.body).await
        }
        Err(error) => {
            tracing::info!(order = %key.order_no, reason = ?error.reason, "no answer to a creation");
            let kind = RecordKind::Unanswered { attempt, reason: error.reason };
            context.append(key, kind, error.detail.into_bytes()).await
        }
    }
}

/// Sends the very same bytes once more; only where it is proven that no order exists.
pub(in crate::backend) async fn send_again(context: Arc<Context>, id: RequestId, key: OrderKey) {
    if let Err(error) = try_send_again(&context, &key).await {
        context.emit(Some(id), EventKind::ActionFailed(key, error));
    }
}

async fn try_send_again(context: &Arc<Context>, key: &OrderKey) -> Result<(), CallError> {
    let account = context.account(key.account).await?;
    let endpoint = context.endpoint(&account).await?;
    let sending = context.start_sending(key).ok_or(CallError::NotAllowed)?;
    let found = context
        .ledger
        .read({
            let key = key.clone();
            move |reader| Ok((reader.order(&key)?, reader.prepared_bytes(&key)?))
        })
        .await?;
    let (Some(found), Some(body)) = found else { return Err(CallError::NoOrder) };
    if !found.order.state.may_send_again() {
        return Err(CallError::NotAllowed);
    }
    let attempt = found.order.attempts + 1;
    context.append(key, RecordKind::Operated { action: OperatorAction::SendAgain }, Vec::new()).await?;
    send(context, key, &endpoint, body, attempt, sending).await;
    Ok(())
}

/// Notes in the journal what a person did, if the order is one for it.
pub(in crate::backend) async fn operate(context: Arc<Context>, id: RequestId, key: OrderKey, action: OperatorAction) {
    let (at, order) = (context.clock.now(), key.clone());
    let operated = context.write(move |ledger| {
        let known = ledger.order(&order)?.ok_or(CallError::NoOrder)?.order;
        if !known.allows(&action) {
            return Err(CallError::NotAllowed);
        }
        let record = Record { at, order, kind: RecordKind::Operated { action }, raw: Vec::new() };
        Ok(ledger.append(&record)?)
    });
    if let Err(error) = operated.await {
        context.emit(Some(id), EventKind::ActionFailed(key, error));
    }
}

/// Called once at the start: whatever was under way when Cobro ended has an unknown outcome, and everything that the
/// gateway may still change is watched again.
pub(in crate::backend) async fn take_up(context: Arc<Context>) {
    if let Err(error) = try_take_up(&context).await {
        context.emit(None, EventKind::JobFailed(format!("open orders could not be taken up: {error:?}")));
    }
}

/// What the scheduler needs of an order's row.
fn open_order(OpenOrder { key, state, source, created_at, expires_at, .. }: OpenOrder) -> Watched {
    Watched { key, state, source, created_at, sent_at: Some(created_at), expires_at }
}

async fn try_take_up(context: &Arc<Context>) -> Result<(), CallError> {
    const STATES: &[OrderState] =
        &[OrderState::InFlight, OrderState::Unknown, OrderState::Waiting, OrderState::NotMade];
    let open = context.ledger.read(|reader| reader.orders_in(STATES)).await?;
    tracing::info!(orders = open.len(), "taking up open orders");
    let since = context.clock.now() - UNCONFIRMED;
    let unconfirmed = context.ledger.read(move |reader| reader.unconfirmed(since, MOST_UNCONFIRMED)).await?;
    for order in unconfirmed {
        context.note(Note::Order(open_order(order))).await;
    }
    if let Some(at) = open.iter().filter_map(|order| order.checked_at).max() {
        context.note(Note::AnsweredBefore(at)).await;
    }
    for order in open {
        let key = order.key;
        // Waiting orders need no more than their row; the few others are looked at whole.
        if matches!(order.state, OrderState::Waiting | OrderState::NotMade) {
            context.note(Note::Order(open_order(OpenOrder { key, ..order }))).await;
            continue;
        }
        // One that is being sent is not left over from before. Held while it is looked at, so that none becomes so.
        let Some(_held) = context.start_sending(&key) else { continue };
        let asked = key.clone();
        let whole = context.ledger.read(move |reader| reader.order(&asked)).await?;
        let Some(whole) = whole.map(|detail| detail.order) else { continue };
        if whole.state == OrderState::InFlight {
            let kind = RecordKind::Unanswered { attempt: whole.attempts, reason: NoAnswer::Interrupted };
            context.append(&key, kind, Vec::new()).await?;
        } else {
            context.note(Note::Order(watched(&whole))).await;
        }
    }
    Ok(())
}
