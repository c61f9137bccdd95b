//! Playing the payer, on Cobro's own sandbox gateway only.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::notified::watched;
use crate::backend::context::{Context, Note};
use crate::backend::protocol::{AddressProblem, CallError, EventKind, RequestId};
use crate::domain::address::check_base_url;
use crate::domain::observation::{Received, Record, RecordKind};
use crate::domain::{Account, Environment, OrderKey, Play, Seen};
use crate::gateway::{sign, wire};
use crate::ledger::NewNotification;
use crate::webhooks::notice::{self, Body};
use crate::webhooks::verify::Verdict;

/// Has the sandbox's payer do something about an order, and takes in what the sandbox then tells the merchant's server:
/// in the sandbox there is none but Cobro.
pub(in crate::backend) async fn simulate(context: Arc<Context>, id: RequestId, key: OrderKey, play: Play) {
    let played = try_simulate(&context, &key, play).await;
    context.emit(Some(id), EventKind::Simulated(key, played));
}

/// The sandbox's answer.
#[derive(Default, Deserialize)]
struct Answer {
    #[serde(default)]
    data: Option<Played>,
}

#[derive(Default, Deserialize)]
struct Played {
    #[serde(default)]
    webhooks: Vec<Webhook>,
}

/// A webhook as the sandbox sent it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Webhook {
    merchant_id: String,
    sign: String,
    body: String,
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
    if let Some(refusal) = envelope.refusal() {
        return Err(CallError::Refused(refusal));
    }
    // An older sandbox on another port tells nothing here; its log does.
    let told: Answer = serde_json::from_slice(&answer.body).unwrap_or_default();
    take_in(context, &account, told.data.unwrap_or_default().webhooks).await
}

/// Keeps webhooks as an import of the sandbox's log would, and has the gateway asked about their orders.
async fn take_in(context: &Arc<Context>, account: &Account, webhooks: Vec<Webhook>) -> Result<(), CallError> {
    let Some((secret, _)) = context.key(account.id).await? else { return Ok(()) };
    let now = context.clock.now();
    let read = |webhook: Webhook| {
        let Ok(Body::Payin(notice)) = notice::read(webhook.body.as_bytes()) else { return None };
        let verified =
            webhook.merchant_id == account.merchant_id && sign::verify(webhook.body.as_bytes(), &secret, &webhook.sign);
        let verdict = if verified { Verdict::Verified } else { Verdict::WrongSignature };
        let order = OrderKey { account: account.id, order_no: notice.own_order_no()?.to_owned() };
        let at = notice.sent_at.unwrap_or(now);
        let mark = u64::from_str_radix(webhook.sign.get(..16)?, 16).ok()?;
        let received = Received {
            merchant_id: Some(webhook.merchant_id),
            sign: Some(webhook.sign),
            verdict: verdict.word().to_owned(),
        };
        let kind = RecordKind::Notified { verified, origin: "sandbox".to_owned(), received: Some(Box::new(received)) };
        let mut seen = Seen::default();
        seen.add(Some(at));
        Some(NewNotification { record: Record { at, order, kind, raw: webhook.body.into_bytes() }, mark, seen })
    };
    let new: Vec<NewNotification> = webhooks.into_iter().filter_map(read).collect();
    if new.is_empty() {
        return Ok(());
    }
    let _turn = context.telling.lock().await;
    let told = context.ledger.call(move |ledger| {
        let mut keys: BTreeSet<OrderKey> = new.iter().map(|new| new.record.order.clone()).collect();
        let mut index = ledger.notification_index()?;
        ledger.add_notifications(&mut index, new, &[], None::<(&str, &())>)?;
        for key in keys.clone() {
            keys.extend(ledger.original_of(&key)?);
        }
        keys.iter().filter_map(|key| ledger.summary(key).transpose()).collect::<Result<Vec<_>, _>>()
    });
    for summary in told.await? {
        let watched = watched(&summary);
        context.emit(None, EventKind::OrderChanged(Box::new(summary)));
        if watched.is_open() {
            context.note(Note::Notified(watched)).await;
        }
    }
    Ok(())
}
