use std::sync::LazyLock;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::domain::draft::PayinRequest;
use crate::domain::observation::{GatewayStatus, NoAnswer, OperatorAction, OrderKey, Request};
use crate::domain::{AccountId, Amount, OrderNo};
use crate::gateway::request;

/// Our order in the recorded answers.
const OURS: &str = "cashypay_93649009";

const CREATED: &[u8] = include_bytes!("../../../tests/data/gateway/real-idr-create-answer.json");
const QUERIED: &[u8] = include_bytes!("../../../tests/data/gateway/real-idr-query-answer.json");

/// Indonesia as built in, with a blank that a user's file may hold.
static MARKET: LazyLock<Market> = LazyLock::new(|| {
    let mut market = Catalogue::built_in().get(&MarketCode::new("id")).expect("built in").clone();
    market.absent_words.push("  ".to_owned());
    market
});

fn read(kind: RecordKind, raw: &[u8]) -> Fact {
    let record = Record {
        at: Timestamp::UNIX_EPOCH,
        order: OrderKey { account: AccountId(1), order_no: OURS.to_owned() },
        kind,
        raw: raw.to_vec(),
    };
    read_record(&record, &MARKET.code, Some(&MARKET))
}

fn answered(http_status: u16, raw: &[u8]) -> Fact {
    read(RecordKind::Answered { attempt: 2, http_status }, raw)
}

fn queried(http_status: u16, raw: &[u8]) -> Fact {
    read(RecordKind::Queried { http_status }, raw)
}

fn refused(code: i64, word: &str) -> Fact {
    Fact::Refused { attempt: 2, refusal: Refusal { code, word: word.to_owned() } }
}

fn is_unreadable(fact: &Fact) -> bool {
    matches!(fact, Fact::OutcomeUnknown { attempt: 2, why: Unknown::Unreadable(_) })
}

/// Why a query's answer cannot be read as one about our order.
fn unreadable(fact: Fact) -> String {
    match fact {
        Fact::QueryFailed(QueryFailure::Unreadable(why)) => why,
        other => panic!("{other:?} is not an unreadable query"),
    }
}

#[test]
fn a_real_answer_is_an_acceptance() {
    let Fact::Accepted { attempt: 2, answer } = answered(200, CREATED) else { panic!("not accepted") };
    assert_eq!(answer.platform_no.as_deref(), Some("PAYIN8506530188485210112"));
    assert_eq!(answer.details.pay_code.as_deref(), Some("88089999525724"));
}

#[test]
fn only_a_2xx_body_counts() {
    for status in [100, 199, 300, 301, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504] {
        let why = Unknown::HttpStatus(status);
        assert_eq!(answered(status, CREATED), Fact::OutcomeUnknown { attempt: 2, why });
        assert_eq!(queried(status, QUERIED), Fact::QueryFailed(QueryFailure::HttpStatus(status)));
    }
    assert!(matches!(answered(201, CREATED), Fact::Accepted { .. }));
    assert!(matches!(queried(201, QUERIED), Fact::Found(_)));
}

#[test]
fn what_cannot_be_read_leaves_the_outcome_unknown() {
    let torn = &CREATED[..CREATED.len() - 20];
    for raw in [
        &b""[..],
        b"<html><body>502 Bad Gateway</body></html>",
        torn,
        b"\xff\xfe",
        b"[]",
        br#"{"msg":"SUCCESS"}"#,
        br#"{"msg":"SUCCESS","code":200}"#,
        br#"{"msg":"SUCCESS","code":200,"data":null}"#,
        br#"{"msg":"SUCCESS","code":200,"data":{}}"#,
        br#"{"msg":"SUCCESS","code":200,"data":"PAYIN1"}"#,
        br#"{"msg":"SUCCESS","code":200,"data":{"mchOrderNo":"cashypay_93649009","amount":"1000000"}}"#,
        br#"{"msg":"SUCCESS","code":200,"data":{"orderNo":"PAYIN1","orderNo":"PAYIN2"}}"#,
        br#"{"msg":"SUCCESS","code":200,"data":{"orderNo":"PAYIN1","mchOrderNo":"another"}}"#,
        br#"{"msg":"SUCCESS","code":200,"data":{"orderNo":"PAYIN1","amount":"much"}}"#,
    ] {
        let fact = answered(200, raw);
        assert!(is_unreadable(&fact), "{} gave {fact:?}", String::from_utf8_lossy(raw));
    }
}

