//! Reading the ledger for the window: lists, one order, drafts, settings.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::backend::context::Context;
use crate::backend::protocol::{CallError, EventKind, RequestId};
use crate::domain::draft::Draft;
use crate::domain::listing::{OrdersFilter, OrdersQuery, PaymentQuery};
use crate::domain::{AccountId, OrderKey};
use crate::ledger::{LedgerError, LedgerReader};

/// Part of the list of orders.
pub(in crate::backend) async fn orders(context: Arc<Context>, id: RequestId, query: OrdersQuery) {
    let page = context.ledger.read(move |reader| reader.orders(&query)).await;
    let page = page.map_err(CallError::from).map(Box::new);
    context.emit(Some(id), EventKind::Orders(page));
}

/// Counts and sums of orders.
pub(in crate::backend) async fn tallies(context: Arc<Context>, id: RequestId, filters: Vec<OrdersFilter>) {
    let tallies = context.ledger.read(move |reader| reader.tallies(&filters)).await;
    context.emit(Some(id), EventKind::Tallies(tallies.map_err(CallError::from)));
}

/// One order with its timeline.
pub(in crate::backend) async fn order(context: Arc<Context>, id: RequestId, key: OrderKey) {
    let asked = key.clone();
    let found = context.ledger.read(move |reader| reader.order(&asked)).await;
    let found = found.map_err(CallError::from).map(|found| found.map(Box::new));
    context.emit(Some(id), EventKind::Order(key, found));
}

/// The orders that a payment may be for.
pub(in crate::backend) async fn candidates(context: Arc<Context>, id: RequestId, query: PaymentQuery) {
    let found = context.ledger.read(move |reader| reader.candidates(&query)).await;
    context.emit(Some(id), EventKind::Candidates(found.map_err(CallError::from)));
}

/// What was being typed for an account. A draft that cannot be read is an empty one: it holds nothing that was sent.
pub(in crate::backend) async fn draft(context: Arc<Context>, id: RequestId, account: AccountId) {
    let draft = match context.ledger.read(move |reader| reader.draft(account)).await {
        Ok(draft) => draft.unwrap_or_default(),
        Err(error) => {
            tracing::warn!(%error, "the draft could not be read");
            Draft::default()
        }
    };
    context.emit(Some(id), EventKind::Draft(account, Box::new(draft)));
}

/// Keeps what is being typed.
pub(in crate::backend) async fn save_draft(context: Arc<Context>, account: AccountId, draft: Box<Draft>) {
    match context.ledger.call(move |ledger| ledger.save_draft(account, &draft)).await {
        // What was being typed for an account goes with it.
        Ok(()) | Err(LedgerError::NoAccount(_)) => {}
        Err(error) => context.emit(None, EventKind::JobFailed(error.to_string())),
    }
}

/// Where the ledger keeps what the window remembers.
const SETTINGS: &str = "window";

/// What the user has set.
pub(in crate::backend) async fn settings(context: Arc<Context>, id: RequestId) {
    let settings = context.ledger.read(read_settings).await.map_err(CallError::from);
    context.emit(Some(id), EventKind::Settings(settings));
}

/// What the user has set, as it was kept.
pub(in crate::backend) fn read_settings(reader: &LedgerReader) -> Result<BTreeMap<String, String>, LedgerError> {
    Ok(reader.setting(SETTINGS)?.unwrap_or_default())
}

/// Keeps one setting.
pub(in crate::backend) async fn save_setting(context: Arc<Context>, id: RequestId, key: String, value: String) {
    let saved = context
        .ledger
        .call(move |ledger| {
            let mut settings = ledger.setting::<BTreeMap<String, String>>(SETTINGS)?.unwrap_or_default();
            settings.insert(key, value);
            ledger.save_setting(SETTINGS, &settings)
        })
        .await;
    context.emit(Some(id), EventKind::SettingSaved(saved.map_err(CallError::from)));
}
