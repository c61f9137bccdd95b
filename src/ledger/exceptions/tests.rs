//! Exceptions in a ledger that reads the gateway's own JSON.

use std::path::Path;
use std::sync::Arc;

use super::super::testing::{account, at};
use super::*;
use crate::domain::exception::listing::{ExceptionsFilter, ExceptionsQuery};
use crate::domain::exception::{ExceptionKind, Settlement, What};
use crate::domain::observation::{OperatorAction, Received};
use crate::domain::{Catalogue, OrderGroup, OrdersFilter, OrdersQuery, Seen};
use crate::gateway::reading::Reader;
use crate::ledger::NewNotification;

const ORIGINAL: &str = "PAYIN8800000000000000001";

fn open(folder: &Path) -> Ledger {
    let reader = Arc::new(Reader::new(Arc::new(Catalogue::built_in())));
    Ledger::open(&folder.join("ledger.sqlite3"), reader).expect("opened")
}

fn ledger() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = open(folder.path());
    ledger.save_account(None, &account("Tienda", "mx")).expect("added");
    (folder, ledger)
}

fn key(order_no: &str) -> OrderKey {
    OrderKey { account: AccountId(1), order_no: order_no.to_owned() }
}

fn record(second: i64, order_no: &str, kind: RecordKind, raw: &str) -> Record {
    Record { at: at(second), order: key(order_no), kind, raw: raw.as_bytes().to_vec() }
}

/// Makes an order of 152 pesos and has it taken by the gateway.
fn make(ledger: &mut Ledger, order_no: &str, platform_no: &str) {
    let request = format!(
        r#"{{"amount":152,"currency":"MXN","expireTime":3600,"mchOrderNo":"{order_no}","payType":69,"realName":"Ana","remark":"Pan"}}"#
    );
    let prepared = RecordKind::Prepared { market: MarketCode::new("mx") };
    ledger.append_new(&record(0, order_no, prepared, &request)).expect("new");
    ledger.append(&record(1, order_no, RecordKind::Sent { attempt: 1 }, "")).expect("sent");
    let answer = format!(
        r#"{{"msg":"SUCCESS","code":200,"data":{{"mchOrderNo":"{order_no}","orderNo":"{platform_no}","payCode":"646180520000001001","amount":"152"}}}}"#
    );
    ledger.append(&record(2, order_no, RecordKind::Answered { attempt: 1, http_status: 200 }, &answer)).expect("taken");
}

fn query(ledger: &mut Ledger, second: i64, order_no: &str, platform_no: &str, status: &str) {
    let answer = format!(
        r#"{{"msg":"SUCCESS","code":200,"data":{{"mchOrderNo":"{order_no}","orderNo":"{platform_no}","amount":"152","orderStatus":"{status}"}}}}"#
    );
    let record = record(second, order_no, RecordKind::Queried { http_status: 200 }, &answer);
    ledger.append_if_news(&record).expect("taken");
}

fn notification(second: i64, filed: &str, verdict: &str, body: String) -> NewNotification {
    let received = Received { merchant_id: None, sign: Some("ab".repeat(16)), verdict: verdict.to_owned() };
    let verified = verdict == "verified";
    let kind = RecordKind::Notified { verified, origin: "hook.log:7".to_owned(), received: Some(Box::new(received)) };
    let mut seen = Seen::default();
    seen.add(Some(at(second)));
    seen.add(Some(at(second + 60)));
    let mark = body.len() as u64;
    NewNotification { record: Record { raw: body.into_bytes(), ..record(second, filed, kind, "") }, mark, seen }
}

fn paid(second: i64, order_no: &str, platform_no: &str, amount: &str, verdict: &str) -> NewNotification {
    let body = format!(
        r#"{{"amount":{amount},"completionTime":"2023-11-14 16:20:00","mchOrderNo":"{order_no}","orderNo":"{platform_no}","orderStatus":"SUCCESS"}}"#
    );
    notification(second, order_no, verdict, body)
}

fn patch(second: i64, own: &str, named: &str, other: &str, amount: &str) -> NewNotification {
    let body = format!(
        r#"{{"amount":{amount},"completionTime":"2023-11-14 16:20:00","mchOrderNo":"{named}","orderNo":"PAYIN-{own}","orderStatus":"SUCCESS","orderType":"PATCH","patchMchOrderNo":"{other}","patchOrderNo":"{ORIGINAL}"}}"#
    );
    notification(second, own, "verified", body)
}

fn import(ledger: &mut Ledger, new: &[NewNotification]) {
    let mut index = ledger.notification_index().expect("read");
    ledger.add_notifications(&mut index, new.to_vec(), &[], Some(("progress", &1))).expect("added");
}

