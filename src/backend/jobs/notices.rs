//! Notifications for the window: a list of any length, one with everything that is kept of it, and one sent out again.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use url::Url;

use crate::backend::context::Context;
use crate::backend::jobs::call_error;
use crate::backend::protocol::webhooks::{
    Headers, NoticeDetail, NoticeGroup, NoticeRow, NoticesPage, NoticesQuery, SendAnswer, SendProblem, SendWish,
    Verdict,
};
use crate::backend::protocol::{CallError, EventKind, RequestId};
use crate::domain::address::check_send_url;
use crate::domain::observation::{Fact, Interpreter as _};
use crate::domain::{Account, RecordKind};
use crate::gateway::sign;
use crate::ledger::{LedgerError, StoredNotice};
use crate::webhooks::notice::{self, Body};
use crate::webhooks::outwards::{Judgement, Request};

/// How many notifications are read at a time, so that other questions to the ledger come in between.
const CHUNK: u32 = 20_000;
/// How much of an answer to a notification that was sent is shown, in characters.
const MOST_SHOWN: usize = 2_000;

/// Every notification by its time, as far as the list was read: 16 bytes each.
#[derive(Default)]
pub(in crate::backend) struct NoticeIndex {
    last: i64,
    /// The last of those that are left out since they were judged again.
    last_superseded: i64,
    /// Newest first.
    rows: Vec<Entry>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    at_ms: i64,
    seq: u32,
    account: u16,
    verdict: u16,
}

impl NoticeIndex {
    /// Reads what has come since the last time.
    async fn catch_up(&mut self, context: &Context) -> Result<(), LedgerError> {
        // Before the rows: what is judged again while they are read is left out the next time.
        let last = self.last_superseded;
        let superseded = context.ledger.read(move |reader| reader.superseded_after(last)).await?;
        let before = self.rows.len();
        let read = self.read_on(context).await;
        if self.rows.len() != before {
            self.rows.sort_by(|one, other| other.cmp(one)); // two sorted runs, so this is quick
        }
        if let (Some((last, _)), Ok(())) = (superseded.last(), &read) {
            self.last_superseded = *last;
            let rows: HashSet<i64> = superseded.into_iter().map(|(_, seq)| seq).collect();
            self.rows.retain(|row| !rows.contains(&i64::from(row.seq)));
        }
        read
    }

    async fn read_on(&mut self, context: &Context) -> Result<(), LedgerError> {
        loop {
            let last = self.last;
            let keys = context.ledger.read(move |reader| reader.notices_after(last, CHUNK)).await?;
            let is_last = keys.len() < CHUNK as usize;
            for key in keys {
                self.last = key.seq;
                let too_many = |_| LedgerError::Damaged("the journal has too many rows".to_owned());
                self.rows.push(Entry {
                    at_ms: key.at.as_millisecond(),
                    seq: u32::try_from(key.seq).map_err(too_many)?,
                    account: u16::try_from(key.account.0).unwrap_or(u16::MAX),
                    verdict: verdict(&key.verdict) as u16,
                });
            }
            if is_last {
                return Ok(());
            }
        }
    }
}

/// A verdict by its word; what nobody noted counts as without a signature.
fn verdict(word: &str) -> Verdict {
    Verdict::ALL.into_iter().find(|verdict| verdict.word() == word).unwrap_or(Verdict::NoSignature)
}

/// Part of the list.
pub(in crate::backend) async fn page(context: Arc<Context>, id: RequestId, query: NoticesQuery) {
    let page = try_page(&context, query).await;
    context.emit(Some(id), EventKind::Notices(page.map(Box::new)));
}

async fn try_page(context: &Arc<Context>, query: NoticesQuery) -> Result<NoticesPage, CallError> {
    let account = context.account(query.account).await?;
    let search = query.search.trim().to_owned();
    let about = if search.is_empty() {
        None
    } else {
        let account = query.account;
        Some(context.ledger.read(move |reader| reader.rows_about(account, &search)).await?)
    };
    let (rows, counts) = {
        let mut index = context.notices.lock().await;
        index.catch_up(context).await?;
        let wanted = u16::try_from(query.account.0).unwrap_or(u16::MAX);
        let is_found = |entry: &&Entry| {
            entry.account == wanted
                && about.as_ref().is_none_or(|about| about.binary_search(&i64::from(entry.seq)).is_ok())
        };
        let mut counts = [0_u32; NoticeGroup::ALL.len()];
        let mut rows = Vec::new();
        for entry in index.rows.iter().filter(is_found) {
            let verdict = Verdict::ALL[usize::from(entry.verdict).min(Verdict::ALL.len() - 1)];
            for (count, group) in counts.iter_mut().zip(NoticeGroup::ALL) {
                *count += u32::from(group.holds(verdict));
            }
            if query.group.holds(verdict) {
                let at = counts[query.group as usize] - 1;
                if at >= query.offset && at - query.offset < query.limit {
                    rows.push(i64::from(entry.seq));
                }
            }
        }
        (rows, counts)
    };
    let stored = context
        .ledger
        .read(move |reader| rows.into_iter().map(|seq| reader.notice(seq)).collect::<Result<Vec<_>, _>>())
        .await?;
    let rows = stored.into_iter().flatten().map(|stored| row(context, &account, &stored)).collect();
    Ok(NoticesPage { rows, total: counts[query.group as usize], counts })
}

