//! Asking the gateway about one order.

use std::sync::Arc;

use crate::backend::context::{Context, Note};
use crate::backend::protocol::{CallError, EventKind, RequestId};
use crate::domain::OrderKey;
use crate::domain::observation::{Fact, Interpreter as _, QueryFailure, Record, RecordKind};
use crate::gateway::request::{self, Call};

/// "Check now": at once, whatever the schedule says.
pub(in crate::backend) async fn check_now(context: Arc<Context>, id: RequestId, key: OrderKey) {
    let checked = ask(&context, &key).await;
    context.note(Note::AskedByHand { key: key.clone(), answered: checked.is_ok() }).await;
    context.emit(Some(id), EventKind::Checked(key, checked));
}

/// Asks, records what is new, and tells the window.
///
/// # Errors
/// If the gateway gave no readable answer about the order, or the ledger could not be written.
pub(in crate::backend) async fn ask(context: &Arc<Context>, key: &OrderKey) -> Result<(), CallError> {
    let account = context.account(key.account).await?;
    let endpoint = context.endpoint(&account).await?;
    let platform_no = context
        .ledger
        .read({
            let key = key.clone();
            move |reader| reader.order(&key)
        })
        .await?
        .ok_or(CallError::NoOrder)?
        .order
        .platform_no;
    // Our own number always; the gateway's too once it is known, which its pages prefer.
    let body = request::pay_in_query(Some(&key.order_no), platform_no.as_deref(), &context.nonce());
    let answer = context.client.transport().post(&endpoint, Call::PayInQuery, body).await;
    let answer = answer.map_err(|error| super::call_error(error.into()))?;
    let record = Record {
        at: context.clock.now(),
        order: key.clone(),
        kind: RecordKind::Queried { http_status: answer.http_status },
        raw: answer.body,
    };
    let said = context.reader.read(&record, &account.market);
    context.write(move |ledger| ledger.append_if_news(&record).map(|(order, _)| order)).await?;
    match said {
        Fact::Found(_) | Fact::Absent => Ok(()),
        Fact::QueryFailed(QueryFailure::Refused(refusal)) => Err(CallError::Refused(refusal)),
        Fact::QueryFailed(QueryFailure::HttpStatus(status)) => Err(CallError::HttpStatus(status)),
        Fact::QueryFailed(QueryFailure::Unreadable(why)) => Err(CallError::Unreadable(why)),
        other => Err(CallError::Unreadable(format!("{other:?}"))),
    }
}