fn list(ledger: &Ledger, settled: bool) -> Vec<(String, ExceptionKind)> {
    let filter = ExceptionsFilter { account: Some(AccountId(1)), kind: None, settled };
    let query = ExceptionsQuery { filter, now: at(9_000), offset: 0, limit: 50 };
    let page = ledger.exceptions(&query).expect("read");
    assert_eq!(page.total as usize, page.rows.len());
    let counts = ledger.exception_counts(Some(AccountId(1)), at(9_000)).expect("counted");
    assert_eq!(counts.total(settled), page.total);
    page.rows.into_iter().map(|row| (row.key.order_no, row.exception.kind())).collect()
}

fn attention(ledger: &Ledger) -> Vec<String> {
    let filter = OrdersFilter { group: OrderGroup::Attention, ..OrdersFilter::default() };
    let page = ledger.orders(&OrdersQuery { filter, limit: 50, ..OrdersQuery::default() }).expect("read");
    assert!(page.rows.iter().all(|row| OrderGroup::Attention.holds(row)));
    page.rows.into_iter().map(|row| row.key.order_no).collect()
}

fn what(ledger: &Ledger, order_no: &str) -> Vec<What> {
    let case = ledger.exception_case(&key(order_no)).expect("read").expect("known");
    case.exceptions.into_iter().map(|exception| exception.what).collect()
}

fn is_sound_and_rebuilds_alike(folder: &Path, ledger: Ledger) {
    let before = (list(&ledger, false), list(&ledger, true));
    drop(ledger);
    let path = folder.join("ledger.sqlite3");
    let reader = Reader::new(Arc::new(Catalogue::built_in()));
    let report = crate::ledger::verify(&path, &reader).expect("checked");
    assert!(report.is_sound(), "{report}");
    let rebuilt = crate::ledger::rebuild(&path, &reader).expect("rebuilt");
    assert_eq!(rebuilt.mended, []);
    let ledger = open(folder);
    assert_eq!((list(&ledger, false), list(&ledger, true)), before);
}

#[test]
fn a_patch_order_makes_its_original_an_exception_whichever_comes_first() {
    let own = ["CB-100001", "CB-10002"];
    let forms = [(own[0], "CB-1"), ("CB-1", own[1])];
    for patches_first in [false, true] {
        let (folder, mut ledger) = ledger();
        let patches: Vec<_> =
            own.into_iter().zip(forms).map(|(own, (named, other))| patch(300, own, named, other, "50.0")).collect();
        if patches_first {
            import(&mut ledger, &patches);
            make(&mut ledger, "CB-1", ORIGINAL);
        } else {
            make(&mut ledger, "CB-1", ORIGINAL);
            import(&mut ledger, &patches);
        }
        assert_eq!(attention(&ledger), ["CB-1"]);
        let [What::Underpaid { paid, missing, percent: 34, payments: 2, .. }] = what(&ledger, "CB-1")[..] else {
            panic!("{:?}", what(&ledger, "CB-1"))
        };
        assert_eq!((paid.to_plain(0), missing.to_plain(0)), ("100".to_owned(), "52".to_owned()));
        let case = ledger.exception_case(&key("CB-1")).expect("read").expect("known");
        assert_eq!((case.parts.len(), case.notified, case.is_confirmed), (2, 4, false));
        assert_eq!(case.evidence.iter().filter(|evidence| evidence.order_no != "CB-1").count(), 2);
        assert_eq!(ledger.original_of(&key(own[1])).expect("read"), Some(key("CB-1")));
        let order = |number| ledger.order(&key(number)).expect("read").expect("known");
        assert_eq!((order("CB-1").parts, order("CB-1").original), (case.parts, None));
        assert_eq!((order(own[0]).parts, order(own[0]).original), (Vec::new(), Some(key("CB-1"))));
        is_sound_and_rebuilds_alike(folder.path(), ledger);
    }
}

#[test]
fn the_gateways_number_links_what_merchants_numbers_do_not() {
    let (folder, mut ledger) = ledger();
    make(&mut ledger, "SHOP-A", ORIGINAL);
    make(&mut ledger, "SHOP-B", "PAYIN8800000000000000002");
    // Another order's number stands where the original's should: the gateway's number decides.
    import(&mut ledger, &[patch(300, "SHOP-B00001", "SHOP-B00001", "SHOP-B", "50.0")]);
    assert_eq!(attention(&ledger), ["SHOP-A"]);
    assert_eq!(ledger.original_of(&key("SHOP-B00001")).expect("read"), Some(key("SHOP-A")));
    is_sound_and_rebuilds_alike(folder.path(), ledger);
}