/// A notification as the list shows it.
fn row(context: &Context, account: &Account, stored: &StoredNotice) -> NoticeRow {
    let record = &stored.record;
    let told = match context.reader.read(record, &account.market) {
        Fact::Notified { answer, .. } => answer,
        _ => None,
    };
    let (origin, word) = match &record.kind {
        RecordKind::Notified { origin, received, .. } => {
            (origin.clone(), received.as_ref().map(|received| received.verdict.as_str()).unwrap_or_default())
        }
        _ => (String::new(), ""),
    };
    NoticeRow {
        seq: stored.seq,
        order: record.order.clone(),
        at: record.at,
        verdict: verdict(word),
        status: told.as_ref().and_then(|told| told.status.clone()),
        amount: told.and_then(|told| told.amount),
        deliveries: stored.seen.count(),
        origin,
    }
}

/// One notification.
pub(in crate::backend) async fn one(context: Arc<Context>, id: RequestId, seq: i64) {
    let detail = try_one(&context, seq).await;
    context.emit(Some(id), EventKind::Notice(seq, detail.map(|detail| detail.map(Box::new))));
}

async fn try_one(context: &Arc<Context>, seq: i64) -> Result<Option<NoticeDetail>, CallError> {
    let Some(stored) = context.ledger.read(move |reader| reader.notice(seq)).await? else { return Ok(None) };
    let order = stored.record.order.clone();
    let state = context.ledger.read(move |reader| reader.summary(&order)).await?.map(|summary| summary.state);
    let account = context.account(stored.record.order.account).await?;
    let headers = headers(&stored);
    let body = &stored.record.raw;
    // An address is needed to show it; the account's own is where it went, as far as anybody knows.
    let url = Url::parse(account.notify_url.trim()).or_else(|_| Url::parse("https://merchant.example/"));
    let (as_http, as_curl) = url.map_or_else(
        |_| Default::default(),
        |url| {
            let request =
                Request { url: &url, merchant_id: headers.merchant_id.as_deref(), sign: headers.sign.as_deref(), body };
            (request.as_http(), request.as_curl())
        },
    );
    let moment = |millis: Option<i64>| millis.and_then(|millis| Timestamp::from_millisecond(millis).ok());
    Ok(Some(NoticeDetail {
        row: row(context, &account, &stored),
        state,
        first: moment(stored.seen.first()),
        last: moment(stored.seen.last()),
        as_http,
        as_curl,
        headers,
        body: String::from_utf8_lossy(body).into_owned(),
    }))
}

fn headers(stored: &StoredNotice) -> Headers {
    match &stored.record.kind {
        RecordKind::Notified { received: Some(received), .. } => {
            Headers { merchant_id: received.merchant_id.clone(), sign: received.sign.clone() }
        }
        _ => Headers::default(),
    }
}

/// Sends a notification out again.
pub(in crate::backend) async fn send(context: Arc<Context>, id: RequestId, wish: SendWish) {
    let sent = try_send(&context, &wish).await;
    context.emit(Some(id), EventKind::NoticeSent(wish.seq, sent));
}

async fn try_send(context: &Arc<Context>, wish: &SendWish) -> Result<SendAnswer, SendProblem> {
    let call = SendProblem::Call;
    let url = check_send_url(&wish.url).map_err(SendProblem::BadAddress)?;
    let seq = wish.seq;
    let stored = context.ledger.read(move |reader| reader.notice(seq)).await.map_err(|error| call(error.into()))?;
    let stored = stored.ok_or(SendProblem::Gone)?;
    let account = context.account(stored.record.order.account).await.map_err(call)?;
    let body = stored.record.raw.clone();
    let headers = headers(&stored);
    let told = match notice::read(body.trim_ascii()) {
        Ok(Body::Payin(notice)) => notice.merchant_id.map(std::borrow::Cow::into_owned),
        _ => None,
    };
    let merchant_id = headers.merchant_id.or(told).unwrap_or_else(|| account.merchant_id.clone());
    let (signature, is_signed_anew) = match headers.sign {
        Some(signature) if !wish.sign_anew => (signature, false),
        _ if !wish.sign_anew => return Err(SendProblem::NoSignature),
        _ => {
            let (key, _) = context.key(account.id).await.map_err(call)?.ok_or(call(CallError::NoKey))?;
            (sign::sign(&body, &key, account.upper_case_sign), true)
        }
    };
    let (begun, at) = (Instant::now(), context.clock.now());
    let answer = context.client.transport().deliver(url, &merchant_id, &signature, body).await;
    let answer = answer.map_err(|error| call(call_error(error.into())))?;
    let Judgement { by_body, by_status } = Judgement::of(answer.http_status, &answer.body);
    Ok(SendAnswer {
        at,
        took: begun.elapsed(),
        http_status: answer.http_status,
        body: String::from_utf8_lossy(&answer.body).chars().take(MOST_SHOWN).collect(),
        by_body,
        by_status,
        is_signed_anew,
    })
}
