//! Exceptions: reading them for the window, and noting what a person says of them.

use std::sync::Arc;

use crate::backend::context::Context;
use crate::backend::protocol::{CallError, EventKind, RequestId};
use crate::domain::exception::listing::ExceptionsQuery;
use crate::domain::observation::{OperatorAction, Record, RecordKind};
use crate::domain::{AccountId, OrderKey};

/// Part of the list.
pub(in crate::backend) async fn list(context: Arc<Context>, id: RequestId, query: ExceptionsQuery) {
    let page = context.ledger.read(move |reader| reader.exceptions(&query)).await;
    context.emit(Some(id), EventKind::Exceptions(page.map(Box::new).map_err(CallError::from)));
}

/// How many there are.
pub(in crate::backend) async fn counts(context: Arc<Context>, id: RequestId, account: Option<AccountId>) {
    let now = context.clock.now();
    let counts = context.ledger.read(move |reader| reader.exception_counts(account, now)).await;
    context.emit(Some(id), EventKind::ExceptionCounts(counts.map(Box::new).map_err(CallError::from)));
}

/// Everything about those of one order.
pub(in crate::backend) async fn case(context: Arc<Context>, id: RequestId, key: OrderKey) {
    let asked = key.clone();
    let case = context.ledger.read(move |reader| reader.exception_case(&asked)).await;
    let case = case.map(|case| case.map(Box::new)).map_err(CallError::from);
    context.emit(Some(id), EventKind::Exception(key, case));
}

/// Notes that a person settled one or opened it again.
pub(in crate::backend) async fn settle(context: Arc<Context>, id: RequestId, key: OrderKey, action: OperatorAction) {
    let _turn = context.telling.lock().await;
    let kind = RecordKind::Operated { action: action.clone() };
    let record = Record { at: context.clock.now(), order: key.clone(), kind, raw: Vec::new() };
    let written = context.ledger.call(move |ledger| {
        ledger.append_word(&record)?;
        ledger.summary(&record.order)
    });
    let written = written.await.map_err(CallError::from);
    if let Ok(Some(summary)) = &written {
        context.emit(None, EventKind::OrderChanged(Box::new(summary.clone())));
    }
    context.emit(Some(id), EventKind::ExceptionSettled(key, action, written.map(drop)));
}