#[test]
fn instructions_without_a_number_are_an_acceptance() {
    let fact = answered(200, br#"{"code":"200","data":{"payUrl":"https://pay.example/1"}}"#);
    assert!(matches!(fact, Fact::Accepted { .. }), "{fact:?}");
}

#[test]
fn business_errors_are_refusals_in_the_gateways_words() {
    assert_eq!(answered(200, br#"{"msg": "Payin_Order_Error","code": 500}"#), refused(500, "Payin_Order_Error"));
    assert_eq!(answered(200, br#"{"msg":"System_busy","code":"500","data":null}"#), refused(500, "System_busy"));
    assert_eq!(answered(200, br#"{"code":401}"#), refused(401, ""));
}

#[test]
fn a_query_finds_our_order() {
    let Fact::Found(answer) = queried(200, QUERIED) else { panic!("not found") };
    assert_eq!(answer.status, Some(GatewayStatus::Paying));
}

#[test]
fn a_query_finds_the_patch_that_was_asked_about_in_either_form() {
    let own = "cashypay_9364900900001";
    let original = "cashypay_93649009";
    for (named, other) in [(own, original), (original, own)] {
        let answer = format!(
            r#"{{"code":200,"data":{{"mchOrderNo":"{named}","patchMchOrderNo":"{other}","orderType":"PATCH","orderStatus":"SUCCESS"}}}}"#
        );
        let record = |order_no: &str| Record {
            at: Timestamp::UNIX_EPOCH,
            order: OrderKey { account: AccountId(1), order_no: order_no.to_owned() },
            kind: RecordKind::Queried { http_status: 200 },
            raw: answer.clone().into_bytes(),
        };
        let reader = Reader::new(Arc::new(Catalogue::built_in()));
        let read = |order_no: &str| reader.read(&record(order_no), &MarketCode::new("mx"));
        assert!(matches!(read(own), Fact::Found(_)), "{named}");
        assert!(matches!(read(original), Fact::QueryFailed(_)), "{named}");
    }
}

#[test]
fn a_query_finds_no_other_order() {
    let about = |data: &str| unreadable(queried(200, format!(r#"{{"code":200,"data":{data}}}"#).as_bytes()));
    assert_eq!(about(r#"{"mchOrderNo":"another","orderStatus":"SUCCESS"}"#), "the answer is about another");
    assert_eq!(
        about(r#"{"orderNo":"PAYIN1","orderStatus":"SUCCESS"}"#),
        "the answer does not say which order it is about"
    );
    assert_eq!(
        about(r#"{"mchOrderNo":"cashypay_93649009","orderType":"PATCH","orderStatus":"SUCCESS"}"#),
        "the answer is about a PATCH order"
    );
    // A PATCH number begins with the original's.
    assert_eq!(
        about(r#"{"mchOrderNo":"cashypay_9364900900001","orderStatus":"SUCCESS"}"#),
        "the answer is about cashypay_9364900900001"
    );
}

#[test]
fn a_query_says_that_there_is_no_such_order() {
    for raw in [
        r#"{"msg":"SUCCESS","code":200}"#,
        r#"{"msg":"SUCCESS","code":200,"data":null}"#,
        r#"{"msg":"SUCCESS","code":200,"data":""}"#,
        r#"{"msg":"SUCCESS","code":200,"data":{}}"#,
        r#"{"msg":"SUCCESS","code":200,"data":[]}"#,
        r#"{"msg":"Order_not_exist","code":500}"#,
        r#"{"msg":" ORDER_NOT_EXISTED ","code":"500"}"#,
    ] {
        assert_eq!(queried(200, raw.as_bytes()), Fact::Absent, "{raw}");
    }
}

#[test]
fn a_query_that_fails_says_nothing_about_the_order() {
    for word in ["System_error", "No_Order_not_exist", "Order_not", ""] {
        let raw = format!(r#"{{"msg":"{word}","code":500}}"#);
        let refusal = Refusal { code: 500, word: word.to_owned() };
        assert_eq!(queried(200, raw.as_bytes()), Fact::QueryFailed(QueryFailure::Refused(refusal)));
    }
    for (raw, why) in [
        ("<html>", "not JSON: expected value at line 1 column 1"),
        (r#"{"msg":"SUCCESS","code":200,"data":[{}]}"#, "data is an array, not an object"),
        (
            r#"{"code":200,"data":{"mchOrderNo":"cashypay_93649009","amount":{}}}"#,
            "data.amount is an object, not a text or a number",
        ),
    ] {
        assert_eq!(unreadable(queried(200, raw.as_bytes())), why, "{raw}");
    }
}

#[test]
fn our_own_request_is_read_back() {
    let kind = || RecordKind::Prepared { market: MarketCode::new("id") };
    let raw = br#"{"currency":"IDR","payType":26,"amount":20000,"reusableStatus":false,"mchOrderNo":"cashypay_93649009","expireTime":3600,"notifyUrl":"https://m.example/","nonceStr":"n","remark":"Coffee","realName":"Reza"}"#;
    let Fact::Prepared(request) = read(kind(), raw) else { panic!("not a request") };
    assert_eq!(request.amount, Amount::from_wire("20000", MARKET.currency).expect("an amount"));
    assert_eq!((request.pay_type, request.expire_secs), (26, 3600));
    assert_eq!((request.payer_name.as_str(), request.remark.as_str()), ("Reza", "Coffee"));

    let other = String::from_utf8_lossy(raw).replace(OURS, "another");
    assert_eq!(read(kind(), other.as_bytes()), Fact::Unreadable { why: "the request is about another".to_owned() });
    assert_eq!(read(kind(), b"{}"), Fact::Unreadable { why: "currency is missing".to_owned() });
}

#[test]
fn what_is_asked_for_in_every_market_is_read_back_from_the_bytes_sent() {
    let catalogue = Arc::new(Catalogue::built_in());
    let reader = Reader::new(Arc::clone(&catalogue));
    assert_eq!(catalogue.iter().count(), 5);
    for market in catalogue.iter() {
        let request = PayinRequest {
            market: market.code.clone(),
            currency: market.currency,
            scale: market.scale,
            pay_type: market.pay_types[0].number,
            amount: Amount::from_wire("15000", market.currency).expect("an amount"),
            order_no: OrderNo::parse(OURS).expect("an order number"),
            expire_secs: market.expire_secs,
            notify_url: "https://merchant.example/hook".to_owned(),
            remark: "Two coffees".to_owned(),
            real_name: "José Núñez".to_owned(),
            phone: None,
            email: None,
            id_type: None,
            id_card: None,
            user_type: None,
            bank_id: None,
            goods_subject: None,
            goods_body: None,
        };
        let record = Record {
            at: Timestamp::UNIX_EPOCH,
            order: OrderKey { account: AccountId(1), order_no: OURS.to_owned() },
            kind: RecordKind::Prepared { market: market.code.clone() },
            raw: request::pay_in(&request, "n"),
        };
        let read_back = Request {
            market: request.market,
            currency: request.currency,
            pay_type: request.pay_type,
            amount: request.amount,
            expire_secs: request.expire_secs,
            payer_name: request.real_name,
            remark: request.remark,
        };
        assert_eq!(reader.read(&record, &market.code), Fact::Prepared(Box::new(read_back)));
    }
}

#[test]
fn webhooks_are_read_whether_or_not_they_are_verified() {
    let raw = include_bytes!("../../../tests/data/gateway/real-idr-webhook.json");
    for verified in [true, false] {
        let kind = RecordKind::Notified { verified, origin: "log:1".to_owned(), received: None };
        let Fact::Notified { verified: said, answer: Some(answer) } = read(kind.clone(), raw) else {
            panic!("not read")
        };
        assert_eq!((said, answer.status), (verified, Some(GatewayStatus::Success)));
        assert_eq!(read(kind, b"rubbish"), Fact::Notified { verified, answer: None });
    }
}

#[test]
fn what_needs_no_reading_is_taken_over() {
    assert_eq!(read(RecordKind::Sent { attempt: 3 }, b""), Fact::Sent { attempt: 3 });
    let reason = NoAnswer::Dropped;
    assert_eq!(
        read(RecordKind::Unanswered { attempt: 3, reason }, b"reset by peer"),
        Fact::OutcomeUnknown { attempt: 3, why: Unknown::NoAnswer(reason) }
    );
    let action = OperatorAction::Dismissed;
    assert_eq!(read(RecordKind::Operated { action: action.clone() }, b""), Fact::Operated(action));
}

#[test]
fn without_its_market_a_record_proves_nothing() {
    let reader = Reader::new(Arc::new(Catalogue::default()));
    let read = |kind, raw: &[u8]| {
        let order = OrderKey { account: AccountId(1), order_no: OURS.to_owned() };
        let record = Record { at: Timestamp::UNIX_EPOCH, order, kind, raw: raw.to_vec() };
        reader.read(&record, &MarketCode::new("zz"))
    };
    assert!(is_unreadable(&read(RecordKind::Answered { attempt: 2, http_status: 200 }, CREATED)));
    assert_eq!(unreadable(read(RecordKind::Queried { http_status: 200 }, QUERIED)), "there is no market zz");
    let kind = RecordKind::Notified { verified: true, origin: String::new(), received: None };
    assert_eq!(read(kind, CREATED), Fact::Notified { verified: true, answer: None });
}

proptest! {
    #[test]
    fn every_record_means_something(
        raw in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            r#"\{("(code|msg|data|mchOrderNo|amount)":("?[0-9a-z]{0,6}"?|null|\{\}),?){0,5}\}"#.prop_map(String::into_bytes),
        ],
        status in any::<u16>(),
    ) {
        for kind in [
            RecordKind::Prepared { market: MarketCode::new("id") },
            RecordKind::Answered { attempt: 1, http_status: status },
            RecordKind::Queried { http_status: status },
            RecordKind::Notified { verified: true, origin: String::new(), received: None },
        ] {
            let fact = read(kind, &raw);
            // Nothing made of random bytes may count as proof that money moved or that an order is ours.
            let is_harmless = !matches!(&fact, Fact::Found(_));
            prop_assert!(is_harmless, "{:?}", fact);
        }
    }

    #[test]
    fn a_torn_answer_is_never_a_failure(len in 0..CREATED.len()) {
        prop_assert!(is_unreadable(&answered(200, &CREATED[..len])));
        let fact = queried(200, &QUERIED[..len]);
        prop_assert!(matches!(fact, Fact::QueryFailed(_)), "{:?}", fact);
    }
}

#[test]
fn a_corrected_market_is_another_reading() {
    let built_in = Reader::new(Arc::new(Catalogue::built_in()));
    assert_eq!(built_in.version(), Reader::new(Arc::new(Catalogue::built_in())).version());
    let corrected = Catalogue::built_in().with_user_file("markets.toml", "[mx]\nzone = \"America/Tijuana\"\n");
    assert_eq!(corrected.problems, Vec::new());
    assert_ne!(Reader::new(Arc::new(corrected)).version(), built_in.version());
}