#[test]
fn what_a_person_settled_stays_until_more_comes_and_can_be_opened_again() {
    let (folder, mut ledger) = ledger();
    make(&mut ledger, "CB-1", ORIGINAL);
    import(&mut ledger, &[paid(300, "CB-1", ORIGINAL, "100.0", "verified")]);
    query(&mut ledger, 310, "CB-1", ORIGINAL, "SUCCESS");
    assert_eq!(list(&ledger, false), [("CB-1".to_owned(), ExceptionKind::Underpaid)]);
    let say = |ledger: &mut Ledger, second: i64, action: OperatorAction| {
        ledger.append_word(&record(second, "CB-1", RecordKind::Operated { action }, "")).expect("written")
    };
    let mark = ledger.exception_case(&key("CB-1")).expect("read").expect("known").exceptions[0].mark.clone();
    let how = Settlement::Accepted { reason: "a friend".to_owned() };
    let settled = OperatorAction::Settled { exception: ExceptionKind::Underpaid, mark, how };
    say(&mut ledger, 400, settled.clone());
    assert_eq!((list(&ledger, false).len(), list(&ledger, true).len(), attention(&ledger).len()), (0, 1, 0));
    say(&mut ledger, 401, OperatorAction::Reopened { exception: ExceptionKind::Underpaid });
    assert_eq!((list(&ledger, false).len(), list(&ledger, true).len()), (1, 0));
    say(&mut ledger, 402, settled);
    import(&mut ledger, &[patch(500, "CB-100001", "CB-100001", "CB-1", "20.0")]);
    assert_eq!(list(&ledger, false)[0], ("CB-1".to_owned(), ExceptionKind::Underpaid), "more money came");
    is_sound_and_rebuilds_alike(folder.path(), ledger);
}

#[test]
fn forged_webhooks_of_no_order_are_told_and_settled_and_make_none() {
    let (folder, mut ledger) = ledger();
    import(
        &mut ledger,
        &[paid(300, "GHOST", "PAYIN1", "5.0", "wrong_signature"), paid(300, "LOST", "PAYIN22", "5.0", "reencoded")],
    );
    assert_eq!(list(&ledger, false), [("GHOST".to_owned(), ExceptionKind::WrongSignature)]);
    let mark = ledger.exception_case(&key("GHOST")).expect("read").expect("known").exceptions[0].mark.clone();
    let how = Settlement::Accepted { reason: "our own test".to_owned() };
    let action = OperatorAction::Settled { exception: ExceptionKind::WrongSignature, mark, how };
    let told = ledger.append_word(&record(400, "GHOST", RecordKind::Operated { action }, "")).expect("written");
    assert_eq!(told, None, "a word about it makes no order");
    assert_eq!((list(&ledger, false).len(), list(&ledger, true).len()), (0, 1));
    assert_eq!(ledger.summary(&key("GHOST")), Ok(None));
    is_sound_and_rebuilds_alike(folder.path(), ledger);
}

#[test]
fn a_missing_webhook_counts_only_where_a_log_covers_the_time() {
    let (folder, mut ledger) = ledger();
    make(&mut ledger, "CB-1", ORIGINAL);
    query(&mut ledger, 300, "CB-1", ORIGINAL, "SUCCESS");
    assert_eq!(list(&ledger, false), [], "nobody keeps a log here");
    import(&mut ledger, &[paid(100, "OTHER", "PAYIN33", "5.0", "verified")]);
    assert_eq!(list(&ledger, false), [], "it may have ended before");
    import(&mut ledger, &[paid(8_000, "OTHERS", "PAYIN444", "5.0", "verified")]);
    assert_eq!(list(&ledger, false), [("CB-1".to_owned(), ExceptionKind::Unnotified)]);
    assert_eq!(attention(&ledger), [""; 0], "what did not come is no hurry");
    import(&mut ledger, &[paid(400, "CB-1", ORIGINAL, "152.0", "verified")]);
    assert_eq!(list(&ledger, false), [], "there it is");
    is_sound_and_rebuilds_alike(folder.path(), ledger);
}

#[test]
fn a_query_that_denies_a_webhook_is_news_though_it_says_what_it_said() {
    let (folder, mut ledger) = ledger();
    make(&mut ledger, "CB-1", ORIGINAL);
    query(&mut ledger, 100, "CB-1", ORIGINAL, "PAYING");
    import(&mut ledger, &[paid(300, "CB-1", ORIGINAL, "152.0", "verified")]);
    let turns = ledger.exception_counts(None, at(300)).expect("counted").turns_at;
    assert_eq!(turns, Some(at(300) + crate::domain::exception::CONFIRM_GRACE));
    query(&mut ledger, 500, "CB-1", ORIGINAL, "PAYING");
    assert!(matches!(what(&ledger, "CB-1")[..], [What::Unconfirmed { is_denied: true, .. }]));
    assert_eq!(attention(&ledger), ["CB-1"]);
    is_sound_and_rebuilds_alike(folder.path(), ledger);
}
